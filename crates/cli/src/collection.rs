//! Collections: dossiers of very many articles, of which a page loads only what a reader asks for.
//!
//! The articles are read one after another, in `group`s that are kept in a `cache`; the index is merged from them and
//! goes to the output folder chunk by chunk, so nothing here ever holds all articles. A shard is the same groups in one
//! file, for `dossier merge`.

mod around;
mod article;
mod cache;
mod cut;
mod dateline;
mod group;
mod ids;
mod index;
mod language;
mod pages;
mod read;
mod search;
pub mod shard_file;
mod site;
mod sources;
mod suggest;
mod workers;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier_core::read::{Beside, Known, slug};

use self::cache::Cache;
pub use self::index::Index;
pub use self::read::Collected;
pub use self::search::{check, search};
pub use self::site::{SiteOptions, write};
pub use self::sources::Sources;
pub use self::suggest::{Proposed, propose};
use crate::Error;
use crate::build::{Error as BuildError, Output, Progress};
use crate::input::{self, Input};
use crate::problems::Format;

/// Most stories of a folder, or articles of a dossier's JSON, that become one page of their own accord.
const MAX_STORIES: usize = 20;

/// What is said of a collection on the command line.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Options {
    /// Make a collection also of a few stories, which would become one page
    #[arg(long)]
    collection: bool,
    /// The title of a collection; that in dossier.toml, or the name of the file or folder, when not given
    #[arg(long)]
    title: Option<String>,
    /// Write a page for each article of a collection also when there are more than 2,000
    #[arg(long)]
    article_pages: bool,
    /// Where the articles of a collection are kept as they were read; .dossier-cache beside the output when not given
    #[arg(long, value_name = "DIR", conflicts_with = "no_cache")]
    cache: Option<PathBuf>,
    /// Read all articles of a collection anew, and keep nothing
    #[arg(long)]
    no_cache: bool,
    /// Write no site, but a shard of a collection for dossier merge
    #[arg(long, value_name = "FILE")]
    pub shard: Option<PathBuf>,
}

/// What a build of a collection is told beside its sources.
#[derive(Debug)]
pub struct Build<'a> {
    /// What it is made from.
    pub input: &'a Input,
    /// What is said of it.
    pub options: &'a Options,
    /// The folder of the site, if one is written.
    pub output: Option<&'a Path>,
    /// Where the site will be.
    pub url: Option<&'a str>,
    /// Whether other files in the folder are no matter.
    pub force: bool,
    /// Whether nothing is written when anything is wrong.
    pub strict: bool,
    /// Whether nothing is said but what is wrong.
    pub is_quiet: bool,
    /// How what is wrong is said.
    pub format: Format,
}

/// The sources of a collection; `None` when the input is a dossier on one page.
///
/// # Errors
///
/// When something cannot be read.
pub fn wanted(input: &Input, options: &Options) -> Result<Option<Sources>, Error> {
    let sources = Sources::at(&input.file)?;
    if sources.has_records() || options.collection || options.shard.is_some() {
        return Ok(Some(sources));
    }
    if !input.file.is_dir() {
        let is_wanted = sources.n_in_dossier()? > MAX_STORIES;
        return Ok(is_wanted.then_some(sources));
    }
    let about = input::optional(None, &sources.folder.join(input::ABOUT))?;
    let known = Known::read(&Beside {
        about: about.as_ref(),
        is_folder: true,
        ..Beside::default()
    });
    let said = known
        .whole("collection")
        .and_then(serde_json::Value::as_bool);
    let is_wanted = said.unwrap_or(sources.n_stories() > MAX_STORIES);
    Ok(is_wanted.then_some(sources))
}

/// Whether an input becomes a collection when nothing is said.
///
/// # Errors
///
/// When something cannot be read.
pub fn is_wanted(input: &Input) -> Result<bool, Error> {
    Ok(wanted(input, &Options::default())?.is_some())
}

/// Whether an input is records, which only become a collection.
///
/// # Errors
///
/// When something cannot be read.
pub fn is_records(input: &Input) -> Result<bool, Error> {
    Ok(Sources::at(&input.file)?.has_records())
}

