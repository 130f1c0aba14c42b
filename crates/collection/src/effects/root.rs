//! Attributes of `<html>`, the window's title, and what is announced.

use dossier_core::collection::{State, link};
use dossier_explorer::browser::change::{self, Change};
use dossier_explorer::browser::page as document;
use dossier_explorer::components::theme::Theme;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;

/// How long a count rests before it is announced, so that a screen reader is not interrupted by each key.
const ANNOUNCE_DELAY_MILLIS: u32 = 600;

/// How long the view rests before the page around hears of it.
const CHANGE_DELAY_MILLIS: u32 = 250;

/// Notes the view for scripts, and tells the page around of each new one; it counts articles where a single article's page
/// counts passages.
#[hook]
pub fn use_change(page: &Page, state: &State, n_shown: usize) {
    let (host, query) = (page.host.clone(), state.query.clone());
    let n_articles = page.start.n_articles as usize;
    let deps = (link::fragment(state), n_shown);
    use_effect_with(deps, move |(view, n_shown)| {
        host.note_view(view);
        let (view, n_shown) = (view.clone(), *n_shown);
        let tell = Timeout::new(CHANGE_DELAY_MILLIS, move || {
            let change = Change {
                view: &view,
                query: &query,
                shown: n_shown,
                passages: n_articles,
            };
            change::announce(&host, &change);
        });
        move || drop(tell)
    });
}

/// Sets language, theme and title, and announces what is shown.
#[hook]
pub fn use_root(page: &Page, state: &State, theme: Theme, title: Option<&str>, said: &str) {
    use_effect_with((page.lang, theme), {
        let host = page.host.clone();
        move |(lang, theme)| {
            host.set_attribute("lang", Some(lang.tag()));
            host.set_attribute("data-theme", (*theme != Theme::Auto).then(|| theme.name()));
        }
    });
    let collection = match page.start.title.as_str() {
        "" => "Dossier",
        title => title,
    };
    let title = match title.filter(|_| state.reading.is_some()) {
        Some(title) if !title.is_empty() => format!("{title} – {collection}"),
        _ => collection.to_owned(),
    };
    use_effect_with(title, |title| document::set_title(title));
    use_effect_with(said.to_owned(), {
        let host = page.host.clone();
        move |said| {
            let said = said.clone();
            let announce = Timeout::new(ANNOUNCE_DELAY_MILLIS, move || {
                if let Some(live) = host.by_id("d-live") {
                    live.set_text_content(Some(&said));
                }
            });
            move || drop(announce)
        }
    });
}
