//! Searching without any index: every article is looked through for every word. What the engine must equal.

mod condition;
mod found;
mod near;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use dossier_core::date::Period;
use dossier_core::text::{Language, fold, is_function_word, words};

use condition::{Condition, Leaf, without_open_letter};

use crate::postings::Posting;
use crate::rank::{Grade, Norms};
use crate::{Article, FEW, Request, Role, Sort, length};

/// What is compared.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub hits: Vec<(u32, Option<Grade>, bool)>,
    pub total: u32,
    pub relaxed: bool,
    pub is_mixed: bool,
}

type Key = (String, String);

/// What a list is ranked by.
#[derive(Clone, Copy)]
struct Order {
    sort: Sort,
    /// Whether one word is all that was asked.
    is_alone: bool,
    /// Whether the least literal word decides before the score.
    in_tiers: bool,
}

struct Doc {
    /// By word with accents: its posting and its places.
    words: BTreeMap<String, (Posting, Vec<u32>)>,
    level: u8,
}

pub struct Reference<'a> {
    articles: &'a [Article],
    docs: Vec<Doc>,
    /// Every word with the languages it is used in.
    vocabulary: BTreeMap<String, BTreeSet<Language>>,
    languages: BTreeSet<Language>,
    entities: BTreeSet<Key>,
    norms: Norms,
}

impl<'a> Reference<'a> {
    pub fn new(articles: &'a [Article]) -> Self {
        let mut reference = Reference {
            articles,
            docs: Vec::new(),
            vocabulary: BTreeMap::new(),
            languages: BTreeSet::new(),
            entities: BTreeSet::new(),
            norms: Norms::new(1, 1),
        };
        for (number, article) in articles.iter().enumerate() {
            let doc = reference.doc(number as u32, article);
            reference.docs.push(doc);
            let keys = article
                .entities
                .iter()
                .map(|entity| (entity.kind.clone(), entity.name.clone()));
            reference.entities.extend(keys);
        }
        let total = reference
            .docs
            .iter()
            .map(|doc| u64::from(length::longest(doc.level)))
            .sum();
        reference.norms = Norms::new(articles.len() as u32, total);
        reference
    }

    fn doc(&mut self, number: u32, article: &Article) -> Doc {
        let language = Language::from_tag(&article.language);
        let mut all: Vec<(String, char, u32)> = Vec::new();
        let mut place = 0;
        let mut take = |text: &str, field: char, place: &mut u32| {
            for word in words(text) {
                all.push((word.surface, field, *place));
                all.extend(word.joined.map(|joined| (joined, field, *place)));
                *place += 1;
            }
        };
        take(&article.title, 't', &mut place);
        for block in &article.blocks {
            place += 1;
            take(
                &block.text,
                if block.role == Role::Heading {
                    'h'
                } else {
                    'p'
                },
                &mut place,
            );
        }
        let length = place;
        for entity in &article.entities {
            take(&entity.name, 'n', &mut 0);
            entity
                .aliases
                .iter()
                .for_each(|alias| take(alias, 'n', &mut 0));
        }
        let mut doc = Doc {
            words: BTreeMap::new(),
            level: length::level(length),
        };
        for (surface, field, place) in all {
            self.languages.insert(language);
            self.vocabulary
                .entry(surface.clone())
                .or_default()
                .insert(language);
            let (posting, places) = doc.words.entry(surface).or_default();
            posting.doc = number;
            match field {
                't' => posting.title += 1,
                'h' => posting.heading += 1,
                'n' => posting.names += 1,
                _ => {}
            }
            if field != 'n' {
                posting.count += 1;
                places.push(place);
            }
        }
        doc
    }

    fn holds(&self, condition: &Condition, leaves: &[Leaf], doc: usize) -> bool {
        let article = &self.articles[doc];
        match condition {
            Condition::Leaf(at) => self.found(&leaves[*at], doc).is_some(),
            Condition::Entity(kind, asked, grows) => article.entities.iter().any(|entity| {
                // Any article's aliases of the entity are known.
                let same = |other: &&crate::Entity| {
                    (&other.kind, &other.name) == (&entity.kind, &entity.name)
                };
                let all = self
                    .articles
                    .iter()
                    .flat_map(|article| &article.entities)
                    .filter(same);
                let mut names =
                    all.flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
                entity.kind == *kind && names.any(|name| has_run(name, asked, *grows))
            }),
            Condition::Date(period) => within(article, period),
            Condition::All(all) => all.iter().all(|one| self.holds(one, leaves, doc)),
            Condition::Any(any) => any.iter().any(|one| self.holds(one, leaves, doc)),
            Condition::Not(not) => !self.holds(not, leaves, doc),
        }
    }

    fn matching(&self, condition: &Condition, leaves: &[Leaf]) -> Vec<usize> {
        (0..self.docs.len())
            .filter(|&doc| self.holds(condition, leaves, doc))
            .collect()
    }

