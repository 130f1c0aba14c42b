//! `fixtures/damage`: each `.json` is a dossier with one kind of damage; the `.expected` beside it says what is
//! reported, exactly, and what still loads. `UPDATE_EXPECT=1 cargo test -p dossier-core --test load` writes them.

use std::fs;
use std::path::{Path, PathBuf};

use dossier_core::load::{self, MAX_DIAGNOSTICS};
use expect_test::expect_file;
use serde_json::{Value, json};

use crate::invariants::{assert_holds, assert_shows};
use crate::summary::summary;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/damage");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_kind_of_damage_is_reported_and_the_rest_loads() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 40, "{} fixtures", fixtures.len());
    for path in fixtures {
        let loaded = load::load(&fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!loaded.diagnostics.is_empty(), "{}", path.display());
        assert_holds(&loaded.dossier);
        expect_file![path.with_extension("expected")].assert_eq(&summary(&loaded));
        assert_shows(loaded.dossier);
    }
}

#[test]
fn every_pointer_leads_to_the_value_or_to_the_record_that_lacks_it() {
    for path in fixtures() {
        let bytes = fs::read(&path).unwrap();
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        for diagnostic in load::load(&bytes).unwrap().diagnostics {
            let pointer = diagnostic.pointer;
            let record = pointer.rsplit_once('/').map_or("", |(record, _)| record);
            assert!(
                file.pointer(record).is_some(),
                "{}: {pointer}",
                path.display()
            );
        }
    }
}

#[test]
fn a_field_that_is_not_known_is_no_problem() {
    let file = json!({"dossier": 1, "made_by": "a tool", "articles": [
        {"id": "a", "title": "A story", "mood": [1, {}], "blocks": [
            {"id": "p1", "type": "paragraph", "text": "Ana left.", "colour": null, "alt": "of no use here"},
        ]},
    ]});
    let loaded = load::load(file.to_string().as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.dossier.passages.len(), 1);
}

#[test]
fn null_is_the_same_as_left_out() {
    let file = json!({"dossier": 1, "title": null, "events": null, "articles": [
        {"id": "a", "title": "A story", "source": null, "blocks": [
            {"id": "p1", "type": "paragraph", "text": "Ana left.", "mentions": null},
        ]},
    ]});
    let loaded = load::load(file.to_string().as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.dossier.title, "A story");
}

/// Records that each lack everything, and one good passage at the end.
fn mostly_bad(n_bad: usize) -> Vec<u8> {
    let mut blocks = vec![json!({"text": "No id and no type."}); n_bad];
    blocks.push(json!({"id": "good", "type": "paragraph", "text": "The only good one."}));
    let file =
        json!({"dossier": 1, "articles": [{"id": "a", "title": "A story", "blocks": blocks}]});
    file.to_string().into_bytes()
}

#[test]
fn a_huge_number_of_problems_is_capped_and_says_so() {
    let n_bad = 60_000;
    let loaded = load::load(&mostly_bad(n_bad)).unwrap();
    assert_eq!(loaded.diagnostics.len(), MAX_DIAGNOSTICS + 1);
    let last = loaded.diagnostics.last().unwrap();
    assert_eq!(last.pointer, "");
    assert_eq!(
        last.message,
        format!(
            "{} more problems are not listed",
            2 * n_bad - MAX_DIAGNOSTICS
        )
    );
    assert_eq!(loaded.dossier.passages.len(), n_bad + 1);
    assert!(loaded.dossier.passage_by_key("good").is_some());
}

#[test]
fn as_many_problems_as_are_listed_are_all_listed() {
    let loaded = load::load(&mostly_bad(MAX_DIAGNOSTICS / 2)).unwrap();
    assert_eq!(loaded.diagnostics.len(), MAX_DIAGNOSTICS);
    assert!(
        loaded
            .diagnostics
            .iter()
            .all(|diagnostic| !diagnostic.pointer.is_empty())
    );
}
