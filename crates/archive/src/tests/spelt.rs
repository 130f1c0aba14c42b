//! What is said of words that were taken for others: true of each, whatever the collection.

use dossier_core::search;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::served::Served;
use super::{article, request};
use crate::chunk::{ChunkId, Kind};
use crate::{Article, Notice, Step};

fn notices(served: &mut Served, query: &str) -> Vec<Notice> {
    served.search(&request(query)).notices
}

fn spelling(asked: &str, used: &str) -> Notice {
    Notice::Query(search::Notice::Spelling {
        asked: asked.to_owned(),
        used: vec![used.to_owned()],
    })
}

#[test]
fn a_word_that_stands_is_not_said_to_be_missing() {
    let articles = [
        article("One", "A grand opera."),
        article("Two", "The grant of a jury, and its billing."),
        article("Three", "Of a killing."),
    ];
    let mut served = Served::new(&articles);
    let found = served.search(&request("grand jury "));
    assert_eq!(found.hits[0].doc, 1, "the jury's grant");
    assert_eq!(notices(&mut served, "grand jury "), [Notice::Respelt]);
    assert_eq!(
        notices(&mut served, "grand jury billlng "),
        [spelling("billlng", "billing"), Notice::Respelt]
    );
    // With one word in no article the others are left as they are.
    assert_eq!(
        notices(&mut served, "jury billlng "),
        [spelling("billlng", "billing")]
    );
    assert_eq!(notices(&mut served, "grand opera "), []);
}

#[test]
fn no_article_has_a_word_that_is_said_to_be_missing() {
    let word = || {
        select(
            &[
                "grand", "grant", "jury", "july", "billing", "killing", "opera",
            ][..],
        )
    };
    let text = || prop::collection::vec(word(), 1..5).prop_map(|words| words.join(" "));
    let articles = prop::collection::vec(text().prop_map(|text| article("One", &text)), 2..6);
    let queries = prop::collection::vec(text().prop_map(|text| text + " "), 8);
    let (mut n_missing, mut n_respelt) = (0, 0);
    let mut runner = TestRunner::deterministic();
    for _ in 0..100 {
        let tree = (&articles, &queries).new_tree(&mut runner).expect("a case");
        let (articles, queries): (Vec<Article>, Vec<String>) = tree.current();
        let mut served = Served::new(&articles);
        for query in queries {
            for notice in notices(&mut served, &query) {
                n_respelt += usize::from(notice == Notice::Respelt);
                if let Notice::Query(search::Notice::Spelling { asked, .. }) = notice {
                    n_missing += 1;
                    let found = served.search(&request(&format!("\"{asked}\"")));
                    assert_eq!(found.total, 0, "{asked} of {query}");
                }
            }
        }
    }
    assert!(n_missing > 20 && n_respelt > 20, "{n_missing} {n_respelt}");
}

/// Chunks of the dictionary that are asked for until a query is answered.
fn dictionary_chunks(articles: &[Article], query: &str) -> usize {
    let mut asked: Vec<ChunkId> = Vec::new();
    Served::new(articles).until_done(|reader| {
        let step = reader.search(&request(query));
        if let Step::Need(needed) = &step {
            asked.extend(needed.iter().filter(|id| id.kind == Kind::Dictionary));
        }
        step
    });
    asked.len()
}

#[test]
fn a_misspelt_word_is_looked_for_where_it_could_stand() {
    let ends = ["ade", "ein", "ion", "oru", "uph"];
    let names = ('a'..='z').flat_map(|letter| {
        let words = ends.map(|end| format!("{letter}{end}stone {letter}{end}r"));
        [article("One", &words.join(" "))]
    });
    let articles: Vec<Article> = names.collect();
    let all = Served::new(&articles)
        .reader
        .store
        .root
        .table(Kind::Dictionary)
        .len();
    assert!(all > 100, "{all}");
    // One error of one letter of six; of nine, with one error and with two.
    let short = dictionary_chunks(&articles, "kadder ");
    let one = dictionary_chunks(&articles, "kadestome ");
    let two = dictionary_chunks(&articles, "kadetsome ");
    assert!(
        short * 3 < all * 2 && one * 3 < all * 2,
        "{short} {one} {all}"
    );
    assert!(one < two, "{one} {two} {all}");
}
