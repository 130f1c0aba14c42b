//! `dossier build` of collections as a newsroom uses it: what goes in, what is said of it, and what comes out.
//!
//! The program needs the explorer in it, which `cargo xtask build` sees to.

mod changes;
mod made;
mod mixed;

use std::fs;

use made::{Place, record, records};

const SITE: [&str; 3] = ["-o", "site", "--title"];

/// Builds a file or a folder under the title "All".
#[track_caller]
fn built(place: &Place, source: &str, more: &[&str]) -> String {
    let args = [&["build", source], &SITE[..], &["All"], more].concat();
    place.good(&args)
}

#[test]
fn json_lines_become_a_site_with_a_list_pages_and_one_file() {
    let place = Place::new("lines");
    place.write("all.jsonl", &records(0..45).join("\n"));
    let said = built(&place, "all.jsonl", &[]);
    assert!(said.contains("45 articles"), "{said}");
    let names = place.names("site");
    for name in [
        "index.html",
        "all.html",
        "all.zip",
        "list-2.html",
        "list-3.html",
        "articles/record-7.html",
    ] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
    let index = place.read("site/index.html");
    assert!(index.contains("<title>All</title>") && index.contains("dossier-start"));
    let root = names.iter().find(|name| name.starts_with("chunks/root-"));
    let root = root.expect("a root").trim_start_matches("chunks/");
    assert!(index.contains(root.trim_end_matches(".js")), "{root}");
    let article = place.read("site/articles/record-7.html");
    assert!(
        article.contains("Record 7") && article.contains("lamp 7 "),
        "{article}"
    );
}

#[test]
fn an_array_and_a_folder_of_files_are_the_same_collection() {
    let place = Place::new("same");
    let all = records(0..30);
    place.write("a/all.jsonl", &all.join("\n"));
    place.write("b/all.json", &format!("[\n{}\n]", all.join(",\n")));
    place.write("c/1.jsonl", &all[..10].join("\n"));
    place.write("c/2.json", &format!("[{}]", all[10..].join(", ")));
    let said = |folder: &str| {
        let site = format!("site-{folder}");
        let args = ["build", folder, "-o", &site, "--title", "All", "--quiet"];
        place.good(&args);
        place.chunks(&site)
    };
    let lines = said("a");
    assert_eq!(said("b"), lines);
    assert_eq!(said("c"), lines);
}

#[test]
fn a_collection_has_what_embeds_need_and_its_pages_say_where_they_are() {
    let place = Place::new("embeds");
    place.write("all.jsonl", &records(0..45).join("\n"));
    built(&place, "all.jsonl", &[]);
    assert!(!place.names("site").contains(&"oembed.json".to_owned()));
    let unknown = place.read("site/embed.html");
    assert!(unknown.contains("https://example.org/dossier/index.html"));
    built(&place, "all.jsonl", &["--url", "https://news.example/logs"]);
    let embed = place.read("site/embed.html");
    assert!(
        embed.contains("https://news.example/logs/embed.js"),
        "{embed}"
    );
    let oembed = place.read("site/oembed.json");
    assert!(
        oembed.contains("https://news.example/logs/index.html"),
        "{oembed}"
    );
    let index = place.read("site/index.html");
    assert!(index.contains("href=\"oembed.json\" type=\"application/json+oembed\""));
    // Nobody said what it is: how many articles, and of when.
    let described = "<meta name=\"description\" content=\"45 articles, January 1";
    assert!(index.contains(described), "{described}");
    for (page, address) in [
        ("index.html", ""),
        ("list-2.html", "list-2.html"),
        ("articles/record-7.html", "articles/record-7.html"),
    ] {
        let html = place.read(&format!("site/{page}"));
        let canonical =
            format!("<link rel=\"canonical\" href=\"https://news.example/logs/{address}\">");
        assert_eq!(html.matches(&canonical).count(), 1, "{page}");
        assert_eq!(html.matches("rel=\"canonical\"").count(), 1, "{page}");
        assert_eq!(html.matches("application/ld+json").count(), 1, "{page}");
    }
    let article = place.read("site/articles/record-7.html");
    assert!(article.contains("\"@type\":\"NewsArticle\""), "{article}");
    assert!(!place.read("site/all.html").contains("oembed.json"));
}

