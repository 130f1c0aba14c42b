//! Phrases of one or several items: "since 2014", "from 5 to 9 March", "in May and June 2017".
//!
//! Members of a list share what only the last of them says.

use super::Parser;
use crate::extract::Role;
use crate::extract::dates::ast::{Fields, Item, Node, Phrase, Run, Year};
use crate::extract::dates::calendar::Calendar;
use crate::extract::dates::lexicon::Tongue;
use crate::extract::dates::token::Kind;

/// Most members of a list.
pub(super) const MOST_ITEMS: usize = 24;

/// Most tokens from "since" to the date behind what it names.
const FURTHEST_DATE: usize = 12;

/// How two members are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// "and", "or", a comma.
    List,
    /// "to", a dash.
    Range,
}

/// What stands before a phrase and makes something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    Role(Role),
    From,
    Between,
}

impl Parser<'_> {
    /// The phrase that begins with a token.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        if let Some((lead, next)) = self.lead(at)
            && let Some(phrase) = self.led(at, lead, next)
        {
            return Some(phrase);
        }
        if let Some(phrase) = self.since_what(at) {
            return Some(phrase);
        }
        self.series(at)
    }

    fn lead(&self, at: usize) -> Option<(Lead, usize)> {
        let word = self.token(at)?.lower.as_ref();
        let role = |role, end| Some((Lead::Role(role), end));
        match self.language.tongue {
            Tongue::English => match word {
                "since" => role(Role::Since, at + 1),
                "until" | "till" => role(Role::Until, at + 1),
                "up" => self
                    .all(at, &["up", "to"])
                    .or_else(|| self.all(at, &["up", "until"]))
                    .and_then(|end| role(Role::Until, end)),
                "before" => role(Role::Before, at + 1),
                "prior" => role(Role::Before, self.all(at, &["prior", "to"])?),
                "after" => role(Role::After, at + 1),
                "from" => Some((Lead::From, at + 1)),
                "starting" | "beginning" => {
                    let end = self.skip(at + 1, &["in", "on", "from"]);
                    (end > at + 1).then_some((Lead::From, end))
                }
                "between" => Some((Lead::Between, at + 1)),
                _ => None,
            },
            Tongue::French => match word {
                "depuis" => {
                    let end = self.skip(at + 1, &["le", "la", "les"]);
                    role(Role::Since, self.skip(end, &["l"]).max(at + 1))
                }
                "à" | "a" => {
                    let end = self.all(at + 1, &["partir"])?;
                    let end = if self.is(end, &["du", "de", "des"]) {
                        end + 1
                    } else {
                        self.all(end, &["d", "'"])?
                    };
                    role(Role::Since, end)
                }
                "jusqu" => {
                    let end = self.all(at, &["jusqu", "'"])?;
                    role(Role::Until, self.skip(end, &["à", "au", "en", "aux"]))
                }
                "avant" => role(Role::Before, at + 1),
                "après" => role(Role::After, at + 1),
                "de" | "du" => Some((Lead::From, at + 1)),
                "d" => Some((Lead::From, self.all(at, &["d", "'"])?)),
                "entre" => Some((Lead::Between, at + 1)),
                _ => None,
            },
            Tongue::Other => None,
        }
    }

    fn led(&self, at: usize, lead: Lead, next: usize) -> Option<Phrase> {
        let mut phrase = self.series(next)?;
        match lead {
            Lead::Role(role) => {
                let first = phrase.items.first()?;
                if phrase.is_range || !is_dated(&first.node) {
                    return None;
                }
                phrase.role = role;
                phrase.run.start = at;
            }
            Lead::From => {
                let is_on = self.language.tongue == Tongue::English
                    && self.is(phrase.run.end, &["on", "onward", "onwards", "forward"]);
                if phrase.is_range {
                    phrase.run.start = at;
                } else if is_on && phrase.items.len() == 1 && is_dated(&phrase.items[0].node) {
                    // "from Monday on Main Street" is rarer than "from Monday on".
                    phrase.role = Role::Since;
                    phrase.run.start = at;
                    phrase.run.end += 1;
                } else {
                    return None;
                }
            }
            Lead::Between => {
                if phrase.items.len() == 1 {
                    // The two need not share anything.
                    let first = phrase.items.pop()?;
                    let mut second = self.skip(first.run.end, &["and", "et"]);
                    if second == first.run.end {
                        return None;
                    }
                    second = self.skip_article(second);
                    let second = self.item(second)?;
                    if !is_dated(&first.node) || !is_dated(&second.node) {
                        return None;
                    }
                    phrase.run.end = second.run.end;
                    phrase.items = vec![first, second];
                }
                if phrase.items.len() != 2 {
                    return None;
                }
                phrase.run.start = at;
                phrase.is_range = true;
                phrase.role = Role::Range;
            }
        }
        Some(phrase)
    }

    /// "since the opening of the bridge on 5 May 2016": since that day.
    fn since_what(&self, at: usize) -> Option<Phrase> {
        let is_noun = self.language.tongue == Tongue::English
            && self.is(at, &["since"])
            && self.is(at + 1, &["the", "its", "his", "her", "their", "our", "my"]);
        if !is_noun {
            return None;
        }
        for next in at + 2..at + FURTHEST_DATE {
            let token = self.token(next)?;
            if token.is_any(&["on", "in"])
                && let Some(item) = self.item(next + 1)
            {
                let is_full = matches!(&item.node, Node::Date(fields) if fields.year.is_some());
                return is_full.then(|| Phrase {
                    run: Run {
                        start: at,
                        end: item.run.end,
                    },
                    role: Role::Since,
                    items: vec![item],
                    is_range: false,
                });
            }
            let is_verb = token.lower.ends_with("ed")
                || token.is_any(&[
                    "was", "were", "had", "has", "is", "are", "began", "came", "took",
                ]);
            if token.kind != Kind::Word || is_verb {
                return None;
            }
        }
        None
    }

    /// Items that are joined to one another, or a single one.
    fn series(&self, at: usize) -> Option<Phrase> {
        let start = self.skip_article(at);
        let elliptic = self.elliptic(start);
        let generic = self.joined_items(at);
        let end_of = |items: &[Item]| items.last().map_or(0, |item| item.run.end);
        let (items, joint) = match (elliptic, generic) {
            (Some(short), Some(long)) if end_of(&long.0) > end_of(&short.0) => long,
            (Some(short), _) => short,
            (None, long) => long?,
        };
        let end = end_of(&items);
        let is_range = joint == Joint::Range && items.len() == 2;
        Some(Phrase {
            run: Run {
                start: items.first()?.run.start,
                end,
            },
            role: if is_range { Role::Range } else { Role::Point },
            items,
            is_range,
        })
    }

    fn joined_items(&self, at: usize) -> Option<(Vec<Item>, Joint)> {
        let mut items = vec![self.item(at)?];
        while items.len() < MOST_ITEMS {
            let last = items.last()?;
            let Some((joint, next)) = self.joint(last.run.end) else {
                break;
            };
            let next = self.skip_article(next);
            let Some(item) = self.item(next) else {
                break;
            };
            match joint {
                Joint::Range => {
                    if items.len() == 1 && can_range(&items[0].node, &item.node) {
                        items.push(item);
                        share(&mut items);
                        return Some((items, Joint::Range));
                    }
                    break;
                }
                Joint::List if can_share(&last.node, &item.node) => items.push(item),
                Joint::List => break,
            }
        }
        // A list is one only if its end has something for the others.
        let n_sharing = (1..items.len())
            .rev()
            .find(|at| has_more(&items[*at].node, &items[at - 1].node))
            .map_or(1, |at| at + 1);
        items.truncate(n_sharing);
        share(&mut items);
        Some((items, Joint::List))
    }

    pub(super) fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        let word = self.token(at)?.lower.as_ref();
        let is_english = self.language.tongue == Tongue::English;
        match word {
            "-" | "–" => Some((Joint::Range, at + 1)),
            "to" | "through" | "thru" | "until" | "till" if is_english => {
                Some((Joint::Range, at + 1))
            }
            "and" | "or" if is_english => Some((Joint::List, at + 1)),
            "à" | "au" | "en" if !is_english => Some((Joint::Range, at + 1)),
            "jusqu" if !is_english => {
                let end = self.all(at, &["jusqu", "'"])?;
                Some((Joint::Range, self.skip(end, &["à", "au", "en"])))
            }
            "et" | "ou" if !is_english => {
                Some((Joint::List, self.skip(at + 1, &["du", "de", "en"])))
            }
            "," => {
                let next = self.skip(at + 1, &["and", "or", "et", "ou"]);
                Some((Joint::List, next))
            }
            "&" | "/" => Some((Joint::List, at + 1)),
            _ => None,
        }
    }

    pub(super) fn skip_article(&self, at: usize) -> usize {
        match self.language.tongue {
            Tongue::English => self.skip(at, &["the"]),
            Tongue::French => {
                if let Some(end) = self.all(at, &["l", "'"]) {
                    return end;
                }
                self.skip(at, &["le", "la", "les", "du", "au"])
            }
            Tongue::Other => at,
        }
    }

    /// The year behind a month or a season, and the index behind it.
    pub(super) fn year_behind(&self, at: usize) -> (Option<Year>, usize) {
        match self.language.tongue {
            Tongue::English => self.english_year_behind(at),
            _ => self.french_year_behind(at),
        }
    }
}

