//! Random collections and queries: the engine against looking through, and shards against one index.

use dossier_core::date::{Day, Period};
use proptest::prelude::*;
use proptest::sample::select;

use super::reference::Reference;
use super::request;
use super::served::{Served, shard, written};
use crate::*;

const WORDS: [&str; 26] = [
    "fire",
    "fires",
    "firing",
    "fir",
    "fine",
    "café",
    "cafe",
    "cafes",
    "a",
    "an",
    "été",
    "Été",
    "the",
    "harbour",
    "harbours",
    "harbuor",
    "al-jawlani",
    "Zürich",
    "2016",
    "17th",
    "17",
    "l’Oréal",
    "die",
    "dying",
    "inquiry",
    "東京",
];

fn any_text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(&WORDS[..]), 0..most).prop_map(|words| words.join(" "))
}

fn any_entity() -> impl Strategy<Value = Entity> {
    let name = select(&["Ada Lund", "Omar Café", "Fire Board", "Lund"][..]);
    let aliases = prop::collection::vec(
        select(&["The Chair", "harbour"][..]).prop_map(str::to_owned),
        0..2,
    );
    (select(&["person", "place"][..]), name, aliases).prop_map(|(kind, name, aliases)| Entity {
        kind: kind.to_owned(),
        name: name.to_owned(),
        aliases,
    })
}

pub fn any_article() -> impl Strategy<Value = Article> {
    let role = prop_oneof![Just(Role::Text), Just(Role::Heading)];
    let block = (role, any_text(12)).prop_map(|(role, text)| Block { role, text });
    (
        any_text(5),
        select(&["en", "fr", "de", "ar"][..]),
        prop::option::of((0_i32..900, 0_i32..40)),
        prop::collection::vec(any_entity(), 0..3),
        prop::collection::vec(block, 0..4),
    )
        .prop_map(|(title, language, days, entities, blocks)| Article {
            id: "x".to_owned(),
            title,
            language: language.to_owned(),
            days: days.map(|(first, more)| (first, first + more)),
            entities,
            blocks,
            ..Article::default()
        })
}

pub fn any_query() -> impl Strategy<Value = String> {
    let word = || select(&WORDS[..]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        8 => word(),
        2 => "[a-fh]{1,3}",
        1 => select(&["hrabour", "cafés", "firs", "inquriy", "nothing", "fier"][..]).prop_map(str::to_owned),
        2 => (word(), word()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        1 => (word(), word(), 1..5).prop_map(|(a, b, slop)| format!("\"{a} {b}\"~{slop}")),
        1 => word().prop_map(|word| format!("-{word}")),
        1 => word().prop_map(|word| format!("title:{word}")),
        1 => select(&["person:lund", "place:fire", "person:ch", "none:fire"][..]).prop_map(str::to_owned),
        1 => select(&["date:1970", "date:1971..", "date:1970-03"][..]).prop_map(str::to_owned),
        1 => word().prop_map(|word| format!("{word}*")),
        1 => word().prop_map(|word| format!("{word}~")),
        1 => select(&["fire-die", "京東", "東", "東京の17th"][..]).prop_map(str::to_owned),
    ];
    let joined = (
        prop::collection::vec(leaf, 0..5),
        select(&[" ", " ", " ", " OR "][..]),
        select(&["", " "][..]),
    );
    joined.prop_map(|(leaves, between, end)| leaves.join(between) + end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_engine_finds_what_looking_through_finds(
        articles in prop::collection::vec(any_article(), 0..14),
        queries in prop::collection::vec(any_query(), 6),
        sort in select(&[Sort::Relevance, Sort::Relevance, Sort::Newest, Sort::Oldest][..]),
        filters in (any::<[u8; 3]>(), prop::collection::vec(select(&["person", "place"][..]), 0..3), prop::option::of((0_i64..900, 0_i64..300)), any::<bool>()),
        page in (0_usize..4, 1_usize..20),
    ) {
        let reference = Reference::new(&articles);
        let mut served = Served::new(&articles);
        let entities = served.entities();
        for query in queries {
            let mut asked = request(&query);
            (asked.offset, asked.limit) = page;
            asked.sort = sort;
            let (picks, all_types, period, filtered) = &filters;
            if *filtered && !entities.is_empty() {
                let pick = |at: usize| u32::from(picks[at]) % entities.len() as u32;
                asked.include = if picks[0] < 100 { vec![pick(0), pick(1)] } else { vec![] };
                asked.exclude = if picks[1] < 60 { vec![pick(2)] } else { vec![] };
                asked.all_types = all_types.iter().map(|kind| (*kind).to_owned()).collect();
                asked.period = period.map(|(first, more)| Period::new(Day(first), Day(first + more)));
            }
            let keys = |numbers: &[u32]| numbers.iter().map(|&at| entities[at as usize].clone()).collect::<Vec<_>>();
            let expected = reference.search(&asked, &keys(&asked.include), &keys(&asked.exclude));
            prop_assert_eq!(served.answer(&asked), expected, "{:?}", query);
        }
    }

    #[test]
    fn shards_built_apart_are_the_index_built_at_once(
        articles in prop::collection::vec(any_article(), 0..12), cut in any::<[u8; 2]>(), budget in 1_usize..4000
    ) {
        let mut cuts = cut.map(|cut| usize::from(cut) % (articles.len() + 1));
        cuts.sort_unstable();
        let pieces = [&articles[..cuts[0]], &articles[cuts[0]..cuts[1]], &articles[cuts[1]..]];
        let mut parts = pieces.map(|piece| shard(piece, budget));
        prop_assert_eq!(written(&mut parts), written(&mut [shard(&articles, usize::MAX)]));
    }

    #[test]
    fn a_chunk_that_is_wrong_in_itself_is_read_as_far_as_it_makes_sense(
        articles in prop::collection::vec(any_article(), 1..10),
        queries in prop::collection::vec(any_query(), 4),
        chosen in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut whole = Served::new(&articles);
        let ids = whole.until_done(|reader| reader.chunks());
        let Served { reader, mut chunks, .. } = whole;
        let id = ids[chosen.index(ids.len())];
        let mut chunk = chunks[&reader.name(id).unwrap().to_string()].clone();
        for (at, value) in changes {
            let at = at.index(chunk.len());
            chunk[at] = value;
        }
        let (root, table) = with_chunk(&reader, id, &chunk).unwrap();
        chunks.extend(table.map(|(name, bytes)| (name.to_string(), bytes)));
        let reader = Reader::open(&root).unwrap();
        let mut served = Served { reader, chunks, n_supplied: 0 };
        if id.kind != Kind::Tables {
            served.until_done(|reader| reader.chunks());
        }
        let name = served.reader.name(id).unwrap().to_string();
        served.chunks.insert(name, chunk);
        for query in queries {
            for sort in [Sort::Relevance, Sort::Newest] {
                let found = served.search(&Request { sort, ..request(&query) });
                prop_assert!(found.total <= articles.len() as u32);
                prop_assert!(found.hits.iter().all(|hit| hit.doc < articles.len() as u32));
                served.until_done(|reader| reader.cards(&[0, 99]));
                served.until_done(|reader| reader.text(0));
                served.until_done(|reader| reader.entities(&[0, 1]));
            }
        }
    }
}
