//! Other ids for articles of a shard: what shards that were read apart call alike is told apart when they are merged.

use crate::article::{read_blocks, read_card, read_entity, write_blocks, write_card, write_entity};
use crate::bytes::{Bytes, Damaged, Write};

/// A block of articles ([`Shard::doc_blocks`](crate::Shard::doc_blocks)) with what `change` makes of their ids and
/// records; `None` when the block is damaged. It is called for each article, in order.
pub fn rename(block: &[u8], change: &mut dyn FnMut(&mut String, &mut Vec<u8>)) -> Option<Vec<u8>> {
    let mut bytes = Bytes(block);
    let mut renamed = Vec::with_capacity(block.len());
    while !bytes.is_empty() {
        rename_one(&mut bytes, change, &mut renamed).ok()?;
    }
    Some(renamed)
}

/// See `shard` for the layout.
fn rename_one(
    bytes: &mut Bytes<'_>,
    change: &mut dyn FnMut(&mut String, &mut Vec<u8>),
    renamed: &mut Vec<u8>,
) -> Result<(), Damaged> {
    let mut card = read_card(bytes)?;
    let summary = bytes.text()?;
    let length = bytes.number()?;
    let n_entities = bytes.count()?;
    let mut entities = Vec::new();
    for _ in 0..n_entities {
        entities.push(read_entity(bytes)?);
    }
    let blocks = read_blocks(bytes)?;
    let mut record = bytes.blob()?.to_vec();
    change(&mut card.id, &mut record);
    write_card(&card, renamed);
    renamed.text(summary);
    renamed.number(length);
    renamed.number(n_entities as u64);
    for entity in &entities {
        write_entity(entity, renamed);
    }
    write_blocks(&blocks, renamed);
    renamed.blob(&record);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Block, Entity, Memory, Role, Shard, ShardBuilder, Storage as _};

    fn shard(ids: &[&str]) -> (Shard, Memory) {
        let mut builder = ShardBuilder::new(Memory::default(), 1 << 20);
        for id in ids {
            let article = Article {
                id: (*id).to_owned(),
                title: "Lamps at the harbour".to_owned(),
                days: Some((-3, 400)),
                entities: vec![Entity {
                    kind: "place".to_owned(),
                    name: "Bergen".to_owned(),
                    aliases: vec!["Bjørgvin".to_owned()],
                }],
                blocks: vec![Block {
                    role: Role::Text,
                    text: "A lamp fell.".to_owned(),
                }],
                record: id.as_bytes().to_owned(),
                ..Article::default()
            };
            builder.add(&article).expect("memory takes it");
        }
        builder.finish().expect("memory takes it")
    }

    #[test]
    fn a_renamed_block_is_that_of_articles_with_these_ids() {
        let blocks = |ids: &[&str]| {
            let (shard, mut storage) = shard(ids);
            let blocks = shard.doc_blocks().to_vec().into_iter();
            blocks
                .map(|block| storage.get(block).expect("it is there"))
                .collect::<Vec<_>>()
        };
        let change = &mut |id: &mut String, record: &mut Vec<u8>| {
            if id == "b" {
                "b-2".clone_into(id);
                *record = b"b-2".to_vec();
            }
        };
        let renamed: Vec<_> = blocks(&["a", "b"])
            .iter()
            .map(|block| rename(block, change))
            .collect();
        let expected: Vec<_> = blocks(&["a", "b-2"]).into_iter().map(Some).collect();
        assert_eq!(renamed, expected);
    }

    #[test]
    fn a_damaged_block_is_none() {
        assert_eq!(rename(&[1, 2, 3], &mut |_, _| {}), None);
    }
}
