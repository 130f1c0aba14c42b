//! From what expressions say to what they mean: one pass in the order of the document.

mod memory;
mod mode;
mod nth;
mod sentence;
mod tense;
mod undated;
mod yearless;

use super::ast::{Amount, Fields, Node, Origin, Year, YearPart};
use super::calendar::{Calendar, decade_of, season_name};
use super::lexicon::{Reference, Relation, Unit};
use super::value;
use super::{Anchor, Confidence, TimexKind, Unresolved};
use crate::date::{Bounds, Date, Day};

pub use memory::{Memory, Mention, Stamp};
pub use mode::{Mode, mode};
pub use sentence::ends_sentence;
pub use tense::{Tense, tense};

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// Its place on the calendar.
    pub calendar: Option<Calendar>,
    /// The type of its TIMEX3.
    pub kind: TimexKind,
    /// The value of its TIMEX3.
    pub value: String,
    /// The rule that read it.
    pub rule: &'static str,
    /// What it counts from.
    pub anchor: Option<Anchor>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else it may be.
    pub alternatives: Vec<Calendar>,
    /// Why it has no place on the calendar.
    pub unresolved: Option<Unresolved>,
}

impl Meaning {
    fn on(calendar: Calendar, rule: &'static str) -> Meaning {
        Meaning {
            calendar: Some(calendar),
            kind: TimexKind::Date,
            value: calendar.timex(),
            rule,
            anchor: None,
            confidence: Confidence::High,
            alternatives: Vec::new(),
            unresolved: None,
        }
    }

    fn off(value: impl Into<String>, rule: &'static str, unresolved: Unresolved) -> Meaning {
        Meaning {
            calendar: None,
            kind: TimexKind::Date,
            value: value.into(),
            rule,
            anchor: None,
            confidence: Confidence::High,
            alternatives: Vec::new(),
            unresolved: Some(unresolved),
        }
    }

    /// Moves it elsewhere on the calendar, when the words leave that open.
    pub fn move_to(&mut self, calendar: Calendar) {
        if self.anchor.is_some() && self.calendar.is_some_and(|own| self.value == own.timex()) {
            self.value = calendar.timex();
            self.calendar = Some(calendar);
        }
    }

    fn kind(self, kind: TimexKind) -> Meaning {
        Meaning { kind, ..self }
    }

    fn from(self, anchor: Option<Anchor>, confidence: Confidence) -> Meaning {
        Meaning {
            anchor,
            confidence: self.confidence.min(confidence),
            ..self
        }
    }
}

/// A place on the calendar with what it counts from.
#[derive(Clone, Copy, Debug)]
struct Found {
    calendar: Calendar,
    anchor: Option<Anchor>,
    confidence: Confidence,
}

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// When the document was published.
    pub published: Option<Bounds>,
    /// Whether it tells the news or a history.
    pub mode: Mode,
    /// What was spoken of.
    pub memory: &'a Memory,
    /// Where the expression stands.
    pub stamp: Stamp,
    /// The tense around it.
    pub tense: Tense,
    /// Whether the verb that says so stands close by.
    pub is_tense_sure: bool,
}

