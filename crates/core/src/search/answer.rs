//! From a query to what it finds: conditions, the fall-back to most of the words, ranking.

use fixedbitset::FixedBitSet;

use super::leaf::{Leaf, LeafFound, Scope, find};
use super::query::{Node, Query, Reach};
use super::score::{self, Grade};
use super::{Found, Hit, Index, Notice, WordFound, hits, parse};
use crate::date::{Date, Period, Presence};
use crate::filter;
use crate::model::{Dossier, EventIdx, PassageIdx};

/// The share of the best match's rarity that a passage needs to be shown when none matches everything.
const RELAXED_SHARE: f32 = 0.4;

/// By document: how literally it matches, as the number of a [`Grade`], or [`OUT`].
type Grades = Vec<u8>;

/// Grade of a document that does not match.
const OUT: u8 = u8::MAX;

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

/// A condition with its leaves looked up.
#[derive(Debug)]
enum Tree {
    /// Position in the leaves.
    Leaf(usize),
    /// A condition that is no word: a date.
    Set(Grades),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
}

/// Whether a bare word of the query is several to the index (`al-Jawlani`).
fn has_joined_word(node: &Node) -> bool {
    match node {
        Node::Word { text, .. } => crate::text::words(text).nth(1).is_some(),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(has_joined_word),
        Node::Field { value: node, .. } | Node::Not(node) => has_joined_word(node),
        Node::Phrase { .. } | Node::Date(_) => false,
    }
}

/// All the conditions, those within one of them brought up, so that each can be left out by itself.
fn all(trees: Vec<Tree>) -> Tree {
    let mut flat = Vec::with_capacity(trees.len());
    for tree in trees {
        match tree {
            Tree::All(inner) => flat.extend(inner),
            tree => flat.push(tree),
        }
    }
    Tree::All(flat)
}

/// A leaf with what it found.
pub(super) struct Asked {
    /// As typed.
    pub text: String,
    pub found: LeafFound,
    /// Whether finding it speaks for a document (it is not excluded).
    pub wanted: bool,
    /// Whether it was restricted to a field.
    pub in_field: bool,
}

struct Plan<'a> {
    index: &'a Index,
    dossier: &'a Dossier,
    /// Whether the parts of a joined word need not stand together.
    apart: bool,
    leaves: Vec<Asked>,
    notices: Vec<Notice>,
}

