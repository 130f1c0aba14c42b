//! A place on the calendar: a day, or something longer with a beginning and an end.
//!
//! Years are astronomical, as in EDTF; TIMEX3 counts years before Christ and writes them `BC0264`. Arithmetic holds
//! what is too far away at the ends that [`Day`] counts.

use std::fmt::Write;

use super::lexicon::{Place, Unit};
use crate::date::Day;

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// One day.
    Day(Day),
    /// From the day, a Monday, to the Sunday after it.
    Week(Day),
    /// From the day, a Saturday, to the Sunday after it.
    Weekend(Day),
    /// From a day to another, about: a week of a month.
    Stretch(Day, Day),
    /// Year and month, 1 to 12.
    Month(i64, u8),
    /// Year and season, 21 spring to 24 winter, which ends in the year after.
    Season(i64, u8),
    /// Year and quarter, 1 to 4.
    Quarter(i64, u8),
    /// Year and half, 1 or 2.
    Half(i64, u8),
    /// A year.
    Year(i64),
    /// Ten years from this on; it ends with 0, or before Christ with 9 in the count of those years.
    Decade(i64),
    /// A hundred years from this on.
    Century(i64),
}

/// Furthest year that is reckoned with, before and after 0: what TIMEX3 and EDTF write with four digits.
const YEAR_LIMIT: i64 = 9_999;

impl Calendar {
    /// The period, when its years can be written with four digits.
    pub fn checked(self) -> Option<Calendar> {
        let year = self.year();
        (-YEAR_LIMIT + 200..=YEAR_LIMIT - 200)
            .contains(&year)
            .then_some(self)
    }

    /// The year in which it begins.
    pub fn year(self) -> i64 {
        match self {
            Calendar::Day(day)
            | Calendar::Week(day)
            | Calendar::Weekend(day)
            | Calendar::Stretch(day, _) => day.ymd().0,
            Calendar::Month(year, _)
            | Calendar::Season(year, _)
            | Calendar::Quarter(year, _)
            | Calendar::Half(year, _)
            | Calendar::Year(year)
            | Calendar::Decade(year)
            | Calendar::Century(year) => year,
        }
    }

    /// Its first day.
    pub fn first(self) -> Day {
        match self {
            Calendar::Day(day)
            | Calendar::Week(day)
            | Calendar::Weekend(day)
            | Calendar::Stretch(day, _) => day,
            Calendar::Month(year, month) => Day::from_ymd_clamped(year, month, 1),
            Calendar::Season(year, season) => Day::from_ymd_clamped(year, season_month(season), 1),
            Calendar::Quarter(year, quarter) => Day::from_ymd_clamped(year, quarter * 3 - 2, 1),
            Calendar::Half(year, half) => Day::from_ymd_clamped(year, half * 6 - 5, 1),
            Calendar::Year(year) | Calendar::Decade(year) | Calendar::Century(year) => {
                Day::from_ymd_clamped(year, 1, 1)
            }
        }
    }

    /// Its last day.
    pub fn last(self) -> Day {
        let before = |day: Day| Day(day.0 - 1);
        match self {
            Calendar::Day(day) | Calendar::Stretch(_, day) => day,
            Calendar::Week(day) => Day(day.0 + 6),
            Calendar::Weekend(day) => Day(day.0 + 1),
            Calendar::Month(..) => before(self.first().plus_months(1)),
            Calendar::Season(..) | Calendar::Quarter(..) => before(self.first().plus_months(3)),
            Calendar::Half(..) => before(self.first().plus_months(6)),
            Calendar::Year(year) => Day::from_ymd_clamped(year, 12, 31),
            Calendar::Decade(year) => Day::from_ymd_clamped(year + 9, 12, 31),
            Calendar::Century(year) => Day::from_ymd_clamped(year + 99, 12, 31),
        }
    }

    /// What it is one of.
    pub fn unit(self) -> Unit {
        match self {
            Calendar::Day(_) => Unit::Day,
            Calendar::Week(_) | Calendar::Stretch(..) => Unit::Week,
            Calendar::Weekend(_) => Unit::Weekend,
            Calendar::Month(..) => Unit::Month,
            Calendar::Season(..) => Unit::Season,
            Calendar::Quarter(..) => Unit::Quarter,
            Calendar::Half(..) => Unit::Semester,
            Calendar::Year(_) => Unit::Year,
            Calendar::Decade(_) => Unit::Decade,
            Calendar::Century(_) => Unit::Century,
        }
    }

