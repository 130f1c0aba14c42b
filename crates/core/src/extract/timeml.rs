//! TimeML: reading the text of a file that others annotated, and writing the dates found in it as TIMEX3.
//!
//! Only what is needed for that is read: the creation time, the language and the element `TEXT` (without one, what follows
//! `DCT`). Marks of others inside the text are left out of what is written; everything else comes out as it was, and
//! so does every character of the text, references such as `&amp;` included; a bare `<` or `&` becomes one. Nothing here
//! checks that a file is XML.

use super::{FoundDate, Modifier, Timex};

/// A TimeML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMl<'a> {
    /// The value of its creation time, `1998-02-17`, when it has one.
    pub created: Option<&'a str>,
    /// The language that its root element names.
    pub lang: Option<&'a str>,
    /// The text, without marks, references resolved.
    pub text: String,
    /// What stands before the text.
    head: &'a str,
    /// Each character of the text as the file writes it.
    letters: Vec<&'a str>,
    /// What stands behind the text.
    tail: &'a str,
}

impl<'a> TimeMl<'a> {
    /// Reads a file; one without any mark is a text without creation time.
    pub fn read(file: &'a str) -> TimeMl<'a> {
        let (start, end) = body(file);
        let (head, rest) = file.split_at(start);
        let (inside, tail) = rest.split_at(end - start);
        let mut text = String::new();
        let mut letters = Vec::new();
        let mut at = 0;
        while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(n_bytes) = mark(rest) {
                at += n_bytes;
                continue;
            }
            let (letter, n_bytes) = match reference(rest) {
                Some(found) => found,
                None => {
                    let letter = rest.chars().next().unwrap_or_default();
                    (letter, letter.len_utf8())
                }
            };
            text.push(letter);
            // What only looks like the start of a mark could become one when the marks around it are gone.
            letters.push(match rest.get(..n_bytes).unwrap_or_default() {
                "<" => "&lt;",
                "&" => "&amp;",
                raw => raw,
            });
            at += n_bytes;
        }
        TimeMl {
            created: created(head),
            lang: head
                .find("<TimeML")
                .and_then(|at| attribute(head.get(at..)?, "xml:lang")),
            text,
            head,
            letters,
            tail,
        }
    }

    /// The file with these dates as TIMEX3, whose spans count the characters of [`TimeMl::text`]. Spans beyond the text, and
    /// those that overlap one before, are left out.
    pub fn write(&self, dates: &[FoundDate]) -> String {
        let mut written = self.head.to_owned();
        annotate(&mut written, &self.letters, dates);
        written.push_str(self.tail);
        written
    }
}

/// A text of no format as a TimeML file, with its name, the day it was created on and its language, as far as known.
pub fn timeml_from_text(
    name: &str,
    created: Option<&str>,
    lang: &str,
    text: &str,
    dates: &[FoundDate],
) -> String {
    let mut written = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML");
    if !lang.is_empty() {
        written += &format!(" xml:lang=\"{}\"", escaped(lang));
    }
    written += &format!(">\n<DOCID>{}</DOCID>\n", escaped(name));
    if let Some(created) = created {
        let created = escaped(created);
        written += &format!(
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{created}\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">{created}</TIMEX3></DCT>\n"
        );
    }
    written += "<TEXT>";
    let letters: Vec<String> = text.chars().map(escaped_letter).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    annotate(&mut written, &letters, dates);
    written += "</TEXT>\n</TimeML>\n";
    written
}

/// Writes a text with the marks of its dates.
fn annotate(written: &mut String, letters: &[&str], dates: &[FoundDate]) {
    let mut timexes: Vec<&Timex> = dates.iter().flat_map(|date| &date.timexes).collect();
    timexes.sort_by_key(|timex| (timex.span.start, timex.span.end));
    let mut at = 0;
    let mut id = 0;
    for timex in timexes {
        let (start, end) = (timex.span.start as usize, timex.span.end as usize);
        let (Some(before), Some(inside)) = (letters.get(at..start), letters.get(start..end)) else {
            continue;
        };
        if inside.is_empty() {
            continue;
        }
        id += 1;
        written.extend(before.iter().copied());
        written.push_str(&opening(id, timex));
        written.extend(inside.iter().copied());
        written.push_str("</TIMEX3>");
        at = end;
    }
    written.extend(letters.get(at..).unwrap_or_default().iter().copied());
}

fn opening(id: usize, timex: &Timex) -> String {
    let kind = timex.kind.name();
    let value = escaped(&timex.value);
    let modifier = timex.modifier.map_or(String::new(), |modifier| {
        format!(" mod=\"{}\"", modifier_name(modifier))
    });
    format!("<TIMEX3 tid=\"t{id}\" type=\"{kind}\" value=\"{value}\"{modifier}>")
}

fn modifier_name(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
    }
}

/// Where the text of a file begins and ends, in bytes.
fn body(file: &str) -> (usize, usize) {
    let behind = |tag: &str| {
        let at = file.find(tag)?;
        let close = file.get(at..)?.find('>')?;
        Some(at + close + 1)
    };
    let start = behind("<TEXT>").or_else(|| behind("<TEXT "));
    let (start, closing) = match start {
        Some(start) => (start, "</TEXT>"),
        None => match behind("</DCT>") {
            Some(start) => (start, "</TimeML>"),
            None => return (0, file.len()),
        },
    };
    let end = file
        .get(start..)
        .and_then(|rest| rest.find(closing))
        .map_or(file.len(), |at| start + at);
    (start, end)
}

/// The length of a tag or a comment that stands here.
fn mark(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|at| at + 3);
    }
    let next = text.strip_prefix('<')?.chars().next()?;
    let is_tag = next.is_ascii_alphabetic() || matches!(next, '/' | '?' | '!');
    // A tag that does not end soon is a sign of the text.
    let window = text.char_indices().take(2_000);
    is_tag
        .then(|| window.into_iter().find(|(_, letter)| *letter == '>'))?
        .map(|(at, _)| at + 1)
}

/// The character that a reference such as `&amp;` or `&#8217;` stands for, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name
        .char_indices()
        .take(10)
        .find(|(_, letter)| *letter == ';')?
        .0;
    let name = name.get(..end)?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((letter, end + 2))
}

/// The value of the creation time.
fn created(head: &str) -> Option<&str> {
    let inside = head.get(head.find("<DCT")?..)?;
    let inside = inside.get(..inside.find("</DCT>").unwrap_or(inside.len()))?;
    let timex = inside.get(inside.find("<TIMEX3")?..)?;
    attribute(timex, "value").filter(|value| !value.is_empty())
}

/// An attribute of the tag that a text begins with.
fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let tag = text.get(..text.find('>')?)?;
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_whole = rest
            .get(..at)?
            .chars()
            .next_back()
            .is_some_and(char::is_whitespace);
        rest = rest.get(at + name.len()..)?;
        let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
        if let (true, Some(value)) = (is_whole, value) {
            let quote = value
                .chars()
                .next()
                .filter(|quote| matches!(quote, '"' | '\''))?;
            let value = value.get(1..)?;
            return value.get(..value.find(quote)?);
        }
    }
}

fn escaped(text: &str) -> String {
    text.chars().map(escaped_letter).collect()
}

fn escaped_letter(letter: char) -> String {
    match letter {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        letter => letter.to_string(),
    }
}

#[cfg(test)]
mod tests;
