//! Light, dark, or as the device: the button and what it sets.

use yew::prelude::*;

use crate::words::Lang;

/// The appearance that the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The theme with this name (`auto`, `light`, `dark`).
    pub fn from_name(name: &str) -> Option<Theme> {
        [Theme::Auto, Theme::Light, Theme::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }

    /// Its name, as in `?theme=` and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// What the button steps to.
    pub fn next(self) -> Theme {
        match self {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        }
    }
}

/// Steps through the themes.
pub fn theme_button(theme: Theme, lang: Lang, onchoose: &Callback<Theme>) -> Html {
    let words = lang.words();
    let now = match theme {
        Theme::Auto => words.theme_auto,
        Theme::Light => words.theme_light,
        Theme::Dark => words.theme_dark,
    };
    let label = (words.theme)(now);
    let next = theme.next();
    html! {
        <button type="button" class="d-tool" aria-label={label.clone()} title={label}
            data-theme-now={theme.name()} onclick={onchoose.reform(move |_| next)}>
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="9" cy="9" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
                if theme == Theme::Auto {
                    <path d="M9 2.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
                } else if theme == Theme::Dark {
                    <circle cx="9" cy="9" r="5" fill="currentColor" />
                }
            </svg>
        </button>
    }
}
