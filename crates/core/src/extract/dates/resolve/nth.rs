//! One of the units of a period: "the first week of March", "the last Sunday of April", "Tuesday of next week".

use super::super::ast::{Amount, Node};
use super::super::calendar::{self, Calendar};
use super::super::lexicon::Unit;
use super::super::value;
use super::{Meaning, Scene, TimexKind, Unresolved};
use crate::date::Day;

impl Scene<'_> {
    /// The unit with this number, from 1, or from -1 backwards; of days of the week only those with this one.
    pub(super) fn nth(&self, n: i64, unit: Unit, weekday: Option<u8>, of: &Node) -> Meaning {
        let outer = self.meaning(of);
        let unresolved = |why| Meaning::off(value::duration(Amount::whole(1), unit), "nth", why);
        let Some(period) = outer.calendar else {
            return unresolved(outer.unresolved.unwrap_or(Unresolved::NoAnchor));
        };
        if period.unit() <= unit {
            return unresolved(Unresolved::NotACalendarDate);
        }
        let (first, last) = (period.first(), period.last());
        if let Some(weekday) = weekday {
            let ahead = |day: Day| i64::from(weekday) - i64::from(calendar::weekday(day));
            let day = if n > 0 {
                Day(first.0 + ahead(first).rem_euclid(7) + 7 * (n - 1))
            } else {
                Day(last.0 - (-ahead(last)).rem_euclid(7))
            };
            return if day <= last {
                Meaning::on(Calendar::Day(day), "nth").from(outer.anchor, outer.confidence)
            } else {
                unresolved(Unresolved::NotACalendarDate)
            };
        }
        if unit == Unit::Week {
            // Seven days of it, not a week of the calendar.
            let start = if n > 0 {
                Day(first.0 + 7 * (n - 1))
            } else {
                Day(last.0 - 6)
            };
            let end = Day((start.0 + 6).min(last.0));
            if start < first || start > last {
                return unresolved(Unresolved::NotACalendarDate);
            }
            return Meaning {
                value: value::duration(Amount::whole(1), Unit::Week),
                kind: TimexKind::Duration,
                ..Meaning::on(Calendar::Stretch(start, end), "nth")
            }
            .from(outer.anchor, outer.confidence);
        }
        let n_months = match unit {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            Unit::Decade => 120,
            _ => 0,
        };
        let day = match unit {
            _ if n < 0 => Some(last),
            Unit::Day => Some(Day(first.0 + n - 1)),
            Unit::Weekend => Some(Day(first.0 + 7 * (n - 1))),
            _ if n_months > 0 => Some(first.plus_months(n_months * (n - 1))),
            _ => None,
        };
        let found = day
            .filter(|day| *day <= last)
            .and_then(|day| Calendar::around(day, unit));
        match found {
            Some(calendar) => Meaning::on(calendar, "nth").from(outer.anchor, outer.confidence),
            None => unresolved(Unresolved::NotACalendarDate),
        }
    }
}
