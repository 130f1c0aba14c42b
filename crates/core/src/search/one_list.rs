//! What matches and what is near to it as one list: the rule of one article and of a collection.

/// Among how many of the first in one list every match stands; so many rows a page has at first.
const MIXED: usize = 20;

/// Matches and others, each best first, in one list, each with whether it matches: the order is that of `is_before`, and
/// every match is among the first twenty.
pub fn in_one_list<T: Copy>(
    matches: &[T],
    others: &[T],
    is_before: impl Fn(&T, &T) -> bool,
) -> Vec<(bool, T)> {
    let (mut matches, mut others) = (matches.iter(), others.iter());
    let mut listed = Vec::with_capacity(matches.len() + others.len());
    loop {
        let is_match = match (matches.as_slice().first(), others.as_slice().first()) {
            (Some(a), Some(b)) => listed.len() + matches.len() >= MIXED || is_before(a, b),
            (a, _) => a.is_some(),
        };
        let next = if is_match {
            matches.next()
        } else {
            others.next()
        };
        let Some(&next) = next else {
            return listed;
        };
        listed.push((is_match, next));
    }
}

/// Whether something that does not match stands among what does, so that a list says so and each row what it lacks.
pub fn is_mixed<T>(listed: &[(bool, T)]) -> bool {
    !listed.is_sorted_by_key(|(is_match, _)| !is_match)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(matches: &[u32], others: &[u32], expected: &[u32], mixed: bool) {
        let listed = in_one_list(matches, others, |a, b| a <= b);
        let numbers: Vec<u32> = listed.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, expected);
        assert_eq!(is_mixed(&listed), mixed);
    }

    #[test]
    fn the_order_is_that_of_both() {
        check(&[2, 5], &[1, 3, 9], &[1, 2, 3, 5, 9], true);
        check(&[1, 2], &[3, 4], &[1, 2, 3, 4], false);
        check(&[], &[3], &[3], false);
        check(&[3], &[], &[3], false);
    }

    #[test]
    fn the_last_match_is_at_the_latest_the_twentieth() {
        let others: Vec<u32> = (0..30).collect();
        let listed = in_one_list(&[99, 100], &others, |a, b| a <= b);
        let is_match = |at: &usize| listed[*at].0;
        let places: Vec<usize> = (0..listed.len()).filter(is_match).collect();
        assert_eq!(places, [18, 19]);
    }
}
