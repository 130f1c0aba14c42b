//! The button that copies the link to the view.

use dossier_explorer::browser::{page as document, task};
use yew::prelude::*;

use crate::Page;

/// Props of [`Copy`].
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// The page.
    pub page: Page,
    /// The fragment of the view. The address has it only when it has rested for a moment.
    pub fragment: String,
}

/// The button. What came of it is said beside it until the button is left.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let said = use_state_eq(|| "");
    let words = props.page.lang.words();
    let onclick = {
        let (said, host) = (said.setter(), props.page.host.clone());
        let fragment = props.fragment.clone();
        Callback::from(move |_: MouseEvent| {
            let (said, link) = (said.clone(), host.link_to(&fragment));
            task::spawn_logged("copy", async move {
                let copied = document::copy(&link).await.is_ok();
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
        let said = said.setter();
        Callback::from(move |_: FocusEvent| said.set(""))
    };
    html! {
        <span class="d-copy">
            <button type="button" class="d-tool d-tool--wide" {onclick} onblur={forget} aria-label={words.share} title={words.share}>
                <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                    <path d="m7.5 10.5 3-3M8 5l1.6-1.6a3.5 3.5 0 0 1 5 5L13 10M10 13l-1.6 1.6a3.5 3.5 0 0 1-5-5L5 8" />
                </svg>
                <span class="d-tool__label">{ words.share }</span>
            </button>
            <span class="d-copy__said" role="status">{ *said }</span>
        </span>
    }
}
