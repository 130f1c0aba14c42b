//! Answers to a page's questions: each field by its definition, over random collections and views.

use std::collections::{BTreeMap, BTreeSet};

use dossier_core::date::{Day, Period};
use proptest::prelude::*;
use proptest::sample::select;

use super::random::{any_article, any_query};
use super::reference::Reference;
use super::served::Served;
use super::{article, harbour, request};
use crate::wire::{Answer, List, Name, Question, Reason, Sort, Suggestion, Unit, View};
use crate::{Article, Kind, Step};

type Key = (String, String);

fn name((kind, name): &Key) -> Name {
    let (kind, name) = (kind.clone(), name.clone());
    Name { kind, name }
}

fn key(kind: &str, name: &str) -> Key {
    (kind.to_owned(), name.to_owned())
}

/// The entities of all articles.
fn keys(articles: &[Article]) -> BTreeSet<Key> {
    let entities = articles.iter().flat_map(|article| &article.entities);
    entities
        .map(|entity| key(&entity.kind, &entity.name))
        .collect()
}

/// The numbers of the articles that a view shows, by looking through all.
fn shown(articles: &[Article], view: &View, include: &[Key], exclude: &[Key]) -> Vec<u32> {
    let mut asked = request(&view.query);
    asked.period = Period::parse(&view.period);
    asked.all_types.clone_from(&view.all_types);
    (asked.offset, asked.limit) = (0, articles.len());
    let answer = Reference::new(articles).search(&asked, include, exclude);
    let matching = answer.hits.iter().filter(|(.., is_match)| *is_match);
    let shown: Vec<u32> = matching.map(|(doc, ..)| *doc).collect();
    assert_eq!(shown.len(), answer.total as usize);
    shown
}

/// How many articles show with `added` in the view.
fn count(articles: &[Article], view: &View, chosen: &[Vec<Key>; 2], added: &Key) -> u32 {
    let [mut include, mut exclude] = chosen.clone();
    include.push(added.clone());
    exclude.retain(|key| key != added);
    shown(articles, view, &include, &exclude).len() as u32
}

/// Whether an article of the view has the entity, or of the view without the other entities of its type.
fn is_seen(articles: &[Article], view: &View, chosen: &[Vec<Key>; 2], added: &Key) -> bool {
    let [mut include, mut exclude] = chosen.clone();
    if !view.all_types.contains(&added.0) {
        include.retain(|(kind, _)| *kind != added.0);
    }
    exclude.retain(|key| key != added);
    include.push(added.clone());
    !shown(articles, view, &include, &exclude).is_empty()
}

