//! A small collection that is made up here, built by the program as an editor would build it: once for all tests.
//!
//! Article `n` of [`N_ARTICLES`] is of the `n`-th month from January 2019 on. Its place and its topic go round, every fourth
//! is French, every tenth has the phrase "tide gauge", and five further on the same words stand apart.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::place::Files;

/// How many articles there are: five years of months.
pub const N_ARTICLES: usize = 60;

/// A round of places: each has twelve articles.
pub const PLACES: [&str; 5] = ["Grand Havn", "Zürich", "Port Ellen", "Ostrava", "Lagos"];

/// A round of topics: each has twenty articles.
pub const TOPICS: [&str; 3] = ["Lamps", "Ferries", "Dredging"];

/// The article that alone has the word "xylophone".
pub const N_XYLOPHONE: usize = 17;

/// The id of an article.
pub fn id(n: usize) -> String {
    format!("log-{n:02}")
}

/// An article as a newsroom's system would give it out.
fn record(n: usize) -> Value {
    let (place, topic) = (PLACES[n % PLACES.len()], TOPICS[n % TOPICS.len()]);
    let (year, month, day) = (2019 + n / 12, n % 12 + 1, 1 + n * 7 % 28);
    let is_french = n % 4 == 3;
    let (title, mut text) = if is_french {
        (
            format!("Journal du port {n}, {place}"),
            format!(
                "Les lampes de {place} furent allumées à la tombée de la nuit. Le gardien nota le vent et la marée.\n\n\
                 La navette {n} arriva avec du retard, et personne ne demanda pourquoi."
            ),
        )
    } else {
        (
            format!("Harbour log {n}, {place}"),
            format!(
                "The lamps of {place} were lit at dusk. The keeper wrote down the wind, and who had come.\n\n\
                 Ferry {n} was late, and nobody at the quay asked the captain why."
            ),
        )
    };
    match n % 10 {
        0 => text += "\n\nThe tide gauge was read twice.",
        5 => text += "\n\nA gauge was bought, and the tide did not mind.",
        _ => {}
    }
    if n == N_XYLOPHONE {
        text += "\n\nIn the storehouse stood a xylophone.";
    }
    json!({
        "id": id(n),
        "title": title,
        "text": text,
        "date": format!("{year}-{month:02}-{day:02}"),
        "lang": if is_french { "fr" } else { "en" },
        "places": [place],
        "topics": [topic],
    })
}

/// The program, as `cargo xtask` names it or cargo has just built it.
pub fn builder() -> PathBuf {
    let named = env::var_os("DOSSIER_BUILDER");
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/debug/dossier");
    named.map_or_else(usual, PathBuf::from)
}

/// A new folder of this name below `target`, for a collection and what it is built from.
#[track_caller]
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/collections")
        .join(name);
    // What an earlier run left there, if any.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a new folder");
    folder
}

/// Builds the site of these lines into a folder, over what was built there before.
#[track_caller]
pub fn build(folder: &Path, lines: &str) -> PathBuf {
    let (source, site) = (folder.join("harbour.jsonl"), folder.join("site"));
    fs::write(&source, lines).expect("the new folder");
    let mut command = Command::new(builder());
    command.arg("build").arg(&source).arg("-o").arg(&site);
    let output = command.output().expect("the builder runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "dossier build: {said}");
    site
}

/// Lines of the articles, changed by `change`.
pub fn lines(change: impl Fn(usize, &mut Value)) -> String {
    let line = |n| {
        let mut record = record(n);
        change(n, &mut record);
        format!("{record}\n")
    };
    (0..N_ARTICLES).map(line).collect()
}

/// The folder of the site, built once.
pub fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| build(&folder("harbour"), &lines(|_, _| {})))
}

/// The site where a reader meets it: on a server, or copied whole to a disk.
pub fn files() -> Files {
    let mut on_disk = vec!["index.html".to_owned()];
    list(site(), "", &mut on_disk);
    Files {
        folder: site().to_owned(),
        on_disk,
    }
}

/// The one file that has everything inside.
pub fn offline() -> Files {
    Files {
        folder: site().to_owned(),
        on_disk: vec!["harbour.html".to_owned()],
    }
}

fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the site") {
        let path = entry.expect("a file of the site").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = format!("{prefix}{name}");
        if path.is_dir() {
            list(&path, &format!("{below}/"), paths);
        } else if below != "index.html" {
            paths.push(below);
        }
    }
}
