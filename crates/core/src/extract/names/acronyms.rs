//! Letters that a text defines beside a name, "Islamic State (IS)", and then uses for it.
//!
//! Which letters may stand for which words is the rule of Schwartz and Hearst (2003): from the last to the first, each
//! letter stands in the words in the same order, and the first begins a word.

use std::collections::BTreeMap;

use super::words::{Case, Word};
use super::{NameRule, Run};
use crate::extract::Document;

/// Fewest and most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=10;

/// For each acronym, folded, where it was defined, by block and word, and for which entity.
pub(super) type Defined = BTreeMap<String, Vec<(usize, usize, usize)>>;

/// What a document defines. The runs are those of whole names.
pub(super) fn defined(document: &Document<'_>, texts: &[Vec<Word<'_>>], runs: &[Run]) -> Defined {
    let mut defined = Defined::new();
    for run in runs {
        let (Some(text), Some(words)) = (document.blocks.get(run.block), texts.get(run.block))
        else {
            continue;
        };
        let Some(name) = text.text.get(run.start..run.end) else {
            continue;
        };
        let short = behind(text.text, words, run).or_else(|| before(text.text, words, run));
        let Some((at, word)) = short.filter(|(_, word)| stands_for(&word.folded, name)) else {
            continue;
        };
        let places = defined.entry(word.folded.clone()).or_default();
        places.push((run.block, at, run.entity));
    }
    for places in defined.values_mut() {
        places.sort_unstable();
        places.dedup();
    }
    defined
}

/// Adds the acronyms of a document to the runs of whole names.
pub(super) fn add(defined: &Defined, texts: &[Vec<Word<'_>>], runs: &mut Vec<Run>) {
    if defined.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for (block, words) in texts.iter().enumerate() {
        for (at, word) in words.iter().enumerate().filter(|(_, word)| is_short(word)) {
            let Some(places) = defined.get(&word.folded) else {
                continue;
            };
            let n_before = places.partition_point(|place| (place.0, place.1) <= (block, at));
            let earlier = places.get(..n_before).and_then(|earlier| earlier.last());
            // Before its definition an acronym is clear when there is only one.
            let only = places
                .iter()
                .all(|place| place.2 == places[0].2)
                .then(|| places.first())
                .flatten();
            let Some((_, _, entity)) = earlier.or(only) else {
                continue;
            };
            found.push(Run {
                block,
                first: at,
                last: at,
                start: word.start,
                end: word.end(),
                entity: *entity,
                rule: NameRule::Acronym,
            });
        }
    }
    // What the text says goes before an alias of another entity; the entity's own names stay as they are.
    let by_place: BTreeMap<(usize, usize), usize> = found
        .iter()
        .map(|run| ((run.block, run.first), run.entity))
        .collect();
    runs.retain(|run| {
        run.first != run.last
            || by_place
                .get(&(run.block, run.first))
                .is_none_or(|entity| *entity == run.entity)
    });
    let mut covered: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for run in runs.iter() {
        for at in run.first..=run.last {
            if by_place.contains_key(&(run.block, at)) {
                covered.entry((run.block, at)).or_default().push(run.entity);
            }
        }
    }
    let is_new = |run: &Run| {
        let of = covered.get(&(run.block, run.first));
        of.is_none_or(|entities| !entities.contains(&run.entity))
    };
    runs.extend(found.into_iter().filter(is_new));
}

/// "Islamic State (IS)", "Islamic State, or IS,".
fn behind<'a>(text: &str, words: &'a [Word<'a>], run: &Run) -> Option<(usize, &'a Word<'a>)> {
    let mut at = run.last + 1;
    let next = words.get(at)?;
    let between = signs(text.get(run.end..next.start)?);
    let is_or = between == "," && matches!(next.folded.as_str(), "or" | "ou");
    if is_or {
        at += 1;
    } else if between != "(" {
        return None;
    }
    let word = words.get(at).filter(|word| is_short(word))?;
    let after = text.get(word.end()..)?;
    let after = after.trim_start_matches(|sign: char| is_quote(sign) || sign == '.');
    let closes = after.is_empty() || after.starts_with([')', ',', ';']);
    closes.then_some((at, word))
}

/// "IS (Islamic State)".
fn before<'a>(text: &str, words: &'a [Word<'a>], run: &Run) -> Option<(usize, &'a Word<'a>)> {
    let is_article = |word: &Word<'_>| matches!(word.folded.as_str(), "the" | "le" | "la" | "l");
    let mut first = run.first;
    if let Some(at) = first.checked_sub(1)
        && words.get(at).is_some_and(is_article)
    {
        first = at;
    }
    let at = first.checked_sub(1)?;
    let (word, next) = (words.get(at)?, words.get(first)?);
    let is_bracketed = signs(text.get(word.end()..next.start)?) == "("
        && text.get(run.end..)?.trim_start().starts_with([')', ',']);
    (is_bracketed && is_short(word)).then_some((at, word))
}

/// A gap without white space, quotation marks and the last full stop of an acronym.
fn signs(gap: &str) -> String {
    let is_sign = |sign: &char| !sign.is_whitespace() && !is_quote(*sign);
    gap.trim_start_matches('.')
        .chars()
        .filter(is_sign)
        .collect()
}

fn is_quote(sign: char) -> bool {
    matches!(
        sign,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '\u{A0}' | '\u{202F}'
    )
}

fn is_short(word: &Word<'_>) -> bool {
    let n_large = word.text.chars().filter(|letter| letter.is_uppercase());
    matches!(word.case, Case::Large | Case::Mixed)
        && n_large.count() >= 2
        && LETTERS.contains(&word.folded.chars().count())
}

/// Whether these letters may stand for these words.
pub(in crate::extract) fn stands_for(short: &str, name: &str) -> bool {
    let name: Vec<(char, bool)> = super::words::words(name)
        .iter()
        .flat_map(|word| {
            let letters = word.folded.chars().enumerate();
            letters
                .map(|(at, letter)| (letter, at == 0))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut rest = name.as_slice();
    let n_letters = short.chars().count();
    for (at, letter) in short.chars().rev().enumerate() {
        let is_first = at + 1 == n_letters;
        let fits = |(own, begins): &(char, bool)| *own == letter && (*begins || !is_first);
        match rest.iter().rposition(fits) {
            Some(place) => rest = &rest[..place],
            None => return false,
        }
    }
    n_letters < name.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(short: &str, name: &str, expected: bool) {
        assert_eq!(stands_for(short, name), expected, "{short:?} for {name:?}");
    }

    #[test]
    fn letters_stand_in_the_words_in_their_order() {
        check("hbf", "Harbour Board of Fishers", true);
        check("hbf", "Board of Fishers, Harbour", false);
        check(
            "oecd",
            "Organisation for Economic Co-operation and Development",
            true,
        );
    }

    #[test]
    fn the_first_letter_begins_a_word() {
        check("ar", "Harbour", false);
        check("hr", "Harbour", true);
    }
}
