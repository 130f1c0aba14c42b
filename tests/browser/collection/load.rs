//! What is loaded once, and many queries and many keystrokes: the console stays empty, and memory stays what it was.
//!
//! A run of the tests tries a part of them; `cargo xtask bench` sets `DOSSIER_ALL` and tries [`ALL_QUERIES`] and
//! [`ALL_KEYSTROKES`].

use std::env;

use serde_json::{Value, json};
use xtask::static_files::Site;

use super::{built, open, paste, wait_for_count};
use crate::element::held;
use crate::engine::Engine;
use crate::explorer::{before_each_document, prefer};
use crate::page::Page;
use crate::place::Place;

/// How many random queries a full run tries, and every other one.
const ALL_QUERIES: usize = 10_000;
const SOME_QUERIES: usize = 1_000;

/// How many keystrokes a full run makes, and every other one.
const ALL_KEYSTROKES: usize = 5_000;
const SOME_KEYSTROKES: usize = 600;

/// How many are tried in one call of a script, which may not last for long.
const N_AT_ONCE: usize = 100;

/// How much more memory may be held after all keystrokes than after the first half of them: what browsers keep of code
/// and statistics, but not a list, a question or an answer each.
const SLACK_BYTES: f64 = 400_000.0;
const SLACK_NODES: f64 = 60.0;

/// Counts questions and answers of the engine.
const COUNTING: &str = "globalThis.asked = globalThis.answered = 0;
    globalThis.Worker = class extends Worker {
        constructor(source) {
            super(source);
            this.addEventListener('message', ({ data }) => { if ('answer' in data) answered += 1; });
        }
        postMessage(data, moved) {
            if ('ask' in data) asked += 1;
            super.postMessage(data, moved ?? []);
        }
    };";

/// Notes what is compiled, and what a worker is started with.
const STARTING: &str = "globalThis.compiled = 0;
    globalThis.startedWith = [];
    for (const make of ['compile', 'compileStreaming']) {
        const made = WebAssembly[make];
        WebAssembly[make] = (...parts) => {
            compiled += 1;
            return made.apply(WebAssembly, parts);
        };
    }
    globalThis.Worker = class extends Worker {
        postMessage(data, moved) {
            if ('start' in data) startedWith.push(data.start.constructor.name);
            super.postMessage(data, moved ?? []);
        }
    };";

/// No worker, so that all memory is the page's; and where the memory of its modules is.
const ON_THE_PAGE: &str = "delete globalThis.Worker;
    globalThis.memories = [];
    for (const make of ['instantiate', 'instantiateStreaming']) {
        const made = WebAssembly[make];
        WebAssembly[make] = async (...parts) => {
            const result = await made.apply(WebAssembly, parts);
            memories.push((result.instance ?? result).exports.memory);
            return result;
        };
    }";

/// Puts each text into the search box and lets it be answered.
const TYPE_EACH: &str = "async texts => {
    const box = document.querySelector('.d-search__input');
    const frame = () => new Promise(requestAnimationFrame);
    box.focus();
    for (const text of texts) {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await frame();
        while ((globalThis.answered ?? 0) < (globalThis.asked ?? 0)) await frame();
    }
    return document.querySelector('.d-status__count').innerText;
}";

