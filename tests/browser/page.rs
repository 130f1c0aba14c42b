//! A page in a browser, as a test sees it.
//!
//! ```ignore
//! let page = Page::of_built();                      // the built site; or Page::of(Site::…), Page::new(engine, place, …)
//! page.resize(390, 844);
//! page.open("#q=committee");                        // path and fragment below the site's root
//! page.wait_for(".d-results");                      // an element is there and drawn
//! page.wait_until("document.querySelectorAll('mark').length > 3");
//! page.click("button.next");
//! page.type_keys("input[type=search]", "annan");
//! page.press(key::TAB);
//! assert_eq!(page.text("h1"), "…");
//! page.screenshot("phone");                         // target/screens/phone.png
//! assert_eq!(page.axe("body"), Vec::<String>::new());
//! page.finish();                                    // console empty, no request elsewhere
//! ```
//!
//! Every step panics with what was asked and what went wrong; nothing sleeps: a wait looks once per
//! frame, inside the page. A test that fails leaves `target/screens/failed-….png` and the console.
//! Damaged data: `Page::of(Site::new(dist()).with_override("committee.json", "{"))`, or `.without(…)`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::engine::Engine;
use crate::limits::{Ability, limit};
use crate::place::{Files, Hosting, Place};
use crate::session::{ELEMENT_KEY, Session};

mod frames;
mod going;
pub mod key;
mod pointer;

/// Longest wait for something to become true in a page, in milliseconds.
const WAIT_LIMIT_MILLIS: u32 = 10_000;

/// Rules of axe-core that a page keeps: WCAG 2.2, levels A and AA.
const AXE_TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// A site and a browser that looks at it; both end with this value.
#[derive(Debug)]
pub struct Page {
    engine: Engine,
    place: Place,
    session: Session,
    hosting: Hosting,
}

/// The folder of the page that Trunk built: its dossier is a file of a known name, so a test can put another there.
///
/// # Panics
///
/// When `cargo xtask test` did not name it.
pub fn dist() -> PathBuf {
    folder("DOSSIER_DIST")
}

/// The site that readers get: a folder for servers, and in it one file that needs none.
///
/// # Panics
///
/// When `cargo xtask test` did not name it.
pub fn built() -> Files {
    Files {
        folder: folder("DOSSIER_SITE"),
        on_disk: vec!["committee.html".to_owned()],
    }
}

fn folder(variable: &str) -> PathBuf {
    let folder = env::var_os(variable);
    let folder = folder.unwrap_or_else(|| panic!("{variable} is set by `cargo xtask test`"));
    folder.into()
}

impl Page {
    /// The built site in Chromium, in the place that `DOSSIER_PLACE` names.
    pub fn of_built() -> Self {
        Self::new(Engine::Chromium, Place::of_env(), &built())
    }

    /// A site of the test's own in Chromium, always at the root of a server.
    pub fn of(site: Site) -> Self {
        Self::of_site_in(Engine::Chromium, site)
    }

    /// The same in another engine.
    pub fn of_site_in(engine: Engine, site: Site) -> Self {
        Self {
            engine,
            place: Place::Root,
            session: Session::start(engine),
            hosting: Hosting::of_site(site),
        }
    }

    /// A page's files in an engine and a place.
    pub fn new(engine: Engine, place: Place, files: &Files) -> Self {
        Self {
            engine,
            place,
            session: Session::start(engine),
            hosting: Hosting::new(files, place, limit(Ability::Logs, engine, place).is_some()),
        }
    }

    /// Whether something cannot be done here ([`crate::limits`] says why).
    pub fn lacks(&self, ability: Ability) -> bool {
        limit(ability, self.engine, self.place).is_some()
    }

