//! A query as conditions on articles: leaves that are looked up once, and how they are joined.

use dossier_core::date::Period;
use dossier_core::search::{self, Node, Query, Reach};
use dossier_core::text::{fold, words};

/// A condition on an article.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Plan {
    /// The leaf of this number matches.
    Leaf(usize),
    /// It mentions an entity of a type that has these words in a name; the last one may go on.
    Mentions {
        kind: String,
        words: Vec<String>,
        grows: bool,
    },
    /// A day of it may be in the period.
    In(Period),
    /// All of these: everything when there are none.
    All(Vec<Plan>),
    /// Any of these.
    Any(Vec<Plan>),
    /// Not this.
    Not(Box<Plan>),
}

/// A word or phrase of the query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leaf {
    /// As typed.
    pub asked: String,
    /// Its words: several are a phrase.
    pub words: Vec<Asked>,
    /// How many other words may stand between them.
    pub slop: u32,
    /// Whether it must stand in a title.
    pub in_title: bool,
    /// Whether it counts for the rank: not inside a negation.
    pub is_positive: bool,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    /// In lower case with accents.
    pub surface: String,
    /// Without.
    pub folded: String,
    /// Whether other forms of the word match.
    pub stems: bool,
    /// Whether longer words match.
    pub prefix: bool,
    /// Typing errors allowed from the start.
    pub typos: u8,
}

/// A query with its leaves.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Planned {
    /// `None` when nothing is asked.
    pub root: Option<Plan>,
    pub leaves: Vec<Leaf>,
    pub notices: Vec<search::Notice>,
}

impl Planned {
    /// Plans `query` for a collection that has entities of `kinds`.
    pub fn new(query: &Query, kinds: &[(String, u32)]) -> Planned {
        let mut planned = Planned {
            root: None,
            leaves: Vec::new(),
            notices: query.notices.clone(),
        };
        let mut root = query
            .root
            .as_ref()
            .and_then(|root| planned.node(root, query.typing, kinds, true));
        // A letter that goes on after other words would match nearly everything, and takes long to be read.
        let is_open = |leaf: &Leaf| match leaf.words.as_slice() {
            [word] => query.typing && word.prefix && word.folded.chars().count() == 1,
            _ => false,
        };
        let last = planned.leaves.len().saturating_sub(1);
        if planned.leaves.len() > 1 && planned.leaves.last().is_some_and(is_open) {
            planned.leaves.truncate(last);
            root = root.and_then(|root| without(root, last));
        }
        planned.root = root;
        planned
    }

    /// Plans a node; `grows` says that its last word is still being typed.
    fn node(
        &mut self,
        node: &Node,
        grows: bool,
        kinds: &[(String, u32)],
        is_positive: bool,
    ) -> Option<Plan> {
        match node {
            Node::Word { .. } | Node::Phrase { .. } => self.leaf(node, grows, false, is_positive),
            Node::Field { field, value } if field == "title" => {
                self.leaf(value, grows, true, is_positive)
            }
            Node::Field { field, value } if kinds.iter().any(|(kind, _)| kind == field) => {
                let (Node::Word { text, .. } | Node::Phrase { text, .. }) = value.as_ref() else {
                    return None;
                };
                let words: Vec<String> = words(text).map(|word| fold(&word.surface)).collect();
                let grows = grows && matches!(value.as_ref(), Node::Word { .. });
                (!words.is_empty()).then(|| Plan::Mentions {
                    kind: field.clone(),
                    words,
                    grows,
                })
            }
            Node::Field { field, value } => {
                self.notices.push(search::Notice::UnknownField {
                    field: field.clone(),
                });
                self.leaf(value, grows, false, is_positive)
            }
            Node::Date(value) => match Period::parse(value) {
                Some(period) => Some(Plan::In(period)),
                None => {
                    self.notices.push(search::Notice::BadDate {
                        value: value.clone(),
                    });
                    let word = Node::Word {
                        text: value.clone(),
                        reach: Reach::Whole,
                    };
                    self.leaf(&word, false, false, is_positive)
                }
            },
            Node::All(nodes) => self.joined(nodes, grows, kinds, is_positive).map(Plan::All),
            Node::Any(nodes) => self.joined(nodes, grows, kinds, is_positive).map(Plan::Any),
            Node::Not(node) => {
                let plan = self.node(node, grows, kinds, false)?;
                Some(Plan::Not(Box::new(plan)))
            }
        }
    }

    fn joined(
        &mut self,
        nodes: &[Node],
        grows: bool,
        kinds: &[(String, u32)],
        is_positive: bool,
    ) -> Option<Vec<Plan>> {
        let mut plans = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let grows = grows && at + 1 == nodes.len();
            plans.extend(self.node(node, grows, kinds, is_positive));
        }
        (!plans.is_empty()).then_some(plans)
    }

    fn leaf(
        &mut self,
        node: &Node,
        grows: bool,
        in_title: bool,
        is_positive: bool,
    ) -> Option<Plan> {
        let (text, slop, reach) = match node {
            Node::Word { text, reach } => (text, 0, Some(*reach)),
            Node::Phrase { text, slop } => (text, *slop, None),
            _ => return None,
        };
        let grows = grows && reach == Some(Reach::Whole);
        let mut asked: Vec<Asked> = words(text)
            .map(|word| Asked {
                folded: fold(&word.surface),
                surface: word.surface,
                stems: false,
                prefix: false,
                typos: 0,
            })
            .collect();
        let is_one = asked.len() == 1;
        let last = asked.last_mut()?;
        last.prefix = grows || reach == Some(Reach::Prefix);
        if is_one {
            // The forms of a word of three letters that is being typed are longer words, but for a few.
            let is_short = last.prefix && last.folded.chars().count() <= crate::tops::MAX_LETTERS;
            last.stems = reach.is_some() && !is_short;
            if let Some(Reach::Typos(typos)) = reach {
                last.typos = typos.min(2);
            }
        }
        self.leaves.push(Leaf {
            asked: text.clone(),
            words: asked,
            slop,
            in_title,
            is_positive,
        });
        Some(Plan::Leaf(self.leaves.len() - 1))
    }
}

/// The plan without a leaf; `None` when nothing is left.
fn without(plan: Plan, leaf: usize) -> Option<Plan> {
    let rest = |plans: Vec<Plan>| -> Vec<Plan> {
        plans
            .into_iter()
            .filter_map(|plan| without(plan, leaf))
            .collect()
    };
    match plan {
        Plan::Leaf(at) => (at != leaf).then_some(plan),
        Plan::All(plans) => Some(rest(plans))
            .filter(|plans| !plans.is_empty())
            .map(Plan::All),
        Plan::Any(plans) => Some(rest(plans))
            .filter(|plans| !plans.is_empty())
            .map(Plan::Any),
        Plan::Not(plan) => without(*plan, leaf).map(|plan| Plan::Not(Box::new(plan))),
        plan => Some(plan),
    }
}
