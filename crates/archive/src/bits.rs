//! Numbers written bit by bit: Elias gamma, Rice, minimal binary and binary interpolative codes.
//!
//! Bits fill a byte from its highest one. Reading is total: beyond the end it yields zeros and remembers that it
//! [failed](BitReader::failed), so that a damaged chunk costs results and never a panic. A. Moffat and A. Turpin,
//! "Compression and Coding Algorithms" (2002), chapters 3 and 7, describe the codes.

/// Longest unary part of a Rice code; a longer one is an escape, and the number follows in 32 bits.
const MAX_QUOTIENT: u32 = 24;

/// Deepest recursion of the interpolative code: lists are at most `u32::MAX` long.
const MAX_DEPTH: u32 = 33;

/// Bits under construction.
#[derive(Clone, Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits not yet in `bytes`, in the low end.
    pending: u64,
    /// How many, below 8 between calls.
    n_pending: u32,
}

impl BitWriter {
    /// The lowest `n_bits` (at most 32) of `value`.
    pub fn bits(&mut self, value: u32, n_bits: u32) {
        if n_bits == 0 {
            return;
        }
        let mask = (1_u64 << n_bits) - 1;
        self.pending = self.pending << n_bits | u64::from(value) & mask;
        self.n_pending += n_bits;
        while self.n_pending >= 8 {
            self.n_pending -= 8;
            self.bytes.push((self.pending >> self.n_pending) as u8);
        }
    }

    /// `n` zeros and a one; `n` is at most 31.
    fn unary(&mut self, n: u32) {
        self.bits(1, n + 1);
    }

    /// Elias gamma of `value + 1`: short for small numbers. `u32::MAX` is written as one less.
    pub fn gamma(&mut self, value: u32) {
        let value = value.saturating_add(1);
        let n_bits = 32 - value.leading_zeros();
        self.bits(0, n_bits - 1);
        self.bits(value, n_bits);
    }

    /// Rice code with `k` (at most 31) bits of remainder.
    pub fn rice(&mut self, value: u32, k: u32) {
        let quotient = value >> k;
        if quotient < MAX_QUOTIENT {
            self.unary(quotient);
            self.bits(value, k);
        } else {
            self.unary(MAX_QUOTIENT);
            self.bits(value, 32);
        }
    }

    /// How many bytes the bits fill.
    pub fn len_bytes(&self) -> usize {
        self.bytes.len() + usize::from(self.n_pending > 0)
    }

    /// A number below 2^31 whose size nothing tells: how many bits it has, in 5 bits, and then they.
    pub fn wide(&mut self, value: u32) {
        let value = value.min(u32::MAX >> 1);
        let n_bits = 32 - value.leading_zeros();
        self.bits(n_bits, 5);
        self.bits(value, n_bits);
    }

    /// All bits of another writer.
    pub fn append(&mut self, other: &BitWriter) {
        other
            .bytes
            .iter()
            .for_each(|&byte| self.bits(byte.into(), 8));
        self.bits(other.pending as u32, other.n_pending);
    }

    /// Minimal binary code of a number below `n`; those in the middle of the range have the short codes.
    pub fn minimal(&mut self, value: u32, n: u32) {
        let (n_bits, n_short) = minimal_lengths(n);
        let first = first_short(n, n_short);
        let value = match value.checked_sub(first) {
            Some(value) => value,
            None => value + (n - first),
        };
        if value < n_short {
            self.bits(value, n_bits.saturating_sub(1));
        } else {
            self.bits(value + n_short, n_bits);
        }
    }

    /// Binary interpolative code of an ascending list without repetitions, each in `low..high`.
    pub fn interpolative(&mut self, values: &[u32], low: u32, high: u32) {
        let middle = values.len() / 2;
        let Some(&value) = values.get(middle) else {
            return;
        };
        let n_after = (values.len() - middle - 1) as u32;
        let first = low + middle as u32;
        self.minimal(value - first, high - n_after - first);
        self.interpolative(&values[..middle], low, value);
        self.interpolative(&values[middle + 1..], value + 1, high);
    }

    /// The bytes, the last one filled with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        if self.n_pending > 0 {
            self.bits(0, 8 - self.n_pending);
        }
        self.bytes
    }

    /// How many bits were written.
    pub fn len_bits(&self) -> u32 {
        (self.bytes.len() as u32)
            .saturating_mul(8)
            .saturating_add(self.n_pending)
    }
}

