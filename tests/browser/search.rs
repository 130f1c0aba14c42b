//! Searching: what is found, how it is shown, and what the page says when the query is odd or finds nothing.

use std::collections::BTreeSet;

use crate::explorer::{
    N_PASSAGES, desktop, focus, in_view, n_shown, passages, search, settle, texts,
    wait_for_fragment, with_text,
};
use crate::page::{Page, key};

/// A query, the passages that it shows, and the name that stands first among those it finds.
const QUERIES: [(&str, &[&str], &str); 5] = [
    ("diaby", &["p15", "fig2"], "Omar Diaby"),
    (
        "\"travel agency\"",
        &["standfirst", "p24", "p25"],
        "Emigration and Logistics Committee",
    ),
    ("Hayat Tahrir", &["p13", "p14"], "Hay’at Tahrir al-Sham"),
    ("jolani", &["p13"], "Abu Mohammed al-Jawlani"),
    ("date:2016..2017 attack", &["p27", "chart1", "p29"], ""),
];

#[track_caller]
fn found_by(page: &Page, query: &str) -> Vec<String> {
    page.open("#");
    settle(page);
    search(page, query);
    passages(page)
}

#[test]
fn typing_shows_passages_with_highlights_and_the_name() {
    let page = desktop("");
    for (query, expected, name) in QUERIES {
        page.open("#panel=read");
        settle(&page);
        search(&page, query);
        assert_eq!(passages(&page), expected, "{query}");
        assert_eq!(n_shown(&page), expected.len(), "{query}");
        assert!(page.count(".d-passage mark") > 0, "{query} is highlighted");
        let first = texts(&page, ".d-suggestion[data-hue] .d-suggestion__text");
        assert_eq!(first.first().map_or("", String::as_str), name, "{query}");
        page.press(key::ESCAPE);
        page.press(key::ESCAPE);
        settle(&page);
        assert_eq!(n_shown(&page), N_PASSAGES, "{query} is cleared");
    }
    page.finish();
}

#[test]
fn every_highlight_holds_a_word_of_the_query() {
    let page = desktop("#q=diaby");
    let marked = texts(&page, ".d-article mark");
    assert!(marked.len() >= 2, "{marked:?}");
    assert!(marked.iter().all(|words| words == "Diaby"), "{marked:?}");
    page.finish();
}

#[test]
fn results_say_why_a_passage_is_found() {
    let page = desktop("#q=travel%20agency&panel=search");
    let reasons = texts(&page, ".d-result__reason");
    let alias = reasons.iter().any(|reason| {
        reason.contains("Emigration and Logistics Committee") || reason.contains("travel agency")
    });
    assert!(alias, "{reasons:?}");
    page.finish();
}

#[test]
fn a_suggestion_is_chosen_with_the_arrow_keys() {
    let page = desktop("");
    search(&page, "diaby");
    page.wait_for(".d-suggestion");
    assert_eq!(
        page.attr(".d-search__input", "aria-expanded").as_deref(),
        Some("true")
    );
    page.press(key::DOWN);
    settle(&page);
    assert_eq!(
        texts(
            &page,
            ".d-suggestion[aria-selected=true] .d-suggestion__text"
        ),
        ["Omar Diaby"]
    );
    let active = page.attr(".d-search__input", "aria-activedescendant");
    assert_eq!(active, page.attr(".d-suggestion[aria-selected=true]", "id"));
    page.press(key::DOWN);
    page.press(key::UP);
    page.press(key::ENTER);
    settle(&page);
    assert_eq!(
        texts(&page, ".d-chip--filter .d-chip__label"),
        ["Omar Diaby"]
    );
    assert!(
        !page
            .eval("document.querySelector('.d-suggestions').checkVisibility()")
            .as_bool()
            .unwrap()
    );
    wait_for_fragment(&page, "#with=omar-diaby");
    page.finish();
}

#[test]
fn arrow_up_begins_at_the_end_of_the_suggestions() {
    let page = desktop("");
    search(&page, "attack");
    page.wait_for(".d-suggestion");
    page.press(key::UP);
    page.press(key::ENTER);
    page.wait_for(".d-results");
    assert_eq!(page.count(".d-results ol .d-result"), n_shown(&page));
    page.finish();
}

