//! Where in a JSON text the values are that JSON pointers (RFC 6901) name.
//!
//! One pass over the text finds all of them, and looks only into what a pointer leads to. It is for texts that were
//! loaded: of broken JSON it finds nothing. Of several members of one name the last counts, as it does for the loader.

use std::collections::BTreeMap;

/// The byte at which the value of each pointer begins; of a value that is not there, the innermost one around it that
/// is. None for the whole text, and none at all when the text is not JSON.
pub fn places(json: &str, pointers: &[&str]) -> Vec<Option<usize>> {
    let mut root = Wanted::default();
    for pointer in pointers {
        let mut wanted = &mut root;
        for token in tokens(pointer) {
            wanted = wanted.inner.entry(token).or_default();
        }
    }
    let mut scanner = Scanner {
        json: json.as_bytes(),
        at: 0,
    };
    let whole = scanner.value(Some(&mut root));
    scanner.space();
    if whole.is_none() || scanner.at < json.len() {
        return vec![None; pointers.len()];
    }
    let place = |pointer: &&str| {
        let mut wanted = Some(&root);
        let mut found = None;
        for token in tokens(pointer) {
            wanted = wanted.and_then(|wanted| wanted.inner.get(&token));
            found = wanted.and_then(|wanted| wanted.start).or(found);
        }
        found
    };
    pointers.iter().map(place).collect()
}

/// The names and numbers of a pointer.
fn tokens(pointer: &str) -> impl Iterator<Item = String> + '_ {
    let parts = pointer.split('/').skip(1);
    parts.map(|part| part.replace("~1", "/").replace("~0", "~"))
}

/// What is looked for below a value.
#[derive(Debug, Default)]
struct Wanted {
    start: Option<usize>,
    inner: BTreeMap<String, Wanted>,
}

impl Wanted {
    /// Forgets what an earlier member of the same name held.
    fn forget(&mut self) {
        self.start = None;
        self.inner.values_mut().for_each(Self::forget);
    }
}

/// A place in a text. Functions are none where the text is not JSON, as far as they look.
struct Scanner<'a> {
    json: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Goes on behind `byte`, if that is next.
    fn take(&mut self, byte: u8) -> Option<()> {
        self.space();
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn value(&mut self, wanted: Option<&mut Wanted>) -> Option<()> {
        self.space();
        let Some(wanted) = wanted else {
            return self.pass_over();
        };
        wanted.start = Some(self.at);
        match self.peek()? {
            _ if wanted.inner.is_empty() => self.pass_over(),
            b'{' => self.object(wanted),
            b'[' => self.array(wanted),
            _ => self.pass_over(),
        }
    }

    fn object(&mut self, wanted: &mut Wanted) -> Option<()> {
        self.take(b'{')?;
        if self.take(b'}').is_some() {
            return Some(());
        }
        loop {
            self.space();
            let name_start = self.at;
            self.text()?;
            let name: String = serde_json::from_slice(&self.json[name_start..self.at]).ok()?;
            self.take(b':')?;
            let mut inner = wanted.inner.get_mut(&name);
            if let Some(inner) = &mut inner {
                inner.forget();
            }
            self.value(inner)?;
            if self.take(b',').is_none() {
                return self.take(b'}');
            }
        }
    }

    fn array(&mut self, wanted: &mut Wanted) -> Option<()> {
        self.take(b'[')?;
        if self.take(b']').is_some() {
            return Some(());
        }
        for number in 0_usize.. {
            self.value(wanted.inner.get_mut(&number.to_string()))?;
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b']')
    }

    /// Goes behind a value that nothing is looked for in.
    fn pass_over(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.space();
            match self.peek()? {
                b'"' => self.text()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                letter if letter.is_ascii_alphanumeric() || letter == b'-' => {
                    let word = self.json[self.at..].iter();
                    self.at += word
                        .take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
                        .count();
                }
                _ => return None,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Goes behind a text in quotation marks.
    fn text(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the pointer's place, up to the next comma or bracket.
    #[track_caller]
    fn check(json: &str, pointer: &str, expected: Option<&str>) {
        let place = places(json, &[pointer])[0];
        let found = place.map(|at| json[at..].split([',', '}', ']']).next().unwrap_or_default());
        assert_eq!(found, expected, "{pointer} in {json}");
    }

    #[test]
    fn a_value_is_found_in_objects_and_arrays() {
        let json = r#" { "a": [10, { "b": 20, "c": [] }], "d": {}, "e": "f" } "#;
        check(json, "/a/0", Some("10"));
        check(json, "/a/1/b", Some("20"));
        check(json, "/a/1/c", Some("["));
        check(json, "/e", Some("\"f\" "));
    }

    #[test]
    fn the_whole_text_has_no_place() {
        check("{}", "", None);
    }

    #[test]
    fn what_is_not_there_has_the_place_of_what_is_around_it() {
        check(r#"{"a": [1, {"b": 2}]}"#, "/a/1/title", Some("{\"b\": 2"));
        check(r#"{"a": [1, 2]}"#, "/a/7", Some("[1"));
        check(r#"{"a": 1}"#, "/b", None);
    }

    #[test]
    fn names_may_be_escaped_in_the_pointer_and_in_the_text() {
        check(r#"{"a/b": 1, "c~d": 2, "~1": 3}"#, "/a~1b", Some("1"));
        check(r#"{"a/b": 1, "c~d": 2, "~1": 3}"#, "/c~0d", Some("2"));
        check(r#"{"a/b": 1, "c~d": 2, "~1": 3}"#, "/~01", Some("3"));
        check(r#"{"\u0041\"\\": 1}"#, "/A\"\\", Some("1"));
        check(r#"{"\"}]": 1, "a": 2}"#, "/a", Some("2"));
    }

    #[test]
    fn of_two_members_of_one_name_the_last_counts() {
        check(r#"{"a": 1, "a": 2}"#, "/a", Some("2"));
        check(
            r#"{"a": {"b": 1}, "a": {"c": 2}}"#,
            "/a/b",
            Some("{\"c\": 2"),
        );
    }

    #[test]
    fn broken_json_has_no_places() {
        for json in [
            "",
            "{",
            "{\"a\"",
            "{\"a\": ",
            "{\"a\": 1",
            "{\"a\": 1]",
            "{\"a\": 1} x",
            "{\"a\": \"",
            "{\"a\": \"\\",
            "[",
            "{\"a\": @}",
            "{a: 1}",
        ] {
            check(json, "/a", None);
        }
    }

    #[test]
    fn all_pointers_are_found_in_one_pass() {
        let json = r#"{"a": [1, 2, 3], "b": 4}"#;
        let found = places(json, &["/b", "/a/2", "", "/a/0", "/b"]);
        assert_eq!(found, [Some(22), Some(13), None, Some(7), Some(22)]);
    }

    #[test]
    fn a_depth_that_nothing_is_looked_for_in_costs_no_stack() {
        let json = format!(
            "{{\"a\": {}1{}}}",
            "[".repeat(1_000_000),
            "]".repeat(1_000_000)
        );
        assert_eq!(places(&json, &["/a"]), [Some(6)]);
    }
}