    fn respell(
        &self,
        leaves: &mut [Leaf],
        meant: impl Fn(usize) -> bool,
        same_letter: bool,
    ) -> bool {
        let mut any = false;
        for (at, leaf) in leaves.iter_mut().enumerate() {
            let [(surface, stems, prefix, typos)] = leaf.asked.as_slice() else {
                continue;
            };
            let folded = fold(surface);
            let tolerated = match folded.chars().count() {
                0..=3 => 0,
                4..=7 => 1,
                _ => 2,
            };
            if !meant(at) || !leaf.positive || *typos > 0 || !(*stems || *prefix) {
                continue;
            }
            for max in 1..=tolerated {
                let mut others = BTreeMap::new();
                let is_function = |word: &str| {
                    let mut languages = self.languages.iter();
                    languages.any(|&language| is_function_word(&fold(word), language))
                };
                for word in self.vocabulary.keys().filter(|word| !is_function(word)) {
                    let errors = near::errors_between(&fold(word), &folded);
                    let letter = |text: &str| text.chars().next();
                    if errors > 0
                        && errors <= max
                        && (!same_letter || letter(&fold(word)) == letter(&folded))
                    {
                        others.insert(
                            word.clone(),
                            if errors == 1 {
                                Grade::OneTypo
                            } else {
                                Grade::TwoTypos
                            },
                        );
                    }
                }
                if !others.is_empty() {
                    any = true;
                    for (word, grade) in others {
                        leaf.forms[0].entry(word).or_insert(grade);
                    }
                    break;
                }
            }
        }
        any
    }

