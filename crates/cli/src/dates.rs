//! `dossier dates`: the dates of texts, as a table, as JSON, or as TIMEX3 in TimeML.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dossier_core::date::Date;
use dossier_core::extract::{self, Confidence, Document, FoundDate, Text, TimeMl, Unresolved};
use dossier_core::read::{self, Kind, Source, Sources};
use serde_json::{Value, json};

use crate::Error;
use crate::input::text_of;
use crate::whole_file::write;

/// Find the dates in texts, and what each means
///
/// Reads TimeML (.tml), Markdown and plain text. "Yesterday" counts from the day on which a text was published, which its
/// file says or --date. What has no place on the calendar ("for years", "daily") is listed with the reason. Ends with 0
/// when dates are found, 1 when there are none, 2 when a file cannot be read or written.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The texts
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A table for people, JSON, or the texts as TimeML with TIMEX3, one file for each, of the same name
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The folder for TimeML
    #[arg(short, long, required_if_eq("format", "tml"))]
    output: Option<PathBuf>,
    /// When the texts were published, in EDTF, where their files do not say it
    #[arg(long, value_parser = parse_date)]
    date: Option<Date>,
    /// Their language, where their files do not say it: en, fr
    #[arg(long)]
    lang: Option<String>,
}

/// How the dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Tml,
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}

/// A text with what its file says of it.
struct Story<'a> {
    /// The characters that are read. As many as the file's text has, so that offsets are the same.
    text: String,
    /// The TimeML that it stands in.
    timeml: Option<TimeMl<'a>>,
    published: Option<Date>,
    lang: String,
}

/// Finds the dates; whether there are some.
///
/// # Errors
///
/// When a file is of another kind, or cannot be read or written.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let mut n_dates = 0;
    let mut written = BTreeSet::new();
    let mut listed = Vec::new();
    for path in &args.files {
        let source = text_of(path)?;
        let story = story(path, &source, args)?;
        let blocks = [Text {
            text: &story.text,
            ..Text::default()
        }];
        let dates = extract::dates(&Document {
            lang: &story.lang,
            published: story.published.as_ref(),
            blocks: &blocks,
        });
        n_dates += dates.len();
        match (args.format, &args.output) {
            (Format::Tml, Some(folder)) => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let target = folder.join(format!("{stem}.tml"));
                // Two texts of one name would be one file.
                if !written.insert(target.clone()) {
                    return Err(Error::Taken(target));
                }
                let tml = match &story.timeml {
                    Some(timeml) => timeml.write(&dates),
                    None => {
                        let created = story.published.as_ref().map(Date::edtf);
                        let text = &source.text;
                        extract::timeml_from_text(&stem, created, &story.lang, text, &dates)
                    }
                };
                write(&target, tml.as_bytes())?;
                writeln!(out, "{}", target.display())?;
            }
            (Format::Json, _) => listed.push(listing(path, &story, &dates)),
            _ => write_table(out, path, &story, &dates)?,
        }
    }
    if args.format == Format::Json {
        let text = serde_json::to_string_pretty(&listed).unwrap_or_default();
        match &args.output {
            Some(path) => write(path, format!("{text}\n").as_bytes())?,
            None => writeln!(out, "{text}")?,
        }
    }
    Ok(n_dates > 0)
}

fn story<'a>(path: &Path, source: &'a Source<'_>, args: &Args) -> Result<Story<'a>, Error> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_timeml = ["tml", "timeml", "xml"].contains(&ending.to_lowercase().as_str());
    let timeml = is_timeml.then(|| TimeMl::read(&source.text));
    let (text, said) = match &timeml {
        Some(timeml) => {
            let said = about(Kind::Text, &source.name, &timeml.text);
            (timeml.text.clone(), said)
        }
        None => match Kind::of(&source.name, &source.text) {
            Some(kind @ Kind::Markdown) => (
                masked(&source.text),
                about(kind, &source.name, &source.text),
            ),
            Some(kind @ Kind::Text) => (
                source.text.to_string(),
                about(kind, &source.name, &source.text),
            ),
            _ => return Err(Error::NoText(path.to_owned())),
        },
    };
    let created = timeml.as_ref().and_then(|timeml| timeml.created);
    let published = match created {
        // A creation time may go down to the second.
        Some(created) => created.get(..10).or(Some(created)).map(str::to_owned),
        None => said["published"]["edtf"].as_str().map(str::to_owned),
    };
    let published = published.and_then(|text| Date::parse(&text).ok());
    let named = timeml.as_ref().and_then(|timeml| timeml.lang);
    let lang = named
        .or(args.lang.as_deref())
        .or(said["lang"].as_str())
        .unwrap_or_default();
    Ok(Story {
        text,
        lang: lang.to_owned(),
        published: published.or_else(|| args.date.clone()),
        timeml,
    })
}

