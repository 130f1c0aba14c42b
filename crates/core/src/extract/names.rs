//! The names of a registry, wherever a document has them.
//!
//! A text is searched once, folded, for all names; what is found is then judged in the order of the text, because a
//! surname or an acronym means what was said before. Nothing here proposes names that the registry lacks.

pub(super) mod acronyms;
mod initials;
pub(super) mod patterns;
mod shared;
mod surnames;
pub(super) mod tables;
pub(super) mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use self::patterns::{Match, Patterns, case_fits, is_article};
use self::words::{Gap, Word, words};
use super::{CharOffsets, Document};
use crate::model::Span;

/// An entity to look for.
#[derive(Clone, Debug, Default)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// Id of its type; people have surnames.
    pub kind: &'a str,
    /// Its name and its other names, each with the language that it belongs to; empty for every language.
    pub names: Vec<(&'a str, &'a str)>,
}

/// A run of text that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundName<'a> {
    /// Index of the block.
    pub block: usize,
    /// Where in it.
    pub span: Span,
    /// The entity's id.
    pub entity: &'a str,
    /// Why it is taken for that entity.
    pub rule: NameRule,
}

/// Why a run of text is taken for an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRule {
    /// It is the name or an alias, letter by letter but for the first.
    Name,
    /// It differs from a name in accents, hyphens, an article or a title only.
    Variant,
    /// Letters that the text itself has defined beside the name, or the initials of a name that stands in full before.
    Acronym,
    /// The surname of the person who was last named in full.
    Surname,
    /// A name that several entities have, in a document that does not say which it means: it is found for each of them.
    Shared,
}

/// The names of many entities, prepared for many texts.
#[derive(Debug, Default)]
pub struct Names {
    patterns: Patterns,
    /// Ids and types of the entities, by id.
    entities: Vec<(String, String)>,
}

/// A run of words that names an entity.
#[derive(Clone, Debug)]
struct Run {
    block: usize,
    /// First and last word.
    first: usize,
    last: usize,
    /// Bytes.
    start: usize,
    end: usize,
    entity: usize,
    rule: NameRule,
}

