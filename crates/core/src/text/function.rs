//! Function words: the ones that hold a sentence together and say nothing about its subject.
//!
//! Only words that are nothing else are listed: "may", "will" and "can" are names and things too, and "not" turns a
//! meaning round. A question's own words ("what", "how") ask, and do not stand in the answer.

use super::Language;

/// Articles, conjunctions, prepositions, pronouns, forms of "be" and "have", question words; folded, in order.
const ENGLISH: &str = "a an and are as at be been but by did do does for from had has have how if in into is it its of on \
    or such than that the their them then there these they this those to was were what when where which \
    who with would";

/// The same in French, as they stand once elisions are cut off.
const FRENCH: &str = "a ai au aux avec ce ces cet cette comme comment dans de des dont du elle elles en es est et etait \
    eu il ils la le les leur leurs mais ou par pour quand que quel quelle quels qui quoi sa se ses son \
    sont sur un une";

/// Whether a folded word is one of a language's function words.
pub fn is_function_word(folded: &str, language: Language) -> bool {
    let mut words = function_words(language).split(' ');
    !folded.is_empty() && words.any(|word| word == folded)
}

/// The function words of a language, folded, in order, with a space between them; empty where they are not known.
pub(crate) fn function_words(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::French => FRENCH,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_folded() {
        for list in [ENGLISH, FRENCH] {
            assert!(list.split(' ').is_sorted_by(|a, b| a < b), "{list}");
            assert_eq!(crate::text::fold(list), list);
        }
    }

    #[test]
    fn words_that_are_something_else_too_are_not_listed() {
        for word in ["may", "will", "not", "us", "no"] {
            assert!(!is_function_word(word, Language::English), "{word}");
        }
        assert!(
            is_function_word("les", Language::French)
                && !is_function_word("les", Language::English)
        );
    }
}
