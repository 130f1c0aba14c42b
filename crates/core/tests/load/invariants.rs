//! What holds for every dossier that loads, whatever was wrong with its file. The fuzz targets assert it too.

use std::collections::BTreeSet;

use dossier_core::label::Label;
use dossier_core::link;
use dossier_core::model::{
    Anchor, Article, ArticleIdx, Block, BlockIdx, BlockKind, Dossier, EntityIdx, EventIdx,
    PassageIdx, Target,
};
use dossier_core::state::{Panel, Selected, State};
use dossier_core::text;
use dossier_core::view::{self, Prepared};

/// Asserts the promises of `dossier_core::model`.
pub fn assert_holds(dossier: &Dossier) {
    assert_ids("type", dossier.types.iter().map(|kind| &kind.id));
    assert_ids("entity", dossier.entities.iter().map(|entity| &entity.id));
    assert_ids(
        "article",
        dossier.articles.iter().map(|article| &article.id),
    );
    assert_ids("event", dossier.events.iter().map(|event| &event.id));
    assert_ids(
        "quantity",
        dossier.quantities.iter().map(|quantity| &quantity.id),
    );
    for kind in &dossier.types {
        assert_label(&kind.label);
        assert_label(&kind.singular);
    }
    for (at, article) in dossier.articles.iter().enumerate() {
        assert_article(dossier, ArticleIdx(at as u32), article);
    }
    assert_passages(dossier);
    assert_entities(dossier);
    assert_events(dossier);
    for quantity in &dossier.quantities {
        assert!(quantity.value.is_finite());
        assert_label(&quantity.label);
        assert_anchors(dossier, &quantity.anchors);
        assert_ascending(&quantity.entities, dossier.entities.len(), EntityIdx::at);
    }
}

/// Asserts that the dossier can be searched, filtered, drawn and linked without a panic.
pub fn assert_shows(dossier: Dossier) {
    let prepared = Prepared::new(dossier);
    let dossier = &prepared.dossier;
    for mark in &prepared.strip.marks {
        assert!((0.0..=1.0).contains(&mark.mark.start) && (0.0..=1.0).contains(&mark.mark.end));
        assert!(mark.lane < prepared.strip.n_lanes);
    }
    let period = prepared.strip.extent;
    let state = State {
        query: dossier.title.chars().take(30).collect(),
        period,
        panel: Panel::Time,
        selected: (!dossier.passages.is_empty()).then_some(Selected::Passage(PassageIdx(0))),
        ..State::default()
    };
    for state in [State::default(), state] {
        let found = prepared.search(&state.query);
        let view = view::derive(&prepared, &state, &found);
        assert_eq!(view.n_shown, view.shown.count_ones(..));
        for at in 0..dossier.articles.len() as u32 {
            let rows = view::reading(dossier, ArticleIdx(at), &view.shown, state.selected);
            assert!(rows.len() <= dossier.articles[at as usize].blocks.len());
        }
        let fragment = link::fragment(dossier, &state);
        let opened = link::parse(dossier, &fragment);
        assert_eq!((opened.state, opened.unknown), (state, vec![]));
    }
    for passage in &dossier.passages {
        let selected = link::parse(dossier, &passage.key).state.selected;
        assert_eq!(
            selected,
            dossier.passage_by_key(&passage.key).map(Selected::Passage)
        );
    }
}

fn assert_article(dossier: &Dossier, idx: ArticleIdx, article: &Article) {
    assert_ids("block", article.blocks.iter().map(|block| &block.id));
    for address in article
        .source
        .iter()
        .filter_map(|source| source.url.as_ref())
    {
        assert_address(address, &["http:", "https:"]);
    }
    for address in article
        .translations
        .iter()
        .filter_map(|other| other.url.as_ref())
    {
        assert_address(address, &["http:", "https:"]);
    }
    for contact in &article.contact {
        assert_address(&contact.href, &["http:", "https:", "mailto:"]);
        assert_label(&contact.label);
    }
    for (at, block) in article.blocks.iter().enumerate() {
        assert_block(dossier, block);
        let passage = block.passage.expect("every block is in a passage");
        let passage = &dossier.passages[passage.at()];
        assert_eq!(passage.article, idx);
        let block = BlockIdx(at as u32);
        assert!(passage.block == block || passage.headings.contains(&block));
    }
}

fn assert_block(dossier: &Dossier, block: &Block) {
    for mention in &block.mentions {
        assert!(mention.span.start < mention.span.end);
        assert!(text::slice(&block.text, mention.span).is_some());
        if let Target::Entity(entity) = mention.target {
            assert!(entity.at() < dossier.entities.len());
        }
        if let Target::Link(href) = &mention.target {
            let scheme = href
                .split(':')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            assert!(
                ["https", "http", "mailto"].contains(&scheme.as_str()),
                "{href:?}"
            );
        }
    }
    let by_start =
        |mention: &dossier_core::model::Mention| (mention.span.start, u32::MAX - mention.span.end);
    assert!(block.mentions.is_sorted_by_key(by_start));
    match &block.kind {
        BlockKind::Heading(level) => assert!((2..=4).contains(level)),
        BlockKind::Figure(figure) => {
            if let Some(image) = &figure.image {
                let address = image.strip_prefix("data:image/").unwrap_or(image);
                assert!(!address.contains([':', '\\']) && image.trim() == image);
                assert!(address.len() < image.len() || !image.starts_with('/'));
                assert!(
                    !image.contains(char::is_control) && !image.split('/').any(|part| part == "..")
                );
            }
        }
        BlockKind::Chart(chart) => {
            for row in &chart.rows {
                assert!(row.value.is_finite() && row.value >= 0.0);
                assert!(
                    row.entity
                        .is_none_or(|entity| entity.at() < dossier.entities.len())
                );
            }
        }
        _ => {}
    }
}

