//! TimeML in and out.

use proptest::prelude::*;

use super::{TimeMl, timeml_from_text};
use crate::date::Date;
use crate::extract::{Document, Text, dates};

const FILE: &str = "<?xml version=\"1.0\"?>\n<TimeML xml:lang='en'>\n<DOCID>a</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" \
                    value=\"2018-03-09\" functionInDocument=\"CREATION_TIME\">March 9</TIMEX3></DCT>\n<TEXT>\nSmith &amp; Co \
                    <EVENT eid=\"e1\">opened</EVENT> <TIMEX3 tid=\"t1\" value=\"x\">yesterday</TIMEX3>, 1 < 2.\n</TEXT>\n<TLINK \
                    lid=\"l1\" />\n</TimeML>\n";

fn annotated(file: &str) -> String {
    let read = TimeMl::read(file);
    let published = read.created.and_then(|created| Date::parse(created).ok());
    let blocks = [Text {
        text: &read.text,
        ..Text::default()
    }];
    read.write(&dates(&Document {
        lang: "en",
        published: published.as_ref(),
        blocks: &blocks,
    }))
}

#[test]
fn the_text_and_the_creation_time_are_read() {
    let read = TimeMl::read(FILE);
    assert_eq!(read.created, Some("2018-03-09"));
    assert_eq!(read.lang, Some("en"));
    assert_eq!(read.text, "\nSmith & Co opened yesterday, 1 < 2.\n");
}

#[test]
fn dates_are_written_and_all_else_stays() {
    let expected = FILE
        .replace("<EVENT eid=\"e1\">opened</EVENT>", "opened")
        .replace("1 < 2", "1 &lt; 2")
        .replace(
            "<TIMEX3 tid=\"t1\" value=\"x\">",
            "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2018-03-08\">",
        );
    assert_eq!(annotated(FILE), expected);
}

#[test]
fn a_file_without_an_element_for_its_text_has_it_behind_the_creation_time() {
    let read = TimeMl::read("<TimeML><DCT><TIMEX3 value=\"2018\"/></DCT>In May.</TimeML>");
    assert_eq!(
        (read.created, read.text.as_str()),
        (Some("2018"), "In May.")
    );
}

#[test]
fn a_text_becomes_a_file_that_reads_as_the_same_text() {
    let text = "R&D <fast> \"2016\" é\n\nEnd.";
    let file = timeml_from_text("a<b", Some("2018-03-09"), "en", text, &[]);
    let read = TimeMl::read(&file);
    assert_eq!(read.text, text);
    assert_eq!((read.created, read.lang), (Some("2018-03-09"), Some("en")));
}

proptest! {
    #[test]
    fn the_text_goes_out_as_it_came(file in "(<TEXT>|<DCT>|</DCT>|<|>|&amp;|&#233;|&|é|May 5th, 2016|yesterday|1990s|<!--|-->|\\PC|\n){0,30}") {
        let text = TimeMl::read(&file).text;
        prop_assert_eq!(TimeMl::read(&annotated(&file)).text, text);
    }

    #[test]
    fn any_text_survives_being_a_file(text in "([<>&]|\\PC|\n|May 2016){0,40}") {
        let file = timeml_from_text("a", None, "", &text, &[]);
        prop_assert_eq!(TimeMl::read(&file).text, text);
    }
}
