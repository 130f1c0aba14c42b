//! A span of days that the reader chose: the period filter, and `date:2016..2017` in a query.
//!
//! Days are inclusive at both ends. Its text is the shortest that reads back as the same period, so links
//! stay short. It knows nothing of what is filtered.

use std::fmt;

use super::day::{Day, days_in_month, write_year};
use super::{Bounds, Date};

/// Days from `first` to `last`, both included; `first <= last` in every period made by
/// [`Period::new`] or [`Period::parse`]. [`Day::MIN`] and [`Day::MAX`] stand for "no beginning" and "no end".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Period {
    /// The days between two days, in either order, held inside [`Day::MIN`]`..=`[`Day::MAX`].
    pub fn new(a: Day, b: Day) -> Period {
        Period {
            first: a.min(b).clamp(Day::MIN, Day::MAX),
            last: a.max(b).clamp(Day::MIN, Day::MAX),
        }
    }

    /// Reads `2016`, `2016..2017`, `2016-03..2017-05-04`, `2016..` or `..2016`; each side is any EDTF date.
    ///
    /// The period runs from the first day of the left side to the last day of the right one; sides in the
    /// wrong order are swapped. `None` when a side is not EDTF or nothing is given.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(bounds) = side_bounds(text) {
            return Some(period_from_sides(bounds, bounds));
        }
        let (left, right) = text.split_once("..")?;
        let open = Bounds::OPEN;
        let side = |text: &str| match text.trim() {
            "" => Some(open),
            text => side_bounds(text),
        };
        let (left, right) = (side(left)?, side(right)?);
        let reversed = left.first.zip(right.last).is_some_and(|(a, b)| a > b);
        Some(if reversed {
            period_from_sides(right, left)
        } else {
            period_from_sides(left, right)
        })
    }

    /// Whether the day is in the period.
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

fn side_bounds(text: &str) -> Option<Bounds> {
    if let Some(day) = Day::parse(text) {
        let day = Some(day);
        return Some(Bounds {
            first: day,
            last: day,
        });
    }
    Some(Date::parse(text).ok()?.bounds())
}

fn period_from_sides(left: Bounds, right: Bounds) -> Period {
    Period::new(
        left.first.unwrap_or(Day::MIN),
        right.last.unwrap_or(Day::MAX),
    )
}

/// How much of a date a side of a period needs.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// Open.
    Open,
    /// A year.
    Year(i64),
    /// Year and month.
    Month(i64, u8),
    /// The day.
    Day(Day),
}

impl Period {
    /// The first day, as the shortest date that begins with it.
    pub(super) fn first_side(&self) -> Side {
        match self.first.ymd() {
            _ if self.first <= Day::MIN => Side::Open,
            (year, 1, 1) => Side::Year(year),
            (year @ -9_999..=9_999, month, 1) => Side::Month(year, month),
            _ => Side::Day(self.first),
        }
    }

    /// The last day, as the shortest date that ends with it.
    pub(super) fn last_side(&self) -> Side {
        match self.last.ymd() {
            _ if self.last >= Day::MAX => Side::Open,
            (year, 12, 31) => Side::Year(year),
            (year @ -9_999..=9_999, month, day) if day == days_in_month(year, month) => {
                Side::Month(year, month)
            }
            _ => Side::Day(self.last),
        }
    }
}

impl Period {
    /// Both sides in units that can stand together in words: not "2016 – March 2016" but January to March.
    pub(super) fn even_sides(&self) -> (Side, Side) {
        let (mut first, mut last) = (self.first_side(), self.last_side());
        match (first, last) {
            (Side::Year(year), Side::Month(..) | Side::Day(_)) => first = Side::Month(year, 1),
            (Side::Month(..) | Side::Day(_), Side::Year(year)) => last = Side::Month(year, 12),
            _ => {}
        }
        let same_year = self.first.ymd().0 == self.last.ymd().0;
        match (first, last) {
            (Side::Month(..), Side::Day(_)) if same_year => first = Side::Day(self.first),
            (Side::Day(_), Side::Month(..)) if same_year => last = Side::Day(self.last),
            _ => {}
        }
        (first, last)
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Side::Open => Ok(()),
            Side::Year(year) => write_year(f, year),
            Side::Month(year, month) => {
                write_year(f, year)?;
                write!(f, "-{month:02}")
            }
            Side::Day(day) => day.fmt(f),
        }
    }
}

/// The shortest text that [`Period::parse`] reads as this period: `2016`, `2016..2017-05`, `2016..`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first_side(), self.last_side());
        first.fmt(f)?;
        if first == last && first != Side::Open {
            return Ok(());
        }
        f.write_str("..")?;
        last.fmt(f)
    }
}
