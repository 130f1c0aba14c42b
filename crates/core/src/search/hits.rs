//! What is shown of a match: the runs of text to highlight, and why it is there.
//!
//! Documents are read in ascending order, so that each list of places is walked once. A letter typed finds every
//! passage, so nothing is allocated for a single hit.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::answer::Answer;
use super::evidence::{Evidence, Origin};
use super::layout::{Doc, Field, Segment};
use super::leaf::Occurrence;
use super::plan::Asked;
use super::radix::sort_by_score;
use super::score::Grade;
use super::{EntityHit, EventHit, Hit, Reason, Spans};
use crate::model::{PassageIdx, Span};

/// The share of the rarest word's rarity below which a word is too common to highlight in a relaxed
/// search, where a whole sentence may be asked.
const COMMON_SHARE: f32 = 0.2;

/// Reads hits from an answer, in ascending order of documents.
pub(super) struct Reader<'a> {
    answer: &'a Answer<'a>,
    leaves: Vec<Cursor<'a>>,
    /// Entities that a highlighted word names.
    named: FixedBitSet,
    /// By form: its letters, once a reason has named them.
    surfaces: Vec<Option<Arc<str>>>,
    /// Scratch: position and number of words of what is highlighted.
    words: Vec<(u32, u32)>,
}

/// A wanted leaf, and what it says from the document at hand on.
struct Cursor<'a> {
    asked: &'a Asked,
    text: Arc<str>,
    is_highlighted: bool,
    evidence: &'a [Evidence],
    occurrences: &'a [Occurrence],
    /// The occurrences in the document at hand.
    here: &'a [Occurrence],
    /// The evidence for the document at hand.
    speaks: Option<&'a Evidence>,
}

impl<'a> Reader<'a> {
    pub fn new(answer: &'a Answer<'a>, relaxed: bool) -> Reader<'a> {
        let wanted = || answer.leaves.iter().filter(|leaf| leaf.wanted);
        let standing = wanted().filter(|leaf| !leaf.found.evidence.is_empty());
        let rarest = standing.map(|leaf| leaf.found.rarity()).fold(0.0, f32::max);
        let leaves = wanted().map(|asked| Cursor {
            asked,
            text: asked.text.as_str().into(),
            is_highlighted: !relaxed || asked.found.rarity() >= COMMON_SHARE * rarest,
            evidence: &asked.found.evidence,
            occurrences: &asked.found.occurrences,
            here: &[],
            speaks: None,
        });
        let leaves: Vec<Cursor> = leaves.collect();
        let mut named = FixedBitSet::with_capacity(answer.dossier.entities.len());
        for leaf in leaves.iter().filter(|leaf| leaf.is_highlighted) {
            named.extend(leaf.asked.found.entities.iter().map(|entity| entity.at()));
        }
        Reader {
            answer,
            leaves,
            named,
            surfaces: vec![None; answer.index.dictionary.len()],
            words: Vec::new(),
        }
    }

    /// Passages, given in ascending order with their scores, as hits, best first. Reads from the first document on again.
    pub fn hits(&mut self, passages: &mut dyn Iterator<Item = (u32, f32)>) -> Vec<Hit> {
        for leaf in &mut self.leaves {
            let found = &leaf.asked.found;
            (leaf.evidence, leaf.occurrences) = (&found.evidence, &found.occurrences);
        }
        let mut spans = Vec::new();
        let mut hits = Vec::new();
        for (doc, score) in passages {
            self.move_to(doc);
            let passage = PassageIdx(doc);
            let start = spans.len() as u32;
            self.add_passage_spans(passage, &mut spans);
            hits.push((passage, score, start..spans.len() as u32, self.reason()));
        }
        let spans: Arc<[Span]> = spans.into();
        let hits = hits.into_iter().map(|(passage, score, range, reason)| Hit {
            passage,
            score,
            spans: Spans::of(&spans, range),
            reason,
        });
        let mut hits: Vec<Hit> = hits.collect();
        // A stable sort: equal scores stay in the order of the dossier.
        sort_by_score(&mut hits, |hit| hit.score);
        hits
    }

    /// An entity that is found: by a name where one matches, else by its summary.
    pub fn entity(&mut self, doc: u32, score: f32) -> Option<EntityHit> {
        self.move_to(doc);
        let Doc::Entity(entity) = self.answer.index.layout.doc(doc) else {
            return None;
        };
        let layout = &self.answer.index.layout;
        let names = self
            .leaves
            .iter()
            .flat_map(|leaf| leaf.here)
            .filter_map(|found| {
                let segment = layout.segment(layout.segment_at(found.position));
                (segment.field == Field::Name).then_some((found.grade, segment.part))
            });
        let part = names.min().map(|(_, part)| part);
        let mut spans = Vec::new();
        let shows = |segment: &Segment| segment.field == Field::Name && Some(segment.part) == part;
        self.add_words_in(shows, &mut spans);
        merge(&mut spans, 0);
        let alias = part.and_then(|part| part.checked_sub(1));
        Some(EntityHit {
            entity,
            score,
            spans,
            alias,
            reason: self.reason(),
        })
    }

    pub fn event(&mut self, doc: u32, score: f32) -> Option<EventHit> {
        self.move_to(doc);
        let Doc::Event(event) = self.answer.index.layout.doc(doc) else {
            return None;
        };
        let mut spans = Vec::new();
        self.add_words_in(|segment| segment.field == Field::Title, &mut spans);
        merge(&mut spans, 0);
        Some(EventHit {
            event,
            score,
            spans,
        })
    }

    /// To a document after the one at hand.
    fn move_to(&mut self, doc: u32) {
        let (start, end) = self.answer.index.layout.positions_of(doc);
        for leaf in &mut self.leaves {
            leaf.evidence = skip(leaf.evidence, |evidence| evidence.doc < doc);
            leaf.speaks = leaf.evidence.first().filter(|evidence| evidence.doc == doc);
            leaf.occurrences = skip(leaf.occurrences, |found| found.position < start);
            let after = skip(leaf.occurrences, |found| found.position < end);
            leaf.here = &leaf.occurrences[..leaf.occurrences.len() - after.len()];
        }
    }

    /// Appends what to highlight in the text of a passage: the words themselves, and mentions under another name
    /// of entities that the words name. Ascending, not overlapping.
    fn add_passage_spans(&mut self, passage: PassageIdx, spans: &mut Vec<Span>) {
        let first = spans.len();
        self.add_words_in(
            |segment| segment.field == Field::Text && segment.part == 0,
            spans,
        );
        let n_words = spans.len();
        if !self.named.is_clear() {
            for &(entity, mention) in self.answer.index.layout.mentions(passage) {
                let overlaps = |span: &Span| span.start < mention.end && mention.start < span.end;
                if self.named.contains(entity.at()) && !spans[first..n_words].iter().any(overlaps) {
                    spans.push(mention);
                }
            }
        }
        merge(spans, first);
    }

    /// Why the document at hand is found: for the word that is furthest from literal.
    fn reason(&mut self) -> Reason {
        let evidence = self
            .leaves
            .iter()
            .filter_map(|leaf| Some((&leaf.text, leaf.speaks?)));
        match evidence.max_by_key(|(_, evidence)| (evidence.grade, evidence.origin)) {
            Some((asked, evidence)) => {
                let surfaces = &mut self.surfaces;
                let found = || {
                    let surface = || self.answer.index.dictionary.surface(evidence.form).into();
                    let shared = surfaces[evidence.form as usize].get_or_insert_with(surface);
                    Arc::clone(shared)
                };
                reason_from(asked, evidence, found)
            }
            None => Reason::Condition,
        }
    }

    /// Appends the runs of text of the words in those segments of the document at hand.
    fn add_words_in(&mut self, shows: impl Fn(&Segment) -> bool, spans: &mut Vec<Span>) {
        let layout = &self.answer.index.layout;
        self.words.clear();
        for leaf in self.leaves.iter().filter(|leaf| leaf.is_highlighted) {
            self.words.extend(
                leaf.here
                    .iter()
                    .map(|found| (found.position, found.n_words)),
            );
        }
        if self.leaves.len() > 1 && !self.words.is_sorted() {
            crate::order::sort(&mut self.words);
        }
        self.words.dedup();
        let mut words = self.words.as_slice();
        while let Some(&(position, _)) = words.first() {
            let at = layout.segment_at(position);
            let end = layout.segment(at).start + layout.n_words(at);
            let n = words
                .partition_point(|&(position, _)| position < end)
                .max(1);
            if shows(layout.segment(at)) {
                layout.spans_of(layout.segment(at), &words[..n], spans);
            }
            words = &words[n..];
        }
    }
}

