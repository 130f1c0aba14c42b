//! The words of the dictionary that a word of the query stands for.

use dossier_core::text::{Language, stem};

use super::plan::Asked;
use super::spelling;
use crate::keyed::stem_key;
use crate::numbers::Numbers;
use crate::rank::Grade;
use crate::store::Store;

/// Words by number, each with its best grade.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Numbers);

impl Words {
    /// Adds a word, or betters its grade.
    pub fn add(&mut self, number: u32, grade: Grade) {
        self.0.put(number, grade as u32, u32::min);
    }

    /// Keeps the words that `is_kept`.
    pub fn retain(&mut self, is_kept: impl Fn(u32) -> bool) {
        self.0.retain(is_kept);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The words with their grades, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Grade)> {
        let graded = |(number, grade)| (number, Grade::from_number(grade as u8));
        self.0.iter().map(graded)
    }

    /// The words, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.keys()
    }
}

/// The words that `asked` stands for.
pub(super) fn expand(store: &Store, asked: &Asked) -> Words {
    let mut words = Words::default();
    let grade_of = |surface: &str| {
        if surface == asked.surface {
            Grade::Exact
        } else {
            Grade::Folded
        }
    };
    if asked.prefix {
        store.each_word_from(&asked.folded, &mut |number, word| {
            let is_whole = word.folded == asked.folded;
            let grade = if is_whole {
                grade_of(word.surface)
            } else {
                Grade::Prefix
            };
            words.add(number, grade);
        });
    } else {
        store.each_word_of(&asked.folded, &mut |number, word| {
            words.add(number, grade_of(word.surface));
        });
    }
    if asked.stems {
        add_stems(store, &asked.surface, &mut words);
    }
    if asked.typos > 0 {
        misspelt(store, asked, asked.typos, "", &mut words);
    }
    words
}

/// Adds the words that have a stem in common with `surface`, in each language of the collection.
fn add_stems(store: &Store, surface: &str, words: &mut Words) {
    let mut add = |number: u32| words.add(number, Grade::Stem);
    for (at, &language) in Language::ALL.iter().enumerate() {
        if store.root.languages >> at.min(31) & 1 == 0 {
            continue;
        }
        let asked = stem(surface, language);
        let group = store.stem_group(&stem_key(at, &asked));
        group.iter().copied().for_each(&mut add);
        // Groups of nothing but words that are their own stem are not written.
        if group.is_empty() {
            store.each_word_of(&asked, &mut |number, word| {
                let speaks = word.languages >> at.min(31) & 1 == 1;
                if speaks && stem(word.surface, language) == asked {
                    add(number);
                }
            });
        }
    }
}

/// Adds the words within `max` typing errors of `asked` that begin with `letters`.
pub(super) fn misspelt(store: &Store, asked: &Asked, max: u8, letters: &str, words: &mut Words) {
    spelling::each_near(store, &asked.folded, max, letters, |number, errors| {
        let grade = if errors <= 1 {
            Grade::OneTypo
        } else {
            Grade::TwoTypos
        };
        words.add(number, grade);
    });
}