impl Scene<'_> {
    /// What an expression means here.
    pub fn meaning(&self, node: &Node) -> Meaning {
        match node {
            Node::Date(fields) => self.date(fields),
            Node::Part {
                part,
                year,
                relation,
                generic,
            } => self.part(*part, year.as_ref(), *relation, *generic),
            Node::Fixed(calendar) => match calendar.checked() {
                Some(calendar) => Meaning::on(calendar, fixed_rule(calendar)),
                None => Meaning::off(calendar.timex(), "far", Unresolved::NotACalendarDate),
            },
            Node::ShortDecade(tens) => self.short_decade(*tens),
            Node::Feast {
                date,
                year,
                relation,
            } => {
                let fields = Fields {
                    month: Some(date.0),
                    day: Some(date.1),
                    year: year.clone(),
                    relation: *relation,
                    ..Fields::default()
                };
                Meaning {
                    rule: "feast",
                    ..self.date(&fields)
                }
            }
            Node::Shift {
                origin,
                unit,
                n,
                back,
            } => self.shift(origin, *unit, *n, *back),
            Node::Nth {
                n,
                unit,
                weekday,
                of,
            } => self.nth(*n, *unit, *weekday, of),
            Node::Time { clock, date } => self.time(*clock, date.as_deref()),
            Node::Reference(reference) => Meaning::off(
                value::reference_code(*reference),
                "reference",
                Unresolved::Vague,
            ),
            Node::Duration(amount, unit) => {
                let why = match amount {
                    Amount::Vague => Unresolved::Vague,
                    Amount::Hundredths(_) => Unresolved::NotACalendarDate,
                };
                Meaning::off(value::duration(*amount, *unit), "duration", why)
                    .kind(TimexKind::Duration)
            }
            Node::Set(value) => Meaning::off(value.clone(), "set", Unresolved::NotACalendarDate)
                .kind(TimexKind::Set),
            Node::Then => self.then(),
        }
    }

    /// The period of this unit in which the document was published, when its date is exact enough.
    fn now(&self, unit: Unit) -> Option<Calendar> {
        let published = self.published?;
        let (first, last) = (published.first?, published.last?);
        let calendar = Calendar::around(first, unit)?;
        (calendar.first() <= first && last <= calendar.last()).then_some(calendar)
    }

    /// A day to count from, and whether it is the day of publication itself.
    fn today(&self) -> Option<Day> {
        self.published?.last
    }

    fn year_of(&self, year: &Year) -> Option<Found> {
        match year {
            Year::Full(year) => Some(Found {
                calendar: Calendar::Year(*year),
                anchor: None,
                confidence: Confidence::High,
            }),
            Year::Short(n) => Some(Found {
                calendar: Calendar::Year(self.full_year(*n)),
                anchor: None,
                confidence: Confidence::Medium,
            }),
            Year::Like(node) => {
                let meaning = self.meaning(node);
                Some(Found {
                    calendar: meaning.calendar?,
                    anchor: meaning.anchor,
                    confidence: meaning.confidence,
                })
            }
        }
    }

    /// The year that two digits mean: the one nearest to what is spoken of, in a history, else the last one that is
    /// not more than ten years after the publication.
    fn full_year(&self, n: i64) -> i64 {
        let said = self.memory.year().filter(|_| self.mode == Mode::Narrative);
        if let Some(year) = said {
            let base = year / 100 * 100 + n;
            return [base - 100, base, base + 100]
                .into_iter()
                .min_by_key(|guess| (guess - year).abs())
                .unwrap_or(base);
        }
        let limit = self.today().map_or(2030, |day| day.ymd().0 + 10);
        let base = limit.div_euclid(100) * 100 + n;
        if base > limit { base - 100 } else { base }
    }

    fn date(&self, fields: &Fields) -> Meaning {
        let rule = match fields {
            Fields {
                year: Some(_),
                month: None,
                ..
            } => "year",
            Fields {
                year: Some(_),
                day: Some(_),
                ..
            } => "full-date",
            Fields { year: Some(_), .. } => "month-year",
            Fields {
                month: Some(_),
                day: Some(_),
                ..
            } => "month-day",
            Fields { month: Some(_), .. } => "month",
            Fields {
                weekday: Some(_), ..
            } => "weekday",
            _ => "day",
        };
        match (&fields.year, fields.month, fields.day) {
            (Some(year), None, _) => match self.year_of(year) {
                Some(found) => {
                    Meaning::on(found.calendar, rule).from(found.anchor, found.confidence)
                }
                None => Meaning::off("XXXX", rule, Unresolved::NoAnchor),
            },
            (Some(year), Some(month), day) => {
                let Some(found) = self.year_of(year) else {
                    return self.yearless(month, day, rule);
                };
                match calendar_of(found.calendar.year(), month, day) {
                    Some(calendar) => {
                        let mut meaning =
                            Meaning::on(calendar, rule).from(found.anchor, found.confidence);
                        // A weekday that does not agree leaves a doubt.
                        if let (Calendar::Day(day), Some(weekday)) = (calendar, fields.weekday)
                            && super::calendar::weekday(day) != weekday
                        {
                            meaning.confidence = meaning.confidence.min(Confidence::Medium);
                        }
                        meaning
                    }
                    None => Meaning::off("XXXX-XX-XX", rule, Unresolved::NotACalendarDate),
                }
            }
            (None, Some(month), day) => self.month_day(fields, month, day, rule),
            (None, None, Some(day)) => self.day_of_month(day, fields.weekday),
            (None, None, None) => match fields.weekday {
                Some(weekday) => self.weekday(weekday, fields.relation),
                None => Meaning::off("XXXX", rule, Unresolved::NoAnchor),
            },
        }
    }

    fn yearless(&self, month: u8, day: Option<u8>, rule: &'static str) -> Meaning {
        let value = match day {
            Some(day) => format!("XXXX-{month:02}-{day:02}"),
            None => format!("XXXX-{month:02}"),
        };
        Meaning::off(value, rule, Unresolved::NoAnchor)
    }

    fn short_decade(&self, tens: i64) -> Meaning {
        let said = self.memory.year().filter(|_| self.mode == Mode::Narrative);
        let year = match (said, self.today()) {
            (Some(year), _) => {
                let base = year.div_euclid(100) * 100 + tens;
                [base - 100, base, base + 100]
                    .into_iter()
                    .min_by_key(|guess| (guess + 5 - year).abs())
                    .unwrap_or(base)
            }
            (None, today) => {
                let limit = today.map_or(2020, |day| day.ymd().0);
                let base = limit.div_euclid(100) * 100 + tens;
                if base > limit { base - 100 } else { base }
            }
        };
        let confidence = if said.is_some() {
            Confidence::Medium
        } else {
            Confidence::Low
        };
        match Calendar::Decade(year).checked() {
            Some(calendar) => {
                Meaning::on(calendar, "decade").from(None, confidence.max(Confidence::Medium))
            }
            None => Meaning::off("XXX", "decade", Unresolved::NoAnchor),
        }
    }

    fn part(
        &self,
        part: YearPart,
        year: Option<&Year>,
        relation: Option<Relation>,
        generic: bool,
    ) -> Meaning {
        let of = |year: i64| match part {
            YearPart::Season(season) => Calendar::Season(year, season),
            YearPart::Quarter(quarter) => Calendar::Quarter(year, quarter),
            YearPart::Half(half) => Calendar::Half(year, half),
        };
        let rule = match part {
            YearPart::Season(_) => "season",
            YearPart::Quarter(_) => "quarter",
            YearPart::Half(_) => "half",
        };
        let unknown = match part {
            YearPart::Season(season) => format!("XXXX-{}", season_name(season)),
            YearPart::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            YearPart::Half(half) => format!("XXXX-H{half}"),
        };
        if let Some(year) = year {
            return match self
                .year_of(year)
                .and_then(|found| Some((of(found.calendar.year()).checked()?, found)))
            {
                Some((calendar, found)) => {
                    Meaning::on(calendar, rule).from(found.anchor, found.confidence)
                }
                None => Meaning::off(unknown, rule, Unresolved::NoAnchor),
            };
        }
        let is_season = matches!(part, YearPart::Season(_));
        if relation.is_none() && (generic && self.is_generic(part) || is_season && self.is_habit())
        {
            return Meaning::off(unknown, rule, Unresolved::NotACalendarDate);
        }
        match self.near(relation, &of) {
            Some(found) => Meaning::on(found.calendar, rule).from(found.anchor, found.confidence),
            None => Meaning::off(unknown, rule, Unresolved::NoAnchor),
        }
    }

    /// Whether a season without an article is any season: where nothing is told of the past.
    fn is_generic(&self, part: YearPart) -> bool {
        let is_season = matches!(part, YearPart::Season(_));
        is_season
            && (self.mode == Mode::News
                || self.tense != Tense::Past
                || self.memory.near_year(self.stamp).is_none())
    }

    /// What was spoken of, whatever it was.
    fn then(&self) -> Meaning {
        Meaning::off(
            value::reference_code(Reference::Present),
            "then",
            Unresolved::Vague,
        )
    }
}

