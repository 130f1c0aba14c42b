//! The order of articles, worked out for each of them anew.

use super::condition::Leaf;
use super::{Order, Reference};
use crate::Sort;
use crate::rank::{self, Grade, Rarities};

impl Reference<'_> {
    pub(super) fn ranked(&self, docs: &[usize], leaves: &[Leaf], order: Order) -> Vec<usize> {
        let positive: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.positive).collect();
        let rarities = positive.iter().map(|leaf| {
            let found = (0..self.docs.len()).filter_map(|doc| self.found(leaf, doc));
            Rarities::new(self.docs.len() as u32, found.map(|(_, grade)| grade as u8))
        });
        let rarities: Vec<Rarities> = rarities.collect();
        let key = |doc: usize| -> (u8, f64) {
            let days = self.articles[doc]
                .days
                .map(|(first, last)| (first, last.max(first)));
            match order.sort {
                Sort::Newest => days.map_or((1, 0.0), |(_, last)| (0, f64::from(last))),
                Sort::Oldest => days.map_or((1, 0.0), |(first, _)| (0, -f64::from(first))),
                Sort::Relevance => {
                    let found = positive.iter().map(|leaf| self.found(leaf, doc));
                    let (mut score, mut of_title) = (0.0_f32, 0.0);
                    let (mut tier, mut n_in_title) = (0, 0);
                    for ((found, rarities), leaf) in found.zip(&rarities).zip(&positive) {
                        if let Some((occurrences, grade)) = found {
                            score += rarities.of(grade as u8)
                                * self.norms.saturation(occurrences, self.docs[doc].level);
                            tier = tier.max(grade as u8);
                        }
                        if let Some(grade) = self.in_title(leaf, doc) {
                            of_title +=
                                rarities.of(grade as u8) * rank::of_whole_title(grade as u8);
                            n_in_title += 1;
                        }
                    }
                    if !order.in_tiers || tier <= Grade::Stem as u8 && !order.is_alone {
                        tier = 0;
                    }
                    let is_whole = positive.len() > 1 && n_in_title == positive.len();
                    (tier, (score + if is_whole { of_title } else { 0.0 }).into())
                }
            }
        };
        let mut keyed: Vec<((u8, f64), usize)> = docs.iter().map(|&doc| (key(doc), doc)).collect();
        keyed.sort_by(|((tier_a, a), _), ((tier_b, b), _)| tier_a.cmp(tier_b).then(b.total_cmp(a)));
        keyed.into_iter().map(|(_, doc)| doc).collect()
    }

    /// Whether an article has every word as it was typed, or longer where the word goes on.
    pub(super) fn is_as_typed(&self, doc: usize, leaves: &[Leaf]) -> bool {
        leaves.iter().filter(|leaf| leaf.positive).all(|leaf| {
            let goes_on = leaf.asked.last().is_some_and(|(_, _, prefix, _)| *prefix);
            match self.found(leaf, doc) {
                Some((_, Grade::Exact | Grade::Folded)) => true,
                Some((_, Grade::Prefix)) => goes_on,
                _ => false,
            }
        })
    }
}
