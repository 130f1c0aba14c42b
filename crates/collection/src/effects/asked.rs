//! What the script that started the page asks for: a view, a theme, a language.

use dossier_core::collection::Action;
use dossier_explorer::browser::host::Asked;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::words::Lang;
use yew::prelude::*;

use crate::{Page, opening};

/// Listens to the script.
#[hook]
pub fn use_asked(
    page: &Page,
    onunknown: &Callback<Vec<String>>,
    lang: UseStateSetter<Lang>,
    theme: UseStateSetter<Theme>,
) {
    let (page, onunknown) = (page.clone(), onunknown.clone());
    use_effect_with((), move |()| {
        let host = page.host.clone();
        let listening = host.on_asked(Callback::from(move |asked| match asked {
            Asked::View(fragment) => {
                let opened = opening::parse(&page.start, &fragment);
                onunknown.emit(opened.unknown);
                page.dispatch
                    .emit(Action::LinkOpened(Box::new(opened.state)));
            }
            Asked::Theme(asked) => theme.set(asked),
            Asked::Lang(asked) => lang.set(asked),
        }));
        move || drop(listening)
    });
}
