//! The events, and below them the sentences that may become some.

use yew::prelude::*;

use dossier_core::desk::{Action, EventRow, ProposalRow};

use super::app::Desktop;
use super::edit::{DateField, WordsField};
use super::panel::select;
use super::row::{Head, button, passage, row, words_of};
use crate::state::Message;

/// All events and proposals.
pub fn events(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let shown = &state.shown;
    let (aside, open): (Vec<_>, Vec<_>) = shown.proposals.iter().partition(|row| row.is_aside);
    let all = Action::All(open.iter().map(|row| accepted(row)).collect());
    html! {
        <>
            <p class="d-desk__note">{ words.events_intro }</p>
            <ul class="d-desk__rows" aria-label={words.events}>
                { for shown.events.iter().map(|event| event_row(desktop, event)) }
            </ul>
            <h3 class="d-desk__part">{ words.proposals }{ " " }<span class="d-desk__n">{ open.len() }</span></h3>
            if open.is_empty() {
                <p class="d-desk__note">{ words.no_proposals }</p>
            } else {
                <div class="d-desk__actions">
                    { button((words.accept_all)(open.len()), desktop.on(Message::Did(all)), "accept-all") }
                </div>
            }
            <ul class="d-desk__rows">{ for open.into_iter().map(|row| proposal(desktop, row)) }</ul>
            if !aside.is_empty() {
                <details class="d-desk__aside">
                    <summary>{ (words.set_aside)(aside.len()) }</summary>
                    <ul class="d-desk__mentions">
                        { for aside.into_iter().map(|row| html! {
                            <li key={row.key.clone()}>
                                { passage(desktop, row.at) }
                                { button(words.take_back, desktop.on(Message::Did(Action::TakenBack(row.key.clone()))), "back") }
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

/// The event that a proposal becomes.
fn accepted(row: &ProposalRow) -> Action {
    Action::EventAdded {
        at: row.at,
        edtf: row.edtf.clone(),
        display: row.display.clone(),
        title: row.title.clone(),
        entities: row.entities.clone(),
        according_to: row.according_to.clone(),
    }
}

fn line(desktop: &Desktop<'_>, edtf: &str, title: &str, more: &str) -> Html {
    html! {
        <span class="d-desk__what">
            <span class="d-desk__when">{ words_of(edtf, desktop.state.lang) }</span>
            <b>{ title.to_owned() }</b>
            if !more.is_empty() {
                <span class="d-desk__sub">{ more.to_owned() }</span>
            }
        </span>
    }
}

fn event_row(desktop: &Desktop<'_>, event: &EventRow) -> Html {
    let mut more = event.entities.join(", ");
    if !event.according_to.is_empty() {
        if !more.is_empty() {
            more.push_str(" · ");
        }
        more += &(desktop.state.words().according_to)(&event.according_to);
    }
    let head = Head {
        id: format!("happened-{}", event.id),
        line: line(desktop, &event.edtf, &event.title, &more),
        badge: None,
    };
    row(desktop, head, || opened(desktop, event))
}

fn opened(desktop: &Desktop<'_>, event: &EventRow) -> Html {
    let state = desktop.state;
    let words = state.words();
    let id = &event.id;
    let with = |action: fn(String, String) -> Action| {
        let id = id.clone();
        desktop
            .dispatch
            .reform(move |text: String| Message::Did(action(id.clone(), text)))
    };
    let mut others = vec![(String::new(), words.merge_choose.to_owned(), true)];
    let events = state.shown.events.iter().filter(|other| other.id != *id);
    others.extend(events.map(|other| (other.id.clone(), other.title.clone(), false)));
    html! {
        <>
            if let Some(at) = event.at {
                { passage(desktop, at) }
            }
            <WordsField id={format!("title-{id}")} label={words.event_title} value={event.title.clone()}
                button={words.retitle} ondone={with(Action::EventRetitled)} />
            <DateField id={format!("when-{id}")} label={words.date_label} hint={words.date_hint}
                value={event.edtf.clone()} lang={state.lang} button={words.set_date} ondone={with(Action::EventRedated)} />
            if others.len() > 1 {
                { select(&format!("one-{id}"), words.same_as, words.merge, others, with(Action::EventsMerged)) }
            }
            <div class="d-desk__actions">
                { button(words.remove_event, desktop.on(Message::Did(Action::EventRemoved(id.clone()))), "remove") }
            </div>
        </>
    }
}

fn proposal(desktop: &Desktop<'_>, proposal: &ProposalRow) -> Html {
    let words = desktop.state.words();
    let more = match proposal.according_to.as_str() {
        "" => String::new(),
        who => (words.according_to)(who),
    };
    let head = Head {
        id: proposal.key.clone(),
        line: line(desktop, &proposal.edtf, &proposal.title, &more),
        badge: None,
    };
    row(desktop, head, || {
        html! {
            <>
                { passage(desktop, proposal.at) }
                <div class="d-desk__actions">
                    { button(words.accept, desktop.on(Message::Did(accepted(proposal))), "accept") }
                    { button(words.not_wanted_event, desktop.on(Message::Did(Action::SetAside(proposal.key.clone()))), "aside") }
                </div>
            </>
        }
    })
}
