//! Axis, ticks, marks, lanes and labels, in numbers.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Axis, AxisOptions, Mark, lanes, mark, place_labels, shown_range};
use crate::date::{Date, Day};

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap()
}

/// The first day of an EDTF date.
fn day(edtf: &str) -> Day {
    date(edtf).sort_key().0
}

fn axis_of(dates: &[&str], options: &AxisOptions) -> Axis {
    let ranges: Vec<(Day, Day)> = dates
        .iter()
        .map(|edtf| shown_range(&date(edtf), day("2018-01-01")))
        .collect();
    Axis::new(&ranges, options)
}

const NO_PADDING: AxisOptions = AxisOptions {
    padding: 0.0,
    gap_share: 0.06,
    gap_ratio: 1.0,
};

#[track_caller]
fn check_ticks(dates: &[&str], max: usize, expected: Expect) {
    let axis = axis_of(dates, &NO_PADDING);
    let lines: Vec<String> = axis
        .ticks(max)
        .iter()
        .map(|tick| {
            let major = if tick.major { " *" } else { "" };
            format!("{:.3} {}{major}\n", tick.position, tick.label("en"))
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

fn mark_of(axis: &Axis, edtf: &str) -> Mark {
    mark(axis, &date(edtf), day("2018-01-01"))
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn a_plain_axis_is_linear() {
    let axis = axis_of(&["2017"], &NO_PADDING);
    assert!(near(axis.position(day("2017-01-01")), 0.0));
    assert!(near(axis.position(day("2017-07-02")), 182.0 / 365.0));
    assert!(near(axis.position(day("2018-01-01")), 1.0));
    assert_eq!(axis.position(day("1900")), 0.0);
    assert_eq!(axis.position(day("2100")), 1.0);
    assert_eq!(axis.first(), day("2017-01-01"));
    assert_eq!(axis.last(), day("2017-12-31"));
    assert_eq!(axis.day_at(0.5), day("2017-07-02"));
    assert_eq!(axis.day_at(f64::NAN), axis.first());
    assert_eq!(axis.day_at(2.0), axis.last());
}

#[test]
fn padding_is_a_fraction_of_the_axis() {
    let options = AxisOptions {
        padding: 0.1,
        ..NO_PADDING
    };
    let axis = axis_of(&["2010/2019"], &options);
    assert!((axis.position(day("2010-01-01")) - 0.1).abs() < 0.001);
    assert!((axis.position(day("2020-01-01")) - 0.9).abs() < 0.001);
}

#[test]
fn one_day_stands_in_the_middle() {
    let axis = axis_of(&["2017-12-17"], &AxisOptions::default());
    let mark = mark_of(&axis, "2017-12-17");
    assert!(mark.point);
    assert!(near(mark.middle(), 0.5));
    assert!(!axis.ticks(6).is_empty());
}

#[test]
fn an_axis_of_nothing_has_no_ticks() {
    let axis = Axis::new(&[], &AxisOptions::default());
    assert!(axis.is_empty());
    assert!(axis.ticks(10).is_empty());
    assert!((0.0..=1.0).contains(&axis.position(Day(0))));
}

#[test]
fn a_long_empty_stretch_is_shortened() {
    let axis = axis_of(
        &["1990-06-01", "2016-01/2016-03", "2016-11/2017-12"],
        &NO_PADDING,
    );
    let [gap] = axis.gaps() else {
        panic!("{:?}", axis.gaps());
    };
    assert!(near(gap.end - gap.start, 0.06));
    assert!(gap.first > day("1990-06-01"));
    assert!(gap.last < day("2016-01-01"));
    assert!(near(axis.position(gap.first), gap.start));
    assert!(near(axis.position(Day(gap.last.0 + 1)), gap.end));
}

#[test]
fn even_stretches_are_not_shortened() {
    assert_eq!(
        axis_of(&["1900-01-01", "2016-01-01"], &NO_PADDING).gaps(),
        []
    );
    let yearly = ["2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01"];
    assert_eq!(axis_of(&yearly, &NO_PADDING).gaps(), []);
    let all_shown = AxisOptions {
        gap_ratio: f64::INFINITY,
        ..NO_PADDING
    };
    assert_eq!(axis_of(&["1990", "2016/2017"], &all_shown).gaps(), []);
}

#[test]
fn ticks_take_the_finest_unit_that_fits() {
    check_ticks(
        &["2017-12-01/2017-12-31"],
        6,
        expect![[r#"
            0.097 4 Dec 2017 *
            0.323 11 Dec
            0.548 18 Dec
            0.774 25 Dec
        "#]],
    );
    check_ticks(
        &["2016-11/2017-05"],
        8,
        expect![[r#"
            0.000 Nov 2016 *
            0.142 Dec
            0.288 Jan 2017 *
            0.434 Feb
            0.566 Mar
            0.712 Apr
            0.854 May
        "#]],
    );
    check_ticks(
        &["2014-06-29/.."],
        8,
        expect![[r#"
            0.145 2015 *
            0.429 2016
            0.715 2017
            0.999 2018
        "#]],
    );
}

#[test]
fn years_before_the_era_have_round_ticks_and_no_year_zero() {
    check_ticks(
        &["-0200/0200"],
        6,
        expect![[r#"
            0.002 200 BCE *
            0.252 100 BCE
            0.501 1 *
            0.748 100
            0.998 200
        "#]],
    );
    check_ticks(
        &["-0001/0002"],
        6,
        expect![[r#"
            0.000 2 BCE *
            0.250 1 BCE
            0.500 1 *
            0.750 2
        "#]],
    );
}

#[test]
fn every_stretch_between_breaks_says_when_it_is() {
    check_ticks(
        &["1990-06-12", "2016-01/2016-03", "2016-11/2017-12"],
        8,
        expect![[r#"
            0.007 18 Jun 1990 *
            0.096 2016 *
            0.549 2017
        "#]],
    );
}

#[test]
fn ticks_reach_over_geological_time() {
    check_ticks(
        &["Y-170000002/2017"],
        6,
        expect![[r#"
        0.118 150,000,000 BCE *
        0.412 100,000,000 BCE *
        0.706 50,000,000 BCE
        1.000 1 *
    "#]],
    );
}

#[test]
fn a_mark_shows_what_is_known() {
    let axis = axis_of(&["2010/2019"], &NO_PADDING);
    let circa = mark_of(&axis, "2015~");
    assert!(circa.soft_start && circa.soft_end && !circa.point);
    assert!(near(circa.start, axis.position(day("2015"))));
    assert!(near(circa.end, axis.position(day("2016"))));
    assert!(near(circa.fade_start, axis.position(day("2014"))));
    assert!(near(circa.fade_end, axis.position(day("2017"))));

    let open = mark_of(&axis, "2014-06-29/..");
    assert!(open.open_end && !open.open_start && !open.point);
    assert!(near(open.end, axis.position(day("2018-01-02"))));

    let until = mark_of(&axis, "../2012");
    assert!(until.open_start);
    assert_eq!(until.start, 0.0);

    // It starts after the day that open ends run to.
    let late = mark_of(&axis, "2019/..");
    assert!(near(late.start, late.end));
}

#[test]
fn marks_that_meet_are_in_different_lanes() {
    let marks = [(0.0, 0.5), (0.4, 0.6), (0.55, 0.9), (0.7, 0.7)];
    let placed = lanes(&marks, 0.02, 0.01);
    assert_eq!(placed.lane_of, [0, 1, 0, 1]);
    assert_eq!(placed.n_lanes, 2);
    assert_eq!(lanes(&[], 0.02, 0.01).n_lanes, 0);
    // Two points on the same day need room side by side.
    assert_eq!(lanes(&[(0.5, 0.5), (0.5, 0.5)], 0.02, 0.0).lane_of, [0, 1]);
}

#[test]
fn labels_move_as_little_as_needed() {
    let placed = place_labels(&[0.0, 5.0, 5.0], &[2.0, 2.0, 2.0], 0.0, (-10.0, 10.0));
    assert_eq!(placed, [0.0, 4.0, 6.0]);
    let at_the_edge = place_labels(&[9.0], &[4.0], 1.0, (0.0, 10.0));
    assert_eq!(at_the_edge, [6.0]);
    let too_many = place_labels(&[1.0, 1.0, 1.0], &[4.0, 4.0, 4.0], 1.0, (0.0, 10.0));
    assert_eq!(too_many, [0.0, 5.0, 10.0]);
    assert!(place_labels(&[], &[], 1.0, (0.0, 1.0)).is_empty());
}

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
