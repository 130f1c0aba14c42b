//! French periods that lie to another, and numbers of units: "la semaine dernière", "il y a trois ans", "deux jours plus tard".

use super::{Item, Node, Parser, related};
use crate::extract::dates::ast::{Amount, Clock, Fields, Origin, YearPart};
use crate::extract::dates::lexicon::{Relation, Unit};

impl Parser<'_> {
    /// "ce matin", "cette année", "cet été", "ce mardi", "ces derniers jours", "cette année-là".
    pub(super) fn french_shown(&self, at: usize) -> Option<Item> {
        if !self.is(at, &["ce", "cet", "cette", "ces"]) {
            return None;
        }
        let is_same = self.is(at + 1, &["même", "mêmes"]);
        let next = at + 1 + usize::from(is_same);
        if self.is(at, &["ces"]) {
            let relation = self.relation(next)?;
            let (amount, unit_at) = match self.amount(next + 1) {
                Some(found) => found,
                None => (Amount::Vague, next + 1),
            };
            let (unit, _) = self.unit(unit_at)?;
            return matches!(relation, Relation::Last | Relation::Next)
                .then(|| Item::new(at, unit_at + 1, Node::Duration(amount, unit)));
        }
        // "-là", "-ci"
        let pointed = |end: usize| {
            let dash = self.skip(end, &["-"]);
            if self.is(dash, &["là"]) {
                (Some(Relation::Same), dash + 1)
            } else if self.is(dash, &["ci"]) {
                (Some(Relation::This), dash + 1)
            } else {
                (None, end)
            }
        };
        if let Some((part, end)) = self.french_part(next) {
            let (pointed, end) = pointed(end);
            let relation = if is_same {
                Relation::Same
            } else {
                pointed.unwrap_or(Relation::This)
            };
            let node = Self::time_node(Clock::Part(part), Some(related(relation, Unit::Day)));
            return Some(Item::new(at, end, node));
        }
        if let Some((unit, end)) = self.french_unit(next) {
            let (pointed, end) = pointed(end);
            if unit < Unit::Day || matches!(unit, Unit::Season) {
                return None;
            }
            let relation = if is_same || unit == Unit::Day {
                Relation::Same
            } else {
                Relation::This
            };
            return Some(Item::new(
                at,
                end,
                related(pointed.unwrap_or(relation), unit),
            ));
        }
        if let Some(weekday) = self.weekday(next) {
            // "ce mardi 5 juin"
            if let Some(item) = self.french_date(next, next)
                && matches!(&item.node, Node::Date(fields) if fields.day.is_some())
            {
                return Some(Item::new(at, item.run.end, item.node));
            }
            let (pointed, end) = pointed(next + 1);
            let relation = if is_same {
                Relation::Same
            } else {
                pointed.unwrap_or(Relation::This)
            };
            let fields = Fields {
                weekday: Some(weekday),
                relation: Some(relation),
                ..Fields::default()
            };
            return Some(self.french_with_part(Item::new(at, end, Node::Date(fields))));
        }
        if let Some(season) = self.season(next) {
            let node = Node::Part {
                part: YearPart::Season(season),
                year: None,
                relation: Some(Relation::This),
                generic: false,
            };
            return Some(Item::new(at, next + 1, node));
        }
        if self.is(next, &["moment", "époque", "date", "instant"]) {
            let (pointed, end) = pointed(next + 1);
            let is_led =
                self.was(at, &["à", "depuis", "de", "dès", "jusqu", "'"]) || pointed.is_some();
            return is_led.then(|| Item::new(at, end, Node::Then));
        }
        None
    }

    /// A unit, which for a weekend is three tokens.
    fn french_unit(&self, at: usize) -> Option<(Unit, usize)> {
        if let Some(end) = self.all(at, &["week", "-", "end"]) {
            return Some((Unit::Weekend, end));
        }
        self.unit(at).map(|(unit, _)| (unit, at + 1))
    }

    /// "la semaine dernière", "l'an prochain", "l'année suivante", "la même année", "les trois derniers mois".
    pub(super) fn french_related(&self, at: usize, first: usize) -> Option<Item> {
        if self.is(at, &["même"]) {
            if self.is(at + 1, &["époque", "moment"]) {
                return Some(Item::new(at, at + 2, Node::Then));
            }
            let (unit, end) = self
                .french_unit(at + 1)
                .filter(|(unit, _)| *unit >= Unit::Day)?;
            return Some(Item::new(at, end, related(Relation::Same, unit)));
        }
        if let Some((unit, end)) = self.french_unit(at) {
            let end_of_course = self.all(end, &["en", "cours"]);
            if let Some(end) = end_of_course.filter(|_| unit >= Unit::Day) {
                return Some(Item::new(at, end, related(Relation::This, unit)));
            }
            let (relation, end) = self.french_relation_behind(end)?;
            let is_plural = self.is(
                at,
                &[
                    "jours",
                    "semaines",
                    "années",
                    "ans",
                    "décennies",
                    "heures",
                    "journées",
                ],
            ) || self.is(
                end - 1,
                &["derniers", "prochains", "suivants", "précédents"],
            );
            if is_plural {
                return Some(Item::new(at, end, Node::Duration(Amount::Vague, unit)));
            }
            return (unit >= Unit::Day && unit != Unit::Season)
                .then(|| Item::new(at, end, related(relation, unit)));
        }
        // "les trois derniers mois", "les prochains jours"
        let (amount, next) = match self.amount(at) {
            Some((amount, end)) => (amount, end),
            None => (Amount::Vague, at),
        };
        let relation = self.relation(next)?;
        let (unit, end) = self.french_unit(next + 1)?;
        let is_plural = self.is(
            next,
            &[
                "derniers",
                "dernières",
                "prochains",
                "prochaines",
                "passés",
                "passées",
            ],
        );
        if is_plural {
            return Some(Item::new(at, end, Node::Duration(amount, unit)));
        }
        // "la prochaine semaine", not "le dernier jour".
        let has_article = first < at;
        (has_article && relation == Relation::Next && unit >= Unit::Day)
            .then(|| Item::new(at, end, related(relation, unit)))
    }

    /// "trois ans", "il y a trois ans", "deux jours plus tard", "une dizaine de jours".
    pub(super) fn french_counted(&self, at: usize) -> Option<Item> {
        // "il y a trois ans", "voici deux mois"
        if let Some(next) = self.all(at, &["il", "y", "a"]) {
            let next = self.skip(next, &["environ", "près", "à", "plus", "moins", "déjà"]);
            let next = self.skip(self.skip(next, &["de", "peine"]), &["'"]);
            let (amount, unit, end) = self.french_amount_unit(next)?;
            return Some(match amount {
                Amount::Vague => Item::new(next, end, Node::Duration(amount, unit)),
                _ if unit < Unit::Day => Item::new(next, end, Node::Duration(amount, unit)),
                _ => Item::new(at, end, Self::french_shift(Origin::Now, unit, amount, true)),
            });
        }
        if self.is(at, &["dans"]) && !self.french_is_article(at + 1) {
            let (amount, unit, end) = self.french_amount_unit(at + 1)?;
            let is_date =
                amount != Amount::Vague && unit >= Unit::Day && !self.was(at, &["ans", "mois"]);
            return is_date.then(|| {
                Item::new(
                    at,
                    end,
                    Self::french_shift(Origin::Now, unit, amount, false),
                )
            });
        }
        let (amount, unit, end) = self.french_amount_unit(at)?;
        if unit == Unit::Year && self.is_age(at, end) {
            return None;
        }
        let shift = |back, end| {
            Item::new(
                at,
                end,
                Self::french_shift(Origin::Mention, unit, amount, back),
            )
        };
        if let Some(end) = self.all(end, &["plus", "tard"]) {
            return Some(if unit < Unit::Day || amount == Amount::Vague {
                Item::new(at, end - 2, Node::Duration(amount, unit))
            } else {
                shift(false, end)
            });
        }
        if let Some(end) = self.all(end, &["plus", "tôt"]) {
            return Some(shift(true, end));
        }
        if self.is(end, &["auparavant"]) {
            return Some(shift(true, end + 1));
        }
        if self.is(end, &["après", "avant"]) {
            let back = self.is(end, &["avant"]);
            if let Some(inner) = self.french_date(self.french_article(end + 1), end + 1) {
                let node = Self::french_shift(Origin::Of(Box::new(inner.node)), unit, amount, back);
                return Some(Item::new(at, inner.run.end, node));
            }
            if !self.is_word(end + 1) && !self.is_digit(end + 1) {
                return Some(shift(back, end + 1));
            }
        }
        Some(Item::new(at, end, Node::Duration(amount, unit)))
    }

    fn french_is_article(&self, at: usize) -> bool {
        self.is(at, &["le", "la", "les", "l"])
    }

    /// A number of units and the index behind.
    fn french_amount_unit(&self, at: usize) -> Option<(Amount, Unit, usize)> {
        // "un quart de siècle", "une demi-heure"
        if let Some(next) = self.all(at, &["un", "quart", "de"]) {
            let (unit, end) = self
                .french_unit(next)
                .filter(|(unit, _)| *unit == Unit::Century)?;
            return Some((Amount::Hundredths(25), unit, end));
        }
        if let Some(next) = self.all(at, &["un", "quart", "d", "'", "heure"]) {
            return Some((Amount::Hundredths(25), Unit::Hour, next));
        }
        let one = self.skip(at, &["un", "une"]);
        if self.is(one, &["demi"]) {
            let next = self.skip_hyphen(one + 1);
            let (unit, end) = self.french_unit(next)?;
            return Some((Amount::Hundredths(50), unit, end));
        }
        if let Some((n, next)) = self.french_dozens(one).filter(|_| one > at) {
            let next = match self.all(next, &["d", "'"]) {
                Some(next) => next,
                None => self.all(next, &["de"])?,
            };
            let (unit, end) = self.french_unit(next)?;
            return Some((Amount::whole(n), unit, end));
        }
        let (amount, mut next) = match self.amount(at) {
            Some(found) => found,
            None if self.is_vague(at) => (Amount::Vague, self.skip(at + 1, &["de"])),
            None if self.is(at, &["des", "de"])
                && self.is(
                    at + 1,
                    &[
                        "années",
                        "mois",
                        "jours",
                        "semaines",
                        "heures",
                        "décennies",
                        "siècles",
                    ],
                )
                && (self.is(at, &["des"])
                    && self.was(at, &["depuis", "pendant", "durant", "après"])) =>
            {
                (Amount::Vague, at + 1)
            }
            None => return None,
        };
        // "deux ou trois jours", "trois à quatre mois"
        let mut amount = amount;
        if self.is(next, &["ou", "à"])
            && let Some((more, end)) = self.amount(next + 1)
            && self.french_unit(end).is_some()
        {
            (amount, next) = (more, end);
        }
        for _ in 0..2 {
            next = self.skip(
                next,
                &[
                    "bonnes",
                    "longues",
                    "longs",
                    "petites",
                    "autres",
                    "nouvelles",
                    "premières",
                    "dernières",
                    "premiers",
                    "derniers",
                ],
            );
        }
        let (unit, end) = self.french_unit(next)?;
        // "une saison", "un trimestre", "une minute" too, but not "un jour".
        if unit == Unit::Season || (self.is(at, &["un"]) && self.is(next, &["jour"])) {
            return None;
        }
        if self.is(next, &["mn", "min"]) && !self.is_digit(next.saturating_sub(1)) {
            return None;
        }
        match (
            self.all(end, &["et", "demi"])
                .or_else(|| self.all(end, &["et", "demie"])),
            amount,
        ) {
            (Some(end), Amount::Hundredths(n)) => {
                Some((Amount::Hundredths(n.saturating_add(50)), unit, end))
            }
            _ => Some((amount, unit, end)),
        }
    }

    pub(super) fn french_dozens(&self, at: usize) -> Option<(i64, usize)> {
        let n = match self.token(at)?.lower.as_ref() {
            "dizaine" => 10,
            "douzaine" => 12,
            "quinzaine" => 15,
            "vingtaine" => 20,
            "trentaine" => 30,
            "quarantaine" => 40,
            "cinquantaine" => 50,
            "soixantaine" => 60,
            "centaine" => 100,
            _ => return None,
        };
        Some((n, at + 1))
    }
}
