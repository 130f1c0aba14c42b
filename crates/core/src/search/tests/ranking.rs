//! What stands above what, and what follows the passages that match.

use proptest::prelude::*;

use super::hits;
use crate::search::sample::Sample;
use crate::search::{Found, Hit, Index, Meant, Notice, Reason};
use crate::text::words;

fn found_in(sample: Sample, query: &str) -> (Found, String, String) {
    let dossier = sample.dossier();
    let found = Index::new(&dossier).search(&dossier, query);
    let more = Found {
        hits: found.more.clone(),
        ..Found::default()
    };
    let (hits, more) = (hits(&dossier, &found), hits(&dossier, &more));
    (found, hits, more)
}

/// Searches paragraphs; passages that match, and further ones.
#[track_caller]
fn check(paragraphs: &[&str], query: &str, expected: &str, more: &str) -> Found {
    let sample = paragraphs
        .iter()
        .fold(Sample::new(), |sample, text| sample.paragraph(text));
    check_in(sample, query, expected, more)
}

#[track_caller]
fn check_in(sample: Sample, query: &str, expected: &str, expected_more: &str) -> Found {
    let (found, hits, more) = found_in(sample, query);
    assert_eq!(hits, expected, "{query}");
    assert_eq!(more, expected_more, "further, {query}");
    found
}

const QUAY: [&str; 3] = [
    "A crane on the quay.",
    "Cranes, and a quay.",
    "The tide is in.",
];

#[test]
fn function_words_are_not_asked_for_beside_others() {
    check(
        &QUAY,
        "what is the crane on the quay ",
        "1: crane quay | 2: Cranes quay",
        "",
    );
    check(
        &QUAY,
        "crane OR (the tide) ",
        "3: tide | 1: crane | 2: Cranes",
        "",
    );
}

#[test]
fn forms_of_a_word_stand_below_it_alone_and_are_weighed_among_others() {
    let texts = [
        "A crane was moved on Monday, late, when nobody looked, to a place near the old quay.",
        "Quay cranes: cranes on the quay.",
        "The tide is in.",
        "The tide is out.",
        "Fog came in.",
        "Fog lifted.",
        "The lamps burn.",
        "The ferry waits.",
    ];
    check(&texts, "crane ", "1: crane | 2: cranes cranes", "");
    check(
        &texts,
        "crane quay ",
        "2: Quay cranes cranes quay | 1: crane quay",
        "",
    );
    check(&texts, "what crane ", "2: cranes cranes | 1: crane", "");
}

#[test]
fn function_words_are_found_alone_and_in_quotation_marks() {
    check(&QUAY, "the ", "3: The | 1: the", "");
    check(&QUAY, "is the ", "3: The is", "1: the");
    check(
        &QUAY,
        "crane \"the\" ",
        "1: crane the",
        "2: Cranes | 3: The",
    );
    check(&QUAY, "the -tide ", "1: the", "");
    check(&QUAY, "on*  crane ", "1: crane on", "2: Cranes");
}

#[test]
fn a_last_word_that_may_grow_is_no_function_word() {
    check(
        &["Crane and theft.", "Crane."],
        "crane the",
        "1: Crane theft",
        "2: Crane",
    );
}

#[test]
fn capitals_among_small_letters_are_an_abbreviation() {
    let texts = ["The IT report.", "A report."];
    check(&texts, "IT report ", "1: IT report", "2: report");
    check(&texts, "it report ", "2: report | 1: report", "");
    check(&texts, "IT REPORT ", "2: report | 1: report", "");
}

#[test]
fn function_words_are_those_of_the_dossiers_languages() {
    let sample = || {
        Sample::new()
            .article("fr")
            .paragraph("Le port et la grue.")
            .paragraph("Grue, port.")
    };
    check_in(
        sample(),
        "la grue du port ",
        "2: Grue port | 1: port grue",
        "",
    );
    let sample = Sample::new()
        .article("de")
        .paragraph("the crane")
        .paragraph("crane");
    check_in(sample, "the crane ", "1: the crane", "2: crane");
}

