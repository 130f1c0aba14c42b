//! `dossier completions`: what a shell needs to complete commands, options and file names.

use std::io::Write;

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::Error;

/// Print the script that lets a shell complete dossier's commands and options
///
/// For bash: dossier completions bash > ~/.local/share/bash-completion/completions/dossier
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Writes the script.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let mut script = Vec::new();
    let mut command = crate::Args::command();
    clap_complete::generate(args.shell, &mut command, "dossier", &mut script);
    out.write_all(&script)?;
    Ok(true)
}
