//! A person, organisation or place: names, one line, filters, dates, passages, and who stands beside it.

use dossier_core::filter::{self, Choice};
use dossier_core::model::{EntityIdx, PassageIdx, Span, Target};
use dossier_core::search::snippet;
use dossier_core::state::{Action, Selected};
use yew::prelude::*;

use super::results::snippet_html;
use super::text::{entity_chip, hue, truth};
use crate::Page;

/// How many neighbours the card names.
const MAX_TOGETHER: usize = 10;

/// How long a line of the list of passages is, in Unicode scalar values.
const SNIPPET_CHARS: u32 = 80;

/// The card.
pub fn entity_card(page: &Page, idx: EntityIdx, choice: Option<Choice>) -> Html {
    let (words, dossier) = (page.words(), page.dossier());
    let entity = &dossier.entities[idx.at()];
    let kind = dossier.types[entity.kind.at()]
        .singular
        .get(page.lang.tag());
    let together = filter::co_occurrence(dossier, &page.prepared.sets, idx);
    let together = together
        .into_iter()
        .take(MAX_TOGETHER)
        .map(|(other, count)| entity_chip(page, other, Some(count)));
    let together: Vec<Html> = together.collect();
    html! {
        <>
            <header class="d-card__head" data-hue={hue(dossier, idx)}>
                <h2 class="d-card__title" id="d-card-title" tabindex="-1" lang={dossier.lang.clone()}>{ &entity.name }</h2>
                <p class="d-card__meta">{ format!("{kind} · {}", (words.n_passages)(entity.passages.len())) }</p>
            </header>
            <div lang={dossier.lang.clone()}>
                if !entity.summary.is_empty() { <p>{ &entity.summary }</p> }
            </div>
            if !entity.aliases.is_empty() {
                <p class="d-card__also">{ words.also }{ " " }<span lang={dossier.lang.clone()}>{ entity.aliases.join(" · ") }</span></p>
            }
            { filters(page, idx, choice) }
            { dates(page, idx) }
            <section class="d-card__part">
                <h3>{ words.passages }</h3>
                <ol class="d-kwic">{ for entity.passages.iter().map(|passage| kwic(page, idx, *passage)) }</ol>
            </section>
            if !together.is_empty() {
                <section class="d-card__part">
                    <h3>{ words.together_with }</h3>
                    <div class="d-chips">{ for together }</div>
                </section>
            }
            if !entity.same_as.is_empty() {
                <section class="d-card__part">
                    <h3>{ words.same_as }</h3>
                    <ul>{ for entity.same_as.iter().map(|url| html! { <li><a href={url.clone()} rel="noopener">{ url }</a></li> }) }</ul>
                </section>
            }
        </>
    }
}

fn filters(page: &Page, idx: EntityIdx, now: Option<Choice>) -> Html {
    let words = page.words();
    let choose = |choice| page.on(Action::EntityChosen(idx, choice));
    let button = |label, choice: Choice, main: bool| {
        let chosen = now == Some(choice);
        let onclick = choose((!chosen).then_some(choice));
        html! {
            <button type="button" class="d-button" data-main={main.then_some("true")}
                aria-pressed={truth(chosen)} {onclick}>{ label }</button>
        }
    };
    html! {
        <div class="d-card__actions">
            { button(words.only_these, Choice::Include, true) }
            { button(words.exclude, Choice::Exclude, false) }
        </div>
    }
}

fn dates(page: &Page, idx: EntityIdx) -> Html {
    let dossier = page.dossier();
    let events = &dossier.entities[idx.at()].events;
    if events.is_empty() {
        return html! {};
    }
    let rows = events.iter().map(|event_idx| {
        let event = &dossier.events[event_idx.at()];
        html! {
            <li>
                <time datetime={event.date.edtf().to_owned()}>{ event.date.short(page.lang.tag()) }</time>
                <button type="button" class="d-card__event" lang={dossier.lang.clone()}
                    onclick={page.on(Action::Selected(Some(Selected::Event(*event_idx))))}>{ &event.title }</button>
            </li>
        }
    });
    html! {
        <section class="d-card__part">
            <h3>{ page.words().in_time }</h3>
            <ol class="d-card__dates">{ for rows }</ol>
        </section>
    }
}

/// The first mention of the entity in a passage, with the words around it.
fn kwic(page: &Page, idx: EntityIdx, passage: PassageIdx) -> Html {
    let dossier = page.dossier();
    let block = dossier.block_of(passage);
    let spans = block
        .mentions
        .iter()
        .filter(|mention| mention.target == Target::Entity(idx));
    let spans: Vec<Span> = spans.map(|mention| mention.span).collect();
    let number = dossier.passages[passage.at()].number;
    html! {
        <li>
            <button type="button" aria-label={(page.words().show_in_text)(number)}
                onclick={page.on(Action::PassageOpened(passage))}>{ number }</button>
            <span lang={dossier.article_of(passage).lang.clone()}>
                { snippet_html(&snippet(&block.text, &spans, SNIPPET_CHARS)) }
            </span>
        </li>
    }
}