#[test]
fn a_suggested_passage_is_opened_with_the_mouse() {
    let page = desktop("");
    search(&page, "kurdish");
    page.wait_for(".d-suggestion");
    let css = with_text(&page, ".d-suggestion", "Kurdish fighters,");
    page.click(&css);
    page.wait_for("#p9[aria-current=true]");
    page.wait_until("document.activeElement.id === 'p9'");
    assert!(in_view(&page, "#p9"));
    page.finish();
}

#[test]
fn enter_goes_to_the_first_highlight() {
    let page = desktop("");
    search(&page, "interpol");
    page.press(key::ENTER);
    page.wait_for("mark[aria-current=true]");
    settle(&page);
    assert_eq!(page.text("mark[aria-current=true]"), "Interpol");
    assert!(in_view(&page, "mark[aria-current=true]"));
    page.finish();
}

#[test]
fn operators_are_set_logic() {
    let page = desktop("");
    let set = |query: &str| -> BTreeSet<String> { found_by(&page, query).into_iter().collect() };
    let all: BTreeSet<String> = set("");
    let (syria, iraq) = (set("Syria "), set("Iraq "));
    assert!(!syria.is_empty() && syria != iraq);
    assert_eq!(set("Syria OR Iraq "), &syria | &iraq);
    assert_eq!(set("Syria Iraq "), &syria & &iraq);
    assert_eq!(set("Syria -Iraq "), &syria - &iraq);
    assert_eq!(set("-Syria "), &all - &syria);
    assert_eq!(set("(Syria OR Iraq) -Iraq "), &syria - &iraq);
    assert_eq!(set("\"travel agency\" "), set("\"Travel Agency\" "));
    assert!(set("jihad* ").is_superset(&set("jihadist ")));
    assert_eq!(set("person:diaby "), set("person:\"Omar Diaby\" "));
    assert_eq!(
        set("title:sanctuary OR title:places "),
        set("title:places ")
    );
    page.finish();
}

#[test]
fn what_is_not_a_query_is_searched_as_words_and_the_page_says_so() {
    let page = desktop("");
    let notices = [
        (
            "\"travel agency",
            "This is not a complete search expression, so it was searched as plain words.",
        ),
        (
            "mosul:raqqa",
            "“mosul:” is not a field of this dossier; it was searched as words.",
        ),
        (
            "date:someday",
            "“someday” is not a date that can be searched; write date:2016 or date:2016..2017.",
        ),
        ("jolani", "“jolani” is not in the text. Showing jawlani."),
        (
            "diaby xylophone",
            "No passage has all the words. These have most of them; not found: xylophone.",
        ),
    ];
    for (query, notice) in notices {
        found_by(&page, query);
        assert_eq!(page.text(".d-notice"), notice, "{query}");
    }
    assert_eq!(passages(&page), ["p15", "fig2"], "the relaxed search");
    page.finish();
}

#[test]
fn nothing_found_offers_ways_out() {
    let page = desktop("#q=diaby&with=libya&panel=search");
    assert!(
        page.text(".d-nothing")
            .contains("Nothing found for “diaby”")
    );
    let ways = texts(&page, ".d-nothing .d-button");
    assert_eq!(
        ways,
        [
            "Without Libya: 2 passages",
            "Without “diaby”: 1 passage",
            "Clear all"
        ]
    );
    let libya = with_text(&page, ".d-nothing .d-button", "Without Libya");
    page.click(&libya);
    settle(&page);
    assert_eq!(n_shown(&page), 2);
    page.open("#q=xylophone&panel=search");
    settle(&page);
    assert_eq!(n_shown(&page), 0);
    page.click(".d-nothing .d-button");
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    page.finish();
}

#[test]
fn the_button_clears_the_search() {
    let page = desktop("");
    search(&page, "diaby");
    page.click(".d-search__clear");
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    assert_eq!(
        page.eval("document.querySelector('.d-search__input').value"),
        ""
    );
    assert_eq!(page.count(".d-article mark"), 0);
    assert!(
        focus(&page).contains("d-search__input"),
        "the focus stays in the search: {}",
        focus(&page)
    );
    page.finish();
}
