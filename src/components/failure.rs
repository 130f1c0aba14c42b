//! What the page says when there is no dossier to show: what went wrong, where, and what to do.

use yew::prelude::*;

use crate::shared::Shared;
use crate::start::Failure;
use crate::words::Lang;

/// Props of [`FailurePage`].
#[derive(Properties, PartialEq)]
pub struct FailurePageProps {
    /// Why.
    pub failure: Shared<Failure>,
    /// Interface language.
    pub lang: Lang,
}

/// A page of its own, since there is nothing else to show.
#[component]
pub fn FailurePage(props: &FailurePageProps) -> Html {
    let words = props.lang.words();
    let message = match &*props.failure {
        Failure::NotFetched(address, why) => (words.not_fetched)(address, why),
        Failure::NotLoaded(error) => (words.failed)(error),
    };
    html! {
        <main class="d-failure" lang={props.lang.tag()}>
            <h1>{ words.failed_title }</h1>
            <p role="alert">{ message }</p>
            <p><a href="">{ words.try_again }</a></p>
        </main>
    }
}
