//! A collection's page: what a reader does with many articles, wherever the page is met, and what it does when parts of
//! it are missing, damaged or replaced.

use serde_json::{Value, json};

use crate::explorer::{self, settle, strings, texts};
use crate::page::Page;

mod appearance;
mod built;
mod embed;
mod journeys;
mod languages;
mod load;
mod titles;
mod trust;

/// Titles of the list.
const TITLES: &str = ".d-item__title";

/// Opens a view and waits for the app.
#[track_caller]
fn open(page: &Page, path: &str) {
    page.open(path);
    explorer::wait_for_start(page);
}

/// The ids of the articles that the list shows, in order.
#[track_caller]
fn ids(page: &Page) -> Vec<String> {
    strings(&page.eval(
        "[...document.querySelectorAll('.d-item__title a')].map(link => link.dataset.article)",
    ))
}

/// Waits until the list says that it has so many articles. The answer comes from another thread.
#[track_caller]
fn wait_for_count(page: &Page, count: usize) {
    page.wait_until(&format!(
        "parseInt(document.querySelector('.d-status__count').innerText) === {count}"
    ));
    settle(page);
}

/// Types into the empty search box, a key after the other.
#[track_caller]
fn search(page: &Page, query: &str) {
    explorer::search(page, query);
}

/// Makes the search box hold a text, as by pasting.
#[track_caller]
fn paste(page: &Page, query: &str) {
    page.eval_with(
        "query => {
            const box = document.querySelector('.d-search__input');
            box.focus();
            box.value = query;
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }",
        &json!(query),
    );
}

/// What is read inside the article that is open: the text of the first element of the explorer that matches.
#[track_caller]
fn inside(page: &Page, css: &str) -> Option<String> {
    let text = page.eval_with(
        "css => [...document.querySelectorAll('*')].map(found => found.shadowRoot?.querySelector(css)?.textContent)
            .find(text => text) ?? null",
        &json!(css),
    );
    text.as_str().map(str::to_owned)
}

/// Clicks in the article that is open.
#[track_caller]
fn click_inside(page: &Page, css: &str) {
    let clicked = page.eval_with(
        "css => {
            const found = [...document.querySelectorAll('*')].map(found => found.shadowRoot?.querySelector(css));
            const element = found.find(element => element);
            element?.click();
            return Boolean(element);
        }",
        &json!(css),
    );
    assert_eq!(clicked, true, "{css}");
}

/// Waits until the article that is open shows an element.
#[track_caller]
fn wait_inside(page: &Page, css: &str) {
    let css = Value::from(css);
    page.wait_until(&format!(
        "[...document.querySelectorAll('*')].some(found => found.shadowRoot?.querySelector({css})?.checkVisibility())"
    ));
}

/// The lines above the list that say what is wrong with it.
#[track_caller]
fn notices(page: &Page) -> Vec<String> {
    texts(page, ".d-notice")
}
