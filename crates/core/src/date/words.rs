//! Dates and periods as people write them, in English and French.
//!
//! Text only, for reading: nothing parses it. A language that is not known is said in English. Years
//! have no year 0 here: astronomical year 0 is 1 BCE.

mod phrases;
mod single;
mod span;

#[cfg(test)]
mod tests;

use edtf_core::{Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};

use super::day::days_in_month;
use super::period::Side;
use super::{Date, Period, is_estimate};
use phrases::{Forms, NounKind, Phrases};
use single::side_from_date;

use phrases::Lang;

/// The names of the months in a text of this language, as they stand inside a sentence.
pub(crate) fn months(lang: &str) -> [&'static str; 12] {
    Lang::from_tag(lang).phrases().months
}

impl Date {
    /// The date in the words of a text: "December 17, 2017", "circa 2015", "late November 2017".
    pub fn words(&self, lang: &str) -> String {
        Voice::new(lang, false).date(&self.value)
    }

    /// The date in few words, for narrow columns: "17 Dec 2017", "c. 2015", "late Nov 2017".
    pub fn short(&self, lang: &str) -> String {
        Voice::new(lang, true).date(&self.value)
    }
}

impl Period {
    /// The period in words: "2016–2017", "March 2016 – May 4, 2017", "since 2016".
    pub fn words(&self, lang: &str) -> String {
        let voice = Voice::new(lang, false);
        let phrases = voice.phrases();
        match self.even_sides() {
            (Side::Open, Side::Open) => phrases.any_time.to_owned(),
            (Side::Open, last) => voice.side(last).after(&phrases.until),
            (first, Side::Open) => voice.side(first).after(&phrases.since),
            (first, last) => voice.span(first, last),
        }
    }
}

/// A language and how much room there is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    lang: Lang,
    short: bool,
}

/// Words for a date, and how a sentence takes them.
struct Noun {
    text: String,
    kind: NounKind,
}

impl Noun {
    fn new(text: String, kind: NounKind) -> Noun {
        Noun { text, kind }
    }

    /// The noun after a preposition or an article.
    fn after(&self, forms: &Forms) -> String {
        [forms[self.kind as usize], &self.text].concat()
    }
}

impl Voice {
    pub(crate) fn new(lang: &str, short: bool) -> Voice {
        Voice {
            lang: Lang::from_tag(lang),
            short,
        }
    }

