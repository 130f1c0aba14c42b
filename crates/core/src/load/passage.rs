//! Passages: the blocks that are numbered, found and linked, and what stands in each.

use crate::model::{
    Article, ArticleIdx, BlockIdx, BlockKind, Dossier, EntityIdx, EventIdx, Passage, PassageIdx,
    Target,
};
use crate::order;

/// Numbers the passages of all articles and tells each block its passage. Headings belong to the passage
/// that follows them; a heading with nothing behind it is a passage of its own, so that it is not lost.
pub(super) fn passages(articles: &mut [Article]) -> Vec<Passage> {
    let several = articles.len() > 1;
    let mut passages: Vec<Passage> = Vec::new();
    for (article_at, article) in articles.iter_mut().enumerate() {
        let mut number = 0;
        let mut headings = Vec::new();
        let last_at = article.blocks.len().saturating_sub(1);
        for block_at in 0..article.blocks.len() {
            let block = &article.blocks[block_at];
            if matches!(block.kind, BlockKind::Heading(_)) && block_at != last_at {
                headings.push(BlockIdx(block_at as u32));
                continue;
            }
            number += 1;
            let passage = PassageIdx(passages.len() as u32);
            let key = if several {
                [&article.id, "/", &block.id].concat()
            } else {
                block.id.clone()
            };
            for heading in &headings {
                article.blocks[heading.at()].passage = Some(passage);
            }
            article.blocks[block_at].passage = Some(passage);
            passages.push(Passage {
                article: ArticleIdx(article_at as u32),
                block: BlockIdx(block_at as u32),
                headings: std::mem::take(&mut headings),
                number,
                key,
                entities: Vec::new(),
                dates: Vec::new(),
                events: Vec::new(),
            });
        }
    }
    passages
}

/// Fills in which entities, dates and events stand in each passage, and the way back.
pub(super) fn connect(dossier: &mut Dossier) {
    for at in 0..dossier.passages.len() {
        let idx = PassageIdx(at as u32);
        let passage = &mut dossier.passages[at];
        let blocks = &dossier.articles[passage.article.at()].blocks;
        for block in passage.headings.iter().chain([&passage.block]) {
            let block = &blocks[block.at()];
            for mention in &block.mentions {
                match &mention.target {
                    Target::Entity(entity) => passage.entities.push(*entity),
                    Target::Date(date) => passage.dates.push(date.clone()),
                    Target::Link(_) => {}
                }
            }
            if let BlockKind::Chart(chart) = &block.kind {
                passage
                    .entities
                    .extend(chart.rows.iter().filter_map(|row| row.entity));
            }
        }
        order::sort(&mut passage.entities);
        passage.entities.dedup();
        for entity in &passage.entities {
            dossier.entities[entity.at()].passages.push(idx);
        }
    }
    for (at, event) in dossier.events.iter().enumerate() {
        let idx = EventIdx(at as u32);
        for anchor in &event.anchors {
            let events = &mut dossier.passages[anchor.passage.at()].events;
            if events.last() != Some(&idx) {
                events.push(idx);
            }
        }
        for EntityIdx(entity) in &event.entities {
            dossier.entities[*entity as usize].events.push(idx);
        }
    }
}
