//! How much a match counts: BM25F with one length for all fields, and the parameters in one place.
//!
//! S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (CIKM 2004): occurrences are
//! added up over the fields, each with the field's weight, before they saturate. The formula family is that of
//! `dossier_core::search`; what differs is that occurrences are whole numbers (so the order in which postings are read
//! changes nothing) and the logarithm is our own (so that every platform ranks alike).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use dossier_core::order;

use crate::length;
use crate::postings::Posting;

/// Term-frequency saturation (`k1`), unitless. Source: A. Trotman, A. Puurula, B. Burgess, "Improvements to BM25 and
/// Language Models Examined" (ADCS 2014), as in `dossier_core::search`.
const TERM_SATURATION: f32 = 0.9;

/// How strongly length counts (`b`), `0.0..=1.0`. The same source has 0.4; a little less was as good on four judged
/// collections with whole sentences and better with two words, for which an article without a text is often long enough.
const LENGTH_STRENGTH: f32 = 0.35;

/// What an occurrence in a title counts, in occurrences in a text; [`WHOLE_TITLE`] comes on top.
const TITLE_WEIGHT: u32 = 3;

/// The same in a heading.
const HEADING_WEIGHT: u32 = 2;

/// The same in a name of an entity that is mentioned.
const NAME_WEIGHT: u32 = 1;

/// What it adds that all words of a query stand in the title, in the rarity of each word: so an article that is about what
/// was asked comes before one that says it often.
const WHOLE_TITLE: f32 = 0.3;

/// What an occurrence counts whose letters are exactly those asked for, in the unit of [`Grade::weight`].
const EXACT_WEIGHT: u32 = 20;

/// How literally a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Grade {
    /// The same letters, but for case.
    Exact,
    /// The same but for accents and ligatures.
    Folded,
    /// Another form of the word.
    Stem,
    /// A longer word.
    Prefix,
    /// One typing error away.
    OneTypo,
    /// Two typing errors away.
    TwoTypos,
}

impl Grade {
    /// Every grade, best first.
    const ALL: [Grade; 6] = [
        Grade::Exact,
        Grade::Folded,
        Grade::Stem,
        Grade::Prefix,
        Grade::OneTypo,
        Grade::TwoTypos,
    ];

    /// The grade with this number, or the worst one.
    pub(crate) fn from_number(number: u8) -> Grade {
        Grade::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or(Grade::TwoTypos)
    }

    /// What one occurrence counts, in twentieths.
    fn weight(self) -> u32 {
        match self {
            Grade::Exact => EXACT_WEIGHT,
            Grade::Folded => 19,
            Grade::Stem => 17,
            Grade::Prefix => 10,
            Grade::OneTypo => 10,
            Grade::TwoTypos => 5,
        }
    }
}

/// What a posting counts in twentieths of an occurrence in a text, before saturation.
pub(crate) fn occurrences(posting: &Posting, grade: Grade) -> u32 {
    let text = posting
        .count
        .saturating_sub(posting.title)
        .saturating_sub(posting.heading);
    let fields = [
        (text, 1),
        (posting.title, TITLE_WEIGHT),
        (posting.heading, HEADING_WEIGHT),
        (posting.names, NAME_WEIGHT),
    ];
    let sum = fields.into_iter().fold(0_u32, |sum, (n, weight)| {
        sum.saturating_add(n.saturating_mul(weight))
    });
    sum.saturating_mul(grade.weight())
}

/// What a word adds that stands in the title with this grade, when all others do too, in the word's rarity.
pub(crate) fn of_whole_title(grade: u8) -> f32 {
    WHOLE_TITLE * Grade::from_number(grade).weight() as f32 / EXACT_WEIGHT as f32
}

/// By what occurrences in an article are divided: by its length's level, in one table for a collection.
#[derive(Clone, Debug)]
pub(crate) struct Norms([f32; 256]);

impl Norms {
    /// For `n_docs` articles with `length` words in all.
    pub fn new(n_docs: u32, length: u64) -> Norms {
        let mean = (length as f32 / n_docs.max(1) as f32).max(1.0);
        let norm = |level: usize| {
            let words = length::longest(level as u8) as f32;
            (1.0 - LENGTH_STRENGTH + LENGTH_STRENGTH * words / mean) * EXACT_WEIGHT as f32
        };
        Norms(std::array::from_fn(norm))
    }

    /// The part of a word's rarity that an article of a level earns for so many occurrences, `0.0..=1.0`.
    pub fn saturation(&self, occurrences: u32, level: u8) -> f32 {
        let norm = self.0.get(usize::from(level)).copied().unwrap_or(1.0);
        let weighted = occurrences as f32 / norm;
        weighted / (TERM_SATURATION + weighted)
    }
}

/// How much a word tells, from how many of the articles have it: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
fn rarity(n_docs: u32, n_with_it: u32) -> f32 {
    let (n_docs, n) = (f64::from(n_docs.max(n_with_it)), f64::from(n_with_it));
    logarithm(1.0 + (n_docs - n + 0.5) / (n + 0.5)) as f32
}

