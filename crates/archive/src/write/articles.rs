//! The chunks of articles: lengths, dates, cards, texts, entities and who mentions them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Part, WriteError};
use crate::article::{
    Card, Entity, Text, read_entity, read_head, read_text, write_card, write_entity, write_text,
};
use crate::bytes::{Bytes, Damaged, Write};
use crate::chunk::Kind;
use crate::columns::{DatesWriter, write_mentions};
use crate::length;
use crate::shard::Storage;
use crate::sink::{Listed, Plain, Sink};

/// An article as it waits in a block.
struct Stored {
    card: Card,
    length: u32,
    entities: Vec<Entity>,
    text: Text,
}

fn read(bytes: &mut Bytes<'_>) -> Result<Stored, Damaged> {
    let card = read_head(bytes)?;
    let length = bytes.small()?;
    let mut entities = Vec::new();
    for _ in 0..bytes.count()? {
        entities.push(read_entity(bytes)?);
    }
    let text = read_text(bytes)?;
    Ok(Stored {
        card,
        length,
        entities,
        text,
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
struct Known {
    aliases: BTreeSet<String>,
    docs: Vec<u32>,
}

/// Writes everything but the words; returns the level of each article's length.
pub(super) fn write<S: Storage>(
    parts: &mut [Part<S>],
    sink: &mut Sink<'_>,
) -> Result<Vec<u8>, WriteError<S::Error>> {
    let mut levels = Vec::new();
    let mut entities: BTreeMap<(String, String), Known> = BTreeMap::new();
    each(parts, |stored| {
        let doc = levels.len() as u32;
        levels.push(length::level(stored.length));
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
    write_entities(&entities, sink);
    let numbers: BTreeMap<&(String, String), u32> = entities.keys().zip(0..).collect();
    let mut cards = Listed::new(Kind::Cards);
    let mut texts = Listed::new(Kind::Texts);
    let mut dates = Plain::new(Kind::Dates);
    let mut dates_writer = DatesWriter::default();
    each(parts, |mut stored| {
        for entity in stored.entities {
            let number = numbers.get(&(entity.kind, entity.name)).copied();
            stored.card.entities.extend(number);
        }
        stored.card.entities.sort_unstable();
        stored.card.entities.dedup();
        let mut bytes = Vec::new();
        write_card(&stored.card, &mut bytes);
        cards.push(&bytes, sink);
        bytes.clear();
        write_text(&stored.text.blocks, &stored.text.record, &mut bytes);
        texts.push(&bytes, sink);
        dates_writer.write(stored.card.days, &mut dates.bytes);
        if dates.pushed(sink) {
            dates_writer = DatesWriter::default();
        }
    })?;
    cards.flush(sink);
    texts.flush(sink);
    dates.flush(sink);
    Ok(levels)
}

fn write_entities(entities: &BTreeMap<(String, String), Known>, sink: &mut Sink<'_>) {
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
        names.push(&bytes, sink);
        write_mentions(&known.docs, sink.root.n_docs, &mut mentions.bytes);
        mentions.pushed(sink);
    }
    names.flush(sink);
    mentions.flush(sink);
}
