//! A whole day as a number: days since 1970-01-01 in the proleptic Gregorian calendar.
//!
//! Years are astronomical: year 0 is 1 BCE, year -43 is 44 BCE. Everything here is total: a day or a year
//! outside what the calendar code can count is held at the nearest one inside. No time of day, no clock.

use std::fmt;

/// A day, counted from 1970-01-01 (day 0). Any `i64` may be stored; [`Day::MIN`]`..=`[`Day::MAX`] are the
/// days whose year, month and day can be told and that read back from their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// Last year that is counted; the first is its negative. 365.2425 times this stays well inside `i64`.
const YEAR_LIMIT: i64 = 9_999_999_999_999_999;

/// Days from 0000-03-01, where the calendar arithmetic starts its years, to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

/// Days in 400 years, the period of the Gregorian calendar.
const DAYS_PER_ERA: i64 = 146_097;

impl Day {
    /// 1 January of the first year that is counted; in a [`crate::date::Period`], "no beginning".
    pub const MIN: Day = days_from_civil(-YEAR_LIMIT, 1, 1);

    /// 31 December of the last year that is counted; in a [`crate::date::Period`], "no end".
    pub const MAX: Day = days_from_civil(YEAR_LIMIT, 12, 31);

    /// The day with this date, or `None` when there is no such day or its year is too far away to count.
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Day> {
        let exists = (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| days_from_civil(year, month, day))
    }

    /// The day nearest to this date: month and day are held inside the year and the month.
    pub(crate) fn from_ymd_clamped(year: i64, month: u8, day: u8) -> Day {
        let clamped = year.clamp(-YEAR_LIMIT, YEAR_LIMIT);
        if clamped != year {
            return if year < 0 { Day::MIN } else { Day::MAX };
        }
        let month = month.clamp(1, 12);
        days_from_civil(year, month, day.clamp(1, days_in_month(year, month)))
    }

    /// Year, month `1..=12` and day of the month `1..=31`.
    ///
    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`: years begin
    /// on 1 March, so the leap day is the last of its year.
    pub fn ymd(self) -> (i64, u8, u8) {
        let days = self.0.clamp(Day::MIN.0, Day::MAX.0) + DAYS_TO_1970;
        let era = days.div_euclid(DAYS_PER_ERA);
        let day_of_era = days.rem_euclid(DAYS_PER_ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The same day some months later (earlier when negative), held at the end of a shorter month.
    pub(crate) fn plus_months(self, n_months: i64) -> Day {
        let (year, month, day) = self.ymd();
        let months = (year * 12 + i64::from(month) - 1).saturating_add(n_months);
        Day::from_ymd_clamped(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, day)
    }

    /// The last day of the month of this day.
    pub(crate) fn month_end(self) -> Day {
        let (year, month, _) = self.ymd();
        days_from_civil(year, month, days_in_month(year, month))
    }

    /// The day that EDTF text of day precision names, also with a `Y` before a year of more than four
    /// digits (`Y12345-06-07`), which EDTF itself does not write.
    pub(crate) fn parse(text: &str) -> Option<Day> {
        let (text, long) = match text.strip_prefix('Y') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (text, negative) = match text.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let sizes_fit = (if long {
            year.len() > 4
        } else {
            year.len() == 4
        }) && month.len() == 2
            && day.len() == 2;
        if parts.next().is_some() || !sizes_fit || ![year, month, day].into_iter().all(digits) {
            return None;
        }
        let year: i64 = year.parse().ok()?;
        Day::from_ymd(
            if negative { -year } else { year },
            month.parse().ok()?,
            day.parse().ok()?,
        )
    }
}

/// As EDTF: `2017-12-17`, `-0043-03-15`, and `Y12345-06-07` past four digits.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write_year(f, year)?;
        write!(f, "-{month:02}-{day:02}")
    }
}

/// Writes a year as EDTF does: four digits, or `Y` and more.
pub(super) fn write_year(f: &mut fmt::Formatter<'_>, year: i64) -> fmt::Result {
    let prefix = match (year.unsigned_abs() > 9_999, year < 0) {
        (true, true) => "Y-",
        (true, false) => "Y",
        (false, true) => "-",
        (false, false) => "",
    };
    write!(f, "{prefix}{:04}", year.unsigned_abs())
}

/// Days from 1970-01-01 to a date that exists, in a year that is counted.
///
/// Hinnant's `days_from_civil`, source as for [`Day::ymd`].
const fn days_from_civil(year: i64, month: u8, day: u8) -> Day {
    let (month, day) = (month as i64, day as i64);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Day(era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970)
}

/// 28 to 31; month is `1..=12`.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 31,
    }
}
