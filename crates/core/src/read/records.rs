//! An article as one object of JSON: a line of JSON Lines, an item of an array. `docs/collections.md` is the reference
//! for people.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::article::{Article, slug};
use super::block::{Blocks, Run};
use super::fields::{self, names_of};
use super::language::language_near;
use super::source::Source;
use super::tags::{self, plain};
use super::{Known, html, stamp};
use crate::date::Date;

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Id,
    Title,
    Text,
    Date,
    Address,
    Byline,
    Language,
    Section,
    Standfirst,
    Kicker,
    Publisher,
    Rights,
}

/// Names of fields as [`plain`] writes them. Of two that say the same the one that stands first here counts.
const FIELDS: [(&str, Meaning); 46] = [
    ("id", Meaning::Id),
    ("slug", Meaning::Id),
    ("uid", Meaning::Id),
    ("guid", Meaning::Id),
    ("docid", Meaning::Id),
    ("articleid", Meaning::Id),
    ("title", Meaning::Title),
    ("headline", Meaning::Title),
    ("name", Meaning::Title),
    ("text", Meaning::Text),
    ("body", Meaning::Text),
    ("articlebody", Meaning::Text),
    ("content", Meaning::Text),
    ("fulltext", Meaning::Text),
    ("bodytext", Meaning::Text),
    ("published", Meaning::Date),
    ("datepublished", Meaning::Date),
    ("date", Meaning::Date),
    ("publishedat", Meaning::Date),
    ("publicationdate", Meaning::Date),
    ("pubdate", Meaning::Date),
    ("timestamp", Meaning::Date),
    ("datecreated", Meaning::Date),
    ("createdat", Meaning::Date),
    ("url", Meaning::Address),
    ("link", Meaning::Address),
    ("canonicalurl", Meaning::Address),
    ("permalink", Meaning::Address),
    ("byline", Meaning::Byline),
    ("author", Meaning::Byline),
    ("authors", Meaning::Byline),
    ("creator", Meaning::Byline),
    ("lang", Meaning::Language),
    ("language", Meaning::Language),
    ("inlanguage", Meaning::Language),
    ("section", Meaning::Section),
    ("articlesection", Meaning::Section),
    ("standfirst", Meaning::Standfirst),
    ("description", Meaning::Standfirst),
    ("summary", Meaning::Standfirst),
    ("abstract", Meaning::Standfirst),
    ("subtitle", Meaning::Standfirst),
    ("kicker", Meaning::Kicker),
    ("publisher", Meaning::Publisher),
    ("rights", Meaning::Rights),
    ("copyright", Meaning::Rights),
];

/// Those of a title that only something written has.
const HEADLINES: [&str; 2] = ["title", "headline"];

/// What is said of an article without one.
const NO_TEXT: &str = "the article has no text";

/// Most Unicode scalar values of a title that is made from the text.
const TITLE_CHARS: usize = 80;

/// Least bytes of a text by which its language is told.
const LANGUAGE_BYTES: usize = 120;

/// Longest line, in bytes, of a text whose lines were broken to fit a page.
const PAGE_LINE_BYTES: usize = 90;

/// What the fields of a record say, and those that are not known.
#[derive(Debug, Default)]
struct Said<'a> {
    /// By meaning: place in [`FIELDS`] and value.
    known: BTreeMap<Meaning, (usize, &'a Value)>,
    others: Vec<(&'a str, &'a Value)>,
}

impl<'a> Said<'a> {
    fn new(fields: &'a Map<String, Value>) -> Self {
        let mut said = Said::default();
        for (name, value) in fields {
            let plain = plain(name);
            let Some(at) = FIELDS.iter().position(|(field, _)| *field == plain) else {
                said.others.push((name, value));
                continue;
            };
            let Some((_, meaning)) = FIELDS.get(at).filter(|_| !is_empty(value)) else {
                continue;
            };
            let best = said.known.entry(*meaning).or_insert((at, value));
            if at < best.0 {
                *best = (at, value);
            }
        }
        said
    }

