//! Axis, ticks, marks, lanes and labels, in numbers.

use expect_test::{Expect, expect};

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

pub(super) fn near(a: f64, b: f64) -> bool {
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
