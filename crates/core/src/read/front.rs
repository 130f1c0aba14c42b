//! Front matter: TOML between two lines `+++` at the start of a story.

use serde_json::{Map, Value};

use super::source::{Problems, Source};

/// The line around front matter.
const FENCE: &str = "+++";

/// The line around front matter in YAML, which is not read.
const YAML_FENCE: &str = "---";

/// The fields, the text behind them, and the byte where that begins.
pub fn split<'a>(
    story: &Source<'a>,
    problems: &mut Problems,
) -> (Map<String, Value>, &'a str, usize) {
    let text = story.text;
    let whole = || (Map::new(), text, 0);
    let Some(rest) = text
        .strip_prefix(FENCE)
        .filter(|rest| rest.starts_with(['\n', '\r']))
    else {
        let is_yaml = text.starts_with(YAML_FENCE);
        let what = if is_yaml {
            "the front matter is YAML"
        } else {
            "the story has no front matter"
        };
        problems.error(
            story.place(0),
            what,
            "begin with a line +++, then TOML such as title = \"…\", then a line +++",
        );
        return whole();
    };
    let end = rest
        .match_indices("\n+++")
        .map(|(at, _)| at + 1)
        .find(|at| {
            let after = &rest[at + FENCE.len()..];
            after.is_empty() || after.starts_with(['\n', '\r'])
        });
    let Some(end) = end else {
        problems.error(
            story.place(0),
            "the front matter has no end",
            "close it with a line +++",
        );
        return whole();
    };
    let body_start = FENCE.len() + end + FENCE.len();
    let fields = match toml::from_str::<Map<String, Value>>(&rest[..end]) {
        Ok(fields) => fields,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            problems.error(
                story.place(FENCE.len() + at),
                format!("the front matter is not TOML: {}", error.message()),
                "quote texts, and write lists as [\"a\", \"b\"]",
            );
            Map::new()
        }
    };
    (fields, &text[body_start..], body_start)
}
