//! The searches that this device keeps, as two lists: those that were saved, and the latest. For any page whose
//! searches are links.

use dossier_core::searches::{Change, Kept, Searches};
use yew::prelude::*;

use super::text::truth;
use crate::words::searching::SearchWords;

/// What the lists are drawn from.
pub struct SavedSearches<'a> {
    /// What is kept.
    pub searches: &'a Searches,
    /// A search in words, from its link.
    pub described: &'a dyn Fn(&str) -> String,
    /// What the lists say.
    pub words: &'static SearchWords,
    /// Whether the device keeps it beyond this visit.
    pub on_device: bool,
    /// What the reader does with the list.
    pub onchange: Callback<Change>,
    /// A link was followed.
    pub onopened: Callback<()>,
}

/// The lists, and where they are kept.
pub fn saved_searches(props: SavedSearches<'_>) -> Html {
    let words = props.words;
    let is_empty = props.searches.all().is_empty();
    html! {
        <div class="d-kept">
            { list(&props, words.saved, true) }
            { list(&props, words.recent, false) }
            <p class="d-kept__note">
                { if props.on_device { words.on_device } else { words.for_visit } }
                if !is_empty {
                    { " " }
                    <button type="button" class="d-link"
                        onclick={props.onchange.reform(|_: MouseEvent| Change::Cleared)}>{ words.forget_all }</button>
                }
            </p>
        </div>
    }
}

fn list(props: &SavedSearches<'_>, heading: &'static str, saved: bool) -> Html {
    let mut rows = props
        .searches
        .all()
        .iter()
        .filter(|kept| kept.saved == saved)
        .peekable();
    if rows.peek().is_none() {
        return html! {};
    }
    html! {
        <>
            <h2>{ heading }</h2>
            <ul>{ for rows.map(|kept| row(props, kept)) }</ul>
        </>
    }
}

fn row(props: &SavedSearches<'_>, kept: &Kept) -> Html {
    let words = props.words;
    let text = (props.described)(&kept.link);
    let forget = [words.forget, &text].concat();
    let link = kept.link.clone();
    html! {
        <li class="d-kept__row" key={&*kept.link}>
            <a href={["#", &kept.link].concat()} onclick={props.onopened.reform(|_: MouseEvent| ())}>{ text }</a>
            <button type="button" class="d-chip__remove" title={words.forget} aria-label={forget}
                onclick={props.onchange.reform(move |_: MouseEvent| Change::Forgotten(link.clone()))}>{ "×" }</button>
        </li>
    }
}

/// The button that saves the search that is shown, or forgets that it was saved.
pub fn save_button(
    searches: &Searches,
    link: String,
    words: &'static SearchWords,
    onchange: &Callback<Change>,
) -> Html {
    let saved = searches.has_saved(&link);
    html! {
        <button type="button" class="d-link d-save" aria-pressed={truth(saved)}
            onclick={onchange.reform(move |_: MouseEvent| Change::SaveToggled(link.clone()))}>
            { if saved { words.unsave } else { words.save } }
        </button>
    }
}
