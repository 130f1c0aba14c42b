//! The tables of words.

use crate::extract::dates::lexicon::Entry;
use crate::extract::dates::{english, french};

#[track_caller]
fn check(words: &[Entry]) {
    for pair in words.windows(2) {
        let ((a, first), (b, second)) = (pair[0], pair[1]);
        assert!(a <= b, "{a:?} stands before {b:?}");
        assert!(a != b || first != second, "{a:?} stands twice");
    }
    for (word, _) in words {
        assert!(word.chars().all(|letter| letter.is_lowercase()), "{word:?}");
    }
}

#[test]
fn english_words_are_sorted_and_in_lower_case() {
    check(english::WORDS);
}

#[test]
fn french_words_are_sorted_and_in_lower_case() {
    check(french::WORDS);
}
