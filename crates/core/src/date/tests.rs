//! Days, bounds, order and periods.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Bounds, Date, Day, Period, Precision, Presence, Truth};

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap()
}

fn shown(bounds: Bounds) -> String {
    let side = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
    format!("{}/{}", side(bounds.first), side(bounds.last))
}

#[track_caller]
fn check_bounds(edtf: &str, strict: &str, soft: &str) {
    assert_eq!(shown(date(edtf).bounds()), strict);
    assert_eq!(shown(date(edtf).soft_bounds()), soft);
}

#[track_caller]
fn check_error(text: &str, expected: Expect) {
    expected.assert_eq(&Date::parse(text).unwrap_err().to_string());
}

#[test]
fn days_count_from_1970() {
    assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
    assert_eq!(Day::from_ymd(2000, 2, 29), Some(Day(11_016)));
    assert_eq!(Day::from_ymd(1900, 2, 29), None);
    assert_eq!(Day::from_ymd(0, 1, 1), Some(Day(-719_528)));
    assert_eq!(Day::from_ymd(i64::MAX, 1, 1), None);
    assert_eq!(Day::from_ymd(i64::MIN, 1, 1), None);
}

#[test]
fn days_are_written_as_edtf() {
    let shown = |year, month, day| Day::from_ymd(year, month, day).unwrap().to_string();
    assert_eq!(shown(2017, 12, 17), "2017-12-17");
    assert_eq!(shown(-43, 3, 15), "-0043-03-15");
    assert_eq!(shown(0, 1, 1), "0000-01-01");
    assert_eq!(shown(12_345, 6, 7), "Y12345-06-07");
    assert_eq!(shown(-12_345, 6, 7), "Y-12345-06-07");
    assert_eq!(Day(i64::MIN).to_string(), "Y-9999999999999999-01-01");
    assert_eq!(Day(i64::MAX).to_string(), "Y9999999999999999-12-31");
}

#[test]
fn seasons_are_meteorological() {
    check_bounds("2016-21", "2016-03-01/2016-05-31", "2016-03-01/2016-05-31");
    check_bounds("2016-24", "2016-12-01/2017-02-28", "2016-12-01/2017-02-28");
    check_bounds("2015-24~", "2015-12-01/2016-02-29", "2015-09-01/2016-05-31");
    check_bounds("2016-40", "2016-01-01/2016-06-30", "2016-01-01/2016-06-30");
}

#[test]
fn softness_is_a_unit_of_the_precision() {
    check_bounds("2015~", "2015-01-01/2015-12-31", "2014-01-01/2016-12-31");
    check_bounds("2015%", "2015-01-01/2015-12-31", "2013-01-01/2017-12-31");
    check_bounds("2016-02?", "2016-02-01/2016-02-29", "2016-01-01/2016-03-31");
    check_bounds(
        "2016-02-29?",
        "2016-02-29/2016-02-29",
        "2016-02-28/2016-03-01",
    );
    check_bounds(
        "2004?-06-~11",
        "2004-06-11/2004-06-11",
        "2003-06-10/2005-06-12",
    );
    check_bounds("18XX~", "1800-01-01/1899-12-31", "1700-01-01/1999-12-31");
    check_bounds(
        "2017-11-21~/2017-11-30~",
        "2017-11-21/2017-11-30",
        "2017-11-21/2017-11-30",
    );
    check_bounds(
        "[2015~,2020]",
        "2015-01-01/2020-12-31",
        "2014-01-01/2020-12-31",
    );
}

#[test]
fn estimates_by_significant_digits_are_soft() {
    check_bounds("1953S3", "1953-01-01/1953-12-31", "1950-01-01/1959-12-31");
    assert!(date("1953S3").is_approximate());
    assert!(date("1953S3").soft_start());
}

#[test]
fn unspecified_digits_may_stand_before_year_0() {
    check_bounds(
        "-01XX",
        "-0199-01-01/-0100-12-31",
        "-0199-01-01/-0100-12-31",
    );
    assert_eq!(date("-01XX").precision(), Precision::Century);
    assert!(Date::parse("--01XX").is_err());
    assert!(Date::parse("-01XX-05").is_err());
}

#[test]
fn far_years_are_held_at_the_end_of_the_calendar() {
    let far = date("Y-9223372036854775807");
    assert_eq!(far.bounds().first, Some(Day::MIN));
    assert_eq!(far.bounds().last, Some(Day::MIN));
    check_bounds("Y1E100", "../..", "../..");
    assert_eq!(date("Y1E100").words("en"), "1e100");
}

