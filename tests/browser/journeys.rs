//! Journeys: what a reader does, in every engine and every place, with nothing that only one driver can do.
//!
//! One browser walks all journeys, because it starts slowly; what it remembers of one (theme, language) the journey
//! itself puts back. A journey that fails is named with its engine and place, and the others are still walked.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::engine::Engine;
use crate::explorer::{
    N_PASSAGES, focus, in_view, n_shown, passages, search, settle, texts, visible_state,
    wait_for_fragment, wait_for_start, with_text,
};
use crate::export::exports_two;
use crate::limits::Ability;
use crate::page::{Page, built, key};
use crate::place::Place;

mod print;

/// A name for messages, and what is done.
type Journey = (&'static str, fn(&Page));

const JOURNEYS: [Journey; 16] = [
    ("the text is read at once", reads_at_once),
    ("a search answers", searches),
    ("a name filters", filters),
    ("a name opens its card", opens_a_card),
    ("the timeline leads to the text", follows_the_timeline),
    ("a link opens a search", opens_a_search),
    ("a link opens a passage", opens_a_passage),
    ("a view goes into its link and comes back", keeps_the_view),
    ("back and forward", goes_back),
    ("keys", uses_keys),
    ("the theme is switched", switches_the_theme),
    ("a choice is remembered", remembers),
    ("French", reads_in_french),
    ("a narrow window", reads_in_a_narrow_window),
    ("an export", exports_two),
    ("print", print::prints),
];

macro_rules! tests {
    ($($name:ident: $engine:ident, $place:ident;)*) => {$(
        #[test]
        fn $name() {
            walk(Engine::$engine, Place::$place);
        }
    )*};
}

tests! {
    chromium_at_the_root: Chromium, Root;
    chromium_in_a_sub_path: Chromium, SubPath;
    chromium_from_disk: Chromium, Disk;
    chromium_in_a_sandbox: Chromium, Sandbox;
    firefox_at_the_root: Firefox, Root;
    firefox_in_a_sub_path: Firefox, SubPath;
    firefox_from_disk: Firefox, Disk;
    firefox_in_a_sandbox: Firefox, Sandbox;
    webkit_at_the_root: WebKit, Root;
    webkit_in_a_sub_path: WebKit, SubPath;
    webkit_from_disk: WebKit, Disk;
    webkit_in_a_sandbox: WebKit, Sandbox;
}

fn walk(engine: Engine, place: Place) {
    let page = Page::new(engine, place, &built());
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
            page.keep_failure(&format!("{engine}-{place}-{name}"));
        }
    }
    drop(page);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Opens a view and waits for the explorer.
#[track_caller]
fn open(page: &Page, path: &str) {
    page.open(path);
    wait_for_start(page);
}

#[track_caller]
fn tab(page: &Page, at: usize) {
    page.click(&format!(".d-tab:nth-child({at})"));
    settle(page);
}

#[track_caller]
fn value(page: &Page, css: &str) -> String {
    let value = page.eval(&format!("document.querySelector('{css}').value"));
    value.as_str().unwrap_or_default().to_owned()
}

fn reads_at_once(page: &Page) {
    page.open("");
    // The explorer may have taken over or not: the text is there.
    let title = texts(page, "h1");
    assert_eq!(title, ["The committee that outlived its Caliphate"]);
    assert_eq!(page.count(".d-article .d-passage"), N_PASSAGES);
    assert!(texts(page, "#p1")[0].len() > 100);
    wait_for_start(page);
    assert_eq!(page.count(".d-article .d-passage"), N_PASSAGES);
    assert_eq!(n_shown(page), N_PASSAGES);
}

fn searches(page: &Page) {
    open(page, "");
    search(page, "diaby");
    page.wait_for(".d-suggestion");
    assert_eq!(passages(page), ["p15", "fig2"]);
    let marked = texts(page, ".d-article mark");
    assert!(marked.len() >= 2, "{marked:?}");
    assert!(marked.iter().all(|words| words == "Diaby"), "{marked:?}");
    let suggested = texts(page, ".d-suggestion[data-hue] .d-suggestion__text");
    assert_eq!(suggested[0], "Omar Diaby");
    page.press(key::ESCAPE);
    tab(page, 2);
    page.wait_for(".d-results");
    assert_eq!(page.count(".d-results ol .d-result"), 2);
    wait_for_fragment(page, "#q=diaby&panel=search");
}

