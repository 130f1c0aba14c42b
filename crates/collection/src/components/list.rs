//! The list: its order, its articles by month where they are in order of time, and the way to more of it.

use dossier_archive::wire::{List, Row};
use dossier_core::collection::scale::{month, month_of};
use dossier_core::collection::state::{MAX_ROWS, N_ROWS};
use dossier_core::collection::{Action, Sort, State};
use dossier_core::date::Day;
use dossier_core::filter::Choice;
use yew::prelude::*;

use super::item::item;
use super::notices::differences;
use crate::Page;
use crate::shown::Shown;
use crate::words::Count;

/// The list.
pub fn list(page: &Page, state: &State, shown: &Shown) -> Html {
    let words = page.words();
    let list = &shown.list;
    let is_filtered = shown.state.is_filtered();
    html! {
        <section class="d-list" aria-label={words.results}>
            <div class="d-list__head">
                <h1 class={if is_filtered { "d-vh" } else { "d-list__title" }} lang={page.start.lang.clone()}>{ &page.start.title }</h1>
                if let Some(n) = shown.page {
                    <p class="d-list__page">{ (words.page_of_list)(&page.number(n)) }</p>
                }
                { sorts(page, state) }
            </div>
            { differences(page, list, &shown.state.query) }
            if list.rows.is_empty() {
                { nothing(page, &shown.state) }
            } else {
                { groups(page, shown) }
                { more(page, list, shown.page) }
            }
        </section>
    }
}

fn sorts(page: &Page, state: &State) -> Html {
    let words = page.words();
    let mut orders = vec![
        (Sort::Newest, words.sort_newest),
        (Sort::Oldest, words.sort_oldest),
    ];
    if !state.query.trim().is_empty() {
        orders.insert(0, (Sort::Relevance, words.sort_relevance));
    }
    let now = state.shown_sort();
    let buttons = orders.into_iter().map(|(sort, label)| {
        html! {
            <button type="button" class="d-sort__order" aria-pressed={(sort == now).to_string()}
                onclick={page.on(Action::Sorted(sort))}>{ label }</button>
        }
    });
    html! { <div class="d-sort" role="group" aria-label={words.sort}>{ for buttons }</div> }
}

/// A run of articles under one heading.
struct Group<'a> {
    heading: String,
    is_shown: bool,
    /// How many articles stand under it in the whole list, where that is known.
    count: Option<u32>,
    rows: Vec<&'a Row>,
}

fn groups(page: &Page, shown: &Shown) -> Html {
    let words = page.words();
    let is_mixed = shown.list.is_mixed;
    let mut groups: Vec<Group> = Vec::new();
    for row in &shown.list.rows {
        let (heading, count) = if !row.is_match && !is_mixed {
            (words.near.to_owned(), None)
        } else {
            month_heading(page, shown, row).unwrap_or_default()
        };
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.rows.push(row),
            _ => groups.push(Group {
                is_shown: !heading.is_empty(),
                heading,
                count,
                rows: vec![row],
            }),
        }
    }
    let groups = groups.into_iter().map(|group| {
        let heading = if group.is_shown {
            group.heading
        } else {
            words.results.to_owned()
        };
        let items = group.rows.into_iter();
        let items = items.map(|row| item(page, shown, row, is_mixed));
        let count = group.count.map(|count| count as usize);
        html! {
            <section class="d-list__group" key={heading.clone()}>
                <h2 class={if group.is_shown { "d-list__month" } else { "d-vh" }}>
                    { heading }
                    if let Some(n) = count {
                        { " " }<small>{ (words.articles)(Count { n, written: &page.number(n) }) }</small>
                    }
                </h2>
                <ol class="d-list__items">{ for items }</ol>
            </section>
        }
    });
    groups.collect()
}

/// The month that an article stands under, and how many do; `None` where the list is not in order of time.
fn month_heading(page: &Page, shown: &Shown, row: &Row) -> Option<(String, Option<u32>)> {
    let state = &shown.state;
    let day = |(first, last): (i32, i32)| match state.shown_sort() {
        Sort::Oldest => first,
        _ => last,
    };
    if state.shown_sort() == Sort::Relevance {
        return None;
    }
    let Some(days) = row.days.filter(|_| !row.is_missing) else {
        return Some((page.words().undated.to_owned(), shown.n_in_month(None)));
    };
    let (year, month_number) = month_of(Day(day(days).into()));
    let month = month(year, month_number)?;
    let first = i32::try_from(month.first.0).ok();
    let count = first.and_then(|first| shown.n_in_month(Some(first)));
    Some((month.words(page.lang.tag()), count))
}

fn more(page: &Page, list: &List, further: Option<usize>) -> Html {
    let words = page.words();
    let (n_shown, total) = (
        list.rows.iter().filter(|row| row.is_match).count(),
        list.total as usize,
    );
    if let Some(n) = further {
        return pages(page, n, n * N_ROWS < total);
    }
    let n_more = N_ROWS.min(total.saturating_sub(n_shown));
    if n_shown >= total {
        return html! {};
    }
    let label = (words.more_rows)(&page.number(n_more));
    let onclick = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.emit(Action::MoreWanted);
        })
    };
    html! {
        <p class="d-list__more">
            <span>{ (words.rows)(&page.number(n_shown), &page.number(total)) }</span>
            if n_shown >= MAX_ROWS {
                <span>{ words.most_rows }</span>
            } else if page.start.has_pages {
                // Without a script it is the next page of the list.
                <a class="d-button" href="list-2.html" {onclick}>{ label }</a>
            } else {
                <button type="button" class="d-button" {onclick}>{ label }</button>
            }
        </p>
    }
}

/// The way from page to page without a script.
fn pages(page: &Page, n: usize, has_next: bool) -> Html {
    let words = page.words();
    let previous = match n {
        0..=2 => "index.html".to_owned(),
        n => format!("list-{}.html", n - 1),
    };
    html! {
        <p class="d-list__more">
            <a class="d-button" rel="prev" href={previous}>{ words.previous_page }</a>
            if has_next {
                <a class="d-button" rel="next" href={format!("list-{}.html", n + 1)}>{ words.next_page }</a>
            }
        </p>
    }
}

/// Nothing fits: for what, and what to leave out.
fn nothing(page: &Page, state: &State) -> Html {
    let words = page.words();
    let query = state.query.trim();
    let mut without: Vec<(String, Action)> = Vec::new();
    for (name, choice) in state.choices.iter() {
        let label = match choice {
            Choice::Include => name.name.clone(),
            Choice::Exclude => (page.lang.words().excluded)(&name.name),
        };
        without.push((label, Action::Chosen(name.clone(), None)));
    }
    if let Some(period) = &state.period {
        without.push((period.words(page.lang.tag()), Action::PeriodChosen(None)));
    }
    let has_filters = !without.is_empty();
    if !query.is_empty() && has_filters {
        without.push((
            page.lang.words().quoted(query),
            Action::QueryTyped(String::new()),
        ));
    }
    let buttons = without.into_iter().map(|(what, action)| {
        html! {
            <li><button type="button" class="d-button" onclick={page.on(action)}>{ (words.without)(&what) }</button></li>
        }
    });
    html! {
        <div class="d-nothing">
            <p>
                if query.is_empty() { { words.nothing } } else { { (words.nothing_for)(query) } }
            </p>
            if has_filters {
                <p class="d-nothing__hint">{ words.nothing_hint }</p>
                <ul>{ for buttons }</ul>
            }
        </div>
    }
}
