//! The surname of the person who was last named in full.
//!
//! It is left alone when two persons who were named share it, when a large word beside it makes it part of another name
//! ("Ana Moe", "Moe Street"), and after somebody who is not in the registry was named with it.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Case, Gap, Word};
use super::{NameRule, Run, tables};

/// The end of a person's name in a text.
#[derive(Clone, Debug)]
pub(super) struct End<'a> {
    pub run: Run,
    /// Names of several persons that end alike have the same.
    pub form: usize,
    /// The whole name.
    pub name: &'a str,
}

/// What the words around a surname make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    Alone,
    /// Behind given names of the same person, the first of which is this word: "G. W. Roe".
    Whole(usize),
    /// Behind a name that is not this person's.
    Another,
    /// Part of something else, or not clear.
    Unclear,
}

/// Adds the surnames of a document to the runs of whole names.
pub(super) fn add(
    texts: &[Vec<Word<'_>>],
    mut ends: Vec<End<'_>>,
    is_person: impl Fn(usize) -> bool,
    runs: &mut Vec<Run>,
) {
    if ends.is_empty() {
        return;
    }
    let small = small_words(texts);
    let places = |run: &Run| {
        let block = run.block;
        (run.first..=run.last).map(move |at| (block, at))
    };
    let covered: BTreeSet<(usize, usize)> = runs.iter().flat_map(places).collect();
    let persons = runs.iter().filter(|run| is_person(run.entity));
    let by_persons: BTreeSet<(usize, usize)> = persons.flat_map(places).collect();
    let alone = runs.iter().filter(|run| run.first == run.last);
    let by_one: BTreeSet<(usize, usize)> = alone.flat_map(places).collect();
    ends.sort_by_key(|end| {
        let run = &end.run;
        (
            run.block,
            run.first,
            std::cmp::Reverse(run.last),
            end.form,
            run.entity,
        )
    });
    ends.dedup_by_key(|end| {
        (
            end.run.block,
            end.run.first,
            end.run.last,
            end.form,
            end.run.entity,
        )
    });
    let mut whole: Vec<&Run> = runs
        .iter()
        .filter(|run| run.rule != NameRule::Shared && is_person(run.entity))
        .collect();
    whole.sort_by_key(|run| (run.block, run.first, run.last));
    let mut whole = whole.into_iter().peekable();
    let mut history = History::default();
    let mut added: Vec<Run> = Vec::new();
    for of_place in ends.chunk_by(|a, b| (a.run.block, a.run.first) == (b.run.block, b.run.first)) {
        let Some(place) = of_place.first().map(|end| (end.run.block, end.run.first)) else {
            continue;
        };
        while whole.next_if(|run| (run.block, run.last) < place).is_some() {}
        // The ends of a whole name tell which forms it has.
        if let Some(run) = whole.peek().filter(|run| (run.block, run.first) <= place) {
            let inside = |end: &&End<'_>| end.run.entity == run.entity && end.run.last <= run.last;
            for end in of_place.iter().filter(inside) {
                history.name(end.form, run.entity);
            }
        }
        let is_done = added
            .last()
            .is_some_and(|run| run.block == place.0 && place.1 <= run.last);
        let Some(words) = texts.get(place.0).filter(|_| !is_done) else {
            continue;
        };
        let is_free = |end: &&End<'_>| {
            let any = |set: &BTreeSet<(usize, usize)>| places(&end.run).any(|at| set.contains(&at));
            // "Moe’s blog" may be a name of its own, but in it stands Moe.
            let owns = words
                .get(end.run.last + 1)
                .is_some_and(|next| next.gap == Gap::Apostrophe && next.folded == "s");
            !any(&covered) || (owns && !any(&by_persons) && !any(&by_one))
        };
        for of_form in of_place.chunk_by(|a, b| a.form == b.form) {
            let mut accepted = None;
            for end in of_form.iter().filter(is_free) {
                match context(words, end, &covered, &small) {
                    Context::Whole(first) => {
                        history.name(end.form, end.run.entity);
                        accepted = Some(Run {
                            first,
                            start: words.get(first).map_or(end.run.start, |word| word.start),
                            rule: NameRule::Variant,
                            ..end.run.clone()
                        });
                        break;
                    }
                    Context::Another => history.forget(end.form),
                    Context::Alone if history.means(end.form) == Some(end.run.entity) => {
                        accepted = Some(end.run.clone());
                    }
                    Context::Alone | Context::Unclear => {}
                }
            }
            if let Some(run) = accepted {
                added.push(run);
                break;
            }
        }
    }
    runs.append(&mut added);
}

