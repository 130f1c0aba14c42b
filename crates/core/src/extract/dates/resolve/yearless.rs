//! Which year: months, days of months and seasons that do not say it.

use super::super::ast::Fields;
use super::super::calendar::{self, Calendar};
use super::super::lexicon::{Relation, Unit};
use super::{Anchor, Confidence, Found, Meaning, Mode, Scene, Tense, Unresolved, calendar_of};

/// So many days back is rather the year after, where a history goes on from month to month.
const TURN_DAYS: i64 = 210;

/// So many days from the publication the nearest of two years is meant, even where no verb says so.
const CLOSE_DAYS: i64 = 60;

/// So many days back the news name the year of a day.
const LONG_AGO_DAYS: i64 = 300;

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
        if fields.relation.is_none() && day.is_none() && self.is_habit() {
            let value = format!("XXXX-{month:02}");
            return Meaning::off(value, rule, Unresolved::NotACalendarDate);
        }
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

    /// Whether a month or a season without a year is that of any year: what a history says in the present is always so.
    pub(super) fn is_habit(&self) -> bool {
        self.mode == Mode::Narrative && self.tense == Tense::Present
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
        let relation = match (relation, self.mode) {
            (Some(Relation::Next), Mode::Narrative) => Some(Relation::Following),
            (Some(Relation::Last), Mode::Narrative) => Some(Relation::Previous),
            (relation, _) => relation,
        };
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
            Tense::Past
                if !self.is_tense_sure
                    && past.is_some_and(|past| today.0 - past.last().0 > LONG_AGO_DAYS)
                    && nearest.is_some_and(|nearest| {
                        nearest.first() > today && nearest.unit() == Unit::Day
                    }) =>
            {
                // The verb near it is another's: nobody leaves out the year of a day so long ago.
                (nearest, Confidence::Low)
            }
            Tense::Past => (past.or(nearest), Confidence::Medium),
            Tense::Future => (future.or(nearest), Confidence::Medium),
            Tense::Open | Tense::Present => {
                let is_close = nearest.is_some_and(|found| {
                    let n_days = (found.first().0 - today.0).abs();
                    n_days.min((found.last().0 - today.0).abs()) <= CLOSE_DAYS
                });
                let confidence = if is_close {
                    Confidence::Medium
                } else {
                    Confidence::Low
                };
                (nearest, confidence)
            }
        };
        let calendar = calendar.or_else(|| {
            // With a weekday only some years fit.
            (year - 7..=year + 7)
                .filter_map(of)
                .min_by_key(|found| (found.first().0 - today.0).abs())
        })?;
        // A year that both tenses agree on is no guess.
        let confidence = if past == future {
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
        let mention = self.memory.line(self.stamp)?;
        let said = mention.calendar;
        let year = said.year();
        let is_near = self.memory.near_year(self.stamp).is_some();
        // After December comes January.
        let is_behind =
            |n_days: i64| of(year).is_some_and(|found| said.first().0 - found.last().0 > n_days);
        let is_fine = said.unit() <= Unit::Month;
        let turns = is_fine
            && is_behind(match self.tense {
                Tense::Future => 0,
                _ => TURN_DAYS,
            });
        let year = year + i64::from(turns);
        // What has happened did so before it was published.
        let is_ahead = self.tense != Tense::Future
            && self
                .today()
                .is_some_and(|today| of(year).is_some_and(|found| found.first() > today));
        let year = year - i64::from(is_ahead);
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
}
