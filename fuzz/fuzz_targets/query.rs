//! Any text, as a query and as a link, over the example of the format.
#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dossier_core::link::{self, Opened};
use dossier_core::model::PassageIdx;
use dossier_core::search::{self, snippet};
use dossier_core::state::{MAX_QUERY_CHARS, State};
use dossier_core::text;
use dossier_core::view::{self, Prepared};
use libfuzzer_sys::fuzz_target;

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| {
    let reference = include_str!("../../docs/format.md");
    let (_, example) = reference.split_once("```json\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    Prepared::new(
        dossier_core::load::load(example.as_bytes())
            .unwrap()
            .dossier,
    )
});

fuzz_target!(|text: &str| {
    check_query(text);
    let opened = link::parse(&PREPARED.dossier, text);
    check_link(&opened.state);
    let query = text.chars().take(MAX_QUERY_CHARS).collect();
    check_link(&State {
        query,
        ..State::default()
    });
});

fn check_query(query: &str) {
    _ = search::parse(query);
    let found = PREPARED.search(query);
    let hits: BTreeSet<PassageIdx> = found.hits.iter().map(|hit| hit.passage).collect();
    assert_eq!(hits.len(), found.hits.len());
    assert_eq!(hits.len(), found.passages.count_ones(..));
    for hit in &found.hits {
        assert!(found.passages.contains(hit.passage.at()) && hit.score.is_finite());
        let block = PREPARED.dossier.block_of(hit.passage);
        assert!(
            hit.spans
                .iter()
                .all(|span| text::slice(&block.text, *span).is_some())
        );
        assert!(
            hit.spans
                .windows(2)
                .all(|pair| pair[0].end <= pair[1].start)
        );
        _ = snippet(&block.text, &hit.spans, 80);
    }
}

fn check_link(state: &State) {
    let dossier = &PREPARED.dossier;
    let fragment = link::fragment(dossier, state);
    assert!(fragment.is_ascii() && !fragment.contains(['#', ' ', '"', '<', '>', '+']));
    let opened = link::parse(dossier, &fragment);
    assert_eq!(
        opened,
        Opened {
            state: state.clone(),
            unknown: vec![]
        }
    );
    let view = view::derive(&PREPARED, state, &PREPARED.search(&state.query));
    assert_eq!(view.n_shown, view.shown.count_ones(..));
}
