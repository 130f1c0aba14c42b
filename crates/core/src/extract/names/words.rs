//! The words of a text as names are made of them: folded, with what stands between them.
//!
//! Offsets are bytes of the text. A hyphen parts two words, so do an elision (`l’`, `d’`) and a possessive (`’s`); any
//! other apostrophe and the full stops of an acronym stay inside. Nothing here knows what a name is.

use super::tables;
use crate::text::fold_into;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Gap {
    /// Nothing: it is the first word.
    First,
    /// White space, which the full stop of an initial or of a title may precede.
    Space,
    /// One hyphen.
    Hyphen,
    /// One apostrophe: of an elision or of a possessive.
    Apostrophe,
    /// `&`.
    And,
    /// One comma.
    Comma,
    /// Any other sign.
    Other,
}

impl Gap {
    /// Whether the words on both sides can belong to one name.
    pub fn joins(self) -> bool {
        matches!(self, Gap::Space | Gap::Hyphen)
    }
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Case {
    /// Without a large letter: `sons`, `2017`, scripts that have no large letters.
    Small,
    /// Only the first letter is large: `Sons`, `A`.
    Title,
    /// Two large letters or more and no small one: `IS`.
    Large,
    /// Anything else: `MpS`, `iPhone`.
    Mixed,
}

/// One word.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Word<'a> {
    /// As it stands.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Small letters without accents, apostrophes and full stops.
    pub folded: String,
    pub gap: Gap,
    pub case: Case,
    /// Whether a sentence, a quotation or a bracket may begin with it, so that a large letter says little.
    pub begins: bool,
    /// Whether only signs of an address stand between it and the word before: `example.org`, `a@b`.
    pub is_glued: bool,
}

impl Word<'_> {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Whether it is one large letter, as of a given name that is cut short.
    pub fn is_initial(&self) -> bool {
        self.case == Case::Title && self.text.chars().nth(1).is_none()
    }
}

/// The words of a text, in order.
pub(in crate::extract) fn words(text: &str) -> Vec<Word<'_>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| letters.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut at = 0;
    while let Some(&(start, first)) = letters.get(at) {
        if !is_letter(first) {
            at += 1;
            continue;
        }
        at = if is_single(first) {
            at + 1
        } else {
            end_of_word(&letters, at, text)
        };
        let run = &text[start..byte(at)];
        let (gap, begins) = gap_before(words.last(), text, start);
        let between = words.last().map_or("", |before| &text[before.end()..start]);
        let is_glued =
            !between.contains(char::is_whitespace) && between.contains(['.', '@', '/', '=', '\\']);
        words.push(Word {
            text: run,
            start,
            folded: folded(run),
            gap,
            case: case_of(run),
            begins,
            is_glued,
        });
    }
    words
}

