//! English dates with a month or a day of the week, and times of day.

use super::{Item, Node, Parser};
use crate::extract::dates::ast::{Amount, Clock, Fields, Origin, Year};
use crate::extract::dates::lexicon::{Class, DayPart, Relation, Unit};
use crate::extract::dates::token::{Gap, Kind};

/// Words after which "May" and "March" are months.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "from",
    "to",
    "through",
    "during",
    "last",
    "next",
    "this",
    "early",
    "mid",
    "late",
    "between",
    "before",
    "after",
    "and",
    "or",
    "previous",
    "following",
    "throughout",
    "for",
    "each",
    "every",
    "-",
    "–",
    "around",
    "about",
];

/// Names of days that are no dates: "Black Friday".
const NAMED_DAYS: &[&str] = &[
    "black", "bloody", "good", "easter", "palm", "ash", "super", "cyber", "shrove", "fat", "holy",
    "whit", "giving", "mad",
];

impl Parser<'_> {
    /// "Tuesday, December 17th, 2017", "17 December", "March 2016", "April", "Friday evening".
    pub(super) fn english_date(&self, at: usize, has_the: bool) -> Option<Item> {
        let (weekday, next) = match self.english_weekday(at) {
            Some(weekday) => {
                let stop = self.skip(at + 1, &["."]);
                let comma = self.skip(if self.is_dated_at(stop) { stop } else { at + 1 }, &[","]);
                (Some(weekday), self.skip(comma, &["the"]))
            }
            None => (None, at),
        };
        if let Some((fields, end)) = self.month_day(next).or_else(|| self.day_month(next)) {
            let fields = Fields { weekday, ..fields };
            return Some(self.with_time(Item::new(at, end, Node::Date(fields))));
        }
        if weekday.is_some() {
            return self.lone_weekday(at);
        }
        if let Some(item) = self.month_year(at) {
            return Some(item);
        }
        if let Some(item) = self.day_alone(at, has_the) {
            return Some(item);
        }
        self.part_of_date(at)
    }

    fn is_dated_at(&self, at: usize) -> bool {
        let at = self.skip(at, &["."]);
        let at = self.skip(at, &[","]);
        self.month_day(at).or_else(|| self.day_month(at)).is_some()
    }

    /// A weekday; a short form of one only beside a date.
    fn english_weekday(&self, at: usize) -> Option<u8> {
        let token = self.token(at)?;
        if !token.is_capitalised() {
            return None;
        }
        token.class(|class| match class {
            Class::Weekday(day) => Some(day),
            Class::ShortWeekday(day) if self.is_dated_at(at + 1) => Some(day),
            _ => None,
        })
    }

    /// "December 17th, 2017".
    fn month_day(&self, at: usize) -> Option<(Fields, usize)> {
        let (month, end, _) = self.month(at)?;
        let day_at = self.skip(end, &["the"]);
        let (day, end) = self.day(day_at)?;
        if self.is_count(end)
            || (self.is(end, &[":"]) && self.is_joined(end) && self.is_joined(end + 1))
        {
            return None;
        }
        let (year, end) = self.english_year_behind(end);
        let fields = Fields {
            year,
            month: Some(month),
            day: Some(day),
            ..Fields::default()
        };
        Some((fields, end))
    }

    /// "17 December 2017", "the 17th of December".
    fn day_month(&self, at: usize) -> Option<(Fields, usize)> {
        let (day, end) = self.day(at)?;
        let is_word = self.token(at)?.kind == Kind::Word;
        let hyphen = self.skip_hyphen(end);
        let month_at = self.skip(self.skip(hyphen, &["day"]), &["of"]);
        if is_word && !self.is(month_at.checked_sub(1)?, &["of"]) {
            return None;
        }
        let (month, end, _) = self.month(month_at)?;
        let (year, end) =
            if hyphen > month_at.saturating_sub(1) && self.is(end, &["-"]) && self.is_joined(end) {
                match self.year(end + 1) {
                    Some((year, end)) => (Some(Year::Full(year)), end),
                    None => (None, end),
                }
            } else {
                self.english_year_behind(end)
            };
        let fields = Fields {
            year,
            month: Some(month),
            day: Some(day),
            ..Fields::default()
        };
        Some((fields, end))
    }

    /// "March 2016", "April".
    fn month_year(&self, at: usize) -> Option<Item> {
        let (month, end, is_sure) = self.month(at)?;
        let hyphen = self.skip_hyphen(end);
        let (year, end) = match self.year(hyphen).filter(|_| hyphen > end) {
            Some((year, end)) => (Some(Year::Full(year)), end),
            None => self.english_year_behind(end),
        };
        if year.is_none() && !self.is_lone_month(at, end, is_sure) {
            return None;
        }
        let fields = Fields {
            year,
            month: Some(month),
            ..Fields::default()
        };
        let item = Item::new(at, end, Node::Date(fields));
        Some(item)
    }

    /// Whether a month may stand without day and year here.
    fn is_lone_month(&self, at: usize, end: usize, is_sure: bool) -> bool {
        let is_led = self.was(at, BEFORE_MONTH);
        // "April Smith", "August Wilson": a name.
        let is_name = self.token(end).is_some_and(|next| {
            next.kind == Kind::Word
                && next.gap == Gap::Space
                && next.is_capitalised()
                && !next.text.chars().all(char::is_uppercase)
        });
        let behind_name = self.before(at).is_some_and(|before| {
            before.kind == Kind::Word
                && before.is_capitalised()
                && at >= 2
                && !self.was(at, BEFORE_MONTH)
                && !self.was(at, &["the", "on", "on", "late", "early"])
        });
        if is_sure {
            is_led || !(is_name || behind_name)
        } else {
            // "In May" and "of March", not "May I".
            is_led && !is_name && self.is_whole_word(at)
        }
    }

    fn is_whole_word(&self, at: usize) -> bool {
        let is_short = self.token(at).is_some_and(|token| token.text.len() <= 4);
        !is_short || self.is(at, &["may"]) || self.is(at + 1, &["."])
    }

    /// "Monday", "Friday evening", "on Mondays".
    fn lone_weekday(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        let weekday = self.weekday(at)?;
        if self.was(at, NAMED_DAYS) {
            return None;
        }
        if token.lower.ends_with("days") {
            let node = Node::Set(format!("XXXX-WXX-{weekday}"));
            return Some(Item::new(at, at + 1, node));
        }
        // "Wednesday of next week"
        let week_at = self.skip(self.skip(at + 1, &["of"]), &["the"]);
        if let Some(relation) = self.relation(week_at)
            && let Some((Unit::Week, false)) = self.unit(week_at + 1)
        {
            let node = Node::Nth {
                n: i64::from(weekday),
                unit: Unit::Day,
                weekday: None,
                of: Box::new(related_unit(relation, Unit::Week)),
            };
            return Some(Item::new(at, week_at + 2, node));
        }
        if self.is(at + 1, &["of"]) {
            return None;
        }
        let (relation, end) = if self.is(at + 1, &["last"]) && !self.is_word(at + 2) {
            (Some(Relation::Last), at + 2)
        } else if self.is(at + 1, &["next"]) && !self.is_word(at + 2) {
            (Some(Relation::Next), at + 2)
        } else {
            (None, at + 1)
        };
        // "Monday the 5th"
        let (day, end) = match self.all(end, &["the"]).and_then(|end| self.ordinal(end)) {
            Some((day, end)) if (1..=31).contains(&day) => (Some(day as u8), end),
            _ => (None, end),
        };
        let fields = Fields {
            weekday: Some(weekday),
            relation,
            day,
            ..Fields::default()
        };
        Some(self.with_time(Item::new(at, end, Node::Date(fields))))
    }

    /// "the 20th": a day whose month was said.
    fn day_alone(&self, at: usize, has_the: bool) -> Option<Item> {
        let first = if has_the { at.checked_sub(1)? } else { at };
        let is_led = self.was(
            first,
            &[
                "on", "by", "until", "since", "before", "after", "of", "from", "and", "to",
            ],
        );
        let is_digits = self.token(at)?.kind == Kind::Number;
        if !has_the || !is_led || !is_digits {
            return None;
        }
        let (day, end) = self.ordinal(at)?;
        let is_free = match self.token(end) {
            None => true,
            Some(next) => {
                next.kind == Kind::Sign && !next.is_any(&["-", "'"])
                    || next.is_any(&[
                        "and", "to", "the", "he", "she", "they", "it", "was", "were", "at", "in",
                        "when", "a", "is", "will",
                    ])
            }
        };
        let fields = Fields {
            day: Some(
                u8::try_from(day)
                    .ok()
                    .filter(|day| (1..=31).contains(day))?,
            ),
            ..Fields::default()
        };
        is_free.then(|| Item::new(at, end, Node::Date(fields)))
    }

    /// "the night of 10 August 1792", "on the morning of Tuesday".
    fn part_of_date(&self, at: usize) -> Option<Item> {
        let part = self.day_part(at)?;
        let next = self
            .all(at + 1, &["of"])
            .or_else(|| self.all(at + 1, &["on"]))?;
        let next = self.skip(next, &["the"]);
        let inner = self.inside()?.english_date(next, true)?;
        let is_day =
            matches!(&inner.node, Node::Date(fields) if fields.day.or(fields.weekday).is_some());
        is_day.then(|| {
            let node = Self::time_node(Clock::Part(part), Some(inner.node));
            Item::new(at, inner.run.end, node)
        })
    }

    /// "today", "yesterday evening", "tonight", "the day before yesterday".
    pub(super) fn english_day_name(&self, at: usize, has_the: bool) -> Option<Item> {
        let day = |n: i64| Node::Shift {
            origin: Origin::Now,
            unit: Unit::Day,
            n: Amount::whole(n.abs()),
            back: n < 0,
        };
        if self.is(at, &["tonight"]) {
            let node = Self::time_node(Clock::Part(DayPart::Night), Some(day(0)));
            return Some(Item::new(at, at + 1, node));
        }
        if let Some(end) = self
            .all(at, &["day", "before", "yesterday"])
            .filter(|_| has_the)
        {
            return Some(Item::new(at, end, day(-2)));
        }
        if let Some(end) = self
            .all(at, &["day", "after", "tomorrow"])
            .filter(|_| has_the)
        {
            return Some(Item::new(at, end, day(2)));
        }
        let n = self.token(at)?.class(|class| match class {
            Class::Today(n) => Some(i64::from(n)),
            _ => None,
        })?;
        // "USA Today"
        let is_name = self.token(at)?.is_capitalised()
            && self
                .before(at)
                .is_some_and(|before| before.is_capitalised());
        (!is_name).then(|| self.with_time(Item::new(at, at + 1, day(n))))
    }

    /// The year behind a month, a day or a season.
    pub(in crate::extract::dates::grammar) fn english_year_behind(
        &self,
        at: usize,
    ) -> (Option<Year>, usize) {
        let comma = self.skip(at, &[","]);
        for next in [at, comma, self.skip(at, &["of"]), self.skip(comma, &["in"])] {
            if let Some((year, end)) = self.year(next)
                && !(next == comma && self.is_count(end))
            {
                return (Some(Year::Full(year)), end);
            }
            if (next != comma || comma == at)
                && let Some((year, end)) = self.short_year(next)
            {
                return (Some(Year::Short(year)), end);
            }
        }
        let next = self.skip(comma, &["of", "in"]);
        let next = self.skip(next, &["the"]);
        let Some(relation) = self.relation(next) else {
            return (None, at);
        };
        let unit_at = self.skip(next + 1, &["same"]);
        if !matches!(self.unit(unit_at), Some((Unit::Year, false))) {
            return (None, at);
        }
        let node = related_unit(relation, Unit::Year);
        (Some(Year::Like(Box::new(node))), unit_at + 1)
    }
}

/// One unit before or behind, or the same one.
pub(super) fn related_unit(relation: Relation, unit: Unit) -> Node {
    let (origin, n, back) = match relation {
        Relation::This => (Origin::Now, 0, false),
        Relation::Last => (Origin::Now, 1, true),
        Relation::Next => (Origin::Now, 1, false),
        Relation::Previous => (Origin::Mention, 1, true),
        Relation::Following => (Origin::Mention, 1, false),
        Relation::Same => (Origin::Mention, 0, false),
    };
    Node::Shift {
        origin,
        unit,
        n: Amount::whole(n),
        back,
    }
}
