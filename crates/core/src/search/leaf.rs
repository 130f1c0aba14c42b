//! One word or phrase of a query: which forms it takes in, and where they stand.

use super::Index;
use super::dictionary::FormIdx;
use super::evidence::{Evidence, gather};
use super::layout::{Doc, Field};
use super::phrase::{consecutive, near_each_other};
use super::query::Reach;
use super::score::{Grade, N_GRADES};
use super::spelling::{nearest, tolerated_typos};
use crate::model::{Dossier, EntityIdx, TypeIdx};
use crate::text::{Language, fold, is_function_word, stem, words};

/// Where a word of a query is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Everywhere,
    /// Headings and the titles of events.
    Title,
    /// Names of entities of a type.
    Names(TypeIdx),
}

/// A word or phrase of a query.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'q> {
    /// As typed, without signs.
    pub text: &'q str,
    pub scope: Scope,
    pub reach: Reach,
    /// In quotation marks: exact or folded only.
    pub quoted: bool,
    /// How many other words may stand between the words of a phrase.
    pub slop: u32,
    /// Whether it may be the beginning of a word.
    pub growing: bool,
    /// Whether a word is also taken as misspelt where it is [`LeafFound::doubtful`].
    pub guesses: bool,
}

/// A place where a leaf matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub position: u32,
    pub n_words: u32,
    pub grade: Grade,
    /// The form found (of a phrase, of its least literal word).
    pub form: FormIdx,
}

/// Everything that a leaf finds.
#[derive(Clone, Debug, Default)]
pub(super) struct LeafFound {
    /// By position.
    pub occurrences: Vec<Occurrence>,
    /// By document.
    pub evidence: Vec<Evidence>,
    /// Entities found by name, ascending.
    pub entities: Vec<EntityIdx>,
    /// How much it tells, by the grade of a match; see [`super::score::rarities`].
    pub rarities: [f32; N_GRADES as usize],
    /// What was searched instead of words that stand nowhere: as typed, and as found.
    pub respelt: Vec<(String, Vec<String>)>,
    /// Whether a word stands nowhere as it was typed, only in other forms or as the beginning of longer words, so that
    /// these may not be what was meant.
    pub doubtful: bool,
}

impl LeafFound {
    /// How much it tells, whatever the grade.
    pub fn rarity(&self) -> f32 {
        self.rarities[Grade::TwoTypos as usize]
    }
}

/// Looks a leaf up.
pub(super) fn find(index: &Index, dossier: &Dossier, leaf: &Leaf) -> LeafFound {
    let mut found = LeafFound::default();
    let tokens: Vec<String> = words(leaf.text).map(|word| word.surface).collect();
    let mut lists = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let is_last = at + 1 == tokens.len();
        let mut list = in_scope(
            index,
            dossier,
            leaf.scope,
            occurrences(index, &forms(index, leaf, token, is_last)),
        );
        let stands = list.iter().any(|found| found.grade < Grade::Stem);
        if stands || leaf.quoted || leaf.reach != Reach::Whole {
            // As asked.
        } else if !list.is_empty() && !leaf.guesses {
            found.doubtful |= tolerated_typos(&fold(token)) > 0;
        } else {
            let (respelt, used) = respelt(index, dossier, leaf.scope, token, tokens.len() == 1);
            if !respelt.is_empty() {
                list.extend(respelt);
                crate::order::sort(&mut list);
                list.dedup_by_key(|found| found.position);
                found.respelt.push((token.clone(), used));
            }
        }
        lists.push(list);
    }
    found.occurrences = match lists.len() {
        0 => Vec::new(),
        1 => lists.swap_remove(0),
        _ if leaf.slop == 0 => consecutive(&lists),
        _ => near_each_other(index, &tokens, &lists, leaf.slop),
    };
    gather(index, dossier, &mut found);
    found
}

/// The forms that a typed word matches, each with its best grade, by form.
fn forms(index: &Index, leaf: &Leaf, token: &str, is_last: bool) -> Vec<(FormIdx, Grade)> {
    let dictionary = &index.dictionary;
    let folded = fold(token);
    let mut forms: Vec<(FormIdx, Grade)> = dictionary
        .with_word(&folded)
        .map(|form| {
            (
                form,
                if dictionary.surface(form) == token {
                    Grade::Exact
                } else {
                    Grade::Folded
                },
            )
        })
        .collect();
    if !leaf.quoted {
        // The stem of the word as typed, and those of the same word with its accents.
        let typed = index
            .languages
            .iter()
            .map(|&language| (language, stem(token, language)));
        let accented = forms.iter().map(|&(form, _)| dictionary.stem(form));
        let mut stems: Vec<(Language, String)> = accented
            .map(|(language, stem)| (language, stem.to_owned()))
            .chain(typed)
            .collect();
        crate::order::sort(&mut stems);
        stems.dedup();
        for (language, stem) in &stems {
            forms.extend(
                dictionary
                    .with_stem(*language, stem)
                    .iter()
                    .map(|&form| (form, Grade::Stem)),
            );
        }
        if is_last && (leaf.growing || leaf.reach == Reach::Prefix) {
            forms.extend(
                dictionary
                    .with_prefix(&folded)
                    .map(|form| (form, Grade::Prefix)),
            );
        }
        if let Reach::Typos(max_typos) = leaf.reach {
            let near = super::spelling::within(dictionary, &folded, max_typos);
            forms.extend(
                near.iter()
                    .flat_map(|near| spellings(index, near.form, near.n_typos)),
            );
        }
    }
    crate::order::sort(&mut forms);
    forms.dedup_by_key(|&mut (form, _)| form);
    forms
}

