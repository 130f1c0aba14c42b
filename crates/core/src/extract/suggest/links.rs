//! Small words inside names: which of them tie the large word behind them to what stands before.

use super::runs::is_part;
use super::tables as cues;
use crate::extract::names::tables;
use crate::extract::names::words::{Gap, Word};

/// Most small words between two large ones of a name.
const MAX_LINKS: usize = 3;

/// What the words of a name so far make of the next.
#[derive(Debug, Default)]
pub(super) struct Links {
    n_words: usize,
    has_head: bool,
    has_party: bool,
    /// Whether the study or the care of something may follow: "Ministry of Health and Sports".
    has_subject: bool,
    has_place: bool,
    /// Whether a link was passed behind which words are listed: "for Health and Sports".
    is_listing: bool,
    /// Whether the word before is the whole name of a place behind "of": "Party of Norway".
    is_closed: bool,
}

impl Links {
    /// Takes note of the last word of the name so far.
    pub fn pass(&mut self, word: &Word<'_>) {
        let folded = word.folded.as_str();
        self.n_words += 1;
        self.has_head |= cues::is_organisation_head(folded) || cues::is_event_head(folded);
        self.has_party |= cues::is_party_head(folded);
        self.has_subject |= cues::is_of_subject(folded);
        self.has_place |= cues::is_place_head(folded);
    }

    /// Whether the name is complete before the large word at `next`: "Liberal Party of Norway", then "Ana Moe".
    pub fn ends_before(&self, words: &[Word<'_>], next: usize) -> bool {
        let Some(next) = words.get(next) else {
            return false;
        };
        let is_head = cues::is_organisation_head(&next.folded) || cues::is_event_head(&next.folded);
        self.has_party
            && !is_head
            && next.gap == Gap::Space
            && (self.is_closed || cues::is_given(&next.folded))
    }
}

/// The large word behind small ones that tie it to the name whose last word so far is given.
pub(super) fn linked(words: &[Word<'_>], last: usize, links: &mut Links) -> Option<usize> {
    let small: Vec<&Word<'_>> = words
        .get(last + 1..)?
        .iter()
        .take(MAX_LINKS + 1)
        .take_while(|word| {
            !is_part(word) || (tables::is_opener(&word.folded) && !word.is_initial())
        })
        .collect();
    let at = last + 1 + small.len();
    let target = words.get(at)?;
    let joins = |word: &Word<'_>| !word.begins && (word.gap.joins() || word.gap == Gap::Apostrophe);
    let is_tied = small.len() <= MAX_LINKS && joins(target) && small.iter().all(|word| joins(word));
    if !is_tied || !is_part(target) {
        return None;
    }
    let own = words.get(last)?;
    let link: Vec<&str> = small.iter().map(|word| word.folded.as_str()).collect();
    let may_own = links.n_words < 2 || links.has_head || links.has_place;
    let ties = match link.as_slice() {
        // "Workers’ Party".
        [] => target.gap == Gap::Apostrophe && cues::is_owner(&own.folded),
        ["s"] => small.iter().all(|word| word.gap != Gap::Hyphen) && cues::is_owner(&own.folded),
        ["of"] | ["of", "the"] => {
            links.is_listing |= links.has_subject || (links.has_head && is_plural(&target.folded));
            links.is_closed = !is_direction(&target.folded);
            may_own
        }
        ["and"] => links.is_listing || is_pair(words, at, links),
        ["for"]
        | ["for", "the"]
        | ["on"]
        | ["on", "the"]
        | ["pour", ..]
        | ["contre"]
        | ["sur"]
        | ["sur", "le" | "la"] => {
            links.is_listing |= links.has_head;
            links.has_head
        }
        ["et"] | ["et", "de" | "du" | "des"] => links.has_head,
        ["d"] | ["de"] | ["du"] | ["des"] | ["de", "la" | "l"] => true,
        [particle] => {
            let is_article = tables::is_article(particle, target.gap == Gap::Hyphen);
            let is_inner =
                small.iter().all(|word| word.gap == Gap::Hyphen) && target.gap == Gap::Hyphen;
            tables::is_particle(particle) || is_article || is_inner
        }
        [first, second] => {
            let is_particle = tables::is_particle(first) || *first == "of";
            is_particle && (tables::is_particle(second) || tables::is_article(second, true))
        }
        _ => false,
    };
    ties.then_some(at)
}

/// Whether a word stands for many, and is not the name of a country.
fn is_plural(folded: &str) -> bool {
    let is_country = matches!(
        folded,
        "states"
            | "netherlands"
            | "philippines"
            | "wales"
            | "honduras"
            | "cyprus"
            | "texas"
            | "paris"
    );
    folded.ends_with('s') && !folded.ends_with("ss") && !is_country
}

/// Whether a place may have more words behind this one.
fn is_direction(folded: &str) -> bool {
    matches!(
        folded,
        "new"
            | "north"
            | "south"
            | "east"
            | "west"
            | "great"
            | "united"
            | "saint"
            | "st"
            | "san"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "upper"
            | "lower"
            | "central"
            | "british"
            | "costa"
            | "sri"
            | "hong"
            | "el"
            | "la"
            | "los"
            | "republic"
            | "kingdom"
    )
}

/// Whether what stands behind "and" gives both sides their noun: "Peace and Freedom Party".
fn is_pair(words: &[Word<'_>], at: usize, links: &Links) -> bool {
    if links.has_head || links.has_place || links.n_words > 2 {
        return false;
    }
    let behind = words.get(at..).unwrap_or_default();
    let n_joined = behind
        .iter()
        .enumerate()
        .take_while(|(at, word)| *at == 0 || (word.gap.joins() && !word.begins && is_part(word)))
        .count();
    let last = n_joined.checked_sub(1).and_then(|last| behind.get(last));
    n_joined > 1
        && behind
            .first()
            .is_some_and(|word| !cues::is_given(&word.folded))
        && last.is_some_and(|word| {
            cues::is_organisation_head(&word.folded) || cues::is_event_head(&word.folded)
        })
}
