//! Which words of a text a query means, found in the text itself: for highlights and passages.
//!
//! The rules are those by which the index finds articles, with the stems of the article's own language. Spans count Unicode
//! scalar values.

use std::cmp::Reverse;

use dossier_core::order;
use dossier_core::search::Query;
use dossier_core::text::{Language, fold, pieces, stem, words};

use crate::rank::Grade;
use crate::root::Root;
use crate::search::plan::{Asked, Leaf, Plan, Planned};
use crate::search::spelling;
use crate::wire::MAX_LACKING;

/// Something of a text that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    /// From, and up to and without.
    pub span: (u32, u32),
    /// By which of the query's words or phrases.
    pub leaf: usize,
    pub grade: Grade,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Marker {
    leaves: Vec<Leaf>,
}

impl Marker {
    pub fn new(query: &Query, root: &Root) -> Marker {
        let planned = Planned::new(query, root);
        let mut leaves: Vec<Leaf> = planned.leaves;
        leaves.retain(|leaf| leaf.is_positive);
        if let Some(plan) = &planned.root {
            add_names(plan, &mut leaves);
        }
        Marker { leaves }
    }

    /// How many words and phrases the query has.
    pub fn n_leaves(&self) -> usize {
        self.leaves.len()
    }

    /// The words and phrases of these bits, as typed, unless they are very many.
    pub fn lacking(&self, bits: u64) -> Vec<String> {
        if bits.count_ones() as usize > MAX_LACKING {
            return Vec::new();
        }
        let leaves = (0..u64::BITS).zip(&self.leaves);
        let lacking = leaves.filter(|(bit, _)| bits >> bit & 1 == 1);
        lacking.map(|(_, leaf)| leaf.asked.clone()).collect()
    }

    /// What to highlight in a title; other spellings too if so asked.
    pub fn in_title(&self, title: &str, language: &str, misspelt: bool) -> Vec<(u32, u32)> {
        let text = Text::new(title, language);
        let mut marks: Vec<Mark> = Vec::new();
        for leaf in 0..self.leaves.len() {
            let n_before = marks.len();
            self.marks(&text, leaf, &mut marks);
            if marks.len() == n_before && misspelt {
                self.misspelt(&text, leaf, &mut marks);
            }
        }
        spans(&mut marks)
    }

    /// Adds where the words and phrases of the query stand in a text that is no title.
    pub fn in_text(&self, text: &Text, marks: &mut Vec<Mark>) {
        for (number, leaf) in self.leaves.iter().enumerate() {
            if !leaf.in_title {
                self.marks(text, number, marks);
            }
        }
    }

    fn marks(&self, text: &Text, number: usize, marks: &mut Vec<Mark>) {
        let Some(leaf) = self.leaves.get(number) else {
            return;
        };
        let parts = sought(&leaf.words, text.language);
        if leaf.slop > 0 {
            return near(&text.words, &parts, number, marks);
        }
        let n_before = marks.len();
        runs(&text.words, &parts, number, marks);
        if marks.len() == n_before && leaf.is_joined {
            in_pieces(leaf, text, number, marks);
        }
    }

    /// Adds where words stand that are spelt nearly as one of the query; the nearest spelling only.
    pub fn misspelt(&self, text: &Text, number: usize, marks: &mut Vec<Mark>) {
        let Some([asked]) = self.leaves.get(number).map(|leaf| leaf.words.as_slice()) else {
            return;
        };
        if asked.typos > 0 || !(asked.stems || asked.prefix) {
            return;
        }
        let n_before = marks.len();
        for max in 1..=spelling::tolerated(asked.folded.chars().count()) {
            for word in &text.words {
                if spelling::errors(&asked.folded, &word.folded, max).is_some() {
                    marks.push(Mark {
                        span: word.span,
                        leaf: number,
                        grade: typo(max),
                    });
                }
            }
            if marks.len() > n_before {
                return;
            }
        }
    }
}

/// The names that the query asks for by field, as phrases.
fn add_names(plan: &Plan, leaves: &mut Vec<Leaf>) {
    match plan {
        Plan::Mentions { words, grows, .. } => {
            let mut asked = Vec::with_capacity(words.len());
            for word in words {
                asked.push(Asked {
                    surface: word.clone(),
                    folded: word.clone(),
                    stems: false,
                    prefix: *grows && asked.len() + 1 == words.len(),
                    typos: 0,
                });
            }
            leaves.push(Leaf {
                asked: words.join(" "),
                words: asked,
                slop: 0,
                in_title: false,
                is_positive: true,
                is_joined: false,
            });
        }
        Plan::All(plans) | Plan::Any(plans) => {
            plans.iter().for_each(|plan| add_names(plan, leaves));
        }
        Plan::Leaf(_) | Plan::In(_) | Plan::Not(_) => {}
    }
}

