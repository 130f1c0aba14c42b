//! English years, decades, centuries, seasons, quarters, feasts.

use super::super::sequence::century;
use super::{Item, Node, Parser};
use crate::extract::dates::ast::{Amount, Clock, Fields, Year, YearPart};
use crate::extract::dates::lexicon::{Class, DayPart, Unit};
use crate::extract::dates::token::Kind;

/// Words after which a season without a year is one.
const BEFORE_SEASON: &[&str] = &[
    "in",
    "the",
    "this",
    "during",
    "by",
    "until",
    "since",
    "of",
    "and",
    "or",
    "to",
    "from",
    "through",
    "late",
    "early",
    "mid",
    "over",
    "before",
    "after",
    "between",
    "throughout",
    "following",
    "for",
    "-",
    "that",
    "into",
];

/// Whose twenties are an age.
const OWNERS: &[&str] = &["his", "her", "their", "my", "your", "our", "its", "whose"];

impl Parser<'_> {
    /// "2016", "the year 71", "'92", "fiscal 2012".
    pub(super) fn english_year(&self, at: usize) -> Option<Item> {
        if let Some(item) = self.lone_year(at) {
            return Some(item);
        }
        if let Some((year, end)) = self.short_year(at) {
            let fields = Fields {
                year: Some(Year::Short(year)),
                ..Fields::default()
            };
            return Some(Item::new(at, end, Node::Date(fields)));
        }
        let year_at = match self.token(at)?.lower.as_ref() {
            "year" => self.skip(at + 1, &["of"]),
            "fiscal" => {
                let next = self.skip_hyphen(at + 1);
                self.skip(next, &["year"])
            }
            _ => return None,
        };
        let (year, end) = match self.year(year_at) {
            Some((year, end)) => (Year::Full(year), end),
            None => {
                // "the year 71"
                let token = self.token(year_at)?;
                let n = token
                    .number()
                    .filter(|n| self.is(at, &["year"]) && (30..=999).contains(n))?;
                let is_free = !self.is_count(year_at + 1) && !self.is_joined(year_at + 1)
                    || self.is(year_at + 1, &[".", ",", ";", ")"]);
                (is_free && year_at == at + 1 && !self.was(at, &["per", "a", "each"]))
                    .then_some((Year::Full(n), year_at + 1))?
            }
        };
        let fields = Fields {
            year: Some(year),
            ..Fields::default()
        };
        Some(Item::new(at, end, Node::Date(fields)))
    }

    /// Decades, centuries, seasons, quarters, halves, feasts.
    pub(super) fn english_period(&self, at: usize, has_the: bool) -> Option<Item> {
        self.decade(at, has_the)
            .or_else(|| self.english_century(at))
            .or_else(|| self.english_season(at, has_the))
            .or_else(|| self.english_part(at))
            .or_else(|| self.feast(at))
    }

    fn decade(&self, at: usize, has_the: bool) -> Option<Item> {
        // "the '60s"
        let quoted = at + usize::from(self.is(at, &["'"]) && self.is_joined(at + 1));
        if let Some((node, end)) = self.digital_decade(quoted) {
            let is_short = matches!(node, Node::ShortDecade(_));
            let is_age = self.was(at, OWNERS)
                || (self.was(at, &["early", "late", "mid"]) && at >= 2 && self.was(at - 1, OWNERS));
            let is_led = has_the
                || quoted > at
                || self.was(
                    at,
                    &[
                        "and", "or", "to", "early", "late", "mid", "-", "–", "through",
                    ],
                );
            return (!is_short || (is_led && !is_age)).then(|| Item::new(at, end, node));
        }
        // "the sixties"
        let tens = match self.token(at)?.lower.as_ref() {
            "twenties" => 20,
            "thirties" => 30,
            "forties" => 40,
            "fifties" => 50,
            "sixties" => 60,
            "seventies" => 70,
            "eighties" => 80,
            "nineties" => 90,
            _ => return None,
        };
        let is_led = has_the || self.was(at, &["early", "late", "mid", "-", "and"]);
        (is_led && !self.was(at, OWNERS)).then(|| Item::new(at, at + 1, Node::ShortDecade(tens)))
    }

    fn english_century(&self, at: usize) -> Option<Item> {
        let (n, end) = self.ordinal(at)?;
        let unit_at = self.skip_hyphen(end);
        let Some((Unit::Century, _)) = self.unit(unit_at) else {
            return None;
        };
        let (before, end) = self.era(unit_at + 1).unwrap_or((false, unit_at + 1));
        Some(Item::new(at, end, Node::Fixed(century(n, before)?)))
    }

    fn english_season(&self, at: usize, has_the: bool) -> Option<Item> {
        // "2016 summer"
        if let Some((year, end)) = self.year(at)
            && let Some(season) = self
                .season(end)
                .filter(|_| self.token(end).is_some_and(|token| token.text != "fall"))
        {
            return Some(Item::new(
                at,
                end + 1,
                part_node(YearPart::Season(season), Some(Year::Full(year)), false),
            ));
        }
        let season = self.season(at)?;
        let token = self.token(at)?;
        let mut end = at + 1;
        end = self.skip(end, &["time", "months", "month", "season"]);
        let is_plural = token.lower.ends_with('s');
        let (year, behind) = self.english_year_behind(self.skip(end, &["of"]));
        if let (Some(year), false) = (year, is_plural) {
            // "the winter of 1914–15"
            let dash = self.is(behind, &["-", "–", "/"])
                && self.is_joined(behind)
                && self.is_joined(behind + 1);
            let short = self.token(behind + 1).filter(|token| {
                dash && token.kind == Kind::Number && matches!(token.text.len(), 2 | 4)
            });
            let end = if short.is_some() { behind + 2 } else { behind };
            return Some(Item::new(
                at,
                end,
                part_node(YearPart::Season(season), Some(year), false),
            ));
        }
        let first = if has_the { at.checked_sub(1)? } else { at };
        let is_fall = self.is(at, &["fall"]);
        let goes_on = self.is(end, &["of", "water", "break", "roll", "rolls", "line"])
            || (is_fall
                && !(has_the
                    && self.was(first, &["in", "by", "during", "until", "since", "this"])));
        let is_led = has_the
            || self.was(at, BEFORE_SEASON)
            || is_plural && token.lower != "falls" && season != 21;
        let is_name = token.is_capitalised()
            && self
                .token(end)
                .is_some_and(|next| next.is_capitalised() && next.kind == Kind::Word);
        let is_hyphened = self.is(end, &["-"])
            && self.is_joined(end)
            && self.is_joined(end + 1)
            && self.season(end + 1).is_none();
        if goes_on || !is_led || is_name || is_hyphened {
            return None;
        }
        Some(Item::new(
            at,
            end,
            part_node(YearPart::Season(season), None, is_plural || !has_the),
        ))
    }

    /// "the third quarter of 2016", "Q1 2016", "the first half of 2016", "first-quarter".
    fn english_part(&self, at: usize) -> Option<Item> {
        // "2016 Q1"
        let (leading, start) = match self.year(at) {
            Some((year, end)) => (Some(Year::Full(year)), end),
            None => (None, at),
        };
        let (part, end) = self.part_name(start)?;
        if leading.is_some() {
            return Some(Item::new(at, end, part_node(part, leading, false)));
        }
        let next = self.skip(self.skip(end, &["of", "in"]), &["fiscal"]);
        let next = self.skip(next, &["year"]);
        let (year, behind) = match self.year(next) {
            Some((year, end)) => (Some(Year::Full(year)), end),
            None => self.english_year_behind(end),
        };
        let behind = if year.is_some() { behind } else { end };
        // The first half of a match is no half of a year.
        if year.is_none() && matches!(part, YearPart::Half(_)) {
            let of_year = self.all(end, &["of", "the", "year"])?;
            return Some(Item::new(at, of_year, part_node(part, None, false)));
        }
        let behind = if year.is_none() {
            self.all(end, &["of", "the", "year"]).unwrap_or(behind)
        } else {
            behind
        };
        Some(Item::new(at, behind, part_node(part, year, false)))
    }

    fn part_name(&self, at: usize) -> Option<(YearPart, usize)> {
        // "Q1", "H1", "1Q"
        let number = self
            .token(at + 1)
            .and_then(|token| token.number().filter(|_| token.text.len() == 1));
        if let Some(n) = number.filter(|_| self.is_joined(at + 1)) {
            let free = !self.is_joined(at + 2) || !self.is_word(at + 2) && !self.is_digit(at + 3);
            match (self.token(at)?.text, n) {
                ("Q", 1..=4) if free => return Some((YearPart::Quarter(n as u8), at + 2)),
                ("H", 1..=2) if free && self.year(at + 2).is_some() => {
                    return Some((YearPart::Half(n as u8), at + 2));
                }
                _ => {}
            }
        }
        let (n, end) = match self.ordinal(at) {
            Some(found) => found,
            None if self.is(at, &["latter"]) && self.is(at + 1, &["half"]) => (2, at + 1),
            None if self.is(at, &["final", "last"])
                && self.is(at + 1, &["quarter"])
                && self.is(at + 2, &["of"]) =>
            {
                (4, at + 1)
            }
            None => return None,
        };
        let unit_at = self.skip(self.skip_hyphen(end), &["fiscal", "calendar"]);
        let n = u8::try_from(n).ok()?;
        if self.is(unit_at, &["quarter"]) && (1..=4).contains(&n) {
            // "third-quarter-final"
            return (!self.is(unit_at + 1, &["-"])).then_some((YearPart::Quarter(n), unit_at + 1));
        }
        (self.is(unit_at, &["half"]) && (1..=2).contains(&n))
            .then_some((YearPart::Half(n), unit_at + 1))
    }

    /// "Christmas 2007", "New Year's Eve", "Independence Day".
    fn feast(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        if !token.is_capitalised() {
            return None;
        }
        let named = token.class(|class| match class {
            Class::Feast(month, day) => Some((month, day)),
            _ => None,
        });
        let day_behind = |end: usize| self.all(end, &["day"]);
        let (date, end) = if let Some(date) = named {
            if let Some(end) = self.all(at + 1, &["eve"]) {
                ((date.0, date.1 - 1), end)
            } else {
                (date, day_behind(at + 1).unwrap_or(at + 1))
            }
        } else if let Some(end) = self.all(at, &["new", "year", "'", "s"]) {
            if let Some(end) = self.all(end, &["eve"]) {
                ((12, 31), end)
            } else {
                ((1, 1), day_behind(end)?)
            }
        } else if let Some(end) = self.all(at, &["valentine", "'", "s", "day"]) {
            ((2, 14), end)
        } else if let Some(end) = self.all(at, &["may", "day"]) {
            ((5, 1), end)
        } else if let Some(end) = self.all(at, &["independence", "day"]) {
            ((7, 4), end)
        } else if let Some(end) = self.all(at, &["bastille", "day"]) {
            ((7, 14), end)
        } else if let Some(end) = self
            .all(at, &["armistice", "day"])
            .or_else(|| self.all(at, &["veterans", "day"]))
        {
            ((11, 11), end)
        } else {
            let end = self.all(at, &["boxing", "day"])?;
            ((12, 26), end)
        };
        let next = self.skip(end, &["of", "in"]);
        let (year, end) = match self.english_year_behind(end) {
            (None, _) => match self.year(next) {
                Some((year, end)) => (Some(Year::Full(year)), end),
                None => (None, end),
            },
            found => found,
        };
        // "Christmas Island", "White Christmas"
        let is_capital = |at: usize| {
            self.token(at)
                .is_some_and(|token| token.kind == Kind::Word && token.is_capitalised())
        };
        let is_name = year.is_none()
            && (is_capital(end) && self.day_part(end).is_none()
                || at >= 1
                    && is_capital(at - 1)
                    && !self.was(
                        at,
                        &["on", "at", "by", "the", "before", "after", "last", "next"],
                    ));
        if is_name {
            return None;
        }
        let node = Node::Feast {
            date,
            year,
            relation: None,
        };
        Some(self.with_time(Item::new(at, end, node)))
    }

    /// "the first week of March", "the last day of 2016", "the first ten months of 1915".
    pub(super) fn english_nth(&self, at: usize) -> Option<Item> {
        let (n, end) = match self.token(at)?.lower.as_ref() {
            "last" | "final" | "closing" => (-1, at + 1),
            "opening" => (1, at + 1),
            _ => self.ordinal(at)?,
        };
        let (count, unit_at) = match self.amount(end) {
            Some((amount, next)) => (Some(amount), next),
            None if self.is_vague(end) => (Some(Amount::Vague), end + 1),
            None => (None, end),
        };
        let (unit, plural) = match self.unit(unit_at) {
            Some(found) => found,
            None => (Unit::Day, self.weekday(unit_at).is_none()),
        };
        let weekday = self.weekday(unit_at);
        let of = self
            .all(unit_at + 1, &["of"])
            .or_else(|| self.all(unit_at + 1, &["in"]))?;
        let inner = match self.bare_unit(of) {
            Some(item) => item,
            None => self.inside()?.english_item(of)?,
        };
        if !matches!(
            inner.node,
            Node::Date(_)
                | Node::Part { .. }
                | Node::Fixed(_)
                | Node::Shift { .. }
                | Node::ShortDecade(_)
        ) {
            return None;
        }
        if let Some(amount) = count {
            return plural.then(|| Item::new(at, inner.run.end, Node::Duration(amount, unit)));
        }
        if plural && weekday.is_none() {
            return Some(Item::new(
                at,
                inner.run.end,
                Node::Duration(Amount::Vague, unit),
            ));
        }
        if weekday.is_none()
            && !matches!(
                unit,
                Unit::Day
                    | Unit::Week
                    | Unit::Weekend
                    | Unit::Month
                    | Unit::Quarter
                    | Unit::Decade
                    | Unit::Year
            )
        {
            return None;
        }
        let node = Node::Nth {
            n,
            unit,
            weekday,
            of: Box::new(inner.node),
        };
        Some(Item::new(at, inner.run.end, node))
    }

    /// A part of a day on a day.
    pub(super) fn part_on(part: DayPart, day: Node) -> Node {
        Self::time_node(Clock::Part(part), Some(day))
    }
}

fn part_node(part: YearPart, year: Option<Year>, generic: bool) -> Node {
    Node::Part {
        part,
        generic: generic && year.is_none(),
        year,
        relation: None,
    }
}
