//! Going somewhere: addresses, the history, and the frame in which a host shows the page.

use serde_json::json;

use super::{Page, done};
use crate::limits::Ability;

impl Page {
    /// Opens a path with its query and fragment (`""`, `"#q=annan"`, `"index.html?theme=dark"`).
    ///
    /// As when a link is followed: where the address differs in its fragment alone, the document stays.
    #[track_caller]
    pub fn open(&self, path: &str) {
        let url = self.hosting.url(path);
        done(self.go(&url), "open", path);
    }

    fn go(&self, url: &str) -> Result<(), String> {
        // From inside the page: a step that the driver asks for is lost when the page writes its own address meanwhile.
        let stay = "
            const [url] = arguments, document = address => address.split('#')[0];
            const stays = url.includes('#') && document(url) === document(location.href);
            if (stays) location.href = url;
            return stays;";
        if self.session.run(stay, &json!([url]))? == true {
            return Ok(());
        }
        self.session.before_leaving()?;
        match self.hosting.host_url() {
            None => self.session.post("url", &json!({ "url": url })).map(drop),
            Some(host) => self.go_in_frame(&host, url),
        }
    }

    fn go_in_frame(&self, host: &str, url: &str) -> Result<(), String> {
        self.leave_frame()?;
        let script = "return document.querySelector('iframe') !== null";
        if self.session.run(script, &json!([]))? != true {
            self.session.post("url", &json!({ "url": host }))?;
        }
        let script = "
            const [url, done] = arguments, frame = document.querySelector('iframe');
            frame.addEventListener('load', () => done(null), { once: true });
            frame.src = url;";
        self.session.run_async(script, &json!([url]))?;
        self.enter_frame()
    }

    fn leave_frame(&self) -> Result<(), String> {
        self.session.post("frame", &json!({ "id": null })).map(drop)
    }

    /// Keys go where the focus is: in the frame, as for a reader who has clicked there.
    fn enter_frame(&self) -> Result<(), String> {
        let script = "document.querySelector('iframe').focus()";
        self.session.run(script, &json!([]))?;
        self.session.post("frame", &json!({ "id": 0 })).map(drop)
    }

    /// Opens an empty page, so that the next [`Self::open`] starts afresh and not from what was there.
    #[track_caller]
    pub fn leave(&self) {
        let left = || {
            self.session.before_leaving()?;
            self.leave_frame()?;
            self.session.post("url", &json!({ "url": "about:blank" }))
        };
        done(left(), "leave", "");
    }

    /// Ends the server of the page: from now on it has no network.
    pub fn end_server(&mut self) {
        self.hosting.end_server();
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        let reloaded = || {
            self.session.before_leaving()?;
            match self.hosting.host_url() {
                None => self.session.post("refresh", &json!({})).map(drop),
                Some(_) => self.reload_frame(),
            }
        };
        done(reloaded(), "reload", "");
    }

    /// The page alone: with its host it would begin again at the address that the host gave it.
    fn reload_frame(&self) -> Result<(), String> {
        self.leave_frame()?;
        let watch = "
            window.loaded = new Promise(done =>
                document.querySelector('iframe').addEventListener('load', () => done(0), { once: true }));";
        self.session.run(watch, &json!([]))?;
        self.enter_frame()?;
        let reload = "setTimeout(() => location.reload())";
        self.session.run(reload, &json!([]))?;
        self.leave_frame()?;
        let wait = "window.loaded.then(arguments[0])";
        self.session.run_async(wait, &json!([]))?;
        self.enter_frame()
    }

    /// One step back in the history.
    #[track_caller]
    pub fn back(&self) {
        done(self.traverse("back"), "back", "");
    }

    /// One step forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        done(self.traverse("forward"), "forward", "");
    }

    fn traverse(&self, way: &str) -> Result<(), String> {
        self.session.before_leaving()?;
        let script = format!("history.{way}()");
        if self.hosting.host_url().is_some() {
            // The steps of a frame are steps of its host; the driver would wait for the host to load.
            self.leave_frame()?;
            self.session.run(&script, &json!([]))?;
            return self.session.post("frame", &json!({ "id": 0 })).map(drop);
        }
        if self.lacks(Ability::BackByDriver) {
            return self.session.run(&script, &json!([])).map(drop);
        }
        self.session.post(way, &json!({})).map(drop)
    }

    /// Path, query and fragment of the page, as [`Self::open`] takes them.
    #[track_caller]
    pub fn address(&self) -> String {
        let url = self.eval("location.href");
        self.path(url.as_str().unwrap_or_default())
    }

    /// Of a whole address: path, query and fragment, as [`Self::open`] takes them.
    pub fn path(&self, url: &str) -> String {
        self.hosting.path(url)
    }
}
