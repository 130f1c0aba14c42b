//! The whole engine: what is written is found, as if every article were looked through.

mod answers;
mod languages;
mod mixed;
mod random;
mod reference;
mod served;
mod spelt;

use dossier_core::search::parse;

use super::*;
use crate::bytes::{Bytes, Write};
use served::{Served, shard, written};

fn article(title: &str, text: &str) -> Article {
    Article {
        id: title.to_lowercase(),
        title: title.to_owned(),
        language: "en".to_owned(),
        blocks: vec![Block {
            role: Role::Text,
            text: text.to_owned(),
        }],
        ..Article::default()
    }
}

fn request(query: &str) -> Request {
    Request {
        query: parse(query),
        limit: 20,
        ..Request::default()
    }
}

/// Five articles about a harbour.
fn harbour() -> Vec<Article> {
    let mut articles = vec![
        article("Fire in the harbour", "A warehouse burnt for three days."),
        article(
            "Inquiry opens",
            "The inquiry into the harbour fires heard the keeper of the lamps.",
        ),
        article("Café reopens", "The cafe by the harbour serves again."),
        article(
            "Ferry late",
            "A ferry from Zürich? No: from the lake. The late ferry waits.",
        ),
        article("Accounts", "The accountant of the harbour was away."),
    ];
    for (day, article) in (100..).zip(&mut articles) {
        article.days = Some((day, day));
        article.summary = format!("In brief: {}", article.title);
        let person = |name: &str| Entity {
            kind: "person".to_owned(),
            name: name.to_owned(),
            aliases: vec![],
        };
        article.entities = vec![person(if day % 2 == 0 {
            "Ada Lund"
        } else {
            "Omar Reyes"
        })];
    }
    if let Some(entity) = articles
        .first_mut()
        .and_then(|article| article.entities.first_mut())
    {
        entity.aliases.push("The Chairwoman".to_owned());
    }
    articles
}

/// The titles that `query` finds in the harbour, matches first, then after a bar what follows.
#[track_caller]
fn check(query: &str, expected: &str) {
    let articles = harbour();
    let found = Served::new(&articles).search(&request(query));
    let titles = |is_match: bool| {
        let hits = found.hits.iter().filter(|hit| hit.is_match == is_match);
        let titles = hits.map(|hit| articles[hit.doc as usize].title.as_str());
        titles.collect::<Vec<_>>().join(", ")
    };
    let others = titles(false);
    let bar = if others.is_empty() { "" } else { " | " };
    assert_eq!(titles(true) + bar + &others, expected);
}

#[test]
fn words_must_all_be_there_and_others_follow() {
    check(
        "harbour lamps",
        "Inquiry opens | Fire in the harbour, Accounts, Café reopens",
    );
}

#[test]
fn an_exact_word_comes_before_its_other_forms() {
    check("fire ", "Fire in the harbour, Inquiry opens");
    check("fires ", "Inquiry opens, Fire in the harbour");
}

#[test]
fn accents_are_found_without_and_the_same_letters_come_first() {
    check("café ", "Café reopens");
    check("zurich", "Ferry late");
}

#[test]
fn the_beginning_of_a_word_finds_it_while_typing() {
    check("acc", "Accounts");
    check("acc ", "");
    check(
        "h",
        "Inquiry opens, Fire in the harbour, Accounts, Café reopens",
    );
}

#[test]
fn a_word_just_begun_after_others_does_not_narrow_yet() {
    check("ferry la", "Ferry late");
    check("ferry zz", "Ferry late");
    check(
        "harbour lam",
        "Inquiry opens | Fire in the harbour, Accounts, Café reopens",
    );
}

#[test]
fn a_phrase_stands_together() {
    check("\"late ferry\"", "Ferry late");
    check("\"ferry late\"", "Ferry late");
    check("\"harbour ferry\"", "");
    check("\"inquiry harbour\"~3", "Inquiry opens");
    check("\"opens the\"", "");
}

#[test]
fn a_phrase_is_found_in_names_of_what_is_mentioned() {
    check("\"omar reyes\"", "Inquiry opens, Ferry late");
    check("\"reyes omar\"", "");
    check(
        "\"the chairwoman\"",
        "Accounts, Café reopens, Fire in the harbour",
    );
    check("title:\"omar reyes\"", "");
}

#[test]
fn the_words_of_a_phrase_that_stands_nowhere_count_beside_others() {
    check("\"keeper inquiry\" lamps", "Inquiry opens");
    check("\"keeper inquiry\"", "");
}

#[test]
fn a_misspelt_word_is_never_taken_for_a_function_word() {
    let articles = [
        article("What was said", "They would know."),
        article("Barley", "Sold."),
    ];
    let mut served = Served::new(&articles);
    assert_eq!(served.search(&request("wheat ")).total, 0);
    assert_eq!(served.search(&request("barlay ")).total, 1);
}

#[test]
fn a_misspelt_word_is_taken_for_another() {
    check("warehuose", "Fire in the harbour");
    check(
        "harbour inqiury",
        "Inquiry opens | Fire in the harbour, Accounts, Café reopens",
    );
}

