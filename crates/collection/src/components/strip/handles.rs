//! The chosen period on the strip, with a handle at each end that keys move too.

use dossier_core::collection::Action;
use dossier_core::collection::scale::Scale;
use dossier_core::date::{Day, Period};
use dossier_core::number::decimal;
use dossier_core::view::start_of_month;
use dossier_explorer::components::strip::drag::percent;
use yew::prelude::*;

use crate::Page;

/// Days of a collection that is moved through by days; a longer one is by months.
const MAX_DAYS_BY_DAY: i64 = 200;

/// What the brush is drawn from.
pub struct Brush<'a> {
    /// The page.
    pub page: &'a Page,
    /// The strip.
    pub scale: &'a Scale,
    /// The period; without one the handles wait at the ends of the strip.
    pub period: Option<Period>,
    /// Height of the strip in CSS pixels.
    pub height_px: f64,
    /// Whether it is being drawn.
    pub live: bool,
}

/// The brush.
pub fn brush(props: &Brush<'_>) -> Html {
    let words = props.page.lang.words();
    let shown = props.period.unwrap_or(props.scale.extent());
    let (from, to) = props.scale.stretch(shown);
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

/// A slider: arrows step a month (a day where there are few), Page Up and Down twelve, Home and End go to the ends.
fn handle(props: &Brush<'_>, shown: Period, at: f64, label: &'static str, is_end: bool) -> Html {
    let extent = props.scale.extent();
    let day = if is_end { shown.last } else { shown.first };
    let said = Period::new(day, day).words(props.page.lang.tag());
    let page = props.page.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let Some(step) = step(&event.key()) else {
            return;
        };
        event.prevent_default();
        let period = moved(shown, extent, step, is_end);
        page.dispatch.emit(Action::PeriodChosen(Some(period)));
    });
    let middle_px = props.height_px / 2.0;
    html! {
        <svg x={percent(at)} overflow="visible">
            <g class="d-brush__handle" role="slider" tabindex="0" aria-label={label} aria-orientation="horizontal"
                aria-valuemin={extent.first.0.to_string()} aria-valuemax={extent.last.0.to_string()}
                aria-valuenow={day.0.clamp(extent.first.0, extent.last.0).to_string()} aria-valuetext={said} {onkeydown}>
                <path class="d-brush__line" d={format!("M0 0V{}", decimal(props.height_px, 0))} />
                <rect class="d-brush__grip" x="-4" y={decimal(middle_px - 9.0, 0)} width="8" height="18" rx="3" />
            </g>
        </svg>
    }
}

/// How far a key moves a handle.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    By(i64),
    ToFirst,
    ToLast,
}

fn step(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" => Step::By(-1),
        "ArrowRight" | "ArrowUp" => Step::By(1),
        "PageDown" => Step::By(-12),
        "PageUp" => Step::By(12),
        "Home" => Step::ToFirst,
        "End" => Step::ToLast,
        _ => return None,
    })
}

/// The period after one of its ends was moved; it stays inside the collection's days, and its ends in order.
fn moved(shown: Period, extent: Period, step: Step, is_end: bool) -> Period {
    let by_day = extent.last.0.saturating_sub(extent.first.0) <= MAX_DAYS_BY_DAY;
    let next = |day: Day, by: i64| {
        if by_day {
            Day(day.0.saturating_add(by))
        } else {
            start_of_month(day, by)
        }
    };
    if is_end {
        let last = match step {
            Step::ToFirst => shown.first,
            Step::ToLast => extent.last,
            // By the first day that is outside.
            Step::By(by) => Day(next(Day(shown.last.0.saturating_add(1)), by)
                .0
                .saturating_sub(1)),
        };
        Period::new(shown.first, last.min(extent.last).max(shown.first))
    } else {
        let first = match step {
            Step::ToFirst => extent.first,
            Step::ToLast => shown.last,
            Step::By(by) => next(shown.first, by),
        };
        Period::new(first.max(extent.first).min(shown.last), shown.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a period")
    }

    #[track_caller]
    fn check(shown: &str, extent: &str, step: Step, is_end: bool, expected: &str) {
        let moved = moved(period(shown), period(extent), step, is_end);
        assert_eq!(moved.to_string(), expected);
    }

    #[test]
    fn in_years_a_handle_steps_by_months() {
        check(
            "1987..1988",
            "1980..1989",
            Step::By(1),
            false,
            "1987-02..1988",
        );
        check("1987..1988", "1980..1989", Step::By(-12), true, "1987");
        check(
            "1987..1988",
            "1980..1989",
            Step::ToFirst,
            false,
            "1980..1988",
        );
    }

    #[test]
    fn in_weeks_a_handle_steps_by_days() {
        check(
            "1987-03",
            "1987-02..1987-04",
            Step::By(1),
            false,
            "1987-03-02..1987-03",
        );
        check(
            "1987-03",
            "1987-02..1987-04",
            Step::By(-1),
            true,
            "1987-03..1987-03-30",
        );
    }

    #[test]
    fn the_ends_stay_in_order_and_inside() {
        check("1987", "1980..1987", Step::By(12), true, "1987");
        check(
            "1987-03",
            "1987-02..1987-04",
            Step::ToLast,
            false,
            "1987-03-31..1987-03",
        );
        check(
            "1987-03",
            "1987-02..1987-04",
            Step::ToFirst,
            true,
            "1987-03..1987-03-01",
        );
    }
}
