//! The desk, "Explore your own article": what a person does there with a text of their own, and that nothing of it
//! leaves the page.

use std::env;
use std::fs;
use std::path::PathBuf;

use dossier_core::read::{self, Kind, Source, Sources};
use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::engine::Engine;
use crate::explorer::{self, DESKTOP, PHONE, TABLET, n_shown, prefer, settle, texts};
use crate::page::{Page, built, key};
use crate::place::{Files, Place};

mod engines;
mod hostile;

const STORY: &str = "+++
title = \"Who owns the pier?\"
lang = \"en\"
published = \"2018-02-07\"
+++

Ana Moe sold the pier on 12 May 2016. Moe did not say to whom.

On 3 June 2017 Bo Lie bought a boat, according to the Pier Post.
";

const REGISTRY: &str = "[[type]]
id = \"person\"
label = { en = \"People\" }

[[entity]]
id = \"ana-moe\"
type = \"person\"
name = \"Ana Moe\"
";

const EVENTS: &str = "[[event]]
id = \"sale\"
date = \"2016-05-12\"
display = \"12 May 2016\"
title = \"The pier is sold\"
passages = [{ block = \"p1\", from = \"Ana Moe sold\", to = \"2016\" }]
entities = [\"ana-moe\"]
";

/// Drops files on the page, as from a folder.
const DROP: &str = "files => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}";

/// Keeps what would be saved instead of saving it.
const CATCH: &str = "(() => {
    window.files = [];
    URL.createObjectURL = blob => (files.push({ text: blob.text() }), 'blob:caught');
    HTMLAnchorElement.prototype.click = function () { files.at(-1).name = this.download; };
})()";

/// The desk of the built site, at the root of a server.
#[track_caller]
fn desk() -> Page {
    let page = Page::of(Site::new(built().folder));
    prefer(&page, "light");
    page.resize(DESKTOP.0, DESKTOP.1);
    open(&page, "desk.html");
    page
}

/// The desk as one file on a disk.
fn on_disk() -> Files {
    Files {
        on_disk: vec!["desk.html".to_owned()],
        ..built()
    }
}

#[track_caller]
fn open(page: &Page, path: &str) {
    page.open(path);
    page.wait_for(".d-desk__begin");
}

#[track_caller]
fn drop_files(page: &Page, files: &[(&str, &str)]) {
    page.eval_with(DROP, &json!(files));
}

#[track_caller]
fn dropped(files: &[(&str, &str)]) -> Page {
    let page = desk();
    drop_files(&page, files);
    page.wait_for(".d-desk__columns");
    page
}

#[track_caller]
fn tab(page: &Page, name: &str) {
    page.click(&format!(".d-desk__tabs [data-tab={name}]"));
    settle(page);
}

/// Opens the row whose line begins so.
#[track_caller]
fn open_row(page: &Page, start: &str) {
    let lines = texts(page, ".d-desk__line");
    let at = lines.iter().position(|line| line.starts_with(start));
    let at = at.unwrap_or_else(|| panic!("no {start:?} in {lines:?}"));
    page.eval(&format!(
        "document.querySelectorAll('.d-desk__line')[{at}].click()"
    ));
    page.wait_for(".d-desk__open");
}

/// Presses a button of the open row.
#[track_caller]
fn press(page: &Page, name: &str) {
    page.eval(&format!(
        "document.querySelector('.d-desk__open [data-do={name}]').click()"
    ));
    settle(page);
}

/// The file of a form, by the dialog.
#[track_caller]
fn saved(page: &Page, form: &str) -> (String, String) {
    page.eval(CATCH);
    page.click("[data-tool=save]");
    page.wait_for(&format!("[data-save={form}]"));
    page.click(&format!("[data-save={form}]"));
    let file = page.eval("(async () => [files.at(-1).name, await files.at(-1).text])()");
    page.press(key::ESCAPE);
    page.wait_until("!document.querySelector('dialog').open");
    let text = |at: usize| file[at].as_str().expect("a text").to_owned();
    (text(0), text(1))
}

/// What the builder reads from these files.
fn read_natively(kind: Kind, name: &str, story: &str, registry: &str, events: &str) -> Value {
    let source = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| Source::new(name, text.to_owned()))
    };
    let draft = read::sources(&Sources {
        articles: vec![(kind, Source::new(name.to_owned(), story.to_owned()))],
        registry: source("entities.toml", registry),
        events: source("events.toml", events),
        published: "",
    });
    draft.json
}

