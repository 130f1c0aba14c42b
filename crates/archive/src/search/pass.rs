//! One pass over the chunks that are there, from a request to what was found.

mod apart;
mod order;
mod respell;

use dossier_core::search;
use fixedbitset::FixedBitSet;

use super::expand::{self, Words};
use super::leaf::{self, Matches, Scratch};
use super::plan::{Leaf, Plan, Planned};
use super::{FEW, Found, Hit, Notice, Request, Sort, filter, phrase};
use crate::rank::{self, Grade, Norms, Ranked};
use crate::store::Store;
use crate::tops::{BY_NAME, MAX_LETTERS, MAX_TOPS};

/// Words in a query up to which other spellings of words that exist are tried.
const MAX_RESPELT: usize = 4;

/// Letters that another spelling of a word that exists has in common with it.
const N_KEPT_LETTERS: usize = 1;

/// What a pass found.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub found: Found,
    /// `None` when nobody asked for them.
    pub sets: Option<Sets>,
    /// Words of the query that few articles have, each with the word that may have been meant.
    pub mended: Vec<(String, String)>,
}

/// All articles that a pass found.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    /// Those that match the query, whatever the filters are.
    pub matched: FixedBitSet,
    /// Those that the filters leave.
    pub shown: FixedBitSet,
}

/// See the module.
pub(crate) struct Pass<'a> {
    store: &'a Store,
    norms: &'a Norms,
    scratch: &'a mut Scratch,
    request: &'a Request,
    /// Whether all articles that match are asked for, not only the first.
    wants_sets: bool,
    planned: Planned,
    /// By leaf: the forms of each of its words.
    words: Vec<Vec<Words>>,
    /// By leaf: the articles.
    matches: Vec<Matches>,
    levels: Vec<u8>,
    notices: Vec<search::Notice>,
    /// Whether words that stand somewhere were tried in other spellings, for nothing has them all.
    is_respelt: bool,
}

impl<'a> Pass<'a> {
    pub fn new(
        store: &'a Store,
        norms: &'a Norms,
        scratch: &'a mut Scratch,
        request: &'a Request,
        wants_sets: bool,
    ) -> Self {
        let mut planned = Planned::new(&request.query, &store.root);
        let notices = std::mem::take(&mut planned.notices);
        Pass {
            store,
            norms,
            scratch,
            request,
            wants_sets,
            planned,
            words: Vec::new(),
            matches: Vec::new(),
            levels: Vec::new(),
            notices,
            is_respelt: false,
        }
    }

    /// What was found; `None` when chunks are missing, which the store then knows.
    pub fn run(mut self) -> Option<Outcome> {
        if let Some(found) = self.prepared() {
            return self.ready(Outcome {
                found,
                ..Outcome::default()
            });
        }
        if self.store.is_waiting() {
            return None;
        }
        let allowed = filter::allowed(self.store, self.request);
        let Some(root) = self.planned.root.clone() else {
            let mut all = FixedBitSet::with_capacity(self.n_docs());
            all.insert_range(..);
            return self.finish(all, allowed, false);
        };
        let leaves = &self.planned.leaves;
        let expand = |leaf: &Leaf| {
            leaf.words
                .iter()
                .map(|word| expand::expand(self.store, word))
                .collect()
        };
        self.words = leaves.iter().map(expand).collect();
        self.levels = self.store.levels();
        if self.store.is_waiting() {
            return None;
        }
        self.find_all()?;
        let mut docs = self.docs(&root);
        if self.store.is_waiting() {
            return None;
        }
        let mut relaxed = false;
        if docs.is_clear() && self.is_plain(&root) {
            let is_found = |matches: &Matches| !matches.is_empty();
            let found: Vec<bool> = self.matches.iter().map(is_found).collect();
            // First the words that stand nowhere, then, in a short query, those that do.
            self.respell(&|at| !found.get(at).copied().unwrap_or(true), 0)?;
            docs = self.docs(&root);
            if docs.is_clear() && self.planned.leaves.len() <= MAX_RESPELT {
                let before = (self.words.clone(), self.matches.clone());
                // They do stand somewhere: what is said of the others is not true of them.
                let n_said = self.notices.len();
                self.respell(
                    &|at| found.get(at).copied().unwrap_or(false),
                    N_KEPT_LETTERS,
                )?;
                self.notices.truncate(n_said);
                docs = self.docs(&root);
                self.is_respelt = !docs.is_clear();
                if !self.is_respelt {
                    (self.words, self.matches) = before;
                }
            }
            if docs.is_clear()
                && let Some(query) = self
                    .request
                    .query
                    .apart(&|text, slop| self.is_nowhere(text, slop))
            {
                return self.apart(query);
            }
            if docs.is_clear() && self.planned.leaves.len() > 1 {
                docs = self.docs(&any_leaf(&root));
                relaxed = !docs.is_clear();
                self.say_what_is_missing();
            }
        }
        self.finish(docs, allowed, relaxed)
    }

