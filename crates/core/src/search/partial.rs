//! Documents that have only some of what was asked: the fall-back when none has all, and what is listed after those
//! that do.
//!
//! Fields, dates and exclusions stay conditions; only words, phrases and alternatives of them may be missing.

use fixedbitset::FixedBitSet;

use super::answer::Answer;
use super::hits::Reader;
use super::plan::{Grades, OUT, Tree};
use super::radix::sort_by_upper_half;
use super::{Hit, MAX_MORE, WordFound, score};

/// The share of the best match's rarity that a passage needs to be shown when none matches everything.
const RELAXED_SHARE: f32 = 0.4;

impl Answer<'_> {
    /// By document: how much of what was asked it has, as the sum of the rarities; 0 where a field, a date or an
    /// exclusion does not hold, which are conditions always.
    pub fn shares(&self) -> Vec<f32> {
        let mut shares = vec![0.0_f32; self.scores.len()];
        let Tree::All(parts) = &self.tree else {
            return shares;
        };
        let mut allowed = vec![true; shares.len()];
        for part in parts {
            let grades = self.grades(part);
            let rarity = self.optional_rarity(part);
            for (doc, _) in grades
                .iter()
                .enumerate()
                .filter(|(_, grade)| (**grade == OUT) == rarity.is_none())
            {
                match rarity {
                    Some(rarity) => shares[doc] += rarity,
                    None => allowed[doc] = false,
                }
            }
        }
        for (share, _) in shares
            .iter_mut()
            .zip(&allowed)
            .filter(|(_, allowed)| !**allowed)
        {
            *share = 0.0;
        }
        shares
    }

    /// Documents with the most of the words, rare words counting more. All of one grade, so that the score alone
    /// ranks them.
    pub fn relaxed(&self, shares: &[f32]) -> Grades {
        let layout = &self.index.layout;
        let (n_passages, n_entities) = (layout.n_passages as usize, layout.n_entities as usize);
        let mut relaxed = vec![OUT; shares.len()];
        for range in [
            0..n_passages,
            n_passages..n_passages + n_entities,
            n_passages + n_entities..shares.len(),
        ] {
            let best = shares[range.clone()].iter().copied().fold(0.0, f32::max);
            for doc in range.filter(|&doc| shares[doc] > 0.0) {
                if shares[doc] >= RELAXED_SHARE * best {
                    relaxed[doc] = score::N_GRADES;
                }
            }
        }
        relaxed
    }

    /// The best of the other passages that have some of the words.
    pub fn more(&self, shares: &[f32], matching: &FixedBitSet, reader: &mut Reader) -> Vec<Hit> {
        let others = (0_u32..).zip(shares);
        let others =
            others.filter(|(doc, share)| **share > 0.0 && !matching.contains(*doc as usize));
        // Score and number in one key: sorted by score, cut, then by number, as they are read.
        let key = |doc: u32| {
            let score = self.score(doc as usize, score::N_GRADES);
            u64::from(!score.to_bits()) << 32 | u64::from(doc)
        };
        let mut keys: Vec<u64> = others.map(|(doc, _)| key(doc)).collect();
        sort_by_upper_half(&mut keys);
        keys.truncate(MAX_MORE);
        keys.iter_mut().for_each(|key| *key = key.rotate_left(32));
        sort_by_upper_half(&mut keys);
        let best = keys
            .iter()
            .map(|key| ((key >> 32) as u32, f32::from_bits(!*key as u32)));
        reader.hits(&mut { best })
    }

    /// The rarity of a condition that may be left out: a word, a phrase, or alternatives of them.
    fn optional_rarity(&self, tree: &Tree) -> Option<f32> {
        match tree {
            Tree::Leaf(at) => {
                let leaf = &self.leaves[*at];
                (leaf.wanted && !leaf.in_field).then_some(leaf.found.rarity())
            }
            Tree::Any(trees) | Tree::All(trees) => trees
                .iter()
                .map(|tree| self.optional_rarity(tree))
                .try_fold(0.0, |most, rarity| Some(f32::max(most, rarity?))),
            Tree::Set(_) | Tree::Not(_) => None,
        }
    }

    pub fn words_found(&self) -> Vec<WordFound> {
        let n_passages = self.index.layout.n_passages;
        let wanted = self.leaves.iter().filter(|leaf| leaf.wanted);
        wanted
            .map(|leaf| {
                let mut passages = FixedBitSet::with_capacity(n_passages as usize);
                let docs = leaf.found.evidence.iter().map(|evidence| evidence.doc);
                passages.extend(
                    docs.take_while(|&doc| doc < n_passages)
                        .map(|doc| doc as usize),
                );
                WordFound {
                    asked: leaf.text.clone(),
                    passages,
                }
            })
            .collect()
    }
}
