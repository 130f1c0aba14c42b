//! A query as a tree, and how it is printed.
//!
//! Reading is in [`parse`](super::parse()); printing a query and reading it again gives the same query.

use std::fmt::{self, Display, Formatter, Write};

use super::Notice;

/// What the reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The condition; `None` when nothing is asked.
    pub root: Option<Node>,
    /// Whether the last word may still be growing: it then also matches as a prefix.
    pub typing: bool,
    /// What could not be taken as written.
    pub notices: Vec<Notice>,
}

/// A condition on a passage, an entity or an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A bare word (several joined ones in `al-Jawlani`): matches exactly, folded, by stem or misspelt.
    Word {
        /// As typed, without punctuation around it.
        text: String,
        /// What else it may match.
        reach: Reach,
    },
    /// Words in quotation marks: exact or folded, one after the other.
    Phrase {
        /// As typed, without the quotation marks.
        text: String,
        /// How many other words may stand between them, in any order (`"a b"~5`); at most [`MAX_SLOP`].
        slop: u32,
    },
    /// A word or phrase in one field: an entity type of the dossier, or `title`.
    Field {
        /// In lower case.
        field: String,
        /// A [`Node::Word`] or [`Node::Phrase`].
        value: Box<Node>,
    },
    /// A period that a date of the passage may be in.
    Date(String),
    /// All of these, at least two.
    All(Vec<Node>),
    /// Any of these, at least two.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// How far a word reaches beyond itself and its stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// No further (but see [`Query::typing`], and a word that finds nothing is tried misspelt).
    #[default]
    Whole,
    /// `word*`: every word that begins so.
    Prefix,
    /// `word~`, `word~2`: words that differ by so many typing errors, 1 or 2.
    Typos(u8),
}

/// Largest number in `"a b"~5`.
pub const MAX_SLOP: u32 = 100;

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The same with the parts of joined words (`al-Jawlani`, `東京の天気`) as words of their own, which need not stand
    /// together, and those of phrases that `is_nowhere` (given the phrase and how many other words may stand between its
    /// own): what is asked when nothing matches. `None` when there are no such words.
    pub fn apart(&self, is_nowhere: &dyn Fn(&str, u32) -> bool) -> Option<Query> {
        let root = self.root.as_ref()?;
        let apart = root.apart(is_nowhere);
        (apart != *root).then(|| Query {
            root: Some(apart),
            ..self.clone()
        })
    }
}

impl Node {
    /// See [`Query::apart`].
    fn apart(&self, is_nowhere: &dyn Fn(&str, u32) -> bool) -> Node {
        let parts = |text: &str, reach: Reach| {
            let pieces = crate::text::pieces(text);
            let last = pieces.len().saturating_sub(1);
            let word = |(at, piece): (usize, &str)| Node::Word {
                text: piece.to_owned(),
                reach: if at == last { reach } else { Reach::Whole },
            };
            match pieces.as_slice() {
                [] | [_] => self.clone(),
                _ => Node::All(pieces.into_iter().enumerate().map(word).collect()),
            }
        };
        match self {
            Node::Word { text, reach } => parts(text, *reach),
            Node::Phrase { text, slop } if is_nowhere(text, *slop) => parts(text, Reach::Whole),
            // What is brought up can be left out by itself.
            Node::All(nodes) => {
                let mut all = Vec::new();
                for node in nodes {
                    match node.apart(is_nowhere) {
                        Node::All(inner) => all.extend(inner),
                        apart => all.push(apart),
                    }
                }
                Node::All(all)
            }
            Node::Any(nodes) => {
                Node::Any(nodes.iter().map(|node| node.apart(is_nowhere)).collect())
            }
            Node::Not(_) | Node::Field { .. } | Node::Phrase { .. } | Node::Date(_) => self.clone(),
        }
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(root) = &self.root else {
            return Ok(());
        };
        root.fmt(f)?;
        // A space says that the last word is complete.
        if root.ends_in_bare_word() && !self.typing {
            f.write_char(' ')
        } else {
            Ok(())
        }
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Node::Word { text, reach } => {
                f.write_str(text)?;
                match reach {
                    Reach::Whole => Ok(()),
                    Reach::Prefix => f.write_char('*'),
                    Reach::Typos(1) => f.write_char('~'),
                    Reach::Typos(_) => f.write_str("~2"),
                }
            }
            Node::Phrase { text, slop } => {
                write_quoted(f, text)?;
                if *slop > 0 {
                    write!(f, "~{slop}")
                } else {
                    Ok(())
                }
            }
            Node::Field { field, value } => write!(f, "{field}:{value}"),
            Node::Date(value) if value.contains(super::parse::is_delimiter) => {
                f.write_str("date:")?;
                write_quoted(f, value)
            }
            Node::Date(value) => write!(f, "date:{value}"),
            Node::All(nodes) => write_joined(f, nodes, " ", |node| {
                matches!(node, Node::All(_) | Node::Any(_))
            }),
            Node::Any(nodes) => write_joined(f, nodes, " OR ", |node| matches!(node, Node::Any(_))),
            Node::Not(node) => {
                f.write_char('-')?;
                write_in_group(
                    f,
                    node,
                    matches!(**node, Node::All(_) | Node::Any(_) | Node::Not(_)),
                )
            }
        }
    }
}

fn write_quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    f.write_str(text)?;
    f.write_char('"')
}

fn write_joined(
    f: &mut Formatter<'_>,
    nodes: &[Node],
    between: &str,
    grouped: fn(&Node) -> bool,
) -> fmt::Result {
    for (at, node) in nodes.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write_in_group(f, node, grouped(node))?;
    }
    Ok(())
}

fn write_in_group(f: &mut Formatter<'_>, node: &Node, grouped: bool) -> fmt::Result {
    if grouped {
        f.write_char('(')?;
        node.fmt(f)?;
        f.write_char(')')
    } else {
        node.fmt(f)
    }
}

impl Node {
    /// Whether the printed form ends in a word that a further letter would lengthen.
    pub(super) fn ends_in_bare_word(&self) -> bool {
        match self {
            Node::Word { reach, .. } => *reach == Reach::Whole,
            Node::Field { value, .. } => value.ends_in_bare_word(),
            Node::Phrase { .. } | Node::Date(_) => false,
            Node::All(nodes) => nodes.last().is_some_and(|last| {
                !matches!(last, Node::All(_) | Node::Any(_)) && last.ends_in_bare_word()
            }),
            Node::Any(nodes) => nodes
                .last()
                .is_some_and(|last| !matches!(last, Node::Any(_)) && last.ends_in_bare_word()),
            Node::Not(node) => {
                !matches!(**node, Node::All(_) | Node::Any(_) | Node::Not(_))
                    && node.ends_in_bare_word()
            }
        }
    }
}
