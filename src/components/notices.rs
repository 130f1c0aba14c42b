//! What the page has to say about a query, a link, or the data: each a line, none in the way.

use dossier_core::search::{Found, Notice};
use yew::prelude::*;

use crate::Page;
use crate::shared::Shared;
use crate::start::Ready;
use crate::words::Words;

/// Props of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The page.
    pub page: Page,
    /// The dossier, its problems, and how the page was opened.
    pub ready: Shared<Ready>,
    /// What the query finds.
    pub found: Shared<Found>,
}

/// The lines.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let dismissed = use_state_eq(|| false);
    let words = props.page.words();
    let unknown = props.ready.opened.unknown.join(", ");
    let dismiss = { let dismissed = dismissed.clone(); Callback::from(move |_: MouseEvent| dismissed.set(true)) };
    html! {
        <div class="d-notices">
            if !unknown.is_empty() && !*dismissed {
                <p class="d-notice">
                    { (words.unknown_link)(&unknown) }{ " " }
                    <button type="button" class="d-link" onclick={dismiss}>{ words.dismiss }</button>
                </p>
            }
            { for props.found.notices.iter().map(|notice| html! {
                <p class="d-notice">{ notice_words(words, notice) }</p>
            }) }
            { problems(props) }
        </div>
    }
}

fn notice_words(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::PlainFallback => words.notice_plain.to_owned(),
        Notice::TooLong => words.notice_long.to_owned(),
        Notice::UnknownField { field } => (words.notice_field)(field),
        Notice::BadDate { value } => (words.notice_date)(value),
        Notice::NothingForAll { missing } => (words.notice_relaxed)(&missing.join(", ")),
        Notice::Spelling { asked, used } => (words.notice_spelling)(asked, &used.join(", ")),
    }
}

/// The number of problems in the data, which opens their list.
fn problems(props: &NoticesProps) -> Html {
    let words = props.page.words();
    let diagnostics = &props.ready.diagnostics;
    if diagnostics.is_empty() {
        return html! {};
    }
    let rows = diagnostics.iter().map(|diagnostic| html! {
        <li>
            <p><b>{ &diagnostic.message }</b>{ format!(" ({})", (words.severity)(diagnostic.severity)) }</p>
            <p>{ words.where_ }{ " " }<code>{ &diagnostic.pointer }</code>{ " · " }{ words.mend }{ ": " }{ &diagnostic.hint }</p>
        </li>
    });
    html! {
        <details class="d-notice d-problems">
            <summary>{ (words.problems)(diagnostics.len()) }</summary>
            <ul lang="en">{ for rows }</ul>
        </details>
    }
}
