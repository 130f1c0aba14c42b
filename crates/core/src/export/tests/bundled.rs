//! For every state of the bundled dossier: everything that is shown and nothing else is in every format.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::date::Period;
use crate::filter::Choice;
use crate::format;
use crate::model::{EntityIdx, Target, TypeIdx};
use crate::state::State;
use crate::text;

const BYTES: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../articles/committee.json"
));

const QUERIES: [&str; 8] = [
    "",
    "",
    "",
    "attack",
    "syria OR raqqa",
    "\"islamic state\"",
    "date:2017",
    "no such words",
];

const PERIODS: [&str; 6] = ["", "", "2017", "2016-03..2017-05", "..2014", "2018-02.."];

fn prepared() -> Prepared {
    Prepared::new(load(BYTES).unwrap().dossier)
}

/// A cell by row and column of a table, without its comment and its column names.
pub(super) fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                row.last_mut().unwrap().push('"');
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                rows.push(vec![String::new()]);
            }
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    assert!(!is_quoted);
    assert_eq!(
        rows.pop(),
        Some(vec![String::new()]),
        "it ends with a line end"
    );
    rows
}

/// A column of a table with a comment line.
fn column(csv: &str, name: &str) -> Vec<String> {
    let rows = rows(csv);
    let at = rows[1].iter().position(|column| column == name).unwrap();
    rows[2..].iter().map(|row| row[at].clone()).collect()
}

/// Ids in a JSON list.
fn texts(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().unwrap().iter();
    items
        .map(|item| item[field].as_str().unwrap().to_owned())
        .collect()
}

fn state() -> impl Strategy<Value = State> {
    let choice = prop_oneof![Just(Choice::Include), Just(Choice::Exclude)];
    (
        proptest::collection::vec((0_u32..73, choice), 0..4),
        proptest::collection::vec(0_u32..6, 0..3),
        proptest::sample::select(&QUERIES),
        proptest::sample::select(&PERIODS),
    )
        .prop_map(|(choices, all_types, query, period)| {
            let mut state = State {
                query: query.to_owned(),
                period: Period::parse(period),
                ..State::default()
            };
            for (entity, choice) in choices {
                state.choices.insert(EntityIdx(entity), choice);
            }
            for kind in all_types {
                state.all_types.insert(TypeIdx(kind));
            }
            state
        })
}

/// What a state shows, by the ids and keys that every format uses.
struct Shown {
    keys: Vec<String>,
    events: Vec<String>,
    entities: Vec<String>,
    /// Words of each mention.
    mentions: Vec<String>,
}

fn shown(prepared: &Prepared, selection: &Selection, state: &State) -> Shown {
    let dossier = &prepared.dossier;
    let view = crate::view::derive(prepared, state, &prepared.search(&state.query));
    let passages: Vec<PassageIdx> = dossier
        .passage_indices()
        .filter(|idx| view.shown.contains(idx.at()))
        .collect();
    let mut mentions = Vec::new();
    let mut entities = BTreeSet::new();
    for idx in &passages {
        let passage = &dossier.passages[idx.at()];
        let blocks = &dossier.article_of(*idx).blocks;
        for block in passage.headings.iter().chain([&passage.block]) {
            let block = &blocks[block.at()];
            mentions.extend(
                block
                    .mentions
                    .iter()
                    .map(|m| text::slice(&block.text, m.span).unwrap().to_owned()),
            );
        }
        entities.extend(passage.entities.iter().copied());
    }
    for row in &view.events {
        entities.extend(dossier.events[row.event.at()].entities.iter().copied());
    }
    for quantity in selection.quantities() {
        entities.extend(quantity.entities.iter().copied());
    }
    if !state.is_filtered() {
        entities.extend((0..dossier.entities.len() as u32).map(EntityIdx));
    }
    let id = |entity: EntityIdx| dossier.entities[entity.at()].id.clone();
    Shown {
        keys: passages
            .iter()
            .map(|idx| dossier.passages[idx.at()].key.clone())
            .collect(),
        events: view
            .events
            .iter()
            .map(|row| dossier.events[row.event.at()].id.clone())
            .collect(),
        entities: entities.into_iter().map(id).collect(),
        mentions,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn everything_shown_and_nothing_else_is_in_every_format(state in state()) {
        let prepared = prepared();
        let dossier = &prepared.dossier;
        let selection = Selection::of(&prepared, &state);
        let shown = shown(&prepared, &selection, &state);
        let options = Options { url: Some("https://example.org/"), ..Options::default() };
        let write = |kind| export(&selection, kind, &options);
        let parse = |kind| serde_json::from_str::<Value>(&write(kind)).unwrap();

        prop_assert_eq!(&column(&write(Kind::PassagesCsv), "key"), &shown.keys);
        prop_assert_eq!(&column(&write(Kind::EntitiesCsv), "id"), &shown.entities);
        prop_assert_eq!(&column(&write(Kind::MentionsCsv), "text"), &shown.mentions);
        prop_assert_eq!(&column(&write(Kind::EventsCsv), "id"), &shown.events);

        let timeline = parse(Kind::TimelineJson);
        prop_assert_eq!(&texts(&timeline["events"], "unique_id"), &shown.events);
        let timeline = rows(&write(Kind::TimelineCsv));
        prop_assert_eq!(timeline.len(), shown.events.len() + 2);
        prop_assert!(timeline.iter().all(|row| row.len() == 19));

        let annotations = parse(Kind::WebAnnotation);
        let items = annotations["first"]["items"].as_array().unwrap();
        prop_assert_eq!(items.len(), shown.mentions.len());
        for (item, words) in items.iter().zip(&shown.mentions) {
            prop_assert_eq!(item["target"]["selector"][0]["exact"].as_str(), Some(words.as_str()));
        }

        money(&write(Kind::FollowTheMoney), &selection, &shown)?;
        graph(&write(Kind::Gexf), dossier, &selection)?;

        let n_articles = usize::from(!shown.keys.is_empty());
        prop_assert_eq!(parse(Kind::CslJson).as_array().unwrap().len(), n_articles);
        prop_assert_eq!(write(Kind::Bibtex).matches("@online{").count(), n_articles);

        let filter = selection.filter();
        for kind in Kind::ALL {
            // A citation is of the articles, and there is none where none is shown.
            let is_said = n_articles == 0 && matches!(kind, Kind::CslJson | Kind::FollowTheMoney) || {
                let text = write(kind).replace("\\\"", "\"").replace("&quot;", "\"").replace('\'', "\"");
                text.contains(filter)
            };
            prop_assert!(is_said || kind == Kind::TimelineCsv, "{:?} of {}", kind, filter);
        }
    }

    #[test]
    fn what_is_shown_loads_as_a_dossier_and_is_the_same(state in state()) {
        let prepared = prepared();
        let selection = Selection::of(&prepared, &state);
        let text = export(&selection, Kind::Json, &Options::default());
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&text, &format::write(&value), "the order of fields is the format's");
        let reduced = loaded(&text);
        let again = Selection::all(&reduced);
        let shown = shown(&prepared, &selection, &state);
        let keys: Vec<String> = reduced.passages.iter().map(|passage| passage.key.clone()).collect();
        prop_assert_eq!(keys, shown.keys);
        // Words for a date, and the number of a passage, depend on what else there is.
        for (kind, columns) in [
            (Kind::PassagesCsv, &["key", "type", "text", "details", "entity_ids", "dates"][..]),
            (Kind::EntitiesCsv, &["id", "type", "name", "aliases", "summary", "same_as", "passages", "events"]),
            (Kind::MentionsCsv, &["passage", "block", "start", "end", "text", "entity", "date"]),
            (Kind::EventsCsv, &["id", "date", "title", "passages", "entity_ids", "according_to"]),
            (Kind::QuantitiesCsv, &["id", "label", "value", "unit", "qualifier", "date", "passages", "entity_ids", "according_to"]),
        ] {
            let before = export(&selection, kind, &Options::default());
            let after = export(&again, kind, &Options::default());
            for name in columns {
                prop_assert_eq!(column(&before, name), column(&after, name), "{:?} {}", kind, name);
            }
        }
    }
}

