//! Answers a browser on this machine: the files of the current site, and an event whenever there is another one.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch::Receiver;

use super::site::{EVENTS_PATH, Site};

/// The sites, the current one and those to come.
type Sites = Receiver<Arc<Site>>;

/// How often a connection that waits is tried, so that those of closed pages are given up.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Answers until the program ends.
///
/// # Errors
///
/// When the system gives no runtime or takes the listener away.
pub fn serve(listener: TcpListener, sites: Sites) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let routes = Router::new()
            .route(&format!("/{EVENTS_PATH}"), get(events))
            .fallback(get(file))
            .with_state(sites);
        axum::serve(listener, routes).await
    })
}

/// A file of the current site. Paths are looked up as they come, so that none leads anywhere else.
async fn file(State(sites): State<Sites>, uri: Uri) -> Response {
    let path = uri.path().strip_prefix('/').unwrap_or_default();
    let found = sites.borrow().file(path);
    match found {
        Some((kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "no-store"),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ];
            (headers, bytes).into_response()
        }
        None => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

/// The current site as an event, and every one after it.
async fn events(
    State(mut sites): State<Sites>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    sites.mark_changed();
    let events = stream::unfold(sites, async |mut sites| {
        sites.changed().await.ok()?;
        let event = Event::default().data(sites.borrow_and_update().event());
        Some((Ok(event), sites))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
