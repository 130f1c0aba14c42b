//! YAML as front matter has it: mappings, lists and texts.
//!
//! Every scalar is a text: nothing of a story's front matter is a number, and `title: 2018` is a title. Anchors are
//! refused, since a few of them can stand for gigabytes.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// Most levels of mappings and lists inside one another.
const MAX_DEPTH: usize = 32;

/// What is wrong, and the line (from 1) that it is wrong in.
pub type Wrong = (String, usize);

/// A mapping and lists that are not closed yet.
enum Open {
    List(Vec<Value>),
    /// The fields, and the name of the one that comes next.
    Mapping(Map<String, Value>, Option<String>),
}

/// Reads one document that is a mapping.
pub fn read(text: &str) -> Result<Map<String, Value>, Wrong> {
    let mut open: Vec<Open> = Vec::new();
    let mut whole = None;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| (error.info().to_owned(), error.marker().line()))?;
        let line = span.start.line();
        let value = match event {
            Event::Scalar(words, style, ..) => {
                let is_nothing =
                    style == ScalarStyle::Plain && matches!(&*words, "" | "~" | "null");
                Some(if is_nothing {
                    Value::Null
                } else {
                    words.into_owned().into()
                })
            }
            Event::Alias(_) => return Err(("anchors are not read".to_owned(), line)),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Mapping(Map::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|done| match done {
                Open::List(items) => items.into(),
                Open::Mapping(fields, _) => fields.into(),
            }),
            _ => None,
        };
        if open.len() > MAX_DEPTH {
            return Err((format!("more than {MAX_DEPTH} levels"), line));
        }
        let Some(value) = value else { continue };
        match open.last_mut() {
            None => whole = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Mapping(_, name @ None)) => match value {
                Value::String(text) => *name = Some(text),
                _ => return Err(("the name of a field is no text".to_owned(), line)),
            },
            Some(Open::Mapping(fields, name)) => {
                fields.insert(name.take().unwrap_or_default(), value);
            }
        }
    }
    match whole {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(fields)) => Ok(fields),
        Some(_) => Err(("it has no fields".to_owned(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_lists_and_texts_are_read() {
        let read = read(
            "title: 2018\nby: [Ana, \"Bo\"]\nsource:\n  url: https://a.b/c#d\nnote: >\n  two\n  lines\nnone:\n",
        );
        let expected = json!({
            "title": "2018", "by": ["Ana", "Bo"], "source": { "url": "https://a.b/c#d" }, "note": "two lines\n",
            "none": null,
        });
        assert_eq!(read.map(Value::from), Ok(expected));
        assert_eq!(super::read(""), Ok(Map::new()));
    }

    #[test]
    fn what_cannot_be_read_says_the_line() {
        assert_eq!(
            read("a: &x [1]\nb: *x\n"),
            Err(("anchors are not read".to_owned(), 2))
        );
        assert_eq!(read("- a\n").map_err(|wrong| wrong.1), Err(1));
        assert!(read(&"[".repeat(1000)).is_err());
        assert!(read("a: [1\nb: 2").is_err());
    }
}
