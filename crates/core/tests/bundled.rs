//! The bundled dossier keeps its promises: nothing to mend, every name in its place, little quoted.

use dossier_core::load::load;
use dossier_core::model::{Block, BlockKind, Dossier, Entity, Target};
use dossier_core::text;

const BYTES: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../articles/committee.json"
));

/// The most words that stand between one pair of quotation marks.
const MAX_QUOTED_WORDS: usize = 12;

fn dossier() -> Dossier {
    let loaded = load(BYTES).unwrap();
    assert_eq!(loaded.diagnostics, []);
    loaded.dossier
}

fn blocks(dossier: &Dossier) -> impl Iterator<Item = &Block> {
    dossier.articles.iter().flat_map(|article| &article.blocks)
}

/// The texts that readers see: of blocks, of figures, and of what is listed beside them.
fn texts(dossier: &Dossier) -> Vec<&str> {
    let mut texts: Vec<&str> = blocks(dossier).map(|block| block.text.as_str()).collect();
    for block in blocks(dossier) {
        if let BlockKind::Figure(figure) = &block.kind {
            texts.push(&figure.alt);
        }
    }
    texts.extend(dossier.events.iter().map(|event| event.title.as_str()));
    texts.extend(
        dossier
            .entities
            .iter()
            .map(|entity| entity.summary.as_str()),
    );
    texts
}

#[test]
fn it_has_the_size_that_was_promised() {
    let dossier = dossier();
    assert!(
        dossier.entities.len() >= 60,
        "{} entities",
        dossier.entities.len()
    );
    assert!(
        dossier.events.len() >= 25,
        "{} events",
        dossier.events.len()
    );
    let paragraphs = blocks(&dossier).filter(|block| block.kind == BlockKind::Paragraph);
    let n_words: usize = paragraphs
        .map(|block| block.text.split_whitespace().count())
        .sum();
    assert!((1_400..=1_900).contains(&n_words), "{n_words} words");
}

/// The same but for the case of the first letter.
fn is_same_name(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let first = |scalar: Option<char>| scalar.map(|scalar| scalar.to_lowercase().to_string());
    first(a.next()) == first(b.next()) && a.as_str() == b.as_str()
}

fn is_named(entity: &Entity, words: &str) -> bool {
    let mut names = entity.aliases.iter().chain([&entity.name]);
    names.any(|name| is_same_name(name, words))
}

#[test]
fn every_mention_is_a_name_of_what_it_names() {
    let dossier = dossier();
    for block in blocks(&dossier) {
        for mention in &block.mentions {
            let words = text::slice(&block.text, mention.span).unwrap();
            assert_eq!(words, words.trim(), "in {}", block.id);
            if let Target::Entity(entity) = mention.target {
                let entity = &dossier.entities[entity.at()];
                assert!(
                    is_named(entity, words),
                    "{words:?} in {} is not {:?}",
                    block.id,
                    entity.name
                );
            }
        }
    }
}

#[test]
fn a_mention_begins_and_ends_with_a_word() {
    let dossier = dossier();
    for block in blocks(&dossier) {
        let scalars: Vec<char> = block.text.chars().collect();
        for mention in &block.mentions {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            let joins = |at: usize| {
                let around = at
                    .checked_sub(1)
                    .and_then(|before| scalars.get(before..before + 2));
                around.is_some_and(|around| around.iter().all(|scalar| scalar.is_alphanumeric()))
            };
            assert!(
                !joins(start) && !joins(end),
                "{start}..{end} in {}",
                block.id
            );
        }
    }
}

#[test]
fn every_entity_is_mentioned() {
    let dossier = dossier();
    let unmentioned = dossier
        .entities
        .iter()
        .filter(|entity| entity.passages.is_empty());
    let unmentioned: Vec<&str> = unmentioned.map(|entity| entity.id.as_str()).collect();
    assert_eq!(unmentioned, [""; 0]);
}

