//! `dossier import`: what a newsroom has, as a dossier's JSON or as the files that an editor works on.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dossier_core::{format, read};
use serde_json::Value;

use crate::Error;
use crate::input::Input;
use crate::problems::{Format, is_coloured};
use crate::whole_file::write;

/// Turn a story, a page, a text or a timeline into a story in Markdown to work on, or into a dossier's JSON
///
/// With -o story.md it writes that, and entities.toml and events.toml beside it; otherwise JSON. What is wrong or not sure
/// is said, and what can be kept is kept. Ends with 0 when it is written, 2 when a file cannot be read or written.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// The file to write: .md for a story to work on, else JSON; JSON to the terminal when not given
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    /// How problems are written, on standard error
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Writes the files, and says what is wrong.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let read = args.input.read()?;
    let coloured = is_coloured(&io::stderr());
    let stderr = &mut io::stderr().lock();
    read.problems.write_styled(stderr, args.format, coloured)?;
    let json: Value = serde_json::from_slice(&read.json).unwrap_or_default();
    let Some(path) = &args.output else {
        out.write_all(format::write(&json).as_bytes())?;
        return Ok(true);
    };
    let is_story = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    if !is_story {
        write(path, format::write(&json).as_bytes())?;
        return Ok(true);
    }
    let Some(files) = read::files(&json) else {
        return Err(Error::SeveralArticles(args.input.file.clone()));
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = [
        (path.clone(), files.story),
        (folder.join("entities.toml"), files.registry),
        (folder.join("events.toml"), files.events),
    ];
    let files = files.iter().filter(|(_, text)| !text.is_empty());
    if let Some((taken, _)) = files.clone().find(|(path, _)| path.exists() && !args.force) {
        return Err(Error::Taken(taken.clone()));
    }
    for (path, text) in files {
        write(path, text.as_bytes())?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(true)
}
