//! Stories, and what they become.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::{format, load};
use serde_json::json;

const FRONT: &str = "+++\nid = \"s\"\nlang = \"en\"\ntitle = \"T\"\n+++\n";

const REGISTRY: &str =
    "[[type]]\nid = \"place\"\n\n[[entity]]\nid = \"oslo\"\ntype = \"place\"\nname = \"Oslo\"\n";

fn read(body: &str, events: &str) -> Draft {
    let story = format!("{FRONT}{body}");
    story_of(&story, Some(REGISTRY), Some(events))
}

fn story_of(story: &str, registry: Option<&str>, events: Option<&str>) -> Draft {
    sources(&Sources {
        articles: vec![(Kind::Markdown, Source::new("story.md", story))],
        registry: registry.map(|text| Source::new("entities.toml", text)),
        events: events.map(|text| Source::new("events.toml", text)),
        ..Sources::default()
    })
}

fn said(draft: &Draft) -> String {
    let lines = draft.problems.iter().map(|problem| {
        let Place { file, line, column } = &problem.place;
        format!(
            "{file}:{line}:{column}: {}; {}\n",
            problem.message, problem.hint
        )
    });
    lines.collect()
}

#[track_caller]
fn check_blocks(body: &str, expected: Expect) {
    let draft = read(body, "");
    assert_eq!(said(&draft), "");
    let blocks = draft.json["articles"][0]["blocks"]
        .as_array()
        .expect("a list");
    let lines: String = blocks.iter().map(|block| format!("{block}\n")).collect();
    expected.assert_eq(&lines);
}

#[track_caller]
fn check_problems(body: &str, events: &str, expected: Expect) {
    expected.assert_eq(&said(&read(body, events)));
}