#[test]
fn stories_of_a_folder_are_one_page_up_to_twenty_unless_somebody_says_otherwise() {
    let place = Place::new("stories");
    for number in 0..20 {
        let story = format!(
            "---\ntitle: Story {number}\ntags: [sea]\n---\n\nA lamp fell at the harbour.\n"
        );
        place.write(&format!("in/story-{number:02}.md"), &story);
    }
    let is_collection = |more: &[&str]| {
        built(&place, "in", more);
        place
            .names("site")
            .iter()
            .any(|name| name.starts_with("chunks/"))
    };
    assert!(!is_collection(&[]));
    assert!(is_collection(&["--collection"]));
    place.write("in/dossier.toml", "collection = true\n");
    assert!(is_collection(&[]));
    place.write("in/dossier.toml", "title = \"T\"\n");
    place.write("in/story-20.md", "# Story 20\n\nOne more.\n");
    assert!(is_collection(&[]));
    place.write("in/dossier.toml", "collection = false\n");
    assert!(!is_collection(&[]));
}

#[test]
fn a_dossier_of_several_articles_is_a_collection_when_it_is_asked_for_or_has_many() {
    let place = Place::new("dossier");
    let article = |number: usize| {
        serde_json::json!({
            "id": format!("a-{number}"), "title": format!("Article {number}"), "lang": "en",
            "blocks": [{ "id": "p1", "type": "paragraph", "text": format!("Lamp {number} fell.") }],
        })
    };
    let write = |n: usize| {
        let articles: Vec<_> = (0..n).map(article).collect();
        place.write(
            "all.json",
            &serde_json::json!({ "dossier": 1, "articles": articles }).to_string(),
        );
    };
    let pages = |more: &[&str]| {
        built(&place, "all.json", more);
        place.names("site/articles").len()
    };
    write(3);
    assert_eq!(pages(&[]), 0);
    assert_eq!(pages(&["--collection"]), 3);
    write(21);
    assert_eq!(pages(&[]), 21);
}

#[test]
fn a_bad_record_is_said_with_its_line_and_hides_no_other() {
    let place = Place::new("bad");
    let lines = [
        &record(1),
        "{\"id\": \"t\", \"title\": \"T\", \"text\": 5}",
        "{\"text\": oops}",
        "[1]",
        "",
        &record(2),
    ];
    place.write("all.jsonl", &lines.join("\n"));
    let output = place.run(&["build", "all.jsonl", "-o", "site"]);
    assert_eq!(output.code, Some(0), "{}", output.err);
    assert!(output.out.contains("2 articles"), "{}", output.out);
    for (message, line) in [
        ("the article has no text", 2),
        ("this is not JSON", 3),
        ("it is not an object of JSON", 4),
    ] {
        let place = format!("all.jsonl:{line}:");
        assert!(
            output.err.contains(message) && output.err.contains(&place),
            "{}",
            output.err
        );
    }
    let strict = place.run(&["build", "all.jsonl", "-o", "other", "--strict"]);
    assert_eq!(strict.code, Some(1));
    assert_eq!(place.names("other"), [""; 0]);
}

