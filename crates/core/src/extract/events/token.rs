//! Words of a sentence with their bytes, as far as telling clauses and speakers needs them.

use std::ops::Range;

/// A word: letters and digits, with the apostrophes and hyphens inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// In lower case, with straight apostrophes.
    pub lower: String,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
}

/// The words of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins =
            matches!(letter, '\'' | '’' | '-' | '‑') && next.is_some_and(char::is_alphanumeric);
        let is_inside = letter.is_alphanumeric() || (start.is_some() && joins);
        match (is_inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(token(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|from| token(text, from..text.len())));
    tokens
}

fn token(text: &str, range: Range<usize>) -> Token {
    let word = &text[range.clone()];
    Token {
        lower: word.to_lowercase().replace('’', "'"),
        is_capital: word.chars().next().is_some_and(char::is_uppercase),
        range,
    }
}
