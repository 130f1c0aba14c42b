//! Lists and ranges of which the first members are only a number: "15 and 20 May", "the 17th and 18th centuries", "1914-18".

use super::Parser;
use super::sequence::{Joint, MOST_ITEMS, century};
use crate::extract::dates::ast::{Fields, Item, Node, Year};
use crate::extract::dates::lexicon::{Tongue, Unit};

impl Parser<'_> {
    /// Items of which the first are only a number: "15 and 20 May", "May 6 and 7", "17th and 18th centuries", "1914-18".
    pub(super) fn elliptic(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        self.days_of_month(at)
            .or_else(|| self.month_with_days(at))
            .or_else(|| self.centuries(at))
            .or_else(|| self.short_range(at))
            .or_else(|| self.years_of_era(at))
    }

    /// "15 and 20 May 2017", "les 6 et 13 avril", "5–9 March".
    fn days_of_month(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        let mut days = Vec::new();
        let mut joint = Joint::List;
        let mut next = at;
        while days.len() < MOST_ITEMS {
            let weekday_end = match self.weekday(next) {
                Some(_) => self.skip_article(self.skip(next + 1, &[","])),
                None => next,
            };
            let (day, end) = self.day(weekday_end)?;
            days.push((day, next, end));
            match self.joint(end) {
                Some((found, behind)) => {
                    joint = found;
                    next = self.skip_article(behind);
                }
                None => break,
            }
        }
        let &(_, _, end) = days.last()?;
        let tail = self.skip(end, &["of", "de"]);
        let (month, end, _) = self.month(tail)?;
        if days.len() < 2 || (joint == Joint::Range && days.len() != 2) {
            return None;
        }
        let (year, end) = self.year_behind(end);
        let n_days = days.len();
        let items = days.into_iter().enumerate().map(|(n, (day, start, stop))| {
            let fields = Fields {
                year: year.clone(),
                month: Some(month),
                day: Some(day),
                weekday: self.weekday(start),
                ..Fields::default()
            };
            let stop = if n + 1 == n_days { end } else { stop };
            Item::new(start, stop, Node::Date(fields))
        });
        Some((items.collect(), joint))
    }

    /// "May 6 and 7", "March 5-9, 1918".
    fn month_with_days(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        if self.language.tongue != Tongue::English {
            return None;
        }
        let (month, end, _) = self.month(at)?;
        let mut days = Vec::new();
        let mut joint = Joint::List;
        let mut next = self.skip(end, &["the"]);
        let (day, mut end) = self.day(next)?;
        days.push((day, at, end));
        while days.len() < MOST_ITEMS {
            let Some((found, behind)) = self.joint(end) else {
                break;
            };
            let is_comma = self.is(end, &[","]) && behind == end + 1;
            next = self.skip(behind, &["the"]);
            let Some((day, stop)) = self.day(next) else {
                break;
            };
            let counts = self.unit(stop).is_some()
                || self.is_count(stop)
                || self.month(stop).is_some()
                || (self.is(stop, &[":"]) && self.is_joined(stop))
                || self.is(stop, &["a", "p", "am", "pm", "-"]);
            if counts
                || (is_comma
                    && self
                        .joint(stop)
                        .is_none_or(|(_, next)| self.day(next).is_none()))
            {
                break;
            }
            joint = found;
            days.push((day, next, stop));
            end = stop;
            if joint == Joint::Range {
                break;
            }
        }
        if days.len() < 2 || (joint == Joint::Range && days.len() != 2) {
            return None;
        }
        let (year, end) = self.year_behind(end);
        let n_days = days.len();
        let items = days.into_iter().enumerate().map(|(n, (day, start, stop))| {
            let fields = Fields {
                year: year.clone(),
                month: Some(month),
                day: Some(day),
                ..Fields::default()
            };
            let stop = if n + 1 == n_days { end } else { stop };
            Item::new(start, stop, Node::Date(fields))
        });
        Some((items.collect(), joint))
    }

    /// "the 17th and 18th centuries", "16th–17th century".
    fn centuries(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        let (first, end) = self.ordinal(at)?;
        let (joint, next) = self.joint(end)?;
        let next = self.skip(self.skip_article(next), &["early", "late", "mid"]);
        let next = self.skip_hyphen(next);
        let (second, stop) = self.ordinal(next)?;
        let stop = self.skip_hyphen(stop);
        let (Unit::Century, _) = self.unit(stop)? else {
            return None;
        };
        let (before, last) = match self.era(stop + 1) {
            Some((before, end)) => (before, end),
            None => (false, stop + 1),
        };
        let items = vec![
            Item::new(at, end, Node::Fixed(century(first, before)?)),
            Item::new(next, last, Node::Fixed(century(second, before)?)),
        ];
        Some((items, joint))
    }

    /// "1914-18", "2002/2003".
    fn short_range(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        let (first, end) = self.year(at)?;
        let is_tight = self.is_joined(end) && self.is_joined(end + 1);
        let is_stroke = self.is(end, &["-", "–", "/"]) && is_tight || self.is(end, &["–"]);
        let token = self.token(end + 1).filter(|_| is_stroke)?;
        let n = token.number()?;
        let second = match token.text.len() {
            2 => first / 100 * 100 + n,
            4 => self.year(end + 1)?.0,
            _ => return None,
        };
        let counts = !is_tight && (self.is_word(end + 2) || self.is_sign(end + 2, &["%"]));
        let goes_on = counts
            || self.is_joined(end + 2)
                && (self.is_word(end + 2) || self.is(end + 2, &["-", "–", "/"]))
                && self.is_joined(end + 3);
        if second <= first || first < 1000 || goes_on {
            return None;
        }
        let item = |start, end, year| {
            let fields = Fields {
                year: Some(Year::Full(year)),
                ..Fields::default()
            };
            Item::new(start, end, Node::Date(fields))
        };
        Some((
            vec![item(at, end, first), item(end + 1, end + 2, second)],
            Joint::Range,
        ))
    }

    /// "264 to 241 BC", "from 480 BC" aside.
    fn years_of_era(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        let first = self
            .token(at)?
            .number()
            .filter(|n| (1..=4999).contains(n))?;
        let (joint, next) = self.joint(at + 1)?;
        let (second, end) = self.year(next)?;
        // The era is said.
        if end == next + 1 || self.token(next)?.number().is_none() {
            return None;
        }
        let first = if second <= 0 { 1 - first } else { first };
        if joint == Joint::Range && first >= second {
            return None;
        }
        let item = |start, end, year| {
            let fields = Fields {
                year: Some(Year::Full(year)),
                ..Fields::default()
            };
            Item::new(start, end, Node::Date(fields))
        };
        Some((
            vec![item(at, at + 1, first), item(next, end, second)],
            joint,
        ))
    }
}