#[test]
fn a_record_without_title_and_text_is_left_out_and_nothing_is_wrong_with_it() {
    let place = Place::new("entries");
    let lines = [
        &record(1),
        "{\"id\": 4, \"date\": \"2019-03-04\", \"body\": \"\"}",
        "{\"url\": \"https://example.org/a\"}",
    ];
    place.write("all.jsonl", &lines.join("\n"));
    let said = "2 records have neither title nor text, and are left out";
    let output = place.run(&["build", "all.jsonl", "-o", "site", "--strict"]);
    assert_eq!((output.code, output.err.as_str()), (Some(0), ""));
    assert!(
        output.out.contains("1 articles") && output.out.contains(said),
        "{}",
        output.out
    );
    let output = place.run(&["check", "all.jsonl"]);
    assert_eq!(output.code, Some(0), "{}", output.out);
    assert!(output.out.contains(said), "{}", output.out);
    // A text under a name that is not known is no record without one.
    let hidden = format!(
        "{{\"title\": \"T\", \"story\": {:?}}}",
        "A lamp fell. ".repeat(20)
    );
    place.write("all.jsonl", &[&record(1), hidden.as_str()].join("\n"));
    let output = place.run(&["build", "all.jsonl", "-o", "other", "--strict"]);
    assert_eq!(output.code, Some(1), "{}", output.out);
    assert!(
        output.err.contains("the article has no text"),
        "{}",
        output.err
    );
}

#[test]
fn a_title_without_a_text_is_an_article_everywhere() {
    let place = Place::new("titles");
    let lines = [
        &record(1),
        "{\"title\": \"A ferry in Bjørgvin\", \"date\": \"2019-05-06\", \"topics\": [\"ferries\"]}",
        "{\"headline\": \"Nobody on the ferry\", \"summary\": \"The last crossing of the year.\", \"date\": \"2019-05-07\"}",
    ];
    place.write("in/all.jsonl", &lines.join("\n"));
    place.write(
        "in/entities.toml",
        "[[entity]]\nid = \"bergen\"\ntype = \"place\"\nname = \"Bergen\"\naliases = [\"Bjørgvin\"]\n",
    );
    let said = "1 article is a title without a text";
    let output = place.run(&["build", "in", "-o", "site", "--strict"]);
    assert_eq!((output.code, output.err.as_str()), (Some(0), ""));
    assert!(
        output.out.contains("3 articles") && output.out.contains(said),
        "{}",
        output.out
    );
    let checked = place.good(&["check", "in"]);
    assert!(
        checked.contains("3 articles") && checked.contains(said),
        "{checked}"
    );

    let index = place.read("site/index.html");
    for words in [
        "A ferry in Bjørgvin",
        "Nobody on the ferry",
        "The last crossing",
        "ferries",
    ] {
        assert!(index.contains(words), "{words}");
    }
    // Each row has a line below its title but the one of the title alone.
    assert_eq!(index.matches("class=\"d-item\"").count(), 3);
    assert_eq!(index.matches("d-item__text").count(), 2, "{index}");
    let page = place.read("site/articles/a-ferry-in-bjorgvin.html");
    let article =
        "<h1>A ferry in Bjørgvin</h1>\n</article>\n</main>\n<p class=\"d-shell\">May 6, 2019</p>";
    assert!(page.contains(article), "{page}");
    let page = place.read("site/articles/nobody-on-the-ferry.html");
    assert!(
        page.contains("<p>The last crossing of the year.</p>"),
        "{page}"
    );

    let found = place.good(&["search", "in", "ferry"]);
    let rows = "A ferry in Bjørgvin (a-ferry-in-bjorgvin)\nNobody on the ferry (nobody-on-the-ferry)\n  The last crossing of the year.\n2 articles\n";
    assert_eq!(found, rows);
    let found = place.good(&["search", "in", "bergen date:2019-05"]);
    assert!(found.contains("1 article\n"), "{found}");
}

#[test]
fn titles_alone_are_a_collection_too() {
    let place = Place::new("headlines");
    let title = |number: usize| {
        format!("{{\"title\": \"Les lampes du port sont tombées {number} fois dans la nuit\"}}")
    };
    let lines: Vec<String> = (0..30).map(title).collect();
    place.write("all.jsonl", &lines.join("\n"));
    let said = built(&place, "all.jsonl", &[]);
    assert!(
        said.contains("30 articles") && said.contains("30 articles are titles"),
        "{said}"
    );
    // By which their language is told.
    let found = place.good(&["search", "all.jsonl", "tomber"]);
    assert!(found.contains("30 articles"), "{found}");
}

