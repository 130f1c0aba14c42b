//! Our own format, as what one filter shows.

use expect_test::expect;
use serde_json::json;

use super::*;

#[test]
fn the_selection_is_a_dossier() {
    check(
        Kind::Json,
        expect![[r#"
        {
          "dossier": 1,
          "title": "Harbour",
          "lang": "en",
          "entity_types": [
            {
              "id": "person",
              "label": "People",
              "singular": "person"
            },
            {
              "id": "place",
              "label": "Places",
              "singular": "place"
            },
            {
              "id": "ship",
              "label": "Ships",
              "singular": "ship"
            }
          ],
          "articles": [
            {
              "id": "story",
              "lang": "en",
              "title": "The boats",
              "byline": [
                {
                  "name": "Eva Holm",
                  "role": "text"
                }
              ],
              "published": {
                "edtf": "2018-02?",
                "display": "February 2018"
              },
              "source": {
                "publisher": "The Quay",
                "title": "Boats",
                "url": "https://example.com/boats"
              },
              "blocks": [
                {
                  "id": "h1",
                  "type": "heading",
                  "text": "Oslo",
                  "level": 2
                },
                {
                  "id": "p2",
                  "type": "paragraph",
                  "text": "Then Ana took The Gull, some 20 boats behind her.",
                  "mentions": [
                    {
                      "start": 5,
                      "end": 8,
                      "entity": "ana"
                    },
                    {
                      "start": 14,
                      "end": 22,
                      "entity": "gull"
                    }
                  ]
                },
                {
                  "id": "h2",
                  "type": "heading",
                  "text": "Ana",
                  "mentions": [
                    {
                      "start": 0,
                      "end": 3,
                      "entity": "ana"
                    }
                  ],
                  "level": 2
                },
                {
                  "id": "p3",
                  "type": "quotation",
                  "text": "“Late 2017,” she said, “or never”.",
                  "mentions": [
                    {
                      "start": 1,
                      "end": 10,
                      "date": "2017-10~/2017-12~"
                    }
                  ],
                  "cite": "Ana"
                }
              ]
            }
          ],
          "entities": [
            {
              "id": "ana",
              "type": "person",
              "name": "Ana Lind",
              "aliases": [
                "Ana"
              ],
              "summary": "A pilot.",
              "same_as": [
                "https://www.wikidata.org/wiki/Q42",
                "https://example.org/ana"
              ]
            },
            {
              "id": "bo",
              "type": "person",
              "name": "Bo"
            },
            {
              "id": "oslo",
              "type": "place",
              "name": "Oslo"
            },
            {
              "id": "gull",
              "type": "ship",
              "name": "The Gull"
            }
          ],
          "events": [
            {
              "id": "early",
              "date": "../2014",
              "title": "The harbour is built",
              "passages": [
                {
                  "block": "p2"
                }
              ]
            },
            {
              "id": "gull",
              "date": "2016-23",
              "title": "Ana takes The Gull",
              "passages": [
                {
                  "block": "p2",
                  "start": 5,
                  "end": 22
                }
              ],
              "entities": [
                "ana",
                "oslo",
                "gull"
              ],
              "according_to": "Bo"
            },
            {
              "id": "late",
              "date": "2017-10~/2017-12~",
              "display": "Late 2017",
              "title": "She comes back",
              "passages": [
                {
                  "block": "p3"
                }
              ]
            }
          ],
          "quantities": [
            {
              "id": "boats",
              "label": {
                "en": "Boats",
                "fr": "Bateaux"
              },
              "value": 20.5,
              "unit": "boats",
              "qualifier": "about",
              "passages": [
                {
                  "block": "p2"
                }
              ],
              "entities": [
                "bo"
              ]
            }
          ],
          "filter": "Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events"
        }
    "#]],
    );
}

#[test]
fn a_dossier_with_nothing_shown_still_loads() {
    let reduced = loaded(&exported(sample(), "with=bo&without=ana", Kind::Json));
    assert_eq!(reduced.articles.len(), 1);
    assert_eq!(reduced.passages, []);
    assert_eq!(reduced.entities, []);
}

/// Two articles, of which `q=saw` shows the second.
fn two_articles() -> Dossier {
    let article = |id: &str, text: &str| {
        json!({"id": id, "title": id.to_uppercase(), "blocks": [
            {"id": "p1", "type": "paragraph", "text": text,
                "mentions": [{"start": 0, "end": 3, "entity": "ana"}]}]})
    };
    let passages = json!([{"article": "a", "block": "p1"}, {"article": "b", "block": "p1"}]);
    let file = json!({
        "dossier": 1,
        "title": "Both",
        "entity_types": [{"id": "person"}],
        "entities": [{"id": "ana", "type": "person", "name": "Ana"}],
        "articles": [article("a", "Ana slept."), article("b", "Ana saw a storm.")],
        "events": [{"id": "storm", "date": "2017", "title": "A storm", "passages": passages}],
    });
    loaded(&file.to_string())
}

#[test]
fn an_article_of_which_nothing_is_shown_is_left_out() {
    let reduced = loaded(&exported(two_articles(), "q=saw", Kind::Json));
    assert_eq!(reduced.articles.len(), 1);
    assert_eq!(reduced.articles[0].id, "b");
    assert_eq!(reduced.events[0].anchors.len(), 1);
    let whole = loaded(&exported(two_articles(), "", Kind::Json));
    assert_eq!(whole, two_articles());
}

#[test]
fn with_several_articles_a_passage_is_named_with_its_own() {
    let write = |kind| exported(two_articles(), "q=saw", kind);
    let passages = write(Kind::PassagesCsv);
    assert!(
        passages.ends_with(",https://example.org/#b/p1\r\n"),
        "{passages}"
    );
    let annotations = write(Kind::WebAnnotation);
    assert!(
        annotations.contains("\"source\": \"https://example.org/#b/p1\""),
        "{annotations}"
    );
    let citations = write(Kind::Bibtex);
    assert!(citations.contains("@online{b,"), "{citations}");
    assert!(!citations.contains("@online{a,"), "{citations}");
    assert!(
        citations.contains("url = {https://example.org/#b/p1}"),
        "{citations}"
    );
}
