//! Time on a strip: where bars stand that each count the articles of a piece of time, and which period was brushed.
//!
//! Places are fractions of the strip, `0.0..=1.0`. Nothing here knows pixels.

use crate::date::{Day, Period};
use crate::timeline::{Axis, AxisOptions, Tick};
use crate::view;

/// Room left and right of the first and last day, as a fraction of the strip.
const PADDING: f64 = 0.004;

/// The strip of a collection: every day of it in its true distance.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    axis: Axis,
    first: Day,
    last: Day,
}

impl Scale {
    /// The strip from one day to another, in either order.
    pub fn new(a: Day, b: Day) -> Scale {
        let options = AxisOptions {
            padding: PADDING,
            ..AxisOptions::default()
        };
        // One range has no gap that could be shortened.
        Scale {
            axis: Axis::new(&[(a, b)], &options),
            first: a.min(b),
            last: a.max(b),
        }
    }

    /// All its days.
    pub fn extent(&self) -> Period {
        Period::new(self.first, self.last)
    }

    /// Where a day begins.
    pub fn position(&self, day: Day) -> f64 {
        self.axis.position(day).clamp(0.0, 1.0)
    }

    /// Where a period begins and ends, each inside the strip.
    pub fn stretch(&self, period: Period) -> (f64, f64) {
        let end = Day(period.last.0.saturating_add(1));
        (self.position(period.first), self.position(end))
    }

    /// The period between two places: days, on a long stretch whole months or years.
    pub fn brushed(&self, from: f64, to: f64) -> Period {
        view::period_from_drag(&self.axis, from, to)
    }

    /// At most so many labelled places.
    pub fn ticks(&self, max: usize) -> Vec<Tick> {
        self.axis.ticks(max)
    }

    /// The day after the last that is on the strip.
    pub fn end(&self) -> Day {
        Day(self.axis.last().0.saturating_add(1))
    }
}

/// The least height of a bar that counts anything.
const LEAST_HEIGHT: f64 = 0.04;

/// The height of a bar, as a fraction of the highest; one article can be seen beside ten thousand.
pub fn height(count: u32, most: u32) -> f64 {
    if count == 0 {
        return 0.0;
    }
    (f64::from(count) / f64::from(most.max(count))).max(LEAST_HEIGHT)
}

/// The month of a day: year and month, which order as time does.
pub fn month_of(day: Day) -> (i64, u8) {
    let (year, month, _) = day.ymd();
    (year, month)
}

/// All days of a month.
pub fn month(year: i64, month: u8) -> Option<Period> {
    let first = Day::from_ymd(year, month, 1)?;
    Some(Period::new(first, first.month_end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_is_as_long_as_its_days_say() {
        let day = |year| Day::from_ymd(year, 1, 1).unwrap();
        let scale = Scale::new(day(1980), Day::from_ymd(1989, 12, 31).unwrap());
        let years: Vec<f64> = (1980..=1990)
            .map(|year| scale.position(day(year)))
            .collect();
        let widths = years.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(
            widths
                .into_iter()
                .all(|width| (0.098..0.101).contains(&width))
        );
    }

    #[test]
    fn a_month_begins_and_ends_with_its_days() {
        let february = month(1988, 2).unwrap();
        assert_eq!(february.to_string(), "1988-02");
        assert_eq!(month_of(february.last), (1988, 2));
        assert_eq!(month(1988, 13), None);
    }

    #[test]
    fn one_article_is_seen_beside_many() {
        assert_eq!(height(0, 400), 0.0);
        assert_eq!(height(100, 400), 0.25);
        assert_eq!(height(1, 400), LEAST_HEIGHT);
        assert_eq!(height(9, 4), 1.0);
    }

    proptest! {
        #[test]
        fn a_stretch_is_on_the_strip(
            a in -900_000..900_000_i64, b in -900_000..900_000_i64,
            from in -900_000..900_000_i64, n in 0..900_000_i64,
        ) {
            let scale = Scale::new(Day(a), Day(b));
            let (start, end) = scale.stretch(Period::new(Day(from), Day(from + n)));
            prop_assert!(0.0 <= start && start <= end && end <= 1.0);
        }

        #[test]
        fn any_brush_gives_a_period(a in any::<i64>(), b in any::<i64>(), from in -0.5..1.5, to in -0.5..1.5) {
            let period = Scale::new(Day(a), Day(b)).brushed(from, to);
            prop_assert!(period.first <= period.last);
        }
    }
}
