//! Objects of data sets as articles.

use super::*;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::load;
use crate::read::{Beside, Kind, article};
use proptest::prelude::*;
use serde_json::json;

/// What an object becomes: the file of the format, tags, messages.
fn read_with(record: &Value, registry: Option<&str>) -> (Value, Vec<String>, Vec<String>) {
    let registry = registry.map(|text| Source::new("entities.toml", text));
    let known = Known::read(&Beside {
        registry: registry.as_ref(),
        collects: true,
        lang: "en",
        ..Beside::default()
    });
    let text = record.to_string();
    let source = Source::new("all.jsonl", text);
    let alone = article(Kind::Record, &source, &known).alone(&known);
    let tags = alone.tags.iter();
    let tags = tags.map(|tag| format!("{}:{}", tag.kind, tag.name));
    let problems = alone.problems.into_iter().map(|problem| problem.message);
    (
        alone.json.unwrap_or_default(),
        tags.collect(),
        problems.collect(),
    )
}

#[track_caller]
fn check(record: Value, pointer: &str, expected: Value) {
    let (json, ..) = read_with(&record, None);
    assert_eq!(json.pointer(pointer), Some(&expected), "{json:#}");
}

#[test]
fn fields_are_found_under_the_names_that_data_sets_use() {
    let record = json!({
        "Headline": "Lamps at the harbour", "articleBody": "A lamp fell.", "datePublished": "2019-03-04T10:00Z",
        "link": "https://example.org/lamps", "authors": ["Ada Lund", { "name": "Bo Lie" }], "inLanguage": "en_GB",
    });
    check(
        record.clone(),
        "/articles/0/id",
        json!("lamps-at-the-harbour"),
    );
    check(
        record.clone(),
        "/articles/0/published",
        json!({ "edtf": "2019-03-04" }),
    );
    check(
        record.clone(),
        "/articles/0/source/url",
        json!("https://example.org/lamps"),
    );
    check(record.clone(), "/articles/0/byline/1/name", json!("Bo Lie"));
    check(record, "/articles/0/lang", json!("en-GB"));
}

#[test]
fn the_title_is_made_from_the_text_when_there_is_none() {
    check(
        json!({ "text": "A lamp fell." }),
        "/title",
        json!("A lamp fell."),
    );
    check(
        json!({ "text": "A lamp fell." }),
        "/articles/0/id",
        json!("article"),
    );
}

#[test]
fn paragraphs_stand_between_empty_lines_or_begin_with_space() {
    assert_eq!(paragraphs("a\nb\n\nc"), ["a b", "c"]);
    assert_eq!(paragraphs("a\nb\n    c\nd\n"), ["a b", "c d"]);
    assert_eq!(paragraphs("a\nb\nc"), ["a b c"]);
    assert_eq!(paragraphs(&format!("{}\nb", "a ".repeat(60))).len(), 2);
    assert_eq!(paragraphs("a\u{3}\n\r\n\n"), ["a"]);
    assert!(paragraphs(" \n\t").is_empty());
}

#[test]
fn a_text_in_html_is_read_as_such() {
    let record = json!({ "title": "T", "content": "<p>One <b>word</b>.</p><p>Two.</p>" });
    check(record, "/articles/0/blocks/1/text", json!("Two."));
}