/// The hundred years with this number: the 19th are 1800 to 1899.
pub(super) fn century(n: i64, before_christ: bool) -> Option<Calendar> {
    let first = if before_christ {
        1 - 100 * n
    } else {
        100 * (n - 1)
    };
    (1..=60).contains(&n).then_some(Calendar::Century(first))
}

/// Whether an item is a date, not a duration or the like.
fn is_dated(node: &Node) -> bool {
    match node {
        Node::Duration(..) | Node::Set(_) | Node::Reference(_) | Node::Then => false,
        Node::Time { date, .. } => date.is_some(),
        _ => true,
    }
}

/// Whether two items may be the ends of a range.
fn can_range(first: &Node, second: &Node) -> bool {
    match (first, second) {
        (Node::Time { .. }, Node::Time { .. }) => true,
        (Node::Date(a), Node::Date(b)) => match (only_year(a), only_year(b)) {
            (Some(a), Some(b)) => a < b,
            _ => true,
        },
        (Node::Reference(_) | Node::Shift { .. }, _) => false,
        _ => is_dated(first) && is_dated(second) && !matches!(first, Node::Time { .. }),
    }
}

fn only_year(fields: &Fields) -> Option<i64> {
    match (&fields.year, fields.month, fields.weekday) {
        (Some(Year::Full(year)), None, None) => Some(*year),
        _ => None,
    }
}

