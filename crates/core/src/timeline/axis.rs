//! Piecewise-linear time axis: long empty stretches are shortened so busy periods stay readable.
//!
//! Units: dates are whole days (proleptic Gregorian); positions are fractions of the axis,
//! `0.0..=1.0`. Nothing here knows pixels or the DOM.

use crate::date::Day;
use crate::order;

/// How an axis is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisOptions {
    /// Free room at each end, as a fraction of the axis, useful in `0.0..=0.2`.
    pub padding: f64,
    /// Room that one shortened stretch takes, as a fraction of the axis before padding, `0.0..=0.2`.
    /// All of them together take at most 0.4.
    pub gap_share: f64,
    /// An empty stretch is shortened when it is longer than this many times all that is shorter (busy
    /// stretches and other empty ones) together. `f64::INFINITY`: none is.
    pub gap_ratio: f64,
}

impl Default for AxisOptions {
    fn default() -> Self {
        AxisOptions {
            padding: 0.02,
            gap_share: 0.06,
            gap_ratio: 1.0,
        }
    }
}

/// Most of the axis, before padding, that all shortened stretches take together.
const MAX_GAPS_SHARE: f64 = 0.4;

/// Least number of days worth a closer look: two single days years apart have nothing between them to enlarge.
const MIN_DETAIL_DAYS: f64 = 14.0;

/// Least number of days on an axis, so that one day stands between others.
const MIN_SPAN_DAYS: f64 = 30.0;

/// Room around a busy stretch that is not shortened, as a fraction of all that is not.
const STRETCH_MARGIN: f64 = 0.02;

/// Maps days to fractions and back; never decreasing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Day and fraction where the scale changes, both rising; at least two.
    knots: Vec<(Day, f64)>,
    gaps: Vec<Gap>,
    is_empty: bool,
}

/// A shortened stretch, to be drawn as a break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// First day in it.
    pub first: Day,
    /// Last day in it.
    pub last: Day,
    /// Where it starts, a fraction.
    pub start: f64,
    /// Where it ends, a fraction.
    pub end: f64,
}

/// Days `first..end`, end exclusive.
#[derive(Clone, Copy)]
struct Stretch {
    first: i64,
    end: i64,
}

impl Stretch {
    fn n_days(self) -> f64 {
        (self.end - self.first) as f64
    }
}

impl Axis {
    /// The axis that shows all these days; both ends of a range are included, in either order.
    ///
    /// Without ranges it is an axis around 1970-01-01 that has no ticks: see [`Axis::is_empty`].
    pub fn new(ranges: &[(Day, Day)], options: &AxisOptions) -> Axis {
        let busy = merged(ranges);
        let long_gaps = long_gaps(&busy, options.gap_ratio);
        let (Some(first), Some(last)) = (busy.first(), busy.last()) else {
            let mut axis = Axis::new(&[(Day(0), Day(0))], options);
            axis.is_empty = true;
            return axis;
        };
        let shortened_days: f64 = long_gaps.iter().map(|gap| gap.n_days()).sum();
        let span = Stretch {
            first: first.first,
            end: last.end,
        };
        let plain_days = span.n_days() - shortened_days;
        let share = options
            .gap_share
            .clamp(0.0, 1.0)
            .min(MAX_GAPS_SHARE / long_gaps.len().max(1) as f64);
        let gaps_share = share * long_gaps.len() as f64;
        // A gap is as wide as this many days beside it.
        let gap_width = plain_days * share / (1.0 - gaps_share);
        let shown_days = plain_days + gap_width * long_gaps.len() as f64;

        let padding = options.padding.clamp(0.0, 0.45);
        let padding_days = (shown_days * padding / (1.0 - 2.0 * padding))
            .max((MIN_SPAN_DAYS - shown_days) / 2.0)
            .ceil() as i64;
        let padded = Stretch {
            first: span.first.saturating_sub(padding_days).max(Day::MIN.0),
            end: span.end.saturating_add(padding_days).min(Day::MAX.0 + 1),
        };
        Axis::from_gaps(padded, &long_gaps, gap_width)
    }

    fn from_gaps(span: Stretch, long_gaps: &[Stretch], gap_width: f64) -> Axis {
        let mut knots = vec![(Day(span.first), 0.0)];
        let mut gaps = Vec::new();
        let mut width = 0.0;
        let mut from = span.first;
        for gap in long_gaps {
            width += (gap.first - from) as f64;
            let start = width;
            knots.push((Day(gap.first), width));
            width += gap_width;
            knots.push((Day(gap.end), width));
            from = gap.end;
            gaps.push(Gap {
                first: Day(gap.first),
                last: Day(gap.end - 1),
                start,
                end: width,
            });
        }
        width += (span.end - from) as f64;
        for (_, position) in &mut knots {
            *position /= width;
        }
        for gap in &mut gaps {
            gap.start /= width;
            gap.end /= width;
        }
        knots.push((Day(span.end), 1.0));
        Axis {
            knots,
            gaps,
            is_empty: false,
        }
    }

