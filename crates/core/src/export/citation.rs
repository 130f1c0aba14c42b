//! Citations of the articles, or of one passage: CSL-JSON for Zotero and pandoc, BibTeX for LaTeX.
//!
//! Authors are written as one name each: which part is the family name, a dossier does not say. The work that an article
//! is taken from is its original (`original-title`, `origtitle`), not its title. A date that is not known exactly stays
//! that: `circa` in CSL, EDTF in biblatex's `date`, with the first year of it in `year` for classic BibTeX.

use crate::date::{Date, Precision};
use crate::model::{Article, ArticleIdx, PassageIdx};

use super::json::Json;
use super::selection::push_line;
use super::when::{self, Parts};
use super::{Options, Selection, address};

/// How many words of a passage stand in its citation.
const MAX_WORDS: usize = 10;

/// What one citation is about.
struct Item<'a> {
    article: &'a Article,
    id: String,
    url: String,
    note: String,
    /// The number of the passage, when one is cited.
    number: String,
}

/// As CSL-JSON: a list of items.
pub(super) fn csl_json(selection: &Selection, options: &Options) -> String {
    let mut json = Json::pretty();
    json.open('[');
    for item in items(selection, options) {
        let article = item.article;
        json.open('{');
        json.field("id", &item.id);
        json.field("type", "webpage");
        json.field("title", &article.title);
        if !article.byline.is_empty() {
            json.open_field("author", '[');
            for credit in &article.byline {
                json.open('{');
                json.field("literal", &credit.name);
                json.close('}');
            }
            json.close(']');
        }
        if article.title != selection.dossier.title {
            json.maybe("container-title", &selection.dossier.title);
        }
        if let Some(source) = &article.source {
            json.maybe("original-title", &source.title);
            json.maybe("original-publisher", &source.publisher);
        }
        if let Some(published) = &article.published {
            date(&mut json, "issued", &published.date);
        }
        if let Some(accessed) = options.accessed {
            date(&mut json, "accessed", accessed);
        }
        json.maybe("language", &article.lang);
        json.maybe("URL", &item.url);
        json.maybe("locator", &item.number);
        json.field("note", &item.note);
        json.close('}');
    }
    json.close(']');
    json.into_text()
}

/// As BibTeX: a comment line, then an entry each.
pub(super) fn bibtex(selection: &Selection, options: &Options) -> String {
    let mut text = String::from("% ");
    let mut comment = String::new();
    push_line(&mut comment, &selection.dossier.title);
    comment.push_str(". ");
    push_line(&mut comment, &selection.filter);
    // BibTeX looks for entries in comments too.
    text.push_str(&comment.replace('@', "(at)"));
    text.push('\n');
    for item in items(selection, options) {
        let article = item.article;
        text.push_str("\n@online{");
        text.push_str(&item.id.replace('/', "-"));
        let mut authors = String::new();
        for credit in &article.byline {
            authors.push_str(if authors.is_empty() { "{" } else { " and {" });
            escape(&mut authors, &credit.name);
            authors.push('}');
        }
        field(&mut text, "author", &authors);
        let mut title = String::from("{");
        escape(&mut title, &article.title);
        title.push('}');
        field(&mut text, "title", &title);
        if article.title != selection.dossier.title {
            escaped_field(&mut text, "maintitle", &selection.dossier.title);
        }
        if let Some(source) = &article.source {
            escaped_field(&mut text, "origtitle", &source.title);
            escaped_field(&mut text, "origpublisher", &source.publisher);
        }
        if let Some(published) = &article.published {
            if is_biblatex(&published.date) {
                field(&mut text, "date", published.date.edtf());
            }
            let year = when::ends(&published.date).map(|(start, _)| start.year.to_string());
            field(&mut text, "year", &year.unwrap_or_default());
        }
        field(&mut text, "url", &encoded(&item.url));
        if let Some(accessed) = options.accessed.filter(|date| is_biblatex(date)) {
            field(&mut text, "urldate", accessed.edtf());
        }
        if !item.number.is_empty() {
            field(&mut text, "pages", &item.number);
            field(&mut text, "pagination", "paragraph");
        }
        escaped_field(&mut text, "note", &item.note);
        text.push_str("\n}\n");
    }
    text
}

/// The passage that is to be cited, else the articles of the selection.
fn items<'a>(selection: &Selection<'a>, options: &Options) -> Vec<Item<'a>> {
    let dossier = selection.dossier;
    let cited = options
        .passage
        .filter(|passage| passage.at() < dossier.passages.len());
    if let Some(passage) = cited {
        return vec![passage_item(selection, options, passage)];
    }
    let mut items = Vec::new();
    for idx in selection.articles() {
        let article = &dossier.articles[idx.at()];
        items.push(Item {
            article,
            id: article.id.clone(),
            url: article_url(selection, options, idx),
            note: selection.filter.clone(),
            number: String::new(),
        });
    }
    items
}

