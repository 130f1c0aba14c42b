//! A story's Markdown (CommonMark) as blocks.
//!
//! Marks that the format has no place for (emphasis, links to elsewhere, HTML) are taken away and their words stay; a
//! link `[words](date:EDTF)` marks a date. A fenced block `figure` or `chart` is TOML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::source::{Place, Problems, Source};

/// What a link begins with that marks a date.
const DATE: &str = "date:";

/// How a line of a quotation begins that says who is quoted.
const CITE: &str = "— ";

/// A block of the article.
#[derive(Debug)]
pub struct Block {
    /// Its fields in the format, but for the mentions.
    pub fields: Map<String, Value>,
    /// The dates that its text marks, as mentions.
    pub dates: Vec<Value>,
    /// Where it begins.
    pub place: Place,
}

impl Block {
    /// Its id.
    pub fn id(&self) -> &str {
        self.fields["id"].as_str().unwrap_or_default()
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.fields
            .get("text")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    /// Whether it is a heading, in which nothing is named.
    pub fn is_heading(&self) -> bool {
        self.fields["type"] == "heading"
    }
}

/// The standfirst, which stands in the front matter.
pub fn standfirst(text: &str, place: Place) -> Block {
    let mut run = Run::default();
    for event in Parser::new(text) {
        run.take(&event);
    }
    run.block("standfirst".to_owned(), "standfirst", place)
}

/// The blocks of a story's text, which begins at a byte of its file.
pub fn blocks(
    story: &Source<'_>,
    body: &str,
    body_start: usize,
    problems: &mut Problems,
) -> Vec<Block> {
    let mut reader = Reader {
        story,
        body_start,
        problems,
        blocks: Vec::new(),
        counts: Vec::new(),
        run: Run::default(),
        lists: Vec::new(),
        n_quotes: 0,
        fence: None,
    };
    for (event, range) in Parser::new(body).into_offset_iter() {
        reader.read(event, range);
    }
    reader.blocks
}

/// Words as they come, and the dates that are marked in them.
#[derive(Debug, Default)]
struct Run {
    text: String,
    dates: Vec<Value>,
    /// The date that is being marked, and where its words begin.
    marking: Option<(String, usize)>,
}

impl Run {
    /// Takes the words of an event; whether there was something in it that is not kept.
    fn take(&mut self, event: &Event<'_>) -> Option<&'static str> {
        match event {
            Event::Text(words) | Event::Code(words) => self.text.push_str(words),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => match dest_url.strip_prefix(DATE) {
                Some(date) => self.marking = Some((date.to_owned(), self.text.chars().count())),
                None => return Some("the address of a link is not kept"),
            },
            Event::End(TagEnd::Link) => {
                if let Some((date, start)) = self.marking.take() {
                    let end = self.text.chars().count();
                    self.dates
                        .push(json!({ "start": start, "end": end, "date": date }));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => return Some("HTML is not kept"),
            Event::Start(Tag::Image { .. }) => return Some("a picture inside a text is not kept"),
            Event::FootnoteReference(_) => return Some("a footnote is not kept"),
            _ => {}
        }
        None
    }

    fn block(self, id: String, kind: &str, place: Place) -> Block {
        let fields = json!({ "id": id, "type": kind, "text": self.text.trim() });
        let Value::Object(fields) = fields else {
            unreachable!("an object was written");
        };
        Block {
            fields,
            dates: self.dates,
            place,
        }
    }
}

struct Reader<'a, 'b> {
    story: &'a Source<'b>,
    body_start: usize,
    problems: &'a mut Problems,
    blocks: Vec<Block>,
    /// How many blocks have an id that begins so.
    counts: Vec<(&'static str, usize)>,
    run: Run,
    /// For each list that is open, whether it is numbered.
    lists: Vec<bool>,
    n_quotes: usize,
    /// The kind of the fenced block that is open.
    fence: Option<String>,
}

impl Reader<'_, '_> {
    fn place(&self, range: &Range<usize>) -> Place {
        self.story.place(self.body_start + range.start)
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match &event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.fence = Some(match kind {
                    CodeBlockKind::Fenced(kind) => kind.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => self.end_fence(&range),
            Event::Start(Tag::List(first)) => {
                // A list inside an item: what stands before it is an item of its own.
                self.end_item(&range);
                self.lists.push(first.is_some());
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::End(TagEnd::Item) => self.end_item(&range),
            Event::Start(Tag::BlockQuote(_)) => self.n_quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.n_quotes = self.n_quotes.saturating_sub(1),
            Event::End(TagEnd::Heading(level)) => self.end_heading(*level, &range),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(&range),
            _ => {
                if let Some(lost) = self.run.take(&event) {
                    let place = self.place(&range);
                    self.problems.warning(
                        place,
                        lost,
                        "its words stay; take the mark away, or write them out",
                    );
                }
            }
        }
    }

    /// The words so far as a block; `None` when there are none.
    fn end(
        &mut self,
        prefix: &'static str,
        kind: &str,
        range: &Range<usize>,
    ) -> Option<&mut Block> {
        let run = std::mem::take(&mut self.run);
        if run.text.trim().is_empty() {
            return None;
        }
        let place = self.place(range);
        let id = self.next_id(prefix);
        self.blocks.push(run.block(id, kind, place));
        self.blocks.last_mut()
    }

    fn next_id(&mut self, prefix: &'static str) -> String {
        let count = match self.counts.iter_mut().find(|(known, _)| *known == prefix) {
            Some((_, count)) => count,
            None => {
                self.counts.push((prefix, 0));
                &mut self.counts.last_mut().expect("it was pushed").1
            }
        };
        *count += 1;
        format!("{prefix}{count}")
    }

    fn end_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let level = level as u8;
        if level == 1 {
            let place = self.place(range);
            self.problems.warning(
                place,
                "a heading of the first level inside the text",
                "the title stands in the front matter; begin headings with ##",
            );
        }
        if let Some(block) = self.end("h", "heading", range) {
            block
                .fields
                .insert("level".to_owned(), level.clamp(2, 4).into());
            block.dates.clear();
        }
    }

    fn end_paragraph(&mut self, range: &Range<usize>) {
        if self.n_quotes > 0 {
            self.end_quotation(range);
        } else if self.lists.is_empty() {
            self.end("p", "paragraph", range);
        } else {
            self.run.text.push(' ');
        }
    }

    /// A quotation; a paragraph of it that begins with a dash says who is quoted.
    fn end_quotation(&mut self, range: &Range<usize>) {
        if let Some(cite) = self.run.text.trim().strip_prefix(CITE) {
            let cite = cite.to_owned();
            let last = self
                .blocks
                .last_mut()
                .filter(|block| block.fields["type"] == "quotation");
            if let Some(last) = last {
                last.fields.insert("cite".to_owned(), cite.into());
                self.run = Run::default();
                return;
            }
        }
        self.end("q", "quotation", range);
    }

    fn end_item(&mut self, range: &Range<usize>) {
        let Some(ordered) = self.lists.last().copied() else {
            return;
        };
        if let Some(block) = self.end("li", "list-item", range) {
            block.fields.insert("ordered".to_owned(), ordered.into());
        }
    }

    fn end_fence(&mut self, range: &Range<usize>) {
        let kind = self.fence.take().unwrap_or_default();
        let (prefix, kind) = match kind.as_str() {
            "figure" => ("fig", "figure"),
            "chart" => ("chart", "chart"),
            _ => {
                let place = self.place(range);
                self.problems.warning(
                    place,
                    "a block of code is read as a paragraph",
                    "fence a picture with ```figure and a chart with ```chart",
                );
                self.end("p", "paragraph", range);
                return;
            }
        };
        let toml = std::mem::take(&mut self.run).text;
        let place = self.place(range);
        let mut fields = match toml::from_str::<Map<String, Value>>(&toml) {
            Ok(fields) => fields,
            Err(error) => {
                let what = format!("this {kind} is not TOML: {}", error.message());
                self.problems.error(
                    place,
                    what,
                    "write lines such as text = \"…\" and alt = \"…\"",
                );
                return;
            }
        };
        let caption = fields.remove("text");
        let caption = caption.as_ref().and_then(Value::as_str).unwrap_or_default();
        for event in Parser::new(caption) {
            self.run.take(&event);
        }
        let id = self.next_id(prefix);
        let mut block = std::mem::take(&mut self.run).block(id, kind, place);
        for (name, value) in fields {
            block.fields.entry(name).or_insert(value);
        }
        self.blocks.push(block);
    }
}
