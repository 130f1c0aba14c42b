//! What is selected, beside the text; on a narrow page a sheet that rises over it. The browser's own dialog
//! keeps the focus in the sheet and gives it back; beside the text that is done here.

use dossier_core::filter::Choice;
use dossier_core::model::EntityIdx;
use dossier_core::sorted::SortedMap;
use dossier_core::state::{Action, Selected};
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::effects::{use_narrow, use_started};
use super::entity_card::entity_card;
use super::event_card::event_card;
use crate::Page;
use crate::browser::page as document;

/// Where the column for the card ends, in CSS pixels: the same width as in `layout.css`.
const NARROW_PX: u32 = 1279;

/// Props of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The page.
    pub page: Page,
    /// What is selected: an entity or an event.
    pub selected: Selected,
    /// The filters.
    pub choices: SortedMap<EntityIdx, Choice>,
}

/// The card, in its column or as a sheet.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let narrow = use_narrow(&props.page.host, NARROW_PX);
    let dialog = use_node_ref();
    let opener = use_mut_ref(|| None::<HtmlElement>);
    use_effect_with((narrow, props.selected), {
        let (dialog, opener) = (dialog.clone(), opener.clone());
        let host = props.page.host.clone();
        move |(narrow, _)| {
            if *narrow {
                if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                    document::show_modal(&dialog);
                }
            } else if opener.borrow().is_none() {
                *opener.borrow_mut() = host.focused();
            }
            if let Some(heading) = host.by_id("d-card-title") {
                document::focus(&heading);
            }
        }
    });
    use_started(Box::new(move || {
        Box::new(move || {
            if let Some(opener) = opener.borrow_mut().take() {
                document::focus(&opener);
            }
        })
    }));
    let words = props.page.words();
    let body = html! {
        <>
            <button type="button" class="d-close" aria-label={words.close}
                onclick={props.page.on(Action::Selected(None))}>{ "×" }</button>
            { card_body(props) }
        </>
    };
    if narrow {
        html! {
            <dialog class="d-sheet" ref={dialog} aria-labelledby="d-card-title"
                onclose={props.page.on(Action::Selected(None))}>{ body }</dialog>
        }
    } else {
        html! {
            <aside class="d-rail d-rail--card" aria-labelledby="d-card-title">
                <div class="d-card">{ body }</div>
            </aside>
        }
    }
}

fn card_body(props: &CardProps) -> Html {
    let page = &props.page;
    match props.selected {
        Selected::Entity(entity) => entity_card(page, entity, props.choices.get(&entity).copied()),
        Selected::Event(event) => event_card(page, event),
        Selected::Passage(_) => html! {},
    }
}
