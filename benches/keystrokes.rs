//! From a letter typed in the search box to everything that the page shows for it, outside a browser.
//!
//! Prints percentiles over all beginnings of [`queries::QUERIES`], and how they compare with the simplest search
//! there is, measured in the same run: looking for the typed text in every passage with `str::contains`.

#[path = "shared/collection.rs"]
mod collection;
#[path = "shared/queries.rs"]
mod queries;
#[path = "shared/table.rs"]
mod table;

use std::hint::black_box;
use std::time::{Duration, Instant};

use dossier_core::load;
use dossier_core::state::State;
use dossier_core::view::{self, Prepared};
use table::{Sample, print};

/// How often each beginning is typed; its time is the median.
const N_ROUNDS: usize = 5;

fn main() {
    // `cargo test --benches` runs this too, and not to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    measure("1 article", collection::BUNDLED);
    measure(
        "500 articles",
        &collection::of_articles(collection::N_ARTICLES),
    );
}

fn measure(name: &str, json: &str) {
    let loaded = load::load(json.as_bytes()).expect("a dossier");
    assert_eq!(loaded.diagnostics, [], "the dossier has no problems");
    let prepared = Prepared::new(loaded.dossier);
    println!("\n{name}, {} passages", prepared.dossier.passages.len());
    let (mut searches, mut views, mut wholes, mut scans) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for typed in queries::QUERIES
        .iter()
        .flat_map(|query| queries::beginnings(query))
    {
        let (mut search, mut view, mut whole, mut scan) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..N_ROUNDS {
            let state = State {
                query: typed.to_owned(),
                ..State::default()
            };
            let start = Instant::now();
            let found = prepared.search(typed);
            let searched = start.elapsed();
            black_box(view::derive(&prepared, &state, &found));
            let derived = start.elapsed();
            let start = Instant::now();
            black_box(n_containing(&prepared, typed));
            scan.push(start.elapsed());
            search.push(searched);
            view.push(derived - searched);
            whole.push(derived);
        }
        searches.push((middle(search), typed));
        views.push((middle(view), typed));
        wholes.push((middle(whole), typed));
        scans.push((middle(scan), typed));
    }
    let whole = Sample::new("search and view", wholes);
    print(&[
        Sample::new("str::contains", scans),
        Sample::new("search", searches),
        Sample::new("view", views),
        whole.clone(),
    ]);
    whole.print_slowest();
}

/// The baseline: how many passages contain the text.
fn n_containing(prepared: &Prepared, text: &str) -> usize {
    let dossier = &prepared.dossier;
    dossier
        .passage_indices()
        .filter(|passage| dossier.block_of(*passage).text.contains(text))
        .count()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
