//! An article in the list.

use dossier_archive::wire::{Name, Reason, Row, Snippet};
use dossier_core::collection::{Action, Reading, State, link};
use dossier_core::date::{Day, Period};
use dossier_core::filter::Choice;
use dossier_core::link::encode;
use dossier_core::model::Span;
use dossier_explorer::components::text::marked;
use yew::prelude::*;

use crate::Page;
use crate::question::of_name;
use crate::shown::Shown;

/// The card of an article, as an item of the list; `is_mixed`: articles that match and others stand in it.
pub fn item(page: &Page, shown: &Shown, row: &Row, is_mixed: bool) -> Html {
    let words = page.words();
    if row.is_missing {
        return html! { <li class="d-item" key={row.doc}><p class="d-item__text">{ words.card_missing }</p></li> };
    }
    let lang = (!row.language.is_empty()).then(|| row.language.clone());
    let title = match row.title.trim() {
        "" => words.untitled.into(),
        _ => marked(&row.title, &spans(&row.title_spans)),
    };
    let text = match shown.snippet(row.doc) {
        Some(snippet) => snippet_html(snippet),
        None => row.summary.clone().into(),
    };
    let onclick = {
        let (dispatch, id) = (page.dispatch.clone(), row.id.clone());
        Callback::from(move |event: MouseEvent| {
            // Another tab or window is the browser's.
            let is_plain = event.button() == 0
                && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            if is_plain {
                event.prevent_default();
                dispatch.emit(Action::Opened(id.clone()));
            }
        })
    };
    // Room for a passage, which comes a moment later.
    let is_found = row.reason.is_some();
    let class = classes!("d-item__text", is_found.then_some("d-item__text--found"));
    let text = (!row.is_title_alone).then(|| html! { <p {class} lang={lang.clone()}>{ text }</p> });
    let reason = row.reason.and_then(|reason| reason_words(page, reason));
    let lacking: Vec<&str> = row.lacking.iter().map(String::as_str).collect();
    let is_told = !lacking.is_empty() || is_mixed && !row.is_match;
    let lacking = is_told.then(|| (page.lang.words().lacking)(&lacking));
    html! {
        <li class="d-item" key={row.doc}>
            <h3 class="d-item__title" {lang}>
                <a href={address(page, &shown.state, &row.id)} data-article={row.id.clone()} {onclick}>{ title }</a>
            </h3>
            { text }
            if let Some(lacking) = lacking {
                <p class="d-item__lacks">{ lacking }</p>
            }
            <p class="d-item__meta">
                if let Some((first, last)) = row.days {
                    <span class="d-item__date">{ period(first, last).words(page.lang.tag()) }</span>
                }
                if let Some(reason) = reason {
                    <span class="d-item__reason">{ reason }</span>
                }
                { for shown.names(row.doc).iter().map(|name| name_button(page, name)) }
            </p>
        </li>
    }
}

/// A name that the article mentions: it narrows the list to those that do.
fn name_button(page: &Page, name: &Name) -> Html {
    let include = Action::Chosen(of_name(name), Some(Choice::Include));
    let only = (page.words().only_with)(&name.name);
    html! {
        <button type="button" class="d-chip d-item__name" key={[&name.kind, "=", &name.name].concat()} data-hue={page.hue(&name.kind)}
            title={only} onclick={page.on(include)}>
            <span class="d-chip__label">{ &name.name }</span>
        </button>
    }
}

/// Where a link to the article leads without a script, or in another tab.
fn address(page: &Page, state: &State, id: &str) -> String {
    if page.start.has_pages {
        return ["articles/", &encode(id), ".html"].concat();
    }
    let reading = Reading {
        id: id.to_owned(),
        view: String::new(),
    };
    let state = State {
        reading: Some(reading),
        ..state.clone()
    };
    ["#", &link::fragment(&state)].concat()
}

/// The days of an article.
pub fn period(first: i32, last: i32) -> Period {
    Period::new(Day(first.into()), Day(last.into()))
}

/// Why an article was found, when that is not as it was typed.
fn reason_words(page: &Page, reason: Reason) -> Option<&'static str> {
    let words = page.words();
    match reason {
        // A word that is still being typed; its rest is marked.
        Reason::Exact | Reason::Prefix => None,
        Reason::Folded => Some(words.reason_folded),
        Reason::Alias => Some(words.reason_alias),
        Reason::Stemmed => Some(words.reason_stemmed),
        Reason::Misspelt => Some(words.reason_misspelt),
    }
}

fn snippet_html(snippet: &Snippet) -> Html {
    let (is_cut_before, is_cut_after) = snippet.is_cut;
    html! {
        <>
            if is_cut_before { { "… " } }
            { marked(&snippet.text, &spans(&snippet.spans)) }
            if is_cut_after { { " …" } }
        </>
    }
}

fn spans(pairs: &[(u32, u32)]) -> Vec<Span> {
    let spans = pairs.iter().map(|&(start, end)| Span { start, end });
    spans.collect()
}