    fn get(&self, meaning: Meaning) -> Option<&'a Value> {
        self.known.get(&meaning).map(|(_, value)| *value)
    }

    fn text(&self, meaning: Meaning) -> Option<&'a str> {
        self.get(meaning)?.as_str()
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether JSON looks like an article of a data set: it has a text or a headline, or a name and an id, a day, an address or a
/// summary, and no offsets of names.
pub fn is_record(fields: &Map<String, Value>) -> bool {
    let has_offsets = ["ents", "entities", "label", "labels", "spans"]
        .iter()
        .filter_map(|name| fields.get(*name)?.as_array()?.first())
        .any(|first| {
            first.is_array() || first.get("start").or(first.get("start_offset")).is_some()
        });
    if has_offsets || fields.contains_key("dossier") {
        return false;
    }
    let said = Said::new(fields);
    let has = |meaning: Meaning| said.get(meaning).is_some();
    // Many things have a name; what has a title is written.
    let has_headline = fields
        .iter()
        .any(|(name, value)| HEADLINES.contains(&plain(name).as_str()) && !is_empty(value));
    let beside_name = [
        Meaning::Date,
        Meaning::Id,
        Meaning::Address,
        Meaning::Standfirst,
    ];
    has(Meaning::Text) || has_headline || has(Meaning::Title) && beside_name.into_iter().any(has)
}

/// Reads an object, which is all of the source.
pub fn read(source: &Source<'_>, known: &Known<'_>, article: &mut Article) {
    article.is_record = true;
    let fields = match serde_json::from_str::<Value>(&source.text) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => {
            article.problems.error(
                source.place(0),
                "this is no article: it is not an object of JSON",
                "an article is an object such as {\"title\": \"…\", \"text\": \"…\"}",
            );
            return;
        }
        Err(error) => {
            let mut place = source.line(error.line());
            place.column = error.column();
            article.problems.error(
                place,
                format!("this is not JSON: {error}"),
                "mend this record; the others are read",
            );
            return;
        }
    };
    let said = Said::new(&fields);
    texts(source, &said, article);
    if article.blocks.is_empty() {
        if !known.collects || is_unread(&said) {
            article.problems.error(
                source.place(0),
                NO_TEXT,
                "give it one in \"text\", \"body\", \"content\" or \"articleBody\"",
            );
            return;
        }
        if title(&said).is_none() {
            article.is_entry_alone = true;
            return;
        }
        article.is_title_alone = true;
    }
    metadata(source, &said, article);
    complete(known, article);
    for (name, value) in &said.others {
        let tags = tags::read(name, value);
        article.tags.extend(tags.into_iter().flatten());
    }
    let sections = match said.get(Meaning::Section) {
        Some(Value::Array(sections)) => sections.iter().filter_map(Value::as_str).collect(),
        section => Vec::from_iter(section.and_then(Value::as_str)),
    };
    let sections = sections.into_iter();
    let sections = sections.filter_map(|name| tags::named("section", name));
    article.tags.extend(sections);
}

/// Whether a record of which no text was read may have one all the same: it says nothing of what it would be, its text is
/// neither text nor a list of texts, or a field that is not known holds what may be one.
fn is_unread(said: &Said<'_>) -> bool {
    let says = [Meaning::Id, Meaning::Date, Meaning::Address];
    let is_entry = title(said).is_some() || says.iter().any(|meaning| said.get(*meaning).is_some());
    let is_text = match said.get(Meaning::Text) {
        Some(Value::Array(items)) => items
            .iter()
            .all(|item| item.is_string() || item["text"].is_string()),
        text => text.is_none_or(Value::is_string),
    };
    // An address, a checksum or a picture has letters of ASCII and no space.
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    let is_long = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text.len() > LANGUAGE_BYTES && !is_code(text))
    };
    !is_entry || !is_text || said.others.iter().any(|(_, value)| is_long(value))
}

