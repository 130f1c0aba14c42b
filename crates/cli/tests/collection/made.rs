//! What the tests of collections need: a folder of their own, the program, and articles.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

/// A folder of a test's own, empty at first.
pub struct Place(PathBuf);

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Place {
    /// `name` is different in each test.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("collection")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        Place(folder)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        let folder = path.parent().expect("it is below the folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, text).expect("the folder can be written to");
    }

    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn run(&self, args: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .current_dir(&self.0)
            .args(args)
            .output()
            .expect("the program starts");
        Said {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs it, and gives what it says when all is well.
    #[track_caller]
    pub fn good(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, Some(0), "{args:?}: {}{}", said.out, said.err);
        said.out
    }

    /// The paths of all files below a folder but those that begin with a dot, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        let entries = fs::read_dir(self.path(folder))
            .into_iter()
            .flatten()
            .flatten();
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                let inner = self.names(&format!("{folder}/{name}")).into_iter();
                names.extend(inner.map(|inner| format!("{name}/{inner}")));
            } else {
                names.push(name);
            }
        }
        names.sort();
        names
    }

    /// The names of a site's chunks, which change with their content.
    pub fn chunks(&self, site: &str) -> Vec<String> {
        let chunks = self.names(&format!("{site}/chunks"));
        assert!(!chunks.is_empty(), "{site} has chunks");
        chunks
    }

    /// Every file of a folder with its content.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let read = |name: String| {
            let bytes = fs::read(self.path(folder).join(&name)).expect("it is there");
            (name, bytes)
        };
        self.names(folder).into_iter().map(read).collect()
    }
}

/// An article of some length, as a line of JSON.
pub fn record(number: usize) -> String {
    let places = ["Bergen", "Oslo", "Tromsø", "Stavanger"];
    let place = places[number % places.len()];
    let text = format!("The lamp {number} fell at the harbour of Bergen. ").repeat(1 + number % 5);
    let record = json!({
        "id": format!("record-{number}"),
        "title": format!("Record {number}"),
        "date": format!("2019-{:02}-{:02}", 1 + number % 12, 1 + number % 28),
        "text": format!("{text}\n\nNobody in {place} was hurt, said the keeper of the lamps."),
        "places": [place],
        "topics": ["lamps", if number.is_multiple_of(2) { "even" } else { "odd" }],
    });
    record.to_string()
}

pub fn records(numbers: Range<usize>) -> Vec<String> {
    numbers.map(record).collect()
}
