//! What a text names: runs of it that are the name of an entity.
//!
//! Here a name is found where it stands as whole words, as it is written in the registry; its first letter may be
//! large or small, as at the start of a sentence. Offsets are Unicode scalar values, end exclusive.

use crate::model::Span;

/// An entity to look for.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name and its other names.
    pub names: Vec<&'a str>,
}

/// A run of text that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Where.
    pub span: Span,
    /// The entity's id.
    pub entity: &'a str,
}

/// Every name in a text, by start, longer first where two start together. Of two names of one entity the longer counts
/// ("Islamic State" holds "State"); those of different entities may nest.
pub fn names<'a>(text: &str, entities: &[Named<'a>]) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for entity in entities {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for name in &entity.names {
            spans.extend(occurrences(text, name));
        }
        spans.sort_unstable();
        spans.dedup();
        let inside = |a: (usize, usize), b: (usize, usize)| a != b && b.0 <= a.0 && a.1 <= b.1;
        let whole = spans
            .iter()
            .filter(|span| !spans.iter().any(|other| inside(**span, *other)));
        found.extend(whole.map(|(start, end)| Found {
            span: span_of(text, *start, *end),
            entity: entity.id,
        }));
    }
    found.sort_by_key(|found| {
        (
            found.span.start,
            std::cmp::Reverse(found.span.end),
            found.entity,
        )
    });
    found
}

/// Where a name stands as whole words, in bytes.
fn occurrences(text: &str, name: &str) -> Vec<(usize, usize)> {
    let Some(first) = name.chars().next() else {
        return Vec::new();
    };
    let rest = &name[first.len_utf8()..];
    let mut variants: Vec<String> = [
        first.to_uppercase().to_string(),
        first.to_lowercase().to_string(),
    ]
    .into_iter()
    .map(|first| first + rest)
    .collect();
    variants.dedup();
    let mut spans = Vec::new();
    for variant in &variants {
        let at = text.match_indices(variant.as_str()).map(|(at, _)| at);
        spans.extend(
            at.filter(|at| is_whole(text, *at, at + variant.len()))
                .map(|at| (at, at + variant.len())),
        );
    }
    spans
}

/// Whether no letter or digit touches a run of text.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    !text[..start].chars().next_back().is_some_and(in_word)
        && !text[end..].chars().next().is_some_and(in_word)
}

/// A run of bytes as a run of Unicode scalar values.
pub fn span_of(text: &str, start: usize, end: usize) -> Span {
    let before = text[..start].chars().count() as u32;
    let within = text[start..end].chars().count() as u32;
    Span {
        start: before,
        end: before + within,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let entities = [
            Named {
                id: "state",
                names: vec!["Islamic State", "IS", "the State"],
            },
            Named {
                id: "zurich",
                names: vec!["Zürich"],
            },
            Named {
                id: "bank",
                names: vec!["Bank of Zürich"],
            },
        ];
        let letters: Vec<char> = text.chars().collect();
        let found: Vec<(String, &str)> = names(text, &entities)
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
}
