//! What the engine finds in the work, beside what was decided.

use serde_json::Value;

use super::work::{At, Work};
use crate::date::Date;
use crate::extract::{
    self, Confidence, Document, FoundDate, FoundName, Named, Names, ProposedEvent, Role,
    SuggestedName, Text,
};
use crate::model::Span;
use crate::read::{self, Mark, What};

/// What is found in each article.
#[derive(Debug, Default)]
pub struct Found {
    pub articles: Vec<FoundIn>,
}

/// What is found in one article.
#[derive(Debug, Default)]
pub struct FoundIn {
    /// The dates that are found, where nothing was decided.
    pub dates: Vec<FoundDate>,
    /// The names, with the id of the entity: also where something was decided.
    pub names: Vec<OwnedName>,
    /// Names that no entity has.
    pub suggestions: Vec<SuggestedName>,
    /// What happened when.
    pub proposals: Vec<ProposedEvent>,
}

/// A [`FoundName`] that borrows nothing.
#[derive(Clone, Debug)]
pub struct OwnedName {
    pub block: usize,
    pub span: Span,
    pub entity: String,
    pub rule: extract::NameRule,
}

impl OwnedName {
    fn found(&self) -> FoundName<'_> {
        FoundName {
            block: self.block,
            span: self.span,
            entity: &self.entity,
            rule: self.rule,
        }
    }
}

/// Finds dates and names.
pub fn of(work: &Work) -> Found {
    let names = names(work);
    let articles = (0..work.n_articles()).map(|article| {
        let decided = decided_dates(&work.marks[article]);
        with_document(work, article, &decided, |document| FoundIn {
            dates: extract::dates(document),
            names: find(&names, document),
            ..FoundIn::default()
        })
    });
    Found {
        articles: articles.collect(),
    }
}

/// Finds dates, names, and what they suggest.
pub fn all_of(work: &Work) -> Found {
    let mut found = of(work);
    for (article, found) in found.articles.iter_mut().enumerate() {
        let marks = &work.marks[article];
        let decided = decided_dates(marks);
        // What was decided counts as found, so that events are told of it as well.
        let counts = found.dates.iter().filter(|date| read::is_mention(date));
        let mut dates: Vec<FoundDate> = counts.cloned().collect();
        let mut names: Vec<OwnedName> = Vec::new();
        for (block, marks) in marks.iter().enumerate() {
            for (span, mark) in marks.iter().map(|mark| (span_of(mark), mark)) {
                match &mark.what {
                    What::Date(edtf) if !edtf.is_empty() => {
                        dates.push(date_of_editor(block, span, edtf));
                    }
                    What::Entity(id) if !id.is_empty() => names.push(OwnedName {
                        block,
                        span,
                        entity: id.clone(),
                        rule: extract::NameRule::Name,
                    }),
                    _ => {}
                }
            }
        }
        dates.sort_by_key(|date| (date.block, date.span));
        let is_free = |name: &&OwnedName| {
            let marks = &marks[name.block];
            !marks.iter().any(|mark| {
                matches!(mark.what, What::Entity(_)) && overlaps(span_of(mark), name.span)
            })
        };
        names.extend(found.names.iter().filter(is_free).cloned());
        names.sort_by_key(|name| {
            (
                name.block,
                name.span.start,
                std::cmp::Reverse(name.span.end),
            )
        });
        let names: Vec<FoundName<'_>> = names.iter().map(OwnedName::found).collect();
        (found.suggestions, found.proposals) = with_document(work, article, &decided, |document| {
            (
                extract::suggest(document, &names),
                extract::events(document, &dates, &names),
            )
        });
    }
    found
}

/// A date that an editor has decided, as if it were found.
fn date_of_editor(block: usize, span: Span, edtf: &str) -> FoundDate {
    FoundDate {
        block,
        span,
        edtf: Some(edtf.to_owned()),
        timexes: Vec::new(),
        role: Role::Point,
        rule: "editor",
        anchor: None,
        confidence: Confidence::High,
        alternatives: Vec::new(),
        unresolved: None,
    }
}

impl Found {
    /// What a block mentions: what was decided, and what is found beside that.
    pub fn mentions(&self, work: &Work, article: usize, block: usize) -> Vec<Value> {
        let Some(found) = self.articles.get(article) else {
            return Vec::new();
        };
        let is_heading = work.is_heading(article, block);
        let names: Vec<FoundName<'_>> = found
            .names
            .iter()
            .filter(|name| name.block == block)
            .map(OwnedName::found)
            .collect();
        read::mentions(
            &work.marks[article][block],
            is_heading,
            found
                .dates
                .iter()
                .filter(|date| date.block == block && read::is_mention(date)),
            names.iter(),
        )
    }
}

/// The names of the work's entities.
pub fn names(work: &Work) -> Names {
    let named: Vec<Named<'_>> = work
        .list("entities")
        .iter()
        .map(|entity| {
            let aliases = entity["aliases"].as_array().into_iter().flatten();
            let names = [&entity["name"]].into_iter().chain(aliases);
            Named {
                id: entity["id"].as_str().unwrap_or_default(),
                kind: entity["type"].as_str().unwrap_or_default(),
                names: names
                    .filter_map(|name| Some((name.as_str()?, "")))
                    .collect(),
            }
        })
        .collect();
    Names::new(&named)
}

/// The names that a document has.
pub fn find(names: &Names, document: &Document<'_>) -> Vec<OwnedName> {
    let found = names.find(document).into_iter().map(|name| OwnedName {
        block: name.block,
        span: name.span,
        entity: name.entity.to_owned(),
        rule: name.rule,
    });
    found.collect()
}

/// Calls with an article as the engine takes it.
pub fn with_document<T>(
    work: &Work,
    article: usize,
    decided: &[Vec<(Span, String)>],
    call: impl FnOnce(&Document<'_>) -> T,
) -> T {
    let blocks = work.blocks.get(article).map_or(&[][..], Vec::as_slice);
    let texts: Vec<Text<'_>> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| Text {
            text: block
                .get("text")
                .and_then(Value::as_str)
                .unwrap_or_default(),
            is_heading: block.get("type").is_some_and(|kind| kind == "heading"),
            decided: decided.get(at).map_or(&[], Vec::as_slice),
        })
        .collect();
    let published = Date::parse(work.field(article, "published")).ok();
    call(&Document {
        lang: work.field(article, "lang"),
        published: published.as_ref(),
        blocks: &texts,
    })
}

/// The dates among marks, and the runs that are none, with an empty date.
pub fn decided_dates(marks: &[Vec<Mark>]) -> Vec<Vec<(Span, String)>> {
    let of_block = |marks: &Vec<Mark>| {
        let dates = marks.iter().filter_map(|mark| match &mark.what {
            What::Date(date) => Some((span_of(mark), date.clone())),
            _ => None,
        });
        dates.collect()
    };
    marks.iter().map(of_block).collect()
}

/// The run of a mark.
pub fn span_of(mark: &Mark) -> Span {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        start: number(mark.start),
        end: number(mark.end),
    }
}

/// Whether two runs share a character.
pub fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// A run of a block of an article.
pub fn at(article: usize, block: usize, span: Span) -> At {
    At {
        article,
        block,
        span,
    }
}
