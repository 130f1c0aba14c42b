//! The page of an article as a newsroom's site shows it: its metadata, and the text without what stands around it.
//!
//! Nothing of the page's markup is kept but what the format has a place for: scripts, styles, forms and frames go with
//! all that is in them.

mod body;
mod head;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use self::body::Walk;
use super::article::Article;
use super::block::{Blocks, Run};
use super::language::language;
use super::source::{Place, Problems, Source};

/// Pages with more elements than this are not weighed: the whole body is read. A page of a newsroom has some thousand.
const MAX_ELEMENTS: usize = 50_000;

/// Pages that nest deeper are not weighed: that would need more stack than there is.
const MAX_DEPTH: usize = 400;

/// Pages that nest deeper are not read: the time that reading takes grows with the square of the depth, and no page of a
/// newsroom comes near it.
const MAX_OPEN: usize = 2_000;

/// Elements that nest nothing: they have no content, or end where the next one begins.
const UNNESTED: [&str; 24] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "img",
    "hr", "input", "meta", "link", "col", "source", "wbr", "area", "base", "embed", "track",
];

/// Shortest text that can be an article's, in bytes: what is marked as the text and is shorter is not it.
const MIN_TEXT_BYTES: usize = 300;

/// What pages call the element with the text, the surest first.
const BODIES: [&str; 7] = [
    "[itemprop=articleBody]",
    ".article-body, .article__body, .article-content, .article__content",
    ".entry-content, .post-content, .story-body",
    "article",
    "[role=main]",
    "main",
    ".content",
];

/// Reads a page.
pub fn read(source: &Source<'_>, article: &mut Article) {
    if let Some(byte) = too_deep(&source.text) {
        article.problems.error(
            source.place(byte),
            format!("the page has more than {MAX_OPEN} elements inside one another"),
            "save the page as it shows in the browser, or copy its text into a file that ends with .txt",
        );
        return;
    }
    let page = Document::from(&*source.text);
    let mut blocks = Blocks::default();
    let standfirst = head::read(source, &page, article);
    let known = known_words(article, standfirst.as_deref());
    if let Some(words) = standfirst {
        let place = Finder::new(source).place(&words);
        blocks.push("standfirst", Run::of(&words), place);
    }
    let n_head = blocks.list.len();
    let marked = marked_body(&page);
    let content = match marked {
        Some(_) => None,
        None => weighed(&page).map(Document::from),
    };
    let body = match (&content, marked) {
        (Some(content), _) => content.body(),
        (None, marked) => marked.or_else(|| page.body()),
    };
    if let Some(body) = body {
        Walk::new(source, &mut blocks, &mut article.problems)
            .without(known)
            .read(&body);
    }
    if blocks.list.len() == n_head {
        article.problems.error(
            source.place(0),
            "no text was found in this page",
            "save the page as it shows in the browser, or copy its text into a file that ends with .txt",
        );
    }
    if !article.fields.contains_key("lang") {
        let texts: Vec<&str> = blocks.list.iter().map(|block| block.text()).collect();
        if let Some(lang) = language(&texts.join(" ")) {
            article.fields.insert("lang".to_owned(), lang.into());
        }
    }
    article.blocks = blocks.list;
}

/// Adds the blocks of a piece of HTML inside something else.
pub fn body(html: &str, source: &Source<'_>, blocks: &mut Blocks, problems: &mut Problems) {
    if too_deep(html).is_some() {
        problems.error(
            source.place(0),
            "a text has too many elements inside one another",
            "take its markup away",
        );
        return;
    }
    let piece = Document::fragment(html);
    Walk::new(source, blocks, problems).read(&piece.html_root());
}

