//! A file of TOML as its lines, so that some can be written anew while all others stay byte for byte.
//!
//! Only what is needed to tell lines apart: headers, comments, and entries that go on over several lines because a text
//! or a bracket is open. What the entries say is for the TOML reader.

use std::ops::Range;

/// What a line, or a group of lines, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `[table]` or `[[table]]`.
    Header,
    /// `key = value`, with all its lines.
    Entry,
    /// `# words`.
    Comment,
    /// Nothing but space.
    Blank,
}

/// A part of the file: whole lines, with the end of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: Kind,
    pub range: Range<usize>,
}

impl Part {
    /// Its words, without the space around them.
    pub fn words<'a>(&self, text: &'a str) -> &'a str {
        text[self.range.clone()].trim()
    }

    /// The name of the table that a header begins, without its brackets: `found.events`.
    pub fn table(&self, text: &str) -> Option<String> {
        if self.kind != Kind::Header {
            return None;
        }
        let words = self.words(text).trim_start_matches('[');
        let name = &words[..words.find(']')?];
        let parts = name
            .split('.')
            .map(|part| part.trim().trim_matches(['"', '\'']));
        Some(parts.collect::<Vec<_>>().join("."))
    }

    /// What stands before the first `=` of an entry.
    pub fn key<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (key, _) = self.words(text).split_once('=')?;
        (self.kind == Kind::Entry).then(|| key.trim())
    }
}

/// The parts of a file, in order; together they are the whole of it.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |at| start + at + 1);
        let line = text[start..line_end].trim_start_matches('\u{feff}').trim();
        let (kind, end) = match line.chars().next() {
            None => (Kind::Blank, line_end),
            Some('#') => (Kind::Comment, line_end),
            Some('[') => (Kind::Header, line_end),
            Some(_) => (Kind::Entry, entry_end(text, start)),
        };
        parts.push(Part {
            kind,
            range: start..end,
        });
        start = end;
    }
    parts
}

/// Where the entry that begins at a byte ends: at the first end of a line outside of texts and brackets.
fn entry_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' if depth == 0 => return at + 1,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'#' => {
                // The end of the line ends the comment, and maybe the entry.
                at = text[at..].find('\n').map_or(text.len(), |n| at + n);
                continue;
            }
            b'"' | b'\'' => {
                at = text_end(bytes, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// Where the text that begins with the quotation mark at a byte ends. One of a single line ends with it at the latest.
fn text_end(bytes: &[u8], start: usize) -> usize {
    let mark = bytes[start];
    let has_escapes = mark == b'"';
    let three = [mark; 3];
    let is_long = bytes[start..].starts_with(&three);
    let mut at = start + if is_long { 3 } else { 1 };
    while let Some(byte) = bytes.get(at) {
        if *byte == b'\\' && has_escapes {
            at += 2;
        } else if is_long && bytes[at..].starts_with(&three) {
            // Two more marks may belong to the text.
            let n_marks = bytes[at..].iter().take(5).take_while(|byte| **byte == mark);
            return at + n_marks.count();
        } else if !is_long && *byte == mark {
            return at + 1;
        } else if !is_long && *byte == b'\n' {
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// A text between quotation marks, on one line.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Kind, &str)]) {
        let found: Vec<(Kind, &str)> = parts(text)
            .iter()
            .map(|part| (part.kind, &text[part.range.clone()]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_entry_has_all_its_lines() {
        check(
            "# é\n\n[a.b] # c\nx = [\n  1, # ]\n  [2],\n]\ny = { z = \"]\" }\n",
            &[
                (Kind::Comment, "# é\n"),
                (Kind::Blank, "\n"),
                (Kind::Header, "[a.b] # c\n"),
                (Kind::Entry, "x = [\n  1, # ]\n  [2],\n]\n"),
                (Kind::Entry, "y = { z = \"]\" }\n"),
            ],
        );
    }

    #[test]
    fn a_header_inside_a_text_is_none() {
        check(
            "x = \"\"\"\n[a]\n\\\"\"\"\"\"\ny = '''\n#b\n'''\nz = 'it\\'\n[c]",
            &[
                (Kind::Entry, "x = \"\"\"\n[a]\n\\\"\"\"\"\"\n"),
                (Kind::Entry, "y = '''\n#b\n'''\n"),
                (Kind::Entry, "z = 'it\\'\n"),
                (Kind::Header, "[c]"),
            ],
        );
    }

    #[test]
    fn a_header_tells_its_table() {
        let text = "[ found . \"events\" ] # x\r\n";
        assert_eq!(parts(text)[0].table(text).as_deref(), Some("found.events"));
        assert_eq!(parts("[x")[0].table("[x"), None);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_whole(text in "[a=\\[\\]{}\"'\\\\#\r\né ]{0,60}") {
            let joined: String = parts(&text).iter().map(|part| &text[part.range.clone()]).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn a_quoted_text_reads_back(text in any::<String>()) {
            let line = format!("a = {}", quoted(&text));
            prop_assert!(!line.contains('\n'));
            let read: toml::Table = toml::from_str(&line).expect("TOML");
            prop_assert_eq!(read["a"].as_str(), Some(text.as_str()));
        }
    }
}