    fn n_docs(&self) -> usize {
        self.store.root.n_docs as usize
    }

    fn ready<T>(&self, value: T) -> Option<T> {
        (!self.store.is_waiting()).then_some(value)
    }

    /// The answer to the first letters of one word, if it is prepared.
    fn prepared(&self) -> Option<Found> {
        let Request {
            query,
            include,
            exclude,
            period,
            sort,
            offset,
            limit,
            ..
        } = self.request;
        let filters = !include.is_empty() || !exclude.is_empty() || period.is_some();
        let end = offset.checked_add(*limit)?;
        let [leaf] = self.planned.leaves.as_slice() else {
            return None;
        };
        let [word] = leaf.words.as_slice() else {
            return None;
        };
        let is_one_word = matches!(self.planned.root, Some(Plan::Leaf(0))) && !leaf.in_title;
        let is_short = word.folded.chars().count() <= MAX_LETTERS && word.folded == word.surface;
        let goes_on = word.prefix && !word.stems && word.typos == 0;
        let is_prepared = is_one_word && is_short && goes_on;
        if filters
            || self.wants_sets
            || *sort != Sort::Relevance
            || end > MAX_TOPS
            || !is_prepared
            || query.is_empty()
        {
            return None;
        }
        let top = self.store.top(&word.folded)?;
        let of_page = top.best.iter().skip(*offset).take(*limit);
        let hit = |&(doc, grade): &(u32, u8)| Hit {
            doc,
            grade: Some(Grade::from_number(grade & !BY_NAME)),
            by_name: grade & BY_NAME != 0,
            is_match: true,
            lacks: 0,
        };
        Some(Found {
            hits: of_page.map(hit).collect(),
            total: top.total,
            notices: self.all_notices(),
            ..Found::default()
        })
    }

    /// Looks up every leaf; `None` when chunks are missing.
    fn find_all(&mut self) -> Option<()> {
        for of_leaf in self.words.iter().flatten() {
            leaf::want(self.store, of_leaf);
        }
        self.ready(())?;
        for at in 0..self.planned.leaves.len() {
            let matches = self.find(at);
            self.matches.push(matches);
        }
        self.ready(())
    }

    fn find(&mut self, at: usize) -> Matches {
        let (Some(leaf), Some(words)) = (self.planned.leaves.get(at), self.words.get(at)) else {
            return Matches::new();
        };
        match words.as_slice() {
            [one] => leaf::find(self.store, one, leaf.in_title, self.scratch),
            parts => {
                let in_text =
                    phrase::find(self.store, parts, leaf.slop, leaf.in_title, &self.levels);
                if leaf.slop > 0 || leaf.in_title {
                    return in_text;
                }
                phrase::with_names(in_text, &phrase::in_names(self.store, &leaf.words))
            }
        }
    }

    fn say_what_is_missing(&mut self) {
        let leaves = self.planned.leaves.iter().zip(&self.matches);
        let missing = leaves.filter(|(leaf, matches)| leaf.is_positive && matches.is_empty());
        let missing = missing.map(|(leaf, _)| leaf.asked.clone()).collect();
        self.notices.push(search::Notice::NothingForAll { missing });
    }

    /// Whether the query is words and phrases with conditions, all of which must be met: such a one can be relaxed.
    fn is_plain(&self, root: &Plan) -> bool {
        match root {
            Plan::Leaf(_) => true,
            Plan::All(plans) => plans
                .iter()
                .all(|plan| !matches!(plan, Plan::All(_) | Plan::Any(_))),
            _ => false,
        }
    }

