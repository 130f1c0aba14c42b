//! The full timeline: every event that is shown, in order, with its words, who says so and its passage. On a wide
//! page each row has its place on the common axis; on a phone it is a plain list with the year in the margin.

use dossier_core::date::{Period, Presence};
use dossier_core::state::{Action, Selected, State};
use dossier_core::view::{EventRow, View};
use yew::prelude::*;

use super::strip::{definitions, shape};
use super::text::entity_chip;
use crate::Page;

/// Height of the small axis in a row, in CSS pixels.
const ROW_PX: f64 = 20.0;

/// The list.
pub fn timeline(page: &Page, view: &View, state: &State) -> Html {
    let words = page.words();
    let mut year_before = None;
    let rows = view.events.iter().map(|row| {
        let year = year_of(page, row);
        let first_of_year = year_before != Some(year.clone());
        year_before = Some(year.clone());
        event_row(page, row, state.selected, first_of_year.then_some(year))
    });
    let rows: Html = rows.collect();
    html! {
        <div class="d-timeline">
            <h1 class="d-panel-title">{ words.panel_time }</h1>
            <p class="d-panel-note">
                { (words.events_shown)(view.events.len(), page.dossier().events.len()) }
                if let Some(period) = state.period.filter(|_| view.n_events_possible > 0) {
                    { " · " }{ (words.possible)(view.n_events_possible, &period.words(page.lang.tag())) }
                    { ". " }{ words.certainly_possibly }
                }
            </p>
            if view.events.is_empty() {
                <p class="d-empty">{ words.no_events }</p>
            } else {
                <svg class="d-defs" width="0" height="0" aria-hidden="true">{ definitions() }</svg>
                <ol class="d-timeline__rows">{ rows }</ol>
            }
        </div>
    }
}

/// The year under which a row stands: of its earliest day, or of its latest where there is none.
fn year_of(page: &Page, row: &EventRow) -> String {
    let bounds = page.dossier().events[row.event.at()].date.bounds();
    let day = bounds.first.or(bounds.last);
    day.map_or(String::new(), |day| {
        let year = day.ymd().0;
        let first = dossier_core::date::Day::from_ymd(year, 1, 1);
        let last = dossier_core::date::Day::from_ymd(year, 12, 31);
        let year = first
            .zip(last)
            .map(|(first, last)| Period::new(first, last));
        year.map_or(String::new(), |year| year.words(page.lang.tag()))
    })
}

fn event_row(
    page: &Page,
    row: &EventRow,
    selected: Option<Selected>,
    year: Option<String>,
) -> Html {
    let (words, dossier) = (page.words(), page.dossier());
    let event = &dossier.events[row.event.at()];
    let mark = &page.prepared.strip.marks[row.event.at()].mark;
    let possible = row.presence == Presence::Possible;
    let selected = selected == Some(Selected::Event(row.event));
    let passages = event.anchors.iter().map(|anchor| {
        let number = dossier.passages[anchor.passage.at()].number;
        html! {
            <button type="button" class="d-link" aria-label={(words.show_in_text)(number)}
                onclick={page.on(Action::PassageOpened(anchor.passage))}><span aria-hidden="true">{ "¶ " }</span>{ number }</button>
        }
    });
    html! {
        <li class="d-event" key={event.id.clone()} data-presence={if possible { "possible" } else { "certain" }}
            aria-current={selected.then_some("true")}>
            <span class="d-event__year">{ year.unwrap_or_default() }</span>
            <time class="d-event__date" datetime={event.date.edtf().to_owned()}>
                { event.date.words(page.lang.tag()) }
                if possible { <span class="d-event__possible">{ words.possibly }</span> }
            </time>
            <svg class="d-event__axis" width="100%" height="20" aria-hidden="true">
                <line class="d-event__line" x1="0" x2="100%" y1="10" y2="10" />
                <g class="d-mark" data-presence="certain">{ shape(mark, ROW_PX / 2.0, 8.0) }</g>
            </svg>
            <div class="d-event__body">
                <button type="button" class="d-event__title" lang={dossier.lang.clone()}
                    onclick={page.on(Action::Selected(Some(Selected::Event(row.event))))}>{ &event.title }</button>
                <p class="d-event__meta">
                    if !event.according_to.is_empty() { <span>{ (words.according_to)(&event.according_to) }</span> }
                    { for passages }
                </p>
                <p class="d-chips">
                    { for event.entities.iter().map(|entity| entity_chip(page, *entity, None)) }
                </p>
            </div>
        </li>
    }
}
