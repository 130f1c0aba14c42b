//! Answering a page: from a question to what is shown, in the chunks that are there.
//!
//! Beyond the search itself these are the rows of a list ([`list`]), counts beside entities ([`facets`]) and over time
//! ([`timeline`]), what is to be marked in a text ([`mark`]), passages ([`snippets`]) and suggestions ([`suggest`]). As with
//! a search, what is missing is noted and the answer begins again; the same question gets the same answer everywhere.

mod facets;
mod list;
mod mark;
mod mended;
mod snippets;
mod suggest;
mod timeline;

pub use mended::corrected;

use crate::article::Role;
use crate::chunk::Kind;
use crate::reader::{Reader, Step};
use crate::wire::{Answer, Opened, Question};

/// Most rows, passages, values or suggestions of an answer.
pub const MAX_ROWS: usize = 1000;

impl Reader {
    /// Answers a question of the page.
    pub fn answer(&mut self, question: &Question) -> Step<Answer> {
        self.store.begin();
        let answer = match question {
            Question::List(view) => Answer::List(self.list(view).unwrap_or_default()),
            Question::Snippets { query, docs } => Answer::Snippets(self.snippets(query, docs)),
            Question::Suggest { typed, limit } => Answer::Suggestions(self.suggest(typed, *limit)),
            Question::Values {
                view,
                kind,
                typed,
                limit,
            } => Answer::Values(self.values(view, kind, typed, *limit)),
            Question::Article { id } => Answer::Article(self.opened(id)),
        };
        if self.store.is_waiting() {
            Step::Need(self.store.wanted())
        } else {
            Step::Done(answer)
        }
    }

    fn opened(&self, id: &str) -> Option<Opened> {
        let doc = *self.store.keyed(Kind::Ids, id).first()?;
        let (blocks, record) = (self.blocks(doc), self.record(doc));
        let texts = blocks?
            .into_iter()
            .filter(|block| block.role != Role::Aside);
        Some(Opened {
            doc,
            texts: texts.map(|block| block.text).collect(),
            record: record?,
        })
    }
}
