//! HTML as a tree: read strictly, so that a snapshot is also a proof that the tags are balanced.

use std::fmt::Write as _;

/// Elements without an end tag (HTML, section 13.1.2).
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Lines up to this length, in characters, hold an element with its text.
const LINE_CHARS: usize = 100;

/// An element or a text.
#[derive(Debug)]
pub enum Node {
    /// An element: the start tag without its brackets, and what stands in it.
    Element(String, Vec<Node>),
    /// A text as it is written, entities and all.
    Text(String),
}

/// Reads HTML.
///
/// # Panics
///
/// When a tag is not closed, or closed that was not open: with what stands there.
pub fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<(String, Vec<Node>)> = vec![(String::new(), Vec::new())];
    let mut rest = html;
    while !rest.is_empty() {
        let here: String = rest.chars().take(80).collect();
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            push(&mut open, Node::Text(rest[..end].to_owned()));
            rest = &rest[end..];
            continue;
        };
        let end = end_of_tag(tag).unwrap_or_else(|| panic!("an open tag at {here:?}"));
        let inside = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            let (start, children) = open.pop().expect("the root stays");
            assert_eq!(name_of(&start), name, "closed at {here:?}");
            push(&mut open, Node::Element(start, children));
        } else if VOID.contains(&name_of(inside)) || inside.ends_with('/') {
            let start = inside.trim_end_matches('/').trim_end();
            push(&mut open, Node::Element(start.to_owned(), Vec::new()));
        } else {
            open.push((inside.to_owned(), Vec::new()));
        }
    }
    let (start, nodes) = open.pop().expect("the root stays");
    assert_eq!(start, "", "an element that is not closed");
    nodes
}

/// The tree with one element a line, short ones whole.
pub fn pretty(nodes: &[Node]) -> String {
    let mut written = String::new();
    for node in nodes {
        write(&mut written, node, 0);
    }
    written
}

/// The first element whose start tag holds `part`, such as `class="d-card"`.
pub fn find<'a>(nodes: &'a [Node], part: &str) -> Option<&'a Node> {
    nodes.iter().find_map(|node| match node {
        Node::Element(start, _) if start.contains(part) => Some(node),
        Node::Element(_, children) => find(children, part),
        Node::Text(_) => None,
    })
}

/// The texts in reading order, without tags.
pub fn text(nodes: &[Node]) -> String {
    let texts = nodes.iter().map(|node| match node {
        Node::Element(_, children) => text(children),
        Node::Text(text) => text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    });
    texts.collect()
}

/// The end of a tag: the next `>` outside quotation marks.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, found)| {
        quoted ^= found == '"';
        (found == '>' && !quoted).then_some(at)
    })
}

fn name_of(start: &str) -> &str {
    start.split(' ').next().unwrap_or_default()
}

fn push(open: &mut [(String, Vec<Node>)], node: Node) {
    if let Some((_, children)) = open.last_mut() {
        children.push(node);
    }
}

fn write(written: &mut String, node: &Node, depth: usize) {
    let line = on_one_line(node);
    let indent = "  ".repeat(depth);
    let written_line = match node {
        Node::Element(start, children)
            if line.chars().count() > LINE_CHARS && !children.is_empty() =>
        {
            let _ = writeln!(written, "{indent}<{start}>");
            for child in children {
                write(written, child, depth + 1);
            }
            format!("</{}>", name_of(start))
        }
        _ => line,
    };
    let _ = writeln!(written, "{indent}{written_line}");
}

fn on_one_line(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(start, _) if VOID.contains(&name_of(start)) => format!("<{start}>"),
        Node::Element(start, children) => {
            let inside: String = children.iter().map(on_one_line).collect();
            format!("<{start}>{inside}</{}>", name_of(start))
        }
    }
}