    /// The period of this unit in which a day lies. A day of January or February lies in the winter of the year before.
    pub fn around(day: Day, unit: Unit) -> Option<Calendar> {
        let (year, month, _) = day.ymd();
        Some(match unit {
            Unit::Day => Calendar::Day(day),
            Unit::Week => Calendar::Week(monday(day)),
            Unit::Weekend => Calendar::Weekend(Day(monday(day).0 + 5)),
            Unit::Month => Calendar::Month(year, month),
            Unit::Season => {
                let year = if month < 3 { year - 1 } else { year };
                Calendar::Season(year, 21 + (month + 9) % 12 / 3)
            }
            Unit::Quarter => Calendar::Quarter(year, month.div_ceil(3)),
            Unit::Semester => Calendar::Half(year, month.div_ceil(6)),
            Unit::Year => Calendar::Year(year),
            Unit::Decade => Calendar::Decade(decade_of(year)),
            Unit::Century => Calendar::Century(century_of(year)),
            _ => return None,
        })
    }

    /// The period of this unit so many units later; a day or what is as short keeps its place in the month.
    pub fn shifted(day: Day, unit: Unit, n: i64) -> Option<Calendar> {
        let n = n.clamp(-20_000_000, 20_000_000);
        let (year, _, _) = day.ymd();
        Some(match unit {
            Unit::Day => Calendar::Day(Day(day.0 + n)),
            Unit::Week | Unit::Weekend => {
                return Calendar::around(Day(day.0 + 7 * n), unit);
            }
            Unit::Fortnight => return Calendar::around(Day(day.0 + 14 * n), Unit::Week),
            Unit::Month => return Calendar::around(first_of_month(day).plus_months(n), unit),
            Unit::Quarter | Unit::Season => {
                return Calendar::around(first_of_month(day).plus_months(3 * n), unit);
            }
            Unit::Semester => {
                return Calendar::around(first_of_month(day).plus_months(6 * n), unit);
            }
            Unit::Year => Calendar::Year(year + n),
            Unit::Decade => Calendar::Decade(decade_of(year) + 10 * n),
            Unit::Century => Calendar::Century(century_of(year) + 100 * n),
            Unit::Millennium => Calendar::Century(century_of(year) + 1000 * n),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
        })
    }

    /// The same month or day in the first year in which it does not end before another period begins.
    pub fn year_after(self, other: Calendar) -> Option<Calendar> {
        let first = other.first();
        (0..=1).find_map(|n| {
            let year = first.ymd().0 + n;
            let moved = match self {
                Calendar::Day(day) => {
                    let (_, month, day) = day.ymd();
                    Calendar::Day(Day::from_ymd(year, month, day)?)
                }
                Calendar::Month(_, month) => Calendar::Month(year, month),
                Calendar::Season(_, season) => Calendar::Season(year, season),
                _ => return None,
            };
            (moved.last() >= first).then_some(moved)
        })
    }

