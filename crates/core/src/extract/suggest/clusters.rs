//! Runs that are one name: the same words, a surname behind a whole name, letters that the text defines, and spellings
//! that sound alike.

use std::collections::BTreeMap;

use super::key::key;
use super::kinds::{Kind, Votes};
use crate::extract::names::acronyms::stands_for;

/// A run of the document, as the clusters need it.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub text: &'a str,
    /// Its folded words with one space between, without articles.
    pub folded: String,
    pub votes: Votes,
    /// Whether it stands in brackets right behind the run before it.
    pub in_brackets: bool,
}

/// One name with all runs that may be it, by their place among those found.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub name: String,
    pub variants: Vec<String>,
    pub votes: Votes,
    pub members: Vec<usize>,
}

/// The names in the order in which they stand first.
pub(super) fn clusters(found: &[Found<'_>]) -> Vec<Cluster> {
    let mut of_words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut folded: Vec<&str> = Vec::new();
    for (at, run) in found.iter().enumerate() {
        let number = *of_words.entry(run.folded.as_str()).or_insert_with(|| {
            folded.push(&run.folded);
            clusters.push(Cluster {
                name: run.text.to_owned(),
                variants: Vec::new(),
                votes: Votes::default(),
                members: Vec::new(),
            });
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(number) {
            cluster.members.push(at);
            cluster.votes.join(run.votes.clone());
            cluster.spell(run.text);
        }
    }
    // For each cluster, the one that it belongs to.
    let mut owner: Vec<Option<usize>> = vec![None; clusters.len()];
    by_surname(&clusters, &folded, &mut owner);
    by_letters(found, &of_words, &mut owner);
    by_sound(&clusters, &mut owner);
    joined(clusters, &owner)
}

impl Cluster {
    /// Takes note of a spelling.
    fn spell(&mut self, text: &str) {
        if text != self.name && self.variants.iter().all(|known| known != text) {
            self.variants.push(text.to_owned());
        }
    }
}

/// "Moe" belongs to "Ana Moe" when no other person has that surname.
fn by_surname(clusters: &[Cluster], folded: &[&str], owner: &mut [Option<usize>]) {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in folded.iter().enumerate() {
        let is_person = clusters
            .get(at)
            .is_some_and(|cluster| cluster.votes.kind() == Some(Kind::Person));
        if let Some((_, surname)) = words.rsplit_once(' ')
            && is_person
        {
            holders.entry(surname).or_default().push(at);
        }
    }
    for (at, words) in folded.iter().enumerate() {
        if let Some([holder]) = holders.get(words).map(Vec::as_slice)
            && let Some(own) = owner.get_mut(at)
        {
            *own = Some(*holder);
        }
    }
}

/// "Nordic Cod Board (NCB)".
fn by_letters(found: &[Found<'_>], of_words: &BTreeMap<&str, usize>, owner: &mut [Option<usize>]) {
    for pair in found.windows(2) {
        let [name, short] = pair else { continue };
        if !short.in_brackets || short.folded.contains(' ') || !stands_for(&short.folded, name.text)
        {
            continue;
        }
        let number = |run: &Found<'_>| of_words.get(run.folded.as_str()).copied();
        if let (Some(long), Some(short)) = (number(name), number(short))
            && long != short
            && let Some(own) = owner.get_mut(short)
        {
            *own = Some(long);
        }
    }
}

/// Spellings that sound alike belong to the one that stands most often.
fn by_sound(clusters: &[Cluster], owner: &mut [Option<usize>]) {
    let mut of_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let is_free = owner.get(at).is_some_and(Option::is_none);
        if let Some(key) = key(&cluster.name).filter(|_| is_free) {
            of_key.entry(key).or_default().push(at);
        }
    }
    for alike in of_key.values() {
        let n_members = |at: &usize| clusters.get(*at).map_or(0, |cluster| cluster.members.len());
        let Some(most) = alike
            .iter()
            .copied()
            .max_by_key(|at| (n_members(at), std::cmp::Reverse(*at)))
        else {
            continue;
        };
        for at in alike {
            if let Some(own) = owner.get_mut(*at).filter(|_| *at != most) {
                *own = Some(most);
            }
        }
    }
}

fn joined(clusters: Vec<Cluster>, owner: &[Option<usize>]) -> Vec<Cluster> {
    // An owner may belong to another itself; two that belong to each other stay apart.
    let root = |at: usize| {
        let mut root = at;
        for _ in 0..3 {
            match owner.get(root).copied().flatten() {
                Some(next) => root = next,
                None => return root,
            }
        }
        at
    };
    let mut by_root: BTreeMap<usize, Cluster> = BTreeMap::new();
    let roots: Vec<usize> = (0..clusters.len()).map(root).collect();
    for (at, cluster) in clusters.iter().enumerate() {
        if roots.get(at) == Some(&at) {
            by_root.insert(at, cluster.clone());
        }
    }
    for (at, cluster) in clusters.into_iter().enumerate() {
        let Some(root) = roots.get(at).filter(|root| **root != at) else {
            continue;
        };
        match by_root.get_mut(root) {
            Some(own) => {
                own.spell(&cluster.name);
                cluster.variants.iter().for_each(|text| own.spell(text));
                own.votes.join(cluster.votes);
                own.members.extend(cluster.members);
                own.members.sort_unstable();
            }
            None => {
                by_root.insert(at, cluster);
            }
        }
    }
    by_root.into_values().collect()
}
