//! The form for searches and the lists of those that are kept, as HTML.

use dossier_core::search::form::Form;
use dossier_core::searches::{Change, Searches};
use dossier_explorer::components::saved_searches::{SavedSearches, save_button, saved_searches};
use dossier_explorer::components::search_form::{SearchForm, search_form};
use dossier_explorer::words::Lang;
use expect_test::{ExpectFile, expect_file};
use yew::prelude::*;

use crate::html::{parse, pretty};

/// Anything that is drawn without a state.
#[derive(Properties, PartialEq)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

#[track_caller]
fn check(html: Html, expected: ExpectFile) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime of one thread");
    let drawn =
        yew::LocalServerRenderer::<Drawn>::with_props(DrawnProps { html }).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, drawn.render());
    expected.assert_eq(&pretty(&parse(&html)));
}

fn kept() -> Searches {
    let changes = [
        Change::SaveToggled("q=boats".to_owned()),
        Change::Made("q=pier&with=oslo".to_owned()),
    ];
    changes
        .iter()
        .fold(Searches::default(), |searches, change| {
            searches.changed(change)
        })
}

#[test]
fn the_form_has_the_parts_of_the_query_in_its_fields() {
    let form =
        Form::read("boats \"on the pier\" (oslo OR bergen) -sold \"two crews\"~3 date:2016..");
    let form = search_form(SearchForm {
        form: &form,
        words: Lang::En.search_words(),
        onform: Callback::noop(),
        ondone: Callback::noop(),
    });
    check(form, expect_file!["snapshots/search_form.html"]);
}

#[test]
fn kept_searches_are_links_with_a_button_that_forgets_them() {
    let lists = |searches: &Searches, lang: Lang, on_device: bool| {
        saved_searches(SavedSearches {
            searches,
            described: &|link| format!("[{link}]"),
            words: lang.search_words(),
            on_device,
            onchange: Callback::noop(),
            onopened: Callback::noop(),
        })
    };
    let button = |link: &str| {
        save_button(
            &kept(),
            link.to_owned(),
            Lang::En.search_words(),
            &Callback::noop(),
        )
    };
    let html = html! {
        <>
            { lists(&kept(), Lang::En, true) }
            { lists(&Searches::default(), Lang::Fr, false) }
            { button("q=boats") }
            { button("q=pier&with=oslo") }
        </>
    };
    check(html, expect_file!["snapshots/saved_searches.html"]);
}
