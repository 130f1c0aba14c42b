//! What holds for any registry and any text.

use proptest::prelude::*;

use super::*;
use crate::extract::Text;

/// Words that meet the rules: names, titles, particles, articles, acronyms, signs.
const WORDS: [&str; 28] = [
    "Ana",
    "Moe",
    "Moe’s",
    "al-Roumi",
    "el",
    "Roumi",
    "Abu",
    "Tarek",
    "(AR)",
    "AR",
    "A.",
    "van",
    "de",
    "Gris",
    "l’État",
    "d'",
    "Zürich",
    "Zu\u{308}rich",
    "bank",
    "Bank",
    "of",
    "President",
    "May",
    "in",
    "2016",
    "&",
    ".",
    "習近平",
];

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    proptest::collection::vec(
        (
            word,
            prop_oneof![6 => Just(" "), 1 => Just("-"), 1 => Just(", ")],
        ),
        0..24,
    )
    .prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect()
    })
}

type Row = (String, bool, Vec<String>);

fn registry() -> impl Strategy<Value = Vec<Row>> {
    let name = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..4)
        .prop_map(|words| words.join(" "));
    let row = (
        "[a-d]",
        any::<bool>(),
        proptest::collection::vec(name, 1..3),
    );
    proptest::collection::vec(row, 0..8)
}

fn names(rows: &[Row]) -> Names {
    let named = rows.iter().map(|(id, is_person, names)| Named {
        id,
        kind: if *is_person { "person" } else { "place" },
        names: names.iter().map(|name| (name.as_str(), "")).collect(),
    });
    Names::new(&named.collect::<Vec<_>>())
}

fn found(names: &Names, texts: &[String]) -> Vec<(usize, Span, String, NameRule)> {
    let blocks: Vec<Text<'_>> = texts
        .iter()
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
    let found = names.find(&document).into_iter();
    found
        .map(|name| (name.block, name.span, name.entity.to_owned(), name.rule))
        .collect()
}

proptest! {
    #[test]
    fn a_mention_lies_inside_its_text_and_touches_no_letter(
        rows in registry(),
        texts in proptest::collection::vec(text(), 1..4),
    ) {
        for (block, span, _, _) in found(&names(&rows), &texts) {
            let letters: Vec<char> = texts[block].chars().collect();
            let (start, end) = (span.start as usize, span.end as usize);
            prop_assert!(start < end && end <= letters.len());
            let is_word = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
            let is_single = |at: usize| letters.get(at).is_some_and(|letter| ('\u{3400}'..'\u{A000}').contains(letter));
            for (inside, outside) in [(Some(start), start.checked_sub(1)), (end.checked_sub(1), Some(end))] {
                if let (Some(inside), Some(outside)) = (inside, outside) {
                    prop_assert!(!(is_word(inside) && is_word(outside)) || is_single(inside) || is_single(outside));
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_registry_does_not_matter(
        rows in registry(),
        texts in proptest::collection::vec(text(), 1..3),
        turn in 0usize..8,
    ) {
        let before = found(&names(&rows), &texts);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len().max(1));
        turned.reverse();
        prop_assert_eq!(before, found(&names(&turned), &texts));
    }

    #[test]
    fn mentions_are_in_order_and_those_of_one_entity_are_apart(
        rows in registry(),
        texts in proptest::collection::vec(text(), 1..3),
    ) {
        let found = found(&names(&rows), &texts);
        for pair in found.windows(2) {
            prop_assert!((pair[0].0, pair[0].1.start) <= (pair[1].0, pair[1].1.start));
        }
        for (at, a) in found.iter().enumerate() {
            for b in &found[at + 1..] {
                let same = (a.0, &a.2) == (b.0, &b.2);
                prop_assert!(!same || a.1.end <= b.1.start, "{:?} {:?}", a, b);
            }
        }
    }

    #[test]
    fn any_text_is_searched(rows in registry(), text in "\\PC{0,60}") {
        found(&names(&rows), &[text]);
    }
}
