//! Lengths of articles in a byte: exact up to 15 words, then eight steps to each doubling.
//!
//! A level stands for the longest article that has it, in words of all fields and the gaps between blocks. So it
//! bounds positions too, and ranking errs by at most an eighth.

/// The level of a length.
pub(crate) fn level(length: u32) -> u8 {
    if length < 16 {
        return length as u8;
    }
    // The largest number of the step is the one whose lower bits are all ones.
    let doubling = 31 - length.leading_zeros();
    let step = (length >> (doubling - 3)) & 7;
    (16 + (doubling - 4) * 8 + step).min(255) as u8
}

/// The longest length of a level.
pub(crate) fn longest(level: u8) -> u32 {
    let level = u32::from(level);
    if level < 16 {
        return level;
    }
    let (doubling, step) = ((level - 16) / 8 + 4, (level - 16) % 8);
    // 8 + step, with `doubling - 3` ones after it.
    let above = u64::from(9 + step) << (doubling - 3);
    u32::try_from(above - 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_as_long_as_its_longest_and_at_most_an_eighth_longer() {
        for length in (0..70_000).chain([1 << 20, 123_456_789, u32::MAX - 1, u32::MAX]) {
            let longest = longest(level(length));
            assert!(
                longest >= length && longest as u64 * 8 <= length as u64 * 9 + 8,
                "{length}"
            );
        }
    }
}
