//! The day in a time stamp, in the forms that data sets have.

use crate::date::Day;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Years that a stamp of two digits or of seconds would not mean.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2999;

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// Seconds after which a number counts milliseconds: the year 5138.
const MAX_SECONDS: i64 = 99_999_999_999;

/// The day that a text begins with or is, in EDTF: `26-FEB-1987 15:01:01.79`, `Thu, 26 Feb 1987 15:01:01 GMT`,
/// `1987/02/26`, `19870226`, `1987-02-26T15:01Z`. Days that the calendar lacks are none, and neither is 02/03/1987,
/// which means two of them.
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = text.split_at(4);
        let (month, day) = rest.split_at(2);
        return edtf(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let mut parts = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty());
    let mut first = parts.next()?;
    if is_weekday(first) {
        first = parts.next()?;
    }
    let (second, third) = (parts.next()?, parts.next()?);
    // The day of `1987-02-26T15` ends where its letter stands.
    let third = third.split(['T', 't']).next().unwrap_or_default();
    let number = |part: &str| part.parse::<i64>().ok();
    match (number(first), month(second), number(third)) {
        (Some(day), Some(month), Some(year)) => edtf(year, month, day),
        _ if first.len() == 4 && second.len() <= 2 => {
            edtf(number(first)?, number(second)?, number(third)?)
        }
        _ => {
            let month = month(first)?;
            edtf(number(third)?, month, number(second)?)
        }
    }
}

/// The day of a number of seconds or milliseconds since 1970, in EDTF.
pub fn day_of_seconds(number: i64) -> Option<String> {
    let seconds = match number.unsigned_abs() > MAX_SECONDS as u64 {
        true => number / 1000,
        false => number,
    };
    let (year, month, day) = Day(seconds.div_euclid(DAY_SECONDS)).ymd();
    edtf(year, month.into(), day.into())
}

fn edtf(year: i64, month: i64, day: i64) -> Option<String> {
    let (short_month, short_day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let exists = YEARS.contains(&year) && Day::from_ymd(year, short_month, short_day).is_some();
    exists.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of a month by its English name or the first three letters of it.
fn month(word: &str) -> Option<i64> {
    let lower = word.to_lowercase();
    let start = lower.get(..3)?;
    let is_name = lower.bytes().all(|byte| byte.is_ascii_lowercase()) && lower.len() <= 9;
    let at = MONTHS.iter().position(|known| *known == start && is_name)?;
    Some(at as i64 + 1)
}

fn is_weekday(word: &str) -> bool {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let lower = word.to_lowercase();
    lower.get(..3).is_some_and(|start| days.contains(&start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(day(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn stamps_of_data_sets_are_days() {
        for stamp in [
            "26-FEB-1987 15:01:01.79",
            " 26 February 1987",
            "Thu, 26 Feb 1987 15:01:01 GMT",
            "Feb 26, 1987",
            "1987/2/26",
            "19870226",
            "1987-02-26T15:01:01+01:00",
            "1987-02-26 15:01",
        ] {
            check(stamp, Some("1987-02-26"));
        }
    }

    #[test]
    fn what_is_no_day_or_two_is_none() {
        for stamp in [
            "",
            "26",
            "30-FEB-1987",
            "02/03/1987",
            "yesterday",
            "é-b-c",
            "1987",
            "26-FEB-87",
        ] {
            check(stamp, None);
        }
    }

    #[test]
    fn seconds_and_milliseconds_are_counted_from_1970() {
        assert_eq!(day_of_seconds(541_350_061).as_deref(), Some("1987-02-26"));
        assert_eq!(
            day_of_seconds(541_350_061_790).as_deref(),
            Some("1987-02-26")
        );
        assert_eq!(day_of_seconds(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(day_of_seconds(i64::MIN), None);
    }
}
