//! The filters against brute force on random dossiers.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::date::Date;
use crate::model::{Entity, EntityType, Event, Passage};
use crate::search::sample::Sample;

/// A view with its sets, so that tests can own what [`Filter`] borrows.
#[derive(Clone, Debug, Default)]
struct View {
    matched: Option<FixedBitSet>,
    choices: SortedMap<EntityIdx, Choice>,
    all_types: SortedSet<TypeIdx>,
    in_period: Option<FixedBitSet>,
}

impl View {
    fn filter(&self) -> Filter<'_> {
        Filter {
            matched: self.matched.as_ref(),
            choices: &self.choices,
            all_types: &self.all_types,
            in_period: self.in_period.as_ref(),
        }
    }

    fn with(&self, entity: EntityIdx, choice: Choice) -> View {
        let mut view = self.clone();
        view.choices.insert(entity, choice);
        view
    }
}

/// Four passages: Ana and Bo (people), Oslo and Rome (places) as in the comments.
fn dossier() -> Dossier {
    Sample::new()
        .entity("person", "Ana", &[])
        .entity("person", "Bo", &[])
        .entity("place", "Oslo", &[])
        .entity("place", "Rome", &[])
        .paragraph("[Ana] met [Bo] in [Oslo].")
        .paragraph("[Ana] left for [Rome].")
        .paragraph("[Bo] stayed in [Oslo].")
        .paragraph("Nobody came.")
        .dossier()
}

/// Choices (`+Ana -Rome`, `all:person`) → numbers of the passages shown, then the counts of all entities.
#[track_caller]
fn check(choices: &str, expected_shown: &[usize], expected_counts: [u32; 4]) {
    let dossier = dossier();
    let mut view = View::default();
    for word in choices.split(' ').filter(|word| !word.is_empty()) {
        let entity = |name: &str| {
            EntityIdx(
                dossier
                    .entities
                    .iter()
                    .position(|e| e.name == name)
                    .unwrap() as u32,
            )
        };
        if let Some(name) = word.strip_prefix('+') {
            view.choices.insert(entity(name), Choice::Include);
        } else if let Some(name) = word.strip_prefix('-') {
            view.choices.insert(entity(name), Choice::Exclude);
        } else {
            let kind = dossier
                .type_by_id(word.strip_prefix("all:").unwrap())
                .unwrap();
            view.all_types.insert(kind);
        }
    }
    let sets = EntitySets::new(&dossier);
    let shown: Vec<usize> = shown(&dossier, &sets, &view.filter())
        .ones()
        .map(|at| at + 1)
        .collect();
    assert_eq!(shown, expected_shown);
    assert_eq!(counts(&dossier, &sets, &view.filter()), expected_counts);
}

#[test]
fn without_a_choice_everything_shows() {
    check("", &[1, 2, 3, 4], [2, 2, 2, 1]);
}

#[test]
fn within_a_type_any_included_entity_is_enough() {
    check("+Ana +Bo", &[1, 2, 3], [3, 3, 2, 1]);
    check("+Ana", &[1, 2], [2, 3, 1, 1]);
}

#[test]
fn a_type_may_ask_for_all_in_one_passage() {
    check("+Ana +Bo all:person", &[1], [1, 1, 1, 0]);
    check("+Ana all:person", &[1, 2], [2, 1, 1, 1]);
}

#[test]
fn across_types_every_type_must_match() {
    check("+Ana +Oslo", &[1], [1, 2, 1, 2]);
}

#[test]
fn an_excluded_entity_hides_its_passages() {
    check("-Oslo", &[2, 4], [1, 0, 2, 1]);
    check("+Ana -Rome", &[1], [1, 2, 1, 1]);
}

