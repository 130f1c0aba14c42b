//! Fields: a date with what it means while it is typed, and words.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use dossier_core::date::Date;
use dossier_core::desk::Refused;
use dossier_explorer::words::Lang;

use crate::words::words;

/// Does it when Enter is pressed. Not a form: a sandboxed frame refuses to send one, even to the page itself.
pub fn on_enter(done: &Callback<()>) -> Callback<KeyboardEvent> {
    let done = done.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            done.emit(());
        }
    })
}

/// Props of [`DateField`].
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// Id of the field.
    pub id: String,
    /// Its name.
    pub label: &'static str,
    /// Examples of what can be written.
    pub hint: &'static str,
    /// The date that it is now, in EDTF; may be empty.
    pub value: String,
    /// The language of the interface.
    pub lang: Lang,
    /// Whether a date in words, or none, may be given as well.
    #[prop_or_default]
    pub words_too: bool,
    /// What the button says.
    pub button: &'static str,
    /// Takes what was written.
    pub ondone: Callback<String>,
}

/// A date in EDTF, with its words or what is wrong with it.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let typed = use_state_eq(|| props.value.clone());
    {
        // Undone or changed elsewhere, the field follows.
        let typed = typed.clone();
        use_effect_with(props.value.clone(), move |value| typed.set(value.clone()));
    }
    let words = words(props.lang);
    let text = typed.trim();
    let full = || {
        let langs = ["en", "fr"].into_iter();
        let found = langs.map(|lang| dossier_core::extract::full_dates(text, lang));
        let mut dates = found.filter(|found| found.len() == 1).flatten();
        dates.next().and_then(|found| Date::parse(&found.edtf).ok())
    };
    let read = match Date::parse(text) {
        Ok(date) => Ok(Some(date)),
        Err(_) if text.is_empty() => Ok(None),
        Err(error) => match full().filter(|_| props.words_too) {
            Some(date) => Ok(Some(date)),
            None => Err((words.refused)(&Refused::Date(error))),
        },
    };
    let (said, is_wrong) = match &read {
        Ok(Some(date)) => (format!("= {}", date.words(props.lang.tag())), false),
        Ok(None) => (String::new(), false),
        Err(wrong) => (wrong.clone(), true),
    };
    let may = match &read {
        Ok(Some(_)) => true,
        Ok(None) => props.words_too,
        Err(_) => false,
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let done = {
        let (typed, ondone) = (typed.clone(), props.ondone.clone());
        Callback::from(move |()| {
            if may {
                ondone.emit((*typed).clone());
            }
        })
    };
    let said_id = format!("{}-said", props.id);
    html! {
        <div class="d-desk__field">
            <label for={props.id.clone()}>{ props.label }</label>
            <div class="d-desk__inputs">
                <input id={props.id.clone()} type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    value={(*typed).clone()} {oninput} onkeydown={on_enter(&done)} aria-describedby={said_id.clone()}
                    aria-invalid={is_wrong.then_some("true")} />
                <button type="button" class="d-button" aria-disabled={(!may).to_string()}
                    onclick={done.reform(|_| ())}>{ props.button }</button>
            </div>
            <p class="d-desk__means" id={said_id} role="status" data-wrong={is_wrong.then_some("")}>
                if said.is_empty() { { props.hint } } else { { said } }
            </p>
            if is_wrong {
                <p class="d-desk__means">{ props.hint }</p>
            }
        </div>
    }
}

/// Props of [`WordsField`].
#[derive(Properties, PartialEq)]
pub struct WordsFieldProps {
    /// Id of the field.
    pub id: String,
    /// Its name.
    pub label: &'static str,
    /// The words that stand there now.
    #[prop_or_default]
    pub value: String,
    /// What the button says.
    pub button: &'static str,
    /// Whether the field is empty again after it was done.
    #[prop_or_default]
    pub clears: bool,
    /// Takes what was written.
    pub ondone: Callback<String>,
}

/// A line of words.
#[component]
pub fn WordsField(props: &WordsFieldProps) -> Html {
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value(value);
            }
        });
    }
    let done = {
        let (input, ondone, clears) = (input.clone(), props.ondone.clone(), props.clears);
        Callback::from(move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let words = input.value();
                if !words.trim().is_empty() {
                    ondone.emit(words);
                    if clears {
                        input.set_value("");
                    }
                }
            }
        })
    };
    html! {
        <div class="d-desk__field">
            <label for={props.id.clone()}>{ props.label }</label>
            <div class="d-desk__inputs">
                <input id={props.id.clone()} type="text" autocomplete="off" ref={input} onkeydown={on_enter(&done)} />
                <button type="button" class="d-button" onclick={done.reform(|_| ())}>{ props.button }</button>
            </div>
        </div>
    }
}
