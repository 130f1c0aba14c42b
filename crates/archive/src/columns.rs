//! Columns: one value for each article, for a run of articles in a chunk; and lists of articles by entity.
//!
//! ```text
//! lengths  := level:byte*                          see `length`
//! dates    := (0 | days + 1:number first:signed)*  days from first to last; first less the one before
//! mentions := (n:number list:blob)*                n articles; the list as in `postings`, counts all 1
//! tags     := n:number* entity:number*             how many entities each article has; then they, each less the one before
//! ```

use crate::bits::{BitReader, BitWriter};
use crate::bytes::{Bytes, Damaged, Write};
use crate::postings::{self, Posting};

/// The days that an article is about, or was published: earliest and latest, as `dossier_core::date::Day` counts them.
pub type Days = (i32, i32);

/// Appends the dates of articles in their order.
#[derive(Debug, Default)]
pub(crate) struct DatesWriter {
    before: i64,
}

impl DatesWriter {
    pub fn write(&mut self, days: Option<Days>, bytes: &mut Vec<u8>) {
        let Some((first, last)) = days else {
            bytes.number(0);
            return;
        };
        let (first, last) = (i64::from(first), i64::from(last.max(first)));
        bytes.number((last - first) as u64 + 1);
        bytes.signed(first - self.before);
        self.before = first;
    }
}

/// The dates of a chunk.
pub(crate) fn read_dates(bytes: &[u8]) -> Result<Vec<Option<Days>>, Damaged> {
    let mut bytes = Bytes(bytes);
    let mut before = 0_i64;
    let mut dates = Vec::new();
    while !bytes.is_empty() {
        let n_days = bytes.number()?;
        let Some(more) = n_days.checked_sub(1) else {
            dates.push(None);
            continue;
        };
        before = before.checked_add(bytes.signed()?).ok_or(Damaged)?;
        let last = i64::try_from(more)
            .ok()
            .and_then(|more| before.checked_add(more));
        let day = |day: i64| i32::try_from(day).map_err(|_| Damaged);
        dates.push(Some((day(before)?, day(last.ok_or(Damaged)?)?)));
    }
    Ok(dates)
}

/// Appends the articles that mention an entity.
pub(crate) fn write_mentions(docs: &[u32], n_docs: u32, bytes: &mut Vec<u8>) {
    let posting = |&doc: &u32| Posting {
        doc,
        count: 1,
        ..Posting::default()
    };
    let list: Vec<Posting> = docs.iter().map(posting).collect();
    bytes.number(docs.len() as u64);
    let mut bits = BitWriter::default();
    postings::write(&list, n_docs, &mut bits);
    bytes.blob(&bits.finish());
}

/// Lists of articles in a chunk: how many, and where each list's bits stand.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    bytes: Vec<u8>,
    /// Count, start, end.
    lists: Vec<(usize, usize, usize)>,
}

impl Mentions {
    pub fn read(bytes: Vec<u8>) -> Result<Mentions, Damaged> {
        let mut lists = Vec::new();
        let mut rest = Bytes(&bytes);
        while !rest.is_empty() {
            let n = rest.small()? as usize;
            let list = rest.blob()?;
            let end = bytes.len() - rest.0.len();
            lists.push((n, end - list.len(), end));
        }
        Ok(Mentions { bytes, lists })
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Calls `each` with the articles of list `at`; nothing when there is none.
    pub fn each(&self, at: usize, n_docs: u32, mut each: impl FnMut(u32)) -> Result<(), Damaged> {
        let &(n, start, end) = self.lists.get(at).ok_or(Damaged)?;
        let list = self.bytes.get(start..end).ok_or(Damaged)?;
        postings::read(&mut BitReader::new(list), n, n_docs, &mut |block| {
            block.iter().for_each(|posting| each(posting.doc));
        })
    }
}

/// Appends the entities of articles in their order.
#[derive(Debug, Default)]
pub(crate) struct TagsWriter {
    counts: Vec<u8>,
    entities: Vec<u8>,
}

impl TagsWriter {
    /// Appends the entities of the next article; they ascend.
    pub fn push(&mut self, entities: &[u32]) {
        self.counts.number(entities.len() as u64);
        let mut before = 0;
        for &entity in entities {
            self.entities.number(u64::from(entity.wrapping_sub(before)));
            before = entity;
        }
    }

