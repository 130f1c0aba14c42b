//! The project's own chores: `cargo xtask help` lists them.
//!
//! Each chore first sees to the tools that it needs ([`tools`]), so that a fresh checkout needs one
//! command. Nothing here is part of what a reader downloads.

mod bench;
mod checks;
mod command;
mod eval;
mod exports;
mod measure;
mod scripts;
mod site;
mod size;
mod stemmers;
mod styles;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::command::Outcome;
use crate::tools::Tools;

const HELP: &str = "\
Usage: cargo xtask CHORE

Chores:
  serve [--port N] [--open no]   build the page and serve it on this machine
  build [--url URL]              build the explorer, the builder, and the bundled dossier into target/site
  test                           everything that decides whether a change is good
  bench                          the benchmarks
  bench search [--peers] [--data DIR] [--reuters DIR] [--engines A,B] [--sizes N,N]
                                 search in collections of 10,000 and 100,000 articles; beside other engines, which
                                 writes the tables of docs/performance.md
  measure                        a first visit on a slow phone, beside TimelineJS; and Lighthouse
  measure builds                 how fast folders of 1, 100 and 1,000 articles are built, and in how much memory
  measure finding                how fast dates and names are found in WebAssembly, beside chrono-node
  measure typing --data SITE     the longest tasks of a built collection's page while somebody types
  styles                         join the style sheets (Trunk calls this before it builds)
  size                           build, then measure a first visit against its budget
  eval edtf --data DIR           compare date bounds with the cases in DIR/edtf
  eval dates --gold DIR...       score `dossier dates` on folders of TimeML; --system DIR... scores what stands there
  eval names --gold FILE...      score `dossier names` on files of tagged tokens (IOB); --system FILE... likewise
  eval search --data DIR SET... [--engine core|archive|both] [--reuters DIR]
                                 measure the ranking of searches on the judged sets DIR/search/SET
  eval exports                   let the programs that the exports are for read them
  help                           this text

Each chore installs what it needs and is missing, or says what to install.";

#[derive(Debug, PartialEq, Eq)]
enum Chore {
    Serve {
        port: u16,
        open: bool,
    },
    Build {
        url: Option<String>,
    },
    Test,
    Bench,
    BenchSearch(bench::Search),
    Measure,
    MeasureBuilds,
    MeasureFinding,
    MeasureTyping {
        data: PathBuf,
    },
    Size,
    Styles,
    EvalEdtf {
        data: PathBuf,
    },
    EvalDates {
        gold: Vec<PathBuf>,
        system: Vec<PathBuf>,
    },
    EvalNames {
        gold: Vec<PathBuf>,
        system: Vec<PathBuf>,
    },
    EvalSearch(eval::Search),
    EvalExports,
    Help,
}

