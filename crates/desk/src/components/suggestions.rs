//! Names that the dossier lacks: each may be added as a new one, be another name of a known one, or be set aside.

use yew::prelude::*;

use dossier_core::desk::{Action, SuggestionRow};

use super::app::Desktop;
use super::names::{name_select, type_select};
use super::row::{Head, button, passage, row};
use crate::state::Message;

/// Most passages that are shown of a suggestion.
const MAX_PASSAGES: usize = 8;

/// All suggestions.
pub fn suggestions(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let (aside, open): (Vec<_>, Vec<_>) =
        state.shown.suggestions.iter().partition(|row| row.is_aside);
    html! {
        <>
            <h3 class="d-desk__part">{ words.suggestions }{ " " }<span class="d-desk__n">{ open.len() }</span></h3>
            <p class="d-desk__note">
                { if open.is_empty() { words.no_suggestions } else { words.suggestions_intro } }
            </p>
            <ul class="d-desk__rows">{ for open.into_iter().map(|name| suggestion(desktop, name)) }</ul>
            if !aside.is_empty() {
                <details class="d-desk__aside">
                    <summary>{ (words.set_aside)(aside.len()) }</summary>
                    <ul class="d-desk__mentions">
                        { for aside.into_iter().map(|row| html! {
                            <li key={row.key.clone()}>
                                { &row.name }{ " " }
                                { button(words.take_back, desktop.on(Message::Did(Action::TakenBack(row.key.clone()))), "back") }
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

fn suggestion(desktop: &Desktop<'_>, name: &SuggestionRow) -> Html {
    let state = desktop.state;
    let n = (state.words().n_mentions)(name.passages.len());
    let lang = usize::from(state.lang.tag() == "fr");
    let kind = state.shown.types.iter().find(|(id, _)| *id == name.kind);
    let kind = kind.map(|(_, labels)| format!("{} · ", labels[lang]));
    let head = Head {
        id: name.key.clone(),
        line: html! {
            <span class="d-desk__what">
                <b>{ &name.name }</b>
                <span class="d-desk__sub">{ kind.unwrap_or_default() }{ n }</span>
            </span>
        },
        badge: None,
    };
    row(desktop, head, || opened(desktop, name))
}

fn opened(desktop: &Desktop<'_>, row: &SuggestionRow) -> Html {
    let words = desktop.state.words();
    let key = &row.key;
    let add = {
        let (name, aliases) = (row.name.clone(), row.variants.clone());
        desktop.dispatch.reform(move |kind: String| {
            Message::Did(Action::EntityAdded {
                name: name.clone(),
                kind,
                aliases: aliases.clone(),
            })
        })
    };
    let same = {
        let names: Vec<String> = [&row.name]
            .into_iter()
            .chain(&row.variants)
            .cloned()
            .collect();
        desktop.dispatch.reform(move |id: String| {
            let aliases = names
                .iter()
                .map(|name| Action::AliasAdded(id.clone(), name.clone()));
            Message::Did(Action::All(aliases.collect()))
        })
    };
    let passages = row.passages.iter().take(MAX_PASSAGES);
    html! {
        <>
            <p class="d-desk__note">{ &row.cue }</p>
            if !row.variants.is_empty() {
                <p class="d-desk__note">{ words.also_spelt }{ ": " }{ row.variants.join(", ") }</p>
            }
            { adding(desktop, key, &row.kind, add) }
            { name_select(desktop, &format!("same-{key}"), words.is_alias_of, None, same) }
            <div class="d-desk__actions">
                { button(words.not_wanted, desktop.on(Message::Did(Action::SetAside(key.clone()))), "aside") }
            </div>
            <ul class="d-desk__mentions">
                { for passages.map(|at| html! { <li key={at.to_string()}>{ passage(desktop, *at) }</li> }) }
            </ul>
        </>
    }
}

/// The types to add it as, the likely one first chosen.
fn adding(desktop: &Desktop<'_>, key: &str, kind: &str, add: Callback<String>) -> Html {
    let id = format!("add-{key}");
    let state = desktop.state;
    if kind.is_empty() {
        return type_select(desktop, &id, state.words().add_as, "", add);
    }
    let lang = usize::from(state.lang.tag() == "fr");
    let types = state.shown.types.iter();
    let options = types.map(|(id, labels)| (id.clone(), labels[lang].clone(), id == kind));
    super::panel::select(
        &id,
        state.words().add_as,
        state.words().add,
        options.collect(),
        add,
    )
}
