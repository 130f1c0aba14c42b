//! What the page has to say about a query, a link, or the data: each a line, none in the way.

use dossier_core::diagnostic::Diagnostic;
use dossier_core::search::{Found, Notice, suggest};
use dossier_core::state::Action;
use yew::prelude::*;

use crate::Page;
use crate::words::Words;

/// The lines: parts of the link that are not known, what the search made of the query, problems of the data.
pub fn notices(
    page: &Page,
    query: &str,
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
                <p class="d-notice">{ notice_words(page, query, notice) }</p>
            }) }
            { for found.meant.iter().map(|meant| html! {
                <p class="d-notice">{ words.notice_meant }{ offered(page, query, &meant.asked, &meant.used) }{ words.asks }</p>
            }) }
            { problems(words, diagnostics) }
        </div>
    }
}

fn notice_words(page: &Page, query: &str, notice: &Notice) -> Html {
    let words = page.words();
    let sentence = match notice {
        Notice::PlainFallback => words.notice_plain.to_owned(),
        Notice::TooLong => words.notice_long.to_owned(),
        Notice::UnknownField { field } => (words.notice_field)(field),
        Notice::BadDate { value } => (words.notice_date)(value),
        Notice::NothingForAll { missing } => (words.notice_relaxed)(&missing.join(", ")),
        Notice::Spelling { asked, used } => {
            return html! {
                <>{ (words.notice_spelling)(asked) }{ offered(page, query, asked, used) }{ "." }</>
            };
        }
    };
    sentence.into()
}

/// Words like one of the query: each puts it right there.
fn offered(page: &Page, query: &str, asked: &str, used: &[String]) -> Html {
    let offers = used.iter().enumerate().map(|(at, used)| {
        let offer = match suggest::corrected(query, asked, used) {
            Some(query) => html! {
                <button type="button" class="d-link" onclick={page.on(Action::QueryTyped(query))}>{ used }</button>
            },
            None => used.into(),
        };
        html! { <>{ if at > 0 { ", " } else { "" } }{ "“" }{ offer }{ "”" }</> }
    });
    offers.collect()
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
