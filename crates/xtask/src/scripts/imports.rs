//! The names of what the module imports, made easy to pack.
//!
//! wasm-bindgen ends each name in sixteen digits of a hash, which keep several versions of a crate apart while it
//! works. In the finished module they only have to differ, and hashes are what a compressor can do nothing with: some
//! hundred and fifty of them are more than a kilobyte in the module and again in the script. Numbers of the same
//! length take their place, so that nothing else in the module moves.

use std::collections::BTreeMap;

/// How such a name begins.
const START: &[u8] = b"__wbg_";

/// How many digits of a hash end it.
const N_DIGITS: usize = 16;

/// Gives the imports of a module, and of the script that provides them, numbers for hashes.
pub fn number(glue: &mut [u8], wasm: &mut [u8]) {
    let mut numbers = BTreeMap::new();
    for bytes in [glue, wasm] {
        let mut at = 0;
        while let Some(found) = find(&bytes[at..]) {
            at += found;
            let rest = &bytes[at..];
            let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
            let end = at + rest.iter().take_while(is_part).count();
            if let Some(hash) = hash_of(&bytes[at..end]) {
                let next = numbers.len();
                let number = *numbers.entry(bytes[at..end].to_vec()).or_insert(next);
                let digits = format!("{number:0N_DIGITS$}");
                bytes[at + hash..end].copy_from_slice(digits.as_bytes());
            }
            at = end;
        }
    }
}

fn find(bytes: &[u8]) -> Option<usize> {
    let mut windows = bytes.windows(START.len());
    windows.position(|window| window == START)
}

/// Where in a name its hash begins.
fn hash_of(name: &[u8]) -> Option<usize> {
    let at = name.len().checked_sub(N_DIGITS)?;
    let is_hash = name[at..].iter().all(u8::is_ascii_hexdigit) && name[at - 1] == b'_';
    is_hash.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_module_go_on_meeting_under_names_of_the_same_length() {
        let mut glue =
            b"__wbg_b_00aa00aa00aa00aa: 1, __wbg_a_ffffffffffffffff: 2, __wbg_ptr".to_vec();
        let mut wasm = b"\x19__wbg_a_ffffffffffffffff\0\x19__wbg_b_00aa00aa00aa00aa\0".to_vec();
        number(&mut glue, &mut wasm);
        let expected = "__wbg_b_0000000000000000: 1, __wbg_a_0000000000000001: 2, __wbg_ptr";
        assert_eq!(String::from_utf8_lossy(&glue), expected);
        let expected = "\x19__wbg_a_0000000000000001\0\x19__wbg_b_0000000000000000\0";
        assert_eq!(String::from_utf8_lossy(&wasm), expected);
    }
}
