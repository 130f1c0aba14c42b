//! The names by which a module and its script know each other, made short.
//!
//! wasm-bindgen names what a module imports, and the closures that it exports, by their paths, and ends each name in
//! sixteen digits of a hash, which keep several versions of a crate apart while it works. In the finished module they
//! only have to differ: two hundred names are two kilobytes of what a reader downloads, and one more in the script. So
//! they are numbered. Names that people chose, such as `explore`, stay; so do `memory` and the names of types, and
//! what no browser reads (sections for tools) goes.

use std::collections::BTreeMap;

use crate::command::{Failure, Outcome};

/// How the names begin that wasm-bindgen made.
const MADE: [&str; 4] = ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen_"];

/// How the short names begin, as none in the script does.
const SHORT: char = '$';

/// Bytes of the magic number and the version.
const N_HEADER_BYTES: usize = 8;

/// Sections by their number in the binary format (WebAssembly Core Specification, section 5.5).
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What is imported is a function.
const FUNCTION: u8 = 0;

/// Gives the module and the script that starts it short names for each other.
///
/// # Errors
///
/// When the module is cut short, imports other things than functions of one script, or that script has names like the short ones.
pub fn shorten(glue: &mut String, wasm: &mut Vec<u8>) -> Outcome {
    let is_part = |next: char| next.is_ascii_alphanumeric() || next == '_';
    let mut ends = glue.split(SHORT).skip(1);
    if ends.any(|rest| rest.starts_with(is_part)) {
        return Err(Failure::new("the script has names that begin with `$`"));
    }
    let mut names = Names::default();
    *wasm = shortened(wasm, &mut names)
        .ok_or_else(|| Failure::new("a module cannot be read, so its names are not shortened"))?;
    *glue = names.within(glue);
    Ok(())
}

/// The module with short names; `None` when it is not one.
fn shortened(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (header, mut rest) = wasm.split_at_checked(N_HEADER_BYTES)?;
    let mut written = header.to_vec();
    while let Some((number, behind)) = rest.split_first() {
        rest = behind;
        let content = bytes(&mut rest)?;
        let content = match *number {
            CUSTOM => continue,
            IMPORTS => imports(content, names)?,
            EXPORTS => exports(content, names)?,
            _ => content.to_vec(),
        };
        written.push(*number);
        push_bytes(&mut written, &content);
    }
    Some(written)
}

fn imports(mut content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let n_imports = number(&mut content)?;
    let mut written = Vec::new();
    push_number(&mut written, n_imports);
    for _ in 0..n_imports {
        let from = std::str::from_utf8(bytes(&mut content)?).ok()?;
        push_bytes(&mut written, names.of_script(from)?.as_bytes());
        let name = std::str::from_utf8(bytes(&mut content)?).ok()?;
        push_bytes(&mut written, names.of(name).as_bytes());
        content = content.strip_prefix(&[FUNCTION])?;
        written.push(FUNCTION);
        push_number(&mut written, number(&mut content)?);
    }
    content.is_empty().then_some(written)
}

fn exports(mut content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let n_exports = number(&mut content)?;
    let mut written = Vec::new();
    push_number(&mut written, n_exports);
    for _ in 0..n_exports {
        let name = std::str::from_utf8(bytes(&mut content)?).ok()?;
        push_bytes(&mut written, names.of(name).as_bytes());
        let (kind, rest) = content.split_first()?;
        content = rest;
        written.push(*kind);
        push_number(&mut written, number(&mut content)?);
    }
    content.is_empty().then_some(written)
}

/// A number in LEB128, of at most 32 bits.
fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, behind) = rest.split_first()?;
        *rest = behind;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn push_number(written: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        written.push(value as u8 | 0x80);
        value >>= 7;
    }
    written.push(value as u8);
}

/// Bytes that stand behind their number.
fn bytes<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let n_bytes = number(rest)? as usize;
    let (bytes, behind) = rest.split_at_checked(n_bytes)?;
    *rest = behind;
    Some(bytes)
}

fn push_bytes(written: &mut Vec<u8>, bytes: &[u8]) {
    push_number(written, bytes.len() as u32);
    written.extend_from_slice(bytes);
}

