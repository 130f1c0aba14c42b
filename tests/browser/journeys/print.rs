//! The page as it prints, without a printer: its print rules stand in for its screen rules.

use std::fs;

use super::open;
use crate::explorer::N_PASSAGES;
use crate::page::{Page, built};

/// Adds a style sheet after all others, as a constructed one, which no policy refuses.
const WEAR: &str = "(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
})";

/// The style sheet of the built site, for paper.
fn css_for_paper() -> String {
    let entries = fs::read_dir(built().folder).expect("the built site");
    let names = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let css: String = names
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("main-") && name.ends_with(".css"))
        })
        .map(|path| fs::read_to_string(path).expect("the style sheet"))
        .collect();
    assert!(
        css.contains("@media print"),
        "the style sheet has rules for paper"
    );
    css.replace("@media print", "@media screen")
}

pub fn prints(page: &Page) {
    open(page, "#with=turkey");
    page.eval_with(WEAR, &css_for_paper().into());
    for gone in [".d-bar", ".d-strip", ".d-tabs", ".d-rail"] {
        let shown = format!("document.querySelector('{gone}')?.checkVisibility() ?? false");
        assert_eq!(page.eval(&shown), false, "{gone} is not printed");
    }
    let colours = page.eval(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.querySelector('.d-paragraph')))",
    );
    assert_eq!(colours[0], "rgb(0, 0, 0)", "black ink");
    let wide = page.eval("document.scrollingElement.scrollWidth > innerWidth");
    assert_eq!(wide, false, "nothing is cut");
    for shown in [".d-status", ".d-article", ".d-print-only", ".d-end"] {
        page.wait_for(shown);
    }
    page.open("#");
    page.wait_until(&format!(
        "document.querySelectorAll('.d-article .d-passage').length === {N_PASSAGES}"
    ));
    let numbers = page.eval(
        "[...document.querySelectorAll('.d-passage__number')].filter(number => number.checkVisibility()).length",
    );
    assert_eq!(numbers, N_PASSAGES, "each passage has its number");
}
