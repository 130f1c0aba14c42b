//! WCAG 2.2, levels A and AA, as far as a machine can tell: in every state, light and dark, wide and narrow.

use crate::explorer::{self, DESKTOP, PHONE, Size, prefer};
use crate::page::Page;
use crate::states::{STATES, enter};

#[test]
fn no_violation_on_a_desktop_in_light_colours() {
    check(DESKTOP, "light");
}

#[test]
fn no_violation_on_a_desktop_in_dark_colours() {
    check(DESKTOP, "dark");
}

#[test]
fn no_violation_on_a_phone_in_light_colours() {
    check(PHONE, "light");
}

#[test]
fn no_violation_on_a_phone_in_dark_colours() {
    check(PHONE, "dark");
}

#[track_caller]
fn check(size: Size, theme: &str) {
    let page = explorer::opened(size, "");
    prefer(&page, theme);
    let mut violations = Vec::new();
    for state in STATES {
        enter(&page, state);
        // What stands half under a bar counts as a small target, though the reader can scroll it free.
        page.eval("scrollTo(0, 0)");
        let found = page.axe("body").into_iter();
        violations.extend(found.map(|line| format!("{}: {line}", state.name)));
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
    page.finish();
}

#[test]
fn no_violation_on_the_failure_page() {
    let page = Page::of(explorer::site_of("{"));
    page.open("");
    page.wait_for(".d-failure");
    for theme in ["light", "dark"] {
        prefer(&page, theme);
        assert_eq!(page.axe("body"), Vec::<String>::new(), "{theme}");
    }
    page.finish();
}

#[test]
fn no_violation_in_french() {
    let page = explorer::desktop("?lang=fr#entity=omar-diaby");
    assert_eq!(page.axe("body"), Vec::<String>::new());
    page.finish();
}