fn how_many(all: usize, some: usize) -> usize {
    if env::var_os("DOSSIER_ALL").is_some() {
        all
    } else {
        some
    }
}

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap_or_default()
    }

    /// Words of the collection, their beginnings and misspellings, every operator, and what is none.
    fn query(&mut self) -> String {
        const PIECES: [&str; 44] = [
            "lamps",
            "lampes",
            "harbour",
            "ferry",
            "keeper",
            "tide",
            "gauge",
            "zürich",
            "Grand",
            "Havn",
            "x",
            "xy",
            "xylophoen",
            "quay",
            "la",
            "l",
            "arriva",
            "été",
            "港",
            "مرسى",
            "🛳",
            "date:2020",
            "date:2019-03..",
            "place:Ostrava",
            "place:",
            "title:log",
            "OR",
            "AND",
            "-",
            "-ferry",
            "(",
            ")",
            "\"",
            "\"tide gauge\"",
            "\"tide gauge\"~3",
            "~",
            "*",
            "ha*",
            "lmaps~",
            ":",
            "\\",
            "'",
            "0",
            "\u{200b}",
        ];
        let n_pieces = 1 + self.below(5);
        let mut query = String::new();
        for _ in 0..n_pieces {
            let piece = PIECES[self.below(PIECES.len())];
            let n_chars = piece.chars().count();
            let kept = 1 + self.below(n_chars);
            query.extend(piece.chars().take(kept));
            if self.below(4) > 0 {
                query.push(' ');
            }
        }
        query
    }
}

#[track_caller]
fn type_each(page: &Page, texts: &[String]) {
    for texts in texts.chunks(N_AT_ONCE) {
        page.eval_with(TYPE_EACH, &json!(texts));
    }
}

#[test]
fn the_page_and_its_worker_share_a_module_that_is_compiled_once() {
    for place in [Place::Root, Place::Disk] {
        let page = Page::new(Engine::Chromium, place, &built::files());
        before_each_document(&page, STARTING);
        open(&page, "");
        paste(&page, "xylophone");
        wait_for_count(&page, 1);
        let started = page.eval("[compiled, startedWith]");
        assert_eq!(started, json!([1, ["Module"]]), "{place}");
        page.finish();
    }
}

#[test]
fn any_query_is_answered_and_the_console_stays_empty() {
    let page = Page::of(Site::new(built::site()));
    before_each_document(&page, COUNTING);
    open(&page, "");
    let mut random = Random(0x5EED);
    let queries: Vec<String> = (0..how_many(ALL_QUERIES, SOME_QUERIES))
        .map(|_| random.query())
        .collect();
    type_each(&page, &queries);
    assert!(page.eval("asked").as_u64() > Some(queries.len() as u64 / 2));
    paste(&page, "xylophone");
    wait_for_count(&page, 1);
    page.finish();
}

#[test]
fn memory_stays_what_it_was_however_much_is_typed() {
    let page = Page::of(Site::new(built::site()));
    before_each_document(&page, ON_THE_PAGE);
    page.devtools("Performance.enable", &json!({}));
    prefer(&page, "light");
    open(&page, "");
    let words = [
        "the lamps of zürich",
        "ferry 12 was late",
        "tide gauge",
        "grand havn",
        "journal du port",
        "xylophone",
    ];
    let letters: Vec<String> = words
        .iter()
        .flat_map(|word| {
            word.char_indices()
                .map(|(end, letter)| word[..end + letter.len_utf8()].to_owned())
        })
        .collect();
    let n_keystrokes = how_many(ALL_KEYSTROKES, SOME_KEYSTROKES);
    let half: Vec<String> = letters
        .iter()
        .cycle()
        .take(n_keystrokes / 2)
        .cloned()
        .collect();
    type_each(&page, &half);
    let modules = "memories.map(memory => memory.buffer.byteLength)";
    let (before, modules_before) = (held(&page), page.eval(modules));
    type_each(&page, &half);
    let (after, modules_after) = (held(&page), page.eval(modules));
    println!(
        "{n_keystrokes} keystrokes: {before:?} and {modules_before}, then {after:?} and {modules_after}"
    );
    assert_ne!(
        modules_before,
        Value::from(Vec::<u64>::new()),
        "the modules are seen"
    );
    assert_eq!(modules_before, modules_after);
    assert!(
        after.0 < before.0 + SLACK_BYTES,
        "heap: {before:?}, {after:?}"
    );
    assert!(
        after.1 < before.1 + SLACK_NODES,
        "nodes: {before:?}, {after:?}"
    );
    assert!(
        after.2 < before.2 + SLACK_NODES,
        "listeners: {before:?}, {after:?}"
    );
    page.finish();
}
