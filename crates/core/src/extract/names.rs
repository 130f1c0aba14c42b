//! The names of a registry, wherever a document has them.

use aho_corasick::AhoCorasick;

use super::{CharOffsets, Document};
use crate::model::Span;

/// An entity to look for.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name and its other names, each with the language that it belongs to; empty for every language.
    pub names: Vec<(&'a str, &'a str)>,
}

/// A run of text that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundName<'a> {
    /// Index of the block.
    pub block: usize,
    /// Where in it.
    pub span: Span,
    /// The entity's id.
    pub entity: &'a str,
    /// Why it is taken for that entity.
    pub rule: NameRule,
}

/// Why a run of text is taken for an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRule {
    /// It is the name or an alias, letter by letter but for the first.
    Name,
    /// It differs from a name in accents, hyphens, an article or a title only.
    Variant,
    /// Letters that the text itself has defined behind the name.
    Acronym,
    /// The surname of the person who was last named in full.
    Surname,
}

/// The names of many entities, prepared for many texts.
#[derive(Debug, Default)]
pub struct Names {
    /// `None` when there is no name to look for.
    automaton: Option<AhoCorasick>,
    /// Ids of the entities.
    entities: Vec<String>,
    /// For each pattern, its entity and the language it belongs to.
    patterns: Vec<(usize, String)>,
}

impl Names {
    /// Prepares these names.
    pub fn new(entities: &[Named<'_>]) -> Self {
        let mut patterns = Vec::new();
        let mut texts = Vec::new();
        for (at, entity) in entities.iter().enumerate() {
            for (name, lang) in &entity.names {
                for variant in variants(name) {
                    texts.push(variant);
                    patterns.push((at, (*lang).to_owned()));
                }
            }
        }
        Names {
            // It cannot be built when there are more names than it can count; then none is found.
            automaton: (!texts.is_empty())
                .then(|| AhoCorasick::new(&texts).ok())
                .flatten(),
            entities: entities.iter().map(|entity| entity.id.to_owned()).collect(),
            patterns,
        }
    }

    /// Every name in a document, by block and start, longer first where two start together; none in headings. Of two
    /// names of one entity the longer counts ("Islamic State" holds "State"); those of different entities may nest.
    pub fn find(&self, document: &Document<'_>) -> Vec<FoundName<'_>> {
        let blocks = document.blocks.iter().enumerate();
        blocks
            .filter(|(_, block)| !block.is_heading)
            .flat_map(|(at, block)| self.find_in(at, block.text, document.lang))
            .collect()
    }

    fn find_in(&self, block: usize, text: &str, lang: &str) -> Vec<FoundName<'_>> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let lang = primary(lang);
        let mut runs: Vec<(usize, usize, usize)> = automaton
            .find_overlapping_iter(text)
            .filter(|found| {
                let of = &self.patterns[found.pattern().as_usize()].1;
                of.is_empty() || lang.is_empty() || primary(of).eq_ignore_ascii_case(lang)
            })
            .filter(|found| is_whole(text, found.start(), found.end()))
            .map(|found| {
                let entity = self.patterns[found.pattern().as_usize()].0;
                (entity, found.start(), found.end())
            })
            .collect();
        runs.sort_unstable_by_key(|(entity, start, end)| {
            (*entity, *start, std::cmp::Reverse(*end))
        });
        runs.dedup();
        let mut last = (usize::MAX, 0);
        runs.retain(|(entity, _, end)| {
            let inside = last.0 == *entity && *end <= last.1;
            if !inside {
                last = (*entity, *end);
            }
            !inside
        });
        let chars = CharOffsets::new(text, runs.iter().flat_map(|run| [run.1, run.2]));
        let mut found: Vec<FoundName<'_>> = runs
            .into_iter()
            .map(|(entity, start, end)| FoundName {
                block,
                span: chars.span(start, end),
                entity: &self.entities[entity],
                rule: NameRule::Name,
            })
            .collect();
        found.sort_by_key(|found| {
            (
                found.span.start,
                std::cmp::Reverse(found.span.end),
                found.entity,
            )
        });
        found
    }
}

/// A name with a large and with a small first letter.
fn variants(name: &str) -> Vec<String> {
    let Some(first) = name.chars().next() else {
        return Vec::new();
    };
    let rest = &name[first.len_utf8()..];
    let mut variants = vec![
        first.to_uppercase().to_string() + rest,
        first.to_lowercase().to_string() + rest,
    ];
    variants.dedup();
    variants
}

/// The language of a tag: `en` of `en-GB`.
fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or_default()
}

/// Whether no letter or digit touches a run of text.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    !text[..start].chars().next_back().is_some_and(in_word)
        && !text[end..].chars().next().is_some_and(in_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Text;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let entities = [
            Named {
                id: "state",
                names: vec![
                    ("Islamic State", ""),
                    ("IS", ""),
                    ("the State", ""),
                    ("EI", "fr"),
                ],
            },
            Named {
                id: "zurich",
                names: vec![("Zürich", "")],
            },
            Named {
                id: "bank",
                names: vec![("Bank of Zürich", "")],
            },
        ];
        let letters: Vec<char> = text.chars().collect();
        let names = Names::new(&entities);
        let found: Vec<(String, &str)> = names
            .find(&Document {
                lang: "en-GB",
                blocks: &[Text {
                    text,
                    ..Text::default()
                }],
                ..Document::default()
            })
            .into_iter()
            .map(|found| {
                let run = &letters[found.span.start as usize..found.span.end as usize];
                (run.iter().collect(), found.entity)
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(run, id)| (run.as_str(), *id)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_name_stands_as_whole_words() {
        check("IS is not ISIL.", &[("IS", "state")]);
        check("IS’s men, (IS)", &[("IS", "state"), ("IS", "state")]);
        check("ÉIS", &[]);
    }

    #[test]
    fn the_first_letter_may_be_large_or_small() {
        check(
            "The State fell; so the State fell.",
            &[("The State", "state"), ("the State", "state")],
        );
        check("zürich", &[("zürich", "zurich")]);
    }

    #[test]
    fn names_of_different_entities_nest_and_those_of_one_do_not() {
        check(
            "ü Bank of Zürich",
            &[("Bank of Zürich", "bank"), ("Zürich", "zurich")],
        );
    }

    #[test]
    fn a_name_of_another_language_is_not_found() {
        check("EI and IS", &[("IS", "state")]);
    }

    #[test]
    fn no_name_finds_nothing() {
        let blocks = [Text {
            text: "Anything",
            ..Text::default()
        }];
        let document = Document {
            blocks: &blocks,
            ..Document::default()
        };
        assert_eq!(Names::new(&[]).find(&document), []);
        let empty = [Named {
            id: "a",
            names: vec![("", "")],
        }];
        assert_eq!(Names::new(&empty).find(&document), []);
    }
}
