//! A dossier from someone who means harm: text is only ever text, and links lead nowhere but to the web.

use serde_json::{Value, json};

use crate::explorer::{
    DESKTOP, before_each_document, settle, show, site_of, strings, with_dossier,
};
use crate::page::Page;

/// What runs in a page that takes text for HTML.
const HARM: &str = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script><svg onload=\"harmed=1\">&lt;b&gt;";

/// Addresses that run a script or leave the web.
const ADDRESSES: [&str; 6] = [
    "javascript:window.harmed=1",
    " JaVaScRiPt:window.harmed=1",
    "java\nscript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "vbscript:harmed",
    "file:///etc/passwd",
];

/// A dossier with harm in every field that a page shows.
fn hostile(address: &str) -> Value {
    let label = json!({ "en": HARM, "fr": HARM });
    let anchor = json!([{ "block": "p1", "start": 0, "end": 20 }]);
    json!({
        "dossier": 1, "title": HARM, "lang": "en",
        "entity_types": [{ "id": "person", "label": label, "singular": label }],
        "entities": [{ "id": "e", "type": "person", "name": HARM, "aliases": [HARM, "img"], "summary": HARM,
            "same_as": [address] }],
        "events": [{ "id": "v", "date": "2017", "display": HARM, "title": HARM, "passages": anchor,
            "entities": ["e"], "according_to": HARM }],
        "quantities": [{ "id": "q", "label": label, "value": 1, "unit": HARM, "qualifier": "about", "passages": anchor }],
        "articles": [{
            "id": "a", "lang": "en", "kicker": HARM, "title": HARM, "rights": HARM,
            "byline": [{ "name": HARM, "role": label }],
            "published": { "edtf": "2018", "display": HARM, "note": HARM },
            "source": { "publisher": HARM, "title": HARM, "url": address, "note": HARM },
            "translations": [{ "lang": "fr", "url": address, "note": HARM }],
            "contact": [{ "label": label, "href": address }],
            "blocks": [
                { "id": "s", "type": "standfirst", "text": HARM },
                { "id": "h1", "type": "heading", "text": HARM },
                { "id": "p1", "type": "paragraph", "text": HARM, "mentions": [
                    { "start": 0, "end": 30, "entity": "e" }, { "start": 31, "end": 40, "date": "2017" }] },
                { "id": "p2", "type": "quotation", "text": HARM, "cite": HARM },
                { "id": "p3", "type": "list-item", "text": HARM },
                { "id": "p4", "type": "figure", "text": HARM, "alt": HARM, "credit": HARM, "image": address },
                { "id": "p5", "type": "chart", "text": HARM, "unit": label, "rows": [{ "label": HARM, "value": 3 }] },
            ],
        }],
    })
}

/// Nothing of the dossier became an element, a handler or a link out of the web.
#[track_caller]
fn check(page: &Page, what: &str) {
    settle(page);
    assert_eq!(
        page.eval("window.harmed ?? 'unharmed'"),
        "unharmed",
        "{what}"
    );
    assert_eq!(
        page.count(
            "#dossier script, #dossier img, #dossier [onerror], #dossier [onload], #dossier [style]"
        ),
        0,
        "{what}"
    );
    let links = strings(
        &page.eval("[...document.querySelectorAll('#dossier a')].map(link => link.protocol)"),
    );
    assert!(
        links
            .iter()
            .all(|scheme| ["http:", "https:", "mailto:"].contains(&scheme.as_str())),
        "{what}: {links:?}"
    );
}

#[test]
fn html_in_every_field_is_shown_as_text() {
    let page = with_dossier(&hostile(ADDRESSES[0]), "");
    assert_eq!(page.text("h1"), HARM);
    assert_eq!(page.eval("document.title"), HARM);
    assert_eq!(
        page.eval("document.querySelector('#p1 .d-paragraph').textContent"),
        HARM
    );
    check(&page, "read");
    for view in [
        "#q=img",
        "#q=img&panel=search",
        "#panel=who",
        "#panel=time",
        "#entity=e",
        "#event=v",
        "#with=e&during=2017",
    ] {
        page.open(view);
        check(&page, view);
        assert!(page.text("main").contains("<script>"), "{view}");
    }
    page.type_keys(".d-search__input", "img ");
    page.wait_for(".d-suggestion");
    check(&page, "suggestions");
    page.finish();
}

#[test]
fn addresses_that_run_something_are_no_links() {
    let page = Page::of(site_of(hostile(ADDRESSES[0]).to_string()));
    page.finish();
    for address in ADDRESSES {
        let page = with_dossier(&hostile(address), "#entity=e");
        check(&page, address);
        assert_eq!(
            page.count(".d-end a:not([href^='#']), .d-byline a, .d-card a"),
            0,
            "{address}"
        );
        page.finish();
    }
}

#[test]
fn a_link_from_elsewhere_is_text_too() {
    let page = Page::of(site_of(hostile(ADDRESSES[0]).to_string()));
    before_each_document(
        &page,
        "window.violations = []; addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective))",
    );
    let harm = "%3Cimg%20src%3Dx%20onerror%3Dharmed%3D1%3E";
    for fragment in [
        format!("#q={harm}"),
        format!("#{harm}"),
        format!("#with={harm}&panel=search&q={harm}"),
    ] {
        page.leave();
        show(&page, DESKTOP, &fragment);
        check(&page, &fragment);
        assert_eq!(page.eval("violations"), json!([]), "{fragment}");
    }
    page.finish();
}
