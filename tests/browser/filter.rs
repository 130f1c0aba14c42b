//! Filters: counts compared with a count by hand, the three steps of a value, chips, folds, and the reader's place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::brute::{Brute, Choices};
use crate::explorer::{
    N_PASSAGES, bundled, desktop, n_shown, passages, settle, texts, wait_for_fragment,
    wait_for_start, with_text,
};
use crate::page::{Page, key};

/// The toggle of a value in the column of filters, as a selector.
#[track_caller]
fn toggle(page: &Page, name: &str) -> String {
    with_text(page, ".d-rail .d-value__toggle", name)
}

/// The count beside every name, as the panel of all names shows it.
#[track_caller]
fn counts(page: &Page) -> BTreeMap<String, usize> {
    let rows = page.eval(
        "[...document.querySelectorAll('.d-who .d-value')].map(row => [
            row.querySelector('.d-value__name').textContent,
            row.querySelector('.d-value__count').firstChild.textContent])",
    );
    let rows = rows.as_array().expect("rows");
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    rows.iter()
        .map(|row| (text(&row[0]), text(&row[1]).parse().expect("a count")))
        .collect()
}

#[test]
fn every_count_is_what_counting_by_hand_gives() {
    let brute = Brute::new(&bundled());
    let page = desktop("");
    let cases = [
        ("", "", "", ""),
        ("", "", "islamic-state", ""),
        ("", "turkey", "", ""),
        ("", "syria,iraq", "", ""),
        ("", "syria,iraq", "", "place"),
        ("", "islamic-state,amniyat", "iraq,france", "organisation"),
        ("", "omar-diaby,mediapart", "", ""),
        ("fighters", "", "syria", ""),
        ("fighters", "france,turkey", "mediapart", ""),
    ];
    for (query, with, without, all) in cases {
        page.open(&if query.is_empty() {
            "#".to_owned()
        } else {
            format!("#q={query}")
        });
        settle(&page);
        let matched: BTreeSet<String> = passages(&page).into_iter().collect();
        let matched = (!query.is_empty()).then_some(&matched);
        let choices = Choices::new(with, without, all);
        let named = [
            ("q", query),
            ("with", with),
            ("without", without),
            ("all", all),
        ];
        let named = named.into_iter().filter(|(_, value)| !value.is_empty());
        let parts: Vec<String> = named
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let fragment = format!("#{}", parts.join("&"));
        // Each view afresh: this counts, and a link followed while the page writes its address is another test's matter.
        page.leave();
        page.open(&fragment);
        wait_for_start(&page);
        settle(&page);
        let shown = brute.shown(&choices, matched);
        assert_eq!(passages(&page), shown, "{fragment}");
        assert_eq!(n_shown(&page), shown.len(), "{fragment}");
        page.leave();
        page.open(&format!("{fragment}&panel=who"));
        wait_for_start(&page);
        page.wait_for(".d-who");
        settle(&page);
        assert_eq!(counts(&page), brute.counts(&choices, matched), "{fragment}");
    }
    page.finish();
}

#[test]
fn the_column_and_the_panel_show_the_same_counts() {
    let page = desktop("#without=islamic-state&panel=who");
    page.eval("document.querySelectorAll('.d-facet__more').forEach(more => more.click())");
    settle(&page);
    let rows = |css: &str| {
        let mut rows = texts(&page, css);
        rows.sort();
        rows
    };
    let panel = rows(".d-who .d-value__toggle");
    assert_eq!(panel.len(), 73);
    assert_eq!(rows(".d-rail .d-value__toggle"), panel);
    page.finish();
}

#[test]
fn a_value_is_included_excluded_and_off_by_mouse() {
    let brute = Brute::new(&bundled());
    let page = desktop("");
    let toggle = toggle(&page, "Islamic State");
    let choice = || {
        page.eval("document.querySelector('.d-rail .d-value__toggle[data-test]').closest('li').dataset.choice")
    };
    assert_eq!(choice(), "off");
    page.click(&toggle);
    settle(&page);
    assert_eq!(choice(), "include");
    assert_eq!(
        passages(&page),
        brute.shown(&Choices::new("islamic-state", "", ""), None)
    );
    assert_eq!(
        texts(&page, ".d-chip--filter .d-chip__label"),
        ["Islamic State"]
    );
    wait_for_fragment(&page, "#with=islamic-state");
    page.click(&toggle);
    settle(&page);
    assert_eq!(choice(), "exclude");
    assert_eq!(
        passages(&page),
        brute.shown(&Choices::new("", "islamic-state", ""), None)
    );
    assert_eq!(
        texts(&page, ".d-chip--filter .d-chip__label"),
        ["not Islamic State"]
    );
    wait_for_fragment(&page, "#without=islamic-state");
    page.click(&toggle);
    settle(&page);
    assert_eq!(choice(), "off");
    assert_eq!(n_shown(&page), N_PASSAGES);
    page.finish();
}

#[test]
fn a_value_is_included_excluded_and_off_by_keyboard() {
    let page = desktop("");
    toggle(&page, "Amniyat");
    page.eval("document.querySelector('.d-rail [data-test]').focus()");
    let mut choices = Vec::new();
    for key in [key::ENTER, ' ', key::ENTER] {
        page.press(key);
        settle(&page);
        // The focus stays on the value, whatever moves around it.
        let choice = page.eval("document.activeElement.closest('li').dataset.choice");
        choices.push(choice.as_str().unwrap_or_default().to_owned());
    }
    assert_eq!(choices, ["include", "exclude", "off"]);
    page.finish();
}

