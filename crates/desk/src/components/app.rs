//! The whole page: the state, the effects, and either the beginning or the work.

use yew::prelude::*;

use dossier_explorer::browser::page;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::words::Lang;

use super::begin::{Before, Begin};
use super::effects::use_effects;
use super::{bar, work};
use crate::bench::Handle;
use crate::browser;
use crate::state::{Message, State};

/// Props of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What the page's script does.
    pub bench: Handle,
}

/// What every part of the desk is given.
pub struct Desktop<'a> {
    /// What is shown.
    pub state: &'a State,
    /// What the page's script does.
    pub bench: &'a Handle,
    /// Tells what happened; always the same callback.
    pub dispatch: &'a Callback<Message>,
}

impl Desktop<'_> {
    /// A callback that says that this happened, whatever the event was.
    pub fn on<E>(&self, message: Message) -> Callback<E> {
        self.dispatch.reform(move |_| message.clone())
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(first);
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |message: Message, ()| dispatcher.dispatch(message))
    };
    use_effects(&state, &dispatch, &props.bench);
    let desktop = Desktop {
        state: &state,
        bench: &props.bench,
        dispatch: &dispatch,
    };
    html! {
        <div class="d-desk" data-tab={state.tab.name()}>
            { bar::bar(&desktop) }
            <p class="d-vh" role="status" aria-live="polite">{ &state.said }</p>
            if state.desk.is_some() {
                { work::work(&desktop) }
            } else {
                <Begin lang={state.lang} unread={state.unread.clone()} before={state.before.clone().map(Before)} dispatch={dispatch.clone()} />
            }
        </div>
    }
}

/// As the device and the address say.
fn first() -> State {
    let asked = [
        browser::parameter("lang"),
        browser::preference("lang"),
        browser::page_lang(),
    ];
    let lang = asked
        .into_iter()
        .flatten()
        .chain(page::languages())
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or_default();
    let theme = [browser::parameter("theme"), browser::preference("theme")]
        .into_iter()
        .flatten()
        .find_map(|name| Theme::from_name(&name))
        .unwrap_or_default();
    State::new(lang, theme)
}
