//! What is taken for a name, and for which kind of name.

use super::*;
use crate::extract::{Named, Names, Text};

fn blocks<'a>(paragraphs: &'a [&'a str]) -> Vec<Text<'a>> {
    let text = |text: &&'a str| Text {
        text,
        ..Text::default()
    };
    paragraphs.iter().map(text).collect()
}

/// Each run, with its kind behind a colon when it has one.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let paragraphs: Vec<&str> = text.split(" / ").collect();
    let blocks = blocks(&paragraphs);
    let document = Document {
        lang: "en",
        blocks: &blocks,
        ..Document::default()
    };
    let runs = name_runs(&document);
    let found: Vec<String> = runs
        .iter()
        .map(|run| {
            let words = crate::text::slice(paragraphs[run.block], run.span).unwrap();
            match run.kind {
                "" => words.to_owned(),
                kind => format!("{words}: {kind}"),
            }
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn large_words_in_a_row_are_a_name() {
    check("He met Ana Moe at noon.", &["Ana Moe: person"]);
    check("It was a Tuesday in May.", &[]);
    check("Then they left. And nobody came.", &[]);
}

#[test]
fn the_first_word_of_a_sentence_needs_evidence() {
    check("Harvests were good.", &[]);
    check(
        "Brattvik was good. / We saw Brattvik.",
        &["Brattvik", "Brattvik"],
    );
    check("Brattvik’s harbour was full, they wrote.", &["Brattvik"]);
    check("Fish is cheap there. / We eat fish.", &[]);
}

#[test]
fn small_words_tie_what_belongs_together() {
    check(
        "the Board of Nordic Fishers",
        &["Board of Nordic Fishers: organisation"],
    );
    check(
        "the Centre for Cod and Herring Studies",
        &["Centre for Cod and Herring Studies: organisation"],
    );
    check(
        "the Cod and Herring Party won",
        &["Cod and Herring Party: organisation"],
    );
    check("the Fishers’ Party", &["Fishers’ Party: organisation"]);
    check("the Workers’ Party", &["Workers’ Party: organisation"]);
    check(
        "met Jan van der Vliet there",
        &["Jan van der Vliet: person"],
    );
}

#[test]
fn of_does_not_tie_a_person_to_a_party() {
    check(
        "with Ana Moe of the Nordic Party",
        &["Ana Moe: person", "Nordic Party: organisation"],
    );
    check(
        "of the Liberal Party of Norway Ana Moe",
        &["Liberal Party of Norway: organisation", "Ana Moe: person"],
    );
}

#[test]
fn a_title_is_no_part_of_a_name() {
    check("and Prime Minister Kvam said", &["Kvam: person"]);
    check("a Member of Parliament", &[]);
    check("the Oslo Mayor Ana Moe", &["Oslo", "Ana Moe: person"]);
    check(
        "the Justice Department",
        &["Justice Department: organisation"],
    );
}

#[test]
fn an_election_has_its_year_and_its_small_words() {
    check(
        "after the 1921 Nordland general election",
        &["1921 Nordland general election: event"],
    );
    check(
        "the May 1921 Nordland election in Bodin",
        &["May 1921 Nordland election in Bodin: event"],
    );
    check("a Norwegian election", &[]);
}

#[test]
fn initials_and_letters_belong_to_names() {
    check(
        "by Kari J. Wold and the NCB",
        &["Kari J. Wold: person", "NCB: organisation"],
    );
    check("since World War I he", &["World War I: event"]);
    check(
        "the UK, the U.S. and the US Fish Board",
        &["UK: place", "U.S: place", "US Fish Board: organisation"],
    );
}

#[test]
fn an_address_is_no_name() {
    check("see Example.org or mail Ana@Example.org now", &[]);
}

#[test]
fn a_loud_word_is_no_name() {
    check("it is CHEAP here / they sell cheap cod", &[]);
    check("the cod is cheap / and IS is here", &["IS: organisation"]);
}

#[test]
fn a_heading_of_common_words_is_no_name() {
    check("Early Harvests / the early harvests came", &[]);
    check("(Laughter.)", &[]);
    check("Kvam", &["Kvam"]);
}

#[test]
fn a_text_in_large_letters_tells_nothing() {
    check("EVERY WORD HERE SHOUTS LOUDLY", &[]);
}

#[test]
fn words_around_a_name_tell_its_kind() {
    check("he lived in Brattvik then", &["Brattvik: place"]);
    check("then Kvam said so", &["Kvam: person"]);
    check("the Brattvik Treaty", &["Brattvik Treaty: agreement"]);
    check("on Lake Brattvik", &["Lake Brattvik: place"]);
    // Most names of two words are people's, but any word beside them says more than that, however often they stand alone.
    check(
        "he saw Sund Brattvik / he left Sund Brattvik / he lived in Sund Brattvik",
        &["Sund Brattvik: place"; 3],
    );
    check("he saw Sund Brattvik", &["Sund Brattvik: person"]);
}

#[track_caller]
fn check_suggested(paragraphs: &[&str], known: &[&str], expected: &[(&str, &[&str], usize)]) {
    let blocks = blocks(paragraphs);
    let document = Document {
        lang: "en",
        blocks: &blocks,
        ..Document::default()
    };
    let named = Named {
        id: "known",
        names: known.iter().map(|name| (*name, "")).collect(),
        ..Named::default()
    };
    let names = Names::new(&[named]);
    let suggested = suggest(&document, &names.find(&document));
    let found: Vec<(&str, Vec<&str>, usize)> = suggested
        .iter()
        .map(|name| {
            let variants = name.variants.iter().map(String::as_str).collect();
            (name.name.as_str(), variants, name.passages.len())
        })
        .collect();
    let expected: Vec<(&str, Vec<&str>, usize)> = expected
        .iter()
        .map(|(name, variants, n_passages)| (*name, variants.to_vec(), *n_passages))
        .collect();
    assert_eq!(found, expected, "{paragraphs:?}");
}

#[test]
fn what_is_known_is_not_suggested() {
    check_suggested(
        &["then Ana Moe met Kari Wold"],
        &["Ana Moe"],
        &[("Kari Wold", &[], 1)],
    );
    check_suggested(
        &["in Oslo and at Oslo Fish Market"],
        &["Oslo"],
        &[("Oslo Fish Market", &[], 1)],
    );
}

#[test]
fn a_surname_and_letters_stand_with_their_name() {
    check_suggested(
        &[
            "then Kari Wold came",
            "and Wold left the Nordic Cod Board (NCB) to the NCB",
        ],
        &[],
        &[
            ("Nordic Cod Board", &["NCB"], 3),
            ("Kari Wold", &["Wold"], 2),
        ],
    );
}

#[test]
fn spellings_that_sound_alike_stand_together() {
    check_suggested(
        &[
            "then Yusuf Shahed came",
            "with Youssef Chahed and with Yusuf Shahed",
        ],
        &[],
        &[("Yusuf Shahed", &["Youssef Chahed"], 3)],
    );
}

#[test]
fn a_heading_suggests_nothing() {
    let blocks = [Text {
        text: "On Ana Moe",
        is_heading: true,
        ..Text::default()
    }];
    let document = Document {
        blocks: &blocks,
        ..Document::default()
    };
    assert_eq!(suggest(&document, &[]), []);
    assert_eq!(name_runs(&document), []);
}

proptest::proptest! {
    #[test]
    fn any_text_is_searched(
        text in "(\\PC|[A-Z][a-z]{0,3}|[ .,'’()&-]|(of|and|the|al|van|1921|election|Party) ){0,40}",
    ) {
        let blocks = [Text { text: &text, ..Text::default() }];
        let document = Document { blocks: &blocks, ..Document::default() };
        let runs = name_runs(&document);
        for run in &runs {
            proptest::prop_assert!(crate::text::slice(&text, run.span).is_some_and(|words| !words.is_empty()));
        }
        for pair in runs.windows(2) {
            proptest::prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        let n_passages: usize = suggest(&document, &[]).iter().map(|name| name.passages.len()).sum();
        proptest::prop_assert_eq!(n_passages, runs.len());
    }
}
