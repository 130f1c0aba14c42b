//! Who says what a sentence says: "according to …", "… told …", "…, said …", and the same in French.
//!
//! Only what stands in the words counts. "She said" names nobody and gives nothing.

mod words;

use self::words::{
    BEING, DETERMINERS, LINKS, PARTICLES, PRONOUNS, SAID_FRENCH, SAYING, SAYING_FRENCH,
    SAYING_THAT, STOPS,
};
use super::Language;
use super::clause::is_verb;
use super::token::{Token, tokens};

/// A longer passage is not looked into.
const MAX_BYTES: usize = 8000;

/// Most words between a verb of saying and its "that", with it.
const MAX_BETWEEN: usize = 5;

/// Most words of a speaker.
const MAX_WORDS: usize = 10;

/// The speaker of a passage, in its words.
pub fn speaker(text: &str, language: Language) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let words = Words {
        text,
        tokens: tokens(text),
        language,
    };
    (0..words.tokens.len())
        .find_map(|at| words.according_to(at))
        .or_else(|| (0..words.tokens.len()).find_map(|at| words.said(at)))
}

/// The byte behind what names a speaker at the start of a text: "According to the firm, …".
pub fn introduction(text: &str, language: Language) -> Option<usize> {
    let words = Words {
        text,
        tokens: tokens(text),
        language,
    };
    let n_intro = words.intro(0)?;
    let (_, last) = words.behind(n_intro)?;
    let end = words.tokens.get(last)?.range.end;
    let rest = text[end..].trim_start_matches(['’', '\'', '”', '»', ' ', '\u{a0}']);
    let behind = rest.strip_prefix(',')?;
    // "According to the office, which keeps the log, …": the clause about the office goes with it.
    let first = tokens(behind).into_iter().next()?;
    let is_about = matches!(
        &*first.lower,
        "which" | "who" | "whose" | "where" | "qui" | "dont" | "où"
    );
    let behind = match is_about {
        true => behind.split_once(',')?.1,
        false => behind,
    };
    Some(text.len() - behind.len())
}

struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    language: Language,
}

