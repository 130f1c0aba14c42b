//! TimelineJS, and what each format makes of every kind of date.

use expect_test::expect;
use serde_json::{Value, json};

use super::*;

#[test]
fn the_events_are_a_timeline() {
    check(
        Kind::TimelineJson,
        expect![[r#"
            {
              "filter": "Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events",
              "title": {
                "text": {
                  "headline": "Harbour",
                  "text": "\u003cp>The boats\u003c/p>\u003cp>Source: \u003ca href=\"https://example.com/boats\">Boats\u003c/a>, The Quay\u003c/p>\u003cp>Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events\u003c/p>\u003cp>\u003ca href=\"https://example.org/\">Read the text\u003c/a>\u003c/p>"
                }
              },
              "events": [
                {
                  "unique_id": "early",
                  "start_date": {
                    "year": 2014
                  },
                  "display_date": "until 2014",
                  "text": {
                    "headline": "The harbour is built",
                    "text": "\u003cp>Then Ana took The Gull, some 20 boats behind her.\u003c/p>\u003cp>\u003ca href=\"https://example.org/#event=early\">In the text\u003c/a>, \u003ca href=\"https://example.org/#p2\">passage 3\u003c/a>\u003c/p>"
                  }
                },
                {
                  "unique_id": "gull",
                  "start_date": {
                    "year": 2016,
                    "month": 9
                  },
                  "end_date": {
                    "year": 2016,
                    "month": 11,
                    "day": 30
                  },
                  "display_date": "autumn 2016",
                  "text": {
                    "headline": "Ana takes The Gull",
                    "text": "\u003cp>Ana took The Gull\u003c/p>\u003cp>According to: Bo\u003c/p>\u003cp>\u003ca href=\"https://example.org/#event=gull\">In the text\u003c/a>, \u003ca href=\"https://example.org/#p2\">passage 3\u003c/a>\u003c/p>"
                  }
                },
                {
                  "unique_id": "late",
                  "start_date": {
                    "year": 2017,
                    "month": 10
                  },
                  "end_date": {
                    "year": 2017,
                    "month": 12,
                    "day": 31
                  },
                  "display_date": "the end of 2017",
                  "text": {
                    "headline": "She comes back",
                    "text": "\u003cp>“Late 2017,” she said, “or never”.\u003c/p>\u003cp>\u003ca href=\"https://example.org/#event=late\">In the text\u003c/a>, \u003ca href=\"https://example.org/#p3\">passage 4\u003c/a>\u003c/p>"
                  }
                }
              ]
            }
        "#]],
    );
}

#[test]
fn the_events_are_a_timeline_in_a_spreadsheet() {
    check(
        Kind::TimelineCsv,
        expect![[r#"
            Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background
            ,,,,,,,,,Harbour,"<p>The boats</p><p>Source: <a href=""https://example.com/boats"">Boats</a>, The Quay</p><p>Filter: person: Ana Lind — 2 of 4 passages, 3 of 4 events</p><p><a href=""https://example.org/"">Read the text</a></p>",,,,,,title,,
            2014,,,,,,,,until 2014,The harbour is built,"<p>Then Ana took The Gull, some 20 boats behind her.</p><p><a href=""https://example.org/#event=early"">In the text</a>, <a href=""https://example.org/#p2"">passage 3</a></p>",,,,,,,,
            2016,9,,,2016,11,30,,autumn 2016,Ana takes The Gull,"<p>Ana took The Gull</p><p>According to: Bo</p><p><a href=""https://example.org/#event=gull"">In the text</a>, <a href=""https://example.org/#p2"">passage 3</a></p>",,,,,,,,
            2017,10,,,2017,12,31,,the end of 2017,She comes back,"<p>“Late 2017,” she said, “or never”.</p><p><a href=""https://example.org/#event=late"">In the text</a>, <a href=""https://example.org/#p3"">passage 4</a></p>",,,,,,,,
        "#]],
    );
}

/// The date of an article in CSL, of an event in TimelineJS and FollowTheMoney, of an article in biblatex.
#[test]
fn a_date_is_what_each_format_can_say_of_it() {
    let mut lines = String::new();
    for date in [
        "2017-12-17",
        "2017-12",
        "2017",
        "2016-24",
        "2015~",
        "2018-02?",
        "199X",
        "2016/2017-03",
        "2016-01-01/2016-03-05",
        "2014-06-29/..",
        "../2006",
        "[1667,1668]",
        "-0043-03-15",
        "0000",
        "Y170000002",
        "2004-06-~11",
    ] {
        lines.push_str(&dated(date));
    }
    expect![[r#"
        2017-12-17
          {"date-parts":[[2017,12,17]]}
          {"start_date":{"day":17,"month":12,"year":2017}}
          {"date":["2017-12-17"]}
          date = {2017-12-17},  year = {2017},
        2017-12
          {"date-parts":[[2017,12]]}
          {"start_date":{"month":12,"year":2017}}
          {"date":["2017-12"]}
          date = {2017-12},  year = {2017},
        2017
          {"date-parts":[[2017]]}
          {"start_date":{"year":2017}}
          {"date":["2017"]}
          date = {2017},  year = {2017},
        2016-24
          {"date-parts":[[2016]],"season":4}
          {"display_date":"winter 2016–17","end_date":{"day":28,"month":2,"year":2017},"start_date":{"month":12,"year":2016}}
          {"endDate":["2017-02"],"startDate":["2016-12"]}
          date = {2016-24},  year = {2016},
        2015~
          {"circa":true,"date-parts":[[2015]]}
          {"display_date":"circa 2015","start_date":{"year":2015}}
          {"date":["2015"]}
          date = {2015~},  year = {2015},
        2018-02?
          {"circa":true,"date-parts":[[2018,2]]}
          {"display_date":"February 2018 (uncertain)","start_date":{"month":2,"year":2018}}
          {"date":["2018-02"]}
          date = {2018-02?},  year = {2018},
        199X
          {"literal":"the 1990s"}
          {"display_date":"the 1990s","end_date":{"day":31,"month":12,"year":1999},"start_date":{"year":1990}}
          {"endDate":["1999"],"startDate":["1990"]}
          date = {199X},  year = {1990},
        2016/2017-03
          {"date-parts":[[2016],[2017,3]]}
          {"display_date":"2016 – March 2017","end_date":{"day":31,"month":3,"year":2017},"start_date":{"year":2016}}
          {"endDate":["2017-03"],"startDate":["2016"]}
          date = {2016/2017-03},  year = {2016},
        2016-01-01/2016-03-05
          {"date-parts":[[2016,1,1],[2016,3,5]]}
          {"end_date":{"day":5,"month":3,"year":2016},"start_date":{"day":1,"month":1,"year":2016}}
          {"endDate":["2016-03-05"],"startDate":["2016-01-01"]}
          date = {2016-01-01/2016-03-05},  year = {2016},
        2014-06-29/..
          {"literal":"since June 29, 2014"}
          {"display_date":"since June 29, 2014","start_date":{"day":29,"month":6,"year":2014}}
          {"startDate":["2014-06-29"]}
          date = {2014-06-29/..},  year = {2014},
        ../2006
          {"literal":"until 2006"}
          {"display_date":"until 2006","start_date":{"year":2006}}
          {"endDate":["2006"]}
          date = {../2006},  year = {2006},
        [1667,1668]
          {"literal":"1667 or 1668"}
          {"display_date":"1667 or 1668","end_date":{"day":31,"month":12,"year":1668},"start_date":{"year":1667}}
          {"endDate":["1668"],"startDate":["1667"]}
          year = {1667},
        -0043-03-15
          {"date-parts":[[-44,3,15]]}
          {"display_date":"March 15, 44 BCE","start_date":{"day":15,"month":3,"year":-43}}
          {}
          date = {-0043-03-15},  year = {-43},
        0000
          {"date-parts":[[-1]]}
          {"display_date":"1 BCE","start_date":{"year":0}}
          {}
          date = {0000},  year = {0},
        Y170000002
          {"date-parts":[[170000002]]}
          {"display_date":"170,000,002","start_date":{"year":170000002}}
          {}
          year = {170000002},
        2004-06-~11
          {"circa":true,"date-parts":[[2004,6,11]]}
          {"display_date":"circa June 11, 2004","start_date":{"day":11,"month":6,"year":2004}}
          {"date":["2004-06-11"]}
          year = {2004},
    "#]].assert_eq(&lines);
}

fn dated(date: &str) -> String {
    let file = json!({
        "dossier": 1,
        "title": "T",
        "articles": [{"id": "a", "title": "T", "published": {"edtf": date},
            "blocks": [{"id": "p", "type": "paragraph", "text": "Text."}]}],
        "events": [{"id": "e", "date": date, "title": "E", "passages": [{"block": "p"}]}],
    });
    let dossier = loaded(&file.to_string());
    let write = |kind| export(&Selection::all(&dossier), kind, &Options::default());
    let value = |kind| serde_json::from_str::<Value>(&write(kind)).unwrap();
    let issued = &value(Kind::CslJson)[0]["issued"];
    let mut slide = value(Kind::TimelineJson)["events"][0].clone();
    for name in ["text", "unique_id"] {
        slide.as_object_mut().map(|slide| slide.remove(name));
    }
    let lines = write(Kind::FollowTheMoney);
    let event: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    let mut properties = event["properties"].clone();
    for name in ["name", "notes", "proof", "recordId"] {
        properties.as_object_mut().map(|of| of.remove(name));
    }
    let bib = write(Kind::Bibtex);
    let bib: Vec<&str> = bib
        .lines()
        .filter(|line| line.contains("date =") || line.contains("year ="))
        .collect();
    format!(
        "{date}\n  {issued}\n  {slide}\n  {properties}\n  {}\n",
        bib.join("").trim()
    )
}
