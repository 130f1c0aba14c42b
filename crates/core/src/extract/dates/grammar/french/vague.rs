//! French expressions without a place on the calendar: "désormais", "chaque jour", "tous les jeudis".

use super::{Item, Node, Parser};
use crate::extract::dates::ast::Amount;
use crate::extract::dates::calendar::season_name;
use crate::extract::dates::lexicon::{Class, Reference, Unit};
use crate::extract::dates::value;

/// Runs of words that mean a time which they do not name.
const PHRASES: &[(&[&str], Reference)] = &[
    (&["à", "l", "'", "heure", "actuelle"], Reference::Present),
    (&["en", "ce", "moment"], Reference::Present),
    (&["pour", "le", "moment"], Reference::Present),
    (&["pour", "l", "'", "instant"], Reference::Present),
    (&["à", "présent"], Reference::Present),
    (&["de", "nos", "jours"], Reference::Present),
    (&["ces", "temps", "-", "ci"], Reference::Present),
    (&["par", "le", "passé"], Reference::Past),
    (&["à", "l", "'", "avenir"], Reference::Future),
    (&["à", "l", "'", "époque"], Reference::Past),
];

impl Parser<'_> {
    pub(super) fn french_vague(&self, at: usize) -> Option<Item> {
        let phrase = PHRASES.iter().find_map(|(words, reference)| {
            let end = self.all(at, words)?;
            Some(Item::new(at, end, Node::Reference(*reference)))
        });
        if phrase.is_some() {
            return phrase;
        }
        if let Some(item) = self.french_set(at) {
            return Some(item);
        }
        let token = self.token(at)?;
        let lasting = match token.lower.as_ref() {
            "quinquennat" => Some(5),
            "septennat" => Some(7),
            _ => None,
        };
        if let Some(n) = lasting {
            return Some(Item::new(
                at,
                at + 1,
                Node::Duration(Amount::whole(n), Unit::Year),
            ));
        }
        let reference = token.class(|class| match class {
            Class::Reference(reference) => Some(reference),
            _ => None,
        })?;
        Some(Item::new(at, at + 1, Node::Reference(reference)))
    }

    /// "chaque année", "tous les jours", "par semestre", "quotidien".
    fn french_set(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        if let Some((n, unit)) = token.class(|class| match class {
            Class::Frequency(n, unit) => Some((n, unit)),
            _ => None,
        }) {
            // "un quotidien", "le quotidien Le Monde": a newspaper.
            let is_paper = token.is_any(&["quotidiens"])
                || token.is_any(&[
                    "quotidien",
                    "quotidiens",
                    "hebdomadaire",
                    "hebdomadaires",
                    "mensuel",
                    "mensuels",
                ]) && self.was(
                    at,
                    &[
                        "le", "un", "du", "au", "les", "des", "ce", "l", "'", "son", "grand",
                        "grands",
                    ],
                );
            let value = value::duration(Amount::whole(i64::from(n)), unit);
            return (!is_paper).then(|| Item::new(at, at + 1, Node::Set(value)));
        }
        let (next, is_par) = match token.lower.as_ref() {
            "chaque" => (at + 1, false),
            "par" => (at + 1, true),
            "tous" | "toutes" if self.is(at + 1, &["les"]) => (at + 2, false),
            _ => return None,
        };
        let set = |end, value| Some(Item::new(at, end, Node::Set(value)));
        if !is_par {
            if let Some((part, end)) = self.french_part(next) {
                return set(end, format!("XXXX-XX-XX{}", value::part_code(part)));
            }
            if let Some(weekday) = self.weekday(next) {
                return set(next + 1, format!("XXXX-WXX-{weekday}"));
            }
            if let Some((month, end, _)) = self.month(next) {
                return set(end, format!("XXXX-{month:02}"));
            }
            if let Some(season) = self.season(next) {
                return set(next + 1, format!("XXXX-{}", season_name(season)));
            }
        }
        let (amount, unit_at) = self.amount(next).unwrap_or((Amount::whole(1), next));
        let (unit, _) = self.unit(unit_at)?;
        // "par moments", "par an"
        (unit != Unit::Season)
            .then(|| value::duration(amount, unit))
            .and_then(|value| set(unit_at + 1, value))
    }
}
