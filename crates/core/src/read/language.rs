//! The language that a text is written in, told from its letters and its words.

use std::sync::LazyLock;

use whatlang::Lang;

use crate::text::{Language, fold_into, function_words};

/// Unicode scalar values of a text by which its language is told.
const SAMPLE_CHARS: usize = 5000;

/// One word in so many is one of a language's function words, where a text is plainly written in it: running text has one
/// in three.
const PLAIN_SHARE: usize = 5;

/// Fewest different function words of a text that is plainly written in a language, those aside that are words of its
/// neighbours too.
const PLAIN_WORDS: u32 = 4;

/// Function words that are common in other languages: English ones in Dutch, German and the Scandinavian languages,
/// French ones in Spanish, Catalan, Italian, Portuguese and Romanian.
const SHARED: [(Language, &str); 2] = [
    (
        Language::English,
        "a an as at be by do for had have if in is it of on or to was",
    ),
    (
        Language::French,
        "a ai au ce de des en es et eu il la le les ou par que qui sa se ses son sur un une",
    ),
];

/// The language of a text, as a tag; `None` when it cannot be told for sure.
pub fn language(text: &str) -> Option<&'static str> {
    let end = text
        .char_indices()
        .nth(SAMPLE_CHARS)
        .map_or(text.len(), |(at, _)| at);
    let told = whatlang::detect(&text[..end]).filter(|told| told.is_reliable())?;
    Some(match told.lang() {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Ell => "el",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Cat => "ca",
        Lang::Pes => "fa",
        _ => return None,
    })
}

/// The language of a text that is most likely in `expected`, as [`language`] tells it, and much sooner where it plainly
/// is: by its function words, without weighing the letters of all languages.
pub fn language_near(text: &str, expected: &str) -> Option<&'static str> {
    let expected = Language::from_tag(expected);
    match is_plainly(text, expected) {
        true => Some(expected.tag()),
        false => language(text),
    }
}

/// Function words of a language, in order, and which of them other languages have.
type Words = Vec<(&'static str, bool)>;

static FUNCTION_WORDS: LazyLock<[(Language, Words); 2]> = LazyLock::new(|| {
    SHARED.map(|(language, shared)| {
        let words = function_words(language).split(' ');
        let is_shared = |word: &str| shared.split(' ').any(|other| other == word);
        (
            language,
            words.map(|word| (word, is_shared(word))).collect(),
        )
    })
});

/// Whether a text has as many function words of a language as only texts in it have.
fn is_plainly(text: &str, language: Language) -> bool {
    let mut lists = FUNCTION_WORDS.iter();
    let Some((_, own)) = lists.find(|(of, _)| *of == language) else {
        return false;
    };
    let (mut n_words, mut n_own, mut seen) = (0, 0, 0_u64);
    let mut folded = String::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        n_words += 1;
        folded.clear();
        fold_into(word, &mut folded);
        if let Ok(at) = own.binary_search_by_key(&folded.as_str(), |(word, _)| word) {
            n_own += 1;
            let is_shared = own.get(at).is_none_or(|(_, is_shared)| *is_shared);
            seen |= u64::from(!is_shared) << at.min(63);
        }
    }
    n_own * PLAIN_SHARE >= n_words && seen.count_ones() >= PLAIN_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The harbour office sold the pier in spring, and for a year nobody in the town was told who \
        had bought it. The ships went on landing there as if nothing had changed.";
    const FRENCH: &str = "Le bureau du port a vendu la jetée au printemps, et pendant un an personne dans la ville n’a \
        su qui l’avait achetée. Les bateaux ont continué d’y accoster comme si de rien n’était.";
    const DUTCH: &str = "Het havenkantoor verkocht de pier in het voorjaar, en een jaar lang was in de stad niemand \
        verteld wie hem had gekocht. De schepen bleven er aanleggen alsof er niets was veranderd.";
    const SPANISH: &str = "La oficina del puerto vendió el muelle en primavera, y durante un año a nadie en la ciudad \
        se le dijo quién lo había comprado. Los barcos siguieron atracando allí como si nada hubiera cambiado.";
    const CATALAN: &str = "L'oficina del port va vendre el moll a la primavera, i durant un any ningú de la ciutat no \
        va saber qui l'havia comprat. Les barques i les naus hi van continuar atracant sense que res no canviés.";
    const DANISH: &str = "Havnekontoret solgte molen i foråret, og i et år blev ingen i byen fortalt, hvem der havde købt \
        den. Skibene blev ved med at lægge til, som om intet var sket, og alle kunne have set det for sig.";
    const TABLE: &str = "Shr 34 cts vs 1.19 dlrs\nNet 807,000 vs 2,858,000\nAssets 510.2 mln vs 479.7 mln\nDeposits \
        472.3 mln vs 440.3 mln\nLoans 299.2 mln vs 327.2 mln\nNote: 4th qtr not available. Year includes gain";

    #[test]
    fn what_is_expected_makes_no_other_language_of_a_text() {
        for text in [ENGLISH, FRENCH, DUTCH, SPANISH, CATALAN, DANISH, TABLE, ""] {
            for expected in ["en", "en-GB", "fr", "nl", "zh", ""] {
                assert_eq!(language_near(text, expected), language(text), "{text}");
            }
        }
    }

    #[test]
    fn function_words_tell_only_their_own_language() {
        assert!(is_plainly(ENGLISH, Language::English) && is_plainly(FRENCH, Language::French));
        assert!(!is_plainly(ENGLISH, Language::French) && !is_plainly(FRENCH, Language::English));
        for text in [DUTCH, SPANISH, CATALAN, DANISH, TABLE, ""] {
            assert!(!is_plainly(text, Language::English), "{text}");
            assert!(!is_plainly(text, Language::French), "{text}");
        }
    }
}
