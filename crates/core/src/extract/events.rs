//! What happened when: a dated passage becomes a proposed event.
//!
//! The passage is the sentence around a date. Where one sentence has several dates and each stands in a clause of its own,
//! it is that clause. Nothing is understood here beyond the words: a title is the passage without its date, and who says so
//! is named only where the text says it in so many words. English and French; other languages are read as English.

mod clause;
mod sentence;
mod speaker;
mod title;
mod token;

use std::ops::Range;

use super::{Document, FoundDate, FoundName};
use crate::model::Span;

/// An event as the text suggests it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedEvent {
    /// Index of the block.
    pub block: usize,
    /// The sentence, or the clause, that tells of it.
    pub span: Span,
    /// Index of its date among those found.
    pub date_idx: usize,
    /// When, in EDTF.
    pub edtf: String,
    /// The words of the date.
    pub display: String,
    /// The words of the passage, as a first title.
    pub title: String,
    /// Ids of the entities that the passage names, each once, in their order.
    pub entities: Vec<String>,
    /// Who says so, when the passage says it: "according to …".
    pub according_to: Option<String>,
}

/// The events that dated passages tell of, in the order of the text. Dates without a place on the calendar and those in
/// headings tell of none.
pub fn events(
    document: &Document<'_>,
    dates: &[FoundDate],
    names: &[FoundName<'_>],
) -> Vec<ProposedEvent> {
    let mut of_blocks: Vec<(Vec<usize>, Vec<usize>)> =
        vec![Default::default(); document.blocks.len()];
    for (at, date) in dates
        .iter()
        .enumerate()
        .filter(|(_, date)| date.edtf.is_some())
    {
        if let Some(block) = of_blocks.get_mut(date.block) {
            block.0.push(at);
        }
    }
    for (at, name) in names.iter().enumerate() {
        if let Some(block) = of_blocks.get_mut(name.block) {
            block.1.push(at);
        }
    }
    let language = Language::of(document.lang);
    let mut events = Vec::new();
    for (block, (of_dates, of_names)) in document.blocks.iter().zip(of_blocks) {
        if block.is_heading || of_dates.is_empty() {
            continue;
        }
        let mut passages = Passages::new(block.text, language, dates, &of_dates);
        for date_idx in of_dates {
            let named = of_names.iter().map(|at| &names[*at]);
            events.extend(passages.event(&dates[date_idx], date_idx, named));
        }
    }
    events
}

/// The languages whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    English,
    French,
}

impl Language {
    fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("fr" | "FR") => Language::French,
            _ => Language::English,
        }
    }
}

/// The passages of one block.
struct Passages<'a> {
    text: &'a str,
    language: Language,
    /// The byte of each character, and of the end.
    bytes: Vec<usize>,
    /// The dates of the block, in bytes.
    dates: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
    /// The sentence that was looked at last, its clauses, and who says it.
    last: Option<(usize, Vec<Range<usize>>, Option<String>)>,
}

impl<'a> Passages<'a> {
    fn new(text: &'a str, language: Language, dates: &[FoundDate], of_block: &[usize]) -> Self {
        let ends = text.char_indices().map(|(at, _)| at);
        let bytes: Vec<usize> = ends.chain([text.len()]).collect();
        let byte = |n_chars: u32| bytes.get(n_chars as usize).copied().unwrap_or(text.len());
        let mut dates: Vec<Range<usize>> = of_block
            .iter()
            .map(|at| byte(dates[*at].span.start)..byte(dates[*at].span.end))
            .filter(|date| date.start < date.end)
            .collect();
        dates.sort_by_key(|date| (date.start, date.end));
        Passages {
            sentences: sentence::sentences(text, language, &dates),
            text,
            language,
            bytes,
            dates,
            last: None,
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let n_chars = |byte: usize| self.bytes.partition_point(|at| *at < byte) as u32;
        Span {
            start: n_chars(range.start),
            end: n_chars(range.end),
        }
    }

    fn event<'n>(
        &mut self,
        found: &FoundDate,
        date_idx: usize,
        names: impl Iterator<Item = &'n FoundName<'n>>,
    ) -> Option<ProposedEvent> {
        let byte = |n_chars: u32| self.bytes.get(n_chars as usize).copied();
        let date = byte(found.span.start)?..byte(found.span.end)?;
        let display = self
            .text
            .get(date.clone())
            .filter(|words| !words.is_empty())?;
        let at = self
            .sentences
            .partition_point(|sentence| sentence.end <= date.start);
        let sentence = self.sentences.get(at)?.clone();
        if date.start < sentence.start {
            return None;
        }
        if self.last.as_ref().is_none_or(|(last, ..)| *last != at) {
            let clauses = clause::clauses(self.text, &sentence, self.language, &self.dates);
            let said = sentence::with_its_quotation(self.text, &self.sentences, at);
            let speaker = speaker::speaker(&self.text[said], self.language);
            self.last = Some((at, clauses, speaker));
        }
        let (_, clauses, speaker) = self.last.as_ref()?;
        let clause = clauses
            .iter()
            .find(|clause| clause.start <= date.start && date.start < clause.end)
            .unwrap_or(&sentence);
        let span = self.span(clause);
        let mut entities: Vec<String> = Vec::new();
        for name in names {
            let is_inside = span.start <= name.span.start && name.span.end <= span.end;
            if is_inside && !entities.iter().any(|id| id == name.entity) {
                entities.push(name.entity.to_owned());
            }
        }
        Some(ProposedEvent {
            block: found.block,
            span,
            date_idx,
            edtf: found.edtf.clone()?,
            display: display.to_owned(),
            title: title::title(self.text, clause, &date, self.language),
            entities,
            according_to: speaker.clone(),
        })
    }
}

#[cfg(test)]
mod tests;
