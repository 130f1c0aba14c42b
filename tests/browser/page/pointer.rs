//! What a mouse does: press, move, release, click at a place (W3C WebDriver, section 15.4.3).

use serde_json::{Value, json};

use super::{Page, done};

/// Moves between press and release: a page should follow the pointer, not only see where it ends.
const N_MOVES: u32 = 6;

impl Page {
    /// Presses at one fraction of the width of an element, moves to another, and releases there.
    #[track_caller]
    pub fn drag(&self, css: &str, from: f64, to: f64) {
        let mut steps = vec![self.move_to(css, from, 0), press("pointerDown")];
        for step in 1..=N_MOVES {
            let at = from + (to - from) * f64::from(step) / f64::from(N_MOVES);
            steps.push(self.move_to(css, at, 20));
        }
        steps.push(press("pointerUp"));
        self.point(css, &steps);
    }

    /// Clicks at a fraction of the width of an element, whatever is drawn there.
    #[track_caller]
    pub fn click_at(&self, css: &str, at: f64) {
        let steps = [
            self.move_to(css, at, 0),
            press("pointerDown"),
            press("pointerUp"),
        ];
        self.point(css, &steps);
    }

    /// Half the height of the first element that matches, a fraction of its width.
    #[track_caller]
    fn move_to(&self, css: &str, at: f64, duration_millis: u32) -> Value {
        let css = Value::from(css);
        let rect = self.eval(&format!(
            "document.querySelector({css}).getBoundingClientRect().toJSON()"
        ));
        let side = |name: &str| rect[name].as_f64().unwrap_or_default();
        json!({
            "type": "pointerMove", "origin": "viewport", "duration": duration_millis,
            "x": (side("left") + side("width") * at).round(),
            "y": (side("top") + side("height") / 2.0).round(),
        })
    }

    #[track_caller]
    fn point(&self, css: &str, steps: &[Value]) {
        let mouse = json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": steps,
        });
        let body = json!({ "actions": [mouse] });
        done(self.session.post("actions", &body), "point at", css);
    }
}

fn press(kind: &str) -> Value {
    json!({ "type": kind, "button": 0 })
}
