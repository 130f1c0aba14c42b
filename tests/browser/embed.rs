//! The page in another page, on another origin: its height, its view in the host's address, and what it obeys.

use std::path::Path;

use serde_json::{Value, json};
use xtask::static_files::{Server, Site};

use crate::engine::Engine;
use crate::explorer::{DESKTOP, PHONE, Size, n_shown, search, settle};
use crate::page::{Page, built};
use crate::session::LISTENER;

/// A host with the site in a frame, and the server of the site, which lives as long as this.
pub struct Embedded {
    /// The host's page.
    pub page: Page,
    site: Server,
}

/// The frame in the host's page.
pub const FRAME: &str = "iframe";

/// Opens a host's page at `path`. `{site}` in its body is the address of the site, which another server has.
#[track_caller]
fn host(size: Size, body: &str, path: &str) -> Embedded {
    host_of(&built().folder, Engine::Chromium, size, body, path)
}

/// The same for the site in a folder, in an engine.
#[track_caller]
pub fn host_of(folder: &Path, engine: Engine, size: Size, body: &str, path: &str) -> Embedded {
    let site = Server::start(Site::new(folder), 0).expect("a free port");
    let body = body.replace("{site}", &site.url());
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8>{LISTENER}<title>A host</title>
         <meta name=viewport content='width=device-width'><link rel=icon href='data:,'>
         <style>body {{ margin: 0 }} iframe {{ display: block; border: 0; --dossier-accent: rgb(1, 2, 3) }}</style>{body}"
    );
    let page = Page::of_site_in(engine, Site::default().with_override("index.html", html));
    page.resize(size.0, size.1);
    page.open(path);
    Embedded { page, site }
}

/// A host's body with the frame and the script for hosts.
pub const SCRIPTED: &str = "<h1>The host</h1><iframe src='{site}index.html' data-dossier width='100%' height='720'
    allow='clipboard-write' title='A dossier'></iframe><p id=after>After.</p><script src='{site}embed.js'></script>";

/// Waits until what is in the frame has started.
#[track_caller]
pub fn wait_until_started(page: &Page) {
    page.inside(FRAME, |page| {
        page.wait_until("document.documentElement.dataset.started === 'ready'");
        settle(page);
    });
}

impl Embedded {
    /// As [`Page::finish`], where the site's own server is no stranger.
    #[track_caller]
    pub fn finish(self) {
        assert_eq!(
            self.page.take_console(),
            Vec::<String>::new(),
            "the console is empty"
        );
        let site = self.site.url();
        let mut foreign = self.page.foreign_requests();
        foreign.retain(|url| !url.starts_with(&site));
        assert_eq!(
            foreign,
            Vec::<String>::new(),
            "no request to a third origin"
        );
    }
}

/// Waits until the frame is as high as its content, and not as it was; gives that height in CSS pixels.
#[track_caller]
pub fn wait_for_height(page: &Page) -> f64 {
    page.wait_until("document.querySelector('iframe').offsetHeight !== 720");
    let height = page.inside(FRAME, |page| {
        page.wait_until("Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2");
        page.eval("document.body.getBoundingClientRect().height")
    });
    let height = height.as_f64().expect("a number");
    let frame = page.eval("document.querySelector('iframe').offsetHeight");
    assert!(
        (frame.as_f64().expect("a number") - height).abs() < 2.0,
        "{frame} {height}"
    );
    height
}

#[test]
fn the_frame_takes_the_height_of_its_content_and_follows_it() {
    for size in [DESKTOP, PHONE] {
        let host = host(size, SCRIPTED, "");
        wait_until_started(&host.page);
        let all = wait_for_height(&host.page);
        host.page.inside(FRAME, |page| {
            assert_eq!(page.attr("html", "data-embedded").as_deref(), Some("tall"));
            page.eval("void (location.hash = '#with=omar-diaby')");
            page.wait_for(".d-fold");
        });
        host.page.wait_until(&format!(
            "document.querySelector('iframe').offsetHeight < {all} - 500"
        ));
        assert!(wait_for_height(&host.page) < all);
        host.page.screenshot(&format!("embed-{}", size.0));
        host.finish();
    }
}

