//! All results of the query as a list: names, events, passages, each with the reason why it is there.

use dossier_core::filter::Choice;
use dossier_core::order;
use dossier_core::search::{self, EntityHit, Found, Hit, Reason, Snippet};
use dossier_core::state::{self, Action, Selected, State};
use dossier_core::view::{self, View};
use yew::prelude::*;

use super::text::{hue, marked};
use crate::Page;

/// How long a snippet is, in Unicode scalar values: about three lines.
const SNIPPET_CHARS: u32 = 240;

/// How many names and events are listed, so that the passages are not pushed off the page.
const MAX_NAMES: usize = 6;

/// How many passages are listed; more do not help a reader, who then narrows the search.
const MAX_PASSAGES: usize = 200;

/// How many passages with only some of the words are listed after those.
const MAX_MORE: usize = 50;

/// What the list is drawn from.
#[derive(Clone, Copy)]
pub struct Results<'a> {
    /// The page.
    pub page: &'a Page,
    /// What the query finds.
    pub found: &'a Found,
    /// What is shown.
    pub view: &'a View,
    /// What the reader chose.
    pub state: &'a State,
}

/// The list.
pub fn results(props: Results<'_>) -> Html {
    let Results {
        page, found, view, ..
    } = props;
    let words = page.words();
    let hits: Vec<&Hit> = view.hits.iter().map(|&hit| &found.hits[hit]).collect();
    let more = view.more.iter().map(|&hit| &found.more[hit]);
    let more: Vec<&Hit> = more.take(MAX_MORE).collect();
    let listed = found.in_one_list(&hits, &more);
    let is_mixed = search::is_mixed(&listed);
    let (listed, near): (Vec<_>, Vec<_>) = listed
        .into_iter()
        .partition(|(is_match, _)| *is_match || is_mixed);
    let passages: Html = if found.is_empty_query {
        let shown = view.shown.ones().take(MAX_PASSAGES);
        shown.map(|at| plain_row(page, at as u32)).collect()
    } else {
        let rows = listed.into_iter().take(MAX_PASSAGES);
        rows.map(|(is_match, hit)| hit_row(props, hit, is_match))
            .collect()
    };
    html! {
        <div class="d-results">
            <h1 class="d-panel-title">{ words.results }</h1>
            if !found.entities.is_empty() {
                <section class="d-results__group">
                    <h2>{ words.people_and_places }</h2>
                    <ul>{ for found.entities.iter().take(MAX_NAMES).map(|hit| entity_row(page, hit)) }</ul>
                </section>
            }
            if !found.events.is_empty() {
                <section class="d-results__group">
                    <h2>{ words.events }</h2>
                    <ul>{ for found.events.iter().take(MAX_NAMES).map(|hit| event_row(page, hit)) }</ul>
                </section>
            }
            <section class="d-results__group">
                <h2>{ words.passages }{ " " }<small>{ view.n_shown }</small></h2>
                if is_mixed { <p class="d-results__note">{ words.mixed }</p> }
                if view.n_shown == 0 { { nothing(props) } } else { <ol>{ passages }</ol> }
            </section>
            if !near.is_empty() {
                <section class="d-results__group">
                    <h2>{ words.some_words }</h2>
                    <ol>{ for near.into_iter().map(|(_, hit)| hit_row(props, hit, true)) }</ol>
                </section>
            }
        </div>
    }
}

/// A snippet with its highlights, and dots where it is cut.
pub fn snippet_html(snippet: &Snippet) -> Html {
    html! {
        <>
            if snippet.cut_start { { "… " } }
            { marked(&snippet.text, &snippet.spans) }
            if snippet.cut_end { { " …" } }
        </>
    }
}

/// `is_plain`: what it is, a match or not, is said above it.
fn hit_row(props: Results<'_>, hit: &Hit, is_plain: bool) -> Html {
    let page = props.page;
    let dossier = page.dossier();
    let snippet = search::snippet(
        &dossier.block_of(hit.passage).text,
        &hit.spans,
        SNIPPET_CHARS,
    );
    let reasons = [reason(page, &hit.reason), lacking(props, hit, is_plain)];
    let reasons: Vec<String> = reasons.into_iter().flatten().collect();
    let reason = (!reasons.is_empty()).then(|| reasons.join(" · "));
    passage_row(page, hit.passage.0, snippet_html(&snippet), reason)
}

/// Which words a passage lacks, where it lacks few or nothing else says that it does.
fn lacking(props: Results<'_>, hit: &Hit, is_plain: bool) -> Option<String> {
    let lacking = props.found.lacking(hit);
    (!lacking.is_empty() || !is_plain).then(|| (props.page.words().lacking)(&lacking))
}

fn plain_row(page: &Page, at: u32) -> Html {
    let passage = dossier_core::model::PassageIdx(at);
    let snippet = search::snippet(&page.dossier().block_of(passage).text, &[], SNIPPET_CHARS);
    passage_row(page, at, snippet_html(&snippet), None)
}

fn passage_row(page: &Page, at: u32, text: Html, reason: Option<String>) -> Html {
    let idx = dossier_core::model::PassageIdx(at);
    let dossier = page.dossier();
    let passage = &dossier.passages[idx.at()];
    let several = dossier.articles.len() > 1;
    html! {
        <li class="d-result" key={at}>
            <button type="button" class="d-result__open" onclick={page.on(Action::PassageOpened(idx))}>
                <span class="d-result__number">{ passage.number }</span>
                <span class="d-result__text" lang={dossier.article_of(idx).lang.clone()}>
                    { text }
                    if several { <span class="d-result__article">{ &dossier.article_of(idx).title }</span> }
                    if let Some(reason) = reason {
                        <span class="d-result__reason" lang={page.lang.tag()}>{ reason }</span>
                    }
                </span>
            </button>
        </li>
    }
}

