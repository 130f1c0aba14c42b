//! One article as it was read: its fields, its blocks, and what it brings along.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::alone::entities_of_tags;
use super::block::{Block, Mark, What};
use super::found::Proposal;
use super::known::Known;
use super::places::ArticlePlaces;
use super::quote::{Quote, Texts};
use super::registry::Entity;
use super::source::{Entry, Place, Problems, Source};
use super::tags::Tag;
use crate::date::Date;
use crate::extract::{
    self, Confidence, Document, FoundDate, FoundName, Names, Role, SuggestedName, Text,
};
use crate::model::Span;

/// One article, ready to be put into a dossier.
#[derive(Debug, Default)]
pub struct Article {
    /// Its fields in the format, but for the blocks.
    pub(super) fields: Map<String, Value>,
    /// What its file says of the whole dossier.
    pub(super) whole: Map<String, Value>,
    pub(super) blocks: Vec<Block>,
    /// Entity types, entities and events that its file brings.
    pub(super) types: Vec<Value>,
    pub(super) entities: Vec<Entity>,
    pub(super) events: Vec<Entry>,
    /// Dated passages that may be events.
    pub(super) proposals: Vec<Proposal>,
    /// Dates that are too doubtful to be marked.
    pub(super) doubtful: Vec<FoundDate>,
    /// Names that no registry has.
    pub(super) suggested: Vec<SuggestedName>,
    /// Which decisions about dates have their words here.
    pub(super) decided_dates: Vec<usize>,
    /// Where its fields stand, those that are written out.
    pub(super) places: BTreeMap<String, Place>,
    /// Where its file begins.
    pub(super) place: Place,
    /// What its source says of the whole of it: its topics, its places.
    pub(super) tags: Vec<Tag>,
    /// Whether it is an object of a data set.
    pub(super) is_record: bool,
    /// Whether a collection has it without a text, by its title.
    pub(super) is_title_alone: bool,
    /// Whether it has neither title nor text, as the entry of one that was not kept: it is left out of a collection, and nothing is
    /// wrong with it.
    pub(super) is_entry_alone: bool,
    /// Whether its id was given, and not made.
    pub(super) has_own_id: bool,
    pub(super) problems: Problems,
}

impl Article {
    /// Its record in the format with its blocks, and where both stand.
    pub(super) fn into_record(mut self) -> (Value, ArticlePlaces) {
        let blocks = self.blocks.iter().map(|block| block.place.clone());
        let places = ArticlePlaces {
            file: self.place,
            fields: self.places,
            blocks: blocks.collect(),
        };
        let blocks = self
            .blocks
            .into_iter()
            .map(|block| Value::Object(block.fields));
        self.fields.insert("blocks".to_owned(), blocks.collect());
        (self.fields.into(), places)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        let id = self.fields.get("id").and_then(Value::as_str);
        id.unwrap_or_default()
    }

    /// Its title.
    pub(super) fn title(&self) -> &str {
        let title = self.fields.get("title").and_then(Value::as_str);
        title.unwrap_or_default()
    }

    /// Where the first block begins in which a name stands.
    pub(super) fn place_of(&self, name: &SuggestedName) -> Place {
        let block = name
            .passages
            .first()
            .and_then(|(block, _)| self.blocks.get(*block));
        block.map_or_else(|| self.place.clone(), |block| block.place.clone())
    }

    /// Puts a folder before the relative addresses of its pictures: those stand as seen from its own file.
    pub fn relocate_images(&mut self, folder: &str) {
        if folder.is_empty() {
            return;
        }
        for block in &mut self.blocks {
            let image = block.fields.get("image").and_then(Value::as_str);
            if let Some(image) =
                image.filter(|image| !image.contains(':') && !image.starts_with('/'))
            {
                let image = format!("{folder}{image}");
                block.set("image", image);
            }
        }
    }

