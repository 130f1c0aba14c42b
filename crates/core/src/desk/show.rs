//! What the desk shows of the work: the text with what is found in it, and a row for each thing to decide about.

use std::collections::BTreeMap;

use serde_json::Value;

use super::files::name_key;
use super::found::{self, Found, FoundIn, OwnedName, overlaps, span_of};
use super::rows::{
    Context, DateRow, Decision, EventRow, MentionRow, NameRow, ProposalRow, Shown, ShownArticle,
    ShownBlock, SuggestionRow, Why,
};
use super::segments::Cuts;
use super::work::{At, Work};
use crate::date::{Date, Day};
use crate::extract::{Anchor, FoundDate, NameRule};
use crate::model::Span;
use crate::read::What;

/// Characters of a passage that are shown on each side of a run.
const CONTEXT_CHARS: usize = 48;

impl Work {
    /// What the desk shows.
    pub fn show(&self) -> Shown {
        let found = found::all_of(self);
        let mut shown = Shown {
            types: self.types(),
            ..Shown::default()
        };
        for article in 0..self.n_articles() {
            let of_article = &found.articles[article];
            self.show_dates(article, of_article, &mut shown);
            self.show_suggestions(article, of_article, &mut shown);
        }
        self.show_names(&found, &mut shown);
        self.show_events(&mut shown);
        self.show_proposals(&found, &mut shown);
        shown.suggestions.sort_by_key(|row| row.is_aside);
        shown.proposals.sort_by_key(|row| row.is_aside);
        shown.articles = (0..self.n_articles())
            .map(|article| self.show_article(article, &shown))
            .collect();
        shown.n_open = shown.dates.iter().filter(|row| row.is_open()).count()
            + shown.suggestions.iter().filter(|row| !row.is_aside).count()
            + shown.proposals.iter().filter(|row| !row.is_aside).count();
        shown
    }

    /// The words of a run, with some around it.
    pub fn context(&self, at: At) -> Context {
        let text: Vec<char> = self.text(at.article, at.block).chars().collect();
        let end = (at.span.end as usize).min(text.len());
        let start = (at.span.start as usize).min(end);
        let mut from = start.saturating_sub(CONTEXT_CHARS);
        let mut to = (end + CONTEXT_CHARS).min(text.len());
        // Whole words, where there are some.
        while from > 0 && from < start && !text[from - 1].is_whitespace() {
            from += 1;
        }
        while to < text.len() && to > end && !text[to].is_whitespace() {
            to -= 1;
        }
        let part = |from: usize, to: usize| text[from..to].iter().collect::<String>();
        let cut = |is_cut: bool| if is_cut { "… " } else { "" };
        Context {
            before: cut(from > 0).to_owned() + part(from, start).as_str(),
            words: part(start, end),
            after: part(end, to) + cut(to < text.len()).trim_end(),
        }
    }

    fn types(&self) -> Vec<(String, [String; 2])> {
        let types = self.list("entity_types").iter().map(|kind| {
            let id = kind["id"].as_str().unwrap_or_default().to_owned();
            let label = |lang: &str| {
                let label = &kind["label"];
                let words = label.as_str().or_else(|| label[lang].as_str());
                words
                    .or_else(|| label["en"].as_str())
                    .unwrap_or(&id)
                    .to_owned()
            };
            let labels = ["en", "fr"].map(label);
            (id, labels)
        });
        let mut types: Vec<_> = types.collect();
        for (id, labels, _) in super::STANDARD_TYPES {
            if types.iter().all(|(known, _)| known != id) {
                types.push((id.to_owned(), labels.map(str::to_owned)));
            }
        }
        types
    }

    fn show_dates(&self, article: usize, found: &FoundIn, shown: &mut Shown) {
        let mut rows: Vec<DateRow> = found
            .dates
            .iter()
            .filter(|date| !self.is_heading(article, date.block))
            .map(|date| self.found_date(article, date, &found.dates))
            .collect();
        for (block, marks) in self.marks[article].iter().enumerate() {
            for mark in marks {
                let What::Date(edtf) = &mark.what else {
                    continue;
                };
                let at = found::at(article, block, span_of(mark));
                let is_date = !edtf.is_empty();
                rows.push(DateRow {
                    at,
                    words: self.words(at),
                    edtf: is_date.then(|| edtf.clone()),
                    why: None,
                    decision: if is_date {
                        Decision::Accepted
                    } else {
                        Decision::Rejected
                    },
                });
            }
        }
        rows.sort_by_key(|row| row.at);
        shown.dates.extend(rows);
    }