/// How much a word of a query tells in an article, by how literally it stands there.
///
/// Fewer articles have a word as it was typed than have any form of it, so a literal match tells more: the mean of its
/// own rarity and of that of all forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rarities([f32; Grade::ALL.len()]);

impl Rarities {
    /// Of a word that matches articles of `n_docs` with these grades.
    pub fn new(n_docs: u32, grades: impl Iterator<Item = u8>) -> Rarities {
        let mut counts = [0_u32; Grade::ALL.len()];
        let mut n_all = 0;
        for grade in grades {
            n_all += 1;
            if let Some(count) = counts.get_mut(usize::from(grade)) {
                *count += 1;
            }
        }
        let of_all = rarity(n_docs, n_all);
        let mut rarities = [of_all; Grade::ALL.len()];
        let mut n_so_far = 0;
        let literal = counts.into_iter().take(Grade::Stem as usize);
        for (value, count) in rarities.iter_mut().zip(literal) {
            n_so_far += count;
            if n_so_far > 0 {
                *value = (rarity(n_docs, n_so_far) + of_all) / 2.0;
            }
        }
        Rarities(rarities)
    }

    /// Where the best match has this grade.
    pub fn of(&self, grade: u8) -> f32 {
        self.0.get(usize::from(grade)).copied().unwrap_or(0.0)
    }
}

/// The natural logarithm of a number from 1 up, by operations that every platform rounds alike.
fn logarithm(value: f64) -> f64 {
    let (mut mantissa, mut doublings) = (value, 0.0);
    while mantissa >= 1.5 {
        mantissa *= 0.5;
        doublings += 1.0;
    }
    // ln m = 2 artanh t with t below 1/5: the tenth term is below 1e-14.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut power, mut sum) = (t, 0.0);
    for odd in (1..21).step_by(2) {
        sum += power / f64::from(odd);
        power *= t * t;
    }
    2.0 * sum + doublings * std::f64::consts::LN_2
}

/// An article among others that match; the better one is less.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    /// What decides before the score; lower is better.
    pub tier: u8,
    /// Finite.
    pub score: f32,
    /// The article's number, which decides between equals.
    pub doc: u32,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Ranked) -> Ordering {
        let by_score = || other.score.total_cmp(&self.score);
        let by_tier = self.tier.cmp(&other.tier);
        by_tier
            .then_with(by_score)
            .then_with(|| self.doc.cmp(&other.doc))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Ranked) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Ranked) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked {}

/// The first `n` of what was ranked, best first.
///
/// A heap of those found so far, which hardly any article comes into after the first: as fast as the standard library's
/// selection, and a kilobyte and a half of WebAssembly less.
pub(crate) fn best(ranked: &[Ranked], n: usize) -> Vec<Ranked> {
    let mut best = BinaryHeap::with_capacity(n.min(ranked.len()));
    for &article in ranked {
        if best.len() < n {
            best.push(article);
        } else if let Some(mut worst) = best.peek_mut()
            && article < *worst
        {
            *worst = article;
        }
    }
    best.into_sorted_vec()
}

/// Puts words in the order of how many articles have each, most first; of equals by their letters.
pub(crate) fn commonest_first(words: &mut Vec<(String, u32)>) {
    order::sort_by(words, |(a, n_a), (b, n_b)| {
        n_b.cmp(n_a).then_with(|| a.cmp(b))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_that_of_the_standard_library() {
        for value in [1.0, 1.2, 1.5, 2.0, 3.7, 1000.5, 7.0e6, 4.0e9] {
            assert!((logarithm(value) - f64::ln(value)).abs() < 1e-12, "{value}");
        }
    }

    #[test]
    fn the_best_are_the_first_of_all_in_order() {
        let ranked = |doc: u32| Ranked {
            tier: (doc % 3) as u8,
            score: (doc * 7 % 11) as f32,
            doc,
        };
        let all: Vec<Ranked> = (0..50).map(ranked).collect();
        let mut sorted = all.clone();
        sorted.sort();
        assert_eq!((sorted[0].tier, sorted[0].score), (0, 10.0));
        for n in [0, 1, 7, 50, 60] {
            assert_eq!(best(&all, n), sorted[..n.min(50)]);
        }
    }

    #[test]
    fn rarer_words_tell_more_and_common_ones_still_something() {
        assert!(rarity(1000, 1) > rarity(1000, 10) && rarity(1000, 1000) > 0.0);
    }

    #[test]
    fn a_literal_match_counts_more_than_a_distant_one() {
        let once = Posting {
            count: 1,
            ..Posting::default()
        };
        let weights: Vec<u32> = Grade::ALL
            .into_iter()
            .map(|grade| occurrences(&once, grade))
            .collect();
        assert!(weights.is_sorted_by(|better, worse| better >= worse));
        assert!((0..6).all(|number| Grade::from_number(number) as u8 == number));
    }
}
