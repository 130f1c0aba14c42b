//! Expressions that need what was said before, or the day of publication: which March, which Tuesday, two years later.

use super::super::ast::{Amount, Clock, Node, Origin};
use super::super::calendar::{self, Calendar};
use super::super::lexicon::{Reference, Relation, Unit};
use super::super::value;
use super::{
    Anchor, Confidence, Found, Meaning, Mode, Scene, Tense, TimexKind, Unresolved, origin_node,
};
use crate::date::Day;

impl Scene<'_> {
    /// "the 20th": of the month that was spoken of.
    pub(super) fn day_of_month(&self, day: u8, weekday: Option<u8>) -> Meaning {
        let said = self
            .memory
            .month()
            .filter(|mention| mention.stamp.paragraph + 1 >= self.stamp.paragraph);
        let from = match said {
            Some(mention) => Some((mention.calendar.first(), mention.anchor())),
            None if self.mode == Mode::News => {
                self.today().map(|today| (today, Some(Anchor::Published)))
            }
            None => None,
        };
        let found = from.and_then(|(base, anchor)| {
            // With a weekday, the nearest month in which it is one.
            let offsets: &[i64] = match (weekday, self.tense) {
                (Some(_), Tense::Past) => &[0, -1, -2, -3, 1, 2, 3],
                (Some(_), _) => &[0, 1, -1, 2, -2, 3, -3],
                (None, Tense::Past) => &[0, -1],
                (None, _) => &[0, 1],
            };
            offsets.iter().find_map(|&n| {
                let (year, month, _) = Calendar::shifted(base, Unit::Month, n)?.first().ymd();
                let found = Day::from_ymd(year, month, day)?;
                let agrees = weekday.is_none_or(|weekday| calendar::weekday(found) == weekday);
                agrees.then_some((Calendar::Day(found), anchor))
            })
        });
        match found {
            Some((calendar, anchor)) => {
                Meaning::on(calendar, "day").from(anchor, Confidence::Medium)
            }
            None => Meaning::off(format!("XXXX-XX-{day:02}"), "day", Unresolved::NoAnchor),
        }
    }

    /// A day of the week without a date.
    pub(super) fn weekday(&self, weekday: u8, relation: Option<Relation>) -> Meaning {
        let last_before = |day: Day| {
            Day(day.0
                - (i64::from(calendar::weekday(day)) - i64::from(weekday) + 6).rem_euclid(7)
                - 1)
        };
        let next_after = |day: Day| {
            Day(last_before(day).0
                + 7
                + if calendar::weekday(day) == weekday {
                    7
                } else {
                    0
                })
        };
        let unknown = |why| Meaning::off(format!("XXXX-WXX-{weekday}"), "weekday", why);
        let on = |day: Day, anchor, confidence| {
            Meaning::on(Calendar::Day(day), "weekday").from(anchor, confidence)
        };
        let spoken = self
            .memory
            .day()
            .filter(|(_, mention)| mention.stamp.paragraph + 1 >= self.stamp.paragraph);
        match relation {
            Some(Relation::Previous) => {
                return match spoken {
                    Some((day, mention)) => {
                        on(last_before(day), mention.anchor(), Confidence::Medium)
                    }
                    None => unknown(Unresolved::NoAnchor),
                };
            }
            Some(Relation::Following | Relation::Same) => {
                return match spoken {
                    Some((day, mention)) => {
                        let found = if relation == Some(Relation::Same) {
                            Day(next_after(Day(day.0 - 1)).0)
                        } else {
                            next_after(day)
                        };
                        on(found, mention.anchor(), Confidence::Medium)
                    }
                    None => unknown(Unresolved::NoAnchor),
                };
            }
            _ => {}
        }
        if self.mode == Mode::Narrative
            && relation.is_none()
            && let Some((day, mention)) = spoken
        {
            return on(next_after(day), mention.anchor(), Confidence::Low);
        }
        let Some(Calendar::Day(today)) = self.now(Unit::Day) else {
            return unknown(Unresolved::NoPublication);
        };
        let is_today = calendar::weekday(today) == weekday;
        let (day, confidence) = match (relation, self.tense) {
            (Some(Relation::Last), _) => (last_before(today), Confidence::Medium),
            (Some(Relation::Next), _) => (next_after(today), Confidence::Medium),
            _ if is_today => (today, Confidence::Medium),
            (_, Tense::Future) => (next_after(today), Confidence::Medium),
            (_, Tense::Past) => (last_before(today), Confidence::Medium),
            (_, Tense::Open | Tense::Present) => (last_before(today), Confidence::Low),
        };
        let confidence = if self.mode == Mode::Narrative {
            Confidence::Low
        } else {
            confidence
        };
        let mut meaning = on(day, Some(Anchor::Published), confidence);
        if confidence == Confidence::Low {
            let other = if day < today {
                next_after(today)
            } else {
                last_before(today)
            };
            meaning.alternatives.push(Calendar::Day(other));
        }
        meaning
    }

    /// So many units from the day of publication, from what was spoken of, or from what the words say.
    pub(super) fn shift(&self, origin: &Origin, unit: Unit, n: Amount, back: bool) -> Meaning {
        let reference = if back {
            Reference::Past
        } else {
            Reference::Future
        };
        if unit < Unit::Day && n != Amount::Vague {
            return Meaning::off(
                value::duration(n, unit),
                "offset",
                Unresolved::NotACalendarDate,
            )
            .kind(TimexKind::Duration);
        }
        let Some(n_units) = n.as_whole() else {
            return Meaning::off(
                value::reference_code(reference),
                "offset",
                Unresolved::Vague,
            );
        };
        let mut n_units = if back { -n_units } else { n_units };
        // From Monday to Friday "this weekend" may be the one that was.
        if (unit, n_units) == (Unit::Weekend, 0)
            && *origin == Origin::Now
            && self.tense == Tense::Past
            && self
                .today()
                .is_some_and(|today| calendar::weekday(today) < 6)
        {
            n_units = -1;
        }
        // Who tells a history means by "today" his times.
        if self.mode == Mode::Narrative
            && *origin == Origin::Now
            && (unit, n_units) == (Unit::Day, 0)
        {
            return Meaning::off(
                value::reference_code(Reference::Present),
                "reference",
                Unresolved::Vague,
            );
        }
        let (base, anchor, confidence, why) = match origin {
            Origin::Now => {
                let base = self.now(finest(unit));
                // Where a history tells of other years, this may be said by someone of that time.
                let told = self
                    .memory
                    .near_year(self.stamp)
                    .filter(|_| self.mode == Mode::Narrative);
                let is_said_then = told
                    .zip(base)
                    .is_some_and(|(told, now)| (told.calendar.year() - now.year()).abs() > 2);
                let confidence = if is_said_then {
                    Confidence::Low
                } else {
                    Confidence::High
                };
                (
                    base,
                    Some(Anchor::Published),
                    confidence,
                    Unresolved::NoPublication,
                )
            }
            Origin::Mention => match self.spoken(unit, n_units) {
                Some(found) => (
                    Some(found.calendar),
                    found.anchor,
                    found.confidence,
                    Unresolved::NoAnchor,
                ),
                None => (None, None, Confidence::Medium, Unresolved::NoAnchor),
            },
            Origin::Of(_) => {
                let meaning = origin_node(origin).map(|node| self.meaning(node));
                let found = meaning.as_ref().and_then(|meaning| meaning.calendar);
                let confidence = meaning
                    .as_ref()
                    .map_or(Confidence::Low, |meaning| meaning.confidence);
                let anchor = meaning.and_then(|meaning| meaning.anchor);
                (found, anchor, confidence, Unresolved::NoAnchor)
            }
        };
        let found = base
            .filter(|base| base.unit() <= unit || unit == Unit::Weekend)
            .and_then(|base| Calendar::shifted(base.first(), unit, n_units)?.checked());
        let rule = match (origin, n_units) {
            (Origin::Now, -1..=1) => "deictic",
            (_, 0) => "same",
            _ => "offset",
        };
        match found {
            Some(calendar) => Meaning::on(calendar, rule).from(anchor, confidence),
            None => Meaning::off(unknown_value(unit), rule, why),
        }
    }

    /// What was spoken of, as far as something in this unit can be counted from it.
    fn spoken(&self, unit: Unit, n_units: i64) -> Option<Found> {
        let found = |mention: super::memory::Mention, calendar| Found {
            calendar,
            anchor: mention.anchor(),
            // Nothing else was said since, or not far away.
            confidence: if mention.stamp.paragraph + 1 >= self.stamp.paragraph
                || self
                    .memory
                    .last()
                    .is_some_and(|last| last.found == mention.found)
            {
                Confidence::Medium
            } else {
                Confidence::Low
            },
        };
        let near =
            |mention: &super::memory::Mention| mention.stamp.paragraph + 2 >= self.stamp.paragraph;
        let said = match unit {
            Unit::Day | Unit::Week | Unit::Weekend | Unit::Fortnight => self
                .memory
                .day()
                .filter(|(_, mention)| near(mention))
                .map(|(day, mention)| found(mention, Calendar::Day(day))),
            Unit::Month => self
                .memory
                .month()
                .filter(near)
                .map(|mention| found(mention, mention.calendar)),
            Unit::Quarter | Unit::Season | Unit::Semester => self
                .memory
                .last()
                .filter(|mention| near(mention) && mention.calendar.unit() <= unit)
                .map(|mention| found(mention, mention.calendar)),
            Unit::Year => self
                .memory
                .near_year(self.stamp)
                .filter(|mention| {
                    self.mode == Mode::Narrative
                        || mention.stamp.sentence + 1 >= self.stamp.sentence
                })
                .map(|mention| found(mention, mention.calendar)),
            _ => self
                .memory
                .last()
                .filter(near)
                .map(|mention| found(mention, mention.calendar)),
        };
        if said.is_some() || self.mode == Mode::Narrative {
            return said;
        }
        // In the news "the year" and "the previous year" count from now.
        let is_long = unit >= Unit::Month || n_units == 0 && unit >= Unit::Week;
        let calendar = self.now(finest(unit)).filter(|_| is_long)?;
        Some(Found {
            calendar,
            anchor: Some(Anchor::Published),
            confidence: Confidence::Low,
        })
    }

    /// A time of day.
    pub(super) fn time(&self, clock: Clock, date: Option<&Node>) -> Meaning {
        let code = value::clock_code(clock);
        let day = match date {
            Some(date) => {
                let meaning = self.meaning(date);
                match meaning.calendar {
                    Some(_) => Some(meaning),
                    None => {
                        let value = format!("XXXX-XX-XX{code}");
                        let why = meaning.unresolved.unwrap_or(Unresolved::NoAnchor);
                        return Meaning::off(value, "time", why).kind(TimexKind::Time);
                    }
                }
            }
            None => {
                let spoken = self
                    .memory
                    .day()
                    .filter(|(_, mention)| mention.stamp.paragraph + 1 >= self.stamp.paragraph);
                match (spoken, self.mode) {
                    (Some((day, mention)), _) => Some(
                        Meaning::on(Calendar::Day(day), "time")
                            .from(mention.anchor(), Confidence::Medium),
                    ),
                    (None, Mode::News) => self.now(Unit::Day).map(|today| {
                        Meaning::on(today, "time").from(Some(Anchor::Published), Confidence::Low)
                    }),
                    (None, Mode::Narrative) => None,
                }
            }
        };
        match day {
            Some(meaning) => {
                let is_day = matches!(meaning.calendar, Some(Calendar::Day(_)));
                let value = if is_day {
                    meaning.value.clone() + &code
                } else {
                    meaning.value.clone()
                };
                Meaning {
                    value,
                    kind: TimexKind::Time,
                    rule: "time",
                    ..meaning
                }
            }
            None => Meaning::off(format!("XXXX-XX-XX{code}"), "time", Unresolved::NoAnchor)
                .kind(TimexKind::Time),
        }
    }
}

/// The unit down to which something must be known to count in this one.
fn finest(unit: Unit) -> Unit {
    match unit {
        Unit::Fortnight | Unit::Weekend => Unit::Week,
        Unit::Millennium => Unit::Century,
        other => other,
    }
}

fn unknown_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Weekend | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}