fn filters(page: &Page) {
    open(page, "");
    let toggle = with_text(page, ".d-rail .d-value__toggle", "Amniyat");
    page.click(&toggle);
    settle(page);
    assert_eq!(n_shown(page), 3);
    assert_eq!(texts(page, ".d-chip--filter .d-chip__label"), ["Amniyat"]);
    wait_for_fragment(page, "#with=amniyat");
    page.click(&toggle);
    settle(page);
    assert_eq!(n_shown(page), N_PASSAGES - 3);
    page.click(".d-chip--filter .d-chip__remove");
    settle(page);
    assert_eq!(n_shown(page), N_PASSAGES);
    wait_for_fragment(page, "");
}

fn opens_a_card(page: &Page) {
    open(page, "");
    page.click("#p15 .d-mention[href='#entity=omar-diaby']");
    page.wait_for("#d-card-title");
    assert_eq!(page.text("#d-card-title"), "Omar Diaby");
    assert_eq!(texts(page, ".d-kwic button"), ["17", "18"]);
    wait_for_fragment(page, "#entity=omar-diaby");
    page.click(".d-card .d-close");
    settle(page);
    assert_eq!(page.count(".d-card"), 0);
}

fn follows_the_timeline(page: &Page) {
    open(page, "");
    tab(page, 4);
    page.wait_for(".d-timeline");
    assert_eq!(page.count(".d-event"), 32);
    page.click(&with_text(page, ".d-years__label", "2017"));
    settle(page);
    assert_eq!(page.count(".d-event"), 17);
    page.click(&with_text(page, ".d-event__title", "A worrying message"));
    page.wait_for("#d-card-title");
    assert_eq!(page.text(".d-card__date"), "December 30, 2017");
    page.click(&with_text(page, ".d-card .d-link", "Show passage 36"));
    page.wait_for("#p32[aria-current=true]");
    page.wait_until("document.activeElement.id === 'p32'");
    assert!(in_view(page, "#p32"));
}

fn opens_a_search(page: &Page) {
    open(page, "#q=diaby");
    assert_eq!(value(page, ".d-search__input"), "diaby");
    assert_eq!(passages(page), ["p15", "fig2"]);
    assert!(page.count(".d-article mark") >= 2);
}

fn opens_a_passage(page: &Page) {
    open(page, "#p12");
    page.wait_for("#p12[aria-current=true]");
    if !page.lacks(Ability::FocusAtStart) {
        page.wait_until("document.activeElement.id === 'p12'");
    }
    assert!(in_view(page, "#p12"));
    // Another link on the open page.
    page.open("#p20");
    page.wait_for("#p20[aria-current=true]");
    settle(page);
    assert!(in_view(page, "#p20"));
    assert_eq!(page.address(), "#p20");
}

fn keeps_the_view(page: &Page) {
    open(page, "");
    search(page, "fighters");
    page.press(key::ESCAPE);
    let mediapart = with_text(page, ".d-rail .d-value__toggle", "Mediapart");
    page.click(&mediapart);
    page.click(&mediapart);
    // Drivers scroll no further than to the edge, where the bar lies.
    page.eval("scrollTo(0, 0)");
    page.click(&with_text(page, ".d-years__label", "2017"));
    settle(page);
    page.click(".d-article .d-mention[href='#entity=syria']");
    page.wait_for(".d-card");
    let fragment = "#q=fighters&without=mediapart&during=2017&entity=syria";
    wait_for_fragment(page, fragment);
    let view = visible_state(page);
    page.reload();
    wait_for_start(page);
    assert_eq!(visible_state(page), view, "after a reload");
    let address = page.address();
    assert_eq!(address, fragment);
    page.leave();
    open(page, &address);
    assert_eq!(visible_state(page), view, "opened anew");
}

fn goes_back(page: &Page) {
    open(page, "");
    tab(page, 4);
    wait_for_fragment(page, "#panel=time");
    page.click(&with_text(page, ".d-years__label", "2016"));
    wait_for_fragment(page, "#during=2016&panel=time");
    page.back();
    wait_for_fragment(page, "#panel=time");
    settle(page);
    assert_eq!(n_shown(page), N_PASSAGES);
    page.back();
    wait_for_fragment(page, "");
    page.wait_for(".d-article");
    page.forward();
    wait_for_fragment(page, "#panel=time");
    page.wait_for(".d-timeline");
}

