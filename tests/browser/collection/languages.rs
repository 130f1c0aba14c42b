//! Articles in many languages: each is found by other forms of its words, by the stemmer that its page loads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use dossier_stemmers::{TAGS, stem};
use serde_json::{Value, json};
use xtask::static_files::Site;

use super::built::{build, builder, folder};
use super::{open, paste};
use crate::engine::Engine;
use crate::explorer::{self, settle, texts};
use crate::page::Page;
use crate::place::{Files, Place};

/// Language, title, text, and a query that is another form of a word of the text.
const ARTICLES: [[&str; 4]; 20] = [
    [
        "ar",
        "الميناء",
        "قرأت الكتاب والرسالة في الميناء.",
        "رسالة ",
    ],
    ["da", "Havn", "Gamle husene ved kajen.", "hus "],
    ["de", "Der Hafen", "Alte Häuser stehen am Kai.", "haus "],
    ["el", "Λιμάνι", "Οι δρόμοι έκλεισαν.", "δρομος "],
    ["en", "Harbour", "Old houses were sold.", "housing "],
    [
        "es",
        "Puerto",
        "Los trabajadores protestaron.",
        "trabajador ",
    ],
    ["fi", "Satama", "Vanhassa talossa paloi valo.", "talot "],
    ["fr", "Le port", "Les navires furent vendus.", "navire "],
    ["hu", "Kikötő", "A régi házakban laktak.", "ház "],
    ["it", "Il porto", "Le strade erano vuote.", "strada "],
    [
        "nl",
        "De haven",
        "De oude schepen vertrokken.",
        "schip OR schepen ",
    ],
    ["no", "Havna", "De høye fjellene var hvite.", "fjell "],
    ["pt", "O porto", "As cidades dormiam.", "cidade "],
    ["ro", "Portul", "Străzile erau goale.", "străzi "],
    ["ru", "Порт", "Следы огнём оставлены.", "огнем "],
    ["sv", "Hamnen", "De gamla fiskarna kom hem.", "fisk "],
    ["ta", "துறைமுகம்", "மரத்தில் ஏறினான்.", "மரம் "],
    ["tr", "Liman", "Eski evlerinde oturdular.", "ev "],
    ["zh", "港口", "昨天国土交通大臣在东京讲话。", "国土交通"],
    ["he", "הנמל", "הוּא אָמַר שָׁלוֹם.", "שלום "],
];

fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let line = |[lang, title, text, _]: &[&str; 4]| {
            let article = json!({
                "id": lang, "title": title, "text": text, "lang": lang, "date": "2019-05-04",
            });
            format!("{article}\n")
        };
        let lines: String = ARTICLES.iter().map(line).collect();
        build(&folder("languages"), &lines)
    })
}

/// Every chunk of a stemmer, by language.
fn stemmers() -> Vec<(String, String)> {
    let entries = fs::read_dir(site().join("chunks")).expect("the chunks");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let tag = |name: String| {
        let tag = name.strip_prefix("stem-")?.split('-').next()?.to_owned();
        Some((tag, name))
    };
    let mut stemmers: Vec<(String, String)> = names.filter_map(tag).collect();
    stemmers.sort();
    stemmers
}

#[track_caller]
fn each_is_found(engine: Engine, place: Place, files: &Files) {
    let page = Page::new(engine, place, files);
    page.resize(1280, 800);
    open(&page, "");
    for [lang, _, _, query] in ARTICLES {
        paste(&page, query);
        page.wait_until(&format!(
            "document.querySelector('.d-item__title a')?.dataset.article === '{lang}'
                && parseInt(document.querySelector('.d-status__count').innerText) === 1"
        ));
    }
    page.finish();
}

fn on_disk() -> Files {
    let mut on_disk = vec!["index.html".to_owned()];
    let names = fs::read_dir(site()).expect("the site");
    let chunks = fs::read_dir(site().join("chunks")).expect("the chunks");
    let name = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.expect("a file");
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        entry.file_name().into_string().ok().filter(|_| is_file)
    };
    on_disk.extend(names.filter_map(name).filter(|name| name != "index.html"));
    let chunks = chunks.filter_map(name);
    on_disk.extend(chunks.map(|name| format!("chunks/{name}")));
    let folder = site().to_owned();
    Files { folder, on_disk }
}

#[test]
fn each_language_is_found_in_chromium() {
    each_is_found(Engine::Chromium, Place::Root, &on_disk());
}

#[test]
fn each_language_is_found_in_chromium_from_disk() {
    each_is_found(Engine::Chromium, Place::Disk, &on_disk());
}

#[test]
fn each_language_is_found_in_firefox() {
    each_is_found(Engine::Firefox, Place::Root, &on_disk());
}

