//! How lines are written: what separates them, and what they look like.

use crate::read::source::{Place, Source};

/// Longest line that may be a heading, in Unicode scalar values.
const MAX_HEADING_CHARS: usize = 100;

/// A heading that is longer is doubtful.
const SURE_HEADING_CHARS: usize = 80;

/// A line that is longer was not wrapped by hand: it is a paragraph of its own.
const MAX_WRAPPED_CHARS: usize = 110;

/// A paragraph from this length is running text, in Unicode scalar values.
const RUNNING_CHARS: usize = 140;

/// Labels that stand over or before the words under a picture.
const LABELS: [&str; 14] = [
    "illustration",
    "photo",
    "photograph",
    "image",
    "picture",
    "figure",
    "fig.",
    "document",
    "infographic",
    "infographie",
    "carte",
    "map",
    "graphique",
    "légende",
];

/// A line without the space around it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    /// Where it begins in the file.
    pub byte: usize,
}

/// Lines with no empty line between them; at least one.
#[derive(Clone, Debug)]
pub struct Chunk<'a> {
    pub lines: Vec<Line<'a>>,
}

/// The text's paragraphs.
pub fn chunks<'a>(source: &'a Source<'_>) -> Vec<Chunk<'a>> {
    let mut chunks: Vec<Chunk<'a>> = Vec::new();
    let mut lines = Vec::new();
    let mut byte = 0;
    for line in source.text.split_inclusive('\n') {
        let text = line.trim();
        if text.is_empty() {
            close(&mut chunks, &mut lines);
        } else {
            let indent = line.len() - line.trim_start().len();
            lines.push(Line {
                text,
                byte: byte + indent,
            });
        }
        byte += line.len();
    }
    close(&mut chunks, &mut lines);
    split_head(&mut chunks);
    // A text without empty lines: every line is a paragraph, unless all are wrapped at the same width.
    if let [only] = &chunks[..]
        && only
            .lines
            .iter()
            .any(|line| n_chars(line.text) > MAX_WRAPPED_CHARS)
    {
        return only
            .lines
            .iter()
            .map(|line| Chunk { lines: vec![*line] })
            .collect();
    }
    chunks
}

/// Kicker, title and byline may stand on lines with no empty line between them: then each begins with a large letter, and
/// the first does not end as a sentence.
fn split_head(chunks: &mut Vec<Chunk<'_>>) {
    let Some(first) = chunks.first().filter(|chunk| chunk.lines.len() > 1) else {
        return;
    };
    let is_large = |line: &Line<'_>| {
        line.text
            .chars()
            .find(|letter| letter.is_alphanumeric())
            .is_some_and(|letter| !letter.is_lowercase())
    };
    let is_title =
        |line: &Line<'_>| !ends_sentence(line.text) && caption_label(line.text).is_none();
    if is_title(&first.lines[0]) && first.lines.iter().all(is_large) {
        let lines = std::mem::take(&mut chunks[0].lines);
        chunks.splice(
            ..1,
            lines.into_iter().map(|line| Chunk { lines: vec![line] }),
        );
    }
}

fn close<'a>(chunks: &mut Vec<Chunk<'a>>, lines: &mut Vec<Line<'a>>) {
    if !lines.is_empty() {
        chunks.push(Chunk {
            lines: std::mem::take(lines),
        });
    }
}

impl<'a> Chunk<'a> {
    /// Where it begins.
    pub fn place(&self, source: &Source<'_>) -> Place {
        source.place(self.lines[0].byte)
    }

