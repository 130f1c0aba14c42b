//! Stemmers: what the forms of a word have in common, by language.
//!
//! The algorithms are Snowball's. A program takes [`stem`], which has them all. A page must not: each costs it 12 kB, so
//! every language is also a WebAssembly module of its own ([`module!`]), which a page loads when an article needs it.
//! Nothing here folds accents, splits text or knows a dossier.

mod module;
mod spelling;

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

pub use module::{MAX_BYTES, address, in_place};

/// Declares the function of each language, and the table of them by language.
macro_rules! languages {
    ($($tag:literal $name:ident $algorithm:ident $as_known:path, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub fn $name(word: &str) -> String {
                // The call names its algorithm, so that a module has this one and no other.
                Stemmer::create(Algorithm::$algorithm).stem(&$as_known(word)).into_owned()
            }
        )*

        /// Every language that has a stemmer, as BCP 47 tags, in order.
        pub const TAGS: &[&str] = &[$($tag),*];

        /// The stem of a word in lower case; `None` for a language without a stemmer. Tags are those of [`TAGS`].
        ///
        /// ```
        /// assert_eq!(dossier_stemmers::stem("häuser", "de").as_deref(), Some("haus"));
        /// assert_eq!(dossier_stemmers::stem("dům", "cs"), None);
        /// ```
        pub fn stem(word: &str, tag: &str) -> Option<String> {
            Some(match tag {
                $($tag => $name(word),)*
                _ => return None,
            })
        }
    };
}

languages! {
    "ar" arabic Arabic spelling::arabic, "Arabic.";
    "da" danish Danish Cow::Borrowed, "Danish.";
    "de" german German Cow::Borrowed, "German.";
    "el" greek Greek Cow::Borrowed, "Greek.";
    "en" english English Cow::Borrowed, "English (\"Porter 2\").";
    "es" spanish Spanish Cow::Borrowed, "Spanish.";
    "fi" finnish Finnish Cow::Borrowed, "Finnish.";
    "fr" french French Cow::Borrowed, "French.";
    "hu" hungarian Hungarian Cow::Borrowed, "Hungarian.";
    "it" italian Italian Cow::Borrowed, "Italian.";
    "nl" dutch Dutch Cow::Borrowed, "Dutch.";
    "no" norwegian Norwegian Cow::Borrowed, "Norwegian, as Bokmål.";
    "pt" portuguese Portuguese Cow::Borrowed, "Portuguese.";
    "ro" romanian Romanian spelling::romanian, "Romanian.";
    "ru" russian Russian spelling::russian, "Russian.";
    "sv" swedish Swedish Cow::Borrowed, "Swedish.";
    "ta" tamil Tamil Cow::Borrowed, "Tamil.";
    "tr" turkish Turkish Cow::Borrowed, "Turkish.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, word: &str, expected: &str) {
        assert_eq!(stem(word, tag).as_deref(), Some(expected), "{tag}");
    }

    #[test]
    fn every_language_has_its_stemmer() {
        check("ar", "والكتاب", "كتاب");
        check("da", "husene", "hus");
        check("de", "häuser", "haus");
        check("el", "δρόμοι", "δρομ");
        check("en", "houses", "hous");
        check("es", "ciudades", "ciudad");
        check("fi", "talossa", "talo");
        check("fr", "maisons", "maison");
        check("hu", "házakban", "ház");
        check("it", "strade", "strad");
        check("nl", "huizen", "huiz");
        check("no", "husene", "hus");
        check("pt", "cidades", "cidad");
        check("ro", "străzile", "străz");
        check("ru", "дорогами", "дорог");
        check("sv", "husen", "hus");
        check("ta", "மரத்தில்", "மரம்");
        check("tr", "evlerde", "ev");
    }

    #[test]
    fn tags_are_in_order_and_have_a_module() {
        assert!(TAGS.is_sorted());
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
        let missing = TAGS.iter().filter(|tag| {
            !std::path::Path::new(folder)
                .join(format!("{tag}.rs"))
                .is_file()
        });
        assert_eq!(missing.count(), 0);
    }
}
