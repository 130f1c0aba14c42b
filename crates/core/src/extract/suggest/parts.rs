//! A run of large words that holds several things: "Liberal Ana Moe", "Oslo Mayor Ana Moe".

use super::runs::Run;
use super::tables as cues;
use crate::extract::names::tables;
use crate::extract::names::words::{Gap, Word};

/// The names in a run, without the titles and offices before, between and behind them.
pub(super) fn parts(words: &[Word<'_>], run: Run) -> Vec<Run> {
    let is_head = |word: &Word<'_>| {
        let folded = word.folded.as_str();
        cues::is_organisation_head(folded)
            || cues::is_place_head(folded)
            || cues::is_event_head(folded)
    };
    let any = |first: usize, is: &dyn Fn(&Word<'_>) -> bool| {
        (first..=run.last).any(|at| words.get(at).is_some_and(is))
    };
    let mut parts = Vec::new();
    let mut run = run;
    // "Liberal Ana Moe": the party's member, then the name.
    let is_affiliated = words
        .get(run.first)
        .is_some_and(|word| cues::is_affiliation(&word.folded))
        && words
            .get(run.first + 1)
            .is_some_and(|word| word.gap == Gap::Space && word.is_capital())
        && run.last > run.first + 1
        && !any(run.first + 1, &is_head)
        && !any(run.first + 1, &|word| {
            cues::is_demonym(&word.folded) || !word.is_capital()
        });
    if is_affiliated {
        parts.push(Run {
            first: run.first,
            last: run.first,
        });
        run.first += 1;
    }
    let is_title = |at: usize| {
        words.get(at).is_some_and(|word| {
            let is_loose = at > run.first && cues::is_loose_title(&word.folded);
            (tables::is_title(&word.folded) || cues::is_office(&word.folded)) && !is_loose
        })
    };
    let behind_of = behind_of(words, run);
    if let Some(first) = behind_of {
        // "Member of Parliament", "President of Norway".
        parts.extend(without_small(
            words,
            Run {
                first,
                last: run.last,
            },
        ));
        return parts;
    }
    // "Justice Department", "General Motors Company" have no title.
    let titles_end = (run.first..=run.last)
        .rev()
        .find(|at| is_title(*at) && !any(at + 1, &is_head));
    match titles_end {
        None => parts.extend(without_small(words, run)),
        Some(last_title) => {
            let titles = (run.first..=last_title)
                .rev()
                .take_while(|at| is_title(*at));
            let first_title = titles.last().unwrap_or(last_title);
            if first_title > run.first {
                let last = first_title - 1;
                parts.extend(without_small(
                    words,
                    Run {
                        first: run.first,
                        last,
                    },
                ));
            }
            if last_title < run.last {
                let first = last_title + 1;
                parts.extend(without_small(
                    words,
                    Run {
                        first,
                        last: run.last,
                    },
                ));
            }
        }
    }
    parts
}

/// The word behind "of", when nothing but titles and offices stands before it.
fn behind_of(words: &[Word<'_>], run: Run) -> Option<usize> {
    let mut at = run.first;
    let is_office =
        |word: &Word<'_>| tables::is_title(&word.folded) || cues::is_office(&word.folded);
    while words.get(at).is_some_and(is_office) && at < run.last {
        at += 1;
    }
    let is_of = at > run.first
        && words
            .get(at)
            .is_some_and(|word| matches!(word.folded.as_str(), "of" | "de" | "du"));
    (is_of && at < run.last).then_some(at + 1)
}

/// Without small words, and words that begin sentences, at either end; `None` when nothing else is left.
fn without_small(words: &[Word<'_>], mut run: Run) -> Option<Run> {
    let is_small = |at: usize| {
        words.get(at).is_some_and(|word| {
            !word.is_capital()
                && !word.is_number()
                && !cues::is_election(&word.folded)
                && word.case == crate::extract::names::words::Case::Small
                || (super::runs::is_small_word(words, at)
                    && word.text != "I"
                    && !tables::is_calendar(&word.folded))
        })
    };
    while run.first < run.last && is_small(run.first) {
        run.first += 1;
    }
    while run.first < run.last && is_small(run.last) {
        run.last -= 1;
    }
    (!is_small(run.first)).then_some(run)
}