/// What a reader of stories finds out about a text: its language, its date of publication.
fn about(kind: Kind, name: &str, text: &str) -> Value {
    let sources = Sources {
        articles: vec![(kind, Source::new(name, text))],
        ..Sources::default()
    };
    let mut draft = read::sources(&sources);
    draft.json["articles"][0].take()
}

/// A story in Markdown without its front matter and the targets of its links, each character of which becomes a sign
/// that says nothing: what is left stands where it stood.
fn masked(story: &str) -> String {
    let fence = story.lines().next().unwrap_or_default().trim_end();
    let mut in_front = matches!(fence, "+++" | "---");
    let mut text = String::with_capacity(story.len());
    for (n, line) in story.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_end() == fence;
        let hide = in_front;
        if in_front && n > 0 && is_fence {
            in_front = false;
        }
        let mut in_target = false;
        let mut before = ' ';
        for letter in line.chars() {
            in_target &= letter != ')';
            text.push(match letter {
                '\n' | '\r' => letter,
                _ if hide => ' ',
                _ if in_target => '_',
                _ => letter,
            });
            in_target |= before == ']' && letter == '(';
            before = letter;
        }
    }
    text
}

/// The characters of a date, on one line.
fn words(letters: &[char], date: &FoundDate) -> String {
    let (start, end) = (date.span.start as usize, date.span.end as usize);
    let run = letters.get(start..end).unwrap_or_default();
    run.iter()
        .map(|letter| if letter.is_control() { ' ' } else { *letter })
        .collect()
}

fn write_table(
    out: &mut impl Write,
    path: &Path,
    story: &Story<'_>,
    dates: &[FoundDate],
) -> io::Result<()> {
    let published = match &story.published {
        Some(date) => date.edtf(),
        None => "not known",
    };
    writeln!(out, "{}: published {published}", path.display())?;
    let letters: Vec<char> = story.text.chars().collect();
    for date in dates {
        let words = words(&letters, date);
        let meaning = match (&date.edtf, date.unresolved) {
            (Some(edtf), _) => edtf.as_str(),
            (None, why) => reason(why),
        };
        let sure = match (&date.edtf, date.confidence) {
            (Some(_), Confidence::Low) => " (a guess)",
            _ => "",
        };
        writeln!(out, "  {words:<36} {meaning}{sure}")?;
    }
    match dates.len() {
        0 => writeln!(out, "  no date"),
        1 => writeln!(out, "  1 date"),
        n_dates => writeln!(out, "  {n_dates} dates"),
    }
}

fn reason(why: Option<Unresolved>) -> &'static str {
    match why {
        Some(Unresolved::NoPublication) => "– it counts from the day of publication",
        Some(Unresolved::NoAnchor) => "– it counts from a date that is not said",
        Some(Unresolved::Vague) => "– vague",
        Some(Unresolved::NotACalendarDate) | None => "– how long, how often, or no one date",
    }
}

fn listing(path: &Path, story: &Story<'_>, dates: &[FoundDate]) -> Value {
    let letters: Vec<char> = story.text.chars().collect();
    let dates: Vec<Value> = dates
        .iter()
        .map(|date| {
            let timexes: Vec<Value> = date
                .timexes
                .iter()
                .map(|timex| {
                    json!({
                        "start": timex.span.start,
                        "end": timex.span.end,
                        "type": timex.kind.name(),
                        "value": timex.value,
                    })
                })
                .collect();
            json!({
                "start": date.span.start,
                "end": date.span.end,
                "words": words(&letters, date),
                "edtf": date.edtf,
                "role": date.role.name(),
                "rule": date.rule,
                "confidence": date.confidence.name(),
                "alternatives": date.alternatives,
                "unresolved": date.unresolved.map(|_| reason(date.unresolved).trim_start_matches("– ")),
                "timex3": timexes,
            })
        })
        .collect();
    json!({
        "file": path.display().to_string(),
        "published": story.published.as_ref().map(Date::edtf),
        "lang": story.lang,
        "dates": dates,
    })
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn front_matter_and_targets_of_links_are_not_read() {
        let story = "+++\ntitle = \"May 2016\"\n+++\n\nIn [May](date:2016-05) é.\n";
        let text = masked(story);
        assert_eq!(text.chars().count(), story.chars().count());
        assert!(text.ends_with("\n\nIn [May](____________) é.\n"));
        assert!(!text.contains("2016"));
    }

    #[test]
    fn a_story_without_front_matter_is_read_from_its_start() {
        assert_eq!(masked("In May.\n\n---\n\nEnd."), "In May.\n\n---\n\nEnd.");
    }
}
