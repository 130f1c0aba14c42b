//! What a word or phrase counts in an article, by looking at all of its words and names.

use std::collections::BTreeSet;

use dossier_core::text::fold;

use super::condition::Leaf;
use super::{Key, Reference, has_run, near};
use crate::postings::Posting;
use crate::rank::{self, Grade};

impl Reference<'_> {
    /// What a leaf counts in an article, and its grade.
    pub(super) fn found(&self, leaf: &Leaf, number: usize) -> Option<(u32, Grade)> {
        let doc = &self.docs[number];
        if let [forms] = leaf.forms.as_slice() {
            let mut sum = 0;
            let mut best = None;
            for (form, &grade) in forms {
                let Some((posting, _)) = doc.words.get(form) else {
                    continue;
                };
                let mut posting = *posting;
                if leaf.in_title {
                    posting = Posting {
                        count: posting.title,
                        title: posting.title,
                        ..Posting::default()
                    };
                }
                if posting.count + posting.names > 0 {
                    sum += rank::occurrences(&posting, grade);
                    best = best.map_or(Some(grade), |best: Grade| Some(best.min(grade)));
                }
            }
            return best.map(|grade| (sum, grade));
        }
        let mut worst = Grade::Exact;
        let mut places: Vec<BTreeSet<u32>> = Vec::new();
        for forms in &leaf.forms {
            let mut of_part = BTreeSet::new();
            for (form, grade) in forms {
                let Some((posting, all)) = doc.words.get(form) else {
                    continue;
                };
                if posting.count > 0 {
                    worst = worst.max(*grade);
                }
                let kept = if leaf.in_title {
                    posting.title as usize
                } else {
                    all.len()
                };
                of_part.extend(&all[..kept]);
            }
            places.push(of_part);
        }
        let n = if leaf.slop == 0 {
            near::runs(&places)
        } else {
            near::windows(&places, &leaf.forms, leaf.slop)
        };
        let posting = Posting {
            count: n,
            ..Posting::default()
        };
        let in_text = (n > 0).then(|| (rank::occurrences(&posting, worst), worst));
        let n_names = if leaf.slop == 0 && !leaf.in_title {
            self.n_names(leaf, number)
        } else {
            0
        };
        if n_names == 0 {
            return in_text;
        }
        let posting = Posting {
            names: n_names,
            ..Posting::default()
        };
        let (sum, grade) = in_text.unwrap_or((0, Grade::TwoTypos));
        let sum = sum + rank::occurrences(&posting, Grade::Folded);
        Some((sum, grade.min(Grade::Folded)))
    }

    /// How many names of the entities that an article mentions have the words of a phrase.
    fn n_names(&self, leaf: &Leaf, doc: usize) -> u32 {
        let folded = |(surface, ..): &(String, bool, bool, u8)| fold(surface);
        let asked: Vec<String> = leaf.asked.iter().map(folded).collect();
        let grows = leaf.asked.last().is_some_and(|(_, _, prefix, _)| *prefix);
        let mentioned = self.articles[doc].entities.iter();
        let keys: BTreeSet<Key> = mentioned
            .map(|entity| (entity.kind.clone(), entity.name.clone()))
            .collect();
        let names = keys.iter().map(|key| {
            let all = self.articles.iter().flat_map(|article| &article.entities);
            let same = all.filter(|entity| (&entity.kind, &entity.name) == (&key.0, &key.1));
            let names: BTreeSet<(bool, &String)> = same
                .flat_map(|entity| entity.aliases.iter().map(|alias| (true, alias)))
                .chain([(false, &key.1)])
                .collect();
            names
                .into_iter()
                .filter(|(_, name)| has_run(name, &asked, grows))
                .count() as u32
        });
        names.sum()
    }

    /// The best grade of a single word in an article's title.
    pub(super) fn in_title(&self, leaf: &Leaf, doc: usize) -> Option<Grade> {
        let [forms] = leaf.forms.as_slice() else {
            return None;
        };
        let words = &self.docs[doc].words;
        let is_there = |form: &&String| {
            words
                .get(*form)
                .is_some_and(|(posting, _)| posting.title > 0)
        };
        let there = forms.keys().filter(is_there);
        there.filter_map(|form| forms.get(form).copied()).min()
    }
}
