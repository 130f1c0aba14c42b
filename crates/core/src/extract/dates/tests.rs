//! What documents say of time, in examples of our own.

mod english;
mod french;
mod properties;
mod tables;

use super::{FoundDate, dates};
use crate::date::Date;
use crate::extract::{Document, Text};

/// The finds of one block, with the words of each.
fn read(lang: &str, published: &str, text: &str) -> Vec<(String, FoundDate)> {
    let published = Date::parse(published).ok();
    let blocks = [Text {
        text,
        ..Text::default()
    }];
    let document = Document {
        lang,
        published: published.as_ref(),
        blocks: &blocks,
    };
    let letters: Vec<char> = text.chars().collect();
    let words = |date: &FoundDate| {
        let run = &letters[date.span.start as usize..date.span.end as usize];
        run.iter().collect()
    };
    dates(&document)
        .into_iter()
        .map(|date| (words(&date), date))
        .collect()
}

/// What is found, as words, EDTF (`-` for none) and the values of the TIMEX3.
fn rows(lang: &str, published: &str, text: &str) -> Vec<[String; 3]> {
    read(lang, published, text)
        .into_iter()
        .map(|(words, date)| {
            let values: Vec<&str> = date
                .timexes
                .iter()
                .map(|timex| timex.value.as_str())
                .collect();
            let edtf = date.edtf.unwrap_or("-".to_owned());
            [words, edtf, values.join(" ")]
        })
        .collect()
}

#[track_caller]
fn check_in(lang: &str, published: &str, text: &str, expected: &[[&str; 3]]) {
    assert_eq!(rows(lang, published, text), expected, "{text:?}");
}
