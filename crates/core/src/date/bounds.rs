//! From an EDTF value to the earliest and the latest day that it can mean.
//!
//! Units: whole days. `edtf-core` knows the calendar; this file adds what it leaves open: how far *circa*
//! and *uncertain* reach, significant digits as an estimate, and unspecified digits before year 0.

use edtf_core::{Bound, Edtf, IntervalEndpoint, Qualifier, Set, SetElement, YearKind};

use super::Precision;
use super::day::Day;

/// Earliest and latest day, both inclusive; `None` when that side is open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Earliest day.
    pub first: Option<Day>,
    /// Latest day.
    pub last: Option<Day>,
}

impl Bounds {
    /// Nothing is known on either side.
    pub(super) const OPEN: Bounds = Bounds {
        first: None,
        last: None,
    };

    fn years(first: i64, last: i64) -> Bounds {
        Bounds {
            first: Some(Day::from_ymd_clamped(first, 1, 1)),
            last: Some(Day::from_ymd_clamped(last, 12, 31)),
        }
    }

    /// The shortest bounds around both; open where either is.
    fn hull(self, other: Bounds) -> Bounds {
        Bounds {
            first: self.first.zip(other.first).map(|(a, b)| a.min(b)),
            last: self.last.zip(other.last).map(|(a, b)| a.max(b)),
        }
    }
}

/// Strict bounds: what the digits say. Significant digits (`1950S2`) count as an estimate of the year.
pub(super) fn strict(value: &Edtf) -> Bounds {
    match value {
        Edtf::Date(date) => strict_single(date),
        Edtf::DateTime(moment) => strict_single(&moment.date),
        Edtf::Interval(interval) => Bounds {
            first: start_bounds(&interval.start).first,
            last: end_bounds(&interval.end).last,
        },
        Edtf::Set(set) => hull_of(members(set, strict_single)),
    }
}

/// Soft bounds: strict bounds, widened where a single date is approximate or uncertain. The ends of an
/// interval are not widened: `2017-11-21~/2017-11-30~` is late November and nothing outside it.
pub(super) fn soft(value: &Edtf) -> Bounds {
    match value {
        Edtf::Date(date) => soft_single(date),
        Edtf::Set(set) => hull_of(soft_members(set)),
        Edtf::DateTime(_) | Edtf::Interval(_) => strict(value),
    }
}

/// Where the start can lie. An open, unknown or "on or before" start has no first day.
pub(super) fn start_bounds(start: &IntervalEndpoint) -> Bounds {
    match start {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrAfter(date) => strict_single(date),
        IntervalEndpoint::OnOrBefore(date) => Bounds {
            first: None,
            last: strict_single(date).last,
        },
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Bounds::OPEN,
    }
}

/// Where the end can lie. An open, unknown or "on or after" end has no last day.
pub(super) fn end_bounds(end: &IntervalEndpoint) -> Bounds {
    match end {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) => strict_single(date),
        IntervalEndpoint::OnOrAfter(date) => Bounds {
            first: strict_single(date).first,
            last: None,
        },
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Bounds::OPEN,
    }
}

/// Soft bounds of each member of a set; a range is one member.
pub(super) fn soft_members(set: &Set) -> impl Iterator<Item = Bounds> + '_ {
    members(set, soft_single)
}

fn members(set: &Set, single: fn(&edtf_core::Date) -> Bounds) -> impl Iterator<Item = Bounds> + '_ {
    set.elements.iter().map(move |element| match element {
        SetElement::Date(date) => single(date),
        SetElement::OnOrBefore(date) => Bounds {
            first: None,
            last: strict_single(date).last,
        },
        SetElement::OnOrAfter(date) => Bounds {
            first: strict_single(date).first,
            last: None,
        },
        SetElement::Range(from, to) => strict_single(from).hull(strict_single(to)),
    })
}

/// Down to which unit the digits are given without a gap.
pub(super) fn precision(date: &edtf_core::Date) -> Precision {
    if let YearKind::Standard { digits, .. } = date.year.kind
        && let Some(unspecified) = digits.iter().position(Option::is_none)
    {
        return match unspecified {
            3 => Precision::Decade,
            2 => Precision::Century,
            _ => Precision::Millennium,
        };
    }
    match (date.month.map(|month| month.value()), date.day) {
        (Some(Some(21..)), _) => Precision::Season,
        (Some(Some(_)), Some(day)) if day.value().is_some() => Precision::Day,
        (Some(Some(_)), _) => Precision::Month,
        _ => Precision::Year,
    }
}

