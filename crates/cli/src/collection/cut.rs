//! Cutting the articles of a collection into groups, so that a change in one leaves the other groups as they were.
//!
//! Where a group ends hangs on what its last article says, not on how many there were before: an article that is put in
//! or taken out moves no other group.

use super::sources::Item;

/// Least, wished and most bytes of a group. Smaller ones mean less to read anew after a change, larger ones a faster merge.
const MIN_BYTES: usize = 192 << 10;
const WISHED_BYTES: usize = 384 << 10;
const MAX_BYTES: usize = 2 << 20;

/// The group under construction.
#[derive(Debug, Default)]
pub struct Cutter {
    items: Vec<Item>,
    n_bytes: usize,
}

impl Cutter {
    /// Takes in an article; gives a group when it is the last of one.
    pub fn push(&mut self, item: Item) -> Option<Vec<Item>> {
        let n_bytes = item.text.len();
        let hash = hash(item.text.as_bytes());
        self.n_bytes += n_bytes;
        self.items.push(item);
        // One in so many articles ends a group, and long ones as many times more often as they are longer.
        let wished = (WISHED_BYTES - MIN_BYTES) as u64;
        let ends = hash % wished < n_bytes as u64 && self.n_bytes >= MIN_BYTES;
        (ends || self.n_bytes >= MAX_BYTES).then(|| self.finish())
    }

    /// What is left.
    pub fn finish(&mut self) -> Vec<Item> {
        self.n_bytes = 0;
        std::mem::take(&mut self.items)
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits), mixed once more so that its remainders are even.
fn hash(bytes: &[u8]) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325_u64;
    let hash = bytes.iter().fold(start, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    let mixed = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 29
}

#[cfg(test)]
mod tests {
    use dossier_core::read::Kind;

    use super::*;

    fn item(text: &str) -> Item {
        Item {
            kind: Some(Kind::Record),
            file: 0,
            line: 1,
            text: text.to_owned(),
        }
    }

    fn groups(texts: &[String]) -> Vec<Vec<String>> {
        let mut cutter = Cutter::default();
        let mut groups: Vec<_> = texts
            .iter()
            .filter_map(|text| cutter.push(item(text)))
            .collect();
        groups.push(cutter.finish());
        let texts = |group: Vec<Item>| group.into_iter().map(|item| item.text).collect();
        groups.into_iter().map(texts).collect()
    }

    fn texts() -> Vec<String> {
        let text = |number: usize| format!("{number} ").repeat(300 + number % 7 * 100);
        (0..3000).map(text).collect()
    }

    #[test]
    fn nothing_is_lost_and_groups_have_their_size() {
        let texts = texts();
        let groups = groups(&texts);
        assert_eq!(groups.concat(), texts);
        assert!(groups.len() > 8, "{}", groups.len());
        let sizes = groups.iter().map(|group| group.concat().len());
        assert!(sizes.max() < Some(MAX_BYTES + 8000));
    }

    #[test]
    fn an_article_put_in_or_taken_out_moves_no_other_group() {
        let texts = texts();
        let before = groups(&texts);
        for at in [0, 1200, 2999] {
            let mut more = texts.clone();
            more.insert(at, "one more".to_owned());
            let mut less = texts.clone();
            less.remove(at);
            for other in [groups(&more), groups(&less)] {
                let n_new = other.iter().filter(|group| !before.contains(group)).count();
                assert!(n_new <= 3, "{n_new} groups are new");
            }
        }
    }
}
