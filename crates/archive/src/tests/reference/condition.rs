//! A query as conditions, with the forms of its words out of the whole vocabulary.

use std::collections::BTreeMap;

use dossier_core::date::Period;
use dossier_core::search::{Node, Reach};
use dossier_core::text::{fold, is_function_word, is_word, stem, words};

use super::{Reference, near};
use crate::Grade;

/// A leaf: for each of its words the forms with their grades.
#[derive(Clone)]
pub struct Leaf {
    pub asked: Vec<(String, bool, bool, u8)>,
    pub forms: Vec<BTreeMap<String, Grade>>,
    pub slop: u32,
    pub in_title: bool,
    pub positive: bool,
}

#[derive(Clone)]
pub enum Condition {
    Leaf(usize),
    Entity(String, Vec<String>, bool),
    Date(Period),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl Reference<'_> {
    fn forms(
        &self,
        (surface, stems, prefix, typos): &(String, bool, bool, u8),
    ) -> BTreeMap<String, Grade> {
        let folded = fold(surface);
        let mut forms = BTreeMap::new();
        for (word, languages) in &self.vocabulary {
            let of_word = fold(word);
            let shares_stem = || {
                languages
                    .iter()
                    .any(|&language| stem(word, language) == stem(surface, language))
            };
            let grade = if word == surface {
                Grade::Exact
            } else if of_word == folded {
                Grade::Folded
            } else if *stems && shares_stem() {
                Grade::Stem
            } else if *prefix && of_word.starts_with(&folded) {
                Grade::Prefix
            } else {
                match near::errors_between(&of_word, &folded) {
                    1 if *typos >= 1 => Grade::OneTypo,
                    2 if *typos >= 2 => Grade::TwoTypos,
                    _ => continue,
                }
            };
            forms.insert(word.clone(), grade);
        }
        forms
    }

