//! Ids that no two articles share, given in the order of the articles.

use std::collections::{HashMap, HashSet};

/// The ids that are taken.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// The number that is tried next for an id that is wished for again.
    next: HashMap<String, usize>,
}

impl Ids {
    /// The id that is wished for, or that with a number; it is taken then.
    pub fn free(&mut self, wished: &str) -> String {
        if self.taken.insert(wished.to_owned()) {
            return wished.to_owned();
        }
        let next = self.next.entry(wished.to_owned()).or_insert(2);
        loop {
            let id = format!("{wished}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_of_two_gets_a_number() {
        let mut ids = Ids::default();
        let given = ["a", "a-2", "a", "a", "b"].map(|wished| ids.free(wished));
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "b"]);
    }
}
