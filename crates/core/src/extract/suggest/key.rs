//! What two spellings of a name have in common when it was written down from another script.
//!
//! The key leaves out what transliterations disagree about: vowels, doubled letters, the Arabic article, and which of
//! several letters writes a sound. Names of one key may be one name; only a person can tell.

use crate::extract::names::patterns::is_article;
use crate::extract::names::words::{Word, words};

/// Fewest consonants of a key: shorter names are too often alike by chance.
const MIN_CONSONANTS: usize = 3;

/// The key of a name; `None` when it is too short to compare.
pub(super) fn key(name: &str) -> Option<String> {
    let words = words(name);
    let mut key = String::new();
    for (at, word) in words.iter().enumerate() {
        if is_article(&words, at) {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        push(word, &mut key);
    }
    let n_consonants = key
        .chars()
        .filter(|letter| *letter != ' ' && *letter != '*')
        .count();
    (n_consonants >= MIN_CONSONANTS).then_some(key)
}

/// Two letters that write one sound, and the sound.
const PAIRS: [(&str, char); 12] = [
    ("ch", 's'),
    ("sh", 's'),
    ("sch", 's'),
    ("kh", 'k'),
    ("gh", 'g'),
    ("ph", 'f'),
    ("th", 't'),
    ("dh", 'd'),
    ("zh", 'j'),
    ("dj", 'j'),
    ("ts", 's'),
    ("ck", 'k'),
];

fn push(word: &Word<'_>, key: &mut String) {
    let mut rest = word.folded.as_str();
    let mut is_first = true;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair));
        let (sound, n_bytes) = match pair {
            Some((pair, sound)) => (*sound, pair.len()),
            None => (sound(letter), letter.len_utf8()),
        };
        let is_vowel = matches!(sound, 'a' | 'h');
        if is_first && sound == 'a' {
            key.push('*');
        } else if !is_vowel && before != Some(sound) {
            key.push(sound);
        }
        before = Some(sound);
        is_first = false;
        rest = rest.get(n_bytes..).unwrap_or_default();
    }
}

/// One letter for all that may write the same sound; `a` for every vowel.
fn sound(letter: char) -> char {
    match letter {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
        'c' | 'q' | 'k' => 'k',
        'z' | 's' => 's',
        'v' | 'w' => 'v',
        'j' | 'g' => 'j',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!(
            key(a).is_some() && key(a) == key(b),
            expected,
            "{:?} {:?}",
            key(a),
            key(b)
        );
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        check("Mohammed Roumi", "Muhamad al-Roumi", true);
        check("Qasem Tarek", "Kassim Tarik", true);
        check("Youssef Chahed", "Yusuf Shahed", true);
    }

    #[test]
    fn other_names_have_other_keys() {
        check("Mohammed Roumi", "Mahmoud Roumi", true);
        check("Berit Moe", "Marit Moe", false);
        check("Ana", "Una", false);
    }
}
