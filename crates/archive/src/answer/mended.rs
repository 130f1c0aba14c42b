//! A query with words that were probably misspelt put right.

use dossier_core::text::{Word, words};

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
