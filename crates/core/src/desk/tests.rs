//! What the desk is trusted with: nothing is lost, everything can be undone, and what is saved is what is shown.

mod properties;

use serde_json::json;

use super::*;
use crate::model::Span;
use crate::read::{self, Kind, Source, Sources};

const STORY: &str = "+++
title = \"Who owns the pier?\"
lang = \"en\"
published = \"2018-02-07\"
+++

Ana Moe sold the pier on 12 May 2016. Moe did not say to whom.

## The buyer

On 3 June 2017 [Bo Lie](entity:bo-lie) bought a boat. [4 July 2017](date:) is the name of a boat, and
[the spring](date:1994-21) was mild.
";

const REGISTRY: &str = "[[type]]
id = \"person\"
label = { en = \"People\" }
singular = { en = \"person\" }

[[entity]]
id = \"ana-moe\"
type = \"person\"
name = \"Ana Moe\"
aliases = [\"Moe\"]

[[entity]]
id = \"bo-lie\"
type = \"person\"
name = \"Bo H. Lie\"
";

const EVENTS: &str = "[[event]]
id = \"sale\"
date = \"2016-05-12\"
display = \"12 May 2016\"
title = \"The pier is sold\"
passages = [{ block = \"p1\", from = \"Ana Moe sold\", to = \"2016\" }]
entities = [\"ana-moe\"]
";

fn file(name: &str, text: &str) -> File {
    File {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn files() -> Vec<File> {
    vec![
        file("pier.md", STORY),
        file("entities.toml", REGISTRY),
        file("events.toml", EVENTS),
    ]
}

#[track_caller]
fn desk() -> Desk {
    let opened = open(&files()).expect("it is read");
    // That "Bo Lie" is no name of the registry's is all there is to say.
    assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
    Desk::new(opened.work)
}

#[track_caller]
fn done(desk: &Desk, action: Action) -> Desk {
    let after = desk.update(&action).expect("it is done");
    assert_eq!(after.undo().work(), desk.work(), "undone");
    assert_eq!(after.undo().redo().work(), after.work(), "done again");
    let saved = after.work().files().expect("one article");
    assert!(saved.exact, "{saved:#?}");
    let kept = restore(&after.work().keep()).expect("it is taken up");
    assert_eq!(&kept, after.work(), "kept");
    after
}

/// The date with these words.
#[track_caller]
fn date(desk: &Desk, words: &str) -> DateRow {
    let mut dates = desk.work().show().dates.into_iter();
    dates
        .find(|row| row.words == words)
        .expect("a date with these words")
}

#[track_caller]
fn name(desk: &Desk, id: &str) -> NameRow {
    let mut names = desk.work().show().names.into_iter();
    names
        .find(|row| row.id == id)
        .expect("an entity of this id")
}

#[test]
fn what_is_read_is_what_the_builder_reads() {
    let built = read::sources(&Sources {
        articles: vec![(Kind::Markdown, Source::new("pier.md", STORY))],
        registry: Some(Source::new("entities.toml", REGISTRY)),
        events: Some(Source::new("events.toml", EVENTS)),
        published: "",
    });
    assert_eq!(desk().work().json(), built.json);
    assert_eq!(desk().work().name(), "pier");
}

#[test]
fn what_was_marked_is_decided_and_what_is_found_is_open() {
    let desk = desk();
    assert_eq!(date(&desk, "12 May 2016").decision, Decision::Open);
    assert_eq!(date(&desk, "4 July 2017").decision, Decision::Rejected);
    let spring = date(&desk, "the spring");
    assert_eq!(
        (spring.decision, spring.edtf.as_deref()),
        (Decision::Accepted, Some("1994-21"))
    );
}

#[test]
fn a_date_is_accepted_changed_rejected_and_opened_again() {
    let desk = desk();
    let found = date(&desk, "12 May 2016");
    let accepted = done(&desk, Action::Dated(found.at, "2016-05-12".to_owned()));
    assert_eq!(date(&accepted, "12 May 2016").decision, Decision::Accepted);
    assert_eq!(accepted.work().json(), desk.work().json());
    let changed = done(
        &accepted,
        Action::Dated(found.at, " 2016-05-12~ ".to_owned()),
    );
    assert_eq!(
        date(&changed, "12 May 2016").edtf.as_deref(),
        Some("2016-05-12~")
    );
    let rejected = done(&changed, Action::NotDated(found.at));
    assert_eq!(date(&rejected, "12 May 2016").edtf, None);
    let mentions = &rejected.work().json()["articles"][0]["blocks"][0]["mentions"];
    assert!(
        mentions
            .as_array()
            .unwrap()
            .iter()
            .all(|mention| mention["date"].is_null())
    );
    let open = done(&rejected, Action::DateOpened(found.at));
    assert_eq!(open.work(), desk.work());
}

#[test]
fn a_date_that_is_no_edtf_is_refused_with_the_reason() {
    let desk = desk();
    let at = date(&desk, "12 May 2016").at;
    let refused = desk.update(&Action::Dated(at, "2016-13".to_owned()));
    assert!(matches!(refused, Err(Refused::Date(_))), "{refused:?}");
    let outside = At {
        span: Span {
            start: 0,
            end: 9999,
        },
        ..at
    };
    assert_eq!(desk.update(&Action::NotDated(outside)), Err(Refused::Gone));
    let elsewhere = At { article: 7, ..at };
    assert_eq!(
        desk.update(&Action::NotNamed(elsewhere)),
        Err(Refused::Gone)
    );
}

#[test]
fn a_name_is_rejected_where_it_is_not_meant() {
    let desk = desk();
    let moe = name(&desk, "ana-moe");
    assert_eq!(moe.mentions.len(), 2);
    let after = done(&desk, Action::NotNamed(moe.mentions[1].at));
    assert_eq!(name(&after, "ana-moe").mentions.len(), 1);
    assert_eq!(after.work().show().not_names, [moe.mentions[1].at]);
    let open = done(&after, Action::NameOpened(moe.mentions[1].at));
    assert_eq!(open.work(), desk.work());
}

#[test]
fn a_new_entity_is_found_by_all_its_names() {
    let desk = desk();
    let added = done(
        &desk,
        Action::EntityAdded {
            name: " The Buyer ".to_owned(),
            kind: "organisation".to_owned(),
            aliases: vec!["boat".to_owned(), "The Buyer".to_owned(), String::new()],
        },
    );
    let row = name(&added, "the-buyer");
    assert_eq!((row.name.as_str(), row.mentions.len()), ("The Buyer", 2));
    assert_eq!(row.aliases, ["boat"]);
    let types = added.work().json()["entity_types"].clone();
    assert_eq!(types[1]["id"], "organisation");
    let retyped = done(
        &added,
        Action::EntityRetyped("the-buyer".to_owned(), "person".to_owned()),
    );
    assert_eq!(name(&retyped, "the-buyer").kind, "person");
}

#[test]
fn an_alias_is_found_and_taken_away() {
    let desk = desk();
    let with = done(
        &desk,
        Action::AliasAdded("bo-lie".to_owned(), "boat".to_owned()),
    );
    assert_eq!(name(&with, "bo-lie").mentions.len(), 3);
    let without = done(
        &with,
        Action::AliasRemoved("bo-lie".to_owned(), "boat".to_owned()),
    );
    assert_eq!(without.work().json(), desk.work().json());
    assert_eq!(
        desk.update(&Action::AliasAdded("nobody".to_owned(), "x".to_owned())),
        Err(Refused::Gone)
    );
}

#[test]
fn a_renamed_entity_keeps_the_name_that_the_text_uses() {
    let desk = desk();
    let after = done(
        &desk,
        Action::EntityRenamed("ana-moe".to_owned(), "Ana Maria Moe".to_owned()),
    );
    let row = name(&after, "ana-moe");
    assert_eq!(row.aliases, ["Moe", "Ana Moe"]);
    assert_eq!(row.mentions.len(), 2);
}

#[test]
fn a_merged_entity_leaves_its_names_and_its_events() {
    let desk = desk();
    let after = done(
        &desk,
        Action::EntitiesMerged("ana-moe".to_owned(), "bo-lie".to_owned()),
    );
    let row = name(&after, "bo-lie");
    assert_eq!(row.aliases, ["Ana Moe", "Moe"]);
    assert_eq!(row.mentions.len(), 3);
    let json = after.work().json();
    assert_eq!(json["events"][0]["entities"], json!(["bo-lie"]));
    assert_eq!(json["entities"].as_array().unwrap().len(), 1);
}

#[test]
fn a_removed_entity_leaves_nothing_that_refers_to_it() {
    let desk = desk();
    let after = done(&desk, Action::EntityRemoved("ana-moe".to_owned()));
    assert!(!after.work().json().to_string().contains("ana-moe"));
    let after = done(&after, Action::EntityRemoved("bo-lie".to_owned()));
    assert!(!after.work().json().to_string().contains("bo-lie"));
}

#[test]
fn a_proposal_becomes_an_event_once() {
    let desk = desk();
    let proposals = desk.work().show().proposals;
    let boat = proposals
        .iter()
        .find(|row| row.edtf == "2017-06-03")
        .expect("the boat");
    let after = done(&desk, accepted(boat));
    let shown = after.work().show();
    assert!(shown.proposals.iter().all(|row| row.key != boat.key));
    assert_eq!(shown.events.len(), 2);
    let id = shown.events[1].id.clone();
    let retitled = done(
        &after,
        Action::EventRetitled(id.clone(), "A boat is bought".to_owned()),
    );
    let redated = done(
        &retitled,
        Action::EventRedated(id.clone(), "2017-06".to_owned()),
    );
    assert_eq!(redated.work().show().events[1].edtf, "2017-06");
    let merged = done(
        &redated,
        Action::EventsMerged(id.clone(), "sale".to_owned()),
    );
    let json = merged.work().json();
    assert_eq!(json["events"][0]["passages"].as_array().unwrap().len(), 2);
    let removed = done(&redated, Action::EventRemoved(id));
    assert_eq!(removed.work().json(), desk.work().json());
}

fn accepted(row: &ProposalRow) -> Action {
    Action::EventAdded {
        at: row.at,
        edtf: row.edtf.clone(),
        display: row.display.clone(),
        title: row.title.clone(),
        entities: row.entities.clone(),
        according_to: row.according_to.clone(),
    }
}

#[test]
fn what_is_set_aside_stays_aside() {
    let desk = desk();
    let key = desk.work().show().proposals[0].key.clone();
    let after = done(&desk, Action::SetAside(key.clone()));
    let shown = after.work().show();
    assert!(
        shown
            .proposals
            .last()
            .is_some_and(|row| row.is_aside && row.key == key)
    );
    assert_eq!(shown.n_open + 1, desk.work().show().n_open);
    let back = done(&after, Action::TakenBack(key));
    assert_eq!(back.work(), desk.work());
}

#[test]
fn what_is_set_aside_is_set_aside_in_the_files_too() {
    let desk = desk();
    let shown = desk.work().show();
    let (proposal, name) = (&shown.proposals[0], &shown.suggestions);
    let mut after = done(&desk, Action::SetAside(proposal.key.clone()));
    for name in name {
        after = done(&after, Action::SetAside(name.key.clone()));
    }
    let files = after.work().files().expect("one article").files;
    let again = open(&[
        file("story.md", &files.story),
        file("entities.toml", &files.registry),
        file("events.toml", &files.events),
    ]);
    let again = again.expect("it is read").work;
    assert_eq!(again.json(), after.work().json());
    assert_eq!(again.show().n_open, after.work().show().n_open);
    assert!(
        again
            .show()
            .proposals
            .iter()
            .any(|row| row.is_aside && row.key == proposal.key)
    );
}

#[test]
fn the_publication_date_may_be_words_or_in_doubt() {
    let desk = desk();
    let words = done(&desk, Action::Published(0, "7 March 2018".to_owned()));
    assert_eq!(words.work().field(0, "published"), "2018-03-07");
    let doubt = done(&desk, Action::Published(0, "2018-02?".to_owned()));
    assert_eq!(doubt.work().field(0, "published"), "2018-02?");
    let none = done(&doubt, Action::Published(0, String::new()));
    assert_eq!(none.work().field(0, "published"), "");
    let refused = desk.update(&Action::Published(0, "last week".to_owned()));
    assert!(matches!(refused, Err(Refused::Date(_))));
}

#[test]
fn a_title_is_that_of_the_whole_too() {
    let after = done(&desk(), Action::Title(0, "Sold".to_owned()));
    let json = after.work().json();
    assert_eq!(
        (&json["title"], &json["articles"][0]["title"]),
        (&json!("Sold"), &json!("Sold"))
    );
}

#[test]
fn segments_are_the_text_in_pieces() {
    let shown = desk().work().show();
    let block = &shown.articles[0].blocks[0];
    let text: String = block
        .segments
        .iter()
        .map(|segment| segment.text.as_str())
        .collect();
    assert_eq!(
        text,
        "Ana Moe sold the pier on 12 May 2016. Moe did not say to whom."
    );
    let dated: Vec<_> = block
        .segments
        .iter()
        .filter(|segment| segment.date.is_some())
        .collect();
    assert_eq!(dated[0].text, "12 May 2016");
}

#[test]
fn a_step_that_changes_nothing_is_no_step() {
    let desk = desk();
    let same = desk.update(&Action::Title(0, "Who owns the pier?".to_owned()));
    assert!(same.is_ok_and(|desk| !desk.can_undo()));
    assert_eq!(desk.undo(), desk);
    assert_eq!(desk.redo(), desk);
}

#[track_caller]
fn refused(files: &[File], why: &Unread) {
    assert_eq!(open(files).as_ref(), Err(why));
}

#[test]
fn what_is_no_text_is_said() {
    refused(&[], &Unread::Nothing);
    refused(&[file("a.txt", "")], &Unread::Nothing);
    let picture = File {
        name: "a.txt".to_owned(),
        bytes: vec![0x89, b'P', 0, 0xff],
    };
    refused(&[picture], &Unread::NotText("a.txt".to_owned()));
    refused(
        &[file("a.docx", "PK")],
        &Unread::NotKnown("a.docx".to_owned()),
    );
    refused(
        &[file("a.toml", "a = 1")],
        &Unread::NotKnown("a.toml".to_owned()),
    );
    let large = file("a.md", &"a".repeat(MAX_FILE_BYTES + 1));
    refused(
        &[large],
        &Unread::TooLarge("a.md".to_owned(), MAX_FILE_BYTES + 1),
    );
    let long = open(&[file("a.md", &"Words. ".repeat(MAX_TEXT_CHARS / 6))]);
    assert!(matches!(long, Err(Unread::TooLong(_))));
    let damaged = open(&[file("a.json", "{\"dossier\": 9}")]);
    assert!(matches!(damaged, Err(Unread::Damaged(..))), "{damaged:?}");
}

#[test]
fn a_single_line_is_a_text() {
    let opened = open(&[file("a.txt", "The pier was sold on 12 May 2016.")]);
    assert_eq!(opened.map(|opened| opened.work.show().dates.len()), Ok(1));
}

#[test]
fn a_dossier_is_taken_as_it_is() {
    let bundled = include_str!("../../../../articles/committee.json");
    let opened = open(&[file("committee.json", bundled)]).expect("it is read");
    let json: serde_json::Value = serde_json::from_str(bundled).expect("it is JSON");
    let work = opened.work;
    for (block, meant) in json["articles"][0]["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
    {
        let now = &work.json()["articles"][0]["blocks"][block];
        let mut mentions = meant["mentions"].as_array().cloned().unwrap_or_default();
        let mut kept = now["mentions"].as_array().cloned().unwrap_or_default();
        let key = |mention: &serde_json::Value| mention.to_string();
        mentions.sort_by_key(key);
        kept.sort_by_key(key);
        assert_eq!(kept, mentions, "block {block}");
    }
}

#[test]
fn text_of_other_widths_is_read() {
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            "Título\n\nEn mai 2016 rien."
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let opened = open(&[File {
        name: "a.txt".to_owned(),
        bytes: wide,
    }]);
    assert!(opened.is_ok());
}

#[test]
fn a_run_has_a_key_and_is_found_by_it() {
    let at = At {
        article: 1,
        block: 2,
        span: Span { start: 3, end: 40 },
    };
    assert_eq!(at.to_string().parse(), Ok(at));
    for wrong in ["", "1.2.3", "1.2.3.4.5", "a.b.c.d", "-1.2.3.4"] {
        assert_eq!(wrong.parse::<At>(), Err(()), "{wrong:?}");
    }
}
