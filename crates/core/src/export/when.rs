//! A date as calendar parts, for formats that know year, month and day but no EDTF.
//!
//! Units: astronomical years, months 1 to 12, days 1 to 31; 0 where a part is not given. What the parts leave out
//! (circa, uncertain, open, one of several) is [`is_plain`]'s business.

use crate::date::{Date, Day, Precision};

/// A year, a month of it, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: i64,
    /// 0 when only the year is given.
    pub(super) month: u8,
    /// 0 when only year and month are given.
    pub(super) day: u8,
}

/// Where a date begins, and where it ends when that is another time. `None` when neither side is known.
///
/// An open start begins where it ends, since timelines need a beginning. Seasons, decades, centuries and sets have two
/// ends; a day, a month and a year have one.
pub(super) fn ends(date: &Date) -> Option<(Parts, Option<Parts>)> {
    let (first, last) = match date.precision() {
        Precision::Interval => match date.edtf().split_once('/') {
            Some((start, end)) => interval_ends(date, start, end),
            None => bounds(date),
        },
        Precision::Day => return one(date, 3),
        Precision::Month => return one(date, 2),
        Precision::Year => return one(date, 1),
        _ => bounds(date),
    };
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some((first, None)),
        (Some(first), last) => Some((first, last)),
        (None, last) => Some((last?, None)),
    }
}

/// Whether year, month and day (or two of each) say all that the date says.
pub(super) fn is_plain(date: &Date) -> bool {
    let has_two_sides = date.precision() == Precision::Interval;
    let is_given = |text: &str| {
        let text = text.strip_prefix('-').unwrap_or(text);
        let mut parts = text.split('-');
        parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut sides = date.edtf().splitn(2, '/');
    let is_season = date.precision() == Precision::Season;
    !is_season && sides.all(is_given) && (has_two_sides || !date.edtf().contains('/'))
}

/// The last day that the date can mean, with all its parts.
pub(super) fn last_day(date: &Date) -> Option<Parts> {
    Some(cut(date.bounds().last?, 3))
}

/// As EDTF and ISO 8601 write it: `2017`, `2017-12`, `2017-12-17`. For years 0 to 9999.
pub(super) fn iso(parts: Parts) -> String {
    let mut text = parts.year.to_string();
    while text.len() < 4 {
        text.insert(0, '0');
    }
    for part in [parts.month, parts.day] {
        if part > 0 {
            text.push_str(if part < 10 { "-0" } else { "-" });
            text.push_str(&part.to_string());
        }
    }
    text
}

/// The season of a year, 1 (spring) to 4 (winter), when the date is one.
pub(super) fn season(date: &Date) -> Option<u8> {
    if date.precision() != Precision::Season {
        return None;
    }
    let (_, code) = date.edtf().rsplit_once('-')?;
    let code = code.trim_matches(|letter: char| !letter.is_ascii_digit());
    match code {
        "21" => Some(1),
        "22" => Some(2),
        "23" => Some(3),
        "24" => Some(4),
        _ => None,
    }
}

/// A date of one unit, with this many parts of it.
fn one(date: &Date, n_parts: u8) -> Option<(Parts, Option<Parts>)> {
    let day = date.bounds().first.or(date.bounds().last)?;
    Some((cut(day, n_parts), None))
}

fn cut(day: Day, n_parts: u8) -> Parts {
    let (year, month, day) = day.ymd();
    Parts {
        year,
        month: if n_parts > 1 { month } else { 0 },
        day: if n_parts > 2 { day } else { 0 },
    }
}

/// The sides of an interval, each as exact as it is written.
fn interval_ends(date: &Date, start: &str, end: &str) -> (Option<Parts>, Option<Parts>) {
    let (first, last) = bounds(date);
    let side = |text: &str, bound: Option<Parts>, is_end: bool| {
        bound?;
        match Date::parse(text) {
            Ok(side) if side.precision() != Precision::Interval => {
                let (first, last) = ends(&side)?;
                Some(if is_end { last.unwrap_or(first) } else { first })
            }
            _ => bound,
        }
    };
    (side(start, first, false), side(end, last, true))
}

/// The first and the last day, as the shortest parts that begin and end with them.
fn bounds(date: &Date) -> (Option<Parts>, Option<Parts>) {
    let bounds = date.bounds();
    let first = bounds.first.map(|day| match day.ymd() {
        (_, 1, 1) => cut(day, 1),
        (_, _, 1) => cut(day, 2),
        _ => cut(day, 3),
    });
    let last = bounds.last.map(|day| match day.ymd() {
        (_, 12, 31) => cut(day, 1),
        _ if day == day.month_end() => cut(day, 2),
        _ => cut(day, 3),
    });
    (first, last)
}
