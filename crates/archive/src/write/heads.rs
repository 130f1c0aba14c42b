//! Finding the best articles for the first letters of words, while the words pass in their order.

use dossier_core::text::{Language, is_function_word};
use fixedbitset::FixedBitSet;

use super::merge::Merged;
use crate::rank::{self, Grade, Norms, Rarities};
use crate::tops::{BY_NAME, MAX_LETTERS, MAX_TOPS, MAX_WORDS, MIN_DOCS, Top};

/// See the module.
pub(super) struct Heads<'a> {
    levels: &'a [u8],
    norms: Norms,
    /// For prefixes of one letter, two, three.
    open: Vec<Open>,
    tops: Vec<Top>,
}

/// The articles of a prefix whose words are passing.
struct Open {
    letters: String,
    /// By article: what it counts, and the best grade.
    found: Vec<(u32, u8)>,
    docs: Vec<u32>,
    /// Articles in which a word stands elsewhere than in names.
    in_text: FixedBitSet,
    /// How many articles have each word: one for each folded form, in order.
    words: Vec<(u32, String)>,
    /// The folded form of the last one.
    last: String,
}

impl<'a> Heads<'a> {
    pub fn new(levels: &'a [u8], norms: Norms) -> Self {
        let open = || Open {
            letters: String::new(),
            found: vec![(0, u8::MAX); levels.len()],
            docs: Vec::new(),
            in_text: FixedBitSet::with_capacity(levels.len()),
            words: Vec::new(),
            last: String::new(),
        };
        let open = std::iter::repeat_with(open).take(MAX_LETTERS).collect();
        Heads {
            levels,
            norms,
            open,
            tops: Vec::new(),
        }
    }

    pub fn push(&mut self, word: &Merged) {
        let ends = word
            .folded
            .char_indices()
            .map(|(at, scalar)| at + scalar.len_utf8());
        let is_function_word = is_function_word_in(word);
        for (open, end) in self.open.iter_mut().zip(ends) {
            let letters = word.folded.get(..end).unwrap_or_default();
            if open.letters != letters {
                self.tops.extend(open.close(self.levels, &self.norms));
                letters.clone_into(&mut open.letters);
            }
            let grade = if word.surface == letters {
                Grade::Exact
            } else if word.folded == letters {
                Grade::Folded
            } else {
                Grade::Prefix
            };
            if !is_function_word {
                open.count(word);
            }
            for posting in &word.postings {
                let Some((sum, best)) = open.found.get_mut(posting.doc as usize) else {
                    continue;
                };
                if *best == u8::MAX {
                    open.docs.push(posting.doc);
                }
                *sum = sum.saturating_add(rank::occurrences(posting, grade));
                *best = (*best).min(grade as u8);
                if posting.count > 0 {
                    open.in_text.insert(posting.doc as usize);
                }
            }
        }
    }

    /// The lists, in the order of their letters.
    pub fn finish(mut self) -> Vec<Top> {
        for open in &mut self.open {
            self.tops.extend(open.close(self.levels, &self.norms));
        }
        self.tops.sort_by(|a, b| a.letters.cmp(&b.letters));
        self.tops
    }
}

/// Whether a word is a function word of a language in which it stands: such a one is not suggested.
fn is_function_word_in(word: &Merged) -> bool {
    let mut languages = Language::ALL.into_iter().enumerate();
    languages.any(|(at, language)| {
        word.languages >> at.min(31) & 1 == 1 && is_function_word(&word.folded, language)
    })
}

impl Open {
    /// Notes how many articles have a word to suggest; of several with the same folded form the commonest.
    fn count(&mut self, word: &Merged) {
        let counted = (word.postings.len() as u32, word.surface.clone());
        match self.words.last_mut() {
            Some(last) if self.last == word.folded => {
                if last.0 < counted.0 {
                    *last = counted;
                }
            }
            _ => self.words.push(counted),
        }
        self.last.clone_from(&word.folded);
        if self.words.len() > 20 * MAX_WORDS {
            // All but the last, which may still grow.
            let last = self.words.pop();
            self.keep_commonest();
            self.words.extend(last);
        }
    }

    fn keep_commonest(&mut self) {
        self.words
            .sort_by(|(n_a, a), (n_b, b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
        self.words.truncate(MAX_WORDS);
    }

    /// The list of the prefix that ends, if it is worth one.
    fn close(&mut self, levels: &[u8], norms: &Norms) -> Option<Top> {
        let total = self.docs.len() as u32;
        let grades = self
            .docs
            .iter()
            .filter_map(|&doc| self.found.get(doc as usize));
        let rarities = Rarities::new(levels.len() as u32, grades.map(|(_, grade)| *grade));
        let mut ranked = Vec::new();
        for doc in self.docs.drain(..) {
            let Some(found) = self.found.get_mut(doc as usize) else {
                continue;
            };
            let (occurrences, grade) = std::mem::replace(found, (0, u8::MAX));
            if total > MIN_DOCS {
                let level = levels.get(doc as usize).copied().unwrap_or_default();
                let score = rarities.of(grade) * norms.saturation(occurrences, level);
                ranked.push(rank::Ranked {
                    tier: grade,
                    score,
                    doc,
                });
            }
        }
        let best = rank::best(&ranked, MAX_TOPS);
        let graded = |ranked: &rank::Ranked| {
            let is_in_text = self.in_text.contains(ranked.doc as usize);
            (
                ranked.doc,
                ranked.tier | if is_in_text { 0 } else { BY_NAME },
            )
        };
        let best: Vec<(u32, u8)> = best.iter().map(graded).collect();
        self.in_text.clear();
        self.keep_commonest();
        let words = std::mem::take(&mut self.words).into_iter();
        let words = words.map(|(n_docs, word)| (word, n_docs)).collect();
        let letters = std::mem::take(&mut self.letters);
        (!best.is_empty()).then_some(Top {
            letters,
            total,
            best,
            words,
        })
    }
}
