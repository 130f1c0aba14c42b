//! The components as HTML, rendered without a browser: what is drawn for a view, and that all of it is.
//!
//! The snapshots are of a small invented dossier. `UPDATE_EXPECT=1 cargo test --features ssr --test component`
//! writes them anew.

mod html;
mod searching;

use dossier_core::load;
use dossier_explorer::components::app::{App, AppProps};
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::start::{Failure, Status, ready};
use dossier_explorer::words::Lang;
use expect_test::{ExpectFile, expect_file};
use html::{Node, find, parse, pretty, text};
use yew::LocalServerRenderer;

/// The invented dossier.
const HARBOUR: &[u8] = include_bytes!("harbour.json");

/// The dossier that the page comes with.
const BUNDLED: &[u8] = include_bytes!("../../articles/committee.json");

fn render(status: Status) -> Vec<Node> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime of one thread");
    let app = LocalServerRenderer::<App>::with_props(AppProps { status }).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, app.render());
    parse(&html)
}

fn view(bytes: &[u8], fragment: &str, lang: Lang) -> Vec<Node> {
    let loaded = load::load(bytes).expect("the dossier loads");
    assert_eq!(loaded.diagnostics, []);
    render(Status::Ready(Shared::new(ready(
        loaded,
        fragment,
        lang,
        Theme::Auto,
    ))))
}

/// Compares the first element whose start tag holds `part`.
#[track_caller]
fn check(fragment: &str, lang: Lang, part: &str, expected: ExpectFile) {
    let nodes = view(HARBOUR, fragment, lang);
    let Some(found) = find(&nodes, part) else {
        panic!("no {part} in\n{}", pretty(&nodes));
    };
    expected.assert_eq(&pretty(std::slice::from_ref(found)));
}

#[test]
fn words_lead_to_an_address_and_the_names_in_them_to_their_card() {
    let mut dossier: serde_json::Value = serde_json::from_slice(HARBOUR).expect("JSON");
    let blocks = dossier["articles"][0]["blocks"].as_array_mut();
    let has_mentions = |block: &&mut serde_json::Value| {
        block["type"] == "paragraph" && block["mentions"].is_array()
    };
    let block = blocks
        .into_iter()
        .flatten()
        .find(has_mentions)
        .expect("a paragraph");
    let n_chars = block["text"].as_str().unwrap_or_default().chars().count();
    let mentions = block["mentions"].as_array_mut().expect("mentions");
    let (n_mentions, first) = (mentions.len(), mentions[0].clone());
    mentions.push(
        serde_json::json!({ "start": 0, "end": n_chars, "href": "https://example.org/a?b&c" }),
    );
    mentions.push(serde_json::json!({ "start": first["start"], "end": first["end"], "href": "mailto:a@example.org" }));
    let nodes = view(dossier.to_string().as_bytes(), "", Lang::En);
    let html = pretty(&nodes);
    assert!(
        html.contains("href=\"https://example.org/a?b&amp;c\" rel=\"noopener\""),
        "{html}"
    );
    assert!(
        html.contains("href=\"mailto:a@example.org\" rel=\"noopener\""),
        "{html}"
    );
    let plain = pretty(&view(HARBOUR, "", Lang::En));
    let n_links = |html: &str| html.matches("d-mention").count();
    assert!(n_mentions > 0 && n_links(&html) == n_links(&plain));
}

#[test]
fn an_article_that_is_a_title_alone_has_no_reading_time_and_counts_no_passages() {
    let dossier = serde_json::json!({ "dossier": 1, "lang": "en", "articles": [{
        "id": "a", "title": "A lamp falls", "lang": "en", "published": { "edtf": "2019-03-04" }, "blocks": [],
    }] });
    let nodes = view(dossier.to_string().as_bytes(), "", Lang::En);
    let article = find(&nodes, "class=\"d-article\"").expect("an article");
    assert_eq!(
        text(std::slice::from_ref(article)),
        "A lamp fallsMarch 4, 2019"
    );
    let words = text(&nodes);
    assert!(!words.contains("of 0") && !words.contains("min"), "{words}");
}

#[test]
fn every_article_is_there_before_a_script_runs() {
    let mut dossier: serde_json::Value = serde_json::from_slice(HARBOUR).expect("JSON");
    let mut second = dossier["articles"][0].clone();
    second["id"] = "second".into();
    second["title"] = "The other pier".into();
    dossier["articles"]
        .as_array_mut()
        .expect("articles")
        .push(second);
    dossier["events"] = serde_json::json!([]);
    dossier["quantities"] = serde_json::json!([]);
    let html = pretty(&view(dossier.to_string().as_bytes(), "", Lang::En));
    assert!(html.contains("The other pier"), "{html}");
    let blocks = dossier["articles"][1]["blocks"].as_array().expect("blocks");
    let n_passages = blocks
        .iter()
        .filter(|block| block["type"] != "heading")
        .count();
    assert_eq!(html.matches("id=\"second/").count(), n_passages);
}

