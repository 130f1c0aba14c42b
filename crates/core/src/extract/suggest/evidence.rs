//! How a document writes each of its words: what is large everywhere is a name, what is large only at the beginning of
//! sentences is not.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::names::words::{Case, Gap, Word};

/// How often a word stands in which form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// With a small first letter.
    pub small: u32,
    /// With a large one inside a sentence.
    pub large: u32,
}

/// The words of a document, by their folded form.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    counts: BTreeMap<&'a str, Count>,
    /// Two large words in a row, inside a sentence.
    pairs: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Evidence<'a> {
    pub fn of(texts: &'a [Vec<Word<'a>>]) -> Self {
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        let mut pairs = BTreeSet::new();
        for words in texts.iter().filter(|words| !is_shouted(words)) {
            // A line of nothing but large words may be a name or a heading.
            let tells = words.len() < 2 || words.iter().any(|word| !word.is_capital());
            for word in words.iter().filter(|_| tells) {
                let count = counts.entry(&word.folded).or_default();
                match word.is_capital() {
                    false => count.small += 1,
                    true if !word.begins => count.large += 1,
                    true => {}
                }
            }
            for (word, next) in words.iter().zip(words.iter().skip(1)) {
                let is_pair = word.is_capital() && next.is_capital() && next.gap.joins();
                if is_pair && !word.begins {
                    pairs.insert((word.folded.as_str(), next.folded.as_str()));
                }
            }
        }
        Evidence { counts, pairs }
    }

    /// Whether the word and the next stand together inside a sentence elsewhere, both large.
    pub fn has_pair(&self, words: &[Word<'_>], at: usize) -> bool {
        let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
            return false;
        };
        self.pairs
            .contains(&(word.folded.as_str(), next.folded.as_str()))
    }

    pub fn count(&self, word: &Word<'_>) -> Count {
        self.counts
            .get(word.folded.as_str())
            .copied()
            .unwrap_or_default()
    }
}

/// Fewest words of which can be said that they are all large.
const MIN_SHOUTED: usize = 4;

/// Whether a text is written in large letters, or each of its words begins with one, so that they tell nothing.
pub(super) fn is_shouted(words: &[Word<'_>]) -> bool {
    let is_word = |word: &&Word<'_>| word.folded.len() > 3 && !word.is_number();
    let n_words = words.iter().filter(is_word).count();
    let n_large = words
        .iter()
        .filter(is_word)
        .filter(|word| word.is_capital())
        .count();
    let n_all_large = words
        .iter()
        .filter(is_word)
        .filter(|word| word.case == Case::Large)
        .count();
    let has_commas = words.iter().any(|word| word.gap == Gap::Comma);
    let is_title_case = n_large == n_words && words.len() >= 2 * MIN_SHOUTED && !has_commas;
    n_words >= MIN_SHOUTED && (is_title_case || 2 * n_all_large > n_words)
}
