//! An article as the files that an editor works on: `story.md`, `entities.toml`, `events.toml`.
//!
//! What is written reads back as the same article ([`super::sources`]): names and dates that are found by themselves
//! stand without marks, all others are marked, and what is found but not meant is marked as nothing.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::article::is_mention;
use super::registry::Entity;
use super::source::{Entry, Place};
use crate::date::Date;
use crate::extract::{self, Document, FoundDate, FoundName, Names, Text};
use crate::model::Span;

/// The three files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Markdown behind front matter in TOML.
    pub story: String,
    /// The registry; empty when there is no entity.
    pub registry: String,
    /// Events and quantities; empty when there are none.
    pub events: String,
}

/// Writes the one article of a dossier; `None` when it has several, or none.
pub fn files(dossier: &Value) -> Option<Files> {
    let [article] = &dossier["articles"].as_array()?[..] else {
        return None;
    };
    let list = |name: &str| dossier[name].as_array().cloned().unwrap_or_default();
    let entities: Vec<Entity> = list("entities")
        .into_iter()
        .map(|value| {
            let place = Place::default();
            Entity::new(Entry { value, place }, false)
        })
        .collect();
    let named: Vec<_> = entities.iter().map(Entity::named).collect();
    let names = Names::new(&named);
    let mut story = Story {
        text: String::new(),
        marks: marks(article, &names),
    };
    story.front(dossier, article);
    for (at, block) in article["blocks"].as_array()?.iter().enumerate() {
        story.block(at, block);
    }
    let registry = [("type", list("entity_types")), ("entity", list("entities"))];
    let blocks = article["blocks"].as_array()?;
    let events = |name| {
        list(name)
            .into_iter()
            .map(|entry| with_words(entry, blocks))
            .collect()
    };
    let events = [
        ("event", events("events")),
        ("quantity", events("quantities")),
    ];
    Some(Files {
        story: story.text,
        registry: tables(&registry),
        events: tables(&events),
    })
}

/// Lists of records as TOML.
fn tables(lists: &[(&str, Vec<Value>)]) -> String {
    let lists = lists.iter().filter(|(_, records)| !records.is_empty());
    let document: Map<String, Value> = lists
        .map(|(name, records)| ((*name).to_owned(), records.clone().into()))
        .collect();
    as_toml(&document.into())
}

/// A record as TOML, without the fields that are nothing.
fn as_toml(value: &Value) -> String {
    fn without_nothing(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.retain(|_, value| !value.is_null());
                fields.values_mut().for_each(without_nothing);
            }
            Value::Array(items) => items.iter_mut().for_each(without_nothing),
            _ => {}
        }
    }
    let mut value = value.clone();
    without_nothing(&mut value);
    toml::to_string(&value).unwrap_or_default()
}

/// An event with the words of its passages in the place of their offsets, where the words stand only once.
fn with_words(mut entry: Value, blocks: &[Value]) -> Value {
    let passages = entry["passages"].as_array_mut();
    for passage in passages.into_iter().flatten() {
        let block = blocks.iter().find(|block| block["id"] == passage["block"]);
        let text = block
            .and_then(|block| block["text"].as_str())
            .unwrap_or_default();
        let (Some(start), Some(end)) = (passage["start"].as_u64(), passage["end"].as_u64()) else {
            continue;
        };
        let words: String = text
            .chars()
            .take(end as usize)
            .skip(start as usize)
            .collect();
        if !words.is_empty() && text.matches(&words).count() == 1 {
            *passage = json!({ "block": passage["block"], "from": words });
        }
    }
    entry
}

struct Story {
    text: String,
    /// For each block, what has to be marked in it.
    marks: Vec<Vec<Marked>>,
}

/// A run that is marked, and what its link leads to.
struct Marked {
    start: usize,
    end: usize,
    address: String,
}

impl Story {
    fn front(&mut self, dossier: &Value, article: &Value) {
        let mut fields = article.as_object().cloned().unwrap_or_default();
        fields.remove("blocks");
        let blocks = article["blocks"].as_array();
        let mut blocks = blocks.into_iter().flatten().enumerate();
        let standfirst = blocks.find(|(_, block)| block["type"] == "standfirst");
        if let Some((at, standfirst)) = standfirst {
            fields.insert("standfirst".to_owned(), self.words(at, standfirst).into());
        }
        let mut whole = Map::new();
        for name in ["title", "lang"] {
            if dossier[name].is_string() && dossier[name] != article[name] {
                whole.insert(name.to_owned(), dossier[name].clone());
            }
        }
        if !whole.is_empty() {
            fields.insert("dossier".to_owned(), whole.into());
        }
        // TOML has its simple fields before its tables.
        let (simple, tables): (Map<_, _>, Map<_, _>) =
            fields.into_iter().partition(|(_, value)| value.is_string());
        let _ = write!(self.text, "+++\n{}", in_order(simple));
        let tables = as_toml(&tables.into());
        if !tables.is_empty() {
            let _ = write!(self.text, "\n{tables}");
        }
        self.text.push_str("+++\n");
    }

