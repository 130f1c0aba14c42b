//! Stems: what the forms of a word have in common, in the language of its text.
//!
//! The stemmers themselves are Snowball's, in the package `dossier-stemmers`. A program has them all. A page has those of
//! English and French, and what its scripts have loaded: it says by [`set_stemmer`] how to ask for the others, and a
//! language that it does not have is searched unstemmed. Index and query must be made with the same ones.

use std::sync::OnceLock;

use super::fold::fold;

/// Endings of numbers that name an order or a part of a series (`17th`, `1er`, `2e`).
const ORDINAL_ENDINGS: [&str; 11] = [
    "st", "nd", "rd", "th", "e", "er", "re", "eme", "ere", "s", "o",
];

/// How the words of a text are stemmed.
///
/// An index keeps positions of [`Language::ALL`]: new ones come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Not at all.
    Other,
    /// English.
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Portuguese.
    Portuguese,
    /// Dutch.
    Dutch,
    /// Russian.
    Russian,
    /// Arabic.
    Arabic,
    /// Swedish.
    Swedish,
    /// Danish.
    Danish,
    /// Norwegian, both ways of writing it.
    Norwegian,
    /// Finnish.
    Finnish,
    /// Greek.
    Greek,
    /// Hungarian.
    Hungarian,
    /// Romanian.
    Romanian,
    /// Tamil.
    Tamil,
    /// Turkish.
    Turkish,
}

/// The codes of all languages but the first in the order of [`Language::ALL`], each with the one of BCP 47 first.
const CODES: &str = "en eng|fr fra fre|de deu ger|es spa|it ita|pt por|nl nld dut|ru rus|ar ara|sv swe|da dan|\
    no nor nb nob nn nno|fi fin|el ell gre|hu hun|ro ron rum|ta tam|tr tur";

impl Language {
    /// Every language, in order.
    pub const ALL: [Language; 19] = [
        Language::Other,
        Language::English,
        Language::French,
        Language::German,
        Language::Spanish,
        Language::Italian,
        Language::Portuguese,
        Language::Dutch,
        Language::Russian,
        Language::Arabic,
        Language::Swedish,
        Language::Danish,
        Language::Norwegian,
        Language::Finnish,
        Language::Greek,
        Language::Hungarian,
        Language::Romanian,
        Language::Tamil,
        Language::Turkish,
    ];

    /// From a BCP 47 tag: only its primary language counts.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        let speaks = |codes: &str| {
            codes
                .split(' ')
                .any(|code| code.eq_ignore_ascii_case(primary))
        };
        let at = CODES.split('|').position(speaks);
        at.and_then(|at| Language::ALL.get(at + 1).copied())
            .unwrap_or(Language::Other)
    }

    /// Its BCP 47 tag, which is also its stemmer's name; empty for the language without one.
    pub fn tag(self) -> &'static str {
        let codes = (self as usize).checked_sub(1);
        let codes = codes.and_then(|at| CODES.split('|').nth(at));
        codes
            .and_then(|codes| codes.split(' ').next())
            .unwrap_or("")
    }

    /// Whether its stemmer is part of every page. The two together cost less there (5 kB) than one as a module of its own.
    pub fn is_built_in(self) -> bool {
        matches!(self, Language::English | Language::French)
    }

    /// Whether a page must load its stemmer before a text in it is indexed or searched.
    pub fn is_loaded(self) -> bool {
        self != Language::Other && !self.is_built_in()
    }
}

/// Gives the stem of a word in lower case, or `None` when it has no stemmer for the language. The same word always gets
/// the same answer.
pub type Stemmer = fn(&str, Language) -> Option<String>;

static STEMMER: OnceLock<Stemmer> = OnceLock::new();

/// Says how words are stemmed, where stemmers are not part of the program: in a page. The first call counts.
pub fn set_stemmer(stemmer: Stemmer) {
    // Once it is said it holds: an index and its queries must agree.
    let _ = STEMMER.set(stemmer);
}

/// All stemmers, in a program.
#[cfg(not(target_family = "wasm"))]
fn built_in(word: &str, language: Language) -> Option<String> {
    dossier_stemmers::stem(word, language.tag())
}

/// Those of [`Language::is_built_in`], in a page.
#[cfg(target_family = "wasm")]
fn built_in(word: &str, language: Language) -> Option<String> {
    match language {
        Language::English => Some(dossier_stemmers::english(word)),
        Language::French => Some(dossier_stemmers::french(word)),
        _ => None,
    }
}

/// The folded stem of a word given in lower case with its accents (French endings need them).
///
/// ```
/// use dossier_core::text::{Language, stem};
/// assert_eq!(stem("fighters", Language::English), stem("fighter", Language::English));
/// assert_eq!(stem("libérées", Language::French), stem("libéré", Language::French));
/// assert_eq!(stem("häusern", Language::German), stem("haus", Language::German));
/// ```
pub fn stem(surface: &str, language: Language) -> String {
    if surface.starts_with(|scalar: char| scalar.is_ascii_digit()) {
        return number_without_ending(fold(surface));
    }
    if language == Language::Other || !surface.chars().all(|scalar| writes(language, scalar)) {
        return fold(surface);
    }
    let stemmer = match STEMMER.get() {
        Some(stemmer) if !language.is_built_in() => *stemmer,
        _ => built_in,
    };
    let stem = stemmer(surface, language);
    let stem = fold(stem.as_deref().unwrap_or(surface));
    if stem.is_empty() { fold(surface) } else { stem }
}

/// Whether a language's words are written with the letter. Others are names and foreign words, which no ending fits.
fn writes(language: Language, letter: char) -> bool {
    match language {
        Language::Russian => matches!(letter, '\u{400}'..='\u{45F}'),
        Language::Greek => matches!(letter, '\u{370}'..='\u{3FF}'),
        Language::Arabic => matches!(letter, '\u{620}'..='\u{65F}' | '\u{670}'..='\u{6D3}'),
        Language::Tamil => matches!(letter, '\u{B80}'..='\u{BD7}'),
        _ => letter < '\u{250}' && letter.is_alphabetic(),
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
