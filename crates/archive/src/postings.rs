//! Postings: which articles have a word, how often and in which fields, and where; as bits.
//!
//! ```text
//! list   := [bits:wide] block*           128 postings each, the last one fewer; their number is in the dictionary
//! block  := articles counts n:gamma specials
//! articles := interpolative in 0..N      in a list of one block
//!           | k:5 rice(k)*               gaps less 1, in a longer one
//! counts := [k:3] rice(k)*               occurrences less 1; k is 0 in a list of fewer than 8
//!         | 7:3 n:gamma several          which postings have more than one, interpolative in 0..block; then
//!                                        for each of them its occurrences less 2, gamma
//! specials := interpolative in 0..block, then for each: 1 | 01 | 00 title:gamma heading:gamma names:gamma [only:1]
//! places := ([bits:wide] place*)*        per block
//! place  := rice(2)* interpolative       those in the title as gaps less 1, then the others up to the article's length
//! ```
//!
//! A special posting is in a title (`1`: once, and nothing else special), a heading or a name of an entity (`01`: one
//! name, and nowhere else). `only` says that it is nowhere else, so that its count is 0. The length in bits, of a list or
//! of a block of places, is there in lists of several blocks, to pass them. Places are in chunks of their own.

use crate::bits::{BitReader, BitWriter, best_rice};
use crate::bytes::Damaged;

/// Postings that are coded together.
pub(crate) const BLOCK: usize = 128;

/// Lists shorter than this do not say how their counts are coded.
const SHORT: usize = 8;

/// Stands for `k` where the counts above 1 are written apart.
const APART: u32 = 7;

/// Bits of remainder in the gaps between places in a title, where a word is among the first dozen.
const TITLE_GAP_BITS: u32 = 2;

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

/// Appends a list of ascending postings in an index of `n_docs` articles.
pub(crate) fn write(postings: &[Posting], n_docs: u32, to: &mut BitWriter) {
    if postings.is_empty() {
        return;
    }
    if postings.len() <= BLOCK {
        let docs: Vec<u32> = postings.iter().map(|posting| posting.doc).collect();
        to.interpolative(&docs, 0, n_docs);
        return write_fields(postings, postings.len() < SHORT, to);
    }
    let mut bits = BitWriter::default();
    let mut next = 0;
    for block in postings.chunks(BLOCK) {
        let mut gaps = Vec::with_capacity(block.len());
        for posting in block {
            gaps.push(posting.doc - next);
            next = posting.doc + 1;
        }
        let k = best_rice(gaps.iter().copied());
        bits.bits(k, 5);
        gaps.iter().for_each(|&gap| bits.rice(gap, k));
        write_fields(block, false, &mut bits);
    }
    to.wide(bits.len_bits());
    to.append(&bits);
}

/// What is written of a block beside the articles.
fn write_fields(block: &[Posting], is_short: bool, bits: &mut BitWriter) {
    let counts = block.iter().map(|posting| posting.count.saturating_sub(1));
    if is_short {
        counts.for_each(|count| bits.rice(count, 0));
        return write_specials(block, bits);
    }
    let k = best_rice(counts.clone()).min(APART - 1);
    let mut plain = BitWriter::default();
    counts.clone().for_each(|count| plain.rice(count, k));
    let (several, more): (Vec<u32>, Vec<u32>) = (0..)
        .zip(counts)
        .filter_map(|(at, count)| Some((at, count.checked_sub(1)?)))
        .unzip();
    let mut apart = BitWriter::default();
    apart.gamma(several.len() as u32);
    apart.interpolative(&several, 0, block.len() as u32);
    more.into_iter().for_each(|count| apart.gamma(count));
    let (k, shorter) = if apart.len_bits() < plain.len_bits() {
        (APART, apart)
    } else {
        (k, plain)
    };
    bits.bits(k, 3);
    bits.append(&shorter);
    write_specials(block, bits);
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
        let is_one_name = (posting.count, posting.names) == (0, 1);
        bits.bits(u32::from(is_one_name), 2);
        if is_one_name {
            continue;
        }
        bits.gamma(posting.title);
        bits.gamma(posting.heading);
        bits.gamma(posting.names);
        if posting.names > 0 {
            bits.bits(u32::from(posting.count == 0), 1);
        }
    }
}

