//! The words of the dictionary that a word of the query stands for.

use std::collections::BTreeMap;

use dossier_core::text::{Language, stem};

use super::plan::Asked;
use super::spelling;
use crate::keyed::stem_key;
use crate::rank::Grade;
use crate::store::Store;

/// Words by number, each with its best grade.
pub(super) type Words = BTreeMap<u32, Grade>;

/// The words that `asked` stands for.
pub(super) fn expand(store: &Store, asked: &Asked) -> Words {
    let mut words = Words::new();
    let grade_of = |surface: &str| {
        if surface == asked.surface {
            Grade::Exact
        } else {
            Grade::Folded
        }
    };
    if asked.prefix {
        store.each_word_from(&asked.folded, |number, word| {
            let is_whole = word.folded == asked.folded;
            let grade = if is_whole {
                grade_of(word.surface)
            } else {
                Grade::Prefix
            };
            words.insert(number, grade);
        });
    } else {
        store.each_word_of(&asked.folded, |number, word| {
            words.insert(number, grade_of(word.surface));
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
    let mut add = |number: u32| {
        let grade = words.entry(number).or_insert(Grade::Stem);
        *grade = (*grade).min(Grade::Stem);
    };
    for (at, &language) in Language::ALL.iter().enumerate() {
        if store.root.languages >> at.min(31) & 1 == 0 {
            continue;
        }
        let asked = stem(surface, language);
        let group = store.stem_group(&stem_key(at, &asked));
        group.iter().copied().for_each(&mut add);
        // Groups of nothing but words that are their own stem are not written.
        if group.is_empty() {
            store.each_word_of(&asked, |number, word| {
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
        let known = words.entry(number).or_insert(grade);
        *known = (*known).min(grade);
    });
}
