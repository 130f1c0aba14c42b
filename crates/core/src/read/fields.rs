//! What front matter says, under the names that newsrooms use, as the fields of an article.

use serde_json::{Map, Value, json};

use crate::extract;

/// Other names of fields, each with the format's own.
const SYNONYMS: [(&str, &str); 18] = [
    ("slug", "id"),
    ("language", "lang"),
    ("locale", "lang"),
    ("overline", "kicker"),
    ("eyebrow", "kicker"),
    ("headline", "title"),
    ("subtitle", "standfirst"),
    ("description", "standfirst"),
    ("summary", "standfirst"),
    ("deck", "standfirst"),
    ("author", "byline"),
    ("authors", "byline"),
    ("date", "published"),
    ("pubdate", "published"),
    ("copyright", "rights"),
    ("license", "rights"),
    ("canonical", "source"),
    ("canonical_url", "source"),
];

/// The format's fields of an article that front matter may give as they are.
const ARTICLE_FIELDS: [&str; 11] = [
    "id",
    "lang",
    "kicker",
    "title",
    "byline",
    "published",
    "source",
    "rights",
    "translations",
    "contact",
    "sheet",
];

/// What front matter says.
#[derive(Debug, Default)]
pub struct Fields {
    /// Fields of the article, in the format.
    pub article: Map<String, Value>,
    /// The standfirst.
    pub standfirst: Option<String>,
    /// What it says of the whole dossier.
    pub whole: Map<String, Value>,
    /// The names that mean nothing here.
    pub unknown: Vec<String>,
}

/// Sorts and translates fields. A field under the format's own name counts before its synonyms.
pub fn read(front: Map<String, Value>) -> Fields {
    let mut fields = Fields::default();
    let mut publisher = None;
    let (own, others): (Vec<_>, Vec<_>) = front.into_iter().partition(|(name, _)| {
        ARTICLE_FIELDS.contains(&name.as_str()) || name == "standfirst" || name == "dossier"
    });
    for (name, value) in own.into_iter().chain(others) {
        if value.is_null() {
            continue;
        }
        let lower = name.to_lowercase();
        let known = SYNONYMS.iter().find(|(other, _)| *other == lower);
        match known.map_or(lower.as_str(), |(_, name)| name) {
            "standfirst" => match value {
                Value::String(text) => drop(fields.standfirst.get_or_insert(text)),
                _ => fields.unknown.push(name),
            },
            "dossier" => match value {
                Value::Object(whole) => fields.whole = whole,
                _ => fields.unknown.push(name),
            },
            "publisher" => publisher = Some(value),
            field if ARTICLE_FIELDS.contains(&field) => {
                let value = translated(field, value);
                fields.article.entry(field.to_owned()).or_insert(value);
            }
            _ => fields.unknown.push(name),
        }
    }
    if let Some(publisher) = publisher {
        let source = fields.article.entry("source").or_insert_with(|| json!({}));
        if let Some(source) = source.as_object_mut() {
            source.entry("publisher").or_insert(publisher);
        }
    }
    fields
}

/// A value as the format has it: lists where one was given, records where a text was.
fn translated(field: &str, value: Value) -> Value {
    match (field, value) {
        ("byline", Value::String(names)) => names_of(&names).into_iter().map(credit).collect(),
        ("byline", Value::Array(people)) => people
            .into_iter()
            .map(|person| match person {
                Value::String(name) => credit(name),
                record => record,
            })
            .collect(),
        ("byline", record @ Value::Object(_)) => Value::Array(vec![record]),
        ("published", Value::String(date)) => published(&date),
        ("source", Value::String(text)) if text.contains("://") => json!({ "url": text }),
        ("source", Value::String(text)) => json!({ "publisher": text }),
        ("contact", Value::String(text)) => json!([contact(&text)]),
        (_, value) => value,
    }
}

fn credit(name: String) -> Value {
    json!({ "name": name })
}

/// A way to write to a newsroom, from an address of e-mail or the web.
pub fn contact(text: &str) -> Value {
    let text = text.trim();
    if text.contains('@') && !text.contains(':') {
        json!({ "label": text, "href": format!("mailto:{text}") })
    } else {
        json!({ "href": text })
    }
}

/// A publication date: EDTF as it is, the day of a time stamp, or a full date in words.
pub fn published(text: &str) -> Value {
    let text = text.trim();
    let is_stamp = text.len() > 10 && text.is_char_boundary(10);
    let day = text.get(..10).filter(|_| is_stamp);
    if let Some(day) = day.filter(|day| {
        matches!(text.as_bytes()[10], b'T' | b' ') && crate::date::Date::parse(day).is_ok()
    }) {
        return json!({ "edtf": day });
    }
    if crate::date::Date::parse(text).is_ok() {
        return json!({ "edtf": text });
    }
    for lang in ["en", "fr"] {
        if let [date] = &extract::full_dates(text, lang)[..] {
            return json!({ "edtf": date.edtf, "display": text });
        }
    }
    json!({ "edtf": text })
}

/// The names in a byline: "By Ana Moe, Bo Lie and Cy Dahl" are three.
pub fn names_of(byline: &str) -> Vec<String> {
    let mut rest = byline.trim();
    for intro in [
        "By ", "by ", "BY ", "Par ", "par ", "PAR ", "Von ", "Text: ", "Texte : ",
    ] {
        rest = rest.strip_prefix(intro).unwrap_or(rest).trim();
    }
    let rest = rest.trim_end_matches(['.', ',']);
    let mut names = vec![rest.to_owned()];
    for between in [", ", "; ", " and ", " et ", " & ", " und "] {
        names = names
            .iter()
            .flat_map(|name| name.split(between))
            .map(|name| name.trim().to_owned())
            .collect();
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_newsrooms_use_are_understood() {
        let Value::Object(front) = json!({
            "headline": "T", "author": "By Ana Moe, Bo Lie and Cy Dahl", "date": "2018-02-07T10:00:00Z",
            "publisher": "The Post", "canonical_url": "https://example.org/a", "subtitle": "S", "tags": ["x"],
            "draft": null, "Language": "fr",
        }) else {
            unreachable!("it is an object");
        };
        let fields = read(front);
        assert_eq!(
            Value::from(fields.article),
            json!({
                "title": "T", "lang": "fr",
                "byline": [{ "name": "Ana Moe" }, { "name": "Bo Lie" }, { "name": "Cy Dahl" }],
                "published": { "edtf": "2018-02-07" },
                "source": { "url": "https://example.org/a", "publisher": "The Post" },
            })
        );
        assert_eq!(fields.standfirst.as_deref(), Some("S"));
        assert_eq!(fields.unknown, ["tags"]);
    }

    #[test]
    fn a_field_under_its_own_name_counts_first() {
        let Value::Object(front) = json!({ "headline": "other", "title": "own" }) else {
            unreachable!("it is an object");
        };
        assert_eq!(read(front).article["title"], "own");
    }

    #[test]
    fn dates_of_publication_may_be_words() {
        assert_eq!(published("2018-02?"), json!({ "edtf": "2018-02?" }));
        assert_eq!(
            published("2018-02-07 10:00"),
            json!({ "edtf": "2018-02-07" })
        );
        assert_eq!(
            published("7 février 2018"),
            json!({ "edtf": "2018-02-07", "display": "7 février 2018" })
        );
        assert_eq!(published("é"), json!({ "edtf": "é" }));
    }
}