#[test]
fn open_sides_sort_outside_every_day() {
    assert_eq!(date("../2006").sort_key().0, Day::MIN);
    assert_eq!(date("2004-06/").sort_key().1, Day::MAX);
    assert!(date("2004-06/").open_end());
    assert!(date("/2006").open_start());
    assert!(date("[..1760]").open_start());
}

#[test]
fn each_end_of_an_interval_has_its_own_softness() {
    let date = date("1984~/2004-06");
    assert!(date.soft_start());
    assert!(!date.soft_end());
    assert!(date.is_interval());
    assert!(date.is_approximate());
    assert!(!date.is_uncertain());
}

#[test]
fn precision_is_the_unit_without_a_gap() {
    for (edtf, precision) in [
        ("2017-12-17", Precision::Day),
        ("2017-12-17T10:00:00", Precision::Day),
        ("2017-12-XX", Precision::Month),
        ("2017-24", Precision::Season),
        ("2017-XX-XX", Precision::Year),
        ("199X", Precision::Decade),
        ("18XX", Precision::Century),
        ("1XXX", Precision::Millennium),
        ("2016/..", Precision::Interval),
        ("{2016,2018}", Precision::Set),
    ] {
        assert_eq!(date(edtf).precision(), precision, "{edtf}");
    }
}

#[test]
fn errors_say_what_and_where() {
    check_error("", expect!["not an EDTF date: empty input (character 1)"]);
    check_error(
        "2016-13-08",
        expect!["not an EDTF date: month must be 01-12 or a sub-year code 21-41 (character 6)"],
    );
    check_error(
        "2016-02-30",
        expect!["not an EDTF date: day is out of range for the month (character 9)"],
    );
    check_error(
        "été 2016",
        expect!["not an EDTF date: EDTF permits ASCII characters only (character 1)"],
    );
    check_error(
        "2017/2016",
        expect!["not an EDTF date: interval end precedes interval start (character 6)"],
    );
}

#[test]
fn order_is_known_only_when_no_day_can_deny_it() {
    let before = |a, b| date(a).before(&date(b));
    assert_eq!(before("2015", "2016"), Truth::Yes);
    assert_eq!(before("2016", "2015"), Truth::No);
    assert_eq!(before("2015~", "2016"), Truth::Maybe);
    assert_eq!(before("2016", "2016-05-03"), Truth::Maybe);
    assert_eq!(before("2016-05-03", "2016-05-03"), Truth::No);
    // The interval lasts into 2017, whatever its days.
    assert_eq!(before("2015/2017", "2016-05-03"), Truth::No);
    assert_eq!(before("2014/..", "2016"), Truth::Maybe);
    assert_eq!(before("2016", "2014/.."), Truth::No);
    assert_eq!(before("Y1E100", "2016"), Truth::Maybe);
}

#[test]
fn overlap_is_certain_only_for_what_lasts() {
    let overlaps = |a, b| date(a).overlaps(&date(b));
    assert_eq!(overlaps("2015/2017", "2016-05-03"), Truth::Yes);
    assert_eq!(overlaps("2015/2017", "2016"), Truth::Yes);
    assert_eq!(overlaps("2016", "2016-05-03"), Truth::Maybe);
    assert_eq!(overlaps("2016-05-03", "2016-05-03"), Truth::Yes);
    assert_eq!(overlaps("2016", "2018"), Truth::No);
    assert_eq!(overlaps("2014/..", "2016"), Truth::Maybe);
}

#[test]
fn presence_tells_certain_from_possible() {
    let within = |edtf, period| date(edtf).within(&Period::parse(period).unwrap());
    assert_eq!(within("2016-05", "2016"), Presence::Certain);
    assert_eq!(within("2016~", "2016"), Presence::Possible);
    assert_eq!(within("2016~", "2015..2017"), Presence::Certain);
    assert_eq!(within("2016-24", "2016"), Presence::Possible);
    assert_eq!(within("2015/2017", "2016"), Presence::Possible);
    assert_eq!(within("2014/..", "2016"), Presence::Possible);
    assert_eq!(within("2014/..", "2013.."), Presence::Possible);
    assert_eq!(within("2014/..", "2013"), Presence::Outside);
    assert_eq!(within("[1667,1760-12]", "1700..1720"), Presence::Outside);
    assert_eq!(within("[1667,1760-12]", "1760"), Presence::Possible);
    assert_eq!(within("[1667,1760-12]", "1600..1799"), Presence::Certain);
}

