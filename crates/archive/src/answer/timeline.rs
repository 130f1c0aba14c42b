//! Articles over time: how many begin in each day, week, month or year, and how many stand under a month of the list.

use dossier_core::date::Day;
use fixedbitset::FixedBitSet;

use crate::columns::Days;
use crate::numbers::Numbers;
use crate::store::Store;
use crate::wire::{Month, Row, Timeline, Unit};

/// Most bars between the first and the last, empty ones included; only years may be more. A year is shown by day.
const MAX_BARS: i64 = 366;

/// The articles of `shown` over time, in the finest unit that keeps the bars few.
pub(super) fn of(store: &Store, shown: &FixedBitSet) -> Timeline {
    let mut timeline = Timeline::default();
    let mut days = Vec::new();
    store.each_days(&mut |doc, dates| {
        let Some((first, last)) = dates else {
            timeline.undated += u32::from(shown.contains(doc as usize));
            return;
        };
        let (earliest, latest) = timeline.extent.unwrap_or((first, last));
        timeline.extent = Some((earliest.min(first), latest.max(last)));
        if shown.contains(doc as usize) {
            days.push((number_of(first), 1));
        }
    });
    let days = Numbers::new(&days, u32::saturating_add);
    let (Some(first), Some(last)) = (days.keys().next(), days.keys().last()) else {
        return timeline;
    };
    timeline.unit = unit(day_of(first), day_of(last));
    for (day, n) in days.iter() {
        let start = start(day_of(day), timeline.unit);
        match timeline.bars.last_mut() {
            Some((bar, count)) if *bar == start => *count += n,
            _ => timeline.bars.push((start, n)),
        }
    }
    timeline
}

/// The months under which `rows` stand, with how many articles of `shown` stand there: by their latest days or by their
/// earliest. Those without a date are first.
pub(super) fn months(
    store: &Store,
    shown: &FixedBitSet,
    rows: &[Row],
    by_latest: bool,
) -> Vec<Month> {
    let month = |(first, last): Days| start(if by_latest { last } else { first }, Unit::Month);
    let mut months: Vec<Month> = Vec::new();
    let find = |months: &[Month], days: Option<Days>| {
        let first = days.map(month);
        let at = months.binary_search_by(|month| month.first.cmp(&first));
        at.map_err(|at| (at, Month { first, count: 0 }))
    };
    for row in rows.iter().filter(|row| row.is_match && !row.is_missing) {
        if let Err((at, month)) = find(&months, row.days) {
            months.insert(at, month);
        }
    }
    store.each_days(&mut |doc, days| {
        if shown.contains(doc as usize)
            && let Ok(at) = find(&months, days)
            && let Some(month) = months.get_mut(at)
        {
            month.count += 1;
        }
    });
    months
}

/// A day as a number without a sign, in the same order.
fn number_of(day: i32) -> u32 {
    day.cast_unsigned() ^ (1 << 31)
}

fn day_of(number: u32) -> i32 {
    (number ^ (1 << 31)).cast_signed()
}

fn unit(first: i32, last: i32) -> Unit {
    let n_days = i64::from(last) - i64::from(first) + 1;
    let months = |day: i32| {
        let (year, month, _) = Day(day.into()).ymd();
        year * 12 + i64::from(month)
    };
    if n_days <= MAX_BARS {
        Unit::Day
    } else if n_days <= MAX_BARS * 7 {
        Unit::Week
    } else if months(last) - months(first) < MAX_BARS {
        Unit::Month
    } else {
        Unit::Year
    }
}

/// The first day of the unit in which a day is.
fn start(day: i32, unit: Unit) -> i32 {
    let (year, month, _) = Day(day.into()).ymd();
    let first = |month| Day::from_ymd(year, month, 1).and_then(|day| i32::try_from(day.0).ok());
    match unit {
        Unit::Day => day,
        // Day 0, 1 January 1970, was a Thursday.
        Unit::Week => day.saturating_sub((i64::from(day) + 3).rem_euclid(7) as i32),
        Unit::Month => first(month).unwrap_or(day),
        Unit::Year => first(1).unwrap_or(day),
    }
}

#[cfg(test)]
mod tests {
    use dossier_core::date::Period;

    use super::*;

    fn day(text: &str) -> i32 {
        let period = Period::parse(text).unwrap();
        period.first.0 as i32
    }

    #[track_caller]
    fn check(of: &str, unit: Unit, expected: &str) {
        assert_eq!(start(day(of), unit), day(expected));
    }

    #[test]
    fn a_week_begins_on_monday() {
        check("1970-01-01", Unit::Week, "1969-12-29");
        check("2024-02-26", Unit::Week, "2024-02-26");
        check("2024-03-03", Unit::Week, "2024-02-26");
    }

    #[test]
    fn a_month_and_a_year_begin_on_their_first_day() {
        check("2024-02-29", Unit::Month, "2024-02-01");
        check("1969-12-31", Unit::Year, "1969-01-01");
    }

    #[test]
    fn the_unit_is_the_finest_with_few_bars() {
        assert_eq!(unit(day("2024-01-01"), day("2024-12-31")), Unit::Day);
        assert_eq!(unit(day("2024-01-01"), day("2025-01-01")), Unit::Week);
        assert_eq!(unit(day("2014-01-31"), day("2044-06-01")), Unit::Month);
        assert_eq!(unit(day("2014-01-31"), day("2044-07-01")), Unit::Year);
        assert_eq!(unit(i32::MIN, i32::MAX), Unit::Year);
    }
}
