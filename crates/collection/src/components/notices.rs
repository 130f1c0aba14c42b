//! Lines about what the page could not read or understand.

use dossier_archive::corrected;
use dossier_archive::wire::{List, Notice};
use dossier_core::collection::Action;
use yew::prelude::*;

use crate::Page;
use crate::shown::Shown;

/// The lines, above the list.
pub fn notices(
    page: &Page,
    shown: &Shown,
    unknown: &[String],
    onunknown: &Callback<Vec<String>>,
) -> Html {
    let (words, common) = (page.words(), page.lang.words());
    let mut lines: Vec<String> = Vec::new();
    if shown.failed.is_some() {
        lines.push(words.notice_failed.to_owned());
    }
    lines.extend(
        shown
            .list
            .notices
            .iter()
            .filter_map(|notice| sentence(page, notice)),
    );
    let names = shown.list.unknown.iter();
    lines.extend(names.map(|name| (words.unknown_name)(&name.name)));
    html! {
        <div class="d-notices">
            if !unknown.is_empty() {
                <p class="d-notice">
                    { (words.unknown_link)(&unknown.join(", ")) }{ " " }
                    <button type="button" class="d-link" onclick={onunknown.reform(|_: MouseEvent| Vec::new())}>
                        { common.dismiss }
                    </button>
                </p>
            }
            { for lines.into_iter().map(|line| html! { <p class="d-notice">{ line }</p> }) }
        </div>
    }
}

/// What a notice says here; `None` for those that stand above the articles.
fn sentence(page: &Page, notice: &Notice) -> Option<String> {
    let (words, common) = (page.words(), page.lang.words());
    Some(match notice {
        Notice::PlainWords => common.notice_plain.to_owned(),
        Notice::UnknownField(field) => (words.notice_field)(field),
        Notice::UnreadableDate(value) => (words.notice_date)(value),
        Notice::TooLong => common.notice_long.to_owned(),
        Notice::Incomplete(n) => (words.notice_incomplete)(*n),
        Notice::Spelling { .. } | Notice::NothingForAll(_) | Notice::Respelt => return None,
    })
}

/// How the articles below differ from what was asked: other spellings, fewer words.
pub fn differences(page: &Page, list: &List, query: &str) -> Html {
    let words = page.words();
    let has_rows = !list.rows.is_empty();
    let offer = |better: String, label: &str| {
        let onclick = page.on(Action::QueryTyped(better));
        html! { <button type="button" class="d-offer d-link" {onclick}>{ label }</button> }
    };
    let spelt = list.notices.iter().filter_map(|notice| match notice {
        Notice::Spelling { typed, found } if has_rows => {
            let offers = found.iter().map(|word| {
                let better = corrected(query, typed, word);
                offer(better.unwrap_or_else(|| word.clone()), word)
            });
            Some(html! { <>{ (words.notice_spelling)(typed) }{ for offers }{ "." }</> })
        }
        _ => None,
    });
    let left_out = list.notices.iter().find_map(|notice| match notice {
        Notice::NothingForAll(left_out) if !left_out.is_empty() => Some(left_out.join(", ")),
        _ => None,
    });
    let relaxed = match left_out {
        Some(left_out) => (words.notice_all)(&left_out),
        None => words.relaxed.to_owned(),
    };
    let mut lines: Vec<Html> = spelt.collect();
    if list.relaxed && has_rows {
        lines.push(relaxed.into());
    }
    if list.is_mixed {
        lines.push(page.lang.words().mixed.into());
    } else if has_rows && list.notices.contains(&Notice::Respelt) {
        lines.push(words.notice_respelt.into());
    }
    if let Some(better) = list.further_meant(query) {
        lines.push(html! {
            <>{ words.did_you_mean }{ " " }{ offer(better.to_owned(), better) }{ words.question_mark }</>
        });
    }
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <div class="d-list__notice">{ for lines.into_iter().map(|line| html! { <p>{ line }</p> }) }</div>
    }
}
