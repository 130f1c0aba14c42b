//! Dates, names, suggestions and events found in a text, at 1, 10 and 100 times the length of the bundled article.
//!
//! The time for one word should stay the same: divan prints words a second beside the times.

#[expect(dead_code, reason = "only the bundled dossier is used here")]
#[path = "shared/collection.rs"]
mod collection;

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use dossier_core::date::Date;
use dossier_core::extract::{self, Document, FoundDate, FoundName, Named, Names, Text};
use dossier_core::load;
use dossier_core::model::Dossier;

/// How often the article's blocks follow one another.
const LENGTHS: [usize; 3] = [1, 10, 100];

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| {
    let loaded = load::load(collection::BUNDLED.as_bytes());
    loaded.expect("the bundled dossier").dossier
});

static PUBLISHED: LazyLock<Date> = LazyLock::new(|| Date::parse("2018-02-07").expect("a date"));

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let entities: Vec<Named<'_>> = DOSSIER
        .entities
        .iter()
        .map(|entity| Named {
            id: &entity.id,
            names: [&entity.name]
                .into_iter()
                .chain(&entity.aliases)
                .map(|name| (name.as_str(), ""))
                .collect(),
            ..Named::default()
        })
        .collect();
    Names::new(&entities)
});

/// The bundled article's blocks, `n_times` over.
fn texts(n_times: usize) -> Vec<Text<'static>> {
    let blocks = &DOSSIER.articles[0].blocks;
    let texts = blocks.iter().map(|block| Text {
        text: &block.text,
        ..Text::default()
    });
    let texts: Vec<_> = texts.collect();
    texts.repeat(n_times)
}

fn document<'a>(blocks: &'a [Text<'a>]) -> Document<'a> {
    Document {
        lang: "en",
        published: Some(&PUBLISHED),
        blocks,
    }
}

fn words(texts: &[Text<'_>]) -> ItemsCount {
    let words = texts
        .iter()
        .map(|text| text.text.split_whitespace().count());
    ItemsCount::new(words.sum::<usize>())
}

fn found<'a>(document: &Document<'_>) -> (Vec<FoundDate>, Vec<FoundName<'a>>) {
    (extract::dates(document), NAMES.find(document))
}

fn main() {
    divan::main();
}

#[divan::bench(args = LENGTHS, sample_count = 10, sample_size = 1)]
fn dates(bencher: Bencher, n_times: usize) {
    let texts = texts(n_times);
    bencher
        .counter(words(&texts))
        .bench(|| extract::dates(black_box(&document(&texts))));
}

#[divan::bench(args = LENGTHS, sample_count = 10, sample_size = 1)]
fn names(bencher: Bencher, n_times: usize) {
    let texts = texts(n_times);
    bencher
        .counter(words(&texts))
        .bench(|| NAMES.find(black_box(&document(&texts))));
}

#[divan::bench(args = LENGTHS, sample_count = 10, sample_size = 1)]
fn suggestions(bencher: Bencher, n_times: usize) {
    let texts = texts(n_times);
    bencher
        .counter(words(&texts))
        .bench(|| extract::suggest(black_box(&document(&texts)), &[]));
}

#[divan::bench(args = LENGTHS, sample_count = 10, sample_size = 1)]
fn events(bencher: Bencher, n_times: usize) {
    let texts = texts(n_times);
    let document = document(&texts);
    let (dates, names) = found(&document);
    bencher
        .counter(words(&texts))
        .bench(|| extract::events(black_box(&document), &dates, &names));
}
