//! A problem in someone's data: where it is, what it is, how to mend it.

use serde::Serialize;

/// How much a problem cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something of the data is not shown.
    Error,
    /// Everything is shown, but something is probably not meant so.
    Warning,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What it cost.
    pub severity: Severity,
    /// JSON pointer (RFC 6901) to the value at fault; empty for the whole file.
    pub pointer: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// How to mend it, as a sentence without a full stop.
    pub hint: String,
}
