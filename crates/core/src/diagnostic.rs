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

/// Text from someone's data as a message names it: in quotation marks, so that its ends are seen, and with what would
/// not be seen, or would end it too early, as Rust writes it in a string.
///
/// It is a function of its own because pages are built without what `{:?}` writes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for scalar in text.chars() {
        match scalar {
            '"' | '\\' => quoted.extend(['\\', scalar]),
            _ if scalar.is_control() => quoted.extend(scalar.escape_default()),
            _ => quoted.push(scalar),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_seen_whole() {
        assert_eq!(quoted("été"), "\"été\"");
        assert_eq!(quoted("a \"b\" \\c"), r#""a \"b\" \\c""#);
        assert_eq!(quoted("a\nb\t\u{85}\0"), r#""a\nb\t\u{85}\u{0}""#);
    }
}
