//! A fresh browser with a profile of its own, driven command by command.
//!
//! Knows the WebDriver commands and nothing of our page; [`crate::page`] does.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::engine::Engine;

/// Key of an element's id in WebDriver's JSON (W3C WebDriver, section 12).
pub const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What the browser itself is not asked for, a page tells: run before a page's own scripts, it keeps what goes wrong.
/// Where the driver gives out the console and the requests ([`Engine::Chromium`]), nothing is added to a page.
pub const LISTENER: &str = "<script>(() => {
const said = window.saidInTest = [], say = (what) => said.push(String(what));
addEventListener('error', ({ message, target }) => say(message ?? `cannot load ${target.src ?? target.href}`), true);
addEventListener('unhandledrejection', ({ reason }) => say(`unhandled: ${reason}`));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  say(`refused: ${effectiveDirective} ${blockedURI}`));
for (const level of ['warn', 'error']) {
  const usual = console[level];
  console[level] = (...what) => { say(what.join(' ')); usual.apply(console, what); };
}
})()</script>";

/// Takes what [`LISTENER`] kept, and the requests of the document.
const TAKE: &str = "
    const requests = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    performance.clearResourceTimings();
    return { console: window.saidInTest?.splice(0) ?? [], requests };";

/// A browser; dropping it closes it.
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    driver: Driver,
    path: String,
    seen: RefCell<Seen>,
}

/// What the browser has said so far.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Warnings and errors of the console.
    pub console: Vec<String>,
    /// Address of every request.
    pub requests: Vec<String>,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start(engine: Engine) -> Self {
        let capabilities = engine.capabilities();
        let start = || {
            let driver = Driver::start(engine)
                .map_err(|error| format!("the driver of {engine} does not start: {error}"))?;
            let value = driver.send("POST", "/session", &capabilities)?;
            Ok::<_, String>((driver, value))
        };
        // On a machine that is short of memory or time a start fails now and then, of the browser or of its driver.
        let (driver, value) = start()
            .or_else(|_| start())
            .or_else(|_| start())
            .unwrap_or_else(|error| panic!("{engine} does not start: {error}"));
        let id = value["sessionId"].as_str().expect("a session has an id");
        Self {
            engine,
            path: format!("/session/{id}"),
            driver,
            seen: RefCell::default(),
        }
    }

    /// Asks for something.
    ///
    /// # Errors
    ///
    /// What the driver says is wrong.
    pub fn get(&self, command: &str) -> Result<Value, String> {
        self.driver
            .send("GET", &format!("{}/{command}", self.path), &json!({}))
    }

    /// Tells it to do something.
    ///
    /// # Errors
    ///
    /// What the driver says is wrong.
    pub fn post(&self, command: &str, body: &Value) -> Result<Value, String> {
        self.driver
            .send("POST", &format!("{}/{command}", self.path), body)
    }

    /// A command of the Chrome DevTools Protocol, for what WebDriver lacks.
    ///
    /// # Errors
    ///
    /// What the browser says is wrong.
    pub fn devtools(&self, command: &str, params: &Value) -> Result<Value, String> {
        let body = json!({ "cmd": command, "params": params });
        self.post("goog/cdp/execute", &body)
    }

    /// The body of a function, run in the page with `arguments`; what it returns.
    ///
    /// # Errors
    ///
    /// What the script throws.
    pub fn run(&self, script: &str, arguments: &Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/sync", &body)
    }

    /// As [`Self::run`], but the last argument is a function to call with the result.
    ///
    /// # Errors
    ///
    /// What the script throws, or that it took too long.
    pub fn run_async(&self, script: &str, arguments: &Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/async", &body)
    }

    /// The path of the first element that matches, for [`Self::get`] and [`Self::post`].
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn element(&self, css: &str) -> Result<String, String> {
        let body = json!({ "using": "css selector", "value": css });
        let value = self.post("element", &body)?;
        let id = value[ELEMENT_KEY].as_str().ok_or("an element has an id")?;
        Ok(format!("element/{id}"))
    }

    /// What the browser has said since it started, or since [`Self::forget_console`].
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub fn seen(&self) -> Result<Seen, String> {
        match self.engine {
            Engine::Chromium => self.read_logs()?,
            Engine::Firefox | Engine::WebKit => self.listen()?,
        }
        Ok(self.seen.borrow().clone())
    }

    /// Keeps what the document has told before another takes its place; a driver with logs needs no such care.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub fn before_leaving(&self) -> Result<(), String> {
        match self.engine {
            Engine::Chromium => Ok(()),
            Engine::Firefox | Engine::WebKit => self.listen(),
        }
    }

    fn listen(&self) -> Result<(), String> {
        let told = self.run(TAKE, &json!([]))?;
        let list = |name: &str| {
            let values = told[name].as_array().cloned().unwrap_or_default();
            values
                .into_iter()
                .filter_map(|value| value.as_str().map(str::to_owned))
        };
        let mut seen = self.seen.borrow_mut();
        seen.console.extend(list("console"));
        seen.requests.extend(list("requests"));
        Ok(())
    }

    fn read_logs(&self) -> Result<(), String> {
        let mut seen = self.seen.borrow_mut();
        for entry in self.log_entries("browser")? {
            if matches!(entry["level"].as_str(), Some("WARNING" | "SEVERE")) {
                let message = entry["message"].as_str().unwrap_or_default();
                seen.console.push(message.to_owned());
            }
        }
        for entry in self.log_entries("performance")? {
            let event = entry["message"].as_str().unwrap_or_default();
            seen.requests.extend(request_from_event(event));
        }
        Ok(())
    }

    /// Forgets what the console has said.
    pub fn forget_console(&self) {
        self.seen.borrow_mut().console.clear();
    }

    /// The entries since the last call: the driver gives each out once.
    fn log_entries(&self, kind: &str) -> Result<Vec<Value>, String> {
        let value = self.post("se/log", &json!({ "type": kind }))?;
        Ok(value.as_array().cloned().unwrap_or_default())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The browser may be gone already, and a drop can only try.
        let _ = self.driver.send("DELETE", &self.path, &json!({}));
    }
}

/// The address of a request that an event of the DevTools log tells of.
fn request_from_event(event: &str) -> Option<String> {
    let event: Value = serde_json::from_str(event).ok()?;
    let params = &event["message"]["params"];
    let address = match event["message"]["method"].as_str()? {
        "Network.requestWillBeSent" => &params["request"]["url"],
        "Network.webSocketCreated" => &params["url"],
        _ => return None,
    };
    Some(address.as_str()?.to_owned())
}
