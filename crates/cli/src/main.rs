//! `dossier`: builds, checks and searches a dossier from the command line.
//!
//! All file reading and printing happens here; what a dossier means is decided in `dossier_core`. Each command is a
//! module with its arguments and `run`, which says whether the answer is the one hoped for.
//! What it ends with stands in [`EXIT_CODES`].

mod build;
mod check;
mod collection;
mod completions;
mod dates;
mod export;
mod import;
mod input;
mod merge;
mod names;
mod new;
mod problems;
mod schema;
mod search;
mod serve;
mod suggest;
mod whole_file;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use dossier_core::load::LoadError;

/// What the program's end tells a script. It reads in a terminal and in docs/commands.md.
const EXIT_CODES: &str = "\
Exit codes:

- 0, good: everything is written, nothing is wrong, something was found
- 1, not as hoped: something is wrong (check, build --strict), nothing was found (search, dates)
- 2, cannot go on: the command line, a file, the network; standard error says why in one line

Colours are used on a terminal only, and not with NO_COLOR=1 or CLICOLOR=0.";

/// Makes an explorable page from an investigation: read, searched, filtered, and moved through in time
///
/// A story in Markdown, a registry of the names in it and a list of events become a site for any web host, one file for
/// use without a network, and what a newsroom's own page needs to embed them. `dossier new` makes an example of all
/// three; `dossier serve` shows it while it is written.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, after_help = EXIT_CODES)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Serve(serve::Args),
    Suggest(suggest::Args),
    Check(check::Args),
    Build(build::Args),
    Merge(merge::Args),
    Export(export::Args),
    Import(import::Args),
    Names(names::Args),
    Schema(schema::Args),
    Search(search::Args),
    Dates(dates::Args),
    Completions(completions::Args),
}

/// Why the program cannot go on.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("cannot read {path:?}: {source}")]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot read {path:?}: byte {at} is not UTF-8; save the file in UTF-8")]
    NotUtf8 { path: PathBuf, at: usize },
    #[error("{0:?} has {1} bytes, and at most {max} are read; split it into several files", max = dossier_core::load::MAX_BYTES)]
    TooLarge(PathBuf, u64),
    #[error(
        "{0:?} is no kind of file that is read: Markdown (.md), HTML (.html), plain text (.txt), TimelineJS (.csv, .json), \
         NewsArticle (.json), spaCy or doccano (.json, .jsonl), a dossier (.json), or a folder of them"
    )]
    Kind(PathBuf),
    #[error(
        "dates are found in TimeML (.tml), Markdown (.md) and plain text (.txt), and {0:?} is none of them"
    )]
    NoText(PathBuf),
    #[error("no story is in the folder {0:?}; put Markdown, HTML or text files into it")]
    NoStory(PathBuf),
    #[error("{0:?} has several articles; a story has one: import them one by one, or write JSON")]
    SeveralArticles(PathBuf),
    #[error("{0:?} is there already; choose another name, or add --force to write over it")]
    Taken(PathBuf),
    #[error(
        "the dossier knows nothing of {0:?} in the link; take it away, or use a link to this dossier"
    )]
    Link(String),
    #[error("there is no passage {0:?}; its id stands in the address of a link to it, behind #")]
    NoPassage(String),
    #[error("{0:?} is no day such as 2026-11-23: {1}")]
    Accessed(String, String),
    #[error("several files of tagged tokens need a folder to write to; add -o FOLDER")]
    NoIobFolder,
    #[error("all formats need a folder; add -o FOLDER")]
    NoFolder,
    #[error("cannot load {path:?}: {source}")]
    Load { path: PathBuf, source: LoadError },
    #[error("cannot listen on port {port}: {source}; choose another one with --port")]
    Port { port: u16, source: io::Error },
    #[error("cannot watch files: {0}")]
    Watch(#[from] notify::Error),
    #[error("{0:?} is not empty; choose a folder that is new")]
    NotEmpty(PathBuf),
    #[error(transparent)]
    Build(#[from] build::Error),
    #[error(
        "{0:?} is a dossier's JSON, whose events and names are decided; give the story that it was made from"
    )]
    Decided(PathBuf),
    #[error(
        "nothing can be written into {0:?}: it is not TOML, or its table \"found\" is written in another way; mend it first"
    )]
    NoToml(PathBuf),
    #[error("no article is in {0:?}")]
    NoArticle(PathBuf),
    #[error("{path:?}: {problem}")]
    Shard {
        path: PathBuf,
        problem: collection::shard_file::ShardError,
    },
    #[error("the index cannot be written: {0}")]
    Index(&'static str),
    #[error(
        "{0:?} holds records, which become a collection: give it to dossier build, search, check or suggest"
    )]
    Records(PathBuf),
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
        Command::New(args) => new::run(args, out),
        Command::Build(args) => build::run(args, out),
        Command::Merge(args) => merge::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Export(args) => export::run(args, out),
        Command::Import(args) => import::run(args, out),
        Command::Names(args) => names::run(args, out),
        Command::Schema(args) => schema::run(args, out),
        Command::Search(args) => search::run(args, out),
        Command::Dates(args) => dates::run(args, out),
        Command::Serve(args) => serve::run(args, out),
        Command::Suggest(args) => suggest::run(args, out),
        Command::Completions(args) => completions::run(args, out),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;
    use clap_markdown::MarkdownOptions;
    use expect_test::expect_file;

    use super::Args;

    #[test]
    fn the_commands_fit_together() {
        Args::command().debug_assert();
    }

    /// `UPDATE_EXPECT=1 cargo test -p dossier-cli` writes the file anew.
    #[test]
    fn the_reference_is_what_the_program_says() {
        let options = MarkdownOptions::new()
            .title("The command line".to_owned())
            .show_footer(false);
        let reference = clap_markdown::help_markdown_custom::<Args>(&options);
        expect_file!["../../../docs/commands.md"].assert_eq(&reference);
    }
}
