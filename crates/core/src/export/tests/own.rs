//! Our own format, as what one filter shows.

use expect_test::expect;

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
