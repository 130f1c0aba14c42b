//! Words that were probably meant where few or none were found: other spellings.

use dossier_core::search;

use super::super::expand::{self, Words};
use super::super::leaf::{self, Match, Matches};
use super::super::plan::{Asked, Leaf};
use super::super::spelling;
use super::{MAX_RESPELT, N_KEPT_LETTERS, Pass};
use crate::rank::{self, Grade};

/// A word in more articles than these is taken as meant.
const RARE: usize = 3;

/// How many times as many articles have the word that may have been meant.
const COMMONER: usize = 20;

impl Pass<'_> {
    /// Lets the leaves that `is_meant` also match other spellings with the same first letters.
    pub(super) fn respell(
        &mut self,
        is_meant: &dyn Fn(usize) -> bool,
        n_kept: usize,
    ) -> Option<()> {
        let mut respelt = Vec::new();
        for (at, leaf) in self.planned.leaves.iter().enumerate() {
            let ([asked], true) = (leaf.words.as_slice(), is_meant(at)) else {
                continue;
            };
            let tolerated = spelling::tolerated(asked.folded.chars().count());
            let kept: String = asked.folded.chars().take(n_kept).collect();
            if tolerated == 0 || !is_respellable(leaf, asked) {
                continue;
            }
            let words = self.near(asked, tolerated, &kept);
            if !words.is_empty() {
                respelt.push((at, words));
            }
        }
        self.ready(())?;
        respelt
            .iter()
            .for_each(|(_, words)| leaf::want(self.store, words));
        self.ready(())?;
        for (at, others) in respelt {
            self.say_spelling(at, &others);
            if let Some([words]) = self.words.get_mut(at).map(Vec::as_mut_slice) {
                others
                    .iter()
                    .for_each(|(number, grade)| words.add(number, grade));
            }
            let found = self.find(at);
            if let Some(matches) = self.matches.get_mut(at) {
                *matches = found;
            }
        }
        self.ready(())
    }

    /// The words with the fewest errors, at most `max`, that begin with `letters`. Function words are none of them: they
    /// are like many a word, and nobody looks for them. What lies further away is in many more chunks, so nothing is looked
    /// for there before it is sure that nothing lies nearer.
    fn near(&self, asked: &Asked, max: u8, letters: &str) -> Words {
        for max in 1..=max {
            let mut words = Words::default();
            expand::misspelt(self.store, asked, max, letters, &mut words);
            words.retain(|number| {
                let word = self.store.word(number);
                word.is_none_or(|word| !self.planned.is_function_word(word.folded))
            });
            if !words.is_empty() || self.store.is_waiting() {
                return words;
            }
        }
        Words::default()
    }

    /// Says which words are taken for another, the commonest first.
    fn say_spelling(&mut self, at: usize, words: &Words) {
        let known = words.numbers().filter_map(|number| self.store.word(number));
        let mut used: Vec<(String, u32)> = known
            .map(|word| (word.surface.to_owned(), word.n_docs))
            .collect();
        rank::commonest_first(&mut used);
        used.truncate(3);
        if let Some(leaf) = self.planned.leaves.get(at) {
            self.notices.push(search::Notice::Spelling {
                asked: leaf.asked.clone(),
                used: used.into_iter().map(|(surface, _)| surface).collect(),
            });
        }
    }

    /// Words of a short query that no or hardly any article has, with commoner words of nearly the same spelling.
    pub(super) fn mended(&self) -> Vec<(String, String)> {
        let is_plain = self
            .planned
            .root
            .as_ref()
            .is_some_and(|root| self.is_plain(root));
        if !is_plain || self.planned.leaves.len() > MAX_RESPELT {
            return Vec::new();
        }
        let leaves = self.planned.leaves.iter().zip(&self.matches);
        leaves
            .filter_map(|(leaf, matches)| self.mended_leaf(leaf, matches))
            .collect()
    }

    fn mended_leaf(&self, leaf: &Leaf, matches: &Matches) -> Option<(String, String)> {
        let [asked] = leaf.words.as_slice() else {
            return None;
        };
        let is_literal = |found: &&Match| found.grade < Grade::OneTypo as u8;
        let n_literal = matches.iter().filter(is_literal).take(RARE + 1).count();
        if n_literal > RARE || !is_respellable(leaf, asked) {
            return None;
        }
        let n_kept = if n_literal == 0 { 0 } else { N_KEPT_LETTERS };
        let kept: String = asked.folded.chars().take(n_kept).collect();
        let tolerated = spelling::tolerated(asked.folded.chars().count());
        let words = self.near(asked, tolerated, &kept);
        let known = words.numbers().filter_map(|number| self.store.word(number));
        let enough = n_literal.saturating_mul(COMMONER) as u32;
        let best = known.filter(|word| word.n_docs > enough).max_by(|a, b| {
            a.n_docs
                .cmp(&b.n_docs)
                .then_with(|| b.surface.cmp(a.surface))
        })?;
        Some((asked.surface.clone(), best.surface.to_owned()))
    }
}

/// Whether a word that is not found may be taken for another: one without an operator of its own.
fn is_respellable(leaf: &Leaf, asked: &Asked) -> bool {
    leaf.is_positive && asked.typos == 0 && (asked.stems || asked.prefix)
}
