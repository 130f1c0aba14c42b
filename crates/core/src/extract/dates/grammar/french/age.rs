//! French ages: "Luc, 38 ans,", "une femme de 26 ans", "âgé de six ans" say nothing of time.

use super::Parser;

/// What lasts for so many years, where other nouns are so many years old.
const LASTING: &[&str] = &[
    "période",
    "durée",
    "plan",
    "peine",
    "peines",
    "prison",
    "réclusion",
    "mandat",
    "mandats",
    "contrat",
    "contrats",
    "délai",
    "accord",
    "bail",
    "cycle",
    "programme",
    "moratoire",
    "suspension",
    "expérience",
    "ancienneté",
    "trêve",
    "guerre",
    "conflit",
    "absence",
    "interdiction",
    "sursis",
    "total",
    "moyenne",
    "terme",
    "espace",
    "cours",
    "bout",
    "fin",
    "travail",
    "vie",
    "carrière",
    "formation",
    "présence",
    "négociations",
    "travaux",
    "siège",
    "règne",
    "service",
    "études",
    "retard",
    "près",
    "lors",
    "recul",
    "minimum",
    "maximum",
    "moins",
    "plus",
    "histoire",
    "existence",
    "horizon",
    "échéance",
    "crédit",
    "emprunt",
    "engagement",
    "prêt",
    "mariage",
    "partenariat",
];

/// Whose years are an age, also in words.
const PERSONS: &[&str] = &[
    "homme",
    "femme",
    "fille",
    "garçon",
    "enfant",
    "enfants",
    "fillette",
    "adolescent",
    "adolescente",
    "jeune",
    "jeunes",
    "personne",
    "bébé",
    "fils",
    "père",
    "mère",
    "retraité",
    "retraitée",
    "étudiant",
    "étudiante",
    "veuve",
    "mineur",
    "âgé",
    "âgée",
    "âgés",
    "âgées",
    "agé",
    "agée",
    "agés",
    "agées",
];

impl Parser<'_> {
    /// Whether a number of years from one token to another is how old someone is.
    pub(super) fn is_age(&self, at: usize, end: usize) -> bool {
        let closes = self.is(end, &[",", ".", ")", ";", ":"]) || self.token(end).is_none();
        if self.was(at, &[",", "("]) && closes {
            return true;
        }
        // "les 6-16 ans"
        if self.is_digit(at) && self.was(at, &["-"]) && self.is_joined(at) {
            return true;
        }
        let of = if self.was(at, &["de"]) {
            at.checked_sub(2)
        } else if self.was(at, &["'"]) {
            at.checked_sub(3)
        } else {
            None
        };
        let Some((of, whose)) = of.and_then(|of| Some((of, self.token(of)?))) else {
            return false;
        };
        if whose.is_any(&["moins", "plus"]) {
            return self.was(of, &["les", "des", "aux"]);
        }
        whose.is_any(PERSONS) || self.is_digit(at) && self.is_word(of) && !whose.is_any(LASTING)
    }
}