/// Small letters without accents, apostrophes and full stops.
fn folded(run: &str) -> String {
    let mut folded = String::with_capacity(run.len());
    fold_into(run, &mut folded);
    folded.retain(|letter| letter != '.');
    folded
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

pub(in crate::extract) fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2BB}' | '\u{2BC}' | '\u{2BF}' | '\u{2BE}' | '`'
    )
}

fn is_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}'
    )
}

/// Whether the letter is a word of its own: Chinese and Japanese write no spaces.
fn is_single(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Whether it is a mark on the letter before it: what folding drops and is no apostrophe.
fn is_mark(letter: char) -> bool {
    if letter.is_ascii() || is_apostrophe(letter) {
        return false;
    }
    let mut folded = String::new();
    fold_into(letter.encode_utf8(&mut [0; 4]), &mut folded);
    folded.is_empty()
}

/// The letter behind the last one of the word that begins at `first`.
fn end_of_word(letters: &[(usize, char)], first: usize, text: &str) -> usize {
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let goes_on = |at: usize| letter(at).is_some_and(|next| is_letter(next) && !is_single(next));
    let start = letters.get(first).map_or(0, |(byte, _)| *byte);
    let mut at = first + 1;
    while let Some(&(byte, sign)) = letters.get(at) {
        let before = &text[start..byte];
        let is_inside = if is_letter(sign) {
            !is_single(sign)
        } else if is_apostrophe(sign) {
            let is_possessive = matches!(letter(at + 1), Some('s' | 'S')) && !goes_on(at + 2);
            goes_on(at + 1) && !is_possessive && !tables::is_elision(before)
        } else if sign == '.' {
            // The letters of an acronym: `U.S`, but not the end of a sentence.
            goes_on(at + 1) && !goes_on(at + 2) && is_initials(before)
        } else {
            is_mark(sign)
        };
        if !is_inside {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the run is single letters with full stops between them.
fn is_initials(run: &str) -> bool {
    run.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

fn gap_before(before: Option<&Word<'_>>, text: &str, start: usize) -> (Gap, bool) {
    let Some(before) = before else {
        return (Gap::First, true);
    };
    let raw = &text[before.end()..start];
    let ends = raw.contains([
        '.', '!', '?', '…', ':', ';', '"', '“', '«', '‘', '(', '[', '\n', '•', '—', '|',
    ]);
    let signs = raw.trim();
    let is_short = || {
        before.is_initial()
            || tables::is_abbreviation(&before.folded)
            || (before.text.contains('.') && is_initials(before.text))
    };
    if signs == "." && raw != signs && is_short() {
        return (Gap::Space, false);
    }
    let mut letters = signs.chars();
    let gap = match (letters.next(), letters.next(), letters.next()) {
        (None, ..) => Gap::Space,
        // The sign of a letter that Latin has not: `al-‘Abadi`.
        (Some(first), None, _) if is_apostrophe(first) && raw.len() > signs.len() => Gap::Space,
        (Some(first), Some(second), None)
            if is_hyphen(first) && is_apostrophe(second) && raw == signs =>
        {
            Gap::Hyphen
        }
        (Some('&'), None, _) => Gap::And,
        (Some(','), None, _) => Gap::Comma,
        (Some(first), None, _) if is_apostrophe(first) => Gap::Apostrophe,
        (Some(first), None, _) if is_hyphen(first) && raw == signs => Gap::Hyphen,
        _ => Gap::Other,
    };
    (gap, ends)
}

fn case_of(run: &str) -> Case {
    let mut n_large = 0;
    let mut n_small = 0;
    let mut starts_large = false;
    for (at, letter) in run.chars().filter(|letter| is_letter(*letter)).enumerate() {
        if letter.is_uppercase() {
            n_large += 1;
            starts_large |= at == 0;
        } else if letter.is_lowercase() {
            n_small += 1;
        }
    }
    match (n_large, n_small) {
        (0, _) => Case::Small,
        (1, _) if starts_large => Case::Title,
        (2.., 0) => Case::Large,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = words(text);
        let found: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn an_elision_and_a_possessive_are_parted() {
        check("l’État d'Ana", &["l", "etat", "d", "ana"]);
        check("Moe’s boat", &["moe", "s", "boat"]);
        check("Hay’at O'Moe", &["hayat", "omoe"]);
    }

    #[test]
    fn an_acronym_with_full_stops_is_one_word() {
        check(
            "in the U.S. of A. The",
            &["in", "the", "us", "of", "a", "the"],
        );
    }

    #[test]
    fn marks_belong_to_the_letter_before_them() {
        check("Jose\u{301}\u{2019}s", &["jose", "s"]);
        check("\u{301}", &[]);
    }

    #[track_caller]
    fn check_begins(text: &str, expected: &[&str]) {
        let words = words(text);
        let begins = words.iter().filter(|word| word.begins);
        let begins: Vec<&str> = begins.map(|word| word.text).collect();
        assert_eq!(begins, expected, "{text:?}");
    }

    #[test]
    fn the_full_stop_of_a_title_ends_no_sentence() {
        check_begins("He met Mr. Moe. Then G. Roe", &["He", "Then"]);
        check_begins("So: “Never” (Ever)", &["So", "Never", "Ever"]);
    }
}
