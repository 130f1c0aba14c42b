//! Words of the dictionary within one or two typing errors of another.
//!
//! An error is a letter too many, one too few, another letter, or two neighbours exchanged ("optimal string alignment",
//! F. Damerau 1964). The dictionary is in order, so the rows of the table are kept for what a word has in common with the
//! one before, and most words are refused after two or three letters.

use crate::dictionary::Dictionary;
use crate::store::Store;

/// How many typing errors a word of so many letters may have when it is not found.
pub(crate) fn tolerated(n_letters: usize) -> u8 {
    match n_letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The errors between two folded words; `None` when they are more than `max`.
pub(crate) fn errors(asked: &str, word: &str, max: u8) -> Option<u8> {
    let mut table = Table::new(asked, max);
    for (start, letter) in word.char_indices() {
        if table.rows.last()?.least > max {
            return None;
        }
        table.push(letter, start + letter.len_utf8());
    }
    let errors = table.rows.last()?.errors.last().copied()?;
    (errors <= max).then_some(errors)
}

/// Calls `each` with the number of every word that begins with `letters` and is 1 to `max` errors from `folded`, and the
/// number of errors.
pub(super) fn each_near(
    store: &Store,
    folded: &str,
    max: u8,
    letters: &str,
    mut each: impl FnMut(u32, u8),
) {
    let mut table = Table::new(folded, max);
    for (number, [low, high]) in store.dictionaries(letters) {
        // What cannot have such a word is not fetched.
        if !table.reaches(low, high) {
            continue;
        }
        let Some(dictionary) = store.dictionary(number) else {
            continue;
        };
        let first = store.first_word(number);
        for at in dictionary.lower_bound(letters)..dictionary.len() {
            let Some(errors) = table.errors(dictionary, at) else {
                continue;
            };
            let begins = dictionary
                .word(at)
                .is_some_and(|word| word.folded.starts_with(letters));
            if errors > 0 && begins {
                each(first.saturating_add(at as u32), errors);
            }
        }
    }
}

/// The table of errors between the beginnings of two words, a row for each letter of the other one.
#[derive(Debug)]
struct Table {
    asked: Vec<char>,
    max: u8,
    rows: Vec<Row>,
    /// The word before.
    last: Option<usize>,
}

#[derive(Debug)]
struct Row {
    letter: char,
    /// Bytes of the word up to and with the letter.
    end: usize,
    /// Errors between so much of the word and each beginning of what is asked.
    errors: Vec<u8>,
    least: u8,
}

impl Table {
    fn new(asked: &str, max: u8) -> Table {
        let asked: Vec<char> = asked.chars().collect();
        let n = asked.len().min(usize::from(u8::MAX) - 4) as u8;
        let first = Row {
            letter: '\0',
            end: 0,
            errors: (0..=n).collect(),
            least: 0,
        };
        Table {
            asked,
            max,
            rows: vec![first],
            last: None,
        }
    }

    /// The errors between a word of the dictionary and what is asked; `None` when they are more than allowed.
    fn errors(&mut self, dictionary: &Dictionary, at: usize) -> Option<u8> {
        let follows = self.last.is_some_and(|last| last + 1 == at);
        let shared = if follows { dictionary.shared(at) } else { 0 };
        self.last = Some(at);
        while self.rows.len() > 1 && self.rows.last().is_some_and(|row| row.end > shared) {
            self.rows.pop();
        }
        let word = dictionary.word(at)?.folded;
        let done = self.rows.last()?.end;
        for (start, letter) in word.get(done..)?.char_indices() {
            if self.rows.last()?.least > self.max {
                return None;
            }
            self.push(letter, done + start + letter.len_utf8());
        }
        let errors = self.rows.last()?.errors.last().copied()?;
        (errors <= self.max).then_some(errors)
    }

    /// Whether a word from `low` to `high` can be near enough, by what they have in common and the letter that follows:
    /// false is sure. A `high` of no letters is no end. What comes next is the first word of a dictionary.
    fn reaches(&mut self, low: &str, high: &str) -> bool {
        self.rows.truncate(1);
        self.last = None;
        for (at, letter) in low.char_indices() {
            let last = high.get(at..).and_then(|rest| rest.chars().next());
            if last != Some(letter) {
                return self.reaches_on(letter, last.unwrap_or(char::MAX));
            }
            self.push(letter, at + letter.len_utf8());
        }
        self.rows.last().is_some_and(|row| row.least <= self.max)
    }

    /// The same for what follows, from one letter to another.
    fn reaches_on(&mut self, low: char, high: char) -> bool {
        (0..=self.asked.len()).any(|at| {
            // Letters that are not asked for lead no nearer than the last one.
            let letter = self.asked.get(at).copied().unwrap_or(high);
            self.push(letter, 0);
            let is_between = low <= letter && letter <= high;
            let row = self.rows.pop();
            row.is_some_and(|row| is_between && row.least <= self.max)
        })
    }

    fn push(&mut self, letter: char, end: usize) {
        let Some(above) = self.rows.last() else {
            return;
        };
        let before = self
            .rows
            .len()
            .checked_sub(2)
            .and_then(|at| self.rows.get(at));
        let first = above.errors.first().copied().unwrap_or(0).saturating_add(1);
        let mut errors = Vec::with_capacity(above.errors.len());
        errors.push(first);
        let mut least = first;
        let pairs = self.asked.iter().zip(above.errors.windows(2));
        let mut left = first;
        for (at, (&asked, pair)) in pairs.enumerate() {
            let &[diagonal, up] = pair else { break };
            let mut best = left.min(up).saturating_add(1);
            best = best.min(diagonal.saturating_add(u8::from(asked != letter)));
            let exchanged = before.filter(|_| at > 0 && asked == above.letter);
            if let Some(before) = exchanged
                && self.asked.get(at - 1) == Some(&letter)
                && let Some(two_before) = before.errors.get(at - 1)
            {
                best = best.min(two_before.saturating_add(1));
            }
            errors.push(best);
            least = least.min(best);
            left = best;
        }
        self.rows.push(Row {
            letter,
            end,
            errors,
            least,
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dictionary::{DictionaryWriter, Word};

    /// The errors between two words by the whole table, without any short cut.
    pub(crate) fn errors_between(left: &str, right: &str) -> usize {
        let (left, right): (Vec<char>, Vec<char>) =
            (left.chars().collect(), right.chars().collect());
        let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
        for i in 0..=left.len() {
            for j in 0..=right.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let other = usize::from(left[i - 1] != right[j - 1]);
                    let best = (table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1)
                        .min(table[i - 1][j - 1] + other);
                    if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
                    {
                        best.min(table[i - 2][j - 2] + 1)
                    } else {
                        best
                    }
                };
            }
        }
        table[left.len()][right.len()]
    }

    proptest! {
        #[test]
        fn the_errors_are_those_of_the_whole_table(
            words in prop::collection::btree_set("[abcé]{1,7}", 1..30), asked in "[abc]{1,7}", max in 1_u8..3
        ) {
            let mut writer = DictionaryWriter::default();
            for word in &words {
                writer.push(Word { folded: word, surface: word, languages: 1, n_docs: 1 });
            }
            let dictionary = Dictionary::read(&writer.finish()).unwrap();
            let mut table = Table::new(&asked, max);
            for (at, word) in words.iter().enumerate() {
                let errors = errors_between(word, &asked);
                let expected = (errors <= usize::from(max)).then_some(errors as u8);
                prop_assert_eq!(table.errors(&dictionary, at), expected, "{} {}", word, &asked);
                prop_assert_eq!(super::errors(&asked, word, max), expected);
            }
        }

        #[test]
        fn a_range_that_is_out_of_reach_has_no_word_that_is_near(
            words in prop::collection::btree_set("[abcdé]{1,7}", 2..30), asked in "[abce]{1,7}", max in 1_u8..3, cut in 1_usize..9
        ) {
            let words: Vec<&String> = words.iter().collect();
            for (at, range) in words.chunks(cut).enumerate() {
                let high = words.get((at + 1) * cut).map_or("", |word| word.as_str());
                let nearest = range.iter().map(|word| errors_between(word, &asked)).min();
                let has_near = nearest.is_some_and(|errors| errors <= usize::from(max));
                let reaches = Table::new(&asked, max).reaches(range[0], high);
                prop_assert!(reaches || !has_near, "{:?} {} {}", range, high, &asked);
            }
        }
    }

    #[test]
    fn a_range_is_out_of_reach_when_its_words_begin_otherwise() {
        let reaches = |low, high| Table::new("pricse", 1).reaches(low, high);
        for (low, high) in [
            ("pri", "prin"),
            ("ric", "rie"),
            ("pirate", "pit"),
            ("a", "b"),
            ("zebra", ""),
            ("pr", "pr"),
        ] {
            assert!(reaches(low, high), "{low} {high}");
        }
        for (low, high) in [
            ("sta", "stone"),
            ("prop", "prow"),
            ("born", "bow"),
            ("ox", "oy"),
        ] {
            assert!(!reaches(low, high), "{low} {high}");
        }
    }
}
