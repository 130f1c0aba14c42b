//! The articles that have words near one another: `"a phrase"`, `"a b"~5`, and words joined by a hyphen.
//!
//! Words that follow one another are found in names of entities too, wherever an article mentions the entity. There the
//! words stand as in an index of names, without accents, so such a match is a folded one.

use super::expand::Words;
use super::filter;
use super::leaf::{self, Matches};
use super::plan::Asked;
use crate::chunk::Kind;
use crate::numbers::Numbers;
use crate::postings::Posting;
use crate::rank::Grade;
use crate::store::Store;

/// The articles in which the words (each with its forms) stand one after the other, or, with a `slop`, in any order with
/// at most so many others between them.
pub(super) fn find(
    store: &Store,
    parts: &[Words],
    slop: u32,
    in_title: bool,
    levels: &[u8],
) -> Matches {
    let candidates = candidates(store, parts);
    for words in parts {
        words.numbers().for_each(|number| {
            store.want(Kind::Positions, number);
        });
    }
    if candidates.is_empty() || store.is_waiting() {
        return Matches::new();
    }
    // By candidate: the places of each part, with the part's number.
    let mut places: Vec<Vec<(u32, usize)>> = vec![Vec::new(); candidates.len()];
    let mut grades = vec![Grade::Exact; candidates.len()];
    for (part, words) in parts.iter().enumerate() {
        for (number, grade) in words.iter() {
            add_places(
                store,
                number,
                levels,
                in_title,
                &candidates,
                |at, places_of_doc| {
                    if let (Some(places), Some(worst)) = (places.get_mut(at), grades.get_mut(at)) {
                        places.extend(places_of_doc.iter().map(|&place| (place, part)));
                        *worst = (*worst).max(grade);
                    }
                },
            );
        }
    }
    let mut matches = Matches::new();
    for ((doc, places), grade) in candidates.iter().zip(&mut places).zip(grades) {
        places.sort_unstable();
        places.dedup();
        let n_times = if slop == 0 {
            n_runs(places, parts.len())
        } else {
            n_near(places, parts, slop)
        };
        if n_times > 0 {
            matches.push(leaf::phrase_match(*doc, n_times, grade));
        }
    }
    matches
}

/// The articles that mention an entity with the words of a phrase in a name, and how many such names there are.
pub(super) fn in_names(store: &Store, asked: &[Asked]) -> Numbers {
    let grows = asked.last().is_some_and(|word| word.prefix);
    let words: Vec<String> = asked.iter().map(|word| word.folded.clone()).collect();
    let mut docs: Vec<(u32, u32)> = Vec::new();
    filter::each_name_with(store, &words, grows, &mut |entity, n_names| {
        store.each_mention(entity, &mut |doc| docs.push((doc, n_names)));
    });
    Numbers::new(&docs, u32::saturating_add)
}

/// Adds the articles that have the phrase in names to those that have it in the text.
pub(super) fn with_names(matches: Matches, names: &Numbers) -> Matches {
    if names.is_empty() {
        return matches;
    }
    let mut all = Matches::with_capacity(matches.len() + names.len());
    let mut names = names.iter().map(|(doc, n)| leaf::name_match(doc, n));
    let mut name = names.next();
    for mut found in matches {
        while let Some(before) = name.filter(|name| name.doc < found.doc) {
            all.push(before);
            name = names.next();
        }
        if let Some(same) = name.filter(|name| name.doc == found.doc) {
            found.occurrences = found.occurrences.saturating_add(same.occurrences);
            found.grade = found.grade.min(same.grade);
            name = names.next();
        }
        all.push(found);
    }
    all.extend(name.into_iter().chain(names));
    all
}

/// The articles that have every part, ascending.
fn candidates(store: &Store, parts: &[Words]) -> Vec<u32> {
    let mut candidates: Option<Vec<u32>> = None;
    for words in parts {
        let mut docs = Vec::new();
        for number in words.numbers() {
            leaf::each_posting(store, number, &mut |posting| {
                if posting.count > 0 {
                    docs.push((posting.doc, 0));
                }
            });
        }
        let mut docs: Vec<u32> = Numbers::new(&docs, u32::max).keys().collect();
        if let Some(before) = &candidates {
            docs.retain(|doc| before.binary_search(doc).is_ok());
        }
        candidates = Some(docs);
    }
    candidates.unwrap_or_default()
}

/// Calls `each` with the position of a candidate and the places that a word has in it.
fn add_places(
    store: &Store,
    number: u32,
    levels: &[u8],
    in_title: bool,
    candidates: &[u32],
    mut each: impl FnMut(usize, &[u32]),
) {
    let counted = store.counted(number, levels);
    let mut number_of_posting = 0;
    let mut wanted: Vec<usize> = Vec::new();
    let mut of_wanted: Vec<(usize, Posting)> = Vec::new();
    leaf::each_posting(store, number, &mut |posting| {
        // A word that is only in a name has no place, and says nothing about the phrase.
        let known = candidates.binary_search(&posting.doc).ok();
        if let Some(at) = known.filter(|_| posting.count > 0) {
            wanted.push(number_of_posting);
            of_wanted.push((at, posting));
        }
        number_of_posting += 1;
    });
    let mut of_wanted = of_wanted.into_iter();
    store.places(number, levels, &counted, &wanted, |_, places| {
        if let Some((at, posting)) = of_wanted.next() {
            let kept = if in_title {
                posting.title as usize
            } else {
                places.len()
            };
            each(at, places.get(..kept).unwrap_or(places));
        }
    });
}

/// How often the parts stand one after the other.
fn n_runs(places: &[(u32, usize)], n_parts: usize) -> u32 {
    let is_run = |&(place, part): &(u32, usize)| {
        part == 0
            && (1..n_parts).all(|next| {
                let following = place.checked_add(next as u32);
                following.is_some_and(|place| places.binary_search(&(place, next)).is_ok())
            })
    };
    places.iter().filter(|place| is_run(place)).count() as u32
}

/// How many shortest stretches have every part at a place of its own, with at most `slop` other words.
///
/// Parts that are the same words need so many places, so they are counted as one part that is needed several times.
fn n_near(places: &[(u32, usize)], parts: &[Words], slop: u32) -> u32 {
    let is_same = |a: &Words, b: &Words| a.numbers().eq(b.numbers());
    let same = |part: usize| {
        let known = parts.get(part);
        let first = |words: &Words| known.is_some_and(|known| is_same(words, known));
        parts.iter().position(first).unwrap_or(part)
    };
    let mut needed = vec![0_u32; parts.len()];
    for part in 0..parts.len() {
        if let Some(needed) = needed.get_mut(same(part)) {
            *needed += 1;
        }
    }
    let places: Vec<(u32, usize)> = places
        .iter()
        .copied()
        .filter(|&(_, part)| same(part) == part)
        .collect();
    let mut had = vec![0_u32; parts.len()];
    let widest = parts.len() as u64 + u64::from(slop);
    let (mut first, mut n) = (0, 0);
    for &(place, part) in &places {
        if let Some(had) = had.get_mut(part) {
            *had += 1;
        }
        let is_whole = |had: &[u32]| had.iter().zip(&needed).all(|(had, needed)| had >= needed);
        let mut shortest = None;
        while is_whole(&had) {
            let Some(&(start, part)) = places.get(first) else {
                break;
            };
            shortest = Some(u64::from(place - start) + 1);
            if let Some(had) = had.get_mut(part) {
                *had -= 1;
            }
            first += 1;
        }
        n += u32::from(shortest.is_some_and(|width| width <= widest));
    }
    n
}
