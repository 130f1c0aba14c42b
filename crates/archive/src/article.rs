//! Articles as they go into an index, and as they come out of it.
//!
//! ```text
//! card  := id:text title:text language:text dates n:number entity:number*
//! dates := 0 | days + 1:number first:signed
//! text  := n:number (kind:byte text)*
//! ```

use crate::bytes::{Bytes, Damaged, Write};
use crate::columns::Days;

/// An article with everything that is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What links name it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// Earliest and latest day it is about.
    pub days: Option<Days>,
    /// Whom and what it mentions.
    pub entities: Vec<Entity>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// An entity that an article mentions. Entities of the same kind and name are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// Its type: `person`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Other names it is found by.
    pub aliases: Vec<String>,
}

/// A part of an article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its words.
    pub text: String,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph, a quotation, an item of a list, the description of a picture.
    Text,
    /// A heading between them.
    Heading,
}

/// What a list of results shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What links name it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// Earliest and latest day it is about.
    pub days: Option<Days>,
    /// Numbers of its entities, ascending.
    pub entities: Vec<u32>,
}

pub(crate) fn write_card(card: &Card, bytes: &mut Vec<u8>) {
    bytes.text(&card.id);
    bytes.text(&card.title);
    bytes.text(&card.language);
    write_days(card.days, bytes);
    bytes.number(card.entities.len() as u64);
    card.entities
        .iter()
        .for_each(|&entity| bytes.number(entity.into()));
}

pub(crate) fn read_card(bytes: &mut Bytes<'_>) -> Result<Card, Damaged> {
    let mut card = Card {
        id: bytes.text()?.to_owned(),
        title: bytes.text()?.to_owned(),
        language: bytes.text()?.to_owned(),
        days: read_days(bytes)?,
        entities: Vec::new(),
    };
    for _ in 0..bytes.count()? {
        card.entities.push(bytes.small()?);
    }
    Ok(card)
}

pub(crate) fn write_days(days: Option<Days>, bytes: &mut Vec<u8>) {
    let Some((first, last)) = days else {
        bytes.number(0);
        return;
    };
    let (first, last) = (i64::from(first), i64::from(last.max(first)));
    bytes.number((last - first) as u64 + 1);
    bytes.signed(first);
}

pub(crate) fn read_days(bytes: &mut Bytes<'_>) -> Result<Option<Days>, Damaged> {
    let Some(more) = bytes.number()?.checked_sub(1) else {
        return Ok(None);
    };
    let first = bytes.signed()?;
    let last = i64::try_from(more)
        .ok()
        .and_then(|more| first.checked_add(more));
    let day = |day: i64| i32::try_from(day).map_err(|_| Damaged);
    Ok(Some((day(first)?, day(last.ok_or(Damaged)?)?)))
}

pub(crate) fn write_blocks(blocks: &[Block], bytes: &mut Vec<u8>) {
    bytes.number(blocks.len() as u64);
    for block in blocks {
        bytes.push(u8::from(block.role == Role::Heading));
        bytes.text(&block.text);
    }
}

pub(crate) fn read_blocks(bytes: &mut Bytes<'_>) -> Result<Vec<Block>, Damaged> {
    let n = bytes.count()?;
    let mut blocks = Vec::with_capacity(n);
    for _ in 0..n {
        let role = if bytes.byte()? == 0 {
            Role::Text
        } else {
            Role::Heading
        };
        let text = bytes.text()?.to_owned();
        blocks.push(Block { role, text });
    }
    Ok(blocks)
}

pub(crate) fn write_entity(entity: &Entity, bytes: &mut Vec<u8>) {
    bytes.text(&entity.kind);
    bytes.text(&entity.name);
    bytes.number(entity.aliases.len() as u64);
    entity.aliases.iter().for_each(|alias| bytes.text(alias));
}

pub(crate) fn read_entity(bytes: &mut Bytes<'_>) -> Result<Entity, Damaged> {
    let (kind, name) = (bytes.text()?.to_owned(), bytes.text()?.to_owned());
    let n = bytes.count()?;
    let mut aliases = Vec::with_capacity(n);
    for _ in 0..n {
        aliases.push(bytes.text()?.to_owned());
    }
    Ok(Entity {
        kind,
        name,
        aliases,
    })
}
