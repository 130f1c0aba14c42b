//! Words within one or two typing errors of what was typed.
//!
//! An error is a letter too many, too few or wrong, or two neighbours exchanged (the restricted
//! Damerau–Levenshtein distance). The dictionary is walked in order, and words that begin alike share
//! the rows of the distance table, so that a beginning that is already too far is left at once.

use super::dictionary::{Dictionary, FormIdx};

/// Most words that a misspelt one is taken for.
const MAX_WORDS: usize = 8;

/// How many errors a word of so many letters may have without being asked: short words have too many
/// neighbours, and a number with another digit is another number.
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

/// The nearest words at up to `max_typos` errors, the word itself left out: those at one error, or else
/// those at two; with two, those with the same first letter if there are any. One form for each word.
pub(super) fn nearest(
    dictionary: &Dictionary,
    folded: &str,
    max_typos: u8,
    accepts: impl Fn(FormIdx) -> bool,
) -> Vec<Near> {
    let mut near = within(dictionary, folded, max_typos);
    near.retain(|near| accepts(near.form));
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
    let mut found = Vec::new();
    // Rows of the table: `rows[n]` for the first `n` letters of `path`.
    let mut path: Vec<char> = Vec::new();
    let mut rows: Vec<Vec<u8>> = vec![(0..=asked.len()).map(|n| n.min(255) as u8).collect()];
    let mut form = 0;
    while (form as usize) < dictionary.len() {
        let word = dictionary.folded(form);
        let n_shared = path
            .iter()
            .zip(word.chars())
            .take_while(|(a, b)| **a == *b)
            .count();
        path.truncate(n_shared);
        rows.truncate(n_shared + 1);
        let mut dead = false;
        for letter in word.chars().skip(n_shared) {
            path.push(letter);
            let row = next_row(&asked, &path, &rows);
            dead = row.iter().min().is_none_or(|&least| least > max_typos);
            rows.push(row);
            if dead {
                break;
            }
        }
        if dead {
            let prefix: String = path.iter().collect();
            form = dictionary.with_prefix(&prefix).end.max(form + 1);
            continue;
        }
        let n_typos = rows
            .last()
            .and_then(|row| row.last())
            .copied()
            .unwrap_or(u8::MAX);
        if (1..=max_typos).contains(&n_typos) {
            found.push(Near {
                n_typos,
                other_first_letter: path.first() != asked.first(),
                form,
            });
        }
        form = dictionary.with_word(word).end.max(form + 1);
    }
    found
}

/// The row for the whole `path`, from the rows for its beginnings.
fn next_row(asked: &[char], path: &[char], rows: &[Vec<u8>]) -> Vec<u8> {
    let n = path.len();
    let above = &rows[n - 1];
    let mut row = Vec::with_capacity(above.len());
    row.push(n.min(255) as u8);
    for at in 1..above.len() {
        let wrong = u8::from(asked[at - 1] != path[n - 1]);
        let mut least = above[at - 1].saturating_add(wrong);
        least = least
            .min(above[at].saturating_add(1))
            .min(row[at - 1].saturating_add(1));
        let exchanged =
            n > 1 && at > 1 && asked[at - 1] == path[n - 2] && asked[at - 2] == path[n - 1];
        if exchanged {
            least = least.min(rows[n - 2][at - 2].saturating_add(1));
        }
        row.push(least);
    }
    row
}
