//! Documents of a collection as a dossier: one article of one passage each.

use std::error::Error;
use std::fs;
use std::path::Path;

use dossier_core::load::load;
use dossier_core::view::Prepared;
use serde_json::{Value, json};

/// The records of a file of JSON lines.
pub fn lines(file: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()?)
}

/// The id of a record, a text or a number.
pub fn id(record: &Value) -> String {
    match &record["id"] {
        Value::String(id) => id.clone(),
        id => id.to_string(),
    }
}

/// The documents as a dossier of articles, and their ids by passage.
pub fn collection(docs: &[Value]) -> Result<(Prepared, Vec<String>), Box<dyn Error>> {
    let text = |doc: &Value, field: &str| doc[field].as_str().unwrap_or_default().trim().to_owned();
    let articles: Vec<Value> = docs
        .iter()
        .enumerate()
        .map(|(at, doc)| {
            let body = Some(text(doc, "text")).filter(|body| !body.is_empty());
            // A passage has words; a document of a title alone is a dot under it.
            let body = body.unwrap_or_else(|| ".".to_owned());
            let title = Some(text(doc, "title")).filter(|title| !title.is_empty());
            json!({
                "id": format!("a{at}"), "lang": "en", "title": title.unwrap_or_else(|| ".".to_owned()),
                "blocks": [{ "id": "p1", "type": "paragraph", "text": body }],
            })
        })
        .collect();
    let dossier = json!({ "dossier": 1, "title": "Judged", "lang": "en", "articles": articles });
    let loaded = load(dossier.to_string().as_bytes())?;
    let ids: Vec<String> = docs.iter().map(id).collect();
    if loaded.dossier.passages.len() != ids.len() {
        return Err("not every document is a passage".into());
    }
    Ok((Prepared::new(loaded.dossier), ids))
}
