//! The searches that a reader made lately, and those that were saved: what is kept on the device, as text.
//!
//! A search is known by the link that opens it. Reading is total; storage and time are not known here.

/// How many recent searches are kept besides the saved ones.
pub const MAX_RECENT: usize = 10;

/// How many searches can be saved.
pub const MAX_SAVED: usize = 100;

/// A search that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What opens it: a URL fragment without `#`.
    pub link: String,
    /// Whether the reader saved it.
    pub saved: bool,
}

/// What a reader does with the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A search was made.
    Made(String),
    /// One was saved, or is to be no longer.
    SaveToggled(String),
    /// One is to be forgotten.
    Forgotten(String),
    /// All are to be forgotten.
    Cleared,
}

/// The list, the latest first. No link is in it twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searches(Vec<Kept>);

impl Searches {
    /// Reads what [`Searches::print`] wrote; lines that it did not write are passed over.
    pub fn read(text: &str) -> Searches {
        let mut searches = Searches::default();
        for line in text.lines() {
            let kept = match line.split_at_checked(1) {
                Some(("*", link)) => (link, true),
                Some((" ", link)) => (link, false),
                _ => continue,
            };
            if is_link(kept.0) && !searches.0.iter().any(|other| other.link == kept.0) {
                searches.0.push(Kept {
                    link: kept.0.to_owned(),
                    saved: kept.1,
                });
            }
        }
        searches.trim();
        searches
    }

    /// A line for each: `*` or a space, then the link.
    pub fn print(&self) -> String {
        let lines = self
            .0
            .iter()
            .map(|kept| [if kept.saved { "*" } else { " " }, &kept.link, "\n"].concat());
        lines.collect()
    }

    /// The list, the latest first.
    pub fn all(&self) -> &[Kept] {
        &self.0
    }

    /// Whether a search is saved.
    pub fn has_saved(&self, link: &str) -> bool {
        self.0.iter().any(|kept| kept.saved && kept.link == link)
    }

    /// The list after a change.
    pub fn changed(&self, change: &Change) -> Searches {
        let mut next = self.clone();
        match change {
            Change::Made(link) => {
                let saved = next.has_saved(link);
                // The same search with a letter more takes the place of the one that was noted while it was typed.
                let grew = next.0.first().is_some_and(|last| {
                    !last.saved
                        && link
                            .strip_prefix(&*last.link)
                            .is_some_and(|rest| !rest.contains('&'))
                });
                if grew {
                    next.0.remove(0);
                }
                next.put_first(link, saved);
            }
            Change::SaveToggled(link) => {
                let saved = !next.has_saved(link);
                next.put_first(link, saved);
            }
            Change::Forgotten(link) => next.0.retain(|kept| kept.link != *link),
            Change::Cleared => next.0.clear(),
        }
        next.trim();
        next
    }

    fn put_first(&mut self, link: &str, saved: bool) {
        self.0.retain(|kept| kept.link != link);
        if is_link(link) {
            self.0.insert(
                0,
                Kept {
                    link: link.to_owned(),
                    saved,
                },
            );
        }
    }

    /// Forgets the oldest where there are too many.
    fn trim(&mut self) {
        let (mut n_recent, mut n_saved) = (0, 0);
        self.0.retain(|kept| {
            let (n, most) = if kept.saved {
                (&mut n_saved, MAX_SAVED)
            } else {
                (&mut n_recent, MAX_RECENT)
            };
            *n += 1;
            *n <= most
        });
    }
}

/// Whether the text can be kept in one line.
fn is_link(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The list after changes, as it is kept.
    #[track_caller]
    fn check(changes: &[Change], expected: &str) {
        let searches = changes
            .iter()
            .fold(Searches::default(), |searches, change| {
                searches.changed(change)
            });
        assert_eq!(searches.print(), expected);
        assert_eq!(Searches::read(expected), searches);
    }

    fn made(link: &str) -> Change {
        Change::Made(link.to_owned())
    }

    fn toggled(link: &str) -> Change {
        Change::SaveToggled(link.to_owned())
    }

    #[test]
    fn the_latest_search_comes_first_and_stands_there_once() {
        check(&[made("q=a"), made("q=b"), made("q=a")], " q=a\n q=b\n");
    }

    #[test]
    fn a_search_that_goes_on_being_typed_is_one_search() {
        check(&[made("q=har"), made("q=harbour")], " q=harbour\n");
        check(
            &[made("q=har"), made("q=har&with=x")],
            " q=har&with=x\n q=har\n",
        );
        check(
            &[toggled("q=har"), made("q=harbour")],
            " q=harbour\n*q=har\n",
        );
    }

    #[test]
    fn a_saved_search_stays_saved_when_it_is_made_again() {
        check(&[toggled("q=a"), made("q=b"), made("q=a")], "*q=a\n q=b\n");
        check(&[toggled("q=a"), toggled("q=a")], " q=a\n");
    }

    #[test]
    fn searches_can_be_forgotten() {
        check(
            &[
                made("q=a"),
                made("q=b"),
                Change::Forgotten("q=a".to_owned()),
            ],
            " q=b\n",
        );
        check(&[made("q=a"), toggled("q=b"), Change::Cleared], "");
    }

    #[test]
    fn only_so_many_are_kept() {
        let changes: Vec<Change> = (10..40).map(|n| made(&format!("q={n}"))).collect();
        let searches = changes.iter().fold(
            Searches::default().changed(&toggled("q=x")),
            |list, change| list.changed(change),
        );
        assert_eq!(searches.all().len(), MAX_RECENT + 1);
        assert!(searches.has_saved("q=x"));
        assert_eq!(searches.all()[0].link, "q=39");
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_prints_to_itself(text in "([* x]?[a-c=&\\PC]{0,4}\n?){0,30}") {
            let searches = Searches::read(&text);
            prop_assert_eq!(Searches::read(&searches.print()), searches.clone());
            let changed = searches.changed(&Change::Made(text));
            prop_assert_eq!(Searches::read(&changed.print()), changed);
        }
    }
}