/// The title that it has.
fn title(said: &Said<'_>) -> Option<String> {
    let title = said.text(Meaning::Title).map(clean);
    title.filter(|title| !title.is_empty())
}

/// The blocks: the standfirst and the text.
fn texts(source: &Source<'_>, said: &Said<'_>, article: &mut Article) {
    let mut blocks = Blocks::default();
    let place = source.place(0);
    let text = said.get(Meaning::Text);
    let paragraphs: Vec<String> = match text {
        Some(Value::String(text)) if text.contains("</p>") || text.contains("<br") => {
            html::body(text, source, &mut blocks, &mut article.problems);
            Vec::new()
        }
        Some(Value::String(text)) => paragraphs(text),
        Some(Value::Array(items)) => {
            let texts = items.iter();
            let texts = texts.filter_map(|item| item.as_str().or_else(|| item["text"].as_str()));
            texts.map(clean).collect()
        }
        _ => Vec::new(),
    };
    for paragraph in paragraphs.iter().filter(|text| !text.is_empty()) {
        blocks.push("paragraph", Run::of(paragraph), place.clone());
    }
    article.blocks = blocks.list;
    let standfirst = said
        .text(Meaning::Standfirst)
        .map(clean)
        .unwrap_or_default();
    let begins_so = article.blocks.first().is_some_and(|block| {
        let start: String = standfirst.chars().take(TITLE_CHARS).collect();
        block.text().starts_with(&start)
    });
    if !standfirst.is_empty() && !begins_so {
        let mut before = Blocks::default();
        before.push("standfirst", Run::of(&standfirst), place);
        before.list.append(&mut article.blocks);
        article.blocks = before.list;
    }
}

/// The paragraphs of a plain text: between empty lines; else where lines begin with space; else every line, unless the
/// lines were broken to fit a page.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let is_indented = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    let n_lines = lines.iter().filter(|line| !line.is_empty()).count();
    let has_gaps = text.trim().lines().any(|line| line.trim().is_empty());
    let n_indented = lines.iter().filter(|line| is_indented(line)).count();
    let longest = lines
        .iter()
        .map(|line| line.len())
        .max()
        .unwrap_or_default();
    let has_indents = n_indented > 0 && n_indented < n_lines;
    let is_broken = n_lines > 2 && longest <= PAGE_LINE_BYTES;
    let mut all: Vec<String> = vec![String::new()];
    for line in lines {
        let begins = line.trim().is_empty()
            || has_indents && is_indented(line)
            || !has_gaps && !has_indents && !is_broken;
        if begins {
            all.push(String::new());
        }
        if let Some(last) = all.last_mut() {
            last.push_str(line);
            last.push(' ');
        }
    }
    let all = all.iter().map(|paragraph| clean(paragraph));
    all.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Words with one space between them, without control characters.