    fn found_date(&self, article: usize, date: &FoundDate, dates: &[FoundDate]) -> DateRow {
        let at = found::at(article, date.block, date.span);
        let from = date.anchor.map(|anchor| match anchor {
            Anchor::Published => String::new(),
            Anchor::Date(idx) => dates.get(idx).map_or_else(String::new, |date| {
                self.words(found::at(article, date.block, date.span))
            }),
        });
        DateRow {
            at,
            words: self.words(at),
            edtf: date.edtf.clone(),
            why: Some(Why {
                rule: date.rule,
                role: date.role,
                from,
                confidence: date.confidence,
                alternatives: date.alternatives.clone(),
                unresolved: date.unresolved,
            }),
            decision: Decision::Open,
        }
    }

    fn show_names(&self, found: &Found, shown: &mut Shown) {
        shown.names = self.list("entities").iter().map(name_row).collect();
        let rows: BTreeMap<String, usize> = shown
            .names
            .iter()
            .enumerate()
            .map(|(at, row)| (row.id.clone(), at))
            .collect();
        let mut add = |id: &str, at: At, rule: Option<NameRule>| {
            if let Some(row) = rows.get(id) {
                shown.names[*row].mentions.push(MentionRow { at, rule });
            }
        };
        for (article, found) in found.articles.iter().enumerate() {
            for (block, marks) in self.marks[article].iter().enumerate() {
                for mark in marks {
                    if let What::Entity(id) = &mark.what {
                        let at = found::at(article, block, span_of(mark));
                        if id.is_empty() {
                            shown.not_names.push(at);
                        } else {
                            add(id, at, None);
                        }
                    }
                }
            }
            for name in &found.names {
                if self.is_open(article, name) {
                    let at = found::at(article, name.block, name.span);
                    add(&name.entity, at, Some(name.rule));
                }
            }
        }
        for row in &mut shown.names {
            row.mentions.sort_by_key(|mention| mention.at);
        }
    }

    /// Whether nothing was decided about a name that is found.
    fn is_open(&self, article: usize, name: &OwnedName) -> bool {
        let mut marks = self.marks[article][name.block].iter();
        !marks
            .any(|mark| matches!(mark.what, What::Entity(_)) && overlaps(span_of(mark), name.span))
    }

    fn show_suggestions(&self, article: usize, found: &FoundIn, shown: &mut Shown) {
        for suggested in &found.suggestions {
            let key = name_key(&suggested.name);
            let passages = suggested.passages.iter();
            let passages = passages.map(|(block, span)| found::at(article, *block, *span));
            // Another article may suggest the same.
            if let Some(known) = shown.suggestions.iter_mut().find(|row| row.key == key) {
                known.passages.extend(passages);
                continue;
            }
            shown.suggestions.push(SuggestionRow {
                is_aside: self.aside.contains(&key),
                key,
                name: suggested.name.clone(),
                variants: suggested.variants.clone(),
                kind: suggested.kind.to_owned(),
                cue: suggested.cue.clone(),
                passages: passages.collect(),
            });
        }
    }

    fn show_events(&self, shown: &mut Shown) {
        let mut rows: Vec<((Day, Day), EventRow)> = Vec::new();
        for event in self.list("events") {
            let text = |field: &str| event[field].as_str().unwrap_or_default().to_owned();
            let ids = event["entities"].as_array().into_iter().flatten();
            let names = ids.filter_map(|id| shown.names.iter().find(|row| *id == row.id.as_str()));
            let edtf = text("date");
            let sort = Date::parse(&edtf).map_or((Day::MAX, Day::MAX), |date| date.sort_key());
            rows.push((
                sort,
                EventRow {
                    id: text("id"),
                    title: text("title"),
                    edtf,
                    entities: names.map(|row| row.name.clone()).collect(),
                    according_to: text("according_to"),
                    at: event["passages"]
                        .get(0)
                        .and_then(|passage| self.passage(passage)),
                },
            ));
        }
        rows.sort_by_key(|(sort, _)| *sort);
        shown.events = rows.into_iter().map(|(_, row)| row).collect();
    }

