//! Joined words (`al-Jawlani`, `東京の天気`) that stand together nowhere, looked for part by part.

use dossier_core::search;

use super::{Outcome, Pass};
use crate::search::{Notice, Request};

impl Pass<'_> {
    /// What is found when the parts of joined words, which nowhere stand together, may stand anywhere.
    pub(super) fn apart(self, query: search::Query) -> Option<Outcome> {
        let missing = self.planned.leaves.iter();
        let missing = missing.filter(|leaf| leaf.is_positive && leaf.words.len() > 1);
        let missing = missing.map(|leaf| leaf.asked.clone()).collect();
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
        if !found.relaxed && found.total > 0 {
            found.relaxed = true;
            let notice = search::Notice::NothingForAll { missing };
            found.notices.push(Notice::Query(notice));
        }
        Some(outcome)
    }
}