fn entity_row(page: &Page, hit: &EntityHit) -> Html {
    let dossier = page.dossier();
    let entity = &dossier.entities[hit.entity.at()];
    let alias = hit
        .alias
        .and_then(|alias| entity.aliases.get(alias as usize));
    let name = match alias {
        Some(alias) => html! { <>{ &entity.name }{ " · " }{ marked(alias, &hit.spans) }</> },
        None => marked(&entity.name, &hit.spans),
    };
    let kind = dossier.types[entity.kind.at()]
        .singular
        .get(page.lang.tag());
    html! {
        <li class="d-result">
            <button type="button" class="d-result__open" data-hue={hue(dossier, hit.entity)}
                onclick={page.on(Action::Selected(Some(Selected::Entity(hit.entity))))}>
                <span class="d-result__dot" aria-hidden="true"></span>
                <span class="d-result__text">
                    <b>{ name }</b>{ " " }<small>{ kind }{ " · " }{ (page.words().n_passages)(entity.passages.len()) }</small>
                    <span class="d-result__article" lang={dossier.lang.clone()}>{ &entity.summary }</span>
                    if let Some(reason) = reason(page, &hit.reason) {
                        <span class="d-result__reason">{ reason }</span>
                    }
                </span>
            </button>
        </li>
    }
}

fn event_row(page: &Page, hit: &search::EventHit) -> Html {
    let dossier = page.dossier();
    let event = &dossier.events[hit.event.at()];
    html! {
        <li class="d-result">
            <button type="button" class="d-result__open" data-hue="date"
                onclick={page.on(Action::Selected(Some(Selected::Event(hit.event))))}>
                <span class="d-result__dot" aria-hidden="true"></span>
                <span class="d-result__text">
                    <span lang={dossier.lang.clone()}>{ marked(&event.title, &hit.spans) }</span>
                    { " " }<small>{ event.date.short(page.lang.tag()) }</small>
                </span>
            </button>
        </li>
    }
}

/// Why a passage or a name is found, where the words themselves do not show it.
fn reason(page: &Page, reason: &Reason) -> Option<String> {
    let words = page.words();
    let dossier = page.dossier();
    match reason {
        Reason::Literal | Reason::Prefix { .. } | Reason::Condition => None,
        Reason::Heading => Some(words.reason_heading.to_owned()),
        Reason::Caption => Some(words.reason_caption.to_owned()),
        Reason::AlsoKnownAs { entity, alias } => {
            let entity = &dossier.entities[entity.at()];
            let alias = alias.and_then(|alias| entity.aliases.get(alias as usize));
            Some((words.reason_also)(alias.unwrap_or(&entity.name)))
        }
        Reason::Event { event } => Some((words.reason_event)(&dossier.events[event.at()].title)),
        Reason::Stem { found, .. } => Some((words.reason_stem)(found)),
        Reason::Spelling { found, .. } => Some((words.reason_spelling)(found)),
    }
}

/// Nothing is shown: for what, and which filter to take away to see the most.
fn nothing(props: Results<'_>) -> Html {
    let page = props.page;
    let words = page.words();
    let mut ways = ways_out(props);
    order::sort_by_key(&mut ways, |(n_shown, ..)| std::cmp::Reverse(*n_shown));
    let ways = ways.into_iter().filter(|(n_shown, ..)| *n_shown > 0).map(|(n_shown, label, action)| html! {
        <li><button type="button" class="d-button" onclick={page.on(action)}>{ (words.try_without)(&label, n_shown) }</button></li>
    });
    html! {
        <div class="d-nothing">
            <p>
                if props.found.is_empty_query { { words.no_passages } }
                else { { (words.nothing_for)(props.state.query.trim()) } }
            </p>
            <ul>
                { for ways }
                if props.state.is_filtered() {
                    <li><button type="button" class="d-button" onclick={page.on(Action::FiltersCleared)}>{ words.clear_all }</button></li>
                }
            </ul>
        </div>
    }
}

/// Each part of the view that could be taken away, with how many passages would then show.
fn ways_out(props: Results<'_>) -> Vec<(usize, String, Action)> {
    let page = props.page;
    let dossier = page.dossier();
    let mut actions = Vec::new();
    if !props.found.is_empty_query {
        let label = page.words().quoted(props.state.query.trim());
        actions.push((label, Action::QueryTyped(String::new())));
    }
    for (entity, choice) in &props.state.choices {
        let name = &dossier.entities[entity.at()].name;
        let label = match choice {
            Choice::Include => name.clone(),
            Choice::Exclude => (page.words().excluded)(name),
        };
        actions.push((label, Action::EntityChosen(*entity, None)));
    }
    if let Some(period) = props.state.period {
        actions.push((period.words(page.lang.tag()), Action::PeriodChosen(None)));
    }
    let n_shown = |action: &Action| {
        let next = state::update(props.state, action)?;
        let found = page.prepared.search(&next.query);
        Some(view::derive(&page.prepared, &next, &found).n_shown)
    };
    let ways = actions
        .into_iter()
        .map(|(label, action)| (n_shown(&action).unwrap_or(0), label, action));
    ways.collect()
}
