//! Collects diagnostics while fields are taken out of records. Pointers are RFC 6901.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::{Field, Records};

use super::MAX_DIAGNOSTICS;

/// Positions by id; one kind of map serves every use, which the page pays for once.
pub(super) type Ids = std::collections::BTreeMap<String, u32>;

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

    pub(super) fn error(&mut self, pointer: &str, message: impl Into<String>, hint: &str) {
        self.push(Severity::Error, pointer, message.into(), hint);
    }

    pub(super) fn warning(&mut self, pointer: &str, message: impl Into<String>, hint: &str) {
        self.push(Severity::Warning, pointer, message.into(), hint);
    }

    fn push(&mut self, severity: Severity, pointer: &str, message: String, hint: &str) {
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            self.n_left_out += 1;
            return;
        }
        self.diagnostics.push(Diagnostic {
            severity,
            pointer: pointer.to_owned(),
            message,
            hint: hint.to_owned(),
        });
    }

    /// The value of a field that may be left out; of the wrong type, it is left out with an error.
    pub(super) fn optional<T: Default>(&mut self, pointer: &str, field: Field<T>) -> T {
        self.maybe(pointer, field).unwrap_or_default()
    }

    /// The value of a field, if it is there and of its type.
    pub(super) fn maybe<T>(&mut self, pointer: &str, field: Field<T>) -> Option<T> {
        match field {
            Field::Good(value) => Some(value),
            Field::Absent => None,
            Field::Bad(why) => {
                self.error(pointer, why, "give a value of the right type, or leave the field out");
                None
            }
        }
    }

    /// The value of a field without which its record cannot be used.
    pub(super) fn required<T>(&mut self, pointer: &str, field: Field<T>, hint: &str) -> Option<T> {
        match field {
            Field::Good(value) => Some(value),
            Field::Absent => {
                self.error(pointer, "the field is missing", hint);
                None
            }
            Field::Bad(why) => {
                self.error(pointer, why, hint);
                None
            }
        }
    }

    /// A text that must be there and not be empty.
    pub(super) fn text(&mut self, pointer: &str, field: Field<String>, hint: &str) -> Option<String> {
        let text = self.required(pointer, field, hint)?;
        if text.trim().is_empty() {
            self.error(pointer, "the text is empty", hint);
            return None;
        }
        Some(text)
    }

    /// The good records of a list, each with its pointer.
    pub(super) fn records<T>(&mut self, pointer: &str, list: Records<T>) -> Vec<(String, T)> {
        let mut records = Vec::new();
        for (at, record) in self.optional(pointer, list).into_iter().enumerate() {
            let pointer = format!("{pointer}/{at}");
            match record {
                Field::Good(record) => records.push((pointer, record)),
                Field::Absent => self.error(&pointer, "the entry is null", "remove it"),
                Field::Bad(why) => self.error(&pointer, why, "write an entry as docs/format.md shows it"),
            }
        }
        records
    }

    /// A language tag; `fallback` where there is none or it is not one.
    pub(super) fn lang(&mut self, pointer: &str, field: Field<String>, fallback: &str) -> String {
        let Some(lang) = self.maybe(pointer, field) else {
            return fallback.to_owned();
        };
        let well_formed = !lang.is_empty()
            && lang.split('-').all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if !well_formed {
            self.warning(
                pointer,
                format!("{lang:?} is not a language tag"),
                "use a BCP 47 tag such as \"en\" or \"fr-CA\"",
            );
            return fallback.to_owned();
        }
        lang
    }

    /// An id made of `a-z`, `0-9` and `-` that `taken` does not hold yet. Where there is no usable one, `made` is
    /// used, with a number behind it until it is free, so that nothing is lost.
    pub(super) fn id(
        &mut self,
        pointer: &str,
        field: Field<String>,
        made: &str,
        taken: &mut Ids,
    ) -> String {
        const HINT: &str = "give an id of a-z, 0-9 and -, used once";
        let given = self.required(pointer, field, HINT);
        let given = given.filter(|id| {
            let well_formed = is_id(id);
            if !well_formed {
                self.error(pointer, format!("{id:?} is not an id"), HINT);
            }
            well_formed
        });
        if let Some(id) = &given {
            if !taken.contains_key(id) {
                taken.insert(id.clone(), 0);
                return id.clone();
            }
            self.error(pointer, format!("the id {id:?} is used twice"), HINT);
        }
        let stem = given.unwrap_or_else(|| made.to_owned());
        let free = (1..)
            .map(|n| format!("{stem}-{n}"))
            .find(|id| !taken.contains_key(id))
            .unwrap_or(stem);
        taken.insert(free.clone(), 0);
        free
    }

    /// A date in EDTF.
    pub(super) fn date(&mut self, pointer: &str, edtf: &str) -> Option<Date> {
        match Date::parse(edtf) {
            Ok(date) => Some(date),
            Err(error) => {
                self.error(
                    pointer,
                    format!("{edtf:?} is not an EDTF date: {}", error.message),
                    "write for example 2017-12-17, 2016-23 (autumn), 2015~ (about) or 2014-06-29/.. (since)",
                );
                None
            }
        }
    }

    /// An address with one of `schemes`; anything else could run as script or leave the page broken.
    pub(super) fn address(
        &mut self,
        pointer: &str,
        field: Field<String>,
        schemes: &[&str],
    ) -> Option<String> {
        let address = self.maybe(pointer, field)?;
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let allowed = scheme.is_some_and(|scheme| schemes.contains(&scheme.as_str()));
        if !allowed || address.chars().any(|c| c.is_control() || c.is_whitespace()) {
            self.error(
                pointer,
                format!("{address:?} is not an address that a page may link to"),
                &format!("use an address that begins with {}:", schemes.join(": or ")),
            );
            return None;
        }
        Some(address)
    }
}

/// Whether `id` is `[a-z0-9][a-z0-9-]*`.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
