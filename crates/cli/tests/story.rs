//! A story in Markdown as an editor has it: imported, checked, built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The bundled dossier: its story, and the JSON that readers get.
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");

const STORY: &str = "\u{feff}+++\r\nid = \"pier\"\r\nlang = \"en\"\r\ntitle = \"The pier\"\r\n+++\r\n\r\nAna met Bo in [May 2016](date:2016-05).\r\n";

const REGISTRY: &str =
    "[[type]]\nid = \"person\"\n\n[[entity]]\nid = \"ana\"\ntype = \"person\"\nname = \"Ana\"\n";

fn dossier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(args)
        .output()
        .expect("the program starts")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("story")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder
        .join(name)
        .to_str()
        .expect("a path in UTF-8")
        .to_owned()
}

#[test]
fn the_bundled_dossier_is_what_its_story_becomes() {
    let folder = folder("bundled");
    let story = format!("{ARTICLES}/committee/story.md");
    let output = path(&folder, "committee.json");
    let said = dossier(&["import", &story, "-o", &output]);
    assert_eq!(String::from_utf8_lossy(&said.stderr), "");
    let shipped = fs::read_to_string(format!("{ARTICLES}/committee.json")).expect("it is there");
    let written = fs::read_to_string(&output).expect("it was written");
    assert!(
        written == shipped,
        "articles/committee.json is not what its story becomes: \
         cargo run -p dossier-cli -- import articles/committee/story.md -o articles/committee.json"
    );
}

#[test]
fn a_story_is_built_under_the_name_of_its_article() {
    let folder = folder("built");
    fs::write(path(&folder, "a story é.md"), STORY).expect("a file");
    fs::write(path(&folder, "entities.toml"), REGISTRY).expect("a file");
    let site = path(&folder, "site");
    let output = dossier(&["build", &path(&folder, "a story é.md"), "-o", &site]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let index = fs::read_to_string(format!("{site}/index.html")).expect("it was written");
    assert!(index.contains("href=\"#entity=ana\""));
    assert!(Path::new(&format!("{site}/pier.html")).is_file());
}

#[test]
fn a_problem_is_said_with_its_line() {
    let folder = folder("problems");
    let story = path(&folder, "story.md");
    fs::write(&story, format!("{STORY}\r\n# Too large\r\n")).expect("a file");
    let output = dossier(&["check", &story]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("warning: a heading of the first level"),
        "{said}"
    );
    assert!(said.contains("story.md:9:1\n"), "{said}");
    assert!(said.contains("9 | # Too large\n  | ^\n"), "{said}");
}

#[test]
fn a_file_that_is_not_text_is_refused() {
    let folder = folder("bytes");
    let story = path(&folder, "story.md");
    fs::write(&story, b"+++\n\xff\n+++\n").expect("a file");
    let output = dossier(&["build", &story, "-o", &path(&folder, "site")]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("byte 4 is not UTF-8"), "{said}");
    assert!(!folder.join("site").exists());
}
