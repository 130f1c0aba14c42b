//! For tests: an article in few lines, one for each field and block and problem.

use super::{Kind, Source, Sources, sources};

/// Reads one text, without a registry and events.
pub fn outline(kind: Kind, name: &str, text: &str) -> String {
    let draft = sources(&Sources {
        articles: vec![(kind, Source::new(name, text))],
        ..Sources::default()
    });
    let article = &draft.json["articles"][0];
    let mut lines = String::new();
    for field in [
        "kicker",
        "title",
        "lang",
        "byline",
        "published",
        "source",
        "rights",
        "translations",
        "contact",
    ] {
        if !article[field].is_null() {
            lines += &format!("{field}: {}\n", article[field]);
        }
    }
    for block in article["blocks"].as_array().into_iter().flatten() {
        let word = |field: &str| block[field].as_str().unwrap_or_default();
        let start: String = word("text").chars().take(40).collect();
        let level = block["level"]
            .as_u64()
            .map_or(String::new(), |level| format!(" ({level})"));
        lines += &format!("{}{level}: {start}", word("id"));
        for field in ["image", "alt", "credit", "cite"]
            .into_iter()
            .filter(|field| !word(field).is_empty())
        {
            lines += &format!(" / {}", word(field));
        }
        lines.push('\n');
    }
    for problem in &draft.problems {
        lines += &format!("! {}:{}\n", problem.place.line, problem.message);
    }
    lines
}
