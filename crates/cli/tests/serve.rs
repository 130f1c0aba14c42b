//! `dossier serve` with the real program: what a browser is given, and what it is told when files change.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

/// Longest wait for an answer: far more than a build takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that serves a story, ended with the test.
struct Server {
    program: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

struct Answer {
    status: String,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    /// Serves the example in a folder of this test's own; `name` is different in each test.
    fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("serve")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        let made = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .arg("new")
            .arg(&folder)
            .output()
            .expect("the program starts");
        assert!(made.status.success());
        let mut program = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .current_dir(&folder)
            .args(["serve", "story.md", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = program.stdout.take().expect("it is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it says its address");
        let address = line.trim().strip_prefix("http://");
        let address = address.and_then(|address| address.strip_suffix('/'));
        let address = address.expect("an address").parse().expect("an address");
        Self {
            program,
            address,
            folder,
        }
    }

    fn ask(&self, path: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .expect("it is sent");
        BufReader::new(stream)
    }

    fn get(&self, path: &str) -> Answer {
        let mut all = Vec::new();
        self.ask(path).read_to_end(&mut all).expect("an answer");
        let end = all.windows(4).position(|four| four == b"\r\n\r\n");
        let body = all.split_off(end.expect("headers") + 4);
        let head = String::from_utf8(all).expect("text");
        let (status, headers) = head.split_once("\r\n").expect("a line");
        Answer {
            status: status.to_owned(),
            headers: headers.to_ascii_lowercase(),
            body,
        }
    }

    /// Changes a file as editors do: all of it at once, under another name first.
    fn change(&self, name: &str, from: &str, to: &str) {
        let path = self.folder.join(name);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{from}");
        let new = self.folder.join("new~");
        fs::write(&new, text.replace(from, to)).expect("it can be written");
        fs::rename(new, path).expect("it can be moved");
    }
}

/// The next event of a stream.
fn event(stream: &mut BufReader<TcpStream>) -> Value {
    let mut line = String::new();
    loop {
        line.clear();
        let n_bytes = stream.read_line(&mut line).expect("an event in time");
        assert!(n_bytes > 0, "the stream goes on");
        if let Some(data) = line.strip_prefix("data: ") {
            return serde_json::from_str(data).expect("JSON");
        }
    }
}

#[test]
fn a_browser_is_given_the_site_and_nothing_else() {
    let server = Server::start("given");
    assert!(server.address.ip().is_loopback());
    let page = server.get("/");
    let text = page.text();
    assert_eq!(page.status, "HTTP/1.1 200 OK");
    assert!(
        page.headers
            .contains("content-type: text/html; charset=utf-8")
    );
    assert!(text.contains("The bell that rang an hour early"));
    assert_eq!(text.matches("-/reload.js").count(), 1);
    assert!(text.contains("script-src &#39;self&#39;") || text.contains("script-src 'self'"));
    assert!(text.contains("connect-src 'self'"));
    let attribute = |name: &str| {
        let rest = text.split(&format!("{name}=\"")).nth(1).expect(name);
        format!("/{}", rest.split('"').next().unwrap_or_default())
    };
    for (path, kind) in [
        (attribute("data-wasm"), "application/wasm"),
        (attribute("data-src"), "application/json"),
        ("/-/reload.js".to_owned(), "text/javascript; charset=utf-8"),
        (attribute("img src"), "image/svg+xml"),
    ] {
        let file = server.get(&path);
        assert_eq!(file.status, "HTTP/1.1 200 OK", "{path}");
        assert!(
            file.headers.contains(&format!("content-type: {kind}\r\n")),
            "{path}"
        );
        assert!(
            file.headers.contains("x-content-type-options: nosniff"),
            "{path}"
        );
        assert!(!file.body.is_empty(), "{path}");
    }
    for path in [
        "/story.md",
        "/../story.md",
        "/images/../../story.md",
        "/%2e%2e/story.md",
        "/images/..%2fstory.md",
        "//etc/passwd",
        "/etc/passwd",
        "/C:/",
    ] {
        assert_eq!(server.get(path).status, "HTTP/1.1 404 Not Found", "{path}");
    }
}

#[test]
fn a_change_is_an_event_and_a_new_page() {
    let server = Server::start("change");
    let mut events = server.ask("/-/events");
    let first = event(&mut events);
    assert_eq!(first["problem"], Value::Null);
    let page = server.get("/").text();
    assert!(page.contains(first["version"].as_str().expect("a text")));

    server.change("story.md", "The bell that rang", "The clock that rang");
    let second = event(&mut events);
    assert_ne!(second["version"], first["version"]);
    assert!(
        server
            .get("/")
            .text()
            .contains("<title>The clock that rang")
    );

    server.change("entities.toml", "Harbour master of", "Harbourmaster of");
    let third = event(&mut events);
    assert_ne!(third["version"], second["version"]);
    assert!(server.get("/bell.json").text().contains("Harbourmaster of"));

    server.change("images/harbour.svg", "#f6e7cf", "#f6e7ce");
    let fourth = event(&mut events);
    assert_ne!(fourth["version"], third["version"]);
}

#[test]
fn a_change_that_cannot_be_built_keeps_the_page_and_is_said() {
    let server = Server::start("broken");
    let mut events = server.ask("/-/events");
    let first = event(&mut events);
    let page = server.get("/").body;

    server.change("story.md", "images/harbour.svg", "images/nowhere.svg");
    let broken = event(&mut events);
    assert_eq!(broken["version"], first["version"]);
    let problem = broken["problem"].as_str().expect("a text");
    assert!(
        problem.contains("images/nowhere.svg") && problem.contains("story.md:"),
        "{problem}"
    );
    assert_eq!(server.get("/").body, page);

    server.change("story.md", "images/nowhere.svg", "images/harbour.svg");
    assert_eq!(event(&mut events), first);
}

#[test]
fn what_cannot_be_served_is_said_and_ends_with_2() {
    let server = Server::start("taken");
    let port = server.address.port().to_string();
    for (file, port, words) in [
        ("story.md", &*port, "--port"),
        ("nowhere.md", "0", "cannot read"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .current_dir(&server.folder)
            .args(["serve", file, "--port", port])
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
}
