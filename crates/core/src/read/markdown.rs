//! A story's Markdown (CommonMark) as blocks.
//!
//! Marks that the format has no place for (emphasis, HTML) are taken away and their words stay. A link
//! `[words](date:EDTF)` marks a date, `[words](event:EDTF "Title")` an event, `[words](entity:id)` an entity. A fenced
//! block `figure` or `chart` is TOML, and a table of two columns is a chart. Footnotes become notes at the end.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::block::{Block, Blocks, Run, What};
use super::caption::split_credit;
use super::front::dates_as_texts;
use super::source::{Place, Problems, Source};

/// What a link begins with that marks a date.
const DATE: &str = "date:";

/// What a link begins with that marks an event.
const EVENT: &str = "event:";

/// What a link begins with that marks an entity.
const ENTITY: &str = "entity:";

/// How a line of a quotation begins that says who is quoted.
const CITE: &str = "— ";

/// The standfirst, which stands in the front matter.
pub fn standfirst(text: &str) -> Run {
    let mut run = Run::default();
    for event in Parser::new(text) {
        take(&mut run, &event);
    }
    run
}

/// Adds the blocks of a story's text, which begins at a byte of its file.
pub fn read(story: &Source<'_>, body_start: usize, blocks: &mut Blocks, problems: &mut Problems) {
    let body = &story.text[body_start..];
    let mut reader = Reader {
        story,
        body_start,
        problems,
        blocks,
        run: Run::default(),
        lists: Vec::new(),
        n_quotes: 0,
        fence: None,
        pictures: Vec::new(),
        in_picture: false,
        rows: None,
        notes: Vec::new(),
        defined: BTreeMap::new(),
        note: None,
    };
    let parser = Parser::new_ext(body, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES);
    for (event, range) in parser.into_offset_iter() {
        reader.read(event, range);
    }
    reader.end_notes();
}

