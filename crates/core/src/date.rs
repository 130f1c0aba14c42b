//! Dates as EDTF (ISO 8601-2, levels 0 to 2): what was written, which days it can mean, and how to say it.
//!
//! Units: whole days, [`Day`], in the proleptic Gregorian calendar with astronomical years. `edtf-core`
//! parses; bounds, softness, order and words are ours (`docs/dates.md`). It does not find dates
//! in text, knows no time of day, and asks no clock.

mod bounds;
mod compare;
mod day;
mod period;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;

use edtf_core::{Edtf, IntervalEndpoint, SetElement, YearKind};

pub use bounds::Bounds;
pub use compare::{Presence, Truth};
pub use day::Day;
pub use period::Period;
pub(crate) use words::{Voice, months};

/// A date: EDTF text, its value, and the days that it can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: String,
    value: Edtf,
    bounds: Bounds,
    soft: Bounds,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, in lower case.
    pub message: String,
    /// Where, in characters (and bytes) from the start of the text.
    pub offset: usize,
}

/// The unit down to which a date is given, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2017-12-17`, also with a time of day.
    Day,
    /// `2017-12`, `2017-12-XX`.
    Month,
    /// A season, quarter, third or half of a year: codes 21 to 41.
    Season,
    /// `2017`, `2017-XX`, `1950S2`.
    Year,
    /// `199X`.
    Decade,
    /// `18XX`.
    Century,
    /// `1XXX`, and `XXXX`.
    Millennium,
    /// `2016/2017`, `2016/..`.
    Interval,
    /// `[1667,1668]`, `{1960,1961-12}`.
    Set,
}

impl Date {
    /// Reads EDTF. Beyond `edtf-core`, spaces may follow the commas of a set, and a year before 0 may have
    /// unspecified digits (`-01XX`, the second century BCE).
    ///
    /// # Errors
    ///
    /// [`DateError`] when the text is not EDTF or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let value = match Edtf::parse(text) {
            Ok(value) => value,
            Err(error) => parse_extended(text).ok_or_else(|| DateError {
                message: error.message.to_owned(),
                offset: error.offset,
            })?,
        };
        Ok(Date {
            text: text.to_owned(),
            bounds: bounds::strict(&value),
            soft: bounds::soft(&value),
            value,
        })
    }

    /// The EDTF text as written.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The days that the digits allow; seasons are meteorological (winter `2016-24` ends in February 2017).
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The bounds, widened when this is a single date that is approximate or uncertain: by one unit of its
    /// precision, by two when it is both. `2015~` reaches from 2014 to 2016.
    pub fn soft_bounds(&self) -> Bounds {
        self.soft
    }

    /// Earliest and latest day, to sort by; an open side comes before or after every day.
    pub fn sort_key(&self) -> (Day, Day) {
        (
            self.bounds.first.unwrap_or(Day::MIN),
            self.bounds.last.unwrap_or(Day::MAX),
        )
    }

    /// The unit down to which the date is given.
    pub fn precision(&self) -> Precision {
        match &self.value {
            Edtf::Date(date) => bounds::precision(date),
            Edtf::DateTime(_) => Precision::Day,
            Edtf::Interval(_) => Precision::Interval,
            Edtf::Set(_) => Precision::Set,
        }
    }

    /// Whether it has two ends.
    pub fn is_interval(&self) -> bool {
        matches!(self.value, Edtf::Interval(_))
    }

    /// Whether any part is an estimate: `~`, `%`, or significant digits.
    pub fn is_approximate(&self) -> bool {
        self.value.is_approximate() || self.any_single(is_estimate)
    }

    /// Whether any part is in doubt: `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.value.is_uncertain()
    }

    /// Whether there is no earliest day: `../2006`, an unknown start `/2006`, `[..1760]`.
    pub fn open_start(&self) -> bool {
        self.bounds.first.is_none()
    }

    /// Whether there is no latest day: `2014/..`, an unknown end `2004-06/`, `[1760..]`.
    pub fn open_end(&self) -> bool {
        self.bounds.last.is_none()
    }

    /// Whether the start is approximate or uncertain, to be drawn without a hard edge.
    pub fn soft_start(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => is_soft_end(&interval.start),
            _ => self.any_single(is_soft),
        }
    }

    /// Whether the end is approximate or uncertain, to be drawn without a hard edge.
    pub fn soft_end(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => is_soft_end(&interval.end),
            _ => self.any_single(is_soft),
        }
    }

    /// Whether the test holds for any of the single dates that this date is made of.
    fn any_single(&self, test: fn(&edtf_core::Date) -> bool) -> bool {
        match &self.value {
            Edtf::Date(date) => test(date),
            Edtf::DateTime(moment) => test(&moment.date),
            Edtf::Interval(interval) => [&interval.start, &interval.end]
                .into_iter()
                .any(|end| single_of_end(end).is_some_and(test)),
            Edtf::Set(set) => set.elements.iter().any(|element| match element {
                SetElement::Date(date)
                | SetElement::OnOrBefore(date)
                | SetElement::OnOrAfter(date) => test(date),
                SetElement::Range(from, to) => test(from) || test(to),
            }),
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not an EDTF date: {} (character {})",
            self.message,
            self.offset + 1
        )
    }
}

impl std::error::Error for DateError {}

/// The date of an interval's end, when it has one.
fn single_of_end(end: &IntervalEndpoint) -> Option<&edtf_core::Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn is_soft_end(end: &IntervalEndpoint) -> bool {
    single_of_end(end).is_some_and(is_soft)
}

fn is_soft(date: &edtf_core::Date) -> bool {
    date.is_approximate() || date.is_uncertain() || is_estimate(date)
}

/// Significant digits: `1950S2` is an estimate.
fn is_estimate(date: &edtf_core::Date) -> bool {
    date.year.significant_digits.is_some()
}

/// What `edtf-core` refuses and others write: see [`Date::parse`].
fn parse_extended(text: &str) -> Option<Edtf> {
    if text.starts_with(['[', '{']) && text.contains(", ") {
        return Edtf::parse(&text.replace(", ", ",")).ok();
    }
    let positive = text.strip_prefix('-')?;
    match Edtf::parse(positive).ok()? {
        Edtf::Date(mut date) if date.month.is_none() && date.year.has_unspecified() => {
            let YearKind::Standard { negative, .. } = &mut date.year.kind else {
                return None;
            };
            // `--01XX` would come here with the sign already taken.
            if *negative {
                return None;
            }
            *negative = true;
            Some(Edtf::Date(date))
        }
        _ => None,
    }
}
