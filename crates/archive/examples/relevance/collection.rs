//! Collections as they lie in files.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Outcome;

/// A document that is searched.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// What judgements name it by.
    pub id: String,
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub text: String,
}

/// The records of a file of JSON lines.
pub fn lines(file: &Path) -> Outcome<Vec<Value>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The id of a record, a text or a number.
pub fn id(record: &Value) -> String {
    match &record["id"] {
        Value::String(id) => id.clone(),
        id => id.to_string(),
    }
}

fn text(record: &Value, field: &str) -> String {
    record[field].as_str().unwrap_or_default().trim().to_owned()
}

/// The documents of a judged collection, as far as they have a title or a text: what the builder keeps.
pub fn docs(file: &Path) -> Outcome<Vec<Doc>> {
    let of_record = |record: &Value| Doc {
        id: id(record),
        title: text(record, "title"),
        text: text(record, "text"),
    };
    let docs = lines(file)?.iter().map(of_record).collect::<Vec<Doc>>();
    let has_words = |doc: &Doc| !doc.title.is_empty() || !doc.text.is_empty();
    Ok(docs.into_iter().filter(has_words).collect())
}

/// The first `n` articles with a body of a folder of JSON files, in the order of their names.
pub fn articles(folder: &Path, n: usize) -> Outcome<Vec<Doc>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    let mut docs = Vec::new();
    for file in files {
        let records: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
        let with_body = records.iter().map(|record| Doc {
            id: id(record),
            title: text(record, "title"),
            text: text(record, "body"),
        });
        docs.extend(with_body.filter(|doc| !doc.text.is_empty()));
    }
    docs.truncate(n);
    Ok(docs)
}
