//! Reads the dossier that stands beside the page.

use gloo::net::http::Request;

/// The bytes at a relative address.
///
/// # Errors
///
/// The browser's words, or the status line, when there is no answer with a body.
pub async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    let answer = Request::get(address).send().await;
    let answer = answer.map_err(|error| error.to_string())?;
    if !answer.ok() {
        return Err(format!("{} {}", answer.status(), answer.status_text()));
    }
    answer.binary().await.map_err(|error| error.to_string())
}
