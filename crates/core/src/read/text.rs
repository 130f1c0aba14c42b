//! A plain text as it is copied from a page: kicker, title, standfirst, byline, captions, headings, end notes.
//!
//! Paragraphs stand between empty lines; where a text has none, every line is a paragraph. What a line is, is told by
//! where it stands and how it is written. Whatever is a guess is said as a problem, so that an editor can look.

mod head;
mod notes;
mod shape;

use serde_json::{Value, json};

use self::shape::{Chunk, is_bullet, is_heading_like, is_rule, numbered};
use super::article::Article;
use super::block::{Blocks, Run};
use super::caption::split_credit;
use super::language::language;
use super::source::{Problems, Source};

/// Reads the text.
pub fn read(source: &Source<'_>, article: &mut Article) {
    let chunks = shape::chunks(source);
    if let Some(lang) = language(&source.text) {
        article.fields.insert("lang".to_owned(), lang.into());
    } else {
        article.problems.warning(
            source.place(0),
            "the language of the text is not known",
            "write it into the front matter of a story in Markdown: lang = \"…\"; until then words are not stemmed",
        );
    }
    let mut blocks = Blocks::default();
    let n_head = head::read(source, &chunks, article, &mut blocks);
    let body = &chunks[n_head..];
    let n_body = body.len() - notes::length(body);
    let mut reader = Reader {
        source,
        blocks: &mut blocks,
        problems: &mut article.problems,
    };
    reader.body(&body[..n_body]);
    notes::read(source, &body[n_body..], article, &mut blocks);
    article.blocks = blocks.list;
}

struct Reader<'a, 'b> {
    source: &'a Source<'b>,
    blocks: &'a mut Blocks,
    problems: &'a mut Problems,
}

impl Reader<'_, '_> {
    fn body(&mut self, chunks: &[Chunk<'_>]) {
        let mut at = 0;
        while let Some(chunk) = chunks.get(at) {
            at += 1;
            let place = chunk.place(self.source);
            if is_rule(chunk) {
                continue;
            }
            if let Some(first) = shape::caption_label(chunk.lines[0].text) {
                // The words of a caption follow on the label's line, on the next lines, or in the next paragraph.
                let mut words = vec![first];
                words.extend(chunk.lines[1..].iter().map(|line| line.text));
                words.retain(|line| !line.is_empty());
                if words.is_empty() && chunks.get(at).is_some_and(|next| next.lines.len() == 1) {
                    words.push(chunks[at].lines[0].text);
                    at += 1;
                    self.problems.warning(
                        place.clone(),
                        "the paragraph under this label is read as its caption",
                        "put the caption on the line below the label when it is one",
                    );
                }
                self.figure(&words.join(" "), place);
                continue;
            }
            let next_is_text = chunks.get(at).is_some_and(Chunk::is_running_text);
            if is_heading_like(chunk)
                && (next_is_text || chunks.get(at).is_some_and(is_heading_like))
            {
                if !next_is_text || shape::is_doubtful_heading(chunk) {
                    self.problems.warning(
                        place.clone(),
                        "this line is read as a heading",
                        "end it with a full stop when it is a sentence of the text",
                    );
                }
                let words = chunk.words();
                self.blocks
                    .push("heading", Run::of(&words), place)
                    .set("level", 2);
                continue;
            }
            self.paragraphs(chunk);
        }
    }

    fn figure(&mut self, caption: &str, place: super::Place) {
        let (caption, credit) = split_credit(caption);
        if caption.is_empty() && credit.is_empty() {
            self.problems.warning(
                place.clone(),
                "this label of a picture has no caption",
                "write the caption on the line below it",
            );
            return;
        }
        let block = self.blocks.push("figure", Run::of(caption), place);
        // What the picture shows is not known beyond its caption, which is read out in its place.
        block.set("alt", caption);
        if !credit.is_empty() {
            block.set("credit", credit);
        }
    }

    /// Running text: list items by their marks, wrapped lines joined.
    fn paragraphs(&mut self, chunk: &Chunk<'_>) {
        for part in chunk.parts() {
            let place = part.place(self.source);
            let first = part.lines[0].text;
            let item = is_bullet(first).map(|rest| (rest, false));
            let item = item.or_else(|| numbered(first).map(|rest| (rest, true)));
            match item {
                Some((rest, ordered)) => {
                    let others = part.lines[1..].iter().map(|line| line.text);
                    let words: Vec<&str> = [rest].into_iter().chain(others).collect();
                    self.blocks
                        .push("list-item", Run::of(&words.join(" ")), place)
                        .set("ordered", ordered);
                }
                None => {
                    self.blocks.push("paragraph", Run::of(&part.words()), place);
                }
            }
        }
    }
}

/// A credit with what the person did, in the words of the text.
fn credit(name: &str, role: Option<(&str, &str)>) -> Value {
    match role {
        Some((lang, role)) => json!({ "name": name, "role": { lang: role } }),
        None => json!({ "name": name }),
    }
}

#[cfg(test)]
mod tests;