fn clean(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let mut clean = String::with_capacity(text.len());
    for word in words.filter(|word| !word.is_empty()) {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    clean
}

fn metadata(source: &Source<'_>, said: &Said<'_>, article: &mut Article) {
    let mut set = |field: &str, value: Value| article.fields.insert(field.to_owned(), value);
    let title = title(said);
    let own_title = title.is_some();
    let title = title.unwrap_or_else(|| {
        let first = article.blocks.first().map_or("", |block| block.text());
        beginning(first, TITLE_CHARS)
    });
    let given = match said.get(Meaning::Id) {
        Some(Value::String(id)) => slug(id),
        Some(Value::Number(id)) => slug(&id.to_string()),
        _ => String::new(),
    };
    article.has_own_id = !given.is_empty();
    let id = [
        given,
        if own_title {
            slug(&title)
        } else {
            String::new()
        },
        "article".to_owned(),
    ];
    let id = id.into_iter().find(|id| !id.is_empty());
    set("id", id.unwrap_or_default().into());
    set("title", title.into());
    if let Some(kicker) = said.text(Meaning::Kicker) {
        set("kicker", clean(kicker).into());
    }
    if let Some(rights) = said.text(Meaning::Rights) {
        set("rights", clean(rights).into());
    }
    let language = match said.get(Meaning::Language) {
        Some(Value::String(lang)) => Some(lang.trim().replace('_', "-")),
        Some(value) => value["alternateName"].as_str().map(str::to_owned),
        None => None,
    };
    if let Some(language) = language.filter(|lang| is_tag(lang)) {
        set("lang", language.into());
    }
    let byline = said.get(Meaning::Byline).map(people).unwrap_or_default();
    if !byline.is_empty() {
        let byline = byline.into_iter().map(|name| json!({ "name": name }));
        set("byline", byline.collect());
    }
    let mut from = Map::new();
    let url = said.text(Meaning::Address).map(str::trim);
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    // What the loader asks of an address.
    let is_odd = |url: &str| url.chars().any(|c| c.is_control() || c.is_whitespace());
    match url.filter(is_web) {
        Some(url) if is_odd(url) => article.problems.warning(
            source.place(0),
            format!("{url:?} is not an address that a page may link to"),
            "write it without spaces, %20 in their place; until then the article has no address",
        ),
        Some(url) => drop(from.insert("url".to_owned(), url.into())),
        None => {}
    }
    let publisher = said.get(Meaning::Publisher).map(people).unwrap_or_default();
    if let Some(publisher) = publisher.into_iter().next() {
        from.insert("publisher".to_owned(), publisher.into());
    }
    if !from.is_empty() {
        set("source", from.into());
    }
    match said.get(Meaning::Date).map(day) {
        Some(Some(published)) => drop(set("published", published)),
        Some(None) => article.problems.warning(
            source.place(0),
            format!(
                "its day cannot be read: {}",
                said.get(Meaning::Date).unwrap_or(&Value::Null)
            ),
            "write it as 2018-02-07; until then the article has no day",
        ),
        None => {}
    }
}

/// The language that its text has, or its title when that is all; else that of the whole.
fn complete(known: &Known<'_>, article: &mut Article) {
    if article.fields.contains_key("lang") {
        return;
    }
    let mut words = match article.is_title_alone {
        true => article.title().to_owned(),
        false => String::new(),
    };
    for block in &article.blocks {
        words.push_str(block.text());
        words.push(' ');
        if words.len() > 4 * LANGUAGE_BYTES {
            break;
        }
    }
    let is_long = words.len() >= LANGUAGE_BYTES;
    let told = is_long.then(|| language_near(&words, &known.lang));
    let lang = told.flatten().unwrap_or(&known.lang);
    if !lang.is_empty() {
        article.fields.insert("lang".to_owned(), lang.into());
    }
}

/// A day of publication as the format has it; `None` when it cannot be read.
fn day(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            if let Some(edtf) = stamp::day(text) {
                return Some(json!({ "edtf": edtf }));
            }
            let published = fields::published(text);
            Date::parse(published["edtf"].as_str()?).ok()?;
            Some(published)
        }
        Value::Number(number) => {
            let edtf = stamp::day_of_seconds(number.as_f64()? as i64)?;
            Some(json!({ "edtf": edtf }))
        }
        value => day(value.get("edtf")?),
    }
}

/// The names of people: a text with one or several, objects with a name, or a list of them.
fn people(value: &Value) -> Vec<String> {
    match value {
        Value::String(names) => names_of(&clean(names)),
        Value::Array(items) => items.iter().flat_map(people).collect(),
        value => value.get("name").map(people).unwrap_or_default(),
    }
}

/// The beginning of a text, cut between words.
pub fn beginning(text: &str, most_chars: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most_chars) else {
        return text.to_owned();
    };
    let start = text.get(..end).unwrap_or_default();
    let start = match start.rsplit_once(' ') {
        Some((words, _)) if words.len() * 2 > start.len() => words,
        _ => start,
    };
    format!("{}…", start.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Whether a text can be a language tag.
fn is_tag(lang: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    lang.split('-').all(is_part) && lang.len() >= 2
}

#[cfg(test)]
mod tests;
