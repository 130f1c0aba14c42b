//! What holds for every text.

use proptest::prelude::*;

use super::read;
use crate::date::Date;

/// Words and signs that dates are made of, to be thrown together.
const WORDS: &[&str] = &[
    "the",
    "last",
    "next",
    "May",
    "march",
    "second",
    "first",
    "half",
    "of",
    "2016",
    "'92",
    "12",
    "31",
    "5th",
    "1990s",
    "BC",
    "AD",
    "264",
    "to",
    "and",
    "-",
    "–",
    ",",
    ".",
    "from",
    "between",
    "since",
    "until",
    "before",
    "after",
    "two",
    "years",
    "later",
    "ago",
    "early",
    "mid",
    "late",
    "end",
    "week",
    "Monday",
    "Friday",
    "evening",
    "8",
    "p.m.",
    ":",
    "30",
    "every",
    "day",
    "a",
    "few",
    "century",
    "19th",
    "winter",
    "Q3",
    "/",
    "2017-12-17",
    "now",
    "that",
    "same",
    "year",
    "quarter",
    "9999",
    "0",
    "99999999999",
    "\n",
    "\n\n",
    "é",
    "’",
    "s",
    "hundred",
    "million",
    "Christmas",
    "in",
    "on",
    "at",
    "about",
    "le",
    "la",
    "du",
    "au",
    "il",
    "y",
    "ans",
    "an",
    "mois",
    "dernier",
    "juin",
    "mars",
    "1er",
    "XIXe",
    "siècle",
    "années",
    "90",
    "h",
    "demi",
    "quatre",
    "vingt",
    "dix",
    "fin",
    "début",
    "mi",
    "été",
    "lendemain",
];

fn soup() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 0..40);
    words.prop_map(|words| words.join(" "))
}

fn holds(lang: &str, text: &str) -> Result<(), TestCaseError> {
    let n_chars = text.chars().count() as u32;
    let mut end = 0;
    for (_, date) in read(lang, "2018-03-09", text) {
        prop_assert!(
            end <= date.span.start && date.span.start < date.span.end && date.span.end <= n_chars
        );
        end = date.span.end;
        for timex in &date.timexes {
            prop_assert!(
                date.span.start <= timex.span.start && timex.span.end <= date.span.end,
                "{date:?}"
            );
            prop_assert!(timex.span.start < timex.span.end && !timex.value.is_empty());
        }
        for edtf in date.edtf.iter().chain(&date.alternatives) {
            prop_assert!(Date::parse(edtf).is_ok(), "{edtf}");
        }
        prop_assert_eq!(date.edtf.is_none(), date.unresolved.is_some());
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*", lang in "en|fr|de|") {
        holds(&lang, &text)?;
    }

    #[test]
    fn any_order_of_words_is_read(text in soup(), lang in "en|fr|de") {
        holds(&lang, &text)?;
    }
}

#[test]
fn expressions_inside_one_another_end() {
    for words in [
        "early ",
        "about ",
        "the first day of ",
        "two days after ",
        "fin de ",
        "and 5 ",
        "vers ",
        "night of ",
        "nuit de ",
        "1 and ",
    ] {
        let text = words.repeat(20_000);
        for lang in ["en", "fr"] {
            assert!(holds(lang, &text).is_ok());
        }
    }
}
