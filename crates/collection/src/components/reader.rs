//! An article in place of the list: the way back and on, and the explorer below it.

use dossier_core::collection::{Action, Reading, State};
use yew::prelude::*;

use crate::Page;
use crate::effects::{Became, neighbour, use_article};
use crate::shown::Shown;

/// Props of [`Reader`].
#[derive(Properties, PartialEq)]
pub struct ReaderProps {
    /// The page.
    pub page: Page,
    /// The article that is read.
    pub reading: Reading,
    /// What was searched in the list.
    pub query: String,
    /// Where it stands in the list, from 1, and how many articles that has; `None` when it is not in it.
    pub place: Option<(usize, usize)>,
    /// The article before it in the list.
    pub previous: Option<String>,
    /// The article after it in the list.
    pub next: Option<String>,
    /// Its title, where the list has it.
    pub title: Option<String>,
    /// Where it was published first.
    pub address: Option<String>,
}

impl ReaderProps {
    /// The article of a view, and what stands beside it in the list.
    pub fn new(page: &Page, state: &State, shown: &Shown) -> Option<ReaderProps> {
        let reading = state.reading.clone()?;
        let rows = &shown.list.rows;
        let at = rows.iter().position(|row| row.id == reading.id);
        let row = at.and_then(|at| rows.get(at));
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let beside = |forward| {
            let beside = at.and_then(|_| neighbour(&ids, Some(&reading.id), forward));
            beside.map(str::to_owned)
        };
        Some(ReaderProps {
            page: page.clone(),
            query: state.query.clone(),
            place: at.map(|at| (at + 1, (shown.list.total as usize).max(rows.len()))),
            previous: beside(false),
            next: beside(true),
            title: row.map(|row| row.title.clone()),
            address: row
                .map(|row| row.address.clone())
                .filter(|address| !address.is_empty()),
            reading,
        })
    }
}

/// The article.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let root = use_node_ref();
    let page = &props.page;
    let words = page.words();
    let became = use_article(page, &root, &props.reading, &props.query);
    // The last one of what is loaded: the next ones are fetched before they are wanted.
    let is_last = props.next.is_none() && props.place.is_some_and(|(at, of)| at < of);
    use_effect_with((is_last, props.place), {
        let dispatch = page.dispatch.clone();
        move |(is_last, _)| {
            if *is_last {
                dispatch.emit(Action::MoreWanted);
            }
        }
    });
    html! {
        <div class="d-reader">
            <nav class="d-reader__bar" id="d-reader" tabindex="-1" aria-label={words.reading}>
                <button type="button" class="d-button" onclick={page.on(Action::Closed)}>
                    <span aria-hidden="true">{ "‹ " }</span>{ words.back }
                </button>
                if let Some(address) = &props.address {
                    <a class="d-reader__original" href={address.clone()} rel="noopener">{ words.original }</a>
                }
                <span class="d-reader__place">
                    if let Some((at, of)) = props.place {
                        { (words.place_in_list)(&page.number(at), &page.number(of)) }
                    }
                </span>
                { step(page, props.previous.as_deref(), words.previous, "‹") }
                { step(page, props.next.as_deref(), words.next, "›") }
            </nav>
            { said(page, props, &became) }
            <div class="d-reader__explorer" ref={root}></div>
        </div>
    }
}

fn step(page: &Page, to: Option<&str>, label: &'static str, sign: &'static str) -> Html {
    let onclick = match to {
        Some(id) => page.on(Action::Opened(id.to_owned())),
        None => Callback::noop(),
    };
    // Not `disabled`: at the end of the list the focus would be lost.
    html! {
        <button type="button" class="d-reader__step" aria-label={label} title={label}
            aria-disabled={to.is_none().then_some("true")} {onclick}>{ sign }</button>
    }
}

/// What is said while the article is not there, or why it does not come.
fn said(page: &Page, props: &ReaderProps, became: &Became) -> Html {
    let words = page.words();
    let (line, why) = match became {
        Became::Shown => return html! {},
        Became::Awaited => {
            let title = props
                .title
                .clone()
                .unwrap_or_else(|| words.opening.to_owned());
            return html! { <p class="d-reader__awaited">{ title }</p> };
        }
        Became::Missing => ((words.not_found)(&props.reading.id), None),
        Became::Failed(why) => (
            words.not_opened.to_owned(),
            (!why.is_empty()).then(|| (words.not_opened_why)(why)),
        ),
    };
    html! {
        <div class="d-reader__failed" role="alert">
            <p>{ line }</p>
            if let Some(why) = why { <p><small>{ why }</small></p> }
            <p><button type="button" class="d-button" data-main="" onclick={page.on(Action::Closed)}>{ words.back }</button></p>
        </div>
    }
}
