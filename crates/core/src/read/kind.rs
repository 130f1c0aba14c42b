//! What a newsroom's file is.

/// The kinds of file that an article is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Markdown behind front matter.
    Markdown,
    /// A text as copied from a page.
    Text,
}

impl Kind {
    /// The kind of a file by the ending of its name; `None` for one that holds no article.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Kind::Markdown),
            "txt" | "text" => Some(Kind::Text),
            _ => None,
        }
    }
}