/// The first and the last year that the digits of a standard year allow.
pub(super) fn year_range(date: &edtf_core::Date) -> Option<(i64, i64)> {
    if let Some(year) = date.year.value() {
        return Some((year, year));
    }
    let YearKind::Standard { negative, digits } = date.year.kind else {
        return None;
    };
    let filled = |fill: u8| {
        digits.iter().fold(0, |year, digit| {
            year * 10 + i64::from(digit.unwrap_or(fill))
        })
    };
    Some(if negative {
        (-filled(9), -filled(0))
    } else {
        (filled(0), filled(9))
    })
}

fn hull_of(bounds: impl Iterator<Item = Bounds>) -> Bounds {
    bounds.reduce(Bounds::hull).unwrap_or(Bounds::OPEN)
}

/// Strict bounds of a single date.
pub(super) fn strict_single(date: &edtf_core::Date) -> Bounds {
    match date.year.value() {
        Some(year) if date.year.significant_digits.is_some() => Bounds::years(year, year),
        _ => whole_single(date),
    }
}

/// Everything that the digits allow, with all the years that significant digits leave open.
fn whole_single(date: &edtf_core::Date) -> Bounds {
    if let YearKind::Standard { negative: true, .. } = date.year.kind
        && date.year.has_unspecified()
    {
        return year_range(date).map_or(Bounds::OPEN, |(first, last)| Bounds::years(first, last));
    }
    let bounds = Edtf::Date(*date).bounds();
    Bounds {
        first: day_from_bound(bounds.earliest),
        last: day_from_bound(bounds.latest),
    }
}

fn day_from_bound(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) => Some(Day::from_ymd_clamped(date.year, date.month, date.day)),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    }
}

/// How far a bound moves outwards.
#[derive(Default)]
struct Reach {
    n_months: i64,
    n_days: i64,
}

fn soft_single(date: &edtf_core::Date) -> Bounds {
    let whole = whole_single(date);
    let Reach { n_months, n_days } = reach(date);
    if n_months == 0 && n_days == 0 {
        return whole;
    }
    // A span of whole months still ends with a month.
    let ends_with_month = precision(date) != Precision::Day;
    Bounds {
        first: whole
            .first
            .map(|day| Day(day.plus_months(-n_months).0 - n_days)),
        last: whole.last.map(|day| {
            let later = Day(day.plus_months(n_months).0 + n_days);
            if ends_with_month {
                later.month_end()
            } else {
                later
            }
        }),
    }
}

/// Parts with the same qualifier from the year on are qualified as one (`2004-06-11?` is a day in doubt,
/// by a day); a part qualified by itself adds its own unit (`2004?-06-~11`: a year and a day).
fn reach(date: &edtf_core::Date) -> Reach {
    let parts = [
        Some((Precision::Year, date.year.qualifier)),
        date.month.map(|month| (Precision::Month, month.qualifier)),
        date.day.map(|day| (Precision::Day, day.qualifier)),
    ];
    let precision = precision(date);
    let mut reach = Reach::default();
    let mut in_group = true;
    for (at, part) in parts.iter().enumerate() {
        let Some((unit, qualifier)) = *part else {
            continue;
        };
        let next = parts.get(at + 1).copied().flatten();
        let goes_on = in_group && next.is_some_and(|(_, next)| next == qualifier);
        in_group = goes_on;
        if !goes_on {
            add_reach(&mut reach, date, precision.max(unit), qualifier);
        }
    }
    reach
}

/// Adds one unit for `?` or `~`, two for `%`.
fn add_reach(reach: &mut Reach, date: &edtf_core::Date, unit: Precision, qualifier: Qualifier) {
    let times = i64::from(qualifier.uncertain) + i64::from(qualifier.approximate);
    let n_months = match unit {
        Precision::Day => {
            reach.n_days += times;
            return;
        }
        Precision::Month => 1,
        // Quarters are as long as seasons; thirds and halves of a year are longer.
        Precision::Season => match date.month.and_then(|month| month.value()) {
            Some(37..=39) => 4,
            Some(40..) => 6,
            _ => 3,
        },
        Precision::Year => 12,
        Precision::Decade => 120,
        Precision::Century => 1_200,
        Precision::Millennium | Precision::Interval | Precision::Set => 12_000,
    };
    reach.n_months += times * n_months;
}