#[track_caller]
fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("it is JSON")
}

#[test]
fn what_is_read_here_is_what_the_builder_reads() {
    let page = dropped(&[
        ("pier.md", STORY),
        ("entities.toml", REGISTRY),
        ("events.toml", EVENTS),
    ]);
    assert_eq!(texts(&page, "h1"), ["Who owns the pier?"]);
    let (name, json) = saved(&page, "json");
    assert_eq!(name, "pier.json");
    let native = read_natively(Kind::Markdown, "pier.md", STORY, REGISTRY, EVENTS);
    assert_eq!(parsed(&json), native);
    page.finish();
}

#[test]
fn each_kind_of_file_is_read() {
    let article = "In May 2016 Ana Moe sold the pier to a company that nobody in the town had heard of before.";
    let news = json!({ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "The pier",
        "articleBody": article, "inLanguage": "en", "datePublished": "2018-02-07" });
    let spacy = json!({ "text": article, "ents": [{ "start": 12, "end": 19, "label": "PERSON" }] });
    let html = format!(
        "<!doctype html><html lang=en><title>The pier</title><article><h1>The pier</h1><p>{article}</p><p>{article}</p></article>"
    );
    let text = format!("The pier\n\nBy Ana Moe\n\n{article}\n");
    let files = [
        ("a.md", STORY.to_owned()),
        ("a.html", html),
        ("a.txt", text),
        ("a.json", news.to_string()),
        ("b.json", spacy.to_string()),
    ];
    let page = desk();
    for (name, text) in &files {
        drop_files(&page, &[(name, text)]);
        page.wait_for(".d-desk__columns");
        page.wait_until("document.querySelectorAll('.d-desk-mark[data-mark=date]').length > 0");
        let kind = Kind::of(name, text).expect("a kind");
        let native = read_natively(kind, name, text, "", "");
        assert_eq!(parsed(&saved(&page, "json").1), native, "{name}");
        page.reload();
        page.wait_for(".d-desk__begin");
    }
    page.finish();
}

#[test]
fn a_pasted_text_is_corrected_undone_and_kept_over_a_reload() {
    let page = desk();
    paste(&page);
    page.wait_for(".d-desk__columns");
    let before = saved(&page, "json").1;
    open_row(&page, "12 May 2016");
    press(&page, "reject");
    assert!(page.text(".d-desk__row[data-open]").contains("Not a date"));
    assert_eq!(
        page.eval("document.activeElement.className"),
        "d-desk__line"
    );
    let after = saved(&page, "json").1;
    assert!(!after.contains("2016-05-12"), "{after}");
    page.eval("document.activeElement.blur()");
    page.press_with(key::CONTROL, 'z');
    settle(&page);
    assert_eq!(saved(&page, "json").1, before);
    page.eval("document.activeElement.blur()");
    page.press_with(key::CONTROL, 'y');
    settle(&page);
    assert_eq!(saved(&page, "json").1, after);
    page.reload();
    page.wait_for("[data-go-on]");
    page.click("[data-go-on]");
    page.wait_for(".d-desk__columns");
    assert_eq!(saved(&page, "json").1, after);
    page.finish();
}

#[track_caller]
fn paste(page: &Page) {
    let set = "text => { document.querySelector('#desk-paste').value = text; }";
    page.eval_with(set, &json!(STORY));
    page.click("[data-read]");
}

