//! Stems: what the forms of a word have in common, in English and French.
//!
//! Each Snowball stemmer costs about 13 kB in the page, so only these two are linked. A text in another
//! language is not stemmed.

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;

/// Endings of numbers that name an order or a part of a series (`17th`, `1er`, `2e`).
const ORDINAL_ENDINGS: [&str; 11] = [
    "st", "nd", "rd", "th", "e", "er", "re", "eme", "ere", "s", "o",
];

/// How the words of a text are stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Not at all.
    Other,
    /// Snowball English ("Porter 2").
    English,
    /// Snowball French.
    French,
}

impl Language {
    /// Every language, in order.
    pub const ALL: [Language; 3] = [Language::Other, Language::English, Language::French];

    /// From a BCP 47 tag: only its primary language counts.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("en") || primary.eq_ignore_ascii_case("eng") {
            Language::English
        } else if ["fr", "fra", "fre"]
            .iter()
            .any(|tag| primary.eq_ignore_ascii_case(tag))
        {
            Language::French
        } else {
            Language::Other
        }
    }
}

/// The folded stem of a word given in lower case with its accents (French endings need them).
///
/// ```
/// use dossier_core::text::{Language, stem};
/// assert_eq!(stem("fighters", Language::English), stem("fighter", Language::English));
/// assert_eq!(stem("libérées", Language::French), stem("libéré", Language::French));
/// ```
pub fn stem(surface: &str, language: Language) -> String {
    if surface.starts_with(|scalar: char| scalar.is_ascii_digit()) {
        return number_without_ending(fold(surface));
    }
    let is_latin = surface
        .chars()
        .all(|scalar| scalar.is_alphabetic() && scalar < '\u{250}');
    // The calls name their algorithm, so that the linker can leave the other sixteen out.
    match language {
        Language::English if is_latin => fold(&Stemmer::create(Algorithm::English).stem(surface)),
        Language::French if is_latin => fold(&Stemmer::create(Algorithm::French).stem(surface)),
        _ => fold(surface),
    }
}

/// `17th` → `17`.
fn number_without_ending(mut folded: String) -> String {
    let n_digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    if ORDINAL_ENDINGS.contains(&&folded[n_digits..]) {
        folded.truncate(n_digits);
    }
    folded
}
