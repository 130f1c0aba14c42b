//! What stands under a text: who translated it, where else it stands, how to write to the newsroom.

use serde_json::{Value, json};

use super::head::translator;
use super::shape::{Chunk, is_rule, n_chars};
use crate::read::article::Article;
use crate::read::block::{Blocks, Run};
use crate::read::source::Source;

/// Most paragraphs that are looked at as notes under a rule.
const MAX_NOTES: usize = 12;

/// Longest note that is taken apart.
const MAX_NOTE_CHARS: usize = 600;

/// Words for another language version, each with the language.
const VERSIONS: [(&str, &str); 10] = [
    ("french version", "fr"),
    ("english version", "en"),
    ("german version", "de"),
    ("spanish version", "es"),
    ("italian version", "it"),
    ("arabic version", "ar"),
    ("version française", "fr"),
    ("version anglaise", "en"),
    ("version originale en français", "fr"),
    ("version espagnole", "es"),
];

/// How many of the last paragraphs are notes: those under the last rule, when they are few and at least one of them
/// reads as a note.
pub fn length(chunks: &[Chunk<'_>]) -> usize {
    let Some(rule) = chunks.iter().rposition(is_rule) else {
        // Without a rule only what is surely a note is one.
        return chunks
            .iter()
            .rev()
            .take_while(|chunk| is_sure(chunk))
            .count();
    };
    let notes = &chunks[rule + 1..];
    if notes.len() <= MAX_NOTES && notes.iter().any(is_sure) {
        chunks.len() - rule
    } else {
        0
    }
}

fn is_sure(chunk: &Chunk<'_>) -> bool {
    let words = chunk.words();
    n_chars(&words) <= MAX_NOTE_CHARS
        && (translator(&words).is_some() || version(&words).is_some() || address(&words).is_some())
}

/// Reads the notes; what none of them is stays a paragraph of the text.
pub fn read(source: &Source<'_>, chunks: &[Chunk<'_>], article: &mut Article, blocks: &mut Blocks) {
    for chunk in chunks.iter().filter(|chunk| !is_rule(chunk)) {
        let words = chunk.words();
        let place = chunk.place(source);
        if let Some(person) = translator(&words) {
            push(article, "byline", person);
        } else if let Some(lang) = version(&words) {
            push(
                article,
                "translations",
                json!({ "lang": lang, "note": words }),
            );
            article.problems.warning(
                place,
                "another language version is named without its address",
                "add [[translations]] with lang and url to the front matter of a story in Markdown",
            );
        } else if let Some(address) = address(&words) {
            push(
                article,
                "contact",
                json!({ "label": address, "href": format!("mailto:{address}") }),
            );
            add_to_source(article, &words);
        } else {
            article.problems.warning(
                place.clone(),
                "this note under the text stands as a paragraph",
                "take it away when it is not part of the text",
            );
            blocks.push("paragraph", Run::of(&words), place);
        }
    }
}

fn push(article: &mut Article, field: &str, value: Value) {
    let list = article
        .fields
        .entry(field.to_owned())
        .or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut() {
        list.push(value);
    }
}

/// Adds words to what is said of the source.
pub fn add_to_source(article: &mut Article, words: &str) {
    let source = article
        .fields
        .entry("source".to_owned())
        .or_insert_with(|| json!({}));
    let before = source["note"].as_str().unwrap_or_default();
    let note = format!("{before} {words}");
    source["note"] = note.trim().into();
}

/// The language of another version that a note names.
fn version(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let is_by = lower.contains(" by ") || lower.contains(" par ");
    let found = VERSIONS.iter().find(|(version, _)| lower.contains(version));
    found
        .filter(|_| !is_by && n_chars(words) <= 200)
        .map(|(_, lang)| *lang)
}

/// The first address of e-mail in a note.
fn address(words: &str) -> Option<&str> {
    words
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .find(|word| {
            let parts = word.split_once('@');
            parts.is_some_and(|(name, host)| {
                let plain =
                    |letter: char| letter.is_ascii_alphanumeric() || "-._+".contains(letter);
                !name.is_empty()
                    && host.contains('.')
                    && name.chars().chain(host.chars()).all(plain)
            })
        })
}
