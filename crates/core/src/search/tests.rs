//! What a search finds, said in sentences.

use super::sample::Sample;
use super::*;
use crate::model::{BlockKind, Chart, ChartRow, Dossier, Figure};
use crate::text::slice;

/// Passages of a search, each with its highlighted words: `2: grain ship | 5: grain`.
fn hits(dossier: &Dossier, found: &Found) -> String {
    let hit = |hit: &Hit| {
        let text = &dossier.block_of(hit.passage).text;
        let words: Vec<&str> = hit
            .spans
            .iter()
            .map(|&span| slice(text, span).unwrap())
            .collect();
        (hit.passage.0 + 1).to_string() + ": " + &words.join(" ")
    };
    found.hits.iter().map(hit).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check_in(sample: Sample, query: &str, expected: &str) -> Found {
    let dossier = sample.dossier();
    let found = Index::new(&dossier).search(&dossier, query);
    assert_eq!(hits(&dossier, &found), expected, "{query}");
    assert_eq!(found.passages.count_ones(..), found.hits.len());
    assert!(
        found
            .hits
            .windows(2)
            .all(|pair| pair[0].score >= pair[1].score)
    );
    found
}

/// A harbour, its people and its ships.
fn harbour() -> Sample {
    Sample::new()
        .title("The harbour of Zürich")
        .entity("person", "Mira al-Jawlani", &["The Pilot", "Abu Salim"])
        .entity("person", "Jean Orme", &["J. O."])
        .entity("place", "Lake Town", &[])
        .paragraph("A grain ship left the harbour with [Mira al-Jawlani] on board.")
        .paragraph("[The Pilot=The Pilot] kept a log of every ship, said [Jean Orme].")
        .heading("Fire at night")
        .paragraph("Ships burned in [Lake Town] in {2017-03}; the grain was lost.")
        .paragraph("Hay’at guards were fighting near the café on the 17th.")
        .event("2017-03-05", "The granary collapses", 2)
}

#[track_caller]
fn check(query: &str, expected: &str) -> Found {
    check_in(harbour(), query, expected)
}

#[test]
fn all_words_must_be_there() {
    check("grain harbour ", "1: grain harbour");
    check("grain ", "1: grain | 3: grain");
}

#[test]
fn an_exact_match_ranks_above_every_other() {
    let sample = Sample::new()
        .paragraph("Boat, boat, boat, boat.")
        .paragraph("The boats boats boats boats.")
        .paragraph("A very long sentence that goes on and on about many other things until it comes to boats.")
        .paragraph("boots");
    check_in(
        sample,
        "boats",
        "2: boats boats boats boats | 3: boats | 1: Boat boat boat boat",
    );
}

#[test]
fn exact_then_folded_then_stem_then_prefix() {
    let sample = Sample::new()
        .paragraph("resumexy resumexy")
        .paragraph("resumes resumes")
        .paragraph("résumé résumé")
        .paragraph("It is one long line of words with a resume somewhere towards its end.");
    check_in(
        sample,
        "resume",
        "4: resume | 3: résumé résumé | 2: resumes resumes | 1: resumexy resumexy",
    );
}

#[test]
fn accents_and_case_fold_both_ways() {
    check("CAFE ", "4: café");
    check_in(Sample::new().paragraph("Zurich"), "Zürich ", "1: Zurich");
    check("hayat ", "4: Hay’at");
    check("hay'at ", "4: Hay’at");
    check("Hay’at ", "4: Hay’at");
}

#[test]
fn words_are_stemmed_in_the_language_of_the_article() {
    check("fights ", "4: fighting");
    check("17 ", "4: 17th");
    let sample = Sample::new()
        .article("fr")
        .paragraph("Les négociations échouent.")
        .paragraph("Le négoce reprend.");
    check_in(sample, "négociation ", "1: négociations");
    let sample = Sample::new().article("de").paragraph("ships");
    let found = check_in(sample, "ship ", "1: ships");
    assert!(matches!(found.hits[0].reason, Reason::Spelling { .. }));
}

#[test]
fn the_last_word_may_be_unfinished() {
    check("harb", "1: harbour");
    assert!(check("harb ", "").hits.is_empty());
    check("harb*", "1: harbour");
}

#[test]
fn a_phrase_is_words_one_after_the_other() {
    check("\"grain ship\"", "1: grain ship");
    check("\"ship grain\"", "");
    check("guards \"near the cafe\"", "4: guards near the café");
    check("\"grain harbour\"~3", "1: grain harbour");
    check("\"harbour grain\"~3", "1: grain harbour");
    check("\"grain harbour\"~2", "");
    check("\"ships\"", "3: Ships");
}

#[test]
fn a_joined_word_is_a_phrase_and_its_parts_are_words() {
    check("al-Jawlani ", "1: al-Jawlani | 2: The Pilot");
    check("\"al jawlani\"", "1: al-Jawlani | 2: The Pilot");
    check("jawlani ", "1: Jawlani | 2: The Pilot");
}

#[test]
fn operators_are_upper_case() {
    check("log OR café ", "4: café | 2: log");
    check("log | café ", "4: café | 2: log");
    check("ship -log", "1: ship | 3: Ships");
    check("ship NOT log", "1: ship | 3: Ships");
    check("(log OR burned) ship", "3: Ships burned | 2: log ship");
    check("log or ship ", "2: log ship");
}

#[test]
fn what_is_only_excluded_leaves_the_rest() {
    let found = check("-ship", "4: ");
    assert_eq!(found.hits[0].reason, Reason::Condition);
    assert!(found.entities.is_empty() && found.events.is_empty());
}

#[test]
fn an_alias_finds_what_goes_by_another_name() {
    let found = check("pilot ", "2: Pilot | 1: Mira al-Jawlani");
    assert_eq!(found.hits[0].reason, Reason::Literal);
    assert_eq!(
        found.hits[1].reason,
        Reason::AlsoKnownAs {
            entity: EntityIdx(0),
            alias: Some(0)
        }
    );
    assert_eq!(found.entities.len(), 1);
    assert_eq!(found.entities[0].alias, Some(0));
    assert_eq!(found.entities[0].spans, [Span { start: 4, end: 9 }]);
}

#[test]
fn a_misspelt_word_finds_the_nearest() {
    let found = check("jolani ", "1: Jawlani | 2: The Pilot");
    assert_eq!(
        found.notices,
        [Notice::Spelling {
            asked: "jolani".into(),
            used: vec!["jawlani".into()]
        }]
    );
    assert_eq!(
        found.hits[0].reason,
        Reason::Spelling {
            asked: "jolani".into(),
            found: "jawlani".into()
        }
    );
    check("harobur ", "1: harbour");
    check("grian ", "1: grain | 3: grain");
    check("2018 ", "");
}

#[test]
fn six_letters_with_two_errors_are_a_name_or_nothing() {
    let sample = || {
        Sample::new()
            .entity("place", "Yemen", &[])
            .entity("person", "Abu Jawlani", &[])
            .paragraph("The reason, the service and the accounts.")
            .paragraph("[Abu Jawlani] in [Yemen].")
    };
    check_in(sample(), "jolani ", "2: Jawlani");
    check_in(sample(), "weapon ", "");
    check_in(sample(), "serving ", "");
    // Another letter at the beginning of a name is another name.
    check_in(sample(), "cement ", "");
    check_in(sample(), "reasno ", "1: reason");
    check_in(sample(), "acconuds ", "1: accounts");
}

#[test]
fn two_words_written_as_one_are_found() {
    let found = check("laketown ", "3: Lake Town");
    assert_eq!(
        found.notices,
        [Notice::Spelling {
            asked: "laketown".into(),
            used: vec!["lake town".into()]
        }]
    );
}

#[test]
fn typos_can_be_asked_for() {
    check("lag~", "2: log");
    check("lag ", "2: log");
    check("burnt~2", "3: burned");
}

#[test]
fn a_heading_and_an_event_find_their_passage() {
    let found = check("fire ", "3: ");
    assert_eq!(found.hits[0].reason, Reason::Heading);
    check("title:fire", "3: ");
    check("title:zurich", "1: ");
    check("title:grain ", "");
    let found = check("granary ", "3: ");
    assert_eq!(found.hits[0].reason, Reason::Event { event: EventIdx(0) });
    assert_eq!(found.events[0].spans, [Span { start: 4, end: 11 }]);
}

#[test]
fn captions_and_labels_are_searched() {
    let figure = Figure {
        alt: "A red crane".into(),
        credit: "Orla".into(),
        ..Figure::default()
    };
    let row = ChartRow {
        label: "Barley".into(),
        value: 1.0,
        entity: None,
    };
    let chart = Chart {
        unit: "t".into(),
        rows: vec![row],
    };
    let sample = || {
        Sample::new()
            .block(BlockKind::Figure(figure.clone()), "At work.")
            .block(BlockKind::Chart(chart.clone()), "Tonnes landed.")
            .block(BlockKind::Quotation("Sam Reed".into()), "We saw it.")
    };
    assert_eq!(
        check_in(sample(), "crane ", "1: ").hits[0].reason,
        Reason::Caption
    );
    check_in(sample(), "orla ", "1: ");
    check_in(sample(), "barley ", "2: ");
    check_in(sample(), "reed ", "3: ");
}

#[test]
fn a_field_searches_the_names_of_a_type() {
    check("person:pilot", "1: Mira al-Jawlani | 2: The Pilot");
    check("place:pilot", "");
    check("person:\"jean orme\" log", "2: log Jean Orme");
    check("person:jawlany ", "1: Mira al-Jawlani | 2: The Pilot");
    check("date:2017", "3: ");
    check("grain date:2016..2018", "3: grain");
    check("grain -date:2017", "1: grain");
}

#[test]
fn what_is_no_field_or_date_is_searched_as_words() {
    let found = check("ship:log", "2: log ship");
    assert_eq!(
        found.notices,
        [Notice::UnknownField {
            field: "ship".into()
        }]
    );
    let found = check("date:fire ", "3: ");
    assert_eq!(
        found.notices,
        [Notice::BadDate {
            value: "fire".into()
        }]
    );
}

#[test]
fn an_open_bracket_or_quotation_mark_makes_plain_words() {
    for query in ["(grain harbour ", "\"grain harbour ", "grain) harbour "] {
        let found = check(query, "1: grain harbour");
        assert_eq!(found.notices, [Notice::PlainFallback]);
    }
}

#[test]
fn most_of_the_words_are_shown_when_none_has_all() {
    let found = check("log burned zebra ", "2: log | 3: burned");
    assert!(found.relaxed);
    assert_eq!(
        found.notices,
        [Notice::NothingForAll {
            missing: vec!["zebra".into()]
        }]
    );
    assert_eq!(
        found.missing(PassageIdx(2)).collect::<Vec<_>>(),
        ["log", "zebra"]
    );
    assert!(check("log -ship zebra ", "").hits.is_empty());
}

#[test]
fn an_empty_query_constrains_nothing() {
    for query in ["", "  ", "...", "()", "\"\""] {
        let found = check(query, "");
        assert!(
            found.is_empty_query && !found.relaxed && found.notices.is_empty(),
            "{query:?}"
        );
    }
}

#[test]
fn words_that_stand_together_rank_first() {
    let sample = Sample::new()
        .paragraph("red one two three four five sky again today")
        .paragraph("one two red sky three four five again today");
    check_in(sample, "red sky ", "2: red sky | 1: red sky");
}

#[test]
fn scripts_without_spaces_are_found_by_their_characters() {
    let sample = || {
        Sample::new()
            .paragraph("首都は東京です。")
            .paragraph("京東")
    };
    check_in(sample(), "東京", "1: 東京");
    check_in(Sample::new().paragraph("قال مُحَمَّد ذلك"), "محمد ", "1: مُحَمَّد");
}

#[test]
fn an_index_may_meet_a_dossier_without_passages() {
    let dossier = Dossier::default();
    let index = Index::new(&dossier);
    for query in ["a", "-a", "\"a b\"", "person:a", "date:2017", "a b c"] {
        assert!(index.search(&dossier, query).hits.is_empty());
    }
}

mod languages;
mod properties;
mod queries;
mod ranking;