    /// Its lines as one.
    pub fn words(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text).collect();
        lines.join(" ")
    }

    /// Its only line, if it has one.
    pub fn only_line(&self) -> Option<&'a str> {
        match &self.lines[..] {
            [line] => Some(line.text),
            _ => None,
        }
    }

    /// Whether it is a paragraph of sentences, a caption or a list: what may stand under a heading.
    pub fn is_running_text(&self) -> bool {
        let words = self.words();
        n_chars(&words) >= RUNNING_CHARS
            || ends_sentence(&words)
            || caption_label(self.lines[0].text).is_some()
            || is_bullet(self.lines[0].text).is_some()
            || numbered(self.lines[0].text).is_some()
    }

    /// Its paragraphs: a line that is too long to be wrapped by hand is one, and so is each item of a list.
    pub fn parts(&self) -> Vec<Chunk<'a>> {
        let by_line = self
            .lines
            .iter()
            .any(|line| n_chars(line.text) > MAX_WRAPPED_CHARS);
        let mut parts: Vec<Chunk<'a>> = Vec::new();
        for line in &self.lines {
            let is_item = is_bullet(line.text).is_some() || numbered(line.text).is_some();
            match parts.last_mut().filter(|_| !by_line && !is_item) {
                Some(part) => part.lines.push(*line),
                None => parts.push(Chunk { lines: vec![*line] }),
            }
        }
        parts
    }
}

/// Length in Unicode scalar values.
pub fn n_chars(text: &str) -> usize {
    text.chars().count()
}

/// A line of nothing but dashes, stars or the like.
pub fn is_rule(chunk: &Chunk<'_>) -> bool {
    chunk.only_line().is_some_and(|line| {
        let mut marks = line.chars().filter(|letter| !letter.is_whitespace());
        n_chars(line) >= 3 && marks.all(|letter| "-–—_*=~•·#".contains(letter))
    })
}

/// What follows the label of a picture on its line, if the line begins with one: "Illustration 1", "Photo: …".
pub fn caption_label(line: &str) -> Option<&str> {
    let end = line
        .find(|letter: char| !letter.is_alphabetic() && letter != '.')
        .unwrap_or(line.len());
    let label = line[..end].to_lowercase();
    if !LABELS.contains(&label.as_str()) {
        return None;
    }
    let after = line[end..].trim_start();
    let rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let has_number = rest.len() < after.len();
    let rest = rest.trim_start();
    match rest.strip_prefix([':', '.', '–', '—', '-']) {
        Some(words) => Some(words.trim_start()),
        // "Photo" alone may be a heading; "Document 3 was found" is a sentence.
        None => (rest.is_empty() && (has_number || end == line.len())).then_some(""),
    }
}

/// The words of a list item with a bullet.
pub fn is_bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '•', '*', '–', '·', '‣', '◦', '▪'])?;
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty()).then_some(words)
}

/// The words of a numbered list item: "1. words", "2) words".
pub fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let n_digits = line.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')'])?;
    let words = rest.trim_start();
    ((1..=3).contains(&n_digits) && words.len() < rest.len() && !words.is_empty()).then_some(words)
}

/// Whether a text ends as a sentence does, quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|letter: char| "\"'”’»)]“ \u{a0}".contains(letter));
    text.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '؟'])
}

/// A single short line that begins as a title does and does not end as a sentence.
pub fn is_heading_like(chunk: &Chunk<'_>) -> bool {
    chunk.only_line().is_some_and(|line| {
        let first = line
            .trim_start_matches(|letter: char| "\"'“‘«( \u{a0}".contains(letter))
            .chars()
            .next();
        let begins = first.is_some_and(|first| !first.is_lowercase() && first.is_alphanumeric());
        let may_end = !ends_sentence(line) || line.ends_with('?');
        begins
            && may_end
            && n_chars(line) <= MAX_HEADING_CHARS
            && caption_label(line).is_none()
            && numbered(line).is_none()
    })
}

/// A heading that may be something else.
pub fn is_doubtful_heading(chunk: &Chunk<'_>) -> bool {
    let line = chunk.only_line().unwrap_or_default();
    n_chars(line) > SURE_HEADING_CHARS
        || line.ends_with('?')
        || !line.contains(' ')
        || line.contains('@')
}