    fn phrases(self) -> &'static Phrases {
        self.lang.phrases()
    }

    fn date(self, value: &Edtf) -> String {
        match value {
            Edtf::Date(date) => self.alone(date),
            Edtf::DateTime(moment) => self.alone(&moment.date),
            Edtf::Interval(interval) => self.interval(interval),
            Edtf::Set(set) => self.set(set),
        }
    }

    /// A single date with its qualifiers, standing by itself.
    fn alone(self, date: &edtf_core::Date) -> String {
        let noun = self.single(date);
        let text = match (is_about(date), self.short) {
            (true, true) => [self.phrases().circa_short, &noun.text].concat(),
            (true, false) => noun.after(&self.phrases().circa),
            (false, _) => noun.text,
        };
        self.with_doubt(text, date.is_uncertain())
    }

    /// A single date with its qualifiers, after a preposition.
    fn after(self, forms: &Forms, date: &edtf_core::Date) -> String {
        let mut noun = self.single(date);
        if is_about(date) {
            let [before, behind] = self.phrases().about;
            noun.text = [before, &noun.text, behind].concat();
        }
        self.with_doubt(noun.after(forms), date.is_uncertain())
    }

    fn with_doubt(self, mut text: String, is_uncertain: bool) -> String {
        if is_uncertain {
            text.push_str(if self.short {
                "?"
            } else {
                self.phrases().uncertain
            });
        }
        text
    }

    fn interval(self, interval: &Interval) -> String {
        use IntervalEndpoint::{Date, Open, Unknown};
        let phrases = self.phrases();
        let note = |text: String, is_unknown: bool, note: &str| {
            if is_unknown && !self.short {
                text + note
            } else {
                text
            }
        };
        match (&interval.start, &interval.end) {
            (Date(start), Date(end)) => self.two_ends(start, end),
            (Date(start), end @ (Open | Unknown)) => note(
                self.after(&phrases.since, start),
                *end == Unknown,
                phrases.end_unknown,
            ),
            (start @ (Open | Unknown), Date(end)) => note(
                self.after(&phrases.until, end),
                *start == Unknown,
                phrases.start_unknown,
            ),
            (start, end) => self.joined(&self.end_of_interval(start), &self.end_of_interval(end)),
        }
    }

    fn end_of_interval(self, end: &IntervalEndpoint) -> String {
        match end {
            IntervalEndpoint::Date(date) => self.alone(date),
            IntervalEndpoint::OnOrBefore(date) => self.alone(date) + self.phrases().or_earlier,
            IntervalEndpoint::OnOrAfter(date) => self.alone(date) + self.phrases().or_later,
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => "…".to_owned(),
        }
    }

    fn two_ends(self, start: &edtf_core::Date, end: &edtf_core::Date) -> String {
        if is_about(start) && is_about(end) {
            if let Some(text) = self.part(start, end) {
                return text;
            }
            let is_uncertain = start.is_uncertain() || end.is_uncertain();
            let text = if self.short {
                [self.phrases().circa_short, &self.plain_span(start, end)].concat()
            } else {
                match (side_from_date(start), side_from_date(end)) {
                    (Some(first), Some(last)) => self.between(first, last),
                    _ => self.between_nouns(&self.single(start), &self.single(end)),
                }
            };
            return self.with_doubt(text, is_uncertain);
        }
        let is_doubted = |date: &edtf_core::Date| date.is_uncertain() || is_about(date);
        match (is_doubted(start), is_doubted(end)) {
            (false, false) => self.plain_span(start, end),
            (true, true) if !is_about(start) && !is_about(end) => {
                self.with_doubt(self.plain_span(start, end), true)
            }
            _ => self.joined(&self.alone(start), &self.alone(end)),
        }
    }

    fn plain_span(self, start: &edtf_core::Date, end: &edtf_core::Date) -> String {
        match (side_from_date(start), side_from_date(end)) {
            (Some(first), Some(last)) => self.span(first, last),
            _ => self.joined(&self.single(start).text, &self.single(end).text),
        }
    }

    /// The approximate parts of a month (thirds) and of a year: "late November 2017", "early 2017".
    fn part(self, start: &edtf_core::Date, end: &edtf_core::Date) -> Option<String> {
        if start.is_uncertain() || end.is_uncertain() {
            return None;
        }
        let (place, whole) = match (side_from_date(start)?, side_from_date(end)?) {
            (Side::Day(first), Side::Day(last)) => {
                let ((year, month, day), last) = (first.ymd(), last.ymd());
                if (year, month) != (last.0, last.1) {
                    return None;
                }
                let place = match (day, last.2) {
                    (1, 10) => 1,
                    (11, 20) => 2,
                    (21, last) if last == days_in_month(year, month) => 3,
                    _ => return None,
                };
                (place, Side::Month(year, month))
            }
            (Side::Month(year, first), Side::Month(last_year, last)) if year == last_year => {
                let place = match (first, last) {
                    (1, 3) => 0,
                    (1, 4) => 1,
                    (5, 8) => 2,
                    (9, 12) => 3,
                    (10, 12) => 4,
                    _ => return None,
                };
                (place, Side::Year(year))
            }
            _ => return None,
        };
        Some([self.phrases().parts[place], &self.side(whole).text].concat())
    }

    fn set(self, set: &Set) -> String {
        let phrases = self.phrases();
        let joiner = match set.kind {
            SetKind::AllMembers => phrases.and,
            SetKind::OneMember => phrases.or,
        };
        let n_elements = set.elements.len();
        let mut text = String::new();
        for (at, element) in set.elements.iter().enumerate() {
            if at > 0 {
                text.push_str(if at + 1 == n_elements { joiner } else { ", " });
            }
            text.push_str(&match element {
                SetElement::Date(date) => self.alone(date),
                SetElement::OnOrBefore(date) => self.alone(date) + phrases.or_earlier,
                SetElement::OnOrAfter(date) => self.alone(date) + phrases.or_later,
                SetElement::Range(from, to) => self.plain_span(from, to),
            });
        }
        text
    }
}

/// Whether a single date is an estimate, by `~`, `%` or significant digits.
fn is_about(date: &edtf_core::Date) -> bool {
    date.is_approximate() || is_estimate(date)
}