fn main() -> ExitCode {
    let chore = match chore_from_args(lexopt::Parser::from_env()) {
        Ok(chore) => chore,
        Err(error) => {
            eprintln!("xtask: {error}; see `cargo xtask help`");
            return ExitCode::from(2);
        }
    };
    match run(&chore, &root()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: &Chore, root: &Path) -> Outcome {
    match chore {
        Chore::Serve { port, open } => {
            Tools::new(root).for_build()?;
            site::build(root, &site::local_url(*port))?;
            site::serve(root, *port, *open)
        }
        Chore::Build { url } => {
            Tools::new(root).for_build()?;
            site::build(
                root,
                &url.clone()
                    .unwrap_or_else(|| site::local_url(site::DEFAULT_PORT)),
            )
        }
        Chore::Test => checks::run(root),
        Chore::Bench => checks::bench(root),
        Chore::BenchSearch(search) => bench::search(root, search),
        Chore::Measure => measure::run(root),
        Chore::MeasureBuilds => measure::builds::run(root),
        Chore::MeasureFinding => measure::finding(root),
        Chore::MeasureTyping { data } => measure::typing(root, data),
        Chore::Size => {
            Tools::new(root).for_build()?;
            site::build(root, &site::local_url(site::DEFAULT_PORT))?;
            size::check(root)
        }
        Chore::Styles => styles::join(root),
        Chore::EvalEdtf { data } => eval::edtf(root, data),
        Chore::EvalDates { gold, system } => eval::dates(root, gold, system),
        Chore::EvalNames { gold, system } => eval::names(root, gold, system),
        Chore::EvalSearch(search) => eval::search(root, search),
        Chore::EvalExports => exports::eval(root),
        Chore::Help => {
            println!("{HELP}");
            Ok(())
        }
    }
}

fn chore_from_args(mut parser: lexopt::Parser) -> Result<Chore, lexopt::Error> {
    let mut words = Vec::new();
    let (mut port, mut open, mut data, mut url) = (None, None, None, None);
    let (mut gold, mut system) = (Vec::new(), Vec::new());
    let (mut engine, mut bench) = (None, bench::Search::default());
    while let Some(arg) = parser.next()? {
        match arg {
            Value(word) => words.push(word.string()?),
            Long("port") => port = Some(parser.value()?.parse::<u16>()?),
            Long("open") => open = Some(parser.value()?.parse_with(yes_or_no)?),
            Long("url") => url = Some(parser.value()?.string()?),
            Long("gold") => gold.extend(parser.values()?.map(PathBuf::from)),
            Long("system") => system.extend(parser.values()?.map(PathBuf::from)),
            Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Long("engine") => engine = Some(parser.value()?.parse_with(one_engine)?),
            Long("peers") => bench.peers = true,
            Long("reuters") => bench.reuters = Some(PathBuf::from(parser.value()?)),
            Long("engines") => bench.engines = Some(parser.value()?.string()?),
            Long("sizes") => bench.sizes = Some(parser.value()?.string()?),
            Short('h') | Long("help") => return Ok(Chore::Help),
            _ => return Err(arg.unexpected()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["eval", what @ ("dates" | "names")] = words.as_slice() {
        if gold.is_empty() {
            return Err(format!("eval {what} needs --gold").into());
        }
        return Ok(match *what {
            "dates" => Chore::EvalDates { gold, system },
            _ => Chore::EvalNames { gold, system },
        });
    }
    if !(gold.is_empty() && system.is_empty()) {
        return Err("--gold and --system belong to eval dates and eval names".into());
    }
    if words == ["bench", "search"] {
        return Ok(Chore::BenchSearch(bench::Search { data, ..bench }));
    }
    if let ["eval", "search", sets @ ..] = words.as_slice() {
        let reuters = bench.reuters;
        let Some(data) = data.filter(|_| !sets.is_empty() || reuters.is_some()) else {
            return Err(
                "eval search needs --data DIR and the names of sets, or --reuters DIR".into(),
            );
        };
        return Ok(Chore::EvalSearch(eval::Search {
            data,
            sets: sets.iter().map(|&set| set.to_owned()).collect(),
            engine: engine.unwrap_or_else(|| "both".to_owned()),
            reuters,
        }));
    }
    if bench != bench::Search::default() || engine.is_some() {
        return Err(
            "--peers, --reuters, --engine, --engines and --sizes belong to searches".into(),
        );
    }
    let chore = match (words.as_slice(), data) {
        (["serve"], None) => {
            return Ok(Chore::Serve {
                port: port.unwrap_or(site::DEFAULT_PORT),
                open: open.unwrap_or(true),
            });
        }
        (["build"], None) => Chore::Build { url: url.take() },
        (["test"], None) => Chore::Test,
        (["bench"], None) => Chore::Bench,
        (["measure"], None) => Chore::Measure,
        (["measure", "builds"], None) => Chore::MeasureBuilds,
        (["measure", "finding"], None) => Chore::MeasureFinding,
        (["measure", "typing"], Some(data)) => Chore::MeasureTyping { data },
        (["measure", "typing"], None) => return Err("measure typing needs --data SITE".into()),
        (["size"], None) => Chore::Size,
        (["styles"], None) => Chore::Styles,
        (["eval", "edtf"], Some(data)) => Chore::EvalEdtf { data },
        (["eval", "exports"], None) => Chore::EvalExports,
        (["eval", "edtf"], None) => return Err("eval edtf needs --data DIR".into()),
        (["help"] | [], None) => Chore::Help,
        _ => return Err(format!("no chore {:?} with these options", words.join(" ")).into()),
    };
    if url.is_some() {
        return Err("--url belongs to build".into());
    }
    if port.is_some() || open.is_some() {
        return Err("--port and --open belong to serve".into());
    }
    Ok(chore)
}

fn one_engine(word: &str) -> Result<String, &'static str> {
    match word {
        "core" | "archive" | "both" => Ok(word.to_owned()),
        _ => Err("core, archive or both"),
    }
}

fn yes_or_no(word: &str) -> Result<bool, &'static str> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("yes or no"),
    }
}

/// The repository's root: two folders above this package.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package
        .ancestors()
        .nth(2)
        .expect("the package lies in crates/xtask")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Chore>) {
        let parser = lexopt::Parser::from_args(line.split_whitespace());
        assert_eq!(chore_from_args(parser).ok(), expected, "{line:?}");
    }

    #[test]
    fn a_line_names_one_chore() {
        let serve = |port, open| Some(Chore::Serve { port, open });
        check("serve", serve(site::DEFAULT_PORT, true));
        check("serve --port 0 --open no", serve(0, false));
        let build = |url: Option<&str>| {
            Some(Chore::Build {
                url: url.map(str::to_owned),
            })
        };
        check("build", build(None));
        check(
            "build --url https://example.org/a/",
            build(Some("https://example.org/a/")),
        );
        check("test", Some(Chore::Test));
        check("", Some(Chore::Help));
        check("test --help", Some(Chore::Help));
        let data = PathBuf::from("cases");
        let typing = Chore::MeasureTyping { data: data.clone() };
        check("measure typing --data cases", Some(typing));
        check("measure typing", None);
        let judged = eval::Search {
            data: data.clone(),
            sets: vec!["two".into(), "sets".into()],
            engine: "both".into(),
            reuters: None,
        };
        check(
            "eval search --data cases two sets --engine core --reuters news",
            Some(Chore::EvalSearch(eval::Search {
                engine: "core".into(),
                reuters: Some("news".into()),
                ..judged.clone()
            })),
        );
        check(
            "eval search --data cases two sets",
            Some(Chore::EvalSearch(judged)),
        );
        check("bench", Some(Chore::Bench));
        check(
            "bench search --peers --data cases --sizes 10,20",
            Some(Chore::BenchSearch(bench::Search {
                peers: true,
                data: Some(data.clone()),
                sizes: Some("10,20".into()),
                ..bench::Search::default()
            })),
        );
        check("eval edtf --data cases", Some(Chore::EvalEdtf { data }));
        check("eval exports", Some(Chore::EvalExports));
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect();
        check(
            "eval dates --gold a b --system c d",
            Some(Chore::EvalDates {
                gold: paths(&["a", "b"]),
                system: paths(&["c", "d"]),
            }),
        );
        check(
            "eval names --gold a",
            Some(Chore::EvalNames {
                gold: paths(&["a"]),
                system: Vec::new(),
            }),
        );
    }

    #[test]
    fn a_line_that_is_not_understood_names_none() {
        check("launch", None);
        check("test --port 1", None);
        check("test --url https://example.org", None);
        check("serve --open maybe", None);
        check("serve --port 99999", None);
        check("eval edtf", None);
        check("eval dates", None);
        check("build --gold a", None);
        check("eval search two sets", None);
        check("eval search --data cases", None);
        check("eval search --data cases two --engine other", None);
        check("bench --peers", None);
        check("test --engine core", None);
        check("eval exports --data cases", None);
        check("build --data cases", None);
    }
}
