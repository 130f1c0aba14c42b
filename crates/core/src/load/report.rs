//! Collects diagnostics. Pointers are RFC 6901.

use crate::diagnostic::{Diagnostic, Severity};

use super::MAX_DIAGNOSTICS;

/// The diagnostics so far.
#[derive(Default)]
pub(super) struct Report {
    diagnostics: Vec<Diagnostic>,
    n_left_out: usize,
}

impl Report {
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if self.n_left_out > 0 {
            self.diagnostics.push(Diagnostic {
                severity: Severity::Warning,
                pointer: String::new(),
                message: format!("{} more problems are not listed", self.n_left_out),
                hint: "mend the ones above first".to_owned(),
            });
        }
        self.diagnostics
    }

    pub(super) fn error(&mut self, pointer: &str, message: &str, hint: &str) {
        self.push(Severity::Error, pointer, message, hint);
    }

    pub(super) fn warning(&mut self, pointer: &str, message: &str, hint: &str) {
        self.push(Severity::Warning, pointer, message, hint);
    }

    fn push(&mut self, severity: Severity, pointer: &str, message: &str, hint: &str) {
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            self.n_left_out += 1;
            return;
        }
        self.diagnostics.push(Diagnostic {
            severity,
            pointer: pointer.to_owned(),
            message: message.to_owned(),
            hint: hint.to_owned(),
        });
    }
}
