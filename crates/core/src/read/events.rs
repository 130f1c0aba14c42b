//! Events and figures: `[[event]]` and `[[quantity]]` tables in TOML, which name their passages by their words.

use serde_json::{Map, Value, json};

use super::article::Article;
use super::front;
use super::registry::entries;
use super::source::{Entry, Problems, Source};
use crate::extract::span_of;

const EVENT_FIELDS: [&str; 9] = [
    "id",
    "date",
    "display",
    "title",
    "passages",
    "entities",
    "according_to",
    "source_entity",
    "sheet",
];

const QUANTITY_FIELDS: [&str; 10] = [
    "id",
    "label",
    "value",
    "unit",
    "qualifier",
    "date",
    "passages",
    "entities",
    "according_to",
    "source_entity",
];

/// Events and quantities with their places.
pub fn read(
    events: &Source<'_>,
    articles: &[Article],
    problems: &mut Problems,
) -> (Vec<Entry>, Vec<Entry>) {
    let mut tables = front::toml(events, &events.text, 0, problems);
    let mut anchored = |name: &str, fields: &[&str]| {
        let mut entries = entries(events, &mut tables, name, fields);
        for entry in &mut entries {
            anchor(entry, articles, problems);
        }
        entries
    };
    (
        anchored("event", &EVENT_FIELDS),
        anchored("quantity", &QUANTITY_FIELDS),
    )
}

/// Turns the words of each passage into offsets; a passage that is not found is left out.
fn anchor(entry: &mut Entry, articles: &[Article], problems: &mut Problems) {
    let Some(Value::Array(passages)) = entry.value.get_mut("passages").map(Value::take) else {
        return;
    };
    let anchors = passages
        .iter()
        .filter_map(|passage| match offsets(passage, articles) {
            Ok(anchor) => Some(anchor),
            Err((message, hint)) => {
                problems.error(entry.place.clone(), message, hint);
                None
            }
        });
    let anchors: Vec<Value> = anchors.collect();
    entry.value["passages"] = anchors.into();
}

/// What is wrong, and how to mend it.
type Wrong = (String, &'static str);

fn offsets(passage: &Value, articles: &[Article]) -> Result<Value, Wrong> {
    let words = |field: &str| passage[field].as_str();
    let article = match (words("article"), articles) {
        (Some(id), _) => articles.iter().find(|article| article.id() == id),
        (None, [only]) => Some(only),
        (None, _) => {
            return Err((
                "a passage names no article, and there are several".to_owned(),
                "add article = \"…\" with the id of the article",
            ));
        }
    };
    let Some(article) = article else {
        return Err((
            format!(
                "there is no article {:?}",
                words("article").unwrap_or_default()
            ),
            "an article's id is in its front matter, or the name of its file",
        ));
    };
    let Some(id) = words("block") else {
        return Err((
            "a passage names no block".to_owned(),
            "write { block = \"p1\", from = \"first words\", to = \"last words\" }",
        ));
    };
    let Some(block) = article.blocks.iter().find(|block| block.id() == id) else {
        return Err((
            format!("there is no block {id:?}"),
            "paragraphs are p1, p2, … in their order, figures fig1, …, charts chart1, …",
        ));
    };
    let mut anchor = Map::new();
    if articles.len() > 1 {
        anchor.insert("article".to_owned(), article.id().into());
    }
    anchor.insert("block".to_owned(), id.into());
    let Some(from) = words("from") else {
        // Offsets as in the format, which the loader checks.
        for field in ["start", "end"] {
            if let Some(offset) = passage.get(field) {
                anchor.insert(field.to_owned(), offset.clone());
            }
        }
        return Ok(anchor.into());
    };
    let text = block.text();
    let start = match text.match_indices(from).count() {
        0 => {
            return Err((
                format!("{from:?} does not stand in block {id:?}"),
                "copy the words from the story, without its marks",
            ));
        }
        1 => text.find(from).unwrap_or_default(),
        _ => {
            return Err((
                format!("{from:?} stands in block {id:?} more than once"),
                "give more of the words",
            ));
        }
    };
    let end = match words("to") {
        None => start + from.len(),
        Some(to) => match text[start..].find(to) {
            Some(at) => start + at + to.len(),
            None => {
                return Err((
                    format!("{to:?} does not stand behind {from:?} in block {id:?}"),
                    "copy the words from the story, without its marks",
                ));
            }
        },
    };
    let span = span_of(text, start, end);
    anchor.extend([
        ("start".to_owned(), json!(span.start)),
        ("end".to_owned(), json!(span.end)),
    ]);
    Ok(anchor.into())
}
