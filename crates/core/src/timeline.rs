//! Where dates stand on a timeline: axis, ticks, marks, lanes and labels.
//!
//! Units: dates are whole days; positions are fractions of the axis, `0.0..=1.0`. Nothing here knows
//! pixels, colours or the DOM: the component scales.

mod axis;
mod labels;
mod lanes;
mod ticks;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use crate::date::{Date, Day};

pub use axis::{Axis, AxisOptions, Gap};
pub use labels::place_labels;
pub use lanes::{Lanes, lanes};
pub use ticks::{Tick, TickUnit};

/// A date on the axis: what is known of it. Positions are fractions, `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Start of the first day; the start of the axis when there is none.
    pub start: f64,
    /// End of the last day; the end of the day "until now" when there is none.
    pub end: f64,
    /// Where a soft start begins to show; `start` when it has a hard edge or is an end of an interval.
    pub fade_start: f64,
    /// Where a soft end is gone; `end` when it has a hard edge or is an end of an interval.
    pub fade_end: f64,
    /// The start is approximate or uncertain.
    pub soft_start: bool,
    /// The end is approximate or uncertain.
    pub soft_end: bool,
    /// There is no first day: an arrow to the left.
    pub open_start: bool,
    /// There is no last day: an arrow to the right.
    pub open_end: bool,
    /// A single day: a point, to be drawn at [`Mark::middle`].
    pub point: bool,
}

impl Mark {
    /// Halfway between start and end.
    pub fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }
}

/// The mark of a date. An open end runs to `open_until`, usually the day of publication.
pub fn mark(axis: &Axis, date: &Date, open_until: Day) -> Mark {
    let (strict, soft) = (date.bounds(), date.soft_bounds());
    let end_of = |day: Day| axis.position(Day(day.0.saturating_add(1)));
    let start = strict.first.map_or(0.0, |day| axis.position(day));
    let end = strict
        .last
        .map_or_else(|| end_of(open_until), end_of)
        .max(start);
    Mark {
        start,
        end,
        fade_start: soft.first.map_or(start, |day| axis.position(day)),
        fade_end: soft.last.map_or(end, end_of),
        soft_start: date.soft_start(),
        soft_end: date.soft_end(),
        open_start: strict.first.is_none(),
        open_end: strict.last.is_none(),
        point: strict.first.is_some() && strict.first == strict.last,
    }
}

/// The days that an axis has to show for a date: its soft bounds, up to `open_until` where the end is open.
/// Of a date with an open start only the end is shown.
pub fn shown_range(date: &Date, open_until: Day) -> (Day, Day) {
    let soft = date.soft_bounds();
    match (soft.first, soft.last) {
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => (first, open_until.max(first)),
        (None, Some(last)) => (last, last),
        (None, None) => (open_until, open_until),
    }
}
