//! What a page says about itself to search engines and to those who share it: schema.org `NewsArticle` as JSON-LD, and
//! Open Graph.

use std::fmt::Write as _;

use dossier_core::model::{Article, Dossier, Entity};
use serde_json::{Map, Value, json};

use crate::html::{escape, json_for_script};

/// How many entities an article is `about`: those in most passages. The others are `mentions`.
const N_ABOUT: usize = 5;

/// Most characters of a description; what search engines and cards show.
const DESCRIPTION_CHARS: usize = 200;

/// The elements for the head: JSON-LD, description, Open Graph, canonical address. The description is the start of the
/// first passage.
pub fn head(dossier: &Dossier, url: Option<&str>) -> String {
    described(dossier, url, &description(dossier))
}

/// The same with a description that somebody has chosen; an empty one is left out.
pub fn described(dossier: &Dossier, url: Option<&str>, description: &str) -> String {
    let mut head = String::new();
    // Writing to a string cannot fail.
    if !description.is_empty() {
        let _ = writeln!(
            head,
            "<meta name=\"description\" content=\"{}\">",
            escape(description)
        );
    }
    let mut property = |name: &str, content: &str| {
        if !content.is_empty() {
            let _ = writeln!(
                head,
                "<meta property=\"{name}\" content=\"{}\">",
                escape(content)
            );
        }
    };
    property("og:type", "article");
    property("og:title", title(dossier));
    property("og:description", description);
    property("og:locale", &dossier.lang.replace('-', "_"));
    property("og:url", url.unwrap_or_default());
    if let Some(date) = dossier.articles.first().and_then(published) {
        property("article:published_time", &date);
    }
    if let Some(url) = url {
        let _ = writeln!(head, "<link rel=\"canonical\" href=\"{}\">", escape(url));
    }
    let data = json_for_script(&linked_data(dossier, url, description));
    let _ = writeln!(head, "<script type=\"application/ld+json\">{data}</script>");
    head
}

/// The title of the page: the dossier's, or where it has none its first article's.
pub fn title(dossier: &Dossier) -> &str {
    let first = dossier
        .articles
        .first()
        .map(|article| article.title.as_str());
    match dossier.title.as_str() {
        "" => first.filter(|title| !title.is_empty()).unwrap_or("Dossier"),
        title => title,
    }
}

/// The start of the first passage: the standfirst, where there is one.
fn description(dossier: &Dossier) -> String {
    let Some(first) = dossier.passage_indices().next() else {
        return String::new();
    };
    let text = dossier.block_of(first).text.trim();
    match text.char_indices().nth(DESCRIPTION_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..end].trim_end_matches([',', ';', ':', ' ']))
        }
    }
}

/// The publication date as ISO 8601, when it is certain: a doubt has no form there.
fn published(article: &Article) -> Option<String> {
    let date = article.published.as_ref()?.date.edtf();
    let plain = date
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    (plain && matches!(date.len(), 4 | 7 | 10)).then(|| date.to_owned())
}

/// One `NewsArticle`, or for several articles a list of them.
fn linked_data(dossier: &Dossier, url: Option<&str>, description: &str) -> Value {
    let articles: Vec<Value> = (0..dossier.articles.len())
        .map(|at| article_data(dossier, at, url, description))
        .collect();
    match <[Value; 1]>::try_from(articles) {
        Ok([article]) => with_context(article),
        Err(articles) => with_context(json!({ "@graph": articles })),
    }
}

fn with_context(mut data: Value) -> Value {
    data["@context"] = "https://schema.org".into();
    data
}

fn article_data(dossier: &Dossier, at: usize, url: Option<&str>, description: &str) -> Value {
    let article = &dossier.articles[at];
    let mut data = Map::new();
    let mut set = |name: &str, value: Value| {
        let empty = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if !value.is_null() && !empty {
            data.insert(name.to_owned(), value);
        }
    };
    set("@type", "NewsArticle".into());
    set("headline", article.title.as_str().into());
    set("description", description.into());
    set("inLanguage", article.lang.as_str().into());
    set("url", url.into());
    set("datePublished", published(article).into());
    set("copyrightNotice", article.rights.as_str().into());
    let authors = article.byline.iter();
    let authors = authors.map(|credit| json!({ "@type": "Person", "name": credit.name }));
    set("author", authors.collect());
    set("temporalCoverage", coverage(dossier, at).into());
    if let Some(source) = &article.source {
        let mut origin = json!({ "@type": "NewsArticle" });
        if !source.title.is_empty() {
            origin["headline"] = source.title.as_str().into();
        }
        if !source.publisher.is_empty() {
            origin["publisher"] = json!({ "@type": "Organization", "name": source.publisher });
        }
        if let Some(url) = &source.url {
            origin["url"] = url.as_str().into();
        }
        if !source.lang.is_empty() {
            origin["inLanguage"] = source.lang.as_str().into();
        }
        set("isBasedOn", origin);
    }
    let named = named_in(dossier, at);
    let mut named = named.iter().map(|entity| thing(dossier, entity));
    set("about", named.by_ref().take(N_ABOUT).collect());
    set("mentions", named.collect());
    data.into()
}

