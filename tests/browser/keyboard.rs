//! The page without a mouse: keys, the order of Tab, where the focus is, and that it is seen.

use crate::explorer::{
    DESKTOP, N_PASSAGES, PHONE, desktop, focus, n_shown, opened, search, settle, strings, texts,
    wait_for_fragment,
};
use crate::page::{Page, key};

/// More presses of Tab than the page has controls.
const MAX_TABS: usize = 1500;

/// What the focus is on, and what is wrong with it: hidden behind a bar, or without a ring.
const FOCUSED: &str = "(() => {
    const now = document.activeElement;
    if (now === document.body || now === document.documentElement) return null;
    window.numbers ??= new Map();
    if (!numbers.has(now)) numbers.set(now, numbers.size);
    const seen = [...now.getClientRects()].some(({ left, right, top, bottom }) =>
        [0.1, 0.5, 0.9].some(part => {
            const hit = document.elementFromPoint(left + (right - left) * part, top + (bottom - top) * part);
            return hit !== null && now.contains(hit);
        }));
    const drawn = [now, now.parentElement, ...now.querySelectorAll('*')].some(part => {
        const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(part);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
            || part.closest('[role=slider]') && stroke !== 'none' && parseFloat(strokeWidth) >= 2;
    });
    const problems = [];
    if (!seen) problems.push(`hidden at ${now.getBoundingClientRect().top}`);
    if (!drawn) problems.push('no ring');
    const name = now.getAttribute('class') || now.tagName;
    return { name, number: numbers.get(now), problems: problems.map(problem => `${name}: ${problem}`) };
})()";

/// Tabs from the start of the page to its end: the classes in order, and what is wrong.
#[track_caller]
fn walk(page: &Page, held: Option<char>) -> (Vec<String>, Vec<String>) {
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for n_before in 0..MAX_TABS {
        match held {
            Some(held) => page.press_with(held, key::TAB),
            None => page.press(key::TAB),
        }
        let focused = page.eval(FOCUSED);
        if focused.is_null() {
            return (names, problems);
        }
        assert_eq!(
            focused["number"], n_before,
            "Tab goes back to {}",
            focused["name"]
        );
        names.push(focused["name"].as_str().unwrap_or_default().to_owned());
        problems.extend(strings(&focused["problems"]));
    }
    panic!("Tab never leaves the page");
}

#[test]
fn tab_reaches_everything_in_the_order_in_which_it_stands() {
    let page = opened(DESKTOP, "#with=tracfin&q=dollars&entity=tracfin");
    page.eval("(document.activeElement.blur(), scrollTo(0, 0))");
    page.eval("getSelection().removeAllRanges()");
    page.click_at(".d-bar__title", 0.9);
    let n_controls = page.eval(
        "[...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]
            .filter(found => found.checkVisibility({ visibilityProperty: true })).length",
    );
    let (names, problems) = walk(&page, None);
    assert_eq!(problems, Vec::<String>::new());
    // The click put the start behind the skip link, which is the only control before it.
    assert_eq!(
        names.len() + 1,
        usize::try_from(n_controls.as_u64().unwrap_or(0)).unwrap_or(0)
    );
    let first = |name: &str| {
        let at = names
            .iter()
            .position(|found| found.split(' ').any(|class| class == name));
        at.unwrap_or_else(|| panic!("{name} is not reached: {names:?}"))
    };
    let order = [
        "d-search__input",
        "d-tool",
        "d-brush__handle",
        "d-years__label",
        "d-chip__remove",
        "d-tab",
        "d-value__toggle",
        "d-mention",
        "d-close",
    ];
    let places = order.map(first);
    assert!(
        places.is_sorted(),
        "{:?}",
        order.iter().zip(places).collect::<Vec<_>>()
    );
    page.finish();
}

#[test]
fn tab_never_goes_under_the_bars_of_a_phone() {
    for held in [None, Some(key::SHIFT)] {
        let page = opened(PHONE, "#with=tracfin");
        let (names, problems) = walk(&page, held);
        assert!(names.len() > 20, "{names:?}");
        assert_eq!(problems, Vec::<String>::new());
        page.finish();
    }
}

#[test]
fn nothing_is_hidden_behind_the_bar_on_the_way_back() {
    let page = desktop("#with=tracfin");
    page.eval("document.querySelector('.d-end a:last-of-type').focus()");
    let (names, problems) = walk(&page, Some(key::SHIFT));
    assert!(names.len() > 40, "{names:?}");
    assert_eq!(problems, Vec::<String>::new());
    page.finish();
}

