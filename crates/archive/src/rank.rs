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

/// Term-frequency saturation (`k1`), unitless, useful in `0.0..=2.0`. Within the range that section 5 of S. Robertson and
/// H. Zaragoza, "The Probabilistic Relevance Framework" (2009), calls sound for most collections, 1.2 to 2.
const TERM_SATURATION: f32 = 1.4;

/// How strongly length counts (`b`), `0.0..=1.0`. The same source has 0.5 to 0.8; a little less was as good on four judged
/// collections with whole sentences and better with two words, for which an article without a text is often long enough.
const LENGTH_STRENGTH: f32 = 0.45;

/// The share of the mean length that an article has at least: that it is a line and no paragraph says nothing for it.
const LEAST_LENGTH: f32 = 0.4;

/// What an occurrence in a text counts: the unit of the other fields' weights.
const TEXT_WEIGHT: u32 = 2;

/// What an occurrence in a title counts; [`WHOLE_TITLE`] comes on top.
const TITLE_WEIGHT: u32 = 3;

/// The same in a heading.
const HEADING_WEIGHT: u32 = 3;

/// The same in a name of an entity that is mentioned.
const NAME_WEIGHT: u32 = 2;

/// What it adds that all words of a query stand in the title, in the rarity of each word: so an article that is about what
/// was asked comes before one that says it often.
const WHOLE_TITLE: f32 = 0.6;

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
            Grade::Stem => 16,
            Grade::Prefix => 10,
            Grade::OneTypo => 10,
            Grade::TwoTypos => 5,
        }
    }
}

/// What decides before the score, from the grade of the least literal word; lower is better. The rule is that of
/// `dossier_core::search`: of a word or phrase that is all that was typed (`is_alone`) the more literal match always
/// comes first; with several words only longer and misspelt ones stay below.
pub(crate) fn tier(grade: u8, is_alone: bool) -> u8 {
    if is_alone || grade > Grade::Stem as u8 {
        grade
    } else {
        Grade::Exact as u8
    }
}

/// What a posting counts in fortieths of an occurrence in a text, before saturation.
pub(crate) fn occurrences(posting: &Posting, grade: Grade) -> u32 {
    let text = posting
        .count
        .saturating_sub(posting.title)
        .saturating_sub(posting.heading);
    let fields = [
        (text, TEXT_WEIGHT),
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
            let length = (words / mean).max(LEAST_LENGTH);
            let unit = (EXACT_WEIGHT * TEXT_WEIGHT) as f32;
            (1.0 - LENGTH_STRENGTH + LENGTH_STRENGTH * length) * unit
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
/// own rarity and of that of all forms. A longer or misspelt word, which may be another word, never makes those that
/// are meant look common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rarities([f32; Grade::ALL.len()]);

impl Rarities {
    /// Of a word that matches articles of `n_docs` with these grades.
    pub fn new(n_docs: u32, grades: impl Iterator<Item = u8>) -> Rarities {
        let mut counts = [0_u32; Grade::ALL.len()];
        for grade in grades {
            if let Some(count) = counts.get_mut(usize::from(grade)) {
                *count += 1;
            }
        }
        let mut n_so_far = 0;
        let mut rarities = counts.map(|count| {
            n_so_far += count;
            rarity(n_docs, n_so_far)
        });
        let (literal, others) = rarities.split_at_mut(Grade::Stem as usize);
        if let Some(of_forms) = others.first() {
            for rarity in literal {
                *rarity = (*rarity + of_forms) / 2.0;
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
pub(crate) fn commonest_first(words: &mut [(String, u32)]) {
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

    #[test]
    fn longer_and_misspelt_words_do_not_make_a_word_look_common() {
        let exact = [Grade::Exact as u8; 3];
        let others = [Grade::Prefix as u8, Grade::OneTypo as u8];
        let alone = Rarities::new(1000, exact.into_iter());
        let among = Rarities::new(1000, exact.into_iter().chain(others.repeat(100)));
        assert_eq!(alone.of(Grade::Exact as u8), among.of(Grade::Exact as u8));
        assert!(among.of(Grade::Prefix as u8) < alone.of(Grade::Exact as u8));
    }

    #[test]
    fn only_of_one_word_do_its_forms_stand_below_it_whatever_the_score() {
        let tiers = |is_alone| -> Vec<u8> {
            let tier = |grade: Grade| tier(grade as u8, is_alone);
            Grade::ALL.into_iter().map(tier).collect()
        };
        assert_eq!(tiers(true), [0, 1, 2, 3, 4, 5]);
        assert_eq!(tiers(false), [0, 0, 0, 3, 4, 5]);
    }

    #[test]
    fn a_line_is_no_better_than_a_short_paragraph() {
        let norms = Norms::new(10, 1000);
        let saturation = |words| norms.saturation(40, length::level(words));
        assert_eq!(saturation(5), saturation(30));
        assert!(saturation(30) > saturation(100));
    }
}