impl Plan<'_> {
    /// `growing`: whether the node ends the query and may be the beginning of a word.
    fn tree(&mut self, node: &Node, growing: bool, wanted: bool) -> Tree {
        match node {
            Node::Word { .. } | Node::Phrase { .. } => {
                self.leaf(node, Scope::Everywhere, growing, wanted)
            }
            Node::Field { field, value } => self.field(field, value, growing, wanted),
            Node::Date(value) => match Period::parse(value) {
                Some(period) => Tree::Set(self.dated(&period)),
                None => {
                    self.notices.push(Notice::BadDate {
                        value: value.clone(),
                    });
                    self.words(&["date", value], growing, wanted)
                }
            },
            Node::All(nodes) => all(self.trees(nodes, growing, wanted)),
            Node::Any(nodes) => Tree::Any(self.trees(nodes, growing, wanted)),
            Node::Not(node) => Tree::Not(Box::new(self.tree(node, growing, !wanted))),
        }
    }

    fn trees(&mut self, nodes: &[Node], growing: bool, wanted: bool) -> Vec<Tree> {
        let last = nodes.len().saturating_sub(1);
        let nodes = nodes.iter().enumerate();
        nodes
            .map(|(at, node)| self.tree(node, growing && at == last, wanted))
            .collect()
    }

    fn field(&mut self, field: &str, value: &Node, growing: bool, wanted: bool) -> Tree {
        let scope = match self.dossier.type_by_id(field) {
            Some(kind) => Scope::Names(kind),
            None if field == "title" => Scope::Title,
            None => {
                self.notices.push(Notice::UnknownField {
                    field: field.to_owned(),
                });
                let name = self.words(&[field], false, wanted);
                return all(vec![name, self.tree(value, growing, wanted)]);
            }
        };
        self.leaf(value, scope, growing, wanted)
    }

    fn words(&mut self, texts: &[&str], growing: bool, wanted: bool) -> Tree {
        let words = texts
            .iter()
            .filter(|text| crate::text::words(text).next().is_some());
        let nodes: Vec<Node> = words
            .map(|&text| Node::Word {
                text: text.to_owned(),
                reach: Reach::Whole,
            })
            .collect();
        all(self.trees(&nodes, growing, wanted))
    }

    fn leaf(&mut self, node: &Node, scope: Scope, growing: bool, wanted: bool) -> Tree {
        let (text, leaf) = match node {
            Node::Word { text, reach } => (
                text,
                Leaf {
                    text,
                    scope,
                    reach: *reach,
                    quoted: false,
                    slop: 0,
                    growing,
                },
            ),
            Node::Phrase { text, slop } => {
                let reach = Reach::Whole;
                (
                    text,
                    Leaf {
                        text,
                        scope,
                        reach,
                        quoted: true,
                        slop: *slop,
                        growing: false,
                    },
                )
            }
            _ => return self.tree(node, growing, wanted),
        };
        let found = find(self.index, self.dossier, &leaf);
        // `first-second` that never stand together may still stand apart.
        let parts: Vec<_> = crate::text::words(text).collect();
        if (self.apart || found.evidence.is_empty()) && !leaf.quoted && parts.len() > 1 {
            let last = parts.len() - 1;
            let parts = parts.iter().enumerate().filter_map(|(at, part)| {
                let part = crate::text::slice(text, part.span)?;
                let reach = if at == last { leaf.reach } else { Reach::Whole };
                Some(self.leaf(
                    &Node::Word {
                        text: part.to_owned(),
                        reach,
                    },
                    scope,
                    growing && at == last,
                    wanted,
                ))
            });
            return all(parts.collect());
        }
        for (asked, forms) in &found.respelt {
            let mut used: Vec<String> = forms
                .iter()
                .map(|&form| self.index.dictionary.surface(form).to_owned())
                .collect();
            used.sort();
            used.dedup();
            self.notices.push(Notice::Spelling {
                asked: asked.clone(),
                used,
            });
        }
        let in_field = scope != Scope::Everywhere;
        self.leaves.push(Asked {
            text: text.clone(),
            found,
            wanted,
            in_field,
        });
        Tree::Leaf(self.leaves.len() - 1)
    }

    /// Passages and events in a period.
    fn dated(&self, period: &Period) -> Grades {
        let mut grades = vec![OUT; self.index.layout.n_docs()];
        let (inside, _) = filter::in_period(self.dossier, period);
        inside.ones().for_each(|doc| grades[doc] = 0);
        let is_inside = |date: &Date| date.within(period) != Presence::Outside;
        for (event, _) in (0..)
            .zip(&self.dossier.events)
            .filter(|(_, event)| is_inside(&event.date))
        {
            grades[self.index.layout.doc_of_event(EventIdx(event)) as usize] = 0;
        }
        grades
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
            possible += leaf.found.rarity;
            for evidence in &leaf.found.evidence {
                scores[evidence.doc as usize] +=
                    leaf.found.rarity * score::saturation(evidence.weight);
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
        let mut found = Found {
            passages: FixedBitSet::with_capacity(n_passages),
            ..Found::default()
        };
        let matches = |grades: &[u8]| grades.iter().any(|&grade| grade != OUT);
        let (passages, others) = grades.split_at_mut(n_passages);
        let (entities, events) = others.split_at_mut(n_entities);
        if asks_words {
            let relaxed = self.relaxed();
            if !matches(passages) && matches(&relaxed[..n_passages]) {
                found.relaxed = true;
                passages.copy_from_slice(&relaxed[..n_passages]);
                if !matches(events) {
                    events.copy_from_slice(&relaxed[n_passages + n_entities..]);
                }
            }
            if !matches(entities) {
                entities.copy_from_slice(&relaxed[n_passages..n_passages + n_entities]);
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
        found.hits = self
            .ranked(passages, 0)
            .map(|(doc, score)| self.hit(doc, score, found.relaxed))
            .collect();
        found.entities = self
            .ranked(entities, n_passages)
            .filter_map(|(doc, score)| hits::entity(&self, doc, score))
            .collect();
        found.events = self
            .ranked(events, n_passages + n_entities)
            .filter_map(|(doc, score)| hits::event(&self, doc, score))
            .collect();
        found.notices = self.notices;
        found
    }

    fn hit(&self, doc: u32, score: f32, relaxed: bool) -> Hit {
        let passage = PassageIdx(doc);
        Hit {
            passage,
            score,
            spans: hits::spans(self, passage, relaxed),
            reason: hits::reason(self, doc),
        }
    }

    /// Documents of a range that match, with their scores, best first, then in order.
    fn ranked(&self, grades: &[u8], first: usize) -> impl Iterator<Item = (u32, f32)> + use<> {
        let mut ranked: Vec<(u32, f32)> = ones(grades)
            .map(|at| {
                let doc = first + at;
                (
                    doc as u32,
                    score::with_grade(grades[at], self.scores[doc], self.possible),
                )
            })
            .collect();
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter()
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

    /// Documents with the most of the words, rare words counting more; fields, dates and exclusions
    /// stay conditions. All of one grade, so that the score alone ranks them.
    fn relaxed(&self) -> Grades {
        let n_docs = self.scores.len();
        let layout = &self.index.layout;
        let Tree::All(parts) = &self.tree else {
            return vec![OUT; n_docs];
        };
        let mut shares = vec![0.0_f32; n_docs];
        let mut allowed = vec![true; n_docs];
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
        let mut relaxed = vec![OUT; n_docs];
        let (n_passages, n_entities) = (layout.n_passages as usize, layout.n_entities as usize);
        for range in [
            0..n_passages,
            n_passages..n_passages + n_entities,
            n_passages + n_entities..n_docs,
        ] {
            let best = range
                .clone()
                .filter(|&doc| allowed[doc])
                .map(|doc| shares[doc])
                .fold(0.0, f32::max);
            for doc in range.filter(|&doc| allowed[doc] && shares[doc] > 0.0) {
                if shares[doc] >= RELAXED_SHARE * best {
                    relaxed[doc] = score::N_GRADES;
                }
            }
        }
        relaxed
    }

    /// The rarity of a condition that may be left out: a word, a phrase, or alternatives of them.
    fn optional_rarity(&self, tree: &Tree) -> Option<f32> {
        match tree {
            Tree::Leaf(at) => {
                let leaf = &self.leaves[*at];
                (leaf.wanted && !leaf.in_field).then_some(leaf.found.rarity)
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
            let rarity = pair[0].rarity.min(pair[1].rarity);
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
