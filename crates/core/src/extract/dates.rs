//! The dates of a document: what each means, in EDTF and in TIMEX3, and why it is read so.

use super::{Document, full_dates};
use crate::date::{Date, DateError};
use crate::model::Span;

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDate {
    /// Index of the block.
    pub block: usize,
    /// Where in it, with the words that belong to its meaning: "since June 29th, 2014", "between 2015 and 2016".
    pub span: Span,
    /// What it means on the calendar, in EDTF; `None` when it is no date of the calendar, or could not be resolved.
    pub edtf: Option<String>,
    /// Its parts as TIMEX3 has them: one, or the two ends of a range.
    pub timexes: Vec<Timex>,
    /// What the words around it make of it.
    pub role: Role,
    /// The rule that read it, for those who look into a result: `month-day`, `weekday`, …
    pub rule: &'static str,
    /// What it counts from, if its words alone do not say when.
    pub anchor: Option<Anchor>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else it may mean, in EDTF, likelier first.
    pub alternatives: Vec<String>,
    /// Why it has no place on the calendar, if it has none.
    pub unresolved: Option<Unresolved>,
}

impl FoundDate {
    /// Its place on the calendar.
    ///
    /// # Errors
    ///
    /// When what was found is no EDTF: a fault of this module.
    pub fn date(&self) -> Option<Result<Date, DateError>> {
        self.edtf.as_deref().map(Date::parse)
    }
}

/// A TIMEX3 of TimeML 1.2.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Where, without words like "since" or "between".
    pub span: Span,
    /// `type`.
    pub kind: TimexKind,
    /// `value`: `2017-12-17`, `2016-FA`, `P3M`, `PAST_REF`, …
    pub value: String,
    /// `mod`.
    pub modifier: Option<Modifier>,
}

/// The types of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimexKind {
    /// A day, or something longer that has a place on the calendar.
    Date,
    /// A time of day.
    Time,
    /// How long something lasts.
    Duration,
    /// How often something happens.
    Set,
}

/// The modifiers of a TIMEX3 that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the names of the standard")]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

/// What a date is to what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When something happened.
    Point,
    /// From when to when: "from 2015 to 2016".
    Range,
    /// From when on: "since 2014".
    Since,
    /// Up to when: "until 2014".
    Until,
    /// At some time before it.
    Before,
    /// At some time after it.
    After,
    /// No place on the calendar: how long, how often, "recently".
    Other,
}

/// What a date counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// When the document was published.
    Published,
    /// The date that was found before, by its index.
    Date(usize),
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A guess among several.
    Low,
    /// It follows from what was said before.
    Medium,
    /// The words themselves say it.
    High,
}

/// Why an expression has no place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It counts from the day of publication, which is not known or not exact enough.
    NoPublication,
    /// It counts from a date said before, and there is none near enough.
    NoAnchor,
    /// It is vague by itself: "recently", "for years".
    Vague,
    /// It says how long or how often, not when.
    NotACalendarDate,
}

/// Every expression of time in a document, by block and start.
pub fn dates(document: &Document<'_>) -> Vec<FoundDate> {
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        for date in full_dates(block.text, document.lang) {
            let overlaps = |span: &Span| span.start < date.span.end && date.span.start < span.end;
            if block.decided.iter().any(|(span, _)| overlaps(span)) {
                continue;
            }
            found.push(FoundDate {
                block: at,
                span: date.span,
                timexes: vec![Timex {
                    span: date.span,
                    kind: TimexKind::Date,
                    value: date.edtf.clone(),
                    modifier: None,
                }],
                edtf: Some(date.edtf),
                role: Role::Point,
                rule: "full-date",
                anchor: None,
                confidence: Confidence::High,
                alternatives: Vec::new(),
                unresolved: None,
            });
        }
    }
    found
}
