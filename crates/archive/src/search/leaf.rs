//! The articles that have a word in one of its forms.

use fixedbitset::FixedBitSet;

use super::expand::Words;
use crate::chunk::Kind;
use crate::postings::Posting;
use crate::rank::{self, Grade};
use crate::store::Store;

/// An article that a leaf matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub doc: u32,
    /// In fortieths; see [`rank::occurrences`].
    pub occurrences: u32,
    pub grade: u8,
    /// Whether it stands only in names of entities.
    pub by_name: bool,
    /// The best grade of those in the title; [`NOWHERE`] without one.
    pub title: u8,
}

/// What a leaf found: articles in order.
pub(super) type Matches = Vec<Match>;

/// Instead of a grade, where nothing matches.
pub(super) const NOWHERE: u8 = u8::MAX;

/// An article that nothing was found in yet: occurrences, best grade, best grade in the title.
const EMPTY: (u32, u8, u8) = (0, NOWHERE, NOWHERE);

/// Room for one value of each article, kept from search to search.
#[derive(Debug)]
pub(crate) struct Scratch {
    sums: Vec<(u32, u8, u8)>,
    touched: FixedBitSet,
    in_text: FixedBitSet,
}

impl Scratch {
    pub fn new(n_docs: u32) -> Scratch {
        Scratch {
            sums: vec![EMPTY; n_docs as usize],
            touched: FixedBitSet::with_capacity(n_docs as usize),
            in_text: FixedBitSet::with_capacity(n_docs as usize),
        }
    }
}

/// Calls `each` with the postings of a word.
pub(super) fn each_posting(store: &Store, number: u32, each: &mut dyn FnMut(Posting)) {
    store.postings(number, &mut |block| {
        block.iter().copied().for_each(&mut *each);
    });
}

/// Notes the postings of `words` as needed where they are not there.
pub(super) fn want(store: &Store, words: &Words) {
    for number in words.numbers() {
        store.want(Kind::Postings, number);
    }
}

/// The articles that have one of `words`, only in their titles if so asked.
pub(super) fn find(store: &Store, words: &Words, in_title: bool, scratch: &mut Scratch) -> Matches {
    let narrowed = |mut posting: Posting| {
        if in_title {
            posting.count = posting.title;
            posting.heading = 0;
            posting.names = 0;
        }
        (posting.count > 0 || posting.names > 0).then_some(posting)
    };
    let mut matches = Matches::new();
    if let (1, Some((number, grade))) = (words.len(), words.iter().next()) {
        each_posting(store, number, &mut |posting| {
            if let Some(posting) = narrowed(posting) {
                let occurrences = rank::occurrences(&posting, grade);
                let (doc, grade) = (posting.doc, grade as u8);
                matches.push(Match {
                    doc,
                    occurrences,
                    grade,
                    by_name: posting.count == 0,
                    title: if posting.title > 0 { grade } else { NOWHERE },
                });
            }
        });
        return matches;
    }
    for (number, grade) in words.iter() {
        each_posting(store, number, &mut |posting| {
            let Some(posting) = narrowed(posting) else {
                return;
            };
            if let Some((sum, best, title)) = scratch.sums.get_mut(posting.doc as usize) {
                *sum = sum.saturating_add(rank::occurrences(&posting, grade));
                *best = (*best).min(grade as u8);
                scratch.touched.insert(posting.doc as usize);
                if posting.title > 0 {
                    *title = (*title).min(grade as u8);
                }
                if posting.count > 0 {
                    scratch.in_text.insert(posting.doc as usize);
                }
            }
        });
    }
    for doc in scratch.touched.ones() {
        if let Some(sum) = scratch.sums.get_mut(doc) {
            let (occurrences, grade, title) = std::mem::replace(sum, EMPTY);
            matches.push(Match {
                doc: doc as u32,
                occurrences,
                grade,
                by_name: !scratch.in_text.contains(doc),
                title,
            });
        }
    }
    scratch.touched.clear();
    scratch.in_text.clear();
    matches
}

/// A phrase counts as so many occurrences of a word that is literally there.
pub(super) fn phrase_match(doc: u32, n_times: u32, grade: Grade) -> Match {
    let posting = Posting {
        count: n_times,
        ..Posting::default()
    };
    Match {
        doc,
        occurrences: rank::occurrences(&posting, grade),
        grade: grade as u8,
        by_name: false,
        title: NOWHERE,
    }
}

/// The same for so many names of entities that have the phrase.
pub(super) fn name_match(doc: u32, n_names: u32) -> Match {
    let posting = Posting {
        names: n_names,
        ..Posting::default()
    };
    Match {
        occurrences: rank::occurrences(&posting, Grade::Folded),
        by_name: true,
        ..phrase_match(doc, 0, Grade::Folded)
    }
}
