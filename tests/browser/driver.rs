//! A WebDriver program, one for each browser, and its HTTP interface.
//!
//! The WebDriver protocol is a handful of JSON requests to this machine, so it is spoken here
//! directly: a client library would bring an async runtime and seventy crates for the same.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::Engine;

/// Longest silence of the driver before a request counts as lost: longer than any wait in a page.
const SILENCE_LIMIT: Duration = Duration::from_secs(60);

/// Longest time until a driver listens, and the pause between two looks.
const START_LIMIT: Duration = Duration::from_secs(20);
const START_PAUSE: Duration = Duration::from_millis(5);

/// Longest time until a browser has closed all its files.
const END_LIMIT: Duration = Duration::from_secs(2);

/// Ports for drivers: below those that systems give to connections.
const FIRST_PORT: u16 = 20_000;
const N_PORTS: u16 = 12_000;

/// Another program may take the free port before the driver does.
const N_STARTS: usize = 3;

/// Counts folders and ports, so that no two are the same.
static N_STARTED: AtomicU32 = AtomicU32::new(0);

/// A running driver; dropping it ends it.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    port: u16,
    /// The driver, and before it what it needs: they end in this order.
    _processes: Vec<Running>,
    /// Where the browser keeps its profile; gone at the end, whatever it left there.
    _scratch: Scratch,
}

impl Driver {
    /// Starts the driver of an engine.
    ///
    /// # Errors
    ///
    /// When it is not installed or does not start.
    pub fn start(engine: Engine) -> io::Result<Self> {
        let scratch = Scratch::new()?;
        let mut processes = Vec::new();
        let display = match engine {
            // The other two need no display.
            Engine::Chromium | Engine::Firefox => None,
            Engine::WebKit => {
                let (server, display) = start_display()?;
                processes.push(server);
                Some(display)
            }
        };
        let mut problem = None;
        for _ in 0..N_STARTS {
            let port = free_port()?;
            let mut command = Command::new(engine.driver());
            command
                .arg(format!("--port={port}"))
                .env("TMPDIR", &scratch.folder)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            if let Some(display) = &display {
                // In a container there is neither a sandbox nor a graphics card. What the user of this machine
                // chose for the desktop's programs is not for the tests.
                command
                    .env("DISPLAY", display)
                    .env("GDK_BACKEND", "x11")
                    .env("XDG_CONFIG_HOME", scratch.with_gtk_settings()?)
                    .env("NO_AT_BRIDGE", "1")
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            }
            let mut driver = Running(command.spawn()?);
            match wait_for_port(&mut driver, port) {
                Ok(()) => {
                    processes.insert(0, driver);
                    return Ok(Self {
                        engine,
                        port,
                        _processes: processes,
                        _scratch: scratch,
                    });
                }
                Err(error) => problem = Some(error),
            }
        }
        Err(problem.unwrap_or_else(|| io::Error::other("it does not start")))
    }

    /// Sends a command and gives back the `value` of the answer.
    ///
    /// # Errors
    ///
    /// What the driver says is wrong, in one line.
    pub fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self
            .exchange(method, path, &body.to_string())
            .map_err(|error| format!("no answer from the driver of {}: {error}", self.engine))?;
        let value = answer["value"].clone();
        match (&value["error"], &value["message"]) {
            (Value::String(error), Value::String(message)) => {
                let first_line = message.lines().next().unwrap_or_default();
                Err(format!("{error}: {first_line}"))
            }
            _ => Ok(value),
        }
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> io::Result<Value> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(SILENCE_LIMIT))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len(),
        )?;
        let mut reader = BufReader::new(stream);
        let mut n_bytes = 0;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                n_bytes = value.trim().parse().map_err(io::Error::other)?;
            }
            header.clear();
        }
        let mut answer = Vec::new();
        reader.take(n_bytes).read_to_end(&mut answer)?;
        Ok(serde_json::from_slice(&answer)?)
    }
}

/// A process of the tests; dropping it ends it.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended on its own, and a drop can only try.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder of its own; dropping it removes it.
#[derive(Debug)]
pub struct Scratch {
    /// Where it is.
    pub folder: PathBuf,
}

impl Scratch {
    /// A new folder, in the system's, because a socket in it has to have a short path.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn new() -> io::Result<Self> {
        let n = N_STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("dossier-{}-{n}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// GTK is where WebKit asks what the user prefers.
    fn with_gtk_settings(&self) -> io::Result<&PathBuf> {
        let gtk = self.folder.join("gtk-3.0");
        fs::create_dir_all(&gtk)?;
        fs::write(
            gtk.join("settings.ini"),
            "[Settings]\ngtk-enable-animations=0\n",
        )?;
        Ok(&self.folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that is still closing may write a last file into it.
        let start = Instant::now();
        while start.elapsed() < END_LIMIT && fs::remove_dir_all(&self.folder).is_err() {
            thread::sleep(START_PAUSE);
        }
    }
}

/// A port that nobody listens on. Not one that the system picks: that it may give to a connection meanwhile.
fn free_port() -> io::Result<u16> {
    (0..N_PORTS)
        .map(|_| {
            let n = N_STARTED.fetch_add(1, Ordering::Relaxed);
            let at = process::id().wrapping_mul(61).wrapping_add(n) % u32::from(N_PORTS);
            FIRST_PORT + u16::try_from(at).unwrap_or_default()
        })
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| io::Error::other("no free port"))
}

fn wait_for_port(driver: &mut Running, port: u16) -> io::Result<()> {
    let start = Instant::now();
    while start.elapsed() < START_LIMIT {
        if let Some(status) = driver.0.try_wait()? {
            return Err(io::Error::other(format!("it ended at once ({status})")));
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        thread::sleep(START_PAUSE);
    }
    Err(io::Error::other("it does not listen"))
}

/// A screen in memory; the server finds a free number for it and says it.
fn start_display() -> io::Result<(Running, String)> {
    let mut server = Running(
        Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?,
    );
    let mut number = String::new();
    let stdout = server.0.stdout.take().expect("it was piped");
    BufReader::new(stdout).read_line(&mut number)?;
    if number.trim().is_empty() {
        return Err(io::Error::other("Xvfb found no display"));
    }
    Ok((server, format!(":{}", number.trim())))
}
