//! What a source says of a whole article in lists: its places, people, topics. Across a collection they are its facets.

use serde_json::Value;

/// Fields that hold such lists, as they are called when only letters and digits count, each with the type of entity
/// that its values are.
const LISTS: [(&str, &str); 30] = [
    ("places", "place"),
    ("place", "place"),
    ("locations", "place"),
    ("location", "place"),
    ("contentlocation", "place"),
    ("countries", "place"),
    ("people", "person"),
    ("persons", "person"),
    ("person", "person"),
    ("mentions", "person"),
    ("orgs", "organisation"),
    ("org", "organisation"),
    ("organisations", "organisation"),
    ("organizations", "organisation"),
    ("organisation", "organisation"),
    ("organization", "organisation"),
    ("companies", "organisation"),
    ("exchanges", "exchange"),
    ("topics", "topic"),
    ("topic", "topic"),
    ("keywords", "topic"),
    ("keyword", "topic"),
    ("tags", "topic"),
    ("tag", "topic"),
    ("categories", "topic"),
    ("category", "topic"),
    ("subjects", "topic"),
    ("subject", "topic"),
    ("events", "event"),
    ("about", "topic"),
];

/// Types of schema.org, which say more than the field does.
const TYPES: [(&str, &str); 6] = [
    ("Person", "person"),
    ("Organization", "organisation"),
    ("NewsMediaOrganization", "organisation"),
    ("Place", "place"),
    ("Country", "place"),
    ("Event", "event"),
];

/// Words of the usual types: id, and their headings in English and French. They stand in the order of the facets.
pub const HEADINGS: [(&str, &str, &str); 8] = [
    ("person", "People", "Personnes"),
    ("organisation", "Organisations", "Organisations"),
    ("place", "Places", "Lieux"),
    ("topic", "Topics", "Thèmes"),
    ("event", "Events", "Événements"),
    ("exchange", "Exchanges", "Bourses"),
    ("section", "Sections", "Rubriques"),
    ("author", "Authors", "Auteurs"),
];

/// Most Unicode scalar values of a tag: what is longer is a text.
const MAX_TAG_CHARS: usize = 120;

/// Something that a source says an article is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// Type of the entity: `place`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// A field's name with its letters and digits alone, in small letters: `date_published` and `datePublished` are one.
pub fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The tags in a field; `None` when it holds none: no list of short texts, and no field that is known to hold tags.
pub fn read(field: &str, value: &Value) -> Option<Vec<Tag>> {
    let plain = plain(field);
    let known = LISTS.iter().find(|(name, _)| *name == plain);
    let own = super::slug(field);
    let kind = known.map_or(own.as_str(), |(_, kind)| kind);
    let mut tags = Vec::new();
    match value {
        Value::Array(items) => {
            let all: Option<Vec<Tag>> = items.iter().map(|item| tag(kind, item)).collect();
            match (all, known) {
                (Some(all), _) => tags = all,
                (None, Some(_)) => tags.extend(items.iter().filter_map(|item| tag(kind, item))),
                (None, None) => return None,
            }
        }
        Value::String(text) if known.is_some() => {
            let is_between =
                |letter: char| letter == ';' || letter == '|' || kind == "topic" && letter == ',';
            let names = text.split(is_between);
            tags.extend(names.filter_map(|name| named(kind, name)));
        }
        Value::Object(_) if known.is_some() => tags.extend(tag(kind, value)),
        _ => return None,
    }
    if kind.is_empty() || tags.is_empty() {
        return None;
    }
    Some(tags)
}

/// A tag from a text, or from an object with a name.
fn tag(kind: &str, item: &Value) -> Option<Tag> {
    if let Some(name) = item.as_str() {
        return named(kind, name);
    }
    let given = item["@type"].as_str().or_else(|| item["type"].as_str());
    let given = given.and_then(|given| TYPES.iter().find(|(name, _)| *name == given));
    let kind = given.map_or(kind, |(_, kind)| kind);
    let names = ["name", "label", "title", "term"].iter();
    let name = names.filter_map(|name| item.get(*name)?.as_str()).next()?;
    named(kind, name)
}

/// A tag of this name; `None` when it is empty or no name.
pub fn named(kind: &str, name: &str) -> Option<Tag> {
    let words = name.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    let fits = !name.is_empty() && name.chars().nth(MAX_TAG_CHARS).is_none();
    fits.then(|| Tag {
        kind: kind.to_owned(),
        name,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(field: &str, value: Value, expected: &str) {
        let tags = read(field, &value).unwrap_or_default();
        let tags: Vec<String> = tags
            .into_iter()
            .map(|tag| format!("{}:{}", tag.kind, tag.name))
            .collect();
        assert_eq!(tags.join(" | "), expected);
    }

    #[test]
    fn lists_of_names_are_tags_of_their_kind() {
        check(
            "places",
            json!(["Bergen", " New  York "]),
            "place:Bergen | place:New York",
        );
        check(
            "Organizations",
            json!(["Fire Board"]),
            "organisation:Fire Board",
        );
    }

    #[test]
    fn a_list_of_short_texts_under_another_name_keeps_that_name() {
        check(
            "beats",
            json!(["courts", "police"]),
            "beats:courts | beats:police",
        );
        check("beats", json!(["courts", 3]), "");
        check("notes", json!(["a".repeat(500)]), "");
    }

    #[test]
    fn words_in_one_text_are_parted() {
        check(
            "keywords",
            json!("fire, harbour; sea"),
            "topic:fire | topic:harbour | topic:sea",
        );
        check(
            "location",
            json!("Paris, France; Lyon"),
            "place:Paris, France | place:Lyon",
        );
        check("colour", json!("red, blue"), "");
    }

    #[test]
    fn objects_say_their_name_and_their_type() {
        let list = json!([{ "@type": "Place", "name": "Oslo" }, { "name": "Ada Lund" }, {}]);
        check("mentions", list, "place:Oslo | person:Ada Lund");
    }
}
