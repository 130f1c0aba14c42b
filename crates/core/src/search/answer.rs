//! From a query to what it finds: conditions, the fall-back to most of the words, ranking.

use fixedbitset::FixedBitSet;

use super::hits::Reader;
use super::layout::Field;
use super::leaf::LeafFound;
use super::plan::{Asked, Grades, OUT, Plan, Tree, Way, can_be_loosened};
use super::query::{Node, Query};
use super::radix::sort_by_score;
use super::score::{self, Grade};
use super::{Found, Hit, Index, MAX_MORE, Meant, Notice, Reason, parse};
use crate::model::Dossier;

/// With fewer matches than these, a word that stands nowhere as it was typed is tried misspelt too.
const FEW_MATCHES: usize = 10;

/// How many times more passages a similar word must have to be offered as what was meant: a form of a word that is in
/// the text is meant more often than not.
const MEANT_RATIO: usize = 4;

/// How many letters a word has at least that another is offered for: shorter ones are all like some other.
const MEANT_LETTERS: usize = 5;

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
        let (mut found, doubtful) = self.attempt(dossier, query, root, Way::AsAsked);
        let matches = !found.relaxed && !found.hits.is_empty();
        let grows = |hit: &Hit| matches!(hit.reason, Reason::Prefix { .. });
        if doubtful && (!matches || found.hits.len() < FEW_MATCHES && !found.hits.iter().any(grows))
        {
            let (guess, _) = self.attempt(dossier, query, root, Way::Guessing);
            if !matches && !guess.relaxed && !guess.hits.is_empty() {
                return guess;
            }
            found.add_nearer(guess);
        }
        if matches || !can_be_loosened(root) {
            return found;
        }
        // Nothing matches as written, so the parts of joined words may stand anywhere.
        match self.attempt(dossier, query, root, Way::Apart) {
            (apart, _) if apart.hits.is_empty() => found,
            (apart, _) => Found {
                relaxed: true,
                ..apart
            },
        }
    }

    /// What is found, and whether a word of it is [`super::leaf::LeafFound::doubtful`].
    fn attempt(&self, dossier: &Dossier, query: &Query, root: &Node, way: Way) -> (Found, bool) {
        let notices = query.notices.clone();
        let mut plan = Plan {
            index: self,
            dossier,
            way,
            leaves: Vec::new(),
            notices,
            is_sentence: false,
            loosened: Vec::new(),
        };
        let tree = plan.tree(root, query.typing, true);
        let mut leaves = plan.leaves.iter();
        let doubtful = leaves.any(|leaf| leaf.wanted && leaf.found.doubtful);
        (
            Answer::new(plan, tree).into_found(way == Way::Apart),
            doubtful,
        )
    }
}

impl Found {
    /// Puts what matches where words are taken as misspelt before the other further passages.
    fn add_nearer(&mut self, guess: Found) {
        if guess.relaxed {
            return;
        }
        let mut hits = guess.hits;
        let mut known = self.passages.clone();
        hits.retain(|hit| !known.contains(hit.passage.at()));
        self.is_mixed &= hits.is_empty();
        if hits.len() >= MEANT_RATIO * self.hits.len() {
            let shown = |word: &str| {
                let is_it = |hit: &Hit| matches!(&hit.reason, Reason::Stem { found, .. } if **found == *word);
                self.hits.iter().any(is_it)
            };
            let told = &self.notices;
            let untold = guess
                .notices
                .into_iter()
                .filter(|notice| !told.contains(notice));
            let meant = untold.filter_map(|notice| {
                let Notice::Spelling { asked, mut used } = notice else {
                    return None;
                };
                used.retain(|word| !shown(word));
                let is_long = asked.chars().count() >= MEANT_LETTERS;
                (is_long && !used.is_empty()).then_some(Meant { asked, used })
            });
            self.meant = meant.collect();
        }
        hits.append(&mut self.more);
        hits.retain(|hit| !known.put(hit.passage.at()));
        hits.truncate(MAX_MORE);
        self.more = hits;
    }
}

