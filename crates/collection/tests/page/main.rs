//! The page as HTML, rendered without a browser: what is drawn for a collection, and that all of it is.

#[path = "../../../../tests/component/html.rs"]
#[allow(dead_code, reason = "this test needs a part of it")]
mod html;

use dossier_archive::wire::{
    Facet, Further, List, Month, Name, Notice, Reason, Row, Start, Timeline, Unit, Value,
};
use dossier_collection::components::app::{App, AppProps};
use dossier_collection::engine::Engine;
use dossier_collection::opening::{Opening, parse as opened};
use dossier_collection::prerender;
use dossier_explorer::browser::host::Host;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use expect_test::{ExpectFile, expect_file};
use html::{Node, find, parse, pretty, text};
use yew::LocalServerRenderer;

fn row(doc: u32, id: &str, title: &str, day: i32) -> Row {
    Row {
        doc,
        id: id.into(),
        title: title.into(),
        summary: format!("How it began: {title}."),
        language: "en".into(),
        days: Some((day, day)),
        is_match: true,
        ..Row::default()
    }
}

/// A collection of forty articles, of which three stand on the first page.
fn harbour() -> Start {
    let value = |name: &str, count| Value {
        name: name.into(),
        count,
    };
    Start {
        title: "The harbour papers".into(),
        lang: "en".into(),
        n_articles: 40,
        kinds: vec![(
            "place".into(),
            vec![
                ("en".into(), "Places".into()),
                ("fr".into(), "Lieux".into()),
            ],
        )],
        first: List {
            total: 40,
            rows: vec![
                row(7, "cranes", "Cranes stand still", 6_300),
                row(3, "quay-2", "The quay <is> sold & let", 6_290),
                row(1, "nets", "Nets", 6_200),
            ],
            facets: vec![Facet {
                kind: "place".into(),
                values: vec![value("Oslo", 12), value("Zürich", 3)],
                total: 2,
            }],
            timeline: Some(Timeline {
                unit: Unit::Month,
                bars: vec![(6_179, 1), (6_268, 39)],
                undated: 0,
                extent: Some((6_200, 6_300)),
            }),
            ..List::default()
        },
        has_pages: true,
        further: None,
    }
}

#[test]
fn the_page_has_every_article_of_its_first_list_with_a_link_that_needs_no_script() {
    let nodes = parse(&prerender(&harbour()));
    let html = pretty(&nodes);
    for id in ["cranes", "quay-2", "nets"] {
        assert!(
            html.contains(&format!("href=\"articles/{id}.html\"")),
            "{html}"
        );
    }
    assert!(text(&nodes).contains("The quay <is> sold & let"));
    assert!(html.contains("href=\"list-2.html\""), "{html}");
}

#[test]
fn articles_in_order_of_time_stand_under_their_month() {
    let nodes = parse(&prerender(&harbour()));
    let list = find(&nodes, "class=\"d-list\"").expect("a list");
    let words = text(std::slice::from_ref(list));
    let parts = [
        "April 1987",
        "Cranes",
        "March 1987",
        "The quay",
        "December 1986",
        "Nets",
    ];
    let places: Option<Vec<usize>> = parts.iter().map(|part| words.find(part)).collect();
    assert!(places.is_some_and(|places| places.is_sorted()), "{words}");
}

#[test]
fn a_month_says_how_many_articles_stand_under_it_and_an_article_which_names_it_mentions() {
    let mut start = harbour();
    let month = |first, count| Month {
        first: Some(first),
        count,
    };
    start.first.months = vec![month(6_299, 1), month(6_268, 38), month(6_178, 1)];
    start.first.rows[1].names = vec![Name {
        kind: "place".into(),
        name: "Zürich".into(),
    }];
    let nodes = parse(&prerender(&start));
    let list = find(&nodes, "class=\"d-list\"").expect("a list");
    let words = text(std::slice::from_ref(list));
    for part in ["April 1987 1 article", "March 1987 38 articles"] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let name = find(&nodes, "d-item__name").expect("a name");
    assert_eq!(text(std::slice::from_ref(name)).trim(), "Zürich");
}

