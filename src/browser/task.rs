//! Futures in the browser, all started in one place.

use std::fmt::Display;
use std::future::Future;

/// Starts a future; an error that it ends with goes to the console with `tag`, and nowhere else.
pub fn spawn_logged<E: Display>(
    tag: &'static str,
    future: impl Future<Output = Result<(), E>> + 'static,
) {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that starts futures"
    )]
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = future.await {
            log(tag, &error);
        }
    });
}

/// Writes a warning to the console.
pub fn log(tag: &str, error: &dyn Display) {
    let line = format!("{tag}: {error}");
    web_sys::console::warn_1(&line.into());
}
