//! What the list under the search box offers: names to filter by, words to complete, then events and passages; and in
//! an empty box the latest searches.

use dossier_core::filter::Choice;
use dossier_core::link;
use dossier_core::search::{self, EntityHit, Found, suggest};
use dossier_core::searches::Searches;
use dossier_core::state::{Action, Panel, Selected, State};
use dossier_core::view::View;
use yew::prelude::*;

use super::text::{hue, marked};
use crate::Page;

/// How many suggestions of each kind are listed; all results have a panel of their own.
const MAX_NAMES: usize = 4;
const MAX_WORDS: usize = 3;
const MAX_EVENTS: usize = 3;
const MAX_PASSAGES: usize = 5;
const MAX_RECENT: usize = 5;

/// How long a snippet in the list is, in Unicode scalar values.
const SNIPPET_CHARS: u32 = 90;

/// One line of the list: what choosing it does, and what it shows.
pub struct Suggestion {
    /// What choosing it does.
    pub action: Action,
    /// Heading of its group; empty for the line to all results.
    pub group: &'static str,
    /// Whether the reader goes on typing after it was chosen.
    pub goes_on: bool,
    /// What it shows.
    pub content: Html,
    /// What stands beside that.
    pub meta: String,
    /// Colour of an entity's type.
    pub hue: Option<String>,
}

impl Suggestion {
    fn new(action: Action, group: &'static str, content: Html) -> Suggestion {
        Suggestion {
            action,
            group,
            goes_on: false,
            content,
            meta: String::new(),
            hue: None,
        }
    }
}

/// The lines for what is typed. Where the panel of results is open, it shows events and passages already.
pub fn suggestions(
    page: &Page,
    query: &str,
    panel: Panel,
    found: &Found,
    view: &View,
    searches: &Searches,
) -> Vec<Suggestion> {
    let mut lines = Vec::new();
    if query.trim().is_empty() {
        recent(page, searches, &mut lines);
        return lines;
    }
    names(page, query, found, &mut lines);
    completions(page, query, &mut lines);
    if panel != Panel::Search {
        results(page, found, view, &mut lines);
    }
    lines
}

/// A search in words: what is asked, who and where, and when.
pub fn described(page: &Page, link: &str) -> String {
    let dossier = page.dossier();
    let State {
        query,
        choices,
        period,
        ..
    } = link::parse(dossier, link).state;
    let mut parts = Vec::new();
    if !query.trim().is_empty() {
        parts.push(page.words().quoted(query.trim()));
    }
    for (entity, choice) in &choices {
        let name = &dossier.entities[entity.at()].name;
        parts.push(match choice {
            Choice::Include => name.clone(),
            Choice::Exclude => (page.words().excluded)(name),
        });
    }
    parts.extend(period.map(|period| period.words(page.lang.tag())));
    parts.join(" · ")
}

fn recent(page: &Page, searches: &Searches, lines: &mut Vec<Suggestion>) {
    let words = page.lang.search_words();
    for kept in searches.all().iter().take(MAX_RECENT) {
        let opened = link::parse(page.dossier(), &kept.link).state;
        let action = Action::LinkOpened(Box::new(opened));
        let content = described(page, &kept.link).into();
        lines.push(Suggestion::new(action, words.recent, content));
    }
}

/// Names that the query finds; where no name has all of it, those that its last word finds.
fn names(page: &Page, query: &str, found: &Found, lines: &mut Vec<Suggestion>) {
    let last = suggest::last_word(query);
    let excludes = suggest::excludes_last(query);
    let mut by_last = Vec::new();
    if (found.entities_relaxed || excludes) && !last.is_empty() {
        by_last = page.prepared.search(last).entities;
        // By name; what is said of them is no reason to filter by them.
        by_last.retain(|hit| !hit.spans.is_empty());
    }
    let hits: &[EntityHit] = match by_last.as_slice() {
        [] if found.entities_relaxed || excludes => &[],
        [] => &found.entities,
        by_last => by_last,
    };
    let choice = if excludes {
        Choice::Exclude
    } else {
        Choice::Include
    };
    let (dossier, words) = (page.dossier(), page.words());
    for hit in hits.iter().take(MAX_NAMES) {
        let entity = &dossier.entities[hit.entity.at()];
        let kind = dossier.types[entity.kind.at()]
            .singular
            .get(page.lang.tag());
        let names = [&*entity.name, " ", &entity.aliases.join(" ")].concat();
        let rest = suggest::without_name(query, &names);
        // What is highlighted may stand in an alias.
        let alias = hit
            .alias
            .and_then(|alias| entity.aliases.get(alias as usize));
        let content = match alias {
            Some(_) => entity.name.as_str().into(),
            None => marked(&entity.name, &hit.spans),
        };
        lines.push(Suggestion {
            meta: format!("{kind} · {}", (words.n_passages)(entity.passages.len())),
            hue: Some(hue(dossier, hit.entity)),
            ..Suggestion::new(
                Action::NameChosen(hit.entity, choice, rest),
                words.people_and_places,
                content,
            )
        });
    }
}

fn completions(page: &Page, query: &str, lines: &mut Vec<Suggestion>) {
    let group = page.lang.search_words().words;
    for word in page.prepared.index.completions(query, MAX_WORDS) {
        let action = Action::QueryTyped(suggest::completed(query, &word));
        lines.push(Suggestion {
            goes_on: true,
            ..Suggestion::new(action, group, word.into())
        });
    }
}

fn results(page: &Page, found: &Found, view: &View, lines: &mut Vec<Suggestion>) {
    let (dossier, words) = (page.dossier(), page.words());
    for hit in found.events.iter().take(MAX_EVENTS) {
        let event = &dossier.events[hit.event.at()];
        let action = Action::Selected(Some(Selected::Event(hit.event)));
        lines.push(Suggestion {
            meta: event.date.short(page.lang.tag()),
            ..Suggestion::new(action, words.events, marked(&event.title, &hit.spans))
        });
    }
    for hit in view.hits.iter().take(MAX_PASSAGES) {
        let hit = &found.hits[*hit];
        let text = &dossier.block_of(hit.passage).text;
        let snippet = search::snippet(text, &hit.spans, SNIPPET_CHARS);
        let content = super::results::snippet_html(&snippet);
        lines.push(Suggestion {
            meta: dossier.passages[hit.passage.at()].number.to_string(),
            ..Suggestion::new(Action::PassageOpened(hit.passage), words.passages, content)
        });
    }
    if !view.hits.is_empty() {
        let content = (words.all_results)(view.hits.len()).into();
        lines.push(Suggestion::new(
            Action::PanelOpened(Panel::Search),
            "",
            content,
        ));
    }
}
