//! Chunks: the pieces in which an index is stored and fetched, their kinds, names and checksums.

use std::fmt::{self, Display, Formatter};

/// What a chunk holds. The order is that of the tables in the root and never changes within a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Words in order, with how many articles have each.
    Dictionary,
    /// Words by their common stem.
    Stems,
    /// Which articles have a word, how often and in which fields.
    Postings,
    /// Where in its articles a word stands: for phrases only.
    Positions,
    /// How long the articles are: for ranking.
    Lengths,
    /// Earliest and latest day of the articles.
    Dates,
    /// Names of entities.
    Entities,
    /// Which articles mention an entity.
    Mentions,
    /// What a list of results shows of an article first.
    Cards,
    /// The articles themselves.
    Texts,
    /// The best articles for the first letters of a word, and the commonest words that begin so.
    Tops,
    /// Entities by the words of their names.
    Names,
    /// Articles by id.
    Ids,
    /// Which entities an article mentions: for counting.
    Tags,
    /// What an article is shown with besides its texts.
    Records,
    /// What stands below a title where no passage does.
    Summaries,
    /// Where to find chunks of the kinds that are only needed when results stand there; see `root`.
    Tables,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Kind; 17] = [
        Kind::Dictionary,
        Kind::Stems,
        Kind::Postings,
        Kind::Positions,
        Kind::Lengths,
        Kind::Dates,
        Kind::Entities,
        Kind::Mentions,
        Kind::Cards,
        Kind::Texts,
        Kind::Tops,
        Kind::Names,
        Kind::Ids,
        Kind::Tags,
        Kind::Records,
        Kind::Summaries,
        Kind::Tables,
    ];

    /// How many bytes, before compression, a chunk of this kind has at least when it is closed.
    ///
    /// Larger ones mean fewer requests, smaller ones fewer bytes for nothing.
    pub(crate) fn target_bytes(self) -> usize {
        let n_bytes = match self {
            Kind::Dictionary => 4_000,
            Kind::Stems => 2_000,
            Kind::Postings => 3_000,
            Kind::Positions => 40_000,
            Kind::Lengths | Kind::Dates => 60_000,
            Kind::Entities => 16_000,
            Kind::Mentions => 24_000,
            Kind::Cards => 1_800,
            Kind::Texts => 16_000,
            Kind::Tops => 2_000,
            Kind::Names | Kind::Ids => 8_000,
            Kind::Tags => 24_000,
            Kind::Records => 16_000,
            Kind::Summaries => 8_000,
            // These end after a number of entries.
            Kind::Tables => 0,
        };
        // Small collections have many chunks in tests.
        if cfg!(test) { n_bytes / 200 } else { n_bytes }
    }

    /// Whether the lists of this kind are coded near; see `keyed`.
    pub(crate) fn is_near(self) -> bool {
        matches!(self, Kind::Stems | Kind::Ids)
    }

    fn letter(self) -> char {
        match self {
            Kind::Dictionary => 'd',
            Kind::Stems => 's',
            Kind::Postings => 'p',
            Kind::Positions => 'o',
            Kind::Lengths => 'l',
            Kind::Dates => 'c',
            Kind::Entities => 'e',
            Kind::Mentions => 'm',
            Kind::Cards => 'r',
            Kind::Texts => 't',
            Kind::Tops => 'b',
            Kind::Names => 'n',
            Kind::Ids => 'i',
            Kind::Tags => 'f',
            Kind::Records => 'a',
            Kind::Summaries => 'u',
            Kind::Tables => 'x',
        }
    }

    pub(crate) fn at(self) -> usize {
        self as usize
    }
}

/// Which chunk of an index: its kind and its number among those of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChunkId {
    /// Of what kind.
    pub kind: Kind,
    /// From 0.
    pub number: u32,
}

impl ChunkId {
    pub(crate) fn new(kind: Kind, number: usize) -> ChunkId {
        let number = number as u32;
        ChunkId { kind, number }
    }
}

/// The name of a chunk: a letter for its kind and twelve hexadecimal digits of its content's hash.
///
/// Chunks of the same name have the same content, also of different indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChunkName {
    pub(crate) kind: Kind,
    pub(crate) hash: u64,
}

impl Display for ChunkName {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:012x}", self.kind.letter(), self.hash)
    }
}

/// A checksum that tells damage and mix-ups, not attacks: multiply and rotate, eight bytes at a time, and the finish of
/// MurmurHash3 (A. Appleby, public domain).
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = MULTIPLIER ^ bytes.len() as u64;
    for eight in bytes.chunks(8) {
        let mut padded = [0_u8; 8];
        padded
            .iter_mut()
            .zip(eight)
            .for_each(|(to, from)| *to = *from);
        let mixed = u64::from_le_bytes(padded).wrapping_mul(MULTIPLIER);
        state = (state ^ mixed ^ mixed >> 29)
            .rotate_left(27)
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(0x52DC_E729);
    }
    for multiplier in [0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53] {
        state = (state ^ state >> 33).wrapping_mul(multiplier);
    }
    state ^ state >> 33
}

/// The hash by which a chunk is named: 48 bits of [`hash()`], since the root has one for every chunk and no compression makes it
/// smaller. Two of a million chunks are named alike once in five hundred collections.
pub(crate) fn name_hash(bytes: &[u8]) -> u64 {
    hash(bytes) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bit_changes_the_hash() {
        let bytes = [7_u8; 40];
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes;
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(hash(&bytes), hash(&other));
        }
        assert_ne!(hash(&bytes), hash(&bytes[..39]));
    }

    #[test]
    fn a_name_is_a_letter_and_digits() {
        let (kind, hash) = (Kind::Postings, 0x1F);
        assert_eq!(ChunkName { kind, hash }.to_string(), "p00000000001f");
    }

    #[test]
    fn kinds_are_numbered_in_order() {
        assert!(
            Kind::ALL
                .iter()
                .enumerate()
                .all(|(at, kind)| kind.at() == at)
        );
    }
}
