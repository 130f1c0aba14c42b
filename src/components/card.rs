//! What is selected, beside the text; on a narrow page a sheet that rises over it. The browser's own dialog
//! keeps the focus in the sheet and gives it back.

use std::collections::BTreeMap;

use dossier_core::filter::Choice;
use dossier_core::model::EntityIdx;
use dossier_core::state::{Action, Selected};
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::effects::use_media;
use super::entity_card::entity_card;
use super::event_card::event_card;
use crate::Page;
use crate::browser::page as document;

/// Where the column for the card ends: the same width as in `layout.css`.
const NARROW: &str = "(max-width: 1279px)";

/// Props of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The page.
    pub page: Page,
    /// What is selected: an entity or an event.
    pub selected: Selected,
    /// The filters.
    pub choices: BTreeMap<EntityIdx, Choice>,
}

/// The card, in its column or as a sheet.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let narrow = use_media(NARROW);
    let close = props.page.on(Action::Selected(None));
    let body = card_body(props);
    if narrow {
        html! { <Sheet onclose={close} label={props.page.words().close}>{ body }</Sheet> }
    } else {
        html! {
            <aside class="d-rail d-rail--card" aria-labelledby="d-card-title">
                <Beside selected={props.selected} onclose={close} label={props.page.words().close}>{ body }</Beside>
            </aside>
        }
    }
}

fn card_body(props: &CardProps) -> Html {
    let page = &props.page;
    match props.selected {
        Selected::Entity(entity) => {
            entity_card(page, entity, props.choices.get(&entity).copied())
        }
        Selected::Event(event) => event_card(page, event),
        Selected::Passage(_) => html! {},
    }
}

/// Props of [`Sheet`] and [`Beside`].
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// What is selected: when it changes, the focus moves to the new heading.
    #[prop_or_default]
    pub selected: Option<Selected>,
    /// The card was closed.
    pub onclose: Callback<()>,
    /// Name of the button that closes.
    pub label: &'static str,
    /// The card.
    pub children: Html,
}

/// A sheet over the page.
#[component]
pub fn Sheet(props: &FrameProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let element = dialog.cast::<HtmlDialogElement>();
            if let Some(element) = &element {
                document::show_modal(element);
            }
            move || {
                // Closing gives the focus back to where it was.
                if let Some(element) = element {
                    element.close();
                }
            }
        }
    });
    let close = props.onclose.reform(|_: MouseEvent| ());
    let onclose = props.onclose.reform(|_: Event| ());
    html! {
        <dialog class="d-sheet" ref={dialog} aria-labelledby="d-card-title" {onclose}>
            <button type="button" class="d-close" aria-label={props.label} onclick={close}>{ "×" }</button>
            { props.children.clone() }
        </dialog>
    }
}

/// A card beside the text: its heading takes the focus, and closing gives it back.
#[component]
fn Beside(props: &FrameProps) -> Html {
    let from = use_mut_ref(|| None::<HtmlElement>);
    use_effect_with(props.selected, {
        let from = from.clone();
        move |_| {
            if from.borrow().is_none() {
                *from.borrow_mut() = document::focused();
            }
            if let Some(heading) = document::by_id("d-card-title") {
                document::focus(&heading);
            }
        }
    });
    use_effect_with((), move |()| {
        move || {
            if let Some(from) = from.borrow_mut().take() {
                document::focus(&from);
            }
        }
    });
    let close = props.onclose.reform(|_: MouseEvent| ());
    html! {
        <div class="d-card">
            <button type="button" class="d-close" aria-label={props.label} onclick={close}>{ "×" }</button>
            { props.children.clone() }
        </div>
    }
}
