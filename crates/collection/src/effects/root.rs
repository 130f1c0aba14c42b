//! Attributes of `<html>`, the window's title, and what is announced.

use dossier_core::collection::State;
use dossier_explorer::browser::page as document;
use dossier_explorer::components::theme::Theme;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;

/// How long a count rests before it is announced, so that a screen reader is not interrupted by each key.
const ANNOUNCE_DELAY_MILLIS: u32 = 600;

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
