//! `dossier check`: what is wrong with a dossier, as lines for people or as JSON for programs.

use std::io::{self, Write};

use crate::Error;
use crate::build::pictures;
use crate::collection;
use crate::input::Input;
use crate::problems::{Format, is_coloured};
use crate::suggest;

/// Say what is wrong with a dossier: where, what, and how to mend it
///
/// What the text says and nobody has decided is listed behind that; it is nothing wrong. Ends with 0 when nothing is wrong, 1
/// when something is, 2 when the file cannot be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Writes what is wrong; whether nothing is.
///
/// # Errors
///
/// When the file cannot be read or loaded.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    if collection::is_records(&args.input)? {
        return collection::check(&args.input, args.format, out);
    }
    let (read, loaded) = args.input.loaded_of(args.input.propose()?)?;
    let undecided = read.undecided;
    let mut problems = read.problems;
    let of_pictures = pictures::problems(&loaded.dossier, &read.folder, &problems);
    problems.list.extend(of_pictures);
    problems.list.sort_by(|a, b| a.place.cmp(&b.place));
    problems.notes = suggest::notes(&undecided);
    problems.write_styled(out, args.format, is_coloured(&io::stdout()))?;
    if args.format == Format::Text {
        writeln!(out, "{}: {}", args.input.file.display(), problems.sum())?;
        if !undecided.is_empty() {
            writeln!(
                out,
                "\nNot decided; `dossier suggest` writes it into the files:"
            )?;
            suggest::list(&undecided, out)?;
            writeln!(out, "{}", suggest::sum(&undecided))?;
        }
    }
    Ok(problems.is_empty())
}