/// A text's words.
#[derive(Debug)]
pub(super) struct Text {
    words: Vec<Known>,
    language: Language,
}

#[derive(Debug)]
struct Known {
    span: (u32, u32),
    surface: String,
    joined: Option<String>,
    folded: String,
}

impl Text {
    pub fn new(text: &str, language: &str) -> Text {
        let language = Language::from_tag(language);
        let mut known = Vec::new();
        for word in words(text) {
            known.push(Known {
                span: (word.span.start, word.span.end),
                folded: fold(&word.surface),
                joined: word.joined,
                surface: word.surface,
            });
        }
        Text {
            words: known,
            language,
        }
    }
}

/// A word that is looked for in one language.
struct Sought<'a> {
    asked: &'a Asked,
    stem: Option<String>,
    language: Language,
}

impl<'a> Sought<'a> {
    fn new(asked: &'a Asked, language: Language) -> Sought<'a> {
        Sought {
            asked,
            stem: asked.stems.then(|| stem(&asked.surface, language)),
            language,
        }
    }

    fn grade(&self, word: &Known) -> Option<Grade> {
        let asked = self.asked;
        if word.surface == asked.surface || word.joined.as_ref() == Some(&asked.surface) {
            return Some(Grade::Exact);
        }
        if word.folded == asked.folded {
            return Some(Grade::Folded);
        }
        // But for the article of Arabic, forms of a word begin alike.
        let begins_alike = word.folded.chars().next() == asked.folded.chars().next()
            || self.language == Language::Arabic;
        if let Some(asked) = self.stem.as_ref().filter(|_| begins_alike)
            && stem(&word.surface, self.language) == *asked
        {
            return Some(Grade::Stem);
        }
        if asked.prefix && word.folded.starts_with(&asked.folded) {
            return Some(Grade::Prefix);
        }
        if asked.typos == 0 {
            return None;
        }
        spelling::errors(&asked.folded, &word.folded, asked.typos).map(typo)
    }
}

fn typo(errors: u8) -> Grade {
    if errors <= 1 {
        Grade::OneTypo
    } else {
        Grade::TwoTypos
    }
}

fn sought(asked: &[Asked], language: Language) -> Vec<Sought<'_>> {
    let sought = asked.iter().map(|asked| Sought::new(asked, language));
    sought.collect()
}

/// Adds where the parts stand one after the other, each run as one mark.
fn runs(words: &[Known], parts: &[Sought<'_>], leaf: usize, marks: &mut Vec<Mark>) {
    if parts.is_empty() {
        return;
    }
    'runs: for run in words.windows(parts.len()) {
        let mut worst = Grade::Exact;
        for (word, part) in run.iter().zip(parts) {
            let Some(grade) = part.grade(word) else {
                continue 'runs;
            };
            worst = worst.max(grade);
        }
        if let ([first, ..], [.., last]) = (run, run) {
            marks.push(Mark {
                span: (first.span.0, last.span.1),
                leaf,
                grade: worst,
            });
        }
    }
}

/// Adds where the pieces of a joined word stand in a text that does not have it whole.
fn in_pieces(leaf: &Leaf, text: &Text, number: usize, marks: &mut Vec<Mark>) {
    for piece in pieces(&leaf.asked) {
        let asked = Asked::all(piece);
        runs(&text.words, &sought(&asked, text.language), number, marks);
    }
}

/// Adds where any of the parts stands in a text that has all of them.
fn near(words: &[Known], parts: &[Sought<'_>], leaf: usize, marks: &mut Vec<Mark>) {
    let n_before = marks.len();
    let mut is_there = vec![false; parts.len()];
    for word in words {
        let mut best: Option<Grade> = None;
        for (part, is_there) in parts.iter().zip(&mut is_there) {
            if let Some(grade) = part.grade(word) {
                *is_there = true;
                best = Some(best.map_or(grade, |best| best.min(grade)));
            }
        }
        if let Some(grade) = best {
            let span = word.span;
            marks.push(Mark { span, leaf, grade });
        }
    }
    if is_there.contains(&false) {
        marks.truncate(n_before);
    }
}

/// The spans of marks, ascending; of those that overlap the first, the longer of two that begin together.
pub(super) fn spans(marks: &mut [Mark]) -> Vec<(u32, u32)> {
    order::sort_by_key(marks, |mark| (mark.span.0, Reverse(mark.span.1)));
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for mark in marks {
        if spans.last().is_none_or(|&(_, end)| end <= mark.span.0) {
            spans.push(mark.span);
        }
    }
    spans
}