fn passage_item<'a>(selection: &Selection<'a>, options: &Options, passage: PassageIdx) -> Item<'a> {
    let dossier = selection.dossier;
    let article = dossier.article_of(passage);
    let block = dossier.block_of(passage);
    let number = dossier.passages[passage.at()].number.to_string();
    let mut note = ["Passage ", &number, ": “"].concat();
    let mut words = block.text.split_whitespace();
    for (at, word) in words.by_ref().take(MAX_WORDS).enumerate() {
        note.push_str(if at == 0 { "" } else { " " });
        note.push_str(word);
    }
    note.push_str(if words.next().is_some() {
        " …”"
    } else {
        "”"
    });
    let mut url = address::passage(dossier, options, passage);
    if url.is_empty() {
        url = source_url(article);
    }
    Item {
        article,
        id: [&article.id, "-", &block.id].concat(),
        url,
        note,
        number,
    }
}

/// The page, at the first passage of the article when there are several; without a page the article's source.
fn article_url(selection: &Selection, options: &Options, idx: ArticleIdx) -> String {
    let dossier = selection.dossier;
    let Some(url) = options.url else {
        return source_url(&dossier.articles[idx.at()]);
    };
    let mut passages = dossier.passage_indices();
    let first = passages.find(|passage| dossier.passages[passage.at()].article == idx);
    match first.filter(|_| dossier.articles.len() > 1) {
        Some(first) => address::passage(dossier, options, first),
        None => address::page(url).to_owned(),
    }
}

fn source_url(article: &Article) -> String {
    let source = article.source.as_ref();
    source
        .and_then(|source| source.url.clone())
        .unwrap_or_default()
}

/// A CSL date: parts where they say it, with `season` and `circa`, else words.
fn date(json: &mut Json, name: &str, date: &Date) {
    json.open_field(name, '{');
    let has_parts = match date.precision() {
        Precision::Day | Precision::Month | Precision::Year => true,
        Precision::Season => when::season(date).is_some(),
        Precision::Interval => !date.open_start() && !date.open_end(),
        _ => false,
    };
    match when::ends(date).filter(|_| has_parts) {
        Some((start, end)) => {
            let season = when::season(date);
            json.open_field("date-parts", '[');
            let (year_only, end) = match season {
                Some(_) => (true, None),
                None => (false, end),
            };
            parts(json, start, year_only);
            if let Some(end) = end {
                parts(json, end, false);
            }
            json.close(']');
            if let Some(season) = season {
                json.count("season", u32::from(season));
            }
            if date.is_approximate() || date.is_uncertain() {
                json.key("circa");
                json.bare("true");
            }
        }
        None => json.field("literal", &date.words("en")),
    }
    json.close('}');
}

fn parts(json: &mut Json, parts: Parts, year_only: bool) {
    json.open('[');
    // CSL has no year 0: the year before 1 is -1.
    let year = if parts.year < 1 {
        parts.year - 1
    } else {
        parts.year
    };
    json.bare(&year.to_string());
    for part in [parts.month, parts.day] {
        if part > 0 && !year_only {
            json.bare(&part.to_string());
        }
    }
    json.close(']');
}

/// Whether biblatex reads the date: EDTF levels 0 and 1, with a qualifier only at the end of a side.
fn is_biblatex(date: &Date) -> bool {
    date.precision() != Precision::Set
        && date.edtf().split('/').all(|side| {
            let side = side.strip_suffix(['?', '~', '%']).unwrap_or(side);
            let is_known = |byte: u8| byte.is_ascii_digit() || b"-X.".contains(&byte);
            side.bytes().all(is_known)
        })
}

/// A field whose value needs no escapes, unless it is empty.
fn field(text: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        text.push_str(",\n  ");
        text.push_str(name);
        text.push_str(" = {");
        text.push_str(value);
        text.push('}');
    }
}

fn escaped_field(text: &mut String, name: &str, value: &str) {
    let mut escaped = String::new();
    escape(&mut escaped, value);
    field(text, name, &escaped);
}

/// A text as LaTeX on one line. Braces are commands, since BibTeX counts them whatever stands before them.
fn escape(text: &mut String, of: &str) {
    let mut line = String::new();
    push_line(&mut line, of);
    let mut last = ' ';
    for letter in line.chars() {
        match letter {
            // Two of them would be set as a dash.
            '-' if last == '-' => text.push_str("{}-"),
            '\\' => text.push_str("\\textbackslash{}"),
            '{' => text.push_str("\\textbraceleft{}"),
            '}' => text.push_str("\\textbraceright{}"),
            '^' => text.push_str("\\textasciicircum{}"),
            '~' => text.push_str("\\textasciitilde{}"),
            '%' | '#' | '$' | '&' | '_' => {
                text.push('\\');
                text.push(letter);
            }
            _ => text.push(letter),
        }
        last = letter;
    }
}

/// An address, which LaTeX takes as it is: what would end the field is percent-encoded.
fn encoded(url: &str) -> String {
    let mut encoded = String::new();
    for letter in url.chars() {
        match letter {
            '{' => encoded.push_str("%7B"),
            '}' => encoded.push_str("%7D"),
            '\\' => encoded.push_str("%5C"),
            '"' => encoded.push_str("%22"),
            '\0'..=' ' => encoded.push_str("%20"),
            _ => encoded.push(letter),
        }
    }
    encoded
}