#[test]
fn without_pages_a_link_is_a_view_of_this_page() {
    let start = Start {
        has_pages: false,
        ..harbour()
    };
    let html = pretty(&parse(&prerender(&start)));
    assert!(html.contains("href=\"#article=cranes\""), "{html}");
    assert!(!html.contains("list-2.html"), "{html}");
}

#[test]
fn a_further_page_of_the_list_leads_back_and_on() {
    let list = List {
        total: 70,
        rows: vec![row(9, "ice", "Ice", 6_000)],
        ..List::default()
    };
    let start = Start {
        further: Some(Further { number: 3, list }),
        ..harbour()
    };
    let html = pretty(&parse(&prerender(&start)));
    for link in [
        "href=\"list-2.html\"",
        "href=\"list-4.html\"",
        "articles/ice.html",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
}

/// The page in a view, with the answers that it began with.
fn view(start: &Start, fragment: &str, lang: Lang) -> Vec<Node> {
    let opening = Shared::new(Opening {
        opened: opened(start, fragment),
        start: Shared::new(start.clone()),
        host: Host::default(),
        engine: Engine::default(),
        lang,
        theme: Theme::Auto,
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime of one thread");
    let app = LocalServerRenderer::<App>::with_props(AppProps { opening }).hydratable(false);
    parse(&tokio::task::LocalSet::new().block_on(&runtime, app.render()))
}

/// Compares the first element whose start tag holds `part`.
#[track_caller]
fn check(start: &Start, fragment: &str, lang: Lang, part: &str, expected: ExpectFile) {
    let nodes = view(start, fragment, lang);
    let Some(found) = find(&nodes, part) else {
        panic!("no {part} in\n{}", pretty(&nodes));
    };
    expected.assert_eq(&pretty(std::slice::from_ref(found)));
}

#[test]
fn the_list_in_english() {
    let expected = expect_file!["snapshots/list.html"];
    check(&harbour(), "", Lang::En, "class=\"d-list\"", expected);
}

#[test]
fn names_and_time_in_french() {
    let (facets, time) = (
        expect_file!["snapshots/facets-fr.html"],
        expect_file!["snapshots/time-fr.html"],
    );
    check(
        &harbour(),
        "place=Oslo&-place=Z%C3%BCrich",
        Lang::Fr,
        "class=\"d-facets\"",
        facets,
    );
    check(&harbour(), "period=1987-03", Lang::Fr, "d-time\"", time);
}

#[test]
fn what_is_shown_is_said_with_a_chip_for_every_filter() {
    let link = "q=ferry&place=Oslo&-place=Z%C3%BCrich&period=1987-03";
    let expected = expect_file!["snapshots/status.html"];
    check(&harbour(), link, Lang::En, "class=\"d-status\"", expected);
}

#[test]
fn an_article_has_the_way_back_and_on_to_its_neighbours() {
    let expected = expect_file!["snapshots/reader.html"];
    check(
        &harbour(),
        "article=quay-2",
        Lang::En,
        "class=\"d-reader\"",
        expected,
    );
    let nodes = view(&harbour(), "article=quay-2", Lang::En);
    let list = find(&nodes, "d-collection__list").expect("the list stays");
    assert!(pretty(std::slice::from_ref(list)).contains("hidden"));
}

#[test]
fn a_part_of_a_link_that_is_not_understood_is_named() {
    let nodes = view(&harbour(), "colour=red&q=ferry", Lang::En);
    assert!(text(&nodes).contains("(colour=red)"));
}

#[test]
fn a_search_says_why_it_found_what_it_found_and_what_it_could_not_do() {
    let mut start = harbour();
    start.first.relaxed = true;
    start.first.did_you_mean = Some("harbour".into());
    start.first.notices = vec![
        Notice::Incomplete(2),
        Notice::Spelling {
            typed: "harbuor".into(),
            found: vec!["harbour".into()],
        },
    ];
    start.first.unknown = vec![Name {
        kind: "place".into(),
        name: "Atlantis".into(),
    }];
    start.first.rows[0].reason = Some(Reason::Misspelt);
    start.first.rows[0].title_spans = vec![(0, 6)];
    for row in &mut start.first.rows[1..] {
        row.is_match = false;
    }
    start.first.rows[2].is_missing = true;
    let words = text(&view(&start, "", Lang::En));
    for part in [
        "No article has all the words",
        "Did you mean",
        "2 parts of the search index could not be read",
        "“harbuor” is in no article",
        "No article of this collection mentions “Atlantis”",
        "similar spelling",
        "Near matches",
        "its title could not be loaded",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let nodes = view(&start, "", Lang::En);
    assert!(pretty(&nodes).contains("<mark>Cranes</mark>"));
    let offer = find(&nodes, "d-offer").expect("a button that puts the query right");
    assert_eq!(text(std::slice::from_ref(offer)).trim(), "harbour");
    let words = text(&view(&start, "", Lang::Fr));
    assert!(
        words.contains("« harbuor » n’est dans aucun article. Voici harbour."),
        "{words}"
    );
}

#[test]
fn words_that_stand_but_not_together_are_said_once() {
    let mut start = harbour();
    start.first.notices = vec![Notice::Respelt];
    let said = |start: &Start, lang| text(&view(start, "", lang));
    let english =
        "No article has all the words as they were typed. These have words spelt like them.";
    assert!(said(&start, Lang::En).contains(english));
    assert!(said(&start, Lang::Fr).contains("Ceux-ci en contiennent de graphie proche."));
    start.first.is_mixed = true;
    let words = said(&start, Lang::En);
    assert!(
        words.contains("None has all the words as they were typed."),
        "{words}"
    );
    assert!(!words.contains("These have words spelt"), "{words}");
    start.first.is_mixed = false;
    start.first.rows.clear();
    assert!(!said(&start, Lang::En).contains("These have words spelt"));
}

#[test]
fn an_article_among_the_matches_says_what_it_lacks() {
    let mut start = harbour();
    start.first.is_mixed = true;
    start.first.rows[0].is_match = false;
    start.first.rows[0].lacking = vec!["ferry".into(), "night boat".into()];
    start.first.rows[1].is_match = true;
    let words = text(&view(&start, "", Lang::En));
    for part in [
        "None has all the words as they were typed",
        "without “ferry”, “night boat”",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(!words.contains("Near matches"), "{words}");
    start.first.rows[0].lacking.clear();
    let words = text(&view(&start, "", Lang::En));
    assert!(words.contains("only some of the words"), "{words}");
}

#[test]
fn an_empty_list_says_so() {
    let mut start = harbour();
    start.first.rows.clear();
    start.first.total = 0;
    assert!(text(&view(&start, "", Lang::En)).contains("No article fits."));
}

#[test]
fn every_phrase_is_said_in_french_too() {
    let words = text(&view(&harbour(), "article=nets&q=a", Lang::Fr));
    for english in ["Back", "Newest", "articles over", "Search"] {
        assert!(!words.contains(english), "{english} in {words}");
    }
}

#[test]
fn below_a_title_that_is_all_there_is_no_room_is_kept_for_a_passage() {
    let mut start = harbour();
    for row in &mut start.first.rows {
        row.summary.clear();
        row.reason = Some(Reason::Exact);
    }
    start.first.rows[0].is_title_alone = true;
    let html = pretty(&view(&start, "q=quay", Lang::En));
    assert_eq!(html.matches("d-item__text--found").count(), 2, "{html}");
    assert!(html.contains("Cranes stand still"), "{html}");
}