    /// Whether all of the other lies in it.
    pub fn contains(self, other: Calendar) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }

    /// As EDTF, which may be an interval; approximate throughout when `about`.
    pub fn edtf(self, about: bool) -> String {
        let mark = if about { "~" } else { "" };
        match self {
            Calendar::Day(day) => format!("{day}{mark}"),
            Calendar::Week(_) | Calendar::Weekend(_) => {
                format!("{}{mark}/{}{mark}", self.first(), self.last())
            }
            Calendar::Stretch(first, last) => format!("{first}~/{last}~"),
            Calendar::Month(year, month) => format!("{}-{month:02}{mark}", edtf_year(year)),
            Calendar::Season(year, season) => format!("{}-{season}{mark}", edtf_year(year)),
            Calendar::Quarter(year, quarter) => {
                format!("{}-{}{mark}", edtf_year(year), 32 + quarter)
            }
            Calendar::Half(year, half) => format!("{}-{}{mark}", edtf_year(year), 39 + half),
            Calendar::Year(year) => format!("{}{mark}", edtf_year(year)),
            Calendar::Decade(year) if year >= 0 => format!("{:03}X{mark}", year / 10),
            Calendar::Century(year) if year >= 0 => format!("{:02}XX{mark}", year / 100),
            Calendar::Decade(year) => years(year, year + 9, mark),
            Calendar::Century(year) => years(year, year + 99, mark),
        }
    }

    /// A part of it as EDTF, an approximate interval. `None` where words like "early" do not move it: a day, a week.
    pub fn part(self, place: Place) -> Option<String> {
        let thirds = |n_units: i64| match place {
            Place::Start | Place::Early => (0, n_units / 3),
            Place::Mid => (n_units / 3, 2 * n_units / 3),
            Place::Late | Place::End => (2 * n_units / 3, n_units),
        };
        Some(match self {
            Calendar::Month(year, month) => {
                let last = self.last().ymd().2;
                let (from, to) = match place {
                    Place::Start | Place::Early => (1, 10),
                    Place::Mid => (11, 20),
                    Place::Late | Place::End => (21, last),
                };
                let day = |day| Day::from_ymd_clamped(year, month, day);
                format!("{}~/{}~", day(from), day(to))
            }
            Calendar::Year(year) => {
                let (from, to) = match place {
                    Place::Start => (1, 3),
                    Place::Early => (1, 4),
                    Place::Mid => (5, 8),
                    Place::Late => (9, 12),
                    Place::End => (10, 12),
                };
                let year = edtf_year(year);
                format!("{year}-{from:02}~/{year}-{to:02}~")
            }
            Calendar::Season(..) | Calendar::Quarter(..) => {
                let month = self.first().plus_months(thirds(3).0);
                let (year, month, _) = month.ymd();
                format!("{}-{month:02}~", edtf_year(year))
            }
            Calendar::Half(..) => {
                let month = |n| self.first().plus_months(n).ymd();
                let (from, to) = thirds(6);
                let ((year, from, _), (_, to, _)) = (month(from), month(to - 1));
                let year = edtf_year(year);
                format!("{year}-{from:02}~/{year}-{to:02}~")
            }
            Calendar::Decade(year) => {
                let (from, to) = match place {
                    Place::Start | Place::Early => (0, 3),
                    Place::Mid => (4, 6),
                    Place::Late | Place::End => (7, 9),
                };
                years(year + from, year + to, "~")
            }
            Calendar::Century(year) => {
                let (from, to) = thirds(100);
                years(year + from, year + to - i64::from(place < Place::Late), "~")
            }
            Calendar::Day(_) | Calendar::Week(_) | Calendar::Weekend(_) | Calendar::Stretch(..) => {
                return None;
            }
        })
    }

    /// As the value of a TIMEX3.
    pub fn timex(self) -> String {
        match self {
            Calendar::Day(day) => {
                let (year, month, day) = day.ymd();
                format!("{}-{month:02}-{day:02}", timex_year(year))
            }
            Calendar::Week(day) => iso_week(day),
            Calendar::Stretch(first, last) => format!("P{}D", last.0 - first.0 + 1),
            Calendar::Weekend(day) => iso_week(day) + "-WE",
            Calendar::Month(year, month) => format!("{}-{month:02}", timex_year(year)),
            Calendar::Season(year, season) => {
                format!("{}-{}", timex_year(year), season_name(season))
            }
            Calendar::Quarter(year, quarter) => format!("{}-Q{quarter}", timex_year(year)),
            Calendar::Half(year, half) => format!("{}-H{half}", timex_year(year)),
            Calendar::Year(year) => timex_year(year),
            Calendar::Decade(year) if year >= 0 => format!("{:03}", year / 10),
            Calendar::Century(year) if year >= 0 => format!("{:02}", year / 100),
            // The last year of a decade before Christ ends with 0: the 470s are 479 to 470.
            Calendar::Decade(year) => format!("BC{:03}", (1 - year) / 10),
            Calendar::Century(year) => format!("BC{:02}", -year / 100),
        }
    }
}

/// The first of the decades or centuries before Christ is that in which the year lies.
pub fn decade_of(year: i64) -> i64 {
    if year >= 0 {
        year / 10 * 10
    } else {
        // 479 BC, -478, to 470 BC, -469.
        1 - ((1 - year) / 10 * 10 + 9)
    }
}

/// The first year of the hundred years in which a year lies: 1900 of 1945, -499 of 480 BC.
pub fn century_of(year: i64) -> i64 {
    if year > 0 {
        year / 100 * 100
    } else {
        // 500 BC, -499, to 401 BC, -400.
        -(-year / 100 * 100 + 99)
    }
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Day {
    Day(day.0 - i64::from(weekday(day)) + 1)
}

/// 1 for Monday to 7; 1970-01-01 was a Thursday.
pub fn weekday(day: Day) -> u8 {
    (day.0 + 3).rem_euclid(7) as u8 + 1
}

/// How TIMEX3 writes a season.
pub fn season_name(season: u8) -> &'static str {
    match season {
        21 => "SP",
        22 => "SU",
        23 => "FA",
        _ => "WI",
    }
}

fn season_month(season: u8) -> u8 {
    match season {
        21 => 3,
        22 => 6,
        23 => 9,
        _ => 12,
    }
}

fn first_of_month(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    Day::from_ymd_clamped(year, month, 1)
}

fn years(first: i64, last: i64, mark: &str) -> String {
    format!("{}{mark}/{}{mark}", edtf_year(first), edtf_year(last))
}

fn edtf_year(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

fn timex_year(year: i64) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}

/// The ISO week of a day: `2017-W50`. It belongs to the year of its Thursday.
fn iso_week(day: Day) -> String {
    let thursday = Day(monday(day).0 + 3);
    let (year, _, _) = thursday.ymd();
    let n_days = thursday.0 - Day::from_ymd_clamped(year, 1, 1).0;
    let mut text = timex_year(year);
    let _ = write!(text, "-W{:02}", n_days / 7 + 1);
    text
}
