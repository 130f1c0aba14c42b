//! The dates of a document: what each means, in EDTF and in TIMEX3, and why it is read so.

mod ast;
mod calendar;
mod english;
mod french;
mod grammar;
mod lexicon;
mod resolve;
mod token;
mod value;
mod write;

#[cfg(test)]
mod tests;

use super::{CharOffsets, Document, Text};
use crate::date::{Bounds, Date, DateError};
use crate::model::Span;
use ast::{Item, Phrase};
use grammar::Parser;
use lexicon::Language;
use resolve::{
    Meaning, Memory, Mention, Mode, Scene, Stamp, calendar_of_date, ends_sentence, mode, tense,
};
use token::{Gap, Token, tokens};
use write::found;

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDate {
    /// Index of the block.
    pub block: usize,
    /// Where in it, with the words that belong to its meaning: "since June 29th, 2014", "between 2015 and 2016".
    pub span: Span,
    /// What it means on the calendar, in EDTF; `None` when it is no date of the calendar, or could not be resolved.
    pub edtf: Option<String>,
    /// Its parts as TIMEX3 has them: one, or the two ends of a range.
    pub timexes: Vec<Timex>,
    /// What the words around it make of it.
    pub role: Role,
    /// The rule that read it, for those who look into a result: `month-day`, `weekday`, …
    pub rule: &'static str,
    /// What it counts from, if its words alone do not say when.
    pub anchor: Option<Anchor>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else it may mean, in EDTF, likelier first.
    pub alternatives: Vec<String>,
    /// Why it has no place on the calendar, if it has none.
    pub unresolved: Option<Unresolved>,
}

impl FoundDate {
    /// Its place on the calendar.
    ///
    /// # Errors
    ///
    /// When what was found is no EDTF: a fault of this module.
    pub fn date(&self) -> Option<Result<Date, DateError>> {
        self.edtf.as_deref().map(Date::parse)
    }
}

/// A TIMEX3 of TimeML 1.2.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Where, without words like "since" or "between".
    pub span: Span,
    /// `type`.
    pub kind: TimexKind,
    /// `value`: `2017-12-17`, `2016-FA`, `P3M`, `PAST_REF`, …
    pub value: String,
    /// `mod`.
    pub modifier: Option<Modifier>,
}

/// The types of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimexKind {
    /// A day, or something longer that has a place on the calendar.
    Date,
    /// A time of day.
    Time,
    /// How long something lasts.
    Duration,
    /// How often something happens.
    Set,
}

impl TimexKind {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// The modifiers of a TIMEX3 that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the names of the standard")]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

/// What a date is to what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When something happened.
    Point,
    /// From when to when: "from 2015 to 2016".
    Range,
    /// From when on: "since 2014".
    Since,
    /// Up to when: "until 2014".
    Until,
    /// At some time before it.
    Before,
    /// At some time after it.
    After,
    /// No place on the calendar: how long, how often, "recently".
    Other,
}

impl Role {
    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Role::Point => "point",
            Role::Range => "range",
            Role::Since => "since",
            Role::Until => "until",
            Role::Before => "before",
            Role::After => "after",
            Role::Other => "other",
        }
    }
}

/// What a date counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// When the document was published.
    Published,
    /// The date that was found before, by its index.
    Date(usize),
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A guess among several.
    Low,
    /// It follows from what was said before.
    Medium,
    /// The words themselves say it.
    High,
}

impl Confidence {
    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// Why an expression has no place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It counts from the day of publication, which is not known or not exact enough.
    NoPublication,
    /// It counts from a date said before, and there is none near enough.
    NoAnchor,
    /// It is vague by itself: "recently", "for years".
    Vague,
    /// It says how long or how often, not when.
    NotACalendarDate,
}

/// Every expression of time in a document, by block and start.
pub fn dates(document: &Document<'_>) -> Vec<FoundDate> {
    let language = Language::of(document.lang);
    let blocks: Vec<Block<'_>> = document
        .blocks
        .iter()
        .map(|block| Block::new(block, language))
        .collect();
    let published = document.published.map(Date::bounds);
    let phrases = blocks.iter().flat_map(|block| &block.paragraphs);
    let mode = mode(published, phrases.flat_map(|paragraph| &paragraph.phrases));
    let mut reader = Reader {
        published,
        mode,
        language,
        memory: Memory::default(),
        stamp: Stamp {
            paragraph: 0,
            sentence: 0,
        },
        found: Vec::new(),
    };
    for (at, block) in blocks.iter().enumerate() {
        reader.block(at, block);
    }
    reader.found
}

/// The text of a block, taken apart.
struct Block<'a> {
    paragraphs: Vec<Paragraph<'a>>,
    /// Where dates were decided, in bytes, with their EDTF.
    decided: Vec<(usize, usize, &'a str)>,
    chars: CharOffsets,
}

/// Tokens without an empty line between them, and what was read from them.
struct Paragraph<'a> {
    tokens: Vec<Token<'a>>,
    phrases: Vec<Phrase>,
}

