//! How far the TIMEX3 of two files agree: counts that F1 is made of, by document.
//!
//! Each expression of the gold file is paired, in the order of the text, with the one of the other file that shares the
//! most letters with it and is not taken yet; for the calendar, one of the same value goes before.

use super::calendar;
use super::tml::{Timex, Tml};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The same letters.
    Strict,
    /// Some of the same letters.
    Relaxed,
    /// Relaxed, and the same type.
    Type,
    /// Relaxed, and the same value.
    Value,
    /// Of what has a place on the calendar: relaxed, and the same date.
    Calendar,
}

impl Measure {
    /// In the order of the table.
    pub const ALL: [Measure; 5] = [
        Measure::Strict,
        Measure::Relaxed,
        Measure::Type,
        Measure::Value,
        Measure::Calendar,
    ];

    /// The heading of its column.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Strict => "strict",
            Measure::Relaxed => "relaxed",
            Measure::Type => "type",
            Measure::Value => "value",
            Measure::Calendar => "calendar",
        }
    }
}

/// How many there are in both files, and how many agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub gold: usize,
    pub system: usize,
    pub right: usize,
}

impl std::ops::Add for Counts {
    type Output = Counts;

    fn add(self, other: Counts) -> Counts {
        Counts {
            gold: self.gold + other.gold,
            system: self.system + other.system,
            right: self.right + other.right,
        }
    }
}

impl Counts {
    /// The harmonic mean of precision and recall, in percent; 0 when there is nothing.
    pub fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.system)
    }

    /// In percent.
    pub fn precision(self) -> f64 {
        percent(self.right, self.system)
    }

    /// In percent.
    pub fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }
}

/// A part of a whole in percent; 0 of nothing.
pub fn percent(part: usize, whole: usize) -> f64 {
    match whole {
        0 => 0.0,
        _ => 100.0 * part as f64 / whole as f64,
    }
}

/// The counts of one document for each measure, in the order of [`Measure::ALL`].
pub fn counts(gold: &Tml, system: &Tml) -> [Counts; 5] {
    let pairs = pairs(&gold.timexes, &system.timexes, |_, _| false);
    let on_calendar = |tml: &Tml| -> Vec<Timex> {
        let dated = tml.timexes.iter().filter_map(|timex| {
            let value = calendar::date_of(&timex.value)?.to_owned();
            Some(Timex {
                value,
                ..timex.clone()
            })
        });
        dated.collect()
    };
    let (gold_dates, system_dates) = (on_calendar(gold), on_calendar(system));
    let is_same_value = |a: &Timex, b: &Timex| a.value == b.value;
    let date_pairs = self::pairs(&gold_dates, &system_dates, is_same_value);
    Measure::ALL.map(|measure| {
        let is_right = |(a, b): &&(&Timex, &Timex)| match measure {
            Measure::Strict => (a.start, a.end) == (b.start, b.end),
            Measure::Relaxed => true,
            Measure::Type => a.kind == b.kind,
            Measure::Value | Measure::Calendar => a.value == b.value,
        };
        match measure {
            Measure::Calendar => Counts {
                gold: gold_dates.len(),
                system: system_dates.len(),
                right: date_pairs.iter().filter(is_right).count(),
            },
            _ => Counts {
                gold: gold.timexes.len(),
                system: system.timexes.len(),
                right: pairs.iter().filter(is_right).count(),
            },
        }
    })
}

fn pairs<'a>(
    gold: &'a [Timex],
    system: &'a [Timex],
    prefers: impl Fn(&Timex, &Timex) -> bool,
) -> Vec<(&'a Timex, &'a Timex)> {
    let mut taken = vec![false; system.len()];
    let mut pairs = Vec::new();
    for a in gold {
        let mut best: Option<((bool, usize), usize)> = None;
        for (at, b) in system.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
            let key = (prefers(a, b), shared);
            if shared > 0 && best.is_none_or(|(best, _)| key > best) {
                best = Some((key, at));
            }
        }
        if let Some((_, at)) = best {
            taken[at] = true;
            pairs.push((a, &system[at]));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::tml::parse;

    #[track_caller]
    fn check(gold: &str, system: &str, expected: [usize; 5]) {
        let tml = |text: &str| {
            let text = text
                .replace('[', "<TIMEX3 type=\"DATE\" value=\"")
                .replace('|', "\">")
                .replace(']', "</TIMEX3>");
            parse(&format!("<TEXT>{text}</TEXT>"))
        };
        let counts = counts(&tml(gold), &tml(system));
        assert_eq!(
            counts.map(|counts| counts.right),
            expected,
            "{gold:?} {system:?}"
        );
    }

    #[test]
    fn a_file_agrees_with_itself() {
        let text = "in [2016-05|May 2016] and [P1D|a day]";
        check(text, text, [2, 2, 2, 2, 1]);
    }

    #[test]
    fn what_overlaps_agrees_relaxed_only() {
        check(
            "in [2016-05|May 2016]",
            "in May [2016|2016]",
            [0, 1, 1, 0, 0],
        );
        check(
            "in [2016-05|May 2016]",
            "[2016-05|in May] 2016",
            [0, 1, 1, 1, 1],
        );
        check("in [2016-05|May] 2016", "in May [2016-05|2016]", [0; 5]);
    }

    #[test]
    fn each_is_paired_once_with_what_it_shares_most_with() {
        check("[2016|May 2016]", "[2015|May] [2016|2016]", [0, 1, 1, 1, 1]);
        check(
            "[2016|May 2016] to [2016|May]",
            "[2016|May 2016 to May]",
            [0, 1, 1, 1, 1],
        );
    }

    #[test]
    fn on_the_calendar_the_same_value_goes_before_more_letters() {
        check("[2015|May 2016]", "[2015|May] [2016|2016]", [0, 1, 1, 0, 1]);
        check("[2016T1|May]", "[2016T2|May]", [1, 1, 1, 0, 1]);
    }

    #[test]
    fn nothing_is_nothing_percent() {
        assert_eq!(Counts::default().f1(), 0.0);
        let counts = Counts {
            gold: 4,
            system: 2,
            right: 1,
        };
        assert_eq!((counts.precision(), counts.recall()), (50.0, 25.0));
        assert!((counts.f1() - 33.333).abs() < 0.001);
    }
}
