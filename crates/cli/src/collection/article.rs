//! An article by itself as the index has it: what is searched, what a list shows, and the record that the explorer opens.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use dossier_archive::{Article, Block, Days, Entity, Role};
use dossier_core::date::{Date, Day};
use dossier_core::read::{Known, Tag, beginning};
use serde_json::Value;

use super::dateline::is_dateline;

/// Most Unicode scalar values of what a list shows below a title.
const SUMMARY_CHARS: usize = 220;

/// The article of a dossier's JSON that has no other. Pictures are taken out and counted: a collection does not carry them.
pub fn article(mut json: Value, tags: &[Tag], known: &Known<'_>, n_pictures: &mut u32) -> Article {
    let entities = entities(&json, tags, known);
    let lang = json.pointer("/articles/0/lang").and_then(Value::as_str);
    let lang = lang.unwrap_or_default().to_owned();
    let mut blocks = Vec::new();
    // The first text, and the first that says something.
    let (mut first, mut summary) = (String::new(), String::new());
    let mut list = json.pointer_mut("/articles/0/blocks");
    if let Some(list) = list.as_deref_mut().and_then(Value::as_array_mut) {
        // A block for each text, also of a file that nobody has looked through.
        list.retain(Value::is_object);
    }
    for block in list.and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(fields) = block.as_object_mut() else {
            continue;
        };
        let text = match fields.remove("text") {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        let kind = fields
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let is_running = matches!(kind, "standfirst" | "paragraph");
        if summary.is_empty() && is_running {
            let begun = beginning(&text, SUMMARY_CHARS);
            match is_dateline(&text, &lang) {
                true if first.is_empty() => first = begun,
                true => {}
                false => summary = begun,
            }
        }
        let role = match kind {
            "heading" => Role::Heading,
            _ => Role::Text,
        };
        let pictured = ["image", "width", "height"].map(|name| fields.remove(name));
        *n_pictures += u32::from(matches!(pictured, [Some(_), ..]));
        let asides = asides(block, &text);
        blocks.push(Block { role, text });
        blocks.extend(asides);
    }
    let fields = json.pointer("/articles/0").unwrap_or(&Value::Null);
    let text = |pointer: &str| {
        let text = fields.pointer(pointer).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Article {
        id: text("/id"),
        title: text("/title"),
        summary: if summary.is_empty() { first } else { summary },
        address: text("/source/url"),
        language: text("/lang"),
        days: days(&text("/published/edtf")),
        entities,
        blocks,
        record: json.to_string().into_bytes(),
    }
}

/// Words that belong to a block and are not its text: who said it, what a picture shows, the labels of bars.
fn asides(block: &Value, text: &str) -> Vec<Block> {
    let own = ["cite", "alt", "credit"].iter().map(|name| &block[*name]);
    let rows = block["rows"].as_array();
    let labels = rows.into_iter().flatten().map(|row| &row["label"]);
    let words = own.chain(labels).filter_map(Value::as_str);
    let words = words.filter(|words| !words.is_empty() && *words != text);
    let aside = |words: &str| Block {
        role: Role::Aside,
        text: words.to_owned(),
    };
    words.map(aside).collect()
}

/// Whom it mentions, and what it is tagged with, each once.
fn entities(json: &Value, tags: &[Tag], known: &Known<'_>) -> Vec<Entity> {
    let mut aliases: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for entity in json["entities"].as_array().into_iter().flatten() {
        let text = |field: &str| entity[field].as_str().unwrap_or_default().to_owned();
        let names = entity["aliases"].as_array().into_iter().flatten();
        let names = names.filter_map(Value::as_str).map(str::to_owned);
        let of = aliases.entry((text("type"), text("name"))).or_default();
        of.extend(names);
    }
    for tag in tags {
        if let Entry::Vacant(of) = aliases.entry((tag.kind.clone(), tag.name.clone())) {
            of.insert(known.aliases(&tag.kind, &tag.name));
        }
    }
    let entity = |((kind, name), aliases): ((String, String), Vec<String>)| Entity {
        kind,
        name,
        aliases,
    };
    let all = aliases.into_iter().map(entity);
    all.filter(|entity| !entity.kind.is_empty() && !entity.name.is_empty())
        .collect()
}

/// Earliest and latest day of a date; an open side ends where the other begins.
fn days(edtf: &str) -> Option<Days> {
    let bounds = Date::parse(edtf).ok()?.bounds();
    let first = bounds.first.or(bounds.last)?;
    let last = bounds.last.unwrap_or(first);
    let day = |Day(day): Day| i32::try_from(day).ok();
    Some((day(first)?, day(last.max(first))?))
}

#[cfg(test)]
mod tests {
    use dossier_core::read::Beside;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_dateline_is_no_summary_unless_there_is_nothing_else() {
        let known = Known::read(&Beside::default());
        let summary = |texts: &[&str]| {
            let blocks = texts.iter();
            let block = |text| json!({ "id": "p", "type": "paragraph", "text": text });
            let blocks: Vec<Value> = blocks.map(block).collect();
            let json = json!({ "dossier": 1, "articles": [
                { "id": "a", "title": "Lamps", "lang": "en", "blocks": blocks },
            ] });
            article(json, &[], &known, &mut 0).summary
        };
        assert_eq!(
            summary(&["July 4, 2007", "PARIS —", "A lamp fell."]),
            "A lamp fell."
        );
        assert_eq!(summary(&["July 4, 2007", "PARIS —"]), "July 4, 2007");
    }

    #[test]
    fn texts_are_blocks_and_the_record_has_none() {
        let json = json!({ "dossier": 1, "articles": [{
            "id": "a", "title": "Lamps", "lang": "en", "published": { "edtf": "2019-03" }, "blocks": [
                { "id": "h1", "type": "heading", "text": "The fall" },
                { "id": "fig1", "type": "figure", "image": "a.png", "alt": "A lamp" },
                { "id": "q1", "type": "quotation", "text": "It fell.", "cite": "Ada Lund" },
                { "id": "p1", "type": "paragraph", "text": "Nobody saw it." },
            ],
        }] });
        let known = Known::read(&Beside::default());
        let mut n_pictures = 0;
        let tag = Tag {
            kind: "topic".to_owned(),
            name: "light".to_owned(),
        };
        let article = article(json, &[tag.clone(), tag], &known, &mut n_pictures);
        let blocks = article.blocks.iter();
        let blocks: Vec<_> = blocks
            .map(|block| (block.role, block.text.as_str()))
            .collect();
        assert_eq!(
            blocks,
            [
                (Role::Heading, "The fall"),
                (Role::Text, ""),
                (Role::Aside, "A lamp"),
                (Role::Text, "It fell."),
                (Role::Aside, "Ada Lund"),
                (Role::Text, "Nobody saw it."),
            ]
        );
        assert_eq!(
            (article.summary.as_str(), article.entities.len(), n_pictures),
            ("Nobody saw it.", 1, 1)
        );
        let record = String::from_utf8_lossy(&article.record).into_owned();
        assert!(
            !record.contains("\"text\"") && !record.contains("a.png"),
            "{record}"
        );
        assert_eq!(article.days.map(|(first, last)| last - first), Some(30));
    }
}
