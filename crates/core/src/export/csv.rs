//! A table as CSV (RFC 4180): commas, CRLF, quotes where a cell needs them.
//!
//! Control characters that no table program shows become U+FFFD. A text that a spreadsheet would take for a formula gets
//! an apostrophe before it; ids, dates, numbers and addresses are never changed.

/// How a cell begins that spreadsheets compute instead of showing it.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A table under way.
pub(super) struct Table {
    text: String,
    /// Whether the row has no cell yet.
    is_fresh: bool,
}

impl Table {
    /// A table that begins with a comment line and its column names.
    pub(super) fn new(comment: &[&str], bom: bool, columns: &[&str]) -> Table {
        let mut table = Table::bare(columns);
        let mut text = String::from(if bom { "\u{feff}# " } else { "# " });
        for part in comment {
            super::selection::push_line(&mut text, part);
        }
        // A quotation mark inside a cell that has none around it is not CSV.
        let mut text = text.replace('"', "'");
        text.push_str("\r\n");
        text.push_str(&table.text);
        table.text = text;
        table
    }

    /// A table that begins with its column names.
    pub(super) fn bare(columns: &[&str]) -> Table {
        let mut table = Table {
            text: String::new(),
            is_fresh: true,
        };
        table.cells(columns);
        table.end();
        table
    }

    /// A cell as it is: an id, a date, a number, an address.
    pub(super) fn cell(&mut self, text: &str) {
        if !self.is_fresh {
            self.text.push(',');
        }
        self.is_fresh = false;
        let needs_quotes =
            text.contains([',', '"', '\r', '\n']) || text.trim_matches(' ').len() < text.len();
        if needs_quotes {
            self.text.push('"');
        }
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\"\""),
                '\t' | '\n' | '\r' => self.text.push(letter),
                '\0'..='\u{1f}' | '\u{7f}' => self.text.push('\u{fffd}'),
                _ => self.text.push(letter),
            }
        }
        if needs_quotes {
            self.text.push('"');
        }
    }

    /// A cell that a person wrote, which no spreadsheet may compute.
    pub(super) fn words(&mut self, text: &str) {
        if text.starts_with(FORMULA) {
            self.cell(&["'", text].concat());
        } else {
            self.cell(text);
        }
    }

    /// A whole number.
    pub(super) fn count(&mut self, count: u32) {
        self.cell(&count.to_string());
    }

    /// Ends the row.
    pub(super) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.is_fresh = true;
    }

    /// Cells as they are.
    pub(super) fn cells(&mut self, cells: &[&str]) {
        for cell in cells {
            self.cell(cell);
        }
    }

    /// The text so far.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}
