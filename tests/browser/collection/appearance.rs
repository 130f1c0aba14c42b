//! WCAG 2.2, levels A and AA, as far as a machine can tell, and nothing that scrolls sideways: light and dark, wide and
//! narrow.

use xtask::static_files::Site;

use super::{built, open, wait_for_count, wait_inside};
use crate::explorer::{DESKTOP, PHONE, Size, TABLET, prefer, settle};
use crate::page::Page;
use crate::states::{State, Then, enter, state};

/// Views and how many articles they show.
const VIEWS: [(&str, usize); 4] = [
    ("", built::N_ARTICLES),
    ("#q=xylophone", 1),
    ("#q=quay&place=Lagos&period=2019..2021&sort=oldest", 6),
    ("#place=Ostrava&-topic=Ferries", 8),
];

/// What opens over the list or in its place, and what is said in it.
const STATES: [State; 8] = [
    State {
        then: Some(Then::Press('?')),
        ..state("help", "#", ".d-item")
    },
    State {
        then: Some(Then::Type('p')),
        ..state("suggestions", "#q=lam&panel=search", ".d-search__input")
    },
    state(
        "more ways",
        "#q=lamps%20-quay%20date:2020..&panel=search",
        ".d-form",
    ),
    state("who", "#panel=who&place=Oslo&-topic=Lamps", ".d-facet"),
    state("time", "#panel=time&period=2020", ".d-time"),
    state("nothing", "#q=zzzzqqqq&place=Lagos", ".d-nothing"),
    state("meant", "#q=xylophoen", ".d-item"),
    state("missing", "#article=none", ".d-reader__failed"),
];

#[test]
fn no_violation_on_a_desktop() {
    check(DESKTOP);
}

#[test]
fn no_violation_on_a_tablet() {
    check(TABLET);
}

#[test]
fn no_violation_on_a_phone() {
    check(PHONE);
}

#[track_caller]
fn check(size: Size) {
    let page = Page::of(Site::new(built::site()));
    page.resize(size.0, size.1);
    let mut violations = Vec::new();
    for theme in ["light", "dark"] {
        prefer(&page, theme);
        for (view, count) in VIEWS {
            open(&page, view);
            wait_for_count(&page, count);
            // Counts that are not those of the view yet are pale for a moment.
            page.wait_until("!document.querySelector('.d-facet[data-counted=false]')");
            violations.extend(looked_at(&page, &format!("{theme}, {view:?}")));
        }
        for state in STATES {
            enter(&page, state);
            page.wait_until("!document.querySelector('.d-facet[data-counted=false]')");
            violations.extend(looked_at(&page, &format!("{theme}, {}", state.name)));
        }
        page.leave();
        open(&page, "#article=log-20");
        wait_inside(&page, ".d-article");
        settle(&page);
        violations.extend(looked_at(&page, &format!("{theme}, an article")));
        page.screenshot(&format!("collection-article-{}-{theme}", size.0));
        page.leave();
        open(&page, "#q=lamps");
        settle(&page);
        page.screenshot(&format!("collection-{}-{theme}", size.0));
        page.leave();
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
    page.finish();
}

/// What is wrong with a view, a line each.
fn looked_at(page: &Page, view: &str) -> Vec<String> {
    page.eval("scrollTo(0, 0)");
    let mut wrong = page.axe("body");
    let beyond =
        page.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if beyond.as_i64().unwrap_or(1) > 0 {
        wrong.push(format!("{beyond} px beyond the window"));
    }
    wrong.iter().map(|line| format!("{view}: {line}")).collect()
}