/// Takes the words of an event; whether there was something in it that is not kept.
fn take(run: &mut Run, event: &Event<'_>) -> Option<&'static str> {
    match event {
        Event::Text(words) | Event::Code(words) => run.push(words),
        Event::SoftBreak | Event::HardBreak => run.push(" "),
        Event::Start(Tag::Link {
            dest_url, title, ..
        }) => run.open(link(dest_url, title)),
        Event::End(TagEnd::Link) => run.close(),
        Event::Html(_) | Event::InlineHtml(_) => return Some("HTML is not kept"),
        _ => {}
    }
    None
}

/// What a link marks: a date, an event, an entity, or an address.
fn link(address: &str, title: &str) -> What {
    if let Some(date) = address.strip_prefix(DATE) {
        What::Date(date.to_owned())
    } else if let Some(date) = address.strip_prefix(EVENT) {
        What::Event {
            date: date.to_owned(),
            title: title.to_owned(),
        }
    } else if let Some(id) = address.strip_prefix(ENTITY) {
        What::Entity(id.to_owned())
    } else {
        What::Link(address.to_owned())
    }
}

struct Reader<'a, 'b> {
    story: &'a Source<'b>,
    body_start: usize,
    problems: &'a mut Problems,
    blocks: &'a mut Blocks,
    run: Run,
    /// For each list that is open, whether it is numbered.
    lists: Vec<bool>,
    n_quotes: usize,
    /// The kind of the fenced block that is open.
    fence: Option<String>,
    /// The pictures of the paragraph that is open, and the one whose description is being read.
    pictures: Vec<Picture>,
    in_picture: bool,
    /// The rows of the table that is open.
    rows: Option<Vec<Vec<String>>>,
    /// Names of footnotes in the order of their first reference.
    notes: Vec<String>,
    /// The footnotes that are defined, by name.
    defined: BTreeMap<String, (Run, Place)>,
    /// The footnote that is open.
    note: Option<String>,
}

/// A picture inside a text.
#[derive(Debug, Default)]
struct Picture {
    image: String,
    title: String,
    alt: String,
    /// Whether words stand before it.
    is_late: bool,
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
            Event::Start(Tag::FootnoteDefinition(name)) => self.note = Some(name.to_string()),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(&range),
            Event::FootnoteReference(name) => self.refer(name),
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                self.pictures.push(Picture {
                    image: dest_url.to_string(),
                    title: title.to_string(),
                    alt: String::new(),
                    is_late: !self.run.words().is_empty(),
                });
                self.in_picture = true;
            }
            Event::End(TagEnd::Image) => self.in_picture = false,
            Event::Text(words) | Event::Code(words) if self.in_picture => {
                if let Some(picture) = self.pictures.last_mut() {
                    picture.alt.push_str(words);
                }
            }
            Event::Start(Tag::Table(_)) => self.rows = Some(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.rows.iter_mut().for_each(|rows| rows.push(Vec::new()));
            }
            Event::End(TagEnd::TableCell) => {
                let cell = std::mem::take(&mut self.run).words().to_owned();
                let row = self.rows.as_mut().and_then(|rows| rows.last_mut());
                row.into_iter().for_each(|row| row.push(cell.clone()));
            }
            Event::End(TagEnd::Table) => self.end_table(&range),
            _ => {
                if let Some(lost) = take(&mut self.run, &event) {
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
    fn end(&mut self, kind: &'static str, range: &Range<usize>) -> Option<&mut Block> {
        let run = std::mem::take(&mut self.run);
        if run.words().is_empty() {
            return None;
        }
        let place = self.place(range);
        Some(self.blocks.push(kind, run, place))
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
        if let Some(block) = self.end("heading", range) {
            block.set("level", level.clamp(2, 4));
        }
    }

    fn end_paragraph(&mut self, range: &Range<usize>) {
        if self.note.is_some() {
            self.run.push(" ");
        } else if self.n_quotes > 0 {
            self.end_quotation(range);
        } else if !self.lists.is_empty() {
            self.run.push(" ");
        } else if self.pictures.is_empty() {
            self.end("paragraph", range);
        } else {
            self.end_pictures(range);
        }
    }

    /// A paragraph that begins with a picture is its figure, and the words behind it are the caption; a picture among
    /// words follows their paragraph.
    fn end_pictures(&mut self, range: &Range<usize>) {
        let pictures = std::mem::take(&mut self.pictures);
        if pictures.iter().any(|picture| picture.is_late) {
            self.end("paragraph", range);
        }
        for picture in pictures {
            let words = std::mem::take(&mut self.run);
            let caption = match words.words() {
                "" => picture.title,
                words => words.to_owned(),
            };
            let (caption, credit) = split_credit(&caption);
            let place = self.place(range);
            let block = self.blocks.push("figure", Run::of(caption), place);
            block.set("image", picture.image);
            block.set("alt", picture.alt);
            if !credit.is_empty() {
                block.set("credit", credit);
            }
        }
    }

    /// A quotation; a paragraph of it that begins with a dash says who is quoted.
    fn end_quotation(&mut self, range: &Range<usize>) {
        if let Some(cite) = self.run.words().strip_prefix(CITE) {
            let cite = cite.to_owned();
            let last = self.blocks.list.last_mut();
            if let Some(last) = last.filter(|block| block.is("quotation")) {
                last.set("cite", cite);
                self.run = Run::default();
                return;
            }
        }
        self.end("quotation", range);
    }

    fn end_item(&mut self, range: &Range<usize>) {
        let Some(ordered) = self.lists.last().copied() else {
            return;
        };
        if let Some(block) = self.end("list-item", range) {
            block.set("ordered", ordered);
        }
    }

    fn end_fence(&mut self, range: &Range<usize>) {
        let kind = match self.fence.take().unwrap_or_default().as_str() {
            "figure" => "figure",
            "chart" => "chart",
            _ => {
                let place = self.place(range);
                self.problems.warning(
                    place,
                    "a block of code is read as a paragraph",
                    "fence a picture with ```figure and a chart with ```chart",
                );
                self.end("paragraph", range);
                return;
            }
        };
        let toml = std::mem::take(&mut self.run);
        let place = self.place(range);
        let mut fields = match toml::from_str::<Map<String, Value>>(toml.words()) {
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
        fields.values_mut().for_each(dates_as_texts);
        let caption = match fields.remove("text") {
            None => String::new(),
            Some(Value::String(caption)) => caption,
            Some(_) => {
                self.problems.error(
                    place.clone(),
                    format!("the text of this {kind} is no text"),
                    "write text = \"…\"",
                );
                String::new()
            }
        };
        let block = self.blocks.push(kind, standfirst(&caption), place);
        for (name, value) in fields {
            block.fields.entry(name).or_insert(value);
        }
    }

    /// A table of words and numbers is a chart: its head says what it shows and what the numbers count. Any other table
    /// is kept as paragraphs, a row each.
    fn end_table(&mut self, range: &Range<usize>) {
        let rows = self.rows.take().unwrap_or_default();
        let place = self.place(range);
        let bar = |row: &Vec<String>| match &row[..] {
            [label, value] => Some(json!({ "label": label, "value": number(value)? })),
            _ => None,
        };
        let bars: Option<Vec<Value>> = rows.iter().skip(1).map(bar).collect();
        match (rows.first().map(Vec::as_slice), bars) {
            (Some([caption, unit]), Some(bars)) if !bars.is_empty() => {
                let block = self.blocks.push("chart", Run::of(caption), place);
                block.set("unit", unit.as_str());
                block.set("rows", bars);
            }
            _ => {
                self.problems.warning(
                    place.clone(),
                    "a table that is no chart is kept as paragraphs, a row each",
                    "a chart has two columns: words, and numbers that are not negative",
                );
                for row in rows {
                    self.blocks
                        .push("paragraph", Run::of(&row.join(" · ")), place.clone());
                }
            }
        }
    }

    /// The number of a footnote stands where it is referred to.
    fn refer(&mut self, name: &str) {
        let known = self.notes.iter().position(|note| note == name);
        let at = known.unwrap_or_else(|| {
            self.notes.push(name.to_owned());
            self.notes.len() - 1
        });
        self.run.push(&format!("[{}]", at + 1));
    }

    fn end_note(&mut self, range: &Range<usize>) {
        let (run, place) = (std::mem::take(&mut self.run), self.place(range));
        if let Some(name) = self.note.take() {
            self.defined.insert(name, (run, place));
        }
    }

    /// The footnotes as a numbered list, those that nothing refers to last.
    fn end_notes(&mut self) {
        let mut defined = std::mem::take(&mut self.defined);
        let referred = std::mem::take(&mut self.notes);
        let others: Vec<String> = defined
            .keys()
            .filter(|name| !referred.contains(name))
            .cloned()
            .collect();
        for name in referred.into_iter().chain(others) {
            if let Some((run, place)) = defined
                .remove(&name)
                .filter(|note| !note.0.words().is_empty())
            {
                self.blocks
                    .push("list-item", run, place)
                    .set("ordered", true);
            }
        }
    }
}

/// A number that is not negative, as people write it: spaces and commas of thousands, a point or a comma before decimals.
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '_' | '’' | '\''))
        .collect();
    // A comma stands before thousands when three digits follow each of them; else it stands before decimals.
    let groups: Vec<&str> = plain.split(',').collect();
    let of_thousands = |group: &&str| {
        let whole = group.split('.').next().unwrap_or_default();
        whole.len() == 3
    };
    let plain = match &groups[..] {
        [_, rest @ ..] if !rest.is_empty() && rest.iter().all(of_thousands) => groups.concat(),
        [whole, decimals] => format!("{whole}.{decimals}"),
        _ => plain.clone(),
    };
    let number = plain.parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1200", Some(1200.0)),
            ("1,200", Some(1200.0)),
            ("1,234,567.5", Some(1_234_567.5)),
            ("1 200,5", Some(1200.5)),
            ("1,5", Some(1.5)),
            ("0.25", Some(0.25)),
            ("-1", None),
            ("many", None),
            ("", None),
            ("1,2,3", None),
            ("inf", None),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }
}
