//! What nobody should hand to the builder, and someone will: it says what is wrong or builds a page that is safe, and it
//! never breaks down.
//!
//! Pictures and output folders have their own tests in `pictures.rs` and `output.rs`.

mod folders;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Ends every element, attribute, script and comment that it could stand in.
const SCRIPT: &str =
    "</script></style></title>--><!--<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("hostile")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn dossier(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.current_dir(folder).args(args);
    command.output().expect("the program starts")
}

/// Runs a command that may end well or ill but not break down, and gives its code with what it said.
#[track_caller]
fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = dossier(folder, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned()
        + &String::from_utf8_lossy(&output.stdout);
    let code = output
        .status
        .code()
        .unwrap_or_else(|| panic!("{args:?} was ended by a signal\n{said}"));
    assert!(
        (0..=2).contains(&code),
        "{args:?} ended with {code}\n{said}"
    );
    assert!(!said.contains("panicked"), "{said}");
    assert!(
        !said
            .chars()
            .any(|letter| letter.is_control() && letter != '\n'),
        "{said:?}"
    );
    (code, said)
}

/// Builds one file, whatever may be wrong with it, and says what was said.
#[track_caller]
fn built(name: &str, file: &str, content: impl AsRef<[u8]>) -> (PathBuf, String) {
    let folder = folder(name);
    fs::write(folder.join(file), content).expect("a file");
    let (code, said) = run(&folder, &["build", file, "-o", "site"]);
    assert_eq!(code, 0, "{said}");
    (folder.join("site"), said)
}

/// Checks one file, which is not good, and says what is wrong.
#[track_caller]
fn wrong(name: &str, file: &str, content: impl AsRef<[u8]>, word: &str) {
    let folder = folder(name);
    fs::write(folder.join(file), content).expect("a file");
    let (code, said) = run(&folder, &["check", file]);
    assert!(code > 0, "{said}");
    assert!(said.contains(word), "{said}");
}

/// Checks one file, of which nothing is demanded but that the program stands it.
#[track_caller]
fn stood(name: &str, file: &str, content: impl AsRef<[u8]>) {
    let folder = folder(name);
    fs::write(folder.join(file), content).expect("a file");
    run(&folder, &["check", file]);
}

/// Nothing in the pages that were written runs but their own scripts.
#[track_caller]
fn assert_safe(site: &Path) {
    let mut n_pages = 0;
    for entry in fs::read_dir(site).expect("the site") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        n_pages += 1;
        let page = fs::read_to_string(&path).expect("text");
        for part in [
            "<script>alert",
            "<img src=x",
            "href=\"javascript:",
            "<iframe src=x",
            "onload=alert",
            "http-equiv=\"refresh",
        ] {
            assert!(!page.contains(part), "{part} in {path:?}");
        }
    }
    assert!(n_pages >= 3);
}

