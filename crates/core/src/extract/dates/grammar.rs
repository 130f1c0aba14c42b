//! From tokens to phrases: a small grammar, written by hand, that looks a bounded number of tokens ahead.
//!
//! What all languages share is here and in [`number`] and [`numeric`]; each language has its own file.

mod elliptic;
mod english;
mod french;
mod number;
mod numeric;
mod sequence;
mod shared;
mod years;

use super::ast::{Item, Phrase};
use super::lexicon::{Class, DayPart, Language, Place, Relation, Tongue, Unit};
use super::token::{Gap, Kind, Token};

/// Reads phrases from the tokens of one paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Parser<'a> {
    tokens: &'a [Token<'a>],
    language: Language,
    /// How many expressions this one stands in.
    depth: u8,
}

/// Most expressions inside one another: "late in the first week of early March".
const DEEPEST: u8 = 5;

impl<'a> Parser<'a> {
    /// Begins with the tokens of a paragraph.
    pub fn new(tokens: &'a [Token<'a>], language: Language) -> Self {
        Parser {
            tokens,
            language,
            depth: 0,
        }
    }

    /// Every phrase, in order; none overlaps another.
    pub fn phrases(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.phrase(at) {
                Some(phrase) => {
                    at = phrase.run.end.max(at + 1);
                    phrases.push(phrase);
                }
                None => at += 1,
            }
        }
        phrases
    }

    /// A parser for what stands inside an expression; `None` when it would stand too deep.
    fn inside(&self) -> Option<Parser<'a>> {
        let depth = self.depth + 1;
        (depth <= DEEPEST).then_some(Parser { depth, ..*self })
    }

    /// The item that begins with a token: the longest that the language reads.
    fn item(&self, at: usize) -> Option<Item> {
        self.tokens.get(at)?;
        let own = match self.language.tongue {
            Tongue::English => self.english_item(at),
            Tongue::French => self.french_item(at),
            Tongue::Other => None,
        };
        longer(self.numeric_item(at), own)
    }

    fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at)
    }

    /// The token before; `None` at the start of a paragraph.
    fn before(&self, at: usize) -> Option<&'a Token<'a>> {
        at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.is_any(words))
    }

    fn was(&self, at: usize, words: &[&str]) -> bool {
        self.before(at).is_some_and(|token| token.is_any(words))
    }

    /// The index behind the token when it is one of these, else the same.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.is(at, words))
    }

    /// The index of the token before when it is one of these, else the same.
    fn skip_back(&self, at: usize, words: &[&str]) -> usize {
        at - usize::from(at > 0 && self.was(at, words))
    }

    /// Whether these words stand here in a row; the index behind them.
    fn all(&self, at: usize, words: &[&str]) -> Option<usize> {
        let stand = words
            .iter()
            .enumerate()
            .all(|(n, word)| self.is(at + n, &[word]));
        stand.then_some(at + words.len())
    }

    /// Whether nothing stands between this token and the one before.
    fn is_joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.is(at, signs)
    }

    /// A hyphen between two words that are joined by it; the index behind it.
    fn skip_hyphen(&self, at: usize) -> usize {
        let joins = self.is(at, &["-"]) && self.is_joined(at) && self.is_joined(at + 1);
        at + usize::from(joins)
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word)
    }

    fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        self.token(at)?.class(|class| match class {
            Class::Unit(unit, plural) => Some((unit, plural)),
            _ => None,
        })
    }

    fn weekday(&self, at: usize) -> Option<u8> {
        self.token(at)?.class(|class| match class {
            Class::Weekday(day) => Some(day),
            _ => None,
        })
    }

    fn season(&self, at: usize) -> Option<u8> {
        self.token(at)?.class(|class| match class {
            Class::Season(season) => Some(season),
            _ => None,
        })
    }

    fn relation(&self, at: usize) -> Option<Relation> {
        self.token(at)?.class(|class| match class {
            Class::Relation(relation) => Some(relation),
            _ => None,
        })
    }

    fn place(&self, at: usize) -> Option<Place> {
        self.token(at)?.class(|class| match class {
            Class::Place(place) => Some(place),
            _ => None,
        })
    }

    fn day_part(&self, at: usize) -> Option<DayPart> {
        self.token(at)?.class(|class| match class {
            Class::DayPart(part) => Some(part),
            _ => None,
        })
    }

    fn is_vague(&self, at: usize) -> bool {
        self.token(at)
            .and_then(|token| token.class(|class| (class == Class::Vague).then_some(())))
            .is_some()
    }
}

/// The item that ends later; the first when both end together.
fn longer(first: Option<Item>, second: Option<Item>) -> Option<Item> {
    match (&first, &second) {
        (Some(a), Some(b)) if b.run.end > a.run.end => second,
        (None, _) => second,
        _ => first,
    }
}