impl Names {
    /// Prepares these names. Their order does not matter; entities of one id are one.
    pub fn new(entities: &[Named<'_>]) -> Self {
        let mut by_id: BTreeMap<&str, Named<'_>> = BTreeMap::new();
        for named in entities {
            let entity = by_id.entry(named.id).or_insert_with(|| Named {
                id: named.id,
                ..Named::default()
            });
            entity.kind = entity.kind.max(named.kind);
            entity.names.extend(&named.names);
        }
        let entities: Vec<Named<'_>> = by_id.into_values().collect();
        Names {
            patterns: Patterns::new(&entities),
            entities: entities
                .iter()
                .map(|entity| (entity.id.to_owned(), entity.kind.to_owned()))
                .collect(),
        }
    }

    /// Every name in a document, by block and start, longer first where two start together; none in headings. Of two
    /// names of one entity the longer counts ("Islamic State" holds "State"); those of different entities may nest.
    pub fn find(&self, document: &Document<'_>) -> Vec<FoundName<'_>> {
        let mut blocks = document.blocks.iter();
        // Most articles have none of the names of most lists, and their words are not needed.
        if !blocks.any(|block| !block.is_heading && self.patterns.may_match(block.text)) {
            return Vec::new();
        }
        let lang = primary(document.lang);
        let texts: Vec<Vec<Word<'_>>> = document
            .blocks
            .iter()
            .map(|block| match block.is_heading {
                true => Vec::new(),
                false => words(block.text),
            })
            .collect();
        let (mut whole, mut ends) = (Vec::new(), Vec::new());
        for (block, (words, text)) in texts.iter().zip(document.blocks).enumerate() {
            for found in self.patterns.matches(words) {
                let of = found.pattern.lang.as_str();
                let is_of_lang =
                    of.is_empty() || lang.is_empty() || primary(of).eq_ignore_ascii_case(lang);
                let run = is_of_lang.then(|| run_of(block, text.text, words, &found));
                let Some(run) = run.flatten() else {
                    continue;
                };
                match found.pattern.is_surname {
                    true => ends.push(surnames::End {
                        run,
                        form: found.line,
                        name: &found.pattern.name,
                    }),
                    false => whole.push(run),
                }
            }
        }
        keep_longest(&mut whole);
        self.leave_out_persons_in_persons(&mut whole);
        let defined = acronyms::defined(document, &texts, &whole);
        shared::settle(&mut whole);
        acronyms::add(&defined, &texts, &mut whole);
        initials::add(
            &defined,
            &texts,
            |entity| self.is_person(entity),
            &mut whole,
        );
        surnames::add(&texts, ends, |entity| self.is_person(entity), &mut whole);
        // A surname may have taken given names along that are an alias: "Kari" in "Kari J. Wold".
        keep_longest(&mut whole);
        self.found(document, whole)
    }

    fn is_person(&self, entity: usize) -> bool {
        let kind = self.entities.get(entity).map(|(_, kind)| kind.as_str());
        tables::is_person(kind.unwrap_or_default())
    }

    /// Of persons only the longest name counts: "Moe", an alias of Ana Moe, is not named in "Ole Moe".
    fn leave_out_persons_in_persons(&self, runs: &mut Vec<Run>) {
        let mut persons: Vec<(usize, usize, usize)> = runs
            .iter()
            .filter(|run| self.is_person(run.entity))
            .map(|run| (run.block, run.first, run.last))
            .collect();
        persons.sort_by_key(|(block, first, last)| (*block, *first, Reverse(*last)));
        let mut longest: Vec<(usize, usize, usize)> = Vec::new();
        for place in persons {
            let is_inside = longest
                .last()
                .is_some_and(|(block, _, last)| *block == place.0 && place.2 <= *last);
            if !is_inside {
                longest.push(place);
            }
        }
        runs.retain(|run| {
            let place = (run.block, run.first, run.last);
            let n_before =
                longest.partition_point(|other| (other.0, other.1) <= (run.block, run.first));
            let around = n_before.checked_sub(1).and_then(|at| longest.get(at));
            let is_inside = around.is_some_and(|other| {
                other.0 == run.block && run.last <= other.2 && *other != place
            });
            !(is_inside && self.is_person(run.entity))
        });
    }

    fn found(&self, document: &Document<'_>, mut runs: Vec<Run>) -> Vec<FoundName<'_>> {
        runs.sort_by_key(|run| (run.block, run.start, Reverse(run.end), run.entity, run.rule));
        runs.dedup_by_key(|run| (run.block, run.start, run.end, run.entity));
        let mut found = Vec::with_capacity(runs.len());
        for of_block in runs.chunk_by(|a, b| a.block == b.block) {
            let block = of_block.first().map_or(0, |run| run.block);
            let Some(text) = document.blocks.get(block) else {
                continue;
            };
            let ends = of_block.iter().flat_map(|run| [run.start, run.end]);
            let chars = CharOffsets::new(text.text, ends);
            for run in of_block {
                let Some((id, _)) = self.entities.get(run.entity) else {
                    continue;
                };
                found.push(FoundName {
                    block,
                    span: chars.span(run.start, run.end),
                    entity: id,
                    rule: run.rule,
                });
            }
        }
        found
    }
}

/// The run of a match, when its letters are large and small as the name has them.
fn run_of(block: usize, text: &str, found: &[Word<'_>], at: &Match<'_>) -> Option<Run> {
    let pattern = at.pattern;
    let own = words(pattern.name.get(pattern.from..)?);
    // Without articles and "and" on either side, and without what stands behind the end of a person's name ("Jr").
    let told = |words: &'_ [Word<'_>], at: usize| {
        let is_and = words.get(at).is_some_and(|word| word.folded == "and");
        !is_and && !is_article(words, at)
    };
    let in_text: Vec<&Word<'_>> = (at.first..=at.last)
        .filter(|at| told(found, *at))
        .filter_map(|at| found.get(at))
        .collect();
    let mut in_name: Vec<&Word<'_>> = (0..own.len())
        .filter(|at| told(&own, *at))
        .filter_map(|at| own.get(at))
        .collect();
    if pattern.is_surname {
        in_name.truncate(in_text.len());
    }
    if !case_fits(&in_name, &in_text) {
        return None;
    }
    let (mut first, last) = (at.first, at.last);
    let article = first.checked_sub(1).filter(|at| is_article(found, *at));
    let is_tied = found.get(first).is_some_and(|word| word.gap == Gap::Hyphen);
    match article {
        Some(article) if pattern.has_article || is_tied || pattern.is_surname => first = article,
        // "al-Sham" alone is not "Sham".
        None if pattern.has_article && in_text.len() == 1 && !pattern.is_surname => return None,
        _ => {}
    }
    let (mut start, mut end) = (found.get(first)?.start, found.get(last)?.end());
    if !pattern.is_surname {
        // Signs at the ends of the name: `Yahoo!`, `U.S.`.
        let before = &pattern.name[..pattern.from];
        if !before.is_empty() && text[..start].ends_with(before) {
            start -= before.len();
        }
        let of_name = words(&pattern.name);
        let after = of_name
            .last()
            .map_or("", |word| &pattern.name[word.end()..]);
        if text[end..].starts_with(after) {
            end += after.len();
        }
    }
    let rule = match is_same_but_first(&text[start..end], &pattern.name) {
        _ if pattern.is_surname => NameRule::Surname,
        true => NameRule::Name,
        false => NameRule::Variant,
    };
    // Only a whole name stands in an address: `a.moe@example.org` does not name Ana Moe.
    let is_glued = |at: usize| found.get(at).is_some_and(|word| word.is_glued);
    if rule != NameRule::Name && (is_glued(first) || is_glued(last + 1)) {
        return None;
    }
    Some(Run {
        block,
        first,
        last,
        start,
        end,
        entity: pattern.entity,
        rule,
    })
}

/// Whether two texts are the same but for the case of the first letter.
fn is_same_but_first(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let lower = |letter: Option<char>| letter.map(|letter| letter.to_lowercase().to_string());
    lower(a.next()) == lower(b.next()) && a.as_str() == b.as_str()
}

/// Of runs of one entity that overlap, the leftmost and then the longest. Words that are so left out are no other
/// entity's either: in "Left Union" there is no "Union" of its own.
fn keep_longest(runs: &mut Vec<Run>) {
    runs.sort_by_key(|run| {
        let place = (run.entity, run.block, run.first, Reverse(run.last));
        (place, run.rule, run.start, Reverse(run.end))
    });
    // Entity, block, last word, and its end: a full stop can belong to the words on both its sides.
    let mut last: Option<(usize, usize, usize, usize)> = None;
    let mut left_out = BTreeSet::new();
    runs.retain(|run| {
        let overlaps = last.is_some_and(|(entity, block, word, end)| {
            (entity, block) == (run.entity, run.block) && (run.first <= word || run.start < end)
        });
        if overlaps {
            left_out.insert((run.block, run.first, run.last, run.entity));
        } else {
            last = Some((run.entity, run.block, run.last, run.end));
        }
        !overlaps
    });
    let kept: BTreeSet<(usize, usize, usize, usize)> = runs
        .iter()
        .map(|run| (run.block, run.first, run.last, run.entity))
        .collect();
    left_out.retain(|place| !kept.contains(place));
    runs.retain(|run| {
        let (from, to) = (0, usize::MAX);
        let place = |entity| (run.block, run.first, run.last, entity);
        left_out.range(place(from)..=place(to)).next().is_none()
    });
}

/// The language of a tag: `en` of `en-GB`.
fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or_default()
}
