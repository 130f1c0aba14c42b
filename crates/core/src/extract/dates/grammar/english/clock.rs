//! English times of day, with the day that they stand on.

use super::{Item, Node, Parser};
use crate::extract::dates::ast::Clock;
use crate::extract::dates::lexicon::DayPart;

impl Parser<'_> {
    /// A day with the time of day behind it, when there is one.
    pub(super) fn with_time(&self, item: Item) -> Item {
        let end = item.run.end;
        let part_at = self.skip(end, &["early", "late"]);
        if let Some(part) = self.day_part(part_at) {
            let node = Self::time_node(Clock::Part(part), Some(item.node));
            return Item::new(item.run.start, part_at + 1, node);
        }
        let next = self.skip(end, &[","]);
        let next = self.skip(next, &["at", "around", "about", "by", "from"]);
        match self.english_clock(next) {
            Some((clock, end)) => {
                let node = Self::time_node(clock, Some(item.node));
                Item::new(item.run.start, end, node)
            }
            None => item,
        }
    }

    /// A time of day with the day before or behind it.
    pub(super) fn english_clock_item(&self, at: usize) -> Option<Item> {
        let (clock, end) = self.english_clock(at)?;
        let next = self.skip(end, &[","]);
        let next = self.skip(next, &["on", "of"]);
        let next = self.skip(next, &["the"]);
        let day = self
            .english_date(next, true)
            .filter(|item| match &item.node {
                Node::Date(fields) => fields.day.or(fields.weekday).is_some(),
                _ => false,
            })
            .or_else(|| {
                self.english_day_name(next, false)
                    .filter(|item| matches!(item.node, Node::Shift { .. }))
            });
        let (date, end) = match day {
            Some(item) => (Some(item.node), item.run.end),
            None => (None, end),
        };
        Some(Item::new(at, end, Self::time_node(clock, date)))
    }

    /// "8 p.m.", "10:30", "5 o'clock", "noon".
    pub(super) fn english_clock(&self, at: usize) -> Option<(Clock, usize)> {
        match self.day_part(at) {
            Some(part @ (DayPart::Noon | DayPart::Midnight)) => {
                return Some((Clock::Part(part), at + 1));
            }
            Some(_) => return None,
            None => {}
        }
        let (hour, minute, second, end) = match self.digital_clock(at) {
            Some(found) => found,
            None => {
                let (hour, end) = self.cardinal(at).filter(|(hour, _)| *hour <= 12)?;
                let is_said =
                    self.all(end, &["o", "'", "clock"]).is_some() || self.meridiem(end).is_some();
                if !is_said {
                    return None;
                }
                (hour as u8, None, None, end)
            }
        };
        let (hour, minute, end) = if let Some((is_afternoon, end)) = self.meridiem(end) {
            let hour = match (hour, is_afternoon) {
                (12, true) => 12,
                (12, false) => 0,
                (1..=11, true) => hour + 12,
                (0..=11, false) => hour,
                _ => return None,
            };
            (hour, minute, end)
        } else if let Some(end) = self.all(end, &["o", "'", "clock"]) {
            let afternoon = self
                .all(end, &["in", "the", "afternoon"])
                .or_else(|| self.all(end, &["in", "the", "evening"]));
            let morning = self.all(end, &["in", "the", "morning"]);
            match (afternoon, morning) {
                (Some(end), _) if hour < 12 => (hour + 12, minute, end),
                (_, Some(end)) => (hour, minute, end),
                _ => (hour, minute, end),
            }
        } else {
            minute?;
            (hour, minute, end)
        };
        if hour > 23 && minute.unwrap_or(0) > 0 {
            return None;
        }
        let mut end = end;
        if let Some(local) = self.all(end, &["local", "time"]) {
            end = local;
        } else if self.is_zone(end) {
            end += 1;
        } else if self.is(end, &["("]) && self.is_zone(end + 1) && self.is(end + 2, &[")"]) {
            end += 3;
        }
        Some((Clock::At(hour, minute, second), end))
    }

    fn is_zone(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            matches!(
                token.text,
                "GMT"
                    | "UTC"
                    | "EST"
                    | "EDT"
                    | "ET"
                    | "CST"
                    | "CDT"
                    | "CT"
                    | "MST"
                    | "MDT"
                    | "PST"
                    | "PDT"
                    | "PT"
                    | "BST"
                    | "CET"
                    | "CEST"
            )
        })
    }

    /// "a.m.", "PM": whether it is the afternoon, and the index behind it.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        if self.is(at, &["am", "pm"]) {
            return Some((self.is(at, &["pm"]), at + 1));
        }
        if self.is(at, &["a", "p"])
            && self.is(at + 1, &["."])
            && self.is(at + 2, &["m"])
            && self.is_joined(at + 1)
        {
            let end = at + 3;
            let stop = self.is(end, &["."]) && self.is_joined(end);
            return Some((self.is(at, &["p"]), end + usize::from(stop)));
        }
        None
    }
}
