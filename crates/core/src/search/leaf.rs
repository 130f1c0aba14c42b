//! One word or phrase of a query: where it stands, and what that is evidence for.
//!
//! A word stands in passages, in names and in events. What an entity is called counts for every passage
//! that mentions it, what an event is called for every passage that it happens in.

use super::Index;
use super::dictionary::FormIdx;
use super::layout::{Doc, Field};
use super::query::Reach;
use super::score::{self, Grade};
use super::spelling::{nearest, tolerated_typos};
use crate::model::{Dossier, EntityIdx, EventIdx, TypeIdx};
use crate::text::{Language, fold, stem, words};

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

/// Where the best evidence of a document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    Own(Field),
    Entity(EntityIdx, u32),
    Event(EventIdx),
}

/// What a leaf says for one document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    pub doc: u32,
    pub weight: f32,
    pub grade: Grade,
    pub origin: Origin,
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
    /// See [`score::rarity`].
    pub rarity: f32,
    /// What was searched instead of words that stand nowhere: as typed, and as found.
    pub respelt: Vec<(String, Vec<FormIdx>)>,
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
        if list.is_empty() && !leaf.quoted && leaf.reach == Reach::Whole {
            let folded = fold(token);
            let near = near_forms(
                index,
                dossier,
                leaf.scope,
                &folded,
                tolerated_typos(&folded),
            );
            list = in_scope(index, dossier, leaf.scope, occurrences(index, &near));
            if !near.is_empty() {
                found
                    .respelt
                    .push((token.clone(), near.iter().map(|&(form, _)| form).collect()));
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
        stems.sort();
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
    forms.sort_unstable();
    forms.dedup_by_key(|&mut (form, _)| form);
    forms
}

/// The forms that a word that stands nowhere is taken for.
fn near_forms(
    index: &Index,
    dossier: &Dossier,
    scope: Scope,
    folded: &str,
    max_typos: u8,
) -> Vec<(FormIdx, Grade)> {
    let stands_in_scope = |form: FormIdx| {
        scope == Scope::Everywhere
            || index
                .dictionary
                .with_word(index.dictionary.folded(form))
                .any(|form| {
                    let mut positions = index.dictionary.positions(form);
                    positions.any(|position| {
                        is_in_scope(index, dossier, scope, index.layout.segment_at(position))
                    })
                })
    };
    let near = nearest(&index.dictionary, folded, max_typos, stands_in_scope);
    let mut forms: Vec<(FormIdx, Grade)> = near
        .iter()
        .flat_map(|near| spellings(index, near.form, near.n_typos))
        .collect();
    forms.sort_unstable();
    forms
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
        keys.sort_unstable();
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

/// Runs of positions with one word of each list in order.
fn consecutive(lists: &[Vec<Occurrence>]) -> Vec<Occurrence> {
    let mut rest: Vec<&[Occurrence]> = lists[1..].iter().map(Vec::as_slice).collect();
    let mut runs = Vec::new();
    'first: for &first in &lists[0] {
        let mut run = first;
        for (offset, list) in (1..).zip(&mut rest) {
            let position = first.position + offset;
            *list = &list[list.partition_point(|found| found.position < position)..];
            match list.first() {
                Some(found) if found.position == position => {
                    if found.grade > run.grade {
                        (run.grade, run.form) = (found.grade, found.form);
                    }
                    run.n_words += 1;
                }
                Some(_) => continue 'first,
                None => return runs,
            }
        }
        runs.push(run);
    }
    runs
}

/// Words of windows with all the tokens, in any order, and at most `slop` others.
fn near_each_other(
    index: &Index,
    tokens: &[String],
    lists: &[Vec<Occurrence>],
    slop: u32,
) -> Vec<Occurrence> {
    // A word asked for twice must stand there twice.
    let mut kinds: Vec<(usize, usize)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match kinds
            .iter_mut()
            .find(|(first, _)| fold(&tokens[*first]) == fold(token))
        {
            Some((_, n_wanted)) => *n_wanted += 1,
            None => kinds.push((at, 1)),
        }
    }
    let mut all: Vec<(Occurrence, usize)> = Vec::new();
    for (kind, &(list, _)) in kinds.iter().enumerate() {
        all.extend(lists[list].iter().map(|&found| (found, kind)));
    }
    all.sort_unstable();
    let mut n_inside = vec![0; kinds.len()];
    let mut is_kept = vec![false; all.len()];
    let mut first = 0;
    for last in 0..all.len() {
        let position = all[last].0.position;
        n_inside[all[last].1] += 1;
        let segment = index.layout.segment(index.layout.segment_at(position));
        let reach = tokens.len() as u32 + slop;
        while all[first].0.position < segment.start || position - all[first].0.position >= reach {
            n_inside[all[first].1] -= 1;
            first += 1;
        }
        if n_inside
            .iter()
            .zip(&kinds)
            .all(|(&n, &(_, n_wanted))| n >= n_wanted)
        {
            is_kept[first..=last].fill(true);
        }
    }
    all.iter()
        .zip(is_kept)
        .filter(|(_, kept)| *kept)
        .map(|((found, _), _)| *found)
        .collect()
}

