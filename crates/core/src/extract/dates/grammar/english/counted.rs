//! English numbers of units: "three days", "a year ago", "two weeks later", "the day after 5 May".

use super::{Item, Node, Parser};
use crate::extract::dates::ast::{Amount, Clock, Origin};
use crate::extract::dates::lexicon::Unit;
use crate::extract::dates::token::Kind;

/// What may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "full",
    "more",
    "consecutive",
    "straight",
    "whole",
    "long",
    "additional",
    "short",
    "solid",
    "further",
    "other",
    "entire",
    "extra",
    "calendar",
    "successive",
    "brutal",
    "bloody",
    "odd",
    "or",
    "so",
    "further",
    "business",
    "working",
];

/// Before a plural that has no number: "for years".
const BEFORE_PLURAL: &[&str] = &[
    "for", "in", "within", "after", "of", "over", "just", "only", "mere", "took", "take", "takes",
    "lasted", "last", "spent", "several", "by", "recent", "coming", "and", "or", "to", "until",
];

impl Parser<'_> {
    pub(super) fn english_counted(&self, at: usize, has_the: bool) -> Option<Item> {
        if has_the && let Some(item) = self.day_after(at) {
            return Some(item);
        }
        let (amount, next) = self.english_amount(at, has_the)?;
        let next = self.skip_hyphen(next);
        let mut unit_at = next;
        for _ in 0..3 {
            unit_at = self.skip(unit_at, BETWEEN);
        }
        let unit_at = self.skip_hyphen(unit_at);
        let (unit, plural) = self.unit(unit_at)?;
        let is_word_one = self.is(at, &["a", "an"]);
        // "a second", "a quarter", "a season" are as a rule something else.
        if matches!(unit, Unit::Quarter | Unit::Season | Unit::Semester) && !plural
            || unit == Unit::Second && !plural && !self.is_digit(at)
        {
            return None;
        }
        if matches!(unit, Unit::Season) || (is_word_one && plural) {
            return None;
        }
        if self.is(unit_at, &["min", "yr"]) && !self.is_digit(at) {
            return None;
        }
        let end = unit_at + 1;
        Some(self.counted_tail(at, end, amount, unit))
    }

    fn english_amount(&self, at: usize, has_the: bool) -> Option<(Amount, usize)> {
        let token = self.token(at)?;
        // "half a century", "half an hour"
        if token.is_any(&["half"]) {
            let end = self.skip(at + 1, &["a", "an", "-"]);
            return Some((Amount::Hundredths(50), end)).filter(|_| self.unit(end).is_some());
        }
        if token.is_any(&["a", "an"]) {
            if let Some(end) = self.all(at, &["a", "quarter"]) {
                let end = self.skip(self.skip(self.skip(end, &["of"]), &["a"]), &["-"]);
                return Some((Amount::Hundredths(25), end))
                    .filter(|_| self.is(end, &["century", "hour"]));
            }
            if self.is(at + 1, &["half", "-"]) {
                let end = self.skip_hyphen(at + 2);
                return Some((Amount::Hundredths(50), end)).filter(|_| self.unit(end).is_some());
            }
            if let Some(end) = self.all(at, &["a", "couple"]) {
                let end = self.skip(end, &["of"]);
                return Some((Amount::whole(2), end));
            }
            if self.is(at + 1, &["few"]) {
                return Some((Amount::Vague, at + 2));
            }
            if let Some((amount, end)) = self.amount(at + 1).filter(|_| !self.is_digit(at + 1)) {
                return Some((amount, self.skip(end, &["of"])));
            }
            // "more than a year and a half"
            if let Some((_, false)) = self.unit(at + 1)
                && self.all(at + 2, &["and", "a", "half"]).is_some()
            {
                return None;
            }
            return Some((Amount::whole(1), at + 1));
        }
        if self.is_vague(at) {
            let end = self.skip(at + 1, &["more", "of", "hundred", "thousand", "dozen"]);
            return Some((Amount::Vague, end));
        }
        if let Some((amount, end)) = self.amount(at) {
            // "two or three days", "five to ten years"
            if let Some((more, end)) = self
                .is(end, &["or", "to", "-", "–"])
                .then(|| self.amount(end + 1))
                .flatten()
                && self.unit(end).is_some()
            {
                return Some((more, end));
            }
            return Some((amount, end));
        }
        // A plural without a number.
        let (unit, true) = self.unit(at)? else {
            return None;
        };
        if has_the
            || matches!(
                unit,
                Unit::Second | Unit::Season | Unit::Quarter | Unit::Semester | Unit::Millennium
            )
            || token.text.len() < 4
        {
            return None;
        }
        let behind = self.is(at + 1, &["ago", "later", "earlier", "before", "after"]);
        (behind || self.was(at, BEFORE_PLURAL)).then_some((Amount::Vague, at))
    }

    /// What stands behind a number of units.
    fn counted_tail(&self, at: usize, end: usize, amount: Amount, unit: Unit) -> Item {
        let shift = |origin, back, end| Item::new(at, end, Self::shift(origin, unit, amount, back));
        let Some(token) = self.token(end) else {
            return Item::new(at, end, Node::Duration(amount, unit));
        };
        if self.is(end, &["-"]) && self.is_joined(end) && self.is(end + 1, &["ago", "earlier"]) {
            return shift(Origin::Now, true, end + 2);
        }
        match token.lower.as_ref() {
            "ago" => return shift(Origin::Now, true, end + 1),
            "earlier" | "previously" => return shift(Origin::Mention, true, end + 1),
            "later" | "afterward" | "afterwards" | "thereafter" | "hence" => {
                return shift(Origin::Mention, false, end + 1);
            }
            "from" if self.is(end + 1, &["now", "today"]) => {
                return shift(Origin::Now, false, end + 2);
            }
            "before" | "after" | "following" | "prior" => {
                let next = if self.is(end, &["prior"]) {
                    self.skip(end + 1, &["to"])
                } else {
                    end + 1
                };
                let back = self.is(end, &["before", "prior"]);
                if let Some(inner) = self
                    .inside()
                    .and_then(|inside| inside.english_item(next))
                    .filter(|inner| is_anchor(&inner.node))
                {
                    return shift(Origin::Of(Box::new(inner.node)), back, inner.run.end);
                }
                let closes = self.token(next).is_none_or(|next| {
                    next.kind == Kind::Sign && !next.is_any(&["'", "\"", "“", "«", "$"])
                });
                if closes && self.is(end, &["before", "after", "prior"]) {
                    return shift(Origin::Mention, back, end + 1);
                }
            }
            "-" if self.is(end + 1, &["old", "olds"]) => {
                return Item::new(at, end + 2, Node::Duration(amount, unit));
            }
            "old" => return Item::new(at, end + 1, Node::Duration(amount, unit)),
            "and" if self.all(end, &["and", "a", "half"]).is_some() => {
                if let Amount::Hundredths(n) = amount {
                    let amount = Amount::Hundredths(n + 50);
                    return self.counted_tail(at, end + 3, amount, unit);
                }
            }
            _ => {}
        }
        Item::new(at, end, Node::Duration(amount, unit))
    }

    /// "the day after January 30th 2018", "the night before", "the year after".
    fn day_after(&self, at: usize) -> Option<Item> {
        let (unit, part) = match (self.unit(at), self.day_part(at)) {
            (Some((unit, false)), _) if unit >= Unit::Day && unit != Unit::Season => (unit, None),
            (None, Some(part)) => (Unit::Day, Some(part)),
            _ => return None,
        };
        let back = match self.token(at + 1)?.lower.as_ref() {
            "before" => true,
            "after" | "following" => false,
            _ => return None,
        };
        let (origin, end) = match self
            .inside()
            .and_then(|inside| inside.english_item(at + 2))
            .filter(|inner| is_anchor(&inner.node))
        {
            Some(inner) => (Origin::Of(Box::new(inner.node)), inner.run.end),
            None => {
                let closes = self.token(at + 2).is_none_or(|next| {
                    next.kind == Kind::Sign
                        || next.is_any(&["and", "in", "at", "when", "he", "she", "they"])
                });
                // "the year before he died"
                let is_clause = self.is(at + 2, &["he", "she", "they"]);
                if !closes || is_clause {
                    return None;
                }
                (Origin::Mention, at + 2)
            }
        };
        let mut node = Self::shift(origin, unit, Amount::whole(1), back);
        if let Some(part) = part {
            node = Self::time_node(Clock::Part(part), Some(node));
        }
        Some(Item::new(at, end, node))
    }
}

/// Whether something can be counted from it.
fn is_anchor(node: &Node) -> bool {
    match node {
        Node::Date(fields) => {
            fields.year.is_some()
                || fields.month.is_some()
                || fields.weekday.is_some()
                || fields.day.is_some()
        }
        Node::Feast { .. } | Node::Fixed(_) => true,
        Node::Part { year, .. } => year.is_some(),
        _ => false,
    }
}
