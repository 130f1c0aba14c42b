//! Articles as they go into an index, and as they come out of it.
//!
//! ```text
//! card  := id:text title:text address:text language:text dates 0?     with the 0 it is all that there is of the article
//! dates := 0 | days + 1:number first:signed
//! text  := n:number (role:byte text)*
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
    /// What a list shows below its title: a standfirst, or how it begins. It is not searched.
    pub summary: String,
    /// Where it was published first; empty when that is not known.
    pub address: String,
    /// BCP 47.
    pub language: String,
    /// Earliest and latest day it is about.
    pub days: Option<Days>,
    /// Whom and what it mentions.
    pub entities: Vec<Entity>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// What else is needed to show it, which the index only keeps.
    pub record: Vec<u8>,
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
    /// Words that belong to a block of another kind, such as a caption: searched as text.
    Aside,
}

impl Role {
    fn number(self) -> u8 {
        match self {
            Role::Text => 0,
            Role::Heading => 1,
            Role::Aside => 2,
        }
    }

    fn from_number(number: u8) -> Option<Role> {
        [Role::Text, Role::Heading, Role::Aside]
            .into_iter()
            .find(|role| role.number() == number)
    }
}

/// An article to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its text.
    pub blocks: Vec<Block>,
    /// What was given with it as [`Article::record`].
    pub record: Vec<u8>,
}

/// What a list of results shows of an article first; what stands below its title comes apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What links name it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it was published first; empty when that is not known.
    pub address: String,
    /// BCP 47.
    pub language: String,
    /// Earliest and latest day it is about.
    pub days: Option<Days>,
    /// Whether it has no text. Only a chunk of cards says it.
    pub is_title_alone: bool,
}

pub(crate) fn write_card(card: &Card, bytes: &mut Vec<u8>) {
    for text in [&card.id, &card.title, &card.address, &card.language] {
        bytes.text(text);
    }
    write_days(card.days, bytes);
    if card.is_title_alone {
        bytes.push(0);
    }
}

pub(crate) fn read_card(bytes: &mut Bytes<'_>) -> Result<Card, Damaged> {
    let mut text = || Ok(bytes.text()?.to_owned());
    Ok(Card {
        id: text()?,
        title: text()?,
        address: text()?,
        language: text()?,
        days: read_days(bytes)?,
        is_title_alone: false,
    })
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
        bytes.push(block.role.number());
        bytes.text(&block.text);
    }
}

pub(crate) fn read_blocks(bytes: &mut Bytes<'_>) -> Result<Vec<Block>, Damaged> {
    let n = bytes.count()?;
    let mut blocks = Vec::with_capacity(n);
    for _ in 0..n {
        let role = Role::from_number(bytes.byte()?).ok_or(Damaged)?;
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
