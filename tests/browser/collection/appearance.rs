//! WCAG 2.2, levels A and AA, as far as a machine can tell, and nothing that scrolls sideways: light and dark, wide and
//! narrow.

use xtask::static_files::Site;

use super::{built, open, wait_for_count, wait_inside};
use crate::explorer::{DESKTOP, PHONE, Size, TABLET, prefer, settle};
use crate::page::Page;

/// Views and how many articles they show.
const VIEWS: [(&str, usize); 4] = [
    ("", built::N_ARTICLES),
    ("#q=xylophone", 1),
    ("#q=quay&place=Lagos&period=2019..2021&sort=oldest", 6),
    ("#place=Ostrava&-topic=Ferries", 8),
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