#[test]
fn tags_are_kept_and_the_registry_has_the_say_about_their_names() {
    let registry = "[[entity]]\nid = \"oslo\"\ntype = \"place\"\nname = \"Oslo\"\naliases = [\"Kristiania\"]\n";
    let record = json!({
        "title": "T", "text": "Ada Lund left Kristiania.", "places": ["kristiania"], "people": ["Ada Lund"],
        "section": "Sea", "keywords": "lamp, oil",
    });
    let (json, tags, problems) = read_with(&record, Some(registry));
    assert_eq!(
        tags,
        [
            "person:Ada Lund",
            "place:Oslo",
            "section:Sea",
            "topic:lamp",
            "topic:oil"
        ]
    );
    let mentions = json.pointer("/articles/0/blocks/0/mentions");
    let mentioned: Vec<&Value> = mentions
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|mention| &mention["entity"])
        .collect();
    assert_eq!(mentioned, ["ada-lund", "oslo"]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn entities_that_are_not_mentioned_stay_out_of_the_record() {
    let record = json!({ "title": "T", "text": "Nobody.", "people": ["Ada Lund"] });
    let (json, tags, _) = read_with(&record, None);
    assert_eq!((json.get("entities"), tags.len()), (None, 1));
}

#[test]
fn a_title_alone_is_an_article_without_blocks() {
    let photo = format!("https://example.org/{}", "a1".repeat(60));
    for record in [
        json!({ "title": "A lamp falls" }),
        json!({ "headline": "A lamp falls", "body": " ", "photo": photo }),
        json!({ "title": "A lamp falls", "text": "<p></p>" }),
        json!({ "title": "A lamp falls", "text": ["", " "] }),
    ] {
        let (json, _, problems) = read_with(&record, None);
        assert_eq!(problems, [""; 0]);
        let article = &json["articles"][0];
        assert_eq!(article["title"], "A lamp falls");
        assert_eq!(
            (&article["lang"], &article["blocks"]),
            (&json!("en"), &json!([]))
        );
    }
}

#[test]
fn a_title_with_a_standfirst_has_that_as_its_text() {
    let record = json!({ "title": "A lamp falls", "summary": "Nobody was hurt." });
    check(
        record.clone(),
        "/articles/0/blocks/0/type",
        json!("standfirst"),
    );
    check(
        record,
        "/articles/0/blocks/0/text",
        json!("Nobody was hurt."),
    );
}

#[test]
fn an_article_that_is_a_title_alone_mentions_whom_the_registry_names_there() {
    let registry = "[[entity]]\nid = \"oslo\"\ntype = \"place\"\nname = \"Oslo\"\naliases = [\"Kristiania\"]\n";
    let record = json!({ "title": "A lamp falls in Kristiania", "topics": ["lamps"] });
    let (json, tags, _) = read_with(&record, Some(registry));
    assert_eq!(tags, ["place:Oslo", "topic:lamps"]);
    assert_eq!(json.get("entities"), None);
    // A text says itself whom the article mentions.
    let record = json!({ "title": "A lamp falls in Kristiania", "text": "Nobody was hurt." });
    assert_eq!(read_with(&record, Some(registry)).1, [""; 0]);
}

#[test]
fn an_entry_without_title_and_text_is_no_article_and_nothing_is_wrong_with_it() {
    for record in [
        json!({ "id": "t", "date": "1987-02-26" }),
        json!({ "url": "https://example.org/t", "body": " ", "topics": ["light"] }),
        json!({ "id": 7, "title": "\u{3}", "body": "<p> </p>" }),
    ] {
        let known = Known::read(&Beside {
            collects: true,
            ..Beside::default()
        });
        let source = Source::new("all.jsonl", record.to_string());
        let alone = article(Kind::Record, &source, &known).alone(&known);
        assert!(alone.is_entry_alone && alone.json.is_none());
        assert!(alone.problems.is_empty(), "{:?}", alone.problems);
    }
}

#[test]
fn what_is_written_has_a_text_or_a_headline_and_other_things_have_names() {
    let is_record = |json: Value| json.as_object().is_some_and(is_record);
    for (record, expected) in [
        (json!({ "body": "A lamp fell." }), true),
        (json!({ "Headline": "A lamp falls" }), true),
        (
            json!({ "name": "A lamp falls", "description": "Nobody was hurt." }),
            true,
        ),
        (json!({ "name": "Bergen", "type": "place" }), false),
        (json!({ "title": " ", "type": "place" }), false),
        (
            json!({ "text": "Ada fell.", "label": [[0, 3, "person"]] }),
            false,
        ),
    ] {
        assert_eq!(is_record(record.clone()), expected, "{record}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (record, expected) in [
        (
            json!([1]),
            "this is no article: it is not an object of JSON",
        ),
        (json!({ "beat": "t" }), NO_TEXT),
        (json!({ "id": "t", "content": { "raw": 1 } }), NO_TEXT),
        (json!({ "title": "T", "content": { "raw": 1 } }), NO_TEXT),
        (json!({ "title": "T", "content": [{ "raw": 1 }] }), NO_TEXT),
        (json!({ "title": 1 }), NO_TEXT),
        (
            json!({ "title": "T", "story": "A lamp fell. ".repeat(20) }),
            NO_TEXT,
        ),
        (
            json!({ "text": "A.", "date": "some day" }),
            "its day cannot be read: \"some day\"",
        ),
        (
            json!({ "text": "A.", "url": "https://example.org/a b" }),
            "\"https://example.org/a b\" is not an address that a page may link to",
        ),
    ] {
        let (_, _, problems) = read_with(&record, None);
        assert_eq!(problems, [expected]);
    }
}

#[test]
fn a_beginning_is_cut_between_words() {
    assert_eq!(beginning("one two three", 9), "one two…");
    assert_eq!(beginning("one", 9), "one");
    assert_eq!(beginning("éééééééééééé", 4), "éééé…");
}

fn any_value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "\\PC{0,40}",
        Just(
            "A lamp fell at the harbour of Bergen on 7 February 2018.\n\nNobody saw it.".to_owned()
        ),
        Just("2018-02-07T10:00".to_owned()),
        Just("<p>One.</p><figure><img src='../a.png'></figure><h2></h2>".to_owned()),
        Just("https://example.org/\" onclick".to_owned()),
        Just("Bergen".to_owned()),
    ];
    let one = prop_oneof![
        4 => text.prop_map(Value::from),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => Just(Value::Null),
    ];
    one.prop_recursive(2, 8, 3, |inner| {
        let fields = prop_oneof![Just("name"), Just("@type"), Just("edtf"), Just("text")];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(fields, inner, 0..3).prop_map(|map| json!(map)),
        ]
    })
}

/// Whether something is wrong with more than a picture, which a collection leaves out.
fn is_wrong(diagnostic: &&Diagnostic) -> bool {
    diagnostic.severity == Severity::Error && !diagnostic.pointer.ends_with("/image")
}

proptest! {
    /// What is made of a record is a good dossier, which nobody has to look through once more.
    #[test]
    fn whatever_a_record_says_the_loader_has_nothing_to_say(
        fields in prop::collection::vec((0..FIELDS.len() + 3, any_value()), 0..8)
    ) {
        let others = ["places", "people", "beats"];
        let name = |at: usize| match FIELDS.get(at) {
            Some((name, _)) => *name,
            None => others[at - FIELDS.len()],
        };
        let fields = fields.into_iter().map(|(at, value)| (name(at).to_owned(), value));
        let record: Map<String, Value> = fields.collect();
        let (json, ..) = read_with(&record.into(), None);
        if !json.is_null() {
            let loaded = load(json.to_string().as_bytes()).expect("a dossier");
            let said: Vec<_> = loaded.diagnostics.iter().filter(is_wrong).collect();
            prop_assert!(said.is_empty(), "{said:?}: {json}");
        }
    }
}
