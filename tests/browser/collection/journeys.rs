//! What a reader does with a collection, in several engines and places, with nothing that only one driver can do.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::built::{N_ARTICLES, N_XYLOPHONE, PLACES, files, id, offline};
use super::{TITLES, click_inside, ids, inside, open, search, wait_for_count, wait_inside};
use crate::engine::Engine;
use crate::explorer::{settle, strings, texts, wait_for_fragment, with_text};
use crate::limits::Ability;
use crate::page::{Page, key};
use crate::place::{Files, Place};

/// A name for messages, and what is done.
type Journey = (&'static str, fn(&Page));

const JOURNEYS: [Journey; 15] = [
    ("the list is read at once", reads_the_list),
    ("typing finds", types),
    ("a phrase", searches_a_phrase),
    ("a misspelt word", misspells),
    ("an accent is not needed", leaves_out_accents),
    ("a name filters, with counts", filters),
    ("any or all, type by type", wants_all),
    ("a name beside an article, and its month", follows_a_name),
    ("a span of days", keeps_to_a_year),
    ("the order", sorts),
    ("more of the list", wants_more),
    ("an article and back", reads_an_article),
    ("an article leaves the list alone", keeps_an_article_apart),
    ("a link opens the same view", follows_a_link),
    ("keys", uses_keys),
];

macro_rules! tests {
    ($($name:ident: $engine:ident, $place:ident, $files:ident;)*) => {$(
        #[test]
        fn $name() {
            walk(Engine::$engine, Place::$place, &$files());
        }
    )*};
}

tests! {
    chromium_at_the_root: Chromium, Root, files;
    chromium_in_a_sub_path: Chromium, SubPath, files;
    chromium_from_disk: Chromium, Disk, files;
    chromium_in_a_sandbox: Chromium, Sandbox, files;
    chromium_in_one_file: Chromium, Disk, offline;
    firefox_at_the_root: Firefox, Root, files;
    firefox_from_disk: Firefox, Disk, files;
    firefox_in_one_file: Firefox, Disk, offline;
    webkit_at_the_root: WebKit, Root, files;
    webkit_from_disk: WebKit, Disk, files;
}

fn walk(engine: Engine, place: Place, files: &Files) {
    let page = Page::new(engine, place, files);
    let mut failures = Vec::new();
    for (name, journey) in JOURNEYS {
        let walked = catch_unwind(AssertUnwindSafe(|| {
            page.leave();
            page.resize(1280, 800);
            journey(&page);
            page.expect_quiet();
        }));
        if let Err(cause) = walked {
            let why = cause.downcast_ref::<String>().map(String::as_str);
            let why = why
                .or_else(|| cause.downcast_ref::<&str>().copied())
                .unwrap_or_default();
            failures.push(format!("{engine}, {place}, {name}: {why}"));
            page.keep_failure(&format!("collection-{engine}-{place}-{name}"));
        }
    }
    drop(page);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn reads_the_list(page: &Page) {
    page.open("");
    // The app may have taken over or not: the list is there.
    let before = texts(page, TITLES);
    assert!(before[0].contains("59"), "the newest first: {before:?}");
    open(page, "");
    assert_eq!(texts(page, TITLES), before);
    wait_for_count(page, N_ARTICLES);
}

fn types(page: &Page) {
    open(page, "");
    search(page, "xylophone");
    wait_for_count(page, 1);
    assert_eq!(ids(page), [id(N_XYLOPHONE)]);
    page.wait_until("document.querySelector('.d-item mark')?.textContent === 'xylophone'");
    wait_for_fragment(page, "#q=xylophone");
    page.click(".d-search__clear");
    wait_for_count(page, N_ARTICLES);
}

fn searches_a_phrase(page: &Page) {
    open(page, "");
    search(page, "tide gauge");
    wait_for_count(page, 12);
    open(page, "#q=%22tide%20gauge%22");
    wait_for_count(page, 6);
    assert!(
        ids(page).iter().all(|id| id.ends_with('0')),
        "{:?}",
        ids(page)
    );
}

fn misspells(page: &Page) {
    open(page, "");
    search(page, "xylophoen");
    page.wait_until("document.querySelectorAll('.d-item').length === 1");
    assert_eq!(ids(page), [id(N_XYLOPHONE)]);
}

fn leaves_out_accents(page: &Page) {
    open(page, "");
    search(page, "zurich");
    wait_for_count(page, N_ARTICLES / PLACES.len());
}

fn filters(page: &Page) {
    open(page, "");
    let toggle = with_text(page, ".d-value__toggle", "Ostrava");
    page.wait_until(&format!(
        "document.querySelector({toggle:?}).closest('.d-value').textContent.includes('12')"
    ));
    page.click(&toggle);
    wait_for_count(page, 12);
    wait_for_fragment(page, "#place=Ostrava");
    assert_eq!(texts(page, ".d-chip--filter .d-chip__label"), ["Ostrava"]);
    // Of twelve articles of a place, each topic has four.
    page.wait_until(
        "[...document.querySelectorAll('.d-value')].find(row => row.textContent.includes('Ferries'))
            ?.textContent.includes('4')",
    );
    page.click(".d-chip--filter .d-chip__remove");
    wait_for_count(page, N_ARTICLES);
}

fn wants_all(page: &Page) {
    open(page, "#place=Ostrava&topic=Ferries&topic=Lamps");
    wait_for_count(page, 8);
    page.click(".d-facet[data-type=place] .d-facet__mode");
    wait_for_fragment(page, "#place=Ostrava&topic=Ferries&topic=Lamps&all=place");
    wait_for_count(page, 8);
    // Counted anew, no other place is left, and the topics move up to where they are clicked.
    page.wait_until("document.querySelectorAll('.d-facet[data-type=place] .d-value').length === 1");
    // An article has one topic.
    page.click(".d-facet[data-type=topic] .d-facet__mode");
    wait_for_count(page, 0);
    page.leave();
    open(
        page,
        "#place=Ostrava&topic=Ferries&topic=Lamps&all=place&all=topic",
    );
    wait_for_count(page, 0);
}

fn follows_a_name(page: &Page) {
    open(page, "");
    assert_eq!(texts(page, ".d-list__month small")[0], "1 article");
    assert_eq!(
        texts(page, ".d-item:first-child .d-item__name")[..2],
        ["Lagos", "Dredging"]
    );
    page.click(&with_text(page, ".d-item__name", "Lagos"));
    wait_for_count(page, 12);
    wait_for_fragment(page, "#place=Lagos");
    // What all of them have is not said of each.
    page.wait_until(
        "document.querySelector('.d-item__name')
            && ![...document.querySelectorAll('.d-item__name')].some(name => name.innerText === 'Lagos')",
    );
}

fn keeps_to_a_year(page: &Page) {
    open(page, "#period=2020");
    wait_for_count(page, 12);
    let wanted: Vec<String> = (12..24).rev().map(id).collect();
    assert_eq!(ids(page), wanted);
    page.open("#q=date:2021-03");
    wait_for_count(page, 1);
}

fn sorts(page: &Page) {
    open(page, "#sort=oldest");
    page.wait_until("document.querySelector('.d-item__title a').dataset.article === 'log-00'");
    let newest = with_text(page, ".d-sort__order", "Newest");
    page.click(&newest);
    page.wait_until("document.querySelector('.d-item__title a').dataset.article === 'log-59'");
}

fn wants_more(page: &Page) {
    open(page, "");
    let n_first = ids(page).len();
    assert!(n_first < N_ARTICLES, "{n_first}");
    page.click(".d-list__more .d-button");
    page.wait_until(&format!(
        "document.querySelectorAll('.d-item').length > {n_first}"
    ));
    let all = ids(page);
    let wanted: Vec<String> = (0..N_ARTICLES).rev().take(all.len()).map(id).collect();
    assert_eq!(all, wanted);
}

fn reads_an_article(page: &Page) {
    open(page, "#q=xylophone");
    wait_for_count(page, 1);
    page.click(".d-item__title a");
    wait_inside(page, ".d-article");
    let text = inside(page, ".d-article").unwrap_or_default();
    assert!(
        text.contains("In the storehouse stood a xylophone."),
        "{text}"
    );
    assert!(
        page.address().contains("article=log-17"),
        "{}",
        page.address()
    );
    page.back();
    page.wait_for(".d-item__title");
    assert_eq!(ids(page), [id(N_XYLOPHONE)]);
}

/// The list and the article in it are two applications, and what is pressed in one is nothing to the other.
fn keeps_an_article_apart(page: &Page) {
    open(page, "");
    page.click(".d-item a");
    wait_inside(page, ".d-article");
    page.click(".d-reader__bar .d-button");
    // The French ones have another word.
    search(page, "quay");
    wait_for_count(page, N_ARTICLES * 3 / 4);
    // The list of suggestions may cover it.
    page.eval("document.querySelector('.d-item a').click()");
    wait_inside(page, ".d-hits__step");
    let list =
        "[document.querySelector('.d-collection').dataset.panel, location.hash.includes('period='),
        ...[...document.querySelectorAll('.d-collection__list :is(.d-status, [aria-pressed=true])')]
            .map(element => element.textContent)]";
    let before = page.eval(list);
    // Each keeps its marks on elements: under names of its own, or one would read those of the other.
    let marks = page.eval(
        "[document.querySelector('.d-collection__list'), document.querySelector('.d-reader__explorer').shadowRoot]
            .map(root => [...new Set([...root.querySelectorAll('button')].flatMap(Object.keys))])",
    );
    let (of_list, of_article) = (strings(&marks[0]), strings(&marks[1]));
    assert!(!of_list.is_empty() && !of_article.is_empty(), "{marks}");
    assert!(
        of_list.iter().all(|mark| !of_article.contains(mark)),
        "{marks}"
    );
    for css in [
        ".d-hits__step",
        ".d-passage__number",
        ".d-tab:nth-child(2)",
        ".d-tab:nth-child(1)",
        ".d-chip__remove",
    ] {
        wait_inside(page, css);
        // It copies, which the console of a sandbox hears of.
        if css == ".d-passage__number" && page.lacks(Ability::Clipboard) {
            continue;
        }
        click_inside(page, css);
        settle(page);
        assert_eq!(page.eval(list), before, "{css}");
    }
}

fn follows_a_link(page: &Page) {
    open(page, "#q=quay&place=Lagos&period=2019..2021&sort=oldest");
    // Of seven articles one is French and has another word.
    page.wait_until("document.querySelectorAll('.d-item').length > 0");
    wait_for_count(page, 6);
    let (titles, address) = (ids(page), page.address());
    page.leave();
    open(page, &address);
    wait_for_count(page, 6);
    assert_eq!(ids(page), titles);
    page.leave();
    open(page, "#article=log-20");
    wait_inside(page, ".d-article");
    let text = inside(page, ".d-article").unwrap_or_default();
    assert!(text.contains("The tide gauge was read twice."), "{text}");
}

fn uses_keys(page: &Page) {
    open(page, "");
    page.press('/');
    settle(page);
    for letter in "grand".chars() {
        page.press(letter);
    }
    page.wait_for(".d-suggestion");
    let suggested = texts(page, ".d-suggestion__text");
    assert_eq!(suggested[0], "Grand Havn");
    page.press(key::DOWN);
    page.press(key::ENTER);
    wait_for_count(page, 12);
    assert_eq!(
        texts(page, ".d-chip--filter .d-chip__label"),
        ["Grand Havn"]
    );
}
