//! Words within one or two typing errors of what was typed.
//!
//! An error is a letter too many, too few or wrong, or two neighbours exchanged (the restricted
//! Damerau–Levenshtein distance). The dictionary is walked in order, and words that begin alike share
//! the rows of the distance table, so that a beginning that is already too far is left at once.

use super::dictionary::{Dictionary, FormIdx};

/// Most words that a misspelt one is taken for.
const MAX_WORDS: usize = 8;

/// From so many letters on a word may be any other at two errors. Six or seven letters with two errors are as a rule
/// another word (`weapon` is no "reason"), unless they are a name, which is heard and spelt in many ways.
const TWO_TYPOS_LETTERS: usize = 8;

/// How many errors a word of so many letters may have without being asked: short words have too many
/// neighbours, and a number with another digit is another number. See also [`Near::is_likely`].
pub(super) fn tolerated_typos(folded: &str) -> u8 {
    if folded.contains(|scalar: char| scalar.is_numeric()) {
        return 0;
    }
    match folded.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// A word near another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near {
    pub n_typos: u8,
    /// Errors in the first letter are rarer than others.
    other_first_letter: bool,
    pub form: FormIdx,
}

impl Near {
    /// Whether it is near enough to be taken for what was typed; `is_name`: whether it is a word of a name.
    pub fn is_likely(self, folded: &str, is_name: impl Fn(FormIdx) -> bool) -> bool {
        self.n_typos < 2
            || folded.chars().count() >= TWO_TYPOS_LETTERS
            || !self.other_first_letter && is_name(self.form)
    }
}

/// The nearest words at up to `max_typos` errors, the word itself left out: those at one error, or else
/// those at two; with two, those with the same first letter if there are any. One form for each word.
pub(super) fn nearest(
    dictionary: &Dictionary,
    folded: &str,
    max_typos: u8,
    accepts: impl Fn(Near) -> bool,
) -> Vec<Near> {
    let mut near = within(dictionary, folded, max_typos);
    near.retain(|&near| accepts(near));
    crate::order::sort_by_key(&mut near, |near| {
        (
            near.n_typos,
            near.other_first_letter,
            u32::MAX - dictionary.size(near.form),
            near.form,
        )
    });
    if let Some(&best) = near.first() {
        near.retain(|near| {
            near.n_typos == best.n_typos
                && (near.n_typos < 2 || near.other_first_letter == best.other_first_letter)
        });
    }
    near.truncate(MAX_WORDS);
    near
}

/// All words at 1 to `max_typos` errors, in dictionary order.
pub(super) fn within(dictionary: &Dictionary, folded: &str, max_typos: u8) -> Vec<Near> {
    let asked: Vec<char> = folded.chars().collect();
    let mut table = Table::new(&asked, max_typos);
    let mut found = Vec::new();
    let mut form = 0;
    while (form as usize) < dictionary.len() {
        let word = dictionary.folded(form);
        match table.read(word) {
            Ok(n_typos) => {
                if (1..=max_typos).contains(&n_typos) {
                    found.push(Near {
                        n_typos,
                        other_first_letter: word.chars().next() != asked.first().copied(),
                        form,
                    });
                }
                form = dictionary.with_word(word).end.max(form + 1);
            }
            Err(n_bytes) => {
                form = dictionary.after_prefix(form, &word[..n_bytes]);
            }
        }
    }
    found
}

/// The distance table of a word that was asked for and of one that is read, letter by letter.
///
/// Only the cells within `max_typos` of the diagonal are worked out; the others are farther than that anyway
/// (E. Ukkonen, "Algorithms for Approximate String Matching", Information and Control 64, 1985).
struct Table<'a> {
    asked: &'a [char],
    max_typos: u8,
    /// What was read so far.
    path: Vec<char>,
    /// Row by row, one more than the letters of `path`, each one cell longer than what is asked.
    cells: Vec<u8>,
}

