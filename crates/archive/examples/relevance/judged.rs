//! Judged collections: topics, and which documents answer each; and words of their documents with an error.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::Value;

use crate::Outcome;
use crate::collection::{Doc, docs, id, lines};
use crate::engine::{Engine, Kind};
use crate::scores::{Gains, Scores};
use crate::typos;

/// How much of a list is looked at.
const N_LISTED: usize = 1_000;

/// Means over the judged queries of a file.
#[derive(Debug, Default)]
struct Measured {
    n_queries: usize,
    n_empty: usize,
    scores: Scores,
    millis: f64,
}

/// The nDCG@10 of one engine for the files of one name, summed over the sets.
struct Sum {
    kind: Kind,
    name: String,
    scores: Scores,
    n: usize,
}

/// Measures every set and prints a row for each file of queries, then the means of the files of one name; then for each set
/// how single words with one error are found.
pub fn run(kinds: &[Kind], folder: &str, sets: &[&str]) -> Outcome {
    println!("| engine | set | queries | n | nDCG@10 | MAP | recall@100 | empty | ms a query |");
    println!("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut sums: Vec<Sum> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for set in sets {
        let folder = Path::new(folder).join(set).join("norm");
        let docs = docs(&folder.join("docs.jsonl"))?;
        let judgements = judgements(&fs::read_to_string(folder.join("qrels.tsv"))?);
        let sample = typos::Sample::new(&docs);
        for &kind in kinds {
            let mut engine = Engine::new(kind, &docs)?;
            for file in query_files(&folder)? {
                let queries = lines(&folder.join(&file))?;
                let measured = measured(&mut engine, &docs, &queries, &judgements);
                let name = file.trim_end_matches(".jsonl").to_owned();
                println!(
                    "| {kind} | {set} | {name} | {} | {} | {} | {:.2} |",
                    measured.n_queries,
                    columns(measured.scores),
                    measured.n_empty,
                    measured.millis,
                );
                let known = sums
                    .iter_mut()
                    .find(|sum| sum.kind == kind && sum.name == name);
                match known {
                    Some(sum) => {
                        sum.scores = sum.scores.plus(measured.scores);
                        sum.n += 1;
                    }
                    None => sums.push(Sum {
                        kind,
                        name,
                        scores: measured.scores,
                        n: 1,
                    }),
                }
            }
            for with_error in [false, true] {
                let row = sample.row(&mut engine, with_error);
                words.push(format!("| {kind} | {set} | {row} |"));
            }
        }
    }
    for sum in sums {
        let (kind, name, n) = (sum.kind, sum.name, sum.n);
        let columns = columns(sum.scores.over(n));
        println!("| {kind} | mean of {n} | {name} | | {columns} | | |");
    }
    println!("\n| engine | set | {} |", typos::HEADS);
    println!("| --- | --- | {} |", typos::RULE);
    words.iter().for_each(|row| println!("{row}"));
    Ok(())
}

fn columns(scores: Scores) -> String {
    format!(
        "{:.4} | {:.4} | {:.4}",
        scores.ndcg_10, scores.map, scores.recall_100
    )
}

fn query_files(folder: &Path) -> Outcome<Vec<String>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("queries") && name.ends_with(".jsonl"))
        .collect();
    files.sort();
    Ok(files)
}

fn judgements(tsv: &str) -> HashMap<String, Gains> {
    let mut judgements: HashMap<String, Gains> = HashMap::new();
    for line in tsv.lines() {
        let mut columns = line.split('\t');
        if let (Some(query), Some(doc), Some(Ok(gain))) = (
            columns.next(),
            columns.next(),
            columns.next().map(str::parse),
        ) {
            let of_query = judgements.entry(query.to_owned()).or_default();
            of_query.insert(doc.to_owned(), gain);
        }
    }
    judgements
}

fn measured(
    engine: &mut Engine,
    docs: &[Doc],
    queries: &[Value],
    judgements: &HashMap<String, Gains>,
) -> Measured {
    let mut measured = Measured::default();
    let mut sum = Scores::default();
    let start = Instant::now();
    for query in queries {
        let Some(gains) = judgements.get(&id(query)) else {
            continue;
        };
        let listed = engine.listed(query["text"].as_str().unwrap_or_default(), N_LISTED);
        let gain = |at: usize| gains.get(&docs[at].id).copied().unwrap_or(0.0);
        let ranked: Vec<f64> = listed.into_iter().map(gain).collect();
        if let Some(scores) = Scores::new(&ranked, gains) {
            measured.n_queries += 1;
            measured.n_empty += usize::from(ranked.is_empty());
            sum = sum.plus(scores);
        }
    }
    measured.scores = sum.over(measured.n_queries);
    measured.millis = start.elapsed().as_secs_f64() * 1000.0 / measured.n_queries.max(1) as f64;
    measured
}
