//! From meanings to what is found: EDTF, TIMEX3, spans.

use super::ast::{Item, Phrase};
use super::calendar::Calendar;
use super::lexicon::Place;
use super::resolve::Meaning;
use super::{Confidence, FoundDate, Modifier, Role, Timex};
use crate::date::Date;
use crate::model::Span;

/// One or two items as a find; `span` turns tokens into characters.
pub fn found(
    block: usize,
    phrase: &Phrase,
    parts: &[(&Item, &Meaning)],
    span: &dyn Fn(usize, usize) -> Span,
) -> Option<FoundDate> {
    let &(first_item, first) = parts.first()?;
    let &(last_item, last) = parts.last()?;
    let is_range = parts.len() == 2;
    let edtf = match (first.calendar, last.calendar) {
        (Some(from), Some(to)) if is_range => Some(format!(
            "{}/{}",
            ends(from, first_item).0,
            ends(to, last_item).1
        )),
        (Some(calendar), _) if !is_range => Some(with_role(phrase.role, calendar, first_item)),
        _ => None,
    };
    // What is no EDTF would be a fault of this module; a date less is the smaller harm.
    let edtf = edtf.filter(|edtf| Date::parse(edtf).is_ok());
    let role = match (&edtf, phrase.role) {
        (None, Role::Point) => Role::Other,
        (_, role) => role,
    };
    let run = if is_range || phrase.items.len() == 1 {
        phrase.run
    } else {
        first_item.run
    };
    let meanings = || parts.iter().map(|(_, meaning)| meaning);
    let mut alternatives: Vec<String> = meanings()
        .flat_map(|meaning| &meaning.alternatives)
        .filter(|_| !is_range && phrase.role == Role::Point)
        .map(|calendar| calendar.edtf(first_item.about))
        .collect();
    alternatives.dedup();
    Some(FoundDate {
        block,
        span: span(run.start, run.end),
        timexes: parts
            .iter()
            .map(|(item, meaning)| timex(item, meaning, span))
            .collect(),
        role,
        rule: if is_range { "range" } else { first.rule },
        anchor: meanings().find_map(|meaning| meaning.anchor),
        confidence: meanings()
            .map(|meaning| meaning.confidence)
            .min()
            .unwrap_or(Confidence::Low),
        alternatives,
        unresolved: match &edtf {
            Some(_) => None,
            None => meanings()
                .find_map(|meaning| meaning.unresolved)
                .or(Some(super::Unresolved::NotACalendarDate)),
        },
        edtf,
    })
}

fn timex(item: &Item, meaning: &Meaning, span: &dyn Fn(usize, usize) -> Span) -> Timex {
    let place = item.place.map(|place| match place {
        Place::Start | Place::Early => Modifier::Start,
        Place::Mid => Modifier::Mid,
        Place::Late | Place::End => Modifier::End,
    });
    Timex {
        span: span(item.run.start, item.run.end),
        kind: meaning.kind,
        value: meaning.value.clone(),
        modifier: place
            .or(item.bound)
            .or(item.about.then_some(Modifier::Approx)),
    }
}

/// The EDTF of one date with what stands before it.
fn with_role(role: Role, calendar: Calendar, item: &Item) -> String {
    let (from, to) = ends(calendar, item);
    match role {
        Role::Since | Role::After => format!("{from}/.."),
        Role::Until | Role::Before => format!("../{to}"),
        _ => whole(calendar, item),
    }
}

fn whole(calendar: Calendar, item: &Item) -> String {
    item.place
        .and_then(|place| calendar.part(place))
        .unwrap_or_else(|| calendar.edtf(item.about))
}

/// What an interval begins and ends with, when this is its start or its end.
fn ends(calendar: Calendar, item: &Item) -> (String, String) {
    let text = whole(calendar, item);
    match text.split_once('/') {
        Some((from, to)) => (from.to_owned(), to.to_owned()),
        // A season is no end of an interval.
        None => match calendar {
            Calendar::Season(..) | Calendar::Quarter(..) | Calendar::Half(..) => {
                let mark = if item.about { "~" } else { "" };
                let month = |day: crate::date::Day| {
                    let (year, month, _) = day.ymd();
                    Calendar::Month(year, month).edtf(false) + mark
                };
                (month(calendar.first()), month(calendar.last()))
            }
            _ => (text.clone(), text),
        },
    }
}