#[test]
fn any_and_all_are_switched_by_type() {
    let brute = Brute::new(&bundled());
    let page = desktop("#with=syria,iraq");
    assert_eq!(
        passages(&page),
        brute.shown(&Choices::new("syria,iraq", "", ""), None)
    );
    let mode = ".d-facet[data-type=place] .d-facet__mode";
    assert_eq!(page.attr(mode, "aria-pressed").as_deref(), Some("false"));
    page.click(mode);
    settle(&page);
    assert_eq!(page.attr(mode, "aria-pressed").as_deref(), Some("true"));
    assert_eq!(
        passages(&page),
        brute.shown(&Choices::new("syria,iraq", "", "place"), None)
    );
    wait_for_fragment(&page, "#with=syria,iraq&all=place");
    page.finish();
}

#[test]
fn chips_name_the_filters_and_take_them_away() {
    let page = desktop("#q=fighters&with=syria&without=turkey&during=2017");
    let chips = ".d-chip--filter .d-chip__label";
    let mut expected = vec!["“fighters”", "Syria", "not Turkey", "2017"];
    assert_eq!(texts(&page, chips), expected);
    page.click(".d-chip--filter:nth-of-type(3) .d-chip__remove");
    settle(&page);
    expected.remove(1);
    assert_eq!(texts(&page, chips), expected);
    let clear = with_text(&page, ".d-status .d-link", "Clear all");
    page.click(&clear);
    settle(&page);
    assert_eq!(texts(&page, chips), Vec::<String>::new());
    assert_eq!(n_shown(&page), N_PASSAGES);
    assert_eq!(
        page.eval("document.querySelector('.d-search__input').value"),
        ""
    );
    page.finish();
}

#[test]
fn folds_say_how_much_they_hold_and_open_and_close() {
    let page = desktop("#with=turkey");
    let folded: usize = texts(&page, ".d-fold__line")
        .iter()
        .map(|line| {
            line.split(' ')
                .find_map(|word| word.parse::<usize>().ok())
                .expect("a count")
        })
        .sum();
    assert_eq!(folded + n_shown(&page), N_PASSAGES);
    let fold = ".d-fold__line";
    assert_eq!(page.attr(fold, "aria-expanded").as_deref(), Some("false"));
    page.click(fold);
    settle(&page);
    assert_eq!(page.attr(fold, "aria-expanded").as_deref(), Some("true"));
    assert!(page.count(".d-passage[data-faded]") > 0);
    assert_eq!(page.text(fold), "Fold these again");
    page.press(key::ENTER);
    settle(&page);
    assert_eq!(page.attr(fold, "aria-expanded").as_deref(), Some("false"));
    assert_eq!(page.count(".d-passage[data-faded]"), 0);
    page.finish();
}

#[test]
fn a_name_is_looked_for_in_a_long_group() {
    let page = desktop("");
    let group = ".d-facet[data-type=place]";
    assert_eq!(page.count(&format!("{group} .d-value")), 6);
    page.type_keys(&format!("{group} .d-facet__find"), "lib");
    settle(&page);
    assert_eq!(texts(&page, &format!("{group} .d-value__name")), ["Libya"]);
    page.press(key::BACKSPACE);
    page.press(key::BACKSPACE);
    page.press(key::BACKSPACE);
    page.click(&format!("{group} .d-facet__more"));
    settle(&page);
    assert_eq!(page.count(&format!("{group} .d-value")), 45);
    page.finish();
}

/// Scrolls a passage under the bar, does something, and says how far the passage moved, in CSS pixels.
#[track_caller]
fn moved_px(page: &Page, id: &str, act: impl FnOnce()) -> f64 {
    let top = format!("document.getElementById('{id}').getBoundingClientRect().top");
    page.eval(&format!("scrollBy(0, {top} - 100)"));
    settle(page);
    let before = page.eval(&top).as_f64().expect("a number");
    assert!((90.0..110.0).contains(&before), "{id} is at {before}");
    act();
    settle(page);
    let after = page.eval(&top).as_f64().expect("a number");
    (after - before).abs()
}

#[test]
fn the_reader_stays_where_they_were() {
    let page = desktop("");
    let from = |fragment: &str| {
        page.leave();
        page.open(fragment);
        wait_for_start(&page);
        settle(&page);
    };
    let click = |css: &str, text: &str| page.click(&with_text(&page, css, text));
    let mut moved = BTreeMap::new();
    from("");
    let act = || click(".d-rail .d-value__toggle", "Islamic State");
    moved.insert("a name included", moved_px(&page, "p21", act));
    from("#entity=caliphate");
    let act = || click(".d-card .d-button", "Exclude");
    moved.insert("a name excluded", moved_px(&page, "p21", act));
    from("");
    let act = || {
        // As a reader types: the driver's own way of typing would scroll a frame.
        page.press('/');
        "agencies".chars().for_each(|letter| page.press(letter));
    };
    moved.insert("a query", moved_px(&page, "p22", act));
    from("#event=territory-lost");
    let act = || click(".d-card .d-button", "Only this period");
    moved.insert("a period", moved_px(&page, "p19", act));
    from("#q=agencies");
    let act = || page.press(key::ESCAPE);
    moved.insert("the query cleared", moved_px(&page, "p22", act));
    moved.retain(|_, moved_px| *moved_px > 2.0);
    assert!(moved.is_empty(), "{moved:?}");
    page.finish();
}
