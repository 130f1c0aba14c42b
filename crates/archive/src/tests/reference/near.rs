//! Nearness by definition: of places, and of letters.

use std::collections::{BTreeMap, BTreeSet};

use crate::Grade;

/// How often the words stand one after the other.
pub fn runs(places: &[BTreeSet<u32>]) -> u32 {
    let starts = places[0].iter();
    starts
        .filter(|&&start| {
            (0..)
                .zip(places)
                .all(|(at, places)| places.contains(&(start + at)))
        })
        .count() as u32
}

/// Stretches that have every word often enough, and would not without their first or last place.
pub fn windows(places: &[BTreeSet<u32>], forms: &[BTreeMap<String, Grade>], slop: u32) -> u32 {
    let whole = |start: u32, end: u32| {
        (0..places.len()).all(|part| {
            let needed = forms
                .iter()
                .filter(|other| other.keys().eq(forms[part].keys()))
                .count();
            start <= end && places[part].range(start..=end).count() >= needed
        })
    };
    let all: BTreeSet<u32> = places.iter().flatten().copied().collect();
    let mut n = 0;
    for &start in &all {
        for &end in all.range(start..) {
            let is_short = u64::from(end - start) < places.len() as u64 + u64::from(slop);
            let is_least = !whole(start + 1, end) && (end == 0 || !whole(start, end - 1));
            n += u32::from(is_short && whole(start, end) && is_least);
        }
    }
    n
}

/// Typing errors between two words, by the whole table.
pub fn errors_between(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let other = usize::from(left[i - 1] != right[j - 1]);
                let best = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + other);
                if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                    best.min(table[i - 2][j - 2] + 1)
                } else {
                    best
                }
            };
        }
    }
    table[left.len()][right.len()]
}