#[test]
fn an_article_of_a_dossier_without_blocks_has_a_page_too() {
    let place = Place::new("no-blocks");
    let bare = serde_json::json!({ "id": "a-1", "title": "A lamp falls", "lang": "en" });
    let odd = serde_json::json!({
        "id": "a-2", "title": "A lamp stands", "lang": "en",
        "blocks": [5, { "id": "p1", "type": "paragraph", "text": "Nobody saw it." }],
    });
    let dossier = serde_json::json!({ "dossier": 1, "articles": [bare, odd] });
    place.write("all.json", &dossier.to_string());
    let said = built(&place, "all.json", &["--collection"]);
    assert!(said.contains("2 articles"), "{said}");
    assert!(
        place
            .read("site/articles/a-1.html")
            .contains("A lamp falls")
    );
    assert!(
        place
            .read("site/articles/a-2.html")
            .contains("Nobody saw it.")
    );
}

#[test]
fn an_array_that_breaks_off_keeps_what_came_before() {
    let place = Place::new("broken");
    place.write(
        "all.json",
        &format!("[\n{},\n{},\n{{\"text\": oops", record(1), record(2)),
    );
    let output = place.run(&["build", "all.json", "-o", "site"]);
    assert!(
        output.out.contains("2 articles"),
        "{}{}",
        output.out,
        output.err
    );
    assert!(output.err.contains("all.json:4:"), "{}", output.err);
    assert!(output.err.contains("the rest is not"), "{}", output.err);
}

#[test]
fn what_is_no_text_is_said_and_the_other_lines_are_read() {
    let place = Place::new("latin");
    let mut bytes = record(1).into_bytes();
    bytes.extend(b"\n{\"text\": \"caf\xe9\"}\n");
    bytes.extend(record(2).bytes());
    fs::write(place.path("all.jsonl"), bytes).expect("it is written");
    let output = place.run(&["build", "all.jsonl", "-o", "site"]);
    assert!(
        output.err.contains("is not UTF-8") && output.err.contains("all.jsonl:2:"),
        "{}",
        output.err
    );
    assert!(output.out.contains("2 articles"), "{}", output.out);
}

#[test]
fn ids_are_made_where_they_are_missing_and_no_two_are_the_same() {
    let place = Place::new("ids");
    let lines = [
        "{\"id\": \"A 1\", \"title\": \"One\", \"text\": \"First of all.\"}",
        "{\"id\": \"a-1\", \"title\": \"Two\", \"text\": \"Second of all.\"}",
        "{\"title\": \"Two words\", \"text\": \"Third of all.\"}",
        "{\"title\": \"Two words\", \"text\": \"Fourth of all.\"}",
        "{\"text\": \"Fifth of all.\"}",
        "{\"id\": 7, \"text\": \"Sixth of all.\"}",
        "{\"title\": \"../../up\", \"text\": \"Seventh of all.\"}",
    ];
    place.write("all.jsonl", &lines.join("\n"));
    let output = place.run(&["build", "all.jsonl", "-o", "site"]);
    let pages: Vec<String> = place.names("site/articles");
    assert_eq!(
        pages,
        [
            "7.html",
            "a-1-2.html",
            "a-1.html",
            "article.html",
            "two-words-2.html",
            "two-words.html",
            "up.html"
        ]
    );
    assert!(
        output
            .err
            .contains("another article has the id \"a-1\" too"),
        "{}",
        output.err
    );
    assert_eq!(output.err.matches("another article").count(), 1);
    assert!(
        place
            .read("site/articles/a-1-2.html")
            .contains("Second of all.")
    );
}

