//! Any registry and any text: names are found and suggested at letters of the text, and never twice for one entity.
#![no_main]

use dossier_core::extract::{Document, Named, Names, Text, name_runs, suggest};
use dossier_core::text::slice;
use libfuzzer_sys::fuzz_target;

/// What stands between the registry and the text, and between the blocks of the text.
const BETWEEN: char = '\u{1e}';

fuzz_target!(|input: &str| {
    let mut parts = input.split(BETWEEN);
    // An entity a line: its type, then its names.
    let rows: Vec<Vec<&str>> = parts
        .next()
        .unwrap_or_default()
        .lines()
        .map(|row| row.split('|').collect())
        .collect();
    let named: Vec<Named<'_>> = rows
        .iter()
        .map(|row| Named {
            id: row.last().copied().unwrap_or_default(),
            kind: row.first().copied().unwrap_or_default(),
            names: row.iter().skip(1).map(|name| (*name, "")).collect(),
        })
        .collect();
    let blocks: Vec<Text<'_>> = parts
        .map(|text| Text {
            text,
            ..Text::default()
        })
        .collect();
    let document = Document {
        lang: "en",
        blocks: &blocks,
        ..Document::default()
    };

    let names = Names::new(&named);
    let found = names.find(&document);
    for name in &found {
        let words = slice(blocks[name.block].text, name.span);
        assert!(words.is_some_and(|words| !words.is_empty()));
        assert!(named.iter().any(|entity| entity.id == name.entity));
    }
    for pair in found.windows(2) {
        assert!((pair[0].block, pair[0].span.start) <= (pair[1].block, pair[1].span.start));
    }
    let turned: Vec<Named<'_>> = named.iter().rev().cloned().collect();
    assert_eq!(
        found,
        Names::new(&turned).find(&document),
        "the order of a registry does not matter"
    );

    for run in name_runs(&document) {
        let words = slice(blocks[run.block].text, run.span);
        assert!(words.is_some_and(|words| !words.is_empty()));
    }
    for name in suggest(&document, &found) {
        assert!(!name.name.is_empty() && !name.passages.is_empty());
    }
});