/// Long names with the short ones that take their place.
#[derive(Default)]
struct Names {
    short: BTreeMap<String, String>,
    /// What stands for the script in the module, and in the script itself.
    script: Option<String>,
}

impl Names {
    /// The short name for one that wasm-bindgen made, any other as it is.
    fn of(&mut self, name: &str) -> String {
        if !MADE.iter().any(|start| name.starts_with(start)) {
            return name.to_owned();
        }
        let next = self.short.len();
        let short = || format!("{SHORT}{}", letters(next));
        self.short
            .entry(name.to_owned())
            .or_insert_with(short)
            .clone()
    }

    /// The short name of the script, of which there is one.
    fn of_script(&mut self, from: &str) -> Option<&'static str> {
        let script = self.script.get_or_insert_with(|| from.to_owned());
        (script == from).then_some("$")
    }

    /// The script with the short names.
    fn within(&self, glue: &str) -> String {
        let is_part = |next: char| next.is_ascii_alphanumeric() || next == '_';
        let mut written = String::new();
        let mut rest = glue;
        while let Some(start) = rest.find(is_part) {
            written.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find(|next| !is_part(next)).unwrap_or(rest.len());
            let name = &rest[..end];
            written.push_str(self.short.get(name).map_or(name, String::as_str));
            rest = &rest[end..];
        }
        written.push_str(rest);
        match &self.script {
            Some(script) => written.replace(&format!("\"{script}\""), "\"$\""),
            None => written,
        }
    }
}

/// A number as letters: `a` to `z`, `A` to `Z`, then two of them.
fn letters(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = char::from(LETTERS[number % LETTERS.len()]);
    match (number / LETTERS.len()).checked_sub(1) {
        Some(rest) => format!("{}{last}", letters(rest)),
        None => last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header, a section for tools, and a section each of imports and exports.
    const WASM: &[u8] = b"\0asm\x01\0\0\0\
        \x00\x05\x04name\
        \x02\x1e\x02\x06./a.js\x07__wbg_b\x00\x05\x06./a.js\x01f\x00\x81\x01\
        \x07\x17\x02\x06memory\x02\x00\x0a__wbg_free\x00\x09\
        \x0a\x01\x00";

    #[test]
    fn script_and_module_go_on_meeting_under_short_names() {
        let mut wasm = WASM.to_vec();
        let mut glue = "a = { __wbg_b: 1, f: 2, __wbg_bb: `${3}` };\
            return { \"./a.js\": a }; wasm.__wbg_free(); wasm.memory"
            .to_owned();
        shorten(&mut glue, &mut wasm).expect("it is a module");
        let expected: &[u8] = b"\0asm\x01\0\0\0\
            \x02\x0f\x02\x01$\x02$a\x00\x05\x01$\x01f\x00\x81\x01\
            \x07\x0f\x02\x06memory\x02\x00\x02$b\x00\x09\
            \x0a\x01\x00";
        assert_eq!(wasm, expected);
        let expected = "a = { $a: 1, f: 2, __wbg_bb: `${3}` };\
            return { \"$\": a }; wasm.$b(); wasm.memory";
        assert_eq!(glue, expected);
    }

    #[test]
    fn what_is_no_module_or_would_be_ambiguous_is_refused() {
        for n_bytes in (1..WASM.len()).filter(|n_bytes| !is_whole(*n_bytes)) {
            let mut cut = WASM[..n_bytes].to_vec();
            let outcome = shorten(&mut String::new(), &mut cut);
            assert!(outcome.is_err(), "the first {n_bytes} bytes");
        }
        let outcome = shorten(&mut "let $a = 1".to_owned(), &mut WASM.to_vec());
        assert!(outcome.is_err());
    }

    /// Whether a section ends there.
    fn is_whole(n_bytes: usize) -> bool {
        [8, 15, 47, 72].contains(&n_bytes)
    }

    #[test]
    fn each_number_has_letters_of_its_own() {
        let names: std::collections::BTreeSet<String> = (0..3000).map(letters).collect();
        assert_eq!(names.len(), 3000);
        assert_eq!(letters(0), "a");
        assert_eq!(letters(52), "aa");
    }
}
