//! The document around what is shown: its head, what is said where no script or no WebAssembly runs, its scripts.

use crate::html::{Policy, escape};

/// A square in the explorer's colour.
pub const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect \
                    width='12' height='12' x='2' y='2' rx='2' fill='%230e5a67'/%3E%3C/svg%3E";

/// What a document is put together from. What is called text is escaped here, the rest is HTML.
#[derive(Debug)]
pub struct Document<'a> {
    /// BCP 47, of the interface; a text.
    pub lang: &'a str,
    /// A text.
    pub title: &'a str,
    /// What the page may load and run.
    pub policy: &'a Policy,
    /// Elements of the head, behind the title.
    pub head: &'a str,
    /// What was rendered before.
    pub body: &'a str,
    /// What is said without scripts; a text.
    pub no_script: &'a str,
    /// What is said when the explorer does not start, by cause; texts.
    pub not_started: &'a [(&'a str, &'a str)],
    /// The words of the link out of a frame; a text.
    pub full_page: &'a str,
    /// Elements behind everything else.
    pub tail: &'a str,
}

impl Document<'_> {
    /// The whole document.
    pub fn html(&self) -> String {
        let Document {
            head, body, tail, ..
        } = self;
        // An apostrophe cannot end the attribute, and people read the policy.
        let policy = escape(&self.policy.value()).replace("&#39;", "'");
        let [lang, title, no_script, full_page] =
            [self.lang, self.title, self.no_script, self.full_page].map(escape);
        let causes = self.not_started.iter().map(|(cause, words)| {
            format!("<p data-cause=\"{cause}\" hidden>{}</p>", escape(words))
        });
        let causes: String = causes.collect();
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"{ICON}\">\n{head}</head>\n<body>\n\
             <noscript><p class=\"d-shell\">{no_script}</p></noscript>\n\
             <div id=\"not-started\" class=\"d-shell\" role=\"status\" hidden>{causes}</div>\n\
             <div id=\"dossier\">{body}</div>\n\
             <p class=\"d-shell d-shell--embedded\"><a id=\"full-page\" href=\"#\" target=\"_blank\" rel=\"noopener\">\
             {full_page}</a></p>\n\
             {tail}</body>\n</html>\n"
        )
    }
}
