//! What an expression of time says by itself, before anything around it is asked.

use super::calendar::Calendar;
use super::lexicon::{DayPart, Place, Reference, Relation, Unit};
use crate::extract::{Modifier, Role};

/// A run of tokens, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the first token.
    pub start: usize,
    /// Index behind the last.
    pub end: usize,
}

/// One expression of a text, or several that share their parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// All its tokens, with words like "since" and "between".
    pub run: Run,
    /// What those words make of it.
    pub role: Role,
    /// Its members: one, the two ends of a range, or a list.
    pub items: Vec<Item>,
    /// Whether two items are the ends of a range.
    pub is_range: bool,
}

/// A member of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its tokens.
    pub run: Run,
    /// What it says.
    pub node: Node,
    /// Where in the period: "early", "the end of".
    pub place: Option<Place>,
    /// Whether it is "around" or "about".
    pub about: bool,
    /// "More than", "at least", and so on.
    pub bound: Option<Modifier>,
}

impl Item {
    /// An item without modifiers.
    pub fn new(start: usize, end: usize, node: Node) -> Item {
        Item {
            run: Run { start, end },
            node,
            place: None,
            about: false,
            bound: None,
        }
    }
}

/// A year.
#[derive(Clone, Debug, PartialEq)]
pub enum Year {
    /// As it stands, astronomical.
    Full(i64),
    /// Its last two digits: '92.
    Short(i64),
    /// As another expression says: "of that year".
    Like(Box<Node>),
}

/// The parts of a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// The year.
    pub year: Option<Year>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The day of the week, 1 for Monday to 7.
    pub weekday: Option<u8>,
    /// Which of those there are: "last March".
    pub relation: Option<Relation>,
}

/// A part of a year that is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// 21 spring to 24 winter.
    Season(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
}

/// What a shift counts from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The day of publication: "three days ago".
    Now,
    /// The date spoken of: "three days later".
    Mention,
    /// Another expression: "three days after 5 May".
    Of(Box<Node>),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// So many hundredths: 250 for two and a half.
    Hundredths(i64),
    /// "Several", or a plural alone.
    Vague,
}

impl Amount {
    /// A whole number.
    pub fn whole(n: i64) -> Amount {
        Amount::Hundredths(n.saturating_mul(100))
    }

    /// The whole number that it is.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Amount::Hundredths(n) if n % 100 == 0 => Some(n / 100),
            _ => None,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Hour, minute and second, as far as they are said.
    At(u8, Option<u8>, Option<u8>),
    /// A part of the day.
    Part(DayPart),
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A date, with some of its parts.
    Date(Fields),
    /// A season, quarter or half, with its year if that is said.
    Part {
        /// Which.
        part: YearPart,
        /// Of which year.
        year: Option<Year>,
        /// "This summer".
        relation: Option<Relation>,
        /// Whether nothing says that one of them is meant: "in summer".
        generic: bool,
    },
    /// A period that the words name completely.
    Fixed(Calendar),
    /// A decade of two digits: "the sixties", "the 60s".
    ShortDecade(i64),
    /// A day of a feast.
    Feast {
        /// Month and day.
        date: (u8, u8),
        /// Of which year.
        year: Option<Year>,
        /// "Last Christmas".
        relation: Option<Relation>,
    },
    /// So many units from somewhere: "yesterday", "last week", "two years later".
    Shift {
        /// From where.
        origin: Origin,
        /// Units.
        unit: Unit,
        /// How many, later when positive.
        n: Amount,
        /// Whether it goes back.
        back: bool,
    },
    /// One of the units of a period: "the first week of March"; from the end when negative.
    Nth {
        /// Which, from 1, or from -1 backwards.
        n: i64,
        /// Of what.
        unit: Unit,
        /// Of days of the week, which: 1 for Monday to 7.
        weekday: Option<u8>,
        /// Where.
        of: Box<Node>,
    },
    /// A time of day, on a day if that is said.
    Time {
        /// When.
        clock: Clock,
        /// The day.
        date: Option<Box<Node>>,
    },
    /// A time that the words do not name: "now".
    Reference(Reference),
    /// How long.
    Duration(Amount, Unit),
    /// How often: the value of its TIMEX3.
    Set(String),
    /// The time spoken of, whatever its unit: "at that time".
    Then,
}
