//! The page as HTML, rendered without a browser: what is drawn for a collection, and that all of it is.

#[path = "../../../../tests/component/html.rs"]
#[allow(dead_code, reason = "this test needs a part of it")]
mod html;

use dossier_archive::wire::{Facet, List, Row, Start, Timeline, Unit, Value};
use dossier_collection::{prerender, prerender_page};
use html::{find, parse, pretty, text};

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
    let html = pretty(&parse(&prerender_page(&harbour(), &list, 3)));
    for link in [
        "href=\"list-2.html\"",
        "href=\"list-4.html\"",
        "articles/ice.html",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
}
