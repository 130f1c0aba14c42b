//! `dossier names` as it is used: a story beside its registry, tagged tokens for scorers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const STORY: &str = "+++\ntitle = \"A test\"\nlang = \"en\"\n+++\n\n## On Kari Wold\n\n\
    The minister met Kari Wold of the Nordic Cod Board (NCB) in Brattvik.\n\n\
    Wold and the NCB said nothing about Ole Ek.\n";

const REGISTRY: &str = "[[entity]]\nid = \"kari-wold\"\ntype = \"person\"\nname = \"Kari Wold\"\n\n\
    [[entity]]\nid = \"board\"\ntype = \"organisation\"\nname = \"Nordic Cod Board\"\n";

fn dossier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(args)
        .output()
        .expect("the program starts")
}

/// A new folder of this test's own with a story and its registry.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("story.md"), STORY).expect("the story can be written");
    fs::write(folder.join("entities.toml"), REGISTRY).expect("the registry can be written");
    folder
}

fn path(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_mention_says_by_which_rule_it_was_found() {
    let folder = folder("names-rules");
    let output = dossier(&["names", &path(&folder, "story.md"), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mentions = found[0]["mentions"].as_array().expect("mentions");
    let field = |mention: &Value, name: &str| mention[name].as_str().unwrap_or_default().to_owned();
    let said: Vec<String> = mentions
        .iter()
        .map(|mention| {
            let [text, entity, rule] = ["text", "entity", "rule"].map(|name| field(mention, name));
            format!("{text} {entity} {rule}")
        })
        .collect();
    assert_eq!(
        said,
        [
            "Kari Wold kari-wold name",
            "Nordic Cod Board board name",
            "NCB board acronym",
            "Wold kari-wold surname",
            "NCB board acronym",
        ]
    );
}

#[test]
fn a_suggestion_stands_with_its_passages() {
    let folder = folder("names-suggested");
    let output = dossier(&["names", &path(&folder, "story.md")]);
    let text = stdout(&output);
    assert!(text.contains("5 mentions of the registry"), "{text}");
    assert!(text.contains("Ole Ek (person): once"), "{text}");
    assert!(
        text.contains("Brattvik (place): once, behind “in”"),
        "{text}"
    );
    assert!(
        text.contains("p2: Wold and the NCB said nothing about Ole Ek."),
        "{text}"
    );
    assert!(!text.contains("Kari Wold (person)"), "{text}");
}

#[test]
fn a_text_without_names_ends_with_1() {
    let folder = folder("names-none");
    let file = path(&folder, "empty.txt");
    fs::write(&file, "Nothing was said.\n").expect("the text can be written");
    assert_eq!(dossier(&["names", &file]).status.code(), Some(1));
    assert_eq!(
        dossier(&["names", "no/such/file.md"]).status.code(),
        Some(2)
    );
}

#[test]
fn tagged_tokens_are_written_to_a_folder() {
    let folder = folder("names-tagged");
    let (a, b) = (path(&folder, "a.iob"), path(&folder, "b.iob"));
    fs::write(&a, "with\tO\nAna\tO\nMoe\tO\n").expect("the tokens can be written");
    fs::write(&b, "nobody\tO\n").expect("the tokens can be written");
    assert_eq!(
        dossier(&["names", "--format", "iob", &a, &b]).status.code(),
        Some(2)
    );
    let out = path(&folder, "out");
    let output = dossier(&["names", "--format", "iob", &a, &b, "-o", &out]);
    assert_eq!(output.status.code(), Some(0));
    let tagged = fs::read_to_string(folder.join("out/a.iob")).expect("it is written");
    assert_eq!(tagged, "with\tO\nAna\tB-PER\nMoe\tI-PER\n\n");
    assert!(folder.join("out/b.iob").exists());
}
