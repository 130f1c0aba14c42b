//! What the text is: title, publication date, language; and what its readers remarked.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use dossier_core::desk::Action;

use super::app::Desktop;
use super::edit::{DateField, WordsField};
use crate::state::Message;

/// The languages that can be chosen; another one that the text says itself is kept.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("fr", "Français")];

/// The fields of each article, and the remarks.
pub fn about(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let several = state.shown.articles.len() > 1;
    html! {
        <>
            if several {
                <p class="d-desk__note">{ (words.several_articles)(state.shown.articles.len()) }</p>
            }
            { for (0..state.shown.articles.len()).map(|article| fields(desktop, article)) }
            { problems(desktop) }
        </>
    }
}

fn fields(desktop: &Desktop<'_>, article: usize) -> Html {
    let state = desktop.state;
    let words = state.words();
    let Some(shown) = state.shown.articles.get(article) else {
        return html! {};
    };
    let is_missing = shown.published.is_empty();
    let did = |action: fn(usize, String) -> Action| {
        desktop
            .dispatch
            .reform(move |text: String| Message::Did(action(article, text)))
    };
    let speaks = {
        let did = did(Action::Language);
        Callback::from(move |event: Event| {
            let select = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                did.emit(select.value());
            }
        })
    };
    let is_known = |tag: &str| shown.lang == tag || shown.lang.starts_with(&format!("{tag}-"));
    let is_other = !LANGUAGES.iter().any(|(tag, _)| is_known(tag));
    let date = if is_missing {
        "–".to_owned()
    } else {
        super::row::words_of(&shown.published, state.lang)
    };
    let id = format!("desk-lang-{article}");
    html! {
        <details class="d-desk__about" open={is_missing} key={format!("about-{article}")}>
            <summary>{ words.about_text }{ ": " }<span>{ date }</span></summary>
            if is_missing {
                <p class="d-desk__note">{ words.published_missing }</p>
            }
            <WordsField id={format!("desk-title-{article}")} label={words.text_title} value={shown.title.clone()}
                button={words.set} ondone={did(Action::Title)} />
            <DateField id={format!("desk-published-{article}")} label={words.published} hint={words.published_hint}
                value={shown.published.clone()} lang={state.lang} words_too=true button={words.set}
                ondone={did(Action::Published)} />
            <p class="d-desk__field">
                <label for={id.clone()}>{ words.language }</label>
                <select {id} onchange={speaks}>
                    { for LANGUAGES.iter().map(|(tag, name)| html! {
                        <option value={*tag} selected={is_known(tag)}>{ *name }</option>
                    }) }
                    <option value={shown.lang.clone()} selected={is_other} hidden={!is_other}>
                        { format!("{} {}", words.language_other, shown.lang) }
                    </option>
                </select>
            </p>
        </details>
    }
}

fn problems(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    if state.problems.is_empty() {
        return html! {};
    }
    html! {
        <details class="d-desk__about d-desk__problems">
            <summary>{ (words.problems)(state.problems.len()) }</summary>
            <ul>
                { for state.problems.iter().map(|problem| html! {
                    <li>
                        <p>{ &problem.message }</p>
                        <p><small>{ (words.line)(&problem.place.file, problem.place.line) }{ " · " }{ &problem.hint }</small></p>
                    </li>
                }) }
            </ul>
        </details>
    }
}