/// Passes a list of `n` postings.
pub(crate) fn pass(bits: &mut BitReader<'_>, n: usize, n_docs: u32) -> Result<(), Damaged> {
    if n <= BLOCK {
        return read(bits, n, n_docs, &mut |_| {});
    }
    let n_bits = bits.wide();
    bits.pass(n_bits);
    if bits.failed() {
        return Err(Damaged);
    }
    Ok(())
}

/// Calls `each` with the `n` postings of a list, block by block, in order.
///
/// # Errors
///
/// When the bits end early, or name an article that is not in the index; some postings may have been given by then.
pub(crate) fn read(
    bits: &mut BitReader<'_>,
    n: usize,
    n_docs: u32,
    each: &mut dyn FnMut(&[Posting]),
) -> Result<(), Damaged> {
    if n > n_docs as usize {
        return Err(Damaged);
    }
    let mut next = 0;
    let mut docs = Vec::with_capacity(n.min(BLOCK));
    let mut block = Vec::with_capacity(n.min(BLOCK));
    let mut some = Vec::new();
    if n > BLOCK {
        bits.wide();
    }
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
        if bits.failed() || docs.len() < length || docs.last().is_none_or(|&doc| doc >= n_docs) {
            return Err(Damaged);
        }
        let k = if n < SHORT { 0 } else { bits.bits(3) };
        block.clear();
        for &doc in &docs {
            let more = if k == APART { 0 } else { bits.rice(k) };
            block.push(Posting {
                doc,
                count: more.saturating_add(1),
                ..Posting::default()
            });
        }
        if k == APART {
            for &at in read_some(bits, length, &mut some) {
                if let Some(posting) = block.get_mut(at as usize) {
                    posting.count = bits.gamma().saturating_add(2);
                }
            }
        }
        for &at in read_some(bits, length, &mut some) {
            if let Some(posting) = block.get_mut(at as usize) {
                read_special(bits, posting);
            }
        }
        if bits.failed() {
            return Err(Damaged);
        }
        each(&block);
    }
    Ok(())
}

/// Which ones of a block of so many postings are meant.
fn read_some<'a>(bits: &mut BitReader<'_>, length: usize, some: &'a mut Vec<u32>) -> &'a [u32] {
    some.clear();
    let n = bits.gamma();
    bits.interpolative(n, 0, length as u32, some);
    some
}

fn read_special(bits: &mut BitReader<'_>, posting: &mut Posting) {
    if bits.bits(1) == 1 {
        posting.title = 1;
        return;
    }
    let mut is_only = bits.bits(1) == 1;
    posting.names = 1;
    if !is_only {
        posting.title = bits.gamma().min(posting.count);
        posting.heading = bits.gamma().min(posting.count - posting.title);
        posting.names = bits.gamma();
        is_only = posting.names > 0 && bits.bits(1) == 1;
    }
    if is_only {
        posting.count = 0;
        posting.title = 0;
        posting.heading = 0;
    }
}

/// What is known of the places of a posting before they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// How many there are.
    pub count: u32,
    /// Those of them in the title, which are the first; at most `count`.
    pub title: u32,
    /// All are below it: the article's length.
    pub length: u32,
}

/// Appends the places of a list, in the order of its postings; those of a posting ascend.
pub(crate) fn write_places(postings: &[(&[u32], Counted)], to: &mut BitWriter) {
    for block in postings.chunks(BLOCK) {
        let mut bits = BitWriter::default();
        for (places, counted) in block {
            let n_title = (counted.title as usize).min(places.len());
            let (of_title, others) = places.split_at(n_title);
            let mut next = 0;
            for &place in of_title {
                bits.rice(place - next, TITLE_GAP_BITS);
                next = place + 1;
            }
            bits.interpolative(others, next, counted.length);
        }
        if postings.len() > BLOCK {
            to.wide(bits.len_bits());
        }
        to.append(&bits);
    }
}

/// Passes the places of a list.
pub(crate) fn pass_places(bits: &mut BitReader<'_>, counted: &[Counted]) -> Result<(), Damaged> {
    read_places(bits, counted, &[], |_, _| {})
}

