//! Where words stand: every place of every text has a number, its *position*.
//!
//! A *document* is a passage, an entity or an event, in this order, and has a number too. Its texts are
//! *segments*: consecutive positions with one unused position after each, so that words that follow each
//! other in a segment are neighbours in numbers and words of two segments never are.

use super::dictionary::{read_number, write_number};
use crate::model::{EntityIdx, EventIdx, Mention, PassageIdx, Span, Target};

/// What a segment is to its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// A passage's text; part 0 is the block's own, further ones are labels of a chart, a speaker.
    Text,
    /// A heading over a passage; the article's title and kicker over its first.
    Heading,
    /// Description and credit of a figure.
    Caption,
    /// A name of an entity; part 0 is the canonical name, part `n` is alias `n - 1`.
    Name,
    /// The line about an entity.
    Summary,
    /// The sentence of an event.
    Title,
    /// The words for the date of an event.
    Display,
}

/// How many fields there are.
pub(super) const N_FIELDS: usize = 7;

/// One text of a document.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Position of its first word.
    pub start: u32,
    /// Number of its document.
    pub doc: u32,
    pub field: Field,
    /// See [`Field`].
    pub part: u32,
    /// Where the places of its words begin in [`Layout::spans`].
    spans: u32,
}

/// A document by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doc {
    Passage(PassageIdx),
    Entity(EntityIdx),
    Event(EventIdx),
}

/// Positions per entry of [`Layout::coarse`], as a power of two.
const COARSE_BITS: u32 = 6;

/// Documents, segments and positions.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub n_passages: u32,
    pub n_entities: u32,
    pub n_events: u32,
    segments: Vec<Segment>,
    /// Number of the first segment of every document.
    first_segments: Vec<u32>,
    /// Scalar values between each word and the one before, and of the word itself, coded.
    spans: Vec<u8>,
    /// Segment of every 64th position.
    coarse: Vec<u32>,
    /// One past the last position.
    n_positions: u32,
    /// Where entities are mentioned in the text of passages; passage `p` has those from `first_mentions[p]` on. A
    /// copy, because the dossier's own mentions are ten times as large and all of them are read for a letter typed.
    mentions: Vec<(EntityIdx, Span)>,
    first_mentions: Vec<u32>,
    /// Mean words per segment, by field.
    mean_words: [f32; N_FIELDS],
}

impl Layout {
    pub fn new(n_passages: usize, n_entities: usize, n_events: usize) -> Layout {
        Layout {
            n_passages: n_passages as u32,
            n_entities: n_entities as u32,
            n_events: n_events as u32,
            ..Layout::default()
        }
    }

    pub fn n_docs(&self) -> usize {
        (self.n_passages + self.n_entities + self.n_events) as usize
    }

    pub fn doc(&self, doc: u32) -> Doc {
        match doc.checked_sub(self.n_passages) {
            None => Doc::Passage(PassageIdx(doc)),
            Some(entity) if entity < self.n_entities => Doc::Entity(EntityIdx(entity)),
            Some(at) => Doc::Event(EventIdx(at - self.n_entities)),
        }
    }

    pub fn doc_of_entity(&self, entity: EntityIdx) -> u32 {
        self.n_passages + entity.0
    }

    pub fn doc_of_event(&self, event: EventIdx) -> u32 {
        self.n_passages + self.n_entities + event.0
    }

    /// Begins a segment; documents ascend.
    pub fn begin(&mut self, doc: u32, field: Field, part: u32) {
        let spans = self.spans.len() as u32;
        self.segments.push(Segment {
            start: self.n_positions,
            doc,
            field,
            part,
            spans,
        });
    }

    /// Adds a word to the segment begun last; its position.
    pub fn add_word(&mut self, gap: u32, length: u32) -> u32 {
        write_number(gap, &mut self.spans);
        write_number(length, &mut self.spans);
        self.n_positions += 1;
        self.n_positions - 1
    }

    /// Ends the segment begun last.
    pub fn end(&mut self) {
        self.n_positions += 1;
    }

