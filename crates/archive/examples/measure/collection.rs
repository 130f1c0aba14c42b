//! The collections that are measured.

use std::fs;

use dossier_archive::{Article, Block, Entity, Role};
use dossier_core::date::Day;
use dossier_core::read::beginning;
use serde_json::Value;

use super::Outcome;

/// How long summaries are, as `dossier build` makes them.
const SUMMARY_CHARS: usize = 220;

/// The first `n` articles that have a text.
pub fn reuters_articles(folder: &str, n: usize) -> Outcome<Vec<Article>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let mut articles = Vec::new();
    for file in files {
        let all: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
        for article in all {
            let text = |field: &str| article[field].as_str().unwrap_or_default().to_owned();
            if text("body").is_empty() {
                continue;
            }
            let entities = [
                ("topics", "topic"),
                ("places", "place"),
                ("people", "person"),
                ("orgs", "organisation"),
            ];
            let entities = entities.into_iter().flat_map(|(field, kind)| {
                let names = article[field].as_array().into_iter().flatten();
                names
                    .filter_map(Value::as_str)
                    .map(move |name| entity(kind, name))
            });
            let blocks = paragraphs(&text("body"));
            let first = blocks.first().map_or("", |block| &block.text);
            articles.push(Article {
                id: text("id"),
                title: text("title"),
                summary: beginning(first, SUMMARY_CHARS),
                language: "en".to_owned(),
                days: day(&text("date")).map(|day| (day, day)),
                entities: entities.collect(),
                blocks,
                ..Article::default()
            });
            if articles.len() == n {
                return Ok(articles);
            }
        }
    }
    Ok(articles)
}

fn entity(kind: &str, name: &str) -> Entity {
    Entity {
        kind: kind.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
    }
}

/// `26-FEB-1987 15:01:01.79` as a day.
fn day(text: &str) -> Option<i32> {
    let mut parts = text.split_whitespace().next()?.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let months = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ];
    let month = months.iter().position(|known| *known == month)? as u8 + 1;
    let day = Day::from_ymd(year.parse().ok()?, month, day.parse().ok()?)?;
    i32::try_from(day.0).ok()
}

fn paragraphs(body: &str) -> Vec<Block> {
    let paragraphs = body.split("\n    ").map(|text| text.replace('\n', " "));
    let block = |text: String| Block {
        role: Role::Text,
        text: text.trim().to_owned(),
    };
    paragraphs
        .map(block)
        .filter(|block| !block.text.is_empty())
        .collect()
}

/// A generator that gives the same numbers everywhere (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
}

pub fn synthetic(sources: &[Article], n: usize) -> Vec<Article> {
    let mut numbers = Numbers(0x5EED_1234_5678_9ABC);
    let text_of = |article: &Article| -> Vec<String> {
        let words = article
            .blocks
            .iter()
            .flat_map(|block| block.text.split_whitespace());
        words.map(str::to_owned).collect()
    };
    let texts: Vec<Vec<String>> = sources.iter().map(text_of).collect();
    let mut articles = Vec::with_capacity(n);
    for number in 0..n {
        let own = numbers.below(texts.len());
        let mut words = Vec::new();
        for word in &texts[own] {
            let other = &texts[numbers.below(texts.len())];
            match numbers.below(10) {
                0..=2 if !other.is_empty() => words.push(other[numbers.below(other.len())].clone()),
                // A name: two or three syllables, seldom the same twice.
                3 if numbers.below(6) == 0 => {
                    let syllables = [
                        "ka", "ro", "mi", "ten", "sal", "bor", "ve", "lu", "dan", "os", "fi", "gre",
                    ];
                    let n_syllables = 3 + numbers.below(2);
                    words.push(
                        (0..n_syllables)
                            .map(|_| syllables[numbers.below(syllables.len())])
                            .collect(),
                    );
                }
                _ => words.push(word.clone()),
            }
        }
        let source = &sources[numbers.below(sources.len())];
        let block = |words: &[String]| Block {
            role: Role::Text,
            text: words.join(" "),
        };
        let blocks: Vec<Block> = words.chunks(60).map(block).collect();
        let first = blocks.first().map_or("", |block| &block.text);
        articles.push(Article {
            id: format!("s{number}"),
            title: source.title.clone(),
            summary: beginning(first, SUMMARY_CHARS),
            language: "en".to_owned(),
            days: Some((numbers.below(15_000) as i32, 0)).map(|(day, _)| (day, day)),
            entities: source.entities.clone(),
            blocks,
            ..Article::default()
        });
    }
    articles
}
