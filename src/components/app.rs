//! The root: the explorer, or why there is none.

use yew::prelude::*;

use super::explorer::Explorer;
use super::failure::failure_page;
use crate::start::Status;

/// Props of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What the load came to.
    pub status: Status,
}

/// The root component.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.status {
        // Another dossier begins afresh.
        Status::Ready(ready) => html! { <Explorer key={ready.address()} ready={ready.clone()} /> },
        Status::Failed(failure, lang) => failure_page(failure, *lang),
        Status::Gone => html! {},
    }
}
