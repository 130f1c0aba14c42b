//! The elements of a text as blocks.

use dom_query::NodeRef;

use super::super::block::{Block, Blocks, Run, What};
use super::super::caption::split_credit;
use super::super::source::{Problems, Source};
use super::{Finder, walk};

/// Elements that go with all that is in them: nothing in them is text of the article.
const DROPPED: [&str; 23] = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "form", "button", "input", "select", "textarea", "nav", "aside", "audio", "video",
    "dialog", "head", "title", "menu",
];

/// Elements that stand inside a line of text; any other begins a new paragraph.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
    "var",
];

/// Parts of class names of what stands around a text.
const AROUND: [&str; 9] = [
    "newsletter",
    "related",
    "share",
    "social",
    "advert",
    "promo",
    "breadcrumb",
    "comments",
    "paywall",
];

/// Class names of what stands in the article's head, and was read there.
const HEAD: [&str; 6] = [
    "byline",
    "author",
    "kicker",
    "overline",
    "standfirst",
    "chapo",
];

/// Reads the elements below one.
pub struct Walk<'a, 'b> {
    blocks: &'a mut Blocks,
    problems: &'a mut Problems,
    finder: Finder<'a, 'b>,
    run: Run,
    /// For each list that is open, whether it is numbered.
    lists: Vec<bool>,
    n_quotes: usize,
    /// The figure that is open.
    figure: Option<Figure>,
    /// What is passed over at the start: it stands above the text already.
    known: Vec<String>,
}

/// A figure while it is read.
#[derive(Debug, Default)]
struct Figure {
    image: Option<String>,
    alt: String,
    credit: String,
    caption: Run,
}

impl<'a, 'b> Walk<'a, 'b> {
    /// Adds to these blocks.
    pub fn new(source: &'a Source<'b>, blocks: &'a mut Blocks, problems: &'a mut Problems) -> Self {
        Walk {
            blocks,
            problems,
            finder: Finder::new(source),
            run: Run::default(),
            lists: Vec::new(),
            n_quotes: 0,
            figure: None,
            known: Vec::new(),
        }
    }

    /// Passes over these words where the text begins with them.
    pub fn without(self, known: Vec<String>) -> Self {
        Walk { known, ..self }
    }

    /// Reads an element and what is in it.
    pub fn read(mut self, root: &NodeRef<'_>) {
        // Both closures change the same reader.
        let this = std::cell::RefCell::new(&mut self);
        let is_root = |node: &NodeRef<'_>| node.id == root.id;
        walk(
            root,
            |node, _| is_root(node) || this.borrow_mut().enter(node),
            |node| {
                if !is_root(node) {
                    this.borrow_mut().leave(node);
                }
            },
        );
        self.end("paragraph");
    }