#[test]
fn every_event_has_its_words_in_its_passage() {
    let dossier = dossier();
    for event in &dossier.events {
        assert!(!event.display.is_empty(), "{}", event.id);
        let stands = event.anchors.iter().any(|anchor| {
            let block = dossier.block_of(anchor.passage);
            let run = anchor.span.map_or(Some(block.text.as_str()), |span| {
                text::slice(&block.text, span)
            });
            run.unwrap().contains(&event.display)
        });
        assert!(
            stands,
            "{:?} is not in the passages of {}",
            event.display, event.id
        );
        assert!(
            !event.according_to.is_empty(),
            "{} says not who says so",
            event.id
        );
    }
}

#[test]
fn it_has_three_figures_with_descriptions_and_one_chart() {
    let dossier = dossier();
    let mut n_figures = 0;
    let mut charts = Vec::new();
    for block in blocks(&dossier) {
        match &block.kind {
            BlockKind::Figure(figure) => {
                n_figures += 1;
                assert!(
                    !figure.alt.is_empty() && !block.text.is_empty(),
                    "{}",
                    block.id
                );
                assert_eq!(figure.image, None, "no picture of others is bundled");
            }
            BlockKind::Chart(chart) => charts.push(chart),
            _ => {}
        }
    }
    assert_eq!(n_figures, 3);
    let [chart] = charts.as_slice() else {
        panic!("{} charts", charts.len());
    };
    let bars: Vec<(&str, f64)> = chart
        .rows
        .iter()
        .map(|row| (row.label.as_str(), row.value))
        .collect();
    assert_eq!(bars, [("Germany", 6.0), ("Britain", 5.0), ("Belgium", 5.0)]);
    assert!(chart.rows.iter().all(|row| row.entity.is_some()));
}

#[test]
fn the_source_is_named_and_linked() {
    let dossier = dossier();
    let source = dossier.articles[0].source.as_ref().unwrap();
    assert_eq!(source.publisher, "Mediapart");
    assert!(!source.title.is_empty() && !source.note.is_empty());
    assert!(
        source
            .url
            .as_ref()
            .unwrap()
            .starts_with("https://www.mediapart.fr/")
    );
}

#[test]
fn the_publication_date_is_uncertain_and_says_why() {
    let dossier = dossier();
    let published = dossier.articles[0].published.as_ref().unwrap();
    assert!(published.date.is_uncertain(), "{}", published.date.edtf());
    assert!(!published.note.is_empty());
}

#[test]
fn quotations_are_short() {
    let dossier = dossier();
    let mut n_quoted = 0;
    for text in texts(&dossier) {
        assert_eq!(
            text.matches('“').count(),
            text.matches('”').count(),
            "{text}"
        );
        for after in text.split('“').skip(1) {
            let quoted = after.split('”').next().unwrap_or(after);
            let n_words = quoted.split_whitespace().count();
            assert!(n_words <= MAX_QUOTED_WORDS, "{n_words} words: {quoted}");
            n_quoted += 1;
        }
    }
    assert!(n_quoted > 0);
}

#[test]
fn a_mention_inside_a_mention_is_kept() {
    let dossier = dossier();
    let nested: Vec<(&str, &str)> = blocks(&dossier)
        .flat_map(|block| {
            let words = |at: usize| text::slice(&block.text, block.mentions[at].span).unwrap();
            let pairs = (0..block.mentions.len())
                .flat_map(|a| (0..block.mentions.len()).map(move |b| (a, b)));
            let inside = pairs.filter(|(a, b)| {
                let (outer, inner) = (block.mentions[*a].span, block.mentions[*b].span);
                outer != inner && outer.start <= inner.start && inner.end <= outer.end
            });
            inside.map(move |(a, b)| (words(a), words(b)))
        })
        .collect();
    assert!(
        nested.contains(&("Euphrates Valley", "Euphrates")),
        "{nested:?}"
    );
    // Both count: the passage is found under either.
    let passage = dossier.passage_by_key("p5").unwrap();
    for id in ["euphrates-valley", "euphrates"] {
        let entity = dossier.entity_by_id(id).unwrap();
        assert!(
            dossier.passages[passage.at()].entities.contains(&entity),
            "{id}"
        );
    }
}
