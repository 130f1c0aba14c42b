//! The bar at the top: what this is, undo and redo, save, language and theme.

use yew::prelude::*;

use dossier_explorer::components::theme::Theme;

use super::app::Desktop;
use super::save::Save;
use crate::browser;
use crate::state::Message;

/// The bar.
pub fn bar(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let (can_undo, can_redo) = match &state.desk {
        Some(desk) => (desk.can_undo(), desk.can_redo()),
        None => (false, false),
    };
    let (other, name) = state.lang.other();
    let speak = desktop.dispatch.reform(move |_| {
        browser::prefer("lang", other.tag());
        Message::Speaks(other)
    });
    let next = state.theme.next();
    let look = desktop.dispatch.reform(move |_| {
        browser::prefer("theme", next.name());
        Message::Looks(next)
    });
    html! {
        <header class="d-desk__bar">
            <a class="d-desk__home" href="index.html" title={words.back}>{ words.title }</a>
            <div class="d-desk__tools">
                if state.desk.is_some() {
                    { tool(words.undo, "M7 4 3 8l4 4M3 8h7a4 4 0 0 1 0 8H8", can_undo, desktop.on(Message::Undone), "undo") }
                    { tool(words.redo, "m11 4 4 4-4 4M15 8H8a4 4 0 0 0 0 8h2", can_redo, desktop.on(Message::Redone), "redo") }
                    <Save lang={state.lang} desk={state.desk.clone()} bench={desktop.bench.clone()} />
                }
                <button type="button" class="d-tool" lang={other.tag()} title={name} data-tool="lang" onclick={speak}>
                    { other.tag().to_uppercase() }<span class="d-vh">{ " " }{ name }</span>
                </button>
                <button type="button" class="d-tool" aria-label={words.theme} title={words.theme} onclick={look}>
                    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                        <circle cx="9" cy="9" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
                        if state.theme == Theme::Auto {
                            <path d="M9 2.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
                        } else if state.theme == Theme::Dark {
                            <circle cx="9" cy="9" r="5" fill="currentColor" />
                        }
                    </svg>
                </button>
            </div>
        </header>
    }
}

fn tool(
    label: &'static str,
    path: &'static str,
    enabled: bool,
    onclick: Callback<MouseEvent>,
    name: &'static str,
) -> Html {
    // Not `disabled`: the focus would be lost when the last step is undone.
    let onclick = enabled.then_some(onclick);
    html! {
        <button type="button" class="d-tool" aria-label={label} title={label} data-tool={name}
            aria-disabled={(!enabled).to_string()} {onclick}>
            <svg class="d-desk__icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}
