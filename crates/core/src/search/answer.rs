//! From a query to what it finds: conditions, the fall-back to most of the words, ranking.

use fixedbitset::FixedBitSet;

use super::hits::Reader;
use super::leaf::LeafFound;
use super::plan::{Asked, Grades, OUT, Plan, Tree, has_joined_word};
use super::query::{Node, Query};
use super::radix::sort_by_score;
use super::score::{self, Grade};
use super::{Found, Hit, Index, MAX_MORE, Notice, WordFound, parse};
use crate::model::Dossier;

/// The share of the best match's rarity that a passage needs to be shown when none matches everything.
const RELAXED_SHARE: f32 = 0.4;

impl Index {
    /// Reads and answers a query. Never fails: see [`Notice`].
    pub fn search(&self, dossier: &Dossier, query: &str) -> Found {
        self.answer(dossier, &parse(query))
    }

    /// Answers a query that is already read.
    pub fn answer(&self, dossier: &Dossier, query: &Query) -> Found {
        let Some(root) = &query.root else {
            let passages = FixedBitSet::with_capacity(dossier.passages.len());
            return Found {
                is_empty_query: true,
                passages,
                notices: query.notices.clone(),
                ..Found::default()
            };
        };
        let found = self.attempt(dossier, query, root, false);
        let matches = !found.relaxed && !found.hits.is_empty();
        if matches || !has_joined_word(root) {
            return found;
        }
        // Nothing matches as written, so the parts of joined words may stand anywhere.
        match self.attempt(dossier, query, root, true) {
            apart if apart.hits.is_empty() => found,
            apart => Found {
                relaxed: true,
                ..apart
            },
        }
    }

    fn attempt(&self, dossier: &Dossier, query: &Query, root: &Node, apart: bool) -> Found {
        let notices = query.notices.clone();
        let mut plan = Plan {
            index: self,
            dossier,
            apart,
            leaves: Vec::new(),
            notices,
        };
        let tree = plan.tree(root, query.typing, true);
        Answer::new(plan, tree).into_found(apart)
    }
}

/// An answer under way.
pub(super) struct Answer<'a> {
    pub index: &'a Index,
    pub dossier: &'a Dossier,
    pub leaves: Vec<Asked>,
    notices: Vec<Notice>,
    tree: Tree,
    /// Sum of what the leaves say, by document.
    scores: Vec<f32>,
    /// The most that the leaves could say.
    possible: f32,
}