fn reason_from(asked: &Arc<str>, evidence: &Evidence, found: impl FnOnce() -> Arc<str>) -> Reason {
    let asked = || Arc::clone(asked);
    match (evidence.origin, evidence.grade) {
        (Origin::Entity(entity, part), _) => Reason::AlsoKnownAs {
            entity,
            alias: part.checked_sub(1),
        },
        (Origin::Event(event), _) => Reason::Event { event },
        (_, Grade::Stem) => Reason::Stem {
            asked: asked(),
            found: found(),
        },
        (_, Grade::Prefix) => Reason::Prefix {
            asked: asked(),
            found: found(),
        },
        (_, Grade::OneTypo | Grade::TwoTypos) => Reason::Spelling {
            asked: asked(),
            found: found(),
        },
        (Origin::Own(Field::Heading), _) => Reason::Heading,
        (Origin::Own(Field::Caption), _) => Reason::Caption,
        _ => Reason::Literal,
    }
}

/// The rest of an ascending list from the first that is not before; quick when that is near.
fn skip<T>(list: &[T], is_before: impl Fn(&T) -> bool) -> &[T] {
    let mut reach = 1;
    while list.get(reach).is_some_and(&is_before) {
        reach *= 2;
    }
    let near = &list[..list.len().min(reach + 1)];
    &list[near.partition_point(is_before)..]
}

/// Puts spans from `first` on in order and joins those that overlap.
fn merge(spans: &mut Vec<Span>, first: usize) {
    let added = &spans[first..];
    if added.windows(2).all(|pair| pair[0].end <= pair[1].start) {
        return;
    }
    let mut added = added.to_vec();
    spans.truncate(first);
    crate::order::sort(&mut added);
    for span in added {
        match spans[first..].last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
}