#[test]
fn operators_are_understood() {
    check("harbour -fire", "Accounts, Café reopens");
    check("lamps OR ferry", "Ferry late, Inquiry opens");
    check("title:harbour", "Fire in the harbour");
    check("person:reyes harbour", "Inquiry opens");
    check("person:chairwoman ferry", "");
    check("date:1970-04-12 harbour", "Inquiry opens");
}

#[test]
fn what_matches_in_part_is_said_to() {
    let found = Served::new(&harbour()).search(&request("warehouse ferry"));
    assert!(found.relaxed && found.total == 2);
}

#[test]
fn nothing_asked_is_everything_newest_first() {
    check(
        "",
        "Accounts, Ferry late, Café reopens, Inquiry opens, Fire in the harbour",
    );
}

#[test]
fn an_article_comes_out_as_it_went_in() {
    let articles = harbour();
    let mut served = Served::new(&articles);
    for (doc, article) in (0..).zip(&articles) {
        assert_eq!(
            served.until_done(|reader| reader.text(doc)).unwrap().blocks,
            article.blocks
        );
        let cards = served.until_done(|reader| reader.cards(&[doc]));
        let card = cards[0].as_ref().unwrap();
        assert_eq!(
            (&card.id, &card.title, card.days),
            (&article.id, &article.title, article.days)
        );
        let mentioned = served.until_done(|reader| reader.mentioned(doc));
        assert_eq!(served.entity(mentioned[0]).1, article.entities[0].name);
    }
    let entities = served.until_done(|reader| reader.entities(&[0, 1, 9]));
    let counts: Vec<Option<u32>> = entities
        .iter()
        .map(|known| known.as_ref().map(|(_, n)| *n))
        .collect();
    assert_eq!(counts, [Some(3), Some(2), None]);
}

#[test]
fn tables_of_texts_are_not_needed_before_results_stand_there() {
    let mut served = Served::new(&harbour());
    let of_tables = |needed: &[ChunkId]| needed.iter().any(|id| id.kind == Kind::Tables);
    let (mut of_list, mut of_text) = (false, false);
    let found = served.until_done(|reader| {
        let step = reader.search(&request("harbour fire"));
        of_list |= matches!(&step, Step::Need(needed) if of_tables(needed));
        step
    });
    let doc = found.hits[0].doc;
    served.until_done(|reader| {
        let step = reader.text(doc);
        of_text |= matches!(&step, Step::Need(needed) if of_tables(needed));
        step
    });
    assert!(!of_list && of_text);
}

#[test]
fn every_chunk_has_a_name_once_all_are_asked_for() {
    let mut served = Served::new(&harbour());
    let ids = served.until_done(|reader| reader.chunks());
    let names = ids.iter().map(|id| served.reader.name(*id).unwrap());
    let names: std::collections::BTreeSet<String> = names.map(|name| name.to_string()).collect();
    assert!(names.iter().eq(served.chunks.keys()));
}

#[test]
fn a_known_question_needs_no_chunk_again() {
    let mut served = Served::new(&harbour());
    let found = served.search(&request("harbour fire"));
    let n_supplied = served.n_supplied;
    assert_eq!(served.search(&request("harbour fire")), found);
    assert_eq!(served.n_supplied, n_supplied);
}

#[test]
fn the_first_letters_need_one_chunk() {
    let mut served = Served::new(&harbour());
    let found = served.search(&request("h"));
    assert_eq!((found.total, served.n_supplied), (4, 1));
}

#[test]
fn places_are_fetched_for_phrases_only() {
    let has_places = |query: &str| {
        let mut asked = false;
        Served::new(&harbour()).until_done(|reader| {
            let step = reader.search(&request(query));
            if let Step::Need(needed) = &step {
                asked |= needed.iter().any(|id| id.kind == Kind::Positions);
            }
            step
        });
        asked
    };
    assert!(has_places("\"late ferry\"") && !has_places("late ferry"));
}

#[test]
fn a_missing_chunk_costs_results_and_is_said() {
    let articles = harbour();
    let names: Vec<String> = Served::new(&articles).chunks.into_keys().collect();
    for name in names {
        for damage in [Vec::new(), vec![1, 2, 3]] {
            let mut served = Served::new(&articles);
            served.chunks.insert(name.clone(), damage);
            for query in [
                "harbour fire",
                "h",
                "\"late ferry\"",
                "person:ada",
                "warehuose",
                "date:1970",
            ] {
                let whole = Served::new(&articles).search(&request(query));
                let found = served.search(&request(query));
                let is_said = found
                    .notices
                    .iter()
                    .any(|notice| matches!(notice, Notice::Incomplete { .. }));
                assert!(is_said || found == whole, "{name} {query}");
            }
        }
    }
}

#[test]
fn an_index_of_another_version_must_be_written_again() {
    let (mut root, _) = written(&mut [shard(&harbour(), usize::MAX)]);
    let damaged = Reader::open(&root[..root.len() - 1]);
    assert_eq!(damaged.err(), Some(OpenError::Damaged));
    root["dossier archive".len()] = 9;
    assert_eq!(
        Reader::open(&root).err(),
        Some(OpenError::Version { found: 9 })
    );
}

