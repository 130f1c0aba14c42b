//! The number of a passage, which copies its first words and a link to it.

use dossier_core::model::PassageIdx;
use dossier_core::search::snippet;
use yew::prelude::*;

use crate::Page;
use crate::browser::{location, page as document, task};

/// How much of the passage is copied with the link, in Unicode scalar values.
const QUOTE_CHARS: u32 = 120;

/// Props of [`CopyPassage`].
#[derive(Properties, PartialEq)]
pub struct CopyPassageProps {
    /// The page.
    pub page: Page,
    /// The passage.
    pub passage: Option<PassageIdx>,
}

/// The button in the margin.
#[component]
pub fn CopyPassage(props: &CopyPassageProps) -> Html {
    let copied = use_state_eq(|| false);
    let words = props.page.words();
    let dossier = props.page.dossier();
    let Some(idx) = props.passage else {
        return html! {};
    };
    let passage = &dossier.passages[idx.at()];
    let copy = {
        let copied = copied.clone();
        let page = props.page.clone();
        Callback::from(move |_| {
            let text = quote(&page, idx);
            let copied = copied.clone();
            task::spawn_logged("copy", async move {
                document::copy(&text).await?;
                copied.set(true);
                Ok::<(), String>(())
            });
        })
    };
    html! {
        <button type="button" class="d-passage__number" lang={props.page.lang.tag()} onclick={copy}
            data-copied={copied.then_some("true")} aria-label={(words.copy_passage)(passage.number)}
            title={(words.copy_passage)(passage.number)}>
            { passage.number }
            if *copied { <span class="d-passage__copied" role="status">{ words.copied }</span> }
        </button>
    }
}

/// “First words …”, the title, and the link.
fn quote(page: &Page, idx: PassageIdx) -> String {
    let dossier = page.dossier();
    let first = snippet(&dossier.block_of(idx).text, &[], QUOTE_CHARS);
    let more = if first.cut_end { " …" } else { "" };
    let title = &dossier.article_of(idx).title;
    let link = location::address_with(&dossier.passages[idx.at()].key);
    format!("“{}{more}” {title}, {link}", first.text.trim())
}
