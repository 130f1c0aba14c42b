//! A drag over a strip: press, move, release. What is drawn on the strip does not matter here.

use dossier_core::number::decimal;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// A pointer that moved less than this fraction of the strip was a click.
pub const CLICK: f64 = 0.004;

/// Where a drag began and where it is, as fractions of the strip.
pub type Drag = UseStateHandle<Option<(f64, f64)>>;

/// What the strip's element listens with.
pub struct Pointer {
    /// A press.
    pub down: Callback<PointerEvent>,
    /// A move.
    pub moved: Callback<PointerEvent>,
    /// A release.
    pub up: Callback<PointerEvent>,
    /// The browser took the pointer away.
    pub cancel: Callback<PointerEvent>,
}

/// Keeps `drag` up to date; `released` is given where a drag began and ended, which for a click is the same place or nearly.
pub fn pointer(drag: &Drag, released: impl Fn(f64, f64, &PointerEvent) + 'static) -> Pointer {
    let down = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            let on_handle = closest(&event, "[role=slider]").is_some();
            if let (Some((strip, at)), false) = (position(&event), on_handle || event.button() != 0)
            {
                // Without capture the drag ends at the edge of the strip, which is all it costs.
                let _ = strip.set_pointer_capture(event.pointer_id());
                drag.set(Some((at, at)));
            }
        })
    };
    let moved = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let (Some((from, _)), Some((_, at))) = (*drag, position(&event)) {
                drag.set(Some((from, at)));
            }
        })
    };
    let up = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let (Some((from, _)), Some((_, to))) = (*drag, position(&event)) {
                drag.set(None);
                released(from, to, &event);
            }
        })
    };
    let cancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    Pointer {
        down,
        moved,
        up,
        cancel,
    }
}

/// The strip and the pointer's place on it as a fraction.
fn position(event: &PointerEvent) -> Option<(Element, f64)> {
    // Yew listens at its root, so the strip is found from what was hit; once captured, that is the strip itself.
    let strip = closest(event, ".d-strip__lanes")?;
    let rect = strip.get_bounding_client_rect();
    let at = (f64::from(event.client_x()) - rect.left()) / rect.width().max(1.0);
    Some((strip, at.clamp(0.0, 1.0)))
}

fn closest(event: &PointerEvent, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// A fraction of the strip as an SVG length.
pub fn percent(fraction: f64) -> String {
    let mut length = decimal(fraction * 100.0, 3);
    length.push('%');
    length
}
