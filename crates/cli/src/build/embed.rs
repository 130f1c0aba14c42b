//! What a newsroom puts into its own page: the snippets, a page that shows them live, and their description for oEmbed.

use serde_json::{Value, json};

use dossier_page::document::ICON;
use dossier_page::html::{Policy, escape};

/// Height of a frame that nobody resizes, in CSS pixels: enough to read in, low enough to scroll past.
const FRAME_HEIGHT_PX: u32 = 720;

/// Width that an oEmbed answer has to name, in CSS pixels; the frame itself is as wide as its place.
const FRAME_WIDTH_PX: u32 = 1000;

/// Stands for the site's address in a snippet when the build was not told it.
const SOME_SITE: &str = "https://example.org/dossier/";

/// What the snippets are about.
#[derive(Debug)]
pub struct Embed<'a> {
    /// Title of the dossier.
    pub title: &'a str,
    /// Where the site will be, with a slash at its end, if that is known.
    pub url: Option<&'a str>,
    /// The dossier's file in the site, for the element; `None` for a collection, which no element shows.
    pub data: Option<&'a str>,
    /// The site's style sheet.
    pub styles: &'a str,
}

impl Embed<'_> {
    fn site(&self) -> &str {
        self.url.unwrap_or(SOME_SITE)
    }

    /// A frame that works without any script of the host.
    pub fn frame(&self) -> String {
        self.frame_from(self.site(), "lazy")
    }

    fn frame_from(&self, site: &str, loading: &str) -> String {
        format!(
            "<iframe src=\"{}index.html\" title=\"{}\" data-dossier width=\"100%\" height=\"{FRAME_HEIGHT_PX}\" \
             loading=\"{loading}\" allow=\"clipboard-write\" data-external=\"1\"></iframe>",
            escape(site),
            escape(self.title),
        )
    }

    /// The script that gives frames their height and carries the view.
    fn frame_script(&self, site: &str) -> String {
        format!("<script src=\"{}embed.js\" defer></script>", escape(site))
    }

    fn box_snippet(&self) -> String {
        let site = self.site();
        format!(
            "<div data-dossier-src=\"{}index.html\" data-title=\"{}\">\n  <a href=\"{0}\">{1}</a>\n</div>\n{}",
            escape(site),
            escape(self.title),
            self.frame_script(site),
        )
    }

    fn element_from(&self, site: &str, data: &str) -> String {
        format!(
            "<dossier-explorer src=\"{0}{1}\" panel=\"read\">\n  <a href=\"{0}\">{2}</a>\n</dossier-explorer>\n\
             <script src=\"{0}dossier-explorer.js\" defer></script>",
            escape(site),
            escape(data),
            escape(self.title),
        )
    }

    /// The answer that an oEmbed endpoint would give (oembed.com, section 2.3), as a file beside the page.
    pub fn oembed(&self) -> Option<Value> {
        self.url?;
        Some(json!({
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": "Dossier",
            "provider_url": self.site(),
            "width": FRAME_WIDTH_PX,
            "height": FRAME_HEIGHT_PX,
            "html": format!("{}\n{}", self.frame(), self.frame_script(self.site())),
        }))
    }

    /// The page that shows the snippets, each with what it makes.
    pub fn page(&self) -> String {
        let policy = Policy {
            own_frames: true,
            own_workers: false,
            ..Policy::of_site(self.url)
        };
        let title = escape(self.title);
        let site = self.site();
        let framed = format!("{}\n{}", self.frame(), self.frame_script(site));
        let note = if self.url.is_some() {
            String::new()
        } else {
            format!(
                "<p>The snippets name <code>{SOME_SITE}</code> because the site was built without its address; \
                 <code>dossier build --url</code> puts the real one in.</p>"
            )
        };
        let (n_ways, element_script) = match self.data {
            Some(_) => (
                "Three ways, from the simplest to the closest. Each shows its code and what it makes.",
                "\n<script src=\"dossier-explorer.js\" defer></script>",
            ),
            None => ("Two ways, and what the first one makes.", ""),
        };
        let mut page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <title>Embed: {title}</title>\n<link rel=\"icon\" href=\"{ICON}\">\n\
             <link rel=\"stylesheet\" href=\"{}\">\n{}{element_script}\n\
             </head>\n<body>\n<main class=\"d-embedding\">\n",
            escape(&policy.value()).replace("&#39;", "'"),
            escape(self.styles),
            self.frame_script(""),
        );
        let sections = [
            format!("<h1>Embed “{title}”</h1>\n<p>{n_ways}</p>\n{note}\n"),
            format!(
                "<h2>A frame</h2>\n<p>The first line works by itself, with a fixed height. The script gives the \
                 frame the height of its content and puts the view into this page’s address.</p>\n{}\n\
                 <div class=\"d-embedding__live\" id=\"live-frame\">{}</div>\n",
                snippet(&framed),
                self.frame_from("", "eager"),
            ),
            format!(
                "<h2>A place that becomes a frame</h2>\n<p>For editors that take a script but no frame. It loads \
                 when a reader comes near.</p>\n{}\n",
                snippet(&self.box_snippet())
            ),
        ];
        page.push_str(&sections.concat());
        if let Some(data) = self.data {
            page.push_str(&self.element_section(data));
        }
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }

    fn element_section(&self, data: &str) -> String {
        format!(
            "<h2>An element</h2>\n<p>In the page itself, in its own shadow. The host’s security policy needs \
             <code>'wasm-unsafe-eval'</code> and this site in <code>script-src</code> and \
             <code>connect-src</code>; from another origin the site has to send \
             <code>Access-Control-Allow-Origin</code>.</p>\n{}\n\
             <div class=\"d-embedding__live\" id=\"live-element\"><dossier-explorer src=\"{}\">\
             <a href=\"index.html\">{}</a></dossier-explorer></div>\n",
            snippet(&self.element_from(self.site(), data)),
            escape(data),
            escape(self.title),
        )
    }
}

/// Code to copy.
fn snippet(code: &str) -> String {
    format!(
        "<pre class=\"d-snippet\"><code>{}</code></pre>",
        escape(code)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed(url: Option<&'static str>) -> Embed<'static> {
        Embed {
            title: "Ships & \"harbours\"",
            url,
            data: Some("harbour.json"),
            styles: "main.css",
        }
    }

    #[test]
    fn the_description_for_oembed_needs_the_address() {
        assert_eq!(embed(None).oembed(), None);
        let oembed = embed(Some("https://example.net/a/"))
            .oembed()
            .expect("an answer");
        assert_eq!(oembed["type"], "rich");
        let html = oembed["html"].as_str().expect("a text");
        assert!(
            html.contains("src=\"https://example.net/a/index.html\""),
            "{html}"
        );
        assert!(
            html.contains("title=\"Ships &amp; &quot;harbours&quot;\""),
            "{html}"
        );
    }

    #[test]
    fn the_page_has_no_inline_script_or_style() {
        for data in [Some("harbour.json"), None] {
            let page = Embed {
                data,
                ..embed(None)
            }
            .page();
            assert!(!page.contains("<style") && !page.contains(" style="));
            assert_eq!(
                page.matches("<script src=").count(),
                page.matches("<script").count()
            );
        }
    }

    #[test]
    fn of_a_collection_the_page_shows_frames_and_no_element() {
        let page = Embed {
            data: None,
            ..embed(Some("https://example.net/a/"))
        }
        .page();
        assert!(!page.contains("dossier-explorer"), "{page}");
        assert!(page.contains("id=\"live-frame\""), "{page}");
    }
}
