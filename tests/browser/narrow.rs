//! Narrow windows: the bar at the bottom, sheets, nothing that scrolls sideways, targets that a thumb finds.

use serde_json::Value;

use crate::explorer::{
    PHONE, Size, TABLET, opened, phone, settle, strings, texts, wait_for_fragment,
};
use crate::page::{Page, key};
use crate::states::{STATES, enter};

/// Least size of a target under a thumb, in CSS pixels.
const THUMB_PX: f64 = 44.0;

#[test]
fn the_views_are_in_a_bar_at_the_bottom() {
    let page = phone("");
    let bar = page.eval("document.querySelector('.d-tabs').getBoundingClientRect().toJSON()");
    assert_eq!(bar["bottom"], f64::from(PHONE.1));
    assert_eq!(
        bar["width"],
        page.eval("document.documentElement.clientWidth * 1.0")
    );
    assert_eq!(
        texts(&page, ".d-tab"),
        ["Read", "Results", "Who & where", "Time"]
    );
    let panels = [
        (2, "search", ".d-results"),
        (3, "who", ".d-who"),
        (4, "time", ".d-timeline"),
        (1, "read", ".d-article"),
    ];
    for (at, name, shows) in panels {
        page.click(&format!(".d-tab:nth-child({at})"));
        page.wait_for(shows);
        assert_eq!(page.attr(".d-page", "data-panel").as_deref(), Some(name));
        assert_eq!(
            page.attr(&format!(".d-tab:nth-child({at})"), "aria-current")
                .as_deref(),
            Some("page")
        );
        assert_eq!(page.eval("scrollY"), 0, "a view begins at its top");
    }
    page.finish();
}

#[test]
fn a_card_is_a_sheet_that_keeps_the_focus() {
    let page = phone("");
    page.click("#standfirst .d-mention[href='#entity=islamic-state']");
    page.wait_for("dialog.d-sheet[open]");
    assert_eq!(page.text("dialog.d-sheet #d-card-title"), "Islamic State");
    assert_eq!(
        page.attr("dialog.d-sheet", "aria-labelledby").as_deref(),
        Some("d-card-title")
    );
    let inside = || page.eval("document.activeElement.closest('dialog.d-sheet') !== null");
    assert_eq!(inside(), true);
    let n_controls = page.count("dialog.d-sheet button, dialog.d-sheet a");
    let mut n_outside = 0;
    for _ in 0..=n_controls {
        page.press(key::TAB);
        // Between the last control and the first, Tab passes the browser's own bar.
        n_outside += usize::from(inside() != true);
    }
    assert!(n_outside <= 1, "{n_outside} times outside");
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog[open]')");
    settle(&page);
    assert_eq!(
        page.eval("document.activeElement.closest('#standfirst .d-mention') !== null"),
        true
    );
    wait_for_fragment(&page, "");
    page.finish();
}

#[test]
fn a_sheet_closes_by_its_button_and_by_a_link_in_it() {
    let page = phone("#entity=tracfin");
    page.wait_for("dialog.d-sheet[open]");
    page.click("dialog.d-sheet .d-close");
    page.wait_until("!document.querySelector('dialog[open]')");
    page.open("#event=caliphate-declared");
    page.wait_for("dialog.d-sheet[open]");
    page.click("dialog.d-sheet .d-card__quoted .d-link");
    page.wait_for("#p12[aria-current=true]");
    assert_eq!(page.count("dialog[open]"), 0);
    page.finish();
}

#[test]
fn from_one_sheet_to_the_next_and_back_to_the_text() {
    let page = phone("#entity=omar-diaby");
    page.wait_for("dialog.d-sheet[open]");
    page.click("dialog.d-sheet .d-card__event");
    settle(&page);
    assert!(
        page.text("#d-card-title")
            .starts_with("Franco-Belgian volunteers")
    );
    assert_eq!(page.count("dialog[open]"), 1);
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog[open]')");
    page.finish();
}

