//! What a newsroom has, from its files to a dossier, a site, and the formats of other tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const PARAGRAPH: &str = "The harbour office sold the pier in spring, and for a year nobody in the town was told who had \
                         bought it. The ships went on landing there as if nothing had changed.";

const SHEET: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\r\n\
,,,,,,,,,The pier,<p>How a <b>pier</b> was sold.</p>,,,,,,title,,\r\n\
2016,5,17,10:30:00,,,,,,The pier is sold,\"<p>The office sells it, \"\"quietly\"\".</p>\n<p>Nobody is told.</p>\",\
https://example.org/film,The Post,A film of the sale,https://example.org/t.jpg,Two boats,,Sale,#123456\r\n\
2016,6,,,2016,9,,,Summer 2016,Ships leave,,,,,,,,Ships,\r\n\
-44,,,,,,,,,Old pier,Built &amp; used.,,,,,,,,\r\n\
2015,,,,2017,,,,,The years of the pier,,,,,,,era,,\r\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("inputs")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    fs::write(path, text).expect("a file");
}

fn dossier(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.current_dir(folder).args(args);
    command.output().expect("the program starts")
}

/// What a command writes to the terminal when it ends well.
#[track_caller]
fn done(folder: &Path, args: &[&str]) -> String {
    let output = dossier(folder, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}\n{said}");
    String::from_utf8(output.stdout).expect("text")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_plain_text_is_built_without_another_file() {
    let folder = folder("text");
    let text = format!(
        "Harbour papers\n\nWho owns the pier where the ships of the north still land?\n\n{PARAGRAPH}\n\nAna Moe\n\n{PARAGRAPH}\n\n\
         Illustration 1\nTwo boats at the pier. © DR\n\nThe buyer from the south\n\n{PARAGRAPH}\n"
    );
    write(&folder, "The pier.txt", text);
    done(&folder, &["build", "The pier.txt", "-o", "site"]);
    let page = fs::read_to_string(folder.join("site/index.html")).expect("the page");
    for part in [
        "Harbour papers",
        "Who owns the pier",
        "Ana Moe",
        "Two boats at the pier.",
        "The buyer from the south",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(folder.join("site/the-pier.html").is_file());
}

#[test]
fn an_import_is_a_story_that_builds_the_same_dossier() {
    let folder = folder("story");
    let page = format!(
        "<html lang=en><head><title>The pier</title><meta name=author content=\"Ana Moe and Bo Lie\"></head><body><article>\
         <h1>The pier</h1><p>{PARAGRAPH} It was sold on 17 May 2016, says <a href=\"https://example.org/r\">a report</a>.</p>\
         <h2>The *buyer*</h2><p>{PARAGRAPH}</p><ul><li>one</li><li>two</li></ul><figure><img src=\"a.png\" alt=\"Boats\">\
         <figcaption>Two boats. Photo: Cy Dahl</figcaption></figure></article></body></html>"
    );
    write(&folder, "page.html", page);
    let imported = done(&folder, &["import", "page.html"]);
    let written = done(&folder, &["import", "page.html", "-o", "work/story.md"]);
    assert_eq!(written, "work/story.md\n");
    assert_eq!(done(&folder, &["import", "work/story.md"]), imported);
    let again = dossier(&folder, &["import", "page.html", "-o", "work/story.md"]);
    assert_eq!(again.status.code(), Some(2));
    done(
        &folder,
        &["import", "page.html", "-o", "work/story.md", "--force"],
    );
    let blocks = &json(&imported)["articles"][0]["blocks"];
    let mentions = serde_json::json!([
        { "start": 180, "end": 191, "date": "2016-05-17" },
        { "start": 198, "end": 206, "href": "https://example.org/r" },
    ]);
    assert_eq!(blocks[0]["mentions"], mentions, "{blocks:#}");
    assert!(
        blocks[5]["image"].is_null(),
        "a picture that is not there is not asked for"
    );
}

#[test]
fn a_folder_is_one_dossier_of_several_articles() {
    let folder = folder("folder");
    write(
        &folder,
        "papers/dossier.toml",
        "id = \"harbour\"\ntitle = \"The harbour papers\"\nlang = \"en\"\n",
    );
    write(&folder, "papers/README.md", "Not a story.");
    write(
        &folder,
        "papers/entities.toml",
        "[[type]]\nid = \"person\"\n\n[[entity]]\nid = \"ana\"\ntype = \"person\"\nname = \"Ana Moe\"\n",
    );
    write(
        &folder,
        "papers/1/one.md",
        "---\ntitle: One\nlang: en\n---\n\nAna Moe came.\n\n![A pixel](a.gif)\n",
    );
    write(&folder, "papers/1/a.gif", b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;");
    write(
        &folder,
        "papers/2/two.txt",
        format!("The pier of the town\n\nBy Ana Moe\n\n{PARAGRAPH}\n"),
    );
    let said = done(&folder, &["check", "papers"]);
    assert!(said.ends_with("papers: no problem\n"), "{said}");
    done(&folder, &["build", "papers", "-o", "site"]);
    assert!(folder.join("site/harbour.html").is_file());
    let json = json(&done(&folder, &["import", "papers"]));
    assert_eq!(json["title"], "The harbour papers");
    let titles: Vec<&Value> = json["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|article| &article["title"])
        .collect();
    assert_eq!(titles, ["One", "The pier of the town"]);
    assert_eq!(json["articles"][0]["blocks"][1]["image"], "1/a.gif");
    let found = done(&folder, &["search", "papers", "person:ana"]);
    assert!(found.starts_with("one/p1"), "{found}");
    // A site inside the folder is no story of it.
    done(&folder, &["build", "papers", "-o", "papers/site"]);
    assert_eq!(json["articles"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_sheet_becomes_a_dossier_and_the_same_sheet_again() {
    let folder = folder("sheet");
    write(&folder, "pier.csv", SHEET);
    done(&folder, &["build", "pier.csv", "-o", "site"]);
    let found = done(&folder, &["search", "pier.csv", "quietly"]);
    assert!(found.contains("1 passage"), "{found}");
    assert_eq!(
        done(&folder, &["export", "pier.csv", "--to", "timeline-csv"]),
        SHEET
    );
    done(&folder, &["import", "pier.csv", "-o", "work/story.md"]);
    assert_eq!(
        done(
            &folder,
            &["export", "work/story.md", "--to", "timeline-csv"]
        ),
        SHEET
    );
    // What an editor changes goes before what the sheet had.
    let events = fs::read_to_string(folder.join("work/events.toml")).expect("the events");
    write(
        &folder,
        "work/events.toml",
        events.replace("title = \"Ships leave\"", "title = \"All ships leave\""),
    );
    let changed = done(
        &folder,
        &["export", "work/story.md", "--to", "timeline-csv"],
    );
    assert_eq!(changed, SHEET.replace(",Ships leave,", ",All ships leave,"));
    // A filter takes rows away, and changes none.
    let filtered = done(
        &folder,
        &[
            "export",
            "pier.csv",
            "--to",
            "timeline-csv",
            "--link",
            "#during=2016",
        ],
    );
    for line in ["The pier is sold", "Ships leave", "The years of the pier"] {
        assert!(filtered.contains(line), "{filtered}");
    }
    assert!(!filtered.contains("Old pier"), "{filtered}");
}

#[test]
fn the_json_of_a_timeline_is_read_as_its_sheet_is() {
    let folder = folder("timeline");
    let timeline = r#"{"title":{"text":{"headline":"The pier","text":"How it was sold."}},
        "events":[{"start_date":{"year":"2016","month":5,"day":"17","hour":10,"minute":30},"unique_id":"sale-2016",
            "text":{"headline":"The pier is sold","text":"<p>Quietly.</p>"},"group":"Sale",
            "media":{"url":"https://example.org/film","caption":"A film","credit":"The Post","alt":"Two boats"}}],
        "eras":[{"start_date":{"year":2015},"end_date":{"year":2017},"text":{"headline":"The years of the pier"}}]}"#;
    write(&folder, "pier.json", timeline);
    let json = json(&done(&folder, &["import", "pier.json"]));
    let event = &json["events"][0];
    assert_eq!(
        (&event["id"], &event["date"]),
        (&"sale-2016".into(), &"2016-05-17".into())
    );
    assert_eq!(event["sheet"]["Time"], "10:30");
    assert_eq!(json["events"][1]["date"], "2015/2017");
    assert_eq!(json["entities"][0]["name"], "Sale");
    let texts: Vec<&str> = json["articles"][0]["blocks"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|block| block["text"].as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "How it was sold.",
            "May 17, 2016: The pier is sold (Sale)",
            "Quietly.",
            "A film",
            "2015–2017: The years of the pier"
        ]
    );
}

#[test]
fn schema_org_and_the_names_of_other_programs_are_read() {
    let folder = folder("data");
    write(
        &folder,
        "article.json",
        r#"{"@context":"https://schema.org","@graph":[{"@type":"ReportageNewsArticle","headline":"The pier","inLanguage":"en",
            "author":[{"@type":"Person","name":"Ana Moe"}],"datePublished":"2018-02-07T08:00:00Z","articleBody":"Ana sold it.\n\nOslo knew.",
            "about":[{"@type":"Place","name":"Oslo","sameAs":["https://www.wikidata.org/wiki/Q585"]}]}]}"#,
    );
    let article = json(&done(&folder, &["import", "article.json"]));
    assert_eq!(article["articles"][0]["published"]["edtf"], "2018-02-07");
    assert_eq!(
        article["articles"][0]["blocks"][1]["mentions"][0]["entity"],
        "oslo"
    );
    write(
        &folder,
        "spacy.json",
        r#"[{"text":"Ana met Bo.\nIn Oslo.","ents":[{"start":0,"end":3,"label":"PERSON"},{"start":15,"end":19,"label":"GPE"}]}]"#,
    );
    write(
        &folder,
        "doccano.jsonl",
        "{\"text\":\"Ana met Bo.\\nIn Oslo.\",\"label\":[[0,3,\"PERSON\"],[15,19,\"GPE\"]]}\n",
    );
    write(
        &folder,
        "pairs.json",
        r#"[["Ana met Bo.\nIn Oslo.",{"entities":[[0,3,"PER"],[15,19,"LOC"]]}]]"#,
    );
    let of = |file: &str| {
        let mut json = json(&done(&folder, &["import", file]));
        (
            json["articles"][0]["blocks"].take(),
            json["entities"].take(),
        )
    };
    let spacy = of("spacy.json");
    assert_eq!(
        spacy.0[1]["mentions"],
        serde_json::json!([{ "start": 3, "end": 7, "entity": "oslo" }])
    );
    assert_eq!(of("doccano.jsonl"), spacy);
    assert_eq!(of("pairs.json"), spacy);
}

#[test]
fn a_view_is_exported_in_every_format() {
    let folder = folder("export");
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles/committee.json");
    let listed = done(
        &folder,
        &[
            "export",
            bundled,
            "--to",
            "all",
            "-o",
            "out",
            "--link",
            "https://x.org/#q=diaby&during=2017",
        ],
    );
    assert_eq!(listed.lines().count(), 13);
    for path in listed.lines() {
        let text = fs::read_to_string(folder.join(path)).expect("a file");
        // One passage of the article is about him in that year.
        assert!(
            path.ends_with("timeline.csv") || text.contains("1 of 37 passages"),
            "{path}"
        );
    }
    let bom = done(
        &folder,
        &["export", bundled, "--to", "entities-csv", "--bom"],
    );
    assert!(bom.starts_with('\u{feff}'));
    for args in [
        ["--to", "csl-json", "--passage", "p99"],
        ["--to", "bibtex", "--accessed", "soon"],
        ["--to", "json", "--link", "#with=nobody"],
    ] {
        let output = dossier(&folder, &[&["export", bundled], &args[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
    let nothing = dossier(
        &folder,
        &["export", bundled, "--to", "json", "--query", "qqqqqqq"],
    );
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn a_kind_of_file_that_is_not_read_is_named() {
    let folder = folder("kinds");
    write(&folder, "a.docx", "PK");
    let output = dossier(&folder, &["build", "a.docx", "-o", "site"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("Markdown (.md)"), "{said}");
    fs::create_dir(folder.join("empty")).expect("a folder");
    let output = dossier(&folder, &["check", "empty"]);
    assert_eq!(output.status.code(), Some(2));
}