/// Bits needed for the long codes of numbers below `n`, and how many numbers have a code one bit shorter.
fn minimal_lengths(n: u32) -> (u32, u32) {
    let n_bits = 32 - n.saturating_sub(1).leading_zeros();
    let n_short = (1_u64 << n_bits) - u64::from(n.max(1));
    (n_bits, n_short as u32)
}

/// The first of the numbers below `n` with a short code, when so many have one.
fn first_short(n: u32, n_short: u32) -> u32 {
    n.saturating_sub(n_short) / 2
}

/// The `k` that makes the Rice codes of `values` shortest.
pub(crate) fn best_rice(values: impl Iterator<Item = u32> + Clone) -> u32 {
    let (mut n, mut sum) = (0_u64, 0_u64);
    for value in values.clone() {
        n += 1;
        sum += u64::from(value);
    }
    let mean = sum / n.max(1);
    let guess = 63 - mean.max(1).leading_zeros();
    let cost = |k: u32| -> u64 {
        let bits = values.clone().map(|value| {
            let quotient = value >> k;
            if quotient < MAX_QUOTIENT {
                quotient + 1 + k
            } else {
                MAX_QUOTIENT + 33
            }
        });
        bits.map(u64::from).sum()
    };
    let low = guess.saturating_sub(1).min(31);
    (low..=(guess + 1).min(31))
        .min_by_key(|&k| cost(k))
        .unwrap_or(low)
}

/// Bits being read.
#[derive(Clone, Debug)]
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next byte.
    at: usize,
    /// Bits taken from `bytes`, at the high end; the rest zeros.
    window: u64,
    /// How many.
    n_bits: u32,
    failed: bool,
}

impl<'a> BitReader<'a> {
    /// Reads from the first bit.
    pub fn new(bytes: &'a [u8]) -> Self {
        BitReader {
            bytes,
            at: 0,
            window: 0,
            n_bits: 0,
            failed: false,
        }
    }

    /// Reads from bit number `bit`.
    pub fn starting_at(bytes: &'a [u8], bit: u32) -> Self {
        let mut reader = BitReader::new(bytes);
        reader.at = (bit / 8) as usize;
        reader.bits(bit % 8);
        reader
    }

    /// How many bits were passed.
    pub fn position(&self) -> u32 {
        (self.at as u32)
            .saturating_mul(8)
            .saturating_sub(self.n_bits)
    }

    /// Passes so many bits.
    pub fn pass(&mut self, n_bits: u32) {
        let failed = self.failed;
        *self = BitReader::starting_at(self.bytes, self.position().saturating_add(n_bits));
        self.failed |= failed;
    }