fn money(lines: &str, selection: &Selection, shown: &Shown) -> Result<(), TestCaseError> {
    let entities: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut by_id = BTreeMap::new();
    for entity in &entities {
        prop_assert!(
            by_id
                .insert(entity["id"].as_str().unwrap(), entity)
                .is_none(),
            "{}",
            entity["id"]
        );
    }
    for entity in &entities {
        for name in [
            "document",
            "resolved",
            "entity",
            "involved",
            "addressEntity",
            "proof",
        ] {
            for value in entity["properties"][name].as_array().into_iter().flatten() {
                prop_assert!(by_id.contains_key(value.as_str().unwrap()), "{value}");
            }
        }
    }
    let of_kind = |kind: &str| {
        by_id
            .keys()
            .filter(|id| id.split('.').nth(1) == Some(kind))
            .count()
    };
    prop_assert_eq!(of_kind("event"), shown.events.len());
    prop_assert_eq!(of_kind("entity"), shown.entities.len());
    let body = by_id.get("committee.article.committee");
    let body = body
        .and_then(|article| article["properties"]["bodyText"][0].as_str())
        .unwrap_or_default();
    let texts = selection
        .passages()
        .map(|idx| selection.dossier.block_of(idx).text.as_str());
    prop_assert_eq!(body, texts.collect::<Vec<_>>().join("\n\n"));
    Ok(())
}

fn graph(xml: &str, dossier: &Dossier, selection: &Selection) -> Result<(), TestCaseError> {
    let mut nodes = BTreeSet::new();
    let mut edges: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for idx in selection.passages() {
        // From the mentions and the charts, not from what the load makes of them.
        let mut here = BTreeSet::new();
        for block in selection.blocks(idx) {
            for mention in &block.mentions {
                if let Target::Entity(entity) = mention.target {
                    here.insert(entity);
                }
            }
            if let crate::model::BlockKind::Chart(chart) = &block.kind {
                here.extend(chart.rows.iter().filter_map(|row| row.entity));
            }
        }
        for a in &here {
            nodes.insert(dossier.entities[a.at()].id.as_str());
            for b in here.range(a..).skip(1) {
                let ids = (
                    dossier.entities[a.at()].id.as_str(),
                    dossier.entities[b.at()].id.as_str(),
                );
                *edges.entry(ids).or_default() += 1;
            }
        }
    }
    prop_assert_eq!(xml.matches("<node ").count(), nodes.len());
    prop_assert_eq!(xml.matches("<edge ").count(), edges.len());
    for ((a, b), weight) in edges {
        let edge = format!("<edge source=\"{a}\" target=\"{b}\" weight=\"{weight}\"/>");
        prop_assert!(xml.contains(&edge), "{edge}");
    }
    Ok(())
}