impl<'a> Block<'a> {
    fn new(block: &Text<'a>, language: Language) -> Block<'a> {
        let mut paragraphs: Vec<Vec<Token<'a>>> = Vec::new();
        for token in tokens(block.text, &language) {
            match paragraphs.last_mut() {
                Some(paragraph) if token.gap != Gap::Break => paragraph.push(token),
                _ => paragraphs.push(vec![token]),
            }
        }
        let paragraphs: Vec<Paragraph<'a>> = paragraphs
            .into_iter()
            .map(|tokens| Paragraph {
                phrases: Parser::new(&tokens, language).phrases(),
                tokens,
            })
            .collect();
        let ends = paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.tokens)
            .flat_map(|token| [token.start, token.end]);
        let chars = CharOffsets::new(block.text, ends);
        let decided = block
            .decided
            .iter()
            .map(|(span, edtf)| {
                let bytes = |n_chars: u32| {
                    let mut letters = block.text.char_indices();
                    letters
                        .nth(n_chars as usize)
                        .map_or(block.text.len(), |(at, _)| at)
                };
                (bytes(span.start), bytes(span.end), edtf.as_str())
            })
            .collect();
        Block {
            paragraphs,
            decided,
            chars,
        }
    }
}

/// Reads a document from its start to its end.
struct Reader {
    published: Option<Bounds>,
    mode: Mode,
    language: Language,
    memory: Memory,
    stamp: Stamp,
    found: Vec<FoundDate>,
}

impl Reader {
    fn block(&mut self, at: usize, block: &Block<'_>) {
        let mut decided: Vec<(usize, usize, &str)> = block.decided.clone();
        decided.sort_unstable();
        let mut next_decided = decided.iter().peekable();
        for paragraph in &block.paragraphs {
            self.stamp.paragraph += 1;
            let mut n_tokens = 0;
            for phrase in &paragraph.phrases {
                let (Some(first), Some(last)) = (
                    paragraph.tokens.get(phrase.run.start),
                    paragraph.tokens.get(phrase.run.end.saturating_sub(1)),
                ) else {
                    continue;
                };
                let tokens = &paragraph.tokens;
                self.stamp.sentence += count_sentences(tokens, n_tokens, phrase.run.start);
                n_tokens = phrase.run.start;
                while let Some((_, _, edtf)) =
                    next_decided.next_if(|(start, _, _)| *start < last.end)
                {
                    self.decided(edtf);
                }
                let overlaps = |(start, end, _): &&(usize, usize, &str)| {
                    *start < last.end && first.start < *end
                };
                if decided.iter().find(overlaps).is_none() {
                    self.phrase(at, block, paragraph, phrase);
                }
            }
            let tokens = &paragraph.tokens;
            self.stamp.sentence += 1 + count_sentences(tokens, n_tokens, tokens.len());
        }
        for (_, _, edtf) in next_decided {
            self.decided(edtf);
        }
    }

    /// Takes in a date that an editor decided.
    fn decided(&mut self, edtf: &str) {
        let date = Date::parse(edtf).ok();
        if let Some(calendar) = date.as_ref().and_then(calendar_of_date) {
            self.memory.mention(Mention {
                calendar,
                found: None,
                stamp: self.stamp,
                leads: false,
            });
        }
    }

    fn phrase(&mut self, at: usize, block: &Block<'_>, paragraph: &Paragraph<'_>, phrase: &Phrase) {
        let tokens = &paragraph.tokens;
        let span = |start: usize, end: usize| {
            let first = tokens.get(start).map_or(0, |token| token.start);
            let last = end.checked_sub(1).and_then(|end| tokens.get(end));
            block.chars.span(first, last.map_or(0, |token| token.end))
        };
        let (tense, is_tense_sure) = tense(tokens, phrase.run, self.language);
        let leads = phrase.run.start == 0
            || (1..=2).any(|n| {
                let before = phrase
                    .run
                    .start
                    .checked_sub(n)
                    .and_then(|at| tokens.get(at));
                before.is_none_or(|token| token.is_any(&[".", "!", "?"]))
            });
        let n_found = self.found.len();
        let mut meanings: Vec<Meaning> = Vec::new();
        for (n, item) in phrase.items.iter().enumerate() {
            let scene = Scene {
                published: self.published,
                mode: self.mode,
                memory: &self.memory,
                stamp: self.stamp,
                tense,
                is_tense_sure,
            };
            let meaning = scene.meaning(&item.node);
            if let Some(calendar) = meaning.calendar {
                self.memory.mention(Mention {
                    calendar,
                    found: Some(n_found + if phrase.is_range { 0 } else { n }),
                    stamp: self.stamp,
                    leads,
                });
            }
            meanings.push(meaning);
        }
        if phrase.is_range
            && let [from, to] = meanings.as_mut_slice()
            && let (Some(first), Some(last)) = (from.calendar, to.calendar)
            && first.first() > last.last()
            && let Some(later) = last.year_after(first)
        {
            to.move_to(later);
        }
        let parts: Vec<(&Item, &Meaning)> = phrase.items.iter().zip(&meanings).collect();
        let in_order = match parts.as_slice() {
            [(_, from), (_, to)] => match (from.calendar, to.calendar) {
                (Some(from), Some(to)) => from.first() <= to.last(),
                _ => true,
            },
            _ => true,
        };
        if phrase.is_range && in_order {
            self.found.extend(found(at, phrase, &parts, &span));
        } else {
            for part in &parts {
                self.found.extend(found(at, phrase, &[*part], &span));
            }
        }
    }
}

/// How many sentences end among these tokens.
fn count_sentences(tokens: &[Token<'_>], first: usize, end: usize) -> usize {
    let ends = |at: &usize| ends_sentence(tokens, *at);
    (first..end).filter(ends).count()
}
