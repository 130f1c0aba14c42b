//! What the mentions of a dossier say beyond what would be found by itself: that is what somebody has decided.

use serde_json::Value;

use super::found::{self, OwnedName, decided_dates, overlaps};
use super::work::Work;
use crate::extract::{self, FoundDate};
use crate::model::Span;
use crate::read::{self, Mark, What};

/// Most rounds: each date that is decided can change what the dates behind it are read as.
const MAX_ROUNDS: usize = 20;

/// What was decided in each block of an article, where its blocks mention this.
pub fn decided(work: &Work, article: usize, mentions: &[Vec<Value>]) -> Vec<Vec<Mark>> {
    let names = found::names(work);
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); mentions.len()];
    for _ in 0..MAX_ROUNDS {
        let before = decided_dates(&marks);
        let (mut dates, names) = found::with_document(work, article, &before, |document| {
            (extract::dates(document), found::find(&names, document))
        });
        dates.retain(read::is_mention);
        marks = mentions
            .iter()
            .enumerate()
            .map(|(block, mentions)| {
                let is_heading = work.is_heading(article, block);
                let dates = dates
                    .iter()
                    .filter(|date| date.block == block && !is_heading);
                let names = names.iter().filter(|name| name.block == block);
                let n_chars = work.text(article, block).chars().count();
                in_block(mentions, n_chars, dates, names, &before[block])
            })
            .collect();
        if decided_dates(&marks) == before {
            break;
        }
    }
    marks
}

fn in_block<'a>(
    mentions: &[Value],
    n_chars: usize,
    dates: impl Iterator<Item = &'a FoundDate> + Clone,
    names: impl Iterator<Item = &'a OwnedName> + Clone,
    before: &[(Span, String)],
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let meant: Vec<(Span, What)> = mentions
        .iter()
        .filter_map(|mention| meant(mention, n_chars))
        .collect();
    for (span, what) in &meant {
        let is_found = match what {
            What::Date(edtf) => dates
                .clone()
                .any(|date| date.span == *span && date.edtf.as_ref() == Some(edtf)),
            What::Entity(id) => names
                .clone()
                .any(|name| name.span == *span && name.entity == *id),
            _ => false,
        };
        if !is_found {
            marks.push(mark(*span, what.clone()));
        }
    }
    let is_meant = |span: Span, is: fn(&What) -> bool| {
        meant
            .iter()
            .any(|(meant, what)| is(what) && overlaps(*meant, span))
    };
    let found = dates.map(|date| date.span);
    let nothing = before.iter().filter(|(_, edtf)| edtf.is_empty());
    for span in found.chain(nothing.map(|(span, _)| *span)) {
        if !is_meant(span, |what| matches!(what, What::Date(_))) {
            marks.push(mark(span, What::Date(String::new())));
        }
    }
    for name in names {
        let same = What::Entity(name.entity.clone());
        if !meant
            .iter()
            .any(|(span, what)| *span == name.span && *what == same)
        {
            marks.push(mark(name.span, What::Entity(String::new())));
        }
    }
    // A mark keeps every name from being found in its run, also those that are meant.
    for (span, what) in &meant {
        let is_same = |mark: &Mark| found::span_of(mark) == *span && mark.what == *what;
        let is_hidden = marks.iter().any(|mark| {
            std::mem::discriminant(&mark.what) == std::mem::discriminant(what)
                && overlaps(found::span_of(mark), *span)
        });
        if is_hidden && !marks.iter().any(is_same) {
            marks.push(mark(*span, what.clone()));
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

/// What a mention of the format says; `None` for one that is damaged.
fn meant(mention: &Value, n_chars: usize) -> Option<(Span, What)> {
    let number = |field: &str| u32::try_from(mention[field].as_u64()?).ok();
    let span = Span {
        start: number("start")?,
        end: number("end")?,
    };
    let text = |field: &str| mention[field].as_str().map(str::to_owned);
    let what = text("date").map(What::Date);
    let what = what.or_else(|| text("entity").map(What::Entity));
    let what = what.or_else(|| text("href").map(What::Link))?;
    (span.start < span.end && span.end as usize <= n_chars).then_some((span, what))
}

fn mark(span: Span, what: What) -> Mark {
    Mark {
        start: span.start as usize,
        end: span.end as usize,
        what,
    }
}
