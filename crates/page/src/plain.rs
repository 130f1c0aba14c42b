//! A dossier's articles as plain HTML: what can be read of a page before its script has run, or where none runs.

use std::fmt::Write as _;

use dossier_core::model::{Article, Block, BlockKind, Dossier};

use crate::html::escape;

/// The elements of all articles: titles, texts, and the events by date.
pub fn article(dossier: &Dossier) -> String {
    let mut html = String::from("<main class=\"d-main d-article\">\n");
    for article in &dossier.articles {
        add_article(&mut html, article);
    }
    if !dossier.events.is_empty() {
        html.push_str("<ul>\n");
        for event in &dossier.events {
            // Writing to a string cannot fail.
            let _ = writeln!(
                html,
                "<li>{}: {}</li>",
                escape(&event.date.words(&dossier.lang)),
                escape(&event.title)
            );
        }
        html.push_str("</ul>\n");
    }
    html + "</main>\n"
}

fn add_article(html: &mut String, article: &Article) {
    let lang = escape(&article.lang);
    let _ = writeln!(
        html,
        "<article lang=\"{lang}\">\n<h1>{}</h1>",
        escape(&article.title)
    );
    for block in &article.blocks {
        add_block(html, block);
    }
    html.push_str("</article>\n");
}

fn add_block(html: &mut String, block: &Block) {
    let text = escape(&block.text);
    let _ = match &block.kind {
        BlockKind::Heading(level) => writeln!(html, "<h{level}>{text}</h{level}>"),
        BlockKind::Quotation(_) => writeln!(html, "<blockquote><p>{text}</p></blockquote>"),
        BlockKind::ListItem(_) => writeln!(html, "<p>– {text}</p>"),
        _ => writeln!(html, "<p>{text}</p>"),
    };
}
