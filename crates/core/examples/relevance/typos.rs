//! Typing errors: whether what was meant is found, in news articles.
//!
//! Known items: each query is words of one article's title, once as they are and once with one error (given in a file).
//! Single words: drawn from the articles here, by a generator with a fixed seed. A word has at least four letters and
//! stands in at least two articles; it gets one error, of the four kinds in turn (a letter left out, put in, wrong, two
//! exchanged), anywhere in it. It is found when one of the first ten articles listed has the word as it was.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use dossier_core::search::Found;
use dossier_core::text::words;
use serde_json::{Value, json};

use crate::collection::{collection, id, lines};

/// How many articles are searched, in the order of the files.
const N_ARTICLES: usize = 10_000;

/// How many single words are tried.
const N_WORDS: usize = 1_000;

/// How far down the list one looks.
const N_LISTED: usize = 10;

/// Measures the known items of a file and the single words, in the articles of a folder of JSON files.
pub fn run(queries: &str, articles: &str) -> Result<(), Box<dyn Error>> {
    let docs = docs(Path::new(articles))?;
    let (prepared, ids) = collection(&docs)?;
    println!("{} articles", ids.len());
    println!("| queries | n | success@{N_LISTED} | MRR | ms a query |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let queries = lines(Path::new(queries))?;
    for (name, field) in [("as written", "q"), ("one error", "t")] {
        let start = Instant::now();
        let ranks = queries.iter().map(|query| {
            let meant = id(query);
            let found = prepared.search(query[field].as_str().unwrap_or_default());
            listed(&found).position(|at| ids[at] == meant)
        });
        print(name, ranks.collect(), start);
    }
    let surfaces: Vec<Vec<String>> = docs
        .iter()
        .map(|doc| {
            words(&(text(doc, "title") + " " + &text(doc, "text")))
                .map(|word| word.surface)
                .collect()
        })
        .collect();
    let mut random = Random(20_161_123);
    let sample = sample(&surfaces, &mut random);
    for with_error in [false, true] {
        let start = Instant::now();
        let ranks = sample.iter().map(|(word, misspelt)| {
            let found = prepared.search(if with_error { misspelt } else { word });
            listed(&found).position(|at| surfaces[at].contains(word))
        });
        print(
            if with_error {
                "one word, one error"
            } else {
                "one word"
            },
            ranks.collect(),
            start,
        );
    }
    Ok(())
}

/// The articles with a body, as documents.
fn docs(folder: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
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
        let articles: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
        let with_body = articles
            .iter()
            .filter(|article| !text(article, "body").is_empty());
        docs.extend(with_body.map(|article| {
            json!({ "id": id(article), "title": text(article, "title"), "text": text(article, "body") })
        }));
    }
    docs.truncate(N_ARTICLES);
    Ok(docs)
}

fn text(doc: &Value, field: &str) -> String {
    doc[field].as_str().unwrap_or_default().trim().to_owned()
}

/// The articles at the head of the list.
fn listed(found: &Found) -> impl Iterator<Item = usize> + '_ {
    let hits = found.hits.iter().chain(&found.more);
    hits.take(N_LISTED).map(|hit| hit.passage.at())
}

fn print(name: &str, ranks: Vec<Option<usize>>, start: Instant) {
    let n = ranks.len().max(1) as f64;
    let n_found = ranks.iter().flatten().count() as f64;
    let reciprocal: f64 = ranks
        .iter()
        .flatten()
        .map(|&rank| 1.0 / (rank + 1) as f64)
        .sum();
    let millis = start.elapsed().as_secs_f64() * 1000.0 / n;
    println!(
        "| {name} | {n} | {:.4} | {:.4} | {millis:.2} |",
        n_found / n,
        reciprocal / n
    );
}

/// Words of the articles, each with a misspelling.
fn sample(surfaces: &[Vec<String>], random: &mut Random) -> Vec<(String, String)> {
    // By word: in how many articles it stands, and the last of them.
    let mut n_articles: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, surfaces) in surfaces.iter().enumerate() {
        for surface in surfaces {
            let (n, last) = n_articles.entry(surface).or_insert((0, usize::MAX));
            if *last != at {
                (*n, *last) = (*n + 1, at);
            }
        }
    }
    let is_word =
        |word: &str| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = n_articles
        .iter()
        .filter(|(word, (n, _))| *n >= 2 && is_word(word));
    let known: Vec<&str> = known.map(|(word, _)| *word).collect();
    let mut sample = Vec::new();
    while sample.len() < N_WORDS && !known.is_empty() {
        let word = known[random.below(known.len())];
        let misspelt = misspelt(word.as_bytes(), sample.len() % 4, random);
        if misspelt != word {
            sample.push((word.to_owned(), misspelt));
        }
    }
    sample
}

/// A word of small letters with one error.
fn misspelt(word: &[u8], kind: usize, random: &mut Random) -> String {
    let mut letters = word.to_vec();
    let letter = b'a' + random.below(26) as u8;
    match kind {
        0 => _ = letters.remove(random.below(word.len())),
        1 => letters.insert(random.below(word.len() + 1), letter),
        2 => letters[random.below(word.len())] = letter,
        _ => {
            let at = random.below(word.len() - 1);
            letters.swap(at, at + 1);
        }
    }
    letters.into_iter().map(char::from).collect()
}

/// A linear congruential generator (D. Knuth's MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }
}