/// Adds up what the occurrences say for each document, and hands on what names and events say.
fn gather(index: &Index, dossier: &Dossier, found: &mut LeafFound) {
    let layout = &index.layout;
    let mut sums = Sums {
        slots: vec![NOWHERE; layout.n_docs()],
        touched: Vec::new(),
    };
    let mut names: Vec<Evidence> = Vec::new();
    let mut titles: Vec<Evidence> = Vec::new();
    for occurrence in &found.occurrences {
        let at = layout.segment_at(occurrence.position);
        let segment = layout.segment(at);
        let (n_words, mean_words) = (layout.n_words(at), layout.mean_words(segment.field));
        let evidence = Evidence {
            doc: segment.doc,
            weight: score::occurrence_weight(segment.field, occurrence.grade, n_words, mean_words),
            grade: occurrence.grade,
            origin: Origin::Own(segment.field),
            form: occurrence.form,
        };
        sums.add(evidence);
        match (segment.field, layout.doc(segment.doc)) {
            (Field::Name, Doc::Entity(entity)) => {
                keep_best(
                    &mut names,
                    Evidence {
                        origin: Origin::Entity(entity, segment.part),
                        ..evidence
                    },
                );
            }
            (Field::Title, Doc::Event(event)) => {
                keep_best(
                    &mut titles,
                    Evidence {
                        origin: Origin::Event(event),
                        ..evidence
                    },
                );
            }
            _ => {}
        }
    }
    for evidence in names.iter().chain(&titles) {
        let grade = evidence.grade.max(Grade::Known);
        let known = Evidence {
            grade,
            weight: score::KNOWN_WEIGHT * grade.weight(),
            ..*evidence
        };
        match evidence.origin {
            Origin::Entity(entity, _) => {
                let entity = &dossier.entities[entity.at()];
                entity.passages.iter().for_each(|passage| {
                    sums.add(Evidence {
                        doc: passage.0,
                        ..known
                    })
                });
                entity.events.iter().for_each(|&event| {
                    sums.add(Evidence {
                        doc: layout.doc_of_event(event),
                        ..known
                    })
                });
            }
            Origin::Event(event) => {
                let anchors = &dossier.events[event.at()].anchors;
                anchors.iter().for_each(|anchor| {
                    sums.add(Evidence {
                        doc: anchor.passage.0,
                        ..known
                    })
                });
            }
            Origin::Own(_) => {}
        }
    }
    found.entities = names
        .iter()
        .filter_map(|name| {
            if let Origin::Entity(entity, _) = name.origin {
                Some(entity)
            } else {
                None
            }
        })
        .collect();
    found.evidence = sums.into_evidence();
    let n_with_it = found
        .evidence
        .partition_point(|evidence| evidence.doc < layout.n_passages);
    found.rarity = score::rarity(layout.n_passages, n_with_it as u32);
}

/// Keeps one evidence for each document, the most literal; documents ascend.
fn keep_best(all: &mut Vec<Evidence>, evidence: Evidence) {
    match all.last_mut() {
        Some(last) if last.doc == evidence.doc => {
            if evidence.grade < last.grade {
                *last = evidence;
            }
        }
        _ => all.push(evidence),
    }
}

const NOWHERE: Evidence = Evidence {
    doc: u32::MAX,
    weight: 0.0,
    grade: Grade::TwoTypos,
    origin: Origin::Own(Field::Text),
    form: 0,
};

/// Evidence by document, while it is added up.
struct Sums {
    slots: Vec<Evidence>,
    touched: Vec<u32>,
}

impl Sums {
    fn add(&mut self, evidence: Evidence) {
        let Some(slot) = self.slots.get_mut(evidence.doc as usize) else {
            return;
        };
        if slot.doc == u32::MAX {
            self.touched.push(evidence.doc);
            *slot = evidence;
            return;
        }
        let weight = slot.weight + evidence.weight;
        if (evidence.grade, evidence.origin) < (slot.grade, slot.origin) {
            *slot = evidence;
        }
        slot.weight = weight;
    }

    fn into_evidence(mut self) -> Vec<Evidence> {
        self.touched.sort_unstable();
        self.touched
            .iter()
            .map(|&doc| self.slots[doc as usize])
            .collect()
    }
}
