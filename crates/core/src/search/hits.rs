//! What is shown of a match: the runs of text to highlight, and why it is there.

use super::answer::{Answer, Asked};
use super::layout::{Doc, Field, Segment};
use super::leaf::{Evidence, Occurrence, Origin};
use super::score::Grade;
use super::{EntityHit, EventHit, Reason};
use crate::model::{EntityIdx, PassageIdx, Span, Target};

/// The share of the rarest word's rarity below which a word is too common to highlight in a relaxed
/// search, where a whole sentence may be asked.
const COMMON_SHARE: f32 = 0.2;

/// What to highlight in the text of a passage: the words themselves, and mentions under another name of
/// entities that the words name. Ascending, not overlapping.
pub(super) fn spans(answer: &Answer, passage: PassageIdx, relaxed: bool) -> Vec<Span> {
    let block = answer.dossier.block_of(passage);
    let standing = wanted(answer).filter(|leaf| !leaf.found.evidence.is_empty());
    let rarest = standing.map(|leaf| leaf.found.rarity).fold(0.0, f32::max);
    let leaves = || {
        wanted(answer).filter(move |leaf| !relaxed || leaf.found.rarity >= COMMON_SHARE * rarest)
    };
    let mut spans = words_in(answer, passage.0, leaves(), |segment| {
        segment.field == Field::Text && segment.part == 0
    });
    let is_named =
        |entity: EntityIdx| leaves().any(|leaf| leaf.found.entities.binary_search(&entity).is_ok());
    let has_named = answer.dossier.passages[passage.at()]
        .entities
        .iter()
        .any(|&entity| is_named(entity));
    if has_named {
        let named = block
            .mentions
            .iter()
            .filter(|mention| match mention.target {
                Target::Entity(entity) => is_named(entity),
                Target::Date(_) => false,
            });
        let n_words = spans.len();
        for mention in named {
            let overlaps =
                |span: &Span| span.start < mention.span.end && mention.span.start < span.end;
            if !spans[..n_words].iter().any(overlaps) {
                spans.push(mention.span);
            }
        }
    }
    merged(spans)
}

/// Why a passage is found: for the word that is furthest from literal.
pub(super) fn reason(answer: &Answer, doc: u32) -> Reason {
    let evidence = wanted(answer).filter_map(|leaf| Some((leaf, evidence_for(leaf, doc)?)));
    match evidence.max_by_key(|(_, evidence)| (evidence.grade, evidence.origin)) {
        Some((leaf, evidence)) => reason_from(answer, leaf, evidence),
        None => Reason::Condition,
    }
}

/// An entity that is found: by a name where one matches, else by its summary.
pub(super) fn entity(answer: &Answer, doc: u32, score: f32) -> Option<EntityHit> {
    let Doc::Entity(entity) = answer.index.layout.doc(doc) else {
        return None;
    };
    let layout = &answer.index.layout;
    let in_names = wanted(answer)
        .flat_map(|leaf| within(answer, &leaf.found.occurrences, doc))
        .filter_map(|found| {
            let segment = layout.segment(layout.segment_at(found.position));
            (segment.field == Field::Name).then_some((found.grade, segment.part))
        });
    let part = in_names.min().map(|(_, part)| part);
    let spans = words_in(answer, doc, wanted(answer), |segment| {
        segment.field == Field::Name && Some(segment.part) == part
    });
    let alias = part.and_then(|part| part.checked_sub(1));
    let reason = reason(answer, doc);
    Some(EntityHit {
        entity,
        score,
        spans: merged(spans),
        alias,
        reason,
    })
}

/// An event that is found.
pub(super) fn event(answer: &Answer, doc: u32, score: f32) -> Option<EventHit> {
    let Doc::Event(event) = answer.index.layout.doc(doc) else {
        return None;
    };
    let spans = words_in(answer, doc, wanted(answer), |segment| {
        segment.field == Field::Title
    });
    Some(EventHit {
        event,
        score,
        spans: merged(spans),
    })
}

fn wanted<'a>(answer: &'a Answer) -> impl Iterator<Item = &'a Asked> {
    answer.leaves.iter().filter(|leaf| leaf.wanted)
}

fn evidence_for(leaf: &Asked, doc: u32) -> Option<&Evidence> {
    let at = leaf
        .found
        .evidence
        .binary_search_by_key(&doc, |evidence| evidence.doc)
        .ok()?;
    leaf.found.evidence.get(at)
}

fn reason_from(answer: &Answer, leaf: &Asked, evidence: &Evidence) -> Reason {
    let asked = || leaf.text.clone();
    let found = || answer.index.dictionary.surface(evidence.form).to_owned();
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

/// The occurrences within a document.
fn within<'a>(answer: &Answer, occurrences: &'a [Occurrence], doc: u32) -> &'a [Occurrence] {
    let (start, end) = answer.index.layout.positions_of(doc);
    let first = occurrences.partition_point(|found| found.position < start);
    let n = occurrences[first..].partition_point(|found| found.position < end);
    &occurrences[first..first + n]
}

/// The runs of text of the leaves in those segments of a document.
fn words_in<'a>(
    answer: &Answer,
    doc: u32,
    leaves: impl Iterator<Item = &'a Asked>,
    shows: impl Fn(&Segment) -> bool,
) -> Vec<Span> {
    let layout = &answer.index.layout;
    let mut words: Vec<(u32, u32)> = Vec::new();
    for leaf in leaves {
        words.extend(
            within(answer, &leaf.found.occurrences, doc)
                .iter()
                .map(|found| (found.position, found.n_words)),
        );
    }
    words.sort_unstable();
    words.dedup();
    let mut spans = Vec::new();
    while let Some(&(position, _)) = words.first() {
        let at = layout.segment_at(position);
        let end = layout.segment(at).start + layout.n_words(at);
        let n = words.partition_point(|&(position, _)| position < end);
        if shows(layout.segment(at)) {
            spans.extend(layout.spans_of(layout.segment(at), &words[..n]));
        }
        words.drain(..n.max(1));
    }
    spans
}

/// In order, those that overlap joined.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, previous| {
        let overlap = next.start < previous.end;
        if overlap {
            previous.end = previous.end.max(next.end);
        }
        overlap
    });
    spans
}
