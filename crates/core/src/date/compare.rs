//! Order and overlap of dates that are not known exactly: every answer may be "maybe".
//!
//! A single date (`2016`) is *some time within* its soft bounds; an interval (`2016/2017`) *lasts from*
//! some time in its first to some time in its last end. Nothing here sorts: see [`Date::sort_key`].

use edtf_core::Edtf;

use super::bounds::{self, Bounds};
use super::{Date, Day, Period};

/// What is known of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It holds for no day that the dates can mean.
    No,
    /// It holds for some.
    Maybe,
    /// It holds for all.
    Yes,
}

/// Whether a date lies in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// No day that it can mean is in the period.
    Outside,
    /// Some days are: it may be in the period, or only part of it is.
    Possible,
    /// All days are.
    Certain,
}

/// Where a date can start and where it can end.
struct Extent {
    start: Bounds,
    end: Bounds,
}

impl Date {
    /// Whether this date ends before the other starts.
    pub fn before(&self, other: &Date) -> Truth {
        let (a, b) = (self.extent(), other.extent());
        if known_before(a.end.last, b.start.first) {
            Truth::Yes
        } else if known_not_after(b.start.last, a.end.first) {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Date) -> Truth {
        let (a, b) = (self.extent(), other.extent());
        if known_before(a.end.last, b.start.first) || known_before(b.end.last, a.start.first) {
            return Truth::No;
        }
        let b_starts_in_time = known_not_after(b.start.last, a.end.first);
        let a_starts_in_time = known_not_after(a.start.last, b.end.first);
        if a_starts_in_time && b_starts_in_time {
            Truth::Yes
        } else {
            Truth::Maybe
        }
    }

    /// Whether this date lies in the period, by its soft bounds.
    ///
    /// `Certain` when all of it does, so never with an open end; `Possible` when a part does, also when
    /// that part is certain, as for the interval `2015/2017` and the period 2016. A set lies in
    /// the period when all its members do, and outside when none does.
    pub fn within(&self, period: &Period) -> Presence {
        let Edtf::Set(set) = &self.value else {
            return presence(self.soft, period);
        };
        bounds::soft_members(set)
            .map(|member| presence(member, period))
            .reduce(|a, b| if a == b { a } else { Presence::Possible })
            .unwrap_or(Presence::Outside)
    }

    fn extent(&self) -> Extent {
        match &self.value {
            Edtf::Interval(interval) => {
                let start = bounds::start_bounds(&interval.start);
                let end = bounds::end_bounds(&interval.end);
                Extent {
                    // A start is never after the last end, nor an end before the first start.
                    start: Bounds {
                        first: start.first,
                        last: start.last.or(end.last),
                    },
                    end: Bounds {
                        first: end.first.or(start.first),
                        last: end.last,
                    },
                }
            }
            _ => Extent {
                start: self.soft,
                end: self.soft,
            },
        }
    }
}

fn presence(bounds: Bounds, period: &Period) -> Presence {
    let starts_after = bounds.first.is_some_and(|first| first > period.last);
    let ends_before = bounds.last.is_some_and(|last| last < period.first);
    if starts_after || ends_before {
        return Presence::Outside;
    }
    let starts_inside = bounds.first.is_some_and(|first| first >= period.first);
    let ends_inside = bounds.last.is_some_and(|last| last <= period.last);
    if starts_inside && ends_inside {
        Presence::Certain
    } else {
        Presence::Possible
    }
}

fn known_before(a: Option<Day>, b: Option<Day>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a < b)
}

fn known_not_after(a: Option<Day>, b: Option<Day>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a <= b)
}