impl<'a> Table<'a> {
    fn new(asked: &'a [char], max_typos: u8) -> Table<'a> {
        Table {
            asked,
            max_typos,
            path: Vec::new(),
            cells: (0..=asked.len()).map(|n| n.min(255) as u8).collect(),
        }
    }

    /// Reads a word, from where it differs from the one before.
    ///
    /// # Errors
    ///
    /// As soon as no word that begins so can be near enough: after how many bytes.
    fn read(&mut self, word: &str) -> Result<u8, usize> {
        let pairs = self.path.iter().zip(word.chars());
        let n_shared = pairs.take_while(|(a, b)| **a == *b).count();
        self.path.truncate(n_shared);
        for (at, letter) in word.char_indices().skip(n_shared) {
            self.path.push(letter);
            if self.add_row() > self.max_typos {
                return Err(at + letter.len_utf8());
            }
        }
        let last = self.path.len() * (self.asked.len() + 1) + self.asked.len();
        Ok(self.cells.get(last).copied().unwrap_or(u8::MAX))
    }

    /// Adds the row of the letter read last; the least distance in it.
    fn add_row(&mut self) -> u8 {
        let (n, width) = (self.path.len(), self.asked.len() + 1);
        self.cells.truncate(n * width);
        self.cells.resize((n + 1) * width, u8::MAX);
        let (before, row) = self.cells.split_at_mut(n * width);
        let above = &before[(n - 1) * width..];
        let reach = usize::from(self.max_typos);
        let (first, end) = (n.saturating_sub(reach), (n + reach + 1).min(width));
        let mut least = u8::MAX;
        for at in first..end {
            let mut cell = above[at].saturating_add(1);
            if at > 0 {
                let wrong = u8::from(self.asked[at - 1] != self.path[n - 1]);
                cell = cell.min(above[at - 1].saturating_add(wrong));
                cell = cell.min(row[at - 1].saturating_add(1));
            }
            let exchanged = n > 1
                && at > 1
                && self.asked[at - 1] == self.path[n - 2]
                && self.asked[at - 2] == self.path[n - 1];
            if exchanged {
                cell = cell.min(before[(n - 2) * width + at - 2].saturating_add(1));
            }
            row[at] = cell;
            least = least.min(cell);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Language;

    /// The distance by its definition, cell by cell.
    fn distance(a: &[char], b: &[char]) -> usize {
        let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else {
            return a.len().max(b.len());
        };
        let (rest_a, rest_b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
        let mut least = distance(rest_a, rest_b) + usize::from(last_a != last_b);
        least = least
            .min(distance(rest_a, b) + 1)
            .min(distance(a, rest_b) + 1);
        if rest_a.last() == Some(last_b) && rest_b.last() == Some(last_a) {
            let before = |rest: &[char]| rest[..rest.len() - 1].to_vec();
            least = least.min(distance(&before(rest_a), &before(rest_b)) + 1);
        }
        least
    }

    proptest! {
        #[test]
        fn words_within_a_distance_are_those_that_the_definition_gives(
            words in prop::collection::btree_set("[abé]{1,5}", 1..20),
            asked in "[abé]{0,5}",
            max_typos in 1_u8..=2,
        ) {
            let spellings: Vec<(String, Language)> = words.iter().map(|word| (word.clone(), Language::Other)).collect();
            let places = (0..).zip(0..spellings.len() as u32);
            let dictionary = Dictionary::new(&spellings, places);
            let near = within(&dictionary, &asked, max_typos);
            let found: Vec<(String, u8)> =
                near.iter().map(|near| (dictionary.folded(near.form).to_owned(), near.n_typos)).collect();
            let letters: Vec<char> = asked.chars().collect();
            let mut expected: Vec<(String, u8)> = Vec::new();
            for form in 0..dictionary.len() as FormIdx {
                let word = dictionary.folded(form);
                let n_typos = distance(&letters, &word.chars().collect::<Vec<_>>()) as u8;
                let known = expected.last().is_some_and(|(last, _)| last == word);
                if (1..=max_typos).contains(&n_typos) && !known {
                    expected.push((word.to_owned(), n_typos));
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
