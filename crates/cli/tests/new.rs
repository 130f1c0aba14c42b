//! `dossier new`: what it makes has no problem, builds, and shows everything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("new")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn dossier(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .current_dir(folder)
        .args(args)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn stdout(output: &Output) -> String {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_example_has_no_problem_and_builds() {
    let folder = folder("builds");
    let said = stdout(&dossier(&folder, &["new", "my dossier"]));
    assert!(
        said.contains("dossier build \"my dossier/story.md\" -o \"my dossier/site\""),
        "{said}"
    );
    let said = stdout(&dossier(&folder, &["check", "my dossier/story.md"]));
    assert!(
        said.starts_with("my dossier/story.md: no problem\n"),
        "{said}"
    );
    stdout(&dossier(
        &folder,
        &[
            "build",
            "--strict",
            "my dossier/story.md",
            "-o",
            "my dossier/site",
        ],
    ));
    let index = fs::read_to_string(folder.join("my dossier/site/index.html")).expect("a page");
    assert!(index.contains("src=\"images/harbour-") && index.contains("width=\"960\""));
}

#[test]
fn the_example_has_one_of_everything() {
    let folder = folder("everything");
    stdout(&dossier(&folder, &["new", "a"]));
    let json = stdout(&dossier(&folder, &["import", "a/story.md"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let blocks = json["articles"][0]["blocks"].as_array().expect("a list");
    for kind in [
        "standfirst",
        "heading",
        "paragraph",
        "quotation",
        "list-item",
        "figure",
        "chart",
    ] {
        assert!(blocks.iter().any(|block| block["type"] == kind), "{kind}");
    }
    for list in ["entity_types", "entities", "events", "quantities"] {
        assert!(
            json[list].as_array().is_some_and(|list| !list.is_empty()),
            "{list}"
        );
    }
    // Every name is found in the text.
    let mentions = blocks
        .iter()
        .filter_map(|block| block["mentions"].as_array());
    let mentions: Vec<&Value> = mentions.flatten().collect();
    for entity in json["entities"].as_array().expect("a list") {
        assert!(
            mentions.iter().any(|one| one["entity"] == entity["id"]),
            "{entity}"
        );
    }
    assert!(mentions.iter().any(|one| one["date"].is_string()));
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = folder("occupied");
    fs::write(folder.join("notes.txt"), "mine").expect("a file");
    for name in [".", "notes.txt"] {
        let output = dossier(&folder, &["new", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
    fs::create_dir(folder.join("empty")).expect("a folder");
    stdout(&dossier(&folder, &["new", "empty"]));
}
