//! What a pasted text is: it has no file name that would say so.

/// What pasted texts are called, before the ending.
pub(super) const PASTED: &str = "pasted";

/// A file name for a pasted text, whose ending says what the text looks like.
///
/// JSON begins as JSON does, HTML has elements, Markdown has front matter, headings or links; anything else is plain
/// text.
pub fn name_of(text: &str) -> &'static str {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde_json::Value>(start).is_ok() {
        "pasted.json"
    } else if is_html(start) {
        "pasted.html"
    } else if is_markdown(start) {
        "pasted.md"
    } else {
        "pasted.txt"
    }
}

/// Bytes that are looked at to tell HTML.
const LOOKED_AT_BYTES: usize = 4000;

fn is_html(start: &str) -> bool {
    let mut end = start.len().min(LOOKED_AT_BYTES);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let lower = start[..end].to_ascii_lowercase();
    let elements = [
        "<!doctype html",
        "<html",
        "<body",
        "<article",
        "<p>",
        "<p ",
        "<div",
        "<h1",
        "<h2",
    ];
    start.starts_with('<') && elements.iter().any(|element| lower.contains(element))
}

fn is_markdown(start: &str) -> bool {
    if start.starts_with("+++\n") || start.starts_with("---\n") {
        return true;
    }
    start.lines().any(|line| {
        let heading = line.trim_start_matches('#');
        let level = line.len() - heading.len();
        let is_link = line
            .split_once("](")
            .is_some_and(|(before, after)| before.contains('[') && after.contains(')'));
        ((1..=4).contains(&level) && heading.starts_with(' ')) || line.starts_with("> ") || is_link
    })
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[track_caller]
    fn check(text: &str, name: &str) {
        assert_eq!(name_of(text), name, "{text:?}");
    }

    #[test]
    fn what_looks_like_json_and_is_none_is_text() {
        check("{\"a\": 1}", "pasted.json");
        check("[sic] he said", "pasted.txt");
        check("", "pasted.txt");
    }

    #[test]
    fn elements_are_html() {
        check("<p>In May 2016 the pier was sold.</p>", "pasted.html");
        check("  <!DOCTYPE html><title>x</title>", "pasted.html");
        check("<3 the pier", "pasted.txt");
    }

    #[test]
    fn headings_links_and_front_matter_are_markdown() {
        check("+++\ntitle = \"T\"\n+++\n", "pasted.md");
        check("Words\n\n## Part two\n", "pasted.md");
        check("See [the register](https://example.org).", "pasted.md");
        check("#hashtag\n\n#1 of the list", "pasted.txt");
    }
}
