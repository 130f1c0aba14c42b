//! An event: its date as exactly as it is known, what the text says, who says so, and who is involved.

use dossier_core::date::Period;
use dossier_core::model::{Anchor, EventIdx};
use dossier_core::state::Action;
use dossier_core::text::slice;
use yew::prelude::*;

use super::text::entity_chip;
use crate::Page;

/// The card.
pub fn event_card(page: &Page, idx: EventIdx) -> Html {
    let (words, dossier) = (page.words(), page.dossier());
    let event = &dossier.events[idx.at()];
    let bounds = event.date.bounds();
    let period = bounds.first.zip(bounds.last.or(bounds.first));
    let period = period.map(|(first, last)| Period::new(first, last));
    let involved = event
        .entities
        .iter()
        .map(|entity| entity_chip(page, *entity, None));
    html! {
        <>
            <header class="d-card__head" data-hue="date">
                <p class="d-card__date">
                    <time datetime={event.date.edtf().to_owned()}>{ event.date.words(page.lang.tag()) }</time>
                </p>
                <h2 class="d-card__title" id="d-card-title" tabindex="-1" lang={dossier.lang.clone()}>{ &event.title }</h2>
                if !event.according_to.is_empty() {
                    <p class="d-card__meta">{ (words.according_to)(&event.according_to) }</p>
                }
            </header>
            if let Some(period) = period {
                <div class="d-card__actions">
                    <button type="button" class="d-button"
                        onclick={page.on(Action::PeriodChosen(Some(period)))}>{ words.only_this_period }</button>
                </div>
            }
            <section class="d-card__part">
                <h3>{ words.passages }</h3>
                { for event.anchors.iter().map(|anchor| quoted(page, anchor)) }
            </section>
            if !event.entities.is_empty() {
                <section class="d-card__part">
                    <h3>{ words.involved }</h3>
                    <div class="d-chips">{ for involved }</div>
                </section>
            }
        </>
    }
}

/// The words of the text, and the way to them.
fn quoted(page: &Page, anchor: &Anchor) -> Html {
    let dossier = page.dossier();
    let text = &dossier.block_of(anchor.passage).text;
    let words = anchor
        .span
        .and_then(|span| slice(text, span))
        .unwrap_or(text);
    let number = dossier.passages[anchor.passage.at()].number;
    html! {
        <div class="d-card__quoted">
            <p lang={dossier.article_of(anchor.passage).lang.clone()}>{ words.to_owned() }</p>
            <button type="button" class="d-link" onclick={page.on(Action::PassageOpened(anchor.passage))}>
                { (page.words().show_in_text)(number) }
            </button>
        </div>
    }
}
