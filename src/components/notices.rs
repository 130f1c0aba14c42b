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
    // That nothing is found is said by the count.
    let is_told = |notice: &&Notice| {
        !matches!(notice, Notice::NothingForAll { .. }) || !found.hits.is_empty()
    };
    let told = found.notices.iter().filter(is_told);
    html! {
        <div class="d-notices">
            if !unknown.is_empty() {
                <p class="d-notice">
                    { (words.unknown_link)(&unknown.join(", ")) }{ " " }
                    <button type="button" class="d-link"
                        onclick={onunknown.reform(|_: MouseEvent| Vec::new())}>{ words.dismiss }</button>
                </p>
            }
            { for told.map(|notice| said(page, query, notice_words(words, notice))) }
            { for found.meant.iter().map(|meant| {
                said(page, query, (words.notice_meant.to_owned(), words.asks, Some((&meant.asked, &meant.used))))
            }) }
            { problems(words, diagnostics) }
        </div>
    }
}

/// A sentence up to the words that it offers instead of one of the query, its end, and these words.
type Sentence<'a> = (String, &'static str, Option<(&'a str, &'a [String])>);

fn notice_words<'a>(words: &Words, notice: &'a Notice) -> Sentence<'a> {
    let sentence = match notice {
        Notice::PlainFallback => words.notice_plain.to_owned(),
        Notice::TooLong => words.notice_long.to_owned(),
        Notice::UnknownField { field } => (words.notice_field)(field),
        Notice::BadDate { value } => (words.notice_date)(value),
        Notice::NothingForAll { missing } => (words.notice_relaxed)(&missing.join(", ")),
        Notice::Spelling { asked, used } => {
            return ((words.notice_spelling)(asked), ".", Some((asked, used)));
        }
    };
    (sentence, "", None)
}

/// A line; the words that it offers put the query right.
fn said(page: &Page, query: &str, (start, end, offers): Sentence) -> Html {
    let (asked, used) = offers.unwrap_or_default();
    let offers = used.iter().map(|used| {
        let query = suggest::corrected(query, asked, used);
        let onclick = page.on(Action::QueryTyped(query.unwrap_or_else(|| used.clone())));
        html! { <button type="button" class="d-offer d-link" {onclick}>{ used }</button> }
    });
    html! { <p class="d-notice">{ start }{ for offers }{ end }</p> }
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