/// Whether two items have the same shape, so that they may stand in one list.
fn can_share(first: &Node, second: &Node) -> bool {
    match (first, second) {
        (Node::Date(a), Node::Date(b)) => {
            a.month.is_some() && b.month.is_some() && a.relation.is_none()
        }
        (Node::Part { relation: None, .. }, Node::Part { .. }) => true,
        _ => false,
    }
}

fn year_of(node: &Node) -> Option<&Year> {
    match node {
        Node::Date(fields) => fields.year.as_ref(),
        Node::Part { year, .. } => year.as_ref(),
        _ => None,
    }
}

/// Whether the second says a year that the first does not.
fn has_more(second: &Node, first: &Node) -> bool {
    year_of(second).is_some() && year_of(first).is_none()
}

/// Gives the year of the last item to those before it that have none. A month that would come after that of the last
/// one lies in the year before: "from November to January 2017".
fn share(items: &mut [Item]) {
    let Some((last, others)) = items.split_last_mut() else {
        return;
    };
    let Some(year) = year_of(&last.node).cloned() else {
        return;
    };
    let last_month = match &last.node {
        Node::Date(fields) => fields.month,
        _ => None,
    };
    for item in others {
        match &mut item.node {
            Node::Date(fields) if fields.year.is_none() && fields.month.is_some() => {
                fields.year = match (&year, fields.month > last_month && last_month.is_some()) {
                    (Year::Full(year), true) => Some(Year::Full(year - 1)),
                    _ => Some(year.clone()),
                };
            }
            Node::Part {
                year: own,
                relation: None,
                generic,
                ..
            } if own.is_none() => {
                *own = Some(year.clone());
                *generic = false;
            }
            _ => {}
        }
    }
}
