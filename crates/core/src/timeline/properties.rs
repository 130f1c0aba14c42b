//! What holds for every axis, every set of lanes, and every row of labels.

use proptest::prelude::*;

use super::tests::near;
use super::{Axis, AxisOptions, lanes, place_labels};
use crate::date::Day;

fn ranges() -> impl Strategy<Value = Vec<(Day, Day)>> {
    let first = prop_oneof![-20_000_i64..20_000, -200_000_000_i64..200_000_000];
    let n_days = prop_oneof![Just(0_i64), 0_i64..60, 0_i64..4_000];
    let range = (first, n_days).prop_map(|(first, n_days)| (Day(first), Day(first + n_days)));
    prop::collection::vec(range, 0..12)
}

fn cost(placed: &[f64], desired: &[f64]) -> f64 {
    placed
        .iter()
        .zip(desired)
        .map(|(placed, desired)| (placed - desired).powi(2))
        .sum()
}

/// Least cost of labels at or after `from`, each on a grid of 20 steps.
fn least_grid_cost(desired: &[f64], widths: &[f64], gap: f64, from: f64) -> f64 {
    let Some((wish, others)) = desired.split_first() else {
        return 0.0;
    };
    (0..=20)
        .map(|step| f64::from(step) / 20.0)
        .filter(|start| *start >= from && start + widths[0] <= 1.0)
        .map(|start| {
            let next = start + widths[0] + gap;
            (start - wish).powi(2) + least_grid_cost(others, &widths[1..], gap, next)
        })
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn positions_never_decrease(ranges in ranges(), days in prop::collection::vec(any::<i64>(), 2..20)) {
        let axis = Axis::new(&ranges, &AxisOptions::default());
        let mut days: Vec<i64> = days.iter().map(|day| day % 300_000_000).collect();
        days.extend(ranges.iter().flat_map(|(first, last)| [first.0, last.0]));
        days.sort_unstable();
        let positions: Vec<f64> = days.iter().map(|day| axis.position(Day(*day))).collect();
        prop_assert!(positions.is_sorted());
        prop_assert!(positions.iter().all(|position| (0.0..=1.0).contains(position)));
    }

    #[test]
    fn a_day_is_found_again_at_its_position(ranges in ranges(), share in 0.0..1.0) {
        let axis = Axis::new(&ranges, &AxisOptions::default());
        let span = axis.last().0 - axis.first().0;
        let day = Day(axis.first().0 + (span as f64 * share) as i64);
        let found = axis.day_at(axis.position(day));
        prop_assert!((found.0 - day.0).abs() <= 1, "{} {}", found, day);
        let position = axis.position(axis.day_at(share));
        prop_assert!(position <= share + 1e-9);
    }

    #[test]
    fn an_axis_of_any_days_is_sound(
        ranges in prop::collection::vec((any::<i64>(), any::<i64>()), 0..8),
        padding in 0.0..1.0,
        gap_share in 0.0..1.0,
        gap_ratio in 0.0..4.0,
    ) {
        let ranges: Vec<(Day, Day)> = ranges.iter().map(|(a, b)| (Day(*a), Day(*b))).collect();
        let axis = Axis::new(&ranges, &AxisOptions { padding, gap_share, gap_ratio });
        prop_assert!(axis.first() <= axis.last());
        prop_assert!(axis.ticks(7).len() <= 7);
        for (first, last) in &ranges {
            prop_assert!((0.0..=1.0).contains(&axis.position(*first)));
            prop_assert!((0.0..=1.0).contains(&axis.position(*last)));
        }
    }

    #[test]
    fn ticks_are_in_order_and_never_too_many(ranges in ranges(), max in 0_usize..20) {
        let axis = Axis::new(&ranges, &AxisOptions::default());
        let ticks = axis.ticks(max);
        prop_assert!(ticks.len() <= max);
        prop_assert!(max < 3 || ranges.is_empty() || !ticks.is_empty());
        prop_assert!(ticks.is_sorted_by(|a, b| a.day < b.day && a.position < b.position));
        for tick in ticks {
            let in_gap = axis.gaps().iter().any(|gap| gap.first <= tick.day && tick.day <= gap.last);
            prop_assert!(!in_gap);
        }
    }

    #[test]
    fn lanes_never_overlap_and_are_as_few_as_can_be(
        marks in prop::collection::vec((0.0..1.0, 0.0..0.3), 0..20),
        min_width in 0.0..0.1,
        gap in 0.0..0.05,
    ) {
        let marks: Vec<(f64, f64)> = marks.iter().map(|(start, width)| (*start, start + width)).collect();
        let placed = lanes(&marks, min_width, gap);
        let room = |at: usize| {
            let (start, end) = marks[at];
            let missing = (min_width - (end - start)).max(0.0) / 2.0;
            (start - missing, end + missing + gap)
        };
        for a in 0..marks.len() {
            for b in 0..a {
                let covers = room(a).0 < room(b).1 && room(b).0 < room(a).1;
                prop_assert!(!covers || placed.lane_of[a] != placed.lane_of[b]);
            }
        }
        let depth = (0..marks.len())
            .map(|at| (0..marks.len()).filter(|b| room(*b).0 <= room(at).0 && room(at).0 < room(*b).1).count())
            .max();
        prop_assert_eq!(placed.n_lanes, depth.unwrap_or(0));
    }

    #[test]
    fn labels_never_overlap_and_keep_their_order(
        labels in prop::collection::vec((0.0..1.0, 0.0..0.4), 0..12), gap in 0.0..0.1,
    ) {
        let (desired, widths): (Vec<f64>, Vec<f64>) = labels.into_iter().unzip();
        let placed = place_labels(&desired, &widths, gap, (0.0, 1.0));
        prop_assert_eq!(placed.len(), desired.len());
        for at in 1..placed.len() {
            prop_assert!(placed[at] + 1e-9 >= placed[at - 1] + widths[at - 1] + gap);
        }
        let room = widths.iter().sum::<f64>() + gap * widths.len().saturating_sub(1) as f64;
        if let (Some(first), Some(last), true) = (placed.first(), placed.last(), room <= 1.0) {
            prop_assert!(*first >= -1e-9);
            prop_assert!(last + widths[widths.len() - 1] <= 1.0 + 1e-9);
        }
    }

    #[test]
    fn labels_that_are_free_stay(steps in prop::collection::vec((0.2..1.0, 0.0..0.1), 0..12)) {
        let (steps, widths): (Vec<f64>, Vec<f64>) = steps.into_iter().unzip();
        let desired: Vec<f64> = steps
            .iter()
            .scan(0.0, |sum, step| {
                *sum += step;
                Some(*sum)
            })
            .collect();
        let placed = place_labels(&desired, &widths, 0.1, (0.0, 100.0));
        prop_assert!(placed.iter().zip(&desired).all(|(a, b)| near(*a, *b)));
    }

    #[test]
    fn no_grid_places_labels_better(
        labels in prop::collection::vec((0.0..1.0, 0.0..0.3), 0..4), gap in 0.0..0.1,
    ) {
        let (desired, widths): (Vec<f64>, Vec<f64>) = labels.into_iter().unzip();
        let placed = place_labels(&desired, &widths, gap, (0.0, 1.0));
        let least = least_grid_cost(&desired, &widths, gap, 0.0);
        prop_assert!(cost(&placed, &desired) <= least + 1e-9);
    }
}
