//! Reading a query. Total: every text is some query, at worst plain words with a notice.
//!
//! ```text
//! query  := any
//! any    := all (("OR" | "|") all)*
//! all    := ("AND"? not)+
//! not    := ("NOT" | "-")* ( "(" any ")" | leaf )
//! leaf   := [field ":"] (word ["*" | "~" | "~2"] | '"' text '"' ["~" digits])
//! ```
//!
//! Operators are upper case. An operator with nothing to join is passed over, so that a query under the
//! keys is never wrong for a moment; an open quotation mark or bracket makes the whole plain words.

use super::Notice;
use super::query::{MAX_SLOP, Node, Query, Reach};
use crate::text::{Word, len_scalars, words};

/// Words and phrases in a query; what follows is left out.
const MAX_LEAVES: usize = 256;

/// Brackets within brackets.
const MAX_DEPTH: usize = 24;

/// Reads what the reader typed.
pub fn parse(input: &str) -> Query {
    let tokens = tokens(input);
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        n_leaves: 0,
        valid: balanced(&tokens),
        notices: Vec::new(),
    };
    let mut root = if parser.valid { parser.any(0) } else { None };
    let asks_something = root.is_some() || words(input).next().is_none();
    if !(parser.valid && asks_something) {
        parser.notices = vec![Notice::PlainFallback];
        root = parser.plain(input);
    }
    if parser.n_leaves > MAX_LEAVES {
        parser.notices.push(Notice::TooLong);
    }
    let tail = input.rsplit(is_delimiter).next().unwrap_or(input);
    let grows = words(tail)
        .last()
        .is_some_and(|word| word.span.end == len_scalars(tail));
    let typing = grows && root.as_ref().is_some_and(Node::ends_in_bare_word);
    Query {
        root,
        typing,
        notices: parser.notices,
    }
}

/// Whether the scalar ends a bare word.
pub(super) fn is_delimiter(scalar: char) -> bool {
    scalar.is_whitespace() || is_quote(scalar) || matches!(scalar, '(' | ')' | '|')
}

pub(super) fn is_quote(scalar: char) -> bool {
    matches!(scalar, '"' | '“' | '”' | '„' | '«' | '»' | '\u{FF02}')
}

#[derive(Debug, PartialEq, Eq)]
enum Token<'a> {
    Open,
    Close,
    Or,
    And,
    Not,
    /// A word with its field and its signs, as typed.
    Word(&'a str),
    /// The field (may be empty), the text in quotation marks, and the number after them.
    Phrase(&'a str, &'a str, u32),
    /// A quotation mark without its partner.
    OpenQuote,
}

fn tokens(input: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = input;
    let mut after_space = true;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let mut taken = after;
        let mut space = false;
        match first {
            _ if first.is_whitespace() => space = true,
            '(' => {
                tokens.push(Token::Open);
                space = true;
            }
            ')' => tokens.push(Token::Close),
            '|' => {
                tokens.push(Token::Or);
                space = true;
            }
            '-' if after_space && after.starts_with(|next: char| !next.is_whitespace()) => {
                tokens.push(Token::Not);
                taken = after.trim_start_matches('-');
                space = true;
            }
            _ if is_quote(first) => taken = phrase("", after, &mut tokens),
            _ => {
                let end = rest.find(is_delimiter).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                let field = word.strip_suffix(':').filter(|field| is_field(field));
                taken = match (field, after.strip_prefix(is_quote)) {
                    (Some(field), Some(quoted)) => phrase(field, quoted, &mut tokens),
                    _ => {
                        tokens.push(match word {
                            "OR" => Token::Or,
                            "AND" => Token::And,
                            "NOT" => Token::Not,
                            _ => Token::Word(word),
                        });
                        after
                    }
                };
            }
        }
        after_space = space;
        rest = taken;
    }
    tokens
}

/// Reads a phrase from after its opening mark; what is left of the input.
fn phrase<'a>(field: &'a str, after: &'a str, tokens: &mut Vec<Token<'a>>) -> &'a str {
    let Some((text, rest)) = after.split_once(is_quote) else {
        tokens.push(Token::OpenQuote);
        return after;
    };
    let Some(tail) = rest.strip_prefix('~') else {
        tokens.push(Token::Phrase(field, text, 0));
        return rest;
    };
    let n_digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = tail.split_at(n_digits);
    let slop = if digits.is_empty() {
        1
    } else {
        digits.parse().unwrap_or(MAX_SLOP).min(MAX_SLOP)
    };
    tokens.push(Token::Phrase(field, text, slop));
    rest
}

/// Whether the text can name a field: an id that begins with a letter.
fn is_field(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn balanced(tokens: &[Token]) -> bool {
    let mut depth = 0;
    for token in tokens {
        match token {
            Token::Open if depth == MAX_DEPTH => return false,
            Token::Open => depth += 1,
            Token::Close if depth == 0 => return false,
            Token::Close => depth -= 1,
            Token::OpenQuote => return false,
            _ => {}
        }
    }
    depth == 0
}

struct Parser<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    n_leaves: usize,
    valid: bool,
    notices: Vec<Notice>,
}

