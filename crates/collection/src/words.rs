//! What the page says, in English and French; the articles' own languages do not matter here.
//!
//! Fixed phrases are fields of [`Words`]; what holds a number or a name is a function, since word order and plurals
//! differ. Numbers come in as they are written.

mod en;
mod fr;

use dossier_explorer::words::Lang;

/// The phrases in a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Fr => &fr::WORDS,
    }
}

/// A count: how many, and how that is written.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    /// How many.
    pub n: usize,
    /// The number in digits.
    pub written: &'a str,
}

macro_rules! words {
    ($($name:ident: $type:ty,)+) => {
        /// Everything that the page says in one language.
        #[allow(missing_docs, reason = "the phrases are their own documentation")]
        pub struct Words { $(pub $name: $type,)+ }
    };
}

words! {
    skip_to_list: &'static str,
    search_label: &'static str,
    search_placeholder: &'static str,
    suggestions: &'static str,
    names: &'static str,
    words: &'static str,
    results: &'static str,
    filters: &'static str,
    articles: fn(Count) -> String,
    shown: fn(Count, &str) -> String,
    rows: fn(&str, &str) -> String,
    more_rows: fn(&str) -> String,
    most_rows: &'static str,
    previous_page: &'static str,
    next_page: &'static str,
    page_of_list: fn(&str) -> String,
    waiting: &'static str,
    sort: &'static str,
    sort_relevance: &'static str,
    sort_newest: &'static str,
    sort_oldest: &'static str,
    undated: &'static str,
    untitled: &'static str,
    card_missing: &'static str,
    reason_folded: &'static str,
    reason_alias: &'static str,
    reason_stemmed: &'static str,
    reason_misspelt: &'static str,
    did_you_mean: &'static str,
    question_mark: &'static str,
    relaxed: &'static str,
    near: &'static str,
    nothing: &'static str,
    nothing_for: fn(&str) -> String,
    nothing_hint: &'static str,
    without: fn(&str) -> String,
    notice_date: fn(&str) -> String,
    notice_field: fn(&str) -> String,
    notice_all: fn(&str) -> String,
    notice_spelling: fn(&str) -> String,
    notice_respelt: &'static str,
    notice_incomplete: fn(u32) -> String,
    notice_failed: &'static str,
    unknown_name: fn(&str) -> String,
    unknown_link: fn(&str) -> String,
    panel_articles: &'static str,
    panel_search: &'static str,
    panel_who: &'static str,
    panel_time: &'static str,
    rule: &'static str,
    mode_hint: fn(&str, bool) -> String,
    value_off: &'static str,
    value_in: &'static str,
    value_out: &'static str,
    more_values: fn(&str) -> String,
    no_value: fn(&str) -> String,
    timeline: &'static str,
    timeline_hint: &'static str,
    bar: fn(&str, Count) -> String,
    n_undated: fn(Count) -> String,
    date_from: &'static str,
    date_to: &'static str,
    back: &'static str,
    previous: &'static str,
    next: &'static str,
    place_in_list: fn(&str, &str) -> String,
    opening: &'static str,
    reading: &'static str,
    not_found: fn(&str) -> String,
    not_opened: &'static str,
    not_opened_why: fn(&str) -> String,
    only_with: fn(&str) -> String,
    original: &'static str,
    key_list: &'static [(&'static str, &'static str)],
    query_help: &'static [(&'static str, &'static str)],
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(n: usize, written: &str) -> Count<'_> {
        Count { n, written }
    }

    #[test]
    fn plurals_follow_each_language() {
        let (en, fr) = (words(Lang::En), words(Lang::Fr));
        assert_eq!((en.articles)(count(1, "1")), "1 article");
        assert_eq!((en.articles)(count(0, "0")), "0 articles");
        assert_eq!((fr.articles)(count(0, "0")), "0 article");
        assert_eq!((fr.articles)(count(2, "2")), "2 articles");
        assert_eq!((en.shown)(count(1, "1"), "10,000"), "1 of 10,000 articles");
    }
}
