//! Searching and checking a collection from the command line, without a site.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use dossier_archive::wire::{Answer, List, Notice, Question, Row, Snippet, View};
use dossier_archive::{Reader, Step, WriteError, write};

use super::cache::Cache;
use super::read::collect;
use super::{Build, Collected, Options, Sources};
use crate::Error;
use crate::build::Progress;
use crate::input::Input;
use crate::problems::Format;
use crate::search::{MIXED, OF_ALL_WORDS, write_lacking};

/// Articles that are printed.
const N_ROWS: usize = 50;

/// A folder that goes when it is dropped.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays in the system's folder for such things does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An index in memory.
struct Held {
    reader: Reader,
    chunks: HashMap<String, Vec<u8>>,
}

impl Held {
    fn ask(&mut self, question: &Question) -> Answer {
        loop {
            match self.reader.answer(question) {
                Step::Done(answer) => return answer,
                Step::Need(chunks) => {
                    for chunk in chunks {
                        let name = self.reader.name(chunk).map(|name| name.to_string());
                        let bytes = self.chunks.get(&name.unwrap_or_default());
                        self.reader
                            .supply(chunk, bytes.cloned().unwrap_or_default());
                    }
                }
            }
        }
    }
}

/// Reads a collection into a folder of the system's for what is needed for a moment.
fn collected(input: &Input) -> Result<(Collected, Scratch), Error> {
    let folder = std::env::temp_dir().join(format!("dossier-{}", std::process::id()));
    let scratch = Scratch(folder);
    let cache = Cache::at(&scratch.0)?;
    let sources = Sources::at(&input.file)?;
    let build = Build {
        input,
        options: &Options::default(),
        output: None,
        url: None,
        force: false,
        strict: false,
        is_quiet: true,
        format: Format::Text,
    };
    let collected = collect(&sources, &build, &cache, &Progress::shown())?;
    Ok((collected, scratch))
}

/// Writes what is wrong with a collection's sources, and whether nothing is.
///
/// # Errors
///
/// When they cannot be read.
pub fn check(input: &Input, format: Format, out: &mut impl Write) -> Result<bool, Error> {
    let (collected, _scratch) = collected(input)?;
    collected.write_problems(format, out)?;
    if format == Format::Text {
        writeln!(
            out,
            "{}: {} articles, {}",
            input.file.display(),
            collected.n_articles(),
            collected.problems.sum()
        )?;
        collected.say_left_out(out)?;
    }
    Ok(collected.problems.is_empty())
}

/// Writes what a query finds in a collection, best first, then what is near to it; and whether it finds an article.
///
/// # Errors
///
/// When it cannot be read.
pub fn search(input: &Input, query: &str, out: &mut impl Write) -> Result<bool, Error> {
    let (collected, _scratch) = collected(input)?;
    if !collected.problems.is_empty() {
        let sum = collected.problems.sum();
        eprintln!("dossier: {sum} to mend; `dossier check` lists them");
    }
    let mut chunks = HashMap::new();
    let mut keep = |name: dossier_archive::ChunkName, bytes: &[u8]| {
        chunks.insert(name.to_string(), bytes.to_vec());
    };
    let root = write(&mut collected.parts()?, &mut keep).map_err(|error| match error {
        WriteError::Storage((path, problem)) => Error::Shard { path, problem },
        WriteError::Damaged => Error::Index("a group is damaged"),
        WriteError::TooMany => Error::Index("there are too many articles for one index"),
    })?;
    let reader = Reader::open(&root).map_err(|_| Error::Index("its root cannot be read"))?;
    let mut held = Held { reader, chunks };
    let view = View {
        query: query.to_owned(),
        limit: N_ROWS,
        ..View::default()
    };
    let Answer::List(list) = held.ask(&Question::List(view)) else {
        return Err(Error::Index("it does not answer"));
    };
    let docs = list.rows.iter().map(|row| row.doc).collect();
    let snippets = Question::Snippets {
        query: query.to_owned(),
        docs,
    };
    let snippets = match held.ask(&snippets) {
        Answer::Snippets(snippets) => snippets,
        _ => Vec::new(),
    };
    say_notices(&list, query, out)?;
    let snippets = snippets.into_iter().chain(std::iter::repeat(None));
    let rows = list.rows.iter().zip(snippets);
    let is_match = |(row, _): &(&Row, _)| row.is_match;
    let (listed, near): (Vec<_>, Vec<_>) = rows.partition(|row| is_match(row) || list.is_mixed);
    for (row, snippet) in &listed {
        say_row(row, snippet.as_ref(), row.is_match, out)?;
    }
    let n_listed = listed.iter().filter(|row| is_match(row)).count();
    let sum = match list.total {
        0 => "no article".to_owned(),
        1 => "1 article".to_owned(),
        n if n as usize > n_listed => format!("{n} articles, the first {n_listed}"),
        n => format!("{n} articles"),
    };
    let of_what = if list.is_mixed { OF_ALL_WORDS } else { "" };
    writeln!(out, "{sum}{of_what}")?;
    if !near.is_empty() {
        writeln!(
            out,
            "\nnear matches, with most of the words or similar ones:"
        )?;
    }
    for (row, snippet) in &near {
        say_row(row, snippet.as_ref(), true, out)?;
    }
    Ok(list.total > 0)
}

/// `is_plain`: what it is, a match or not, is said above it.
fn say_row(
    row: &Row,
    snippet: Option<&Snippet>,
    is_plain: bool,
    out: &mut impl Write,
) -> Result<(), Error> {
    writeln!(out, "{} ({})", row.title, row.id)?;
    if let Some(snippet) = snippet {
        let [before, after] =
            [snippet.is_cut.0, snippet.is_cut.1].map(|is_cut| if is_cut { "…" } else { "" });
        let line = snippet.text.replace(char::is_control, " ");
        writeln!(out, "  {before}{line}{after}")?;
    }
    write_lacking(out, &row.lacking, is_plain)?;
    Ok(())
}

fn say_notices(list: &List, query: &str, out: &mut impl Write) -> Result<(), Error> {
    for notice in &list.notices {
        let words = match notice {
            Notice::PlainWords => "not a valid query: searched as plain words".to_owned(),
            Notice::UnknownField(field) => format!("no field {field:?}: searched as words"),
            Notice::UnreadableDate(date) => format!("{date:?} is no date or period"),
            Notice::TooLong => "the query is too long: parts were left out".to_owned(),
            Notice::Spelling { typed, found } => {
                format!("{typed:?} stands nowhere: searched {}", found.join(", "))
            }
            Notice::NothingForAll(words) => {
                format!(
                    "no article has all the words; without these there are some: {}",
                    words.join(", ")
                )
            }
            // The line below on a mixed list says it.
            Notice::Respelt if list.is_mixed => continue,
            Notice::Respelt => {
                "no article has all the words as they were typed: searched words spelt like them"
                    .to_owned()
            }
            Notice::Incomplete(n) => format!("{n} parts of the index could not be read"),
        };
        writeln!(out, "note: {words}")?;
    }
    if let Some(mended) = list.further_meant(query) {
        writeln!(out, "note: did you mean {mended}?")?;
    }
    if list.relaxed && !list.rows.is_empty() {
        writeln!(out, "note: these articles have most of the words")?;
    }
    if list.is_mixed {
        writeln!(out, "{MIXED}")?;
    }
    Ok(())
}
