//! The explorer: holds the state, derives the view, and lays out the page.

use dossier_core::state::{self, Action, Panel, Selected, State};
use dossier_core::{link, view};
use yew::prelude::*;

use super::article::Article;
use super::card::Card;
use super::copy::Copy;
use super::effects;
use super::facets::facets;
use super::help::Help;
use super::notices::notices;
use super::results::{Results, results};
use super::saved_searches::save_button;
use super::search_box::SearchBox;
use super::status_line::status_line;
use super::strip::Strip;
use super::tabs::tabs;
use super::theme::Theme;
use super::timeline::timeline;
use super::top_bar::{TopBar, top_bar};
use super::who::who;
use crate::Page;
use crate::browser::preference;
use crate::shared::Shared;
use crate::start::Ready;
use crate::words::Lang;

/// Props of [`Explorer`].
#[derive(Properties, PartialEq)]
pub struct ExplorerProps {
    /// The dossier, and how the page was opened.
    pub ready: Shared<Ready>,
}

/// The state, in the shape that Yew's reducer wants.
#[derive(PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: std::rc::Rc<Self>, action: Action) -> std::rc::Rc<Self> {
        match state::update(&self.0, &action) {
            Some(next) => std::rc::Rc::new(Store(next)),
            None => self,
        }
    }
}

/// The whole page.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let ready = &props.ready;
    let prepared = ready.prepared.clone();
    let store = use_reducer_eq({
        let opened = ready.opened.state.clone();
        move || Store(opened)
    });
    let state = store.0.clone();
    let lang = use_state_eq(|| ready.lang);
    let theme = use_state_eq(|| ready.theme);
    let help_open = use_state_eq(|| false);

    let found = {
        let prepared = prepared.clone();
        use_memo(state.query.clone(), move |query| prepared.search(query))
    };
    let view = {
        let (prepared, found) = (prepared.clone(), found.clone());
        use_memo(state.clone(), move |state| {
            view::derive(&prepared, state, &found)
        })
    };
    let (found, view) = (Shared::from(found), Shared::from(view));

    let dispatch = effects::use_kept_place(store.dispatcher(), &view, &ready.host);
    let page = Page {
        prepared,
        host: ready.host.clone(),
        lang: *lang,
        dispatch,
    };
    let unknown = use_state_eq(|| ready.opened.unknown.clone());
    let onunknown = use_callback(unknown.setter(), |parts, setter| setter.set(parts));
    let (searches, onsearches) = effects::use_searches(&page);
    let open = effects::use_link(&page, &state, view.n_shown, &onunknown, &onsearches);
    effects::use_asked(&page, &open, &lang, &theme);
    effects::use_scroll(&page, &state);
    effects::use_keys(&page, &state, &view, &help_open);
    effects::use_root_attributes(&page, *theme);

    // What the address or the page around says is no choice of the reader; these two are kept on the device.
    let chosen_lang = {
        let (setter, host) = (lang.setter(), page.host.clone());
        Callback::from(move |lang: Lang| {
            preference::write(&host, "lang", Some(lang.tag()));
            setter.set(lang);
        })
    };
    let chosen_theme = {
        let (setter, host) = (theme.setter(), page.host.clone());
        Callback::from(move |theme: Theme| {
            let name = (theme != Theme::Auto).then(|| theme.name());
            preference::write(&host, "theme", name);
            setter.set(theme);
        })
    };
    let helped = use_callback(help_open.setter(), |open, setter| setter.set(open));

    let search = html! {
        <SearchBox page={page.clone()} query={state.query.clone()} panel={state.panel} found={found.clone()}
            view={view.clone()} searches={searches.clone()} onsearches={onsearches.clone()} />
    };
    let fragment = link::fragment(page.dossier(), &state);
    let bar = TopBar {
        title: &page.dossier().title,
        title_lang: &page.dossier().lang,
        lang: page.lang,
        theme: *theme,
        search,
        copy: html! { <Copy page={page.clone()} {fragment} /> },
        onlang: chosen_lang,
        ontheme: chosen_theme,
        onhelp: helped.clone(),
    };

    let save = save_button(
        &searches,
        link::of_search(page.dossier(), &state),
        page.lang.search_words(),
        &onsearches,
    );

    html! {
        <div class="d-page" data-panel={panel_name(state.panel)}>
            <a class="d-skip" href="#" onclick={effects::skip_to_main(&page)}>{ page.words().skip_to_text }</a>
            { top_bar(bar) }
            <Strip page={page.clone()} view={view.clone()} period={state.period} selected={state.selected} />
            <div class="d-under-bar">
                { status_line(&page, &state, &view, save) }
                { tabs(&page, state.panel) }
            </div>
            { notices(&page, &state.query, &ready.diagnostics, &found, &unknown, &onunknown) }
            <div class="d-columns">
                <aside class="d-rail d-rail--facets" aria-label={page.words().filter}>
                    { facets(&page, &view) }
                </aside>
                <main class="d-main" id="main" tabindex="-1">
                    { main_panel(&page, &state, &found, &view) }
                </main>
                if let Some(selected @ (Selected::Entity(_) | Selected::Event(_))) = state.selected {
                    <Card page={page.clone()} selected={selected} choices={state.choices.clone()} />
                }
            </div>
            <Help lang={page.lang} keys={page.words().key_list} searches={page.words().help_search}
                open={*help_open} onopen={helped} />
            <p class="d-vh" role="status" aria-live="polite" id="d-live"></p>
        </div>
    }
}

fn main_panel(
    page: &Page,
    state: &State,
    found: &Shared<dossier_core::search::Found>,
    view: &Shared<view::View>,
) -> Html {
    match state.panel {
        Panel::Read => html! {
            <Article page={page.clone()} found={found.clone()} view={view.clone()}
                selected={state.selected} hit={state.hit} />
        },
        Panel::Search => results(Results {
            page,
            found,
            view,
            state,
        }),
        Panel::Entities => who(page, view),
        Panel::Time => timeline(page, view, state),
    }
}

/// The panel's name in the attribute `data-panel`.
fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Read => "read",
        Panel::Search => "search",
        Panel::Entities => "who",
        Panel::Time => "time",
    }
}
