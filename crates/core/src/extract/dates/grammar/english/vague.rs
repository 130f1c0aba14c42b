//! English expressions without a place on the calendar: "now", "every day", "in the past".

use super::{Item, Node, Parser};
use crate::extract::dates::ast::Amount;
use crate::extract::dates::lexicon::{Class, Reference, Relation, Unit};
use crate::extract::dates::value;

/// Runs of words that mean a time which they do not name. Those that begin with "the" stand without it.
const PHRASES: &[(&[&str], Reference)] = &[
    (&["at", "the", "moment"], Reference::Present),
    (&["at", "present"], Reference::Present),
    (&["at", "this", "time"], Reference::Present),
    (&["at", "this", "point"], Reference::Present),
    (&["present", "day"], Reference::Present),
    (&["present", "-", "day"], Reference::Present),
    (&["modern", "day"], Reference::Present),
    (&["right", "now"], Reference::Present),
    (&["so", "far"], Reference::Present),
    (&["these", "days"], Reference::Present),
    (&["to", "date"], Reference::Present),
    (&["to", "this", "day"], Reference::Present),
    (&["not", "long", "ago"], Reference::Past),
    (&["long", "ago"], Reference::Past),
    (&["recent", "years"], Reference::Past),
    (&["recent", "months"], Reference::Past),
    (&["recent", "weeks"], Reference::Past),
    (&["recent", "days"], Reference::Past),
    (&["recent", "decades"], Reference::Past),
    (&["recent", "times"], Reference::Past),
];

impl Parser<'_> {
    pub(super) fn english_vague(&self, at: usize, has_the: bool) -> Option<Item> {
        let phrase = PHRASES.iter().find_map(|(words, reference)| {
            let end = self.all(at, words)?;
            Some(Item::new(at, end, Node::Reference(*reference)))
        });
        if phrase.is_some() {
            return phrase;
        }
        if let Some(item) = self.english_set(at) {
            return Some(item);
        }
        if has_the
            && self.is(at, &["weekend"])
            && self.was(
                at - 1,
                &[
                    "over",
                    "during",
                    "before",
                    "after",
                    "for",
                    "at",
                    "of",
                    "on",
                    "throughout",
                    "through",
                ],
            )
        {
            let node = super::days::related_unit(Relation::This, Unit::Weekend);
            return Some(Item::new(at, at + 1, node));
        }
        if has_the {
            let closes = !self.is_word(at + 1)
                || self.is(
                    at + 1,
                    &[
                        "and", "of", "as", "was", "is", "by", "to", "the", "for", "has", "have",
                        "will", "when",
                    ],
                );
            let reference = match self.token(at)?.lower.as_ref() {
                "past" if closes => Reference::Past,
                "future" if closes => Reference::Future,
                "present" if closes => Reference::Present,
                "time"
                    if self.was(at - 1, &["at"]) && !self.is(at + 1, &["of", "that", "when"]) =>
                {
                    return Some(Item::new(at, at + 1, Node::Then));
                }
                _ => return None,
            };
            return Some(Item::new(at, at + 1, Node::Reference(reference)));
        }
        if let Some(end) = self
            .all(at, &["that", "time"])
            .or_else(|| self.all(at, &["this", "time"]))
        {
            let is_led = self.was(
                at,
                &["at", "by", "during", "since", "until", "from", "around"],
            );
            return is_led.then(|| Item::new(at, end, Node::Then));
        }
        let reference = self.token(at)?.class(|class| match class {
            Class::Reference(reference) => Some(reference),
            _ => None,
        })?;
        Some(Item::new(at, at + 1, Node::Reference(reference)))
    }

    /// "every day", "each year", "daily", "twice a week".
    fn english_set(&self, at: usize) -> Option<Item> {
        if let Some((n, unit)) = self.frequency(at) {
            // "Daily Mail"
            let is_name = self.token(at)?.is_capitalised()
                && (self.token(at + 1).is_some_and(|next| next.is_capitalised())
                    || self
                        .before(at)
                        .is_some_and(|before| before.is_capitalised()));
            let value = value::duration(Amount::whole(i64::from(n)), unit);
            return (!is_name).then(|| Item::new(at, at + 1, Node::Set(value)));
        }
        let token = self.token(at)?.lower.as_ref();
        let next = match token {
            "every" | "each" => self.skip(at + 1, &["other", "single", "and", "passing"]),
            "per" => at + 1,
            "once" | "twice" if self.is(at + 1, &["a", "an", "every", "each"]) => at + 2,
            _ => return None,
        };
        if self.day_part(next).is_some() {
            let part = self.day_part(next)?;
            let value = format!("XXXX-XX-XX{}", value::part_code(part));
            return Some(Item::new(at, next + 1, Node::Set(value)));
        }
        if let Some((month, end, _)) = self.month(next) {
            return Some(Item::new(at, end, Node::Set(format!("XXXX-{month:02}"))));
        }
        if let Some(season) = self.season(next) {
            let value = format!(
                "XXXX-{}",
                crate::extract::dates::calendar::season_name(season)
            );
            return Some(Item::new(at, next + 1, Node::Set(value)));
        }
        if let Some(weekday) = self.weekday(next) {
            return Some(Item::new(
                at,
                next + 1,
                Node::Set(format!("XXXX-WXX-{weekday}")),
            ));
        }
        let (amount, unit_at) = self.amount(next).unwrap_or((Amount::whole(1), next));
        let (unit, _) = self.unit(unit_at)?;
        if matches!(unit, Unit::Season | Unit::Second | Unit::Quarter) && token == "each" {
            return None;
        }
        let value = value::duration(amount, unit);
        Some(Item::new(at, unit_at + 1, Node::Set(value)))
    }
}
