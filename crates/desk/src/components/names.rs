//! The names: the dossier's entities with their mentions, and below them what may be names.

use yew::prelude::*;

use dossier_core::desk::{Action, At, NameRow};

use super::app::Desktop;
use super::edit::WordsField;
use super::panel::select;
use super::row::{Head, button, passage, row};
use super::suggestions::suggestions;
use super::text::hue_of;
use crate::state::Message;

/// Most mentions that are shown of a name; the text shows all.
const MAX_MENTIONS: usize = 50;

/// All names.
pub fn names(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let rows = &state.shown.names;
    html! {
        <>
            <p class="d-desk__note">{ if rows.is_empty() { words.no_names } else { words.names_intro } }</p>
            <ul class="d-desk__rows" aria-label={words.registry}>
                { for rows.iter().map(|name| name_row(desktop, name)) }
            </ul>
            { new_name(desktop) }
            { suggestions(desktop) }
            { not_names(desktop) }
        </>
    }
}

fn name_row(desktop: &Desktop<'_>, name: &NameRow) -> Html {
    let state = desktop.state;
    let lang = usize::from(state.lang.tag() == "fr");
    let kinds = &state.shown.types;
    let kind = kinds.iter().find(|(id, _)| *id == name.kind);
    let kind = kind.map_or(name.kind.as_str(), |(_, labels)| &labels[lang]);
    let n = (state.words().n_mentions)(name.mentions.len());
    let head = Head {
        id: format!("name-{}", name.id),
        line: html! {
            <span class="d-desk__what" data-hue={hue_of(&state.shown, &name.kind)}>
                <b class="d-desk__name">{ &name.name }</b>
                <span class="d-desk__sub">{ format!("{kind} · {n}") }</span>
            </span>
        },
        badge: None,
    };
    row(desktop, head, || opened(desktop, name))
}

fn opened(desktop: &Desktop<'_>, name: &NameRow) -> Html {
    let words = desktop.state.words();
    let id = &name.id;
    let with = |action: fn(String, String) -> Action| {
        let id = id.clone();
        desktop
            .dispatch
            .reform(move |text: String| Message::Did(action(id.clone(), text)))
    };
    let mentions = name.mentions.iter().take(MAX_MENTIONS).map(|mention| {
        let why = mention.rule.map_or(words.marked_by_hand, words.name_rule);
        let reject = desktop.on(Message::Did(Action::NotNamed(mention.at)));
        html! {
            <li key={mention.at.to_string()}>
                { passage(desktop, mention.at) }
                <p class="d-desk__note">
                    { why }{ " · " }
                    <button type="button" class="d-link" data-do="reject" onclick={reject}>{ words.not_here }</button>
                </p>
            </li>
        }
    });
    html! {
        <>
            { aliases(desktop, name) }
            <WordsField id={format!("alias-{id}")} label={words.new_alias} button={words.add_alias} clears=true
                ondone={with(Action::AliasAdded)} />
            <WordsField id={format!("rename-{id}")} label={words.name_label} value={name.name.clone()}
                button={words.rename} ondone={with(Action::EntityRenamed)} />
            { type_select(desktop, &format!("kind-{id}"), words.kind, &name.kind, with(Action::EntityRetyped)) }
            { name_select(desktop, &format!("merge-{id}"), words.same_as, Some(id), with(Action::EntitiesMerged)) }
            <div class="d-desk__actions">
                { button(words.remove_name, desktop.on(Message::Did(Action::EntityRemoved(id.clone()))), "remove") }
            </div>
            <ul class="d-desk__mentions">{ for mentions }</ul>
        </>
    }
}

fn aliases(desktop: &Desktop<'_>, name: &NameRow) -> Html {
    let words = desktop.state.words();
    if name.aliases.is_empty() {
        return html! {};
    }
    let aliases = name.aliases.iter().map(|alias| {
        let action = Action::AliasRemoved(name.id.clone(), alias.clone());
        html! {
            <li class="d-chip d-chip--filter">
                <span class="d-chip__label">{ alias }</span>
                <button type="button" class="d-chip__remove" aria-label={(words.remove)(alias)}
                    onclick={desktop.on(Message::Did(action))}>{ "×" }</button>
            </li>
        }
    });
    html! { <ul class="d-chips" aria-label={words.aliases}>{ for aliases }</ul> }
}

/// The types to choose from.
pub fn type_select(
    desktop: &Desktop<'_>,
    id: &str,
    label: &'static str,
    kind: &str,
    ondone: Callback<String>,
) -> Html {
    let state = desktop.state;
    let lang = usize::from(state.lang.tag() == "fr");
    let types = state.shown.types.iter();
    let options = types.map(|(id, labels)| (id.clone(), labels[lang].clone(), id == kind));
    let button = if kind.is_empty() {
        state.words().add
    } else {
        state.words().set
    };
    select(id, label, button, options.collect(), ondone)
}

/// The other names to choose from.
pub fn name_select(
    desktop: &Desktop<'_>,
    id: &str,
    label: &'static str,
    but: Option<&str>,
    ondone: Callback<String>,
) -> Html {
    let words = desktop.state.words();
    let names = desktop.state.shown.names.iter();
    let names = names.filter(|name| Some(name.id.as_str()) != but);
    let mut options = vec![(String::new(), words.merge_choose.to_owned(), true)];
    options.extend(names.map(|name| (name.id.clone(), name.name.clone(), false)));
    if options.len() == 1 {
        return html! {};
    }
    let button = if but.is_some() {
        words.merge
    } else {
        words.add
    };
    select(id, label, button, options, ondone)
}

/// A name that nothing suggests.
fn new_name(desktop: &Desktop<'_>) -> Html {
    let words = desktop.state.words();
    let kind = desktop
        .state
        .shown
        .types
        .first()
        .map_or("person", |(id, _)| id)
        .to_owned();
    let add = desktop.dispatch.reform(move |name: String| {
        Message::Did(Action::EntityAdded {
            name,
            kind: kind.clone(),
            aliases: Vec::new(),
        })
    });
    html! { <WordsField id="desk-new-name" label={words.new_name} button={words.add} clears=true ondone={add} /> }
}

/// The runs that name nobody by decision.
fn not_names(desktop: &Desktop<'_>) -> Html {
    let words = desktop.state.words();
    let runs: &[At] = &desktop.state.shown.not_names;
    if runs.is_empty() {
        return html! {};
    }
    html! {
        <details class="d-desk__aside">
            <summary>{ words.not_names }{ " " }<span class="d-desk__n">{ runs.len() }</span></summary>
            <ul class="d-desk__mentions">
                { for runs.iter().map(|at| html! {
                    <li key={at.to_string()}>
                        { passage(desktop, *at) }
                        { button(words.open_again, desktop.on(Message::Did(Action::NameOpened(*at))), "open") }
                    </li>
                }) }
            </ul>
        </details>
    }
}
