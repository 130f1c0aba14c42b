//! `dossier search`: the passages that match, best first, each with its key, number and a snippet.

use std::io::{self, Write};

use dossier_core::model::{Dossier, Span};
use dossier_core::search::{self, Found, Hit, Index, Notice};

use crate::Error;
use crate::collection;
use crate::input::Input;

/// Search a dossier as its page does: one line for each passage, best first
///
/// Below the matches and their number stand near matches, or among the matches where none is as it was typed, as on the page;
/// each with the words that it lacks. Ends with 0 when there are matches, 1 when there are
/// none, 2 when the file cannot be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// Words, "a phrase", OR, -word, word*, word~, person:name, date:2016..2017
    query: String,
}

/// Most characters of a snippet: two lines of a usual terminal.
const SNIPPET_CHARS: usize = 160;

/// Near matches that are printed: as many as the page lists.
const N_NEAR: usize = 50;

/// What is said above matches with others among them.
pub const MIXED: &str = "note: none has all the words as they were typed; those that lack some stand among those that have them in \
    another form";

/// What is said behind the number of matches that stand among others.
pub const OF_ALL_WORDS: &str = " with all the words";

/// Characters of a snippet that stand before the first highlight, when there are that many.
const LEAD_CHARS: usize = 40;

/// Searches, and tells whether something was found.
///
/// # Errors
///
/// When the file cannot be read or loaded.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    if collection::is_wanted(&args.input)? {
        return collection::search(&args.input, &args.query, out);
    }
    let (_, loaded) = args.input.load()?;
    Ok(write(out, &loaded.dossier, &args.query)?)
}

/// Writes what a query finds, and whether it finds a passage.
fn write(out: &mut impl Write, dossier: &Dossier, query: &str) -> io::Result<bool> {
    let found = Index::new(dossier).search(dossier, query);
    for notice in &found.notices {
        writeln!(out, "note: {}", notice_text(notice))?;
    }
    for meant in &found.meant {
        writeln!(out, "note: perhaps meant: {}", meant.used.join(", "))?;
    }
    if found.relaxed && !found.hits.is_empty() {
        writeln!(out, "note: these passages have most of the words")?;
    }
    let hits: Vec<&Hit> = found.hits.iter().collect();
    let more: Vec<&Hit> = found.more.iter().take(N_NEAR).collect();
    let listed = found.in_one_list(&hits, &more);
    let is_mixed = search::is_mixed(&listed);
    if is_mixed {
        writeln!(out, "{MIXED}")?;
    }
    let (listed, near): (Vec<_>, Vec<_>) = listed
        .into_iter()
        .partition(|(is_match, _)| *is_match || is_mixed);
    for (is_match, hit) in listed {
        write_hit(out, dossier, &found, hit, is_match)?;
    }
    let sum = match found.hits.len() {
        0 => "no passage".to_owned(),
        1 => "1 passage".to_owned(),
        n_hits => format!("{n_hits} passages"),
    };
    writeln!(out, "{sum}{}", if is_mixed { OF_ALL_WORDS } else { "" })?;
    if !near.is_empty() {
        writeln!(
            out,
            "\nnear matches, with some of the words or similar ones:"
        )?;
    }
    for (_, hit) in near {
        write_hit(out, dossier, &found, hit, true)?;
    }
    Ok(!found.hits.is_empty())
}

/// `is_plain`: what it is, a match or not, is said above it.
fn write_hit(
    out: &mut impl Write,
    dossier: &Dossier,
    found: &Found,
    hit: &Hit,
    is_plain: bool,
) -> io::Result<()> {
    let passage = &dossier.passages[hit.passage.at()];
    let snippet = snippet(&dossier.block_of(hit.passage).text, hit.spans.first());
    writeln!(out, "{} (passage {})", passage.key, passage.number)?;
    writeln!(out, "  {snippet}")?;
    write_lacking(out, &found.lacking(hit), is_plain)
}

/// Writes which words something lacks, where it lacks few or nothing else says that it does.
pub fn write_lacking(
    out: &mut impl Write,
    lacking: &[impl AsRef<str>],
    is_plain: bool,
) -> io::Result<()> {
    let quoted: Vec<String> = lacking
        .iter()
        .map(|words| format!("\"{}\"", words.as_ref()))
        .collect();
    match quoted.as_slice() {
        [] if is_plain => Ok(()),
        [] => writeln!(out, "  only some of the words"),
        quoted => writeln!(out, "  without {}", quoted.join(", ")),
    }
}

fn notice_text(notice: &Notice) -> String {
    match notice {
        Notice::PlainFallback => {
            "not a valid query (an open quotation mark or bracket): searched as plain words"
                .to_owned()
        }
        Notice::TooLong => "the query is too long: its end was left out".to_owned(),
        Notice::UnknownField { field } => format!("no field {field:?}: searched as words"),
        Notice::BadDate { value } => {
            format!("{value:?} is no date or period: searched as words")
        }
        Notice::NothingForAll { missing } if missing.is_empty() => {
            "no passage has all the words".to_owned()
        }
        Notice::NothingForAll { missing } => format!(
            "no passage has all the words; nowhere at all: {}",
            missing.join(", ")
        ),
        Notice::Spelling { asked, used } => {
            format!("{asked:?} stands nowhere: searched {}", used.join(", "))
        }
    }
}

/// The part of a text around a span, on one line, with an ellipsis where it is cut.
fn snippet(text: &str, span: Option<&Span>) -> String {
    let n_chars = text.chars().count();
    let first = span.map_or(0, |span| span.start as usize);
    let start = first
        .saturating_sub(LEAD_CHARS)
        .min(n_chars.saturating_sub(SNIPPET_CHARS));
    let inside: String = text
        .chars()
        .skip(start)
        .take(SNIPPET_CHARS)
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + SNIPPET_CHARS < n_chars {
        "…"
    } else {
        ""
    };
    format!("{before}{inside}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_its_own_snippet() {
        assert_eq!(snippet("Zürich\n1998", None), "Zürich 1998");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_highlight() {
        let text = format!("{}found{}", "a".repeat(200), "é".repeat(200));
        let span = Span {
            start: 200,
            end: 205,
        };
        let snippet = snippet(&text, Some(&span));
        let expected = format!("…{}found{}…", "a".repeat(40), "é".repeat(115));
        assert_eq!(snippet, expected);
    }

    #[test]
    fn a_highlight_near_the_end_keeps_the_snippet_full() {
        let text = format!("{}end", "a".repeat(300));
        let span = Span {
            start: 300,
            end: 303,
        };
        let snippet = snippet(&text, Some(&span));
        assert_eq!(snippet.chars().count(), SNIPPET_CHARS + 1);
        assert!(snippet.ends_with("end"));
    }
}