#[test]
fn names_that_would_end_an_element_are_text() {
    let hostile =
        "</script></style></title>--><!--<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";
    let place = Place::new("hostile");
    let record = serde_json::json!({
        "id": hostile, "title": hostile, "text": hostile, "places": [hostile], "byline": hostile, "section": hostile,
        "url": format!("https://example.org/{hostile}"), "lang": hostile, "beats": [hostile],
    });
    place.write("all.jsonl", &format!("{record}\n{}", self::record(1)));
    place.good(&[
        "build",
        "all.jsonl",
        "-o",
        "site",
        "--title",
        hostile,
        "--url",
        "https://example.org",
    ]);
    let mut pages = place.names("site");
    pages.retain(|name| name.ends_with(".html"));
    assert!(pages.len() >= 4, "{pages:?}");
    for page in pages {
        let html = place.read(&format!("site/{page}"));
        assert!(
            !html.contains("<img src=x") && !html.contains("<script>alert"),
            "{page}"
        );
    }
}

#[test]
fn the_registry_gives_its_names_to_all_articles() {
    let place = Place::new("registry");
    place.write("in/all.jsonl", &records(0..5).join("\n"));
    place.write(
        "in/entities.toml",
        "[[type]]\nid = \"place\"\nlabel = \"Towns\"\n[[entity]]\nid = \"bergen\"\ntype = \"place\"\nname = \"Bergen\"\naliases = [\"Bjørgvin\"]\n",
    );
    built(&place, "in", &[]);
    // The names are in the list's filters, which the page has before its script runs.
    let index = place.read("site/index.html");
    assert!(index.contains("<title>All</title>"));
    let article = place.good(&["search", "in", "bjorgvin"]);
    assert!(article.contains("5 articles"), "{article}");
}

#[test]
fn the_folder_of_the_sources_is_not_written_into() {
    let place = Place::new("own");
    place.write("in/all.jsonl", &records(0..3).join("\n"));
    for output in ["in", "."] {
        let refused = place.run(&["build", "in", "-o", output, "--force"]);
        assert_eq!(refused.code, Some(2), "{}", refused.err);
    }
    place.write("full/mine.txt", "mine");
    assert_eq!(place.run(&["build", "in", "-o", "full"]).code, Some(2));
    assert_eq!(place.names("full"), ["mine.txt"]);
}

#[test]
fn records_are_searched_and_checked_and_are_no_dossier() {
    let place = Place::new("commands");
    place.write("all.jsonl", &records(0..30).join("\n"));
    let found = place.good(&["search", "all.jsonl", "\"lamp 7\""]);
    assert!(
        found.contains("record-7") && found.contains("1 article"),
        "{found}"
    );
    assert_eq!(place.run(&["search", "all.jsonl", "zzzz"]).code, Some(1));
    // One article has both, others that follow have one of them.
    let found = place.good(&["search", "all.jsonl", "tromsø \"lamp 22\""]);
    let (matches, near) = found
        .split_once("\n\nnear matches, with most of the words or similar ones:\n")
        .expect("near matches");
    assert!(
        matches.contains("(record-22)") && matches.ends_with("1 article"),
        "{found}"
    );
    assert!(
        near.contains("(record-") && !near.contains("(record-22)"),
        "{found}"
    );
    assert!(near.contains("  without \"lamp 22\"\n"), "{found}");
    assert!(place.good(&["check", "all.jsonl"]).contains("no problem"));
    place.write("bad.jsonl", &format!("{}\n{{\"title\": 1}}", record(1)));
    let bad = place.run(&["check", "bad.jsonl"]);
    assert_eq!(bad.code, Some(1));
    assert!(bad.out.contains("bad.jsonl:2:"), "{}", bad.out);
    let refused = place.run(&["export", "all.jsonl", "--format", "csv"]);
    assert_eq!(refused.code, Some(2));
}
