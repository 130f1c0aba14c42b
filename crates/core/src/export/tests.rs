//! A small dossier in every format, then what holds for every state of the bundled one and for hostile texts.

mod bundled;
mod citations;
mod hostile;
mod linked;
mod own;
mod tables;
mod timelines;

use expect_test::Expect;
use serde_json::json;

use super::*;
use crate::link;
use crate::load::load;
use crate::model::Dossier;
use crate::view::Prepared;

/// Two sections, of which the filter `with=ana` shows one passage each; events with every kind of date.
fn sample() -> Dossier {
    let file = json!({
        "dossier": 1,
        "title": "Harbour",
        "lang": "en",
        "entity_types": [
            {"id": "person", "label": "People", "singular": "person"},
            {"id": "place", "label": "Places", "singular": "place"},
            {"id": "ship", "label": "Ships", "singular": "ship"},
        ],
        "entities": [
            {"id": "ana", "type": "person", "name": "Ana Lind", "aliases": ["Ana"], "summary": "A pilot.",
                "same_as": ["https://www.wikidata.org/wiki/Q42", "https://example.org/ana"]},
            {"id": "bo", "type": "person", "name": "Bo"},
            {"id": "oslo", "type": "place", "name": "Oslo"},
            {"id": "gull", "type": "ship", "name": "The Gull"},
        ],
        "articles": [{
            "id": "story", "title": "The boats", "lang": "en",
            "byline": [{"name": "Eva Holm", "role": "text"}],
            "published": {"edtf": "2018-02?", "display": "February 2018"},
            "source": {"publisher": "The Quay", "title": "Boats", "url": "https://example.com/boats"},
            "blocks": [
                {"id": "s", "type": "standfirst", "text": "A tale of boats."},
                {"id": "h1", "type": "heading", "level": 2, "text": "Oslo", "mentions": [
                    {"start": 0, "end": 4, "entity": "oslo"}]},
                {"id": "p1", "type": "paragraph", "text": "Bo slept in 2015."},
                {"id": "p2", "type": "paragraph", "text": "Then Ana took The Gull, some 20 boats behind her.", "mentions": [
                    {"start": 5, "end": 8, "entity": "ana"},
                    {"start": 14, "end": 22, "entity": "gull"}]},
                {"id": "h2", "type": "heading", "level": 2, "text": "Ana", "mentions": [
                    {"start": 0, "end": 3, "entity": "ana"}]},
                {"id": "p3", "type": "quotation", "text": "“Late 2017,” she said, “or never”.", "cite": "Ana", "mentions": [
                    {"start": 1, "end": 10, "date": "2017-10~/2017-12~"}]},
            ],
        }],
        "events": [
            {"id": "early", "date": "../2014", "title": "The harbour is built", "passages": [{"block": "p2"}]},
            {"id": "sleep", "date": "2015", "title": "Bo sleeps", "passages": [{"block": "p1"}], "entities": ["bo"]},
            {"id": "gull", "date": "2016-23", "title": "Ana takes The Gull", "entities": ["ana", "gull", "oslo"],
                "passages": [{"block": "p1"}, {"block": "p2", "start": 5, "end": 22}], "according_to": "Bo"},
            {"id": "late", "date": "2017-10~/2017-12~", "display": "Late 2017", "title": "She comes back",
                "passages": [{"block": "p3"}]},
        ],
        "quantities": [
            {"id": "boats", "label": {"en": "Boats", "fr": "Bateaux"}, "value": 20.5, "unit": "boats", "qualifier": "about",
                "passages": [{"block": "p2"}], "entities": ["bo"]},
        ],
    });
    loaded(&file.to_string())
}

