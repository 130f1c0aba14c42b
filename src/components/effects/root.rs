//! Attributes of the root element and the window's title.

use dossier_core::view::Prepared;
use yew::prelude::*;

use super::super::theme::Theme;
use crate::Page;
use crate::browser::page as document;

/// Sets language and theme, and on a page of its own the title.
#[hook]
pub fn use_root_attributes(page: &Page, theme: Theme) {
    use_effect_with((page.lang, theme), {
        let (prepared, host) = (page.prepared.clone(), page.host.clone());
        move |(lang, theme)| {
            host.set_attribute("lang", Some(lang.tag()));
            host.set_attribute("data-theme", (*theme != Theme::Auto).then(|| theme.name()));
            if host.owns_page() {
                document::set_title(title(&prepared));
            }
        }
    });
}

fn title(prepared: &Prepared) -> &str {
    let title = prepared.dossier.title.as_str();
    if title.is_empty() { "Dossier" } else { title }
}
