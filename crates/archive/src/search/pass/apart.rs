//! Joined words (`al-Jawlani`, `東京の天気`) and phrases that stand together nowhere, looked for part by part.

use dossier_core::search;

use super::{Outcome, Pass};
use crate::search::{Notice, Request};

impl Pass<'_> {
    /// Whether no article has a phrase that is asked for beside other words. One that is all that is asked for is meant
    /// to the letter.
    pub(super) fn is_nowhere(&self, text: &str, slop: u32) -> bool {
        self.positive().count() > 1
            && self.positive().any(|(leaf, matches)| {
                leaf.asked == text && leaf.slop == slop && matches.is_empty()
            })
    }

    /// What is found when the parts of joined words and phrases, which nowhere stand together, may stand anywhere.
    pub(super) fn apart(self, query: search::Query) -> Option<Outcome> {
        let missing = self.positive().filter(|(leaf, matches)| {
            leaf.words.len() > 1 && (leaf.is_joined || matches.is_empty())
        });
        let missing = missing.map(|(leaf, _)| leaf.asked.clone()).collect();
        let request = Request {
            query,
            ..self.request.clone()
        };
        let pass = Pass::new(
            self.store,
            self.norms,
            self.scratch,
            &request,
            self.wants_sets,
        );
        let mut outcome = pass.run()?;
        let found = &mut outcome.found;
        // The words are not those of the query as it was typed.
        found.hits.iter_mut().for_each(|hit| hit.lacks = 0);
        if !found.relaxed && found.total > 0 {
            found.relaxed = true;
            let notice = search::Notice::NothingForAll { missing };
            found.notices.push(Notice::Query(notice));
        }
        Some(outcome)
    }
}