#[track_caller]
fn check_period(text: &str, shortest: &str) {
    assert_eq!(Period::parse(text).unwrap().to_string(), shortest);
}

#[test]
fn periods_are_written_as_short_as_they_read_back() {
    check_period("2016..2017", "2016..2017");
    check_period("2016-01-01..2016-12-31", "2016");
    check_period("2016-03-01..2017-05-31", "2016-03..2017-05");
    check_period("2016-03..2017-05-04", "2016-03..2017-05-04");
    check_period("2016-03-01..2016-03-31", "2016-03");
    check_period("2016-05-04", "2016-05-04");
    check_period("2016..", "2016..");
    check_period("..2016", "..2016");
    check_period("..", "..");
    check_period("2014/..", "2014..");
    check_period("2017..2016", "2016..2017");
    check_period(" 199X .. 2016-24 ", "1990..2017-02");
    check_period("Y12345-01-01..Y12345-02-28", "Y12345..Y12345-02-28");
    assert_eq!(Period::parse(""), None);
    assert_eq!(Period::parse("last year"), None);
    assert_eq!(Period::parse("2016..soon"), None);
}

/// Anything that looks a little like EDTF.
fn edtf_like() -> impl Strategy<Value = String> {
    "[-Y0-9X/.,?~%STZE:{}\\[\\] +]{0,24}"
}

fn check_total(text: &str) {
    let Ok(date) = Date::parse(text) else {
        return;
    };
    assert_eq!(date.edtf(), text);
    let (first, last) = date.sort_key();
    assert!(first <= last, "{text}");
    let soft = date.soft_bounds();
    assert!(soft.first.unwrap_or(Day::MIN) <= first, "{text}");
    assert!(soft.last.unwrap_or(Day::MAX) >= last, "{text}");
    let period = Period::new(first, last);
    assert_ne!(date.within(&period), Presence::Outside, "{text}");
    for lang in ["en", "fr"] {
        assert!(!date.words(lang).is_empty(), "{text}");
        assert!(!date.short(lang).is_empty(), "{text}");
        assert!(!period.words(lang).is_empty(), "{text}");
    }
    assert_ne!(date.before(&date), Truth::Yes, "{text}");
    assert_ne!(date.overlaps(&date), Truth::No, "{text}");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        check_total(&text);
        Period::parse(&text);
    }

    #[test]
    fn nothing_like_edtf_makes_it_panic(text in edtf_like()) {
        check_total(&text);
        Period::parse(&text);
    }

    #[test]
    fn valid_dates_hold_together(
        year in "-?[0-9X]{4}|Y-?[1-9][0-9]{4,19}|Y[1-9]E[1-9][0-9]?",
        rest in "(-([0-3][0-9X]|4[01])(-[0-3X][0-9X])?)?",
        end in "(/(\\.\\.)?|/[0-9]{4}[?~%]?)?",
        qualifier in "[?~%]?",
    ) {
        check_total(&[year, rest, qualifier, end].concat());
    }

    #[test]
    fn years_by_their_number_do_not_overflow(year in any::<i64>(), month in any::<u8>(), day in any::<u8>()) {
        if let Some(found) = Day::from_ymd(year, month, day) {
            prop_assert_eq!(found.ymd(), (year, month, day));
        }
        let clamped = Day::from_ymd_clamped(year, month, day);
        prop_assert!((Day::MIN..=Day::MAX).contains(&clamped));
    }

    #[test]
    fn every_day_reads_back(number in any::<i64>()) {
        let day = Day(number);
        let text = day.to_string();
        prop_assert_eq!(Day::parse(&text), Some(day.clamp(Day::MIN, Day::MAX)));
    }

    #[test]
    fn near_days_are_counted_one_by_one(number in -1_500_000_i64..1_500_000) {
        let (year, month, day) = Day(number).ymd();
        prop_assert_eq!(Day::from_ymd(year, month, day), Some(Day(number)));
        prop_assert!(Day(number).ymd() < Day(number + 1).ymd());
    }

    #[test]
    fn every_period_reads_back(a in any::<i64>(), b in any::<i64>()) {
        let period = Period::new(Day(a), Day(b));
        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
    }

    #[test]
    fn every_period_of_whole_months_reads_back(
        year in -12_000_i64..12_000, n_months in 1_i64..40, month in 1_u8..13, day in 1_u8..3,
    ) {
        let first = Day::from_ymd_clamped(year, month, day);
        let last = Day(Day::from_ymd_clamped(year, month, 1).plus_months(n_months).0 - 1);
        let period = Period::new(first, last);
        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
    }
}
