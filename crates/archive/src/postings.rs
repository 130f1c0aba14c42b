//! Postings: which articles have a word, how often and in which fields, and where; as bits.
//!
//! ```text
//! list   := block*                       128 postings each, the last one fewer; their number is in the dictionary
//! block  := articles counts n:gamma specials
//! articles := interpolative in 0..N      in a list of one block
//!           | k:5 rice(k)*               gaps less 1, in a longer one
//! counts := [k:3] rice(k)*               occurrences less 1; k is 0 in a list of fewer than 8
//! specials := interpolative in 0..block, then for each: 1 | 0 title:gamma heading:gamma names:gamma [only:1]
//! places := ([bits:32] place*)*          per block, the length only in a list of several blocks
//! place  := interpolative in 0..length   of the article
//! ```
//!
//! A special posting is in a title (`1`: once, and nothing else special), a heading or a name of an entity. `only` says
//! that it is nowhere else, so that its count is 0. Places are in chunks of their own.

use crate::bits::{BitReader, BitWriter, best_rice};
use crate::bytes::Damaged;

/// Postings that are coded together.
pub(crate) const BLOCK: usize = 128;

/// Lists shorter than this do not say how their counts are coded.
const SHORT: usize = 8;

/// A word in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Posting {
    /// The article's number.
    pub doc: u32,
    /// Occurrences that have a place: in title, headings and texts.
    pub count: u32,
    /// Those of them in the title, which are the first.
    pub title: u32,
    /// Those of them in headings.
    pub heading: u32,
    /// Occurrences in names of the entities mentioned, which have no place.
    pub names: u32,
}

impl Posting {
    fn is_special(&self) -> bool {
        self.title + self.heading + self.names > 0
    }
}

/// The bits of a list of ascending postings in an index of `n_docs` articles.
pub(crate) fn write(postings: &[Posting], n_docs: u32) -> Vec<u8> {
    let mut bits = BitWriter::default();
    let mut next = 0;
    for block in postings.chunks(BLOCK) {
        if postings.len() <= BLOCK {
            let docs: Vec<u32> = block.iter().map(|posting| posting.doc).collect();
            bits.interpolative(&docs, 0, n_docs);
        } else {
            let mut gaps = Vec::with_capacity(block.len());
            for posting in block {
                gaps.push(posting.doc - next);
                next = posting.doc + 1;
            }
            let k = best_rice(gaps.iter().copied());
            bits.bits(k, 5);
            gaps.iter().for_each(|&gap| bits.rice(gap, k));
        }
        let counts = block.iter().map(|posting| posting.count.saturating_sub(1));
        let k = if postings.len() < SHORT {
            0
        } else {
            let k = best_rice(counts.clone()).min(7);
            bits.bits(k, 3);
            k
        };
        counts.for_each(|count| bits.rice(count, k));
        write_specials(block, &mut bits);
    }
    bits.finish()
}

fn write_specials(block: &[Posting], bits: &mut BitWriter) {
    let special = |at: &u32| block.get(*at as usize).is_some_and(Posting::is_special);
    let places: Vec<u32> = (0..block.len() as u32).filter(special).collect();
    bits.gamma(places.len() as u32);
    bits.interpolative(&places, 0, block.len() as u32);
    for posting in block.iter().filter(|posting| posting.is_special()) {
        if (posting.title, posting.heading, posting.names) == (1, 0, 0) {
            bits.bits(1, 1);
            continue;
        }
        bits.bits(0, 1);
        bits.gamma(posting.title);
        bits.gamma(posting.heading);
        bits.gamma(posting.names);
        if posting.names > 0 {
            bits.bits(u32::from(posting.count == 0), 1);
        }
    }
}

/// Calls `each` with the `n` postings of a list, in order.
///
/// # Errors
///
/// When the bits end early, or name an article that is not in the index; some postings may have been given by then.
pub(crate) fn read(
    bytes: &[u8],
    n: usize,
    n_docs: u32,
    each: &mut dyn FnMut(Posting),
) -> Result<(), Damaged> {
    if n > n_docs as usize {
        return Err(Damaged);
    }
    let mut bits = BitReader::new(bytes);
    let mut next = 0;
    let mut docs = Vec::with_capacity(BLOCK);
    let mut block = Vec::with_capacity(BLOCK);
    let mut special = Vec::new();
    let mut rest = n;
    while rest > 0 {
        let length = rest.min(BLOCK);
        rest -= length;
        docs.clear();
        if n <= BLOCK {
            bits.interpolative(length as u32, 0, n_docs, &mut docs);
        } else {
            let k = bits.bits(5);
            for _ in 0..length {
                let doc = bits.rice(k).saturating_add(next);
                next = doc.saturating_add(1);
                docs.push(doc);
            }
        }
        let k = if n < SHORT { 0 } else { bits.bits(3) };
        block.clear();
        for &doc in &docs {
            let count = bits.rice(k).saturating_add(1);
            block.push(Posting {
                doc,
                count,
                ..Posting::default()
            });
        }
        if bits.failed() || docs.len() < length || docs.last().is_none_or(|&doc| doc >= n_docs) {
            return Err(Damaged);
        }
        special.clear();
        let n_special = bits.gamma();
        bits.interpolative(n_special, 0, length as u32, &mut special);
        read_specials(&mut bits, &special, &mut block);
        if bits.failed() {
            return Err(Damaged);
        }
        block.iter().copied().for_each(&mut *each);
    }
    Ok(())
}

