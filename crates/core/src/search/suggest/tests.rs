//! Completing, correcting and taking out.

use proptest::prelude::*;

use super::*;
use crate::search::sample::Sample;

fn index() -> Index {
    let dossier = Sample::new()
        .paragraph("The harbour, the harbours and the hard hull: harbour Harbour.")
        .paragraph("Their thin thread, a thin Théo.")
        .dossier();
    Index::new(&dossier)
}

/// The completions of a query, one after the other.
#[track_caller]
fn check(query: &str, expected: &str) {
    assert_eq!(index().completions(query, 3).join(" "), expected, "{query}");
}

#[test]
fn the_most_frequent_word_comes_first() {
    check("ha", "harbour harbours hard");
    check("h", "harbour harbours hard");
    check("harbour", "harbours");
    check("harbours", "");
}

#[test]
fn words_that_say_nothing_complete_nothing() {
    check("th", "thin théo thread");
    check("the", "théo");
}

#[test]
fn signs_and_fields_stand_before_the_word() {
    check("-hu", "hull");
    check("ship (thr", "thread");
    check("\"thin thr", "thread");
    check("title:hu", "hull");
    check("well-hu", "hull");
    check("date:hu", "");
    check("hu ", "");
    check("hu*", "");
    check("", "");
}

#[test]
fn a_completed_word_is_followed_by_a_space() {
    assert_eq!(completed("ship -hu", "hull"), "ship -hull ");
    assert_eq!(completed("Hu", "hull"), "hull ");
    assert_eq!(completed("ship ", "hull"), "ship hull ");
    assert_eq!(last_word("ship -title:hu"), "hu");
    assert!(excludes_last("ship -hu") && !excludes_last("-ship hu"));
}

#[test]
fn a_name_goes_with_all_its_words_at_the_end() {
    let names = "Mira al-Jawlani The Pilot";
    assert_eq!(without_name("log mira jawl", names), "log ");
    assert_eq!(without_name("log pilot mira al-jawlani", names), "log ");
    assert_eq!(without_name("mira log jawl", names), "mira log ");
    assert_eq!(without_name("jolani", names), "");
    assert_eq!(without_name(" ", names), "");
    assert_eq!(without_name("log\u{2003}jol", names), "log ");
}

#[test]
fn a_word_is_put_right_where_it_stands() {
    assert_eq!(
        corrected("grain Jolani -fire", "jolani", "jawlani").as_deref(),
        Some("grain jawlani -fire")
    );
    assert_eq!(corrected("bank an", "an", "on").as_deref(), Some("bank on"));
    assert_eq!(corrected("bank", "an", "on"), None);
}

proptest! {
    #[test]
    fn any_text_can_be_completed_and_corrected(query in "[a-zé \\-\"(:'\u{2003}東]{0,12}|\\PC{0,12}", name in "\\PC{0,8}") {
        let completions = index().completions(&query, 5);
        for word in completions {
            prop_assert!(completed(&query, &word).ends_with(&[&word, " "].concat()));
        }
        let rest = without_name(&query, &name);
        prop_assert!(rest.len() <= query.len() + 1);
        let first = words(&query).next();
        if let Some(first) = first {
            prop_assert!(corrected(&query, &first.surface, "x").is_some());
        }
        let _ = (last_word(&query), excludes_last(&query));
    }
}
