//! Time: how many articles there are in each piece of it, a brush that keeps a period, and two fields that do the same.
//!
//! Everything is placed by SVG attributes in percent of the width: the page's security policy allows no `style`.

use dossier_archive::Days;
use dossier_archive::wire::{Timeline, Unit};
use dossier_core::collection::Action;
use dossier_core::collection::scale::{Scale, height, month, month_of};
use dossier_core::date::{Day, Period};
use dossier_core::number::decimal;
use dossier_core::timeline::place_labels;
use dossier_explorer::components::effects::use_narrow;
use dossier_explorer::components::strip::drag::{CLICK, percent, pointer};
use dossier_explorer::shared::Shared;
use yew::prelude::*;

use crate::Page;
use crate::words::Count;

mod fields;
mod handles;

use fields::fields;
use handles::{Brush, brush};

/// Height of the bars in CSS pixels.
const BARS_PX: f64 = 56.0;

/// The most labels, and the room of each and between them as fractions of the strip.
const MAX_LABELS: usize = 9;
const LABEL: f64 = 0.08;
const MAX_LABELS_NARROW: usize = 4;
const LABEL_NARROW: f64 = 0.24;
const LABEL_GAP: f64 = 0.004;

/// Width of the window from which on there is room for more labels, in CSS pixels.
const NARROW_PX: u32 = 640;

/// Props of [`Strip`].
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// The page.
    pub page: Page,
    /// Articles over time.
    pub timeline: Shared<Option<Timeline>>,
    /// Earliest and latest day of the collection.
    pub extent: Option<Days>,
    /// The period, if one is chosen.
    pub period: Option<Period>,
    /// Whether the bars are of what is shown, and not of what was shown before.
    pub is_counted: bool,
}

/// The strip.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let drag = use_state_eq(|| None::<(f64, f64)>);
    let page = &props.page;
    let is_narrow = use_narrow(&page.host, NARROW_PX);
    let Some((first, last)) = props.extent else {
        return html! {};
    };
    let scale = Scale::new(Day(first.into()), Day(last.into()));
    let period = match *drag {
        Some((from, to)) if (to - from).abs() >= CLICK => Some(scale.brushed(from, to)),
        _ => props.period,
    };
    let pointer = {
        let (dispatch, scale) = (page.dispatch.clone(), scale.clone());
        pointer(&drag, move |from, to, _| {
            if (to - from).abs() >= CLICK {
                dispatch.emit(Action::PeriodChosen(Some(scale.brushed(from, to))));
            }
        })
    };
    let words = page.words();
    let n_undated = props
        .timeline
        .as_ref()
        .as_ref()
        .map_or(0, |timeline| timeline.undated);
    html! {
        <section class="d-strip d-time" aria-label={words.timeline} data-counted={props.is_counted.to_string()}>
            <div class="d-time__strip">
                <svg class="d-strip__lanes" width="100%" height={decimal(BARS_PX, 0)}
                    onpointerdown={pointer.down} onpointermove={pointer.moved} onpointerup={pointer.up}
                    onpointercancel={pointer.cancel}>
                    <rect class="d-strip__ground" width="100%" height="100%"><title>{ words.timeline_hint }</title></rect>
                    { brush(&Brush { page, scale: &scale, period, height_px: BARS_PX, live: drag.is_some() }) }
                    if let Some(timeline) = &*props.timeline { { bars(page, &scale, timeline, props.period) } }
                </svg>
                { labels(page, &scale, props.period, is_narrow) }
            </div>
            <div class="d-time__fields">
                { fields(page, scale.extent(), props.period) }
                if n_undated > 0 && props.period.is_none() {
                    <p class="d-time__undated">{ (words.n_undated)(Count { n: n_undated as usize, written: &page.number(n_undated as usize) }) }</p>
                }
            </div>
        </section>
    }
}

