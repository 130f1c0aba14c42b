//! A text by its lines: line and column of a byte, and back, quickly also where one line is all of a large file.
//!
//! Lines and columns count from 1; a column counts Unicode scalar values.

/// Bytes between two places where the characters are counted once for all.
const STRIDE_BYTES: usize = 4_096;

/// A text and where its lines begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// The byte that each line starts with.
    starts: Vec<usize>,
    /// How many characters begin before each stride.
    n_chars: Vec<usize>,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its text, without its end.
    pub text: &'a str,
    lines: &'a Lines<'a>,
    start: usize,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = [0].into_iter().chain(ends.map(|(at, _)| at + 1)).collect();
        let mut n_chars = vec![0];
        for stride in text.as_bytes().chunks(STRIDE_BYTES) {
            n_chars.push(n_chars[n_chars.len() - 1] + n_begun(stride));
        }
        Self {
            text,
            starts,
            n_chars,
        }
    }

    /// A line by its number.
    pub fn get(&'a self, number: usize) -> Option<Line<'a>> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).copied();
        let text = &self.text[start..end.unwrap_or(self.text.len())];
        Some(Line {
            text: text.trim_end_matches(['\n', '\r']),
            lines: self,
            start,
        })
    }

    /// Line and column of a byte of the text.
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let before = self.chars_before(byte) - self.chars_before(self.starts[line - 1]);
        (line, before + 1)
    }

    /// How many characters begin before a byte.
    fn chars_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let stride = byte / STRIDE_BYTES;
        self.n_chars[stride] + n_begun(&self.text.as_bytes()[stride * STRIDE_BYTES..byte])
    }
}

impl<'a> Line<'a> {
    /// Whether there is nothing to see in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// The line without its first characters.
    pub fn from(&self, n_chars: usize) -> &'a str {
        let before = self.lines.chars_before(self.start).saturating_add(n_chars);
        let stride = self.lines.n_chars.partition_point(|count| *count <= before) - 1;
        // A stride may begin within a character, and the line within a stride.
        let from = (stride * STRIDE_BYTES)
            .max(self.start)
            .min(self.lines.text.len());
        let skipped = before - self.lines.chars_before(from);
        let mut begun = self.lines.text.as_bytes()[from..]
            .iter()
            .enumerate()
            .filter(|(_, byte)| begins(**byte))
            .map(|(at, _)| from + at);
        let at = begun.nth(skipped).unwrap_or(self.lines.text.len());
        self.text.get(at - self.start..).unwrap_or_default()
    }
}

/// How many characters begin in these bytes of UTF-8.
fn n_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| begins(**byte)).count()
}

fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_numbers_and_places() {
        let lines = Lines::new("ab\r\né1\n");
        let text = |number: usize| lines.get(number).map(|line| line.text);
        assert_eq!(
            [0, 1, 2, 3, 4].map(text),
            [None, Some("ab"), Some("é1"), Some(""), None]
        );
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(6), (2, 2));
        assert_eq!(Lines::new("").place(0), (1, 1));
    }

    #[test]
    fn every_place_of_a_long_line_is_found_again() {
        let text = format!("x\n{}\ny", "aé日".repeat(3_000));
        let lines = Lines::new(&text);
        let line = lines.get(2).expect("it is there");
        for (column, (at, _)) in line.text.char_indices().enumerate() {
            assert_eq!(lines.place(2 + at), (2, column + 1));
            assert_eq!(line.from(column).len(), line.text.len() - at);
        }
        for past in [9_000, 9_001, 20_000, usize::MAX] {
            assert_eq!(line.from(past), "");
        }
    }
}
