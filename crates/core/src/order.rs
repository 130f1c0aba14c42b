//! Sorting with one copy of the standard library's sort.
//!
//! Each `sort` of another type or key is compiled anew, 3 to 5 kB of WebAssembly each; thirty of them were an eighth
//! of the page. Here positions are sorted by one instance behind a `dyn` comparison, then the items change places.

use std::cmp::Ordering;

/// Sorts by `compare`; stable.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = positions(items.len(), &|a, b| compare(&items[a], &items[b]));
    change_places(&mut order, &mut |a, b| items.swap(a, b));
}

/// Sorts by a key that is made anew for each comparison; stable.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts ascending; stable.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The positions `0..n` in sorted order.
#[inline(never)]
fn positions(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    order.sort_by(|a, b| compare(*a as usize, *b as usize));
    order
}

/// Exchanges things until the one from place `order[at]` stands at `at`, for every place once; `order` is `0..` then.
#[inline(never)]
pub(crate) fn change_places(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..order.len() {
        // Round the cycle of places that give to each other; each then names itself.
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == first {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_the_standard_librarys(items: Vec<(u8, u16)>) {
            let (mut ours, mut stds) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            stds.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &stds);
            sort(&mut ours);
            stds.sort();
            prop_assert_eq!(ours, stds);
        }
    }
}
