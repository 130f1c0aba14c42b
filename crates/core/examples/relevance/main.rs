//! Measures the ranking of searches against judged collections:
//! `cargo run --release -p dossier-core --example relevance -- FOLDER SET…`.
//!
//! FOLDER/SET/norm holds `docs.jsonl` (`id`, `title`, `text`), one or more `queries*.jsonl` (`id`, `text`) and `qrels.tsv`
//! (query, document, gain, tab between). Every document becomes an article of one passage, in English; every query is
//! typed as it stands. One configuration for all sets, the one that readers have.

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use dossier_core::load::load;
use dossier_core::view::Prepared;
use serde_json::{Value, json};

/// Gains by document, for each query.
type Judgements = HashMap<String, HashMap<String, f64>>;

/// Means over the judged queries of a file.
#[derive(Debug, Default)]
struct Scores {
    n_queries: usize,
    ndcg_10: f64,
    map: f64,
    recall_100: f64,
    n_empty: usize,
    millis: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let folder = args.next().ok_or("usage: relevance FOLDER SET…")?;
    println!("| set | queries | n | nDCG@10 | MAP | recall@100 | empty | ms a query |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut sums: Vec<(String, f64, usize)> = Vec::new();
    for set in args {
        let folder = Path::new(&folder).join(&set).join("norm");
        let (prepared, ids) = collection(&lines(&folder.join("docs.jsonl"))?)?;
        let judgements = judgements(&fs::read_to_string(folder.join("qrels.tsv"))?);
        let mut files: Vec<_> = fs::read_dir(&folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.starts_with("queries") && name.ends_with(".jsonl"))
            .collect();
        files.sort();
        for file in files {
            let scores = scores(&prepared, &ids, &lines(&folder.join(&file))?, &judgements);
            let name = file.trim_end_matches(".jsonl").to_owned();
            println!(
                "| {set} | {name} | {} | {:.4} | {:.4} | {:.4} | {} | {:.2} |",
                scores.n_queries,
                scores.ndcg_10,
                scores.map,
                scores.recall_100,
                scores.n_empty,
                scores.millis,
            );
            match sums.iter_mut().find(|(known, ..)| *known == name) {
                Some((_, sum, n)) => (*sum, *n) = (*sum + scores.ndcg_10, *n + 1),
                None => sums.push((name, scores.ndcg_10, 1)),
            }
        }
    }
    for (name, sum, n) in sums {
        println!("| mean of {n} | {name} | | {:.4} | | | | |", sum / n as f64);
    }
    Ok(())
}

fn lines(file: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()?)
}

/// The documents as a dossier of articles, and their ids by passage.
fn collection(docs: &[Value]) -> Result<(Prepared, Vec<String>), Box<dyn Error>> {
    let text = |doc: &Value, field: &str| doc[field].as_str().unwrap_or_default().trim().to_owned();
    let articles: Vec<Value> = docs
        .iter()
        .enumerate()
        .map(|(at, doc)| {
            let body = Some(text(doc, "text")).filter(|body| !body.is_empty());
            // A passage has words; a document of a title alone is a dot under it.
            let body = body.unwrap_or_else(|| ".".to_owned());
            let title = Some(text(doc, "title")).filter(|title| !title.is_empty());
            json!({
                "id": format!("a{at}"), "lang": "en", "title": title.unwrap_or_else(|| ".".to_owned()),
                "blocks": [{ "id": "p1", "type": "paragraph", "text": body }],
            })
        })
        .collect();
    let dossier = json!({ "dossier": 1, "title": "Judged", "lang": "en", "articles": articles });
    let loaded = load(dossier.to_string().as_bytes())?;
    let ids = docs.iter().map(|doc| match &doc["id"] {
        Value::String(id) => id.clone(),
        id => id.to_string(),
    });
    let ids: Vec<String> = ids.collect();
    if loaded.dossier.passages.len() != ids.len() {
        return Err("not every document is a passage".into());
    }
    Ok((Prepared::new(loaded.dossier), ids))
}

fn judgements(tsv: &str) -> Judgements {
    let mut judgements = Judgements::new();
    for line in tsv.lines() {
        let mut columns = line.split('\t');
        if let (Some(query), Some(doc), Some(Ok(gain))) =
            (columns.next(), columns.next(), columns.next().map(str::parse))
        {
            let of_query = judgements.entry(query.to_owned()).or_default();
            of_query.insert(doc.to_owned(), gain);
        }
    }
    judgements
}

fn scores(
    prepared: &Prepared,
    ids: &[String],
    queries: &[Value],
    judgements: &Judgements,
) -> Scores {
    let mut scores = Scores::default();
    let start = Instant::now();
    for query in queries {
        let id = match &query["id"] {
            Value::String(id) => id.clone(),
            id => id.to_string(),
        };
        let Some(gains) = judgements.get(&id) else {
            continue;
        };
        let n_relevant = gains.values().filter(|gain| **gain > 0.0).count();
        if n_relevant == 0 {
            continue;
        }
        let found = prepared.search(query["text"].as_str().unwrap_or_default());
        let gain = |at: usize| {
            let hit = found.hits.get(at)?;
            Some(gains.get(&ids[hit.passage.at()]).copied().unwrap_or(0.0))
        };
        let ranked: Vec<f64> = (0..1000).map_while(gain).collect();
        let mut ideal: Vec<f64> = gains.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        let n_relevant = n_relevant as f64;
        scores.n_queries += 1;
        scores.n_empty += usize::from(ranked.is_empty());
        scores.ndcg_10 += discounted(&ranked) / discounted(&ideal);
        let (mut n_hits, mut precisions) = (0.0, 0.0);
        for (at, _) in ranked.iter().enumerate().filter(|(_, gain)| **gain > 0.0) {
            n_hits += 1.0;
            precisions += n_hits / (at + 1) as f64;
        }
        scores.map += precisions / n_relevant;
        let in_100 = ranked.iter().take(100).filter(|gain| **gain > 0.0).count();
        scores.recall_100 += in_100 as f64 / n_relevant;
    }
    let n = scores.n_queries.max(1) as f64;
    scores.millis = start.elapsed().as_secs_f64() * 1000.0 / n;
    for mean in [
        &mut scores.ndcg_10,
        &mut scores.map,
        &mut scores.recall_100,
    ] {
        *mean /= n;
    }
    scores
}

/// Gains of the first ten, each over the binary logarithm of its rank + 1 (Järvelin and Kekäläinen 2002, in the form
/// that trec_eval has).
fn discounted(gains: &[f64]) -> f64 {
    let discounted = gains.iter().take(10).enumerate();
    discounted
        .map(|(at, gain)| gain / ((at + 2) as f64).log2())
        .sum()
}
