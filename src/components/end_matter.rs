//! What stands behind the text: the source, how its date is known, rights and contact; and for print, and where no
//! script runs, the list of people and places with their passages, the dated list and the figures.
//!
//! Entries have the ids that mentions link to, so that the links lead there without a script.

use dossier_core::model::{ArticleIdx, Dossier, Entity, PassageIdx};
use dossier_core::order;
use dossier_core::text::fold;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::effects::use_started;
use crate::Page;

/// The lists are a third of the page's elements and not seen on a screen: they are made when the rest is drawn, so
/// that a slow phone answers sooner.
const LISTS_DELAY_MILLIS: u32 = 100;

/// Props of [`EndMatter`].
#[derive(Properties, PartialEq)]
pub struct EndMatterProps {
    /// The page.
    pub page: Page,
    /// The article.
    pub article: ArticleIdx,
}

/// The end matter of an article.
#[component]
pub fn EndMatter(props: &EndMatterProps) -> Html {
    let whole = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let setter = whole.setter();
    use_started(Box::new(move || {
        let later = Timeout::new(LISTS_DELAY_MILLIS, move || setter.set(true));
        Box::new(move || drop(later))
    }));
    html! {
        <footer class="d-end" lang={props.page.lang.tag()}>
            { figures(&props.page) }
            <div class="d-print-only">
                if *whole {
                    if !props.page.dossier().entities.is_empty() { { index(&props.page) } }
                    if !props.page.dossier().events.is_empty() { { dated_list(&props.page) } }
                }
            </div>
            { provenance(&props.page, props.article) }
        </footer>
    }
}

fn provenance(page: &Page, idx: ArticleIdx) -> Html {
    let words = page.words();
    let dossier = page.dossier();
    let article = &dossier.articles[idx.at()];
    let source = article.source.as_ref().map(|source| {
        let url = source.url.as_deref().unwrap_or_default();
        // Of a work without a title its publisher or its address is named.
        let names = [&source.title, &source.publisher, url];
        let name = names.into_iter().find(|name| !name.is_empty());
        let name = name.unwrap_or_default();
        // On paper an address stands behind what leads there; once is enough.
        let is_bare = name == url;
        let more = match source.publisher.as_str() {
            "" => String::new(),
            publisher if publisher == name => String::new(),
            publisher => [", ", publisher].concat(),
        };
        html! {
            <>
                <dt>{ words.source }</dt>
                <dd lang={dossier.lang.clone()}>
                    if let Some(url) = &source.url {
                        <a href={url.clone()} rel="noopener" data-bare={is_bare.then_some("true")}>{ name }</a>
                    } else {
                        { name }
                    }
                    { [&more, ". ", &source.note].concat() }
                </dd>
            </>
        }
    });
    let dated = article
        .published
        .as_ref()
        .filter(|published| !published.note.is_empty());
    let translations = article
        .translations
        .iter()
        .map(|translation| match &translation.url {
            Some(url) => {
                html! { <dd><a href={url.clone()} rel="noopener">{ &translation.note }</a></dd> }
            }
            None => html! { <dd lang={dossier.lang.clone()}>{ &translation.note }</dd> },
        });
    let contact = article.contact.iter().map(|contact| html! {
        <dd><a href={contact.href.clone()} rel="noopener">{ contact.label.get(page.lang.tag()) }</a></dd>
    });
    html! {
        <dl class="d-end__list">
            { source }
            if let Some(published) = dated {
                <dt>{ words.about_date }</dt><dd lang={dossier.lang.clone()}>{ &published.note }</dd>
            }
            if !article.translations.is_empty() { <dt>{ words.translations }</dt> { for translations } }
            if !article.contact.is_empty() { <dt>{ words.contact }</dt> { for contact } }
            if !article.rights.is_empty() {
                <dt>{ words.rights }</dt><dd lang={dossier.lang.clone()}>{ &article.rights }</dd>
            }
        </dl>
    }
}

fn figures(page: &Page) -> Html {
    let words = page.words();
    let dossier = page.dossier();
    if dossier.quantities.is_empty() {
        return html! {};
    }
    let rows = dossier.quantities.iter().map(|quantity| {
        let number = words.number(quantity.value);
        html! {
            <tr>
                <th scope="row" lang={dossier.lang.clone()}>{ quantity.label.get(page.lang.tag()) }</th>
                <td>
                    { (words.qualified)(quantity.qualifier, &number) }{ " " }
                    <span lang={dossier.lang.clone()}>{ &quantity.unit }</span>
                </td>
                <td>{ passage_links(dossier, quantity.anchors.iter().map(|anchor| anchor.passage)) }</td>
            </tr>
        }
    });
    html! {
        <details class="d-end__figures">
            <summary>{ words.figures }{ format!(" ({})", dossier.quantities.len()) }</summary>
            <table>
                <thead class="d-vh"><tr>
                    <td></td><th scope="col">{ words.figures }</th><th scope="col">{ words.passages }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}

fn index(page: &Page) -> Html {
    let words = page.words();
    let dossier = page.dossier();
    let groups = dossier.types.iter().enumerate().map(|(kind, group)| {
        let entries = dossier
            .entities
            .iter()
            .filter(|entity| entity.kind.at() == kind);
        let mut entries: Vec<&Entity> = entries.collect();
        order::sort_by(&mut entries, |a, b| fold(&a.name).cmp(&fold(&b.name)));
        let entries = entries.into_iter().map(|entity| {
            html! {
                <li id={format!("entity={}", entity.id)}>
                    { &entity.name }{ ", " }{ passage_links(dossier, entity.passages.iter().copied()) }
                </li>
            }
        });
        html! {
            <section class="d-index__group">
                <h3>{ group.label.get(page.lang.tag()) }</h3>
                <ul>{ for entries }</ul>
            </section>
        }
    });
    html! {
        <section class="d-index">
            <h2>{ words.index_title }</h2>
            <p>{ words.numbers_passages }</p>
            { for groups }
        </section>
    }
}

fn dated_list(page: &Page) -> Html {
    let words = page.words();
    let dossier = page.dossier();
    let rows = dossier.events.iter().map(|event| {
        html! {
            <li id={format!("event={}", event.id)}>
                <b>{ event.date.words(page.lang.tag()) }</b>{ ": " }
                <span lang={dossier.lang.clone()}>{ &event.title }</span>
                if !event.according_to.is_empty() {
                    { ", " }{ (words.according_to)(&event.according_to) }
                }
                { " (" }{ passage_links(dossier, event.anchors.iter().map(|anchor| anchor.passage)) }{ ")" }
            </li>
        }
    });
    html! {
        <section class="d-dated">
            <h2>{ words.dated_list }</h2>
            <ol>{ for rows }</ol>
        </section>
    }
}

/// Links to passages by number, with commas between; the article's listener opens them.
fn passage_links(dossier: &Dossier, passages: impl Iterator<Item = PassageIdx>) -> Html {
    let links = passages.enumerate().map(|(at, passage)| {
        let passage = &dossier.passages[passage.at()];
        html! {
            <>
                if at > 0 { { ", " } }
                <a class="d-passage-link" href={format!("#{}", passage.key)}>{ passage.number }</a>
            </>
        }
    });
    links.collect()
}
