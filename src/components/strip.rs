//! The time strip: every event on one axis, and a brush that keeps a period.
//!
//! Everything is placed by SVG attributes in percent of the width: the page's security policy allows no `style`.

use dossier_core::date::{Day, Period, Presence};
use dossier_core::model::EventIdx;
use dossier_core::number::decimal;
use dossier_core::state::{Action, Selected};
use dossier_core::view::{self, View};
use yew::prelude::*;

use crate::Page;
use crate::shared::Shared;

mod brush;
pub mod drag;
mod marks;
mod years;

use brush::{Brush, brush};
use drag::{CLICK, percent, pointer};
use marks::Marks;
pub use marks::{definitions, shape};
use years::years;

/// Height of the lanes together, and the least and largest of one, in CSS pixels.
const LANES_PX: f64 = 84.0;
const LANE_PX: (f64, f64) = (6.0, 13.0);

/// Props of [`Strip`].
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// The page.
    pub page: Page,
    /// What is shown.
    pub view: Shared<View>,
    /// The period, if one is chosen.
    pub period: Option<Period>,
    /// What is selected.
    pub selected: Option<Selected>,
}

/// The strip.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let drag = use_state_eq(|| None::<(f64, f64)>);
    let page = &props.page;
    let strip = &page.prepared.strip;
    let Some(extent) = strip.extent else {
        return html! {};
    };
    let lane_px = (LANES_PX / strip.n_lanes.max(1) as f64).clamp(LANE_PX.0, LANE_PX.1);
    let height_px = lane_px * strip.n_lanes as f64 + 8.0;
    let period = match *drag {
        Some((from, to)) => Some(view::period_from_drag(&strip.axis, from, to)),
        None => props.period,
    };
    let pointer = {
        let page = page.clone();
        pointer(&drag, move |from, to, event| {
            released(&page, from, to, event)
        })
    };
    let words = page.words();
    html! {
        <section class="d-strip" aria-label={words.panel_time}>
            <svg class="d-strip__lanes" width="100%" height={decimal(height_px, 0)}
                onpointerdown={pointer.down} onpointermove={pointer.moved} onpointerup={pointer.up}
                onpointercancel={pointer.cancel}>
                { definitions() }
                <rect class="d-strip__ground" width="100%" height="100%"><title>{ words.strip_hint }</title></rect>
                { brush(&Brush { page, period, extent, height_px, live: drag.is_some() }) }
                <Marks page={page.clone()} view={props.view.clone()} {lane_px} selected={selected_event(props.selected)} />
            </svg>
            { years(page, props.period) }
        </section>
    }
}

fn selected_event(selected: Option<Selected>) -> Option<EventIdx> {
    match selected {
        Some(Selected::Event(event)) => Some(event),
        _ => None,
    }
}

/// What a release means: a click on a mark opens its event, a drag chooses a period.
fn released(page: &Page, from: f64, to: f64, event: &PointerEvent) {
    if (to - from).abs() < CLICK {
        if let Some(event_idx) = event_at(page, event) {
            page.dispatch
                .emit(Action::Selected(Some(Selected::Event(event_idx))));
        }
    } else {
        let period = view::period_from_drag(&page.prepared.strip.axis, from, to);
        page.dispatch.emit(Action::PeriodChosen(Some(period)));
    }
}

/// The event whose mark is under the pointer; the press was captured, so the release names only the strip.
fn event_at(page: &Page, event: &PointerEvent) -> Option<EventIdx> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let target = page.host.at_point(x, y)?;
    let mark = target.closest("[data-event]").ok()??;
    Some(EventIdx(mark.get_attribute("data-event")?.parse().ok()?))
}

/// From the start of the first day to the end of the last, as fractions of the axis.
fn fractions(page: &Page, period: Period) -> (f64, f64) {
    let axis = &page.prepared.strip.axis;
    let end = axis.position(Day(period.last.0.saturating_add(1)));
    (axis.position(period.first), end)
}

/// How an event is drawn: shown for certain, possibly, or not.
fn presence(view: &View, event: EventIdx) -> &'static str {
    let row = view.events.iter().find(|row| row.event == event);
    match row.map(|row| row.presence) {
        Some(Presence::Certain) => "certain",
        Some(Presence::Possible) => "possible",
        Some(Presence::Outside) | None => "out",
    }
}
