//! The query language: what is read, and what is printed back.

use proptest::prelude::*;

use crate::search::{Notice, Query, parse};

/// What a query prints as, when read.
#[track_caller]
fn check(input: &str, expected: &str) {
    let query = parse(input);
    assert_eq!(query.to_string(), expected);
    assert_eq!(query.notices, [], "{input}");
}

#[test]
fn operators_bind_not_before_and_before_or() {
    check("a b OR c -d ", "a b OR c -d ");
    check("a AND (b OR c)", "a (b OR c)");
    check("(a b) c ", "a b c ");
    check("NOT (a b)", "-(a b)");
    check("a|b ", "a OR b ");
    check("NOT NOT a ", "a ");
}

#[test]
fn operators_with_nothing_to_join_are_passed_over() {
    check("a OR ", "a ");
    check("OR a ", "a ");
    check("a () AND ", "a ");
    check("a - b ", "a b ");
}

#[test]
fn a_query_of_operators_alone_is_words() {
    let query = parse("NOT OR");
    assert_eq!(query.notices, [Notice::PlainFallback]);
    assert_eq!(query.to_string(), "not or");
}

#[test]
fn punctuation_around_a_word_is_dropped() {
    check("what, (is) \"this?\" ", "what is \"this\"");
    check("well-known... ", "well-known ");
}

#[test]
fn signs_after_a_word_widen_it() {
    check("ship* log~ fire~2 ", "ship* log~ fire~2");
    check("\"a b\"~3 “c d”~ «e»", "\"a b\"~3 \"c d\"~1 \"e\"");
}

#[test]
fn fields_take_a_word_or_a_phrase() {
    check(
        "Person:Diaby, place:\"new town\" ",
        "person:Diaby place:\"new town\"",
    );
    check(
        "date:2016..2017 date:2016-05~",
        "date:2016..2017 date:2016-05~",
    );
    check("person: diaby", "person diaby");
    check("12:30 ", "12:30 ");
}

#[test]
fn only_a_word_at_the_very_end_is_being_typed() {
    assert!(parse("a b").typing);
    assert!(parse("a OR b").typing);
    assert!(parse("person:b").typing);
    assert!(!parse("a b ").typing);
    assert!(!parse("(a b)").typing);
    assert!(!parse("a b*").typing);
    assert!(!parse("\"a b\"").typing);
    assert!(!parse("a b.").typing);
}

#[test]
fn deep_brackets_are_plain_words() {
    let deep = "(".repeat(100_000) + "a" + &")".repeat(100_000);
    assert_eq!(parse(&deep).notices, [Notice::PlainFallback]);
    assert_eq!(
        parse(&"NOT ".repeat(100_001)).notices[0],
        Notice::PlainFallback
    );
}

#[test]
fn a_long_query_is_cut() {
    let query = parse(&"word ".repeat(1_000));
    assert_eq!(query.notices, [Notice::TooLong]);
}

#[track_caller]
fn assert_round_trip(query: &Query) {
    let printed = query.to_string();
    let again = parse(&printed);
    assert_eq!(again.root, query.root, "{printed:?}");
    assert_eq!(again.typing, query.typing, "{printed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_text_is_a_query_that_prints_to_itself(input in "\\PC{0,40}") {
        assert_round_trip(&parse(&input));
    }

    #[test]
    fn every_query_prints_to_itself(input in prop::collection::vec(prop::sample::select(vec![
        "a", "B", "é", "l'été", "L'Oréal", "O'Brien's", "al-b", "U.S.", "1,000", "東京", "OR", "AND", "NOT", "-", "--", "(", ")",
        "\"", "“", "«", "|", " ", " ", "  ", "\t", "*", "**", "~", "~1", "~2", "~5", "~99999999999", ":", "x:", "person:", "date:",
        "title:", "2016..2017", "2016?", ".", ",", "'", "’", "OR.", ".OR", "a:b:c", "\u{301}", "\u{200D}", "ʿ",
    ]), 0..14)) {
        assert_round_trip(&parse(&input.concat()));
    }
}
