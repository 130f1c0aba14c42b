//! A name that several entities have: which of them a document means.
//!
//! The one that was last named in a way of its own; else the only one that is named so anywhere; else each of them, and
//! the mentions say that they are shared.

use std::collections::{BTreeMap, BTreeSet};

use super::{NameRule, Run};

/// Settles the runs of different entities that are the same words.
pub(super) fn settle(runs: &mut Vec<Run>) {
    runs.sort_by_key(|run| (run.block, run.start, run.end, run.rule, run.entity));
    let mut groups: Vec<Vec<Run>> = Vec::new();
    for run in runs.drain(..) {
        match groups.last_mut() {
            Some(group) if group.iter().all(|other| is_same_run(other, &run)) => {
                // Letter by letter goes before a variant.
                if group.iter().all(|other| other.rule >= run.rule) {
                    group.push(run);
                }
            }
            _ => groups.push(vec![run]),
        }
    }
    let is_alone = |group: &[Run]| group.len() == 1;
    let named: BTreeSet<usize> = groups
        .iter()
        .filter(|group| is_alone(group))
        .flatten()
        .map(|run| run.entity)
        .collect();
    // For each entity, the number of the group by which it was last named alone.
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, mut group) in groups.into_iter().enumerate() {
        if is_alone(&group) {
            last.extend(group.iter().map(|run| (run.entity, number)));
        } else {
            let latest = group
                .iter()
                .filter_map(|run| Some((*last.get(&run.entity)?, run.entity)))
                .max();
            let mut elsewhere = group.iter().filter(|run| named.contains(&run.entity));
            let only = match (elsewhere.next(), elsewhere.next()) {
                (Some(run), None) => Some(run.entity),
                _ => None,
            };
            match latest.map(|(_, entity)| entity).or(only) {
                Some(entity) => group.retain(|run| run.entity == entity),
                None => group.iter_mut().for_each(|run| run.rule = NameRule::Shared),
            }
        }
        runs.append(&mut group);
    }
}

fn is_same_run(a: &Run, b: &Run) -> bool {
    (a.block, a.start, a.end) == (b.block, b.start, b.end)
}
