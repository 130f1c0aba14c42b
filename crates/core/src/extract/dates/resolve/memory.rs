//! The dates that were spoken of before.

use super::super::calendar::Calendar;
use super::super::lexicon::Unit;
use super::Anchor;
use crate::date::Day;

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Number of the paragraph, counted through all blocks.
    pub paragraph: usize,
    /// Number of the sentence, counted through all blocks.
    pub sentence: usize,
}

/// A date that was spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// What.
    pub calendar: Calendar,
    /// Its index among the finds, when it is one.
    pub found: Option<usize>,
    /// Where.
    pub stamp: Stamp,
}

impl Mention {
    /// As what something counts from.
    pub fn anchor(self) -> Option<Anchor> {
        self.found.map(Anchor::Date)
    }
}

/// How many paragraphs a mention is remembered as near.
const NEAR_PARAGRAPHS: usize = 3;

/// The last mention of each granularity.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    last: Option<Mention>,
    day: Option<Mention>,
    month: Option<Mention>,
    year: Option<Mention>,
}

impl Memory {
    /// Takes in a date.
    pub fn mention(&mut self, mention: Mention) {
        self.last = Some(mention);
        match mention.calendar.unit() {
            Unit::Day => {
                self.day = Some(mention);
                self.month = Some(mention);
                self.year = Some(mention);
            }
            Unit::Week | Unit::Weekend | Unit::Month => {
                self.month = Some(mention);
                self.year = Some(mention);
            }
            Unit::Season | Unit::Quarter | Unit::Semester | Unit::Year => self.year = Some(mention),
            _ => {}
        }
    }

    /// The last mention, whatever it was.
    pub fn last(&self) -> Option<Mention> {
        self.last
    }

    /// The last day, unless something was said since that it does not lie in.
    pub fn day(&self) -> Option<(Day, Mention)> {
        let day = self.day?;
        let last = self.last?;
        let holds = last.calendar.contains(day.calendar) || last.calendar.unit() >= Unit::Decade;
        holds.then_some((day.calendar.first(), day))
    }

    /// The last day or month, under the same condition.
    pub fn month(&self) -> Option<Mention> {
        let month = self.month?;
        let last = self.last?;
        let holds = last.calendar.contains(month.calendar) || last.calendar.unit() >= Unit::Decade;
        holds.then_some(month)
    }

    /// The last mention that has a year.
    pub fn year_mention(&self) -> Option<Mention> {
        self.year
    }

    /// The year of the last mention that has one.
    pub fn year(&self) -> Option<i64> {
        Some(self.year?.calendar.year())
    }

    /// The same, when it was said not long before.
    pub fn near_year(&self, stamp: Stamp) -> Option<Mention> {
        self.year
            .filter(|mention| stamp.paragraph <= mention.stamp.paragraph + NEAR_PARAGRAPHS)
    }
}