/// A dossier without diagnostics.
#[track_caller]
fn loaded(text: &str) -> Dossier {
    let loaded = load(text.as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    loaded.dossier
}

/// What a link shows, in a format, on a page at `https://example.org/`.
fn exported(dossier: Dossier, fragment: &str, kind: Kind) -> String {
    let prepared = Prepared::new(dossier);
    let opened = link::parse(&prepared.dossier, fragment);
    assert_eq!(opened.unknown, Vec::<String>::new());
    let options = Options {
        url: Some("https://example.org/"),
        ..Options::default()
    };
    export(&Selection::of(&prepared, &opened.state), kind, &options)
}

#[track_caller]
fn check(kind: Kind, expected: Expect) {
    // Carriage returns would not survive in this file.
    expected.assert_eq(&exported(sample(), "with=ana", kind).replace('\r', ""));
}

#[track_caller]
fn check_filter(fragment: &str, expected: &str) {
    let prepared = Prepared::new(sample());
    let state = link::parse(&prepared.dossier, fragment).state;
    assert_eq!(Selection::of(&prepared, &state).filter(), expected);
}

#[test]
fn a_format_has_a_name_and_an_ending_of_its_own() {
    for kind in Kind::ALL {
        assert_eq!(Kind::by_name(kind.name()), Some(kind));
        let same_ending = Kind::ALL
            .iter()
            .filter(|other| other.ending() == kind.ending());
        assert_eq!(same_ending.count(), 1, "{kind:?}");
    }
    assert_eq!(Kind::by_name("docx"), None);
}

#[test]
fn the_filter_is_said_in_words() {
    check_filter("", "No filter: all 4 passages and all 4 events");
    check_filter(
        "panel=time&entity=bo",
        "No filter: all 4 passages and all 4 events",
    );
    check_filter(
        "with=ana",
        "Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events",
    );
    check_filter(
        "with=ana,bo,oslo&without=gull",
        "Filter: person: Ana Lind or Bo; place: Oslo; not ship: The Gull — 0 of 4 passages, 0 of 4 events",
    );
    check_filter(
        "with=ana,bo&all=person&during=2016..2017",
        "Filter: person: Ana Lind and Bo; period 2016..2017 — 0 of 4 passages, 0 of 4 events",
    );
    check_filter(
        "q=%22tale%0Aof%22",
        "Filter: words “\"tale of\"” — 1 of 4 passages, 0 of 4 events",
    );
    check_filter(
        "q=slept%20boats%20tale",
        "Filter: words “slept boats tale” (no passage has all of them; these have most) — 2 of 4 passages, 2 of 4 events",
    );
}

#[test]
fn a_selection_worked_out_elsewhere_is_the_same() {
    let prepared = Prepared::new(sample());
    let dossier = &prepared.dossier;
    for fragment in ["", "with=ana", "q=slept%20boats%20tale&during=2016..2018"] {
        let state = link::parse(dossier, fragment).state;
        let here = Selection::of(&prepared, &state);
        let relaxed = prepared.search(&state.query).relaxed;
        let passages: Vec<u32> = here.passages().map(|passage| passage.0).collect();
        let events: Vec<u32> = here.events().iter().map(|event| event.0).collect();
        let there = Selection::from_parts(dossier, &state, relaxed, &passages, &events);
        assert_eq!(there.filter(), here.filter());
        for kind in Kind::ALL {
            let [here, there] =
                [&here, &there].map(|selection| export(selection, kind, &Options::default()));
            assert_eq!(here, there, "{kind:?} for {fragment:?}");
        }
    }
    let state = link::parse(dossier, "with=ana").state;
    let beyond = Selection::from_parts(dossier, &state, false, &[1, 400], &[u32::MAX]);
    assert_eq!((beyond.passages().count(), beyond.events().len()), (1, 0));
}

#[test]
fn what_no_passage_mentions_is_part_of_the_whole_only() {
    let dossier = sample();
    let ids = |selection: &Selection| -> Vec<String> {
        let entities = selection.entities();
        let ids = entities
            .iter()
            .map(|count| &dossier.entities[count.entity.at()].id);
        ids.cloned().collect()
    };
    assert_eq!(
        ids(&Selection::all(&dossier)),
        ["ana", "bo", "oslo", "gull"]
    );
    let prepared = Prepared::new(dossier.clone());
    let state = link::parse(&dossier, "q=tale").state;
    assert_eq!(ids(&Selection::of(&prepared, &state)), Vec::<String>::new());
}
