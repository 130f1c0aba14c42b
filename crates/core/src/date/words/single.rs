//! A single date in words, without its qualifiers: a noun with the article that it takes.

use edtf_core::YearKind;

use super::super::bounds;
use super::super::period::{Period, Side};
use super::super::{Bounds, Day, Precision};
use super::phrases::{Lang, NounKind};
use super::{Noun, Voice};

impl Voice {
    /// The date as a noun; what has no name is said by its first and last day.
    pub(super) fn single(self, date: &edtf_core::Date) -> Noun {
        if let Some(side) = side_from_date(date) {
            return self.side(side);
        }
        match bounds::precision(date) {
            Precision::Season => self.part_of_year(date),
            Precision::Decade | Precision::Century | Precision::Millennium => self.age(date),
            _ => None,
        }
        .unwrap_or_else(|| self.by_bounds(date))
    }

    /// Seasons, quarters, thirds and halves of a year: codes 21 to 41.
    fn part_of_year(self, date: &edtf_core::Date) -> Option<Noun> {
        let year = date.year.value()?;
        let code = date.month?.value()?;
        let noun = match code {
            21..=32 => return Some(self.season(year, code)),
            33..=36 => self.nth_of_year(code - 32, year, Part::Quarter),
            // Thirds of a year have no common name.
            37..=39 => {
                let first = (code - 37) * 4 + 1;
                let text = self.span(Side::Month(year, first), Side::Month(year, first + 3));
                Noun::new(text, NounKind::Bare)
            }
            _ => self.nth_of_year(code - 39, year, Part::Half),
        };
        Some(noun)
    }

    fn season(self, year: i64, code: u8) -> Noun {
        let phrases = self.phrases();
        let (place, hemisphere) = match code {
            21..=24 => (code - 21, ""),
            25..=28 => (code - 25, phrases.hemispheres[0]),
            _ => (code - 29, phrases.hemispheres[1]),
        };
        let (name, kind) = phrases.seasons[usize::from(place)];
        let mut text = [name, " ", &self.year(year)].concat();
        // The seasons that begin in December are named after both their years.
        if matches!(code, 24 | 28 | 30) && year > 0 {
            let next = (year + 1).to_string();
            text.push('–');
            text.push_str(match self.lang {
                Lang::English if next.len() == 4 && (year + 1) % 100 != 0 => &next[2..],
                _ => &next,
            });
        }
        text.push_str(hemisphere);
        Noun::new(text, kind)
    }

    fn nth_of_year(self, nth: u8, year: i64, part: Part) -> Noun {
        let year = self.year(year);
        let number = nth.to_string();
        let text = match (self.lang, self.short) {
            (lang, true) => [part.letter(lang), &number, " ", &year].concat(),
            (Lang::English, false) => {
                let ordinal = ["first", "second", "third", "fourth"]
                    .get(usize::from(nth).wrapping_sub(1))
                    .copied()
                    .unwrap_or("");
                let name = match part {
                    Part::Quarter => " quarter of ",
                    Part::Half => " half of ",
                };
                ["the ", ordinal, name, &year].concat()
            }
            (Lang::French, false) => {
                let ending = if nth == 1 { "er " } else { "e " };
                let name = match part {
                    Part::Quarter => "trimestre ",
                    Part::Half => "semestre ",
                };
                [&number, ending, name, &year].concat()
            }
        };
        Noun::new(text, NounKind::Masculine)
    }

    /// Decades, centuries and millennia, when nothing but the year is given.
    fn age(self, date: &edtf_core::Date) -> Option<Noun> {
        let YearKind::Standard { negative, digits } = date.year.kind else {
            return None;
        };
        let known = digits.iter().position(Option::is_none)?;
        if date.month.is_some() || digits[known..].iter().any(Option::is_some) {
            return None;
        }
        let (first, _) = bounds::year_range(date)?;
        let leading = digits[..known].iter().fold(0, |number, digit| {
            number * 10 + i64::from(digit.unwrap_or(0))
        });
        match known {
            0 => Some(Noun::new(
                self.phrases().unknown_year.to_owned(),
                NounKind::Vowel,
            )),
            1 => Some(self.nth_age(leading + 1, negative, Age::Millennium)),
            2 => Some(self.nth_age(leading + 1, negative, Age::Century)),
            // "The 0s" and decades before year 1 are said by their years.
            _ if negative || first < 10 => None,
            _ => Some(self.decade(first)),
        }
    }

