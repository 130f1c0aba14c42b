//! A first visit on a slow phone: until something is drawn, until the largest part is, and until the search answers;
//! and the same events on a TimelineJS page, in turns with ours.
//!
//! `cargo xtask measure` runs it. Every visit has a new browser without a cache, a processor four times slower, and a
//! network of 1.6 Mbit/s with 150 ms; files are compressed by gzip.

mod driver;
mod engine;
#[expect(dead_code, reason = "the tests use the rest")]
mod limits;
#[expect(dead_code, reason = "the tests use the rest")]
mod page;
mod place;
mod session;

use std::env;

use dossier_core::date::Day;
use dossier_core::load;
use page::{Page, built};
use serde_json::{Value, json};
use xtask::static_files::Site;

/// How often each page is visited.
const N_VISITS: usize = 5;

/// 1.6 Mbit/s down, 750 kbit/s up, in bytes a second.
const DOWN: u32 = 200_000;
const UP: u32 = 93_750;
const LATENCY_MILLIS: u32 = 150;
const CPU_SLOWDOWN: u32 = 4;

/// Watches what is drawn. `ready` is a function of the page that says whether it answers; it may ask something of it.
const WATCH: &str = "
    window.drawn = {};
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) drawn[entry.name] = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver(list => { drawn.largest = list.getEntries().at(-1).startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
    const look = () => {
        let ready = false;
        try { ready = document.body && isReady(); } catch {}
        if (ready) drawn.ready = performance.now(); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// The explorer has started, was asked for a name, and shows where it stands.
const SEARCH_ANSWERS: &str = "
    let asked = false;
    const isReady = () => {
        if (document.documentElement.dataset.started !== 'ready') return false;
        const box = document.querySelector('.d-search__input');
        if (!asked) {
            asked = true;
            box.value = 'diaby';
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        return document.querySelector('mark') !== null;
    };";

/// The first slide of the timeline is there.
const TIMELINE_STANDS: &str = "
    const isReady = () => document.querySelector('.tl-slide h2, .tl-slide .tl-headline') !== null
        && document.querySelector('.tl-timemarker') !== null;";

const BUNDLED: &[u8] = include_bytes!("../../articles/committee.json");

/// Its name, its site, and what says that it answers.
type Candidate = (&'static str, fn() -> Site, &'static str);

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let pages: [Candidate; 2] = [
        ("Dossier", || Site::new(built().folder), SEARCH_ANSWERS),
        ("TimelineJS 3.9.11", timeline, TIMELINE_STANDS),
    ];
    let mut visits: [Vec<Visit>; 2] = Default::default();
    for _ in 0..N_VISITS {
        for (at, (_, site, ready)) in pages.iter().enumerate() {
            visits[at].push(visit(site(), ready));
        }
    }
    println!(
        "\nMedians of {N_VISITS} first visits: CPU {CPU_SLOWDOWN}x slower, 1.6 Mbit/s, {LATENCY_MILLIS} ms, gzip\n"
    );
    println!(
        "| page | first contentful paint, ms | largest contentful paint, ms | answers, ms | bytes over the network |"
    );
    println!("| --- | ---: | ---: | ---: | ---: |");
    for ((name, ..), visits) in pages.iter().zip(&visits) {
        let median = |what: fn(&Visit) -> f64| {
            let mut values: Vec<f64> = visits.iter().map(what).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        println!(
            "| {name} | {:.0} | {:.0} | {:.0} | {:.0} |",
            median(|visit| visit.first),
            median(|visit| visit.largest),
            median(|visit| visit.answers),
            median(|visit| visit.n_bytes),
        );
    }
}

/// Milliseconds since the address was opened, and bytes.
struct Visit {
    first: f64,
    largest: f64,
    answers: f64,
    n_bytes: f64,
}

fn visit(site: Site, ready: &str) -> Visit {
    let page = Page::of(site.compressed());
    page.resize(390, 844);
    let script = json!({ "source": format!("{ready}{WATCH}") });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &script);
    page.devtools("Network.enable", &json!({}));
    let network = json!({
        "offline": false, "latency": LATENCY_MILLIS, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    page.devtools("Network.emulateNetworkConditions", &network);
    page.devtools(
        "Emulation.setCPUThrottlingRate",
        &json!({ "rate": CPU_SLOWDOWN }),
    );
    page.open("");
    for _ in 0..4 {
        // One wait ends after ten seconds, which a slow machine may need more than once.
        if page.eval("typeof drawn.ready") == "number" {
            break;
        }
        page.eval("new Promise(done => setTimeout(done, 2500))");
    }
    page.wait_until("drawn.ready && drawn.largest");
    let number = |expression: &str| page.eval(expression).as_f64().expect("a number");
    let bytes =
        "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0)";
    Visit {
        first: number("drawn['first-contentful-paint']"),
        largest: number("drawn.largest"),
        answers: number("drawn.ready"),
        n_bytes: number(bytes),
    }
}

/// A page with the bundled dossier's events as a newsroom would make it with TimelineJS, its files beside it.
fn timeline() -> Site {
    let folder =
        env::var_os("DOSSIER_TIMELINE").expect("`cargo xtask measure` names TimelineJS's folder");
    let dossier = load::load(BUNDLED)
        .expect("the bundled dossier loads")
        .dossier;
    let date = |day: Day| {
        let (year, month, day) = day.ymd();
        json!({ "year": year, "month": month, "day": day })
    };
    let events = dossier.events.iter().map(|event| {
        let bounds = event.date.bounds();
        let passage = event
            .anchors
            .first()
            .map(|anchor| dossier.block_of(anchor.passage).text.as_str());
        let first = bounds.first.or(bounds.last).map_or(Value::Null, date);
        let mut slide = json!({
            "start_date": first,
            "unique_id": event.id,
            "display_date": event.date.words("en"),
            "text": { "headline": event.title, "text": passage },
        });
        if let Some(last) = bounds.last.filter(|_| bounds.first != bounds.last) {
            slide["end_date"] = date(last);
        }
        slide
    });
    let events: Vec<Value> = events.collect();
    let data = json!({ "title": { "text": { "headline": dossier.title } }, "events": events });
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A timeline</title>
         <meta name=viewport content='width=device-width, initial-scale=1'><link rel=icon href='data:,'>
         <link rel=stylesheet href='css/timeline.css'><script src='js/timeline.js'></script></head>
         <body><div id=timeline style='height: 600px'></div>
         <script>new TL.Timeline('timeline', {}, {{ font: null }})</script></body></html>",
        data.to_string().replace('<', "\\u003c"),
    );
    Site::new(folder).with_override("index.html", page)
}