#[test]
fn each_language_is_found_in_webkit() {
    each_is_found(Engine::WebKit, Place::Root, &on_disk());
}

#[test]
fn each_language_is_found_in_one_file() {
    let offline = Files {
        folder: site().to_owned(),
        on_disk: vec!["harbour.html".to_owned()],
    };
    each_is_found(Engine::Chromium, Place::Disk, &offline);
}

#[test]
fn a_module_stems_as_a_program_does() {
    let stemmers = stemmers();
    let loaded = TAGS.iter().filter(|tag| !["en", "fr"].contains(tag));
    assert_eq!(stemmers.len(), loaded.count());
    let page = Page::new(Engine::Chromium, Place::Root, &on_disk());
    open(&page, "");
    for (tag, file) in stemmers {
        let mut words: Vec<String> = ARTICLES
            .iter()
            .flat_map(|article| article[1..].iter())
            .flat_map(|text| dossier_core::text::words(text).map(|word| word.surface))
            .collect();
        words.extend(["x".repeat(600), String::new(), "évènements".to_owned()]);
        let given = page.eval_with(
            "async ([file, words]) => {
                const script = await (await fetch(`chunks/${file}`)).text();
                const packed = Uint8Array.from(atob(script.split('\"')[3]), letter => letter.charCodeAt(0));
                const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
                const { instance } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer());
                const { memory, word, stem } = instance.exports;
                return words.map(text => {
                    const bytes = new TextEncoder().encode(text);
                    if (bytes.length > 512) return stem(bytes.length) === 0 ? '' : 'too long';
                    new Uint8Array(memory.buffer, word(), 512).set(bytes);
                    const length = stem(bytes.length);
                    return new TextDecoder().decode(new Uint8Array(memory.buffer, word(), length));
                });
            }",
            &json!([file, words]),
        );
        let expected: Vec<Value> = words
            .iter()
            .map(|word| match word.len() {
                0..=512 => json!(stem(word, &tag)),
                _ => json!(""),
            })
            .collect();
        assert_eq!(given, Value::Array(expected), "{tag}");
    }
    page.finish();
}

/// The site of one story.
fn story(name: &str, text: &str) -> PathBuf {
    let folder = folder(name);
    let (source, site) = (folder.join("story.md"), folder.join("site"));
    fs::write(&source, text).expect("the new folder");
    let mut command = Command::new(builder());
    command.args(["build", "--no-desk"]).arg(&source);
    let output = command.arg("-o").arg(&site).output();
    assert!(output.expect("the builder runs").status.success());
    site
}

const GERMAN: &str = "+++\ntitle = \"Am Hafen\"\nlang = \"de\"\npublished = \"2018-02-07\"\n+++\n\n\
    Alte Häuser stehen an der Straße.\n\nEin Haus ist leer.\n";

#[test]
fn a_single_article_has_the_stemmer_of_its_language() {
    let page = Page::of(Site::new(story("german", GERMAN)));
    page.resize(1280, 800);
    open(&page, "");
    explorer::search(&page, "haus ");
    assert_eq!(texts(&page, ".d-article mark"), ["Häuser", "Haus"]);
    page.finish();
}

#[test]
fn without_its_stemmer_an_article_is_searched_as_it_is_written() {
    let site = story("german-alone", GERMAN);
    let entries = fs::read_dir(&site).expect("the site");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let stemmer = names.into_iter().find(|name| name.starts_with("stem-de-"));
    let page = Page::of(Site::new(site).without(&stemmer.expect("a stemmer")));
    page.resize(1280, 800);
    open(&page, "");
    explorer::search(&page, "haus ");
    assert_eq!(texts(&page, ".d-article mark"), ["Haus"]);
    let console = page.take_console();
    assert!(
        console.iter().all(|line| line.contains("stem-de-")),
        "{console:?}"
    );
    page.finish();
}

#[test]
fn arabic_stands_on_the_right() {
    let text = "+++\ntitle = \"الميناء\"\nlang = \"ar\"\npublished = \"2018-02-07\"\n+++\n\n\
        قرأت الكتاب.\n\nOne line in English.\n";
    let page = Page::of(Site::new(story("arabic", text)));
    page.resize(1280, 800);
    open(&page, "");
    settle(&page);
    let sides = page.eval(
        "[...document.querySelectorAll('.d-paragraph')].map(block => {
            const range = document.createRange();
            range.selectNodeContents(block);
            const [text, all] = [range.getBoundingClientRect(), block.getBoundingClientRect()];
            return Math.abs(all.right - text.right) < 2 ? 'right' : 'left';
        })",
    );
    assert_eq!(sides, json!(["right", "left"]));
    page.finish();
}
