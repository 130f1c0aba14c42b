//! Matches and what lacks a word in one list, where nothing matches as it was typed.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::reference::Reference;
use super::served::Served;
use super::{article, request};
use crate::{Article, Request};

#[test]
fn matches_by_another_form_are_one_list_with_what_lacks_a_word() {
    let long = "Of guards and crates, of ropes, lamps and a night at the quay that went on until the ferry came, with a barge.";
    let articles = [
        article("Night", long),
        article("Guarding", "Guarding."),
        article("Ropes", "Other things."),
    ];
    let mut served = Served::new(&articles);
    let mut rows = |query: &str| -> Vec<(u32, bool, u64)> {
        let hits = served.search(&request(query)).hits;
        hits.iter()
            .map(|hit| (hit.doc, hit.is_match, hit.lacks))
            .collect()
    };
    assert_eq!(rows("guarding barge "), [(1, false, 2), (0, true, 0)]);
    assert_eq!(rows("guards barge "), [(0, true, 0), (1, false, 2)]);
}

#[test]
fn every_match_is_among_the_first_twenty_of_one_list() {
    let long = "word ".repeat(200) + "guards and a barge";
    let mut articles = vec![article("Guarding", "Guarding, guarding."); 30];
    articles.extend(vec![article("Barge", "A barge."); 60]);
    articles.extend(vec![article("Rope", "Of no use."); 60]);
    articles[28] = article("Night", &long);
    articles[29] = article("Day", &long);
    let mut served = Served::new(&articles);
    for limit in [20, 30] {
        let found = served.search(&Request {
            limit,
            ..request("guarding barge ")
        });
        let matches = (0..).zip(&found.hits).filter(|(_, hit)| hit.is_match);
        let matches: Vec<(usize, u32)> = matches.map(|(at, hit)| (at, hit.doc)).collect();
        assert_eq!(matches, [(18, 28), (19, 29)]);
        assert_eq!((found.total, found.hits.len()), (2, limit));
    }
}

/// Words of which a query asks for other forms, among words that nobody asks for.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        2 => select(&["harbours", "fires", "inquiry", "strikes"][..]),
        5 => select(&["rope", "lamp", "crate", "tide", "north", "barge"][..]),
    ];
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

#[test]
fn one_list_of_many_articles_is_what_looking_through_them_makes() {
    let text =
        prop_oneof![4 => any_text(), 1 => any_text().prop_map(|text| text + &" tide".repeat(60))];
    let any_article = (any_text(), text).prop_map(|(title, text)| article(&title, &text));
    let articles = prop::collection::vec(any_article, 20..70);
    let form = || select(&["harbour", "fired", "inquiries", "striking", "rope"][..]);
    let queries = prop::collection::vec(
        (form(), form(), form()).prop_map(|(a, b, c)| format!("{a} {b} {c} ")),
        8,
    );
    let case = (articles, queries, 15_usize..40);
    let mut runner = TestRunner::deterministic();
    let (mut n_mixed, mut n_moved) = (0, 0);
    for _ in 0..40 {
        let tree = case.new_tree(&mut runner).expect("a case");
        let (articles, queries, limit): (Vec<Article>, Vec<String>, usize) = tree.current();
        let reference = Reference::new(&articles);
        let mut served = Served::new(&articles);
        for query in queries {
            let asked = Request {
                limit,
                ..request(&query)
            };
            let answer = served.answer(&asked);
            assert_eq!(answer, reference.search(&asked, &[], &[]), "{query}");
            n_mixed += usize::from(answer.is_mixed);
            // A match is seldom the twentieth but for the rule that it comes no later.
            n_moved += usize::from(answer.hits.get(19).is_some_and(|(.., is_match)| *is_match));
        }
    }
    assert!(n_mixed > 50 && n_moved > 5, "{n_mixed} {n_moved}");
}
