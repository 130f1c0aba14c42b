//! From a query to conditions on documents, with every word looked up.

use super::leaf::{Leaf, LeafFound, Scope, find};
use super::query::{Node, Reach};
use super::{Index, Notice};
use crate::date::{Date, Period, Presence};
use crate::filter;
use crate::model::{Dossier, EventIdx};
use crate::text::is_function_word;

/// By document: how literally it matches, as the number of a [`super::score::Grade`], or [`OUT`].
pub(super) type Grades = Vec<u8>;

/// Grade of a document that does not match.
pub(super) const OUT: u8 = u8::MAX;

/// A condition with its leaves looked up.
#[derive(Debug)]
pub(super) enum Tree {
    /// Position in the leaves.
    Leaf(usize),
    /// A condition that is no word: a date.
    Set(Grades),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
}

/// Whether a query has bare words (`al-Jawlani`), or phrases beside something else, that are several words to the index. A
/// phrase that is all that is asked for is meant to the letter.
pub(super) fn can_be_loosened(root: &Node) -> bool {
    let is_joined = |text: &str| crate::text::pieces(text).len() > 1;
    match root {
        Node::Word { text, .. } => is_joined(text),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(|node| match node {
            Node::Phrase { text, .. } => n_asked(root) > 1 && is_joined(text),
            node => can_be_loosened(node),
        }),
        Node::Field { value: node, .. } | Node::Not(node) => can_be_loosened(node),
        Node::Phrase { .. } | Node::Date(_) => false,
    }
}

/// How many words and phrases speak for a passage.
fn n_asked(node: &Node) -> usize {
    match node {
        Node::Word { .. } | Node::Phrase { .. } => 1,
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(n_asked).sum(),
        Node::Field { .. } | Node::Not(_) | Node::Date(_) => 0,
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
    /// Whether it is still being typed.
    pub grows: bool,
}

/// How a query is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    AsAsked,
    /// Words that stand nowhere as they were typed are tried misspelt, although other forms of them do.
    Guessing,
    /// The parts of a joined word need not stand together, nor those of a phrase that stands nowhere.
    Apart,
}

/// Conditions under way.
pub(super) struct Plan<'a> {
    pub index: &'a Index,
    pub dossier: &'a Dossier,
    pub way: Way,
    pub leaves: Vec<Asked>,
    pub notices: Vec<Notice>,
    /// Whether function words were left out.
    pub is_sentence: bool,
    /// Phrases that stand nowhere, as typed, whose words are looked for one by one.
    pub loosened: Vec<String>,
}

impl Plan<'_> {
    /// `growing`: whether the node ends the query and may be the beginning of a word.
    pub fn tree(&mut self, node: &Node, growing: bool, wanted: bool) -> Tree {
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
                    self.words(&[value], growing, wanted)
                }
            },
            Node::All(nodes) => {
                // Function words are left out where others are asked for; in quotation marks, and alone, they are
                // words like any other.
                let says = |node: &Node| {
                    !matches!(node, Node::Not(_) | Node::Date(_))
                        && !self.is_function_word(node, nodes)
                };
                let briefly = nodes.iter().any(says);
                all(self.trees(nodes, growing, wanted, briefly))
            }
            Node::Any(nodes) => Tree::Any(self.trees(nodes, growing, wanted, false)),
            Node::Not(node) => Tree::Not(Box::new(self.tree(node, growing, !wanted))),
        }
    }

    /// Whether a node is a function word of a language of the dossier. In capitals among words that are not
    /// (`WHO report`) it is an abbreviation.
    fn is_function_word(&self, node: &Node, query: &[Node]) -> bool {
        let Node::Word {
            text,
            reach: Reach::Whole,
        } = node
        else {
            return false;
        };
        let has_small = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
        let is_small = |node: &Node| matches!(node, Node::Word { text, .. } if has_small(text));
        if text.len() > 1 && !has_small(text) && query.iter().any(is_small) {
            return false;
        }
        let folded = crate::text::fold(text);
        let mut languages = self.index.languages.iter();
        languages.any(|&language| is_function_word(&folded, language))
    }

    /// `briefly`: whether function words are left out. The last node is a word like any other while it grows.
    fn trees(&mut self, nodes: &[Node], growing: bool, wanted: bool, briefly: bool) -> Vec<Tree> {
        let last = nodes.len().saturating_sub(1);
        let mut trees = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let growing = growing && at == last;
            if growing || !briefly || !self.is_function_word(node, nodes) {
                trees.push(self.tree(node, growing, wanted));
            } else {
                self.is_sentence = true;
            }
        }
        trees
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
        all(self.trees(&nodes, growing, wanted, false))
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
                    guesses: self.way == Way::Guessing,
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
                        guesses: false,
                    },
                )
            }
            _ => return self.tree(node, growing, wanted),
        };
        let found = find(self.index, self.dossier, &leaf);
        // `first-second` that never stand together may still stand apart.
        let parts = crate::text::pieces(text);
        let (is_apart, is_nowhere) = (self.way == Way::Apart, found.evidence.is_empty());
        let is_loose = if leaf.quoted {
            is_apart && is_nowhere && scope == Scope::Everywhere && wanted
        } else {
            is_apart || is_nowhere
        };
        if is_loose && parts.len() > 1 {
            if leaf.quoted {
                self.loosened.push(text.clone());
            }
            let last = parts.len() - 1;
            let parts = parts.into_iter().enumerate().map(|(at, part)| {
                let reach = if at == last { leaf.reach } else { Reach::Whole };
                let text = part.to_owned();
                let part = Node::Word { text, reach };
                self.leaf(&part, scope, growing && at == last, wanted)
            });
            return all(parts.collect());
        }
        for (asked, used) in &found.respelt {
            self.notices.push(Notice::Spelling {
                asked: asked.clone(),
                used: used.clone(),
            });
        }
        let in_field = scope != Scope::Everywhere;
        self.leaves.push(Asked {
            text: text.clone(),
            found,
            wanted,
            in_field,
            grows: leaf.growing,
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
