//! The events of a dossier on one axis: worked out once, so that nothing moves while filters change.
//!
//! Units as in [`crate::timeline`]: whole days, and fractions of the axis.

use crate::date::{Day, Period};
use crate::model::{Dossier, EventIdx};
use crate::timeline::{self, Axis, AxisOptions};

/// The least room of a mark and between marks, as fractions of the axis: about 12 and 4 of 1,400 pixels.
const MIN_MARK: f64 = 0.009;
const MARK_GAP: f64 = 0.003;

/// From which length on, as a fraction of the axis, a mark counts as long.
const LONG_MARK: f64 = 0.1;

/// A drag that covers at least this many days snaps to months, and to years past the second number.
const SNAP_TO_MONTHS_DAYS: i64 = 45;
const SNAP_TO_YEARS_DAYS: i64 = 3650;

/// All events on one axis.
#[derive(Debug)]
pub struct Strip {
    /// The axis.
    pub axis: Axis,
    /// One mark an event, in the order of the events.
    pub marks: Vec<StripMark>,
    /// How many lanes the marks need.
    pub n_lanes: usize,
    /// The days from the first to the last that any event reaches; `None` without events.
    pub extent: Option<Period>,
}

/// An event as drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripMark {
    /// The event.
    pub event: EventIdx,
    /// Where and how.
    pub mark: timeline::Mark,
    /// Lane from 0, the top.
    pub lane: usize,
}

impl Strip {
    /// Lays out the events.
    pub fn new(dossier: &Dossier) -> Self {
        let open_until = open_until(dossier);
        let ranges: Vec<(Day, Day)> = dossier
            .events
            .iter()
            .map(|event| timeline::shown_range(&event.date, open_until))
            .collect();
        let axis = Axis::new(&ranges, &AxisOptions::default());
        let marks: Vec<timeline::Mark> = dossier
            .events
            .iter()
            .map(|event| timeline::mark(&axis, &event.date, open_until))
            .collect();
        let (lane_of, n_lanes) = lanes_by_length(&marks);
        let first = ranges.iter().map(|range| range.0).min();
        let last = ranges.iter().map(|range| range.1).max();
        Strip {
            axis,
            marks: marks
                .into_iter()
                .zip(lane_of)
                .enumerate()
                .map(|(at, (mark, lane))| StripMark {
                    event: EventIdx(at as u32),
                    mark,
                    lane,
                })
                .collect(),
            n_lanes,
            extent: first
                .zip(last)
                .map(|(first, last)| Period::new(first, last)),
        }
    }
}

/// Lanes of short marks first, then those of long ones: what is known to the day or month stands clear of what is
/// known to the year.
fn lanes_by_length(marks: &[timeline::Mark]) -> (Vec<usize>, usize) {
    let mut lane_of = vec![0; marks.len()];
    let mut n_lanes = 0;
    for long in [false, true] {
        let chosen: Vec<usize> = (0..marks.len())
            .filter(|at| (marks[*at].end - marks[*at].start >= LONG_MARK) == long)
            .collect();
        let spans: Vec<(f64, f64)> = chosen
            .iter()
            .map(|at| (marks[*at].fade_start, marks[*at].fade_end))
            .collect();
        let lanes = timeline::lanes(&spans, MIN_MARK, MARK_GAP);
        for (at, lane) in chosen.into_iter().zip(lanes.lane_of) {
            lane_of[at] = n_lanes + lane;
        }
        n_lanes += lanes.n_lanes;
    }
    (lane_of, n_lanes)
}

/// Where an open end is drawn to: the last publication day, else the last day that an event names.
fn open_until(dossier: &Dossier) -> Day {
    let published = dossier.articles.iter().filter_map(|article| {
        let published = article.published.as_ref()?;
        published.date.bounds().last
    });
    let named = dossier.events.iter().filter_map(|event| {
        let bounds = event.date.bounds();
        bounds.last.or(bounds.first)
    });
    published.max().or_else(|| named.max()).unwrap_or(Day(0))
}

/// The period that a drag over the axis chooses, from one fraction to another in either direction. A long drag
/// snaps to whole months or years, so that a hand that is a few pixels off still means "2017".
pub fn period_from_drag(axis: &Axis, from: f64, to: f64) -> Period {
    let drag = Period::new(axis.day_at(from), axis.day_at(to));
    let n_days = drag.last.0.saturating_sub(drag.first.0);
    if n_days < SNAP_TO_MONTHS_DAYS {
        return drag;
    }
    let by_years = n_days >= SNAP_TO_YEARS_DAYS;
    let first = nearest_start(drag.first, by_years);
    let end = nearest_start(Day(drag.last.0.saturating_add(1)), by_years);
    Period::new(first, Day(end.0.saturating_sub(1)))
}

/// The first day of a month, or of a year, that is nearest to `day`.
fn nearest_start(day: Day, by_years: bool) -> Day {
    let (year, month, day_of_month) = day.ymd();
    let (this, next) = if by_years {
        (
            Day::from_ymd(year, 1, 1),
            Day::from_ymd(year.saturating_add(1), 1, 1),
        )
    } else {
        let (next_year, next_month) = match month {
            12 => (year.saturating_add(1), 1),
            _ => (year, month + 1),
        };
        let this = Day(day.0.saturating_sub(i64::from(day_of_month) - 1));
        (Some(this), Day::from_ymd(next_year, next_month, 1))
    };
    match (this, next) {
        (Some(this), Some(next)) if day.0 - this.0 <= next.0 - day.0 => this,
        (_, Some(next)) => next,
        (Some(this), None) => this,
        (None, None) => day,
    }
}

/// The day `n_months` after `day` in the calendar, at the start of its month.
pub fn start_of_month(day: Day, n_months: i64) -> Day {
    let (year, month, _) = day.ymd();
    let months = i64::from(month) - 1 + n_months;
    let year = year.saturating_add(months.div_euclid(12));
    let month = months.rem_euclid(12) as u8 + 1;
    Day::from_ymd(year, month, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn axis() -> Axis {
        Axis::new(
            &[(day(2014, 1, 1), day(2018, 12, 31))],
            &AxisOptions::default(),
        )
    }

    #[track_caller]
    fn check_drag(from: Day, to: Day, expected: &str) {
        let axis = axis();
        let period = period_from_drag(&axis, axis.position(from), axis.position(to));
        assert_eq!(period.to_string(), expected);
    }

    #[test]
    fn a_drag_that_is_a_few_days_off_still_means_the_year() {
        check_drag(day(2017, 1, 9), day(2017, 12, 25), "2017");
        check_drag(day(2016, 12, 28), day(2018, 1, 4), "2017");
    }

    #[test]
    fn a_drag_to_the_left_is_the_same_period() {
        check_drag(day(2017, 12, 25), day(2017, 1, 9), "2017");
    }

    #[test]
    fn a_short_drag_keeps_its_days() {
        let axis = axis();
        let (from, to) = (
            axis.position(day(2017, 3, 4)),
            axis.position(day(2017, 3, 20)),
        );
        let period = period_from_drag(&axis, from, to);
        assert!(period.last.0 - period.first.0 <= 18);
        assert_eq!(period.first.ymd().1, 3);
    }

    #[test]
    fn months_are_stepped_over_the_end_of_a_year() {
        assert_eq!(start_of_month(day(2017, 12, 17), 1), day(2018, 1, 1));
        assert_eq!(start_of_month(day(2017, 1, 31), -1), day(2016, 12, 1));
        assert_eq!(start_of_month(day(2017, 5, 2), 0), day(2017, 5, 1));
    }
}
