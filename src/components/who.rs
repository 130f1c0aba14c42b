//! People, organisations and places as a page of their own: filter, count and one line each.

use dossier_core::view::View;
use yew::prelude::*;

use super::facets::facet_row;
use crate::Page;

/// All entities by type.
pub fn who(page: &Page, view: &View) -> Html {
    let dossier = page.dossier();
    let groups = view.facets.iter().map(|facet| {
        let label = dossier.types[facet.kind.at()].label.get(page.lang.tag());
        let rows = facet.values.iter().map(|value| {
            let entity = &dossier.entities[value.entity.at()];
            html! {
                <div class="d-who__entry" key={value.entity.0}>
                    <ul class="d-facet__values">{ facet_row(page, *value) }</ul>
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
