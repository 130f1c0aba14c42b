//! Datelines: lines of only a day, a place and the signs between them, with which agencies begin their texts.
//!
//! "July 4, 2007", "PARIS, 4 March —", "Dakar –". Nothing here takes them out of a text; a list of articles passes them by,
//! because they say nothing of what an article tells.

use dossier_core::extract::{Document, Text, dates};

/// Most Unicode scalar values of a dateline.
const MAX_CHARS: usize = 80;

/// Most words of the place.
const MAX_PLACE_WORDS: usize = 5;

/// Small words in the names of places.
const SMALL_WORDS: [&str; 8] = ["and", "de", "del", "du", "la", "le", "of", "the"];

/// Whether a text is nothing but a dateline: a day, with or without a place in capitalised words, or such a place with the dash
/// behind it.
pub fn is_dateline(text: &str, lang: &str) -> bool {
    let letters: Vec<char> = text.trim().chars().take(MAX_CHARS + 1).collect();
    if letters.is_empty() || letters.len() > MAX_CHARS {
        return false;
    }
    let text: String = letters.iter().collect();
    let block = Text {
        text: &text,
        ..Text::default()
    };
    let found = dates(&Document {
        lang,
        blocks: &[block],
        ..Document::default()
    });
    let is_of_date = |at: usize| {
        let mut spans = found.iter().map(|date| date.span);
        spans.any(|span| span.start as usize <= at && at < span.end as usize)
    };
    let rest = letters.iter().enumerate();
    let rest: String = rest
        .map(|(at, letter)| if is_of_date(at) { ' ' } else { *letter })
        .collect();
    let place: Vec<&str> = rest
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let has_digits = rest.contains(|letter: char| letter.is_numeric());
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || SMALL_WORDS.contains(word);
    let is_place = !has_digits && place.len() <= MAX_PLACE_WORDS && place.iter().all(is_name);
    let is_closed = text.ends_with(['—', '–', '―', '-']);
    is_place && (!found.is_empty() || is_closed && !place.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_place_are_a_dateline() {
        for text in [
            "July 4, 2007",
            "Saturday, March 5, 2011",
            "PARIS —",
            "Paris, France –",
            "PARIS, July 4 -",
            "4 March 2019: Isle of Man",
            "2011-03-05",
        ] {
            assert!(is_dateline(text, "en"), "{text}");
        }
        assert!(is_dateline("Le Havre, le 4 mars 2019", "fr"));
        assert!(is_dateline("4 mars 2019 —", "fr"));
    }

    #[test]
    fn what_tells_something_is_none() {
        for text in [
            "",
            "Paris",
            "—",
            "Harbour Office Sold",
            "On July 4 a lamp fell.",
            "PARIS, July 4 - A lamp fell at the harbour.",
            "In 2007 nobody saw it",
            "Tel. 555 2007 —",
        ] {
            assert!(!is_dateline(text, "en"), "{text}");
        }
        let long = "Paris, ".repeat(20) + "July 4, 2007";
        assert!(!is_dateline(&long, "en"));
    }
}
