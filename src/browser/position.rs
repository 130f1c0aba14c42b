//! Keeps the reader's place when filters fold or unfold text above it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::host::Host;

/// How many passages from the top of the window down are remembered: one of them will still be there.
const MAX_REMEMBERED: usize = 400;

/// The passages in view and below, with their distance from the top of the window in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    tops_px: Vec<(String, f64)>,
    /// Where the bar ends and the text begins to be seen.
    bar_px: f64,
}

/// How far the window is scrolled down, in CSS pixels.
pub fn scrolled_px() -> f64 {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok());
    scrolled.unwrap_or_default()
}

impl Place {
    /// Where the reader is now; nothing to keep at the top of the page.
    pub fn now(host: &Host) -> Place {
        let inside = host.root().map_or(0, |root| root.scroll_top());
        if scrolled_px() < 1.0 && inside < 1 {
            return Place::default();
        }
        let bar_px = host
            .find(".d-bar")
            .map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
        let tops_px = passages(host)
            .into_iter()
            .map(|passage| (passage.id(), passage.get_bounding_client_rect()))
            .filter(|(_, rect)| rect.bottom() > bar_px)
            .map(|(id, rect)| (id, rect.top()))
            .take(MAX_REMEMBERED)
            .collect();
        Place { tops_px, bar_px }
    }

    /// Scrolls so that of the remembered passages that are still shown the one that began nearest to the top of what
    /// was seen stands where it stood: the explorer when it scrolls by itself, and the window for what is left.
    pub fn restore(&self, host: &Host) {
        let mut still_there = None;
        let mut nearest_px = f64::INFINITY;
        for (id, top_px) in &self.tops_px {
            let from_bar_px = (top_px - self.bar_px).abs();
            if from_bar_px < nearest_px
                && let Some(passage) = host.by_id(id)
            {
                still_there = Some((passage, *top_px));
                nearest_px = from_bar_px;
            }
        }
        let (Some((passage, top_px)), Some(root), Some(window)) =
            (still_there, host.root(), web_sys::window())
        else {
            return;
        };
        let moved_px = || passage.get_bounding_client_rect().top() - top_px;
        if moved_px().abs() >= 1.0 && !host.owns_page() {
            root.set_scroll_top(root.scroll_top() + moved_px().round() as i32);
        }
        if moved_px().abs() >= 1.0 {
            window.scroll_by_with_x_and_y(0.0, moved_px());
        }
    }
}

fn passages(host: &Host) -> Vec<HtmlElement> {
    let list = host
        .root()
        .and_then(|root| root.query_selector_all(".d-passage").ok());
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|at| list.get(at)?.dyn_into().ok())
        .collect()
}