    /// Adds the entities mentioned in the next passage; every passage has its turn.
    pub fn add_mentions(&mut self, mentions: &[Mention]) {
        self.first_mentions.push(self.mentions.len() as u32);
        let entities = mentions.iter().filter_map(|mention| match mention.target {
            Target::Entity(entity) => Some((entity, mention.span)),
            Target::Date(_) | Target::Link(_) => None,
        });
        self.mentions.extend(entities);
    }

    /// Where entities are mentioned in the text of a passage, in the order of the block.
    pub fn mentions(&self, passage: PassageIdx) -> &[(EntityIdx, Span)] {
        let bound = |at: usize| {
            let first = self.first_mentions.get(at);
            first.map_or(self.mentions.len(), |&at| at as usize)
        };
        &self.mentions[bound(passage.at())..bound(passage.at() + 1)]
    }

    /// To be called once, after the last segment.
    pub fn finish(&mut self) {
        let mut n_segments = [0_u32; N_FIELDS];
        let mut n_words = [0_u32; N_FIELDS];
        for (at, segment) in self.segments.iter().enumerate() {
            let field = segment.field as usize;
            n_segments[field] += 1;
            n_words[field] += self.n_words(at);
        }
        for field in 0..N_FIELDS {
            self.mean_words[field] = n_words[field].max(1) as f32 / n_segments[field].max(1) as f32;
        }
        let starts = (0..self.n_docs() as u32)
            .map(|doc| self.segments.partition_point(|segment| segment.doc < doc) as u32);
        self.first_segments = starts.collect();
        let mut segment = 0;
        for position in (0..self.n_positions).step_by(1 << COARSE_BITS) {
            segment = self.segment_from(segment, position);
            self.coarse.push(segment as u32);
        }
        self.spans.shrink_to_fit();
        self.mentions.shrink_to_fit();
    }

    /// Number of the segment that a position is in.
    pub fn segment_at(&self, position: u32) -> usize {
        let coarse = self
            .coarse
            .get((position >> COARSE_BITS) as usize)
            .map_or(0, |&segment| segment as usize);
        self.segment_from(coarse, position)
    }

    pub fn segment(&self, at: usize) -> &Segment {
        &self.segments[at]
    }

    /// Words of a segment.
    pub fn n_words(&self, segment: usize) -> u32 {
        let end = self
            .segments
            .get(segment + 1)
            .map_or(self.n_positions, |next| next.start);
        end - self.segments[segment].start - 1
    }

    pub fn mean_words(&self, field: Field) -> f32 {
        self.mean_words[field as usize]
    }

    /// Positions from a document's first up to, not including, its end.
    pub fn positions_of(&self, doc: u32) -> (u32, u32) {
        let start = |doc: u32| {
            let segment = self
                .first_segments
                .get(doc as usize)
                .map_or(usize::MAX, |&at| at as usize);
            self.segments
                .get(segment)
                .map_or(self.n_positions, |segment| segment.start)
        };
        (start(doc), start(doc + 1))
    }

    /// Appends the runs of text of words of a segment; `words` are `(position, n_words)`, ascending.
    pub fn spans_of(&self, segment: &Segment, words: &[(u32, u32)], spans: &mut Vec<Span>) {
        let mut bytes = self.spans[segment.spans as usize..].iter();
        let mut last = Span { start: 0, end: 0 };
        // The position after the last word read, and where the words read for a phrase begin: the next
        // may begin within it.
        let mut read = segment.start;
        let mut starts: Vec<(u32, u32)> = Vec::new();
        for &(position, n_words) in words {
            while read < position + n_words {
                let (Some(gap), Some(length)) = (read_number(&mut bytes), read_number(&mut bytes))
                else {
                    return;
                };
                last = Span {
                    start: last.end + gap,
                    end: last.end + gap + length,
                };
                if read >= position && n_words > 1 {
                    starts.push((read, last.start));
                }
                read += 1;
            }
            let start = if position + 1 == read {
                Some(last.start)
            } else {
                starts
                    .iter()
                    .rev()
                    .find(|(at, _)| *at == position)
                    .map(|&(_, start)| start)
            };
            spans.extend(start.map(|start| Span {
                start,
                end: last.end,
            }));
        }
    }

    fn segment_from(&self, mut segment: usize, position: u32) -> usize {
        while self
            .segments
            .get(segment + 1)
            .is_some_and(|next| next.start <= position)
        {
            segment += 1;
        }
        segment
    }
}
