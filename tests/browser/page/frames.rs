//! Into a frame of the page, and out again.

use serde_json::json;

use super::{ELEMENT_KEY, Page, done};

impl Page {
    /// Does something inside the first frame that matches: every step of it happens there.
    #[track_caller]
    pub fn inside<T>(&self, css: &str, act: impl FnOnce(&Page) -> T) -> T {
        let element = done(self.session.element(css), "inside", css);
        let id = element.rsplit('/').next().unwrap_or_default();
        let body = json!({ "id": { ELEMENT_KEY: id } });
        done(self.session.post("frame", &body), "inside", css);
        let result = act(self);
        done(
            self.session.post("frame", &json!({ "id": null })),
            "out of",
            css,
        );
        result
    }
}
