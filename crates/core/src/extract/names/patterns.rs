//! What is searched for: the folded names of each entity and, of persons, what a text may shorten them to.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Named;
use super::tables;
use super::words::{Case, Gap, Word, words};
use crate::text::fold_into;

/// A name as it is searched for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    /// Index of the entity.
    pub entity: usize,
    /// Whether it is the end of a name, which counts only behind the whole one.
    pub is_surname: bool,
    /// The language it belongs to; empty for every one.
    pub lang: String,
    /// The name as it is written, of which this is the whole or the end.
    pub name: String,
    /// Where its words begin in the name, in bytes.
    pub from: usize,
    /// Whether the Arabic article stands before its first word.
    pub has_article: bool,
}

/// The patterns of many entities.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    /// What is looked for, folded, each once.
    lines: Vec<String>,
    /// Made when a text may have one of them; `None` when there is nothing to look for.
    automaton: OnceLock<Option<AhoCorasick>>,
    list: Vec<Pattern>,
    /// For each line of the automaton, its patterns.
    of_line: Vec<Vec<usize>>,
    /// The longest word of each line, when there are so few that a text is sooner looked through for each of them than
    /// for its words.
    marks: Option<Vec<String>>,
}

/// Most lines that are looked for one by one.
const MAX_MARKS: usize = 24;

/// A pattern in a text: from which to which of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'a> {
    pub pattern: &'a Pattern,
    /// Number of the line that it was found by: the same for all patterns that are folded alike.
    pub line: usize,
    pub first: usize,
    pub last: usize,
}

