//! The French grammar: which item begins with a token.

mod age;
mod counted;
mod days;
mod periods;
mod vague;

use super::{Parser, longer};
use crate::extract::Modifier;
use crate::extract::dates::ast::{Amount, Item, Node, Origin};
use crate::extract::dates::lexicon::{Place, Relation, Unit};

impl Parser<'_> {
    pub(super) fn french_item(&self, at: usize) -> Option<Item> {
        let start = self.french_article(at);
        let has_article = start > at;
        let mut best = self.french_plain(start, at);
        // "du 5 mai": the contraction is no part of the date.
        if let Some(item) = &mut best
            && has_article
            && !self.is(at, &["du", "au", "des", "aux"])
            && takes_article(&item.node)
        {
            item.run.start = at;
        }
        // "depuis des années"
        if self.is(at, &["des"]) {
            best = longer(best, self.french_counted(at));
        }
        let best = longer(best, self.french_place(at));
        longer(best, self.french_about(at))
    }

    /// The index behind an article.
    fn french_article(&self, at: usize) -> usize {
        if let Some(end) = self.all(at, &["l", "'"]) {
            return end;
        }
        self.skip(at, &["le", "la", "les", "du", "au", "des", "aux"])
    }

    /// What is not led by a modifier; `first` is where its article stands.
    fn french_plain(&self, at: usize, first: usize) -> Option<Item> {
        self.token(at)?;
        let mut best = self.french_date(at, first);
        best = longer(best, self.french_clock_item(at));
        best = longer(best, self.french_year(at));
        best = longer(best, self.french_period(at, first));
        best = longer(best, self.french_day_name(at, first));
        best = longer(best, self.french_shown(at));
        best = longer(best, self.french_related(at, first));
        best = longer(best, self.french_counted(at));
        longer(best, self.french_vague(at))
    }

    /// "début 2017", "la fin de l'année", "mi-juin".
    fn french_place(&self, at: usize) -> Option<Item> {
        let start = self.french_article(at);
        let place = self.place(start)?;
        let mut next = self.skip_hyphen(start + 1);
        if place == Place::Mid && self.is(start, &["mi"]) && next == start + 1 {
            return None;
        }
        let linked = if let Some(end) = self.all(next, &["d", "'"]) {
            end
        } else {
            self.skip(next, &["de", "du", "des"])
        };
        let is_linked = linked > next;
        next = linked;
        let mut item = match self.french_bare_unit(next, is_linked) {
            Some(item) => item,
            None => self.inside()?.french_item(next)?,
        };
        let is_dated = match &item.node {
            Node::Duration(..) | Node::Set(_) | Node::Reference(_) | Node::Then => false,
            Node::Shift {
                n: Amount::Vague, ..
            } => false,
            _ => item.place.is_none(),
        };
        if !is_dated {
            return None;
        }
        item.place = Some(match (place, is_linked) {
            (Place::Early, true) => Place::Start,
            (Place::Late, true) => Place::End,
            (place, _) => place,
        });
        item.run.start = match start {
            _ if self.is(at, &["du", "au", "des", "aux"]) => start,
            _ => at,
        };
        Some(item)
    }

    /// "l'année", "la semaine" behind "la fin de", "mois" behind "fin de".
    fn french_bare_unit(&self, at: usize, is_linked: bool) -> Option<Item> {
        let unit_at = self.french_article(at);
        let (unit, _) = self.unit(unit_at)?;
        let is_period = matches!(
            unit,
            Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century
        );
        let goes_on = self.relation(unit_at + 1).is_some()
            || self.is(unit_at + 1, &["de", "d", "du"])
            || self.is_digit(unit_at + 1);
        (is_linked && is_period && !goes_on).then(|| {
            let node = Self::french_shift(Origin::Mention, unit, Amount::whole(0), false);
            Item::new(at, unit_at + 1, node)
        })
    }

    /// "vers 1950", "environ deux mois", "plus de dix ans".
    fn french_about(&self, at: usize) -> Option<Item> {
        let word = self.token(at)?.lower.as_ref();
        let (about, bound, next) = match word {
            "vers" | "environ" | "autour" => (true, None, self.skip(at + 1, &["de", "du"])),
            "près" if self.is(at + 1, &["de"]) => (true, None, at + 2),
            "quelque" => (true, None, at + 1),
            "presque" => (false, Some(Modifier::LessThan), at + 1),
            "plus" if self.is(at + 1, &["de", "d"]) => {
                let next = self.skip(at + 2, &["'"]);
                (false, Some(Modifier::MoreThan), next)
            }
            "moins" if self.is(at + 1, &["de", "d"]) => {
                let next = self.skip(at + 2, &["'"]);
                (false, Some(Modifier::LessThan), next)
            }
            "au" if self.is(at + 1, &["moins"]) => (false, Some(Modifier::EqualOrMore), at + 2),
            "au" if self.is(at + 1, &["plus"]) => (false, Some(Modifier::EqualOrLess), at + 2),
            _ => return None,
        };
        let mut item = self.inside()?.french_item(next)?;
        let is_counted = matches!(item.node, Node::Duration(..) | Node::Shift { .. });
        let is_date = !matches!(item.node, Node::Set(_) | Node::Reference(_) | Node::Then);
        let fits = match word {
            "vers" | "autour" => is_date && !matches!(item.node, Node::Duration(..)),
            "environ" => is_date,
            _ => is_counted,
        };
        if !fits || item.about || item.bound.is_some() {
            return None;
        }
        item.about = about;
        item.bound = bound;
        item.run.start = at;
        Some(item)
    }

    fn french_shift(origin: Origin, unit: Unit, n: Amount, back: bool) -> Node {
        Node::Shift {
            origin,
            unit,
            n,
            back,
        }
    }

    /// A period that lies to another: "dernier" and "prochain" stand behind it.
    fn french_relation_behind(&self, at: usize) -> Option<(Relation, usize)> {
        if let Some(relation) = self.relation(at) {
            return Some((relation, at + 1));
        }
        let end = self.all(at, &["d", "'"])?;
        if self.is(end, &["avant"]) {
            return Some((Relation::Previous, end + 1));
        }
        self.is(end, &["après"])
            .then_some((Relation::Following, end + 1))
    }
}

/// Whether an article belongs to it.
fn takes_article(node: &Node) -> bool {
    match node {
        Node::Date(fields) => {
            fields.day.is_some() || fields.weekday.is_some() || fields.relation.is_some()
        }
        Node::Set(_) | Node::Duration(..) => false,
        _ => true,
    }
}

/// One unit before or behind, or the same one.
fn related(relation: Relation, unit: Unit) -> Node {
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
