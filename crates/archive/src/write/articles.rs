//! The chunks of articles: lengths, dates, cards, texts, entities and who mentions them.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use super::{Part, WriteError};
use crate::article::{
    Block, Card, Entity, read_blocks, read_card, read_entity, write_blocks, write_card,
    write_entity,
};
use crate::bytes::{Bytes, Damaged, Write};
use crate::chunk::Kind;
use crate::columns::{DatesWriter, TagsWriter, write_mentions};
use crate::length;
use crate::shard::Storage;
use crate::sink::{ByText, Listed, Plain, Sink};
use crate::store::entity_key;

/// An article as it waits in a block.
struct Stored {
    card: Card,
    summary: String,
    length: u32,
    entities: Vec<Entity>,
    blocks: Vec<Block>,
    record: Vec<u8>,
}

fn read(bytes: &mut Bytes<'_>) -> Result<Stored, Damaged> {
    let card = read_card(bytes)?;
    let summary = bytes.text()?.to_owned();
    let length = bytes.small()?;
    let mut entities = Vec::new();
    for _ in 0..bytes.count()? {
        entities.push(read_entity(bytes)?);
    }
    Ok(Stored {
        card,
        summary,
        length,
        entities,
        blocks: read_blocks(bytes)?,
        record: bytes.blob()?.to_vec(),
    })
}

/// Calls `each` with every article, in order.
fn each<S: Storage>(
    parts: &mut [Part<S>],
    mut each: impl FnMut(Stored),
) -> Result<(), WriteError<S::Error>> {
    for Part { shard, storage } in parts {
        let mut n = 0;
        for &block in &shard.docs {
            let block = storage.get(block).map_err(WriteError::Storage)?;
            let mut bytes = Bytes(&block);
            while !bytes.is_empty() {
                each(read(&mut bytes)?);
                n += 1;
            }
        }
        if n != shard.n_docs {
            return Err(WriteError::Damaged);
        }
    }
    Ok(())
}

/// An entity's other names and the articles that mention it.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub aliases: BTreeSet<String>,
    pub docs: Vec<u32>,
}

/// Entities by kind and name.
pub(super) type Entities = BTreeMap<(String, String), Known>;

/// Writes everything but the words; returns the level of each article's length.
pub(super) fn write<S: Storage>(
    parts: &mut [Part<S>],
    sink: &mut Sink<'_>,
) -> Result<Vec<u8>, WriteError<S::Error>> {
    let mut levels = Vec::new();
    let mut entities = Entities::new();
    let mut ids: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    each(parts, |stored| {
        let doc = levels.len() as u32;
        levels.push(length::level(stored.length));
        ids.entry(stored.card.id).or_default().push(doc);
        for entity in stored.entities {
            let known = entities.entry((entity.kind, entity.name)).or_default();
            known.aliases.extend(entity.aliases);
            if known.docs.last() != Some(&doc) {
                known.docs.push(doc);
            }
        }
    })?;
    sink.root.length = levels
        .iter()
        .map(|&level| u64::from(length::longest(level)))
        .sum();
    let mut lengths = Plain::new(Kind::Lengths);
    for &level in &levels {
        lengths.bytes.push(level);
        lengths.pushed(sink);
    }
    lengths.flush(sink);
    let mut by_id = ByText::new(Kind::Ids);
    for (id, docs) in std::mem::take(&mut ids) {
        by_id.push(&id, &docs, sink);
    }
    by_id.flush(sink);
    write_entities(&entities, sink);
    names::write(&entities, sink);
    let numbers: BTreeMap<&(String, String), u32> = entities.keys().zip(0..).collect();
    let mut cards = Listed::new(Kind::Cards);
    let mut summaries = Listed::new(Kind::Summaries);
    let mut texts = Listed::new(Kind::Texts);
    let mut records = Listed::new(Kind::Records);
    let mut dates = Plain::new(Kind::Dates);
    let mut dates_writer = DatesWriter::default();
    let mut tags = TagsWriter::default();
    let (mut first_tagged, mut doc) = (0, 0_u32);
    each(parts, |stored| {
        let of_doc: BTreeSet<u32> = stored
            .entities
            .into_iter()
            .filter_map(|entity| numbers.get(&(entity.kind, entity.name)).copied())
            .collect();
        tags.push(&of_doc.into_iter().collect::<Vec<u32>>());
        doc += 1;
        if tags.len() >= Kind::Tags.target_bytes() {
            sink.put(Kind::Tags, first_tagged, &tags.finish());
            first_tagged = doc;
        }
        let mut bytes = Vec::new();
        let card = Card {
            is_title_alone: stored.blocks.is_empty() && stored.summary.is_empty(),
            ..stored.card
        };
        write_card(&card, &mut bytes);
        cards.push(&bytes, sink);
        summaries.push(stored.summary.as_bytes(), sink);
        bytes.clear();
        write_blocks(&stored.blocks, &mut bytes);
        texts.push(&bytes, sink);
        records.push(&stored.record, sink);
        dates_writer.write(card.days, &mut dates.bytes);
        if dates.pushed(sink) {
            dates_writer = DatesWriter::default();
        }
    })?;
    if tags.len() > 0 {
        sink.put(Kind::Tags, first_tagged, &tags.finish());
    }
    cards.flush(sink);
    summaries.flush(sink);
    texts.flush(sink);
    records.flush(sink);
    dates.flush(sink);
    Ok(levels)
}

fn write_entities(entities: &Entities, sink: &mut Sink<'_>) {
    let mut names = Listed::new(Kind::Entities);
    let mut mentions = Plain::new(Kind::Mentions);
    for (number, ((kind, name), known)) in (0..).zip(entities) {
        let kinds = &mut sink.root.kinds;
        if kinds.last().is_none_or(|(last, _)| last != kind) {
            kinds.push((kind.clone(), number));
        }
        sink.root.n_entities = number + 1;
        let mut bytes = Vec::new();
        let entity = Entity {
            kind: kind.clone(),
            name: name.clone(),
            aliases: known.aliases.iter().cloned().collect(),
        };
        write_entity(&entity, &mut bytes);
        bytes.number(known.docs.len() as u64);
        names.push_keyed(entity_key(kind, name), &bytes, sink);
        write_mentions(&known.docs, sink.root.n_docs, &mut mentions.bytes);
        mentions.pushed(sink);
    }
    names.flush(sink);
    mentions.flush(sink);
}
