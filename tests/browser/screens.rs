//! Pictures of every state for people to look at: `target/screens/STATE-WIDTH-THEME.png`.

use crate::explorer::{self, DESKTOP, PHONE, Size, TABLET, prefer, settle};
use crate::page::Page;
use crate::states::{STATES, enter};

#[test]
fn phone_screens() {
    screens(PHONE);
}

#[test]
fn tablet_screens() {
    screens(TABLET);
}

#[test]
fn desktop_screens() {
    screens(DESKTOP);
}

fn screens(size: Size) {
    let page = explorer::opened(size, "");
    for theme in ["light", "dark"] {
        prefer(&page, theme);
        for state in STATES {
            enter(&page, state);
            page.screenshot(&format!("{}-{}-{theme}", state.name, size.0));
        }
    }
    page.finish();
}

#[test]
fn french_screens() {
    let page = explorer::desktop("?lang=fr");
    for state in STATES {
        page.open(&format!("?lang=fr{}", state.fragment));
        page.wait_for(state.shows);
        settle(&page);
        page.screenshot(&format!("{}-1440-french", state.name));
    }
    page.finish();
}

#[test]
fn failure_screens() {
    let page = Page::of(explorer::site_of("{ \"dossier\": 1, \"articles\": ["));
    for size in [PHONE, TABLET, DESKTOP] {
        for theme in ["light", "dark"] {
            prefer(&page, theme);
            page.resize(size.0, size.1);
            page.open("");
            page.wait_for(".d-failure");
            page.screenshot(&format!("failure-{}-{theme}", size.0));
        }
    }
    page.finish();
}

#[test]
fn printed_pages() {
    let page = explorer::desktop("");
    page.print("read");
    page.open("#with=turkey&during=2017");
    page.wait_for(".d-fold");
    settle(&page);
    page.print("filtered");
    page.finish();
}
