//! Rankings against judgements, and known items with and without typing errors.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use dossier_archive::{Article, Block, Role};
use serde_json::Value;

use super::{Index, Outcome};

fn lines(file: &Path) -> Outcome<Vec<Value>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn id(value: &Value) -> String {
    value["id"]
        .as_str()
        .map_or_else(|| value["id"].to_string(), str::to_owned)
}

/// Prints how well it ranks.
pub fn relevance(folder: &str, sets: &[&str]) -> Outcome<()> {
    println!(
        "| set | queries | n | nDCG@10 | empty | ms a query |\n| --- | --- | ---: | ---: | ---: | ---: |"
    );
    for set in sets {
        let folder = Path::new(folder).join(set).join("norm");
        let docs = lines(&folder.join("docs.jsonl"))?;
        let articles: Vec<Article> = docs
            .iter()
            .map(|doc| Article {
                id: id(doc),
                title: doc["title"].as_str().unwrap_or_default().to_owned(),
                language: "en".to_owned(),
                blocks: vec![Block {
                    role: Role::Text,
                    text: doc["text"].as_str().unwrap_or_default().to_owned(),
                }],
                ..Article::default()
            })
            .collect();
        let mut gains: HashMap<String, HashMap<String, f64>> = HashMap::new();
        for line in fs::read_to_string(folder.join("qrels.tsv"))?.lines() {
            if let [query, doc, gain] = line.split('\t').collect::<Vec<_>>().as_slice() {
                gains
                    .entry((*query).to_owned())
                    .or_default()
                    .insert((*doc).to_owned(), gain.parse()?);
            }
        }
        let mut index = Index::build(&articles, false)?;
        for name in ["queries", "queries_kw2"] {
            let Ok(queries) = lines(&folder.join(format!("{name}.jsonl"))) else {
                continue;
            };
            let (mut sum, mut n, mut n_empty) = (0.0, 0, 0);
            let start = Instant::now();
            for query in &queries {
                let Some(gains) = gains
                    .get(&id(query))
                    .filter(|gains| gains.values().any(|gain| *gain > 0.0))
                else {
                    continue;
                };
                let found = index.docs(query["text"].as_str().unwrap_or_default(), 10);
                let gain = |doc: &u32| {
                    gains
                        .get(&articles[*doc as usize].id)
                        .copied()
                        .unwrap_or(0.0)
                };
                let ranked: Vec<f64> = found.iter().map(gain).collect();
                let mut ideal: Vec<f64> = gains.values().copied().collect();
                ideal.sort_by(|a, b| b.total_cmp(a));
                sum += discounted(&ranked) / discounted(&ideal);
                n_empty += usize::from(found.is_empty());
                n += 1;
            }
            let millis = start.elapsed().as_secs_f64() * 1e3 / f64::from(n.max(1));
            println!(
                "| {set} | {name} | {n} | {:.4} | {n_empty} | {millis:.2} |",
                sum / f64::from(n.max(1))
            );
        }
    }
    Ok(())
}

/// Gains of the first ten, each over the binary logarithm of its rank + 1.
fn discounted(gains: &[f64]) -> f64 {
    gains
        .iter()
        .take(10)
        .enumerate()
        .map(|(at, gain)| gain / ((at + 2) as f64).log2())
        .sum()
}

/// Prints how well it ranks.
pub fn typos(articles: &[Article], file: &str) -> Outcome<()> {
    let mut index = Index::build(articles, false)?;
    let items = lines(Path::new(file))?;
    for field in ["q", "t"] {
        let (mut reciprocal, mut n_found) = (0.0, 0);
        let start = Instant::now();
        for item in &items {
            let wanted = id(item);
            let docs = index.docs(item[field].as_str().unwrap_or_default(), 10);
            if let Some(rank) = docs
                .iter()
                .position(|doc| articles[*doc as usize].id == wanted)
            {
                n_found += 1;
                reciprocal += 1.0 / (rank + 1) as f64;
            }
        }
        let n = items.len().max(1) as f64;
        println!(
            "{field}: n {} MRR {:.4} success@10 {:.4} {:.2} ms a query",
            items.len(),
            reciprocal / n,
            f64::from(n_found) / n,
            start.elapsed().as_secs_f64() * 1e3 / n
        );
    }
    Ok(())
}