/// A month or a day of it, when there is one.
fn calendar_of(year: i64, month: u8, day: Option<u8>) -> Option<Calendar> {
    let calendar = match day {
        Some(day) => Calendar::Day(Day::from_ymd(year, month, day)?),
        None => Calendar::Month(year, month),
    };
    calendar.checked()
}

fn fixed_rule(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Decade(_) => "decade",
        Calendar::Century(_) => "century",
        _ => "fixed",
    }
}

/// The period that a date decided elsewhere names; the first of its parts when it is an interval.
pub fn calendar_of_date(date: &Date) -> Option<Calendar> {
    use crate::date::Precision;
    if date.is_interval() {
        let (first, _) = date.edtf().split_once('/')?;
        return calendar_of_date(
            &Date::parse(first)
                .ok()
                .filter(|first| !first.is_interval())?,
        );
    }
    let first = date.bounds().first?;
    let unit = match date.precision() {
        Precision::Day => Unit::Day,
        Precision::Month => Unit::Month,
        Precision::Season => Unit::Season,
        Precision::Year => Unit::Year,
        Precision::Decade => return Some(Calendar::Decade(decade_of(first.ymd().0))),
        Precision::Century => Unit::Century,
        _ => return None,
    };
    Calendar::around(first, unit)?.checked()
}

/// The tense or the mode does not matter to [`Origin::Of`]: it says itself what it counts from.
fn origin_node(origin: &Origin) -> Option<&Node> {
    match origin {
        Origin::Of(node) => Some(node),
        Origin::Now | Origin::Mention => None,
    }
}