    /// Whether it was made without any days.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// First day on the axis.
    pub fn first(&self) -> Day {
        self.knots.first().map_or(Day(0), |(day, _)| *day)
    }

    /// Last day on the axis.
    pub fn last(&self) -> Day {
        self.knots.last().map_or(Day(0), |(day, _)| Day(day.0 - 1))
    }

    /// Where a day starts, `0.0..=1.0`; a day outside the axis is held at its end. The next day's position is
    /// where it ends.
    pub fn position(&self, day: Day) -> f64 {
        let after = self.knots.partition_point(|(knot, _)| *knot <= day);
        match (self.knots.get(after.wrapping_sub(1)), self.knots.get(after)) {
            (Some((from, start)), Some((to, end))) => {
                let share = (day.0 - from.0) as f64 / (to.0 - from.0) as f64;
                (start + (end - start) * share).min(*end).max(*start)
            }
            (None, _) => 0.0,
            (_, None) => 1.0,
        }
    }

    /// The day at a fraction of the axis, held inside it: the inverse of [`Axis::position`], within a day on
    /// axes of up to a million years (`f64` tells no more apart).
    pub fn day_at(&self, position: f64) -> Day {
        let after = self.knots.partition_point(|(_, knot)| *knot <= position);
        match (self.knots.get(after.wrapping_sub(1)), self.knots.get(after)) {
            (Some((from, start)), Some((to, end))) => {
                let share = (position - start) / (end - start);
                let n_days = (share * (to.0 - from.0) as f64).floor() as i64;
                Day((from.0 + n_days).min(to.0 - 1))
            }
            (None, _) => self.first(),
            (_, None) => self.last(),
        }
    }

    /// Shortened stretches in order.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// Days from one shortened stretch to the next, `first..end`, in order.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Day, Day)> + '_ {
        self.knots.chunks(2).filter_map(|pair| match pair {
            [(first, _), (end, _)] => Some((*first, *end)),
            _ => None,
        })
    }
}

/// Ranges in order, joined where they touch.
fn merged(ranges: &[(Day, Day)]) -> Vec<Stretch> {
    let mut sorted: Vec<Stretch> = ranges
        .iter()
        .map(|(a, b)| Stretch {
            first: a.min(b).clamp(&Day::MIN, &Day::MAX).0,
            end: a.max(b).clamp(&Day::MIN, &Day::MAX).0 + 1,
        })
        .collect();
    order::sort_by_key(&mut sorted, |stretch| stretch.first);
    let mut busy: Vec<Stretch> = Vec::new();
    for stretch in sorted {
        match busy.last_mut() {
            Some(last) if stretch.first <= last.end => last.end = last.end.max(stretch.end),
            _ => busy.push(stretch),
        }
    }
    busy
}

/// The empty stretches to shorten, in order, without the margins that stay beside what is busy.
///
/// Taken by length, the first one that is longer than `ratio` times all that is shorter splits the ordinary
/// from the long; at least half of them, rounded down, are ordinary.
fn long_gaps(busy: &[Stretch], ratio: f64) -> Vec<Stretch> {
    let gaps: Vec<Stretch> = busy
        .windows(2)
        .map(|pair| Stretch {
            first: pair[0].end,
            end: pair[1].first,
        })
        .collect();
    let mut lengths: Vec<f64> = gaps.iter().map(|gap| gap.n_days()).collect();
    order::sort_by(&mut lengths, f64::total_cmp);
    let mut shorter_days: f64 = busy.iter().map(|stretch| stretch.n_days()).sum();
    let mut least_long = None;
    for (at, &length) in lengths.iter().enumerate() {
        if at >= lengths.len() / 2 && length > ratio * shorter_days.max(MIN_DETAIL_DAYS) {
            least_long = Some(length);
            break;
        }
        shorter_days += length;
    }
    let Some(least_long) = least_long.filter(|_| shorter_days >= MIN_DETAIL_DAYS) else {
        return Vec::new();
    };
    let margin = (shorter_days * STRETCH_MARGIN).max(1.0) as i64;
    gaps.into_iter()
        .filter(|gap| gap.n_days() >= least_long)
        .map(|gap| Stretch {
            first: gap.first + margin,
            end: gap.end - margin,
        })
        .filter(|gap| gap.first < gap.end)
        .collect()
}
