//! What the page has to say about a query, a link, or the data: each a line, none in the way.

use dossier_core::diagnostic::Diagnostic;
use dossier_core::search::{Found, Notice};
use yew::prelude::*;

use crate::Page;
use crate::words::Words;

/// The lines: parts of the link that are not known, what the search made of the query, problems of the data.
pub fn notices(
    page: &Page,
    diagnostics: &[Diagnostic],
    found: &Found,
    unknown: &[String],
    onunknown: &Callback<Vec<String>>,
) -> Html {
    let words = page.words();
    html! {
        <div class="d-notices">
            if !unknown.is_empty() {
                <p class="d-notice">
                    { (words.unknown_link)(&unknown.join(", ")) }{ " " }
                    <button type="button" class="d-link"
                        onclick={onunknown.reform(|_: MouseEvent| Vec::new())}>{ words.dismiss }</button>
                </p>
            }
            { for found.notices.iter().map(|notice| html! {
                <p class="d-notice">{ notice_words(words, notice) }</p>
            }) }
            { problems(words, diagnostics) }
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
fn problems(words: &Words, diagnostics: &[Diagnostic]) -> Html {
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
