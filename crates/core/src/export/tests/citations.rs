//! Citations of an article and of a passage.

use expect_test::expect;
use serde_json::{Value, json};

use super::*;

#[test]
fn the_article_is_cited() {
    check(
        Kind::CslJson,
        expect![[r#"
        [
          {
            "id": "story",
            "type": "webpage",
            "title": "The boats",
            "author": [
              {
                "literal": "Eva Holm"
              }
            ],
            "container-title": "Harbour",
            "original-title": "Boats",
            "original-publisher": "The Quay",
            "issued": {
              "date-parts": [
                [
                  2018,
                  2
                ]
              ],
              "circa": true
            },
            "language": "en",
            "URL": "https://example.org/",
            "note": "Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events"
          }
        ]
    "#]],
    );
    check(
        Kind::Bibtex,
        expect![[r#"
        % Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events

        @online{story,
          author = {{Eva Holm}},
          title = {{The boats}},
          maintitle = {Harbour},
          origtitle = {Boats},
          origpublisher = {The Quay},
          date = {2018-02?},
          year = {2018},
          url = {https://example.org/},
          note = {Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events}
        }
    "#]],
    );
}

#[test]
fn a_passage_is_cited() {
    let dossier = sample();
    let accessed = Date::parse("2026-01-31").unwrap();
    let options = Options {
        url: Some("https://example.org/#q=tale"),
        passage: dossier.passage_by_key("p2"),
        accessed: Some(&accessed),
        ..Options::default()
    };
    let text = export(&Selection::all(&dossier), Kind::Bibtex, &options);
    expect![[r#"
        % Harbour. No filter: all 4 passages and all 4 events

        @online{story-p2,
          author = {{Eva Holm}},
          title = {{The boats}},
          maintitle = {Harbour},
          origtitle = {Boats},
          origpublisher = {The Quay},
          date = {2018-02?},
          year = {2018},
          url = {https://example.org/#p2},
          urldate = {2026-01-31},
          pages = {3},
          pagination = {paragraph},
          note = {Passage 3: “Then Ana took The Gull, some 20 boats behind her.”}
        }
    "#]]
    .assert_eq(&text);
    let text = export(&Selection::all(&dossier), Kind::CslJson, &options);
    let items: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(items[0]["locator"], "3");
    assert_eq!(items[0]["URL"], "https://example.org/#p2");
    assert_eq!(items[0]["accessed"], json!({"date-parts": [[2026, 1, 31]]}));
}
