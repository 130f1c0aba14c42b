//! Matches and what lacks a word in one list, where nothing matches as it was typed.

use super::served::Served;
use super::{article, request};
use crate::Request;

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