/// What a word that stands nowhere is taken for, and where that stands: two words written as one (where
/// the word is alone), or else the nearest words.
fn respelt(
    index: &Index,
    dossier: &Dossier,
    scope: Scope,
    token: &str,
    is_alone: bool,
) -> (Vec<Occurrence>, Vec<String>) {
    let folded = fold(token);
    let mut used = Vec::new();
    if is_alone {
        let mut places = Vec::new();
        for (at, _) in folded.char_indices() {
            let (first, second) = folded.split_at(at);
            if first.chars().nth(1).is_none() || second.chars().nth(1).is_none() {
                continue;
            }
            let halves = [first, second].map(|half| {
                let forms = index
                    .dictionary
                    .with_word(half)
                    .map(|form| (form, Grade::OneTypo));
                in_scope(
                    index,
                    dossier,
                    scope,
                    occurrences(index, &forms.collect::<Vec<_>>()),
                )
            });
            let together = consecutive(&halves);
            if !together.is_empty() {
                used.push([first, second].join(" "));
                places.extend(together);
            }
        }
        if !used.is_empty() {
            crate::order::sort(&mut places);
            return (places, used);
        }
    }
    let near = near_forms(index, dossier, scope, &folded, tolerated_typos(&folded));
    used.extend(
        near.iter()
            .map(|&(form, _)| index.dictionary.surface(form).to_owned()),
    );
    crate::order::sort(&mut used);
    used.dedup();
    (
        in_scope(index, dossier, scope, occurrences(index, &near)),
        used,
    )
}

/// The forms that a word that stands nowhere is taken for.
fn near_forms(
    index: &Index,
    dossier: &Dossier,
    scope: Scope,
    folded: &str,
    max_typos: u8,
) -> Vec<(FormIdx, Grade)> {
    // Function words are like many a word, and nobody looks for them.
    let is_function = |form: FormIdx| {
        let folded = index.dictionary.folded(form);
        let mut languages = index.languages.iter();
        languages.any(|&language| is_function_word(folded, language))
    };
    let stands_in_scope = |form: FormIdx| {
        let is_there = |segment| is_in_scope(index, dossier, scope, segment);
        scope == Scope::Everywhere || stands(index, form, is_there)
    };
    let is_name = |form: FormIdx| {
        let is_of_name = |segment| index.layout.segment(segment).field == Field::Name;
        stands(index, form, is_of_name)
    };
    let near = nearest(&index.dictionary, folded, max_typos, |near| {
        !is_function(near.form) && near.is_likely(folded, is_name) && stands_in_scope(near.form)
    });
    let mut forms: Vec<(FormIdx, Grade)> = near
        .iter()
        .flat_map(|near| spellings(index, near.form, near.n_typos))
        .collect();
    crate::order::sort(&mut forms);
    forms
}

/// Whether the word that a form is of stands in a segment that `is_it`.
fn stands(index: &Index, form: FormIdx, is_it: impl Fn(usize) -> bool) -> bool {
    let dictionary = &index.dictionary;
    let mut forms = dictionary.with_word(dictionary.folded(form));
    forms.any(|form| {
        let mut positions = dictionary.positions(form);
        positions.any(|position| is_it(index.layout.segment_at(position)))
    })
}

/// Every form of the word that a form is of, as found at so many typing errors.
fn spellings(index: &Index, form: FormIdx, n_typos: u8) -> impl Iterator<Item = (FormIdx, Grade)> {
    let grade = if n_typos < 2 {
        Grade::OneTypo
    } else {
        Grade::TwoTypos
    };
    index
        .dictionary
        .with_word(index.dictionary.folded(form))
        .map(move |form| (form, grade))
}

/// Where the forms stand, by position, each position once with its best grade.
fn occurrences(index: &Index, forms: &[(FormIdx, Grade)]) -> Vec<Occurrence> {
    let mut keys: Vec<u64> = Vec::new();
    for (at, &(form, _)) in forms.iter().enumerate() {
        keys.extend(
            index
                .dictionary
                .positions(form)
                .map(|position| (u64::from(position) << 32) | at as u64),
        );
    }
    if forms.len() > 1 {
        super::radix::sort_by_upper_half(&mut keys);
    }
    let occurrence = |key: u64| {
        let (form, grade) = forms[(key & u64::from(u32::MAX)) as usize];
        Occurrence {
            position: (key >> 32) as u32,
            n_words: 1,
            grade,
            form,
        }
    };
    let mut occurrences: Vec<Occurrence> = Vec::with_capacity(keys.len());
    for next in keys.into_iter().map(occurrence) {
        match occurrences.last_mut() {
            Some(last) if last.position == next.position => {
                if next.grade < last.grade {
                    *last = next;
                }
            }
            _ => occurrences.push(next),
        }
    }
    occurrences
}

fn in_scope(
    index: &Index,
    dossier: &Dossier,
    scope: Scope,
    mut occurrences: Vec<Occurrence>,
) -> Vec<Occurrence> {
    if scope != Scope::Everywhere {
        occurrences.retain(|found| {
            is_in_scope(
                index,
                dossier,
                scope,
                index.layout.segment_at(found.position),
            )
        });
    }
    occurrences
}

fn is_in_scope(index: &Index, dossier: &Dossier, scope: Scope, segment: usize) -> bool {
    let segment = index.layout.segment(segment);
    match scope {
        Scope::Everywhere => true,
        Scope::Title => matches!(segment.field, Field::Heading | Field::Title),
        Scope::Names(kind) => match index.layout.doc(segment.doc) {
            Doc::Entity(entity) if segment.field == Field::Name => {
                dossier.entities[entity.at()].kind == kind
            }
            _ => false,
        },
    }
}
