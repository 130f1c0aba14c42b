//! A folder as a web site on the loopback address, for `cargo xtask serve` and the browser tests.
//!
//! Speaks just enough HTTP/1.1 for a browser on the same machine: GET and HEAD, one request per
//! connection, no caching. It compresses only when asked to, and it never lists a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Longest request head that is read, in bytes; a browser sends under two thousand.
const HEAD_LIMIT_BYTES: u64 = 16 * 1024;

/// How long a connection may stay silent: browsers open some ahead and never use them.
const READ_TIMEOUT: Duration = Duration::from_secs(5);

/// A folder, and the files that are answered differently from what it holds. It is a dumb host: no page of another
/// origin may read it.
#[derive(Debug, Default)]
pub struct Site {
    root: PathBuf,
    /// What every path begins with: nothing, or parts that each end with a slash.
    prefix: String,
    wasm_as_bytes: bool,
    compressed: bool,
    overrides: BTreeMap<String, Option<Vec<u8>>>,
    halt: Option<Halt>,
}

/// A file of which only the first bytes are sent until another path is asked for.
#[derive(Debug)]
struct Halt {
    path: String,
    n_bytes: usize,
    until: String,
    is_over: Mutex<bool>,
    over: Condvar,
}

/// An answer to one request.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status: 200 or 404.
    pub status: u16,
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// The file's bytes, or a short text.
    pub body: Vec<u8>,
}

impl Site {
    /// The site of a folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Self {
            root,
            ..Self::default()
        }
    }

    /// The same below a path, such as `a/b`, as when it is one of several on a server.
    pub fn below(mut self, path: &str) -> Self {
        self.prefix = format!("{}/", path.trim_matches('/'));
        self
    }

    /// The same from a server that does not know WebAssembly: it is sent as any bytes.
    pub fn with_wasm_as_bytes(mut self) -> Self {
        self.wasm_as_bytes = true;
        self
    }

    /// The same from a server that compresses, as those on the network do.
    pub fn compressed(mut self) -> Self {
        self.compressed = true;
        self
    }

    /// Answers `path` (relative, `/` between parts) with these bytes.
    pub fn with_override(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.overrides.insert(path.to_owned(), Some(bytes.into()));
        self
    }

    /// Answers `path` (relative, `/` between parts) with 404, whatever the folder holds.
    pub fn without(mut self, path: &str) -> Self {
        self.overrides.insert(path.to_owned(), None);
        self
    }

    /// Sends only the first bytes of `path`, as a slow network does, until `until` is asked for, which is an empty file.
    pub fn halting(self, path: &str, n_bytes: usize, until: &str) -> Self {
        let mut site = self.with_override(until, "");
        site.halt = Some(Halt {
            path: path.to_owned(),
            n_bytes,
            until: until.to_owned(),
            is_over: Mutex::new(false),
            over: Condvar::new(),
        });
        site
    }

    /// The halt that the answer to a target makes, if any. Ends it when it is the target that ends it.
    fn halted(&self, target: &str) -> Option<&Halt> {
        let halt = self.halt.as_ref()?;
        let path = relative_path(target)?;
        let path = path.strip_prefix(&self.prefix)?;
        if path == halt.until {
            halt.end();
        }
        (path == halt.path).then_some(halt)
    }

    /// The answer to a request target, such as `/styles/base.css?v=1`.
    pub fn answer(&self, target: &str) -> Answer {
        let Some(path) = relative_path(target) else {
            return not_found();
        };
        let Some(path) = path.strip_prefix(&self.prefix) else {
            return not_found();
        };
        let body = match self.overrides.get(path) {
            Some(overridden) => overridden.clone(),
            // Without a folder there are only the files that were given.
            None if self.root.as_os_str().is_empty() => None,
            None => fs::read(self.root.join(path)).ok(),
        };
        match body {
            Some(body) => Answer {
                status: 200,
                content_type: match content_type(path) {
                    "application/wasm" if self.wasm_as_bytes => "application/octet-stream",
                    usual => usual,
                },
                body,
            },
            None => not_found(),
        }
    }
}

impl Halt {
    fn end(&self) {
        let mut is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        *is_over = true;
        self.over.notify_all();
    }

    /// Waits for [`Halt::end`], but not longer than a connection may stay silent.
    fn wait(&self) {
        let is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        let goes_on = |is_over: &mut bool| !*is_over;
        drop(self.over.wait_timeout_while(is_over, READ_TIMEOUT, goes_on));
    }
}

/// A site being served; dropping it ends the service.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a site on 127.0.0.1; port 0 takes any free port.
    ///
    /// # Errors
    ///
    /// When the port is taken or may not be opened.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let acceptor = thread::spawn({
            let stopped = Arc::clone(&stopped);
            move || accept(&listener, &Arc::new(site), &stopped)
        });
        Ok(Self {
            address,
            stopped,
            acceptor: Some(acceptor),
        })
    }

    /// The address of the site's root, with a final slash.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is ended from outside.
    pub fn wait(mut self) {
        if let Some(acceptor) = self.acceptor.take() {
            // An error here is a panic of that thread, which has been printed already.
            let _ = acceptor.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Some(acceptor) = self.acceptor.take() {
            // The thread waits for a connection: this one lets it see that it is to stop.
            if TcpStream::connect(self.address).is_ok() {
                let _ = acceptor.join();
            }
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stopped: &AtomicBool) {
    for stream in listener.incoming() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        if let Ok(stream) = stream {
            let site = Arc::clone(site);
            // A browser that hangs up half-way is no error of ours.
            thread::spawn(move || drop(respond(&stream, &site)));
        }
    }
}

fn respond(mut stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(READ_TIMEOUT))?;
    let mut reader = BufReader::new(stream.take(HEAD_LIMIT_BYTES));
    let mut request_line = String::new();
    reader.read_line(&mut request_line)?;
    // The whole head is read: closing with unread bytes resets the connection under the answer.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request_line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(());
    };
    if !matches!(method, "GET" | "HEAD") {
        return stream.write_all(
            b"HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    }
    let mut answer = site.answer(target);
    let encoding = if site.compressed {
        // Every browser of today takes gzip; the level is what servers use.
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&answer.body)?;
        answer.body = gzip.finish()?;
        "Content-Encoding: gzip\r\n"
    } else {
        ""
    };
    let reason = if answer.status == 200 {
        "OK"
    } else {
        "Not Found"
    };
    write!(
        stream,
        "HTTP/1.1 {} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{encoding}Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        answer.status,
        answer.content_type,
        answer.body.len(),
    )?;
    if method == "GET" {
        let mut body = answer.body.as_slice();
        if let Some((halt, (first, rest))) = site
            .halted(target)
            .and_then(|halt| Some((halt, body.split_at_checked(halt.n_bytes)?)))
        {
            stream.write_all(first)?;
            stream.flush()?;
            halt.wait();
            body = rest;
        }
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The file that a request target names, relative to the root, or `None` when it would lie outside.
fn relative_path(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?;
    let mut path = percent_decoded(path.strip_prefix('/')?)?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let inside = !path.contains(['\\', '\0', ':'])
        && Path::new(&path)
            .components()
            .all(|component| matches!(component, Component::Normal(_)));
    inside.then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A browser refuses a module or a streamed WebAssembly file under a wrong type.
fn content_type(path: &str) -> &'static str {
    let extension = Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn not_found() -> Answer {
    Answer {
        status: 404,
        content_type: "text/plain; charset=utf-8",
        body: b"not found\n".to_vec(),
    }
}

#[cfg(test)]
mod tests;
