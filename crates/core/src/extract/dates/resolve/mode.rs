//! Whether a text tells the news, which count from the day they are published, or a history, which counts from what was
//! said last.

use super::super::ast::{Fields, Node, Origin, Phrase, Year};
use crate::date::Bounds;

/// How a text counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// From the day of its publication.
    News,
    /// From the date that was mentioned last.
    Narrative,
}

/// Years from its publication within which a year belongs to the news.
const NEAR_YEARS: i64 = 1;

/// Years further away that a history has at least.
const FEWEST_FAR: usize = 3;

/// How many years a history names for each "yesterday", "Tuesday" and "last week".
const YEARS_PER_DEICTIC: usize = 3;

/// The mode of a document, from all that it says of time. Without a date of publication it is a history.
pub fn mode<'a>(published: Option<Bounds>, phrases: impl Iterator<Item = &'a Phrase>) -> Mode {
    let Some(year) = published
        .and_then(|bounds| bounds.last)
        .map(|day| day.ymd().0)
    else {
        return Mode::Narrative;
    };
    let (mut n_years, mut n_far, mut n_deictic) = (0, 0, 0);
    for item in phrases.flat_map(|phrase| &phrase.items) {
        if let Node::Date(Fields {
            year: Some(Year::Full(said)),
            ..
        }) = item.node
        {
            n_years += 1;
            n_far += usize::from((said - year).abs() > NEAR_YEARS);
        }
        n_deictic += usize::from(is_deictic(&item.node));
    }
    if n_far >= FEWEST_FAR && n_years > YEARS_PER_DEICTIC * n_deictic {
        Mode::Narrative
    } else {
        Mode::News
    }
}

/// Whether it counts from the day of publication by itself.
fn is_deictic(node: &Node) -> bool {
    match node {
        Node::Shift {
            origin: Origin::Now,
            ..
        } => true,
        Node::Date(fields) => fields.weekday.is_some() && fields.month.is_none(),
        Node::Time {
            date: Some(date), ..
        } => is_deictic(date),
        _ => false,
    }
}
