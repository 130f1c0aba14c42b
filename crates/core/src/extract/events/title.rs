//! A first title for an event: its clause without the date, and without the words that only lead to it.

use std::ops::Range;

use super::Language;
use super::clause::is_verb;
use super::speaker::introduction;
use super::token::{Token, tokens};

/// Most characters of a title.
const MAX_CHARS: usize = 120;

/// Words before a date that go with it.
const BEFORE_DATES: [&str; 32] = [
    "on",
    "in",
    "at",
    "by",
    "since",
    "during",
    "around",
    "about",
    "from",
    "until",
    "till",
    "throughout",
    "early",
    "late",
    "as",
    "of",
    "back",
    "le",
    "en",
    "au",
    "dès",
    "depuis",
    "pendant",
    "durant",
    "vers",
    "courant",
    "jusqu'au",
    "jusqu'en",
    "début",
    "fin",
    "du",
    "dans",
];

/// Words that say nothing without the date behind them: "scenarios for 2018", "more than in 2017".
const HOLDING: [&str; 10] = [
    "for", "to", "with", "than", "between", "before", "after", "pour", "entre", "avec",
];

/// Words that say nothing without the date right behind them: "the May 2017 report", "2015 and 2016".
const HOLDING_CLOSE: [&str; 14] = [
    "and", "or", "the", "a", "an", "this", "that", "et", "ou", "la", "les", "l", "que", "cette",
];

/// Words at the start of a clause that only join it to another.
const JOINING: [&str; 36] = [
    "and",
    "but",
    "then",
    "yet",
    "however",
    "meanwhile",
    "so",
    "moreover",
    "also",
    "indeed",
    "still",
    "thus",
    "therefore",
    "later",
    "finally",
    "nevertheless",
    "while",
    "whereas",
    "because",
    "though",
    "although",
    "et",
    "mais",
    "puis",
    "or",
    "donc",
    "ainsi",
    "cependant",
    "toutefois",
    "pourtant",
    "enfin",
    "ensuite",
    "alors",
    "car",
    "tandis",
    "néanmoins",
];

/// The title of the event that `clause` tells of at `date`, both bytes of the text.
pub fn title(text: &str, clause: &Range<usize>, date: &Range<usize>, language: Language) -> String {
    let whole = &text[clause.clone()];
    let inside = date.start >= clause.start && date.end <= clause.end;
    let mut words = match inside {
        true => without(
            whole,
            date.start - clause.start..date.end - clause.start,
            language,
        ),
        false => whole.to_owned(),
    };
    if let Some(end) = introduction(&words, language) {
        words = words[end..].to_owned();
    }
    let words = balanced(&joined(&words));
    let words = shortened(without_joining(trimmed(&words)));
    match words.contains(char::is_alphanumeric) {
        true => capitalised(&words),
        false => shortened(trimmed(&joined(whole))),
    }
}

/// A clause without its date, where the rest is still a clause.
fn without(words: &str, date: Range<usize>, language: Language) -> String {
    let tokens = tokens(words);
    let mut start = date.start;
    let before = tokens
        .iter()
        .rev()
        .skip_while(|token| token.range.end > date.start);
    let mut has_lead = false;
    for token in before {
        let is_joined = words[token.range.end..start].trim().is_empty();
        if !is_joined || !BEFORE_DATES.contains(&token.lower.as_str()) {
            break;
        }
        start = token.range.start;
        has_lead = true;
    }
    let mut end = date.end;
    let holder = tokens.iter().rev().find(|token| token.range.end <= start);
    let is_held = holder.is_some_and(|token| {
        let is_joined = words[token.range.end..start].trim().is_empty();
        let word = token.lower.as_str();
        is_joined && (HOLDING.contains(&word) || (!has_lead && HOLDING_CLOSE.contains(&word)))
    });
    let (left, right) = (words[..start].trim_end(), words[end..].trim_start());
    let is_bracketed = left.ends_with('(') && right.starts_with(')');
    if is_bracketed {
        start = left.len() - 1;
        end = words.len() - right.len() + 1;
    }
    let next: Option<&Token> = tokens.iter().find(|token| token.range.start >= end);
    let is_first = !left.contains(char::is_alphanumeric) || left.ends_with(',');
    let is_last = !right.starts_with(char::is_alphanumeric);
    // "2017 was a bad year", "the May 2017 report": here the date is a part of what is said.
    let is_subject = is_first
        && !has_lead
        && !right.starts_with(',')
        && next.is_some_and(|token| is_verb(&token.lower, language));
    let own = &words[date.clone()];
    let has_own_lead = tokens_of(own)
        .first()
        .is_some_and(|first| BEFORE_DATES.contains(&first.as_str()));
    let is_adverb = has_lead || has_own_lead || is_bracketed || is_first || is_last;
    if is_subject || is_held || !is_adverb {
        return words.to_owned();
    }
    format!("{} {}", &words[..start], &words[end..])
}

fn tokens_of(words: &str) -> Vec<String> {
    tokens(words).into_iter().map(|token| token.lower).collect()
}

/// One space between words, and none before a mark or twice the same.
fn joined(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        let is_mark = word.starts_with([',', '.', ')', '”', '’']);
        let is_double = word.starts_with(',') && (joined.ends_with(',') || joined.is_empty());
        let word = if is_double {
            word.trim_start_matches(',')
        } else {
            word
        };
        if word.is_empty() {
            continue;
        }
        let is_apart = is_double || !is_mark;
        if is_apart && !joined.is_empty() && !joined.ends_with(['(', '“']) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Words without marks at their ends.
fn trimmed(words: &str) -> &str {
    let is_mark = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, ',' | ';' | ':' | '–' | '—' | '-' | '.' | '!' | '…')
    };
    words.trim_start_matches(is_mark).trim_end_matches(is_mark)
}

/// Words without those at the start that only join them to something before.
fn without_joining(words: &str) -> &str {
    let mut rest = words;
    for token in tokens(words) {
        let is_next = words[..token.range.start].len() == words.len() - rest.len();
        if !is_next || !JOINING.contains(&token.lower.as_str()) {
            break;
        }
        let behind = trimmed(&words[token.range.end..]);
        if !behind.contains(char::is_alphanumeric) {
            break;
        }
        rest = behind;
        if token.lower == "tandis" || token.lower == "alors" {
            rest = rest.strip_prefix("que ").unwrap_or(rest);
        }
    }
    rest
}

/// Words without quotation marks and brackets that have no other half.
fn balanced(words: &str) -> String {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('(', ')'), ('[', ']')];
    let mut words = words.to_owned();
    for (open, close) in PAIRS {
        let count = |mark: char| words.matches(mark).count();
        if count(open) != count(close) {
            words.retain(|letter| letter != open && letter != close);
        }
    }
    if words.matches('"').count() % 2 == 1 {
        words.retain(|letter| letter != '"');
    }
    words
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Words that are not too long, cut between two of them.
fn shortened(words: &str) -> String {
    let Some((limit, _)) = words.char_indices().nth(MAX_CHARS) else {
        return words.to_owned();
    };
    let cut = words[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    let start = balanced(&words[..cut]);
    format!("{}…", trimmed(&start))
}
