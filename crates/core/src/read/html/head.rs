//! What a page says of its article: schema.org in JSON-LD, Open Graph, plain metadata, and the usual elements.

use dom_query::Document;
use serde_json::{Value, json};

use super::super::article::Article;
use super::super::fields::{names_of, published};
use super::super::news_article;
use super::super::source::Source;

/// Reads the metadata into the article's fields, and says the standfirst.
pub fn read(source: &Source<'_>, page: &Document, article: &mut Article) -> Option<String> {
    let mut described = None;
    for script in page.select("script").nodes() {
        let is_json = script
            .attr("type")
            .is_some_and(|kind| kind.trim() == "application/ld+json");
        if !is_json {
            continue;
        }
        // What is no JSON is the page's own affair: the other metadata counts then.
        let Ok(json) = serde_json::from_str::<Value>(&script.text()) else {
            continue;
        };
        if let Some(fields) = news_article::find(&json) {
            news_article::metadata(fields, article, &source.place(0));
            described = fields
                .get("description")
                .and_then(Value::as_str)
                .map(str::to_owned);
            break;
        }
    }
    let meta = |name: &str| {
        let by = |attribute: &str| {
            let found = page.try_select(&format!("meta[{attribute}=\"{name}\"]"))?;
            let content = found.attr("content")?.trim().to_owned();
            (!content.is_empty()).then_some(content)
        };
        by("property").or_else(|| by("name"))
    };
    let words = |selector: &str| {
        let found = page.try_select(selector)?;
        let text = found.nodes().first()?.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let mut set = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            article.fields.entry(field.to_owned()).or_insert(value);
        }
    };
    let lang = page
        .select("html")
        .attr("lang")
        .map(|lang| lang.trim().to_owned());
    set(
        "lang",
        lang.filter(|lang| !lang.is_empty()).map(Value::from),
    );
    let title = words("[itemprop=headline]").or_else(|| meta("og:title"));
    let title = title.or_else(|| words("h1")).or_else(|| words("title"));
    set("title", title.map(Value::from));
    let kicker =
        words(".kicker, .overline, .eyebrow, .surtitre").or_else(|| meta("article:section"));
    set("kicker", kicker.map(Value::from));
    let date = meta("article:published_time")
        .or_else(|| meta("date"))
        .or_else(|| meta("dc.date"));
    let date = date.or_else(|| {
        page.select("time[datetime]")
            .attr("datetime")
            .map(|date| date.to_string())
    });
    set("published", date.map(|date| published(&date)));
    // Open Graph's author is often the address of a profile, which is no name.
    let author = meta("author")
        .or_else(|| meta("article:author"))
        .filter(|name| !name.contains("://"));
    let author = author.or_else(|| words("[rel=author], [itemprop=author], .byline, .author"));
    let byline = author.map(|names| {
        names_of(&names)
            .iter()
            .map(|name| json!({ "name": name }))
            .collect()
    });
    set("byline", byline);
    let canonical = page
        .select("link[rel=canonical]")
        .attr("href")
        .map(|href| href.to_string());
    let address = canonical
        .or_else(|| meta("og:url"))
        .filter(|address| address.starts_with("http"));
    let publisher = meta("og:site_name");
    if address.is_some() || publisher.is_some() {
        let source = article
            .fields
            .entry("source".to_owned())
            .or_insert_with(|| json!({}));
        for (field, value) in [("url", address), ("publisher", publisher)] {
            if let (Some(value), Some(source)) = (value, source.as_object_mut()) {
                source.entry(field).or_insert(value.into());
            }
        }
    }
    let rights = meta("copyright").or_else(|| meta("dc.rights"));
    if let Some(rights) = rights {
        article
            .fields
            .entry("rights".to_owned())
            .or_insert(rights.into());
    }
    let shown =
        words(".standfirst, .chapo, .dek, .lede, .article__standfirst, [itemprop=description]");
    let described = described
        .or_else(|| meta("og:description"))
        .or_else(|| meta("description"));
    if shown.is_none() && described.is_some() {
        article.problems.warning(
            source.place(source.text.find("description").unwrap_or_default()),
            "the page's description is read as the standfirst",
            "the page marks no standfirst; import the page into a story in Markdown to write another",
        );
    }
    shown.or(described)
}
