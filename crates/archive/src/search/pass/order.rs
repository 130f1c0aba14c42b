//! The order of what was found, and why each article is there.

use fixedbitset::FixedBitSet;

use super::Pass;
use crate::rank::{self, Grade, Ranked, Rarities};
use crate::search::leaf::{Match, Matches, NOWHERE};
use crate::search::plan::Leaf;
use crate::search::{Hit, Sort};

/// What decides an article's rank, word by word.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    sum: f32,
    /// What is added when every word stands in the title.
    of_title: f32,
    n_in_title: u32,
    grade: u8,
}

impl Pass<'_> {
    /// The words and phrases that speak for an article, with the articles that have them.
    pub(super) fn positive(&self) -> impl Iterator<Item = (&Leaf, &Matches)> {
        let leaves = self.planned.leaves.iter().zip(&self.matches);
        leaves.filter(|(leaf, _)| leaf.is_positive)
    }

    /// `docs` with what decides their order; `in_tiers`: the least literal word decides before the score.
    pub(super) fn ranked(&self, docs: &FixedBitSet, in_tiers: bool) -> Vec<Ranked> {
        let sort = match self.request.sort {
            Sort::Relevance if self.planned.root.is_none() => Sort::Newest,
            sort => sort,
        };
        if sort != Sort::Relevance {
            return self.by_date(docs, sort);
        }
        let mut scores: Vec<Score> = vec![Score::default(); self.n_docs()];
        let n_positive = self.positive().count();
        for (_, matches) in self.positive() {
            let grades = matches.iter().map(|found| found.grade);
            let rarities = Rarities::new(self.store.root.n_docs, grades);
            for found in matches {
                let at = found.doc as usize;
                if let (true, Some(score)) = (docs.contains(at), scores.get_mut(at)) {
                    let level = self.levels.get(at).copied().unwrap_or_default();
                    let saturation = self.norms.saturation(found.occurrences, level);
                    score.sum += rarities.of(found.grade) * saturation;
                    score.grade = score.grade.max(found.grade);
                    if found.title != NOWHERE {
                        score.of_title +=
                            rarities.of(found.title) * rank::of_whole_title(found.title);
                        score.n_in_title += 1;
                    }
                }
            }
        }
        let is_alone = n_positive == 1 && !self.planned.is_sentence;
        let is_plain = self
            .planned
            .root
            .as_ref()
            .is_some_and(|root| self.is_plain(root));
        let in_tiers = in_tiers && (is_plain || n_positive == 1);
        let ranked = |doc: usize| {
            let found = scores.get(doc).copied().unwrap_or_default();
            let is_whole = n_positive > 1 && found.n_in_title == n_positive as u32;
            Ranked {
                tier: if in_tiers {
                    rank::tier(found.grade, is_alone)
                } else {
                    0
                },
                score: found.sum + if is_whole { found.of_title } else { 0.0 },
                doc: doc as u32,
            }
        };
        docs.ones().map(ranked).collect()
    }

    /// Days serve as scores: exact below 2^24, which is 45,000 years, and in order beyond.
    fn by_date(&self, docs: &FixedBitSet, sort: Sort) -> Vec<Ranked> {
        let mut ranked = Vec::new();
        self.store.each_days(&mut |doc, days| {
            if docs.contains(doc as usize) {
                let score = days.map(|(first, last)| match sort {
                    Sort::Oldest => -(first as f32),
                    _ => last as f32,
                });
                let tier = u8::from(score.is_none());
                ranked.push(Ranked {
                    tier,
                    score: score.unwrap_or(0.0),
                    doc,
                });
            }
        });
        ranked
    }

    /// Whether an article that matches has every word as it was typed, or a longer one where the word is still being typed.
    pub(super) fn is_as_typed(&self, doc: u32) -> bool {
        self.positive().all(|(leaf, matches)| {
            let at = matches.binary_search_by_key(&doc, |found| found.doc);
            let found = at.ok().and_then(|at| matches.get(at));
            let grade = found.map_or(NOWHERE, |found| found.grade);
            let grows = leaf.words.last().is_some_and(|word| word.prefix);
            grade < Grade::Stem as u8 || grows && grade == Grade::Prefix as u8
        })
    }

    pub(super) fn hit(&self, ranked: &Ranked, is_match: bool) -> Hit {
        let of_leaf = |matches: &Matches| {
            let at = matches
                .binary_search_by_key(&ranked.doc, |found| found.doc)
                .ok()?;
            matches.get(at).copied()
        };
        let found = self.positive().map(|(_, matches)| of_leaf(matches));
        let found: Vec<Option<Match>> = found.collect();
        let bits = (0..u64::BITS).zip(&found);
        let lacking = bits.filter(|(_, found)| found.is_none());
        let lacks = lacking.fold(0, |lacks, (bit, _)| lacks | 1 << bit);
        let found: Vec<Match> = found.into_iter().flatten().collect();
        let grades = found.iter().map(|found| Grade::from_number(found.grade));
        Hit {
            doc: ranked.doc,
            grade: grades.max(),
            by_name: found.iter().any(|found| found.by_name),
            is_match,
            lacks,
        }
    }
}
