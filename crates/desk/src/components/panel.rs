//! The list beside the text, and what can be done with selected words.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use dossier_core::desk::{Action, At};

use super::app::Desktop;
use super::edit::DateField;
use super::{dates, events, names};
use crate::state::{Message, Tab};

/// The open list; on a wide window the dates stand beside the text when nothing else is open.
pub fn panel(desktop: &Desktop<'_>) -> Html {
    let words = desktop.state.words();
    let (title, content) = match desktop.state.tab {
        Tab::Names => (words.tab_names, names::names(desktop)),
        Tab::Events => (words.tab_events, events::events(desktop)),
        _ => (words.tab_dates, dates::dates(desktop)),
    };
    html! {
        <section class="d-desk__panel" aria-labelledby="desk-panel">
            <h2 class="d-desk__panel-title" id="desk-panel" tabindex="-1">{ title }</h2>
            { content }
        </section>
    }
}

/// What can be done with the words that are selected in the text.
pub fn marked(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let (Some(at), Some(desk)) = (state.marked, &state.desk) else {
        return html! {};
    };
    let chosen = desk.work().words(at);
    let words = state.words();
    let field = "desk-marked-date";
    let date = desktop
        .dispatch
        .reform(move |edtf: String| Message::Did(Action::Dated(at, edtf)));
    html! {
        <section class="d-desk__marked" aria-label={words.selected} key={at.to_string()}>
            <p>{ words.selected }{ ": " }<mark>{ chosen.clone() }</mark></p>
            <div class="d-desk__marked-ways">
                { as_name(desktop, at, chosen) }
                <DateField id={field} label={words.as_date} hint={words.date_hint} value="" lang={state.lang}
                    button={words.set_date} ondone={date} />
            </div>
        </section>
    }
}

fn as_name(desktop: &Desktop<'_>, at: At, chosen: String) -> Html {
    let words = desktop.state.words();
    html! {
        <div class="d-desk__field">
            { names::type_select(desktop, &format!("desk-marked-{at}"), words.as_name, "", {
                let (dispatch, name) = (desktop.dispatch.clone(), chosen.clone());
                Callback::from(move |kind: String| dispatch.emit(Message::Did(Action::EntityAdded {
                    name: name.clone(), kind, aliases: Vec::new(),
                })))
            }) }
            { names::name_select(desktop, &format!("desk-alias-{at}"), words.is_alias_of, None, {
                let dispatch = desktop.dispatch.clone();
                Callback::from(move |id: String| {
                    dispatch.emit(Message::Did(Action::AliasAdded(id, chosen.clone())));
                })
            }) }
        </div>
    }
}

/// A list to choose from, and the button that does it.
pub fn select(
    id: &str,
    label: &'static str,
    button: &'static str,
    options: Vec<(String, String, bool)>,
    ondone: Callback<String>,
) -> Html {
    let field = id.to_owned();
    let onclick = Callback::from(move |_: MouseEvent| {
        let select = crate::browser::by_id(&field);
        let select = select.and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select.filter(|select| !select.value().is_empty()) {
            ondone.emit(select.value());
        }
    });
    html! {
        <div class="d-desk__field">
            <label for={id.to_owned()}>{ label }</label>
            <div class="d-desk__inputs">
                <select id={id.to_owned()}>
                    { for options.into_iter().map(|(value, words, selected)| html! {
                        <option {value} {selected}>{ words }</option>
                    }) }
                </select>
                <button type="button" class="d-button" {onclick}>{ button }</button>
            </div>
        </div>
    }
}
