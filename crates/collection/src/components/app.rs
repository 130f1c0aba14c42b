//! The whole page: the state, the answers, the effects, and what is laid out.

use std::rc::Rc;

use dossier_core::collection::{self, Action, Panel, State, link};
use dossier_explorer::browser::preference;
use dossier_explorer::components::help::Help;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::components::top_bar::{TopBar, top_bar};
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use yew::prelude::*;

use super::copy;
use super::facets::facets;
use super::list::list;
use super::notices::notices;
use super::reader::{Reader, ReaderProps};
use super::search_box::SearchBox;
use super::status::{said, status};
use super::strip::Strip;
use super::tabs::tabs;
use super::ways::Ways;
use crate::opening::Opening;
use crate::shown::Shown;
use crate::{Page, effects};

/// Props of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The collection, and how its page was opened.
    pub opening: Shared<Opening>,
}

/// The state, in the shape that Yew's reducer wants.
#[derive(PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match collection::update(&self.0, &action) {
            Some(next) => Rc::new(Store(next)),
            None => self,
        }
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let opening = &props.opening;
    let store = use_reducer_eq(|| Store(opening.opened.state.clone()));
    let shown = use_reducer(|| Shown::first(&opening.start));
    let state = &store.0;
    let lang = use_state_eq(|| opening.lang);
    let theme = use_state_eq(|| opening.theme);
    let help_open = use_state_eq(|| false);
    let unknown = use_state_eq(|| opening.opened.unknown.clone());

    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let dispatch = effects::use_place(&opening.host, state, dispatch);
    let page = Page {
        start: opening.start.clone(),
        host: opening.host.clone(),
        engine: opening.engine.clone(),
        lang: *lang,
        dispatch,
    };
    let onunknown = use_callback(unknown.setter(), |parts, setter| setter.set(parts));
    let helped = use_callback(help_open.setter(), |open, setter| setter.set(open));
    effects::use_answers(&page, state, &shown);
    effects::use_address(&page, state, &onunknown);
    effects::use_keys(&page, state, &shown, &helped);
    effects::use_asked(&page, &onunknown, lang.setter(), theme.setter());
    effects::use_change(&page, state, shown.list.total as usize);
    let (searches, onsearches) = effects::use_searches(&page, state);
    let title = reading_title(state, &shown);
    effects::use_root(&page, state, *theme, title, &said(&page, &shown));

    let query = state.query.clone();
    let search = html! {
        <SearchBox page={page.clone()} {query} searches={searches.clone()} onsearches={onsearches.clone()} />
    };
    let bar = TopBar {
        title: &page.start.title,
        title_lang: &page.start.lang,
        lang: page.lang,
        theme: *theme,
        search,
        copy: html! { <copy::Copy page={page.clone()} fragment={link::fragment(state)} /> },
        onlang: chosen(&page, lang.setter(), "lang", |lang: Lang| Some(lang.tag())),
        ontheme: chosen(&page, theme.setter(), "theme", |theme: Theme| {
            (theme != Theme::Auto).then(|| theme.name())
        }),
        onhelp: helped.clone(),
    };
    let reading = ReaderProps::new(&page, state, &shown);
    let panel = panel_name(state.panel);
    html! {
        <div class="d-page d-collection" data-panel={panel} data-reading={reading.is_some().then_some("true")}>
            <a class="d-skip" href="#main" onclick={effects::skip_to_main(&page.host)}>{ page.words().skip_to_list }</a>
            { top_bar(bar) }
            <div class="d-collection__list" hidden={reading.is_some()}>
                <Strip page={page.clone()} timeline={shown.timeline.clone()} extent={shown.extent} period={state.period} is_counted={shown.is_counted} />
                <div class="d-under-bar">
                    { status(&page, state, &shown, &searches, &onsearches) }
                    { tabs(&page, state) }
                </div>
                { notices(&page, &shown, &unknown, &onunknown) }
                <div class="d-columns">
                    if !page.start.kinds.is_empty() {
                        <aside class="d-rail d-rail--facets" aria-label={page.lang.words().filter}>
                            { facets(&page, state, &shown) }
                        </aside>
                    }
                    <main class="d-main" id="main" tabindex="-1">
                        if state.panel == Panel::Search {
                            <section class="d-list d-list__ways" aria-label={page.lang.search_words().more_ways}>
                                <Ways page={page.clone()} query={state.query.clone()} {searches} {onsearches} ondone={Callback::noop()} />
                            </section>
                        }
                        { list(&page, state, &shown) }
                    </main>
                </div>
            </div>
            if let Some(props) = reading { <Reader ..props /> }
            <Help lang={page.lang} keys={page.words().key_list} searches={page.words().query_help}
                open={*help_open} onopen={helped} />
            <p class="d-vh" role="status" aria-live="polite" id="d-live"></p>
        </div>
    }
}

/// What the reader chooses is kept on the device; what the address says is no choice.
fn chosen<T: Copy + 'static>(
    page: &Page,
    setter: UseStateSetter<T>,
    name: &'static str,
    text: fn(T) -> Option<&'static str>,
) -> Callback<T> {
    let host = page.host.clone();
    Callback::from(move |value: T| {
        preference::write(&host, name, text(value));
        setter.set(value);
    })
}

/// The title of the article that is read, where the list has it.
fn reading_title<'a>(state: &State, shown: &'a Shown) -> Option<&'a str> {
    let reading = state.reading.as_ref()?;
    let row = shown.list.rows.iter().find(|row| row.id == reading.id)?;
    Some(&row.title)
}

/// The panel's name in the attribute `data-panel`.
fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Articles => "articles",
        Panel::Search => "search",
        Panel::Who => "who",
        Panel::Time => "time",
    }
}
