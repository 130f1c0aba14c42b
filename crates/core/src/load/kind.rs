//! A JSON value as each kind of [`crate::format::Kind`], or a few words for people who edit JSON: what was expected and
//! what is there.

use serde_json::{Map, Value};

use crate::diagnostic::quoted;
use crate::label::Label;
use crate::model::Qualifier;

pub(super) fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| unexpected("a text", value))
}

pub(super) fn flag(value: &Value) -> Result<bool, String> {
    value
        .as_bool()
        .ok_or_else(|| unexpected("true or false", value))
}

pub(super) fn number(value: &Value) -> Result<f64, String> {
    value.as_f64().ok_or_else(|| unexpected("a number", value))
}

pub(super) fn count(value: &Value) -> Result<u32, String> {
    match whole(value)?.try_into() {
        Ok(count) => Ok(count),
        Err(_) => Err(not_a_count()),
    }
}

pub(super) fn small_count(value: &Value) -> Result<u8, String> {
    match whole(value)?.try_into() {
        Ok(count) => Ok(count),
        Err(_) => Err(not_a_count()),
    }
}

fn whole(value: &Value) -> Result<u64, String> {
    match value.as_u64() {
        Some(whole) => Ok(whole),
        None if value.is_number() => Err(not_a_count()),
        None => Err(unexpected("a whole number", value)),
    }
}

/// The message for a number that is not a count in range.
fn not_a_count() -> String {
    "expected a whole number that is not negative, found another number".to_owned()
}

pub(super) fn list(value: &Value) -> Result<&[Value], String> {
    value
        .as_array()
        .map(Vec::as_slice)
        .ok_or_else(|| unexpected("a list", value))
}

pub(super) fn object(value: &Value) -> Result<&Map<String, Value>, String> {
    value
        .as_object()
        .ok_or_else(|| unexpected("an object", value))
}

pub(super) fn label(value: &Value) -> Result<Label, String> {
    const EXPECTED: &str = "a text, or texts by language";
    match value {
        Value::String(text) => Ok(Label::Plain(text.clone())),
        Value::Object(by_lang) if !by_lang.is_empty() => {
            let mut texts = Vec::new();
            for (lang, text) in by_lang {
                let text = text.as_str().ok_or_else(|| unexpected(EXPECTED, text))?;
                texts.push((lang.clone(), text.to_owned()));
            }
            Ok(Label::ByLang(texts))
        }
        other => Err(unexpected(EXPECTED, other)),
    }
}

pub(super) fn qualifier(value: &Value) -> Result<Qualifier, String> {
    const EXPECTED: &str = "exact, about, more-than, at-least or fewer-than";
    match value.as_str() {
        Some("exact") => Ok(Qualifier::Exact),
        Some("about") => Ok(Qualifier::About),
        Some("more-than") => Ok(Qualifier::MoreThan),
        Some("at-least") => Ok(Qualifier::AtLeast),
        Some("fewer-than") => Ok(Qualifier::FewerThan),
        Some(other) => Err(format!("expected {EXPECTED}, found {}", quoted(other))),
        None => Err(unexpected(EXPECTED, value)),
    }
}

/// The message for a value of another type.
fn unexpected(expected: &str, found: &Value) -> String {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    ["expected ", expected, ", found ", found].concat()
}
