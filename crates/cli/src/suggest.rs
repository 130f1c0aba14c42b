//! `dossier suggest`: what the texts say beyond what the files say, written into them as comments to decide on.

use std::io::{self, Write};
use std::path::PathBuf;

use dossier_core::read::{self, Undecided};
use serde_json::{Value, json};

use crate::Error;
use crate::collection::{self, Proposed};
use crate::input::{Input, read_text};
use crate::problems::{Format, is_coloured};
use crate::whole_file::write;

/// Find events, dates and names in the text, and write them into events.toml and entities.toml as comments
///
/// Take the # before a line away and it counts; write no. in its place and it is not proposed again. Everything else in the
/// files stays as it is, and a line that is decided is never written over. Ends with 0 when the files are as they should be, 2
/// when one cannot be read or written.
///
/// Of a collection, such as a file of JSON lines, only names are proposed: those that two articles have or more, the 500 first
/// that most articles have.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// Say what is found, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Writes what is proposed, and says how much that is.
///
/// # Errors
///
/// When a file cannot be read or written, or is no TOML.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let input = &args.input;
    let is_collection = collection::is_wanted(input)?;
    let (proposed, files) = match is_collection {
        true => (collection::propose(input)?, vec![names_of(input)]),
        false => (of_stories(input)?, vec![events_of(input), names_of(input)]),
    };
    let undecided = &proposed.undecided;
    let stderr = &mut io::stderr().lock();
    let is_coloured = is_coloured(&io::stderr());
    let mut changed = Vec::new();
    for (path, proposals) in files {
        let old = match path.exists() {
            true => read_text(&path)?,
            false => String::new(),
        };
        let Some(new) = proposals(&old, undecided) else {
            proposed
                .problems
                .write_styled(stderr, Format::Text, is_coloured)?;
            return Err(Error::NoToml(path));
        };
        if new != old {
            changed.push((path, new));
        }
    }
    for (path, text) in changed.iter().filter(|_| !args.dry_run) {
        write(path, text.as_bytes())?;
    }
    if args.dry_run {
        list(undecided, out)?;
    }
    writeln!(out, "{}: {}", input.file.display(), sum(undecided))?;
    if proposed.n_more > 0 {
        let n_more = proposed.n_more;
        writeln!(
            out,
            "{n_more} more stand in fewer articles, and come when these are decided"
        )?;
    }
    let (n_accepted, n_rejected) = proposed.n_decided;
    if n_accepted + n_rejected > 0 {
        writeln!(
            out,
            "decided before: {n_accepted} accepted, {n_rejected} rejected"
        )?;
    }
    for (path, _) in &changed {
        let verb = if args.dry_run {
            "would change"
        } else {
            "changed"
        };
        writeln!(out, "{verb}: {}", path.display())?;
    }
    if !args.dry_run && !undecided.is_empty() {
        writeln!(
            out,
            "Take the # before a line away to accept it, or write no. in its place to reject it."
        )?;
    }
    Ok(true)
}

type Writer = fn(&str, &Undecided) -> Option<String>;

fn events_of(input: &Input) -> (PathBuf, Writer) {
    (input.events_path(), read::events_toml)
}

fn names_of(input: &Input) -> (PathBuf, Writer) {
    (input.registry_path(), read::entities_toml)
}

fn of_stories(input: &Input) -> Result<Proposed, Error> {
    let read = input.propose()?;
    if read.n_articles == 0 {
        return Err(Error::Decided(input.file.clone()));
    }
    Ok(Proposed {
        undecided: read.undecided,
        n_decided: read.n_decided,
        n_more: 0,
        problems: read.problems,
    })
}

/// How much is undecided: "3 events and 1 name to decide", "nothing to decide".
pub fn sum(undecided: &Undecided) -> String {
    let count = |n: usize, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let counts = [
        count(undecided.events.len(), "event"),
        count(undecided.dates.len(), "date"),
        count(undecided.names.len(), "name"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    match counts.split_last() {
        None => "nothing to decide".to_owned(),
        Some((last, [])) => format!("{last} to decide"),
        Some((last, others)) => format!("{} and {last} to decide", others.join(", ")),
    }
}

/// Writes what is undecided, one a line: where, when, what.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn list(undecided: &Undecided, out: &mut impl Write) -> io::Result<()> {
    let place = |passage: &read::Found| match passage.is_one_of_several {
        true => format!("{}/{}", passage.article, passage.block),
        false => passage.block.clone(),
    };
    for event in &undecided.events {
        let place = place(&event.passage);
        writeln!(
            out,
            "event {}: {place}: {}: {}",
            event.id, event.date, event.title
        )?;
    }
    for date in &undecided.dates {
        let (place, words) = (place(&date.passage), &date.passage.quote.exact);
        writeln!(out, "date {}: {place}: {}: {words}", date.id, date.date)?;
    }
    for name in &undecided.names {
        let cue = match name.cue.as_str() {
            "" => String::new(),
            cue => format!(" ({cue})"),
        };
        writeln!(out, "name {}: {}: {}{cue}", name.id, name.kind, name.name)?;
    }
    Ok(())
}

/// What is undecided, in the form of problems with the severity "note".
pub fn notes(undecided: &Undecided) -> Vec<Value> {
    const HINT: &str = "`dossier suggest` writes it into the files, to accept or to reject";
    let note = |place: &read::Place, message: String| {
        json!({
            "severity": "note", "file": place.file, "line": place.line, "column": place.column,
            "pointer": "", "message": message, "hint": HINT,
        })
    };
    let events = undecided.events.iter().map(|event| {
        let message = format!(
            "an event that nobody has decided: {}, {:?}",
            event.date, event.title
        );
        note(&event.passage.place, message)
    });
    let dates = undecided.dates.iter().map(|date| {
        let words = &date.passage.quote.exact;
        let message = format!("a date that nobody has decided: {words:?}, {}", date.date);
        note(&date.passage.place, message)
    });
    let names = undecided.names.iter().map(|name| {
        let message = format!(
            "a name that nobody has decided: {:?}, {}",
            name.name, name.kind
        );
        note(&name.place, message)
    });
    events.chain(dates).chain(names).collect()
}
