//! The work as the files of an editor, with what was set aside: neither the desk nor the builder proposes it again.

use super::found::{overlaps, span_of};
use super::rows::Shown;
use super::work::{Saved, Work};
use crate::model::Span;
use crate::read::{self, Draft, Files, Found, Kind, Source, Sources, Verdict, What};
use crate::text::fold;

impl Work {
    /// The files that an editor works on and the builder takes; `None` for several articles.
    pub fn files(&self) -> Option<Saved> {
        let json = self.json();
        let mut files = read::files(&json)?;
        let draft = sources(&files);
        let shown = self.show();
        for event in &draft.undecided.events {
            let is_aside = shown.proposals.iter().any(|row| {
                row.is_aside
                    && row.edtf == event.date
                    && self.is_at(&event.passage, row.at.block, row.at.span)
            });
            if is_aside {
                put(&mut files.events, |text| {
                    read::decide_event(text, event, Verdict::Rejected)
                });
            }
        }
        for date in &draft.undecided.dates {
            let marks = self.marks.first().into_iter().flatten().enumerate();
            let mut marks =
                marks.flat_map(|(block, marks)| marks.iter().map(move |mark| (block, mark)));
            let is_rejected = marks.any(|(block, mark)| {
                mark.what == What::Date(String::new())
                    && self.is_at(&date.passage, block, span_of(mark))
            });
            if is_rejected {
                put(&mut files.events, |text| {
                    read::decide_date(text, date, Verdict::Rejected)
                });
            }
        }
        for name in &draft.undecided.names {
            if self.aside.contains(&name_key(&name.name)) {
                put(&mut files.registry, |text| {
                    read::decide_name(text, name, Verdict::Rejected)
                });
            }
        }
        Some(Saved {
            exact: sources(&files).json == json,
            files,
        })
    }

    /// Whether a passage of the only article is this run, or a part of it.
    fn is_at(&self, passage: &Found, block: usize, span: Span) -> bool {
        let id = self.block(0, block).and_then(|block| block.get("id"));
        id.is_some_and(|id| *id == passage.block.as_str()) && overlaps(passage.span, span)
    }

    /// Sets aside what the desk would propose and the files have decided about.
    pub(super) fn decided_in_files(&mut self, draft: &Draft) {
        let shown: Shown = self.show();
        let undecided = &draft.undecided;
        for row in &shown.proposals {
            let is_open = undecided.events.iter().any(|event| {
                let passage = &event.passage;
                let id = self.field(row.at.article, "id");
                let block = self
                    .block(row.at.article, row.at.block)
                    .and_then(|block| block.get("id"));
                let is_here = passage.article == id
                    && block.is_some_and(|block| *block == passage.block.as_str());
                is_here && event.date == row.edtf && overlaps(passage.span, row.at.span)
            });
            if !is_open {
                self.aside.insert(row.key.clone());
            }
        }
        for row in &shown.suggestions {
            if !undecided
                .names
                .iter()
                .any(|name| name_key(&name.name) == row.key)
            {
                self.aside.insert(row.key.clone());
            }
        }
    }
}

/// By which a suggested name is set aside.
pub(super) fn name_key(name: &str) -> String {
    format!("name:{}", fold(name))
}

fn put(file: &mut String, decide: impl FnOnce(&str) -> Option<String>) {
    if let Some(decided) = decide(file) {
        *file = decided;
    }
}

fn sources(files: &Files) -> Draft {
    let source = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| Source::new(name, text.to_owned()))
    };
    read::sources(&Sources {
        articles: vec![(
            Kind::Markdown,
            Source::new("story.md", files.story.as_str()),
        )],
        registry: source("entities.toml", &files.registry),
        events: source("events.toml", &files.events),
        published: "",
    })
}