    pub fn len(&self) -> usize {
        self.counts.len() + self.entities.len()
    }

    /// The chunk; this begins the next one.
    pub fn finish(&mut self) -> Vec<u8> {
        let TagsWriter {
            mut counts,
            mut entities,
        } = std::mem::take(self);
        counts.append(&mut entities);
        counts
    }
}

/// The entities of the articles of a chunk.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// Where each article's entities begin, and the end of the last one's.
    starts: Vec<u32>,
    entities: Vec<u32>,
}

impl Tags {
    /// Reads a chunk of `n` articles in an index of `n_entities` entities.
    pub fn read(bytes: &[u8], n: usize, n_entities: u32) -> Result<Tags, Damaged> {
        let mut counts = Bytes(bytes);
        let mut tags = Tags::default();
        let mut n_all = 0_u32;
        tags.starts.push(0);
        for _ in 0..n {
            n_all = n_all.checked_add(counts.small()?).ok_or(Damaged)?;
            tags.starts.push(n_all);
        }
        let mut rest = counts;
        for bounds in tags.starts.windows(2) {
            let &[start, end] = bounds else {
                return Err(Damaged);
            };
            let mut entity = 0_u32;
            for at in start..end {
                let gap = rest.small()?;
                if gap == 0 && at > start {
                    return Err(Damaged);
                }
                entity = entity.checked_add(gap).ok_or(Damaged)?;
                if entity >= n_entities {
                    return Err(Damaged);
                }
                tags.entities.push(entity);
            }
        }
        rest.is_empty().then_some(tags).ok_or(Damaged)
    }

    /// The entities of article `at` of the chunk, ascending; none beyond the last.
    pub fn get(&self, at: usize) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        self.entities
            .get(bound(at)..bound(at + 1))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn dates_come_out_as_they_went_in(
            dates in prop::collection::vec(prop::option::of((any::<i32>(), any::<i32>())), 0..30)
        ) {
            let mut writer = DatesWriter::default();
            let mut bytes = Vec::new();
            dates.iter().for_each(|&days| writer.write(days, &mut bytes));
            let ordered = |(first, last): Days| (first, last.max(first));
            let expected: Vec<_> = dates.into_iter().map(|days| days.map(ordered)).collect();
            prop_assert_eq!(read_dates(&bytes), Ok(expected));
        }

        #[test]
        fn mentions_come_out_as_they_went_in(
            lists in prop::collection::vec(prop::collection::btree_set(0_u32..300, 0..200), 0..6)
        ) {
            let mut bytes = Vec::new();
            for list in &lists {
                write_mentions(&list.iter().copied().collect::<Vec<_>>(), 300, &mut bytes);
            }
            let mentions = Mentions::read(bytes).unwrap();
            prop_assert_eq!(mentions.len(), lists.len());
            for (at, list) in lists.iter().enumerate() {
                let mut found = Vec::new();
                prop_assert_eq!(mentions.each(at, 300, |doc| found.push(doc)), Ok(()));
                prop_assert!(found.iter().eq(list.iter()));
            }
        }

        #[test]
        fn tags_come_out_as_they_went_in(
            lists in prop::collection::vec(prop::collection::btree_set(0_u32..300, 0..9), 0..20)
        ) {
            let mut writer = TagsWriter::default();
            for list in &lists {
                writer.push(&list.iter().copied().collect::<Vec<_>>());
            }
            let tags = Tags::read(&writer.finish(), lists.len(), 300).unwrap();
            for (at, list) in lists.iter().enumerate() {
                prop_assert!(tags.get(at).iter().eq(list));
            }
            prop_assert!(tags.get(lists.len()).is_empty() && tags.get(usize::MAX - 1).is_empty());
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            _ = read_dates(&bytes);
            _ = Tags::read(&bytes, bytes.len() / 2, 60);
            if let Ok(mentions) = Mentions::read(bytes) {
                for at in 0..=mentions.len() {
                    _ = mentions.each(at, 50, |_| {});
                }
            }
        }
    }
}
