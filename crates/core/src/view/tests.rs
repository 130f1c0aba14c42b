//! What the page shows for a state, written out in words, and what holds for every state.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::date::{Day, Period};

/// Blocks with their passages: `s` 1, `h1` over `p1` 2 and `p2` 3, `h1a` (level 3) over `p3` 4, `h2` over
/// `fig` 5 and `p4` 6.
fn prepared() -> Prepared {
    let mention =
        |entity: &str| json!([{"start": 0, "end": entity.len(), "entity": entity.to_lowercase()}]);
    let file = json!({
        "dossier": 1,
        "entity_types": [{"id": "person"}, {"id": "agreement"}, {"id": "place"}],
        "entities": [
            {"id": "oslo", "type": "place", "name": "Oslo"},
            {"id": "cy", "type": "person", "name": "Cy"},
            {"id": "bo", "type": "person", "name": "Bo"},
            {"id": "ana", "type": "person", "name": "Ana"},
        ],
        "articles": [{"id": "story", "title": "Harbour", "blocks": [
            {"id": "s", "type": "standfirst", "text": "A tale of boats."},
            {"id": "h1", "type": "heading", "level": 2, "text": "Arrival"},
            {"id": "p1", "type": "paragraph", "text": "Ana came by boat.", "mentions": mention("Ana")},
            {"id": "p2", "type": "paragraph", "text": "Bo waited in 2016, Bo slept.", "mentions": [
                {"start": 0, "end": 2, "entity": "bo"},
                {"start": 13, "end": 17, "date": "2016"},
                {"start": 19, "end": 21, "entity": "bo"},
            ]},
            {"id": "h1a", "type": "heading", "level": 3, "text": "Night"},
            {"id": "p3", "type": "paragraph", "text": "Ana slept.", "mentions": mention("Ana")},
            {"id": "h2", "type": "heading", "level": 2, "text": "Departure"},
            {"id": "fig", "type": "figure", "text": "Oslo by night", "alt": "Lights", "mentions": mention("Oslo")},
            {"id": "p4", "type": "paragraph", "text": "Cy left by boat, by boat.", "mentions": mention("Cy")},
        ]}],
        "events": [
            {"id": "leaving", "date": "2017-05", "title": "Cy leaves", "passages": [{"block": "p4"}]},
            {"id": "arrival", "date": "2016-03-01", "title": "Ana arrives",
                "passages": [{"block": "p1"}, {"block": "p3"}]},
            {"id": "building", "date": "2015~", "title": "A harbour is built", "passages": [{"block": "s"}]},
        ],
    });
    let loaded = crate::load::load(file.to_string().as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    Prepared::new(loaded.dossier)
}

/// A state in words: `boat` is the query, `+ana` and `-bo` are choices, `@2016` a period, `#p1` a selected
/// passage, `all:person` a mode.
fn state(prepared: &Prepared, written: &str) -> State {
    let dossier = &prepared.dossier;
    let mut state = State::default();
    for word in written.split(' ').filter(|word| !word.is_empty()) {
        let entity = || dossier.entity_by_id(&word[1..]).unwrap();
        match word.as_bytes()[0] {
            b'+' => _ = state.choices.insert(entity(), Choice::Include),
            b'-' => _ = state.choices.insert(entity(), Choice::Exclude),
            b'@' => state.period = Some(Period::parse(&word[1..]).unwrap()),
            b'#' => {
                let passage = dossier.passage_by_key(&word[1..]).unwrap();
                state.selected = Some(Selected::Passage(passage));
            }
            _ => match word.strip_prefix("all:") {
                Some(kind) => _ = state.all_types.insert(dossier.type_by_id(kind).unwrap()),
                None => state.query = format!("{} {word}", state.query).trim().to_owned(),
            },
        }
    }
    state
}

fn view_of(prepared: &Prepared, state: &State) -> View {
    derive(prepared, state, &prepared.search(&state.query))
}

/// The reading view as one line: block ids, and `(…n)` for a fold with `n` passages.
fn reading_words(prepared: &Prepared, state: &State, view: &View) -> String {
    let blocks = &prepared.dossier.articles[0].blocks;
    let rows = reading(
        &prepared.dossier,
        ArticleIdx(0),
        &view.shown,
        state.selected,
    );
    let words: Vec<String> = rows
        .iter()
        .map(|row| match row {
            ReadRow::Block(block) => blocks[block.at()].id.clone(),
            ReadRow::Fold { n_passages, .. } => format!("(…{n_passages})"),
        })
        .collect();
    words.join(" ")
}

#[track_caller]
fn check_reading(written: &str, expected: &str) {
    let prepared = prepared();
    let state = state(&prepared, written);
    let view = view_of(&prepared, &state);
    assert_eq!(reading_words(&prepared, &state, &view), expected);
}

/// The whole view in a few lines.
#[track_caller]
fn check_view(written: &str, expected: Expect) {
    let prepared = prepared();
    let dossier = &prepared.dossier;
    let state = state(&prepared, written);
    let found = prepared.search(&state.query);
    let view = derive(&prepared, &state, &found);
    let key = |passage: PassageIdx| dossier.passages[passage.at()].key.as_str();
    let mut text = format!("shown {} ({} possibly)\n", view.n_shown, view.n_possible);
    text += &format!("text {}\n", reading_words(&prepared, &state, &view));
    for facet in &view.facets {
        let mode = if facet.all { "all of " } else { "" };
        let values = facet.values.iter().map(|value| {
            let sign = match value.choice {
                Some(Choice::Include) => "+",
                Some(Choice::Exclude) => "-",
                None => "",
            };
            format!(
                "{sign}{} {}",
                dossier.entities[value.entity.at()].id,
                value.count
            )
        });
        let values: Vec<String> = values.collect();
        text += &format!(
            "{mode}{}: {}\n",
            dossier.types[facet.kind.at()].id,
            values.join(", ")
        );
    }
    let mut hits: Vec<&str> = view
        .hits
        .iter()
        .map(|hit| key(found.hits[*hit].passage))
        .collect();
    hits.sort_unstable();
    let marks = view.marks.iter().map(|mark| {
        let block = dossier.block_of(mark.passage);
        let marked = crate::text::slice(&block.text, mark.span).unwrap();
        format!("{}@{} {marked:?}", key(mark.passage), mark.span.start)
    });
    let marks: Vec<String> = marks.collect();
    if !hits.is_empty() {
        text += &format!("hits {}\nmarks {}\n", hits.join(" "), marks.join(", "));
    }
    let events = view.events.iter().map(|row| {
        let possibly = if row.presence == Presence::Possible {
            "?"
        } else {
            ""
        };
        format!("{}{possibly}", dossier.events[row.event.at()].id)
    });
    let events: Vec<String> = events.collect();
    text += &format!(
        "events ({} possibly): {}\n",
        view.n_events_possible,
        events.join(", ")
    );
    expected.assert_eq(&format!("{}\n", text.trim_end()));
}

#[test]
fn a_fresh_page_shows_everything_and_marks_nothing() {
    check_view(
        "",
        expect![[r#"
        shown 6 (0 possibly)
        text s h1 p1 p2 h1a p3 h2 fig p4
        person: ana 2, bo 1, cy 1
        place: oslo 1
        events (0 possibly): building, arrival, leaving
    "#]],
    );
}

#[test]
fn a_query_marks_its_words_in_reading_order() {
    check_view(
        "boat",
        expect![[r#"
        shown 3 (0 possibly)
        text s h1 p1 (…2) h2 (…1) p4
        person: ana 1, bo 0, cy 1
        place: oslo 0
        hits p1 p4 s
        marks s@10 "boats", p1@12 "boat", p4@11 "boat", p4@20 "boat"
        events (0 possibly): building, arrival, leaving
    "#]],
    );
}

#[test]
fn a_filter_keeps_the_order_of_the_facets() {
    check_view(
        "+cy +ana all:person",
        expect![[r#"
        shown 0 (0 possibly)
        text (…6)
        all of person: +ana 0, bo 0, +cy 0
        place: oslo 0
        events (0 possibly):
    "#]],
    );
}

#[test]
fn an_exclusion_hides_hits_and_their_marks() {
    check_view(
        "boat -ana",
        expect![[r#"
        shown 2 (0 possibly)
        text s (…3) h2 (…1) p4
        person: -ana 1, bo 0, cy 1
        place: oslo 0
        hits p4 s
        marks s@10 "boats", p4@11 "boat", p4@20 "boat"
        events (0 possibly): building, leaving
    "#]],
    );
}

#[test]
fn a_period_tells_the_certain_from_the_possible() {
    check_view(
        "@2016-01..2016-06",
        expect![[r#"
        shown 4 (2 possibly)
        text s h1 p1 p2 h1a p3 (…2)
        person: ana 2, bo 1, cy 0
        place: oslo 0
        events (1 possibly): building?, arrival
    "#]],
    );
}

#[test]
fn an_approximate_event_is_possibly_in_the_year_beside_it() {
    check_view(
        "@2014",
        expect![[r#"
        shown 1 (1 possibly)
        text s (…5)
        person: ana 0, bo 0, cy 0
        place: oslo 0
        events (1 possibly): building?
    "#]],
    );
}

#[test]
fn what_is_not_shown_is_folded_into_one_line() {
    check_reading("+bo", "(…1) h1 (…1) p2 (…3)");
    check_reading("+oslo", "(…4) h2 fig (…1)");
    check_reading("nothingatall", "(…6)");
}

#[test]
fn a_heading_stays_while_any_passage_of_its_section_shows() {
    check_reading("+cy", "(…4) h2 (…1) p4");
    // Passage 4 stands under the heading inside the section.
    check_reading("slept +ana", "(…1) h1 (…2) h1a p3 (…2)");
    check_reading("departure", "(…4) h2 fig (…1)");
}

#[test]
fn the_selected_passage_shows_whatever_the_filters_are() {
    check_reading("+cy #s", "s (…3) h2 (…1) p4");
    check_reading("nothingatall #p3", "(…1) h1 (…2) h1a p3 (…2)");
    let prepared = prepared();
    let state = state(&prepared, "+cy #s");
    assert_eq!(view_of(&prepared, &state).n_shown, 1, "it is not counted");
}

#[test]
fn an_event_shows_when_any_of_its_passages_does() {
    let prepared = prepared();
    let ids = |written: &str| {
        let state = state(&prepared, written);
        let events = view_of(&prepared, &state).events;
        let ids = events
            .iter()
            .map(|row| prepared.dossier.events[row.event.at()].id.clone());
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("slept"), "arrival");
    assert_eq!(ids("-ana"), "building leaving");
    assert_eq!(ids("boat @2017"), "leaving");
    assert_eq!(ids("@2030"), "");
}

#[test]
fn further_passages_pass_the_filters_and_are_not_counted() {
    let prepared = prepared();
    let further = |written: &str| {
        let state = state(&prepared, written);
        let found = prepared.search(&state.query);
        let view = derive(&prepared, &state, &found);
        let keys = view
            .more
            .iter()
            .map(|hit| &*prepared.dossier.passages[found.more[*hit].passage.at()].key);
        format!("{} + {}", view.n_shown, keys.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(further("ana boat"), "1 + p3 p4 s");
    assert_eq!(further("ana boat -cy"), "1 + p3 s");
    assert_eq!(further("ana boat @2017"), "0 + p4");
    assert_eq!(further("boat"), "3 + ");
}

#[test]
fn facets_without_entities_are_left_out() {
    let prepared = prepared();
    let view = view_of(&prepared, &State::default());
    let ids = view
        .facets
        .iter()
        .map(|facet| prepared.dossier.types[facet.kind.at()].id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["person", "place"]);
}

#[test]
fn an_empty_dossier_has_an_empty_view() {
    let prepared = Prepared::new(Dossier::default());
    let view = view_of(&prepared, &state(&prepared, "boat @2016"));
    assert_eq!(
        (
            view.n_shown,
            view.hits.len(),
            view.events.len(),
            view.facets.len()
        ),
        (0, 0, 0, 0)
    );
}

fn any_state() -> impl Strategy<Value = State> {
    let words = [
        "boat",
        "slept",
        "-boat",
        "bo OR ana",
        "night",
        "\"by boat\"",
        "date:2016",
        "zzz",
        "boats",
    ];
    let queries = prop::collection::vec(prop::sample::select(words.to_vec()), 0..3);
    let choice = prop::sample::select(vec![Choice::Include, Choice::Exclude]);
    let entity = (0..4_u32).prop_map(EntityIdx);
    let period = (16_000..17_500_i64, 0..900_i64)
        .prop_map(|(first, n_days)| Period::new(Day(first), Day(first + n_days)));
    let selected = (0..6_u32).prop_map(|at| Selected::Passage(PassageIdx(at)));
    (
        queries,
        prop::collection::btree_map(entity, choice, 0..4),
        prop::collection::btree_set((0..3_u32).prop_map(TypeIdx), 0..3),
        prop::option::of(period),
        prop::option::of(selected),
    )
        .prop_map(|(words, choices, all_types, period, selected)| State {
            query: words.join(" "),
            choices: choices.into_iter().collect(),
            all_types: all_types.into_iter().collect(),
            period,
            selected,
            ..State::default()
        })
}

/// What a view counts and shows fits together.
fn check_counts(
    prepared: &Prepared,
    state: &State,
    found: &Found,
    view: &View,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(view.n_shown, view.shown.count_ones(..));
    prop_assert_eq!(view.shown.len(), prepared.dossier.passages.len());
    prop_assert!(view.n_possible <= view.n_shown);
    prop_assert!(view.n_possible == 0 || state.period.is_some());
    let hits: BTreeSet<PassageIdx> = view
        .hits
        .iter()
        .map(|hit| found.hits[*hit].passage)
        .collect();
    prop_assert_eq!(hits.len(), view.hits.len(), "a passage is a hit once");
    prop_assert!(hits.iter().all(|passage| view.shown.contains(passage.at())));
    prop_assert!(view.hits.is_sorted(), "best first, as found");
    if !found.is_empty_query {
        prop_assert_eq!(hits.len(), view.n_shown, "what shows is a hit");
    }
    let unasked = State {
        query: String::new(),
        ..state.clone()
    };
    let unasked = view_of(prepared, &unasked).shown;
    for further in view.more.iter().map(|hit| found.more[*hit].passage.at()) {
        prop_assert!(unasked.contains(further) && !view.shown.contains(further));
    }
    prop_assert!(
        view.marks
            .is_sorted_by_key(|mark| (mark.passage, mark.span))
    );
    prop_assert!(view.marks.iter().all(|mark| hits.contains(&mark.passage)));
    prop_assert!(view.events.is_sorted_by_key(|row| row.event));
    prop_assert!(
        view.events
            .iter()
            .all(|row| row.presence != Presence::Outside)
    );
    Ok(())
}

/// Every block stands in one row, in order; what is shown or selected is not folded.
fn check_rows(prepared: &Prepared, state: &State, view: &View) -> Result<(), TestCaseError> {
    let dossier = &prepared.dossier;
    let rows = reading(dossier, ArticleIdx(0), &view.shown, state.selected);
    let blocks = &dossier.articles[0].blocks;
    let mut next = 0;
    let mut n_folded = 0;
    let mut n_passages_shown = 0;
    for row in &rows {
        let (first, end) = match *row {
            ReadRow::Block(block) => (block.0, block.0 + 1),
            ReadRow::Fold { first, end, .. } => (first.0, end.0),
        };
        prop_assert_eq!(first, next);
        prop_assert!(end > first);
        next = end;
        match *row {
            ReadRow::Fold { n_passages, .. } => n_folded += n_passages as usize,
            ReadRow::Block(block) => {
                let is_passage = !matches!(blocks[block.at()].kind, BlockKind::Heading(_));
                n_passages_shown += usize::from(is_passage);
            }
        }
    }
    prop_assert_eq!(next as usize, blocks.len());
    let is_fold = |row: &ReadRow| matches!(row, ReadRow::Fold { .. });
    prop_assert!(
        rows.windows(2)
            .all(|pair| !(is_fold(&pair[0]) && is_fold(&pair[1])))
    );
    let selected_only = match state.selected {
        Some(Selected::Passage(passage)) => !view.shown.contains(passage.at()),
        _ => false,
    };
    prop_assert_eq!(n_passages_shown, view.n_shown + usize::from(selected_only));
    prop_assert_eq!(n_folded + n_passages_shown, dossier.passages.len());
    Ok(())
}

proptest! {
    #[test]
    fn what_shows_and_what_is_counted_agree(state in any_state()) {
        let prepared = prepared();
        let found = prepared.search(&state.query);
        let view = derive(&prepared, &state, &found);
        check_counts(&prepared, &state, &found, &view)?;
        check_rows(&prepared, &state, &view)?;
    }

    #[test]
    fn the_order_of_the_facets_never_changes(state in any_state()) {
        let prepared = prepared();
        let order = |view: &View| -> Vec<EntityIdx> {
            view.facets.iter().flat_map(|facet| &facet.values).map(|value| value.entity).collect()
        };
        let fresh = view_of(&prepared, &State::default());
        prop_assert_eq!(order(&view_of(&prepared, &state)), order(&fresh));
    }

    #[test]
    fn a_count_is_what_including_the_entity_would_show(state in any_state()) {
        let prepared = prepared();
        let view = view_of(&prepared, &state);
        for value in view.facets.iter().flat_map(|facet| &facet.values) {
            let mut with = state.clone();
            with.choices.insert(value.entity, Choice::Include);
            prop_assert_eq!(value.count as usize, view_of(&prepared, &with).n_shown);
        }
    }
}
