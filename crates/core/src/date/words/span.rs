//! Days, months and years in words, one or two at a time: "September–October 2017", "44–43 BCE".

use super::super::day::Day;
use super::super::period::Side;
use super::phrases::{Lang, NounKind};
use super::{Noun, Voice};

impl Voice {
    /// One side; nothing for an open one.
    pub(super) fn side(self, side: Side) -> Noun {
        match side {
            Side::Open => Noun::new(String::new(), NounKind::Bare),
            Side::Year(year) => Noun::new(self.year(year), NounKind::Bare),
            Side::Month(year, month) => {
                let text = [self.month(month), " ", &self.year(year)].concat();
                Noun::new(text, NounKind::Bare)
            }
            Side::Day(day) => {
                let (year, month, day) = day.ymd();
                let text = if self.month_first() {
                    [&self.month_day(month, day), ", ", &self.year(year)].concat()
                } else {
                    [&self.month_day(month, day), " ", &self.year(year)].concat()
                };
                Noun::new(text, NounKind::Day)
            }
        }
    }

    /// From one side to another, saying once what both share. Neither is open.
    pub(super) fn span(self, first: Side, last: Side) -> String {
        if first == last {
            return self.side(first).text;
        }
        match (first, last) {
            (Side::Year(first), Side::Year(last)) => self.year_span(first, last),
            (Side::Month(year, first), Side::Month(last_year, last)) if year == last_year => [
                self.month(first),
                "–",
                self.month(last),
                " ",
                &self.year(year),
            ]
            .concat(),
            (Side::Day(first), Side::Day(last)) => self.day_span(first, last),
            _ => self.joined(&self.side(first).text, &self.side(last).text),
        }
    }

    /// Two texts with a dash between them, with room around it.
    pub(super) fn joined(self, first: &str, last: &str) -> String {
        [first, " – ", last].concat()
    }

    /// "between October and December 2016": from one side to another without saying twice what both share.
    pub(super) fn between(self, first: Side, last: Side) -> String {
        let (start, end) = (self.side(first), self.side(last));
        match (first, last) {
            (Side::Month(year, first), Side::Month(last_year, _)) if year == last_year => {
                self.between_nouns(&Noun::new(self.month(first).to_owned(), start.kind), &end)
            }
            (Side::Day(first), Side::Day(last)) => self.between_days(first, last),
            _ => self.between_nouns(&start, &end),
        }
    }

    fn between_days(self, first: Day, last: Day) -> String {
        let ((year, month, day), (last_year, last_month, last_day)) = (first.ymd(), last.ymd());
        let same_month = month == last_month;
        let noun = |text: String| Noun::new(text, NounKind::Day);
        let (first, last) = match (year == last_year, self.month_first()) {
            (true, true) => {
                let end = if same_month {
                    self.day_number(last_day)
                } else {
                    self.month_day(last_month, last_day)
                };
                let end = [&end, ", ", &self.year(year)].concat();
                (noun(self.month_day(month, day)), noun(end))
            }
            (true, false) => {
                let start = if same_month {
                    self.day_number(day)
                } else {
                    self.month_day(month, day)
                };
                (noun(start), self.side(Side::Day(last)))
            }
            (false, _) => (self.side(Side::Day(first)), self.side(Side::Day(last))),
        };
        self.between_nouns(&first, &last)
    }

    pub(super) fn between_nouns(self, first: &Noun, last: &Noun) -> String {
        let phrases = self.phrases();
        [
            phrases.between,
            &first.after(&phrases.article),
            phrases.and,
            &last.after(&phrases.article),
        ]
        .concat()
    }

    fn year_span(self, first: i64, last: i64) -> String {
        match (first <= 0, last <= 0) {
            (false, false) => [&self.year(first), "–", &self.year(last)].concat(),
            (true, true) => [&self.year_number(first), "–", &self.year(last)].concat(),
            _ => {
                let last = [&self.year(last), self.phrases().in_era].concat();
                self.joined(&self.year(first), &last)
            }
        }
    }

    fn day_span(self, first: Day, last: Day) -> String {
        let ((year, month, day), (last_year, last_month, last_day)) = (first.ymd(), last.ymd());
        if year != last_year {
            return self.joined(
                &self.side(Side::Day(first)).text,
                &self.side(Side::Day(last)).text,
            );
        }
        let year = self.year(year);
        let (day_text, last_text) = (self.day_number(day), self.day_number(last_day));
        match (month == last_month, self.month_first()) {
            (true, true) => [
                self.month(month),
                " ",
                &day_text,
                "–",
                &last_text,
                ", ",
                &year,
            ]
            .concat(),
            (true, false) => [
                &day_text,
                "–",
                &last_text,
                " ",
                self.month(month),
                " ",
                &year,
            ]
            .concat(),
            (false, month_first) => {
                let both = self.joined(
                    &self.month_day(month, day),
                    &self.month_day(last_month, last_day),
                );
                [both.as_str(), if month_first { ", " } else { " " }, &year].concat()
            }
        }
    }

    /// "December 17", "17 Dec", "1er janvier".
    pub(crate) fn month_day(self, month: u8, day: u8) -> String {
        let (month, day) = (self.month(month), self.day_number(day));
        if self.month_first() {
            [month, " ", &day].concat()
        } else {
            [&day, " ", month].concat()
        }
    }

    /// The name of a month, `1..=12`.
    pub(crate) fn month(self, month: u8) -> &'static str {
        let phrases = self.phrases();
        let names = if self.short {
            &phrases.months_short
        } else {
            &phrases.months
        };
        names
            .get(usize::from(month).wrapping_sub(1))
            .copied()
            .unwrap_or("")
    }

    /// "2017", "44 BCE": there is no year 0 in words.
    pub(crate) fn year(self, year: i64) -> String {
        let mut text = self.year_number(year);
        if year <= 0 {
            text.push_str(self.phrases().before_era);
        }
        text
    }

    /// The year as counted from its era, with groups of digits from 10,000 on.
    fn year_number(self, year: i64) -> String {
        let number = if year <= 0 {
            1 + year.unsigned_abs()
        } else {
            year.unsigned_abs()
        };
        let digits = number.to_string();
        if digits.len() <= 4 {
            return digits;
        }
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                text.push(self.phrases().thousands);
            }
            text.push(digit);
        }
        text
    }

    fn day_number(self, day: u8) -> String {
        let mut text = day.to_string();
        if day == 1 && self.lang == Lang::French {
            text.push_str("er");
        }
        text
    }

    /// Whether the month comes before the day: English prose, not its short form.
    fn month_first(self) -> bool {
        self.lang == Lang::English && !self.short
    }
}