    /// Takes a node; whether what is in it is to be read.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.run.push_collapsed(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return false;
        };
        let name = &*name;
        let is_foot = name == "footer" && self.n_quotes == 0;
        if !node.is_element() || DROPPED.contains(&name) || is_foot || is_around(node) {
            return false;
        }
        match name {
            "br" => self.run.push_collapsed(" "),
            "img" => self.picture(node),
            "a" => {
                let href = node.attr("href").unwrap_or_default();
                let href = href.trim().to_owned();
                let is_kept = ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|scheme| href.starts_with(scheme));
                // A link to somewhere on the page's own site has no address of its own here.
                self.run.open(if is_kept {
                    What::Link(href)
                } else {
                    What::Link(String::new())
                });
            }
            "figure" => {
                self.end("paragraph");
                self.figure = Some(Figure::default());
            }
            "ul" | "ol" => {
                self.end_item();
                self.lists.push(name == "ol");
            }
            "blockquote" => {
                self.end("paragraph");
                self.n_quotes += 1;
            }
            name if INLINE.contains(&name) => {}
            _ => self.end_paragraph(),
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "a" => self.run.close(),
            "h1" | "h2" => self.heading(2),
            "h3" => self.heading(3),
            "h4" | "h5" | "h6" => self.heading(4),
            "li" => self.end_item(),
            "ul" | "ol" => {
                self.end_item();
                self.lists.pop();
            }
            "blockquote" => {
                self.end("paragraph");
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            "figure" => self.end_figure(),
            name if INLINE.contains(&name) || matches!(name, "br" | "img") => {}
            _ => self.end_paragraph(),
        }
    }

    /// The words so far as a block; in a figure they are its caption, in a list they wait for the item's end.
    fn end(&mut self, kind: &'static str) -> Option<&mut Block> {
        if let Some(figure) = &mut self.figure {
            let run = std::mem::take(&mut self.run);
            if !run.words().is_empty() {
                figure.caption = run;
            }
            return None;
        }
        if !self.lists.is_empty() && kind == "paragraph" {
            self.run.push_collapsed(" ");
            return None;
        }
        let run = std::mem::take(&mut self.run);
        let words = run.words();
        if words.is_empty() {
            return None;
        }
        let is_start = self.blocks.list.iter().all(|block| block.is("standfirst"));
        if is_start && self.known.iter().any(|known| known == words) {
            return None;
        }
        if self.n_quotes > 0
            && let Some(cite) = words.strip_prefix(['—', '–'])
            && let Some(last) = self
                .blocks
                .list
                .last_mut()
                .filter(|block| block.is("quotation"))
        {
            last.set("cite", cite.trim());
            return None;
        }
        let kind = if self.n_quotes > 0 && kind == "paragraph" {
            "quotation"
        } else {
            kind
        };
        let place = self.finder.place(words);
        Some(self.blocks.push(kind, run, place))
    }

    fn end_paragraph(&mut self) {
        self.end("paragraph");
    }

    fn end_item(&mut self) {
        let ordered = self.lists.last().copied();
        if let (Some(ordered), Some(block)) = (ordered, self.end("list-item")) {
            block.set("ordered", ordered);
        }
    }

    fn heading(&mut self, level: u8) {
        if let Some(block) = self.end("heading") {
            block.set("level", level);
        }
    }

    fn picture(&mut self, node: &NodeRef<'_>) {
        let address = node
            .attr("src")
            .or_else(|| node.attr("data-src"))
            .unwrap_or_default();
        let address = address.trim().to_owned();
        let alt = node.attr("alt").unwrap_or_default().trim().to_owned();
        if self.figure.is_none() && alt.is_empty() {
            // A picture without words, outside a figure, is an ornament.
            return;
        }
        let place = self.finder.place(&address);
        let is_file =
            !address.is_empty() && !address.starts_with(['/', '#']) && !address.contains(':');
        if !is_file {
            let shown: String = address.chars().take(120).collect();
            self.problems.warning(
                place,
                format!(
                    "the picture {shown:?} is not beside the page, so its description stands for it"
                ),
                "save the picture beside the page and give its relative address",
            );
        }
        let is_alone = self.figure.is_none();
        let figure = self.figure.get_or_insert_default();
        figure.alt = alt;
        if is_file {
            figure.image = Some(address);
        }
        if is_alone {
            // What stands before it in its paragraph is a paragraph of its own.
            let figure = self.figure.take();
            self.end("paragraph");
            self.figure = figure;
            self.end_figure();
        }
    }

    fn end_figure(&mut self) {
        self.end("paragraph");
        let Some(figure) = self.figure.take() else {
            return;
        };
        let words = figure.caption.words().to_owned();
        let (caption, credit) = split_credit(&words);
        let credit = if credit.is_empty() {
            figure.credit.as_str()
        } else {
            credit
        };
        if figure.alt.is_empty() && caption.is_empty() && figure.image.is_none() {
            return;
        }
        let place = self.finder.place(caption);
        let run = if credit.is_empty() {
            figure.caption
        } else {
            Run::of(caption)
        };
        let alt = if figure.alt.is_empty() {
            caption.to_owned()
        } else {
            figure.alt
        };
        let block = self.blocks.push("figure", run, place);
        block.set("alt", alt);
        if let Some(image) = figure.image {
            block.set("image", image);
        }
        if !credit.is_empty() {
            block.set("credit", credit);
        }
    }
}

/// Whether an element is hidden, or is one of those that stand around a text.
fn is_around(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|hidden| &*hidden == "true")
    {
        return true;
    }
    let class = node.class().unwrap_or_default().to_lowercase();
    let is_head = |class: &str| HEAD.contains(&class);
    class.split_whitespace().any(|class| {
        let mut parts = class.split(['-', '_']);
        is_head(class) || parts.any(|part| AROUND.contains(&part))
    })
}
