//! The three browsers of the tests: the program that drives each, and how it is asked for a window.
//!
//! What an engine cannot do is not here but in [`crate::limits`].

use std::env;
use std::fmt;

use serde_json::{Value, json};

/// Longest run of a script in a page, in milliseconds.
const SCRIPT_LIMIT_MILLIS: u32 = 30_000;

/// No sandbox, because root and most containers cannot have one; the rest keeps the browser's own traffic out of the
/// log, and a sandboxed frame in the process of its host: its origin is as opaque there, and the emulated screen and
/// preferences reach it. ChromeDriver adds a new profile folder and removes it at the end.
const CHROMIUM_ARGUMENTS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=IsolateSandboxedIframes",
    "--force-prefers-reduced-motion",
];

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, in Chromium.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// WebKit, in the small browser that comes with WebKitGTK.
    WebKit,
}

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The program that drives it, as `cargo xtask test` names it, or as it is usually called.
    pub fn driver(self) -> String {
        let (variable, usual) = match self {
            Self::Chromium => ("DOSSIER_CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("DOSSIER_GECKODRIVER", "geckodriver"),
            Self::WebKit => ("DOSSIER_WEBKITDRIVER", "WebKitWebDriver"),
        };
        named(variable).unwrap_or_else(|| usual.to_owned())
    }

    /// What a new session is asked to be: in a window of nobody's own, without motion, in light colours.
    pub fn capabilities(self) -> Value {
        let timeouts = json!({ "script": SCRIPT_LIMIT_MILLIS });
        let asked = match self {
            Self::Chromium => {
                let mut options = json!({
                    "args": CHROMIUM_ARGUMENTS,
                    "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                });
                set_binary(&mut options, "DOSSIER_CHROMIUM");
                json!({
                    "timeouts": timeouts,
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => {
                let mut options = json!({ "args": ["-headless"], "prefs": {
                    "browser.safebrowsing.downloads.remote.enabled": false,
                    "browser.safebrowsing.malware.enabled": false,
                    "browser.safebrowsing.phishing.enabled": false,
                    "datareporting.policy.dataSubmissionEnabled": false,
                    "layout.css.prefers-color-scheme.content-override": 1,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "services.settings.server": "data:,",
                    "ui.prefersReducedMotion": 1,
                }});
                set_binary(&mut options, "DOSSIER_FIREFOX");
                json!({ "timeouts": timeouts, "moz:firefoxOptions": options })
            }
            Self::WebKit => {
                let mut options = json!({ "args": ["--automation"] });
                set_binary(&mut options, "DOSSIER_MINIBROWSER");
                json!({ "timeouts": timeouts, "webkitgtk:browserOptions": options })
            }
        };
        json!({ "capabilities": { "alwaysMatch": asked } })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Without a name the driver looks for the browser where it is usually installed.
fn set_binary(options: &mut Value, variable: &str) {
    if let Some(binary) = named(variable) {
        options["binary"] = binary.into();
    }
}

fn named(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|name| !name.is_empty())
}
