//! Expressions that need what was said before, or the day of publication: which March, which Tuesday, two years later.

use super::super::ast::{Amount, Clock, Fields, Node, Origin};
use super::super::calendar::{self, Calendar};
use super::super::lexicon::{Reference, Relation, Unit};
use super::super::value;
use super::{
    Anchor, Confidence, Found, Meaning, Mode, Scene, Tense, TimexKind, Unresolved, calendar_of,
    origin_node,
};
use crate::date::Day;

impl Scene<'_> {
    /// A month, or a day of one, without a year.
    pub(super) fn month_day(
        &self,
        fields: &Fields,
        month: u8,
        day: Option<u8>,
        rule: &'static str,
    ) -> Meaning {
        let of = |year: i64| {
            let calendar = calendar_of(year, month, day)?;
            let agrees = match (calendar, fields.weekday) {
                (Calendar::Day(day), Some(weekday)) => calendar::weekday(day) == weekday,
                _ => true,
            };
            agrees.then_some(calendar)
        };
        let found = self.among(fields.relation, &of).or_else(|| {
            // The weekday fits no year near: then it is wrong, or the year is far.
            let of = |year| calendar_of(year, month, day);
            let found = self.among(fields.relation, &of)?;
            Some(Found {
                confidence: Confidence::Low,
                ..found
            })
        });
        match found {
            Some(found) => Meaning::on(found.calendar, rule).from(found.anchor, found.confidence),
            None => self.yearless(month, day, rule),
        }
    }

    /// Of what there is once a year, the one that is meant.
    pub(super) fn near(
        &self,
        relation: Option<Relation>,
        of: &dyn Fn(i64) -> Calendar,
    ) -> Option<Found> {
        self.among(relation, &|year| of(year).checked())
    }

    /// The same where some years have none.
    fn among(
        &self,
        relation: Option<Relation>,
        of: &dyn Fn(i64) -> Option<Calendar>,
    ) -> Option<Found> {
        let today = self.today();
        let from_today = |calendar: Option<Calendar>, confidence| {
            Some(Found {
                calendar: calendar?,
                anchor: Some(Anchor::Published),
                confidence,
            })
        };
        let around = |year: i64| (year - 7..=year + 7).filter_map(of);
        match relation {
            Some(Relation::Last) => {
                let today = today?;
                let found = around(today.ymd().0)
                    .filter(|found| found.last() < today)
                    .last();
                from_today(found, Confidence::Medium)
            }
            Some(Relation::Next) => {
                let today = today?;
                let found = around(today.ymd().0).find(|found| found.first() > today);
                from_today(found, Confidence::Medium)
            }
            Some(Relation::This) => {
                let year = today?.ymd().0;
                from_today(of(year), Confidence::Medium)
            }
            Some(Relation::Previous | Relation::Following | Relation::Same) => {
                let mention = self.memory.year_mention()?;
                let (day, year) = (mention.calendar, mention.calendar.year());
                let found = match relation {
                    Some(Relation::Previous) => around(year)
                        .filter(|found| found.last() < day.first())
                        .last(),
                    Some(Relation::Following) => {
                        around(year).find(|found| found.first() > day.last())
                    }
                    _ => of(year),
                };
                Some(Found {
                    calendar: found?,
                    anchor: mention.anchor(),
                    confidence: Confidence::Medium,
                })
            }
            None => match self.mode {
                Mode::News => self.in_the_news(of),
                Mode::Narrative => self.in_a_history(of),
            },
        }
    }

    /// By the tense, from the day of publication, unless a year was just spoken of.
    fn in_the_news(&self, of: &dyn Fn(i64) -> Option<Calendar>) -> Option<Found> {
        let today = self.today()?;
        let year = today.ymd().0;
        if let Some(mention) = self.memory.year_mention()
            && mention.stamp.sentence == self.stamp.sentence
            && (mention.calendar.year() - year).abs() > 1
            && let Some(calendar) = of(mention.calendar.year())
        {
            return Some(Found {
                calendar,
                anchor: mention.anchor(),
                confidence: Confidence::Low,
            });
        }
        let candidates = || (year - 1..=year + 1).filter_map(of);
        let past = candidates().filter(|found| found.first() <= today).last();
        let future = candidates().find(|found| found.last() >= today);
        let nearest = candidates().min_by_key(|found| {
            (found.first().0 - today.0)
                .abs()
                .min((found.last().0 - today.0).abs())
        });
        let (calendar, confidence) = match self.tense {
            Tense::Past => (past.or(nearest), Confidence::Medium),
            Tense::Future => (future.or(nearest), Confidence::Medium),
            Tense::Open => (nearest, Confidence::Low),
        };
        let calendar = calendar.or_else(|| {
            // With a weekday only some years fit.
            (year - 7..=year + 7)
                .filter_map(of)
                .min_by_key(|found| (found.first().0 - today.0).abs())
        })?;
        // A year that both tenses agree on is no guess.
        let confidence = if past == future || nearest == Some(calendar) {
            Confidence::Medium
        } else {
            confidence
        };
        Some(Found {
            calendar,
            anchor: Some(Anchor::Published),
            confidence,
        })
    }

    /// In the year that was spoken of last.
    fn in_a_history(&self, of: &dyn Fn(i64) -> Option<Calendar>) -> Option<Found> {
        let mention = self.memory.year_mention()?;
        let year = mention.calendar.year();
        let is_near = self.memory.near_year(self.stamp).is_some();
        let calendar = of(year).or_else(|| {
            (year - 3..=year + 3)
                .filter_map(of)
                .min_by_key(|found| (found.year() - year).abs())
        })?;
        Some(Found {
            calendar,
            anchor: mention.anchor(),
            confidence: if is_near {
                Confidence::Medium
            } else {
                Confidence::Low
            },
        })
    }

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
            (0..=1).find_map(|n| {
                let n = match self.tense {
                    Tense::Past => -n,
                    _ => n,
                };
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
            (_, Tense::Open) => (last_before(today), Confidence::Low),
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
        let Some(n_units) = n.as_whole() else {
            return Meaning::off(
                value::reference_code(reference),
                "offset",
                Unresolved::Vague,
            );
        };
        if unit < Unit::Day {
            return Meaning::off(
                value::duration(n, unit),
                "offset",
                Unresolved::NotACalendarDate,
            )
            .kind(TimexKind::Duration);
        }
        let n_units = if back { -n_units } else { n_units };
        let (base, anchor, confidence, why) = match origin {
            Origin::Now => {
                let base = self.now(finest(unit));
                (
                    base,
                    Some(Anchor::Published),
                    Confidence::High,
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
            confidence: if mention.stamp.paragraph + 1 >= self.stamp.paragraph {
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
        Unit::Fortnight => Unit::Week,
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
