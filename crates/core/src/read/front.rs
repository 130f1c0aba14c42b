//! Front matter at the start of a story: TOML between two lines `+++`, or YAML between two lines `---`.

use serde_json::{Map, Value};

use super::source::{Problems, Source};
use super::yaml;

/// The line around TOML.
const TOML_FENCE: &str = "+++";

/// The line around YAML.
const YAML_FENCE: &str = "---";

/// The fields of front matter, and where it stands.
#[derive(Debug, Default)]
pub struct Front {
    /// What it says.
    pub fields: Map<String, Value>,
    /// The byte behind it, where the text begins.
    pub end: usize,
}

impl Front {
    /// The byte at which a field begins, else the start of the file.
    pub fn field(&self, text: &str, name: &str) -> usize {
        let mut byte = 0;
        for line in text[..self.end].split_inclusive('\n') {
            let rest = line.trim_start().trim_start_matches('[').strip_prefix(name);
            if rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ':', ']'])) {
                return byte + line.len() - line.trim_start().len();
            }
            byte += line.len();
        }
        0
    }
}

/// Reads what stands before the text.
pub fn split(story: &Source<'_>, problems: &mut Problems) -> Front {
    let text: &str = &story.text;
    let fence = [TOML_FENCE, YAML_FENCE].into_iter().find(|fence| {
        text.lines()
            .next()
            .is_some_and(|line| line.trim_end() == *fence)
    });
    let Some(fence) = fence else {
        problems.error(
            story.place(0),
            "the story has no front matter",
            "begin with a line +++, then TOML such as title = \"…\", then a line +++",
        );
        return Front::default();
    };
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut byte = start;
    let mut end = None;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            end = Some(byte..byte + line.len());
            break;
        }
        byte += line.len();
    }
    let Some(end) = end else {
        problems.error(
            story.place(0),
            "the front matter has no end",
            format!("close it with a line {fence}"),
        );
        return Front::default();
    };
    let matter = &text[start..end.start];
    let fields = if fence == TOML_FENCE {
        toml(story, matter, start, problems)
    } else {
        yaml::read(matter).unwrap_or_else(|(wrong, line)| {
            problems.error(
                story.line(line + 1),
                format!("the front matter is not YAML that can be read: {wrong}"),
                "write fields as name: text, and quote texts that hold a colon",
            );
            Map::new()
        })
    };
    Front {
        fields,
        end: end.end,
    }
}

/// A document of TOML that begins at a byte of its file; its dates become texts.
pub fn toml(
    source: &Source<'_>,
    text: &str,
    start: usize,
    problems: &mut Problems,
) -> Map<String, Value> {
    match toml::from_str::<Map<String, Value>>(text) {
        Ok(mut fields) => {
            fields.values_mut().for_each(dates_as_texts);
            fields
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            problems.error(
                source.place(start + at),
                format!("this is not TOML: {}", error.message()),
                "quote texts, write lists as [\"a\", \"b\"], and close every bracket",
            );
            Map::new()
        }
    }
}

/// The name under which the TOML reader hands over a date without quotation marks.
const TOML_DATE: &str = "$__toml_private_datetime";

/// Dates that stand without quotation marks, as the texts that they are in the format.
pub fn dates_as_texts(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(date) = fields.get(TOML_DATE).and_then(Value::as_str) {
                *value = date.to_owned().into();
            } else {
                fields.values_mut().for_each(dates_as_texts);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(dates_as_texts),
        _ => {}
    }
}