#[test]
fn a_view_in_the_frame_is_in_the_hosts_address_and_opens_from_there() {
    let host = host(DESKTOP, SCRIPTED, "#chapter=2");
    wait_until_started(&host.page);
    host.page.inside(FRAME, |page| search(page, "diaby"));
    host.page
        .wait_until("location.hash === '#chapter=2&dossier=q%3Ddiaby'");
    // Copied inside the frame, a link names the host's page.
    let copied = host.page.inside(FRAME, |page| {
        page.eval("void (navigator.clipboard.writeText = async text => { window.copied = text; })");
        page.click(".d-copy .d-tool");
        page.wait_until("window.copied");
        page.eval("window.copied")
    });
    let address = host.page.eval("location.href");
    assert_eq!(copied, address);
    let path = host.page.address();
    host.page.leave();
    host.page.open(&path);
    wait_until_started(&host.page);
    host.page.inside(FRAME, |page| {
        page.wait_until("location.hash === '#q=diaby'");
        settle(page);
        assert_eq!(n_shown(page), 2);
    });
    // The host's own navigation reaches the frame.
    host.page
        .eval("void (location.hash = '#chapter=2&dossier=panel%3Dtime')");
    host.page.inside(FRAME, |page| page.wait_for(".d-timeline"));
    host.finish();
}

#[test]
fn a_passage_that_the_link_names_is_scrolled_to_in_the_hosts_window() {
    let host = host(PHONE, SCRIPTED, "#dossier=p20");
    wait_until_started(&host.page);
    host.page.wait_until("scrollY > 1000");
    let top = host.page.inside(FRAME, |page| {
        page.eval("document.getElementById('p20').getBoundingClientRect().top")
    });
    let frame_top = host
        .page
        .eval("document.querySelector('iframe').getBoundingClientRect().top");
    let top = top.as_f64().expect("a number") + frame_top.as_f64().expect("a number");
    assert!((0.0..f64::from(PHONE.1)).contains(&top), "{top}");
    host.finish();
}

#[test]
fn a_sheet_opens_where_the_reader_is() {
    let host = host(PHONE, SCRIPTED, "");
    wait_until_started(&host.page);
    wait_for_height(&host.page);
    host.page.eval("scrollTo(0, 3000)");
    host.page.inside(FRAME, |page| {
        page.wait_until(
            "parseFloat(document.documentElement.style.getPropertyValue('--view-top')) > 2500",
        );
        page.eval("void (location.hash = '#entity=libya')");
        page.wait_for(".d-sheet");
        let top = page.eval("document.querySelector('.d-sheet').getBoundingClientRect().top");
        assert!(
            (2500.0..3800.0).contains(&top.as_f64().expect("a number")),
            "{top}"
        );
    });
    host.page.screenshot("embed-sheet-390");
    host.finish();
}

#[test]
fn what_the_host_sets_reaches_the_frame_and_nothing_else_does() {
    let host = host(DESKTOP, SCRIPTED, "");
    wait_until_started(&host.page);
    let accent = "getComputedStyle(document.querySelector('.d-article__kicker')).color";
    host.page.inside(FRAME, |page| {
        page.wait_until(&format!("{accent} === 'rgb(1, 2, 3)'"))
    });
    host.page.eval(
        "[0, null, 'dossier:open', [], { type: 1 }, { type: 'dossier:open' }, { type: 'dossier:open', view: 7 },
          { type: 'dossier:toString' }, { type: 'dossier:viewport', top: 'x', height: {} },
          { type: 'dossier:host', link: 'javascript:alert(1)//', properties: { accent: 'url(https://a.example/x)', __proto__: 1 } },
          { type: 'dossier:theme', theme: '<b>' }, { type: 'dossier:open', view: 'q=<img src=x onerror=alert(1)>' }]
         .forEach(message => document.querySelector('iframe').contentWindow.postMessage(message, '*'))",
    );
    host.page.inside(FRAME, |page| {
        page.wait_until("document.querySelector('.d-search__input').value.includes('<img')");
        settle(page);
        assert_eq!(page.count("#dossier img"), 0);
        assert_eq!(page.eval(accent), "rgb(1, 2, 3)");
        page.eval("void (navigator.clipboard.writeText = async text => { window.copied = text; })");
        page.click(".d-copy .d-tool");
        page.wait_until("window.copied");
        assert!(
            page.eval("window.copied.startsWith('http')")
                .as_bool()
                .is_some_and(|is| is)
        );
    });
    host.finish();
}

