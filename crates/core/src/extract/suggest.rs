//! Names that the registry lacks: runs of capitalised words, for a person to look at.
//!
//! What a document writes large everywhere is likelier a name than what it writes large at the beginning of sentences.
//! Nothing here becomes true by itself, and spellings that sound alike are shown together, never made one.

mod clusters;
mod elections;
mod evidence;
mod key;
mod kinds;
mod links;
mod parts;
mod runs;
mod tables;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use self::clusters::{Found, clusters};
use self::evidence::Evidence;
use self::kinds::Votes;
use self::runs::Run;
use super::names::patterns::is_article;
use super::names::words::{Case, Word, words};
use super::{CharOffsets, Document, FoundName};
use crate::model::Span;

/// A name that may be worth an entry in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedName {
    /// Its fullest form.
    pub name: String,
    /// Other spellings of it in the document.
    pub variants: Vec<String>,
    /// `person`, `organisation`, `place`, … when the words around it say so, else empty.
    pub kind: &'static str,
    /// Whether that is taken from the form of the name alone.
    pub is_guess: bool,
    /// Why it is suggested, for people: "capitalised 4 times".
    pub cue: String,
    /// Where it stands: block index and run.
    pub passages: Vec<(usize, Span)>,
}

/// A run of text that looks like a name, whether or not somebody knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRun {
    /// Index of the block.
    pub block: usize,
    /// Where in it.
    pub span: Span,
    /// `person`, `organisation`, `place`, `event`, `agreement` when its words or those around it say so, else empty.
    pub kind: &'static str,
}

/// Every run of a document that looks like a name, in order; none in headings.
pub fn name_runs(document: &Document<'_>) -> Vec<NameRun> {
    let texts = texts(document);
    let looked = look(document, &texts);
    let mut votes: BTreeMap<&str, Votes> = BTreeMap::new();
    for run in &looked {
        let of_name = votes.entry(&run.found.folded).or_default();
        of_name.join(run.found.votes.clone());
    }
    let kind = |run: &Looked<'_>| votes.get(run.found.folded.as_str())?.kind();
    let run = |run: &Looked<'_>| NameRun {
        block: run.block,
        span: run.span,
        kind: kind(run).map_or("", kinds::Kind::id),
    };
    looked.iter().map(run).collect()
}

/// The names in a document that `known` does not cover, the likeliest first.
pub fn suggest(document: &Document<'_>, known: &[FoundName<'_>]) -> Vec<SuggestedName> {
    let texts = texts(document);
    let mut looked = look(document, &texts);
    let known = Covered::by(known);
    looked.retain(|run| {
        !run.large
            .iter()
            .all(|large| known.covers(run.block, *large))
    });
    let found: Vec<Found<'_>> = looked.iter().map(|run| run.found.clone()).collect();
    let mut ranked: Vec<(usize, SuggestedName)> = clusters(&found)
        .into_iter()
        .map(|cluster| {
            let places = cluster.members.iter().filter_map(|at| looked.get(*at));
            let passages: Vec<(usize, Span)> = places.map(|run| (run.block, run.span)).collect();
            let kind = cluster.votes.kind();
            let n_words = cluster.name.split_whitespace().count();
            // A name of several words, or of a kind that its words tell, is seldom a mistake.
            let rank = 2 * passages.len() + 2 * n_words.min(3) + 2 * usize::from(kind.is_some());
            let times = match passages.len() {
                1 => "once".to_owned(),
                n_times => format!("{n_times} times"),
            };
            let cue = match cluster.votes.reason() {
                Some(reason) => format!("{times}, {reason}"),
                None => format!("capitalised {times}"),
            };
            let name = SuggestedName {
                name: cluster.name,
                variants: cluster.variants,
                kind: kind.map_or("", kinds::Kind::id),
                is_guess: cluster.votes.is_guess(),
                cue,
                passages,
            };
            (rank, name)
        })
        .collect();
    // Stable: names of one rank stay in the order of the text.
    ranked.sort_by_key(|(rank, _)| Reverse(*rank));
    ranked.into_iter().map(|(_, name)| name).collect()
}

/// What known names cover: for each block where they begin, in order, with the furthest end of those up to it.
struct Covered(BTreeMap<usize, Vec<(u32, u32)>>);

impl Covered {
    fn by(known: &[FoundName<'_>]) -> Self {
        let mut of_block: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
        for name in known {
            let spans = of_block.entry(name.block).or_default();
            spans.push((name.span.start, name.span.end));
        }
        for spans in of_block.values_mut() {
            spans.sort_unstable();
            let mut furthest = 0;
            for (_, end) in spans {
                furthest = furthest.max(*end);
                *end = furthest;
            }
        }
        Covered(of_block)
    }

    /// Whether a name begins at the span or before, and reaches behind it.
    fn covers(&self, block: usize, span: Span) -> bool {
        let spans = self.0.get(&block).map_or(&[][..], Vec::as_slice);
        let n_before = spans.partition_point(|(start, _)| *start <= span.start);
        let last = n_before.checked_sub(1).and_then(|at| spans.get(at));
        last.is_some_and(|(_, end)| span.end <= *end)
    }
}

/// A run with all that is asked about it.
#[derive(Clone, Debug)]
struct Looked<'a> {
    block: usize,
    span: Span,
    /// Its large words, one by one.
    large: Vec<Span>,
    found: Found<'a>,
}

fn texts<'a>(document: &Document<'a>) -> Vec<Vec<Word<'a>>> {
    let of_block = |block: &super::Text<'a>| match block.is_heading {
        true => Vec::new(),
        false => words(block.text),
    };
    document.blocks.iter().map(of_block).collect()
}

fn look<'a>(document: &Document<'a>, texts: &[Vec<Word<'a>>]) -> Vec<Looked<'a>> {
    let evidence = Evidence::of(texts);
    let mut looked = Vec::new();
    for (block, (words, text)) in texts.iter().zip(document.blocks).enumerate() {
        let runs = runs::runs(words, &evidence);
        let own = |run: &Run| words.get(run.first..=run.last).unwrap_or_default();
        let bytes = runs
            .iter()
            .flat_map(own)
            .flat_map(|word| [word.start, word.end()]);
        let chars = CharOffsets::new(text.text, bytes);
        let mut behind = 0;
        for run in &runs {
            let own = own(run);
            let (Some(first), Some(last)) = (own.first(), own.last()) else {
                continue;
            };
            let is_large = |word: &&Word<'_>| word.is_capital() || word.case == Case::Mixed;
            let span = |word: &Word<'_>| chars.span(word.start, word.end());
            let folded = (run.first..=run.last)
                .filter(|at| !is_article(words, *at))
                .filter_map(|at| words.get(at))
                .map(|word| word.folded.as_str());
            looked.push(Looked {
                block,
                span: chars.span(first.start, last.end()),
                large: own.iter().filter(is_large).map(span).collect(),
                found: Found {
                    text: text.text.get(first.start..last.end()).unwrap_or_default(),
                    folded: folded.collect::<Vec<_>>().join(" "),
                    votes: kinds::votes(words, *run),
                    in_brackets: text
                        .text
                        .get(behind..first.start)
                        .is_some_and(|gap| gap.trim() == "("),
                },
            });
            behind = last.end();
        }
    }
    looked
}
