//! Sorting numbers in time proportional to their count: a letter typed finds tens of thousands of places.

use crate::order::change_places;

/// Bits of one digit; positions of a large dossier have two digits.
const DIGIT_BITS: u32 = 11;

/// Sorts by the upper 32 bits; stable, so that the lower ones stay in the order given.
///
/// Least significant digit first: Knuth, "The Art of Computer Programming", volume 3, section 5.2.5. Digits that
/// are the same in all keys are passed over.
pub fn sort_by_upper_half(keys: &mut Vec<u64>) {
    let first = keys.first().copied().unwrap_or(0);
    let varying = keys.iter().fold(0, |bits, key| bits | (key ^ first));
    let mut sorted = vec![0; keys.len()];
    let mut starts = [0_u32; 1 << DIGIT_BITS];
    for shift in (32..u64::BITS).step_by(DIGIT_BITS as usize) {
        let digit = |key: u64| (key >> shift) as usize & ((1 << DIGIT_BITS) - 1);
        if digit(varying) == 0 {
            continue;
        }
        starts.fill(0);
        keys.iter().for_each(|&key| starts[digit(key)] += 1);
        let mut n_before = 0;
        for start in &mut starts {
            n_before += std::mem::replace(start, n_before);
        }
        for &key in keys.iter() {
            let start = &mut starts[digit(key)];
            sorted[*start as usize] = key;
            *start += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}

/// Puts items in descending order of scores that are not negative; stable.
pub(super) fn sort_by_score<T>(items: &mut [T], score: impl Fn(&T) -> f32) {
    // The bits of floats that are not negative are in the order of the floats.
    let key = |(at, item)| (u64::from(!f32::to_bits(score(item))) << 32) | at;
    let mut keys: Vec<u64> = (0..).zip(items.iter()).map(key).collect();
    sort_by_upper_half(&mut keys);
    let mut order: Vec<u32> = keys.into_iter().map(|key| key as u32).collect();
    change_places(&mut order, &mut |a, b| items.swap(a, b));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_are_sorted_by_their_upper_half_only(keys: Vec<u64>, small: Vec<u16>) {
            for mut keys in [keys, small.iter().map(|&key| u64::from(key) << 29).collect()] {
                let mut expected = keys.clone();
                expected.sort_by_key(|key| key >> 32);
                sort_by_upper_half(&mut keys);
                prop_assert_eq!(keys, expected);
            }
        }

        #[test]
        fn items_are_sorted_by_score_and_stay_in_order_otherwise(scores in prop::collection::vec(0_u8..9, 0..60)) {
            let mut items: Vec<(f32, usize)> = scores.iter().map(|&score| f32::from(score) / 4.0).zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by(|a, b| b.0.total_cmp(&a.0));
            sort_by_score(&mut items, |item| item.0);
            prop_assert_eq!(items, expected);
        }
    }
}