#[test]
fn heights_are_told_in_every_form_that_hosts_know() {
    let body = "<script>window.told = []; addEventListener('message', event => told.push(event.data))</script>
        <div id=tab hidden><iframe src='{site}index.html?childId=story' width=600 height=700 title='A dossier'></iframe></div>";
    let host = host(DESKTOP, body, "");
    host.page
        .eval("void (document.getElementById('tab').hidden = false)");
    wait_until_started(&host.page);
    for form in [
        "told.some(data => data.type === 'dossier:height' && data.height > 2000)",
        "told.some(data => data.sentinel === 'amp' && data.type === 'embed-size' && data.height > 2000)",
        "told.some(data => typeof data === 'string' && data.startsWith('{') && JSON.parse(data).context === 'iframe.resize' && JSON.parse(data).height > 2000)",
        "told.some(data => typeof data === 'string' && /^pymxPYMxstoryxPYMxheightxPYMx[0-9]{4,}$/.test(data))",
    ] {
        host.page.wait_until(form);
    }
    host.finish();
}

#[test]
fn a_frame_alone_has_its_height_and_a_way_out() {
    let body =
        "<iframe src='{site}index.html#q=diaby' width=400 height=720 title='A dossier'></iframe>";
    let host = host(DESKTOP, body, "");
    wait_until_started(&host.page);
    assert_eq!(
        host.page
            .eval("document.querySelector('iframe').offsetHeight"),
        720
    );
    host.page.inside(FRAME, |page| {
        assert_eq!(page.attr("html", "data-embedded").as_deref(), Some("fixed"));
        page.wait_for("#full-page");
        page.eval("document.getElementById('full-page').focus()");
        let way = page.attr("#full-page", "href").unwrap_or_default();
        assert!(way.ends_with("index.html#q=diaby"), "{way}");
    });
    host.finish();
}

#[test]
fn two_frames_and_two_scripts_do_not_disturb_each_other() {
    let body = "<div data-dossier-src='{site}index.html' data-dossier=one data-title=One><a href='{site}'>One</a></div>
        <iframe id=two src='{site}index.html' data-dossier=two width='100%' height=720 title=Two></iframe>
        <script src='{site}embed.js'></script><script src='{site}embed.js'></script>";
    let host = host(DESKTOP, body, "#two=q%3Ddiaby");
    let page = &host.page;
    page.wait_until("document.querySelectorAll('iframe').length === 2");
    page.inside("iframe[data-dossier=one]", |page| {
        page.wait_until("document.documentElement.dataset.started === 'ready'");
        search(page, "libya");
    });
    page.inside("#two", |page| {
        page.wait_until("location.hash === '#q=diaby'")
    });
    page.wait_until("location.hash === '#two=q%3Ddiaby&one=q%3Dlibya'");
    let one = page.inside("iframe[data-dossier=one]", |page| {
        page.eval("location.hash")
    });
    assert_eq!(one, json!("#q=libya"));
    assert_ne!(one, Value::Null);
    host.finish();
}

#[test]
fn the_page_of_snippets_shows_them_live() {
    let page = Page::of(Site::new(built().folder));
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("embed.html");
    page.inside("#live-frame iframe", |page| {
        page.wait_until("document.documentElement.dataset.started === 'ready'");
    });
    page.wait_until(
        "document.querySelector('dossier-explorer').shadowRoot?.querySelector('.d-page')",
    );
    page.wait_until("document.querySelector('iframe').offsetHeight > 2000");
    page.eval("scrollTo(0, 0)");
    page.screenshot("embed-page");
    page.finish();
}
