//! Saving: the dialog with the forms in which the work can be taken away.

use std::rc::Rc;

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use dossier_core::desk::Desk;
use dossier_explorer::browser::page;
use dossier_explorer::words::Lang;

use crate::bench::Handle;
use crate::offline;
use crate::words::words;

/// Props of [`Save`].
#[derive(Properties)]
pub struct SaveProps {
    /// The language of the interface.
    pub lang: Lang,
    /// The work.
    pub desk: Option<Rc<Desk>>,
    /// What the page's script does.
    pub bench: Handle,
}

impl PartialEq for SaveProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |props: &Self| props.desk.as_ref().map(Rc::as_ptr);
        address(self) == address(other) && self.lang == other.lang && self.bench == other.bench
    }
}

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Page,
    Json,
    Story,
    Registry,
    Events,
}

/// What came of saving.
#[derive(Clone, PartialEq, Eq, Default)]
struct Saved {
    said: String,
    /// The file, where the browser is likely to refuse to save it.
    text: Option<String>,
}

/// The button, and the dialog that it opens.
#[component]
pub fn Save(props: &SaveProps) -> Html {
    let words = words(props.lang);
    let dialog = use_node_ref();
    let is_open = use_state_eq(|| false);
    let saved = use_state_eq(Saved::default);
    let open = {
        let (dialog, is_open, saved) = (dialog.clone(), is_open.clone(), saved.clone());
        Callback::from(move |_: MouseEvent| {
            is_open.set(true);
            saved.set(Saved::default());
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                page::show_modal(&dialog);
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = {
        let is_open = is_open.clone();
        Callback::from(move |_: Event| is_open.set(false))
    };
    let save = |form: Form| {
        let (desk, bench, lang, saved) = (
            props.desk.clone(),
            props.bench.clone(),
            props.lang,
            saved.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            if let Some(desk) = &desk {
                saved.set(saved_as(form, desk, &bench, lang));
            }
        })
    };
    let kind = |form: Form, name: &'static str, label: &str, about: &str| {
        html! {
            <li>
                <button type="button" class="d-export__kind" data-save={name} onclick={save(form)}>
                    <b>{ label.to_owned() }</b><span>{ about.to_owned() }</span>
                </button>
            </li>
        }
    };
    // Looked at only when the dialog is open: it reads the text anew.
    let files = props
        .desk
        .as_ref()
        .filter(|_| *is_open)
        .and_then(|desk| desk.work().files());
    html! {
        <>
            <button type="button" class="d-button" data-main="" data-tool="save" onclick={open}>{ words.save }</button>
            <dialog class="d-help d-export" ref={dialog} {onclose} aria-labelledby="desk-save">
                <button type="button" class="d-close" aria-label={words.close} onclick={close}>{ "×" }</button>
                <h2 id="desk-save">{ words.save }</h2>
                <p class="d-export__count">{ words.save_intro }</p>
                <div class="d-export__formats">
                    <ul class="d-export__list">
                        { kind(Form::Page, "page", words.save_page[0], words.save_page[1]) }
                        { kind(Form::Json, "json", words.save_json[0], words.save_json[1]) }
                    </ul>
                    <h3>{ words.save_files }</h3>
                    if let Some(files) = &files {
                        <p class="d-export__count">{ words.save_files_about }</p>
                        if !files.exact {
                            <p class="d-export__count">{ words.save_not_exact }</p>
                        }
                        <ul class="d-export__list">
                            { kind(Form::Story, "story", "story.md", words.tab_text) }
                            if !files.files.registry.is_empty() {
                                { kind(Form::Registry, "registry", "entities.toml", words.tab_names) }
                            }
                            if !files.files.events.is_empty() {
                                { kind(Form::Events, "events", "events.toml", words.tab_events) }
                            }
                        </ul>
                    } else {
                        <p class="d-export__count">{ words.save_several }</p>
                    }
                </div>
                <p class="d-export__said" role="status">{ &saved.said }</p>
                if let Some(text) = &saved.text {
                    <textarea class="d-export__text" readonly=true rows="5" aria-label={words.file_as_text}
                        value={text.clone()} />
                }
            </dialog>
        </>
    }
}

/// Makes a file and gives it to the browser.
fn saved_as(form: Form, desk: &Desk, bench: &Handle, lang: Lang) -> Saved {
    let words = words(lang);
    let work = desk.work();
    let files = || work.files().map(|saved| saved.files).unwrap_or_default();
    let (name, media_type, text) = match form {
        Form::Page => match offline::file(work, lang.tag(), bench) {
            Ok(page) => (format!("{}.html", work.name()), "text/html", page),
            Err(error) => {
                let said = (words.save_failed)(&error.to_string());
                return Saved { said, text: None };
            }
        },
        Form::Json => {
            let json = format!("{:#}\n", work.json());
            (format!("{}.json", work.name()), "application/json", json)
        }
        Form::Story => ("story.md".to_owned(), "text/markdown", files().story),
        Form::Registry => (
            "entities.toml".to_owned(),
            "application/toml",
            files().registry,
        ),
        Form::Events => ("events.toml".to_owned(), "application/toml", files().events),
    };
    if bench.save(&name, media_type, &text) {
        let said = (words.saved)(&name);
        Saved { said, text: None }
    } else {
        let said = (words.not_saved)(&name);
        Saved {
            said,
            text: Some(text),
        }
    }
}
