//! Links: a view goes into the address and comes back out of it, in another browser, by Back, from the clipboard.

use serde_json::json;

use crate::explorer::{
    DESKTOP, N_PASSAGES, desktop, in_view, n_shown, search, settle, show, texts, visible_state,
    wait_for_fragment, wait_for_start, with_text,
};
use crate::limits::Ability;
use crate::page::{Page, key};

#[test]
fn a_view_opens_the_same_in_another_browser() {
    let page = desktop("");
    page.click(&with_text(&page, ".d-years__label", "2017"));
    search(&page, "fighters");
    page.press(key::ESCAPE);
    page.click(&with_text(&page, ".d-rail .d-value__toggle", "Mediapart"));
    page.click(&with_text(&page, ".d-rail .d-value__toggle", "Mediapart"));
    page.click(".d-article .d-mention[href='#entity=syria']");
    page.wait_for(".d-card");
    let fragment = "#q=fighters&without=mediapart&during=2017&entity=syria";
    wait_for_fragment(&page, fragment);
    let other = desktop(&page.address());
    assert_eq!(visible_state(&other), visible_state(&page));
    assert!(n_shown(&other) > 0 && n_shown(&other) < N_PASSAGES);
    other.finish();
    page.finish();
}

#[test]
fn back_and_forward_go_through_the_views() {
    let page = desktop("");
    page.click(".d-tab:nth-child(4)");
    wait_for_fragment(&page, "#panel=time");
    page.click(&with_text(&page, ".d-years__label", "2016"));
    wait_for_fragment(&page, "#during=2016&panel=time");
    let filtered = visible_state(&page);
    page.back();
    wait_for_fragment(&page, "#panel=time");
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    page.back();
    wait_for_fragment(&page, "");
    page.wait_for(".d-article");
    page.forward();
    page.forward();
    wait_for_fragment(&page, "#during=2016&panel=time");
    page.wait_for(".d-timeline");
    assert_eq!(visible_state(&page), filtered);
    page.finish();
}

#[test]
fn back_undoes_a_search_as_one_step() {
    let page = desktop("");
    search(&page, "d");
    wait_for_fragment(&page, "#q=d");
    page.type_keys(".d-search__input", "iaby");
    wait_for_fragment(&page, "#q=diaby");
    page.back();
    wait_for_fragment(&page, "");
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    page.finish();
}

#[test]
fn a_reload_keeps_the_view() {
    let page = desktop("#with=tracfin&panel=time");
    let before = visible_state(&page);
    page.reload();
    wait_for_start(&page);
    page.wait_for(".d-timeline");
    assert_eq!(visible_state(&page), before);
    page.finish();
}

#[test]
fn a_link_to_a_passage_opens_there() {
    let page = desktop("#p12");
    page.wait_for("#p12[aria-current=true]");
    if !page.lacks(Ability::FocusAtStart) {
        page.wait_until("document.activeElement.id === 'p12'");
    }
    assert!(in_view(&page, "#p12"));
    assert_eq!(n_shown(&page), N_PASSAGES);
    assert_eq!(page.address(), "#p12");
    page.finish();
}

#[test]
fn what_a_link_names_and_the_dossier_lacks_is_said() {
    let cases = [
        ("#nowhere", "nowhere"),
        ("#q=diaby&with=nobody", "with=nobody"),
        ("#entity=nobody", "entity=nobody"),
        ("#during=never&panel=time", "during=never"),
        ("#%zz&hit=x", "%zz, hit=x"),
        ("#panel=cellar", "panel=cellar"),
    ];
    let page = desktop("");
    for (fragment, unknown) in cases {
        page.leave();
        show(&page, DESKTOP, fragment);
        let notice = format!(
            "The link names something that this dossier does not have ({unknown}). The nearest view is shown. Dismiss"
        );
        assert_eq!(texts(&page, ".d-notice"), [notice], "{fragment}");
        assert!(
            page.count("main .d-passage, main .d-event") > 0,
            "{fragment}"
        );
        page.click(".d-notice .d-link");
        settle(&page);
        assert_eq!(page.count(".d-notice"), 0, "{fragment}");
    }
    page.finish();
}

#[test]
fn an_unknown_link_followed_on_the_page_is_said_too() {
    let page = desktop("#q=diaby");
    page.open("#with=nobody");
    page.wait_for(".d-notice");
    assert!(page.text(".d-notice").contains("with=nobody"));
    page.open("#with=libya");
    settle(&page);
    assert_eq!(page.count(".d-notice"), 0, "a good link has nothing to say");
    page.finish();
}

#[test]
fn half_understood_links_keep_what_is_understood() {
    let page = desktop("#q=diaby&with=nobody&panel=search");
    page.wait_for(".d-results");
    assert_eq!(n_shown(&page), 2);
    page.finish();
}

/// What is in the clipboard after the button beside `said` was pressed; nothing where copying is refused, and then
/// the page has said so.
#[track_caller]
fn copied(page: &Page, said: &str) -> Option<String> {
    page.wait_until(&format!(
        "document.querySelector('{said}').textContent !== ''"
    ));
    let said = page.text(said);
    if page.lacks(Ability::Clipboard) {
        assert!(said.ends_with("did not allow copying."), "{said}");
        let console = page.take_console();
        assert!(
            console
                .iter()
                .all(|line| line.contains("Clipboard API has been blocked")),
            "{console:?}"
        );
        return None;
    }
    assert_eq!(said, "Copied");
    let text = page.eval("navigator.clipboard.readText()");
    Some(text.as_str().unwrap_or_default().to_owned())
}

#[track_caller]
fn allow_clipboard(page: &Page) {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", &permissions);
}

#[test]
fn the_copied_link_opens_the_view() {
    let page = desktop("#with=tracfin");
    allow_clipboard(&page);
    page.click(".d-copy .d-tool");
    if let Some(copied) = copied(&page, ".d-copy__said") {
        let path = page.path(&copied);
        assert_eq!(path, "#with=tracfin");
        let before = visible_state(&page);
        page.leave();
        show(&page, DESKTOP, &path);
        assert_eq!(visible_state(&page), before);
    }
    page.finish();
}

#[test]
fn a_link_is_copied_at_once_after_a_change() {
    let page = desktop("");
    allow_clipboard(&page);
    // The address is written a moment after a change: what is copied has to be the view all the same.
    page.eval(
        "new Promise(done => {
            document.querySelector('.d-tab:nth-child(4)').click();
            requestAnimationFrame(() => requestAnimationFrame(() => {
                document.querySelector('.d-copy .d-tool').click();
                done(0);
            }));
        })",
    );
    if let Some(copied) = copied(&page, ".d-copy__said") {
        assert_eq!(page.path(&copied), "#panel=time");
    }
    page.finish();
}

#[test]
fn the_number_of_a_passage_copies_its_words_and_link() {
    let page = desktop("");
    allow_clipboard(&page);
    page.click("#p12 .d-passage__number");
    if let Some(copied) = copied(&page, "#p12 .d-copy__said") {
        let start = "“The money moves through transfer systems";
        assert!(copied.starts_with(start), "{copied}");
        let title = "The committee that outlived its Caliphate";
        assert!(copied.contains(title), "{copied}");
        let link = copied.split_whitespace().next_back().unwrap_or_default();
        assert_eq!(page.path(link), "#p12", "{copied}");
    }
    page.finish();
}
