//! `dossier import`: the JSON of what a newsroom has.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::input::Input;
use crate::problems::Format;
use crate::{Error, build};

/// Write the JSON of a story in Markdown with its registry and its events
///
/// Ends with 0 when it is written, 2 when a file cannot be read or written. What is wrong with the story is said,
/// and what can be kept is kept.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// The file to write; the terminal when not given
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Writes the JSON, and says what is wrong.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let read = args.input.read()?;
    read.problems
        .write(&mut io::stderr().lock(), Format::Text)?;
    match &args.output {
        None => out.write_all(&read.json)?,
        Some(path) => {
            fs::write(path, &read.json).map_err(|source| build::Error::Write {
                path: path.clone(),
                source,
            })?;
        }
    }
    Ok(true)
}
