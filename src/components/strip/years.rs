//! The labels under the strip: each is a button that keeps its year (or month).

use dossier_core::date::{Day, Period};
use dossier_core::state::Action;
use dossier_core::timeline::place_labels;
use yew::prelude::*;

use super::super::text::truth;
use super::percent;
use crate::Page;

/// The most labels, and the room of each and between them as fractions of the strip.
const MAX_LABELS: usize = 9;
const LABEL: f64 = 0.055;
const LABEL_GAP: f64 = 0.004;

/// The labels.
pub fn years(page: &Page, now: Option<Period>) -> Html {
    let axis = &page.prepared.strip.axis;
    let ticks = axis.ticks(MAX_LABELS);
    let desired: Vec<f64> = ticks.iter().map(|tick| tick.position).collect();
    let placed = place_labels(&desired, &vec![LABEL; ticks.len()], LABEL_GAP, (0.0, 1.0));
    let end = Day(axis.last().0.saturating_add(1));
    let labels = ticks.iter().enumerate().map(|(at, tick)| {
        let next = ticks.get(at + 1).map_or(end, |next| next.day);
        let period = Period::new(tick.day, Day(next.0.saturating_sub(1)));
        let label = tick.label(page.lang.tag());
        // The last label's year may run past the strip: all of it is meant.
        let period = whole_year(tick.day, period);
        let chosen = now == Some(period);
        let choose = page.on(Action::PeriodChosen((!chosen).then_some(period)));
        let name = (page.words().only_year)(&label);
        html! {
            <>
                <svg x={percent(tick.position)} overflow="visible"><path class="d-years__tick" d="M0 0V6" /></svg>
                <foreignObject x={percent(placed[at])} y="4" width={percent(LABEL)} height="24">
                    <button xmlns="http://www.w3.org/1999/xhtml" type="button" class="d-years__label" aria-label={name.clone()} title={name}
                        aria-pressed={truth(chosen)} onclick={choose}>{ label }</button>
                </foreignObject>
            </>
        }
    });
    html! {
        <svg class="d-years" width="100%" height="30" role="group" aria-label={page.words().strip_hint}>
            <line class="d-years__line" x1="0" x2="100%" y1="0.5" y2="0.5" />
            { for labels }
        </svg>
    }
}

fn whole_year(day: Day, period: Period) -> Period {
    let (year, month, day_of_month) = day.ymd();
    let end = Day::from_ymd(year, 12, 31).filter(|end| period.last < *end);
    match end {
        Some(end) if (month, day_of_month) == (1, 1) && period.last.0 - period.first.0 > 31 => {
            Period::new(period.first, end)
        }
        _ => period,
    }
}
