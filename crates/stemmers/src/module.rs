//! A stemmer as a WebAssembly module that needs no glue: a word is put into its memory, and the stem stands there after.
//!
//! Exports: `memory`; `word()`, where the word goes, in UTF-8; `stem(n_bytes)`, which gives the bytes of the stem, 0 when
//! there is none.

use std::sync::atomic::{AtomicU8, Ordering};

/// Longest word, in bytes; a longer one has no stem.
pub const MAX_BYTES: usize = 512;

/// The word, and after that the stem. Atomic only so that it may be written without `unsafe`.
static WORD: [AtomicU8; MAX_BYTES] = [const { AtomicU8::new(0) }; MAX_BYTES];

/// Where the word goes.
pub fn address() -> *const AtomicU8 {
    WORD.as_ptr()
}

/// Puts the stem in the place of the word of so many bytes; how many it has.
pub fn in_place(n_bytes: usize, stem: fn(&str) -> String) -> usize {
    let Some(word) = WORD.get(..n_bytes) else {
        return 0;
    };
    let word: Vec<u8> = word
        .iter()
        .map(|byte| byte.load(Ordering::Relaxed))
        .collect();
    let stem = match std::str::from_utf8(&word) {
        Ok(word) => stem(word),
        Err(_) => return 0,
    };
    if stem.len() > MAX_BYTES {
        return 0;
    }
    for (place, byte) in WORD.iter().zip(stem.bytes()) {
        place.store(byte, Ordering::Relaxed);
    }
    stem.len()
}

/// What a language's module exports.
#[macro_export]
macro_rules! module {
    ($stem:path) => {
        /// Where the word goes.
        #[allow(unsafe_code)] // Only this module is linked with the name.
        #[unsafe(no_mangle)]
        pub extern "C" fn word() -> *const core::sync::atomic::AtomicU8 {
            $crate::address()
        }

        /// Stems the word of so many bytes in its place; how many bytes the stem has.
        #[allow(unsafe_code)] // Only this module is linked with the name.
        #[unsafe(no_mangle)]
        pub extern "C" fn stem(n_bytes: usize) -> usize {
            $crate::in_place(n_bytes, $stem)
        }
    };
}