#[test]
fn passages_with_some_of_the_words_follow_those_with_all() {
    let texts = [
        "Wheat by barge.",
        "Wheat, wheat, wheat.",
        "The barge was late.",
        "Nothing else.",
        "Wheat by rail.",
    ];
    let found = check(
        &texts,
        "wheat barge ",
        "1: Wheat barge",
        "2: Wheat wheat wheat | 3: barge | 5: Wheat",
    );
    assert_eq!(
        found.passages.count_ones(..),
        1,
        "only what matches is counted"
    );
    assert!(!found.relaxed && found.notices.is_empty());
    check(
        &texts,
        "wheat ",
        "2: Wheat wheat wheat | 1: Wheat | 5: Wheat",
        "",
    );
}

#[test]
fn what_is_excluded_or_in_a_field_holds_for_further_passages_too() {
    let texts = ["Wheat by barge.", "Wheat by rail.", "Barge of coal."];
    check(&texts, "wheat barge -coal ", "1: Wheat barge", "2: Wheat");
    check(&texts, "wheat barge title:x ", "", "");
}

#[test]
fn passages_with_less_follow_those_with_most_when_none_has_all() {
    let texts = [
        "Wheat, barge, lock.",
        "Wheat only.",
        "Wheat and more wheat.",
        "Wheat as well.",
        "Barge, lock, gate.",
    ];
    let found = check(
        &texts,
        "wheat barge lock gate ",
        "5: Barge lock gate | 1: Wheat barge lock",
        "3: Wheat wheat | 2: Wheat | 4: Wheat",
    );
    assert!(found.relaxed);
}

#[test]
fn a_heading_says_more_than_a_text_that_repeats_a_word() {
    let sample = Sample::new()
        .paragraph("Strike, strike, strike.")
        .heading("Strike at the port")
        .paragraph("It began on a Monday.");
    check_in(sample, "strike ", "2:  | 1: Strike strike strike", "");
}

#[test]
fn a_heading_with_every_word_says_more_than_a_text_that_repeats_them() {
    let sample = Sample::new()
        .paragraph("A port strike, and a strike of the port, said the port.")
        .heading("Strike at the port")
        .paragraph("It began on a Monday.");
    check_in(
        sample,
        "port strike ",
        "2:  | 1: port strike strike port port",
        "",
    );
}

#[test]
fn matches_by_another_form_are_one_list_with_what_lacks_a_word() {
    let texts = [
        "Those who went to the quay late told of guards, of crates, of a long night, of ropes, and of one barge.",
        "Guarding, guarding.",
        "Rope.",
        "More rope.",
    ];
    let listed = |query: &str| {
        let sample = texts
            .iter()
            .fold(Sample::new(), |sample, text| sample.paragraph(text));
        let dossier = sample.dossier();
        let found = Index::new(&dossier).search(&dossier, query);
        let row = |(is_match, hit): (bool, &Hit)| {
            let lacking: Vec<&str> = found.missing(hit.passage).collect();
            format!(
                "{}{}{}",
                hit.passage.0 + 1,
                if is_match { "" } else { "?" },
                lacking.join(" ")
            )
        };
        let rows: Vec<String> = found.listed().into_iter().map(row).collect();
        (found.is_mixed, found.hits.len(), rows.join(" | "))
    };
    assert_eq!(
        listed("barge guarding "),
        (true, 1, "2?barge | 1".to_owned())
    );
    // As typed it comes first, whatever the weights are.
    assert_eq!(
        listed("barge guards "),
        (false, 1, "1 | 2?barge".to_owned())
    );
}

#[test]
fn every_match_is_among_the_first_twenty_of_one_list() {
    let long = "word ".repeat(200) + "guards and a barge.";
    let mut texts = vec!["Guarding, guarding."; 30];
    texts.extend([long.as_str()]);
    texts.extend(["A barge."; 60]);
    texts.extend(["Of no use."; 60]);
    let sample = texts
        .iter()
        .fold(Sample::new(), |sample, text| sample.paragraph(text));
    let dossier = sample.dossier();
    let found = Index::new(&dossier).search(&dossier, "guarding barge ");
    let listed = found.listed();
    assert_eq!(listed.len(), 91);
    assert_eq!(listed.iter().position(|(is_match, _)| *is_match), Some(19));
}

#[test]
fn a_misspelt_word_is_never_taken_for_a_function_word() {
    let texts = ["What they said.", "Nothing of the kind."];
    check(&texts, "wheat ", "", "");
    check(&texts, "what ", "1: What", "");
}