    /// Takes away the pictures that are not there, and says so: a saved page often comes without its pictures.
    pub fn keep_images(&mut self, is_there: impl Fn(&str) -> bool) {
        for block in &mut self.blocks {
            let image = block.fields.get("image").and_then(Value::as_str);
            let Some(image) = image.filter(|image| !is_there(image)).map(str::to_owned) else {
                continue;
            };
            block.fields.remove("image");
            self.problems.warning(
                block.place.clone(),
                format!("the picture {image:?} is not there, so its description stands for it"),
                "save the page with its pictures, or put the picture there",
            );
        }
    }

    fn lang(&self) -> &str {
        let lang = self.fields.get("lang").and_then(Value::as_str);
        lang.unwrap_or_default()
    }

    /// Gives it the id of its file's name when it has none, and finds in its blocks what the registry names.
    pub(super) fn finish(&mut self, source: &Source<'_>, known: &Known<'_>) {
        self.place = source.place(0);
        if !self.fields.contains_key("id") {
            let id = slug(source.stem());
            let id = if id.is_empty() {
                "story".to_owned()
            } else {
                id
            };
            self.fields.insert("id".to_owned(), id.into());
        }
        let id = self.id().to_owned();
        known.complete(&id, &mut self.fields);
        if known.collects {
            self.tag_by_title(known);
            entities_of_tags(self, known);
        }
        self.decide_dates(known);
        self.mention(known);
        self.marked_events();
    }

    /// Whom the registry names in a title that is all there is: elsewhere the text has them.
    fn tag_by_title(&mut self, known: &Known<'_>) {
        if !self.is_title_alone {
            return;
        }
        let title = Text {
            text: self.title(),
            ..Text::default()
        };
        let document = Document {
            lang: self.lang(),
            published: None,
            blocks: &[title],
        };
        let found = known.registry.names.find(&document);
        let entities = found
            .iter()
            .filter_map(|name| known.registry.entity(name.entity));
        let tags: Vec<Tag> = entities.map(Entity::tag).collect();
        self.tags.extend(tags);
    }

    /// Marks the runs that were decided to be dates, or to be none, where nothing is marked yet.
    fn decide_dates(&mut self, known: &Known<'_>) {
        if known.dates.is_empty() {
            return;
        }
        let texts = Texts::new(self.blocks.iter().map(Block::text).collect());
        let mut marks = Vec::new();
        for (at, decision) in known.dates.iter().enumerate() {
            let article = decision.text("article");
            if !article.is_empty() && article != self.id() {
                continue;
            }
            let block = decision.text("block");
            let hint = self.blocks.iter().position(|known| known.id() == block);
            let place =
                Quote::from_record(&decision.record).and_then(|quote| texts.find(&quote, hint));
            let Some((block, range)) = place else {
                continue;
            };
            self.decided_dates.push(at);
            let span = extract::span_of(self.blocks[block].text(), range.start, range.end);
            let date = match decision.is_rejected {
                true => String::new(),
                false => decision.text("date").to_owned(),
            };
            marks.push((block, span, What::Date(date)));
        }
        for (block, span, what) in marks {
            let marks = &mut self.blocks[block].marks;
            let (start, end) = (span.start as usize, span.end as usize);
            let is_date = |mark: &Mark| matches!(mark.what, What::Date(_));
            let is_taken = |mark: &Mark| is_date(mark) && mark.start < end && start < mark.end;
            if !marks.iter().any(is_taken) {
                marks.push(Mark { start, end, what });
            }
        }
    }