fn assert_passages(dossier: &Dossier) {
    let mut keys = BTreeSet::new();
    let mut before: Option<(ArticleIdx, BlockIdx, u32)> = None;
    for (at, passage) in dossier.passages.iter().enumerate() {
        let idx = PassageIdx(at as u32);
        assert!(
            keys.insert(&passage.key),
            "the key {:?} is used twice",
            passage.key
        );
        let blocks = &dossier.articles[passage.article.at()].blocks;
        for block in passage.headings.iter().chain([&passage.block]) {
            assert_eq!(blocks[block.at()].passage, Some(idx));
        }
        let number = match before {
            Some((article, block, number)) if article == passage.article => {
                assert!(block < passage.block);
                number + 1
            }
            Some((article, ..)) => {
                assert!(article < passage.article);
                1
            }
            None => 1,
        };
        assert_eq!(passage.number, number);
        before = Some((passage.article, passage.block, number));
        assert_ascending(&passage.entities, dossier.entities.len(), EntityIdx::at);
        assert_ascending(&passage.events, dossier.events.len(), EventIdx::at);
        for entity in &passage.entities {
            assert!(dossier.entities[entity.at()].passages.contains(&idx));
        }
        for event in &passage.events {
            let anchors = &dossier.events[event.at()].anchors;
            assert!(anchors.iter().any(|anchor| anchor.passage == idx));
        }
    }
}

fn assert_entities(dossier: &Dossier) {
    for (at, entity) in dossier.entities.iter().enumerate() {
        let idx = EntityIdx(at as u32);
        assert!(entity.kind.at() < dossier.types.len());
        assert!(!entity.name.trim().is_empty());
        assert!(
            entity
                .aliases
                .iter()
                .all(|alias| !alias.trim().is_empty() && *alias != entity.name)
        );
        for address in &entity.same_as {
            assert_address(address, &["http:", "https:"]);
        }
        assert_ascending(&entity.passages, dossier.passages.len(), PassageIdx::at);
        assert_ascending(&entity.events, dossier.events.len(), EventIdx::at);
        for passage in &entity.passages {
            assert!(dossier.passages[passage.at()].entities.contains(&idx));
        }
        for event in &entity.events {
            assert!(dossier.events[event.at()].entities.contains(&idx));
        }
    }
}

fn assert_events(dossier: &Dossier) {
    assert!(
        dossier
            .events
            .is_sorted_by_key(|event| event.date.sort_key())
    );
    for (at, event) in dossier.events.iter().enumerate() {
        let idx = EventIdx(at as u32);
        assert!(!event.anchors.is_empty() && !event.title.trim().is_empty());
        assert_anchors(dossier, &event.anchors);
        for anchor in &event.anchors {
            assert!(dossier.passages[anchor.passage.at()].events.contains(&idx));
        }
        assert_ascending(&event.entities, dossier.entities.len(), EntityIdx::at);
        for entity in &event.entities {
            assert!(dossier.entities[entity.at()].events.contains(&idx));
        }
    }
}

fn assert_anchors(dossier: &Dossier, anchors: &[Anchor]) {
    for anchor in anchors {
        let block = dossier.block_of(anchor.passage);
        if let Some(span) = anchor.span {
            assert!(span.start < span.end && text::slice(&block.text, span).is_some());
        }
    }
}

fn assert_ascending<T: Copy + Ord>(indices: &[T], n: usize, at: impl Fn(T) -> usize) {
    assert!(indices.is_sorted_by(|a, b| a < b));
    assert!(indices.last().is_none_or(|last| at(*last) < n));
}

fn assert_ids<'a>(what: &str, ids: impl Iterator<Item = &'a String>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        let well_formed = id
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        assert!(
            well_formed && !id.is_empty() && !id.starts_with('-'),
            "{what} id {id:?}"
        );
        assert!(seen.insert(id), "the {what} id {id:?} is used twice");
    }
}

fn assert_label(label: &Label) {
    if let Label::ByLang(by_lang) = label {
        assert!(!by_lang.is_empty());
    }
}

fn assert_address(address: &str, schemes: &[&str]) {
    let lower = address.to_ascii_lowercase();
    assert!(
        schemes.iter().any(|scheme| lower.starts_with(scheme)),
        "{address:?}"
    );
    assert!(!address.contains(|scalar: char| scalar.is_control() || scalar.is_whitespace()));
}