#[test]
fn a_text_becomes_blocks_with_ids_in_their_order() {
    check_blocks(
        "First in Oslo, [May 2016](date:2016-05).\n\n## A heading\n\n> Said *so*.\n>\n> — Ana\n\n- one\n- two\n\n1. three\n",
        expect![[r#"
            {"id":"p1","mentions":[{"end":13,"entity":"oslo","start":9},{"date":"2016-05","end":23,"start":15}],"text":"First in Oslo, May 2016.","type":"paragraph"}
            {"id":"h1","level":2,"text":"A heading","type":"heading"}
            {"cite":"Ana","id":"q1","mentions":[],"text":"Said so.","type":"quotation"}
            {"id":"li1","mentions":[],"ordered":false,"text":"one","type":"list-item"}
            {"id":"li2","mentions":[],"ordered":false,"text":"two","type":"list-item"}
            {"id":"li3","mentions":[],"ordered":true,"text":"three","type":"list-item"}
        "#]],
    );
}

#[test]
fn figures_and_charts_are_toml() {
    check_blocks(
        "```figure\ntext = \"Oslo\"\nalt = \"A town\"\n```\n\n```chart\ntext = \"Ships\"\nrows = [{ label = \"a\", value = 2 }]\n```\n",
        expect![[r#"
            {"alt":"A town","id":"fig1","mentions":[{"end":4,"entity":"oslo","start":0}],"text":"Oslo","type":"figure"}
            {"id":"chart1","mentions":[],"rows":[{"label":"a","value":2}],"text":"Ships","type":"chart"}
        "#]],
    );
}

#[test]
fn what_cannot_be_kept_is_said() {
    check_problems(
        "# Title\n\nA [link](https://example.org) and <b>more</b>.\n\n    code\n\n```figure\ntext = \n```\n",
        "",
        expect![[r#"
            story.md:6:1: a heading of the first level inside the text; the title stands in the front matter; begin headings with ##
            story.md:8:35: HTML is not kept; its words stay; take the mark away, or write them out
            story.md:8:42: HTML is not kept; its words stay; take the mark away, or write them out
            story.md:10:5: a block of code is read as a paragraph; fence a picture with ```figure and a chart with ```chart
            story.md:12:1: this figure is not TOML: string values must be quoted, expected literal string; write lines such as text = "…" and alt = "…"
        "#]],
    );
}

#[test]
fn an_event_finds_its_words_or_says_that_it_does_not() {
    let events = "[[event]]\nid = \"a\"\ndate = \"2016\"\ntitle = \"A\"\npassages = [{ block = \"p1\", from = \"ship\", to = \"sank\" }]\n\n\
                  [[event]]\nid = \"b\"\ndate = \"soon\"\ntitle = \"B\"\npassages = [{ block = \"p9\" }]\n\n\
                  [[event]]\nid = \"c\"\ndate = \"2016\"\ntitle = \"C\"\npassages = [{ block = \"p1\", from = \"a\" }, { block = \"p1\", from = \"boat\" }]\n";
    let body = "Then a ship of Oslo sank at sea.";
    let draft = read(body, events);
    assert_eq!(
        draft.json["events"][0]["passages"],
        json!([{ "block": "p1", "start": 7, "end": 24 }])
    );
    check_problems(
        body,
        events,
        expect![[r#"
            events.toml:7:1: there is no block "p9"; paragraphs are p1, p2, … in their order, figures fig1, …, charts chart1, …
            events.toml:7:1: date: "soon" is not an EDTF date: year must have exactly four digits (or X); write for example 2017-12-17, 2016-23 (autumn), 2015~ (about) or 2014-06-29/.. (since)
            events.toml:13:1: "a" stands in block "p1" more than once; give more of the words
            events.toml:13:1: "boat" does not stand in block "p1"; copy the words from the story, without its marks
            events.toml:13:1: passages: the event has no passage; name the block whose text says so; the event is left out until then
        "#]],
    );
}

#[test]
fn front_matter_may_be_yaml_with_the_names_that_newsrooms_use() {
    let story = "---\nheadline: \"T: a story\"\nauthor: Ana Moe and Bo Lie\ndate: 2018-02-07\ntags: [a]\n---\nText.";
    let draft = story_of(story, None, None);
    let article = &draft.json["articles"][0];
    assert_eq!(article["title"], "T: a story");
    assert_eq!(
        article["byline"],
        json!([{ "name": "Ana Moe" }, { "name": "Bo Lie" }])
    );
    assert_eq!(article["published"], json!({ "edtf": "2018-02-07" }));
    assert_eq!(
        said(&draft),
        "story.md:5:1: the front matter has fields that are not used: tags; nothing is lost in your file; \
         docs/story.md lists what is used\n"
    );
}

#[test]
fn a_date_without_quotation_marks_is_a_date() {
    let draft = story_of(
        "+++\ntitle = \"T\"\npublished = 2018-02-07\n+++\nText.",
        None,
        None,
    );
    assert_eq!(said(&draft), "");
    assert_eq!(
        draft.json["articles"][0]["published"],
        json!({ "edtf": "2018-02-07" })
    );
}

#[test]
fn pictures_tables_footnotes_and_links_have_their_place() {
    check_blocks(
        "![Two boats](images/a.jpg)\nThe pier. © DR\n\n| Ships at the pier | ships |\n| --- | --- |\n| Oslo | 1,200 |\n\n\
         Said[^1] at [the desk](https://example.org/a).\n\n[^1]: To *us*, in Oslo.\n",
        expect![[r#"
            {"alt":"Two boats","credit":"© DR","id":"fig1","image":"images/a.jpg","mentions":[],"text":"The pier.","type":"figure"}
            {"id":"chart1","mentions":[],"rows":[{"label":"Oslo","value":1200.0}],"text":"Ships at the pier","type":"chart","unit":"ships"}
            {"id":"p1","mentions":[{"end":19,"href":"https://example.org/a","start":11}],"text":"Said[1] at the desk.","type":"paragraph"}
            {"id":"li1","mentions":[{"end":14,"entity":"oslo","start":10}],"ordered":true,"text":"To us, in Oslo.","type":"list-item"}
        "#]],
    );
}

#[test]
fn an_event_is_marked_in_the_text() {
    let draft = read(
        "Ships [left Oslo in May](event:2016-05 \"Ships leave\"). [They sank](event:2016-06).",
        "",
    );
    assert_eq!(said(&draft), "");
    assert_eq!(
        draft.json["events"],
        json!([
            { "id": "ships-leave", "date": "2016-05", "title": "Ships leave", "entities": ["oslo"],
              "passages": [{ "block": "p1", "start": 6, "end": 22 }] },
            { "id": "they-sank", "date": "2016-06", "title": "They sank", "entities": [],
              "passages": [{ "block": "p1", "start": 24, "end": 33 }] },
        ])
    );
}

#[test]
fn what_an_editor_marked_is_not_written_over() {
    check_blocks(
        "[May 5th, 2016](date:2016-05~) and 6 May 2016, [Oslo](entity:oslo).",
        expect![[r#"
            {"id":"p1","mentions":[{"date":"2016-05~","end":13,"start":0},{"date":"2016-05-06","end":28,"start":18},{"end":34,"entity":"oslo","start":30}],"text":"May 5th, 2016 and 6 May 2016, Oslo.","type":"paragraph"}
        "#]],
    );
}

#[test]
fn several_articles_are_one_dossier() {
    let sources = Sources {
        articles: vec![
            (
                Kind::Markdown,
                Source::new("a/one.md", "+++\ntitle = \"One\"\n+++\nIn Oslo."),
            ),
            (
                Kind::Markdown,
                Source::new(
                    "b/one.md",
                    "+++\ntitle = \"Two\"\n+++\nShips [left](event:2016).",
                ),
            ),
        ],
        registry: Some(Source::new("entities.toml", REGISTRY)),
        events: Some(Source::new(
            "events.toml",
            "[[event]]\nid = \"e\"\ndate = \"2016\"\ntitle = \"E\"\npassages = [{ article = \"one\", block = \"p1\", from = \"Oslo\" }, { block = \"p1\" }]\n",
        )),
        ..Sources::default()
    };
    let draft = super::sources(&sources);
    let ids: Vec<&Value> = draft.json["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|article| &article["id"])
        .collect();
    assert_eq!(ids, ["one", "one-2"]);
    assert_eq!(
        draft.json["events"][0]["passages"],
        json!([{ "article": "one", "block": "p1", "start": 3, "end": 7 }])
    );
    assert_eq!(
        draft.json["events"][1]["passages"],
        json!([{ "article": "one-2", "block": "p1", "start": 6, "end": 10 }])
    );
    let said: Vec<String> = draft
        .problems
        .iter()
        .map(|problem| problem.message.clone())
        .collect();
    assert_eq!(
        said,
        [
            "another article has the id \"one\" too; this one is \"one-2\"",
            "a passage names no article, and there are several",
        ]
    );
}

#[test]
fn a_shared_registry_gives_what_is_named_and_a_newsrooms_own_goes_before_it() {
    let shared = "[[type]]\nid = \"place\"\n\n[[entity]]\nid = \"oslo\"\ntype = \"place\"\nname = \"Oslo (shared)\"\n\n\
                  [[entity]]\nid = \"bergen\"\ntype = \"place\"\nname = \"Bergen\"\naliases = [{ name = \"the town\", kind = \"weak\" }, { name = \"Bjørgvin\", lang = \"no\" }]\n\n\
                  [[entity]]\nid = \"tromso\"\ntype = \"place\"\nname = \"Tromsø\"\n";
    let shared = [Source::new("shared.toml", shared)];
    let own = Source::new("entities.toml", REGISTRY);
    let known = Known::read(&Beside {
        shared: &shared,
        registry: Some(&own),
        ..Beside::default()
    });
    let story = Source::new(
        "story.md",
        format!("{FRONT}From Oslo to Bergen, the town, or Bjørgvin."),
    );
    let articles = vec![article(Kind::Markdown, &story, &known)];
    let draft = dossier(articles, known);
    assert_eq!(said(&draft), "");
    let names: Vec<&Value> = draft.json["entities"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|entity| &entity["name"])
        .collect();
    assert_eq!(names, ["Oslo", "Bergen"]);
    assert_eq!(
        draft.json["entities"][1]["aliases"],
        json!(["the town", "Bjørgvin"])
    );
    assert_eq!(
        draft.json["articles"][0]["blocks"][0]["mentions"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}

#[test]
fn a_story_without_front_matter_or_with_a_broken_one_is_still_read() {
    for story in [
        "Text.",
        "+++\ntitle = \nid=1\n+++\nText.",
        "+++\nText.",
        "---\ntitle: [\n---\nText.",
        "",
    ] {
        let draft = story_of(story, None, None);
        assert!(!draft.problems.is_empty(), "{story:?}");
    }
    let draft = story_of("+++\nid = \"s\"\ntitle = T\n+++\nText.", None, None);
    let front = draft
        .problems
        .iter()
        .find(|problem| problem.message.contains("TOML"));
    assert_eq!(
        front.map(|problem| problem.place.line),
        Some(3),
        "{:?}",
        draft.problems
    );
    assert_eq!(draft.json["articles"][0]["blocks"][0]["text"], "Text.");
}

#[test]
fn a_broken_registry_costs_the_names_and_nothing_else() {
    let story = format!("{FRONT}In Oslo.");
    let draft = story_of(&story, Some("[[entity]\nid = 1"), None);
    assert_eq!(draft.json["articles"][0]["blocks"][0]["text"], "In Oslo.");
    assert_eq!(draft.problems[0].place.file, "entities.toml");
}

#[test]
fn what_is_written_is_read_by_the_loader() {
    let draft = read("In Oslo, [2016](date:2016).", "");
    let loaded = load::load(format::write(&draft.json).as_bytes()).expect("it loads");
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.dossier.entities[0].passages.len(), 1);
}

/// Pieces of stories, registries and lists of events, whole and broken, in any order.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 34] = [
        "+++\n",
        "title = \"T\"\n",
        "id = \"s\"\n",
        "lang = \"en\"\n",
        "standfirst = \"In [May](date:2016-05).\"\n",
        "[[byline]]\nname = 1\n",
        "published = 2016-05-01\n",
        "# A\n\n",
        "## Oslo\n\n",
        "##### deep\n\n",
        "> q\n>\n> — Ana\n\n",
        "- a\n  - b\n\n",
        "1. x\n",
        "```figure\ntext = \"[x](date:soon)\"\n```\n",
        "```chart\nrows = 3\n```\n",
        "```\n",
        "[a](date:2016",
        "[b](https://example.org)",
        "<b>",
        "*é",
        "Oslo ",
        "\u{feff}",
        "\u{202e}",
        "\0",
        "| a | b |\n|--|--|\n",
        "[[entity]]\nid = \"oslo\"\nname = \"Oslo\"\ntype = \"place\"\n",
        "aliases = [\"\", \"o\"]\n",
        "[[entity]]\nname = \"\"\n",
        "[[type]]\nid = \"place\"\n",
        "[[event]]\nid = \"e\"\ntitle = \"E\"\ndate = \"2016\"\n",
        "passages = [{ block = \"p1\", from = \"é\", to = \"O\" }]\n",
        "passages = 7\n",
        "[[quantity]]\nvalue = nan\n",
        "\r\n\n",
    ];
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_read_loads_or_problems_say_why_not(story in pieces(), registry in pieces(), events in pieces()) {
        let draft = story_of(&story, Some(&registry), Some(&events));
        for problem in &draft.problems {
            prop_assert!(problem.place.line >= 1 && problem.place.column >= 1);
        }
        match load::load(format::write(&draft.json).as_bytes()) {
            Ok(loaded) => prop_assert!(loaded.diagnostics.is_empty() || !draft.problems.is_empty()),
            Err(_) => prop_assert!(!draft.problems.is_empty()),
        }
    }
}

/// A dossier of one article as files, and what they read back as.
#[track_caller]
fn check_files(json: &Value) -> Files {
    let files = files(json).expect("one article");
    let some = |name, text: &str| (!text.is_empty()).then(|| Source::new(name, text.to_owned()));
    let draft = sources(&Sources {
        articles: vec![(
            Kind::Markdown,
            Source::new("story.md", files.story.as_str()),
        )],
        registry: some("entities.toml", &files.registry),
        events: some("events.toml", &files.events),
        ..Sources::default()
    });
    assert_eq!(
        format::write(&draft.json),
        format::write(json),
        "{}",
        files.story
    );
    files
}

#[test]
fn an_article_is_written_as_files_that_read_back_as_the_same() {
    let bundled = include_str!("../../../../articles/committee.json");
    check_files(&serde_json::from_str(bundled).expect("JSON"));
}

#[test]
fn odd_words_survive_being_written() {
    let body = "1\\. Not *a* list, \\[not\\] a link \\<b\\> & c\\_d\\_e \\`f\\` \\| g ~h~ #i.\n\n\\- Not an item.\n\n\
                [Oslo](entity:) and [May 5th, 2016](date:) and [here](entity:oslo), [May 2016](date:2016-05).\n\n- one\n- two\n\n\
                1. three\n\n> Said\n>\n> — *Ana*\n\n\\=\n\n```chart\ntext = \"Ships [2016](date:2016) \\\\* x\"\n\
                rows = [{ label = \"a\", value = 2.5 }]\n```\n";
    let draft = read(body, "");
    let files = check_files(&draft.json);
    expect![[r#"
        +++
        id = "s"
        lang = "en"
        title = "T"
        +++

        1\. Not a list, \[not\] a link \<b\> \& c\_d\_e \`f\` \| g \~h\~ \#i.

        \- Not an item.

        [Oslo](entity:) and [May 5th, 2016](date:) and [here](entity:oslo), May 2016.

        - one
        - two
        1. three

        > Said
        >
        > — Ana

        \=

        ```chart
        text = 'Ships 2016 \* x'

        [[rows]]
        label = "a"
        value = 2.5
        ```
    "#]]
    .assert_eq(&files.story);
}