impl<'a> Answer<'a> {
    fn new(plan: Plan<'a>, tree: Tree) -> Answer<'a> {
        let mut scores = vec![0.0; plan.index.layout.n_docs()];
        let mut possible = 0.0;
        for leaf in plan.leaves.iter().filter(|leaf| leaf.wanted) {
            possible += leaf.found.rarity();
            for evidence in &leaf.found.evidence {
                scores[evidence.doc as usize] += leaf.found.rarities[evidence.grade as usize]
                    * score::saturation(evidence.weight);
            }
        }
        let Plan {
            index,
            dossier,
            leaves,
            notices,
            ..
        } = plan;
        let mut answer = Answer {
            index,
            dossier,
            leaves,
            notices,
            tree,
            scores,
            possible,
        };
        answer.add_nearness();
        answer
    }

    /// `apart`: whether the query was loosened before.
    fn into_found(mut self, apart: bool) -> Found {
        let layout = &self.index.layout;
        let (n_passages, n_entities) = (layout.n_passages as usize, layout.n_entities as usize);
        let asks_words = self.leaves.iter().any(|leaf| leaf.wanted);
        let mut grades = self.grades(&self.tree);
        let shares = self.shares();
        let mut found = Found {
            passages: FixedBitSet::with_capacity(n_passages),
            ..Found::default()
        };
        let matches = |grades: &[u8]| grades.iter().any(|&grade| grade != OUT);
        let (passages, others) = grades.split_at_mut(n_passages);
        let (entities, events) = others.split_at_mut(n_entities);
        if asks_words {
            let (no_passage, no_entity) = (!matches(passages), !matches(entities));
            if no_passage || no_entity {
                let relaxed = self.relaxed(&shares);
                if no_passage && matches(&relaxed[..n_passages]) {
                    found.relaxed = true;
                    passages.copy_from_slice(&relaxed[..n_passages]);
                    if !matches(events) {
                        events.copy_from_slice(&relaxed[n_passages + n_entities..]);
                    }
                }
                if no_entity {
                    entities.copy_from_slice(&relaxed[n_passages..n_passages + n_entities]);
                }
            }
        } else {
            entities.fill(OUT);
            // What is only excluded or dated says nothing about events unless their own dates do.
            if !matches!(self.tree, Tree::Set(_)) {
                events.fill(OUT);
            }
        }
        if asks_words && (apart || found.relaxed || !matches(passages)) {
            let nowhere = self
                .leaves
                .iter()
                .filter(|leaf| leaf.wanted && leaf.found.evidence.is_empty());
            let missing = nowhere.map(|leaf| leaf.text.clone()).collect();
            self.notices.push(Notice::NothingForAll { missing });
        }
        if apart || found.relaxed {
            found.words = self.words_found();
        }
        found.passages.extend(ones(passages));
        let mut reader = Reader::new(&self, found.relaxed);
        let hits = ones(passages).map(|at| (at as u32, self.score(at, passages[at])));
        found.hits = reader.hits(hits);
        if asks_words {
            found.more = self.more(
                &shares[..n_passages],
                &found.passages,
                &mut Reader::new(&self, true),
            );
        }
        let entities = ones(entities).map(|at| (n_passages + at, entities[at]));
        found.entities = entities
            .filter_map(|(doc, grade)| reader.entity(doc as u32, self.score(doc, grade)))
            .collect();
        let first_event = n_passages + n_entities;
        let events = ones(events).map(|at| (first_event + at, events[at]));
        found.events = events
            .filter_map(|(doc, grade)| reader.event(doc as u32, self.score(doc, grade)))
            .collect();
        // Stable sorts: equal scores stay in the order of the dossier.
        sort_by_score(&mut found.hits, |hit| hit.score);
        sort_by_score(&mut found.entities, |hit| hit.score);
        sort_by_score(&mut found.events, |hit| hit.score);
        found.notices = self.notices;
        found
    }

    fn score(&self, doc: usize, grade: u8) -> f32 {
        score::with_grade(grade, self.scores[doc], self.possible)
    }

    /// Which documents meet a condition, and how literally: all conditions as the least literal of them,
    /// any as the most.
    fn grades(&self, tree: &Tree) -> Grades {
        let n_docs = self.scores.len();
        let merged = |trees: &[Tree], merge: fn(u8, u8) -> u8, start: u8| {
            let mut merged = vec![start; n_docs];
            for tree in trees {
                let other = self.grades(tree);
                merged
                    .iter_mut()
                    .zip(&other)
                    .for_each(|(grade, &other)| *grade = merge(*grade, other));
            }
            merged
        };
        match tree {
            Tree::Leaf(at) => {
                let mut grades = vec![OUT; n_docs];
                for evidence in &self.leaves[*at].found.evidence {
                    grades[evidence.doc as usize] = evidence.grade as u8;
                }
                grades
            }
            Tree::Set(grades) => grades.clone(),
            Tree::All(trees) => merged(trees, u8::max, 0),
            Tree::Any(trees) => merged(trees, u8::min, OUT),
            Tree::Not(tree) => {
                let mut grades = self.grades(tree);
                grades
                    .iter_mut()
                    .for_each(|grade| *grade = if *grade == OUT { 0 } else { OUT });
                grades
            }
        }
    }

    /// By document: how much of what was asked it has, as the sum of the rarities; 0 where a field, a date or an
    /// exclusion does not hold, which are conditions always.
    fn shares(&self) -> Vec<f32> {
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
    fn relaxed(&self, shares: &[f32]) -> Grades {
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
    fn more(&self, shares: &[f32], matching: &FixedBitSet, reader: &mut Reader) -> Vec<Hit> {
        let others = (0_u32..).zip(shares);
        let others =
            others.filter(|(doc, share)| **share > 0.0 && !matching.contains(*doc as usize));
        let mut best: Vec<(u32, f32)> = others
            .map(|(doc, _)| (doc, self.score(doc as usize, score::N_GRADES)))
            .collect();
        sort_by_score(&mut best, |(_, score)| *score);
        best.truncate(MAX_MORE);
        crate::order::sort_by_key(&mut best, |(doc, _)| *doc);
        let mut hits = reader.hits(best.into_iter());
        sort_by_score(&mut hits, |hit| hit.score);
        hits
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

    fn words_found(&self) -> Vec<WordFound> {
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

    /// Adds what words that are neighbours in the query earn by standing near each other.
    fn add_nearness(&mut self) {
        let layout = &self.index.layout;
        let wanted: Vec<&LeafFound> = self
            .leaves
            .iter()
            .filter(|leaf| leaf.wanted)
            .map(|leaf| &leaf.found)
            .collect();
        let mut nearest: Vec<(u32, u32)> = Vec::new();
        for pair in wanted.windows(2) {
            nearest.clear();
            let mut rest = pair[1].occurrences.as_slice();
            for first in &pair[0].occurrences {
                let reach = first.position.saturating_sub(score::NEAR);
                while rest.first().is_some_and(|second| second.position < reach) {
                    rest = &rest[1..];
                }
                let until = first.position + score::NEAR;
                let close = rest.iter().take_while(|second| second.position <= until);
                let distance = close
                    .map(|second| second.position.abs_diff(first.position))
                    .filter(|&d| d > 0)
                    .min();
                let Some(distance) = distance else {
                    continue;
                };
                let segment = layout.segment(layout.segment_at(first.position));
                match nearest.last_mut() {
                    Some((doc, least)) if *doc == segment.doc => *least = distance.min(*least),
                    _ => nearest.push((segment.doc, distance)),
                }
            }
            let rarity = pair[0].rarity().min(pair[1].rarity());
            for &(doc, distance) in &nearest {
                self.scores[doc as usize] += rarity * score::nearness(distance);
            }
        }
    }
}

/// Where the grades are not [`OUT`].
fn ones(grades: &[u8]) -> impl Iterator<Item = usize> {
    grades
        .iter()
        .enumerate()
        .filter(|(_, grade)| **grade != OUT)
        .map(|(at, _)| at)
}

const _: () = assert!((Grade::TwoTypos as u8) + 1 == score::N_GRADES);
