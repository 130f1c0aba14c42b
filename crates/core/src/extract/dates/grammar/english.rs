//! The English grammar: which item begins with a token.

mod clock;
mod counted;
mod days;
mod periods;
mod related;
mod vague;

use super::{Parser, longer};
use crate::extract::Modifier;
use crate::extract::dates::ast::{Amount, Item, Node, Origin};
use crate::extract::dates::lexicon::{Class, Place, Unit};

impl Parser<'_> {
    pub(super) fn english_item(&self, at: usize) -> Option<Item> {
        let start = self.skip(at, &["the"]);
        let mut best = self.english_plain(start, start > at);
        if let Some(item) = &mut best
            && start > at
            && takes_article(&item.node)
        {
            item.run.start = at;
        }
        let best = longer(best, self.english_place(at));
        longer(best, self.english_about(at))
    }

    /// What is not led by a modifier; `has_the` says that an article stands before it.
    fn english_plain(&self, at: usize, has_the: bool) -> Option<Item> {
        self.token(at)?;
        let mut best = self.english_date(at, has_the);
        best = longer(best, self.english_clock_item(at));
        best = longer(best, self.english_year(at));
        best = longer(best, self.english_period(at, has_the));
        best = longer(best, self.english_related(at, has_the));
        best = longer(best, self.english_counted(at, has_the));
        best = longer(best, self.english_nth(at));
        best = longer(best, self.english_day_name(at, has_the));
        longer(best, self.english_vague(at, has_the))
    }

    /// "early 2017", "the end of March", "mid-June", "later that year".
    fn english_place(&self, at: usize) -> Option<Item> {
        let start = self.skip(at, &["the"]);
        if let Some(end) = self.possessive_end(start) {
            return Some(end);
        }
        // "the very end of", "as late as 1950"
        let start = self.skip(start, &["very"]);
        let place = self.place(start)?;
        let is_noun =
            matches!(place, Place::Start | Place::End) || self.is(start, &["middle", "midst"]);
        let mut next = start + 1;
        if is_noun {
            if self.is(next, &["of"]) {
                next += 1;
            } else if self.is(start, &["end"]) {
                next = self.skip_hyphen(next);
                if next == start + 1 && !self.is_digit(next) {
                    return None;
                }
            } else {
                return None;
            }
        } else {
            next = self.skip_hyphen(next);
            let part = self.skip(
                next,
                &["part", "parts", "days", "months", "years", "weeks", "half"],
            );
            if part > next {
                next = self.all(part, &["of"])?;
            }
            next = self.skip(next, &["in", "on", "of"]);
        }
        // "the end of the year": the year that is spoken of.
        let inner = match self.bare_unit(next) {
            Some(item) => item,
            None => self.inside()?.english_item(next)?,
        };
        if matches!(
            self.token(start)?.lower.as_ref(),
            "earlier" | "later" | "latter"
        ) && matches!(inner.node, Node::Date(_))
            && !self.is(start + 1, &["in", "on", "part"])
        {
            return None;
        }
        self.placed(at, place, inner)
    }

    /// Puts a place into an item that has none and is a date.
    fn placed(&self, start: usize, place: Place, mut item: Item) -> Option<Item> {
        let is_dated = !matches!(
            &item.node,
            Node::Duration(..)
                | Node::Set(_)
                | Node::Reference(_)
                | Node::Then
                | Node::Shift {
                    n: Amount::Vague,
                    ..
                }
        );
        if !is_dated || item.place.is_some() {
            return None;
        }
        item.place = Some(place);
        item.run.start = start;
        Some(item)
    }

    /// "the year", "the month" behind "the end of" and "late in".
    fn bare_unit(&self, at: usize) -> Option<Item> {
        let unit_at = self.all(at, &["the"])?;
        let (unit, plural) = self.unit(unit_at)?;
        let is_period = matches!(
            unit,
            Unit::Day
                | Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century
        );
        let goes_on = self.is(unit_at + 1, &["of", "before", "after", "'", "-"])
            || self.is_digit(unit_at + 1);
        (is_period && !plural && !goes_on).then(|| {
            let node = Node::Shift {
                origin: Origin::Mention,
                unit,
                n: Amount::whole(0),
                back: false,
            };
            Item::new(at, unit_at + 1, node)
        })
    }

    /// "year's end", "month-end".
    fn possessive_end(&self, at: usize) -> Option<Item> {
        let (unit, false) = self.unit(at)? else {
            return None;
        };
        if !matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Quarter) {
            return None;
        }
        let end = self
            .all(at + 1, &["'", "s", "end"])
            .or_else(|| self.all(at + 1, &["-", "end"]))?;
        let node = Node::Shift {
            origin: Origin::Mention,
            unit,
            n: Amount::whole(0),
            back: false,
        };
        let mut item = Item::new(at, end, node);
        item.place = Some(Place::End);
        Some(item)
    }

    /// "around 2015", "more than three years", "about June 1980".
    fn english_about(&self, at: usize) -> Option<Item> {
        let word = self.token(at)?.lower.as_ref();
        let (about, bound, next) = match word {
            "about" | "around" | "circa" | "approximately" | "approx" | "roughly" | "perhaps"
            | "probably" => (true, None, at + 1),
            "ca" | "c" if self.token(at)?.text == word => (true, None, self.skip(at + 1, &["."])),
            "some" => (true, None, at + 1),
            "nearly" | "almost" => (false, Some(Modifier::LessThan), at + 1),
            "close" if self.is(at + 1, &["to"]) => (true, None, at + 2),
            // "over the last year" is throughout it.
            "over" if !self.is(at + 1, &["the", "this", "these"]) => {
                (false, Some(Modifier::MoreThan), at + 1)
            }
            "under" => (false, Some(Modifier::LessThan), at + 1),
            "more" | "longer" if self.is(at + 1, &["than"]) => {
                (false, Some(Modifier::MoreThan), at + 2)
            }
            "less" | "fewer" if self.is(at + 1, &["than"]) => {
                (false, Some(Modifier::LessThan), at + 2)
            }
            "at" if self.is(at + 1, &["least"]) => (false, Some(Modifier::EqualOrMore), at + 2),
            "at" if self.is(at + 1, &["most"]) => (false, Some(Modifier::EqualOrLess), at + 2),
            "just" | "only" | "exactly" => (false, None, at + 1),
            _ => return None,
        };
        let mut item = self.inside()?.english_item(next)?;
        let is_counted = matches!(item.node, Node::Duration(..) | Node::Shift { .. });
        let is_date = !matches!(item.node, Node::Set(_) | Node::Reference(_) | Node::Then);
        let fits = match (about, word) {
            (true, "some" | "close") => is_counted,
            (true, "c" | "ca") => matches!(item.node, Node::Date(_) | Node::Fixed(_)),
            (true, _) => is_date,
            (false, _) => is_counted,
        };
        if !fits || item.about || item.bound.is_some() {
            return None;
        }
        item.about = about;
        item.bound = bound;
        item.run.start = at;
        Some(item)
    }

    pub(super) fn is_digit(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.number().is_some())
    }

    fn frequency(&self, at: usize) -> Option<(u32, Unit)> {
        self.token(at)?.class(|class| match class {
            Class::Frequency(n, unit) => Some((n, unit)),
            _ => None,
        })
    }
}

/// Whether "the" belongs to it: "the next day", but the "2004" of "the 2004 games".
fn takes_article(node: &Node) -> bool {
    match node {
        Node::Date(fields) => fields.day.is_some() || fields.relation.is_some(),
        Node::Set(_) => false,
        _ => true,
    }
}
