//! The form for those who know no operators: what is filled in is printed as a query at each letter, so that the
//! search box shows it and the results follow. Without state of its own, for any page that has a query.

use dossier_core::search::form::{Form, Part};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::words::searching::SearchWords;

/// What the form is drawn from.
pub struct SearchForm<'a> {
    /// What stands in the fields; [`Form::following`] keeps it in step with the query.
    pub form: &'a Form,
    /// What the form says.
    pub words: &'static SearchWords,
    /// A field was changed: the form is now this, and [`Form::text`] is its query.
    pub onform: Callback<Form>,
    /// The results are wanted.
    pub ondone: Callback<()>,
}

/// The fields, and the button to the results. No `<form>`: a sandbox refuses to send one, and nothing is to be sent.
pub fn search_form(props: SearchForm<'_>) -> Html {
    let words = props.words;
    let fields = [
        (Part::All, words.all),
        (Part::Phrase, words.phrase),
        (Part::Any, words.any),
        (Part::Without, words.without),
        (Part::Near, words.near),
        (Part::Apart, words.apart),
        (Part::From, words.from),
        (Part::To, words.to),
    ];
    let onkeydown = {
        let ondone = props.ondone.clone();
        Callback::from(move |event: KeyboardEvent| {
            // On the button the key is its own.
            let in_field = |target: web_sys::EventTarget| target.has_type::<HtmlInputElement>();
            if event.key() == "Enter" && event.target().is_some_and(in_field) {
                event.prevent_default();
                ondone.emit(());
            }
        })
    };
    html! {
        <div class="d-form" role="group" aria-label={words.more_ways} {onkeydown}>
            { for fields.into_iter().map(|(part, label)| field(&props, part, label)) }
            <button type="button" class="d-button" data-main=""
                onclick={props.ondone.reform(|_: MouseEvent| ())}>{ words.show }</button>
        </div>
    }
}

fn field(props: &SearchForm<'_>, part: Part, label: &'static str) -> Html {
    let (form, onform) = (props.form.clone(), props.onform.clone());
    let value = form.get(part).to_owned();
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            onform.emit(form.with(part, input.value()));
        }
    });
    let (is_number, usual) = (part == Part::Apart, (part == Part::Apart).then_some("5"));
    html! {
        <label class="d-form__field">
            { label }
            <input type="text" inputmode={is_number.then_some("numeric")} placeholder={usual}
                autocomplete="off" autocapitalize="off" spellcheck="false" {value} {oninput} />
        </label>
    }
}
