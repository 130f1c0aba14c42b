//! Lines about what the page could not read or understand.

use dossier_archive::wire::Notice;
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
            .map(|notice| sentence(page, notice)),
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

fn sentence(page: &Page, notice: &Notice) -> String {
    let (words, common) = (page.words(), page.lang.words());
    match notice {
        Notice::PlainWords => common.notice_plain.to_owned(),
        Notice::UnknownField(field) => (words.notice_field)(field),
        Notice::UnreadableDate(value) => (words.notice_date)(value),
        Notice::TooLong => common.notice_long.to_owned(),
        Notice::Spelling { typed, found } => (words.notice_spelling)(typed, &found.join("”, “")),
        Notice::NothingForAll(left_out) => (words.notice_all)(&left_out.join(", ")),
        Notice::Incomplete(n) => (words.notice_incomplete)(*n),
    }
}
