//! Runs of words that look like a name: large words with the small ones that hold them together.

use super::elections::{self, is_year};
use super::evidence::{Evidence, is_shouted};
use super::links::{Links, linked};
use super::tables as cues;
use crate::extract::names::tables;
use crate::extract::names::words::{Case, Gap, Word};

/// A run of words, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub first: usize,
    pub last: usize,
}

/// The runs of one text, in order.
pub(super) fn runs(words: &[Word<'_>], evidence: &Evidence<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let is_shouted = is_shouted(words);
    let mut at = 0;
    while at < words.len() {
        if !begins(words, at, evidence, is_shouted) {
            at += 1;
            continue;
        }
        let free = runs.last().map_or(0, |run| run.last + 1);
        let whole = Run {
            first: at,
            last: end(words, at),
        };
        let whole = elections::grown(words, whole, free);
        at = whole.last + 1;
        for part in super::parts::parts(words, whole) {
            let part = with_article(words, part, free);
            if is_name(words, part, evidence) {
                runs.push(part);
            }
        }
    }
    runs
}

/// Whether a name may begin with this word.
fn begins(words: &[Word<'_>], at: usize, evidence: &Evidence<'_>, is_shouted: bool) -> bool {
    let Some(word) = words.get(at).filter(|word| is_part(word)) else {
        return false;
    };
    let next = words.get(at + 1);
    if is_small_word(words, at) || word.is_number() || next.is_some_and(|next| next.is_glued) {
        return false;
    }
    let count = evidence.count(word);
    if is_shouted {
        return count.large > count.small;
    }
    if !word.begins || matches!(word.case, Case::Large | Case::Mixed) {
        return true;
    }
    let goes_on =
        next.is_some_and(|next| next.gap.joins() && is_part(next) && !is_small_word(words, at + 1));
    if goes_on && (cues::is_given(&word.folded) || evidence.has_pair(words, at)) {
        return true;
    }
    match (count.small, count.large) {
        (0, 0) => goes_on || is_signature(words) || acts(next),
        (small, large) => large >= small,
    }
}

/// Whether a text is nothing but a name: a few words, all large.
fn is_signature(words: &[Word<'_>]) -> bool {
    let is_bare = words.first().is_some_and(|word| word.start == 0);
    is_bare && words.len() <= 3 && words.iter().all(Word::is_capital)
}

/// Whether a word is said of names.
fn acts(word: Option<&Word<'_>>) -> bool {
    word.is_some_and(|word| match word.gap {
        Gap::Apostrophe => word.folded == "s",
        Gap::Space => {
            cues::is_saying(&word.folded)
                || matches!(word.folded.as_str(), "s" | "is" | "was" | "has" | "had")
        }
        _ => false,
    })
}

/// Whether a word can belong to a name by its form: large, and nothing that is large for another reason.
pub(super) fn is_part(word: &Word<'_>) -> bool {
    let is_large = word.is_capital() || (word.case == Case::Mixed && !word.is_number());
    let is_number = word.gap == Gap::Hyphen && word.is_number();
    let is_other = cues::is_common(&word.folded) || tables::is_calendar(&word.folded);
    is_number || (is_large && !is_other && !word.is_glued)
}

/// Most words of a name; behind them another one begins.
const MAX_WORDS: usize = 24;

/// The last word of the name that begins with this one.
pub(super) fn end(words: &[Word<'_>], first: usize) -> usize {
    let mut last = first;
    let mut links = Links::default();
    while let (Some(word), Some(next)) = (words.get(last), words.get(last + 1)) {
        if last - first >= MAX_WORDS {
            break;
        }
        links.pass(word);
        let is_next = is_part(next)
            && !next.begins
            && (next.gap.joins() || next.gap == Gap::And)
            && (!is_small_word(words, last + 1) || is_ordinal(word, next));
        let is_tied = match next.gap {
            // ", Inc."
            Gap::Comma => {
                next.is_capital() && (cues::is_company(&next.folded) || next.text == "D.C")
            }
            _ => is_next,
        };
        if is_tied && !links.ends_before(words, last + 1) {
            last += 1;
            continue;
        }
        match linked(words, last, &mut links) {
            Some(further) => last = further,
            None => break,
        }
    }
    last
}

/// Whether a word begins sentences and no names; "A. Moe", "Second World War" and the letter of a name are none.
pub(super) fn is_small_word(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| tables::is_opener(&word.folded)) else {
        return false;
    };
    if word.case == Case::Large && cues::is_acronym_too(&word.folded) {
        return false;
    }
    let next = words
        .get(at + 1)
        .filter(|next| next.gap == Gap::Space && is_part(next));
    let is_number = matches!(word.folded.as_str(), "first" | "second" | "third") && !word.begins;
    let is_letter = word.is_initial() && word.text != "I" && word.text != "A"
        || word.is_initial() && !word.begins && word.text != "I";
    !(next.is_some() && (is_number || is_letter))
}

/// Whether a word counts what stands before it: "World War I", but not "and I".
fn is_ordinal(word: &Word<'_>, next: &Word<'_>) -> bool {
    next.text == "I" && cues::is_event_head(&word.folded)
}

/// With the Arabic article that a hyphen ties to it, or the particles before a surname: "al-Roumi", "van der Vliet".
fn with_article(words: &[Word<'_>], mut run: Run, free: usize) -> Run {
    let is_particle = |at: usize| {
        words.get(at).is_some_and(|word| {
            !word.begins
                && matches!(
                    word.folded.as_str(),
                    "van" | "von" | "bin" | "ibn" | "der" | "den" | "bint"
                )
        }) && words.get(at + 1).is_some_and(|next| next.gap == Gap::Space)
    };
    while let Some(at) = run
        .first
        .checked_sub(1)
        .filter(|at| *at >= free && is_particle(*at))
    {
        run.first = at;
    }
    let is_tied = words
        .get(run.first)
        .is_some_and(|word| word.gap == Gap::Hyphen);
    let before = run.first.checked_sub(1).filter(|at| *at >= free && is_tied);
    if let Some(at) = before
        && words
            .get(at)
            .is_some_and(|word| tables::is_article(&word.folded, true))
    {
        run.first = at;
    }
    run
}

/// Whether a run that begins a sentence is of words that the document writes small elsewhere, and never large inside one:
/// a heading in large letters.
fn is_common_words(words: &[Word<'_>], run: Run, evidence: &Evidence<'_>) -> bool {
    let own = words.get(run.first..=run.last).unwrap_or_default();
    let is_common = |word: &Word<'_>| {
        let count = evidence.count(word);
        word.case != Case::Large && count.small > count.large || word.case == Case::Small
    };
    own.first().is_some_and(|word| word.begins) && own.iter().all(is_common)
}

/// Fewest letters of a common word that is written large to be loud: shorter ones are acronyms.
const MIN_LOUD: usize = 4;

/// Whether a word in large letters is one that the document writes small elsewhere.
fn is_loud(word: &Word<'_>, evidence: &Evidence<'_>) -> bool {
    let is_long = word.folded.chars().nth(MIN_LOUD - 1).is_some();
    word.case == Case::Large && is_long && evidence.count(word).small > 0
}

/// Whether a run is more than a word that is no name by itself.
fn is_name(words: &[Word<'_>], run: Run, evidence: &Evidence<'_>) -> bool {
    let Some(word) = words.get(run.first) else {
        return false;
    };
    if run.first < run.last {
        let is_people = cues::is_demonym(&word.folded) || cues::is_affiliation(&word.folded);
        let is_bare = run.last == run.first + 1
            && words
                .get(run.last)
                .is_some_and(|last| cues::is_election(&last.folded) && last.case == Case::Small);
        let own = words.get(run.first..=run.last).unwrap_or_default();
        // "French Islamists" are people, and no name.
        let is_party = own
            .last()
            .is_some_and(|word| cues::is_organisation_head(&word.folded));
        let is_all_people = !is_party
            && own.iter().all(|word| cues::is_demonym(&word.folded))
            && own
                .iter()
                .any(|word| !word.is_capital() || word.folded.ends_with('s'));
        return !(is_bare && (is_people || is_year(word)))
            && !is_all_people
            && !is_common_words(words, run, evidence);
    }
    let next = words.get(run.last + 1);
    let is_letter = word.folded.chars().nth(1).is_none();
    if is_letter || next.is_some_and(|next| next.is_glued) {
        return false;
    }
    let count = evidence.count(word);
    if cues::is_affiliation(&word.folded) {
        return count.large > 0 && word.case == Case::Title;
    }
    if is_loud(word, evidence) {
        return false;
    }
    let folded = word.folded.as_str();
    let is_noun = tables::is_title(folded)
        || tables::is_opener(folded)
        || tables::is_suffix(folded)
        || cues::is_office(folded)
        || cues::is_organisation_head(folded)
        || cues::is_place_head(folded)
        || cues::is_event_head(folded)
        || cues::is_demonym(folded)
        || count.small > count.large;
    matches!(word.case, Case::Large | Case::Mixed) || !is_noun
}
