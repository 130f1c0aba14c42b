//! English periods that lie to another: "last week", "the next day", "that summer".

use super::days::related_unit;
use super::{Item, Node, Parser};
use crate::extract::dates::ast::{Amount, Fields, Origin, YearPart};
use crate::extract::dates::lexicon::{Class, DayPart, Reference, Relation, Unit};

/// Before a period that lasts: "over the next year".
const BEFORE_LASTING: &[&str] = &[
    "for",
    "over",
    "during",
    "in",
    "within",
    "throughout",
    "of",
    "spent",
    "spend",
    "through",
];

impl Parser<'_> {
    pub(super) fn english_related(&self, at: usize, has_the: bool) -> Option<Item> {
        if !has_the && self.was(at, &["the"]) {
            // Read with its article or not at all.
            return None;
        }
        let relation = self.relation(at)?;
        let mut next = at + 1;
        // "that same year", "this past week", "this coming Monday"
        let mut relation = relation;
        let mut is_past = self.is(at, &["past"]);
        if matches!(relation, Relation::This | Relation::Same) {
            match self.relation(next) {
                Some(Relation::Same) if self.is(next, &["same"]) => next += 1,
                Some(Relation::Last) if self.is(next, &["past"]) => {
                    relation = Relation::Last;
                    is_past = false;
                    next += 1;
                }
                Some(Relation::Next) if self.is(next, &["coming"]) => {
                    relation = Relation::Next;
                    next += 1;
                }
                _ => {}
            }
        }
        let needs_the = !matches!(relation, Relation::This | Relation::Last | Relation::Next)
            && !self.is(at, &["that"]);
        if needs_the && !has_the && !self.was(at, &["of", "in", "on", "very"]) {
            return None;
        }
        let first = if has_the { at.checked_sub(1)? } else { at };
        let is_lasting = has_the && self.was(first, BEFORE_LASTING);
        if let Some(item) = self.counted_relation(at, next, relation) {
            return Some(item);
        }
        let next = self.skip(next, &["calendar", "fiscal", "full", "whole"]);
        if let Some((unit, plural)) = self.unit(next) {
            return self.related_period(
                at,
                next,
                (relation, is_past),
                (unit, plural),
                has_the,
                is_lasting,
            );
        }
        if let Some((month, end, _)) = self.month(next) {
            let (day, end) = self
                .day(end)
                .map_or((None, end), |(day, end)| (Some(day), end));
            let (year, end) = self.english_year_behind(end);
            let fields = Fields {
                month: Some(month),
                day,
                year,
                relation: Some(relation),
                ..Fields::default()
            };
            return Some(Item::new(at, end, Node::Date(fields)));
        }
        if let Some(weekday) = self.weekday(next).filter(|_| !self.is(next, &["sun"])) {
            // "the last Sunday of the season"
            if self.is(next + 1, &["of"]) {
                return None;
            }
            let fields = Fields {
                weekday: Some(weekday),
                relation: Some(relation),
                ..Fields::default()
            };
            return Some(self.with_time(Item::new(at, next + 1, Node::Date(fields))));
        }
        if let Some(season) = self.season(next) {
            let node = Node::Part {
                part: YearPart::Season(season),
                year: None,
                relation: Some(relation),
                generic: false,
            };
            return Some(Item::new(at, next + 1, node));
        }
        if let Some(part) = self.day_part(next) {
            return self.related_part(at, next, relation, part);
        }
        let feast = self.token(next)?.class(|class| match class {
            Class::Feast(month, day) => Some((month, day)),
            _ => None,
        })?;
        let end = self.skip(next + 1, &["day"]);
        let node = Node::Feast {
            date: feast,
            year: None,
            relation: Some(relation),
        };
        Some(Item::new(at, end, node))
    }

    /// "the last three years", "the next few months".
    fn counted_relation(&self, at: usize, next: usize, relation: Relation) -> Option<Item> {
        let (amount, unit_at) = match self.amount(next) {
            Some(found) => found,
            None if self.is_vague(next) => {
                let end = next + 1;
                (Amount::Vague, end)
            }
            None => return None,
        };
        let unit_at = self.skip(unit_at, &["of"]);
        let unit_at = self.skip(
            unit_at,
            &["full", "consecutive", "calendar", "or", "so", "more"],
        );
        let unit_at = self.skip(unit_at, &["so"]);
        let (unit, _) = self.unit(unit_at)?;
        (relation != Relation::Same || !self.is(at, &["that"]))
            .then(|| Item::new(at, unit_at + 1, Node::Duration(amount, unit)))
    }

    fn related_period(
        &self,
        at: usize,
        unit_at: usize,
        (relation, is_past): (Relation, bool),
        (unit, plural): (Unit, bool),
        has_the: bool,
        is_lasting: bool,
    ) -> Option<Item> {
        let mut end = unit_at + 1;
        if matches!(
            unit,
            Unit::Second
                | Unit::Minute
                | Unit::Hour
                | Unit::Season
                | Unit::Semester
                | Unit::Millennium
        ) && !is_past
        {
            return None;
        }
        if plural {
            let reference = match relation {
                Relation::Last if is_past || has_the => Node::Duration(Amount::Vague, unit),
                Relation::Previous => Node::Reference(Reference::Past),
                Relation::Next | Relation::Following => Node::Reference(Reference::Future),
                _ => return None,
            };
            return Some(Item::new(at, end, reference));
        }
        if is_past {
            return Some(Item::new(at, end, Node::Duration(Amount::whole(1), unit)));
        }
        // "the last day of the siege" is not the day before.
        if matches!(relation, Relation::Last | Relation::Next) && has_the && self.is(end, &["of"]) {
            return None;
        }
        if self.is(end, &["old", "-"]) && self.is_joined(end) {
            return None;
        }
        let node = match relation {
            Relation::Last | Relation::Next if has_the && is_lasting && unit != Unit::Day => {
                Node::Duration(Amount::whole(1), unit)
            }
            Relation::Last if has_the || unit == Unit::Day => return None,
            Relation::Next if unit == Unit::Day => related_unit(Relation::Following, unit),
            Relation::Next if has_the => related_unit(Relation::Following, unit),
            Relation::This if unit == Unit::Day => related_unit(Relation::Same, unit),
            Relation::This if has_the => related_unit(Relation::This, unit),
            _ => related_unit(relation, unit),
        };
        // "that day's", "last week's"
        let mut item = Item::new(at, end, node);
        if unit == Unit::Day {
            let part_at = end;
            if let Some(part) = self.day_part(part_at) {
                end = part_at + 1;
                item = Item::new(at, end, Self::part_on(part, item.node));
            }
        }
        Some(item)
    }

    /// "last night", "this morning", "that evening", "the following night".
    fn related_part(
        &self,
        at: usize,
        part_at: usize,
        relation: Relation,
        part: DayPart,
    ) -> Option<Item> {
        let end = part_at + 1;
        if self.is(end, &["'"]) && self.is(part_at, &["nights"]) {
            return None;
        }
        let relation = match (relation, part) {
            (Relation::Next, _) => Relation::Following,
            (other, _) => other,
        };
        Some(Item::new(
            at,
            end,
            Self::part_on(part, related_unit(relation, Unit::Day)),
        ))
    }

    /// The node of a shift from what is spoken of.
    pub(super) fn shift(origin: Origin, unit: Unit, n: Amount, back: bool) -> Node {
        Node::Shift {
            origin,
            unit,
            n,
            back,
        }
    }
}
