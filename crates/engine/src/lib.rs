//! The search of a collection as a worker's script calls it: bytes in, bytes out, and the names of what is needed first.
//!
//! It is part of the collection's module, which runs twice: on the page, where it draws, and in a worker, where it searches.
//! Questions and answers are those of [`dossier_archive::wire`]. Whoever calls fetches chunks; nothing here knows how.
//! Memory is bounded: a kind of chunks that has grown past [`MAX_KIND_BYTES`] is let go of when a question is answered.

use dossier_archive::wire::{self, Question};
use dossier_archive::{ChunkId, Kind, Reader, Step};
use dossier_core::text::{Language, set_stemmer};
use wasm_bindgen::prelude::*;

/// Most bytes of chunks of one kind that are kept between questions, before they are unpacked for use.
const MAX_KIND_BYTES: usize = 16 << 20;

#[wasm_bindgen]
extern "C" {
    /// The stem of a word; `None` when the language's stemmer is not there (`scripts/stemmers.js`).
    #[wasm_bindgen(js_name = dossierStem)]
    fn stem(word: &str, tag: &str) -> Option<String>;
}

/// An open index.
#[wasm_bindgen]
pub struct Engine {
    reader: Reader,
    /// What the last question still needs: names, each once, with a space between them.
    wanted: String,
    /// All that was ever wanted, for chunks that come later or again. Equal chunks have one name.
    known: Vec<(String, ChunkId)>,
    /// Bytes by kind, in the order of [`Kind::ALL`].
    kept: [usize; Kind::ALL.len()],
}

#[wasm_bindgen]
impl Engine {
    /// Opens an index by its root.
    ///
    /// # Errors
    ///
    /// Why it cannot be opened, in English: it is damaged, or was written by another version.
    pub fn open(root: &[u8]) -> Result<Engine, String> {
        set_stemmer(|word: &str, language: Language| stem(word, language.tag()));
        let reader = Reader::open(root).map_err(|error| error.to_string())?;
        Ok(Engine {
            reader,
            wanted: String::new(),
            known: Vec::new(),
            kept: [0; Kind::ALL.len()],
        })
    }

    /// What a question asks for: `list`, `counts` (a list with values or bars around it), `snippets`, `suggest`, `values`,
    /// `article`; empty when it is none. Of some only the newest is worth an answer.
    pub fn kind(question: &[u8]) -> String {
        let kind = match wire::from_bytes::<Question>(question) {
            Some(Question::List(view)) if view.facets > 0 || view.timeline => "counts",
            Some(Question::List(_)) => "list",
            Some(Question::Snippets { .. }) => "snippets",
            Some(Question::Suggest { .. }) => "suggest",
            Some(Question::Values { .. }) => "values",
            Some(Question::Article { .. }) => "article",
            None => "",
        };
        kind.to_owned()
    }

    /// Answers a question, or gives nothing when chunks are [`wanted`](Engine::wanted) first. Bytes that are no question
    /// are answered with none.
    pub fn ask(&mut self, question: &[u8]) -> Option<Vec<u8>> {
        self.wanted.clear();
        let Some(question) = wire::from_bytes::<Question>(question) else {
            return Some(Vec::new());
        };
        match self.reader.answer(&question) {
            Step::Done(answer) => {
                let bytes = wire::to_bytes(&answer);
                self.let_go();
                Some(bytes)
            }
            Step::Need(chunks) => {
                for chunk in chunks {
                    // The reader names every chunk that it asks for.
                    let Some(name) = self.reader.name(chunk) else {
                        continue;
                    };
                    let name = name.to_string();
                    // No name is a part of another: they are of one length.
                    if !self.wanted.contains(&name) {
                        if !self.wanted.is_empty() {
                            self.wanted.push(' ');
                        }
                        self.wanted.push_str(&name);
                    }
                    if !self.known.iter().any(|(_, known)| *known == chunk) {
                        self.known.push((name, chunk));
                    }
                }
                None
            }
        }
    }

    /// Names of the chunks that the last question needs, with a space between them; empty for none.
    pub fn wanted(&self) -> String {
        self.wanted.clone()
    }

    /// Takes in a chunk that was wanted, as it was before it was compressed; no bytes stand for one that cannot be had.
    /// False when it is not the one of that name: then answers do without it until it is handed in again.
    pub fn supply(&mut self, name: &str, bytes: Vec<u8>) -> bool {
        let (mut n_known, mut n_taken) = (0, 0);
        for (_, id) in self.known.iter().filter(|(known, _)| known == name) {
            n_known += 1;
            n_taken += usize::from(self.reader.supply(*id, bytes.clone()));
            if let Some(kept) = self.kept.get_mut(id.kind as usize) {
                *kept += bytes.len();
            }
        }
        n_known > 0 && n_known == n_taken
    }

    fn let_go(&mut self) {
        for (kind, kept) in Kind::ALL.into_iter().zip(&mut self.kept) {
            if *kept > MAX_KIND_BYTES {
                *kept = 0;
                self.reader.forget(kind);
            }
        }
    }
}