    fn decade(self, first: i64) -> Noun {
        let year = first.to_string();
        let text = match (self.lang, self.short) {
            (Lang::English, true) => [&year, "s"].concat(),
            (Lang::English, false) => ["the ", &year, "s"].concat(),
            (Lang::French, _) => ["années ", &year].concat(),
        };
        Noun::new(text, NounKind::Plural)
    }

    fn nth_age(self, nth: i64, before_era: bool, age: Age) -> Noun {
        let mut text = match self.lang {
            Lang::English => {
                let article = if self.short { "" } else { "the " };
                [article, &nth.to_string(), english_ending(nth)].concat()
            }
            Lang::French => [roman(nth).as_str(), if nth == 1 { "er" } else { "e" }].concat(),
        };
        text.push_str(match (age, self.lang, self.short) {
            (Age::Century, Lang::English, true) => " c.",
            (Age::Century, Lang::English, false) => " century",
            (Age::Century, Lang::French, true) => " s.",
            (Age::Century, Lang::French, false) => " siècle",
            (Age::Millennium, Lang::English, _) => " millennium",
            (Age::Millennium, Lang::French, _) => " millénaire",
        });
        if before_era {
            text.push_str(self.phrases().before_era);
        }
        Noun::new(text, NounKind::Masculine)
    }

    /// "between 1505 and 1595", for what has no shorter name.
    fn by_bounds(self, date: &edtf_core::Date) -> Noun {
        match bounds::strict_single(date) {
            Bounds {
                first: Some(first),
                last: Some(last),
            } => {
                let (first, last) = Period::new(first, last).even_sides();
                let text = self.between(first, last);
                Noun::new(text, NounKind::Bare)
            }
            _ => Noun::new(far_year(date), NounKind::Bare),
        }
    }
}

/// A part of a year that is counted.
#[derive(Clone, Copy)]
enum Part {
    Quarter,
    Half,
}

impl Part {
    fn letter(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Part::Quarter, Lang::English) => "Q",
            (Part::Quarter, Lang::French) => "T",
            (Part::Half, Lang::English) => "H",
            (Part::Half, Lang::French) => "S",
        }
    }
}

/// A long time that is counted.
#[derive(Clone, Copy)]
enum Age {
    Century,
    Millennium,
}

/// The year, month or day that a date names; parts that are all `X` at its end are left out.
pub(super) fn side_from_date(date: &edtf_core::Date) -> Option<Side> {
    let year = date.year.value()?;
    let Some(month) = date.month else {
        return Some(Side::Year(year));
    };
    let is_unspecified = |field: edtf_core::DateField| field.digits == [None, None];
    let day = date.day.filter(|day| !is_unspecified(*day));
    match (month.value(), day) {
        (Some(month @ 1..=12), None) => Some(Side::Month(year, month)),
        (Some(month), Some(day)) => Some(Side::Day(Day::from_ymd(year, month, day.value()?)?)),
        (None, None) if is_unspecified(month) => Some(Side::Year(year)),
        _ => None,
    }
}

/// A year too far away to count, as its power of ten.
fn far_year(date: &edtf_core::Date) -> String {
    match date.year.kind {
        YearKind::Exponential {
            significand,
            exponent,
        } => [&significand.to_string(), "e", &exponent.to_string()].concat(),
        YearKind::Big { value } => value.to_string(),
        YearKind::Standard { .. } => String::new(),
    }
}

fn english_ending(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    }
}

/// Roman numerals, `1..=100`.
fn roman(number: i64) -> String {
    const SYMBOLS: [(i64, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.clamp(1, 100);
    let mut text = String::new();
    for (value, symbol) in SYMBOLS {
        while rest >= value {
            text.push_str(symbol);
            rest -= value;
        }
    }
    text
}