impl Patterns {
    pub fn new(entities: &[Named<'_>]) -> Self {
        let mut by_line: BTreeMap<String, Vec<Pattern>> = BTreeMap::new();
        for (entity, named) in entities.iter().enumerate() {
            for (name, lang) in &named.names {
                for (line, pattern) in patterns_of(entity, named.kind, name, lang) {
                    by_line.entry(line).or_default().push(pattern);
                }
            }
        }
        let (mut lines, mut list, mut of_line) = (Vec::new(), Vec::new(), Vec::new());
        let longest = |line: &String| {
            let words = line.split(|letter: char| !letter.is_alphanumeric());
            words.max_by_key(|word| word.len()).map(str::to_owned)
        };
        let is_short = by_line.len() <= MAX_MARKS;
        let marks = is_short.then(|| by_line.keys().filter_map(longest).collect());
        for (line, mut patterns) in by_line {
            patterns.sort();
            patterns.dedup();
            of_line.push((list.len()..list.len() + patterns.len()).collect());
            list.append(&mut patterns);
            lines.push(line);
        }
        Patterns {
            lines,
            automaton: OnceLock::new(),
            list,
            of_line,
            marks,
        }
    }

    /// Whether one of the patterns may stand in a text; when not, none does.
    pub fn may_match(&self, text: &str) -> bool {
        let Some(marks) = &self.marks else {
            return !self.lines.is_empty();
        };
        if marks.is_empty() {
            return false;
        }
        // Words are folded so, one by one.
        let mut folded = String::with_capacity(text.len());
        fold_into(text, &mut folded);
        folded.retain(|letter| letter != '.');
        marks.iter().any(|mark| folded.contains(mark.as_str()))
    }

    fn automaton(&self) -> Option<AhoCorasick> {
        // The names of one article are looked for once: what is soonest made is soonest done.
        let kind = self
            .marks
            .as_ref()
            .map(|_| AhoCorasickKind::NoncontiguousNFA);
        let built = AhoCorasick::builder().kind(kind).build(&self.lines);
        // It cannot be built when there are more names than it can count; then none is found.
        built.ok().filter(|_| !self.lines.is_empty())
    }

    /// Every pattern whose words stand in a text, in whatever case they are written.
    pub fn matches(&self, words: &[Word<'_>]) -> Vec<Match<'_>> {
        let Some(automaton) = self.automaton.get_or_init(|| self.automaton()) else {
            return Vec::new();
        };
        let line = Line::of(words);
        let mut matches = Vec::new();
        for found in automaton.find_overlapping_iter(&line.text) {
            let (Some(first), Some(last)) = (line.begun(found.start()), line.ended(found.end()))
            else {
                continue;
            };
            let number = found.pattern().as_usize();
            let of_line = self.of_line.get(number).map_or(&[][..], Vec::as_slice);
            let patterns = of_line.iter().filter_map(|at| self.list.get(*at));
            matches.extend(patterns.map(|pattern| Match {
                pattern,
                line: number,
                first,
                last,
            }));
        }
        matches
    }
}

/// A name, a name without the title before it, and the ends of a person's name, each with its line.
fn patterns_of(entity: usize, kind: &str, name: &str, lang: &str) -> Vec<(String, Pattern)> {
    let words = words(name);
    let is_person = tables::is_person(kind);
    let mut patterns = Vec::new();
    let mut push = |words: &[Word<'_>], is_surname: bool| {
        let line = Line::of(words).text;
        let Some(first) = words.first().filter(|_| !line.is_empty()) else {
            return;
        };
        let has_article = is_article(words, 0);
        let pattern = Pattern {
            entity,
            is_surname,
            lang: lang.to_owned(),
            name: name.to_owned(),
            from: first.start,
            has_article,
        };
        patterns.push((line, pattern));
    };
    push(&words, false);
    if !is_person {
        return patterns;
    }
    let n_titles = words
        .iter()
        .take_while(|word| tables::is_title(&word.folded))
        .count();
    let own = words.get(n_titles..).unwrap_or_default();
    if n_titles > 0 && own.len() > 1 {
        push(own, false);
    }
    let n_suffixes = own
        .iter()
        .rev()
        .take_while(|word| tables::is_suffix(&word.folded))
        .count();
    let own = &own[..own.len() - n_suffixes];
    for (at, word) in own.iter().enumerate().skip(1) {
        let before = &own[at - 1];
        let is_bound = if is_article(own, at - 1) {
            // "Bakr al-Baghdadi": the article has gone from the line, so "Baghdadi" stands for both ways.
            at < 2
        } else {
            word.gap != Gap::Space
                || (tables::is_particle(&before.folded)
                    && !tables::is_loose_particle(&before.folded))
        };
        let last_is_large = own.last().is_some_and(Word::is_capital);
        let is_long = word.text.chars().nth(1).is_some();
        if !is_bound && last_is_large && is_long && !is_article(own, at) {
            push(&own[at..], true);
        }
    }
    patterns
}

/// Whether the word is an Arabic article of the word that follows it.
pub(in crate::extract) fn is_article(words: &[Word<'_>], at: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
        return false;
    };
    let is_tied = match next.gap {
        Gap::Hyphen => true,
        Gap::Space => next.is_capital(),
        _ => false,
    };
    is_tied && tables::is_article(&word.folded, next.gap == Gap::Hyphen)
}

/// Folded words with one sign between them, without Arabic articles.
struct Line {
    text: String,
    /// Where each word begins and ends in the line, and its number.
    words: Vec<(usize, usize, usize)>,
}

impl Line {
    fn of(words: &[Word<'_>]) -> Self {
        let mut line = Line {
            text: String::new(),
            words: Vec::new(),
        };
        // What stands before an article that is left out counts for the word behind it.
        let mut gap = Gap::First;
        for (at, word) in words.iter().enumerate() {
            if gap == Gap::First {
                gap = word.gap;
            }
            if is_article(words, at) {
                continue;
            }
            if at > 0 && !line.text.is_empty() {
                line.text.push_str(match gap {
                    Gap::First | Gap::Space | Gap::Hyphen => " ",
                    Gap::Apostrophe => "'",
                    Gap::And => " and ",
                    Gap::Comma | Gap::Other => "\u{1}",
                });
            }
            let start = line.text.len();
            line.text.push_str(&word.folded);
            line.words.push((start, line.text.len(), at));
            gap = Gap::First;
        }
        line
    }

    fn begun(&self, byte: usize) -> Option<usize> {
        let at = self.words.binary_search_by_key(&byte, |word| word.0).ok()?;
        self.words.get(at).map(|word| word.2)
    }

    fn ended(&self, byte: usize) -> Option<usize> {
        let at = self.words.binary_search_by_key(&byte, |word| word.1).ok()?;
        self.words.get(at).map(|word| word.2)
    }
}

/// Shortest name in large letters, in letters, that a text may write like a common word: "Nato", but not "Who".
const MIN_ACRONYM_WORD: usize = 4;

/// Shortest single name, in letters, that a text may write all in large letters: "HAMAS", but not "NICE".
const MIN_SHOUTED_WORD: usize = 5;

/// Whether the words of a text are written large and small as a name has them.
pub(super) fn case_fits(name: &[&Word<'_>], text: &[&Word<'_>]) -> bool {
    let n_letters = |word: &Word<'_>| word.folded.chars().count();
    let is_single = name.len() == 1;
    let is_shouted = text
        .iter()
        .zip(name)
        .all(|(word, own)| word.case == Case::Large || word.case == own.case)
        && (!is_single || name.iter().any(|word| n_letters(word) >= MIN_SHOUTED_WORD));
    let fits = |(at, (own, word)): (usize, (&&Word<'_>, &&Word<'_>))| match (own.case, word.case) {
        (own, word) if own == word => true,
        _ if !is_single
            && tables::is_link(&own.folded)
            && own.case != Case::Large
            && word.case != Case::Large =>
        {
            true
        }
        (Case::Small, Case::Title) => at == 0,
        (Case::Title, Case::Small) => at == 0 && !is_single,
        (Case::Large, Case::Title) => !word.begins && n_letters(word) >= MIN_ACRONYM_WORD,
        (Case::Title, Case::Large) => is_shouted,
        _ => false,
    };
    name.len() == text.len() && name.iter().zip(text).enumerate().all(fits)
}