/// Builds a collection's site or a shard of it, and tells what to `out`.
///
/// # Errors
///
/// Any [`Error`]; then the folder holds the site that it held before.
pub fn build(sources: &Sources, build: &Build<'_>, out: &mut impl Write) -> Result<bool, Error> {
    let start = Instant::now();
    let progress = Progress::of(build.is_quiet);
    let mut output = match (build.output, &build.options.shard) {
        (Some(folder), None) => {
            let file = &build.input.file;
            let beside = file.parent().unwrap_or(Path::new(""));
            let whole = [&*sources.folder, beside];
            let opened = Output::open(folder, &whole, build.force)?;
            Some(opened)
        }
        _ => None,
    };
    let cache = cache(build, output.as_ref())?;
    let collected = read::collect(sources, build, &cache, &progress)?;
    drop(progress);
    collected.say(build.format, out)?;
    if build.strict && !collected.problems.is_empty() {
        let sum = collected.problems.sum();
        eprintln!("dossier: {sum} to mend; with --strict nothing is written");
        return Ok(false);
    }
    if collected.n_articles() == 0 {
        return Err(Error::NoArticle(build.input.file.clone()));
    }
    let progress = Progress::of(build.is_quiet);
    if let Some(path) = &build.options.shard {
        progress.is_at("writing the shard");
        collected.write_shard(path)?;
    }
    let summary = match &mut output {
        Some(output) => {
            output.spare_parts();
            let options = SiteOptions {
                url: build.url,
                has_pages: build.options.article_pages.then_some(true),
            };
            let summary = write(
                &collected.about,
                &collected.parts()?,
                &options,
                output,
                &progress,
            )?;
            Some(summary)
        }
        None => None,
    };
    if let Some(output) = output {
        output.finish()?;
    }
    cache.keep(&collected.used());
    drop(progress);
    if build.is_quiet {
        return Ok(true);
    }
    say_sum(build, &collected, start, out)?;
    if let Some(summary) = summary {
        out.write_all(summary.as_bytes())?;
    }
    Ok(true)
}

fn say_sum(
    build: &Build<'_>,
    collected: &Collected,
    start: Instant,
    out: &mut impl Write,
) -> io::Result<()> {
    let place = build.output.or(build.options.shard.as_deref());
    let seconds = start.elapsed().as_secs_f64();
    writeln!(out, "{}", place.unwrap_or(Path::new("")).display())?;
    writeln!(
        out,
        "{} articles in {seconds:.1} s; {} of {} groups were read, the others are as they were",
        collected.n_articles(),
        collected.n_read,
        collected.groups.len(),
    )?;
    collected.say_left_out(out)
}

/// Where groups are kept: beside the output, where it is said, or nowhere for long.
fn cache(build: &Build<'_>, output: Option<&Output>) -> Result<Cache, Error> {
    let folder = match (&build.options.cache, output) {
        (Some(folder), _) => folder.clone(),
        (None, Some(output)) if build.options.no_cache => output.scratch()?,
        _ => {
            let target = build.output.or(build.options.shard.as_deref());
            let target = target.unwrap_or(Path::new(""));
            // A folder may be called "." or "..", which is no name.
            let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
            let name = target.file_name().unwrap_or_default();
            target.with_file_name(".dossier-cache").join(name)
        }
    };
    Cache::at(&folder).map_err(|source| {
        Error::Build(BuildError::Write {
            path: folder,
            source,
        })
    })
}

/// What a file or a folder is called when nobody says: its name, and that as a part of addresses.
fn name_of(path: &Path) -> (String, String) {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let title = match whole.is_dir() {
        true => whole.file_name(),
        false => whole.file_stem(),
    };
    let title = title.unwrap_or_default().to_string_lossy().into_owned();
    let name = match slug(&title) {
        name if name.is_empty() || name == "index" || name == "embed" => "collection".to_owned(),
        name => name,
    };
    (title, name)
}
