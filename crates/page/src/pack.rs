//! Files inside a script: compressed, and written in 85 letters that a script and a page can hold as they are.
//!
//! Four bytes are five letters, as in Ascii85, where Base64 has them in five and a third: what a page carries is 6 %
//! shorter. The letters are those of ASCII but `"` `&` `'` `<` `>` `\` and the three that templates use. `scripts/unpack.js`
//! reads it.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The digits, least first; `scripts/unpack.js` has the same.
const DIGITS: &[u8; 85] =
    b"!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/// The bytes, compressed, as letters.
///
/// # Errors
///
/// When they cannot be compressed.
pub fn pack(bytes: &[u8]) -> io::Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(letters(&gzip.finish()?))
}

/// The script that carries the packed module and the packed dossier, for where they cannot be fetched.
pub fn carrier(unpack_script: &str, wasm: &str, data: &str) -> String {
    format!(
        "{}\nglobalThis.dossierPacked={{wasm:\"{wasm}\",data:\"{data}\"}};\n",
        unpack_script.trim_end(),
    )
}

/// The script that opens the exports, with their packed module inside it: one file that works wherever a page does. Its
/// files are called after the dossier, whose name holds letters, digits, `-` and `_` only.
pub fn exports(export_script: &str, name: &str, wasm: &str) -> String {
    format!(
        "globalThis.dossierExporter={{name:\"{name}\",wasm:\"{wasm}\"}};\n{}\n",
        export_script.trim_end(),
    )
}

/// The script of a language's stemmer, for a page that loads it; its module is packed as a chunk of a collection is
/// ([`chunk_letters`](crate::collection::chunk_letters)).
pub fn stemmer_script(tag: &str, packed: &str) -> String {
    format!("dossierStemmer(\"{tag}\",\"{packed}\");\n")
}

/// Five letters for four bytes, the first byte and the first letter the greatest; the last `n` bytes are `n + 1` letters.
fn letters(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        let mut rest = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS[(rest % 85) as usize];
            rest /= 85;
        }
        letters.extend(digits[..=four.len()].iter().map(|digit| char::from(*digit)));
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::fits_into_script;

    /// What `scripts/unpack.js` does.
    fn bytes(letters: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for five in letters.as_bytes().chunks(5) {
            let value = |letter: u8| DIGITS.iter().position(|digit| *digit == letter).unwrap();
            let digit = |at: usize| five.get(at).map_or(84, |letter| value(*letter) as u32);
            let word = (0..5).fold(0, |word: u32, at| word * 85 + digit(at));
            bytes.extend(&word.to_be_bytes()[..five.len() - 1]);
        }
        bytes
    }

    #[test]
    fn letters_are_the_bytes_again() {
        let all: Vec<u8> = (0..=255).chain([255; 4]).collect();
        for from in 0..all.len() {
            let some = &all[from..];
            assert_eq!(bytes(&letters(some)), some);
        }
        assert_eq!(letters(&[0, 0, 0, 0]), "!!!!!");
        assert_eq!(letters(&[255]).len(), 2);
    }

    #[test]
    fn the_script_knows_the_same_letters_and_they_can_stand_in_it() {
        let digits = String::from_utf8_lossy(DIGITS);
        let script = include_str!("../../../scripts/unpack.js");
        assert!(script.contains(&format!("\"{digits}\"")), "{digits}");
        assert!(fits_into_script(&digits));
        assert!(!digits.contains(['"', '\\', '<', '&', '`', '$']));
    }
}
