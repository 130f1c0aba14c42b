//! `dossier export`: exactly what a view shows, in the formats that other tools read.

mod sheet;

use std::io::Write;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use dossier_core::date::Date;
use dossier_core::export::{self, Kind, Options, Selection};
use dossier_core::link;
use dossier_core::state::State;
use dossier_core::view::Prepared;

use crate::Error;
use crate::input::Input;
use crate::whole_file::write;

/// All formats at once.
const ALL: &str = "all";

/// Write what a view shows as tables, JSON, TimelineJS, FollowTheMoney, annotations, a graph or citations
///
/// Everything, or exactly what a link to the page or a query shows; each file says which. Ends with 0 when it is written,
/// 1 when nothing is shown, 2 when it cannot be.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// The format; all of them with "all", which needs a folder
    #[arg(long, value_parser = formats())]
    to: String,
    /// The file to write, or the folder for "all"; the terminal when not given
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// A link to the page, or its part behind #: what its view shows is written
    #[arg(long, conflicts_with = "query")]
    link: Option<String>,
    /// What a query shows, written as in the page's search box
    #[arg(long)]
    query: Option<String>,
    /// Address of the published page, for links to passages
    #[arg(long)]
    url: Option<String>,
    /// Begin tables with the mark by which Excel knows that they are UTF-8
    #[arg(long)]
    bom: bool,
    /// Cite this passage (its id in the address of a link to it), not the article
    #[arg(long)]
    passage: Option<String>,
    /// The day on which the page was looked at, for citations: 2026-11-23
    #[arg(long)]
    accessed: Option<String>,
}

fn formats() -> PossibleValuesParser {
    let names = Kind::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names.chain([ALL]))
}

/// Writes the files; whether something is shown.
///
/// # Errors
///
/// When the dossier cannot be read, an argument names nothing in it, or a file cannot be written.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let (read, loaded) = args.input.load()?;
    let prepared = Prepared::new(loaded.dossier);
    let dossier = &prepared.dossier;
    let state = state(args, &prepared)?;
    let selection = Selection::of(&prepared, &state);
    let passage = match &args.passage {
        Some(key) => {
            let passage = dossier.passage_by_key(key);
            Some(passage.ok_or_else(|| Error::NoPassage(key.clone()))?)
        }
        None => None,
    };
    let accessed = match &args.accessed {
        Some(text) => Some(
            Date::parse(text).map_err(|error| Error::Accessed(text.clone(), error.to_string()))?,
        ),
        None => None,
    };
    let options = Options {
        url: args.url.as_deref(),
        bom: args.bom,
        passage,
        accessed: accessed.as_ref(),
    };
    let is_some = selection.passages().next().is_some();
    eprintln!("{}", selection.filter());
    let Some(kind) = Kind::by_name(&args.to) else {
        let Some(folder) = &args.output else {
            return Err(Error::NoFolder);
        };
        for kind in Kind::ALL {
            let path = folder.join(format!("{}.{}", read.name, kind.ending()));
            write(
                &path,
                exported(&selection, kind, &options, &read.json).as_bytes(),
            )?;
            writeln!(out, "{}", path.display())?;
        }
        return Ok(is_some);
    };
    let text = exported(&selection, kind, &options, &read.json);
    match &args.output {
        Some(path) => write(path, text.as_bytes())?,
        None => out.write_all(text.as_bytes())?,
    }
    Ok(is_some)
}

/// A sheet of TimelineJS that was read is written as it was; everything else as [`export::export`] writes it.
fn exported(selection: &Selection<'_>, kind: Kind, options: &Options<'_>, json: &[u8]) -> String {
    let rows = || sheet::rows(selection, options, &serde_json::from_slice(json).ok()?);
    match kind {
        Kind::TimelineCsv => rows().map(|rows| export::timeline_table(&rows)),
        _ => None,
    }
    .unwrap_or_else(|| export::export(selection, kind, options))
}

/// The view that the arguments ask for.
fn state(args: &Args, prepared: &Prepared) -> Result<State, Error> {
    if let Some(query) = &args.query {
        return Ok(State {
            query: query.clone(),
            ..State::default()
        });
    }
    let Some(link) = &args.link else {
        return Ok(State::default());
    };
    let fragment = link
        .split_once('#')
        .map_or(link.as_str(), |(_, fragment)| fragment);
    let opened = link::parse(&prepared.dossier, fragment);
    // A part that is passed over would write more than was asked for.
    if opened.unknown.is_empty() {
        Ok(opened.state)
    } else {
        Err(Error::Link(opened.unknown.join("&")))
    }
}
