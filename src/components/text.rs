//! Short texts with highlights, and small things that many components draw.

use dossier_core::model::{Dossier, EntityIdx, Span};
use dossier_core::state::{Action, Selected};
use dossier_core::text::slice;
use yew::prelude::*;

use crate::Page;

/// How many colours and underline styles there are for entity types; a seventh type begins again.
const N_HUES: u32 = 6;

/// `text` with `spans` (Unicode scalar values, ascending, not overlapping) marked.
pub fn marked(text: &str, spans: &[Span]) -> Html {
    let mut pieces: Vec<Html> = Vec::new();
    let mut at = 0;
    for span in spans {
        if span.start < at {
            continue;
        }
        let before = Span {
            start: at,
            end: span.start,
        };
        pieces.push(slice(text, before).unwrap_or_default().to_owned().into());
        pieces.push(html! { <mark>{ slice(text, *span).unwrap_or_default().to_owned() }</mark> });
        at = span.end;
    }
    let n_chars = text.chars().count() as u32;
    let rest = Span {
        start: at.min(n_chars),
        end: n_chars,
    };
    pieces.push(slice(text, rest).unwrap_or_default().to_owned().into());
    pieces.into_iter().collect()
}

/// The colour and underline style of an entity's type, as the attribute `data-hue`.
pub fn hue(dossier: &Dossier, entity: EntityIdx) -> String {
    (dossier.entities[entity.at()].kind.0 % N_HUES).to_string()
}

/// How attributes such as `aria-pressed` say it.
pub fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// An entity's name that opens its card, with a number behind it where one is given.
pub fn entity_chip(page: &Page, idx: EntityIdx, count: Option<u32>) -> Html {
    let dossier = page.dossier();
    let entity = &dossier.entities[idx.at()];
    html! {
        <button type="button" class="d-chip" data-hue={hue(dossier, idx)}
            onclick={page.on(Action::Selected(Some(Selected::Entity(idx))))}>
            <span lang={dossier.lang.clone()}>{ &entity.name }</span>
            if let Some(count) = count {
                <span class="d-chip__count">{ count }</span>
            }
        </button>
    }
}
