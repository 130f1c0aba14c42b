//! JSON text by hand: values one after the other, with the commas and the indentation between them.
//!
//! Pretty text is what [`crate::format::write`] makes, two spaces a level, but `<` is always escaped, so that any of it
//! can stand inside a page's `<script>`, and so are all control characters and line separators. Who writes a key without
//! a value, or closes what is not open, writes bad JSON: this keeps no account of it.

/// JSON text under way.
pub(super) struct Json {
    text: String,
    level: usize,
    is_pretty: bool,
    /// Whether nothing stands yet in the innermost object or list.
    is_empty: bool,
    /// Whether a key waits for its value.
    has_key: bool,
}

impl Json {
    /// Text for people: a line for every value.
    pub(super) fn pretty() -> Json {
        Json {
            text: String::new(),
            level: 0,
            is_pretty: true,
            is_empty: true,
            has_key: false,
        }
    }

    /// One line for every value on the outermost level.
    pub(super) fn lines() -> Json {
        Json {
            is_pretty: false,
            ..Json::pretty()
        }
    }

    /// The text so far.
    pub(super) fn into_text(mut self) -> String {
        if self.is_pretty {
            self.text.push('\n');
        }
        self.text
    }

    /// Begins an object (`{`) or a list (`[`).
    pub(super) fn open(&mut self, bracket: char) {
        self.next();
        self.text.push(bracket);
        self.level += 1;
        self.is_empty = true;
    }

    /// Begins an object or a list as a field.
    pub(super) fn open_field(&mut self, name: &str, bracket: char) {
        self.key(name);
        self.open(bracket);
    }

    /// Ends an object (`}`) or a list (`]`).
    pub(super) fn close(&mut self, bracket: char) {
        self.level = self.level.saturating_sub(1);
        if !self.is_empty {
            self.line();
        }
        self.text.push(bracket);
        self.is_empty = false;
        if self.level == 0 && !self.is_pretty {
            self.text.push('\n');
            self.is_empty = true;
        }
    }

    /// The name of a field, whose value follows.
    pub(super) fn key(&mut self, name: &str) {
        self.text(name);
        self.text.push_str(if self.is_pretty { ": " } else { ":" });
        self.has_key = true;
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.next();
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                // Some readers of lines end them at the latter of these too.
                '\0'..='\u{1f}' | '<' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                    const HEX: &[u8; 16] = b"0123456789abcdef";
                    self.text.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        let digit = letter as usize >> shift & 15;
                        self.text.push(char::from(HEX[digit]));
                    }
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// A number or another word that stands for itself.
    pub(super) fn bare(&mut self, word: &str) {
        self.next();
        self.text.push_str(word);
    }

    /// A text as a field.
    pub(super) fn field(&mut self, name: &str, text: &str) {
        self.key(name);
        self.text(text);
    }

    /// A text as a field, unless it is empty.
    pub(super) fn maybe(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.field(name, text);
        }
    }

    /// A whole number as a field.
    pub(super) fn count(&mut self, name: &str, count: u32) {
        self.key(name);
        self.bare(&count.to_string());
    }

    /// A list of texts as a field, unless it is empty.
    pub(super) fn texts(&mut self, name: &str, texts: &[&str]) {
        if texts.is_empty() {
            return;
        }
        self.open_field(name, '[');
        for text in texts {
            self.text(text);
        }
        self.close(']');
    }

    /// What stands before a value: nothing after its key, else a comma where others stand before it, and a new line.
    fn next(&mut self) {
        if self.has_key {
            self.has_key = false;
            return;
        }
        if !self.is_empty {
            self.text.push(',');
        }
        if self.level > 0 {
            self.line();
        }
        self.is_empty = false;
    }

    fn line(&mut self) {
        if self.is_pretty {
            self.text.push('\n');
            for _ in 0..self.level {
                self.text.push_str("  ");
            }
        }
    }
}
