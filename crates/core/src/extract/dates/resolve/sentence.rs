//! Where sentences end.

use super::super::token::{Gap, Kind, Token};

/// Short forms whose full stop ends no sentence.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "sgt", "capt", "maj", "sen", "rep", "gov", "st",
    "no", "vs", "prof", "rev", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "ca", "approx", "fig", "vol", "inc", "corp", "co", "ltd", "mme",
    "mlle", "janv", "févr", "avr", "juil", "déc", "art", "av", "ap",
];

/// Whether a token ends a sentence.
pub fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.kind == Kind::Sign) else {
        return false;
    };
    match token.lower.as_ref() {
        "!" | "?" => true,
        "." => {
            let goes_on = tokens.get(at + 1).is_some_and(|next| {
                let is_small = next.kind == Kind::Word && !next.is_capitalised();
                next.gap == Gap::None && next.kind != Kind::Sign || is_small
            });
            let is_short = at
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|before| {
                    let is_initial = before.kind == Kind::Word && before.text.chars().count() == 1;
                    is_initial || before.is_any(SHORT)
                });
            !goes_on && !is_short
        }
        _ => false,
    }
}
