//! Elections and summits, whose names have a year and small words: "2001 Italian general election".

use super::runs::{Run, end, is_part};
use super::tables as cues;
use crate::extract::names::tables;
use crate::extract::names::words::{Gap, Word};

/// First and last year that stands in a name.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;

pub(super) fn is_year(word: &Word<'_>) -> bool {
    word.text.len() == 4 && word.text.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// The run with the small words up to "election", and then with the year before and the place behind it. Nothing before
/// the word `free` is taken.
pub(super) fn grown(words: &[Word<'_>], mut run: Run, free: usize) -> Run {
    let mut election = (run.first..=run.last).find(|at| {
        words
            .get(*at)
            .is_some_and(|word| cues::is_election(&word.folded))
    });
    let mut last = run.last;
    while let Some(word) = words.get(last + 1) {
        let goes_on = word.gap.joins() && !word.begins && election.is_none_or(|at| at < run.last);
        if !goes_on {
            break;
        }
        last += 1;
        if cues::is_election(&word.folded) {
            election = Some(last);
            run.last = last;
            // "primary election" goes on, "election" does not.
            let next = words.get(last + 1);
            if next.is_none_or(|next| !cues::is_election(&next.folded)) {
                break;
            }
        } else if !cues::is_election_kind(&word.folded) {
            break;
        }
    }
    let Some(election) = election else {
        return run;
    };
    let before = |at: usize| at.checked_sub(1).filter(|at| *at >= free);
    let is_tied = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.gap == Gap::Space && !word.begins)
    };
    let year =
        before(run.first).filter(|at| is_tied(run.first) && words.get(*at).is_some_and(is_year));
    let Some(year) = year else {
        return run;
    };
    let month = before(year).filter(|at| {
        is_tied(year)
            && words
                .get(*at)
                .is_some_and(|word| tables::is_calendar(&word.folded))
    });
    run.first = month.unwrap_or(year);
    let is_in = words
        .get(election + 1)
        .is_some_and(|word| word.folded == "in" && word.gap == Gap::Space);
    let target = words
        .get(election + 2)
        .filter(|word| word.gap == Gap::Space && is_part(word));
    if election == run.last && is_in && target.is_some() {
        run.last = end(words, election + 2);
    }
    run
}