    fn block(&mut self, at: usize, block: &Value) {
        let words = self.words(at, block);
        let is_item = block["type"] == "list-item";
        // Items of one list stand on lines of their own, everything else between empty lines.
        let follows_item = self
            .text
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("- ") || line.starts_with("1. "));
        if !(is_item && follows_item) {
            self.text.push('\n');
        }
        let _ = match block["type"].as_str().unwrap_or_default() {
            "standfirst" => return self.text.truncate(self.text.len() - 1),
            "heading" => {
                let level = block["level"].as_u64().unwrap_or(2).clamp(2, 4) as usize;
                writeln!(self.text, "{} {words}", "#".repeat(level))
            }
            "quotation" => {
                let cite = block["cite"].as_str().filter(|cite| !cite.is_empty());
                let cite = cite.map_or(String::new(), |cite| format!(">\n> — {}\n", escaped(cite)));
                write!(self.text, "> {words}\n{cite}")
            }
            "list-item" if block["ordered"] == true => writeln!(self.text, "1. {words}"),
            "list-item" => writeln!(self.text, "- {words}"),
            kind @ ("figure" | "chart") => {
                let mut fields = block.as_object().cloned().unwrap_or_default();
                for name in ["id", "type", "mentions"] {
                    fields.remove(name);
                }
                fields.insert("text".to_owned(), words.into());
                writeln!(self.text, "```{kind}\n{}```", as_toml(&fields.into()))
            }
            _ => writeln!(self.text, "{}", line_start(&words)),
        };
    }

    /// The text of a block with its marks, as Markdown.
    fn words(&self, at: usize, block: &Value) -> String {
        let text = block["text"].as_str().unwrap_or_default();
        let marks = self.marks.get(at).map_or(&[][..], Vec::as_slice);
        let mut words = String::new();
        let mut plain = String::new();
        let mut open = marks.iter().peekable();
        for (at, letter) in text.chars().chain(['\0']).enumerate() {
            while let Some(mark) = open.next_if(|mark| mark.end <= at) {
                let _ = write!(words, "{}]({})", escaped(&plain), target(&mark.address));
                plain.clear();
            }
            if open.peek().is_some_and(|mark| mark.start == at) {
                words.push_str(&escaped(&plain));
                words.push('[');
                plain.clear();
            }
            plain.push(letter);
        }
        words + &escaped(plain.trim_end_matches('\0'))
    }
}

/// Most rounds of marking: each mark can change what the dates behind it are read as.
const MAX_ROUNDS: usize = 20;

/// What has to be marked in each block, so that it is read as it stands.
fn marks(article: &Value, names: &Names) -> Vec<Vec<Marked>> {
    let blocks = article["blocks"].as_array().map_or(&[][..], Vec::as_slice);
    let published = article["published"]["edtf"].as_str();
    let published = published.and_then(|edtf| Date::parse(edtf).ok());
    let mut decided: Vec<Vec<(Span, String)>> = vec![Vec::new(); blocks.len()];
    let mut round = 0;
    loop {
        let texts: Vec<Text<'_>> = blocks
            .iter()
            .zip(&decided)
            .map(|(block, decided)| Text {
                text: block["text"].as_str().unwrap_or_default(),
                is_heading: block["type"] == "heading",
                decided,
            })
            .collect();
        let document = Document {
            lang: article["lang"].as_str().unwrap_or_default(),
            published: published.as_ref(),
            blocks: &texts,
        };
        let mut dates = extract::dates(&document);
        dates.retain(is_mention);
        let names = names.find(&document);
        let marks: Vec<Vec<Marked>> = blocks
            .iter()
            .zip(&texts)
            .enumerate()
            .map(|(at, (block, text))| {
                let dates = dates.iter().filter(|date| date.block == at);
                let dates: Vec<&FoundDate> = dates.filter(|_| !text.is_heading).collect();
                let names: Vec<_> = names.iter().filter(|name| name.block == at).collect();
                to_mark(block, &dates, &names, text.decided)
            })
            .collect();
        let now: Vec<Vec<(Span, String)>> = marks.iter().map(|marks| dates_of(marks)).collect();
        round += 1;
        if now == decided || round >= MAX_ROUNDS {
            return marks;
        }
        decided = now;
    }
}

