//! A query as the fields of a form, for those who know no operators, and back. Total both ways.
//!
//! What a form asks is printed as a query, so that there is one language only; what a query asks that no field of
//! its own has (a group, a second phrase, a field such as `person:`) stands as it is among the words that must all be
//! there. Reading a query and printing the form asks for the same, in the order of the fields.

use super::parse::{is_quote, joined, parse, quoted};
use super::query::{MAX_SLOP, Node, Query};

/// How far words may stand apart when nobody says it.
const USUAL_SLOP: u32 = 5;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of these words; any query may stand here.
    All,
    /// This exact phrase.
    Phrase,
    /// Any of these words.
    Any,
    /// None of these words.
    Without,
    /// These words near each other.
    Near,
    /// How many others may stand between those, as digits; [`MAX_SLOP`] at most.
    Apart,
    /// Not before this date.
    From,
    /// Not after this date.
    To,
}

/// How many fields there are.
const N_PARTS: usize = Part::To as usize + 1;

/// What stands in the fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form([String; N_PARTS]);

impl Form {
    /// Reads a query into the fields.
    pub fn read(query: &str) -> Form {
        let mut form = Form::default();
        let nodes = match parse(query).root {
            None => Vec::new(),
            Some(Node::All(nodes)) => nodes,
            Some(node) => vec![node],
        };
        for node in nodes {
            let (part, text) = form.place(&node);
            let field = &mut form.0[part as usize];
            if !field.is_empty() {
                field.push(' ');
            }
            field.push_str(&text);
        }
        form
    }

    /// These fields while `query` is still what they ask, else those of `query`: a form beside a search box that
    /// either of them may change.
    pub fn following(&self, query: &str) -> Form {
        if self.text().trim_end() == query.trim_end() {
            self.clone()
        } else {
            Form::read(query)
        }
    }

    /// What stands in a field.
    pub fn get(&self, part: Part) -> &str {
        &self.0[part as usize]
    }

    /// The form with another text in a field.
    pub fn with(&self, part: Part, text: String) -> Form {
        let mut form = self.clone();
        form.0[part as usize] = text;
        form
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.query().is_empty()
    }

    /// What the fields ask, as text; a space at its end says that the last word is complete.
    pub fn text(&self) -> String {
        self.query().to_string()
    }

    /// What the fields ask. What is no complete expression is asked as plain words.
    pub fn query(&self) -> Query {
        let mut nodes: Vec<Node> = parse(self.get(Part::All)).root.into_iter().collect();
        let apart = self.get(Part::Apart).trim().parse().unwrap_or(USUAL_SLOP);
        nodes.extend(self.phrase(Part::Phrase, 0));
        nodes.extend(self.phrase(Part::Near, apart.clamp(1, MAX_SLOP)));
        nodes.extend(joined(self.leaves(Part::Any), Node::Any));
        let without = self.leaves(Part::Without).into_iter();
        nodes.extend(without.map(|node| match node {
            Node::Not(_) => node,
            node => Node::Not(Box::new(node)),
        }));
        let [from, to] = [Part::From, Part::To].map(|part| self.get(part).replace(is_quote, " "));
        nodes.extend(period(from.trim(), to.trim()).map(Node::Date));
        Query {
            root: joined(nodes, Node::All),
            ..Query::default()
        }
    }

    fn phrase(&self, part: Part, slop: u32) -> Option<Node> {
        quoted("", &self.get(part).replace(is_quote, " "), slop)
    }

    /// The words and phrases of a field, however they are joined there.
    fn leaves(&self, part: Part) -> Vec<Node> {
        match parse(self.get(part)).root {
            None => Vec::new(),
            Some(Node::All(nodes) | Node::Any(nodes)) => nodes,
            Some(node) => vec![node],
        }
    }

    /// The field for a condition, and what it is there.
    fn place(&mut self, node: &Node) -> (Part, String) {
        let free = |part: Part| self.get(part).is_empty();
        match node {
            Node::Phrase { text, slop: 0 } if free(Part::Phrase) => (Part::Phrase, text.clone()),
            Node::Phrase { text, slop } if *slop > 0 && free(Part::Near) => {
                self.0[Part::Apart as usize] = slop.to_string();
                (Part::Near, text.clone())
            }
            Node::Any(nodes) if free(Part::Any) && nodes.iter().all(is_leaf) => {
                let leaves: Vec<String> = nodes.iter().map(Node::to_string).collect();
                (Part::Any, leaves.join(" "))
            }
            Node::Not(inner) if is_leaf(inner) => (Part::Without, inner.to_string()),
            Node::Date(value) if free(Part::From) && free(Part::To) => {
                let (from, to) = value.split_once("..").unwrap_or((value, value));
                if period(from.trim(), to.trim()).as_ref() == Some(value) {
                    self.0[Part::To as usize] = to.to_owned();
                    (Part::From, from.to_owned())
                } else {
                    (Part::All, node.to_string())
                }
            }
            Node::Any(_) => (Part::All, ["(", &node.to_string(), ")"].concat()),
            node => (Part::All, node.to_string()),
        }
    }
}

/// The value of `date:` for two sides of which either may be empty.
fn period(from: &str, to: &str) -> Option<String> {
    if from == to {
        (!from.is_empty()).then(|| from.to_owned())
    } else {
        Some([from, "..", to].concat())
    }
}

fn is_leaf(node: &Node) -> bool {
    !matches!(node, Node::All(_) | Node::Any(_) | Node::Not(_))
}

#[cfg(test)]
mod tests;
