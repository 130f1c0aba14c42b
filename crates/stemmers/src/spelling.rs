//! Words as a stemmer knows them, where it does not know how they are written today.

use std::borrow::Cow;

/// The article of Arabic with what is written together with it, longest first; after the short ones more must follow.
const ARTICLES: [&str; 7] = ["وال", "فال", "بال", "كال", "ولل", "ال", "لل"];

/// How many letters must be left of a word without its article.
const MIN_LETTERS: usize = 3;

/// Without vowel signs, without the line that makes a word longer, and without the article and the words before it: the
/// stemmer leaves some of those, and takes from a word without article letters that it keeps in the same word with one.
pub(crate) fn arabic(word: &str) -> Cow<'_, str> {
    let is_sign = |letter: char| matches!(letter, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}');
    let bare = if word.contains(is_sign) {
        Cow::Owned(word.replace(is_sign, ""))
    } else {
        Cow::Borrowed(word)
    };
    let rest = ARTICLES.iter().find_map(|article| {
        let rest = bare.strip_prefix(article)?;
        (rest.chars().count() >= MIN_LETTERS).then_some(rest)
    });
    match rest {
        Some(rest) => Cow::Owned(rest.to_owned()),
        None => bare,
    }
}

/// With `е` for `ё`, as it is mostly printed.
pub(crate) fn russian(word: &str) -> Cow<'_, str> {
    replaced(word, &[('ё', "е")])
}

/// With cedillas for commas below, which they stood for before there were signs for those.
pub(crate) fn romanian(word: &str) -> Cow<'_, str> {
    replaced(word, &[('ș', "ş"), ('ț', "ţ")])
}

fn replaced<'a>(word: &'a str, letters: &[(char, &str)]) -> Cow<'a, str> {
    let each = letters.iter().filter(|(from, _)| word.contains(*from));
    each.fold(Cow::Borrowed(word), |word, (from, to)| {
        Cow::Owned(word.replace(*from, to))
    })
}

#[cfg(test)]
mod tests {
    use crate::stem;

    #[track_caller]
    fn check(tag: &str, left: &str, right: &str) {
        assert_eq!(stem(left, tag), stem(right, tag));
    }

    #[test]
    fn an_arabic_word_is_found_with_and_without_its_particles() {
        for word in ["الكتاب", "والكتاب", "بالكتاب", "للكتاب", "كتابها"]
        {
            check("ar", word, "كتاب");
        }
        for word in ["الوزير", "والوزير", "للوزير"] {
            check("ar", word, "وزير");
        }
        check("ar", "المدينة", "مدينة");
        check("ar", "المسلمون", "مسلم");
    }

    #[test]
    fn vowel_signs_and_longer_lines_say_nothing() {
        check("ar", "كِتَابٌ", "كتاب");
        check("ar", "الكـــتاب", "كتاب");
    }

    #[test]
    fn a_word_that_only_begins_like_an_article_stays_whole() {
        assert_ne!(stem("الم", "ar"), stem("م", "ar"));
    }

    #[test]
    fn endings_are_known_in_either_spelling() {
        check("ru", "огнём", "огнем");
        check("ro", "națiunile", "naţiunile");
    }
}
