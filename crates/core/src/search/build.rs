//! Reading a dossier into an index: which texts are searched, in which field, in which language.

use std::collections::HashMap;

use super::Index;
use super::dictionary::Dictionary;
use super::layout::{Field, Layout};
use crate::model::{BlockKind, Dossier, Entity, Event, Passage, PassageIdx};
use crate::text::{Language, words};

/// The languages of a dossier's texts whose stemmers a page must load, each once, in order.
pub fn languages_to_load(dossier: &Dossier) -> Vec<Language> {
    let articles = dossier.articles.iter();
    let articles = articles.map(|article| Language::from_tag(&article.lang));
    let mut languages: Vec<Language> = articles.chain([own_language(dossier)]).collect();
    crate::order::sort(&mut languages);
    languages.dedup();
    languages.retain(|language| language.is_loaded());
    languages
}

/// The language of the names and events: the dossier's, or that of its first article.
fn own_language(dossier: &Dossier) -> Language {
    let first = || dossier.articles.first().map_or("", |article| &article.lang);
    let lang = Some(dossier.lang.as_str()).filter(|lang| !lang.is_empty());
    Language::from_tag(lang.unwrap_or_else(first))
}

impl Index {
    /// Reads every passage, entity and event.
    pub fn new(dossier: &Dossier) -> Index {
        let mut builder = Builder {
            layout: Layout::new(
                dossier.passages.len(),
                dossier.entities.len(),
                dossier.events.len(),
            ),
            ..Builder::default()
        };
        let mut previous_article = None;
        for (doc, passage) in dossier.passages.iter().enumerate() {
            let is_first = previous_article != Some(passage.article);
            previous_article = Some(passage.article);
            builder
                .layout
                .add_mentions(&dossier.block_of(PassageIdx(doc as u32)).mentions);
            builder.passage(dossier, doc as u32, passage, is_first);
        }
        let language = own_language(dossier);
        for (idx, entity) in (0..).map(crate::model::EntityIdx).zip(&dossier.entities) {
            builder.entity(builder.layout.doc_of_entity(idx), entity, language);
        }
        for (idx, event) in (0..).map(crate::model::EventIdx).zip(&dossier.events) {
            builder.event(builder.layout.doc_of_event(idx), event, language);
        }
        builder.finish()
    }
}

#[derive(Default)]
struct Builder {
    layout: Layout,
    /// Number of every spelling, by language. Only looked up, never iterated in its own order.
    numbers: [HashMap<String, u32>; Language::ALL.len()],
    spellings: Vec<(String, Language)>,
    /// Position and spelling of every word.
    places: Vec<(u32, u32)>,
}

impl Builder {
    fn passage(&mut self, dossier: &Dossier, doc: u32, passage: &Passage, is_first: bool) {
        let Some(article) = dossier.articles.get(passage.article.at()) else {
            return;
        };
        let language = Language::from_tag(&article.lang);
        let Some(block) = article.blocks.get(passage.block.at()) else {
            return;
        };
        self.segment(doc, Field::Text, 0, &block.text, language);
        match &block.kind {
            BlockKind::Quotation(cite) => self.segment(doc, Field::Text, 1, cite, language),
            BlockKind::Chart(chart) => {
                for (part, row) in (1..).zip(&chart.rows) {
                    self.segment(doc, Field::Text, part, &row.label, language);
                }
            }
            BlockKind::Figure(figure) => {
                self.segment(doc, Field::Caption, 0, &figure.alt, language);
                self.segment(doc, Field::Caption, 1, &figure.credit, language);
            }
            _ => {}
        }
        if is_first {
            self.segment(doc, Field::Heading, 0, &article.title, language);
            self.segment(doc, Field::Heading, 1, &article.kicker, language);
        }
        for (part, heading) in (2..).zip(&passage.headings) {
            if let Some(heading) = article.blocks.get(heading.at()) {
                self.segment(doc, Field::Heading, part, &heading.text, language);
            }
        }
    }

    fn entity(&mut self, doc: u32, entity: &Entity, language: Language) {
        self.segment(doc, Field::Name, 0, &entity.name, language);
        for (part, alias) in (1..).zip(&entity.aliases) {
            self.segment(doc, Field::Name, part, alias, language);
        }
        self.segment(doc, Field::Summary, 0, &entity.summary, language);
    }

    fn event(&mut self, doc: u32, event: &Event, language: Language) {
        self.segment(doc, Field::Title, 0, &event.title, language);
        self.segment(doc, Field::Display, 0, &event.display, language);
    }

    fn segment(&mut self, doc: u32, field: Field, part: u32, text: &str, language: Language) {
        if text.is_empty() {
            return;
        }
        self.layout.begin(doc, field, part);
        let mut end = 0;
        for word in words(text) {
            let position = self
                .layout
                .add_word(word.span.start - end, word.span.end - word.span.start);
            end = word.span.end;
            self.place(position, word.surface, language);
            if let Some(joined) = word.joined {
                self.place(position, joined, language);
            }
        }
        self.layout.end();
    }

    fn place(&mut self, position: u32, surface: String, language: Language) {
        let numbers = &mut self.numbers[language as usize];
        let number = numbers.get(&surface).copied().unwrap_or_else(|| {
            let number = self.spellings.len() as u32;
            self.spellings.push((surface.clone(), language));
            numbers.insert(surface, number);
            number
        });
        self.places.push((position, number));
    }

    fn finish(mut self) -> Index {
        self.layout.finish();
        drop(self.numbers);
        let dictionary = Dictionary::new(&self.spellings, self.places.iter().copied());
        let languages = Language::ALL
            .into_iter()
            .filter(|language| self.spellings.iter().any(|s| s.1 == *language));
        Index {
            languages: languages.collect(),
            dictionary,
            layout: self.layout,
        }
    }
}
