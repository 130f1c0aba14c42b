//! `dossier schema`: the JSON Schema of the format.

use std::io::Write;

use dossier_core::format;

use crate::Error;

/// Print the JSON Schema of a dossier, for editors and validators
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Writes the schema.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(_: &Args, out: &mut impl Write) -> Result<bool, Error> {
    serde_json::to_writer_pretty(&mut *out, &format::schema()).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(true)
}