#[test]
fn a_period_tells_certain_from_possible() {
    let dossier = Sample::new()
        .paragraph("On {2017-03-02}.")
        .paragraph("In {2017-03}.")
        .paragraph("In {2016}.")
        .paragraph("Undated.")
        .dossier();
    let period = Period::parse("2017-03-01..2017-03-10").unwrap();
    let (inside, certain) = in_period(&dossier, &period);
    assert_eq!(inside.ones().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(certain.ones().collect::<Vec<_>>(), [0]);
}

#[test]
fn an_event_puts_its_passage_into_the_period() {
    let dossier = Sample::new()
        .paragraph("Undated.")
        .event("2017-03-02", "A meeting", 0)
        .dossier();
    let (inside, certain) = in_period(&dossier, &Period::parse("2017").unwrap());
    assert!(inside.contains(0) && certain.contains(0));
}

#[test]
fn entities_that_share_passages_come_by_number_then_name() {
    let dossier = dossier();
    let shared = co_occurrence(&dossier, &EntitySets::new(&dossier), EntityIdx(0));
    assert_eq!(
        shared,
        [(EntityIdx(1), 1), (EntityIdx(2), 1), (EntityIdx(3), 1)]
    );
}

#[test]
fn choices_from_elsewhere_are_passed_over() {
    let dossier = dossier();
    let sets = EntitySets::new(&dossier);
    let view = View::default()
        .with(EntityIdx(99), Choice::Include)
        .with(EntityIdx(98), Choice::Exclude);
    assert_eq!(shown(&dossier, &sets, &view.filter()).count_ones(..), 4);
    assert_eq!(counts(&dossier, &sets, &view.filter()), [2, 2, 2, 1]);
    assert!(sets.passages(EntityIdx(99)).is_empty());
    assert!(co_occurrence(&dossier, &sets, EntityIdx(99)).is_empty());
}

/// Nothing but what set logic needs: entities of given types, and which passage has which of them.
fn bare_dossier(kinds: &[u32], passages: &[BTreeSet<u32>]) -> Dossier {
    let n_types = kinds.iter().max().map_or(0, |max| max + 1);
    let kind = || EntityType {
        id: String::new(),
        label: "".into(),
        singular: "".into(),
    };
    Dossier {
        types: (0..n_types).map(|_| kind()).collect(),
        entities: kinds
            .iter()
            .map(|&kind| bare_entity(TypeIdx(kind)))
            .collect(),
        passages: passages.iter().map(bare_passage).collect(),
        ..Dossier::default()
    }
}

fn bare_entity(kind: TypeIdx) -> Entity {
    let (id, name, summary) = (String::new(), String::new(), String::new());
    Entity {
        id,
        kind,
        name,
        aliases: vec![],
        summary,
        same_as: vec![],
        passages: vec![],
        events: vec![],
    }
}

fn bare_passage(entities: &BTreeSet<u32>) -> Passage {
    Passage {
        article: crate::model::ArticleIdx(0),
        block: crate::model::BlockIdx(0),
        headings: vec![],
        number: 1,
        key: String::new(),
        entities: entities.iter().map(|&entity| EntityIdx(entity)).collect(),
        dates: vec![],
        events: vec![],
    }
}

/// The rule of the page, one passage at a time.
fn shows(dossier: &Dossier, view: &View, at: usize) -> bool {
    let passage = &dossier.passages[at];
    let has = |entity: &EntityIdx| passage.entities.contains(entity);
    let chosen = |choice: Choice| {
        view.choices
            .iter()
            .filter(move |c| *c.1 == choice)
            .map(|c| *c.0)
    };
    let types_match = (0..dossier.types.len() as u32).map(TypeIdx).all(|kind| {
        let mut included = chosen(Choice::Include)
            .filter(|e| dossier.entities[e.at()].kind == kind)
            .peekable();
        included.peek().is_none()
            || if view.all_types.contains(&kind) {
                included.all(|e| has(&e))
            } else {
                included.any(|e| has(&e))
            }
    });
    let in_set = |set: &Option<FixedBitSet>| set.as_ref().is_none_or(|set| set.contains(at));
    in_set(&view.matched)
        && in_set(&view.in_period)
        && types_match
        && !chosen(Choice::Exclude).any(|e| has(&e))
}

fn any_case() -> impl Strategy<Value = (Dossier, View)> {
    let passage = || prop::collection::btree_set(0..12_u32, 0..6);
    let set = |n| prop::option::of(prop::collection::vec(any::<bool>(), n));
    (
        prop::collection::vec(0..4_u32, 12),
        prop::collection::vec(passage(), 0..30),
    )
        .prop_flat_map(move |(kinds, passages)| {
            let n = passages.len();
            let choice = prop_oneof![Just(Choice::Include), Just(Choice::Exclude)];
            let choices =
                prop::collection::btree_map((0..12_u32).prop_map(EntityIdx), choice, 0..5);
            let all_types = prop::collection::btree_set((0..4_u32).prop_map(TypeIdx), 0..4);
            (
                Just(bare_dossier(&kinds, &passages)),
                set(n),
                choices,
                all_types,
                set(n),
            )
                .prop_map(|(dossier, matched, choices, all_types, in_period)| {
                    let bits = |bools: Vec<bool>| {
                        bools
                            .iter()
                            .enumerate()
                            .filter(|b| *b.1)
                            .map(|b| b.0)
                            .collect()
                    };
                    let view = View {
                        matched: matched.map(bits),
                        choices: choices.into_iter().collect(),
                        all_types: all_types.into_iter().collect(),
                        in_period: in_period.map(bits),
                    };
                    (dossier, view)
                })
        })
}

proptest! {
    #[test]
    fn what_shows_is_what_the_rule_says((dossier, view) in any_case()) {
        let shown = shown(&dossier, &EntitySets::new(&dossier), &view.filter());
        for at in 0..dossier.passages.len() {
            prop_assert_eq!(shown.contains(at), shows(&dossier, &view, at), "passage {}", at);
        }
    }

    #[test]
    fn a_count_is_what_would_show((dossier, view) in any_case()) {
        let sets = EntitySets::new(&dossier);
        let counts = counts(&dossier, &sets, &view.filter());
        for (at, &count) in counts.iter().enumerate() {
            let added = view.with(EntityIdx(at as u32), Choice::Include);
            let n = (0..dossier.passages.len()).filter(|&at| shows(&dossier, &added, at)).count();
            prop_assert_eq!(count as usize, n, "entity {}", at);
        }
    }
}

#[test]
fn dates_and_events_are_only_read_where_they_exist() {
    let mut dossier = bare_dossier(&[0], &[BTreeSet::new()]);
    dossier.passages[0].events = vec![crate::model::EventIdx(7)];
    dossier.passages[0].dates = vec![Date::parse("2017").unwrap()];
    let events: &Vec<Event> = &dossier.events;
    assert!(events.is_empty());
    assert!(
        in_period(&dossier, &Period::parse("2017").unwrap())
            .1
            .contains(0)
    );
}