    /// Sets what each block mentions: what an editor marked, and what is found beside that. Keeps what may be proposed.
    fn mention(&mut self, known: &Known<'_>) {
        let own: Vec<_> = self.entities.iter().map(Entity::named).collect();
        let own = Names::new(&own);
        let (mut proposals, mut doubtful, mut suggested) = Default::default();
        let mentions = {
            let decided: Vec<_> = self.blocks.iter().map(Block::decided_dates).collect();
            let texts: Vec<Text<'_>> = self
                .blocks
                .iter()
                .zip(&decided)
                .map(|(block, decided)| Text {
                    text: block.text(),
                    is_heading: block.is("heading"),
                    decided,
                })
                .collect();
            let published = self.published();
            let document = Document {
                lang: self.lang(),
                published: published.as_ref(),
                blocks: &texts,
            };
            let (dates, others) = extract::dates(&document).into_iter().partition(is_mention);
            let dates: Vec<FoundDate> = dates;
            let mut names = known.registry.names.find(&document);
            names.extend(own.find(&document));
            names.sort_by_key(|name| (name.block, name.span.start));
            let n_bytes: usize = texts.iter().map(|text| text.text.len()).sum();
            if known.propose && n_bytes <= MAX_PROPOSED_BYTES {
                proposals = proposed(&document, &dates, &names);
                doubtful = others;
                suggested = extract::suggest(&document, &names);
            }
            let (mut dates, mut names) = (&dates[..], &names[..]);
            let of_block = |(at, block): (usize, &Block)| {
                let n_dates = dates.partition_point(|date| date.block <= at);
                let n_names = names.partition_point(|name| name.block <= at);
                let here;
                (here, dates) = dates.split_at(n_dates);
                let named;
                (named, names) = names.split_at(n_names);
                mentions(&block.marks, block.is("heading"), here.iter(), named.iter())
            };
            let blocks = self.blocks.iter().enumerate();
            blocks.map(of_block).collect::<Vec<_>>()
        };
        let is_heading = |block: usize| self.blocks.get(block).is_some_and(|one| one.is("heading"));
        let is_long = |block: usize| {
            self.blocks
                .get(block)
                .is_none_or(|one| is_too_long(one.text()))
        };
        doubtful
            .retain(|date| date.edtf.is_some() && !is_heading(date.block) && !is_long(date.block));
        self.proposals = proposals;
        self.doubtful = doubtful;
        self.suggested = suggested;
        for (block, mentions) in self.blocks.iter_mut().zip(mentions) {
            if !(block.is("heading") && mentions.is_empty()) {
                block.set("mentions", mentions);
            }
        }
    }

    fn published(&self) -> Option<Date> {
        let published = self.fields.get("published")?;
        Date::parse(published["edtf"].as_str()?).ok()
    }

    /// An event for each run that an editor marked as one: it involves who is named in that run.
    fn marked_events(&mut self) {
        for block in &self.blocks {
            for mark in &block.marks {
                let What::Event { date, title } = &mark.what else {
                    continue;
                };
                let words: String = block
                    .text()
                    .chars()
                    .take(mark.end)
                    .skip(mark.start)
                    .collect();
                let title = if title.is_empty() { &words } else { title };
                let mentions = block.fields.get("mentions").and_then(Value::as_array);
                let inside = |mention: &&Value| {
                    let number = |field: &str| mention[field].as_u64().unwrap_or_default() as usize;
                    mark.start <= number("start") && number("end") <= mark.end
                };
                let mut entities: Vec<Value> = Vec::new();
                for mention in mentions.into_iter().flatten().filter(inside) {
                    let entity = &mention["entity"];
                    if entity.is_string() && !entities.contains(entity) {
                        entities.push(entity.clone());
                    }
                }
                let id = match slug(title) {
                    id if id.is_empty() => "event".to_owned(),
                    id => id,
                };
                self.events.push(Entry {
                    value: json!({
                        "id": id, "date": date, "title": title, "entities": entities,
                        "passages": [{ "block": block.id(), "start": mark.start, "end": mark.end }],
                    }),
                    place: block.place.clone(),
                });
            }
        }
    }
}

/// A longer article is no text that somebody decides about passage by passage, and nothing is proposed of it.
const MAX_PROPOSED_BYTES: usize = 2_000_000;

/// The same of a block, which is then no paragraph.
const MAX_BLOCK_BYTES: usize = 20_000;

/// Whether nothing is proposed of a block with this text.
fn is_too_long(text: &str) -> bool {
    text.len() > MAX_BLOCK_BYTES
}