    pub fn search(&self, request: &Request, included: &[Key], excluded: &[Key]) -> Answer {
        let mut leaves = Vec::new();
        let query = &request.query;
        let root = query
            .root
            .as_ref()
            .and_then(|root| self.condition(root, query.typing, true, &mut leaves));
        let is_sentence = query
            .root
            .as_ref()
            .is_some_and(|root| self.is_sentence(root, query.typing));
        let (root, mut leaves) = without_open_letter(root, leaves, query.typing);
        let allowed = |doc: &usize| self.is_allowed(*doc, request, included, excluded);
        let Some(root) = root else {
            let docs: Vec<usize> = (0..self.docs.len()).filter(allowed).collect();
            let sort = if request.sort == Sort::Relevance {
                Sort::Newest
            } else {
                request.sort
            };
            let order = Order {
                sort,
                is_alone: false,
                in_tiers: false,
            };
            let matches = (docs.as_slice(), leaves.as_slice(), order);
            return self.answer(matches, (&[], &leaves, order), request, false);
        };
        let plain = match &root {
            Condition::Leaf(_) => true,
            Condition::All(all) => !all
                .iter()
                .any(|one| matches!(one, Condition::All(_) | Condition::Any(_))),
            _ => false,
        };
        let any_leaf = match &root {
            Condition::All(all) => {
                let is_leaf = |one: &Condition| matches!(one, Condition::Leaf(_));
                let (some, mut rest): (Vec<_>, Vec<_>) = all.iter().cloned().partition(is_leaf);
                rest.push(Condition::Any(some));
                Condition::All(rest)
            }
            root => root.clone(),
        };
        let mut docs = self.matching(&root, &leaves);
        let mut relaxed = false;
        if docs.is_empty() && plain {
            let exists: Vec<bool> = leaves
                .iter()
                .map(|leaf| !self.matching_leaf(leaf).is_empty())
                .collect();
            self.respell(&mut leaves, |at| !exists[at], false);
            docs = self.matching(&root, &leaves);
            if docs.is_empty() && leaves.len() <= 4 {
                let mut others = leaves.clone();
                self.respell(&mut others, |at| exists[at], true);
                docs = self.matching(&root, &others);
                if !docs.is_empty() {
                    leaves = others;
                }
            }
            let is_nowhere = |text: &str, slop: u32| {
                let is_it = |leaf: &&Leaf| {
                    let asked = leaf.asked.iter().map(|(surface, ..)| surface.clone());
                    leaf.slop == slop && asked.eq(words(text).map(|word| word.surface))
                };
                let positive: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.positive).collect();
                let mut same = positive.iter().copied().filter(is_it);
                positive.len() > 1 && same.any(|leaf| self.matching_leaf(leaf).is_empty())
            };
            if docs.is_empty()
                && let Some(query) = request.query.apart(&is_nowhere)
            {
                let request = Request {
                    query,
                    ..request.clone()
                };
                let apart = self.search(&request, included, excluded);
                let relaxed = apart.relaxed || apart.total > 0;
                return Answer { relaxed, ..apart };
            }
            if docs.is_empty() && leaves.len() > 1 {
                docs = self.matching(&any_leaf, &leaves);
                relaxed = !docs.is_empty();
            }
        }
        let exists = !docs.is_empty();
        docs.retain(allowed);
        let mut more = Vec::new();
        let mut is_mixed = false;
        let mut looser = leaves.clone();
        if exists && !relaxed && plain && docs.len() < FEW && request.sort == Sort::Relevance {
            if leaves.len() == 1 {
                self.respell(&mut looser, |_| true, true);
            }
            more = self.matching(if leaves.len() > 1 { &any_leaf } else { &root }, &looser);
            more.retain(|doc| allowed(doc) && !docs.contains(doc));
            is_mixed = leaves.len() > 1 && !docs.iter().any(|&doc| self.is_as_typed(doc, &leaves));
        }
        let n_positive = leaves.iter().filter(|leaf| leaf.positive).count();
        let order = |in_tiers: bool| Order {
            sort: request.sort,
            is_alone: n_positive == 1 && !is_sentence,
            in_tiers,
        };
        if is_mixed {
            return self.one_list((&docs, &more), &leaves, order(false), request);
        }
        self.answer(
            (
                &docs,
                &leaves,
                order(!relaxed && (plain || n_positive == 1)),
            ),
            (&more, &looser, order(leaves.len() == 1)),
            request,
            relaxed,
        )
    }

    fn matching_leaf(&self, leaf: &Leaf) -> Vec<usize> {
        (0..self.docs.len())
            .filter(|&doc| self.found(leaf, doc).is_some())
            .collect()
    }

    fn is_allowed(
        &self,
        doc: usize,
        request: &Request,
        included: &[Key],
        excluded: &[Key],
    ) -> bool {
        let article = &self.articles[doc];
        let mentions = |key: &Key| {
            article
                .entities
                .iter()
                .any(|entity| (&entity.kind, &entity.name) == (&key.0, &key.1))
        };
        let kinds: BTreeSet<&String> = included.iter().map(|(kind, _)| kind).collect();
        let of = |kind: &String| {
            included
                .iter()
                .filter(move |key| key.0 == *kind)
                .collect::<Vec<&Key>>()
        };
        let included = kinds
            .into_iter()
            .all(|kind| match request.all_types.contains(kind) {
                true => of(kind).into_iter().all(mentions),
                false => of(kind).into_iter().any(mentions),
            });
        let in_period = request.period.is_none_or(|period| within(article, &period));
        included && in_period && !excluded.iter().any(mentions)
    }

    fn answer(
        &self,
        (docs, leaves, order): (&[usize], &[Leaf], Order),
        (more, looser, order_of_more): (&[usize], &[Leaf], Order),
        request: &Request,
        relaxed: bool,
    ) -> Answer {
        let ranked = self
            .ranked(docs, leaves, order)
            .into_iter()
            .map(|doc| (doc, true, leaves));
        let more = self
            .ranked(more, looser, order_of_more)
            .into_iter()
            .map(|doc| (doc, false, looser));
        let hits = ranked
            .chain(more)
            .skip(request.offset)
            .take(request.limit)
            .map(|(doc, is_match, leaves)| self.hit(doc, is_match, leaves))
            .collect();
        Answer {
            hits,
            total: docs.len() as u32,
            relaxed,
            is_mixed: false,
        }
    }

    /// The few that match and others in the order of their scores, but every match among the first twenty.
    fn one_list(
        &self,
        (docs, others): (&[usize], &[usize]),
        leaves: &[Leaf],
        order: Order,
        request: &Request,
    ) -> Answer {
        let mut all = [docs, others].concat();
        all.sort_unstable();
        let ranked = self.ranked(&all, leaves, order);
        let (matches, mut listed): (Vec<usize>, Vec<usize>) =
            ranked.iter().partition(|doc| docs.contains(doc));
        for (at, doc) in matches.iter().enumerate() {
            let by_score = ranked.iter().position(|other| other == doc);
            let latest = 20 - matches.len() + at;
            listed.insert(by_score.map_or(latest, |place| place.min(latest)), *doc);
        }
        listed.truncate(request.offset + request.limit);
        let is_match: Vec<bool> = listed.iter().map(|doc| docs.contains(doc)).collect();
        let first_other = is_match.iter().position(|is_match| !is_match);
        let of_page = listed.iter().zip(&is_match).skip(request.offset);
        let hit = |(&doc, &is_match): (&usize, &bool)| self.hit(doc, is_match, leaves);
        Answer {
            hits: of_page.map(hit).collect(),
            total: docs.len() as u32,
            relaxed: false,
            is_mixed: first_other.is_some_and(|first| is_match[first..].contains(&true)),
        }
    }

    fn hit(&self, doc: usize, is_match: bool, leaves: &[Leaf]) -> (u32, Option<Grade>, bool) {
        let found = leaves
            .iter()
            .filter(|leaf| leaf.positive)
            .filter_map(|leaf| self.found(leaf, doc));
        (doc as u32, found.map(|(_, grade)| grade).max(), is_match)
    }
}

fn within(article: &Article, period: &Period) -> bool {
    article.days.is_some_and(|(first, last)| {
        period.first.0 <= i64::from(last.max(first)) && i64::from(first) <= period.last.0
    })
}

fn has_run(name: &str, asked: &[String], grows: bool) -> bool {
    let names: Vec<String> = words(name).map(|word| fold(&word.surface)).collect();
    (0..names.len()).any(|start| {
        asked
            .iter()
            .enumerate()
            .all(|(at, word)| match names.get(start + at) {
                Some(name) => {
                    name == word || (grows && at + 1 == asked.len() && name.starts_with(word))
                }
                None => false,
            })
    })
}
