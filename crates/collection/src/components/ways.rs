//! More ways to search: the form for those who know no operators, and the searches that this device keeps.

use dossier_core::collection::{Action, Panel};
use dossier_core::search::form::Form;
use dossier_core::searches::{Change, Searches};
use dossier_explorer::browser::preference;
use dossier_explorer::components::saved_searches::{SavedSearches, saved_searches};
use dossier_explorer::components::search_form::{SearchForm, search_form};
use dossier_explorer::shared::Shared;
use yew::prelude::*;

use super::suggestions::described;
use crate::Page;

/// Props of [`Ways`].
#[derive(Properties, PartialEq)]
pub struct WaysProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
    /// The searches that are kept.
    pub searches: Shared<Searches>,
    /// Changes them.
    pub onsearches: Callback<Change>,
    /// The results are wanted, or a kept search was opened.
    pub ondone: Callback<()>,
}

/// The form and the lists.
#[component]
pub fn Ways(props: &WaysProps) -> Html {
    let filled = use_state_eq(|| Form::read(&props.query));
    let page = &props.page;
    let words = page.lang.search_words();
    let onform = {
        let (filled, page) = (filled.setter(), page.clone());
        Callback::from(move |form: Form| {
            // Without the space that says that the last word is complete: it is still being typed.
            let query = form.text().trim_end().to_owned();
            filled.set(form);
            page.dispatch.emit(Action::QueryTyped(query));
        })
    };
    let ondone = {
        let (page, ondone) = (page.clone(), props.ondone.clone());
        Callback::from(move |()| {
            page.dispatch.emit(Action::PanelOpened(Panel::Articles));
            ondone.emit(());
        })
    };
    let form = filled.following(&props.query);
    html! {
        <>
            { search_form(SearchForm { form: &form, words, onform, ondone }) }
            { saved_searches(SavedSearches {
                searches: &props.searches,
                described: &|link| described(page, link),
                words,
                on_device: preference::is_allowed(&page.host),
                onchange: props.onsearches.clone(),
                onopened: props.ondone.clone(),
            }) }
        </>
    }
}
