//! A small dossier by hand, for tests: text with its marks, as short as a test wants it.

use crate::date::Date;
use crate::model::*;

/// A dossier under construction: one article in English, types `person` and `place`.
pub(crate) struct Sample {
    dossier: Dossier,
    headings: Vec<BlockIdx>,
}

impl Sample {
    pub(crate) fn new() -> Sample {
        let kind = |id: &str| EntityType {
            id: id.to_owned(),
            label: id.into(),
            singular: id.into(),
        };
        let mut dossier = Dossier {
            types: vec![kind("person"), kind("place")],
            ..Dossier::default()
        };
        dossier.articles.push(article("en"));
        Sample {
            dossier,
            headings: Vec::new(),
        }
    }

    /// Begins another article.
    pub(crate) fn article(mut self, lang: &str) -> Sample {
        self.dossier.articles.push(article(lang));
        self.headings.clear();
        self
    }

    pub(crate) fn title(mut self, title: &str) -> Sample {
        self.last_article().title = title.to_owned();
        self
    }

    /// An entity must stand before the paragraphs that mention it.
    pub(crate) fn entity(mut self, kind: &str, name: &str, aliases: &[&str]) -> Sample {
        let kind = self.dossier.type_by_id(kind).unwrap();
        self.dossier.entities.push(Entity {
            id: crate::text::fold(name).replace(' ', "-"),
            kind,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            summary: String::new(),
            same_as: vec![],
            passages: vec![],
            events: vec![],
        });
        self
    }

    pub(crate) fn heading(mut self, text: &str) -> Sample {
        let block = block(BlockKind::Heading(2), text.to_owned());
        let at = BlockIdx(self.last_article().blocks.len() as u32);
        self.last_article().blocks.push(block);
        self.headings.push(at);
        self
    }

    /// `[Ana]` mentions the entity with that name or alias, `[she=Ana]` under another name, `{2017}` a date.
    pub(crate) fn paragraph(self, marked: &str) -> Sample {
        self.block(BlockKind::Paragraph, marked)
    }

    pub(crate) fn block(mut self, kind: BlockKind, marked: &str) -> Sample {
        let mut block = block(kind, String::new());
        let mut passage = Passage {
            article: ArticleIdx(self.dossier.articles.len() as u32 - 1),
            block: BlockIdx(self.last_article().blocks.len() as u32),
            headings: std::mem::take(&mut self.headings),
            number: 1,
            key: self.dossier.passages.len().to_string(),
            entities: vec![],
            dates: vec![],
            events: vec![],
        };
        let idx = PassageIdx(self.dossier.passages.len() as u32);
        for piece in marked.split_inclusive(['[', ']', '{', '}']) {
            let start = crate::text::len_scalars(&block.text);
            let text = &piece[..piece.len() - usize::from(piece.ends_with(['[', ']', '{', '}']))];
            let (shown, named) = text.split_once('=').unwrap_or((text, text));
            block.text.push_str(shown);
            let span = Span {
                start,
                end: crate::text::len_scalars(&block.text),
            };
            if piece.ends_with(']') {
                let entity = self.entity_named(named);
                block.mentions.push(Mention {
                    span,
                    target: Target::Entity(entity),
                });
                passage.entities.push(entity);
                self.dossier.entities[entity.at()].passages.push(idx);
            } else if piece.ends_with('}') {
                let date = Date::parse(named).unwrap();
                block.mentions.push(Mention {
                    span,
                    target: Target::Date(date.clone()),
                });
                passage.dates.push(date);
            }
        }
        passage.entities.sort();
        passage.entities.dedup();
        block.passage = Some(idx);
        self.last_article().blocks.push(block);
        self.dossier.passages.push(passage);
        self
    }

    /// An event anchored in the passage with this number, from 0.
    pub(crate) fn event(mut self, date: &str, title: &str, passage: u32) -> Sample {
        let idx = EventIdx(self.dossier.events.len() as u32);
        self.dossier.events.push(Event {
            id: idx.0.to_string(),
            date: Date::parse(date).unwrap(),
            display: date.to_owned(),
            title: title.to_owned(),
            anchors: vec![Anchor {
                passage: PassageIdx(passage),
                span: None,
            }],
            entities: vec![],
            according_to: String::new(),
        });
        self.dossier.passages[passage as usize].events.push(idx);
        self
    }

    pub(crate) fn dossier(mut self) -> Dossier {
        for entity in &mut self.dossier.entities {
            entity.passages.dedup();
        }
        self.dossier
    }

    fn last_article(&mut self) -> &mut Article {
        self.dossier.articles.last_mut().unwrap()
    }

    fn entity_named(&self, name: &str) -> EntityIdx {
        let is_it = |entity: &Entity| {
            entity.name == name || entity.aliases.iter().any(|alias| alias == name)
        };
        EntityIdx(self.dossier.entities.iter().position(is_it).unwrap() as u32)
    }
}

fn article(lang: &str) -> Article {
    Article {
        id: String::new(),
        lang: lang.to_owned(),
        kicker: String::new(),
        title: String::new(),
        byline: vec![],
        published: None,
        source: None,
        rights: String::new(),
        translations: vec![],
        contact: vec![],
        blocks: vec![],
    }
}

fn block(kind: BlockKind, text: String) -> Block {
    Block {
        id: String::new(),
        kind,
        text,
        mentions: vec![],
        passage: None,
    }
}
