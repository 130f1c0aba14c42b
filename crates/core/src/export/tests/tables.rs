//! The tables, as what one filter shows.

use expect_test::expect;

use super::*;

#[test]
fn the_passages_are_a_table() {
    check(
        Kind::PassagesCsv,
        expect![[r##"
        # Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events
        article,article_title,number,key,type,headings,text,details,entities,entity_ids,dates,link
        story,The boats,3,p2,paragraph,,"Then Ana took The Gull, some 20 boats behind her.",,Ana Lind; The Gull,ana; gull,,https://example.org/#p2
        story,The boats,4,p3,quotation,Ana,"“Late 2017,” she said, “or never”.",Ana,Ana Lind,ana,2017-10~/2017-12~,https://example.org/#p3
    "##]],
    );
}

#[test]
fn the_entities_are_a_table() {
    check(
        Kind::EntitiesCsv,
        expect![[r#"
        # Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events
        id,type,name,aliases,summary,same_as,passages,events,link
        ana,person,Ana Lind,Ana,A pilot.,https://www.wikidata.org/wiki/Q42; https://example.org/ana,2,1,https://example.org/#entity=ana
        bo,person,Bo,,,,0,0,https://example.org/#entity=bo
        oslo,place,Oslo,,,,0,1,https://example.org/#entity=oslo
        gull,ship,The Gull,,,,1,1,https://example.org/#entity=gull
    "#]],
    );
}

#[test]
fn the_mentions_are_a_table() {
    check(
        Kind::MentionsCsv,
        expect![[r#"
        # Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events
        article,passage,block,start,end,text,entity,name,date
        story,p2,p2,5,8,Ana,ana,Ana Lind,
        story,p2,p2,14,22,The Gull,gull,The Gull,
        story,p3,h2,0,3,Ana,ana,Ana Lind,
        story,p3,p3,1,10,Late 2017,,,2017-10~/2017-12~
    "#]],
    );
}

#[test]
fn the_events_are_a_table() {
    check(
        Kind::EventsCsv,
        expect![[r#"
        # Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events
        id,date,earliest,latest,display,title,passages,entities,entity_ids,according_to,link
        early,../2014,,2014-12-31,,The harbour is built,p2,,,,https://example.org/#event=early
        gull,2016-23,2016-09-01,2016-11-30,,Ana takes The Gull,p2,Ana Lind; Oslo; The Gull,ana; oslo; gull,Bo,https://example.org/#event=gull
        late,2017-10~/2017-12~,2017-10-01,2017-12-31,Late 2017,She comes back,p3,,,,https://example.org/#event=late
    "#]],
    );
}

#[test]
fn the_figures_are_a_table() {
    check(
        Kind::QuantitiesCsv,
        expect![[r#"
        # Harbour. Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events
        id,label,value,unit,qualifier,date,earliest,latest,passages,entities,entity_ids,according_to
        boats,Boats,20.5,boats,about,,,,p2,Bo,bo,
    "#]],
    );
}
