//! What the texts say and nobody has decided yet, and what decisions are about.

use std::collections::{BTreeMap, BTreeSet};

use super::article::Article;
use super::found::{
    DateProposal, EventProposal, Found, NameProposal, Proposal, Target, Undecided, commented,
    spots, uncovered,
};
use super::known::Known;
use super::lacking::{LackingNames, id_of};
use super::quote::Quote;
use super::source::{Entry, Problems};
use super::whole::free_id;
use crate::model::Span;
use crate::text::slice;

/// Most words of an id that is made from a title.
const MAX_ID_WORDS: usize = 6;

/// The passages of events, as what they are about.
pub fn targets(events: &[Entry], articles: &[Article]) -> Vec<Target> {
    let mut targets = Vec::new();
    let by_id: BTreeMap<&str, usize> = articles
        .iter()
        .enumerate()
        .map(|(at, article)| (article.id(), at))
        .collect();
    let blocks: Vec<BTreeMap<&str, usize>> = articles
        .iter()
        .map(|article| {
            let blocks = article.blocks.iter().enumerate();
            blocks.map(|(at, block)| (block.id(), at)).collect()
        })
        .collect();
    for event in events {
        let text = |field: &str| event.value[field].as_str().unwrap_or_default().to_owned();
        let passages = event.value["passages"].as_array();
        for passage in passages.into_iter().flatten() {
            let article = match passage["article"].as_str() {
                Some(id) => by_id.get(id).copied(),
                None => Some(0),
            };
            let block = passage["block"].as_str().unwrap_or_default();
            let place = article.and_then(|at| Some((at, *blocks.get(at)?.get(block)?)));
            let Some((article, block)) = place else {
                continue;
            };
            let offset = |field: &str| u32::try_from(passage[field].as_u64()?).ok();
            let span = offset("start").zip(offset("end"));
            targets.push(Target {
                article,
                block,
                span: span.map(|(start, end)| Span { start, end }),
                date: text("date"),
                display: text("display"),
                nth: 0,
                words: String::new(),
            });
        }
    }
    targets
}

/// Says which decisions about dates have lost their words.
pub fn lost_dates(known: &Known<'_>, articles: &[Article], problems: &mut Problems) {
    let found: BTreeSet<usize> = articles
        .iter()
        .flat_map(|article| article.decided_dates.iter().copied())
        .collect();
    for (at, decision) in known.dates.iter().enumerate() {
        if !found.contains(&at) {
            problems.lost(decision);
        }
    }
}

/// What nobody has decided.
pub fn undecided(
    known: &Known<'_>,
    articles: &[Article],
    events: &[Entry],
    targets: &[Target],
) -> Undecided {
    if !known.propose {
        return Undecided::default();
    }
    let of_article = |(at, article): (usize, &Article)| {
        let proposals = article.proposals.iter().cloned();
        let proposals = proposals.map(move |proposal| Proposal {
            article: at,
            ..proposal
        });
        proposals.collect::<Vec<_>>()
    };
    let proposals: Vec<Proposal> = articles.iter().enumerate().flat_map(of_article).collect();
    let text_of = |article: usize, block: usize| articles[article].blocks[block].text();
    let is_open = uncovered(&proposals, targets, text_of);
    let found = |article: usize, block: usize, span: Span| {
        let block = &articles[article].blocks[block];
        Found {
            article: articles[article].id().to_owned(),
            is_one_of_several: articles.len() > 1,
            block: block.id().to_owned(),
            span,
            quote: Quote::of(block.text(), span),
            place: block.place.clone(),
        }
    };

    let of_events = events.iter().filter_map(|event| event.value["id"].as_str());
    let decided = known.decided.iter().map(|decision| decision.id.as_str());
    let mut ids = Ids::new(known, "events", of_events.chain(decided));
    let open = proposals.into_iter().zip(is_open);
    let open = open.filter_map(|(proposal, is_open)| is_open.then_some(proposal));
    let events = open.map(|proposal| {
        let event = proposal.event;
        let passage = found(proposal.article, event.block, event.span);
        let text = text_of(proposal.article, event.block);
        let nth = spots(text, event.span, &event.display)
            .iter()
            .filter(|spot| spot.end <= proposal.date.start)
            .count()
            + 1;
        let short: Vec<&str> = event.title.split_whitespace().take(MAX_ID_WORDS).collect();
        EventProposal {
            id: ids.of(&passage, &event.display, nth, &short.join(" "), "event"),
            passage,
            date_span: proposal.date,
            date: event.edtf,
            display: event.display,
            nth,
            title: event.title,
            entities: event.entities,
            according_to: event.according_to.unwrap_or_default(),
            confidence: proposal.confidence,
        }
    });
    let events = events.collect();

    let decided = known.dates.iter().map(|decision| decision.id.as_str());
    let mut ids = Ids::new(known, "dates", decided);
    let doubtful = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| article.doubtful.iter().map(move |date| (at, date)));
    let dates = doubtful.filter_map(|(at, date)| {
        let passage = found(at, date.block, date.span);
        let words = passage.quote.exact.clone();
        Some(DateProposal {
            id: ids.of(&passage, "", 1, &words, "date"),
            passage,
            date: date.edtf.clone()?,
            alternatives: date.alternatives.clone(),
        })
    });
    let dates = dates.collect();

    Undecided {
        events,
        dates,
        names: names(known, articles),
    }
}

/// The names that are neither decided nor known.
fn names(known: &Known<'_>, articles: &[Article]) -> Vec<NameProposal> {
    let mut names = LackingNames::default();
    for article in articles {
        names.add(article, known);
    }
    names.of_dossier(known)
}

/// Ids of proposals: those that stand in the file already are kept.
struct Ids {
    /// By what the proposal is about.
    written: BTreeMap<Vec<String>, Vec<String>>,
    taken: BTreeSet<String>,
}

impl Ids {
    fn new<'a>(known: &Known<'_>, list: &str, taken: impl Iterator<Item = &'a str>) -> Self {
        let text = known.events.map_or("", |events| &events.text);
        let mut ids = Ids {
            written: BTreeMap::new(),
            taken: taken.map(str::to_owned).collect(),
        };
        for (id, record) in commented(text, list).into_iter().rev() {
            if !ids.taken.insert(id.clone()) {
                continue;
            }
            let text = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
            let nth = record["nth"].as_u64().unwrap_or(1);
            let key = ["article", "quote", "prefix", "suffix", "display"].map(text);
            let key = key.into_iter().chain([nth.to_string()]).collect();
            ids.written.entry(key).or_default().push(id);
        }
        ids
    }

    fn of(
        &mut self,
        passage: &Found,
        display: &str,
        nth: usize,
        words: &str,
        kind: &str,
    ) -> String {
        let article = match passage.is_one_of_several {
            true => &*passage.article,
            false => "",
        };
        let quote = &passage.quote;
        let key = [article, &quote.exact, &quote.prefix, &quote.suffix, display];
        let key = key.map(str::to_owned).into_iter();
        let key: Vec<String> = key.chain([nth.to_string()]).collect();
        match self.written.get_mut(&key).and_then(Vec::pop) {
            Some(id) => id,
            None => free_id(&id_of(words, kind), &mut self.taken),
        }
    }
}

/// The words of a run, for messages: not more than a line.
pub fn shortened(text: &str) -> String {
    const MAX_CHARS: u32 = 60;
    let start = Span {
        start: 0,
        end: MAX_CHARS,
    };
    slice(text, start).map_or_else(|| text.to_owned(), |start| format!("{start}…"))
}
