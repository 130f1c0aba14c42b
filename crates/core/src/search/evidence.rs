//! What the places of a word are evidence for, document by document.
//!
//! What an entity is called counts for every passage that mentions it and every event that involves it;
//! what an event is called counts for every passage that it happens in.

use super::Index;
use super::dictionary::FormIdx;
use super::layout::{Doc, Field};
use super::leaf::LeafFound;
use super::score::{self, Grade};
use crate::model::{Dossier, EntityIdx, EventIdx};

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

/// Adds up what the occurrences say for each document, and hands on what names and events say.
pub(super) fn gather(index: &Index, dossier: &Dossier, found: &mut LeafFound) {
    let layout = &index.layout;
    let mut sums = Sums {
        slots: vec![NOWHERE; layout.n_docs()],
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
    let mut n_by_grade = [0_u32; score::N_GRADES as usize];
    for evidence in found
        .evidence
        .iter()
        .take_while(|evidence| evidence.doc < layout.n_passages)
    {
        n_by_grade[evidence.grade as usize] += 1;
    }
    found.rarities = score::rarities(layout.n_passages, n_by_grade);
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
}

impl Sums {
    fn add(&mut self, evidence: Evidence) {
        let Some(slot) = self.slots.get_mut(evidence.doc as usize) else {
            return;
        };
        if slot.doc == u32::MAX {
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
        self.slots.retain(|slot| slot.doc != u32::MAX);
        self.slots
    }
}
