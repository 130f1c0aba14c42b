//! Names that stand in the texts and in no registry, gathered article by article.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::article::{Article, slug};
use super::found::NameProposal;
use super::known::Known;
use super::whole::free_id;
use crate::text::fold;

/// The type of a name when nothing says what it is.
const OTHER: &str = "other";

/// The type whose names end in a surname.
const PERSON: &str = "person";

/// The names that nobody has decided about; those of several articles stand once.
///
/// In a dossier each keeps its passages. Of a collection only how many articles have a name is kept, which is what an editor
/// of very many decides by.
#[derive(Debug, Default)]
pub struct LackingNames {
    names: Vec<Lacking>,
    /// By folded name.
    by_name: HashMap<String, usize>,
}

#[derive(Debug)]
struct Lacking {
    proposal: NameProposal,
    n_articles: usize,
    /// How many articles say that it is of this kind, in the order in which kinds came; the form of a name says nothing, but
    /// is the last resort.
    kinds: Vec<(String, usize)>,
    /// Other spellings, each with the number of articles.
    aliases: Vec<(String, usize)>,
}

impl LackingNames {
    /// Takes in what an article, read with `known`, has.
    pub fn add(&mut self, article: &Article, known: &Known<'_>) {
        for suggested in &article.suggested {
            let key = fold(&suggested.name);
            if known.registry.rejected.contains(&key) {
                continue;
            }
            let passages = suggested.passages.iter().filter_map(|(block, span)| {
                let block = article.blocks.get(*block)?;
                Some((article.id().to_owned(), block.id().to_owned(), *span))
            });
            let variants = suggested.variants.iter();
            self.put(
                key,
                Lacking {
                    proposal: NameProposal {
                        id: String::new(),
                        name: suggested.name.clone(),
                        kind: String::new(),
                        aliases: Vec::new(),
                        cue: suggested.cue.clone(),
                        passages: match known.collects {
                            true => Vec::new(),
                            false => passages.collect(),
                        },
                        place: article.place_of(suggested),
                    },
                    n_articles: 1,
                    kinds: Vec::from_iter((!suggested.kind.is_empty()).then(|| {
                        let counts = usize::from(!suggested.is_guess);
                        (suggested.kind.to_owned(), counts)
                    })),
                    aliases: variants.map(|variant| (variant.clone(), 1)).collect(),
                },
            );
        }
    }

    /// Takes in what later articles have.
    pub fn join(&mut self, later: LackingNames) {
        for name in later.names {
            self.put(fold(&name.proposal.name), name);
        }
    }

    fn put(&mut self, key: String, name: Lacking) {
        let at = *self.by_name.entry(key).or_insert(self.names.len());
        let Some(known) = self.names.get_mut(at) else {
            self.names.push(name);
            return;
        };
        known.n_articles += name.n_articles;
        known.proposal.passages.extend(name.proposal.passages);
        let (kinds, aliases) = (&mut known.kinds, &mut known.aliases);
        for (counts, more) in [(kinds, name.kinds), (aliases, name.aliases)] {
            for (text, n) in more {
                match counts.iter_mut().find(|(counted, _)| *counted == text) {
                    Some((_, sum)) => *sum += n,
                    None => counts.push((text, n)),
                }
            }
        }
    }

    /// All of them, in the order of the texts.
    pub(super) fn of_dossier(self, known: &Known<'_>) -> Vec<NameProposal> {
        let proposals = self.names.into_iter().map(Lacking::proposal);
        with_ids(proposals.collect(), known)
    }

    /// Those that at least `n_least` articles have, the most frequent first and of `n_most` at the most; and how many more
    /// there are. Spellings count by the same measure, and only where they are nobody else's.
    pub fn of_collection(
        self,
        known: &Known<'_>,
        n_least: usize,
        n_most: usize,
    ) -> (Vec<NameProposal>, usize) {
        let mut names = self.names;
        names.retain(|name| name.n_articles >= n_least);
        names.sort_by(|a, b| {
            let key = |name: &Lacking| (name.n_articles, !name.kinds.is_empty());
            let by_name = || a.proposal.name.cmp(&b.proposal.name);
            key(b).cmp(&key(a)).then_with(by_name)
        });
        let n_more = names.len().saturating_sub(n_most);
        let mut n_owners: HashMap<String, usize> = HashMap::new();
        for name in &names {
            let aliases = name.aliases.iter().map(|(alias, _)| alias);
            let spellings = aliases.chain([&name.proposal.name]).map(|text| fold(text));
            for spelling in spellings.collect::<BTreeSet<String>>() {
                *n_owners.entry(spelling).or_default() += 1;
            }
        }
        names.truncate(n_most);
        let proposals = names.into_iter().map(|mut name| {
            let full = name.proposal.name.clone();
            let is_person = name.kind() == PERSON;
            let is_own = |(alias, n): &(String, usize)| {
                // A surname is found by the rule of surnames, and is not everywhere its own.
                let is_surname = is_person && full.ends_with(alias.as_str());
                *n >= n_least && !is_surname && n_owners.get(&fold(alias)) == Some(&1)
            };
            name.aliases.retain(is_own);
            name.proposal.cue = match name.n_articles {
                1 => "in 1 article".to_owned(),
                n => format!("in {n} articles"),
            };
            name.proposal()
        });
        (with_ids(proposals.collect(), known), n_more)
    }
}

impl Lacking {
    /// What most articles that say it take it for, the first of those that are as many.
    fn kind(&self) -> &str {
        let kinds = self.kinds.iter().rev();
        let best = kinds.max_by_key(|(_, n)| *n);
        best.map_or(OTHER, |(kind, _)| kind)
    }

    fn proposal(self) -> NameProposal {
        let kind = self.kind().to_owned();
        let aliases = self.aliases.into_iter().map(|(alias, _)| alias);
        NameProposal {
            kind,
            aliases: aliases
                .filter(|alias| *alias != self.proposal.name)
                .collect(),
            ..self.proposal
        }
    }
}

/// Gives each an id of its own; a name that stands in the registry as a comment keeps that one.
fn with_ids(mut names: Vec<NameProposal>, known: &Known<'_>) -> Vec<NameProposal> {
    let entities = known.registry.entities.iter();
    let mut taken: BTreeSet<String> = entities.map(|entity| entity.id().to_owned()).collect();
    let decided = known.registry.decided.iter();
    taken.extend(decided.map(|decision| decision.id.clone()));
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    for (id, record) in &known.registry.commented {
        let name = record["name"].as_str().unwrap_or_default();
        if taken.insert(id.clone()) {
            written.entry(fold(name)).or_insert(id.clone());
        }
    }
    for name in &mut names {
        name.id = match written.get(&fold(&name.name)) {
            Some(id) => id.clone(),
            None => free_id(&id_of(&name.name, "name"), &mut taken),
        };
    }
    names
}

/// Words as an id; `otherwise` when no letter of them can be part of one.
pub(super) fn id_of(words: &str, otherwise: &str) -> String {
    match slug(words) {
        id if id.is_empty() || id == "no" => otherwise.to_owned(),
        id => id,
    }
}
