//! What the interface says, in English and French. The article's own language does not matter here.
//!
//! Fixed phrases are fields of [`Words`]; what holds a number or a name is a function, since word order
//! and plurals differ.

mod en;
mod fr;
pub mod searching;

use dossier_core::diagnostic::Severity;
use dossier_core::load::LoadError;
use dossier_core::number::decimal;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// The language of a BCP 47 tag, if the interface speaks it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "fr" => Some(Lang::Fr),
            _ => None,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The other language, in its own name: the label of the button that switches.
    pub fn other(self) -> (Lang, &'static str) {
        match self {
            Lang::En => (Lang::Fr, "Français"),
            Lang::Fr => (Lang::En, "English"),
        }
    }

    /// Everything that the interface says in this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::En => &en::WORDS,
            Lang::Fr => &fr::WORDS,
        }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)+) => {
        /// Everything that the interface says in one language.
        #[allow(missing_docs, reason = "the phrases are their own documentation")]
        pub struct Words { $($(#[$doc])* pub $name: $type,)+ }
    };
}

words! {
    skip_to_text: &'static str,
    search_label: &'static str,
    search_placeholder: &'static str,
    clear_search: &'static str,
    results: &'static str,
    people_and_places: &'static str,
    events: &'static str,
    passages: &'static str,
    some_words: &'static str,
    mixed: &'static str,
    /// The words that something found lacks; without any it lacks very many.
    lacking: fn(&[&str]) -> String,
    all_results: fn(usize) -> String,
    panels: &'static str,
    panel_read: &'static str,
    panel_search: &'static str,
    panel_who: &'static str,
    panel_time: &'static str,
    theme: fn(&str) -> String,
    theme_auto: &'static str,
    theme_light: &'static str,
    theme_dark: &'static str,
    share: &'static str,
    export: &'static str,
    copied: &'static str,
    copy_failed: &'static str,
    copy_failed_in_frame: &'static str,
    keys: &'static str,
    close: &'static str,
    key_list: &'static [(&'static str, &'static str)],
    strip_label: fn(usize) -> String,
    strip_hint: &'static str,
    period_from: &'static str,
    period_to: &'static str,
    only_year: fn(&str) -> String,
    shown: fn(usize, usize) -> String,
    possible: fn(usize, &str) -> String,
    events_shown: fn(usize, usize) -> String,
    clear_all: &'static str,
    remove: fn(&str) -> String,
    excluded: fn(&str) -> String,
    filter: &'static str,
    filter_rule: &'static str,
    filter_values: fn(&str) -> String,
    any: &'static str,
    all: &'static str,
    mode_hint: fn(&str, bool) -> String,
    more: fn(usize) -> String,
    fewer: &'static str,
    value_off: &'static str,
    value_in: &'static str,
    value_out: &'static str,
    details: fn(&str) -> String,
    folded: fn(u32) -> String,
    unfolded: &'static str,
    highlights: fn(Option<u32>, usize) -> String,
    next_hit: &'static str,
    previous_hit: &'static str,
    minutes: fn(usize) -> String,
    source: &'static str,
    from_source: &'static str,
    about_date: &'static str,
    translations: &'static str,
    contact: &'static str,
    rights: &'static str,
    copy_passage: fn(u32) -> String,
    picture_not_shown: &'static str,
    also: &'static str,
    n_passages: fn(usize) -> String,
    only_these: &'static str,
    exclude: &'static str,
    in_time: &'static str,
    together_with: &'static str,
    same_as: &'static str,
    according_to: fn(&str) -> String,
    involved: &'static str,
    event: &'static str,
    show_in_text: fn(u32) -> String,
    only_this_period: &'static str,
    certainly_possibly: &'static str,
    possibly: &'static str,
    no_passages: &'static str,
    no_events: &'static str,
    nothing_for: fn(&str) -> String,
    try_without: fn(&str, usize) -> String,
    figures: &'static str,
    dated_list: &'static str,
    index_title: &'static str,
    numbers_passages: &'static str,
    reason_heading: &'static str,
    reason_also: fn(&str) -> String,
    reason_event: fn(&str) -> String,
    reason_stem: fn(&str) -> String,
    reason_spelling: fn(&str) -> String,
    reason_caption: &'static str,
    notice_plain: &'static str,
    notice_long: &'static str,
    notice_field: fn(&str) -> String,
    notice_date: fn(&str) -> String,
    notice_relaxed: fn(&str) -> String,
    notice_spelling: fn(&str) -> String,
    notice_meant: &'static str,
    asks: &'static str,
    unknown_link: fn(&str) -> String,
    dismiss: &'static str,
    problems: fn(usize) -> String,
    severity: fn(Severity) -> &'static str,
    where_: &'static str,
    mend: &'static str,
    failed_title: &'static str,
    failed: fn(&LoadError) -> String,
    not_fetched: fn(&str, &str) -> String,
    try_again: &'static str,
    articles: &'static str,
    qualified: fn(dossier_core::model::Qualifier, &str) -> String,
    decimal: char,
    thousands: char,
    quotes: (&'static str, &'static str),
    help_search: &'static [(&'static str, &'static str)],
    search_help_title: &'static str,
}

impl Words {
    /// A number as it is written in the language, with at most two decimals. Four digits stay together: years aside, that
    /// is how both languages print them.
    pub fn number(&self, value: f64) -> String {
        self.grouped(value, 5)
    }

    /// A count as it stands beside larger ones: in groups of three from the fourth digit on.
    pub fn count(&self, count: usize) -> String {
        self.grouped(count as f64, 4)
    }

    /// A text in the quotation marks of the language. What stands in marks of its own keeps those alone.
    pub fn quoted(&self, text: &str) -> String {
        let is_phrase = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
        match is_phrase {
            true => text.to_owned(),
            false => [self.quotes.0, text, self.quotes.1].concat(),
        }
    }

    fn grouped(&self, value: f64, n_digits: usize) -> String {
        let plain = decimal(value.abs(), 2);
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut written = String::new();
        if value < 0.0 {
            written.push('−');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && whole.len() >= n_digits && (whole.len() - at) % 3 == 0 {
                written.push(self.thousands);
            }
            written.push(digit);
        }
        if !rest.is_empty() {
            written.push(self.decimal);
            written.push_str(rest);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(Lang::En.words().number(650_000.0), "650,000");
        assert_eq!(Lang::Fr.words().number(650_000.0), "650\u{202f}000");
        assert_eq!(Lang::En.words().number(2100.0), "2100");
        assert_eq!(Lang::Fr.words().number(-1.5), "−1,5");
        assert_eq!(Lang::En.words().number(0.05), "0.05");
        assert_eq!(Lang::En.words().count(9024), "9,024");
        assert_eq!(Lang::Fr.words().count(9024), "9\u{202f}024");
        assert_eq!(Lang::En.words().count(999), "999");
    }

    #[test]
    fn a_text_is_quoted_once_as_each_language_does() {
        assert_eq!(Lang::En.words().quoted("lamps"), "“lamps”");
        assert_eq!(Lang::Fr.words().quoted("lampes"), "«\u{a0}lampes\u{a0}»");
        assert_eq!(Lang::En.words().quoted("\"two lamps\""), "\"two lamps\"");
        assert_eq!(Lang::En.words().quoted("\""), "“\"”");
    }

    #[test]
    fn a_tag_with_a_region_finds_its_language() {
        assert_eq!(Lang::from_tag("fr-CA"), Some(Lang::Fr));
        assert_eq!(Lang::from_tag("de"), None);
        assert_eq!(Lang::from_tag(""), None);
    }

    #[test]
    fn plurals_follow_each_language() {
        let (en, fr) = (Lang::En.words(), Lang::Fr.words());
        assert_eq!((en.folded)(1), "1 passage not shown");
        assert_eq!((en.folded)(4), "4 passages not shown");
        assert_eq!((fr.folded)(1), "1 passage masqué");
        assert_eq!((fr.shown)(0, 41), "0 sur 41 passages");
    }
}
