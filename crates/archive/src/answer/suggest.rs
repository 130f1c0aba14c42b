//! What the reader may want to type: entities first, then words.

use dossier_core::model::Span;
use dossier_core::text::{fold, is_function_word, len_scalars, slice, words};

use super::MAX_ROWS;
use crate::chunk::Kind;
use crate::keyed::MOST_MENTIONED;
use crate::numbers::Numbers;
use crate::rank;
use crate::reader::Reader;
use crate::search::filter;
use crate::store::pairs;
use crate::wire::{Name, Suggestion};

/// Words before the last one that may belong to a name.
const MAX_BEFORE: usize = 3;

/// Letters of a last word from which on words before it are looked for in names.
const MIN_LETTERS: usize = 2;

/// What is being typed.
struct Typed<'a> {
    /// Everything before the last word.
    before: &'a str,
    /// The last word, folded.
    last: String,
    /// The words just before it, folded, in order.
    run: Vec<String>,
    /// The type of entity that is asked for: `person:`.
    kind: Option<&'a str>,
}

impl Reader {
    /// The answer to [`Question::Suggest`](crate::wire::Question::Suggest).
    pub(super) fn suggest(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        let limit = limit.min(MAX_ROWS);
        let Some(typed) = read(typed) else {
            return Vec::new();
        };
        let of_kind = typed.kind.and_then(|kind| self.kind_range(kind));
        let n_entities = if of_kind.is_some() {
            limit
        } else {
            limit.div_ceil(2)
        };
        let mut found = self.names(&typed);
        if let Some(range) = &of_kind {
            found.retain(|(entity, _)| range.contains(entity));
        }
        found.truncate(n_entities);
        let entity = |(number, n_docs): (u32, u32)| {
            let entity = self.entity(number)?.0;
            let (kind, name) = (entity.kind, entity.name);
            Some(Suggestion::Entity(Name { kind, name }, n_docs))
        };
        let mut suggestions: Vec<Suggestion> = found.into_iter().filter_map(entity).collect();
        if of_kind.is_none() {
            let words = self.completions(&typed.last, limit);
            let more = limit.saturating_sub(suggestions.len());
            let whole =
                |(word, n_docs)| Suggestion::Words(format!("{}{word}", typed.before), n_docs);
            suggestions.extend(words.into_iter().take(more).map(whole));
        }
        suggestions
    }

    /// Entities whose names have what is typed, those with more of its words first, then the most mentioned.
    fn names(&self, typed: &Typed<'_>) -> Vec<(u32, u32)> {
        let mut found: Vec<(u32, u32)> = Vec::new();
        let add = |of_run: Vec<(u32, u32)>, found: &mut Vec<(u32, u32)>| {
            for entity in of_run {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        };
        if typed.last.chars().count() >= MIN_LETTERS {
            for first in 0..typed.run.len() {
                let run = typed.run.get(first..).unwrap_or_default();
                add(self.names_with(run, &typed.last), &mut found);
            }
        }
        let key = format!("{}{MOST_MENTIONED}", typed.last);
        let most = self.store.keyed(Kind::Names, &key);
        let of_last: Vec<(u32, u32)> = if typed.kind.is_none() && !most.is_empty() {
            pairs(most)
        } else {
            self.store.named_from(&typed.last).greatest_first()
        };
        add(of_last, &mut found);
        found
    }

    /// Entities of which a name has the words of `run`, and then one that begins with `last`.
    fn names_with(&self, run: &[String], last: &str) -> Vec<(u32, u32)> {
        let mut found: Option<Numbers> = None;
        for word in run {
            let mut known = self.store.named(word);
            if let Some(found) = &found {
                known.keep(found);
            }
            found = Some(known);
        }
        let mut found = found.unwrap_or_default();
        if found.is_empty() {
            return Vec::new();
        }
        let of_last = self.store.named_from(last);
        found.keep(&of_last);
        let mut asked = run.to_vec();
        asked.push(last.to_owned());
        let mut found = found.greatest_first();
        found.truncate(2 * MAX_BEFORE * MAX_BEFORE);
        found.retain(|&(entity, _)| {
            self.entity(entity).is_some_and(|(entity, _)| {
                let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
                names.any(|name| filter::has(name, &asked, true))
            })
        });
        found
    }

    /// The commonest words that begin so, with how many articles have each; function words and the word itself not.
    fn completions(&self, letters: &str, n: usize) -> Vec<(String, u32)> {
        if letters.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(String, u32)> = match self.store.top(letters) {
            Some(top) => top.words.clone(),
            None => {
                // Of words that differ by accents the commonest.
                let (mut found, mut folded) = (Vec::<(String, u32)>::new(), String::new());
                let languages: Vec<_> = self.store.root.languages().collect();
                self.store.each_word_from(letters, &mut |_, word| {
                    let mut languages = languages.iter();
                    if languages.any(|&language| is_function_word(word.folded, language)) {
                        return;
                    }
                    match found.last_mut().filter(|_| folded == word.folded) {
                        Some((_, n_docs)) if *n_docs >= word.n_docs => {}
                        Some(known) => *known = (word.surface.to_owned(), word.n_docs),
                        None => {
                            folded = word.folded.to_owned();
                            found.push((word.surface.to_owned(), word.n_docs));
                        }
                    }
                });
                rank::commonest_first(&mut found);
                found
            }
        };
        found.retain(|(word, _)| fold(word) != letters);
        found.truncate(n);
        found
    }
}

/// `None` when no word is being typed.
fn read(typed: &str) -> Option<Typed<'_>> {
    let all: Vec<_> = words(typed).collect();
    let last = all.last()?;
    if last.span.end != len_scalars(typed) {
        return None;
    }
    let start = last.span.start;
    let before = slice(
        typed,
        Span {
            start: 0,
            end: start,
        },
    )?;
    let tail = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let kind = tail.strip_suffix(':').filter(|kind| !kind.is_empty());
    let mut run: Vec<String> = all
        .iter()
        .rev()
        .skip(1)
        .take(MAX_BEFORE)
        .map(|word| fold(&word.surface))
        .collect();
    run.reverse();
    Some(Typed {
        before,
        last: fold(&last.surface),
        run,
        kind,
    })
}
