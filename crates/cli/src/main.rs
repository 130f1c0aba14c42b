//! `dossier`: builds, checks and searches a dossier from the command line.
//!
//! All file reading and printing happens here; what a dossier means is decided in `dossier_core`.
//! Exit codes: 0 good, 1 something to mend (`check`) or nothing found (`search`), 2 cannot go on.

mod build;
mod check;
mod search;
mod story;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use dossier_core::load::{self, LoadError, Loaded};

use crate::check::Format;
use crate::story::Beside;

/// Builds, checks and searches a dossier.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the site, the offline file, the zip and what embeds need
    ///
    /// Ends with 0 when everything is written, 2 when it cannot be; then nothing is.
    Build {
        /// A story in Markdown, or a dossier's JSON file
        file: PathBuf,
        #[command(flatten)]
        beside: Beside,
        /// The folder to write
        #[arg(short, long)]
        output: PathBuf,
        /// Where the site will be, for the canonical address, snippets and oembed.json
        #[arg(long)]
        url: Option<String>,
        /// Add a service worker, so that a second visit needs no network
        #[arg(long)]
        service_worker: bool,
        /// Write into a folder that holds other files
        #[arg(long)]
        force: bool,
    },
    /// Say what is wrong with a dossier: where, what, and how to mend it
    ///
    /// Ends with 0 when nothing is, 1 when something is, 2 when the file cannot be read.
    Check {
        /// A story in Markdown, or a dossier's JSON file
        file: PathBuf,
        #[command(flatten)]
        beside: Beside,
        /// For people or for programs
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write the JSON of a story in Markdown with its registry and its events
    ///
    /// Ends with 0 when it is written, 2 when a file cannot be read or written. What is wrong with the story is said,
    /// and what can be kept is kept.
    Import {
        /// The story, with entities.toml and events.toml beside it
        file: PathBuf,
        #[command(flatten)]
        beside: Beside,
        /// The file to write; the terminal when not given
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Search a dossier as its page does: one line for each passage, best first
    ///
    /// Ends with 0 when there are passages, 1 when there are none, 2 when the file cannot be read.
    Search {
        /// The dossier's JSON file
        file: PathBuf,
        /// Words, "a phrase", OR, -word, word*, word~, person:name, date:2016..2017
        query: String,
    },
}

/// Why the program cannot go on.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("cannot read {path:?}: {source}")]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot load {path:?}: {source}")]
    Load { path: PathBuf, source: LoadError },
    #[error(transparent)]
    Build(#[from] build::Error),
    #[error("cannot write the result: {0}")]
    Write(#[from] io::Error),
}

fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let result = run(&args.command, &mut out).and_then(|is_good| {
        out.flush()?;
        Ok(is_good)
    });
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever reads the output has had enough of it, as `head` does.
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dossier: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the answer is the one hoped for: nothing to mend, something found.
fn run(command: &Command, out: &mut impl Write) -> Result<bool, Error> {
    match command {
        Command::Build {
            file,
            beside,
            output,
            url,
            service_worker,
            force,
        } => {
            let story = story::is_story(file)
                .then(|| story::read(file, beside))
                .transpose()?;
            if let Some(story) = &story {
                story.write_problems(&mut io::stderr().lock())?;
            }
            let options = build::Options {
                file: file.clone(),
                story: story.map(|story| (story.id, story.json)),
                output: output.clone(),
                url: url.clone(),
                worker: *service_worker,
                force: *force,
            };
            build::build(&options, out)
        }
        Command::Check {
            file,
            beside,
            format: Format::Text,
        } if story::is_story(file) => {
            let story = story::read(file, beside)?;
            story.write_problems(out)?;
            if story.problems.is_empty() {
                writeln!(out, "{}: no problem", file.display())?;
            }
            Ok(story.problems.is_empty())
        }
        Command::Check { file, format, .. } => {
            let diagnostics = read(file)?.diagnostics;
            check::write(out, file, &diagnostics, *format)?;
            Ok(diagnostics.is_empty())
        }
        Command::Import {
            file,
            beside,
            output,
        } => {
            let story = story::read(file, beside)?;
            story.write_problems(&mut io::stderr().lock())?;
            match output {
                None => out.write_all(story.json.as_bytes())?,
                Some(path) => fs::write(path, story.json).map_err(|source| {
                    Error::Build(build::Error::Write {
                        path: path.clone(),
                        source,
                    })
                })?,
            }
            Ok(true)
        }
        Command::Search { file, query } => {
            let loaded = read(file)?;
            if !loaded.diagnostics.is_empty() {
                eprintln!(
                    "dossier: {} to mend; `dossier check` lists them",
                    check::problems(loaded.diagnostics.len())
                );
            }
            Ok(search::write(out, &loaded.dossier, query)?)
        }
    }
}

fn read(path: &Path) -> Result<Loaded, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    load::load(&bytes).map_err(|source| Error::Load {
        path: path.to_owned(),
        source,
    })
}
