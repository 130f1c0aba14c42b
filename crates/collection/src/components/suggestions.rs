//! What the list under the search box offers: names to filter by, words to complete; in an empty box the latest searches.

use dossier_archive::wire;
use dossier_core::collection::{Action, State};
use dossier_core::filter::Choice;
use dossier_core::search::suggest;
use dossier_core::searches::Searches;

use crate::{Page, opening, question};

/// How many recent searches are offered.
const MAX_RECENT: usize = 5;

/// One line of the list.
pub struct Line {
    /// What choosing it does.
    pub action: Action,
    /// Heading of its group.
    pub group: &'static str,
    /// Whether the reader goes on typing after it was chosen.
    pub goes_on: bool,
    /// What it shows.
    pub text: String,
    /// What stands beside that.
    pub meta: String,
    /// Colour of an entity's type.
    pub hue: Option<String>,
}

/// The lines for what the engine suggests.
pub fn suggested(page: &Page, query: &str, suggestions: &[wire::Suggestion]) -> Vec<Line> {
    let excludes = suggest::excludes_last(query);
    let lines = suggestions.iter().map(|suggestion| match suggestion {
        wire::Suggestion::Entity(name, count) => {
            let rest = suggest::without_name(query, &name.name);
            let choice = match excludes {
                true => Choice::Exclude,
                false => Choice::Include,
            };
            Line {
                action: Action::Suggested(question::of_name(name), choice, rest),
                group: page.words().names,
                goes_on: false,
                text: name.name.clone(),
                meta: [
                    page.heading(&name.kind),
                    " · ",
                    &page.number(*count as usize),
                ]
                .concat(),
                hue: Some(page.hue(&name.kind)),
            }
        }
        wire::Suggestion::Words(words, count) => Line {
            action: Action::QueryTyped(words.clone()),
            group: page.words().words,
            goes_on: true,
            text: words.trim_end().to_owned(),
            meta: page.number(*count as usize),
            hue: None,
        },
    });
    lines.collect()
}

/// The latest searches.
pub fn recent(page: &Page, searches: &Searches) -> Vec<Line> {
    let lines = searches.all().iter().take(MAX_RECENT).map(|kept| Line {
        action: Action::LinkOpened(Box::new(opening::parse(&page.start, &kept.link).state)),
        group: page.lang.search_words().recent,
        goes_on: false,
        text: described(page, &kept.link),
        meta: String::new(),
        hue: None,
    });
    lines.collect()
}

/// A search in words: what is asked, who and where, and when.
pub fn described(page: &Page, link: &str) -> String {
    let State {
        query,
        choices,
        period,
        ..
    } = opening::parse(&page.start, link).state;
    let mut parts = Vec::new();
    if !query.trim().is_empty() {
        parts.push(page.lang.words().quoted(query.trim()));
    }
    for (name, choice) in choices.iter() {
        parts.push(match choice {
            Choice::Include => name.name.clone(),
            Choice::Exclude => (page.lang.words().excluded)(&name.name),
        });
    }
    parts.extend(period.map(|period| period.words(page.lang.tag())));
    parts.join(" · ")
}
