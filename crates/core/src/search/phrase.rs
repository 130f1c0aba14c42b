//! Words that stand together: one after the other, or near each other in any order.

use super::Index;
use super::leaf::Occurrence;
use crate::text::fold;

/// Runs of positions with one word of each list in order.
pub(super) fn consecutive(lists: &[Vec<Occurrence>]) -> Vec<Occurrence> {
    let mut rest: Vec<&[Occurrence]> = lists[1..].iter().map(Vec::as_slice).collect();
    let mut runs = Vec::new();
    'first: for &first in &lists[0] {
        let mut run = first;
        for (offset, list) in (1..).zip(&mut rest) {
            let position = first.position + offset;
            *list = &list[list.partition_point(|found| found.position < position)..];
            match list.first() {
                Some(found) if found.position == position => {
                    if found.grade > run.grade {
                        (run.grade, run.form) = (found.grade, found.form);
                    }
                    run.n_words += 1;
                }
                Some(_) => continue 'first,
                None => return runs,
            }
        }
        runs.push(run);
    }
    runs
}

/// Words of windows with all the tokens, in any order, and at most `slop` others.
pub(super) fn near_each_other(
    index: &Index,
    tokens: &[String],
    lists: &[Vec<Occurrence>],
    slop: u32,
) -> Vec<Occurrence> {
    // A word asked for twice must stand there twice.
    let mut kinds: Vec<(usize, usize)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match kinds
            .iter_mut()
            .find(|(first, _)| fold(&tokens[*first]) == fold(token))
        {
            Some((_, n_wanted)) => *n_wanted += 1,
            None => kinds.push((at, 1)),
        }
    }
    let mut all: Vec<(Occurrence, usize)> = Vec::new();
    for (kind, &(list, _)) in kinds.iter().enumerate() {
        all.extend(lists[list].iter().map(|&found| (found, kind)));
    }
    crate::order::sort(&mut all);
    let mut n_inside = vec![0; kinds.len()];
    let mut is_kept = vec![false; all.len()];
    let mut first = 0;
    for last in 0..all.len() {
        let position = all[last].0.position;
        n_inside[all[last].1] += 1;
        let segment = index.layout.segment(index.layout.segment_at(position));
        let reach = tokens.len() as u32 + slop;
        while all[first].0.position < segment.start || position - all[first].0.position >= reach {
            n_inside[all[first].1] -= 1;
            first += 1;
        }
        if n_inside
            .iter()
            .zip(&kinds)
            .all(|(&n, &(_, n_wanted))| n >= n_wanted)
        {
            is_kept[first..=last].fill(true);
        }
    }
    all.iter()
        .zip(is_kept)
        .filter(|(_, kept)| *kept)
        .map(|((found, _), _)| *found)
        .collect()
}
