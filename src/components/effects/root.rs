//! Attributes of the root element and the window's title.

use dossier_core::view::Prepared;
use yew::prelude::*;

use super::super::theme::Theme;
use crate::Page;
use crate::browser::{page as document, preference};

/// Sets language, theme and title, and remembers what the reader chose on this device.
#[hook]
pub fn use_root_attributes(page: &Page, theme: Theme) {
    let first = use_mut_ref(|| true);
    use_effect_with((page.lang, theme), {
        let prepared = page.prepared.clone();
        move |(lang, theme)| {
            document::set_root("lang", Some(lang.tag()));
            document::set_root("data-theme", (*theme != Theme::Auto).then(|| theme.name()));
            document::set_title(title(&prepared));
            // What was only read from the device or the address is not a choice yet.
            if !first.replace(false) {
                preference::write("lang", Some(lang.tag()));
                preference::write("theme", (*theme != Theme::Auto).then(|| theme.name()));
            }
        }
    });
}

fn title(prepared: &Prepared) -> &str {
    let title = prepared.dossier.title.as_str();
    if title.is_empty() { "Dossier" } else { title }
}
