//! `dossier check`: diagnostics as lines for people, or as JSON for programs.

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use dossier_core::diagnostic::{Diagnostic, Severity};

/// How the diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Two lines for each problem, and a sum
    Text,
    /// One array of objects with severity, pointer, message and hint
    Json,
}

/// Writes what is wrong with a file.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(
    out: &mut impl Write,
    file: &Path,
    diagnostics: &[Diagnostic],
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Text => write_text(out, file, diagnostics),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, diagnostics)?;
            writeln!(out)
        }
    }
}

fn write_text(out: &mut impl Write, file: &Path, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let pointer = match diagnostic.pointer.as_str() {
            "" => "(the whole file)",
            pointer => pointer,
        };
        writeln!(out, "{severity}: {pointer}: {}", diagnostic.message)?;
        if !diagnostic.hint.is_empty() {
            writeln!(out, "  hint: {}", diagnostic.hint)?;
        }
    }
    writeln!(out, "{}: {}", file.display(), problems(diagnostics.len()))
}

/// "no problem", "1 problem", "2 problems".
pub fn problems(n_problems: usize) -> String {
    match n_problems {
        0 => "no problem".to_owned(),
        1 => "1 problem".to_owned(),
        _ => format!("{n_problems} problems"),
    }
}