/// One bar for each piece of time that has articles.
fn bars(page: &Page, scale: &Scale, timeline: &Timeline, period: Option<Period>) -> Html {
    let most = timeline.bars.iter().map(|(_, count)| *count).max();
    let most = most.unwrap_or_default();
    let bars = timeline.bars.iter().map(|&(first, count)| {
        let piece = piece(timeline.unit, first);
        let (from, to) = scale.stretch(piece);
        let high_px = height(count, most) * (BARS_PX - 6.0);
        let is_out = period.is_some_and(|period| piece.last < period.first || period.last < piece.first);
        let written = page.number(count as usize);
        let count = Count { n: count as usize, written: &written };
        html! {
            <rect class="d-time__bar" x={percent(from)} width={percent((to - from).max(0.0008))}
                y={decimal(BARS_PX - high_px, 1)} height={decimal(high_px, 1)} data-out={is_out.then_some("true")}>
                <title>{ (page.words().bar)(&piece.words(page.lang.tag()), count) }</title>
            </rect>
        }
    });
    html! { <g class="d-time__bars">{ for bars }</g> }
}

/// The days that a bar stands for.
fn piece(unit: Unit, first: i32) -> Period {
    let first = Day(first.into());
    let days = |n: i64| Period::new(first, Day(first.0.saturating_add(n - 1)));
    match unit {
        Unit::Day => days(1),
        Unit::Week => days(7),
        Unit::Month => {
            let (year, number) = month_of(first);
            month(year, number).unwrap_or(days(1))
        }
        Unit::Year => {
            let (year, _, _) = first.ymd();
            let last = Day::from_ymd(year, 12, 31).unwrap_or(first);
            Period::new(first, last)
        }
    }
}

/// Labels below the bars; each is a button that keeps its year, month or day.
fn labels(page: &Page, scale: &Scale, now: Option<Period>, is_narrow: bool) -> Html {
    let (max, room) = match is_narrow {
        true => (MAX_LABELS_NARROW, LABEL_NARROW),
        false => (MAX_LABELS, LABEL),
    };
    let ticks = scale.ticks(max);
    let desired: Vec<f64> = ticks.iter().map(|tick| tick.position).collect();
    let placed = place_labels(&desired, &vec![room; ticks.len()], LABEL_GAP, (0.0, 1.0));
    let ends = ticks
        .iter()
        .skip(1)
        .map(|tick| tick.day)
        .chain([scale.end()]);
    let labels = ticks.iter().zip(ends).zip(placed).map(|((tick, end), at)| {
        let period = Period::new(tick.day, Day(end.0.saturating_sub(1)));
        let label = tick.label(page.lang.tag());
        let is_chosen = now == Some(period);
        let choose = page.on(Action::PeriodChosen((!is_chosen).then_some(period)));
        let exactly = (page.lang.words().only_year)(&period.words(page.lang.tag()));
        // What is seen is a part of what is said.
        let name = [&label, ": ", &exactly].concat();
        html! {
            <>
                <svg x={percent(tick.position)} overflow="visible"><path class="d-years__tick" d="M0 0V6" /></svg>
                <foreignObject x={percent(at)} y="4" width={percent(room)} height="28">
                    <button xmlns="http://www.w3.org/1999/xhtml" type="button" class="d-years__label" aria-label={name} title={exactly}
                        aria-pressed={is_chosen.to_string()} onclick={choose}>{ label }</button>
                </foreignObject>
            </>
        }
    });
    html! {
        <svg class="d-years" width="100%" height="32" role="group" aria-label={page.words().timeline_hint}>
            <line class="d-years__line" x1="0" x2="100%" y1="0.5" y2="0.5" />
            { for labels }
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: Unit, first: (i64, u8, u8), expected: &str) {
        let (year, month, day) = first;
        let day = Day::from_ymd(year, month, day).expect("a day");
        assert_eq!(piece(unit, day.0 as i32).to_string(), expected);
    }

    #[test]
    fn a_bar_stands_for_all_days_of_its_unit() {
        check(Unit::Day, (1987, 3, 9), "1987-03-09");
        check(Unit::Week, (1987, 3, 9), "1987-03-09..1987-03-15");
        check(Unit::Month, (1988, 2, 1), "1988-02");
        check(Unit::Year, (1988, 1, 1), "1988");
    }
}
