//! Around the search box: words completed, names as filters, the form, what was perhaps meant, and the searches that
//! the device keeps.

use crate::explorer::{
    PHONE, SEARCH_BOX, desktop, focus, n_shown, opened, passages, phone, search, settle, texts,
    wait_for_fragment, wait_for_start, with_text,
};
use crate::limits::Ability;
use crate::page::{Page, key};

/// Opens the panel with more ways to search.
#[track_caller]
fn open_ways(page: &Page) {
    page.click(".d-search__more");
    page.wait_for(".d-form");
}

/// The field of the form with this label.
#[track_caller]
fn field(page: &Page, label: &str) -> String {
    format!("{} input", with_text(page, ".d-form__field", label))
}

#[track_caller]
fn query(page: &Page) -> String {
    let value = page.eval(&format!("document.querySelector('{SEARCH_BOX}').value"));
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_chosen_name_takes_the_place_of_its_words() {
    let page = desktop("");
    search(&page, "attack omar diab");
    let name = with_text(&page, ".d-suggestion", "Omar Diaby");
    page.click(&name);
    settle(&page);
    assert_eq!(query(&page), "attack ");
    assert_eq!(
        texts(&page, ".d-chip--filter .d-chip__label"),
        ["“attack”", "Omar Diaby"]
    );
    wait_for_fragment(&page, "#q=attack%20&with=omar-diaby");
    page.finish();
}

#[test]
fn a_word_is_completed_and_the_typing_goes_on() {
    let page = desktop("");
    search(&page, "syria kurd");
    let word = with_text(&page, ".d-suggestion", "kurdish");
    page.click(&word);
    settle(&page);
    assert_eq!(query(&page), "syria kurdish ");
    assert!(focus(&page).contains("d-search__input"));
    assert_eq!(
        page.attr(SEARCH_BOX, "aria-expanded").as_deref(),
        Some("true")
    );
    page.finish();
}

#[test]
fn where_the_results_stand_they_are_not_listed_twice() {
    let page = phone("#panel=search");
    search(&page, "diab");
    page.wait_for(".d-suggestion");
    let groups = texts(&page, ".d-suggestions__group");
    assert_eq!(groups, ["People, organisations and places", "Words"]);
    page.finish();
}

#[test]
fn the_form_writes_the_query_and_reads_it() {
    let page = desktop("");
    open_ways(&page);
    page.type_keys(&field(&page, "All of these"), "syria ");
    page.type_keys(&field(&page, "None of these"), "iraq");
    settle(&page);
    assert_eq!(query(&page), "syria -iraq");
    let expected = passages(&page);
    page.press(key::ENTER);
    page.wait_for(".d-results");
    assert_eq!(page.count(".d-form"), 0, "the panel is closed");
    assert_eq!(page.count(".d-results ol .d-result"), expected.len());
    page.open("#q=%22travel%20agency%22%20money%20date:2016..2017&panel=read");
    settle(&page);
    open_ways(&page);
    let value = |label: &str| {
        let css = field(&page, label);
        page.eval(&format!("document.querySelector(`{css}`).value"))
    };
    assert_eq!(value("All of these"), "money");
    assert_eq!(value("exact phrase"), "travel agency");
    assert_eq!((value("From"), value("To")), ("2016".into(), "2017".into()));
    page.press(key::ESCAPE);
    settle(&page);
    assert_eq!(page.count(".d-form"), 0);
    assert!(focus(&page).contains("d-search__more"));
    page.finish();
}

#[test]
fn the_panel_closes_when_the_focus_leaves_it() {
    let page = desktop("");
    open_ways(&page);
    page.type_keys(&field(&page, "Any of these"), "syria iraq");
    page.eval("document.querySelector('.d-tab').focus()");
    settle(&page);
    assert_eq!(page.count(".d-form"), 0);
    assert_eq!(query(&page), "syria OR iraq");
    page.finish();
}

#[test]
fn the_panel_fits_on_a_phone() {
    let page = opened(PHONE, "#q=attack&panel=search");
    open_ways(&page);
    assert_eq!(
        page.eval("document.documentElement.scrollWidth <= innerWidth"),
        true
    );
    assert_eq!(
        page.eval(
            "document.querySelector('.d-ways').getBoundingClientRect().bottom <= innerHeight"
        ),
        true
    );
    page.finish();
}

#[test]
fn a_word_like_the_one_that_was_typed_is_one_click_away() {
    let page = desktop("#q=jolani%20-paris");
    assert_eq!(
        page.text(".d-notice"),
        "“jolani” is not in the text. Showing jawlani."
    );
    page.click(".d-notice .d-link");
    settle(&page);
    assert_eq!(query(&page), "jawlani -paris");
    assert_eq!(page.count(".d-notice"), 0);
    page.open("#q=francoe");
    settle(&page);
    assert_eq!(page.text(".d-notice"), "Did you mean france?");
    let before = n_shown(&page);
    page.click(".d-notice .d-link");
    settle(&page);
    assert!(n_shown(&page) > before);
    page.finish();
}

#[test]
fn searches_are_kept_saved_and_forgotten() {
    let page = desktop("#q=tracfin&entity=tracfin");
    let kept = || texts(&page, ".d-kept__row a");
    open_ways(&page);
    page.wait_for(".d-kept__row");
    assert_eq!(kept(), ["“tracfin”"], "it led to a card");
    page.press(key::ESCAPE);
    page.open("#q=diaby&with=syria&during=2016&entity=omar-diaby");
    settle(&page);
    page.click(".d-status .d-link[aria-pressed]");
    settle(&page);
    assert_eq!(
        page.attr(".d-status .d-link[aria-pressed]", "aria-pressed")
            .as_deref(),
        Some("true")
    );
    open_ways(&page);
    assert_eq!(
        texts(&page, ".d-kept h2"),
        ["Saved searches", "Recent searches"]
    );
    assert_eq!(kept(), ["“diaby” · Syria · 2016", "“tracfin”"]);
    if page.lacks(Ability::Storage) {
        assert!(
            page.text(".d-kept__note")
                .contains("until the page is closed")
        );
    } else {
        assert!(page.text(".d-kept__note").contains("on this device only"));
        page.reload();
        wait_for_start(&page);
        open_ways(&page);
        assert_eq!(kept(), ["“diaby” · Syria · 2016", "“tracfin”"]);
    }
    let link = with_text(&page, ".d-kept__row a", "“tracfin”");
    page.click(&link);
    wait_for_fragment(&page, "#q=tracfin");
    assert_eq!(query(&page), "tracfin");
    open_ways(&page);
    page.click(".d-kept__row .d-chip__remove");
    settle(&page);
    assert_eq!(kept(), ["“tracfin”"]);
    page.click(".d-kept__note .d-link");
    settle(&page);
    assert_eq!(kept(), Vec::<String>::new());
    page.finish();
}

#[test]
fn the_latest_searches_stand_under_an_empty_box() {
    let page = desktop("#q=diaby&entity=omar-diaby");
    page.wait_until("document.querySelector('.d-card') !== null");
    page.click(".d-search__clear");
    page.wait_for(".d-suggestion");
    assert_eq!(texts(&page, ".d-suggestion"), ["“diaby”"]);
    page.press(key::DOWN);
    page.press(key::ENTER);
    settle(&page);
    assert_eq!(query(&page), "diaby");
    page.finish();
}