#[test]
fn a_date_says_what_it_means_while_it_is_typed() {
    let page = dropped(&[("pier.md", STORY)]);
    open_row(&page, "3 June 2017");
    let field = ".d-desk__open input[id^=edtf]";
    let said = ".d-desk__open .d-desk__means";
    page.eval(&format!("document.querySelector('{field}').select()"));
    page.type_keys(field, "2017-23~");
    settle(&page);
    assert_eq!(page.text(said), "= circa autumn 2017");
    page.type_keys(field, "!");
    settle(&page);
    assert!(page.text(said).starts_with("This is no date in EDTF"));
    assert_eq!(page.attr(field, "aria-invalid").as_deref(), Some("true"));
    page.press(key::BACKSPACE);
    page.press(key::ENTER);
    settle(&page);
    assert!(saved(&page, "json").1.contains("\"2017-23~\""));
    page.finish();
}

#[test]
fn selected_words_become_a_name_with_its_events() {
    let page = dropped(&[("pier.md", STORY)]);
    let select = "(() => {
        const block = document.querySelector('[data-at=\"0.1\"]');
        const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let text = walk.nextNode(); text; text = walk.nextNode()) {
            const at = text.data.indexOf('Bo Lie');
            if (at >= 0) getSelection().setBaseAndExtent(text, at, text, at + 6);
        }
    })()";
    page.eval(select);
    page.wait_for(".d-desk__marked");
    assert_eq!(page.text(".d-desk__marked mark"), "Bo Lie");
    page.click(".d-desk__marked .d-desk__field .d-button");
    settle(&page);
    tab(&page, "names");
    open_row(&page, "Bo Lie");
    assert_eq!(page.count(".d-desk__open .d-desk__mentions li"), 1);
    tab(&page, "events");
    page.click("[data-do=accept-all]");
    settle(&page);
    let json = parsed(&saved(&page, "json").1);
    let events = json["events"].as_array().expect("events");
    assert!(
        events
            .iter()
            .any(|event| event["entities"] == json!(["bo-lie"])),
        "{events:?}"
    );
    page.finish();
}

#[test]
fn the_saved_files_are_the_saved_dossier() {
    let page = dropped(&[("pier.md", STORY), ("entities.toml", REGISTRY)]);
    tab(&page, "events");
    page.click("[data-do=accept-all]");
    settle(&page);
    let json = parsed(&saved(&page, "json").1);
    let [(story_name, story), (_, registry), (_, events)] =
        ["story", "registry", "events"].map(|form| saved(&page, form));
    assert_eq!(story_name, "story.md");
    let again = read_natively(Kind::Markdown, "story.md", &story, &registry, &events);
    assert_eq!(again, json);
    page.finish();
}

#[test]
fn the_offline_file_opens_from_disk_and_is_searched() {
    let page = Page::new(Engine::Chromium, Place::Disk, &on_disk());
    page.resize(DESKTOP.0, DESKTOP.1);
    open(&page, "");
    drop_files(
        &page,
        &[
            ("pier.md", STORY),
            ("events.toml", EVENTS),
            ("entities.toml", REGISTRY),
        ],
    );
    page.wait_for(".d-desk__columns");
    let (name, html) = saved(&page, "page");
    assert_eq!(name, "pier.html");
    page.finish();
    let folder = scratch("offline");
    fs::write(folder.join("pier.html"), html).expect("a file");
    let files = Files {
        folder,
        on_disk: vec!["pier.html".to_owned()],
    };
    let page = Page::new(Engine::Chromium, Place::Disk, &files);
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("");
    explorer::wait_for_start(&page);
    assert_eq!(n_shown(&page), 2);
    explorer::search(&page, "boat");
    assert_eq!(n_shown(&page), 1);
    assert_eq!(page.count(".d-strip .d-mark"), 1);
    page.finish();
}

fn scratch(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("dossier-desk-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a new folder");
    folder
}

