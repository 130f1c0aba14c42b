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

/// The mode of a document, from all that it says of time.
pub fn mode<'a>(published: Option<Bounds>, phrases: impl Iterator<Item = &'a Phrase>) -> Mode {
    let Some(year) = published
        .and_then(|bounds| bounds.last)
        .map(|day| day.ymd().0)
    else {
        return Mode::Narrative;
    };
    let (mut n_far, mut n_near) = (0, 0);
    for item in phrases.flat_map(|phrase| &phrase.items) {
        match &item.node {
            Node::Date(Fields {
                year: Some(Year::Full(said)),
                ..
            }) => {
                if (said - year).abs() > NEAR_YEARS {
                    n_far += 1;
                } else {
                    n_near += 1;
                }
            }
            Node::Shift {
                origin: Origin::Now,
                ..
            } => n_near += 2,
            Node::Date(Fields {
                weekday: Some(_),
                month: None,
                ..
            }) => n_near += 2,
            Node::Time {
                date: Some(date), ..
            } => match date.as_ref() {
                Node::Shift {
                    origin: Origin::Now,
                    ..
                }
                | Node::Date(Fields {
                    weekday: Some(_),
                    month: None,
                    ..
                }) => {
                    n_near += 2;
                }
                _ => {}
            },
            _ => {}
        }
    }
    if n_far > 2 && n_far > 2 * n_near {
        Mode::Narrative
    } else {
        Mode::News
    }
}