/// The entities of an article, those in most of its passages first.
fn named_in(dossier: &Dossier, article: usize) -> Vec<&Entity> {
    let n_passages = |entity: &Entity| {
        let passages = entity.passages.iter();
        passages
            .filter(|passage| dossier.passages[passage.at()].article.at() == article)
            .count()
    };
    let mut named: Vec<(usize, &Entity)> = dossier
        .entities
        .iter()
        .map(|entity| (n_passages(entity), entity))
        .filter(|(n_passages, _)| *n_passages > 0)
        .collect();
    named.sort_by_key(|(n_passages, _)| std::cmp::Reverse(*n_passages));
    named.into_iter().map(|(_, entity)| entity).collect()
}

fn thing(dossier: &Dossier, entity: &Entity) -> Value {
    let kind = match dossier.types[entity.kind.at()].id.as_str() {
        "person" => "Person",
        "organisation" | "organization" => "Organization",
        "place" => "Place",
        "publication" => "CreativeWork",
        _ => "Thing",
    };
    let mut thing = json!({ "@type": kind, "name": entity.name });
    if !entity.aliases.is_empty() {
        thing["alternateName"] = json!(entity.aliases);
    }
    if !entity.same_as.is_empty() {
        thing["sameAs"] = json!(entity.same_as);
    }
    thing
}

/// From the first to the last day of the article's events, as an ISO 8601 interval; an end that is not known is open.
fn coverage(dossier: &Dossier, article: usize) -> Option<String> {
    let events = dossier.events.iter().filter(|event| {
        let mut anchors = event.anchors.iter();
        anchors.any(|anchor| dossier.passages[anchor.passage.at()].article.at() == article)
    });
    let bounds: Vec<_> = events.map(|event| event.date.bounds()).collect();
    let first = bounds.iter().map(|bounds| bounds.first).min()?;
    let lasts: Option<Vec<_>> = bounds.iter().map(|bounds| bounds.last).collect();
    let last = lasts.and_then(|lasts| lasts.into_iter().max());
    let day =
        |day: Option<dossier_core::date::Day>| day.map_or("..".to_owned(), |day| day.to_string());
    Some(format!("{}/{}", day(first), day(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_core::load;

    const HARBOUR: &[u8] = include_bytes!("../../../tests/component/harbour.json");

    fn harbour() -> Dossier {
        load::load(HARBOUR).expect("it loads").dossier
    }

    #[test]
    fn an_article_says_what_it_is_about_and_when() {
        let dossier = harbour();
        let data = linked_data(&dossier, Some("https://example.org/harbour/"), "");
        assert_eq!(data["@type"], "NewsArticle");
        assert_eq!(data["headline"], dossier.articles[0].title);
        assert_eq!(data["url"], "https://example.org/harbour/");
        let about = data["about"].as_array().expect("a list");
        let mentions = data["mentions"].as_array().map_or(0, Vec::len);
        let n_named = dossier
            .entities
            .iter()
            .filter(|entity| !entity.passages.is_empty())
            .count();
        assert_eq!(about.len() + mentions, n_named);
        let coverage = data["temporalCoverage"].as_str().expect("a text");
        assert_eq!(coverage.matches('/').count(), 1, "{coverage}");
    }

    #[test]
    fn without_an_address_nothing_claims_one() {
        let head = head(&harbour(), None);
        assert!(
            !head.contains("canonical") && !head.contains("og:url"),
            "{head}"
        );
        assert!(head.contains("<meta property=\"og:type\" content=\"article\">"));
    }

    #[test]
    fn a_hostile_title_stays_text() {
        let mut dossier = harbour();
        dossier.title = "\"><script>alert(1)</script>".to_owned();
        dossier.articles[0].title = "</script><script>alert(1)</script>".to_owned();
        let head = head(&dossier, None);
        assert_eq!(head.matches("<script").count(), 1, "{head}");
        assert_eq!(head.matches("</script").count(), 1, "{head}");
    }
}
