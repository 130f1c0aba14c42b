//! The classes of words that dates are made of, after SynTime: tokens of time, modifiers, numerals.
//!
//! Each language has a table of words; function words such as "of" belong to its grammar.

use std::cmp::Ordering;

use super::{english, french};

/// A length of time with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months of a calendar.
    Quarter,
    /// Three months of the weather.
    Season,
    /// Six months.
    Semester,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// `TMO`.
    Morning,
    /// `TAF`.
    Afternoon,
    /// `TEV`.
    Evening,
    /// `TNI`.
    Night,
    /// `TDT`.
    Daytime,
    /// 12:00.
    Noon,
    /// 00:00.
    Midnight,
}

/// How a period lies to the one that is spoken of or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// "this": the present one.
    This,
    /// "last": the one before the present one.
    Last,
    /// "next", "coming": the one after the present one.
    Next,
    /// "previous": the one before the one spoken of.
    Previous,
    /// "following": the one after the one spoken of.
    Following,
    /// "that", "the same": the one spoken of.
    Same,
}

/// Where in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// "the start of".
    Start,
    /// "early".
    Early,
    /// "mid".
    Mid,
    /// "late".
    Late,
    /// "the end of".
    End,
}

/// A time that is none: past, present, future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `PAST_REF`.
    Past,
    /// `PRESENT_REF`.
    Present,
    /// `FUTURE_REF`.
    Future,
}

/// What a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A month, 1 to 12.
    Month(u8),
    /// A short form of a month, or one that is another word too: read beside a number only.
    ShortMonth(u8),
    /// A day of the week, 1 for Monday to 7.
    Weekday(u8),
    /// A short form of a weekday, read beside a date only.
    ShortWeekday(u8),
    /// A season as EDTF counts: 21 spring to 24 winter.
    Season(u8),
    /// A length of time, whether in the plural.
    Unit(Unit, bool),
    /// A number below a hundred that takes no other behind it, or is a ten.
    Cardinal(u32),
    /// A hundred, a thousand, a million.
    Scale(u32),
    /// "first", "twelfth".
    Ordinal(u32),
    /// A number that is not told: "several".
    Vague,
    /// A part of a day.
    DayPart(DayPart),
    /// Days from today: "yesterday".
    Today(i8),
    /// "last", "next".
    Relation(Relation),
    /// "early", "late".
    Place(Place),
    /// "daily": once in so many of a unit.
    Frequency(u32, Unit),
    /// "now", "recently".
    Reference(Reference),
    /// A feast that has the same date each year: month and day.
    Feast(u8, u8),
    /// "BC".
    BeforeChrist,
    /// "AD".
    AfterChrist,
}

/// A word in lower case and one of its meanings.
pub type Entry = (&'static str, Class);

/// Which grammar reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// French.
    French,
    /// Any other: only what is written in digits is read.
    Other,
}

/// A language: its table, sorted by word.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Which grammar it has.
    pub tongue: Tongue,
    /// Its words.
    words: &'static [Entry],
    /// Whether `5/6` is the fifth of June.
    pub day_first: bool,
}

impl Language {
    /// The language of a BCP 47 tag; one that is not told is English.
    pub fn of(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let is = |name: &str| primary.eq_ignore_ascii_case(name);
        let region = tag.rsplit(['-', '_']).next().unwrap_or_default();
        if is("en") || is("eng") || tag.is_empty() {
            let region_is = |name: &str| region.eq_ignore_ascii_case(name);
            Language {
                tongue: Tongue::English,
                words: english::WORDS,
                day_first: ["GB", "IE", "AU", "NZ", "IN", "ZA", "UK"]
                    .iter()
                    .any(|name| region_is(name)),
            }
        } else if is("fr") || is("fra") || is("fre") {
            Language {
                tongue: Tongue::French,
                words: french::WORDS,
                day_first: true,
            }
        } else {
            Language {
                tongue: Tongue::Other,
                words: &[],
                day_first: true,
            }
        }
    }

    /// The meanings of a word in lower case.
    pub fn entries(&self, word: &str) -> &'static [Entry] {
        let first = word.as_bytes().first();
        // Most steps are decided by the first letter, which costs no call.
        let is_before = |entry: &str| match entry.as_bytes().first().cmp(&first) {
            Ordering::Equal => entry < word,
            order => order == Ordering::Less,
        };
        let start = self.words.partition_point(|(entry, _)| is_before(entry));
        let rest = self.words.get(start..).unwrap_or_default();
        let n_meanings = rest.iter().take_while(|(entry, _)| *entry == word).count();
        &rest[..n_meanings]
    }
}
