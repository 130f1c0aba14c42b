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
    /// Whether a sentence begins with it: then it says when the rest takes place.
    pub leads: bool,
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
    /// Where in time what is told goes on.
    line: Option<Mention>,
    /// A year far from the others, which counts when it is said again.
    aside: Option<i64>,
}

/// How far a year may lie from the last one without being an aside: what a history tells moves in small steps.
const STEP_YEARS: i64 = 12;

impl Memory {
    /// Takes in a date.
    pub fn mention(&mut self, mention: Mention) {
        if self.is_aside(mention) {
            return;
        }
        self.last = Some(mention);
        if self.goes_on_with(mention) {
            self.line = Some(mention);
        }
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

    /// Whether what is told goes on from here. A year that is said in passing, while months and days are told, does not
    /// take it along.
    fn goes_on_with(&self, mention: Mention) -> bool {
        let unit = mention.calendar.unit();
        if unit < Unit::Season {
            return true;
        }
        let tells_days = self
            .month
            .is_some_and(|month| mention.stamp.paragraph <= month.stamp.paragraph + 1);
        unit < Unit::Decade && (mention.leads || !tells_days)
    }

    /// Whether a year lies so far from the one before that it may be said by the way; the second time it is not.
    fn is_aside(&mut self, mention: Mention) -> bool {
        let year = mention.calendar.year();
        let is_far = self
            .year
            .is_some_and(|last| (last.calendar.year() - year).abs() > STEP_YEARS);
        let is_said_again = self
            .aside
            .is_some_and(|aside| (aside - year).abs() <= STEP_YEARS);
        if is_far && !is_said_again {
            self.aside = Some(year);
            return true;
        }
        self.aside = None;
        false
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

    /// What a month without a year belongs to, seen from a place: a year in the same sentence, or where the telling goes on.
    pub fn line(&self, stamp: Stamp) -> Option<Mention> {
        self.year
            .filter(|mention| mention.stamp.sentence == stamp.sentence)
            .or(self.line)
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