fn list(served: &mut Served, view: &View) -> List {
    match served.until_done(|reader| reader.answer(&Question::List(view.clone()))) {
        Answer::List(list) => list,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn counts_and_bars_are_those_of_looking_through(
        articles in prop::collection::vec(any_article(), 0..12),
        query in any_query(),
        picks in prop::collection::vec((any::<u8>(), any::<bool>()), 0..4),
        period in select(&["", "", "1970", "1971..", "..1970-09", "never"][..]),
        all_types in prop::collection::vec(select(&["person", "place", "Nothing"][..]), 0..3),
        n_facets in 1_usize..4,
    ) {
        let known: Vec<Key> = keys(&articles).into_iter().collect();
        let mut chosen = [Vec::new(), Vec::new()];
        let mut unknown = Vec::new();
        for (pick, excluded) in picks {
            let of = &mut chosen[usize::from(excluded)];
            match known.get(usize::from(pick) % (known.len() + 1)) {
                Some(key) => of.push(key.clone()),
                None => unknown = vec![name(&key("place", "Nowhere"))],
            }
        }
        let mut view = View {
            query,
            include: chosen[0].iter().map(name).chain(unknown.clone()).collect(),
            exclude: chosen[1].iter().map(name).chain(unknown.clone()).collect(),
            all_types: all_types.into_iter().map(str::to_owned).collect(),
            period: period.to_owned(),
            limit: 5,
            facets: n_facets,
            timeline: true,
            ..View::default()
        };
        let mut served = Served::new(&articles);
        let found = list(&mut served, &view);
        let docs = shown(&articles, &view, &chosen[0], &chosen[1]);
        prop_assert_eq!(found.total as usize, docs.len());
        prop_assert_eq!(&found.unknown, &unknown);
        prop_assert_eq!(period == "never", found.notices.contains(&crate::wire::Notice::UnreadableDate("never".to_owned())));

        for facet in &found.facets {
            let of_kind: Vec<&Key> = known.iter().filter(|(kind, _)| *kind == facet.kind).collect();
            let mut seen: Vec<(u32, &Key)> = of_kind
                .iter()
                .filter(|key| is_seen(&articles, &view, &chosen, key))
                .map(|key| (count(&articles, &view, &chosen, key), *key))
                .collect();
            seen.sort_by_key(|(count, key)| (std::cmp::Reverse(*count), *key));
            prop_assert_eq!(facet.total as usize, seen.len());
            let given: Vec<(u32, &str)> = facet.values.iter().map(|value| (value.count, value.name.as_str())).collect();
            let expected: Vec<(u32, &str)> = seen.iter().map(|(count, key)| (*count, key.1.as_str())).collect();
            let n = expected.len().min(n_facets);
            prop_assert_eq!(&given[..n], &expected[..n], "{:?}", &view);
            for &(given_count, given_name) in &given[n..] {
                let key = key(&facet.kind, given_name);
                prop_assert!(chosen.concat().contains(&key));
                prop_assert_eq!(given_count, count(&articles, &view, &chosen, &key));
            }
            let named: BTreeSet<&str> = given.iter().map(|(_, name)| *name).collect();
            for (kind, name) in chosen.concat() {
                prop_assert!(kind != facet.kind || named.contains(name.as_str()));
            }
            view.facets = 0;
            let values = Question::Values { view: view.clone(), kind: facet.kind.clone(), typed: String::new(), limit: 9 };
            let Answer::Values(values) = served.until_done(|reader| reader.answer(&values)) else { panic!() };
            prop_assert!(values.iter().map(|value| (value.count, value.name.as_str())).eq(expected));
        }

        for row in &found.rows {
            let article = &articles[row.doc as usize];
            let mut named: Vec<(bool, u32, Name)> = Vec::new();
            for entity in &article.entities {
                let of = key(&entity.kind, &entity.name);
                let has = |article: &&Article| article.entities.iter().any(|other| key(&other.kind, &other.name) == of);
                let n = articles.iter().filter(has).count() as u32;
                if row.is_match && !chosen[0].contains(&of) {
                    named.push((n < 2, n, name(&of)));
                }
            }
            named.sort();
            named.dedup();
            let order = |given: &Name| named.iter().position(|(_, _, name)| name == given);
            let places: Vec<Option<usize>> = row.names.iter().map(order).collect();
            prop_assert!(places.is_sorted() && places.iter().all(Option::is_some), "{:?} of {named:?}", row.names);
            // What is counted has its name in a chunk that is there.
            let is_value = |(_, _, name): &&(bool, u32, Name)| {
                let values = found.facets.iter().filter(|facet| facet.kind == name.kind);
                values.flat_map(|facet| &facet.values).any(|value| value.name == name.name)
            };
            let has_room = row.names.len() < 3;
            prop_assert!(!has_room || named.iter().filter(is_value).all(|(_, _, name)| row.names.contains(name)));
        }
        let is_timed = view.query.trim().is_empty();
        let month = |day: Option<i32>| day.map(|day| Day(day.into()).ymd()).map(|(year, month, _)| (year, month));
        let latest = |doc: u32| articles[doc as usize].days.map(|(first, last)| last.max(first));
        let listed: BTreeSet<_> = found.rows.iter().filter(|row| row.is_match).map(|row| month(latest(row.doc))).collect();
        let of_month = |wanted| docs.iter().filter(|&&doc| month(latest(doc)) == wanted).count() as u32;
        let expected: Vec<_> = listed.into_iter().filter(|_| is_timed).map(|wanted| (wanted, of_month(wanted))).collect();
        prop_assert!(found.months.iter().map(|of| (month(of.first), of.count)).eq(expected));

        let timeline = found.timeline.unwrap();
        let mut days: BTreeMap<i32, u32> = BTreeMap::new();
        let dated = docs.iter().filter_map(|&doc| articles[doc as usize].days);
        dated.for_each(|(first, _)| *days.entry(first).or_default() += 1);
        prop_assert_eq!(timeline.undated as usize, docs.len() - days.values().sum::<u32>() as usize);
        let in_bar = |day: i32, bar: i32| {
            let (of_day, of_bar) = (Day(day.into()).ymd(), Day(bar.into()).ymd());
            match timeline.unit {
                Unit::Day => day == bar,
                Unit::Week => (bar..bar + 7).contains(&day),
                Unit::Month => (of_day.0, of_day.1) == (of_bar.0, of_bar.1),
                Unit::Year => of_day.0 == of_bar.0,
            }
        };
        prop_assert!(timeline.bars.is_sorted_by(|(a, _), (b, _)| a < b));
        for &(bar, n) in &timeline.bars {
            let inside = days.iter().filter(|(day, _)| in_bar(**day, bar));
            prop_assert_eq!(inside.map(|(_, n)| n).sum::<u32>(), n);
        }
        prop_assert_eq!(timeline.bars.iter().map(|(_, n)| n).sum::<u32>(), days.values().sum::<u32>());
        let all = articles.iter().filter_map(|article| article.days);
        let extent = all.clone().map(|(first, _)| first).min().zip(all.map(|(_, last)| last).max());
        prop_assert_eq!(timeline.extent, extent);
    }

    #[test]
    fn entities_and_articles_are_found_by_name_and_id(
        articles in prop::collection::vec(any_article(), 0..12), ids in prop::collection::vec("[a-c]{1,2}", 12)
    ) {
        let mut articles = articles;
        for (article, id) in articles.iter_mut().zip(&ids) {
            article.id.clone_from(id);
            article.record = id.repeat(3).into_bytes();
        }
        let mut served = Served::new(&articles);
        for id in ids.iter().map(String::as_str).chain(["", "zz"]) {
            let question = Question::Article { id: id.to_owned() };
            let Answer::Article(opened) = served.until_done(|reader| reader.answer(&question)) else { panic!() };
            let expected = articles.iter().position(|article| article.id == id);
            prop_assert_eq!(opened.as_ref().map(|opened| opened.doc as usize), expected);
            if let (Some(opened), Some(at)) = (opened, expected) {
                let texts: Vec<&String> = articles[at].blocks.iter().map(|block| &block.text).collect();
                prop_assert!(opened.texts.iter().eq(texts));
                prop_assert_eq!(&opened.record, &articles[at].record);
            }
        }
        for (at, known) in keys(&articles).iter().enumerate() {
            let found = served.until_done(|reader| {
                reader.store.begin();
                let found = reader.store.entity(&known.0, &known.1);
                if reader.store.is_waiting() { Step::Need(reader.store.wanted()) } else { Step::Done(found) }
            });
            prop_assert_eq!(found, Some(at as u32));
        }
    }

    #[test]
    fn any_bytes_as_a_question_have_an_answer(
        articles in prop::collection::vec(any_article(), 0..6), bytes in prop::collection::vec(any::<u8>(), 0..40)
    ) {
        if let Some(question) = crate::wire::from_bytes::<Question>(&bytes) {
            Served::new(&articles).until_done(|reader| reader.answer(&question));
        }
    }
}

fn view(query: &str) -> View {
    View {
        query: query.to_owned(),
        limit: 10,
        ..View::default()
    }
}

#[test]
fn rows_say_why_they_are_there_and_mark_their_titles() {
    let mut served = Served::new(&harbour());
    let found = list(&mut served, &view("harbour fires "));
    let inquiry = found.rows.iter().find(|row| row.doc == 1).unwrap();
    assert_eq!(inquiry.reason, Some(Reason::Exact));
    let fire = found.rows.iter().find(|row| row.doc == 0).unwrap();
    assert_eq!(fire.title_spans, [(0, 4), (12, 19)]);
    assert_eq!(fire.reason, Some(Reason::Stemmed));
    let found = list(&mut served, &view("chairwoman "));
    assert_eq!(found.rows[0].reason, Some(Reason::Alias));
    let found = list(&mut served, &view("inqiury "));
    assert_eq!(found.rows[0].title_spans, [(0, 7)]);
    assert_eq!(found.rows[0].reason, Some(Reason::Misspelt));
}

#[test]
fn a_misspelt_query_is_put_right() {
    let mut served = Served::new(&harbour());
    let mended = |served: &mut Served, query: &str| list(served, &view(query)).did_you_mean;
    assert_eq!(
        mended(&mut served, "harbuor FIRE ").as_deref(),
        Some("harbour FIRE ")
    );
    assert_eq!(mended(&mut served, "harbour fire "), None);
}

#[test]
fn a_rare_spelling_of_a_common_word_is_asked_about() {
    let mut articles = vec![article("One", "The harbuor is small.")];
    articles.extend((0..21).map(|_| article("Another", "The harbour is large.")));
    let found = list(&mut Served::new(&articles), &view("harbuor "));
    assert_eq!(
        (found.total, found.did_you_mean.as_deref()),
        (1, Some("harbour "))
    );
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_shown() {
    let mut served = Served::new(&harbour());
    served.chunks.retain(|name, _| !name.starts_with('r'));
    let found = list(&mut served, &view("harbour"));
    assert!(found.total == 4 && found.rows.iter().all(|row| row.is_missing));
    let is_said =
        |notice: &crate::wire::Notice| matches!(notice, crate::wire::Notice::Incomplete(_));
    assert!(found.notices.iter().any(is_said));
}

#[test]
fn every_question_is_answered_whatever_chunk_is_missing() {
    let articles = harbour();
    let view = View {
        include: vec![name(&key("person", "Ada Lund"))],
        facets: 3,
        timeline: true,
        ..view("harbour fire")
    };
    let questions = [
        Question::List(view.clone()),
        Question::Values {
            view: view.clone(),
            kind: "person".to_owned(),
            typed: "a".to_owned(),
            limit: 5,
        },
        Question::Snippets {
            query: view.query.clone(),
            docs: vec![0, 99],
        },
        Question::Suggest {
            typed: "ada l".to_owned(),
            limit: 5,
        },
        Question::Article {
            id: "accounts".to_owned(),
        },
    ];
    let whole: Vec<Answer> = questions
        .iter()
        .map(|question| Served::new(&articles).until_done(|reader| reader.answer(question)))
        .collect();
    let names: Vec<String> = Served::new(&articles).chunks.into_keys().collect();
    for missing in names {
        for (question, whole) in questions.iter().zip(&whole) {
            let mut served = Served::new(&articles);
            served.chunks.remove(&missing);
            let answer = served.until_done(|reader| reader.answer(question));
            if let (Answer::List(list), true) = (&answer, answer != *whole) {
                let is_said = |notice: &crate::wire::Notice| {
                    matches!(notice, crate::wire::Notice::Incomplete(_))
                };
                assert!(list.notices.iter().any(is_said), "{missing}");
            }
        }
    }
}

#[test]
fn newest_and_oldest_are_by_date() {
    let mut served = Served::new(&harbour());
    let mut titles = |sort| {
        let view = View {
            sort,
            ..view("harbour")
        };
        let rows = list(&mut served, &view).rows.into_iter();
        rows.filter(|row| row.is_match)
            .map(|row| row.doc)
            .collect::<Vec<u32>>()
    };
    assert_eq!(titles(Sort::Newest), [4, 2, 1, 0]);
    assert_eq!(titles(Sort::Oldest), [0, 1, 2, 4]);
}

#[test]
fn a_list_has_summaries_where_no_passages_are_to_come() {
    let shown = |query: &str| {
        let mut served = Served::new(&harbour());
        let question = Question::List(view(query));
        let mut asked = false;
        let answer = served.until_done(|reader| {
            let step = reader.answer(&question);
            if let Step::Need(needed) = &step {
                asked |= needed.iter().any(|id| id.kind == Kind::Summaries);
            }
            step
        });
        let Answer::List(list) = answer else {
            panic!("{query}");
        };
        let first = list.rows.into_iter().next();
        (first.map(|row| row.summary).unwrap_or_default(), asked)
    };
    let brief = |title: &str| (format!("In brief: {title}"), true);
    assert_eq!(shown(""), brief("Accounts"));
    assert_eq!(shown("date:1970-04-11"), brief("Fire in the harbour"));
    assert_eq!(shown("ferry"), (String::new(), false));
}

fn suggested(served: &mut Served, typed: &str) -> Vec<String> {
    let question = Question::Suggest {
        typed: typed.to_owned(),
        limit: 4,
    };
    let Answer::Suggestions(found) = served.until_done(|reader| reader.answer(&question)) else {
        panic!("{typed}");
    };
    let shown = |suggestion| match suggestion {
        Suggestion::Entity(name, n) => format!("{}:{} {n}", name.kind, name.name),
        Suggestion::Words(words, n) => format!("{words} {n}"),
    };
    found.into_iter().map(shown).collect()
}

#[test]
fn entities_are_suggested_before_words() {
    let mut served = Served::new(&harbour());
    assert_eq!(
        suggested(&mut served, "r"),
        ["person:Omar Reyes 2", "reyes 2", "reopens 1"]
    );
    assert_eq!(
        suggested(&mut served, "fire lu"),
        ["person:Ada Lund 3", "fire lund 3"]
    );
    assert_eq!(
        suggested(&mut served, "ada lu"),
        ["person:Ada Lund 3", "ada lund 3"]
    );
    assert_eq!(suggested(&mut served, "person:om"), ["person:Omar Reyes 2"]);
    assert_eq!(
        suggested(&mut served, "chairw"),
        ["person:Ada Lund 3", "chairwoman 1"]
    );
    assert!(suggested(&mut served, "harbour ").is_empty());
}

fn passage(served: &mut Served, query: &str, doc: u32) -> Option<(String, u32)> {
    let question = Question::Snippets {
        query: query.to_owned(),
        docs: vec![doc],
    };
    let Answer::Snippets(found) = served.until_done(|reader| reader.answer(&question)) else {
        panic!("{query}");
    };
    let snippet = found.into_iter().next()??;
    let scalars: Vec<char> = snippet.text.chars().collect();
    let mut marked = String::new();
    for (at, scalar) in (0..).zip(&scalars) {
        if snippet.spans.iter().any(|(start, _)| *start == at) {
            marked.push('[');
        }
        marked.push(*scalar);
        if snippet.spans.iter().any(|(_, end)| *end == at + 1) {
            marked.push(']');
        }
    }
    Some((marked, snippet.block))
}

#[test]
fn a_passage_shows_the_words_that_were_found() {
    let mut served = Served::new(&harbour());
    let mut check = |query: &str, doc: u32, expected: &str| {
        let passage = passage(&mut served, query, doc).map(|(text, _)| text);
        assert_eq!(passage.unwrap_or_default(), expected, "{query}");
    };
    check(
        "fire lamps",
        1,
        "The inquiry into the harbour [fires] heard the keeper of the [lamps].",
    );
    check(
        "\"late ferry\"",
        3,
        "A ferry from Zürich? No: from the lake. The [late ferry] waits.",
    );
    check("warehuose ", 0, "A [warehouse] burnt for three days.");
    check(
        "zurich",
        3,
        "A ferry from [Zürich]? No: from the lake. The late ferry waits.",
    );
    // An article that was found by a name only is shown with its summary.
    check("chairwoman", 0, "In brief: Fire in the harbour");
    check("", 0, "");
}

#[test]
fn a_passage_is_fetched_without_what_else_an_article_has() {
    let mut served = Served::new(&harbour());
    let question = Question::Snippets {
        query: "harbour".to_owned(),
        docs: vec![1],
    };
    served.until_done(|reader| {
        let step = reader.answer(&question);
        if let Step::Need(needed) = &step {
            let kinds = [Kind::Texts, Kind::Cards, Kind::Tables];
            assert!(needed.iter().all(|id| kinds.contains(&id.kind)));
        }
        step
    });
}
