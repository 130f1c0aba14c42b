//! The dossier so far in the explorer: the one that readers of a built page have.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use dossier_core::desk::Desk;
use dossier_explorer::browser::task::{log, spawn_logged};
use dossier_explorer::components::theme::Theme;
use dossier_explorer::words::Lang;

use crate::bench::Handle;
use crate::words::words;

/// Props of [`Explore`].
#[derive(Properties)]
pub struct ExploreProps {
    /// The language of the interface.
    pub lang: Lang,
    /// Light, dark or as the device.
    pub theme: Theme,
    /// The work.
    pub desk: Rc<Desk>,
    /// What the page's script does.
    pub bench: Handle,
}

impl PartialEq for ExploreProps {
    fn eq(&self, other: &Self) -> bool {
        let same = Rc::ptr_eq(&self.desk, &other.desk) && self.bench == other.bench;
        same && self.lang == other.lang && self.theme == other.theme
    }
}

/// The explorer in an element of its own.
#[component]
pub fn Explore(props: &ExploreProps) -> Html {
    let root = use_node_ref();
    let failed = use_state_eq(|| false);
    {
        let (root, failed, bench) = (root.clone(), failed.clone(), props.bench.clone());
        let desk = props.desk.clone();
        let address = Rc::as_ptr(&desk).addr();
        use_effect_with(
            (address, props.lang, props.theme),
            move |(_, lang, theme)| {
                if let Some(root) = root.cast::<Element>() {
                    let (lang, theme, bench) = (lang.tag(), theme.name(), bench.clone());
                    spawn_logged("desk", async move {
                        let json = desk.work().json().to_string().into_bytes();
                        let shown = bench
                            .explore(root, json, lang, theme, desk.work().name())
                            .await;
                        if let Err(error) = shown {
                            log("desk", &error);
                            failed.set(true);
                        }
                        Ok::<(), String>(())
                    });
                }
                move || bench.leave()
            },
        );
    }
    let words = words(props.lang);
    html! {
        <div class="d-desk__explorer" ref={root}>
            <p class="d-desk__note">{ if *failed { words.explore_failed } else { words.explore_loading } }</p>
        </div>
    }
}
