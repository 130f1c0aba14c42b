//! Which words of a text a query means, found in the text itself: for highlights and passages.
//!
//! The rules are those by which the index finds articles, with the stems of the article's own language. Spans count Unicode
//! scalar values.

use std::cmp::Reverse;

use dossier_core::order;
use dossier_core::search::Query;
use dossier_core::text::{Language, Word, fold, pieces, stem, words};

use crate::rank::Grade;
use crate::root::Root;
use crate::search::plan::{Asked, Leaf, Plan, Planned};
use crate::search::spelling;

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

    /// What to highlight in a title; other spellings too if so asked.
    pub fn in_title(&self, title: &str, language: &str, misspelt: bool) -> Vec<(u32, u32)> {
        let text = Text::new(title, language);
        let mut marks: Vec<Mark> = (0..self.leaves.len())
            .flat_map(|leaf| {
                let literal = self.marks(&text, leaf);
                if literal.is_empty() && misspelt {
                    self.misspelt(&text, leaf)
                } else {
                    literal
                }
            })
            .collect();
        spans(&mut marks)
    }

    /// Where a word or phrase of the query stands in a text that is no title.
    pub fn in_text(&self, text: &Text, leaf: usize) -> Vec<Mark> {
        match self.leaves.get(leaf) {
            Some(of_title) if of_title.in_title => Vec::new(),
            _ => self.marks(text, leaf),
        }
    }

    fn marks(&self, text: &Text, number: usize) -> Vec<Mark> {
        let Some(leaf) = self.leaves.get(number) else {
            return Vec::new();
        };
        match leaf.words.as_slice() {
            [asked] => {
                let asked = Sought::new(asked, text.language);
                let mark = |word: &Known| {
                    let grade = asked.grade(word)?;
                    let span = word.span;
                    Some(Mark {
                        span,
                        leaf: number,
                        grade,
                    })
                };
                text.words.iter().filter_map(mark).collect()
            }
            parts => {
                let parts: Vec<Sought<'_>> = parts
                    .iter()
                    .map(|asked| Sought::new(asked, text.language))
                    .collect();
                if leaf.slop > 0 {
                    return near(&text.words, &parts, number);
                }
                let marks = runs(&text.words, &parts, number);
                if marks.is_empty() && leaf.is_joined {
                    in_pieces(leaf, text, number)
                } else {
                    marks
                }
            }
        }
    }

    /// Where words stand that are spelt nearly as one of the query; the nearest spelling only.
    pub fn misspelt(&self, text: &Text, number: usize) -> Vec<Mark> {
        let Some(leaf) = self.leaves.get(number) else {
            return Vec::new();
        };
        let [asked] = leaf.words.as_slice() else {
            return Vec::new();
        };
        if asked.typos > 0 || !(asked.stems || asked.prefix) {
            return Vec::new();
        }
        for max in 1..=spelling::tolerated(asked.folded.chars().count()) {
            let near = |word: &&Known| spelling::errors(&asked.folded, &word.folded, max).is_some();
            let marks: Vec<Mark> = text
                .words
                .iter()
                .filter(near)
                .map(|word| Mark {
                    span: word.span,
                    leaf: number,
                    grade: typo(max),
                })
                .collect();
            if !marks.is_empty() {
                return marks;
            }
        }
        Vec::new()
    }
}

/// The names that the query asks for by field, as phrases.
fn add_names(plan: &Plan, leaves: &mut Vec<Leaf>) {
    match plan {
        Plan::Mentions { words, grows, .. } => {
            let last = words.len().saturating_sub(1);
            let asked = |(at, word): (usize, &String)| Asked {
                surface: word.clone(),
                folded: word.clone(),
                stems: false,
                prefix: *grows && at == last,
                typos: 0,
            };
            leaves.push(Leaf {
                asked: words.join(" "),
                words: words.iter().enumerate().map(asked).collect(),
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
        let known = |word: Word| Known {
            span: (word.span.start, word.span.end),
            folded: fold(&word.surface),
            joined: word.joined,
            surface: word.surface,
        };
        Text {
            words: words(text).map(known).collect(),
            language: Language::from_tag(language),
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

/// Where the parts stand one after the other, each run as one mark.
fn runs(words: &[Known], parts: &[Sought<'_>], leaf: usize) -> Vec<Mark> {
    let run = |run: &[Known]| {
        let grades = run.iter().zip(parts).map(|(word, part)| part.grade(word));
        let grade = grades.collect::<Option<Vec<Grade>>>()?.into_iter().max()?;
        let span = (run.first()?.span.0, run.last()?.span.1);
        Some(Mark { span, leaf, grade })
    };
    words.windows(parts.len().max(1)).filter_map(run).collect()
}

/// Where the pieces of a joined word stand in a text that does not have it whole.
fn in_pieces(leaf: &Leaf, text: &Text, number: usize) -> Vec<Mark> {
    let marks = pieces(&leaf.asked).into_iter().flat_map(|piece| {
        let asked: Vec<Asked> = words(piece).map(Asked::whole).collect();
        let parts: Vec<Sought<'_>> = asked
            .iter()
            .map(|asked| Sought::new(asked, text.language))
            .collect();
        runs(&text.words, &parts, number)
    });
    marks.collect()
}

/// Where any of the parts stands in a text that has all of them.
fn near(words: &[Known], parts: &[Sought<'_>], leaf: usize) -> Vec<Mark> {
    let has = |part: &Sought<'_>| words.iter().any(|word| part.grade(word).is_some());
    if !parts.iter().all(has) {
        return Vec::new();
    }
    let mark = |word: &Known| {
        let grade = parts.iter().filter_map(|part| part.grade(word)).min()?;
        let span = word.span;
        Some(Mark { span, leaf, grade })
    };
    words.iter().filter_map(mark).collect()
}

/// The spans of marks, ascending; of those that overlap the first, the longer of two that begin together.
pub(super) fn spans(marks: &mut Vec<Mark>) -> Vec<(u32, u32)> {
    order::sort_by_key(marks, |mark| (mark.span.0, Reverse(mark.span.1)));
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for mark in marks {
        if spans.last().is_none_or(|&(_, end)| end <= mark.span.0) {
            spans.push(mark.span);
        }
    }
    spans
}
