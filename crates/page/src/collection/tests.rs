//! The page of a collection: what it names, what it carries, and what it lets run.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use super::*;
use crate::words::words;

const PARTS: Parts<'_> = Parts {
    app: b"app module",
    explorer: b"explorer module",
    exporter: b"exporter module",
    script: "start()",
    article_script: "article()",
    export_script: "exports()",
    styles: "a{}",
    collection_styles: "b{}",
    plain_styles: "c{}",
};

fn content() -> Content<'static> {
    Content {
        title: "Harbours & lamps",
        description: "",
        lang: "en",
        url: None,
        path: "",
        n_articles: 3,
        days: None,
        body: "<main>the list</main>",
        start: b"start",
        root: "root-00",
        oembed: None,
        stemmers: &[],
        worker: None,
        words: words("en"),
    }
}

fn shell() -> Shell<'static> {
    Shell::new(PARTS).expect("memory can be written")
}

#[test]
fn a_chunk_comes_out_of_its_script_as_it_went_in() {
    let bytes: Vec<u8> = (0..=255).cycle().take(3000).collect();
    let script = chunk_script("p00ff", &bytes).expect("memory can be written");
    let (name, letters) = read_chunk_script(&script).expect("a chunk's script");
    assert_eq!(name, "p00ff");
    let deflated = BASE64.decode(letters).expect("Base64");
    let mut inflated = Vec::new();
    let read = DeflateDecoder::new(deflated.as_slice()).read_to_end(&mut inflated);
    assert!(read.is_ok() && inflated == bytes);
}

#[test]
fn another_script_is_no_chunk() {
    for other in ["", "dossierChunk(\"a\")\n", "alert(\"a\",\"b\")\n"] {
        assert_eq!(read_chunk_script(other), None, "{other:?}");
    }
}

#[test]
fn the_page_names_every_file_once_and_carries_no_script() {
    let shell = shell();
    let page = shell.page(&content()).expect("it is made");
    for file in shell.files() {
        assert_eq!(page.matches(&file.path).count(), 1, "{}", file.path);
    }
    assert!(page.contains(" data-root=\"root-00\""), "{page}");
    assert!(!page.contains("start()") && !page.contains("data-worker"));
    assert!(page.contains("worker-src blob:; ") && page.contains("connect-src 'self'"));
}

#[test]
fn one_file_takes_nothing_from_anywhere() {
    let chunks = [("root-00", "QUJD"), ("p01", "REVG")];
    let page = shell().offline(&content(), chunks).expect("it is made");
    assert!(page.contains("connect-src 'none'"));
    assert!(!page.contains(" src=") && !page.contains(" data-collection"));
    for part in ["QUJD", "REVG", "start()", "article()", "a{}", "b{}", "c{}"] {
        assert_eq!(page.matches(part).count(), 1, "{part}");
    }
    for id in ["root-00", "p01", "dossier-start", "module-collection"] {
        let element = format!("<script type=\"text/plain\" id=\"{id}\">");
        assert_eq!(page.matches(&element).count(), 1, "{id}");
    }
    for script in ["start()", "article()"] {
        assert!(page.contains(&policy_hash(script)), "{script}");
    }
}

#[test]
fn a_script_that_would_end_its_element_is_refused() {
    let parts = Parts {
        article_script: "'</script>'",
        ..PARTS
    };
    let shell = Shell::new(parts).expect("memory can be written");
    let made = shell.offline(&content(), []);
    assert!(matches!(made, Err(NotMade::Unfit(_))));
}

#[test]
fn a_hostile_title_stays_text() {
    let content = Content {
        title: "\"></title></script><script>alert(1)</script>",
        oembed: Some("oembed.json"),
        ..content()
    };
    let page = shell().page(&content).expect("it is made");
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn a_page_says_where_it_is_how_much_it_holds_and_of_when() {
    let content = Content {
        description: "Logs of a harbour.",
        url: Some("https://example.org/logs/"),
        path: "list-2.html",
        days: Some((Day(0), Day(364))),
        oembed: Some("oembed.json"),
        ..content()
    };
    let page = shell().page(&content).expect("it is made");
    for part in [
        "<link rel=\"canonical\" href=\"https://example.org/logs/list-2.html\">",
        "<meta property=\"og:url\" content=\"https://example.org/logs/list-2.html\">",
        "<meta property=\"og:description\" content=\"Logs of a harbour.\">",
        "\"numberOfItems\":3",
        "type=\"application/json+oembed\"",
    ] {
        assert_eq!(page.matches(part).count(), 1, "{part} in {page}");
    }
    let days = format!("\"temporalCoverage\":\"{}/{}\"", Day(0), Day(364));
    assert!(page.contains(&days), "{page}");
    let offline = shell().offline(&content, []).expect("it is made");
    assert!(!offline.contains("oembed"), "{offline}");
}

#[test]
fn names_change_with_the_content() {
    let root = root_name(b"a");
    assert_eq!(root.len(), "root-".len() + 16);
    assert_ne!(root, root_name(b"b"));
    assert_eq!(chunk_path(&root), format!("chunks/{root}.js"));
}
