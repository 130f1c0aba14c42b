//! The reading view: one article, with what the filters leave out folded into thin lines.

use dossier_core::model::{ArticleIdx, BlockIdx, PassageIdx};
use dossier_core::search::Found;
use dossier_core::state::{Action, Selected};
use dossier_core::view::{self, ReadRow, View};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::block::Block;
use super::end_matter::EndMatter;
use super::text::truth;
use crate::Page;
use crate::shared::Shared;

/// Words a minute, for the reading time: the middle of what adults read silently.
/// Source: Brysbaert (2019), 238 words a minute for English non-fiction.
const WORDS_PER_MINUTE: usize = 238;

/// Props of [`Article`].
#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    /// The page.
    pub page: Page,
    /// What the query finds.
    pub found: Shared<Found>,
    /// What is shown.
    pub view: Shared<View>,
    /// What is selected.
    pub selected: Option<Selected>,
    /// The current highlight.
    pub hit: Option<u32>,
}

/// The article that holds what is selected or found first, else the first.
#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let opened = use_state(Vec::<u32>::new);
    let page = &props.page;
    let dossier = page.dossier();
    let Some(article_idx) = current_article(props) else {
        return html! { <p class="d-empty">{ page.words().no_passages }</p> };
    };
    let article = &dossier.articles[article_idx.at()];
    let rows = view::reading(dossier, article_idx, &props.view.shown, props.selected);
    let onclick = use_callback(page.clone(), |event: MouseEvent, page| follow(page, &event));
    html! {
        <article class="d-article" lang={article.lang.clone()} {onclick}>
            { article_choice(page, article_idx) }
            { header(page, article_idx) }
            { for rows.iter().map(|row| match row {
                ReadRow::Block(block) => block_of(props, article_idx, *block, false),
                ReadRow::Fold { first, end, n_passages } => {
                    fold(props, article_idx, &opened, (*first, *end), *n_passages)
                }
            }) }
            if cfg!(not(target_arch = "wasm32")) {
                { other_articles(props, article_idx) }
            }
            <EndMatter page={page.clone()} article={article_idx} />
        </article>
    }
}

/// Most passages of the other articles that a page carries for where no script runs: every reader loads them.
const MAX_PLAIN_PASSAGES: usize = 400;

/// In the page before any script runs, the articles that this one stands before, whole. Where scripts run they are not
/// seen, and replaced with the rest.
fn other_articles(props: &ArticleProps, shown: ArticleIdx) -> Html {
    let dossier = props.page.dossier();
    let mut n_passages = 0;
    let mut articles = Vec::new();
    for (at, article) in dossier.articles.iter().enumerate() {
        let idx = ArticleIdx(at as u32);
        n_passages += article.blocks.len();
        if idx == shown || n_passages > MAX_PLAIN_PASSAGES {
            continue;
        }
        let blocks = (0..article.blocks.len() as u32)
            .map(|block| block_of(props, idx, BlockIdx(block), false));
        articles.push(html! {
            <section class="d-print-only" lang={article.lang.clone()}>
                { header(&props.page, idx) }
                { for blocks }
            </section>
        });
    }
    articles.into_iter().collect()
}

fn current_article(props: &ArticleProps) -> Option<ArticleIdx> {
    let dossier = props.page.dossier();
    let of_mark = |hit: u32| props.view.marks.get(hit as usize).map(|mark| mark.passage);
    let passage: Option<PassageIdx> = match props.selected {
        Some(Selected::Passage(passage)) => Some(passage),
        _ => props.hit.and_then(of_mark).or_else(|| {
            let best = props.view.hits.first()?;
            Some(props.found.hits.get(*best)?.passage)
        }),
    };
    let passage = passage.or_else(|| {
        let first = props.view.shown.ones().next()?;
        Some(PassageIdx(first as u32))
    });
    match passage {
        Some(passage) => Some(dossier.passages.get(passage.at())?.article),
        None => (!dossier.articles.is_empty()).then_some(ArticleIdx(0)),
    }
}

/// In a dossier of several articles, the way from one to the next.
fn article_choice(page: &Page, now: ArticleIdx) -> Html {
    let dossier = page.dossier();
    if dossier.articles.len() < 2 {
        return html! {};
    }
    let step = |to: Option<u32>| {
        let to = to.filter(|to| (*to as usize) < dossier.articles.len())?;
        let first = dossier
            .passages
            .iter()
            .position(|passage| passage.article.0 == to)?;
        let open = page.on(Action::PassageOpened(PassageIdx(first as u32)));
        let title = dossier.articles[to as usize].title.clone();
        Some(html! { <button type="button" class="d-link" onclick={open}>{ title }</button> })
    };
    html! {
        <nav class="d-article__choice" aria-label={page.words().articles}>
            { step(now.0.checked_sub(1)) }
            <span>{ format!("{} / {}", now.0 + 1, dossier.articles.len()) }</span>
            { step(now.0.checked_add(1)) }
        </nav>
    }
}

