//! The bar at the top: title, search, language, theme, link, help.

use dossier_core::search::Found;
use dossier_core::view::View;
use yew::prelude::*;

use super::search_box::SearchBox;
use super::theme::{Theme, theme_button};
use crate::Page;
use crate::browser::{location, page as document, task};
use crate::shared::Shared;
use crate::words::Lang;

/// Props of [`TopBar`].
#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
    /// What it finds.
    pub found: Shared<Found>,
    /// What is shown.
    pub view: Shared<View>,
    /// The theme now.
    pub theme: Theme,
    /// A language was chosen.
    pub onlang: Callback<Lang>,
    /// A theme was chosen.
    pub ontheme: Callback<Theme>,
    /// Help was asked for.
    pub onhelp: Callback<bool>,
}

/// The bar.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let page = &props.page;
    let words = page.words();
    let (other, name) = page.lang.other();
    let choose = props.onlang.reform(move |_: MouseEvent| other);
    html! {
        <header class="d-bar">
            <p class="d-bar__title" lang={page.dossier().lang.clone()}>{ &page.dossier().title }</p>
            <SearchBox page={page.clone()} query={props.query.clone()}
                found={props.found.clone()} view={props.view.clone()} />
            <div class="d-bar__tools">
                <button type="button" class="d-tool" lang={other.tag()} onclick={choose}
                    title={name}>
                    { other.tag().to_ascii_uppercase() }<span class="d-vh">{ ": " }{ name }</span>
                </button>
                { theme_button(props.theme, page.lang, &props.ontheme) }
                <CopyLink lang={page.lang} />
                <button type="button" class="d-tool" aria-label={words.keys} title={words.keys}
                    onclick={props.onhelp.reform(|_: MouseEvent| true)}>{ "?" }</button>
            </div>
        </header>
    }
}

/// Props of [`CopyLink`].
#[derive(Properties, PartialEq)]
pub struct CopyLinkProps {
    /// Interface language.
    pub lang: Lang,
}

/// Copies the address, which holds the view.
#[component]
pub fn CopyLink(props: &CopyLinkProps) -> Html {
    let outcome = use_state_eq(|| None::<bool>);
    let words = props.lang.words();
    let copy = {
        let outcome = outcome.clone();
        Callback::from(move |_| {
            let outcome = outcome.clone();
            task::spawn_logged("copy", async move {
                let address = location::address_with(&location::fragment());
                let copied = document::copy(&address).await;
                outcome.set(Some(copied.is_ok()));
                Ok::<(), String>(())
            });
        })
    };
    let said = outcome.map(|copied| if copied { words.copied } else { words.copy_failed });
    html! {
        <span class="d-copy">
            <button type="button" class="d-tool d-tool--wide" onclick={copy}
                title={words.share} onblur={Callback::from(move |_| outcome.set(None))}>
                <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                    <path d="m7.5 10.5 3-3M8 5l1.6-1.6a3.5 3.5 0 0 1 5 5L13 10M10 13l-1.6 1.6a3.5 3.5 0 0 1-5-5L5 8" />
                </svg>
                <span class="d-tool__label">{ words.share }</span>
            </button>
            <span class="d-copy__said" role="status">{ said.unwrap_or_default() }</span>
        </span>
    }
}
