//! A text as tokens: runs of letters, runs of digits, and single other characters.
//!
//! Offsets are bytes of the text. A token knows what its language's table says of its word, and what stands before it.

use std::borrow::Cow;

use super::lexicon::{Class, Entry, Language};

/// What kind of characters a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// ASCII digits.
    Number,
    /// One character that is neither, nor space.
    Sign,
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// Spaces, or the end of a line.
    Space,
    /// An empty line: nothing is read across it.
    Break,
}

/// A run of a text.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// In lower case, with plain apostrophes and dashes.
    pub lower: Cow<'a, str>,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Its characters.
    pub kind: Kind,
    /// What lies before it.
    pub gap: Gap,
    /// What the language's table says of it.
    entries: &'static [Entry],
}

impl Token<'_> {
    /// The first meaning of the word that `pick` takes.
    pub fn class<T>(&self, pick: impl Fn(Class) -> Option<T>) -> Option<T> {
        self.entries.iter().find_map(|(_, class)| pick(*class))
    }

    /// Whether it is one of these, in lower case.
    pub fn is_any(&self, words: &[&str]) -> bool {
        let own = self.lower.as_bytes();
        // Nearly every word differs in its length or its first letter, which costs no call.
        words.iter().any(|word| {
            let word = word.as_bytes();
            word.len() == own.len() && word.first() == own.first() && word == own
        })
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// The number that its digits write, when it has at most nine.
    pub fn number(&self) -> Option<i64> {
        let fits = self.kind == Kind::Number && self.text.len() <= 9;
        fits.then(|| self.text.parse().ok()).flatten()
    }
}

/// The tokens of a text, in order.
pub fn tokens<'a>(text: &'a str, language: &Language) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut gap = Gap::Break;
    let mut n_lines = 0;
    while let Some((start, letter)) = letters.next() {
        if letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            n_lines += usize::from(letter == '\n');
            gap = match gap {
                Gap::Break => Gap::Break,
                _ if n_lines > 1 => Gap::Break,
                _ => Gap::Space,
            };
            continue;
        }
        let kind = kind_of(letter);
        let mut end = start + letter.len_utf8();
        while let Some(&(at, next)) = letters.peek() {
            if kind == Kind::Sign || kind_of(next) != kind {
                break;
            }
            end = at + next.len_utf8();
            letters.next();
        }
        let run = &text[start..end];
        let lower = lower(run, kind);
        let entries = match kind {
            Kind::Word => language.entries(&lower),
            _ => &[],
        };
        tokens.push(Token {
            text: run,
            lower,
            start,
            end,
            kind,
            gap,
            entries,
        });
        gap = Gap::None;
        n_lines = 0;
    }
    tokens
}

fn kind_of(letter: char) -> Kind {
    if letter.is_ascii_digit() {
        Kind::Number
    } else if letter.is_alphabetic() || is_joining(letter) {
        Kind::Word
    } else {
        Kind::Sign
    }
}

/// Accents that stand as characters of their own.
fn is_joining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn lower(run: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Number => Cow::Borrowed(run),
        Kind::Sign => match run {
            "’" | "ʼ" | "‘" | "`" | "´" => Cow::Borrowed("'"),
            "‐" | "‑" => Cow::Borrowed("-"),
            "−" | "‒" | "—" | "―" => Cow::Borrowed("–"),
            _ => Cow::Borrowed(run),
        },
        Kind::Word if run.bytes().all(|byte| byte.is_ascii_lowercase()) => Cow::Borrowed(run),
        Kind::Word => Cow::Owned(composed(&run.to_lowercase())),
    }
}

/// The accents that French writes, joined with their letters.
fn composed(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for letter in word.chars() {
        let joined = match (text.chars().next_back(), letter) {
            (Some('e'), '\u{301}') => 'é',
            (Some('e'), '\u{300}') => 'è',
            (Some('e'), '\u{302}') => 'ê',
            (Some('u'), '\u{302}') => 'û',
            (Some('a'), '\u{300}') => 'à',
            _ => {
                text.push(letter);
                continue;
            }
        };
        text.pop();
        text.push(joined);
    }
    text
}