/// Whether a date that was found is marked in the text. What is doubtful, or has no place on the calendar, is not.
pub(crate) fn is_mention(date: &FoundDate) -> bool {
    date.confidence >= Confidence::Medium && date.edtf.is_some()
}

/// The events that may be told of where dates were found, and where an editor has marked some.
fn proposed(
    document: &Document<'_>,
    found: &[FoundDate],
    names: &[FoundName<'_>],
) -> Vec<Proposal> {
    let mut dates = found.to_vec();
    for (at, block) in document.blocks.iter().enumerate() {
        for (span, edtf) in block.decided {
            if Date::parse(edtf).is_ok() {
                dates.push(FoundDate {
                    block: at,
                    span: *span,
                    edtf: Some(edtf.clone()),
                    timexes: Vec::new(),
                    role: Role::Point,
                    rule: "decided",
                    anchor: None,
                    confidence: Confidence::High,
                    alternatives: Vec::new(),
                    unresolved: None,
                });
            }
        }
    }
    dates.retain(|date| {
        let block = document.blocks.get(date.block);
        block.is_some_and(|block| !is_too_long(block.text))
    });
    dates.sort_by_key(|date| (date.block, date.span.start));
    let events = extract::events(document, &dates, names).into_iter();
    let events = events.filter_map(|event| {
        let date = dates.get(event.date_idx)?;
        Some(Proposal {
            article: 0,
            date: date.span,
            confidence: date.confidence,
            event,
        })
    });
    events.collect()
}

/// What a block mentions: what an editor marked, and what is found beside that. A heading mentions only the first.
pub(crate) fn mentions<'a>(
    marks: &[Mark],
    is_heading: bool,
    dates: impl Iterator<Item = &'a FoundDate>,
    names: impl Iterator<Item = &'a FoundName<'a>>,
) -> Vec<Value> {
    let mut mentions: Vec<Value> = Vec::new();
    let overlaps = |span: Span, what: fn(&What) -> bool| {
        let marks = marks.iter().filter(|mark| what(&mark.what));
        let (start, end) = (span.start as usize, span.end as usize);
        marks
            .clone()
            .any(|mark| mark.start < end && start < mark.end)
    };
    for Mark { start, end, what } in marks {
        match what {
            // A mark without a date or an id says that there is none.
            What::Date(date) if date.is_empty() => {}
            What::Entity(id) if id.is_empty() => {}
            What::Date(date) => mentions.push(json!({ "start": start, "end": end, "date": date })),
            What::Entity(id) => mentions.push(json!({ "start": start, "end": end, "entity": id })),
            What::Link(href) if !href.is_empty() => {
                mentions.push(json!({ "start": start, "end": end, "href": href }));
            }
            What::Event { .. } | What::Link(_) => {}
        }
    }
    for FoundDate { span, edtf, .. } in dates.filter(|_| !is_heading) {
        let is_marked = |what: &What| matches!(what, What::Date(_));
        if let Some(edtf) = edtf.as_ref().filter(|_| !overlaps(*span, is_marked)) {
            mentions.push(json!({ "start": span.start, "end": span.end, "date": edtf }));
        }
    }
    for FoundName { span, entity, .. } in names {
        let is_marked = |what: &What| matches!(what, What::Entity(_));
        if !overlaps(*span, is_marked) {
            mentions.push(json!({ "start": span.start, "end": span.end, "entity": entity }));
        }
    }
    mentions.sort_by_key(|mention| {
        let number = |field: &str| mention[field].as_u64().unwrap_or_default();
        let entity = mention["entity"].as_str().unwrap_or_default().to_owned();
        (number("start"), std::cmp::Reverse(number("end")), entity)
    });
    mentions.dedup();
    mentions
}

/// Most characters of an id that is made from words.
const MAX_SLUG_CHARS: usize = 60;

/// Words as an id: small letters and digits without accents, hyphens between.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in crate::text::fold(words).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= MAX_SLUG_CHARS {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}