    /// The articles that meet a condition.
    fn docs(&self, plan: &Plan) -> FixedBitSet {
        let n_docs = self.n_docs();
        let mut docs = FixedBitSet::with_capacity(n_docs);
        match plan {
            Plan::Leaf(at) => {
                let matches = self.matches.get(*at).into_iter().flatten();
                matches.for_each(|found| docs.insert(found.doc as usize));
            }
            Plan::Mentions { kind, words, grows } => {
                docs = filter::named(self.store, kind, words, *grows);
            }
            Plan::In(period) => docs = filter::within(self.store, period),
            Plan::All(plans) => {
                docs.insert_range(..);
                plans
                    .iter()
                    .for_each(|plan| docs.intersect_with(&self.docs(plan)));
            }
            Plan::Any(plans) => plans
                .iter()
                .for_each(|plan| docs.union_with(&self.docs(plan))),
            Plan::Not(plan) => {
                docs = self.docs(plan);
                docs.toggle_range(..);
            }
        }
        docs
    }

    /// Ranks what matches and is allowed, and adds others to few.
    fn finish(
        mut self,
        docs: FixedBitSet,
        allowed: Option<FixedBitSet>,
        relaxed: bool,
    ) -> Option<Outcome> {
        let narrow = |mut docs: FixedBitSet| {
            allowed
                .iter()
                .for_each(|allowed| docs.intersect_with(allowed));
            docs
        };
        let is_found = !docs.is_clear();
        let matched = self.wants_sets.then(|| docs.clone());
        let docs = narrow(docs);
        let total = docs.count_ones(..);
        let Request {
            sort,
            offset,
            limit,
            ..
        } = *self.request;
        let end = offset.saturating_add(limit);
        let ranked = self.ranked(&docs, !relaxed);
        let mut hits: Vec<Hit> = rank::best(&ranked, end)
            .iter()
            .map(|ranked| self.hit(ranked, true))
            .collect();
        let mut is_mixed = false;
        let root = self.planned.root.clone();
        if let Some(root) = root.filter(|root| {
            is_found && !relaxed && total < FEW && sort == Sort::Relevance && self.is_plain(root)
        }) {
            let others = self.others(&root)?;
            let mut others = narrow(others);
            others.difference_with(&docs);
            if self.planned.leaves.len() > 1 && !docs.ones().any(|doc| self.is_as_typed(doc as u32))
            {
                let matches = rank::best(&self.ranked(&docs, false), end);
                let others = rank::best(&self.ranked(&others, false), end);
                let mut listed = search::in_one_list(&matches, &others, |a, b| a < b);
                listed.truncate(end);
                is_mixed = search::is_mixed(&listed);
                let hit = |(is_match, ranked): &(bool, Ranked)| self.hit(ranked, *is_match);
                hits = listed.iter().map(hit).collect();
            } else {
                let ranked = self.ranked(&others, self.planned.leaves.len() == 1);
                let more = rank::best(&ranked, end - hits.len());
                hits.extend(more.iter().map(|ranked| self.hit(ranked, false)));
            }
        }
        let found = Found {
            hits: hits.into_iter().skip(offset).collect(),
            total: total as u32,
            relaxed,
            is_mixed,
            notices: self.all_notices(),
        };
        let mended = self.mended();
        let sets = matched.map(|matched| Sets {
            matched,
            shown: docs,
        });
        self.ready(Outcome {
            found,
            sets,
            mended,
        })
    }

    /// What matches a query in part, or in another spelling; `None` when chunks are missing.
    fn others(&mut self, root: &Plan) -> Option<FixedBitSet> {
        if self.planned.leaves.len() > 1 {
            return Some(self.docs(&any_leaf(root)));
        }
        let n_said = self.notices.len();
        self.respell(&|_| true, N_KEPT_LETTERS)?;
        self.notices.truncate(n_said);
        Some(self.docs(root))
    }

    fn all_notices(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = self.notices.iter().cloned().map(Notice::Query).collect();
        if self.is_respelt {
            notices.push(Notice::Respelt);
        }
        let n_chunks = self.store.n_failed();
        if n_chunks > 0 {
            notices.push(Notice::Incomplete { n_chunks });
        }
        notices
    }
}

/// The condition with any of its words instead of all; what is not a word stays.
fn any_leaf(root: &Plan) -> Plan {
    let Plan::All(plans) = root else {
        return root.clone();
    };
    let (leaves, mut others): (Vec<Plan>, Vec<Plan>) = plans
        .iter()
        .cloned()
        .partition(|plan| matches!(plan, Plan::Leaf(_)));
    others.push(Plan::Any(leaves));
    Plan::All(others)
}
