//! The places in which a reader may meet the page, and what serves it there.
//!
//! A server's root, a folder below it, a file from disk, and a frame that a host of another origin has put in a
//! sandbox (`allow-scripts` alone: an opaque origin). `DOSSIER_PLACE` names the one in which the suite runs.

use std::env;
use std::fmt;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use xtask::static_files::{Server, Site};

use crate::driver::Scratch;
use crate::session::LISTENER;

/// Where the site lies on a server that holds more.
const SUB_PATH: &str = "a/b";

/// A page of another origin that shows the page under test in all of its window, and nothing else.
const HOST: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>A host</title>
<meta name=color-scheme content='light dark'><link rel=icon href='data:,'>
<style>html, body { margin: 0; height: 100% } iframe { display: block; width: 100%; height: 100%; border: 0 }</style>
<iframe sandbox=allow-scripts title='The page under test'></iframe>";

/// Where a page is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The root of a server.
    Root,
    /// A folder below the root.
    SubPath,
    /// A file from disk, alone in a new folder.
    Disk,
    /// A frame with an opaque origin, in a page of another origin.
    Sandbox,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 4] = [Self::Root, Self::SubPath, Self::Disk, Self::Sandbox];

    /// The place that `DOSSIER_PLACE` names; without a name, the root.
    ///
    /// # Panics
    ///
    /// When it names none.
    pub fn of_env() -> Self {
        let name = env::var("DOSSIER_PLACE").unwrap_or_default();
        let mut places = Self::ALL.into_iter();
        match places.find(|place| place.to_string() == name) {
            Some(place) => place,
            None if name.is_empty() => Self::Root,
            None => panic!("DOSSIER_PLACE is {name:?}, not root, sub-path, disk or sandbox"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root => "root",
            Self::SubPath => "sub-path",
            Self::Disk => "disk",
            Self::Sandbox => "sandbox",
        })
    }
}

/// The files of a page, wherever it is opened.
#[derive(Clone, Debug)]
pub struct Files {
    /// The folder that a server serves, with an `index.html`.
    pub folder: PathBuf,
    /// What is copied for a reader who opens it from disk: the page, then what lies beside it, by paths below the folder.
    pub on_disk: Vec<String>,
}

/// A page's files where they can be opened; what serves them ends with this value.
#[derive(Debug)]
pub struct Hosting {
    /// The address of the folder, with a final slash.
    base: String,
    /// The page's own name where an address has to name it: on disk.
    file: String,
    host: Option<Server>,
    server: Option<Server>,
    _folder: Option<Scratch>,
}

impl Hosting {
    /// Serves a site at the root of a server.
    pub fn of_site(site: Site) -> Self {
        let server = serve(site);
        Self {
            base: server.url(),
            file: String::new(),
            host: None,
            server: Some(server),
            _folder: None,
        }
    }

    /// Puts files in a place; with `listening` the page tells what goes wrong in it.
    pub fn new(files: &Files, place: Place, listening: bool) -> Self {
        let read = |name: &str| {
            let path = files.folder.join(name);
            fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let page = |name: &str| {
            let page = read(name);
            if listening { with_listener(page) } else { page }
        };
        if place == Place::Disk {
            return Self::on_disk(&files.on_disk, |at, name| {
                if at == 0 { page(name) } else { read(name) }
            });
        }
        let site = |page: Vec<u8>| Site::new(&files.folder).with_override("index.html", page);
        match place {
            Place::Sandbox => Self::in_sandbox(&page("index.html"), site),
            Place::SubPath => {
                let mut hosting = Self::of_site(site(page("index.html")).below(SUB_PATH));
                hosting.base = format!("{}{SUB_PATH}/", hosting.base);
                hosting
            }
            Place::Root | Place::Disk => Self::of_site(site(page("index.html"))),
        }
    }

    /// The page's policy names the address that the site was built for, which is where it is served here: in an opaque
    /// origin WebKit knows the page's own files by nothing else.
    fn in_sandbox(page: &[u8], site: impl Fn(Vec<u8>) -> Site) -> Self {
        let page = str::from_utf8(page).expect("a page in UTF-8");
        // The system gives out ports in turn: one that was free a moment ago is free still.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
        let port = port.expect("a free port").port();
        let here = format!("http://127.0.0.1:{port}/");
        let page = match canonical(page) {
            Some(built_for) => page.replace(built_for, &here),
            None => page.to_owned(),
        };
        let server = Server::start(site(page.into_bytes()), port).expect("the free port");
        Self {
            base: here,
            file: String::new(),
            host: Some(serve(Site::default().with_override("index.html", HOST))),
            server: Some(server),
            _folder: None,
        }
    }

    fn on_disk(names: &[String], bytes: impl Fn(usize, &str) -> Vec<u8>) -> Self {
        let scratch = Scratch::new().expect("a new folder");
        for (at, name) in names.iter().enumerate() {
            let file = scratch.folder.join(name);
            let folder = file.parent().expect("the new folder");
            fs::create_dir_all(folder).expect("a folder of the page");
            fs::write(file, bytes(at, name)).expect("a file of the page");
        }
        let folder = fs::canonicalize(&scratch.folder).expect("the new folder");
        Self {
            base: format!("file://{}/", folder.display()),
            file: names[0].clone(),
            host: None,
            server: None,
            _folder: Some(scratch),
        }
    }

    /// Ends the server of the page.
    pub fn end_server(&mut self) {
        self.server = None;
    }

    /// The address of a path with its query and fragment; `""` is the page.
    pub fn url(&self, path: &str) -> String {
        let file = match path.chars().next() {
            None | Some('?' | '#') => &self.file,
            Some(_) => "",
        };
        format!("{}{file}{path}", self.base)
    }

    /// An address as [`Self::url`] takes it; as it is, when it is not below the folder.
    pub fn path(&self, url: &str) -> String {
        match url.strip_prefix(&self.base) {
            Some(path) => path
                .strip_prefix(self.file.as_str())
                .unwrap_or(path)
                .to_owned(),
            None => url.to_owned(),
        }
    }

    /// The page around the page, where there is one.
    pub fn host_url(&self) -> Option<String> {
        self.host.as_ref().map(Server::url)
    }
}

/// The address that a page names as its own.
fn canonical(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<link rel=\"canonical\" href=\"")?;
    rest.split('"').next()
}

fn serve(site: Site) -> Server {
    Server::start(site, 0).expect("a free port")
}

/// Puts [`LISTENER`] into a page where no policy of the page refuses it: before its policy.
fn with_listener(page: Vec<u8>) -> Vec<u8> {
    const BEFORE: &str = "<meta charset=\"utf-8\">";
    let page = String::from_utf8(page).expect("a page in UTF-8");
    let (start, rest) = page
        .split_once(BEFORE)
        .unwrap_or_else(|| panic!("the page begins with {BEFORE}"));
    assert!(
        !start.contains("Content-Security-Policy"),
        "the encoding comes before the policy"
    );
    format!("{start}{BEFORE}{LISTENER}{rest}").into_bytes()
}