#[test]
fn the_dossier_so_far_is_explored() {
    let page = dropped(&[
        ("pier.md", STORY),
        ("events.toml", EVENTS),
        ("entities.toml", REGISTRY),
    ]);
    tab(&page, "explore");
    page.wait_for(".d-desk__explorer[data-started=ready]");
    let inside = "document.querySelector('.d-desk__explorer').shadowRoot";
    page.wait_until(&format!(
        "{inside}.querySelectorAll('.d-passage').length === 2"
    ));
    assert_eq!(
        page.eval(&format!(
            "{inside}.querySelector('.d-article__title').textContent"
        )),
        "Who owns the pier?"
    );
    assert_eq!(page.eval("location.hash"), "");
    tab(&page, "dates");
    page.wait_for(".d-desk__columns");
    page.finish();
}

#[test]
fn nothing_is_sent_and_nothing_is_fetched_after_the_page() {
    let page = dropped(&[("pier.md", STORY)]);
    tab(&page, "explore");
    page.wait_for(".d-desk__explorer[data-started=ready]");
    saved(&page, "page");
    let requests = page.requests();
    assert_eq!(requests, ["desk.html"], "the page is all there is");
    let policy = page.attr("meta[http-equiv]", "content").expect("a policy");
    assert!(
        policy.contains("connect-src 'none'") && !policy.contains("'unsafe-inline'"),
        "{policy}"
    );
    page.finish();
}

#[test]
fn the_site_leads_to_the_desk_and_loads_nothing_of_it_before() {
    let page = explorer::opened(DESKTOP, "");
    let link = ".d-shell--desk a";
    assert_eq!(page.attr(link, "href").as_deref(), Some("desk.html"));
    // In a frame nothing leads away from the article: the link is there and not shown.
    let shown = match Place::of_env() {
        Place::Sandbox => "",
        _ => "Explore your own article",
    };
    assert_eq!(page.text(link), shown);
    assert!(page.requests().iter().all(|path| !path.contains("desk")));
    assert_eq!(page.axe(".d-shell--desk"), Vec::<String>::new());
    page.finish();
    let offline = fs::read_to_string(built().folder.join("committee.html")).expect("the file");
    assert!(!offline.contains("desk.html"));
}

#[test]
fn every_part_is_for_everybody() {
    let page = dropped(&[
        ("pier.md", STORY),
        ("events.toml", EVENTS),
        ("entities.toml", REGISTRY),
    ]);
    for theme in ["light", "dark"] {
        prefer(&page, theme);
        for (width, height) in [DESKTOP, TABLET, PHONE] {
            page.resize(width, height);
            for name in ["dates", "names", "events"] {
                tab(&page, name);
                page.eval("document.querySelector('.d-desk__line').click()");
                settle(&page);
                assert_eq!(
                    page.axe("body"),
                    Vec::<String>::new(),
                    "{theme} {width} {name}"
                );
                // The room of a scroll bar that is not there may make the content narrower than the window.
                let sideways = page.eval("document.scrollingElement.scrollWidth > innerWidth");
                assert_eq!(sideways, false, "{theme} {width} {name}");
                page.screenshot(&format!("desk-{name}-{width}-{theme}"));
            }
        }
    }
    page.reload();
    page.wait_for(".d-desk__begin");
    assert_eq!(page.axe("body"), Vec::<String>::new());
    page.finish();
}

#[test]
fn it_speaks_french() {
    let page = desk();
    page.click("[data-tool=lang]");
    settle(&page);
    assert_eq!(texts(&page, "h1"), ["Explorer votre propre article"]);
    page.click("[data-example]");
    page.wait_for(".d-desk__columns");
    assert_eq!(texts(&page, "h1"), ["Qui a acheté le vieux quai ?"]);
    assert!(page.text("[data-counts]").contains("à regarder"));
    page.finish();
}

#[test]
fn a_text_is_counted_for_benchmarks() {
    let page = desk();
    let count = page.eval_with(
        "text => Array.from(dossierDesk.count('pier.md', text, ''))",
        &json!(STORY),
    );
    let n: Vec<u64> = count
        .as_array()
        .expect("numbers")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    assert!(n.len() == 5 && n[0] > 100 && n[1] >= 2, "{n:?}");
    page.finish();
}
