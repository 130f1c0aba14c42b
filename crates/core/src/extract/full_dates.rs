//! Plain full dates: `2017-12-17`, "December 17th, 2017", "17 December 2017", "17 décembre 2017".
//!
//! Nothing that needs a context (a weekday, a day without a year) is taken for a date here.

use super::CharOffsets;
use crate::date::{Date, months};
use crate::model::Span;

/// A run of text that is a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullDate {
    /// Where.
    pub span: Span,
    /// The day, in EDTF.
    pub edtf: String,
}

/// Every full date in a text, in order. Months are read in the text's language, English when that is not French.
pub fn full_dates(text: &str, lang: &str) -> Vec<FullDate> {
    let months = months(lang).map(str::to_lowercase);
    let words = words(text);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match date_at(text, &words[at..], &months) {
            Some((edtf, n_words)) => {
                let (first, last) = (words[at], words[at + n_words - 1]);
                runs.push((first.0, last.1, edtf));
                at += n_words;
            }
            None => at += 1,
        }
    }
    let chars = CharOffsets::new(text, runs.iter().flat_map(|run| [run.0, run.1]));
    runs.into_iter()
        .map(|(start, end, edtf)| FullDate {
            span: chars.span(start, end),
            edtf,
        })
        .collect()
}

/// Runs of letters and digits, in bytes.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

/// The date that begins with the first of these words, and of how many words it is.
fn date_at(text: &str, words: &[(usize, usize)], months: &[String; 12]) -> Option<(String, usize)> {
    let &[first, second, third, ..] = words else {
        return None;
    };
    let word = |(start, end): (usize, usize)| &text[start..end];
    let between = |a: (usize, usize), b: (usize, usize)| &text[a.1..b.0];
    let (gap, next_gap) = (between(first, second), between(second, third));
    let month_of = |name: &str| {
        let name = name.to_lowercase();
        months
            .iter()
            .position(|month| *month == name)
            .map(|at| at + 1)
    };
    // Three numbers with hyphens: nothing else may touch them.
    if gap == "-" && next_gap == "-" && word(first).len() == 4 {
        let edtf = &text[first.0..third.1];
        let before = text[..first.0].chars().next_back();
        let after = text[third.1..].chars().next();
        let alone = before != Some('-') && !matches!(after, Some('-' | ':'));
        return (alone && edtf.len() == 10 && is_day(edtf)).then(|| (edtf.to_owned(), 3));
    }
    let (day, month, n_words, year_gap) = match (month_of(word(first)), month_of(word(second))) {
        (Some(month), _) if gap == " " => (day_of(word(second))?, month, 3, next_gap),
        (_, Some(month)) if gap == " " => (day_of(word(first))?, month, 3, next_gap),
        _ => {
            // "17th of December 2017".
            let &[_, _, _, fourth, ..] = words else {
                return None;
            };
            let month = month_of(word(third)).filter(|_| word(second) == "of" && gap == " ")?;
            (day_of(word(first))?, month, 4, between(third, fourth))
        }
    };
    let year = word(words[n_words - 1]);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let edtf = format!("{year}-{month:02}-{day:02}");
    (is_year && matches!(year_gap, " " | ", ") && is_day(&edtf)).then_some((edtf, n_words))
}

/// The number of a day: "1", "17th", "1er".
fn day_of(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_ending = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| is_ending && digits.len() <= 2)
}

fn is_day(edtf: &str) -> bool {
    Date::parse(edtf).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[(&str, &str)]) {
        let letters: Vec<char> = text.chars().collect();
        let found: Vec<(String, String)> = full_dates(text, lang)
            .into_iter()
            .map(|found| {
                let run = &letters[found.span.start as usize..found.span.end as usize];
                (run.iter().collect(), found.edtf)
            })
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(run, edtf)| (run.as_str(), edtf.as_str()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn full_dates_are_found() {
        check(
            "en",
            "On December 17th, 2017.",
            &[("December 17th, 2017", "2017-12-17")],
        );
        check(
            "en",
            "é 1 May 2016, 2nd of June 2016",
            &[
                ("1 May 2016", "2016-05-01"),
                ("2nd of June 2016", "2016-06-02"),
            ],
        );
        check("en", "(2017-12-17)", &[("2017-12-17", "2017-12-17")]);
        check(
            "fr",
            "Le 1er août 2016 et le 29 février 2016",
            &[
                ("1er août 2016", "2016-08-01"),
                ("29 février 2016", "2016-02-29"),
            ],
        );
    }

    #[test]
    fn what_is_no_full_date_is_left() {
        for text in [
            "",
            "May",
            "May 2016",
            "In May 16 people came",
            "31 June 2017",
            "2017-02-30",
            "1-2017-12-17",
            "2017-12-17-1",
            "17 December",
            "May 5, 20167",
            "version 2016-01-011",
            "12:2017-12-17:00",
        ] {
            check("en", text, &[]);
        }
    }
}
