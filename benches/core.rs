//! What the page computes once at its start and once for every change, outside a browser.
//!
//! `scan` is the measure for the others, since machines differ and are busy: the simplest search there is, looking
//! for a word in every passage with `str::contains`. Searches have a bench of their own (`keystrokes`).

#[path = "shared/collection.rs"]
mod collection;

use std::fmt;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use dossier_core::date::Period;
use dossier_core::filter::{self, Choice, EntitySets, Filter};
use dossier_core::model::{Dossier, EntityIdx};
use dossier_core::search::Index;
use dossier_core::state::{self, Action, Panel, State};
use dossier_core::timeline::place_labels;
use dossier_core::view::{self, Prepared, Strip};
use dossier_core::{link, load};

/// Labels above the time strip, and the width of one as a fraction of it.
const N_LABELS: usize = 24;
const LABEL_WIDTH: f64 = 0.04;

/// A dossier by its articles.
#[derive(Clone, Copy)]
enum Articles {
    One,
    Many,
}
use Articles::{Many, One};

impl fmt::Debug for Articles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            One => f.write_str("1 article"),
            Many => write!(f, "{} articles", collection::N_ARTICLES),
        }
    }
}

impl Articles {
    fn json(self) -> &'static str {
        static MANY: LazyLock<String> =
            LazyLock::new(|| collection::of_articles(collection::N_ARTICLES));
        match self {
            One => collection::BUNDLED,
            Many => &MANY,
        }
    }

    fn prepared(self) -> &'static Prepared {
        static ONE: LazyLock<Prepared> = LazyLock::new(|| Prepared::new(loaded(One)));
        static MANY: LazyLock<Prepared> = LazyLock::new(|| Prepared::new(loaded(Many)));
        match self {
            One => &ONE,
            Many => &MANY,
        }
    }
}

fn loaded(articles: Articles) -> Dossier {
    let loaded = load::load(articles.json().as_bytes()).expect("a dossier");
    assert_eq!(loaded.diagnostics, [], "the dossier has no problems");
    loaded.dossier
}

/// One entity included, another excluded.
fn chosen() -> State {
    let choices = [
        (EntityIdx(1), Choice::Include),
        (EntityIdx(0), Choice::Exclude),
    ];
    choices
        .into_iter()
        .fold(State::default(), |state, (entity, choice)| {
            state::update(&state, &Action::EntityChosen(entity, Some(choice))).unwrap_or(state)
        })
}

fn main() {
    divan::main();
}

#[divan::bench(args = [One, Many])]
fn scan(bencher: Bencher, articles: Articles) {
    let dossier = &articles.prepared().dossier;
    bencher.bench(|| {
        let passages = dossier.passage_indices();
        let has_word = |passage| {
            dossier
                .block_of(passage)
                .text
                .contains(black_box("smuggler"))
        };
        passages.filter(|&passage| has_word(passage)).count()
    });
}

#[divan::bench(args = [One, Many], sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher, articles: Articles) {
    let json = articles.json().as_bytes();
    bencher.bench(|| load::load(black_box(json)));
}

#[divan::bench(args = [One, Many], sample_count = 10, sample_size = 1)]
fn index(bencher: Bencher, articles: Articles) {
    let dossier = &articles.prepared().dossier;
    bencher.bench(|| (Index::new(black_box(dossier)), EntitySets::new(dossier)));
}

#[divan::bench(args = [One, Many])]
fn facet_counts(bencher: Bencher, articles: Articles) {
    let prepared = articles.prepared();
    let found = prepared.search("fighters");
    let state = chosen();
    let filter = Filter {
        matched: Some(&found.passages),
        choices: &state.choices,
        all_types: &state.all_types,
        in_period: None,
    };
    bencher.bench(|| filter::counts(&prepared.dossier, &prepared.sets, black_box(&filter)));
}

#[divan::bench(args = [One, Many])]
fn period(bencher: Bencher, articles: Articles) {
    let dossier = &articles.prepared().dossier;
    let period = Period::parse("2016..2017").expect("a period");
    bencher.bench(|| filter::in_period(dossier, black_box(&period)));
}

#[divan::bench(args = [One, Many])]
fn view_of_everything(bencher: Bencher, articles: Articles) {
    let prepared = articles.prepared();
    let found = prepared.search("");
    bencher.bench(|| view::derive(prepared, black_box(&State::default()), &found));
}

#[divan::bench(args = [One, Many])]
fn timeline(bencher: Bencher, articles: Articles) {
    let dossier = &articles.prepared().dossier;
    bencher.bench(|| {
        let strip = Strip::new(black_box(dossier));
        let wishes: Vec<f64> = strip
            .axis
            .ticks(N_LABELS)
            .iter()
            .map(|tick| tick.position)
            .collect();
        place_labels(&wishes, &vec![LABEL_WIDTH; wishes.len()], 0.0, (0.0, 1.0))
    });
}

#[divan::bench(args = [One, Many])]
fn link_round_trip(bencher: Bencher, articles: Articles) {
    let dossier = &articles.prepared().dossier;
    let state = State {
        query: "\"secret services\" OR smuggl*".to_owned(),
        period: Period::parse("2016..2017"),
        panel: Panel::Search,
        ..chosen()
    };
    assert_eq!(
        link::parse(dossier, &link::fragment(dossier, &state)).state,
        state
    );
    bencher.bench(|| link::parse(dossier, &link::fragment(dossier, black_box(&state))));
}
