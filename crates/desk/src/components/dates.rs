//! The dates: what each means, why, and what to do about it.

use yew::prelude::*;

use dossier_core::desk::{Action, DateRow, Decision, Why};

use super::app::Desktop;
use super::edit::DateField;
use super::row::{Head, button, passage, row, words_of};
use crate::state::Message;

/// All dates; "now" and "for years", which have no place on the time line, stand behind the others.
pub fn dates(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let rows = &state.shown.dates;
    let (placed, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.may_have_place());
    html! {
        <>
            <p class="d-desk__note">{ if rows.is_empty() { words.no_dates } else { words.dates_intro } }</p>
            <ul class="d-desk__rows">{ for placed.into_iter().map(|date| date_row(desktop, date)) }</ul>
            if !others.is_empty() {
                <h3 class="d-desk__part">{ words.without_place }{ " " }<span class="d-desk__n">{ others.len() }</span></h3>
                <ul class="d-desk__rows">{ for others.into_iter().map(|date| date_row(desktop, date)) }</ul>
            }
        </>
    }
}

fn date_row(desktop: &Desktop<'_>, date: &DateRow) -> Html {
    let words = desktop.state.words();
    let badge = match date.decision {
        Decision::Accepted => Some(("accepted", words.accepted)),
        Decision::Rejected => Some(("rejected", words.rejected)),
        Decision::Open if date.is_open() => Some(("open", words.to_check)),
        Decision::Open => None,
    };
    let means = match (&date.edtf, date.decision) {
        (Some(edtf), _) => words_of(edtf, desktop.state.lang),
        (None, Decision::Rejected) => String::new(),
        (None, _) => words.not_on_calendar.to_owned(),
    };
    let head = Head {
        id: format!("date-{}", date.at),
        line: html! {
            <span class="d-desk__what">
                <b>{ &date.words }</b>
                <span class="d-desk__sub">{ means }</span>
            </span>
        },
        badge,
    };
    row(desktop, head, || opened(desktop, date))
}

fn opened(desktop: &Desktop<'_>, date: &DateRow) -> Html {
    let state = desktop.state;
    let words = state.words();
    let at = date.at;
    let did = |action: Action| desktop.on::<MouseEvent>(Message::Did(action));
    let redate = desktop
        .dispatch
        .reform(move |edtf: String| Message::Did(Action::Dated(at, edtf)));
    let accept = date
        .edtf
        .clone()
        .filter(|_| date.decision == Decision::Open)
        .map(|edtf| button(words.accept, did(Action::Dated(at, edtf)), "accept"));
    html! {
        <>
            { passage(desktop, at) }
            { match &date.why { Some(why) => because(desktop, date, why), None => html! {
                <p class="d-desk__note">{ words.decided }</p>
            } } }
            <div class="d-desk__actions">
                { for accept }
                if date.decision != Decision::Rejected {
                    { button(words.not_a_date, did(Action::NotDated(at)), "reject") }
                }
                if date.decision != Decision::Open {
                    { button(words.open_again, did(Action::DateOpened(at)), "open") }
                }
            </div>
            <DateField id={format!("edtf-{at}")} label={words.date_label} hint={words.date_hint}
                value={date.edtf.clone().unwrap_or_default()} lang={state.lang} button={words.set_date} ondone={redate} />
        </>
    }
}

/// Why it is read so, and what else it may mean.
fn because(desktop: &Desktop<'_>, date: &DateRow, why: &Why) -> Html {
    let state = desktop.state;
    let words = state.words();
    let at = date.at;
    let from = why.from.as_ref().map(|from| {
        let from = if from.is_empty() {
            words.from_publication.to_owned()
        } else {
            (words.counts_from)(from)
        };
        html! { <>{ "; " }{ from }</> }
    });
    let others = why.alternatives.iter().map(|edtf| {
        let action = Action::Dated(at, edtf.clone());
        let said = format!("{} ({edtf})", words_of(edtf, state.lang));
        html! { <li>{ button(said, desktop.on(Message::Did(action)), "instead") }</li> }
    });
    html! {
        <>
            if let Some(edtf) = &date.edtf {
                <p class="d-desk__note">
                    { words.means }{ " " }<code>{ edtf }</code>{ ": " }{ (words.confidence)(why.confidence) }
                    { for from }
                    { ". " }{ words.rule }{ " " }<code>{ why.rule }</code>{ "." }
                </p>
            }
            if let Some(unresolved) = why.unresolved {
                <p class="d-desk__note">{ (words.unresolved)(unresolved) }</p>
            }
            if !why.alternatives.is_empty() {
                <p class="d-desk__note">{ words.instead }</p>
                <ul class="d-desk__actions">{ for others }</ul>
            }
        </>
    }
}