/// The dates among marks.
fn dates_of(marks: &[Marked]) -> Vec<(Span, String)> {
    let dates = marks.iter().filter_map(|mark| {
        let span = Span {
            start: u32::try_from(mark.start).ok()?,
            end: u32::try_from(mark.end).ok()?,
        };
        Some((span, mark.address.strip_prefix("date:")?.to_owned()))
    });
    dates.collect()
}

/// What has to be marked in a block, none inside another: first dates, then addresses, then names that are not found by
/// themselves, and what would be found and is not meant.
fn to_mark(
    block: &Value,
    found_dates: &[&FoundDate],
    found_names: &[&FoundName<'_>],
    decided: &[(Span, String)],
) -> Vec<Marked> {
    let number = |mark: &Value, field: &str| mark[field].as_u64().unwrap_or_default() as usize;
    let list = |name: &str| block[name].as_array().into_iter().flatten();
    let mut marks: Vec<Marked> = Vec::new();
    let mut add = |start: usize, end: usize, address: String| {
        let is_free = |mark: &Marked| end <= mark.start || mark.end <= start;
        if start < end && marks.iter().all(is_free) {
            marks.push(Marked {
                start,
                end,
                address,
            });
        }
    };
    for mention in list("mentions").filter(|mention| mention["date"].is_string()) {
        let (start, end) = (number(mention, "start"), number(mention, "end"));
        let date = mention["date"].as_str().unwrap_or_default();
        let is_found = found_dates.iter().any(|found| {
            (found.span.start as usize, found.span.end as usize) == (start, end)
                && found.edtf.as_deref() == Some(date)
        });
        if !is_found {
            add(start, end, format!("date:{date}"));
        }
    }
    let found = found_dates.iter().map(|found| found.span);
    let nothing = decided.iter().filter(|(_, edtf)| edtf.is_empty());
    for span in found.chain(nothing.map(|(span, _)| *span)) {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_meant = list("mentions").any(|mention| {
            mention["date"].is_string()
                && number(mention, "start") < end
                && start < number(mention, "end")
        });
        if !is_meant {
            add(start, end, "date:".to_owned());
        }
    }
    for link in list("mentions").filter(|mention| mention["href"].is_string()) {
        let href = link["href"].as_str().unwrap_or_default();
        add(number(link, "start"), number(link, "end"), href.to_owned());
    }
    let is_same = |mention: &Value, found: &FoundName<'_>| {
        mention["entity"] == found.entity
            && number(mention, "start") == found.span.start as usize
            && number(mention, "end") == found.span.end as usize
    };
    for mention in list("mentions").filter(|mention| mention["entity"].is_string()) {
        if !found_names.iter().any(|found| is_same(mention, found)) {
            let id = mention["entity"].as_str().unwrap_or_default();
            add(
                number(mention, "start"),
                number(mention, "end"),
                format!("entity:{id}"),
            );
        }
    }
    for found in found_names {
        if !list("mentions").any(|mention| is_same(mention, found)) {
            add(
                found.span.start as usize,
                found.span.end as usize,
                "entity:".to_owned(),
            );
        }
    }
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// Simple fields in the order in which people look for them.
fn in_order(mut fields: Map<String, Value>) -> String {
    let mut text = String::new();
    for name in ["id", "lang", "kicker", "title", "standfirst"] {
        if let Some(value) = fields.remove(name) {
            text += &as_toml(&json!({ name: value }));
        }
    }
    text + &as_toml(&fields.into())
}

/// An address as a link's target; brackets around it where it could not be told from the text.
fn target(address: &str) -> String {
    let is_plain = |letter: char| !letter.is_whitespace() && !"()<>\\*_".contains(letter);
    if !address.is_empty() && address.chars().all(is_plain) {
        return address.to_owned();
    }
    let inner: String = address
        .chars()
        .filter(|letter| !matches!(letter, '\n' | '<' | '>' | '\\'))
        .collect();
    format!("<{inner}>")
}

/// Text whose marks of Markdown are only characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if "\\`*_[]<>&~|#".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}

/// A paragraph that does not begin as something else does: a list, a rule, the line under a heading.
fn line_start(words: &str) -> String {
    let digits = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if words.starts_with(['-', '+', '=', ':']) {
        format!("\\{words}")
    } else if digits.len() < words.len() && digits.starts_with(['.', ')']) {
        let number = &words[..words.len() - digits.len()];
        format!("{number}\\{digits}")
    } else {
        words.to_owned()
    }
}