    /// Whether it was read beyond the end, or a code was impossible.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Makes at least 33 bits available, zeros beyond the end.
    fn fill(&mut self) {
        if self.n_bits > 32 {
            return;
        }
        if let Some(four) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<4>) {
            self.window |= u64::from(u32::from_be_bytes(*four)) << (32 - self.n_bits);
            self.n_bits += 32;
            self.at += 4;
            if self.n_bits > 32 {
                return;
            }
        }
        while self.n_bits <= 56 {
            let Some(&byte) = self.bytes.get(self.at) else {
                return;
            };
            self.window |= u64::from(byte) << (56 - self.n_bits);
            self.n_bits += 8;
            self.at += 1;
        }
    }

    fn skip(&mut self, n_bits: u32) {
        if n_bits > self.n_bits {
            self.failed = true;
            self.n_bits = 0;
            self.window = 0;
        } else {
            self.window = self.window.checked_shl(n_bits).unwrap_or(0);
            self.n_bits -= n_bits;
        }
    }

    /// The next `n_bits`, at most 32.
    #[inline]
    pub fn bits(&mut self, n_bits: u32) -> u32 {
        if n_bits == 0 {
            return 0;
        }
        self.fill();
        let value = (self.window >> 32) as u32 >> (32 - n_bits.min(32));
        self.skip(n_bits);
        value
    }

    /// How many zeros stand before the next one, which is passed too.
    fn unary(&mut self) -> u32 {
        self.fill();
        let zeros = self.window.leading_zeros();
        if zeros > 32 {
            self.failed = true;
            return 0;
        }
        self.skip(zeros + 1);
        zeros
    }

    /// See [`BitWriter::gamma`].
    pub fn gamma(&mut self) -> u32 {
        let n_bits = self.unary();
        if n_bits > 31 {
            self.failed = true;
            return 0;
        }
        (1_u32 << n_bits | self.bits(n_bits)) - 1
    }

    /// See [`BitWriter::rice`].
    #[inline]
    pub fn rice(&mut self, k: u32) -> u32 {
        let quotient = self.unary();
        if quotient < MAX_QUOTIENT {
            quotient << k | self.bits(k)
        } else {
            self.bits(32)
        }
    }

    /// See [`BitWriter::wide`].
    pub fn wide(&mut self) -> u32 {
        let n_bits = self.bits(5);
        self.bits(n_bits)
    }

    /// See [`BitWriter::minimal`]; below `n`, which is not 0.
    pub fn minimal(&mut self, n: u32) -> u32 {
        let (n_bits, n_short) = minimal_lengths(n);
        let mut value = self.bits(n_bits.saturating_sub(1));
        if value >= n_short && n_bits > 0 {
            value = (value << 1 | self.bits(1)).wrapping_sub(n_short);
        }
        let first = first_short(n, n_short);
        let before = n - first;
        if value >= before {
            value - before
        } else {
            value + first
        }
    }

    /// Appends `count` numbers of `low..high`; see [`BitWriter::interpolative`].
    pub fn interpolative(&mut self, count: u32, low: u32, high: u32, values: &mut Vec<u32>) {
        self.between(count, low, high, values, 0);
    }

    fn between(&mut self, count: u32, low: u32, high: u32, values: &mut Vec<u32>, depth: u32) {
        if count == 0 || self.failed {
            return;
        }
        if depth > MAX_DEPTH || high < low || high - low < count {
            self.failed = true;
            return;
        }
        let middle = count / 2;
        let n_after = count - middle - 1;
        let first = low + middle;
        let value = first.saturating_add(self.minimal(high - n_after - first));
        if value >= high {
            self.failed = true;
            return;
        }
        self.between(middle, low, value, values, depth + 1);
        values.push(value);
        self.between(n_after, value + 1, high, values, depth + 1);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_out_as_they_went_in(
            numbers in prop::collection::vec((0_u8..4, any::<u32>(), 0_u32..32), 0..50)
        ) {
            let mut writer = BitWriter::default();
            for &(code, value, k) in &numbers {
                let mut apart = BitWriter::default();
                match code {
                    0 => apart.gamma(value >> k),
                    1 => apart.rice(value >> k, k),
                    2 => apart.wide(value >> k),
                    _ => apart.bits(value, k),
                }
                writer.append(&apart);
            }
            let n_bits = writer.len_bits();
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for &(code, value, k) in &numbers {
                match code {
                    0 => prop_assert_eq!(reader.gamma(), (value >> k).min(u32::MAX - 1)),
                    1 => prop_assert_eq!(reader.rice(k), value >> k),
                    2 => prop_assert_eq!(reader.wide(), (value >> k).min(u32::MAX >> 1)),
                    _ => prop_assert_eq!(u64::from(reader.bits(k)), u64::from(value) & ((1 << k) - 1)),
                }
            }
            prop_assert!(!reader.failed());
            prop_assert_eq!(reader.position(), n_bits);
        }

        #[test]
        fn ascending_lists_come_out_as_they_went_in(
            values in prop::collection::btree_set(3_u32..500, 0..60), extra in 0_u32..9
        ) {
            let values: Vec<u32> = values.into_iter().collect();
            let mut writer = BitWriter::default();
            writer.interpolative(&values, 3, 500 + extra);
            let bytes = writer.finish();
            let mut read = Vec::new();
            BitReader::new(&bytes).interpolative(values.len() as u32, 3, 500 + extra, &mut read);
            prop_assert_eq!(read, values);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..40), start in 0_u32..400, n in any::<u32>()) {
            let mut reader = BitReader::starting_at(&bytes, start);
            let mut values = Vec::new();
            reader.interpolative(n, 0, u32::MAX, &mut values);
            prop_assert!(values.iter().collect::<BTreeSet<_>>().len() == values.len());
            while !reader.failed() {
                reader.gamma();
                reader.rice(n % 32);
                reader.wide();
                reader.bits(n % 33);
                reader.pass(n % 9);
            }
        }
    }

    #[test]
    fn a_full_range_costs_nothing() {
        let mut writer = BitWriter::default();
        writer.interpolative(&[4, 5, 6, 7], 4, 8);
        assert_eq!(writer.len_bits(), 0);
    }
}