    /// The nodes that are not function words, or all if those are conditions on nothing.
    fn telling<'n>(&self, nodes: &'n [Node], grows: bool) -> Vec<&'n Node> {
        let mut telling = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            let is_function = match node {
                Node::Word {
                    text,
                    reach: Reach::Whole,
                } => self
                    .languages
                    .iter()
                    .any(|&language| is_function_word(&fold(text), language)),
                _ => false,
            };
            if !is_function || (grows && at + 1 == nodes.len()) {
                telling.push(node);
            }
        }
        if telling
            .iter()
            .all(|node| matches!(node, Node::Not(_) | Node::Date(_)))
        {
            telling = nodes.iter().collect();
        }
        telling
    }

    /// Whether function words are left out anywhere.
    pub fn is_sentence(&self, node: &Node, grows: bool) -> bool {
        match node {
            Node::All(nodes) => {
                self.telling(nodes, grows).len() < nodes.len() || self.any_sentence(nodes, grows)
            }
            Node::Any(nodes) => self.any_sentence(nodes, grows),
            Node::Not(node) => self.is_sentence(node, grows),
            _ => false,
        }
    }

    fn any_sentence(&self, nodes: &[Node], grows: bool) -> bool {
        let mut each = nodes.iter().enumerate();
        each.any(|(at, node)| self.is_sentence(node, grows && at + 1 == nodes.len()))
    }

    pub fn condition(
        &self,
        node: &Node,
        grows: bool,
        positive: bool,
        leaves: &mut Vec<Leaf>,
    ) -> Option<Condition> {
        let last = match node {
            Node::All(nodes) | Node::Any(nodes) => nodes.last(),
            _ => None,
        };
        let all = |nodes: &[&Node], leaves: &mut Vec<Leaf>| -> Vec<Condition> {
            let of_node = |node: &&Node| {
                let is_last = last.is_some_and(|last| std::ptr::eq(last, *node));
                self.condition(node, grows && is_last, positive, leaves)
            };
            nodes.iter().filter_map(of_node).collect()
        };
        match node {
            Node::Word { .. } | Node::Phrase { .. } => {
                self.leaf(node, grows, false, positive, leaves)
            }
            Node::Field { field, value } if field == "title" => {
                self.leaf(value, grows, true, positive, leaves)
            }
            Node::Field { field, value } => {
                if !self.entities.iter().any(|(kind, _)| kind == field) {
                    return self.leaf(value, grows, false, positive, leaves);
                }
                let (Node::Word { text, .. } | Node::Phrase { text, .. }) = &**value else {
                    return None;
                };
                let names = words(text).map(|word| fold(&word.surface)).collect();
                Some(Condition::Entity(
                    field.clone(),
                    names,
                    grows && matches!(**value, Node::Word { .. }),
                ))
            }
            Node::Date(text) => Some(Condition::Date(Period::parse(text)?)),
            Node::All(nodes) => Some(all(&self.telling(nodes, grows), leaves))
                .filter(|all| !all.is_empty())
                .map(Condition::All),
            Node::Any(nodes) => Some(all(&nodes.iter().collect::<Vec<_>>(), leaves))
                .filter(|all| !all.is_empty())
                .map(Condition::Any),
            Node::Not(node) => self
                .condition(node, grows, false, leaves)
                .map(|condition| Condition::Not(Box::new(condition))),
        }
    }

    fn leaf(
        &self,
        node: &Node,
        grows: bool,
        in_title: bool,
        positive: bool,
        leaves: &mut Vec<Leaf>,
    ) -> Option<Condition> {
        let (text, slop, reach) = match node {
            Node::Word { text, reach } => (text, 0, Some(*reach)),
            Node::Phrase { text, slop } => (text, *slop, None),
            _ => return None,
        };
        let surfaces: Vec<String> = words(text).map(|word| word.surface).collect();
        let n = surfaces.len();
        let grows = grows && reach == Some(Reach::Whole);
        let asked = surfaces.into_iter().enumerate().map(|(at, surface)| {
            let prefix = at + 1 == n && (grows || reach == Some(Reach::Prefix));
            let is_short = prefix && fold(&surface).chars().count() <= 3;
            let typos = match reach {
                Some(Reach::Typos(typos)) if n == 1 => typos,
                _ => 0,
            };
            (
                surface,
                n == 1 && reach.is_some() && !is_short,
                prefix,
                typos,
            )
        });
        let asked: Vec<_> = asked.collect();
        let forms = asked.iter().map(|word| self.forms(word)).collect();
        leaves.push(Leaf {
            asked,
            forms,
            slop,
            in_title,
            positive,
        });
        (n > 0).then_some(Condition::Leaf(leaves.len() - 1))
    }
}

/// Leaves a last word of one or two letters out when there are others.
pub fn without_open_letter(
    root: Option<Condition>,
    mut leaves: Vec<Leaf>,
    typing: bool,
) -> (Option<Condition>, Vec<Leaf>) {
    fn without(condition: Condition, at: usize) -> Option<Condition> {
        let list = |list: Vec<Condition>| {
            Some(
                list.into_iter()
                    .filter_map(|one| without(one, at))
                    .collect::<Vec<_>>(),
            )
            .filter(|list| !list.is_empty())
        };
        match condition {
            Condition::Leaf(leaf) if leaf == at => None,
            Condition::All(all) => list(all).map(Condition::All),
            Condition::Any(any) => list(any).map(Condition::Any),
            Condition::Not(not) => without(*not, at).map(|not| Condition::Not(Box::new(not))),
            other => Some(other),
        }
    }
    let is_letter = |leaf: &Leaf| match leaf.asked.as_slice() {
        [(surface, _, prefix, _)] => {
            let is_begun = !surface.starts_with(is_word);
            *prefix && typing && is_begun && fold(surface).chars().count() < 3
        }
        _ => false,
    };
    if leaves.len() < 2 || !leaves.last().is_some_and(is_letter) {
        return (root, leaves);
    }
    leaves.pop();
    let at = leaves.len();
    (root.and_then(|root| without(root, at)), leaves)
}