/// Calls `each` with the number of a posting and its places, for the postings that `wanted` names (ascending), and passes
/// the others. `counted` has every posting of the list.
pub(crate) fn read_places(
    bits: &mut BitReader<'_>,
    counted: &[Counted],
    wanted: &[usize],
    mut each: impl FnMut(usize, &[u32]),
) -> Result<(), Damaged> {
    let mut wanted = wanted.iter().copied().peekable();
    let mut places = Vec::new();
    for (number, block) in counted.chunks(BLOCK).enumerate() {
        let first = number * BLOCK;
        if counted.len() > BLOCK {
            let n_bits = bits.wide();
            if wanted.peek().is_none_or(|&at| at >= first + block.len()) {
                bits.pass(n_bits);
                continue;
            }
        }
        for (at, counted) in (first..).zip(block) {
            read_place(bits, counted, &mut places);
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

fn read_place(bits: &mut BitReader<'_>, counted: &Counted, places: &mut Vec<u32>) {
    places.clear();
    let n_title = counted.title.min(counted.count);
    let mut next = 0_u32;
    for _ in 0..n_title {
        if bits.failed() {
            return;
        }
        let place = bits.rice(TITLE_GAP_BITS).saturating_add(next);
        next = place.saturating_add(1);
        places.push(place);
    }
    bits.interpolative(counted.count - n_title, next, counted.length, places);
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
        fn postings_come_out_as_they_went_in(
            postings in prop::collection::vec(any_posting(), 0..400), skipped in 0_u32..20
        ) {
            let (postings, n_docs) = ascending(postings);
            let mut found = Vec::new();
            let mut bits = BitWriter::default();
            bits.bits(1, skipped);
            write(&postings, n_docs, &mut bits);
            let n_bits = bits.len_bits();
            let bytes = bits.finish();
            let mut bits = BitReader::starting_at(&bytes, skipped);
            let read = read(&mut bits, postings.len(), n_docs, &mut |block| found.extend_from_slice(block));
            prop_assert_eq!(read, Ok(()));
            prop_assert_eq!(found, &postings[..]);
            prop_assert_eq!(bits.position(), n_bits);
            let mut bits = BitReader::starting_at(&bytes, skipped);
            prop_assert_eq!(pass(&mut bits, postings.len(), n_docs), Ok(()));
            prop_assert_eq!(bits.position(), n_bits);
        }

        #[test]
        fn places_of_some_postings_are_those_that_went_in(
            lists in prop::collection::vec((prop::collection::btree_set(0_u32..90, 0..8), 0_u32..3), 0..300),
            every in 1_usize..200,
        ) {
            let lists: Vec<(Vec<u32>, u32)> =
                lists.into_iter().map(|(list, title)| (list.into_iter().collect(), title)).collect();
            let counted = |(list, title): &(Vec<u32>, u32)| {
                let count = list.len() as u32;
                Counted { count, title: count.min(*title), length: 90 }
            };
            let counted: Vec<Counted> = lists.iter().map(counted).collect();
            let places = lists.iter().zip(&counted).map(|((list, _), counted)| (list.as_slice(), *counted));
            let mut bits = BitWriter::default();
            write_places(&places.collect::<Vec<_>>(), &mut bits);
            let n_bits = bits.len_bits();
            let bytes = bits.finish();
            let wanted: Vec<usize> = (0..lists.len()).step_by(every).collect();
            let mut found = Vec::new();
            let mut bits = BitReader::new(&bytes);
            let done = read_places(&mut bits, &counted, &wanted, |at, places| found.push((at, places.to_vec())));
            prop_assert_eq!(done, Ok(()));
            let expected: Vec<_> = wanted.iter().map(|&at| (at, lists[at].0.clone())).collect();
            prop_assert_eq!(found, expected);
            prop_assert_eq!(bits.position(), n_bits);
            let mut bits = BitReader::new(&bytes);
            prop_assert_eq!(pass_places(&mut bits, &counted), Ok(()));
            prop_assert_eq!(bits.position(), n_bits);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60), n in 0_usize..500, n_docs in 0_u32..600) {
            let mut last = None;
            let mut ascends = true;
            _ = read(&mut BitReader::new(&bytes), n, n_docs, &mut |block| for posting in block {
                ascends &= last < Some(posting.doc) && posting.doc < n_docs;
                ascends &= posting.title + posting.heading <= posting.count;
                last = Some(posting.doc);
            });
            prop_assert!(ascends);
            let counted = Counted { count: 3, title: 1, length: n_docs };
            _ = read_places(&mut BitReader::new(&bytes), &vec![counted; n], &[0, 5], |_, places| {
                assert!(places.is_sorted());
            });
            _ = pass(&mut BitReader::new(&bytes), n, n_docs);
        }
    }
}
