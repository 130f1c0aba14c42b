//! A collection in another page, on another origin: the height of its frame, its view in the host's address, and what a
//! reader copies in it.

use serde_json::{Value, json};
use xtask::static_files::Site;

use super::built::{self, N_XYLOPHONE, id};
use super::{click_inside, ids, inside, search, wait_for_count, wait_inside};
use crate::embed::{Embedded, FRAME, SCRIPTED, host_of, wait_for_height, wait_until_started};
use crate::engine::Engine;
use crate::explorer::{DESKTOP, PHONE, Size};
use crate::page::Page;

/// The narrowest frame that a host may give, in CSS pixels, with the height of a phone.
const NARROWEST: Size = (280, 844);

#[track_caller]
fn host(engine: Engine, size: Size, path: &str) -> Embedded {
    let host = host_of(built::site(), engine, size, SCRIPTED, path);
    wait_until_started(&host.page);
    host
}

/// Where an element of the frame is in the host's window, from its top, in CSS pixels.
#[track_caller]
fn top_in_window(page: &Page, css: &str) -> f64 {
    let top = page.inside(FRAME, |page| {
        page.eval_with(
            "css => document.querySelector(css).getBoundingClientRect().top",
            &json!(css),
        )
    });
    let frame = page.eval("document.querySelector('iframe').getBoundingClientRect().top");
    [top, frame].iter().filter_map(Value::as_f64).sum()
}

#[track_caller]
fn expect_in_window(page: &Page, css: &str) {
    let height = page.eval("innerHeight").as_f64().unwrap_or_default();
    let top = top_in_window(page, css);
    assert!((0.0..height).contains(&top), "{css}: {top} of {height}");
}

/// Nothing in the frame scrolls, neither sideways nor down.
#[track_caller]
fn expect_nothing_beyond(page: &Page) {
    let beyond = page.inside(FRAME, |page| {
        page.eval(
            "(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
                [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.documentElement)",
        )
    });
    let beyond = beyond.as_array().expect("two numbers").clone();
    assert!(
        beyond
            .iter()
            .all(|px| px.as_i64().is_some_and(|px| px <= 1)),
        "{beyond:?} px beyond the frame"
    );
}

#[test]
fn in_chromium_the_frame_follows_the_list_an_article_and_the_way_back() {
    for size in [DESKTOP, PHONE, NARROWEST] {
        follow(Engine::Chromium, size);
    }
}

#[test]
fn in_firefox_the_frame_follows_the_list_an_article_and_the_way_back() {
    follow(Engine::Firefox, DESKTOP);
}

#[track_caller]
fn follow(engine: Engine, size: Size) {
    let host = host(engine, size, "");
    let page = &host.page;
    let all = wait_for_height(page);
    expect_nothing_beyond(page);
    // An article far down the list.
    let wanted = page.inside(FRAME, |page| ids(page)[15].clone());
    let link = format!("[data-article={wanted}]");
    let top = top_in_window(page, &link);
    page.eval(&format!("scrollTo(0, {top} - 100)"));
    page.inside(FRAME, |page| {
        page.click(&link);
        wait_inside(page, ".d-article");
    });
    page.wait_until(&format!("location.hash === '#dossier=article%3D{wanted}'"));
    page.wait_until(&format!(
        "document.querySelector('iframe').offsetHeight < {all} - 300"
    ));
    wait_for_height(page);
    expect_in_window(page, "#d-reader");
    expect_nothing_beyond(page);
    page.screenshot(&format!("collection-embed-article-{engine}-{}", size.0));
    page.inside(FRAME, |page| page.click(".d-reader__bar .d-button"));
    page.wait_until("location.hash === ''");
    page.wait_until(&format!(
        "Math.abs(document.querySelector('iframe').offsetHeight - {all}) < 40"
    ));
    expect_in_window(page, &link);
    // Few articles make it lower again.
    page.inside(FRAME, |page| {
        search(page, "xylophone");
        wait_for_count(page, 1);
    });
    page.wait_until("location.hash === '#dossier=q%3Dxylophone'");
    page.wait_until(&format!(
        "document.querySelector('iframe').offsetHeight < {all} - 300"
    ));
    wait_for_height(page);
    page.screenshot(&format!("collection-embed-list-{engine}-{}", size.0));
    host.finish();
}

#[test]
fn what_is_copied_in_chromium_opens_in_the_hosts_page() {
    copy(Engine::Chromium);
}

#[test]
fn what_is_copied_in_firefox_opens_in_the_hosts_page() {
    copy(Engine::Firefox);
}

#[track_caller]
fn copy(engine: Engine) {
    let host = host(engine, DESKTOP, "#chapter=2&dossier=q%3Dxylophone");
    let page = &host.page;
    let listen = "void (navigator.clipboard.writeText = async text => { window.copied = text; })";
    let copied = page.inside(FRAME, |page| {
        wait_for_count(page, 1);
        page.eval(listen);
        page.click(".d-copy .d-tool");
        page.wait_until("window.copied");
        page.eval("window.copied")
    });
    assert_eq!(copied, page.eval("location.href"));
    // The search goes on inside the article.
    let copied = page.inside(FRAME, |page| {
        page.click(".d-item a");
        wait_inside(page, ".d-article mark");
        page.eval("void (window.copied = '')");
        click_inside(page, ".d-copy .d-tool");
        page.wait_until("window.copied");
        page.eval("window.copied")
    });
    let copied = copied.as_str().unwrap_or_default().to_owned();
    let wanted = format!(
        "#chapter=2&dossier=article%3D{}%26in%3Dq%253Dxylophone",
        id(N_XYLOPHONE)
    );
    assert!(copied.ends_with(&wanted), "{copied}");
    page.leave();
    page.open(&wanted);
    wait_until_started(page);
    page.inside(FRAME, |page| {
        wait_inside(page, ".d-article mark");
        let marked = inside(page, ".d-article mark");
        assert_eq!(marked.as_deref(), Some("xylophone"));
    });
    host.finish();
}

#[test]
fn a_sheet_of_an_article_opens_where_the_reader_is() {
    let host = host(Engine::Chromium, PHONE, "#dossier=article%3Dlog-20");
    let page = &host.page;
    page.inside(FRAME, |page| {
        wait_inside(page, ".d-article");
        click_inside(page, ".d-article button.d-mention, .d-article .d-mention");
        wait_inside(page, ".d-sheet");
    });
    let bottom = page.inside(FRAME, |page| {
        page.eval(
            "[...document.querySelectorAll('*')].map(found => found.shadowRoot?.querySelector('.d-sheet'))
                .find(sheet => sheet).getBoundingClientRect().bottom",
        )
    });
    let frame = page.eval("document.querySelector('iframe').getBoundingClientRect().top");
    let bottom: f64 = [bottom, frame].iter().filter_map(Value::as_f64).sum();
    page.screenshot("collection-embed-sheet-390");
    assert!((0.0..f64::from(PHONE.1)).contains(&bottom), "{bottom}");
    host.finish();
}

#[test]
fn the_page_of_snippets_shows_a_collection_live() {
    let page = Page::of(Site::new(built::site()));
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("embed.html");
    page.inside("#live-frame iframe", |page| {
        page.wait_until("document.documentElement.dataset.started === 'ready'");
    });
    page.wait_until("document.querySelector('iframe').offsetHeight > 1500");
    assert_eq!(page.count("dossier-explorer"), 0);
    assert_eq!(page.axe("main"), Vec::<String>::new());
    page.screenshot("collection-embed-page");
    page.finish();
}