#[test]
fn the_page_with_the_text() {
    check(
        "",
        Lang::En,
        "class=\"d-page\"",
        expect_file!["snapshots/page.html"],
    );
}

#[test]
fn a_filtered_text_has_folds() {
    check(
        "#without=oslo&q=boats",
        Lang::En,
        "class=\"d-article\"",
        expect_file!["snapshots/filtered.html"],
    );
}

#[test]
fn an_entity_has_a_card() {
    check(
        "#entity=ana-moe&with=ana-moe",
        Lang::En,
        "class=\"d-card\"",
        expect_file!["snapshots/entity_card.html"],
    );
}

#[test]
fn an_event_has_a_card() {
    check(
        "#event=sale",
        Lang::En,
        "class=\"d-card\"",
        expect_file!["snapshots/event_card.html"],
    );
}

#[test]
fn results_are_grouped() {
    check(
        "#q=moe%20bought&panel=search",
        Lang::En,
        "class=\"d-results\"",
        expect_file!["snapshots/results.html"],
    );
}

#[test]
fn what_lacks_a_word_stands_among_matches_that_are_not_as_typed() {
    let mut dossier: serde_json::Value = serde_json::from_slice(HARBOUR).expect("JSON");
    let blocks = dossier["articles"][0]["blocks"].as_array_mut();
    let texts = [
        "Of guards and crates, of ropes, lamps and a night at the quay that went on until the ferry came, with a barge.",
        "Guarding, guarding.",
    ];
    let block = |(id, text): (&str, &str)| serde_json::json!({ "id": id, "type": "paragraph", "text": text });
    let added = ["p4", "p5"].into_iter().zip(texts).map(block);
    blocks.expect("blocks").extend(added);
    let bytes = dossier.to_string();
    let nodes = view(
        bytes.as_bytes(),
        "#q=guarding%20barge%20&panel=search",
        Lang::En,
    );
    let results = find(&nodes, "class=\"d-results\"").expect("results");
    expect_file!["snapshots/mixed.html"].assert_eq(&pretty(std::slice::from_ref(results)));
}

#[test]
fn nothing_found_has_ways_out() {
    check(
        "#q=bought&with=oslo&panel=search",
        Lang::En,
        "class=\"d-results\"",
        expect_file!["snapshots/nothing.html"],
    );
}

#[test]
fn names_are_a_list_with_counts() {
    check(
        "#panel=who&without=ana-moe",
        Lang::En,
        "class=\"d-who\"",
        expect_file!["snapshots/who.html"],
    );
}

#[test]
fn events_are_a_list_in_time() {
    check(
        "#panel=time&during=2016",
        Lang::En,
        "class=\"d-timeline\"",
        expect_file!["snapshots/timeline.html"],
    );
}

#[test]
fn the_interface_is_french_around_an_english_text() {
    check(
        "#with=ana-moe",
        Lang::Fr,
        "class=\"d-columns\"",
        expect_file!["snapshots/french.html"],
    );
}

#[test]
fn where_nothing_is_found_nobody_is_told_of_most_of_the_words() {
    check(
        "#q=xylophone%20zebra%20",
        Lang::En,
        "class=\"d-notices\"",
        expect_file!["snapshots/no_notices.html"],
    );
}

#[test]
fn an_unknown_link_and_an_odd_query_are_said() {
    check(
        "#q=%22boats&nowhere",
        Lang::En,
        "class=\"d-notices\"",
        expect_file!["snapshots/notices.html"],
    );
}

#[test]
fn a_failure_is_a_page_of_its_own() {
    let error = load::load(b"{").expect_err("half a file");
    let failed = |failure, lang| pretty(&render(Status::Failed(Shared::new(failure), lang)));
    let not_loaded = failed(Failure::NotLoaded(error), Lang::En);
    let not_fetched = Failure::NotFetched("dossier.json".to_owned(), "404 Not Found".to_owned());
    let not_fetched = failed(not_fetched, Lang::Fr);
    expect_file!["snapshots/failure.html"].assert_eq(&format!("{not_loaded}{not_fetched}"));
}

#[test]
fn the_bundled_dossier_is_all_there_and_well_formed() {
    let loaded = load::load(BUNDLED).expect("the bundled dossier loads");
    for fragment in [
        "",
        "#panel=search",
        "#panel=who",
        "#panel=time",
        "#entity=islamic-state",
        "#event=macron-interview",
    ] {
        for lang in [Lang::En, Lang::Fr] {
            let nodes = view(BUNDLED, fragment, lang);
            assert!(find(&nodes, "main").is_some(), "{fragment}");
        }
    }
    let nodes = view(BUNDLED, "", Lang::En);
    let article = find(&nodes, "class=\"d-article\"").expect("the article");
    let article = text(std::slice::from_ref(article));
    assert_eq!(loaded.dossier.passages.len(), 37);
    for passage in loaded.dossier.passage_indices() {
        let block = loaded.dossier.block_of(passage);
        assert!(article.contains(&block.text), "{}", block.text);
    }
}
