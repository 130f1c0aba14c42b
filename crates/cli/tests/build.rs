//! `dossier build` as an editor uses it: what it writes, what it says, and what it refuses.
//!
//! The program needs the explorer in it, which `cargo xtask build` sees to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const HARBOUR: &str = include_str!("../../../tests/component/harbour.json");

/// A text that ends every element and attribute that it could stand in.
const HOSTILE: &str =
    "</script></style></title>--><!--<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";

/// A folder of this test's own, empty; `name` is different in each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("build")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn build(folder: &Path, dossier: &str, args: &[&str]) -> Output {
    fs::write(folder.join("harbour.json"), dossier).expect("the folder can be written to");
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .current_dir(folder)
        .args(["build", "harbour.json", "-o", "site"])
        .args(args)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn built(folder: &Path, dossier: &str, args: &[&str]) -> PathBuf {
    let output = build(folder, dossier, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    folder.join("site")
}

#[track_caller]
fn refused(folder: &Path, dossier: &str, args: &[&str]) -> String {
    let output = build(folder, dossier, args);
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(site: &Path) -> Vec<String> {
    let entries = fs::read_dir(site).expect("the site is there");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn read(site: &Path, name: &str) -> String {
    fs::read_to_string(site.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The value of an attribute of the first tag that holds `part`.
fn attribute<'a>(html: &'a str, part: &str, name: &str) -> Option<&'a str> {
    let at = html.find(part)?;
    let start = html[..at].rfind('<')?;
    let tag = &html[start..start + html[start..].find('>')?];
    let value = tag.split(&format!("{name}=\"")).nth(1)?;
    value.split('"').next()
}

#[test]
fn a_build_writes_a_site_an_offline_file_a_zip_and_what_embeds_need() {
    let folder = folder("all");
    let site = built(
        &folder,
        HARBOUR,
        &["--url", "https://example.org/harbour", "--service-worker"],
    );
    let names = names(&site);
    for name in [
        "index.html",
        "harbour.html",
        "harbour.zip",
        "harbour.json",
        "embed.html",
        "embed.js",
        "dossier-explorer.js",
        "oembed.json",
        "worker.js",
    ] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
    let index = read(&site, "index.html");
    assert_eq!(
        attribute(&index, "rel=\"canonical\"", "href"),
        Some("https://example.org/harbour/")
    );
    for (part, name) in [
        ("defer", "src"),
        ("defer", "data-wasm"),
        ("defer", "data-src"),
        ("defer", "data-packed"),
        ("rel=\"stylesheet\"", "href"),
    ] {
        let file = attribute(&index, part, name).unwrap_or_else(|| panic!("{part} has {name}"));
        assert!(site.join(file).is_file(), "{file}");
    }
    let oembed: Value = serde_json::from_str(&read(&site, "oembed.json")).expect("JSON");
    assert_eq!(oembed["version"], "1.0");
    assert!(
        oembed["html"]
            .as_str()
            .is_some_and(|html| html.contains("https://example.org/harbour/index.html"))
    );
}

#[test]
fn the_desk_stands_beside_the_page_unless_nobody_wants_it() {
    let folder = folder("desk");
    let site = built(&folder, HARBOUR, &["--service-worker"]);
    let desk = read(&site, "desk.html");
    assert!(desk.contains("connect-src &#39;none&#39;") || desk.contains("connect-src 'none'"));
    let index = read(&site, "index.html");
    assert_eq!(
        attribute(&index, "href=\"desk.html\"", "href"),
        Some("desk.html")
    );
    assert!(read(&site, "worker.js").contains("\"later\":[\"desk.html\"]"));
    assert!(!read(&site, "harbour.html").contains("desk.html"));
    let without = built(&folder, HARBOUR, &["--no-desk", "--force"]);
    assert!(!names(&without).contains(&"desk.html".to_owned()));
    assert!(!read(&without, "index.html").contains("desk.html"));
}

#[test]
fn every_address_in_the_page_is_relative() {
    let folder = folder("relative");
    let site = built(&folder, HARBOUR, &[]);
    for page in ["index.html", "embed.html"] {
        let html = read(&site, page);
        for name in [
            "src=\"",
            "href=\"",
            "data-wasm=\"",
            "data-src=\"",
            "data-packed=\"",
        ] {
            for value in html
                .split(name)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                let elsewhere = ["https://example.org/", "data:", "mailto:"];
                let is_link_out = elsewhere.iter().any(|start| value.starts_with(start));
                assert!(
                    is_link_out || !value.starts_with('/') && !value.contains(':'),
                    "{page}: {value}"
                );
            }
        }
    }
}

#[test]
fn the_page_reads_without_a_script() {
    let folder = folder("reads");
    let site = built(&folder, HARBOUR, &[]);
    let index = read(&site, "index.html");
    let dossier: Value = serde_json::from_str(HARBOUR).expect("JSON");
    for entity in dossier["entities"].as_array().expect("a list") {
        let id = entity["id"].as_str().expect("an id");
        assert!(index.contains(&format!("id=\"entity={id}\"")), "{id}");
    }
    for event in dossier["events"].as_array().expect("a list") {
        let id = event["id"].as_str().expect("an id");
        assert!(index.contains(&format!("id=\"event={id}\"")), "{id}");
    }
    assert!(index.contains("<noscript>"));
    assert!(
        !index.contains("<style") && !index.contains(" style="),
        "the policy refuses inline style"
    );
}

#[test]
fn a_hostile_dossier_stays_text() {
    let folder = folder("hostile");
    let mut dossier: Value = serde_json::from_str(HARBOUR).expect("JSON");
    dossier["title"] = HOSTILE.into();
    let article = &mut dossier["articles"][0];
    for field in ["title", "kicker", "rights"] {
        article[field] = HOSTILE.into();
    }
    article["source"]["title"] = HOSTILE.into();
    article["blocks"][0]["text"] = HOSTILE.into();
    article["blocks"][0]["mentions"] = Value::Array(Vec::new());
    dossier["entities"][0]["name"] = HOSTILE.into();
    dossier["events"][0]["title"] = HOSTILE.into();
    let site = built(
        &folder,
        &dossier.to_string(),
        &["--url", "https://example.org/"],
    );
    let plain = {
        let folder = self::folder("hostile-plain");
        built(&folder, HARBOUR, &["--url", "https://example.org/"])
    };
    for page in ["index.html", "harbour.html", "embed.html"] {
        let (hostile, plain) = (read(&site, page), read(&plain, page));
        for tag in [
            "<script", "</script", "<style", "</style", "<!--", "<img", "</title",
        ] {
            // Scripts and their packed files are the same but for the dossier in them.
            assert_eq!(
                hostile.matches(tag).count(),
                plain.matches(tag).count(),
                "{tag} in {page}"
            );
        }
    }
}

#[test]
fn the_same_dossier_gives_the_same_files() {
    let (a, b) = (folder("same-a"), folder("same-b"));
    let (a, b) = (built(&a, HARBOUR, &[]), built(&b, HARBOUR, &[]));
    assert_eq!(names(&a), names(&b));
    for name in names(&a) {
        assert_eq!(
            fs::read(a.join(&name)).ok(),
            fs::read(b.join(&name)).ok(),
            "{name}"
        );
    }
}

#[test]
fn a_second_build_takes_away_what_it_no_longer_writes_and_nothing_else() {
    let folder = folder("again");
    let site = built(&folder, HARBOUR, &[]);
    fs::write(site.join("robots.txt"), "mine").expect("a file");
    let before = names(&site);
    let changed = HARBOUR.replace("Ana Moe bought", "Ana Moe sold__");
    assert_ne!(changed, HARBOUR);
    built(&folder, &changed, &[]);
    let after = names(&site);
    assert_eq!(before.len(), after.len(), "{before:?} {after:?}");
    assert_ne!(before, after);
    assert_eq!(read(&site, "robots.txt"), "mine");
}

#[test]
fn a_folder_with_other_files_is_not_written_to() {
    let folder = folder("occupied");
    fs::create_dir_all(folder.join("site")).expect("a folder");
    fs::write(folder.join("site/index.html"), "mine").expect("a file");
    let said = refused(&folder, HARBOUR, &[]);
    assert!(said.contains("--force"), "{said}");
    assert_eq!(read(&folder.join("site"), "index.html"), "mine");
    let site = built(&folder, HARBOUR, &["--force"]);
    assert_ne!(read(&site, "index.html"), "mine");
}

#[test]
fn what_cannot_be_built_is_said_and_nothing_is_written() {
    let folder = folder("refused");
    let said = refused(&folder, "{ \"dossier\": 1, \"articles\": [", &[]);
    assert!(
        said.contains("cannot load") && said.contains("line"),
        "{said}"
    );
    let said = refused(&folder, HARBOUR, &["--url", "example.org"]);
    assert!(
        said.contains("\"example.org\"") && said.contains("https://"),
        "{said}"
    );
    assert!(!folder.join("site").exists());
}

#[test]
fn a_strict_build_writes_nothing_when_something_is_wrong() {
    let folder = folder("strict");
    let bad = HARBOUR.replace("\"figure\"", "\"figurine\"");
    assert_ne!(bad, HARBOUR);
    let output = build(&folder, &bad, &["--strict"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("figurine") && said.contains("nothing is written"),
        "{said}"
    );
    assert!(!folder.join("site").exists());
    built(&folder, HARBOUR, &["--strict"]);
}

#[test]
fn problems_of_a_build_can_be_an_array_for_programs() {
    let folder = folder("build-json");
    let bad = HARBOUR.replace("\"figure\"", "\"figurine\"");
    let output = build(&folder, &bad, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let problems: Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");
    assert!(
        problems[0]["line"].as_u64().is_some_and(|line| line > 1),
        "{problems}"
    );
    assert!(output.stderr.is_empty());
    assert!(folder.join("site/index.html").is_file());
}

#[test]
fn a_quiet_build_prints_nothing() {
    let folder = folder("quiet");
    let output = build(&folder, HARBOUR, &["--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    assert!(folder.join("site/index.html").is_file());
}
