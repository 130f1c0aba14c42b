//! Where sentences end: at a full stop that is not one of an abbreviation, an initial or a number.

use std::ops::Range;

use super::Language;

/// Abbreviations that a capital letter or a number may follow inside a sentence.
const ABBREVIATIONS: [&str; 74] = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "st", "ste", "gen", "lt", "col", "maj", "sgt", "capt",
    "cmdr", "adm", "sen", "rep", "gov", "pres", "hon", "rev", "fr", "vs", "v", "eg", "e.g", "ie",
    "i.e", "cf", "viz", "approx", "ca", "c", "dept", "mt", "ft", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur",
    "thurs", "fri", "sat", "sun", "m", "mm", "mme", "mmes", "mlle", "me", "mgr", "janv", "févr",
    "fév", "avr", "juil", "déc", "env", "av",
];

/// Abbreviations before a number only: "no. 5" and "No." as an answer are two things.
const BEFORE_NUMBERS: [&str; 13] = [
    "no", "nos", "nr", "p", "pp", "art", "fig", "vol", "ch", "chap", "sect", "par", "al",
];

/// Abbreviations that may end a sentence: it has ended when the next word is one that begins sentences.
const MAY_END: [&str; 16] = [
    "etc", "inc", "ltd", "corp", "co", "bros", "jr", "sr", "phd", "ph.d", "a.m", "p.m", "u.s",
    "j.-c", "u.n", "u.k",
];

/// Words that begin sentences and seldom names.
const STARTERS: [&str; 44] = [
    "the", "a", "an", "in", "on", "at", "it", "its", "he", "she", "they", "we", "i", "this",
    "that", "these", "those", "but", "and", "when", "as", "after", "before", "since", "there",
    "his", "her", "their", "if", "no", "some", "le", "la", "les", "un", "une", "il", "elle", "ils",
    "elles", "en", "ce", "cette", "mais",
];

/// Marks that close what a sentence ends.
const CLOSING: [char; 9] = ['”', '"', '»', '’', '\'', ')', ']', '›', '}'];

/// Marks that may stand before the first word.
const OPENING: [char; 10] = ['“', '"', '«', '‘', '\'', '(', '[', '‹', '–', '—'];

/// Most sentences of one quotation through which its speaker is looked for.
const MAX_QUOTED: usize = 6;

/// The sentences of a text, in bytes, without the space between them. None ends inside one of the `dates`, which are in
/// order.
pub fn sentences(text: &str, language: Language, dates: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut dates = dates.iter().peekable();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_line_end = letter == '\n';
        if !is_line_end && !matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + letter.len_utf8();
        while let Some((at, more)) = letters
            .next_if(|(_, more)| matches!(more, '.' | '!' | '?' | '…') || CLOSING.contains(more))
        {
            end = at + more.len_utf8();
        }
        while dates.next_if(|date| date.end < end).is_some() {}
        let is_in_date = dates
            .peek()
            .is_some_and(|date| date.start < end && end <= date.end)
            && text[end..].trim_start() != "";
        let is_wide = matches!(letter, '。' | '！' | '？');
        let is_end = is_line_end || is_wide || ends(text, at, end, language);
        if is_end && !is_in_date {
            push(&mut sentences, text, start..end);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

/// Adds a sentence without the space around it, if there are words in it. French closes quotations behind a space.
fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    let is_empty = !text[start..end].contains(char::is_alphanumeric);
    match sentences.last_mut() {
        Some(last) if is_empty && start < end => last.end = end,
        _ if is_empty => {}
        _ => {
            let words = &text[start..end];
            // What closes the sentence before it stands here when a space is between.
            let closing = words
                .find(|letter: char| !matches!(letter, '»' | '”' | ')') && !letter.is_whitespace());
            let n_closing = closing.unwrap_or(0);
            if let Some(last) = sentences.last_mut().filter(|_| n_closing > 0) {
                last.end = start + words[..n_closing].trim_end().len();
            }
            let start = if sentences.is_empty() {
                start
            } else {
                start + n_closing
            };
            sentences.push(start..end);
        }
    }
}

/// Whether the mark at a byte, with what belongs to it up to `end`, ends a sentence.
fn ends(text: &str, at: usize, end: usize, language: Language) -> bool {
    let rest = &text[end..];
    if rest.is_empty() {
        return true;
    }
    let next = rest.trim_start();
    if next.len() == rest.len() {
        return false;
    }
    let next = next.trim_start_matches(|letter: char| {
        OPENING.contains(&letter) || CLOSING.contains(&letter) || letter.is_whitespace()
    });
    let Some(first) = next.chars().next() else {
        return true;
    };
    if first.is_lowercase() {
        return false;
    }
    // Only a single full stop may be that of an abbreviation.
    if !text[at..].starts_with('.') || end - at > 1 {
        return true;
    }
    let before = &text[..at];
    let word_start = before
        .rfind(|letter: char| letter.is_whitespace() || OPENING.contains(&letter))
        .map_or(0, |start| {
            start + before[start..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &before[word_start..];
    let lower = word.to_lowercase();
    let next_word: String = next
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "J.-P.", "U.S.A.": letters between full stops.
    let is_letters =
        word.contains('.') && word.split(['.', '-']).all(|part| part.chars().count() <= 1);
    if is_initial || is_letters || MAY_END.contains(&lower.as_str()) {
        let next = next_word.to_lowercase();
        let alone = is_initial && word == "I" && language == Language::English;
        return alone || (!is_initial && STARTERS.contains(&next.as_str()));
    }
    if BEFORE_NUMBERS.contains(&lower.as_str()) && first.is_numeric() {
        return false;
    }
    // "Me" and "sun" are words too: as abbreviations they have a large letter.
    let is_abbreviation = ABBREVIATIONS.contains(&lower.as_str());
    let is_word_too = matches!(
        lower.as_str(),
        "me" | "sun" | "sat" | "mar" | "wed" | "fri" | "rep"
    );
    if is_abbreviation && is_word_too {
        return !word.starts_with(char::is_uppercase) || word_start == 0;
    }
    !is_abbreviation
}

/// The sentence at an index with those that are parts of the same quotation, as one range of bytes.
pub fn with_its_quotation(text: &str, sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let open = |range: &Range<usize>| {
        let words = &text[range.clone()];
        let count = |marks: [char; 2]| words.matches(marks).count() as i64;
        count(['“', '«']) - count(['”', '»'])
    };
    let (mut first, mut last) = (at, at);
    let mut depth = sentences.get(at).map_or(0, open);
    while depth < 0 && first > 0 && at - first < MAX_QUOTED {
        first -= 1;
        depth += open(&sentences[first]);
    }
    while depth > 0 && last + 1 < sentences.len() && last - at < MAX_QUOTED {
        last += 1;
        depth += open(&sentences[last]);
    }
    sentences[first].start..sentences[last].end
}