/// Who has been named in full with which surnames.
#[derive(Debug, Default)]
struct History {
    holders: BTreeMap<usize, BTreeSet<usize>>,
    last: BTreeMap<usize, usize>,
}

impl History {
    fn name(&mut self, form: usize, entity: usize) {
        self.holders.entry(form).or_default().insert(entity);
        self.last.insert(form, entity);
    }

    fn forget(&mut self, form: usize) {
        self.last.remove(&form);
    }

    fn means(&self, form: usize) -> Option<usize> {
        let is_one = self.holders.get(&form)?.len() == 1;
        self.last.get(&form).copied().filter(|_| is_one)
    }
}

/// Words that the document writes small somewhere: large at the beginning of a sentence, they are no names.
fn small_words<'a>(texts: &'a [Vec<Word<'_>>]) -> BTreeSet<&'a str> {
    let words = texts.iter().flatten();
    words
        .filter(|word| word.case == Case::Small)
        .map(|word| word.folded.as_str())
        .collect()
}

fn context(
    words: &[Word<'_>],
    end: &End<'_>,
    covered: &BTreeSet<(usize, usize)>,
    small: &BTreeSet<&str>,
) -> Context {
    let run = &end.run;
    let before = run.first.checked_sub(1).and_then(|at| words.get(at));
    let (Some(first), Some(last)) = (words.get(run.first), words.get(run.last)) else {
        return Context::Unclear;
    };
    let after = words.get(run.last + 1);
    if let Some(after) = after {
        let is_name = after.is_capital()
            && after.gap.joins()
            && !tables::is_calendar(&after.folded)
            && !tables::is_opener(&after.folded);
        if is_name || after.gap == Gap::And {
            return Context::Unclear;
        }
    }
    if tables::is_calendar(&last.folded) && is_date(before, after) {
        return Context::Unclear;
    }
    if first.begins && run.first == run.last && tables::is_opener(&first.folded) {
        return Context::Unclear;
    }
    let Some(before) = before.filter(|_| first.gap.joins() || first.gap == Gap::And) else {
        return Context::Alone;
    };
    if first.gap == Gap::And {
        return Context::Unclear;
    }
    if !before.is_capital() {
        let is_tied = tables::is_particle(&before.folded)
            && !matches!(
                before.folded.as_str(),
                "de" | "du" | "des" | "d" | "la" | "le"
            );
        return if is_tied {
            Context::Unclear
        } else {
            Context::Alone
        };
    }
    if let Some(first) = given_names(words, run.first, end.name) {
        return Context::Whole(first);
    }
    let is_small_word = tables::is_opener(&before.folded) || small.contains(before.folded.as_str());
    if first.gap == Gap::Hyphen {
        Context::Unclear
    } else if tables::is_title(&before.folded) || covered.contains(&(run.block, run.first - 1)) {
        Context::Alone
    } else if before.begins {
        match is_small_word {
            true => Context::Alone,
            false => Context::Unclear,
        }
    } else {
        Context::Another
    }
}

/// Whether the words around a month make it one.
fn is_date(before: Option<&Word<'_>>, after: Option<&Word<'_>>) -> bool {
    let is_number = |word: &Word<'_>| word.is_number();
    before.is_some_and(|word| is_number(word) || tables::is_before_month(&word.folded))
        || after.is_some_and(is_number)
}

/// The first of the given names before a surname, when they are this person's: the given name with initials behind
/// it ("George W. Roe"), or its initial ("G. Roe").
fn given_names(words: &[Word<'_>], surname: usize, name: &str) -> Option<usize> {
    let name = super::words::words(name);
    let given = name
        .iter()
        .find(|word| !tables::is_title(&word.folded))
        .map(|word| word.folded.as_str())?;
    let mut at = surname;
    while let Some(word) = at.checked_sub(1).and_then(|before| words.get(before)) {
        let is_tied = words.get(at).is_some_and(|next| next.gap.joins());
        if !is_tied {
            break;
        }
        if word.folded == given {
            return Some(at - 1);
        }
        if !word.is_initial() {
            break;
        }
        at -= 1;
    }
    let first = words.get(at).filter(|_| at < surname)?;
    given.starts_with(first.folded.as_str()).then_some(at)
}
