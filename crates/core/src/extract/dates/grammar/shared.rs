//! What English and French write alike: months and days, clock times in digits.

use super::Parser;
use super::numeric::day_of;
use crate::extract::dates::ast::{Clock, Node};
use crate::extract::dates::lexicon::{Class, Tongue};
use crate::extract::dates::token::{Gap, Kind};

impl Parser<'_> {
    /// A month and the index behind it. The flag says that nothing but a month is meant, also without a number.
    pub(super) fn month(&self, at: usize) -> Option<(u8, usize, bool)> {
        let token = self.token(at)?;
        let (month, is_sure) = token.class(|class| match class {
            Class::Month(month) => Some((month, true)),
            Class::ShortMonth(month) => Some((month, false)),
            _ => None,
        })?;
        let is_english = self.language.tongue == Tongue::English;
        if is_english && !token.is_capitalised() {
            return None;
        }
        let is_whole = is_sure || token.is_any(&["may", "march", "mars"]);
        let has_stop = !is_whole && self.is(at + 1, &["."]) && self.is_joined(at + 1);
        Some((month, at + 1 + usize::from(has_stop), is_sure))
    }

    /// A day of the month and the index behind it: "5", "5th", "fifth", "1er".
    pub(super) fn day(&self, at: usize) -> Option<(u8, usize)> {
        if let Some((n, end)) = self.ordinal(at) {
            let is_french_word =
                self.language.tongue == Tongue::French && !self.is(at, &["1", "premier"]);
            return day_of(n).filter(|_| !is_french_word).map(|day| (day, end));
        }
        let token = self.token(at)?;
        let n = token.number().filter(|_| token.text.len() <= 2)?;
        // "5.6", "5:30", "$5"
        let touched = self.is(at + 1, &[".", ":", ",", "/", "%", "°"])
            && self.is_joined(at + 1)
            && self.is_joined(at + 2)
            && self
                .token(at + 2)
                .is_some_and(|next| next.kind == Kind::Number);
        let glued = self.is_joined(at + 1) && self.is_word(at + 1);
        let before =
            token.gap == Gap::None && self.was(at, &["$", "€", "£", "#", ".", ":", "+", "_", "°"]);
        (!touched && !glued && !before).then_some(())?;
        day_of(n).map(|day| (day, at + 1))
    }

    /// A clock time in digits, "20:30" or "8.30 pm", and the index behind it.
    pub(super) fn digital_clock(&self, at: usize) -> Option<(u8, Option<u8>, Option<u8>, usize)> {
        let first = self.token(at)?;
        let hour = first
            .number()
            .filter(|hour| *hour < 25 && first.text.len() <= 2)?;
        if first.gap == Gap::None && self.was(at, &[":", ".", ",", "/", "-", "$", "€", "£"]) {
            return None;
        }
        let joined_number = |at: usize, signs: &[&str]| {
            let joins = self.is(at, signs) && self.is_joined(at) && self.is_joined(at + 1);
            let token = self.token(at + 1).filter(|_| joins)?;
            let n = token
                .number()
                .filter(|n| *n < 60 && token.text.len() == 2)?;
            Some(n as u8)
        };
        let Some(minute) = joined_number(at + 1, &[":"]) else {
            return Some((hour as u8, None, None, at + 1));
        };
        let second = joined_number(at + 3, &[":"]);
        let end = at + 3 + if second.is_some() { 2 } else { 0 };
        // "16:30:00:00" or "2:1-30" is something else.
        let goes_on = self.is(end, &[":", "/"]) && self.is_joined(end) && self.is_joined(end + 1);
        (!goes_on).then_some((hour as u8, Some(minute), second, end))
    }

    /// A time of day as a node.
    pub(super) fn time_node(clock: Clock, date: Option<Node>) -> Node {
        Node::Time {
            clock,
            date: date.map(Box::new),
        }
    }
}
