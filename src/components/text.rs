//! Short texts with highlights, and small things that many components draw.

use dossier_core::model::{Dossier, EntityIdx, Span};
use dossier_core::text::slice;
use yew::prelude::*;

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

/// Props of [`EntityChip`].
#[derive(Properties, PartialEq)]
pub struct EntityChipProps {
    /// The page.
    pub page: crate::Page,
    /// The entity.
    pub entity: EntityIdx,
    /// A number behind the name.
    #[prop_or_default]
    pub count: Option<u32>,
}

/// An entity's name that opens its card.
#[component]
pub fn EntityChip(props: &EntityChipProps) -> Html {
    use dossier_core::state::{Action, Selected};
    let dossier = props.page.dossier();
    let entity = &dossier.entities[props.entity.at()];
    let open = props.page.on(Action::Selected(Some(Selected::Entity(props.entity))));
    html! {
        <button type="button" class="d-chip" data-hue={hue(dossier, props.entity)} onclick={open}>
            { &entity.name }
            if let Some(count) = props.count {
                <span class="d-chip__count">{ count }</span>
            }
        </button>
    }
}
