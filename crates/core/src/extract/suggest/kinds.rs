//! Whether a name is that of a person, an organisation, a place, an event or an agreement, by its own words and by those
//! around it.
//!
//! Every place where a name stands has its votes; the name is of the kind that has most.

use super::runs::Run;
use super::tables as cues;
use crate::extract::names::tables;
use crate::extract::names::words::{Case, Gap, Word};

/// A kind of names, as the registries of newsrooms call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organisation,
    Place,
    Event,
    Agreement,
}

impl Kind {
    const ALL: [Kind; 5] = [
        Kind::Person,
        Kind::Organisation,
        Kind::Place,
        Kind::Event,
        Kind::Agreement,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
            Kind::Event => "event",
            Kind::Agreement => "agreement",
        }
    }
}

/// What speaks for each kind, and the strongest reason in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    weights: [u32; 5],
    /// Whether it has the form of most people's names, which decides where nothing else does.
    is_like_person: bool,
    reason: Option<(u32, String)>,
}

/// Weight of a word that hardly stands with another kind.
const STRONG: u32 = 4;

/// Weight of what is often so.
const WEAK: u32 = 1;

impl Votes {
    fn add(&mut self, kind: Kind, weight: u32, reason: impl FnOnce() -> String) {
        if let Some(own) = self.weights.get_mut(kind as usize) {
            *own += weight;
        }
        if self.reason.as_ref().is_none_or(|(most, _)| weight > *most) {
            self.reason = Some((weight, reason()));
        }
    }

    pub fn join(&mut self, other: Votes) {
        for (own, more) in self.weights.iter_mut().zip(other.weights) {
            *own += more;
        }
        self.is_like_person |= other.is_like_person;
        if let Some((weight, reason)) = other.reason
            && self.reason.as_ref().is_none_or(|(most, _)| weight > *most)
        {
            self.reason = Some((weight, reason));
        }
    }

    /// The kind with most votes; none when there are none, or two have as many.
    pub fn kind(&self) -> Option<Kind> {
        let mut kinds = Kind::ALL.map(|kind| {
            let by_form = kind == Kind::Person && self.is_like_person;
            ((self.weights[kind as usize], by_form), kind)
        });
        kinds.sort_by_key(|(votes, kind)| (std::cmp::Reverse(*votes), *kind));
        (kinds[0].0 > kinds[1].0).then_some(kinds[0].1)
    }

    /// Whether nothing but its form says what it is.
    pub fn is_guess(&self) -> bool {
        self.weights.iter().all(|weight| *weight == 0)
    }

    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(|(_, reason)| reason.as_str())
    }
}

/// The votes of one place.
pub(super) fn votes(words: &[Word<'_>], run: Run) -> Votes {
    let mut votes = Votes::default();
    let own = words.get(run.first..=run.last).unwrap_or_default();
    by_its_words(own, &mut votes);
    let behind = words.get(run.last + 1);
    let before = run.first.checked_sub(1).and_then(|at| words.get(at));
    let tied = before.filter(|_| own.first().is_some_and(|word| word.gap == Gap::Space));
    let is_single = own.len() == 1;
    let goes_on = behind.is_some_and(|word| word.gap.joins() && word.is_capital());
    if let Some(title) = tied.filter(|word| tables::is_title(&word.folded)) {
        votes.add(Kind::Person, STRONG, || format!("behind “{}”", title.text));
    }
    if let Some(word) = tied.filter(|word| cues::is_place_preposition(&word.folded)) {
        let weight = if is_single { 2 * WEAK } else { WEAK };
        votes.add(Kind::Place, weight, || format!("behind “{}”", word.text));
    }
    if let Some(word) = tied.filter(|word| is_single && !goes_on && word.folded == "the") {
        votes.add(Kind::Organisation, WEAK, || {
            format!("behind “{}”", word.text)
        });
    }
    if let Some(verb) =
        behind.filter(|word| word.gap == Gap::Space && cues::is_saying(&word.folded))
    {
        votes.add(Kind::Person, 2 * WEAK, || format!("before “{}”", verb.text));
    }
    if let Some(role) = apposition(words, run.last + 1) {
        votes.add(Kind::Person, 2 * WEAK, || format!("before “{role}”"));
    }
    votes
}

fn by_its_words(own: &[Word<'_>], votes: &mut Votes) {
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return;
    };
    // What a name is stands before its first "of" or "for": in "Bank of the City" the bank.
    let is_link = |word: &Word<'_>| {
        let is_inner = matches!(word.folded.as_str(), "and" | "et" | "s");
        word.case == Case::Small
            && !word.is_number()
            && !is_inner
            && !cues::is_event_head(&word.folded)
            && !cues::is_election_kind(&word.folded)
    };
    let core = own.iter().position(is_link).unwrap_or(own.len());
    let head = |is: fn(&str) -> bool| {
        let words = own.get(..core).unwrap_or_default();
        words.iter().rev().find(|word| is(&word.folded))
    };
    if let Some(word) = head(cues::is_organisation_head) {
        votes.add(Kind::Organisation, STRONG, || {
            format!("with “{}”", word.text)
        });
    } else if let Some(word) = head(cues::is_agreement) {
        votes.add(Kind::Agreement, STRONG, || format!("with “{}”", word.text));
    } else if let Some(word) =
        head(cues::is_event_head).or(Some(last).filter(|word| cues::is_event_head(&word.folded)))
    {
        votes.add(Kind::Event, STRONG, || format!("with “{}”", word.text));
    } else if let Some(word) = head(cues::is_place_head).filter(|_| own.len() > 1) {
        votes.add(Kind::Place, STRONG, || format!("with “{}”", word.text));
    } else if own.len() == 1 && first.case == Case::Large && cues::is_place_acronym(&first.folded) {
        votes.add(Kind::Place, STRONG, || "letters of a place".to_owned());
    } else if own.len() == 1 && first.case == Case::Large {
        votes.add(Kind::Organisation, 3 * WEAK, || {
            "letters of an acronym".to_owned()
        });
    } else if own.len() > 1 && cues::is_given(&first.folded) {
        votes.add(Kind::Person, STRONG, || {
            format!("with the given name “{}”", first.text)
        });
    } else if own.len() > 2 && own.iter().skip(1).any(Word::is_initial) {
        votes.add(Kind::Person, STRONG, || "with an initial".to_owned());
    } else if own.len() == 1 && cues::is_given(&first.folded) {
        votes.add(Kind::Person, 2 * WEAK, || "a given name".to_owned());
    } else if (2..=3).contains(&own.len())
        && own.iter().all(|word| word.case == Case::Title)
        && own.iter().skip(1).all(|word| word.gap == Gap::Space)
    {
        votes.is_like_person = true;
        votes.add(Kind::Person, 0, || "two or three large words".to_owned());
    }
}

/// ", 45," and ", who", ", a farmer", behind a name.
fn apposition<'a>(words: &'a [Word<'a>], at: usize) -> Option<&'a str> {
    let word = words.get(at).filter(|word| word.gap == Gap::Comma)?;
    let next = words.get(at + 1);
    let is_age =
        word.is_number() && word.text.len() == 2 && next.is_some_and(|next| next.gap == Gap::Comma);
    let is_who = matches!(word.folded.as_str(), "who" | "whose");
    let is_role = matches!(word.folded.as_str(), "a" | "an" | "the" | "un" | "une")
        && next.is_some_and(|next| tables::is_title(&next.folded));
    (is_age || is_who || is_role).then_some(word.text)
}