fn header(page: &Page, idx: ArticleIdx) -> Html {
    let words = page.words();
    let article = &page.dossier().articles[idx.at()];
    let n_words: usize = article
        .blocks
        .iter()
        .map(|block| block.text.split_whitespace().count())
        .sum();
    let byline = article.byline.iter().map(|credit| {
        let role = credit.role.get(page.lang.tag());
        html! {
            <span class="d-byline__credit" lang={page.lang.tag()}>
                <b>{ &credit.name }</b>
                if !role.is_empty() { { format!(", {role}") } }
            </span>
        }
    });
    html! {
        <header class="d-article__header">
            if !article.kicker.is_empty() { <p class="d-article__kicker">{ &article.kicker }</p> }
            <h1 class="d-article__title">{ &article.title }</h1>
            <p class="d-byline">
                { for byline }
                if let Some(published) = &article.published {
                    <time datetime={published.date.edtf().to_owned()}>{ &published.display }</time>
                }
                if let Some(source) = article.source.as_ref().filter(|source| !source.publisher.is_empty()) {
                    <span lang={page.lang.tag()}>
                        { words.from_source }{ " " }
                        if let Some(url) = &source.url {
                            <a href={url.clone()} rel="noopener">{ &source.publisher }</a>
                        } else {
                            { &source.publisher }
                        }
                    </span>
                }
                if n_words > 0 {
                    <span lang={page.lang.tag()}>{ (words.minutes)(n_words.div_ceil(WORDS_PER_MINUTE)) }</span>
                }
            </p>
        </header>
    }
}

fn block_of(props: &ArticleProps, article: ArticleIdx, block: BlockIdx, faded: bool) -> Html {
    let dossier = props.page.dossier();
    let block_data = &dossier.articles[article.at()].blocks[block.at()];
    let own_passage = block_data
        .passage
        .filter(|passage| dossier.passages[passage.at()].block == block);
    let (first_mark, marks) = own_passage.map_or((0, Vec::new()), |passage| {
        let marks = &props.view.marks;
        let from = marks.partition_point(|mark| mark.passage < passage);
        let to = marks.partition_point(|mark| mark.passage <= passage);
        (
            from as u32,
            marks[from..to].iter().map(|mark| mark.span).collect(),
        )
    });
    let current_mark = props
        .hit
        .and_then(|hit| hit.checked_sub(first_mark))
        .filter(|at| (*at as usize) < marks.len());
    let passage_selected =
        own_passage.is_some_and(|passage| props.selected == Some(Selected::Passage(passage)));
    let selected_entity = match props.selected {
        Some(Selected::Entity(entity)) => Some(entity),
        _ => None,
    };
    html! {
        <Block key={block_data.id.clone()} page={props.page.clone()} {article} {block}
            passage={own_passage} {marks} {current_mark} {passage_selected} {selected_entity} {faded} />
    }
}

/// A thin line for what is not shown; opened, it shows it paler, with a line to fold it again.
fn fold(
    props: &ArticleProps,
    article: ArticleIdx,
    opened: &UseStateHandle<Vec<u32>>,
    (first, end): (BlockIdx, BlockIdx),
    n_passages: u32,
) -> Html {
    let words = props.page.words();
    let open = opened.contains(&first.0);
    let toggle = {
        let opened = opened.clone();
        Callback::from(move |_| {
            let mut next = (*opened).clone();
            match next.iter().position(|fold| *fold == first.0) {
                Some(at) => drop(next.swap_remove(at)),
                None => next.push(first.0),
            }
            opened.set(next);
        })
    };
    let label = if open {
        words.unfolded.to_owned()
    } else {
        (words.folded)(n_passages)
    };
    html! {
        <div key={format!("fold-{}", first.0)} class="d-fold">
            <button type="button" class="d-fold__line" lang={props.page.lang.tag()}
                aria-expanded={truth(open)} onclick={toggle}>{ label }</button>
            if open {
                { for (first.0..end.0).map(|at| block_of(props, article, BlockIdx(at), true)) }
            }
        </div>
    }
}

/// One listener for all mentions of the article: an ordinary click opens the card, with a modifier key the link
/// opens as links do.
fn follow(page: &Page, event: &MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("a[href^='#']").ok().flatten()) else {
        return;
    };
    let fragment = link.get_attribute("href").unwrap_or_default();
    let opened = dossier_core::link::parse(page.dossier(), &fragment).state;
    event.prevent_default();
    match (opened.selected, opened.period) {
        (Some(Selected::Passage(passage)), _) => page.dispatch.emit(Action::PassageOpened(passage)),
        (Some(selected), _) => page.dispatch.emit(Action::Selected(Some(selected))),
        (None, Some(period)) => {
            page.dispatch.emit(Action::PeriodChosen(Some(period)));
            page.dispatch.emit(Action::PanelOpened(opened.panel));
        }
        (None, None) => {}
    }
}