#[test]
fn an_index_written_by_an_older_version_says_that_it_must_be_built_again() {
    let old: [&[u8]; 4] = [
        include_bytes!("../tests/version-1.bin"),
        include_bytes!("../tests/version-2.bin"),
        include_bytes!("../tests/version-3.bin"),
        include_bytes!("../tests/version-4.bin"),
    ];
    for (version, fixture) in (1..).zip(old) {
        let error = Reader::open(Bytes(fixture).blob().unwrap()).unwrap_err();
        assert_eq!(error, OpenError::Version { found: version });
        assert!(error.to_string().contains("build it again"));
    }
}

/// An index as version 5 wrote it: the root, then every chunk after its name, each after its length. Should this test
/// fail, what readers have published no longer reads: raise `VERSION` and write the fixture again.
#[test]
fn an_index_written_by_version_5_still_reads() {
    let mut rest = Bytes(include_bytes!("../tests/version-5.bin"));
    let root = rest.blob().unwrap();
    let mut chunks = served::Chunks::new();
    while !rest.is_empty() {
        let name = rest.text().unwrap().to_owned();
        chunks.insert(name, rest.blob().unwrap().to_vec());
    }
    let reader = Reader::open(root).unwrap();
    let mut old = Served {
        reader,
        chunks,
        n_supplied: 0,
    };
    let mut new = Served::new(&harbour());
    for query in [
        "h",
        "harbour fire",
        "\"late ferry\"",
        "person:ada",
        "warehuose",
        "date:1970",
        "cafes ",
        "\"omar reyes\"",
    ] {
        let view = wire::View {
            query: query.to_owned(),
            limit: 10,
            facets: 5,
            timeline: true,
            ..wire::View::default()
        };
        let snippets = wire::Question::Snippets {
            query: query.to_owned(),
            docs: (0..5).collect(),
        };
        for question in [wire::Question::List(view), snippets] {
            let found = old.until_done(|reader| reader.answer(&question));
            assert_eq!(found, new.until_done(|reader| reader.answer(&question)));
        }
    }
    let article = wire::Question::Article {
        id: "accounts".to_owned(),
    };
    let opened = old.until_done(|reader| reader.answer(&article));
    assert!(matches!(opened, wire::Answer::Article(Some(_))));
    assert_eq!(old.entities(), new.entities());
}

/// The fixture's bytes; written to the file that `WRITE_FIXTURE` names.
#[test]
fn a_fixture_is_what_is_written_now() {
    let (root, chunks) = written(&mut [shard(&harbour(), usize::MAX)]);
    let mut bytes = Vec::new();
    bytes.blob(&root);
    for (name, chunk) in &chunks {
        bytes.text(name);
        bytes.blob(chunk);
    }
    assert_eq!(written(&mut [shard(&harbour(), 300)]), (root, chunks));
    if let Some(file) = std::env::var_os("WRITE_FIXTURE") {
        std::fs::write(file, bytes).unwrap();
    }
}

#[test]
fn an_empty_collection_has_an_answer() {
    let mut served = Served::new(&[]);
    for query in ["", "word", "\"a b\"", "-x", "date:2016"] {
        assert_eq!(served.search(&request(query)).total, 0);
    }
}

#[test]
fn a_shard_is_the_same_from_its_bytes() {
    let part = shard(&harbour(), 200);
    let mut bytes = part.shard.to_bytes();
    assert_eq!(Shard::from_bytes(&bytes), Some(part.shard));
    assert_eq!(Shard::from_bytes(&bytes[..bytes.len() - 1]), None);
    bytes[0] += 1;
    assert_eq!(Shard::from_bytes(&bytes), None);
}

#[test]
fn an_article_of_a_title_alone_is_found_and_says_that_nothing_comes_below_it() {
    let titled = Article {
        blocks: Vec::new(),
        ..article("Lamps at the harbour", "")
    };
    let mut served = Served::new(&[titled, article("Nets", "Lamps burn.")]);
    let question = wire::Question::List(wire::View {
        query: "lamps ".to_owned(),
        limit: 10,
        ..wire::View::default()
    });
    let wire::Answer::List(list) = served.until_done(|reader| reader.answer(&question)) else {
        panic!("it is a list");
    };
    let rows = list.rows.iter();
    let rows: Vec<_> = rows.map(|row| (row.doc, row.is_title_alone)).collect();
    assert_eq!(rows, [(0, true), (1, false)]);
    let passages = wire::Question::Snippets {
        query: "lamps".to_owned(),
        docs: vec![0, 1],
    };
    let wire::Answer::Snippets(passages) = served.until_done(|reader| reader.answer(&passages))
    else {
        panic!("they are passages");
    };
    assert!(passages[0].is_none() && passages[1].is_some());
    let opened = wire::Question::Article {
        id: "lamps at the harbour".to_owned(),
    };
    let wire::Answer::Article(opened) = served.until_done(|reader| reader.answer(&opened)) else {
        panic!("it is an article");
    };
    assert_eq!(opened.map(|opened| opened.texts), Some(Vec::new()));
}
