//! Passages as editors name them, as offsets: a block and the words in it, found again where the block moved or the words
//! were edited.

use std::cell::OnceCell;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::article::Article;
use super::quote::{Quote, Texts};
use crate::extract::span_of;
use crate::model::Span;

/// What is wrong, and how to mend it.
pub type Wrong = (String, &'static str);

/// What helps when words of a passage are not there.
const COPY: &str = "copy the words from the story, without its marks";

/// Articles in which passages are looked for.
pub struct Passages<'a> {
    articles: &'a [Article],
    texts: Vec<OnceCell<Texts<'a>>>,
}

/// Where a passage stands: indices of article and block, and the run of text.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    pub article: usize,
    pub block: usize,
    pub span: Span,
}

impl<'a> Passages<'a> {
    pub fn new(articles: &'a [Article]) -> Self {
        Passages {
            articles,
            texts: articles.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Where the words of a record stand that has the fields of a [`Quote`]; `article` and `block` say where they stood.
    /// Without an article they are looked for in all.
    pub fn quoted(&self, record: &Value) -> Option<Stand> {
        let quote = Quote::from_record(record)?;
        let (id, block) = (record["article"].as_str(), record["block"].as_str());
        let articles = self.articles.iter().enumerate();
        let mut articles = articles.filter(|(_, article)| id.is_none_or(|id| article.id() == id));
        articles.find_map(|(at, article)| {
            let hint = article
                .blocks
                .iter()
                .position(|one| Some(one.id()) == block);
            let (block, range) = self.texts(at, article).find(&quote, hint)?;
            Some(Stand {
                article: at,
                block,
                span: span_of(article.blocks[block].text(), range.start, range.end),
            })
        })
    }

    fn texts(&self, at: usize, article: &'a Article) -> &Texts<'a> {
        self.texts[at].get_or_init(|| {
            let texts = article.blocks.iter().map(|block| block.text());
            Texts::new(texts.collect())
        })
    }

    /// A passage in the format.
    pub fn json(&self, stand: &Stand) -> Value {
        let article = &self.articles[stand.article];
        let mut passage = self.start(article, article.blocks[stand.block].id());
        passage.insert("start".to_owned(), json!(stand.span.start));
        passage.insert("end".to_owned(), json!(stand.span.end));
        passage.into()
    }

    fn start(&self, article: &Article, block: &str) -> Map<String, Value> {
        let mut passage = Map::new();
        if self.articles.len() > 1 {
            passage.insert("article".to_owned(), article.id().into());
        }
        passage.insert("block".to_owned(), block.into());
        passage
    }

    /// A passage as an editor wrote it, in the format.
    pub fn offsets(&self, passage: &Value) -> Result<Value, Wrong> {
        let words = |field: &str| passage[field].as_str();
        if words("quote").is_some() {
            return match self.quoted(passage) {
                Some(stand) => Ok(self.json(&stand)),
                None => Err((
                    "the words of the passage are no more in the text".to_owned(),
                    COPY,
                )),
            };
        }
        let article = self.article(words("article"))?;
        let block = words("block").map(|id| {
            let block = article.blocks.iter().find(|block| block.id() == id);
            block.ok_or_else(|| {
                (
                    format!("there is no block {id:?}"),
                    "paragraphs are p1, p2, … in their order, figures fig1, …, charts chart1, …",
                )
            })
        });
        let Some(from) = words("from") else {
            let block = block.ok_or((
                "a passage names no block".to_owned(),
                "write { block = \"p1\", from = \"first words\", to = \"last words\" }",
            ))??;
            let mut anchor = self.start(article, block.id());
            // Offsets as in the format, which the loader checks.
            for field in ["start", "end"] {
                if let Some(offset) = passage.get(field) {
                    anchor.insert(field.to_owned(), offset.clone());
                }
            }
            return Ok(anchor.into());
        };
        let here = match block {
            Some(Ok(block)) => {
                run(block.text(), block.id(), from, words("to")).map(|range| (block, range))
            }
            Some(Err(wrong)) => Err(wrong),
            None => Err((
                format!("{from:?} stands nowhere in the text, or more than once"),
                COPY,
            )),
        };
        let (block, range) = here.or_else(|wrong| {
            // The block may have moved: then the words stand in one other.
            let mut others = article.blocks.iter().filter_map(|block| {
                let range = run(block.text(), block.id(), from, words("to")).ok()?;
                Some((block, range))
            });
            match (others.next(), others.next()) {
                (Some(moved), None) => Ok(moved),
                _ => Err(wrong),
            }
        })?;
        let span = span_of(block.text(), range.start, range.end);
        let mut anchor = self.start(article, block.id());
        anchor.insert("start".to_owned(), json!(span.start));
        anchor.insert("end".to_owned(), json!(span.end));
        Ok(anchor.into())
    }

    fn article(&self, id: Option<&str>) -> Result<&'a Article, Wrong> {
        match (id, self.articles) {
            (Some(id), articles) => {
                let article = articles.iter().find(|article| article.id() == id);
                article.ok_or_else(|| {
                    (
                        format!("there is no article {id:?}"),
                        "an article's id is in its front matter, or the name of its file",
                    )
                })
            }
            (None, [only]) => Ok(only),
            (None, _) => Err((
                "a passage names no article, and there are several".to_owned(),
                "add article = \"…\" with the id of the article",
            )),
        }
    }
}

/// The bytes of a text from some words to others, or of the first words alone.
fn run(text: &str, id: &str, from: &str, to: Option<&str>) -> Result<Range<usize>, Wrong> {
    let mut starts = text.match_indices(from).map(|(at, _)| at);
    let start = match (starts.next(), starts.next()) {
        (None, _) => return Err((format!("{from:?} does not stand in block {id:?}"), COPY)),
        (Some(start), None) => start,
        _ => {
            return Err((
                format!("{from:?} stands in block {id:?} more than once"),
                "give more of the words",
            ));
        }
    };
    match to.map(|to| (to, text[start..].find(to))) {
        None => Ok(start..start + from.len()),
        Some((to, Some(at))) => Ok(start..start + at + to.len()),
        Some((to, None)) => Err((
            format!("{to:?} does not stand behind {from:?} in block {id:?}"),
            COPY,
        )),
    }
}
