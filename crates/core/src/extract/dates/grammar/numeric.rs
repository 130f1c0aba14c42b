//! Dates in digits alone: `2017-12-17`, `17/12/2017`, `17.12.2017`, `2017-12-17T20:00`.
//!
//! Nothing else in digits may touch them. Two numbers with a stroke are too often a fraction to be a date.

use super::Parser;
use crate::extract::dates::ast::{Clock, Fields, Item, Node, Year};
use crate::extract::dates::token::{Gap, Kind};

impl Parser<'_> {
    pub(super) fn numeric_item(&self, at: usize) -> Option<Item> {
        let first = self.token(at)?;
        if first.kind != Kind::Number || self.touches_before(at) {
            return None;
        }
        let sign = self.token(at + 1)?;
        if !self.is_joined(at + 1) || !self.is_joined(at + 2) {
            return None;
        }
        let second = self.token(at + 2)?;
        let sign = sign.lower.as_ref();
        if !matches!(sign, "-" | "/" | ".") {
            return None;
        }
        let is_three = self.is(at + 3, &[sign]) && self.is_joined(at + 3) && self.is_joined(at + 4);
        if !is_three {
            return None;
        }
        let third = self.token(at + 4)?;
        let (a, b, c) = (first.number()?, second.number()?, third.number()?);
        let lengths = (first.text.len(), second.text.len(), third.text.len());
        let (year, month, day) = match lengths {
            (4, 2, 2) if sign != "." => (a, b, c),
            (1..=2, 1..=2, 4) => {
                let day_first = match (a, b) {
                    (13.., _) => true,
                    (_, 13..) => false,
                    _ => sign == "." || self.language.day_first,
                };
                if day_first { (c, b, a) } else { (c, a, b) }
            }
            _ => return None,
        };
        let fields = Fields {
            year: Some(Year::Full(year)),
            month: Some(month_of(month)?),
            day: Some(day_of(day)?),
            ..Fields::default()
        };
        let end = at + 5;
        let date = Node::Date(fields);
        // "T20:00:00Z" of a moment in ISO.
        if let Some((clock, end)) = self.iso_clock(end) {
            let node = Node::Time {
                clock,
                date: Some(Box::new(date)),
            };
            return Some(Item::new(at, end, node));
        }
        let touches = self.token(end).is_some_and(|token| {
            let joins = token.kind != Kind::Sign
                || (matches!(token.lower.as_ref(), "-" | "/" | ":")
                    && self.is_joined(end + 1)
                    && self
                        .token(end + 1)
                        .is_some_and(|next| next.kind == Kind::Number));
            token.gap == Gap::None && joins
        });
        (!touches).then(|| Item::new(at, end, date))
    }

    fn iso_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let digits = self.is(at, &["t"])
            && self.is_joined(at)
            && self.is_joined(at + 1)
            && self.is(at + 2, &[":"])
            && self.is_joined(at + 3);
        if !digits {
            return None;
        }
        let hour = self.token(at + 1)?.number().filter(|hour| *hour < 24)?;
        let minute = self.token(at + 3)?.number().filter(|minute| *minute < 60)?;
        let clock = Clock::At(hour as u8, Some(minute as u8), None);
        let mut end = at + 4;
        if self.is(end, &[":"]) && self.is_joined(end) && self.is_joined(end + 1) {
            end += 2;
        }
        if self.is(end, &["z"]) && self.is_joined(end) {
            end += 1;
        }
        Some((clock, end))
    }

    /// Whether digits, letters or a sign that joins them touch the token from before.
    fn touches_before(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|_| self.is_joined(at)) else {
            return false;
        };
        match before.kind {
            Kind::Sign => {
                let joins = matches!(
                    before.lower.as_ref(),
                    "-" | "/" | "." | ":" | "," | "#" | "_"
                );
                joins && before.gap == Gap::None && at >= 2
            }
            _ => true,
        }
    }
}

/// A month of 1 to 12.
pub(super) fn month_of(n: i64) -> Option<u8> {
    (1..=12).contains(&n).then_some(n as u8)
}

/// A day of 1 to 31.
pub(super) fn day_of(n: i64) -> Option<u8> {
    (1..=31).contains(&n).then_some(n as u8)
}