impl Parser<'_> {
    fn any(&mut self, depth: usize) -> Option<Node> {
        let mut alternatives = Vec::new();
        loop {
            alternatives.extend(self.all(depth));
            match self.tokens.get(self.at) {
                Some(Token::Or) => self.at += 1,
                _ => return joined(alternatives, Node::Any),
            }
        }
    }

    fn all(&mut self, depth: usize) -> Option<Node> {
        let mut nodes = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Or | Token::Close => break,
                Token::And => self.at += 1,
                _ => nodes.extend(self.not(depth)),
            }
        }
        joined(nodes, Node::All)
    }

    fn not(&mut self, depth: usize) -> Option<Node> {
        let mut negated = false;
        while self.tokens.get(self.at) == Some(&Token::Not) {
            negated = !negated;
            self.at += 1;
        }
        // An operator that follows is left for the caller.
        let node = match self.tokens.get(self.at)? {
            Token::Open => {
                self.at += 1;
                let inner = self.any(depth + 1);
                self.at += 1;
                inner?
            }
            Token::Word(word) => {
                self.at += 1;
                self.counted(field_or_word(word)?)?
            }
            Token::Phrase(field, text, slop) => {
                self.at += 1;
                self.counted(quoted(field, text, *slop)?)?
            }
            _ => return None,
        };
        match node {
            Node::Not(inner) if negated => Some(*inner),
            node if negated => Some(Node::Not(Box::new(node))),
            node => Some(node),
        }
    }

    /// The node, unless the query already has as many as are searched.
    fn counted(&mut self, node: Node) -> Option<Node> {
        self.n_leaves += 1;
        (self.n_leaves <= MAX_LEAVES).then_some(node)
    }

    /// Every word of the input, and nothing else of it.
    fn plain(&mut self, input: &str) -> Option<Node> {
        self.n_leaves = 0;
        let pieces = input.split(|scalar: char| {
            scalar.is_whitespace() || is_quote(scalar) || "()|:*~".contains(scalar)
        });
        let nodes = pieces.filter_map(|piece| {
            let text = trimmed(piece)?;
            self.counted(Node::Word {
                text,
                reach: Reach::Whole,
            })
        });
        joined(nodes.collect(), Node::All)
    }
}

/// The nodes as one, nested groups of the same kind opened.
pub(super) fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() < 2 {
        return nodes.pop();
    }
    let is_any = matches!(join(Vec::new()), Node::Any(_));
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Any(inner) if is_any => flat.extend(inner),
            Node::All(inner) if !is_any => flat.extend(inner),
            node => flat.push(node),
        }
    }
    Some(join(flat))
}

/// `person:diaby`, `date:2016..2017` or a word.
fn field_or_word(raw: &str) -> Option<Node> {
    // What stands before the first word (punctuation, an elision) is no part of a field's name.
    let start = words(raw).next()?.span.start as usize;
    let raw = raw
        .char_indices()
        .nth(start)
        .map_or(raw, |(at, _)| &raw[at..]);
    let Some((field, value)) = raw.split_once(':').filter(|(field, _)| is_field(field)) else {
        return word(raw);
    };
    if field.eq_ignore_ascii_case("date") && !value.is_empty() {
        return Some(Node::Date(value.to_owned()));
    }
    match word(value) {
        Some(value) => Some(in_field(field, value)),
        None => word(field),
    }
}

/// A phrase, in a field or not.
pub(super) fn quoted(field: &str, text: &str, slop: u32) -> Option<Node> {
    if field.eq_ignore_ascii_case("date") {
        let value = text.trim();
        return (!value.is_empty()).then(|| Node::Date(value.to_owned()));
    }
    let text = trimmed(text)?;
    let phrase = Node::Phrase { text, slop };
    Some(if field.is_empty() {
        phrase
    } else {
        in_field(field, phrase)
    })
}

fn in_field(field: &str, value: Node) -> Node {
    Node::Field {
        field: field.to_ascii_lowercase(),
        value: Box::new(value),
    }
}

/// A word with the sign after it; punctuation after that is dropped.
fn word(raw: &str) -> Option<Node> {
    let raw = raw.trim_end_matches(|scalar: char| {
        scalar.is_ascii_punctuation() && !matches!(scalar, '*' | '~')
    });
    let (text, reach) = with_reach(raw);
    let text = trimmed(text)?;
    // What follows the last word may have hidden a sign (`word~1's`).
    let (bare, hidden_reach) = with_reach(&text);
    if reach == Reach::Whole && hidden_reach != Reach::Whole {
        return Some(Node::Word {
            text: trimmed(bare)?,
            reach: hidden_reach,
        });
    }
    Some(Node::Word { text, reach })
}

/// The text before the sign at its end, and what the sign means.
fn with_reach(raw: &str) -> (&str, Reach) {
    if let Some(text) = raw.strip_suffix('*') {
        (text, Reach::Prefix)
    } else if let Some(text) = raw.strip_suffix("~2") {
        (text, Reach::Typos(2))
    } else if let Some(text) = raw.strip_suffix("~1").or(raw.strip_suffix('~')) {
        (text, Reach::Typos(1))
    } else {
        (raw, Reach::Whole)
    }
}

/// The text from its first to its last word; `None` without a word.
fn trimmed(text: &str) -> Option<String> {
    let mut spans = words(text).map(|Word { span, .. }| span);
    let mut span = spans.next()?;
    span.end = spans.last().map_or(span.end, |last| last.end);
    let mut trimmed = crate::text::slice(text, span)?.to_owned();
    // What was no operator with its punctuation must not become one without.
    if matches!(trimmed.as_str(), "OR" | "AND" | "NOT") {
        trimmed.make_ascii_lowercase();
    }
    Some(trimmed)
}