/// An answer under way.
pub(super) struct Answer<'a> {
    pub index: &'a Index,
    pub dossier: &'a Dossier,
    pub leaves: Vec<Asked>,
    notices: Vec<Notice>,
    pub tree: Tree,
    /// Sum of what the leaves say, by document.
    pub scores: Vec<f32>,
    /// The most that the leaves could say.
    possible: f32,
    /// Whether one word or phrase is all that was typed.
    is_alone: bool,
    /// Phrases that stand nowhere, as typed, whose words were looked for one by one.
    loosened: Vec<String>,
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
            is_sentence,
            loosened,
            ..
        } = plan;
        let n_wanted = leaves.iter().filter(|leaf| leaf.wanted).count();
        let mut answer = Answer {
            index,
            dossier,
            leaves,
            notices,
            tree,
            scores,
            possible,
            is_alone: n_wanted == 1 && !is_sentence,
            loosened,
        };
        answer.add_nearness();
        answer.add_whole_headings();
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
                    found.entities_relaxed = true;
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
            let nowhere = nowhere.map(|leaf| leaf.text.clone());
            let missing = self.loosened.iter().cloned().chain(nowhere).collect();
            self.notices.push(Notice::NothingForAll { missing });
        }
        found.passages.extend(ones(passages));
        found.is_mixed = asks_words && !found.relaxed && self.is_mixed(passages, &shares);
        let mut reader = Reader::new(&self, found.relaxed);
        // In one list with those that lack a word, the scores alone decide.
        let score = |at: usize| {
            let grade = if found.is_mixed {
                score::N_GRADES
            } else {
                passages[at]
            };
            self.score(at, grade)
        };
        let hits = ones(passages).map(|at| (at as u32, score(at)));
        found.hits = reader.hits(&mut { hits });
        if asks_words {
            found.more = self.more(&shares[..n_passages], &found.passages, &mut reader);
        }
        if apart || found.relaxed || !found.more.is_empty() {
            found.words = self.words_found();
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
        sort_by_score(&mut found.entities, |hit| hit.score);
        sort_by_score(&mut found.events, |hit| hit.score);
        found.notices = self.notices;
        found
    }

    /// Whether few passages match, none of them as it was typed, so that others that have the words may be better.
    fn is_mixed(&self, passages: &[u8], shares: &[f32]) -> bool {
        let n_wanted = self.leaves.iter().filter(|leaf| leaf.wanted).count();
        let matching = || ones(passages).take(FEW_MATCHES);
        n_wanted > 1
            && (1..FEW_MATCHES).contains(&matching().count())
            && matching().all(|doc| shares[doc] > 0.0 && !self.is_as_typed(doc as u32))
    }

    /// Whether a document has every word as it was typed, or a longer one where the word is still being typed.
    fn is_as_typed(&self, doc: u32) -> bool {
        self.leaves.iter().filter(|leaf| leaf.wanted).all(|leaf| {
            let evidence = &leaf.found.evidence;
            let at = evidence.binary_search_by_key(&doc, |evidence| evidence.doc);
            at.is_ok_and(|at| {
                let grade = evidence[at].grade;
                grade < Grade::Stem || leaf.grows && grade == Grade::Prefix
            })
        })
    }

    pub fn score(&self, doc: usize, grade: u8) -> f32 {
        let tier = score::tier(grade, self.is_alone);
        score::with_grade(tier, self.scores[doc], self.possible)
    }

    /// Which documents meet a condition, and how literally: all conditions as the least literal of them,
    /// any as the most.
    pub fn grades(&self, tree: &Tree) -> Grades {
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

    /// Adds what passages earn whose title and headings have every word.
    fn add_whole_headings(&mut self) {
        let layout = &self.index.layout;
        let wanted = wanted(&self.leaves);
        if wanted.is_empty() {
            return;
        }
        // By document: how many of the words its headings have, and what they tell.
        let mut sums: Vec<(usize, f32)> = vec![(0, 0.0); self.scores.len()];
        let mut in_headings: Vec<(u32, f32)> = Vec::new();
        for leaf in &wanted {
            in_headings.clear();
            for occurrence in &leaf.occurrences {
                let segment = layout.segment(layout.segment_at(occurrence.position));
                if segment.field != Field::Heading {
                    continue;
                }
                let grade = occurrence.grade;
                let told = leaf.rarities[grade as usize] * grade.weight();
                match in_headings.last_mut() {
                    Some((doc, best)) if *doc == segment.doc => *best = best.max(told),
                    _ => in_headings.push((segment.doc, told)),
                }
            }
            for &(doc, told) in &in_headings {
                let (n, sum) = &mut sums[doc as usize];
                *n += 1;
                *sum += told;
            }
        }
        for (score, (n, sum)) in self.scores.iter_mut().zip(sums) {
            if n == wanted.len() {
                *score += score::WHOLE_HEADING * sum;
            }
        }
    }

    /// Adds what words that are neighbours in the query earn by standing near each other.
    fn add_nearness(&mut self) {
        let layout = &self.index.layout;
        let wanted = wanted(&self.leaves);
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

/// What the leaves that speak for a document found.
fn wanted(leaves: &[Asked]) -> Vec<&LeafFound> {
    let wanted = leaves.iter().filter(|leaf| leaf.wanted);
    wanted.map(|leaf| &leaf.found).collect()
}

/// Where the grades are not [`OUT`].
pub(super) fn ones(grades: &[u8]) -> impl Iterator<Item = usize> {
    grades
        .iter()
        .enumerate()
        .filter(|(_, grade)| **grade != OUT)
        .map(|(at, _)| at)
}

const _: () = assert!((Grade::TwoTypos as u8) + 1 == score::N_GRADES);
