//! Any bytes as the root and the chunks of an index, and as a question; and an index whose chunks were changed anywhere.
#![no_main]

use dossier_archive::wire::{Answer, Name, Question, View, from_bytes};
use dossier_archive::{
    Article, Block, ChunkId, Entity, Memory, Part, Reader, Request, Role, Shard, ShardBuilder,
    Sort, Step, with_chunk, write,
};
use dossier_core::search::parse;
use libfuzzer_sys::fuzz_target;

const QUERIES: [&str; 8] = [
    "",
    "h",
    "harbour fire",
    "\"late ferry\"",
    "\"ferry harbour\"~5",
    "person:lund -fire",
    "harbuor",
    "date:1970 OR ferry~",
];

fuzz_target!(|bytes: &[u8]| {
    _ = Shard::from_bytes(bytes);
    let question = from_bytes::<Question>(bytes);
    if let Ok(mut reader) = Reader::open(bytes) {
        ask(&mut reader, |_| bytes.to_vec());
    }
    let (root, chunks) = index();
    // A root that is whole, over chunks whose hashes do not fit: all refused.
    let mut reader = Reader::open(&root).expect("a whole index");
    ask(&mut reader, |_| bytes.to_vec());
    if let Some(question) = question {
        let mut reader = Reader::open(&root).expect("a whole index");
        let whole = |name: &str| {
            let chunk = chunks.iter().find(|(known, _)| known == name);
            chunk.map(|(_, chunk)| chunk.clone()).unwrap_or_default()
        };
        until_done(&mut reader, whole, |reader| reader.answer(&question));
    }
    // A chunk that is the bytes, under a root that says so.
    let [number, chunk @ ..] = bytes else {
        return;
    };
    let mut reader = Reader::open(&root).expect("a whole index");
    let whole = |asked: &str| {
        let whole = chunks.iter().find(|(known, _)| known == asked);
        whole.map(|(_, chunk)| chunk.clone()).unwrap_or_default()
    };
    let ids: Vec<ChunkId> = until_done(&mut reader, whole, |reader| reader.chunks());
    let id = ids[usize::from(*number) % ids.len()];
    let (changed, table) = with_chunk(&reader, id, chunk).expect("a chunk of this index");
    if let Ok(mut changed) = Reader::open(&changed) {
        // What says where the chunk is, when that is not the root; anything else that is not known is the chunk.
        let table = table.map(|(name, bytes)| (name.to_string(), bytes));
        ask(&mut changed, |asked| match &table {
            Some((name, bytes)) if name == asked => bytes.clone(),
            _ if chunks.iter().any(|(known, _)| known == asked) => whole(asked),
            _ => chunk.to_vec(),
        });
    }
    // Any text as articles, whole.
    let mut chunks = Vec::new();
    let parts = &mut [part(bytes)];
    let root = write(parts, &mut |name, chunk| {
        chunks.push((name.to_string(), chunk.to_vec()));
    });
    let root = root.expect("memory does not fail");
    let mut reader = Reader::open(&root).expect("a whole index");
    ask(&mut reader, |name| {
        let chunk = chunks.iter().find(|(known, _)| known == name);
        chunk.map(|(_, chunk)| chunk.clone()).unwrap_or_default()
    });
});

/// Asks everything, giving what `chunk` says, and holds the answers to what is true of every index.
fn ask(reader: &mut Reader, chunk: impl Fn(&str) -> Vec<u8>) {
    for (at, query) in QUERIES.into_iter().enumerate() {
        let request = Request {
            query: parse(query),
            limit: 5,
            sort: [Sort::Relevance, Sort::Newest, Sort::Oldest][at % 3],
            ..Request::default()
        };
        let found = until_done(reader, &chunk, |reader| reader.search(&request));
        assert!(found.hits.len() <= 5 && found.total <= reader.n_docs());
        let docs: Vec<u32> = found.hits.iter().map(|hit| hit.doc).collect();
        assert!(docs.iter().all(|doc| *doc < reader.n_docs()));
        until_done(reader, &chunk, |reader| reader.cards(&docs));
        until_done(reader, &chunk, |reader| reader.text(at as u32));
        until_done(reader, &chunk, |reader| reader.entities(&[at as u32]));
        questions(reader, &chunk, query);
    }
}

/// Asks what a page asks about a query.
fn questions(reader: &mut Reader, chunk: &impl Fn(&str) -> Vec<u8>, query: &str) {
    let name = Name {
        kind: "person".to_owned(),
        name: "Ada Lund".to_owned(),
    };
    let view = View {
        query: query.to_owned(),
        include: vec![name],
        limit: 5,
        facets: 3,
        timeline: true,
        ..View::default()
    };
    let (query, kind) = (query.to_owned(), "person".to_owned());
    let questions = [
        Question::Values {
            view: view.clone(),
            kind,
            typed: query.clone(),
            limit: 3,
        },
        Question::List(view),
        Question::Snippets {
            query: query.clone(),
            docs: vec![0, 1, 9],
        },
        Question::Suggest {
            typed: query.clone(),
            limit: 4,
        },
        Question::Article { id: query },
    ];
    for question in questions {
        let answer = until_done(reader, chunk, |reader| reader.answer(&question));
        if let Answer::List(list) = answer {
            assert!(list.rows.len() <= 5 && list.total <= reader.n_docs());
        }
    }
}

fn until_done<T>(
    reader: &mut Reader,
    chunk: impl Fn(&str) -> Vec<u8>,
    mut step: impl FnMut(&mut Reader) -> Step<T>,
) -> T {
    for _ in 0..20 {
        match step(reader) {
            Step::Done(done) => return done,
            Step::Need(needed) => {
                assert!(!needed.is_empty());
                for id in needed {
                    let name = reader.name(id).expect("a chunk of the index").to_string();
                    reader.supply(id, chunk(&name));
                }
            }
        }
    }
    panic!("asks for ever");
}

fn index() -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let mut chunks = Vec::new();
    let parts = &mut [part(b"the late ferry left the harbour after the fire")];
    let root = write(parts, &mut |name, chunk| {
        chunks.push((name.to_string(), chunk.to_vec()));
    });
    (root.expect("memory does not fail"), chunks)
}

/// Three articles of the text that the bytes are.
fn part(bytes: &[u8]) -> Part<Memory> {
    let text = String::from_utf8_lossy(bytes);
    let mut builder = ShardBuilder::new(Memory::default(), 500);
    for day in 0..3 {
        let article = Article {
            id: format!("a{day}"),
            title: text.chars().take(20).collect(),
            language: "en".to_owned(),
            days: Some((day, day + 3)),
            entities: vec![Entity {
                kind: "person".to_owned(),
                name: "Ada Lund".to_owned(),
                aliases: Vec::new(),
            }],
            blocks: vec![Block {
                role: Role::Text,
                text: text.clone().into_owned(),
            }],
            ..Article::default()
        };
        builder.add(&article).expect("memory does not fail");
    }
    let (shard, storage) = builder.finish().expect("memory does not fail");
    Part { shard, storage }
}
