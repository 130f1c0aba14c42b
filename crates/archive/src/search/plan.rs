//! A query as conditions on articles: leaves that are looked up once, and how they are joined.

use dossier_core::date::Period;
use dossier_core::search::{self, Node, Query, Reach};
use dossier_core::text::{Language, fold, is_function_word, is_word, words};

use crate::root::Root;

/// Letters up to which a word that is being typed after others is not looked for yet.
const MAX_OPEN_LETTERS: usize = 2;

/// A condition on an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Plan {
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
pub(crate) struct Leaf {
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
    /// Whether its words were typed as one, without quotation marks: `al-Jawlani`.
    pub is_joined: bool,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
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

impl Asked {
    /// The words of a text as they are.
    pub fn all(text: &str) -> Vec<Asked> {
        let mut asked = Vec::new();
        for word in words(text) {
            asked.push(Asked {
                folded: fold(&word.surface),
                surface: word.surface,
                stems: false,
                prefix: false,
                typos: 0,
            });
        }
        asked
    }
}

/// A query with its leaves.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Planned {
    /// `None` when nothing is asked.
    pub root: Option<Plan>,
    pub leaves: Vec<Leaf>,
    pub notices: Vec<search::Notice>,
    /// Whether function words were left out.
    pub is_sentence: bool,
    /// Languages of the collection.
    languages: Vec<Language>,
}

impl Planned {
    /// Plans `query` for the collection of `root`.
    pub fn new(query: &Query, root: &Root) -> Planned {
        let kinds = root.kinds.as_slice();
        let mut planned = Planned {
            root: None,
            leaves: Vec::new(),
            notices: query.notices.clone(),
            is_sentence: false,
            languages: root.languages().collect(),
        };
        let mut plan = query
            .root
            .as_ref()
            .and_then(|root| planned.node(root, query.typing, kinds, true));
        // A word just begun after others would match nearly everything, and take long to be read: it does not narrow yet.
        let is_open = |leaf: &Leaf| match leaf.words.as_slice() {
            [word] => {
                let n_letters = word.folded.chars().count();
                let is_begun = !word.folded.starts_with(is_word);
                query.typing && word.prefix && is_begun && n_letters <= MAX_OPEN_LETTERS
            }
            _ => false,
        };
        let last = planned.leaves.len().saturating_sub(1);
        if planned.leaves.len() > 1 && planned.leaves.last().is_some_and(is_open) {
            planned.leaves.truncate(last);
            plan = plan.and_then(|plan| without(plan, last));
        }
        planned.root = plan;
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
            Node::All(nodes) => {
                let asked = self.without_function_words(nodes, grows);
                self.is_sentence |= asked.len() < nodes.len();
                // The last one goes on only if it is still the last.
                let last = asked.last().zip(nodes.last());
                let grows = grows && last.is_some_and(|(asked, node)| std::ptr::eq(*asked, node));
                self.joined(asked, grows, kinds, is_positive).map(Plan::All)
            }
            Node::Any(nodes) => self
                .joined(nodes.iter().collect(), grows, kinds, is_positive)
                .map(Plan::Any),
            Node::Not(node) => {
                let plan = self.node(node, grows, kinds, false)?;
                Some(Plan::Not(Box::new(plan)))
            }
        }
    }

    /// The nodes of an "and" without function words (`the`, `de`), which stand everywhere by chance; all of them when
    /// no other word is asked for. The rule is that of `dossier_core::search`.
    fn without_function_words<'n>(&self, nodes: &'n [Node], grows: bool) -> Vec<&'n Node> {
        let last = nodes.len().saturating_sub(1);
        let is_left_out = |at: usize, node: &Node| {
            let Node::Word {
                text,
                reach: Reach::Whole,
            } = node
            else {
                return false;
            };
            let is_abbreviation = text.len() > 1 && !has_small(text) && nodes.iter().any(is_small);
            let goes_on = grows && at == last;
            !is_abbreviation && !goes_on && self.is_function_word(&fold(text))
        };
        let each = nodes.iter().enumerate();
        let asked: Vec<&Node> = each
            .filter(|(at, node)| !is_left_out(*at, node))
            .map(|(_, node)| node)
            .collect();
        let says_nothing = |node: &&Node| matches!(node, Node::Not(_) | Node::Date(_));
        if asked.iter().all(says_nothing) {
            nodes.iter().collect()
        } else {
            asked
        }
    }

    /// Whether a folded word is a function word of a language of the collection.
    pub fn is_function_word(&self, folded: &str) -> bool {
        let mut languages = self.languages.iter();
        languages.any(|&language| is_function_word(folded, language))
    }

    fn joined(
        &mut self,
        nodes: Vec<&Node>,
        grows: bool,
        kinds: &[(String, u32)],
        is_positive: bool,
    ) -> Option<Vec<Plan>> {
        let mut plans = Vec::with_capacity(nodes.len());
        let n_nodes = nodes.len();
        for (at, node) in nodes.into_iter().enumerate() {
            let grows = grows && at + 1 == n_nodes;
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
        let mut asked = Asked::all(text);
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
            is_joined: reach.is_some() && !is_one,
        });
        Some(Plan::Leaf(self.leaves.len() - 1))
    }
}

fn has_small(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn is_small(node: &Node) -> bool {
    matches!(node, Node::Word { text, .. } if has_small(text))
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