    /// Where a passage of the format is; the whole block when it has no offsets.
    fn passage(&self, passage: &Value) -> Option<At> {
        let article = match passage["article"].as_str() {
            Some(id) => (0..self.n_articles()).find(|article| self.field(*article, "id") == id)?,
            None => 0,
        };
        let mut blocks = self.blocks.get(article)?.iter();
        let block = blocks.position(|block| block.get("id") == passage.get("block"))?;
        let n_chars = self.text(article, block).chars().count() as u64;
        let number =
            |field: &str, other: u64| passage[field].as_u64().unwrap_or(other).min(n_chars);
        Some(found::at(
            article,
            block,
            Span {
                start: number("start", 0) as u32,
                end: number("end", n_chars) as u32,
            },
        ))
    }

    fn show_proposals(&self, found: &Found, shown: &mut Shown) {
        for (article, found) in found.articles.iter().enumerate() {
            for proposed in &found.proposals {
                let at = found::at(article, proposed.block, proposed.span);
                let is_event = shown.events.iter().any(|event| {
                    event.edtf == proposed.edtf
                        && event.at.is_some_and(|known| {
                            (known.article, known.block) == (at.article, at.block)
                                && overlaps(known.span, at.span)
                        })
                });
                if is_event {
                    continue;
                }
                let key = format!("event:{at}:{}", proposed.edtf);
                shown.proposals.push(ProposalRow {
                    is_aside: self.aside.contains(&key),
                    key,
                    at,
                    edtf: proposed.edtf.clone(),
                    display: proposed.display.clone(),
                    title: proposed.title.clone(),
                    entities: proposed.entities.clone(),
                    according_to: proposed.according_to.clone().unwrap_or_default(),
                });
            }
        }
    }

    fn show_article(&self, article: usize, shown: &Shown) -> ShownArticle {
        let n_blocks = self.blocks.get(article).map_or(0, Vec::len);
        let mut cuts: Vec<Cuts> = vec![Cuts::default(); n_blocks];
        let mut add = |at: At, what: fn(&mut Cuts) -> &mut Vec<(Span, usize)>, row: usize| {
            if let Some(cuts) = cuts.get_mut(at.block).filter(|_| at.article == article) {
                what(cuts).push((at.span, row));
            }
        };
        for (row, date) in shown.dates.iter().enumerate() {
            if date.decision != Decision::Rejected {
                add(date.at, |cuts| &mut cuts.dates, row);
            }
        }
        for (row, name) in shown.names.iter().enumerate() {
            for mention in &name.mentions {
                add(mention.at, |cuts| &mut cuts.names, row);
            }
        }
        for (row, suggestion) in shown.suggestions.iter().enumerate() {
            for at in suggestion.passages.iter().filter(|_| !suggestion.is_aside) {
                add(*at, |cuts| &mut cuts.suggestions, row);
            }
        }
        let blocks = cuts.into_iter().enumerate().map(|(block, cuts)| {
            let fields = self.block(article, block);
            let field = |name: &str| fields.and_then(|fields| fields.get(name));
            ShownBlock {
                kind: field("type")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                level: field("level")
                    .and_then(Value::as_u64)
                    .unwrap_or(2)
                    .clamp(2, 4) as u8,
                segments: cuts.segments(self.text(article, block)),
            }
        });
        ShownArticle {
            title: self.field(article, "title").to_owned(),
            lang: self.field(article, "lang").to_owned(),
            published: self.field(article, "published").to_owned(),
            blocks: blocks.collect(),
        }
    }
}

fn name_row(entity: &Value) -> NameRow {
    let text = |field: &str| entity[field].as_str().unwrap_or_default().to_owned();
    let aliases = entity["aliases"].as_array().into_iter().flatten();
    NameRow {
        id: text("id"),
        name: text("name"),
        kind: text("type"),
        aliases: aliases
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        mentions: Vec::new(),
    }
}