/// What is wider than the window, in every state.
#[track_caller]
fn sideways(size: Size) {
    let page = opened(size, "");
    let mut wide = Vec::new();
    for state in STATES {
        enter(&page, state);
        let found = page.eval(
            "(() => {
                const scrolls = document.scrollingElement.scrollWidth > innerWidth;
                const clipped = part => part.closest('.d-strip, .d-vh, .d-skip') !== null;
                const beyond = [...document.querySelectorAll('.d-page *')].filter(part =>
                    part.checkVisibility() && !clipped(part) && part.getBoundingClientRect().right > innerWidth + 1
                    && part.getBoundingClientRect().width > 0);
                return scrolls || beyond.length
                    ? [`${scrolls ? 'scrolls' : 'is cut'}: ${beyond.slice(0, 3).map(part => part.getAttribute('class') || part.tagName).join(', ')}`]
                    : [];
            })()",
        );
        let found = strings(&found).into_iter();
        wide.extend(found.map(|what| format!("{} at {}: {what}", state.name, size.0)));
    }
    assert_eq!(wide, Vec::<String>::new());
    page.finish();
}

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    sideways(PHONE);
}

#[test]
fn nothing_scrolls_sideways_in_a_narrow_frame() {
    sideways((280, 600));
}

#[test]
fn nothing_scrolls_sideways_on_a_tablet() {
    sideways(TABLET);
}

/// A window of 1280 by 900 at 400 % has this many CSS pixels (WCAG 1.4.10).
#[test]
fn nothing_scrolls_sideways_at_400_percent() {
    sideways((320, 225));
}

#[test]
fn bars_leave_room_for_the_text_at_400_percent() {
    let page = opened((320, 225), "");
    page.eval("scrollTo(0, 600)");
    settle(&page);
    let free_px = page.eval(
        "(() => {
            const rect = css => document.querySelector(css).getBoundingClientRect();
            const top = Math.max(0, rect('.d-bar').bottom);
            const tabs = rect('.d-tabs');
            return (tabs.bottom > top && tabs.top < innerHeight ? tabs.top : innerHeight) - top;
        })()",
    );
    assert!(
        free_px.as_f64().is_some_and(|free_px| free_px >= 100.0),
        "{free_px} px for the text"
    );
    page.finish();
}

#[track_caller]
fn small_targets(page: &Page, css: &str) -> Vec<String> {
    let css = Value::from(css);
    strings(&page.eval(&format!(
        "[...document.querySelectorAll({css})].filter(target => target.checkVisibility()).map(target => {{
            const {{ width, height }} = target.getBoundingClientRect();
            return {{ what: `${{target.className}} ${{width}} x ${{height}}`, least: Math.min(width, height) }};
        }}).filter(({{ least }}) => least < {THUMB_PX}).map(({{ what }}) => what)"
    )))
}

#[test]
fn a_thumb_finds_the_buttons() {
    let page = phone("#q=diaby&with=nice&panel=search");
    let none = Vec::<String>::new();
    assert_eq!(
        small_targets(
            &page,
            ".d-tab, .d-bar button, .d-result__open, .d-hits button"
        ),
        none
    );
    page.open("#panel=who");
    page.wait_for(".d-who");
    assert_eq!(
        small_targets(&page, ".d-value__toggle, .d-value__about"),
        none
    );
    page.open("#entity=omar-diaby");
    page.wait_for("dialog[open]");
    assert_eq!(small_targets(&page, "dialog[open] button"), none);
    page.finish();
}

#[test]
fn the_search_is_reached_with_a_key_on_a_narrow_page_too() {
    let page = phone("");
    page.press('/');
    page.wait_until("document.activeElement.matches('.d-search__input')");
    page.finish();
}

#[test]
fn a_tablet_shows_text_and_search_together() {
    let page = opened(TABLET, "");
    page.wait_for(".d-search__input");
    page.wait_for(".d-article");
    page.wait_for(".d-tabs");
    page.finish();
}

#[test]
fn a_turned_phone_moves_the_card_to_where_there_is_room() {
    let page = phone("#entity=tracfin");
    page.wait_for("dialog.d-sheet[open]");
    page.resize(1440, 900);
    page.wait_for("aside.d-rail--card");
    assert_eq!(page.count("dialog[open]"), 0);
    page.resize(390, 844);
    page.wait_for("dialog.d-sheet[open]");
    page.finish();
}