#[test]
fn the_first_tab_is_a_way_to_the_text() {
    let page = desktop("");
    page.press(key::TAB);
    assert_eq!(focus(&page), "d-skip");
    assert!(
        page.eval("document.activeElement.getBoundingClientRect().top >= 0")
            .as_bool()
            .unwrap()
    );
    page.press(key::ENTER);
    settle(&page);
    assert_eq!(page.eval("document.activeElement.id"), "main");
    page.press(key::TAB);
    assert_eq!(
        page.eval("document.activeElement.closest('main') !== null"),
        true
    );
    assert_eq!(page.address(), "", "the address still holds the view alone");
    page.finish();
}

#[test]
fn a_slash_goes_to_the_search_and_stays_a_letter_there() {
    let page = desktop("");
    page.press('/');
    assert_eq!(focus(&page), "d-search__input");
    assert_eq!(page.eval("document.activeElement.value"), "");
    page.press('/');
    page.press('n');
    page.press('?');
    assert_eq!(page.eval("document.activeElement.value"), "/n?");
    assert_eq!(page.count("dialog[open]"), 0);
    page.finish();
}

#[test]
fn n_walks_the_highlights_and_shift_n_walks_back() {
    let page = desktop("#q=attack");
    let current = || page.text(".d-hits__count");
    let n_marks = page.count(".d-article mark");
    assert!(n_marks >= 3, "{n_marks}");
    for at in 1..=n_marks {
        page.press('n');
        settle(&page);
        assert_eq!(current(), format!("{at} of {n_marks}"));
        assert_eq!(page.count("mark[aria-current=true]"), 1);
    }
    page.press('n');
    settle(&page);
    assert_eq!(current(), format!("1 of {n_marks}"), "it goes round");
    page.press('N');
    settle(&page);
    assert_eq!(current(), format!("{n_marks} of {n_marks}"));
    page.finish();
}

#[test]
fn highlights_stay_and_can_be_walked_after_a_passage_is_opened() {
    let page = desktop("#q=attack&panel=search");
    page.click(".d-results ol .d-result__open");
    page.wait_for(".d-passage[aria-current=true]");
    assert!(page.count(".d-article mark") >= 3);
    page.press('n');
    page.wait_for("mark[aria-current=true]");
    page.finish();
}

#[test]
fn escape_steps_back_one_thing_at_a_time() {
    let page = desktop("#q=diaby&entity=omar-diaby");
    page.wait_for(".d-card");
    page.press(key::ESCAPE);
    settle(&page);
    assert_eq!(page.count(".d-card"), 0);
    assert_eq!(n_shown(&page), 2);
    page.press(key::ESCAPE);
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    wait_for_fragment(&page, "");
    page.finish();
}

#[test]
fn escape_in_the_search_closes_the_list_first() {
    let page = desktop("");
    search(&page, "diaby");
    page.wait_for(".d-suggestion");
    page.press(key::ESCAPE);
    settle(&page);
    assert_eq!(
        page.attr(".d-search__input", "aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(n_shown(&page), 2);
    assert_eq!(focus(&page), "d-search__input");
    page.finish();
}

#[test]
fn a_question_mark_opens_the_help_and_the_focus_comes_back() {
    let page = desktop("");
    page.eval("document.querySelector('#p12 .d-mention').focus()");
    page.press('?');
    page.wait_for("dialog.d-help[open]");
    assert_eq!(
        page.eval("document.activeElement.closest('dialog') !== null"),
        true
    );
    assert!(texts(&page, ".d-help kbd").contains(&"Esc".to_owned()));
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog[open]')");
    assert_eq!(
        page.eval("document.activeElement.closest('#p12') !== null"),
        true
    );
    page.press('?');
    page.wait_for("dialog.d-help[open]");
    page.click("dialog.d-help .d-close");
    page.wait_until("!document.querySelector('dialog[open]')");
    page.finish();
}

#[test]
fn a_card_takes_the_focus_and_gives_it_back() {
    let page = desktop("");
    page.eval("document.querySelector('#p1 .d-mention[href*=entity]').focus()");
    page.press(key::ENTER);
    page.wait_for(".d-card");
    settle(&page);
    assert_eq!(page.eval("document.activeElement.id"), "d-card-title");
    page.press(key::ESCAPE);
    settle(&page);
    assert_eq!(page.count(".d-card"), 0);
    assert_eq!(
        page.eval("document.activeElement.closest('#p1 .d-mention') !== null"),
        true
    );
    page.finish();
}

#[test]
fn a_card_closed_by_its_button_gives_the_focus_back() {
    let page = desktop("");
    page.click("#p1 .d-mention[href*=entity]");
    page.wait_for(".d-card");
    page.click(".d-card .d-close");
    settle(&page);
    assert_eq!(
        page.eval("document.activeElement.closest('#p1 .d-mention') !== null"),
        true
    );
    page.finish();
}
