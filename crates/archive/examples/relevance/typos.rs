//! Typing errors: whether what was meant is found.
//!
//! Known items: each query is words of one article's title, once as they are and once with one error (given in a file).
//! Single words: drawn from the documents, by a generator with a fixed seed. A word has at least four letters and
//! stands in at least two documents; it gets one error, of the four kinds in turn (a letter left out, put in, wrong, two
//! exchanged), anywhere in it. It is found when one of the first ten documents listed has the word as it was.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::Instant;

use dossier_core::text::words;

use crate::Outcome;
use crate::collection::{Doc, articles, id, lines};
use crate::engine::{Engine, Kind};

/// How many articles are searched, in the order of the files.
const N_ARTICLES: usize = 10_000;

/// How many single words are tried.
const N_WORDS: usize = 1_000;

/// How far down the list one looks.
const N_LISTED: usize = 10;

/// What [`row`] has in its columns.
pub const HEADS: &str = "queries | n | success@10 | MRR | ms a query";

/// The rule under them.
pub const RULE: &str = "--- | ---: | ---: | ---: | ---:";

/// Measures the known items of a file and the single words, in the articles of a folder of JSON files.
pub fn run(kinds: &[Kind], queries: &str, folder: &str) -> Outcome {
    let docs = articles(Path::new(folder), N_ARTICLES)?;
    let queries = lines(Path::new(queries))?;
    let sample = Sample::new(&docs);
    println!("{} articles", docs.len());
    println!("| engine | {HEADS} |\n| --- | {RULE} |");
    for &kind in kinds {
        let mut engine = Engine::new(kind, &docs)?;
        for (name, field) in [("as written", "q"), ("one error", "t")] {
            let start = Instant::now();
            let rank = |query: &serde_json::Value| {
                let meant = id(query);
                let typed = query[field].as_str().unwrap_or_default();
                let listed = engine.listed(typed, N_LISTED);
                listed.iter().position(|&at| docs[at].id == meant)
            };
            let ranks = queries.iter().map(rank).collect();
            println!("| {kind} | {} |", row(name, ranks, start));
        }
        for with_error in [false, true] {
            println!("| {kind} | {} |", sample.row(&mut engine, with_error));
        }
    }
    Ok(())
}

/// Words of a collection, each with a misspelling, and which words each document has.
pub struct Sample {
    words: Vec<(String, String)>,
    surfaces: Vec<HashSet<String>>,
}

impl Sample {
    /// Draws the words; none when no document has any.
    pub fn new(docs: &[Doc]) -> Sample {
        let surfaces_of = |doc: &Doc| {
            let text = format!("{} {}", doc.title, doc.text);
            words(&text).map(|word| word.surface).collect()
        };
        let surfaces: Vec<HashSet<String>> = docs.iter().map(surfaces_of).collect();
        let words = sample(&surfaces, &mut Random(20_161_123));
        Sample { words, surfaces }
    }

    /// How the words are found, as they are or misspelt.
    pub fn row(&self, engine: &mut Engine, with_error: bool) -> String {
        let start = Instant::now();
        let ranks = self.words.iter().map(|(word, misspelt)| {
            let listed = engine.listed(if with_error { misspelt } else { word }, N_LISTED);
            listed
                .iter()
                .position(|&at| self.surfaces[at].contains(word))
        });
        let ranks = ranks.collect();
        let name = if with_error {
            "one word, one error"
        } else {
            "one word"
        };
        row(name, ranks, start)
    }
}

fn row(name: &str, ranks: Vec<Option<usize>>, start: Instant) -> String {
    let n = ranks.len().max(1) as f64;
    let n_found = ranks.iter().flatten().count() as f64;
    let reciprocal: f64 = ranks
        .iter()
        .flatten()
        .map(|&rank| 1.0 / (rank + 1) as f64)
        .sum();
    let millis = start.elapsed().as_secs_f64() * 1000.0 / n;
    format!(
        "{name} | {} | {:.4} | {:.4} | {millis:.2}",
        ranks.len(),
        n_found / n,
        reciprocal / n
    )
}

fn sample(surfaces: &[HashSet<String>], random: &mut Random) -> Vec<(String, String)> {
    // In how many documents a word stands.
    let mut n_docs: BTreeMap<&str, usize> = BTreeMap::new();
    for surface in surfaces.iter().flatten() {
        *n_docs.entry(surface).or_default() += 1;
    }
    let is_word =
        |word: &str| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = n_docs.iter().filter(|(word, n)| **n >= 2 && is_word(word));
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
