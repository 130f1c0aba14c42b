//! The clauses of a sentence that has several dates, where they can be told apart.

use std::ops::Range;

use super::Language;
use super::token::{Token, tokens};

/// Words that may begin a clause which stands by itself.
const JOINING: [&str; 9] = [
    "and", "but", "while", "whereas", "then", "yet", "before", "after", "when",
];

const JOINING_FRENCH: [&str; 8] = [
    "et", "mais", "puis", "tandis", "alors", "avant", "après", "quand",
];

/// A dash between words.
const DASH: &str = " – ";

/// Fewest words of a clause besides its date.
const MIN_WORDS: usize = 3;

/// A longer sentence is not looked into: it is a list, or no sentence.
const MAX_BYTES: usize = 4000;

/// Verbs that a rule for endings does not tell.
const VERBS: [&str; 88] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "did", "does", "do", "will",
    "would", "can", "could", "may", "might", "must", "said", "says", "told", "began", "came",
    "went", "took", "gave", "left", "fell", "became", "made", "found", "held", "lost", "won",
    "met", "sent", "got", "rose", "grew", "saw", "led", "broke", "put", "set", "kept", "paid",
    "bought", "sold", "wrote", "spoke", "built", "brought", "caught", "fought", "shot", "struck",
    "hit", "fled", "flew", "knew", "stood", "withdrew", "est", "sont", "était", "étaient", "fut",
    "furent", "a", "ont", "avait", "avaient", "eut", "sera", "seront", "va", "fait", "dit", "doit",
    "peut", "devient", "prend", "meurt", "naît", "part", "quitte", "arrive",
];

/// Words that end like verbs.
const NOT_VERBS: [&str; 9] = [
    "hundred", "indeed", "need", "united", "red", "speed", "parfait", "portrait", "lait",
];

/// The clauses of a sentence in bytes, in order; the whole sentence when it has one date, or no clauses that can be told.
/// No clause begins inside one of the `dates`.
pub fn clauses(
    text: &str,
    sentence: &Range<usize>,
    language: Language,
    dates: &[Range<usize>],
) -> Vec<Range<usize>> {
    let first = dates.partition_point(|date| date.end <= sentence.start);
    let here = dates[first..]
        .iter()
        .take_while(|date| date.start < sentence.end);
    let here: Vec<&Range<usize>> = here.collect();
    if here.len() < 2 || sentence.len() > MAX_BYTES {
        return vec![sentence.clone()];
    }
    let words = &text[sentence.clone()];
    let cuts = cuts(words, &tokens(words), language);
    let stands = |range: &Range<usize>| is_whole(text, range, language, &here);
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut start = sentence.start;
    for pair in here.windows(2) {
        // "September and October 2017" are of one clause.
        let is_list = text
            .get(pair[0].end..pair[1].start)
            .is_none_or(|gap| tokens(gap).len() < 2);
        if is_list {
            continue;
        }
        let between = cuts.iter().filter(|(at, _)| {
            let at = sentence.start + at;
            pair[0].end <= at && at <= pair[1].start
        });
        // Both sides have to stand by themselves. A comma or a semicolon parts more than a word does, and what joins
        // comes last before what it joins.
        let whole = between.filter(|(at, _)| {
            let at = sentence.start + at;
            stands(&(start..at)) && stands(&(at..sentence.end))
        });
        if let Some((at, _)) = whole.max_by_key(|(at, is_parted)| (*is_parted, *at)) {
            clauses.push(start..sentence.start + at);
            start = sentence.start + at;
        }
    }
    clauses.push(start..sentence.end);
    clauses
        .iter()
        .map(|clause| trimmed(text, clause, language))
        .collect()
}

/// Where a clause may begin: bytes of the sentence, outside of quotations and brackets, and whether a mark stands before.
fn cuts(words: &str, tokens: &[Token], language: Language) -> Vec<(usize, bool)> {
    let joining: &[&str] = match language {
        Language::English => &JOINING,
        Language::French => &JOINING_FRENCH,
    };
    let mut cuts = Vec::new();
    // Two dashes stand like brackets around what is between them.
    let n_dashes = words.matches(DASH).count();
    let mut is_aside = false;
    let mut depth = 0i32;
    let mut last = 0;
    for (at, token) in tokens.iter().enumerate() {
        for letter in words[last..token.range.start].chars() {
            match letter {
                '(' | '[' | '“' | '«' => depth += 1,
                ')' | ']' | '”' | '»' => depth -= 1,
                _ => {}
            }
        }
        let gap = &words[last..token.range.start];
        let has_dash = gap.contains(DASH);
        is_aside ^= has_dash && n_dashes == 2;
        let is_break = gap.contains([';', '—']) || (has_dash && n_dashes != 2);
        // "was hung in 1890 and has been silent since": what has no subject of its own goes with what is before it.
        let next = tokens.get(at + 1);
        let has_subject = next.is_none_or(|next| !is_verb(&next.lower, language));
        let joins = joining.contains(&token.lower.as_str()) && has_subject;
        if depth <= 0 && !is_aside && (is_break || joins) {
            cuts.push((token.range.start, is_break || gap.contains(',')));
        }
        last = token.range.end;
    }
    cuts
}

/// Whether a run has a verb and enough words besides its dates.
fn is_whole(text: &str, range: &Range<usize>, language: Language, dates: &[&Range<usize>]) -> bool {
    let mut n_words = 0;
    let mut has_verb = false;
    for token in tokens(&text[range.clone()]) {
        let start = range.start + token.range.start;
        if dates
            .iter()
            .any(|date| date.start <= start && start < date.end)
        {
            continue;
        }
        n_words += 1;
        has_verb |= is_verb(&token.lower, language);
    }
    has_verb && n_words >= MIN_WORDS
}

/// Whether a word is probably a finite verb, by a list and by its ending.
pub fn is_verb(word: &str, language: Language) -> bool {
    let is_article = word == "a" && language == Language::English;
    if VERBS.contains(&word) && !is_article {
        return true;
    }
    let endings: &[&str] = match language {
        Language::English => &["ed"],
        Language::French => &["ait", "aient", "èrent", "irent", "urent"],
    };
    let has_ending = endings.iter().any(|ending| word.ends_with(ending));
    has_ending && word.chars().count() > 4 && !NOT_VERBS.contains(&word)
}

/// A clause without the words and marks that only join it.
fn trimmed(text: &str, clause: &Range<usize>, language: Language) -> Range<usize> {
    let joining: &[&str] = match language {
        Language::English => &["and", "but", "then", "yet", "while", "whereas"],
        Language::French => &["et", "mais", "puis"],
    };
    let mut start = clause.start;
    for token in tokens(&text[clause.clone()]) {
        if !joining.contains(&token.lower.as_str()) {
            break;
        }
        start = clause.start + token.range.end;
    }
    let is_between =
        |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '–' | '—');
    let words = &text[start..clause.end];
    let start = start + (words.len() - words.trim_start_matches(is_between).len());
    let end = start + text[start..clause.end].trim_end_matches(is_between).len();
    match start < end {
        true => start..end,
        false => clause.clone(),
    }
}
