//! The chosen period on the strip, with a handle at each end that keys move too.

use dossier_core::date::{Day, Period};
use dossier_core::number::decimal;
use dossier_core::state::Action;
use dossier_core::view::start_of_month;
use yew::prelude::*;

use super::{fractions, percent};
use crate::Page;

/// What the brush is drawn from.
pub struct Brush<'a> {
    /// The page.
    pub page: &'a Page,
    /// The period; without one the handles wait at the ends of the strip.
    pub period: Option<Period>,
    /// The days that the strip covers.
    pub extent: Period,
    /// Height of the strip in CSS pixels.
    pub height_px: f64,
    /// Whether it is being drawn.
    pub live: bool,
}

/// The brush.
pub fn brush(props: &Brush<'_>) -> Html {
    let words = props.page.words();
    let shown = props.period.unwrap_or(props.extent);
    let (from, to) = fractions(props.page, shown);
    let height = decimal(props.height_px, 0);
    html! {
        <g class="d-brush" data-chosen={props.period.is_some().then_some("true")} data-live={props.live.then_some("true")}>
            if props.period.is_some() {
                <rect class="d-brush__period" x={percent(from)} width={percent(to - from)} {height} />
            }
            { handle(props, shown, from, words.period_from, false) }
            { handle(props, shown, to, words.period_to, true) }
        </g>
    }
}

/// A slider in months: arrows step one, Page Up and Down a year, Home and End go to the ends of the strip.
fn handle(props: &Brush<'_>, shown: Period, at: f64, label: &'static str, is_end: bool) -> Html {
    let day = if is_end { shown.last } else { shown.first };
    let lang = props.page.lang.tag();
    let said = Period::new(day, day).words(lang);
    let (page, extent) = (props.page.clone(), props.extent);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let months = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -1,
            "ArrowRight" | "ArrowUp" => 1,
            "PageDown" => -12,
            "PageUp" => 12,
            "Home" => i64::MIN,
            "End" => i64::MAX,
            _ => return,
        };
        event.prevent_default();
        let period = if is_end {
            Period::new(
                shown.first,
                stepped_end(shown.last, months, extent).max(shown.first),
            )
        } else {
            Period::new(
                stepped_start(shown.first, months, extent).min(shown.last),
                shown.last,
            )
        };
        page.dispatch.emit(Action::PeriodChosen(Some(period)));
    });
    let middle_px = props.height_px / 2.0;
    html! {
        <svg x={percent(at)} overflow="visible">
            <g class="d-brush__handle" role="slider" tabindex="0" aria-label={label} aria-orientation="horizontal"
                aria-valuemin={extent.first.0.to_string()} aria-valuemax={extent.last.0.to_string()}
                aria-valuenow={day.0.to_string()} aria-valuetext={said} {onkeydown}>
                <path class="d-brush__line" d={format!("M0 0V{}", decimal(props.height_px, 0))} />
                <rect class="d-brush__grip" x="-4" y={decimal(middle_px - 9.0, 0)} width="8" height="18" rx="3" />
            </g>
        </svg>
    }
}

fn stepped_start(day: Day, months: i64, extent: Period) -> Day {
    match months {
        i64::MIN => extent.first,
        i64::MAX => start_of_month(extent.last, 0),
        months => start_of_month(day, months).max(start_of_month(extent.first, 0)),
    }
}

/// The last day of a month, counted by the first day of the next.
fn stepped_end(day: Day, months: i64, extent: Period) -> Day {
    let after = Day(day.0.saturating_add(1));
    let next = match months {
        i64::MIN => start_of_month(extent.first, 1),
        i64::MAX => start_of_month(extent.last, 1),
        months => start_of_month(after, months).min(start_of_month(extent.last, 1)),
    };
    Day(next.0.saturating_sub(1))
}
