//! People, organisations and places as a page of their own: filter, count and one line each.

use dossier_core::view::View;
use yew::prelude::*;

use super::facets::FacetRow;
use crate::Page;
use crate::shared::Shared;

/// Props of [`Who`].
#[derive(Properties, PartialEq)]
pub struct WhoProps {
    /// The page.
    pub page: Page,
    /// What is shown.
    pub view: Shared<View>,
}

/// All entities by type.
#[component]
pub fn Who(props: &WhoProps) -> Html {
    let page = &props.page;
    let dossier = page.dossier();
    let groups = props.view.facets.iter().map(|facet| {
        let label = dossier.types[facet.kind.at()].label.get(page.lang.tag());
        let rows = facet.values.iter().map(|value| {
            let entity = &dossier.entities[value.entity.at()];
            html! {
                <div class="d-who__entry" key={value.entity.0}>
                    <ul class="d-facet__values"><FacetRow page={page.clone()} value={*value} /></ul>
                    <p lang={dossier.lang.clone()}>{ &entity.summary }</p>
                </div>
            }
        });
        html! {
            <section class="d-who__group" key={facet.kind.0}>
                <h2>{ label }{ " " }<small>{ facet.values.len() }</small></h2>
                <div class="d-who__entries">{ for rows }</div>
            </section>
        }
    });
    html! {
        <div class="d-who">
            <h1 class="d-panel-title">{ page.words().people_and_places }</h1>
            <p class="d-panel-note">{ page.words().filter_rule }</p>
            { for groups }
        </div>
    }
}
