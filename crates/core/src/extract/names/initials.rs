//! Initials of a name that stands in full before them, without being explained: "Harbour Board … HB".
//!
//! Only what is no person has initials here, and only letters that nothing else in the registry or the text claims.

use std::collections::{BTreeMap, BTreeSet};

use super::acronyms::Defined;
use super::words::{Case, Word};
use super::{NameRule, Run};

/// Fewest and most letters.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// The most of a block's words, one in so many, that may be all in large letters: in a loud one they say nothing.
const LOUD: usize = 3;

/// Adds the initials of names that stand in full before them.
pub(super) fn add(
    defined: &Defined,
    texts: &[Vec<Word<'_>>],
    is_person: impl Fn(usize) -> bool,
    runs: &mut Vec<Run>,
) {
    let mut clear: BTreeMap<String, Initials> = BTreeMap::new();
    for run in runs.iter().filter(|run| !is_person(run.entity)) {
        let words = texts
            .get(run.block)
            .and_then(|words| words.get(run.first..=run.last));
        let letters = words.map(initials).unwrap_or_default();
        if !LETTERS.contains(&letters.chars().count()) || defined.contains_key(&letters) {
            continue;
        }
        let place = (run.block, run.last);
        let of = clear.entry(letters).or_insert_with(|| Initials {
            first: place,
            entities: BTreeSet::new(),
        });
        of.first = of.first.min(place);
        of.entities.insert(run.entity);
    }
    if clear.is_empty() {
        return;
    }
    let claimed: BTreeSet<(usize, usize)> = runs
        .iter()
        .flat_map(|run| (run.first..=run.last).map(|at| (run.block, at)))
        .collect();
    for (block, words) in texts.iter().enumerate() {
        let n_large = words.iter().filter(|word| word.case == Case::Large).count();
        if n_large * LOUD > words.len() {
            continue;
        }
        for (at, word) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.case == Case::Large)
        {
            let Some(of) = clear.get(&word.folded).filter(|of| of.first < (block, at)) else {
                continue;
            };
            if let (1, Some(&entity), false) = (
                of.entities.len(),
                of.entities.first(),
                claimed.contains(&(block, at)),
            ) {
                runs.push(Run {
                    block,
                    first: at,
                    last: at,
                    start: word.start,
                    end: word.end(),
                    entity,
                    rule: NameRule::Acronym,
                });
            }
        }
    }
}

/// Who has certain initials, and where the first of their names ends: block and word.
struct Initials {
    first: (usize, usize),
    entities: BTreeSet<usize>,
}

/// The first letters of the words of a name, but for an article before it and the small words inside.
fn initials(name: &[Word<'_>]) -> String {
    let is_article =
        |word: &&Word<'_>| matches!(word.folded.as_str(), "the" | "le" | "la" | "les" | "l");
    let n_articles = name.iter().take_while(is_article).count();
    let words = name.get(n_articles..).unwrap_or_default();
    words
        .iter()
        .filter(|word| word.is_capital())
        .filter_map(|word| word.folded.chars().next())
        .collect()
}
