//! Properties of search that hold for any text.

use proptest::prelude::*;

use crate::model::{Dossier, PassageIdx, Target};
use crate::search::sample::Sample;
use crate::search::{Index, Node, parse, snippet};
use crate::text::{fold, len_scalars, slice, words};

/// Words without common stems or beginnings, so that a test can say what matches.
const WORDS: [&str; 6] = ["mast", "buoy", "dock", "hull", "keel", "tide"];

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..7)
        .prop_map(|words| words.join(" "))
}

fn any_dossier() -> impl Strategy<Value = Dossier> {
    prop::collection::vec(any_text(), 1..12).prop_map(|texts| {
        texts
            .iter()
            .fold(Sample::new(), |sample, text| sample.paragraph(text))
            .dossier()
    })
}

fn any_query() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => prop::collection::vec(prop::sample::select(WORDS.to_vec()), 2..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" "))),
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.prop_map(|part| format!("-{part}")),
        ]
    })
}

/// Whether the words of a text meet a condition, one text at a time.
fn meets(text: &[String], node: &Node) -> bool {
    match node {
        Node::Word { text: word, .. } => text.contains(word),
        Node::Phrase { text: phrase, .. } => {
            let phrase: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            text.windows(phrase.len()).any(|window| window == phrase)
        }
        Node::All(nodes) => nodes.iter().all(|node| meets(text, node)),
        Node::Any(nodes) => nodes.iter().any(|node| meets(text, node)),
        Node::Not(node) => !meets(text, node),
        Node::Field { .. } | Node::Date(_) => false,
    }
}

proptest! {
    #[test]
    fn operators_mean_what_they_say(dossier in any_dossier(), query in any_query()) {
        let index = Index::new(&dossier);
        let parsed = parse(&query);
        let root = parsed.root.clone().unwrap();
        let found = index.search(&dossier, &query);
        let expected: Vec<usize> = (0..dossier.passages.len())
            .filter(|&at| {
                let text = &dossier.block_of(PassageIdx(at as u32)).text;
                meets(&text.split(' ').map(str::to_owned).collect::<Vec<_>>(), &root)
            })
            .collect();
        // A word that stands nowhere is tried misspelt, and nothing at all is relaxed.
        let is_strict = found.notices.is_empty();
        prop_assume!(is_strict);
        prop_assert_eq!(found.passages.ones().collect::<Vec<_>>(), expected, "{}", query);
    }

    #[test]
    fn a_relaxed_search_has_no_strict_match(dossier in any_dossier(), query in any_query()) {
        let found = Index::new(&dossier).search(&dossier, &query);
        let root = parse(&query).root.unwrap();
        if found.relaxed {
            for at in dossier.passage_indices() {
                let text: Vec<String> = dossier.block_of(at).text.split(' ').map(str::to_owned).collect();
                prop_assert!(!meets(&text, &root));
            }
        }
    }

    #[test]
    fn any_text_and_any_query_give_spans_in_range(
        texts in prop::collection::vec("[a-zé'’ \\-.,0-9東京]{0,40}|\\PC{0,20}", 1..5),
        query in "[a-zé'’ \\-\"()*~:|0-9東京]{0,20}|\\PC{0,20}",
    ) {
        let texts: Vec<String> = texts.iter().map(|text| text.replace(['[', ']', '{', '}', '='], "")).collect();
        let dossier = texts.iter().fold(Sample::new(), |sample, text| sample.paragraph(text)).dossier();
        let found = Index::new(&dossier).search(&dossier, &query);
        prop_assert_eq!(found.hits.len(), found.passages.count_ones(..));
        for hit in &found.hits {
            let text = &dossier.block_of(hit.passage).text;
            let mut end = 0;
            for &span in &hit.spans {
                prop_assert!(slice(text, span).is_some_and(|found| !found.is_empty()));
                prop_assert!(span.start >= end);
                end = span.end;
            }
            let piece = snippet(text, &hit.spans, 15);
            prop_assert!(len_scalars(&piece.text) <= 15);
            for &span in &piece.spans {
                prop_assert!(slice(&piece.text, span).is_some());
            }
        }
    }

    #[test]
    fn every_word_finds_its_own_passage(text in "\\PC{0,60}") {
        let text = text.replace(['[', ']', '{', '}', '='], "");
        let dossier = Sample::new().paragraph(&text).dossier();
        let index = Index::new(&dossier);
        for word in words(&text) {
            let covered = slice(&text, word.span).unwrap();
            let quoted = format!("\"{covered}\"");
            let found = index.search(&dossier, &quoted);
            prop_assert!(found.passages.contains(0), "{:?} {:?}", covered, fold(covered));
            prop_assert!(found.hits[0].spans.iter().any(|span| span.start <= word.span.start && span.end >= word.span.end));
        }
    }
}

#[test]
fn the_sample_marks_what_it_says() {
    let dossier = Sample::new()
        .entity("person", "Ana", &["She"])
        .paragraph("[Ana] went; [She] won in {2017}.")
        .dossier();
    let block = dossier.block_of(PassageIdx(0));
    assert_eq!(block.text, "Ana went; She won in 2017.");
    assert!(matches!(block.mentions[1].target, Target::Entity(_)));
    assert_eq!(dossier.passages[0].dates.len(), 1);
}

#[test]
fn a_snippet_is_cut_at_words_around_the_most_spans() {
    let text = "one two three four five six seven eight nine ten";
    let span = |word: &str| {
        let start = text.find(word).unwrap() as u32;
        crate::model::Span {
            start,
            end: start + word.len() as u32,
        }
    };
    let piece = snippet(text, &[span("one"), span("seven"), span("eight")], 22);
    assert_eq!(piece.text, "seven eight nine");
    assert!(piece.cut_start && piece.cut_end);
    let shown: Vec<&str> = piece
        .spans
        .iter()
        .map(|&span| slice(&piece.text, span).unwrap())
        .collect();
    assert_eq!(shown, ["seven", "eight"]);
    assert_eq!(
        slice(
            text,
            crate::model::Span {
                start: piece.start,
                end: piece.start + 5
            }
        ),
        Some("seven")
    );
}