/// The byte at which more than [`MAX_OPEN`] elements are open, told by start and end tags alone.
fn too_deep(html: &str) -> Option<usize> {
    let mut n_open: usize = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        let is_end = tag.starts_with('/');
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let name = &tag[..end.min(16)];
        let is_tag = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if !is_tag
            || UNNESTED
                .iter()
                .any(|unnested| unnested.eq_ignore_ascii_case(name))
        {
            continue;
        }
        n_open = if is_end {
            n_open.saturating_sub(1)
        } else {
            n_open + 1
        };
        if n_open > MAX_OPEN {
            return Some(at);
        }
    }
    None
}

/// The one element that the page itself says is the text.
fn marked_body(page: &Document) -> Option<NodeRef<'_>> {
    BODIES.iter().find_map(|selector| {
        let found = page.try_select(selector)?;
        match found.nodes() {
            [only] if only.text().len() >= MIN_TEXT_BYTES => Some(*only),
            _ => None,
        }
    })
}

/// The text as the reading views of browsers find it, by the density of words and links.
fn weighed(page: &Document) -> Option<String> {
    let (n_elements, depth) = measured(page);
    if n_elements > MAX_ELEMENTS || depth > MAX_DEPTH {
        return None;
    }
    let config = Config {
        max_elements_to_parse: MAX_ELEMENTS,
        // What stands around a text is told by its class.
        keep_classes: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page.clone(), None, Some(config)).ok()?;
    let found = readability.parse().ok()?;
    (found.content.len() >= MIN_TEXT_BYTES).then(|| found.content.to_string())
}

/// How many elements a page has, and how deep they nest.
fn measured(page: &Document) -> (usize, usize) {
    let (mut n_elements, mut deepest) = (0, 0);
    walk(
        &page.html_root(),
        |_, depth| {
            n_elements += 1;
            deepest = deepest.max(depth);
            true
        },
        |_| {},
    );
    (n_elements, deepest)
}

/// Calls `enter` for every node below and with `root`, in order, and `leave` behind its children; a node that `enter`
/// does not want is neither entered nor left. No recursion: a hostile page may nest as deep as it likes.
fn walk<'a>(
    root: &NodeRef<'a>,
    mut enter: impl FnMut(&NodeRef<'a>, usize) -> bool,
    mut leave: impl FnMut(&NodeRef<'a>),
) {
    let mut node = *root;
    let mut depth = 0;
    loop {
        if enter(&node, depth) {
            if let Some(child) = node.first_child() {
                node = child;
                depth += 1;
                continue;
            }
            leave(&node);
        }
        loop {
            if depth == 0 {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return };
            node = parent;
            depth -= 1;
            leave(&node);
        }
    }
}

/// The title, the kicker and the standfirst often stand at the start of the text once more.
fn known_words(article: &Article, standfirst: Option<&str>) -> Vec<String> {
    let fields = ["title", "kicker"]
        .iter()
        .filter_map(|name| article.fields.get(*name)?.as_str());
    fields.chain(standfirst).map(str::to_owned).collect()
}

/// Finds where words of a page stand in its file.
struct Finder<'a, 'b> {
    source: &'a Source<'b>,
    /// Where the last words were found: the next stand behind them.
    byte: usize,
}

impl<'a, 'b> Finder<'a, 'b> {
    /// Words that are compared; markup stands between more of them.
    const N_CHARS: usize = 24;

    /// How far ahead is looked, in bytes.
    const WINDOW_BYTES: usize = 200_000;

    fn new(source: &'a Source<'b>) -> Self {
        Finder { source, byte: 0 }
    }

    /// The place of words, or of what was found before them.
    fn place(&mut self, words: &str) -> Place {
        let text: &str = &self.source.text;
        let start: String = words.chars().take(Self::N_CHARS).collect();
        let end = (self.byte + Self::WINDOW_BYTES).min(text.len());
        let end = (end..=text.len())
            .find(|end| text.is_char_boundary(*end))
            .unwrap_or(text.len());
        if let Some(at) = text[self.byte..end]
            .find(start.trim())
            .filter(|_| !start.trim().is_empty())
        {
            self.byte += at;
        }
        self.source.place(self.byte)
    }
}

#[cfg(test)]
mod tests;
