//! Offsets count Unicode scalar values, in every script.

use dossier_core::load::{self, Loaded};
use dossier_core::text;
use serde_json::json;

use crate::invariants::assert_holds;

fn load(block_text: &str, name: &str, start: usize, end: usize) -> Loaded {
    let file = json!({
        "dossier": 1,
        "entity_types": [{"id": "thing"}],
        "entities": [{"id": "it", "type": "thing", "name": name}],
        "articles": [{"id": "a", "title": "A story", "blocks": [
            {"id": "p1", "type": "paragraph", "text": block_text, "mentions": [
                {"start": start, "end": end, "entity": "it"},
            ]},
        ]}],
    });
    load::load(file.to_string().as_bytes()).unwrap()
}

/// The words between `[` and `]` are a mention; its offsets are counted as the format says, and load as these words.
#[track_caller]
fn check(marked: &str) {
    let start = marked.chars().position(|scalar| scalar == '[').unwrap();
    let end = marked.chars().position(|scalar| scalar == ']').unwrap() - 1;
    let words: String = marked.chars().skip(start + 1).take(end - start).collect();
    let block_text = marked.replace(['[', ']'], "");
    let loaded = load(&block_text, &words, start, end);
    assert_eq!(loaded.diagnostics, []);
    assert_holds(&loaded.dossier);
    let mention = &loaded.dossier.articles[0].blocks[0].mentions[0];
    assert_eq!(text::slice(&block_text, mention.span), Some(words.as_str()));
}

#[test]
fn characters_outside_the_basic_plane_count_one() {
    check("😀 [Ana] came");
    check("𝔸𝔹ℂ 𠮷野家 [𠮷野家]");
    check("[🇳🇴] is two scalar values");
}

#[test]
fn combining_marks_count_by_themselves() {
    check("Zu\u{308}rich and [Zu\u{308}rich]");
    check("e\u{301}e\u{301} [cafe\u{301}]");
    check("ท\u{e35}\u{e48} [ไทย]");
    // The letter without its mark: the word ends before the accent.
    check("[cafe]\u{301}");
}

#[test]
fn right_to_left_text_counts_in_the_order_of_reading() {
    check("פגש את [חנה] באוסלו");
    check("قابلت [آنا] بو في أوسلو");
    check("Ana said: \u{2067}שלום [חנה]\u{2069} and left");
    check("مُحَمَّد [مُحَمَّد]");
}

#[test]
fn a_mention_may_begin_inside_an_emoji_sequence() {
    // Woman, joiner, rocket: one picture on the page, three scalar values in the text.
    check("👩\u{200D}[🚀] flew");
    check("[👩]\u{200D}🚀 flew");
    check("👍[\u{1F3FD}] yes");
    check("a [\u{200D}] joiner");
}

#[test]
fn an_offset_past_the_last_scalar_value_is_an_error_even_where_bytes_would_allow_it() {
    let loaded = load("😀😀", "😀", 1, 3);
    assert_eq!(
        loaded.diagnostics[0].message,
        "1..3 is not a run of the block's 2 characters"
    );
    assert_eq!(
        loaded.diagnostics[0].pointer,
        "/articles/0/blocks/0/mentions/0"
    );
    assert_eq!(loaded.dossier.articles[0].blocks[0].mentions, []);
    assert_eq!(load("😀😀", "😀", 1, 2).diagnostics, []);
}

#[test]
fn escapes_in_json_count_as_the_character_they_stand_for() {
    let file = r#"{"dossier": 1,
        "entity_types": [{"id": "thing"}],
        "entities": [{"id": "it", "type": "thing", "name": "Ana"}],
        "articles": [{"id": "a", "title": "T", "blocks": [
            {"id": "p1", "type": "paragraph", "text": "\ud83d\ude00\n\u00e9 Ana", "mentions": [
                {"start": 4, "end": 7, "entity": "it"}
            ]}
        ]}]}"#;
    assert_eq!(load::load(file.as_bytes()).unwrap().diagnostics, []);
}
