//! Buttons that copy: the link to the view, or a passage's first words with its link.

use dossier_core::model::PassageIdx;
use dossier_core::search::snippet;
use yew::prelude::*;

use crate::Page;
use crate::browser::{page as document, task};

/// How much of a passage is copied with its link, in Unicode scalar values.
const QUOTE_CHARS: u32 = 120;

/// Props of [`Copy`].
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// The page.
    pub page: Page,
    /// The passage; none for the link to the view.
    #[prop_or_default]
    pub passage: Option<PassageIdx>,
    /// The fragment of the view. The address has it only when it has rested for a moment.
    #[prop_or_default]
    pub fragment: String,
}

/// The button. What came of it is said beside it until the button is left.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let said = use_state_eq(|| "");
    let words = props.page.words();
    let onclick = {
        let (said, page, passage) = (said.clone(), props.page.clone(), props.passage);
        let fragment = props.fragment.clone();
        Callback::from(move |_| {
            let text = match passage {
                Some(passage) => quote(&page, passage),
                None => page.host.link_to(&fragment),
            };
            let (said, words) = (said.clone(), page.words());
            task::spawn_logged("copy", async move {
                let copied = document::copy(&text).await.is_ok();
                said.set(if copied {
                    words.copied
                } else if document::framed() {
                    words.copy_failed_in_frame
                } else {
                    words.copy_failed
                });
                Ok::<(), String>(())
            });
        })
    };
    let forget = {
        let said = said.clone();
        Callback::from(move |_| said.set(""))
    };
    let number = props
        .passage
        .map(|idx| props.page.dossier().passages[idx.at()].number);
    let (class, label) = match number {
        Some(number) => ("d-passage__number", (words.copy_passage)(number)),
        None => ("d-tool d-tool--wide", words.share.to_owned()),
    };
    html! {
        <span class="d-copy" data-said={(!said.is_empty()).then_some("true")} lang={props.page.lang.tag()}>
            <button type="button" {class} {onclick} onblur={forget} aria-label={label.clone()} title={label}>
                if let Some(number) = number {
                    { number }
                } else {
                    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                        <path d="m7.5 10.5 3-3M8 5l1.6-1.6a3.5 3.5 0 0 1 5 5L13 10M10 13l-1.6 1.6a3.5 3.5 0 0 1-5-5L5 8" />
                    </svg>
                    <span class="d-tool__label">{ words.share }</span>
                }
            </button>
            <span class="d-copy__said" role="status">{ *said }</span>
        </span>
    }
}

/// “First words …”, the title, and the link.
fn quote(page: &Page, idx: PassageIdx) -> String {
    let dossier = page.dossier();
    let first = snippet(&dossier.block_of(idx).text, &[], QUOTE_CHARS);
    let more = if first.cut_end { " …" } else { "" };
    let title = &dossier.article_of(idx).title;
    let link = page.host.link_to(&dossier.passages[idx.at()].key);
    format!("“{}{more}” {title}, {link}", first.text.trim())
}
