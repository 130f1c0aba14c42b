//! What is shown of a match: the runs of text to highlight, and why it is there.
//!
//! Documents are read in ascending order, so that each list of places is walked once.

use super::answer::Answer;
use super::evidence::{Evidence, Origin};
use super::layout::{Doc, Field, Segment};
use super::leaf::Occurrence;
use super::plan::Asked;
use super::score::Grade;
use super::{EntityHit, EventHit, Hit, Reason};
use crate::model::{EntityIdx, PassageIdx, Span, Target};

/// The share of the rarest word's rarity below which a word is too common to highlight in a relaxed
/// search, where a whole sentence may be asked.
const COMMON_SHARE: f32 = 0.2;

/// Reads hits from an answer, in ascending order of documents.
pub(super) struct Reader<'a> {
    answer: &'a Answer<'a>,
    leaves: Vec<Cursor<'a>>,
    /// Scratch: position and number of words of what is highlighted.
    words: Vec<(u32, u32)>,
}

/// A wanted leaf, and what it says from the document at hand on.
struct Cursor<'a> {
    asked: &'a Asked,
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
        let rarest = standing.map(|leaf| leaf.found.rarity).fold(0.0, f32::max);
        let leaves = wanted().map(|asked| Cursor {
            asked,
            is_highlighted: !relaxed || asked.found.rarity >= COMMON_SHARE * rarest,
            evidence: &asked.found.evidence,
            occurrences: &asked.found.occurrences,
            here: &[],
            speaks: None,
        });
        Reader {
            answer,
            leaves: leaves.collect(),
            words: Vec::new(),
        }
    }

    pub fn hit(&mut self, doc: u32, score: f32) -> Hit {
        self.move_to(doc);
        let passage = PassageIdx(doc);
        Hit {
            passage,
            score,
            spans: self.passage_spans(passage),
            reason: self.reason(),
        }
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
        let spans =
            self.words_in(|segment| segment.field == Field::Name && Some(segment.part) == part);
        let alias = part.and_then(|part| part.checked_sub(1));
        Some(EntityHit {
            entity,
            score,
            spans: merged(spans),
            alias,
            reason: self.reason(),
        })
    }

    pub fn event(&mut self, doc: u32, score: f32) -> Option<EventHit> {
        self.move_to(doc);
        let Doc::Event(event) = self.answer.index.layout.doc(doc) else {
            return None;
        };
        let spans = self.words_in(|segment| segment.field == Field::Title);
        Some(EventHit {
            event,
            score,
            spans: merged(spans),
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

    /// What to highlight in the text of a passage: the words themselves, and mentions under another name
    /// of entities that the words name. Ascending, not overlapping.
    fn passage_spans(&mut self, passage: PassageIdx) -> Vec<Span> {
        let mut spans = self.words_in(|segment| segment.field == Field::Text && segment.part == 0);
        let named_by = self
            .leaves
            .iter()
            .filter(|leaf| leaf.is_highlighted)
            .map(|leaf| &leaf.asked.found.entities);
        if named_by.clone().all(Vec::is_empty) {
            return merged(spans);
        }
        let is_named = |entity: EntityIdx| {
            named_by
                .clone()
                .any(|named| named.binary_search(&entity).is_ok())
        };
        let n_words = spans.len();
        for mention in &self.answer.dossier.block_of(passage).mentions {
            let Target::Entity(entity) = mention.target else {
                continue;
            };
            let overlaps =
                |span: &Span| span.start < mention.span.end && mention.span.start < span.end;
            if is_named(entity) && !spans[..n_words].iter().any(overlaps) {
                spans.push(mention.span);
            }
        }
        merged(spans)
    }

    /// Why the document at hand is found: for the word that is furthest from literal.
    fn reason(&self) -> Reason {
        let evidence = self
            .leaves
            .iter()
            .filter_map(|leaf| Some((leaf.asked, leaf.speaks?)));
        match evidence.max_by_key(|(_, evidence)| (evidence.grade, evidence.origin)) {
            Some((asked, evidence)) => {
                let found = || {
                    self.answer
                        .index
                        .dictionary
                        .surface(evidence.form)
                        .to_owned()
                };
                reason_from(asked, evidence, found)
            }
            None => Reason::Condition,
        }
    }

    /// The runs of text of the words in those segments of the document at hand.
    fn words_in(&mut self, shows: impl Fn(&Segment) -> bool) -> Vec<Span> {
        let layout = &self.answer.index.layout;
        self.words.clear();
        for leaf in self.leaves.iter().filter(|leaf| leaf.is_highlighted) {
            self.words.extend(
                leaf.here
                    .iter()
                    .map(|found| (found.position, found.n_words)),
            );
        }
        if self.leaves.len() > 1 {
            crate::order::sort(&mut self.words);
            self.words.dedup();
        }
        let mut spans = Vec::new();
        let mut words = self.words.as_slice();
        while let Some(&(position, _)) = words.first() {
            let at = layout.segment_at(position);
            let end = layout.segment(at).start + layout.n_words(at);
            let n = words
                .partition_point(|&(position, _)| position < end)
                .max(1);
            if shows(layout.segment(at)) {
                layout.spans_of(layout.segment(at), &words[..n], &mut spans);
            }
            words = &words[n..];
        }
        spans
    }
}

fn reason_from(asked: &Asked, evidence: &Evidence, found: impl Fn() -> String) -> Reason {
    let asked = || asked.text.clone();
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

/// In order, those that overlap joined.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    if spans.windows(2).all(|pair| pair[0].end <= pair[1].start) {
        return spans;
    }
    crate::order::sort(&mut spans);
    spans.dedup_by(|next, previous| {
        let overlap = next.start < previous.end;
        if overlap {
            previous.end = previous.end.max(next.end);
        }
        overlap
    });
    spans
}
