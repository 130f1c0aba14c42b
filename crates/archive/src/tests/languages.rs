//! Collections in several languages, and in scripts without spaces.

use super::served::Served;
use super::{Article, article, request};
use crate::wire::{Answer, Question};

fn articles() -> Vec<Article> {
    let in_language = |language: &str, title: &str, text: &str| Article {
        language: language.to_owned(),
        ..article(title, text)
    };
    vec![
        in_language("de", "Die Straße", "Alte Häuser stehen am Hafen."),
        in_language("en", "The street", "Old houses stand by the harbour."),
        in_language("ar", "المدينة", "قرأت الكتاب والرسالة في الميناء."),
        in_language("zh", "国土交通", "昨天国土交通大臣在东京讲话。"),
        in_language("zh", "大臣", "东京的大臣没有讲话，covid疫苗明天到。"),
        in_language("th", "ตลาด", "ชาวกรุงเทพไปตลาด"),
        in_language("tr", "İstanbul", "Evlerin ışıkları söndü."),
    ]
}

/// The articles found, by number; a question mark before them when they have only a part of what was asked.
#[track_caller]
fn check(query: &str, expected: &str) {
    let found = Served::new(&articles()).search(&request(query));
    let hits = found.hits.iter().filter(|hit| hit.is_match);
    let mut docs: Vec<u32> = hits.map(|hit| hit.doc).collect();
    docs.sort_unstable();
    let docs = docs
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(" ");
    let relaxed = if found.relaxed { "? " } else { "" };
    assert_eq!(relaxed.to_owned() + &docs, expected, "{query}");
}

/// The passage of an article, with the words that were found in brackets.
#[track_caller]
fn check_passage(query: &str, doc: u32, expected: &str) {
    let question = Question::Snippets {
        query: query.to_owned(),
        docs: vec![doc],
    };
    let mut served = Served::new(&articles());
    let Answer::Snippets(snippets) = served.until_done(|reader| reader.answer(&question)) else {
        panic!("another answer");
    };
    let snippet = snippets[0].clone().unwrap_or_default();
    let mut marked = String::new();
    for (at, scalar) in (0..).zip(snippet.text.chars()) {
        if snippet.spans.iter().any(|(start, _)| *start == at) {
            marked.push('[');
        }
        marked.push(scalar);
        if snippet.spans.iter().any(|(_, end)| *end == at + 1) {
            marked.push(']');
        }
    }
    assert_eq!(marked, expected, "{query}");
}

#[test]
fn each_article_is_found_by_the_forms_of_its_own_language() {
    check("haus ", "0");
    check("house ", "1");
    check("strasse ", "0");
    check("كتاب ", "2");
    check("رسالة ", "2");
    check("ev ", "6");
    check("isiklari ", "6");
}

#[test]
fn a_run_without_spaces_is_found_whole_or_else_in_pieces() {
    check("交通", "3");
    check("国土交通", "3");
    check("东京大臣", "? 3 4");
    check("\"东京大臣\"", "");
    check("กรุงเทพ", "5");
    check("covid疫苗", "4");
}

#[test]
fn one_letter_is_a_word_also_after_others() {
    check("苗", "4");
    check("东京 苗", "4");
}

#[test]
fn words_joined_by_a_hyphen_that_stand_apart_are_found_apart() {
    check("old-harbour ", "? 1");
    check("old-houses ", "1");
}

#[test]
fn what_is_found_is_marked() {
    check_passage("كتاب ", 2, "قرأت [الكتاب] والرسالة في الميناء.");
    check_passage("国土交通", 3, "昨天[国土交通]大臣在东京讲话。");
    check_passage("大臣讲话", 4, "东京的[大臣]没有[讲话]，covid疫苗明天到。");
    check_passage("haus ", 0, "Alte [Häuser] stehen am Hafen.");
}