fn uses_keys(page: &Page) {
    open(page, "");
    page.press(key::TAB);
    assert_eq!(focus(page), "d-skip");
    page.press(key::TAB);
    assert_eq!(focus(page), "d-search__input");
    page.press_with(key::SHIFT, key::TAB);
    page.press(key::ENTER);
    settle(page);
    assert_eq!(page.eval("document.activeElement.id"), "main");
    page.press('/');
    assert_eq!(focus(page), "d-search__input");
    assert_eq!(value(page, ".d-search__input"), "");
    for letter in "diaby".chars() {
        page.press(letter);
    }
    settle(page);
    assert_eq!(n_shown(page), 2);
    page.press(key::DOWN);
    page.press(key::ENTER);
    settle(page);
    assert_eq!(
        texts(page, ".d-chip--filter .d-chip__label"),
        ["Omar Diaby"]
    );
    assert_eq!(value(page, ".d-search__input"), "");
    // In the search box it would be a letter.
    page.press(key::TAB);
    page.press('?');
    page.wait_for("dialog.d-help[open]");
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog[open]')");
}

#[track_caller]
fn background(page: &Page) -> String {
    settle(page);
    let colour = page.eval("getComputedStyle(document.documentElement).backgroundColor");
    colour.as_str().unwrap_or_default().to_owned()
}

const THEME_BUTTON: &str = "[data-theme-now]";

#[track_caller]
fn choose_theme(page: &Page, theme: &str) {
    for _ in 0..3 {
        if page.attr(THEME_BUTTON, "data-theme-now").as_deref() == Some(theme) {
            return;
        }
        page.click(THEME_BUTTON);
        settle(page);
    }
    panic!("no theme {theme}");
}

fn switches_the_theme(page: &Page) {
    open(page, "");
    choose_theme(page, "light");
    let light = background(page);
    choose_theme(page, "dark");
    assert_ne!(background(page), light);
    assert_eq!(page.attr("html", "data-theme").as_deref(), Some("dark"));
    choose_theme(page, "auto");
    assert_eq!(background(page), light, "the device prefers light colours");
    page.open("?theme=dark");
    wait_for_start(page);
    assert_eq!(page.attr("html", "data-theme").as_deref(), Some("dark"));
}

fn remembers(page: &Page) {
    open(page, "");
    choose_theme(page, "dark");
    page.reload();
    wait_for_start(page);
    let remembered = page.attr("html", "data-theme");
    if page.lacks(Ability::Storage) {
        assert_eq!(remembered, None, "each visit begins as the device prefers");
    } else {
        assert_eq!(remembered.as_deref(), Some("dark"));
    }
    choose_theme(page, "auto");
}

fn reads_in_french(page: &Page) {
    open(page, "?lang=fr#entity=omar-diaby");
    assert_eq!(page.attr("html", "lang").as_deref(), Some("fr"));
    assert!(page.text(".d-card").contains("personne · 2 passages"));
    let tabs = ["Lire", "Résultats", "Qui & où", "Chronologie"];
    assert_eq!(texts(page, ".d-tab"), tabs);
    page.click(".d-tool[lang=en]");
    settle(page);
    assert_eq!(page.attr("html", "lang").as_deref(), Some("en"));
    assert_eq!(page.attr(".d-article", "lang").as_deref(), Some("en"));
}

fn reads_in_a_narrow_window(page: &Page) {
    page.resize(500, 700);
    open(page, "");
    let sideways = page.eval("document.scrollingElement.scrollWidth > innerWidth");
    assert_eq!(sideways, false);
    let bar =
        page.eval("innerHeight - document.querySelector('.d-tabs').getBoundingClientRect().bottom");
    assert_eq!(bar.as_f64(), Some(0.0), "the views are at the bottom");
    page.click("#standfirst .d-mention[href='#entity=islamic-state']");
    page.wait_for("dialog.d-sheet[open]");
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog[open]')");
    tab(page, 3);
    page.wait_for(".d-who");
}
