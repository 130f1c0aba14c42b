//! A short text that may stand in several languages: `"People"` or `{"en": "People", "fr": "Personnes"}`.

/// A text in one or several languages, by BCP 47 language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The same words in every language.
    Plain(String),
    /// Language tags and words, in the order of the tags; never empty after a load.
    ByLang(Vec<(String, String)>),
}

impl Label {
    /// The words for `lang`: exact tag, then its primary language, then English, then whatever is first.
    pub fn get(&self, lang: &str) -> &str {
        match self {
            Label::Plain(text) => text,
            Label::ByLang(by_lang) => {
                let primary = lang.split('-').next().unwrap_or(lang);
                let of = |wanted: &str| by_lang.iter().find(|(tag, _)| tag == wanted);
                let found = of(lang).or_else(|| of(primary)).or_else(|| of("en"));
                found.or(by_lang.first()).map_or("", |(_, words)| words)
            }
        }
    }
}

impl Default for Label {
    fn default() -> Self {
        Label::Plain(String::new())
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Label::Plain(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_falls_back_to_the_primary_language_then_english() {
        let words = [("en", "People"), ("fr", "Personnes")];
        let words = words.map(|(lang, text)| (lang.to_owned(), text.to_owned()));
        let label = Label::ByLang(words.into());
        assert_eq!(label.get("fr-CA"), "Personnes");
        assert_eq!(label.get("de"), "People");
        assert_eq!(Label::from("Telegram").get("fr"), "Telegram");
    }
}
