//! Words: the runs of text that search indexes, with their places.
//!
//! A word is letters, digits and marks. An apostrophe inside belongs to it (`Hay'at`), except after an
//! elision (`l’État` is `État`) and before the English possessive (`Macron’s` is `Macron`). A hyphen
//! ends a word. Scripts that write no spaces give one word a character, so that a run of characters is
//! found as a phrase.

use super::case::lower;
use super::fold::{continues_word, fold};
use super::script::is_word;
use crate::model::Span;

/// What stands before an apostrophe without belonging to the word after it, folded.
const ELISIONS: [&str; 16] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
    "presqu", "dell",
];

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in scalar values of the text.
    pub span: Span,
    /// Lower case with accents, without apostrophes: what an exact match compares.
    pub surface: String,
    /// Other words that find it, in the same form: `loréal` beside the `oréal` of `L’Oréal`.
    pub joined: Option<String>,
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Words<'_> {
    Words { rest: text, at: 0 }
}

/// Iterator of [`words`].
pub struct Words<'a> {
    rest: &'a str,
    at: u32,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let (start, first) = self
                .rest
                .char_indices()
                .find(|(_, scalar)| scalar.is_alphanumeric())?;
            self.at += count(&self.rest[..start]);
            self.rest = &self.rest[start..];
            let length = if is_word(first) {
                single_length(self.rest)
            } else {
                run_length(self.rest)
            };
            let run = &self.rest[..length];
            let at = self.at;
            self.at += count(run);
            self.rest = &self.rest[length..];
            let word = word_from_run(run, at);
            // A run of nothing but marks (a lone modifier letter) is no word.
            if word.surface.is_ascii() && !word.surface.is_empty()
                || !fold(&word.surface).is_empty()
            {
                return Some(word);
            }
        }
    }
}

fn count(text: &str) -> u32 {
    if text.is_ascii() {
        text.len() as u32
    } else {
        super::len_scalars(text)
    }
}

/// Whether the scalar is one of the signs that are typed and printed for an apostrophe.
pub(super) fn is_apostrophe(scalar: char) -> bool {
    matches!(
        scalar,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{FF07}'
    )
}

/// Bytes of the first scalar and the marks after it.
fn single_length(text: &str) -> usize {
    text.char_indices()
        .skip(1)
        .find(|&(_, scalar)| !continues_word(scalar))
        .map_or(text.len(), |(at, _)| at)
}

/// Bytes of the word that begins the text, apostrophes inside included.
fn run_length(text: &str) -> usize {
    let mut previous = ' ';
    let mut scalars = text.char_indices();
    while let Some((at, scalar)) = scalars.next() {
        let in_word = if scalar.is_alphanumeric() {
            !is_word(scalar)
        } else {
            continues_word(scalar) || joins(previous, scalar, scalars.as_str(), &text[..at])
        };
        if !in_word {
            return at;
        }
        previous = scalar;
    }
    text.len()
}

/// Whether a sign between two words makes them one: an apostrophe between letters, the sign that
/// groups or splits the digits of a number, the full stops of initials.
fn joins(previous: char, sign: char, after: &str, before: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    if is_apostrophe(sign) {
        return previous.is_alphanumeric() && next.is_alphanumeric() && !is_word(next);
    }
    let between_digits = previous.is_ascii_digit() && next.is_ascii_digit();
    match sign {
        '.' | ',' if between_digits => groups_thousands(after) || is_fraction(before, after),
        '.' => {
            let is_initial = |text: &str| {
                text.chars()
                    .nth(1)
                    .is_none_or(|second| !second.is_alphanumeric())
            };
            next.is_alphabetic() && is_initial(after) && is_initials(before)
        }
        '\u{A0}' | '\u{202F}' => between_digits && groups_thousands(after),
        _ => false,
    }
}

/// Whether the text is single letters with full stops between them.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| {
        let mut scalars = part.chars();
        scalars.next().is_some_and(char::is_alphabetic) && scalars.next().is_none()
    })
}

/// Whether exactly three digits begin the text.
fn groups_thousands(text: &str) -> bool {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    n_digits == 3
}

/// Whether a sign between these digits begins the decimals of a number, not the next part of a date
/// (`17.12.2017`) or the next number of a list (`1,2,3`).
fn is_fraction(before: &str, after: &str) -> bool {
    let digits = after.trim_start_matches(|scalar: char| scalar.is_ascii_digit());
    let n_digits = after.len() - digits.len();
    let mut rest = digits.chars();
    let goes_on = matches!(rest.next(), Some('.' | ','))
        && rest.next().is_some_and(|next| next.is_ascii_digit());
    n_digits <= 3 && !goes_on && !before.contains('.')
}

/// The word in a run: the elision before it and the possessive after it cut off.
fn word_from_run(run: &str, at: u32) -> Word {
    let mut span = Span {
        start: at,
        end: at + count(run),
    };
    let mut kept = run;
    let mut joined = None;
    while let Some((before, after)) = kept.split_once(is_apostrophe) {
        if !ELISIONS.contains(&fold(before).as_str()) {
            break;
        }
        let is_capital = |text: &str| {
            text.chars()
                .next()
                .is_some_and(|first| lower(first) != first)
        };
        if is_capital(before) && is_capital(after) {
            joined = Some(surface(without_possessive(kept)));
        }
        kept = after;
        span.start += count(before) + 1;
    }
    let short = without_possessive(kept);
    span.end -= count(&kept[short.len()..]);
    Word {
        span,
        surface: surface(short),
        joined,
    }
}

/// The run without a final `'s`.
fn without_possessive(run: &str) -> &str {
    run.strip_suffix(['s', 'S'])
        .and_then(|short| short.strip_suffix(is_apostrophe))
        .filter(|short| !short.is_empty())
        .unwrap_or(run)
}

/// Lower case without apostrophes, joiners, full stops of initials and signs that group digits.
fn surface(run: &str) -> String {
    let is_number = run.starts_with(|scalar: char| scalar.is_ascii_digit());
    let mut surface = String::with_capacity(run.len());
    for (at, scalar) in run.char_indices() {
        match scalar {
            '.' if !is_number => {}
            ',' if groups_thousands(&run[at + 1..]) => {}
            ',' => surface.push('.'),
            '\u{A0}'
            | '\u{202F}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{FEFF}' => {}
            _ if is_apostrophe(scalar) => {}
            _ if scalar.is_ascii() => surface.push(scalar.to_ascii_lowercase()),
            _ => surface.push(lower(scalar)),
        }
    }
    surface
}
