//! `dossier merge`: shards that were read apart become one collection.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::Error;
use crate::build::{Output, Progress};
use crate::collection::{Collected, SiteOptions, write};
use crate::problems::Format;

/// Write the site of a collection from shards of it, which dossier build --shard wrote
///
/// The site is that of a build of all the articles at once, in the order in which the shards are given: file by file, byte
/// by byte. Ends with 0 when everything is written, 2 when it cannot be built; then nothing is written.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shards, in the order of their articles
    #[arg(required = true)]
    shards: Vec<PathBuf>,
    /// The folder to write
    #[arg(short, long)]
    output: PathBuf,
    /// Where the site will be, for the canonical address, snippets and oembed.json
    #[arg(long)]
    url: Option<String>,
    /// The collection's title; that of the first shard when not given
    #[arg(long)]
    title: Option<String>,
    /// What its files are named after; as the first shard says when not given
    #[arg(long)]
    name: Option<String>,
    /// Write a page for each article also when there are more than 2,000
    #[arg(long)]
    article_pages: bool,
    /// Write into a folder that holds other files
    #[arg(long)]
    force: bool,
    /// Print nothing but what is wrong
    #[arg(short, long)]
    quiet: bool,
}

/// Merges and writes the site, and tells what to `out`.
///
/// # Errors
///
/// Any [`Error`]; then the folder holds the site that it held before.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let start = Instant::now();
    let progress = Progress::of(args.quiet);
    progress.is_at("reading the shards");
    let mut collected = Collected::from_shards(&args.shards)?;
    collected.say(Format::Text, out)?;
    if let Some(title) = &args.title {
        collected.about.title.clone_from(title);
    }
    if let Some(name) = &args.name {
        collected.about.name.clone_from(name);
    }
    if collected.n_articles() == 0 {
        return Err(Error::NoArticle(
            args.shards.first().cloned().unwrap_or_default(),
        ));
    }
    let folders = args
        .shards
        .iter()
        .map(|shard| shard.parent().unwrap_or(Path::new("")));
    let folders: Vec<&Path> = folders.collect();
    let mut output = Output::open(&args.output, &folders, args.force)?;
    output.spare_parts();
    let options = SiteOptions {
        url: args.url.as_deref(),
        has_pages: args.article_pages.then_some(true),
    };
    let summary = write(
        &collected.about,
        &collected.parts()?,
        &options,
        &mut output,
        &progress,
    )?;
    output.finish()?;
    drop(progress);
    if !args.quiet {
        let (n, seconds) = (collected.n_articles(), start.elapsed().as_secs_f64());
        writeln!(
            out,
            "{}\n{n} articles in {seconds:.1} s",
            args.output.display()
        )?;
        out.write_all(summary.as_bytes())?;
    }
    Ok(true)
}
