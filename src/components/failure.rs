//! What the page says when there is no dossier to show: what went wrong, where, and what to do.

use yew::prelude::*;

use crate::start::Failure;
use crate::words::Lang;

/// A page of its own, since there is nothing else to show.
pub fn failure_page(failure: &Failure, lang: Lang) -> Html {
    let words = lang.words();
    let message = match failure {
        Failure::NotFetched(address, why) => (words.not_fetched)(address, why),
        Failure::NotLoaded(error) => (words.failed)(error),
    };
    html! {
        <main class="d-failure" lang={lang.tag()}>
            <h1>{ words.failed_title }</h1>
            <p role="alert">{ message }</p>
            <p><a href="">{ words.try_again }</a></p>
        </main>
    }
}