fn read_specials(bits: &mut BitReader<'_>, special: &[u32], block: &mut [Posting]) {
    for &at in special {
        let Some(posting) = block.get_mut(at as usize) else {
            continue;
        };
        if bits.bits(1) == 1 {
            posting.title = 1;
            continue;
        }
        posting.title = bits.gamma().min(posting.count);
        posting.heading = bits.gamma().min(posting.count - posting.title);
        posting.names = bits.gamma();
        if posting.names > 0 && bits.bits(1) == 1 {
            posting.count = 0;
            posting.title = 0;
            posting.heading = 0;
        }
    }
}

/// The bits of the places of a list, in the order of its postings: for each the places (ascending, below the length) and
/// the article's length.
pub(crate) fn write_places<'a>(
    postings: impl ExactSizeIterator<Item = (&'a [u32], u32)>,
) -> Vec<u8> {
    let n = postings.len();
    let mut all = BitWriter::default();
    let mut block = BitWriter::default();
    for (at, (places, length)) in postings.enumerate() {
        block.interpolative(places, 0, length);
        let is_full = (at + 1).is_multiple_of(BLOCK) || at + 1 == n;
        if is_full && n > BLOCK {
            let finished = std::mem::take(&mut block);
            all.bits(finished.len_bits(), 32);
            let mut left = finished.len_bits();
            for byte in finished.finish() {
                let n_bits = left.min(8);
                all.bits(u32::from(byte) >> (8 - n_bits), n_bits);
                left -= n_bits;
            }
        }
    }
    if n > BLOCK {
        all.finish()
    } else {
        block.finish()
    }
}

/// Calls `each` with the number of a posting and its places, for the postings that `wanted` names (ascending).
///
/// `counted` are count and length of every posting of the list.
pub(crate) fn read_places(
    bytes: &[u8],
    counted: &[(u32, u32)],
    wanted: &[usize],
    mut each: impl FnMut(usize, &[u32]),
) -> Result<(), Damaged> {
    let mut start_bit = 0_u32;
    let mut wanted = wanted.iter().copied().peekable();
    let mut places = Vec::new();
    for (number, block) in counted.chunks(BLOCK).enumerate() {
        let mut bits = BitReader::starting_at(bytes, start_bit);
        if counted.len() > BLOCK {
            let n_bits = bits.bits(32);
            start_bit = start_bit.saturating_add(32).saturating_add(n_bits);
        }
        let first = number * BLOCK;
        if wanted.peek().is_none_or(|&at| at >= first + block.len()) {
            continue;
        }
        for (at, &(count, length)) in (first..).zip(block) {
            places.clear();
            bits.interpolative(count, 0, length, &mut places);
            if bits.failed() {
                return Err(Damaged);
            }
            if wanted.peek() == Some(&at) {
                wanted.next();
                each(at, &places);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_posting() -> impl Strategy<Value = Posting> {
        let once = Just((1, 0, 0, 0));
        let fields = prop_oneof![4 => once, 1 => (0_u32..9, 0_u32..3, 0_u32..3, 0_u32..3)];
        (1_u32..40, fields).prop_map(|(doc, (text, title, heading, names))| {
            let count = text + title + heading;
            let count = if count + names == 0 { 1 } else { count };
            Posting {
                doc,
                count,
                title,
                heading,
                names,
            }
        })
    }

    /// Ascending postings, from some whose articles are gaps, and how many articles there are.
    fn ascending(mut postings: Vec<Posting>) -> (Vec<Posting>, u32) {
        let mut doc = 0;
        for posting in &mut postings {
            doc += posting.doc;
            posting.doc = doc;
        }
        (postings, doc + 1)
    }

    proptest! {
        #[test]
        fn postings_come_out_as_they_went_in(postings in prop::collection::vec(any_posting(), 0..400)) {
            let (postings, n_docs) = ascending(postings);
            let mut found = Vec::new();
            let bytes = write(&postings, n_docs);
            prop_assert_eq!(read(&bytes, postings.len(), n_docs, &mut |posting| found.push(posting)), Ok(()));
            prop_assert_eq!(found, postings);
        }

        #[test]
        fn places_of_some_postings_are_those_that_went_in(
            lists in prop::collection::vec(prop::collection::btree_set(0_u32..90, 0..8), 0..300), every in 1_usize..200
        ) {
            let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
            let bytes = write_places(lists.iter().map(|list| (list.as_slice(), 90)));
            let counted: Vec<(u32, u32)> = lists.iter().map(|list| (list.len() as u32, 90)).collect();
            let wanted: Vec<usize> = (0..lists.len()).step_by(every).collect();
            let mut found = Vec::new();
            let done = read_places(&bytes, &counted, &wanted, |at, places| found.push((at, places.to_vec())));
            prop_assert_eq!(done, Ok(()));
            let expected: Vec<_> = wanted.iter().map(|&at| (at, lists[at].clone())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60), n in 0_usize..500, n_docs in 0_u32..600) {
            let mut last = None;
            let mut ascends = true;
            _ = read(&bytes, n, n_docs, &mut |posting| {
                ascends &= last < Some(posting.doc) && posting.doc < n_docs;
                ascends &= posting.title + posting.heading <= posting.count;
                last = Some(posting.doc);
            });
            prop_assert!(ascends);
            _ = read_places(&bytes, &vec![(3, n_docs); n], &[0, 5], |_, _| {});
        }
    }
}