#[test]
fn a_script_in_every_field_of_a_story_stays_text() {
    let folder = folder("fields");
    let s = SCRIPT.replace('\\', "\\\\").replace('"', "\\\"");
    let story = format!(
        "+++\nid = \"pier\"\nlang = \"en\"\nkicker = \"{s}\"\ntitle = \"{s}\"\nstandfirst = \"{s}\"\nrights = \"{s}\"\nodd = \"{s}\"\n\
         [dossier]\ntitle = \"{s}\"\nlang = \"{s}\"\n[[byline]]\nname = \"{s}\"\nrole = {{ en = \"{s}\" }}\n[published]\nedtf = \"{s}\"\n\
         display = \"{s}\"\nnote = \"{s}\"\n[source]\npublisher = \"{s}\"\ntitle = \"{s}\"\nurl = \"javascript:alert(1)\"\nnote = \"{s}\"\n\
         [[translations]]\nlang = \"{s}\"\nurl = \"javascript:alert(1)\"\nnote = \"{s}\"\n[[contact]]\nlabel = \"{s}\"\n\
         href = \"javascript:alert(1)\"\n+++\n\n{SCRIPT}\n\n## {SCRIPT}\n\n> {SCRIPT}\n>\n> — {SCRIPT}\n\n- {SCRIPT}\n\n\
         [a](javascript:alert(1)) [b](date:{SCRIPT}) [c](event:2016 \"{SCRIPT}\")[^1]\n\n[^1]: {SCRIPT}\n\n\
         ![x](https://example.org/x.png)\n\n```chart\ntext = \"{s}\"\nunit = \"{s}\"\nrows = [{{ label = \"{s}\", value = 1 }}]\n```\n\n\
         ```figure\ntext = \"{s}\"\nalt = \"{s}\"\ncredit = \"{s}\"\n```\n"
    );
    let registry = format!(
        "[[type]]\nid = \"person\"\nlabel = \"{s}\"\nsingular = \"{s}\"\n[[entity]]\nid = \"a\"\ntype = \"person\"\nname = \"{s}\"\n\
         aliases = [\"{s}\", \"alert\"]\nsummary = \"{s}\"\nsame_as = [\"javascript:alert(1)\"]\n"
    );
    let events = format!(
        "[[event]]\nid = \"e\"\ndate = \"2016\"\ndisplay = \"{s}\"\ntitle = \"{s}\"\npassages = [{{ block = \"p1\" }}]\nentities = [\"a\"]\n\
         according_to = \"{s}\"\n[[quantity]]\nid = \"q\"\nlabel = \"{s}\"\nvalue = 1\nunit = \"{s}\"\npassages = [{{ block = \"p1\" }}]\n"
    );
    for (name, text) in [
        ("story.md", story),
        ("entities.toml", registry),
        ("events.toml", events),
    ] {
        fs::write(folder.join(name), text).expect("a file");
    }
    let (code, said) = run(
        &folder,
        &[
            "build",
            "story.md",
            "-o",
            "site",
            "--url",
            "https://example.org/",
        ],
    );
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("javascript:alert(1)"), "{said}");
    assert_safe(&folder.join("site"));
}

#[test]
fn the_markup_of_a_page_is_harmless() {
    let text = "The harbour office sold the pier in spring, and nobody in the town was told who had bought it. ".repeat(5);
    let (site, _) = built(
        "page",
        "page.html",
        format!(
            "<html><head><title>T</title><meta http-equiv=\"refresh\" content=\"0;url=//x\"><base href=\"//x\"></head>\
             <body onload=alert(1)><article><p onclick=alert(1)>{text}<iframe src=x></iframe><svg onload=alert(1)><script>alert(1)\
             </script></svg></p><p>&lt;script&gt;alert(1)&lt;/script&gt; <a href=\"javascript:alert(1)\">a</a> \
             <a href=\" JaVaScRiPt:alert(1)\">b</a> <a href=\"data:text/html,x\">c</a></p><form><input value=x></form>\
             <math><mi><img src=x onerror=alert(1)></mi></math><template><p>in a template</p></template></article></body></html>"
        ),
    );
    assert_safe(&site);
    let page = fs::read_to_string(site.join("index.html")).expect("text");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("in a template"));
}

