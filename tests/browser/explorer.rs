//! The explorer as a test opens it: ready and without motion, and short words for what it shows.

use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::limits::Ability;
use crate::page::{Page, dist};

/// Width and height of a window, in CSS pixels.
pub type Size = (u32, u32);

/// A window with the columns for filters and card.
pub const DESKTOP: Size = (1440, 900);
/// A tablet, upright.
pub const TABLET: Size = (820, 1180);
/// A phone, upright.
pub const PHONE: Size = (390, 844);

/// The name of the dossier's file beside the page.
pub const DOSSIER: &str = "committee.json";

/// How many passages the bundled dossier has.
pub const N_PASSAGES: usize = 37;

/// The built page in a wide window.
#[track_caller]
pub fn desktop(path: &str) -> Page {
    opened(DESKTOP, path)
}

/// The built page on a phone.
#[track_caller]
pub fn phone(path: &str) -> Page {
    opened(PHONE, path)
}

/// The built page in a window of this size.
#[track_caller]
pub fn opened(size: Size, path: &str) -> Page {
    let page = Page::of_built();
    show(&page, size, path);
    page
}

/// Trunk's page with another dossier: that of the built site is in files with a hash in their names.
#[track_caller]
pub fn with_dossier(dossier: &Value, path: &str) -> Page {
    let page = Page::of(site_of(dossier.to_string()));
    show(&page, DESKTOP, path);
    page
}

/// Trunk's page with these bytes for a dossier.
pub fn site_of(bytes: impl Into<Vec<u8>>) -> Site {
    Site::new(dist()).with_override(DOSSIER, bytes)
}

/// The bundled dossier.
pub fn bundled() -> Value {
    let path = dist().join(DOSSIER);
    let bytes = std::fs::read(path).expect("the built page has its dossier");
    serde_json::from_slice(&bytes).expect("the bundled dossier is JSON")
}

/// Opens a path in a window of this size and waits for the explorer.
#[track_caller]
pub fn show(page: &Page, size: Size, path: &str) {
    prefer(page, "light");
    page.resize(size.0, size.1);
    page.open(path);
    wait_for_start(page);
}

/// Waits until the explorer has taken over from the page as it was rendered before, and has drawn.
#[track_caller]
pub fn wait_for_start(page: &Page) {
    page.wait_for("html[data-started=ready]");
    settle(page);
}

/// Sets the theme that the device prefers; motion is never wanted, so that nothing has to be waited for.
#[track_caller]
pub fn prefer(page: &Page, theme: &str) {
    page.set_media(&[
        ("prefers-color-scheme", theme),
        ("prefers-reduced-motion", "reduce"),
    ]);
}

/// Waits until what was done is drawn: two frames, which every render and its effects fit in.
#[track_caller]
pub fn settle(page: &Page) {
    page.eval(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))",
    );
}

/// Waits until the address names the view; the page writes it a moment after the view changed.
#[track_caller]
pub fn wait_for_fragment(page: &Page, fragment: &str) {
    let fragment = Value::from(fragment);
    page.wait_until(&format!("location.hash === {fragment}"));
}

/// How many passages the page says it shows.
#[track_caller]
pub fn n_shown(page: &Page) -> usize {
    let said = page.text(".d-status__count");
    let n_shown = said
        .split_whitespace()
        .next()
        .and_then(|word| word.parse().ok());
    n_shown.unwrap_or_else(|| panic!("no count in {said:?}"))
}

/// The texts of all elements that match, with single spaces.
#[track_caller]
pub fn texts(page: &Page, css: &str) -> Vec<String> {
    let css = Value::from(css);
    strings(&page.eval(&format!(
        "[...document.querySelectorAll({css})].map(found => found.innerText.replace(/\\s+/g, ' ').trim())"
    )))
}

/// The ids of the passages that stand in the text, in order; folded ones do not.
#[track_caller]
pub fn passages(page: &Page) -> Vec<String> {
    let ids =
        "[...document.querySelectorAll('.d-passage:not([data-faded])')].map(found => found.id)";
    strings(&page.eval(ids))
}

/// A list of texts from JSON.
#[track_caller]
pub fn strings(value: &Value) -> Vec<String> {
    let values = value.as_array().expect("a list");
    values
        .iter()
        .map(|value| value.as_str().expect("a text").to_owned())
        .collect()
}

/// Runs a script in every document that is opened from now on, before its own.
#[track_caller]
pub fn before_each_document(page: &Page, script: &str) {
    let params = json!({ "source": script });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &params);
}

/// Types into the empty search box.
#[track_caller]
pub fn search(page: &Page, query: &str) {
    if page.lacks(Ability::FocusAtStart) {
        // A driver that focuses what it types into would be refused, a reader who clicks is not.
        page.click(SEARCH_BOX);
        query.chars().for_each(|letter| page.press(letter));
    } else {
        page.type_keys(SEARCH_BOX, query);
    }
    settle(page);
}

/// The search box.
pub const SEARCH_BOX: &str = ".d-search__input";

/// The first element that matches and whose text holds `text`, as a selector of its own.
#[track_caller]
pub fn with_text(page: &Page, css: &str, text: &str) -> String {
    let (css_json, text_json) = (Value::from(css), Value::from(text));
    page.eval(&format!(
        "(() => {{
            document.querySelectorAll('[data-test]').forEach(marked => marked.removeAttribute('data-test'));
            const all = [...document.querySelectorAll({css_json})];
            all.find(found => found.textContent.includes({text_json}))?.setAttribute('data-test', '');
        }})()"
    ));
    let found = format!("{css}[data-test]");
    assert_eq!(page.count(&found), 1, "{css} with {text:?}");
    found
}

/// Whether the first element that matches lies wholly in the window, below the bar at the top.
#[track_caller]
pub fn in_view(page: &Page, css: &str) -> bool {
    let css = Value::from(css);
    let seen = page.eval(&format!(
        "(() => {{
            const {{ top, bottom }} = document.querySelector({css}).getBoundingClientRect();
            const bar = document.querySelector('.d-bar').getBoundingClientRect().bottom;
            return top >= bar - 1 && bottom <= innerHeight + 1;
        }})()"
    ));
    seen == true
}

/// All that a reader sees of the view.
#[track_caller]
pub fn visible_state(page: &Page) -> Value {
    settle(page);
    page.eval(
        "({
            query: document.querySelector('.d-search__input').value,
            panel: document.querySelector('.d-page').dataset.panel,
            status: document.querySelector('.d-status').innerText,
            main: document.querySelector('main').innerText,
            choices: [...document.querySelectorAll('.d-rail .d-value:not([data-choice=off])')].map(row => row.innerText),
            counts: [...document.querySelectorAll('.d-rail .d-value__count')].map(count => count.innerText),
            card: document.querySelector('.d-card')?.innerText,
            marks: document.querySelectorAll('main mark').length,
        })",
    )
}

/// Where the focus is: the class of the focused element, or its tag.
#[track_caller]
pub fn focus(page: &Page) -> String {
    let focused = "document.activeElement.className || document.activeElement.tagName";
    page.eval(focused).as_str().unwrap_or_default().to_owned()
}
