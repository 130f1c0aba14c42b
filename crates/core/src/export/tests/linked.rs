//! FollowTheMoney, Web Annotations, the graph.

use expect_test::expect;
use serde_json::Value;

use super::*;

#[test]
fn followthemoney_gets_what_its_model_can_hold() {
    check(
        Kind::FollowTheMoney,
        expect![[r#"
        {"id":"story.article.story","schema":"Article","properties":{"title":["The boats"],"author":["Eva Holm"],"publishedAt":["2018-02"],"publisher":["The Quay"],"sourceUrl":["https://example.org/"],"language":["eng"],"bodyText":["Then Ana took The Gull, some 20 boats behind her.\n\n“Late 2017,” she said, “or never”."],"notes":["Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events"]}}
        {"id":"story.mention.story.ana","schema":"Mention","properties":{"document":["story.article.story"],"name":["Ana"],"resolved":["story.entity.ana"]}}
        {"id":"story.mention.story.gull","schema":"Documentation","properties":{"document":["story.article.story"],"entity":["story.entity.gull"],"role":["mentioned"],"summary":["The Gull"]}}
        {"id":"story.entity.ana","schema":"Person","properties":{"name":["Ana Lind"],"alias":["Ana"],"summary":["A pilot."],"keywords":["person"],"wikidataId":["Q42"],"notes":["https://example.org/ana"],"sourceUrl":["https://example.org/#entity=ana"]}}
        {"id":"story.entity.bo","schema":"Person","properties":{"name":["Bo"],"keywords":["person"],"sourceUrl":["https://example.org/#entity=bo"]}}
        {"id":"story.entity.oslo","schema":"Address","properties":{"name":["Oslo"],"full":["Oslo"],"keywords":["place"],"sourceUrl":["https://example.org/#entity=oslo"]}}
        {"id":"story.entity.gull","schema":"Note","properties":{"name":["The Gull"],"keywords":["ship"],"sourceUrl":["https://example.org/#entity=gull"]}}
        {"id":"story.event.early","schema":"Event","properties":{"name":["The harbour is built"],"endDate":["2014"],"notes":["Date (EDTF): ../2014"],"proof":["story.article.story"],"recordId":["early"],"sourceUrl":["https://example.org/#event=early"]}}
        {"id":"story.event.gull","schema":"Event","properties":{"name":["Ana takes The Gull"],"startDate":["2016-09"],"endDate":["2016-11"],"notes":["Date (EDTF): 2016-23"],"summary":["According to: Bo"],"involved":["story.entity.ana"],"addressEntity":["story.entity.oslo"],"location":["Oslo"],"proof":["story.article.story"],"recordId":["gull"],"sourceUrl":["https://example.org/#event=gull"]}}
        {"id":"story.event.late","schema":"Event","properties":{"name":["She comes back"],"startDate":["2017-10"],"endDate":["2017-12"],"notes":["Date (EDTF): 2017-10~/2017-12~; in the words of the text: Late 2017"],"proof":["story.article.story"],"recordId":["late"],"sourceUrl":["https://example.org/#event=late"]}}
    "#]],
    );
}

#[test]
fn a_mention_is_an_annotation() {
    let text = exported(sample(), "with=ana", Kind::WebAnnotation);
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["total"], 4);
    assert_eq!(
        file["summary"],
        "Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events"
    );
    expect![[r#"
        {
          "body": [
            {
              "purpose": "identifying",
              "source": "https://www.wikidata.org/wiki/Q42",
              "type": "SpecificResource"
            },
            {
              "purpose": "tagging",
              "type": "TextualBody",
              "value": "Ana Lind"
            },
            {
              "purpose": "tagging",
              "type": "TextualBody",
              "value": "person"
            }
          ],
          "id": "https://example.org/#h2:0-3:ana",
          "motivation": "identifying",
          "target": {
            "selector": [
              {
                "exact": "Ana",
                "prefix": "",
                "suffix": "",
                "type": "TextQuoteSelector"
              },
              {
                "end": 3,
                "start": 0,
                "type": "TextPositionSelector"
              }
            ],
            "source": "https://example.org/#h2"
          },
          "type": "Annotation"
        }"#]]
    .assert_eq(&format!("{:#}", file["first"]["items"][2]));
    expect![[r#"
        {
          "body": [
            {
              "purpose": "tagging",
              "type": "TextualBody",
              "value": "2017-10~/2017-12~"
            }
          ],
          "id": "https://example.org/#p3:1-10:2017-10~%2F2017-12~",
          "motivation": "tagging",
          "target": {
            "selector": [
              {
                "exact": "Late 2017",
                "prefix": "“",
                "suffix": ",” she said, “or never”.",
                "type": "TextQuoteSelector"
              },
              {
                "end": 10,
                "start": 1,
                "type": "TextPositionSelector"
              }
            ],
            "source": "https://example.org/#p3"
          },
          "type": "Annotation"
        }"#]]
    .assert_eq(&format!("{:#}", file["first"]["items"][3]));
}

#[test]
fn a_dossier_without_an_address_has_names() {
    let dossier = sample();
    let options = Options::default();
    let text = export(&Selection::all(&dossier), Kind::WebAnnotation, &options);
    let file: Value = serde_json::from_str(&text).unwrap();
    let source = &file["first"]["items"][0]["target"]["source"];
    assert_eq!(source, "urn:x-dossier:story#h1");
    let text = export(&Selection::all(&dossier), Kind::PassagesCsv, &options);
    assert!(
        text.lines().skip(2).all(|line| line.ends_with(',')),
        "{text}"
    );
}

#[test]
fn who_stands_with_whom_is_a_graph() {
    check(
        Kind::Gexf,
        expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" version="1.3">
          <meta>
            <creator>Dossier</creator>
            <description>Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events</description>
          </meta>
          <graph defaultedgetype="undirected">
            <attributes class="node">
              <attribute id="type" title="type" type="string"/>
              <attribute id="passages" title="passages" type="integer"/>
              <attribute id="events" title="events" type="integer"/>
            </attributes>
            <nodes>
              <node id="ana" label="Ana Lind">
                <attvalues>
                  <attvalue for="type" value="person"/>
                  <attvalue for="passages" value="2"/>
                  <attvalue for="events" value="1"/>
                </attvalues>
              </node>
              <node id="gull" label="The Gull">
                <attvalues>
                  <attvalue for="type" value="ship"/>
                  <attvalue for="passages" value="1"/>
                  <attvalue for="events" value="1"/>
                </attvalues>
              </node>
            </nodes>
            <edges>
              <edge source="ana" target="gull" weight="1"/>
            </edges>
          </graph>
        </gexf>
    "#]],
    );
}
