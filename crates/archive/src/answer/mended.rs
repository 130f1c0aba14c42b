//! A query with words that were probably misspelt put right.

use dossier_core::text::{Word, words};

use crate::wire::{List, Notice};

/// The query with a word that was taken for another ([`Notice::Spelling`]) put right; `None` when it does not stand in it.
pub fn corrected(query: &str, typed: &str, found: &str) -> Option<String> {
    let word = words(typed).next()?;
    self::query(query, &[(word.surface, found.to_owned())])
}

impl List {
    /// [`List::did_you_mean`], unless a notice above the articles offers the same.
    pub fn further_meant(&self, query: &str) -> Option<&str> {
        let better = self.did_you_mean.as_deref()?;
        let is_better = |typed: &str, found: &String| {
            corrected(query, typed, found).is_some_and(|query| query == better)
        };
        let offers = |notice: &Notice| match notice {
            Notice::Spelling { typed, found } => found.iter().any(|word| is_better(typed, word)),
            _ => false,
        };
        let is_said = !self.rows.is_empty() && self.notices.iter().any(offers);
        (!is_said).then_some(better)
    }
}

/// The query with each of `mended` (as asked, as meant) in the place of the word; `None` when none of them stands in it.
pub(super) fn query(typed: &str, mended: &[(String, String)]) -> Option<String> {
    let mut scalars = typed.chars();
    let mut at = 0;
    let mut out = String::new();
    let mut is_changed = false;
    for Word { span, surface, .. } in words(typed) {
        let Some((_, meant)) = mended.iter().find(|(asked, _)| *asked == surface) else {
            continue;
        };
        let before = span.start.saturating_sub(at) as usize;
        out.extend(scalars.by_ref().take(before));
        out.push_str(meant);
        let length = span.end.saturating_sub(span.start) as usize;
        scalars.by_ref().take(length).for_each(drop);
        at = span.end;
        is_changed = true;
    }
    out.extend(scalars);
    is_changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use crate::wire::{List, Notice, Row};

    #[track_caller]
    fn check_further(query: &str, better: &str, n_rows: usize, expected: Option<&str>) {
        let spelling = |typed: &str, found: &[&str]| Notice::Spelling {
            typed: typed.to_owned(),
            found: found.iter().map(|&word| word.to_owned()).collect(),
        };
        let list = List {
            rows: vec![Row::default(); n_rows],
            did_you_mean: Some(better.to_owned()),
            notices: vec![
                spelling("Harbuor", &["harbour", "harbours"]),
                spelling("inqiury", &["inquiry"]),
            ],
            ..List::default()
        };
        assert_eq!(list.further_meant(query), expected);
    }

    #[test]
    fn what_a_notice_offers_is_not_asked_about_too() {
        check_further("Harbuor fire ", "harbour fire ", 1, None);
        check_further("fire inqiury", "fire inquiry", 1, None);
        check_further("harbuor fyre", "harbuor fire", 1, Some("harbuor fire"));
        // Each notice puts one word right, the question both.
        let both = "harbour inquiry";
        check_further("harbuor inqiury", both, 1, Some(both));
        // Above no articles stands no such notice.
        check_further("harbuor ", "harbour ", 0, Some("harbour "));
    }

    #[track_caller]
    fn check(typed: &str, asked: &str, meant: &str, expected: Option<&str>) {
        let mended = [(asked.to_owned(), meant.to_owned())];
        assert_eq!(super::query(typed, &mended).as_deref(), expected);
    }

    #[test]
    fn a_word_is_put_right_where_it_stands() {
        check(
            "Été  harbuor (fire",
            "harbuor",
            "harbour",
            Some("Été  harbour (fire"),
        );
        check(
            "harbuor harbuor",
            "harbuor",
            "harbour",
            Some("harbour harbour"),
        );
    }

    #[test]
    fn a_query_without_the_word_is_not_changed() {
        check("harbour", "harbuor", "harbour", None);
    }
}