#[test]
fn the_words_of_a_phrase_that_stands_nowhere_count_beside_others() {
    let texts = [
        "The gate of the lock, a barge.",
        "A lock.",
        "Barge.",
        "Rope.",
    ];
    let found = check(
        &texts,
        "\"lock gate\" barge ",
        "1: gate lock barge",
        "3: Barge | 2: lock",
    );
    assert!(found.relaxed);
    let missing = vec!["lock gate".to_owned()];
    assert_eq!(found.notices, [Notice::NothingForAll { missing }]);
    // Alone it is meant to the letter.
    check(&texts, "\"lock gate\"", "", "");
}

#[test]
fn a_form_that_was_typed_tells_more_than_the_others() {
    let texts = [
        "Humans here.",
        "Human, human.",
        "A human.",
        "Human.",
        "Keel.",
        "Keel and mast.",
    ];
    check(
        &texts,
        "mast humans ",
        "6: mast",
        "1: Humans | 2: Human human | 4: Human | 3: human",
    );
}

fn any_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["mast", "buoy", "dock", "hull", "keel", "the", "of"]);
    prop::collection::vec(words, 1..6).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn what_follows_has_some_of_the_words_and_is_no_match(texts in prop::collection::vec(any_text(), 1..12), query in any_text()) {
        let sample = texts.iter().fold(Sample::new(), |sample, text| sample.paragraph(text));
        let (found, ..) = found_in(sample, &format!("{query} "));
        let asked: Vec<String> = words(&query).map(|word| word.surface).collect();
        for hit in &found.more {
            prop_assert!(!found.passages.contains(hit.passage.at()));
            let has = |word: &String| words(&texts[hit.passage.at()]).any(|other| other.surface == *word);
            prop_assert!(asked.iter().any(has), "{:?}", hit);
        }
        let scores = |hits: &[Hit]| hits.iter().map(|hit| hit.score).collect::<Vec<_>>();
        prop_assert!(scores(&found.more).is_sorted_by(|a, b| a >= b));
        if let (Some(last), Some(first)) = (found.hits.last(), found.more.first()) {
            prop_assert!(found.relaxed || last.score > first.score);
        }
    }
}

#[test]
fn what_is_found_by_another_form_may_have_been_misspelt() {
    let texts = ["The bankers met.", "A baker.", "They met."];
    let found = check(&texts, "bakers met ", "1: bankers met", "2: baker | 3: met");
    assert_eq!(
        found.notices,
        [Notice::Spelling {
            asked: "bakers".into(),
            used: vec!["baker".into(), "bankers".into()]
        }]
    );
    assert!(!found.relaxed);
}

#[test]
fn few_matches_by_another_form_are_followed_by_similar_words() {
    let texts = ["The bankers met.", "A baker.", "They met."];
    let found = check(&texts, "bakers ", "2: baker", "1: bankers");
    assert_eq!(found.meant, []);
    assert!(matches!(found.more[0].reason, Reason::Spelling { .. }));
    check(&texts, "baker ", "2: baker", "");
    check(&texts, "bake", "2: baker", "");
}

#[test]
fn a_similar_word_with_many_more_passages_may_have_been_meant() {
    let texts = [
        "A baker.",
        "Bankers.",
        "Bankers met.",
        "Bankers left.",
        "No bankers.",
    ];
    let found = check(
        &texts,
        "bakers ",
        "1: baker",
        "2: Bankers | 3: Bankers | 4: Bankers | 5: bankers",
    );
    let meant = Meant {
        asked: "bakers".into(),
        used: vec!["bankers".into()],
    };
    assert_eq!(found.meant, [meant]);
    assert_eq!(check(&texts, "baker ", "1: baker", "").meant, []);
}

#[test]
fn a_word_that_was_taken_for_another_is_not_asked_about_too() {
    let texts = [
        "A baker, a harbour.",
        "Bankers, a harbour.",
        "Bankers of the harbour.",
        "Harbour bankers.",
        "No harbour, no bankers.",
    ];
    let sample = texts
        .iter()
        .fold(Sample::new(), |sample, text| sample.paragraph(text));
    let (found, ..) = found_in(sample, "bakers harobur ");
    let spelling = Notice::Spelling {
        asked: "harobur".into(),
        used: vec!["harbour".into()],
    };
    assert_eq!(found.notices, [spelling]);
    let asked = found.meant.iter().map(|meant| meant.asked.as_str());
    assert_eq!(asked.collect::<Vec<&str>>(), ["bakers"]);
}