#[test]
fn a_page_of_any_shape_is_stood() {
    let text =
        "<p>The harbour office sold the pier in spring, and nobody in the town was told.</p>"
            .repeat(8);
    stood("deep", "a.html", "<div>".repeat(200_000) + &text);
    stood(
        "deep-inline",
        "a.html",
        format!("<article>{text}<p>{}x", "<b>".repeat(100_000)),
    );
    stood(
        "deep-lists",
        "a.html",
        format!("<article>{text}{}x", "<ul><li>".repeat(50_000)),
    );
    stood(
        "flat",
        "a.html",
        format!("<body>{}", "<p>x</p>".repeat(100_000)),
    );
    stood(
        "unclosed",
        "a.html",
        "<html><head><title>T<body><p>a<table><tr><td><p>b</x></html></p><!--",
    );
    stood(
        "attribute",
        "a.html",
        format!("<p title=\"{}\">{text}", "x".repeat(5_000_000)),
    );
    stood("no-text", "a.html", "<html></html>");
    stood(
        "json-ld",
        "a.html",
        format!(
            "<script type=\"application/ld+json\">{}</script>{text}",
            "[".repeat(100_000)
        ),
    );
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    for file in ["a.md", "a.txt", "a.html", "a.csv", "a.jsonl"] {
        wrong(
            &format!("bytes-{file}"),
            file,
            b"+++\ntitle = \"\xff\"\n+++\n",
            "byte 13 is not UTF-8",
        );
    }
    wrong(
        "utf-16",
        "a.md",
        b"\xff\xfe+\0+\0+\0\n\0",
        "byte 0 is not UTF-8",
    );
    let folder = folder("bytes-registry");
    fs::write(folder.join("a.md"), "+++\ntitle = \"T\"\n+++\nText.").expect("a file");
    fs::write(folder.join("entities.toml"), b"\xc3").expect("a file");
    let (code, said) = run(&folder, &["build", "a.md", "-o", "site"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("entities.toml") && said.contains("byte 0 is not UTF-8"),
        "{said}"
    );
    assert!(!folder.join("site").exists());
}

#[test]
fn odd_letters_are_kept_and_do_not_steer_the_terminal() {
    let bom = "\u{feff}";
    let (site, _) = built(
        "bom",
        "a.md",
        format!("{bom}+++\r\ntitle = \"T\"\r\n+++\r\nText with a {bom} inside.\r\n"),
    );
    let page = fs::read_to_string(site.join("index.html")).expect("text");
    assert!(page.contains(&format!("Text with a {bom} inside.")));
    wrong(
        "escape",
        "a.md",
        "+++\ntitle = \"T\"\n+++\n# \u{1b}[31mred\u{7}\u{202e}back\n",
        "a heading of the first level",
    );
    stood(
        "nul",
        "a.md",
        "+++\ntitle = \"T\"\n+++\na\0b\n\n\u{2066}\u{202e}x\n\n\u{200b}\u{ad}\n",
    );
    stood("only-bom", "a.md", bom);
    stood("only-bom", "a.txt", bom);
    for file in ["a.md", "a.txt", "a.html", "a.csv", "a.json", "a.jsonl"] {
        stood("empty", file, "");
    }
}

#[test]
fn front_matter_cannot_grow() {
    let mut bomb = String::from("a0: &a0 [lol, lol]\n");
    for at in 1..40 {
        bomb += &format!("a{at}: &a{at} [*a{}, *a{0}, *a{0}]\n", at - 1);
    }
    wrong(
        "anchors",
        "a.md",
        format!("---\n{bomb}title: T\n---\nText."),
        "anchors are not read",
    );
    wrong(
        "yaml-deep",
        "a.md",
        format!("---\na: {}\n---\nText.", "[".repeat(100_000)),
        "YAML",
    );
    wrong(
        "toml-deep",
        "a.md",
        format!("+++\na = {}\n+++\nText.", "[".repeat(100_000)),
        "TOML",
    );
    wrong(
        "toml-dotted",
        "a.md",
        format!("+++\na{} = 1\n+++\nText.", ".a".repeat(20_000)),
        "",
    );
    wrong(
        "fence",
        "a.md",
        "+++\ntitle = \"T\"\n",
        "the front matter has no end",
    );
    wrong("not-yaml", "a.md", "---\ntitle: [\n---\nText.", "YAML");
}

#[test]
fn markdown_of_any_shape_is_stood() {
    let story = |body: String| format!("+++\ntitle = \"T\"\n+++\n{body}");
    stood("quotes", "a.md", story(">".repeat(20_000) + " x"));
    stood(
        "lists",
        "a.md",
        story(
            (0..2000)
                .map(|at| format!("{}- x\n", "  ".repeat(at)))
                .collect(),
        ),
    );
    stood("stars", "a.md", story("*a _b ".repeat(50_000)));
    stood(
        "brackets",
        "a.md",
        story("[".repeat(50_000) + &"](date:2016)".repeat(50_000)),
    );
    stood(
        "links",
        "a.md",
        story("[a](date:2016)[b](event:2016)".repeat(2_000)),
    );
    stood(
        "references",
        "a.md",
        story("[a]: [b]\n[b]: [a]\n\n[a][b][c]\n".repeat(500)),
    );
    stood(
        "footnotes",
        "a.md",
        story("[^1]\n\n[^1]: [^2]\n\n[^2]: [^1] [^3]\n".into()),
    );
    stood(
        "table",
        "a.md",
        story(format!(
            "|{}\n|{}\n",
            "a|".repeat(5_000),
            "-|".repeat(5_000)
        )),
    );
    stood(
        "dates",
        "a.md",
        story("[a](date:9999999999999999-99) [b](date:Y9e99999) [c](date:../..)\n".repeat(200)),
    );
    stood(
        "fences",
        "a.md",
        story("```figure\n```\n\n```chart\nrows = 7\nunit = []\n```\n".repeat(200)),
    );
}

#[test]
fn a_file_of_50_megabytes_is_read_or_refused_in_words() {
    let words = "The harbour office sold the pier in spring, and nobody in the town was told. ";
    let text = format!(
        "The pier\n\nBy Ana Moe\n\n{}\n",
        words.repeat(50_000_000 / words.len())
    );
    let folder = folder("large");
    fs::write(folder.join("a.txt"), text).expect("a file");
    let (code, said) = run(&folder, &["check", "a.txt"]);
    assert!(code <= 1, "{said}");
    fs::write(folder.join("b.txt"), vec![b'x'; 70_000_000]).expect("a file");
    let (code, said) = run(&folder, &["check", "b.txt"]);
    assert_eq!(code, 2);
    assert!(said.contains("b.txt") && said.contains("at most"), "{said}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn data_of_other_tools_of_any_shape_is_stood() {
    wrong(
        "sheet",
        "a.csv",
        "a,b\n1,2\n",
        "no columns Year and Headline",
    );
    let header = "Year,Month,Day,Headline,Text,Media,Group\n";
    stood(
        "quote",
        "a.csv",
        format!("{header}2016,,,\"{}", "x\n".repeat(500_000)),
    );
    wrong(
        "year",
        "a.csv",
        format!("{header}soon,13,99,A,B,,\n1e308,,,A,B,,\n"),
        "is not an EDTF date",
    );
    stood(
        "width",
        "a.csv",
        format!("{header}2016{}\n", ",".repeat(100_000)),
    );
    let (site, _) = built(
        "html-cell",
        "a.csv",
        format!(
            "{header}2016,,,{SCRIPT},<p>a</p><script>alert(1)</script>,javascript:alert(1),<b>g\n"
        ),
    );
    assert_safe(&site);
    stood(
        "timeline",
        "a.json",
        r#"{"events":[{"start_date":{"year":1e308}},{"start_date":7,"text":[]},{"start_date":{"year":"x"}},null]}"#,
    );
    stood(
        "graph",
        "a.json",
        format!(
            "{{\"@type\":\"NewsArticle\",\"about\":{}1{}}}",
            "[".repeat(100),
            "]".repeat(100)
        ),
    );
    wrong("deep-json", "a.json", "[".repeat(1_000_000), "");
    wrong(
        "article",
        "a.json",
        r#"{"@type":"NewsArticle","headline":"T"}"#,
        "no text",
    );
    wrong(
        "offsets",
        "a.jsonl",
        "{\"text\":\"Ana\",\"label\":[[0,99,\"PERSON\"],[-1,2,\"X\"],[2,1,\"Y\"]]}\n{\n",
        "outside their text",
    );
    stood("names", "entities.toml.md", "+++\ntitle = \"T\"\n+++\nx");
}