impl Words<'_> {
    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lower)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let end = self
            .tokens
            .get(at)
            .map_or(self.text.len(), |token| token.range.start);
        let start = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        &self.text[start.map_or(0, |token| token.range.end)..end]
    }

    /// The index of the first word behind "according to", "selon", "d’après".
    fn intro(&self, at: usize) -> Option<usize> {
        match (self.language, self.lower(at)) {
            (Language::English, "according") if self.lower(at + 1) == "to" => Some(at + 2),
            (Language::French, "selon") => Some(at + 1),
            // "d’après" is one word with its apostrophe.
            (Language::French, "d'après") => Some(at + 1),
            _ => None,
        }
    }

    fn according_to(&self, at: usize) -> Option<String> {
        let (start, end) = self.behind(self.intro(at)?)?;
        self.words(start, end)
    }

    /// The speaker that begins with a word: indices of its first and last word.
    fn behind(&self, start: usize) -> Option<(usize, usize)> {
        let mut end = start;
        self.tokens.get(start)?;
        while end + 1 < self.tokens.len() && end + 1 - start < MAX_WORDS {
            let next = end + 1;
            let is_joined = self.gap(next).trim().is_empty();
            let word = self.lower(next);
            let token = &self.tokens[next];
            let before = self.lower(end);
            let is_new_noun = DETERMINERS.contains(&word)
                && !LINKS.contains(&before)
                && !DETERMINERS.contains(&before);
            let is_stop = STOPS.contains(&word)
                || is_new_noun
                || (is_verb(word, self.language) && !token.is_capital)
                || word.starts_with(|letter: char| letter.is_ascii_digit());
            if !is_joined || is_stop {
                break;
            }
            end = next;
        }
        // A link or an article at the end leads nowhere.
        while end > start
            && (LINKS.contains(&self.lower(end)) || DETERMINERS.contains(&self.lower(end)))
        {
            end -= 1;
        }
        let is_open = self
            .gap(start)
            .contains(|letter: char| !letter.is_whitespace());
        (!is_open).then_some((start, end))
    }

    /// The speaker of the verb at an index, if it is one of saying.
    fn said(&self, at: usize) -> Option<String> {
        let (first, last) = self.saying(at)?;
        let is_passive = first
            .checked_sub(1)
            .is_some_and(|before| BEING.contains(&self.lower(before)));
        if is_passive {
            return None;
        }
        let gap = self.gap(first);
        // "…”, said the harbour master": the speaker comes behind.
        let is_inverted =
            gap.contains([',', '”', '"', '»']) && self.gap(last + 1).trim().is_empty();
        if is_inverted && let Some((start, end)) = self.behind(last + 1) {
            let next = self.lower(start);
            let is_noun = self.tokens[start].is_capital || DETERMINERS.contains(&next);
            if is_noun && !PRONOUNS.contains(&next) {
                return self.words(start, end);
            }
        }
        let (start, end) = self.before(first)?;
        self.words(start, end)
    }

    /// The first and last word of a verb of saying that ends at an index.
    fn saying(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.lower(at);
        let mark = self.gap(at + 1);
        // "confirmed to the paper that": a word or two may stand between.
        let tells = |conjunctions: &[&str]| {
            let is_near = |n: &usize| conjunctions.contains(&self.lower(at + n));
            let is_joined = |n: &usize| self.gap(at + n).trim().is_empty();
            (1..=MAX_BETWEEN).take_while(is_joined).any(|n| is_near(&n))
                || mark.contains([',', ':', '“', '"', '«', '.'])
        };
        match self.language {
            Language::English if SAYING.contains(&word) => Some((at, at)),
            Language::English if SAYING_THAT.contains(&word) && tells(&["that", "how"]) => {
                Some((at, at))
            }
            Language::English => None,
            Language::French => {
                let auxiliary = at.checked_sub(1).filter(|before| {
                    ["a", "ont", "avait", "avaient"].contains(&self.lower(*before))
                });
                if let Some(auxiliary) = auxiliary.filter(|_| SAID_FRENCH.contains(&word)) {
                    return Some((auxiliary, at));
                }
                let is_saying = SAYING_FRENCH.contains(&word);
                let is_inverted = self.gap(at).contains([',', '»', '”']);
                (is_saying
                    && (is_inverted
                        || tells(&[
                            "que", "qu'il", "qu'elle", "qu'ils", "qu'elles", "qu'un", "qu'une",
                        ])))
                .then_some((at, at))
            }
        }
    }

    /// The noun before a verb: indices of its first and last word. What stands between two commas is passed by.
    fn before(&self, verb: usize) -> Option<(usize, usize)> {
        let mut end = verb.checked_sub(1)?;
        while matches!(
            self.lower(end),
            "also"
                | "already"
                | "once"
                | "since"
                | "later"
                | "has"
                | "had"
                | "have"
                | "then"
                | "now"
        ) || (self.lower(end).ends_with("ly") && !self.tokens[end].is_capital)
        {
            end = end.checked_sub(1)?;
        }
        if self.gap(end + 1).trim() == "," {
            let mut first = end;
            while self.gap(first).trim() != "," {
                first = first
                    .checked_sub(1)
                    .filter(|first| end - first < MAX_WORDS)?;
            }
            end = first.checked_sub(1)?;
        } else if !self.gap(end + 1).trim().is_empty() {
            return None;
        }
        if PRONOUNS.contains(&self.lower(end)) {
            return None;
        }
        // Back to the article, over links between nouns; or, for a name without one, over its capitals.
        let mut best = None;
        let mut start = end;
        loop {
            let word = self.lower(start);
            let token = &self.tokens[start];
            if DETERMINERS.contains(&word) && start < end {
                best = Some(start);
                let before = start.checked_sub(1).map_or("", |before| self.lower(before));
                if !LINKS.contains(&before) {
                    break;
                }
            } else if PRONOUNS.contains(&word)
                || is_verb(word, self.language) && !token.is_capital
                || matches!(
                    word,
                    "and"
                        | "but"
                        | "if"
                        | "because"
                        | "so"
                        | "than"
                        | "on"
                        | "by"
                        | "et"
                        | "mais"
                        | "si"
                )
            {
                break;
            }
            let is_joined = self.gap(start).trim().is_empty() && end - start < MAX_WORDS;
            match start.checked_sub(1).filter(|_| is_joined) {
                Some(before) => start = before,
                None => break,
            }
        }
        let start = best.or_else(|| self.capitals_before(end))?;
        Some((start, end))
    }

    /// The first word of the name that ends at an index.
    fn capitals_before(&self, end: usize) -> Option<usize> {
        if !self.tokens[end].is_capital {
            // "officials said": a plural without an article, at the start of its clause.
            let is_first = end == 0 || !self.gap(end).trim().is_empty();
            return (is_first && self.lower(end).ends_with('s')).then_some(end);
        }
        let mut start = end;
        while let Some(before) = start.checked_sub(1) {
            let is_part = self.tokens[before].is_capital
                || (PARTICLES.contains(&self.lower(before))
                    && before > 0
                    && self.tokens[before - 1].is_capital);
            if !is_part || !self.gap(start).trim().is_empty() {
                break;
            }
            start = before;
        }
        // A small word that only has its capital from the sentence.
        let is_small = |at: usize| {
            let word = self.lower(at);
            DETERMINERS.contains(&word) || STOPS.contains(&word) || LINKS.contains(&word)
        };
        while start < end && is_small(start) && !matches!(self.lower(start), "the" | "le" | "la") {
            start += 1;
        }
        (!is_small(start) || start < end).then_some(start)
    }

    /// The words from one to another; `None` for those that name nobody.
    fn words(&self, start: usize, end: usize) -> Option<String> {
        let (first, last) = (self.tokens.get(start)?, self.tokens.get(end)?);
        if start == end && PRONOUNS.contains(&first.lower.as_str()) {
            return None;
        }
        self.text
            .get(first.range.start..last.range.end)
            .map(str::to_owned)
    }
}