    /// Sets the viewport, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width_px: u32, height_px: u32) {
        if self.lacks(Ability::DevTools) {
            return done(self.resize_window(width_px, height_px), "resize", "");
        }
        // A window has a least width of about 500 px; the emulated screen of a phone has not.
        let params = json!({
            "width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false,
        });
        let command = "Emulation.setDeviceMetricsOverride";
        done(self.session.devtools(command, &params), "resize", "");
    }

    /// Sets the window so that its viewport has the size: first as if it had no frame, then with what the frame takes.
    /// The window follows a moment later; its frame is never as much as `MAX_FRAME_PX`.
    fn resize_window(&self, width_px: u32, height_px: u32) -> Result<(), String> {
        const MAX_FRAME_PX: u32 = 200;
        let followed = "
            const [width, height, slack, limit, done] = arguments, end = performance.now() + limit;
            const near = (a, b) => Math.abs(a - b) < slack;
            const look = () => near(innerWidth, width) && near(innerHeight, height) || performance.now() > end
                ? done([innerWidth, innerHeight]) : setTimeout(look, 20);
            look();";
        let arguments = json!([width_px, height_px, MAX_FRAME_PX, WAIT_LIMIT_MILLIS]);
        let (mut width, mut height) = (i64::from(width_px), i64::from(height_px));
        for _ in 0..2 {
            let rect = json!({ "width": width.max(1), "height": height.max(1) });
            self.session.post("window/rect", &rect)?;
            let inner = self.session.run_async(followed, &arguments)?;
            let lacks = |at: usize, px: u32| i64::from(px) - inner[at].as_i64().unwrap_or_default();
            (width, height) = (width + lacks(0, width_px), height + lacks(1, height_px));
        }
        Ok(())
    }

    /// Sets what the user prefers: `"light"` or `"dark"`.
    #[track_caller]
    pub fn set_theme(&self, theme: &str) {
        self.set_media(&[("prefers-color-scheme", theme)]);
    }

    /// Sets media features, such as `("prefers-reduced-motion", "reduce")`; all others are as usual.
    #[track_caller]
    pub fn set_media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let params = json!({ "features": features });
        let command = "Emulation.setEmulatedMedia";
        done(self.session.devtools(command, &params), "set_media", "");
    }

    /// Clicks the middle of the first element that matches, which must be visible and uncovered.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let element = done(self.session.element(css), "click", css);
        let clicked = self.session.post(&format!("{element}/click"), &json!({}));
        done(clicked, "click", css);
    }

    /// Focuses an element and types into it.
    #[track_caller]
    pub fn type_keys(&self, css: &str, text: &str) {
        let element = done(self.session.element(css), "type_keys", css);
        let body = json!({ "text": text });
        let typed = self.session.post(&format!("{element}/value"), &body);
        done(typed, "type_keys", css);
    }

    /// Presses and releases a key ([`key`], or a character) wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: char) {
        self.press_all(&[key]);
    }

    /// The same with another key held, such as [`key::SHIFT`].
    #[track_caller]
    pub fn press_with(&self, held: char, key: char) {
        self.press_all(&[held, key]);
    }

    #[track_caller]
    fn press_all(&self, keys: &[char]) {
        let step = |kind: &'static str| move |key: &char| json!({ "type": kind, "value": key });
        let down = keys.iter().map(step("keyDown"));
        let up = keys.iter().rev().map(step("keyUp"));
        let steps: Vec<Value> = down.chain(up).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": steps }] });
        done(
            self.session.post("actions", &body),
            "press",
            &format!("{keys:?}"),
        );
    }

    /// The text of the first element that matches, as it is drawn.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        let element = done(self.session.element(css), "text", css);
        let text = done(self.session.get(&format!("{element}/text")), "text", css);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of the first element that matches; `None` when it is not set.
    #[track_caller]
    pub fn attr(&self, css: &str, name: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0]).getAttribute(arguments[1])";
        let value = self.session.run(script, &json!([css, name]));
        done(value, "attr", css).as_str().map(str::to_owned)
    }

    /// How many elements match.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        let script = "return document.querySelectorAll(arguments[0]).length";
        let value = done(self.session.run(script, &json!([css])), "count", css);
        value.as_u64().and_then(|n| n.try_into().ok()).unwrap_or(0)
    }

    /// The value of a JavaScript expression (or `await`ed promise), as JSON.
    #[track_caller]
    pub fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        done(self.session.run(&script, &json!([])), "eval", expression)
    }

    /// The value of a JavaScript function of one argument.
    #[track_caller]
    pub fn eval_with(&self, function: &str, argument: &Value) -> Value {
        let script = format!("return ({function})(...arguments)");
        done(
            self.session.run(&script, &json!([argument])),
            "eval",
            function,
        )
    }

    /// Waits until an element matches and is drawn.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        let css = Value::from(css);
        self.wait_until(&format!(
            "document.querySelector({css})?.checkVisibility({{ visibilityProperty: true }})"
        ));
    }

    /// Waits until a JavaScript expression is true; one that throws is not true yet.
    #[track_caller]
    pub fn wait_until(&self, condition: &str) {
        // The condition is part of the script: a strict CSP forbids the page to evaluate text.
        let script = format!(
            "const [limit, done] = arguments;
             const end = performance.now() + limit;
             const look = () => {{
                 let problem = '';
                 try {{ if ({condition}) return done(null); }} catch (error) {{ problem = ` (${{error}})`; }}
                 if (performance.now() > end) return done('it never came true' + problem);
                 requestAnimationFrame(look);
             }};
             look();"
        );
        let problem = self.session.run_async(&script, &json!([WAIT_LIMIT_MILLIS]));
        if let Value::String(problem) = done(problem, "wait_until", condition) {
            panic!("wait_until {condition:?}: {problem}");
        }
    }

    /// Writes what the viewport shows to `target/screens/NAME.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) {
        let image = done(self.session.get("screenshot"), "screenshot", name);
        write_screen(&format!("{name}.png"), &image);
    }

    /// Writes the page as it prints to `target/screens/NAME.pdf`.
    #[track_caller]
    pub fn print(&self, name: &str) {
        let document = self.session.post("print", &json!({ "background": true }));
        write_screen(&format!("{name}.pdf"), &done(document, "print", name));
    }

    /// What breaks WCAG 2.2 A or AA below the elements that match, one line for each kind of problem.
    #[track_caller]
    pub fn axe(&self, css: &str) -> Vec<String> {
        let axe = root().join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("`cargo xtask test` installs axe-core");
        if self.eval("typeof axe") == "undefined" {
            done(self.session.run(&axe, &json!([])), "axe", "load");
        }
        let script = "
            const [css, tags, done] = arguments;
            // Without an origin the style sheets cannot be fetched; the rule about a locked orientation reads them.
            const preload = self.origin !== 'null';
            axe.run(css, { runOnly: tags, resultTypes: ['violations'], preload }).then(
                ({ violations }) => {
                    const targets = new Map();
                    for (const { id, nodes } of violations) for (const node of nodes) {
                        const checks = [...node.any, ...node.all, ...node.none];
                        const what = `${id}: ${checks.map(check => check.message).join('; ')}`;
                        targets.set(what, [...targets.get(what) ?? [], node.target.join(' ')]);
                    }
                    done([...targets].map(([what, [first, ...more]]) =>
                        `${what}: ${first}${more.length ? ` and ${more.length} more` : ''}`));
                },
                error => done([`axe did not run: ${error}`]),
            );";
        let lines = self.session.run_async(script, &json!([css, AXE_TAGS]));
        let lines = done(lines, "axe", css);
        let lines = lines.as_array().expect("a list of violations");
        let lines = lines.iter().filter_map(Value::as_str);
        lines.map(str::to_owned).collect()
    }

    /// A command of the Chrome DevTools Protocol, for what no other function does.
    #[track_caller]
    pub fn devtools(&self, command: &str, params: &Value) -> Value {
        done(self.session.devtools(command, params), "devtools", command)
    }

    /// Warnings and errors of the console that were not taken before; [`Self::finish`] skips them.
    #[track_caller]
    pub fn take_console(&self) -> Vec<String> {
        let mut console = done(self.session.seen(), "take_console", "").console;
        self.session.forget_console();
        if self.lacks(Ability::FocusAtStart) {
            console.retain(|line| !line.contains("Blocked autofocusing"));
        }
        console
    }

    /// The address of every request so far: below the site's root as [`Self::open`] takes it, whole elsewhere.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        let seen = done(self.session.seen(), "requests", "");
        let host = self.hosting.host_url();
        let of_page = |url: &String| url != "about:blank" && Some(url) != host.as_ref();
        let requests = seen.requests.into_iter().filter(of_page);
        requests.map(|url| self.hosting.path(&url)).collect()
    }

    /// The requests that left for another origin, or for another folder of the same.
    #[track_caller]
    pub fn foreign_requests(&self) -> Vec<String> {
        let mut requests = self.requests();
        let foreign = ["http:", "https:", "ws:", "wss:", "file:"];
        requests.retain(|url| foreign.iter().any(|scheme| url.starts_with(scheme)));
        requests
    }

    /// Nothing is wrong so far: the console is empty, and no request left for another origin.
    #[track_caller]
    pub fn expect_quiet(&self) {
        assert_eq!(
            self.take_console(),
            Vec::<String>::new(),
            "the console is empty"
        );
        let foreign = self.foreign_requests();
        assert_eq!(
            foreign,
            Vec::<String>::new(),
            "no request to another origin"
        );
    }

    /// Leaves what a failure looks like, and prints and forgets what the console has said.
    pub fn keep_failure(&self, what: &str) {
        let name = what.replace("::", "-").replace(' ', "-");
        if let Ok(image) = self.session.get("screenshot") {
            write_screen(&format!("failed-{name}.png"), &image);
        }
        for message in self
            .session
            .seen()
            .map(|seen| seen.console)
            .unwrap_or_default()
        {
            eprintln!("console: {message}");
        }
        self.session.forget_console();
    }

    /// Ends the test: [`Self::expect_quiet`].
    #[track_caller]
    pub fn finish(self) {
        self.expect_quiet();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let test = thread::current();
        self.keep_failure(test.name().unwrap_or("test"));
    }
}

#[track_caller]
fn done<T>(result: Result<T, String>, step: &str, what: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{step} {what:?}: {error}"),
    }
}

/// Writes Base64 as a file; a folder that cannot be written is no reason to fail twice.
fn write_screen(name: &str, content: &Value) {
    let folder = screens();
    let bytes = BASE64.decode(content.as_str().unwrap_or_default());
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(name), bytes.unwrap_or_default()));
    if let Err(error) = written {
        eprintln!("{name}: {error}");
    }
}

/// Where pictures lie: those of the root in `target/screens`, those of another place in a folder there of its name.
pub fn screens() -> PathBuf {
    let folder = root().join("target/screens");
    match Place::of_env() {
        Place::Root => folder,
        place => folder.join(place.to_string()),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
