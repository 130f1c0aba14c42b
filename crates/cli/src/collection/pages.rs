//! The page of an article of a collection, for readers without scripts: its text as plain HTML.

use dossier_archive::wire::Opened;
use dossier_core::load;
use dossier_core::model::Dossier;
use dossier_page::document::ICON;
use dossier_page::html::{Policy, escape};
use dossier_page::{metadata, plain};
use serde_json::Value;

/// Most articles for which a page each is written when nobody says.
pub const MAX_PAGES: u32 = 2000;

/// The folder of the pages, in the site.
pub const FOLDER: &str = "articles";

/// The dossier of an article that the index has: its record with its texts put back. `None` when it cannot be read.
pub fn dossier(opened: &Opened) -> Option<Dossier> {
    let mut json: Value = serde_json::from_slice(&opened.record).ok()?;
    let mut texts = opened.texts.iter();
    // An article of a title alone has none.
    let blocks = json.pointer_mut("/articles/0/blocks");
    for block in blocks.and_then(Value::as_array_mut).into_iter().flatten() {
        block
            .as_object_mut()?
            .insert("text".to_owned(), texts.next()?.as_str().into());
    }
    Some(load::load(json.to_string().as_bytes()).ok()?.dossier)
}

/// Where an article's page stands in the site.
pub fn path(id: &str) -> String {
    format!("{FOLDER}/{id}.html")
}

/// The page of an article. `summary` is what the list shows of it, `styles` are the site's style sheets, `title` is that of
/// the collection.
pub fn page(
    id: &str,
    dossier: &Dossier,
    summary: &str,
    title: &str,
    styles: &[&str],
    url: Option<&str>,
) -> String {
    let article = dossier.articles.first();
    let own_title = article.map_or("", |article| &article.title);
    let lang = article.map_or("", |article| &article.lang);
    let policy = escape(&Policy::of_site(url).value()).replace("&#39;", "'");
    let styles: String = styles
        .iter()
        .map(|style| format!("<link rel=\"stylesheet\" href=\"../{}\">\n", escape(style)))
        .collect();
    let address = url.map(|url| [url, &path(id)].concat());
    let metadata = metadata::described(dossier, address.as_deref(), summary);
    let mut facts = Vec::new();
    if let Some(article) = article {
        let names: Vec<&str> = article
            .byline
            .iter()
            .map(|credit| credit.name.as_str())
            .collect();
        facts.push(escape(&names.join(", ")));
        let published = article.published.as_ref();
        facts.extend(published.map(|published| escape(&published.display)));
        if let Some(source) = &article.source
            && let Some(url) = &source.url
        {
            let words = if source.publisher.is_empty() {
                url
            } else {
                &source.publisher
            };
            facts.push(format!("<a href=\"{}\">{}</a>", escape(url), escape(words)));
        }
    }
    facts.retain(|fact| !fact.is_empty());
    let facts = match facts.is_empty() {
        true => String::new(),
        false => format!("<p class=\"d-shell\">{}</p>\n", facts.join(" · ")),
    };
    let [lang, own_title, title] = [lang, own_title, title].map(escape);
    let text = plain::article(dossier);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{own_title} – {title}</title>\n\
         <link rel=\"icon\" href=\"{ICON}\">\n{metadata}{styles}</head>\n<body>\n\
         <p class=\"d-shell\"><a href=\"../index.html#article={id}\">{title}</a></p>\n{text}{facts}</body>\n</html>\n",
    )
}
