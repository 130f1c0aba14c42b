//! An article that is a title alone: found by it, listed without room for a text, and opened.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::built::{build, folder, lines};
use super::{ids, inside, open, search, wait_for_count, wait_inside};
use crate::engine::Engine;
use crate::explorer::settle;
use crate::page::Page;
use crate::place::{Files, Place};

fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let lines = lines(|n, record| {
            if n == 8 {
                record["title"] = "A zither at the quay".into();
                record["text"] = "".into();
            }
        });
        build(&folder("titles"), &lines)
    })
}

#[track_caller]
fn is_found_and_opened(place: Place, name: &str) {
    let files = Files {
        folder: site().to_owned(),
        on_disk: vec![name.to_owned()],
    };
    let page = Page::new(Engine::Chromium, place, &files);
    page.resize(1280, 800);
    open(&page, "");
    search(&page, "zither");
    wait_for_count(&page, 1);
    assert_eq!(ids(&page), ["log-08"]);
    let has_text = page.eval("document.querySelector('.d-item__text') !== null");
    assert_eq!(has_text, false);
    let heights = "const [title, meta] = ['.d-item__title', '.d-item__meta']
            .map(css => document.querySelector(css).getBoundingClientRect());
        return meta.top - title.bottom";
    let gap = page.eval(&format!("(() => {{ {heights} }})()"));
    assert!(gap.as_f64().is_some_and(|gap| gap < 8.0), "{gap}");
    page.click(".d-item__title a");
    wait_inside(&page, ".d-article");
    settle(&page);
    // Its reading time and the number of its passages would say nothing, and neither would what is not found in it.
    let article = inside(&page, ".d-article").unwrap_or_default();
    assert_eq!(article, "A zither at the quaySeptember 1, 2019");
    assert_eq!(inside(&page, ".d-status__count"), None);
    assert_eq!(inside(&page, ".d-notice"), None);
    page.finish();
}

#[test]
fn a_title_alone_is_found_and_opened() {
    is_found_and_opened(Place::Root, "index.html");
}

#[test]
fn a_title_alone_is_found_and_opened_in_one_file() {
    is_found_and_opened(Place::Disk, "harbour.html");
}
