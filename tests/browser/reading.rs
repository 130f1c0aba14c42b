//! Reading: the text is all there, and everything in it that can be followed leads where it says.

use serde_json::Value;

use crate::explorer::{
    N_PASSAGES, bundled, desktop, passages, settle, strings, texts, wait_for_fragment, with_text,
};
use crate::page::key;

/// Blocks of the bundled article, of one type or of all.
fn blocks(kind: &str) -> Vec<Value> {
    let file = bundled();
    let blocks = file["articles"][0]["blocks"]
        .as_array()
        .expect("blocks")
        .clone();
    let chosen = blocks
        .into_iter()
        .filter(|block| kind.is_empty() || block["type"] == kind);
    chosen.collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn title_headings_and_every_passage_stand_in_the_text() {
    let page = desktop("");
    assert_eq!(page.text("h1"), "The committee that outlived its Caliphate");
    assert_eq!(page.eval("document.title"), "After the Caliphate");
    let headings: Vec<String> = blocks("heading")
        .iter()
        .map(|block| text(&block["text"]))
        .collect();
    assert_eq!(texts(&page, ".d-article > h2.d-heading"), headings);
    let with_id = blocks("")
        .into_iter()
        .filter(|block| block["type"] != "heading");
    let ids: Vec<String> = with_id.map(|block| text(&block["id"])).collect();
    assert_eq!(ids.len(), N_PASSAGES);
    assert_eq!(passages(&page), ids);
    let written = page.eval(
        "[...document.querySelectorAll('.d-passage > .d-paragraph, .d-passage > .d-standfirst')].map(text => text.textContent)",
    );
    let expected = blocks("")
        .into_iter()
        .filter(|block| block["type"] == "paragraph" || block["type"] == "standfirst");
    let expected: Vec<String> = expected.map(|block| text(&block["text"])).collect();
    assert_eq!(strings(&written), expected);
    page.finish();
}

#[test]
fn a_picture_that_is_not_there_is_described() {
    let page = desktop("");
    assert_eq!(page.count(".d-article img"), 0);
    for figure in blocks("figure") {
        let css = format!("#{} figure", text(&figure["id"]));
        assert!(page.text(&css).contains(&text(&figure["alt"])), "{css}");
        assert!(
            page.text(&format!("{css} figcaption"))
                .contains(&text(&figure["text"])),
            "{css}"
        );
    }
    page.finish();
}

#[test]
fn the_chart_reads_as_a_table() {
    let page = desktop("");
    let rows = page.eval(
        "[...document.querySelectorAll('#chart1 tbody tr')].map(row =>
            row.querySelector('th').textContent + ': ' + row.querySelector('td').textContent)",
    );
    assert_eq!(strings(&rows), ["Germany: 6", "Britain: 5", "Belgium: 5"]);
    assert_eq!(
        page.eval("document.querySelector('#chart1 thead th').textContent"),
        "attacks"
    );
    let widths = page.eval(
        "[...document.querySelectorAll('#chart1 rect')].map(bar => Math.round(bar.getBoundingClientRect().width))",
    );
    let width = |at: usize| widths[at].as_f64().expect("a width");
    assert!(width(0) > width(1) && width(1) > 0.0, "{widths}");
    assert!((width(1) / width(0) - 5.0 / 6.0).abs() < 0.02, "{widths}");
    page.finish();
}

#[test]
fn source_and_contact_are_links_without_a_way_back() {
    let page = desktop("");
    let source = text(&bundled()["articles"][0]["source"]["url"]);
    let links = page.eval(
        "[...document.querySelectorAll('.d-byline a, .d-end a:not([href^=\"#\"])')].map(link => [link.href, link.rel])",
    );
    let links = links.as_array().expect("links");
    assert_eq!(
        links
            .iter()
            .filter(|link| link[0] == source.as_str())
            .count(),
        2
    );
    assert!(
        links
            .iter()
            .any(|link| link[0] == "mailto:enquete@mediapart.fr"),
        "{links:?}"
    );
    assert!(links.iter().all(|link| link[1] == "noopener"), "{links:?}");
    page.finish();
}

#[test]
fn a_name_in_the_text_opens_its_card() {
    let page = desktop("");
    page.click("#p15 .d-mention[href='#entity=omar-diaby']");
    page.wait_for("#d-card-title");
    assert_eq!(page.text("#d-card-title"), "Omar Diaby");
    let card = page.text(".d-card");
    for part in [
        "person · 2 passages",
        "also Diaby",
        "Nice",
        "Firqatul Ghuraba",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    assert_eq!(texts(&page, ".d-kwic button"), ["17", "18"]);
    let marked = texts(&page, ".d-kwic mark");
    assert!(
        marked.iter().all(|words| words.contains("Diaby")),
        "{marked:?}"
    );
    wait_for_fragment(&page, "#entity=omar-diaby");
    let second = with_text(&page, ".d-kwic button", "18");
    page.click(&second);
    page.wait_for("#fig2[aria-current=true]");
    page.finish();
}

#[test]
fn a_date_in_the_text_opens_its_event() {
    let page = desktop("");
    page.click("#p1 .d-mention--date");
    page.wait_for("#d-card-title");
    assert_eq!(page.text(".d-card__date"), "December 17, 2017");
    assert!(
        page.text("#d-card-title")
            .starts_with("Emmanuel Macron tells Laurent Delahousse")
    );
    page.finish();
}

#[test]
fn a_card_filters_and_leads_to_neighbours() {
    let page = desktop("#entity=omar-diaby");
    page.click(".d-card__actions .d-button[data-main]");
    settle(&page);
    assert_eq!(passages(&page), ["p15", "fig2"]);
    assert_eq!(
        page.attr(".d-card__actions .d-button", "aria-pressed")
            .as_deref(),
        Some("true")
    );
    let nice = with_text(&page, ".d-card .d-chip", "Nice");
    page.click(&nice);
    settle(&page);
    assert_eq!(page.text("#d-card-title"), "Nice");
    page.click(".d-card .d-close");
    settle(&page);
    assert_eq!(page.count(".d-card"), 0);
    page.finish();
}

#[test]
fn figures_are_listed_with_their_passages() {
    let page = desktop("");
    page.eval("document.querySelector('.d-end__figures summary').focus()");
    page.press(key::ENTER);
    page.wait_for(".d-end__figures table");
    assert_eq!(page.count(".d-end__figures tbody tr"), 21);
    page.click(".d-end__figures .d-passage-link");
    page.wait_for(".d-passage[aria-current=true]");
    page.finish();
}

#[test]
fn a_name_can_be_opened_in_a_new_window() {
    let page = desktop("");
    let href = page.attr("#p15 .d-mention", "href").expect("a link");
    let other = desktop(&href);
    other.wait_for("#d-card-title");
    other.finish();
    page.finish();
}
