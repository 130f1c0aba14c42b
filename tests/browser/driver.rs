//! ChromeDriver: one process for all tests that run at the same time, and its HTTP interface.
//!
//! The WebDriver protocol is a handful of JSON requests to this machine, so it is spoken here
//! directly: a client library would bring an async runtime and seventy crates for the same.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// Longest silence of the driver before a request counts as lost: longer than any wait in a page.
const SILENCE_LIMIT: Duration = Duration::from_secs(60);

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running ChromeDriver; the last owner ends it.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
    /// Where the browsers keep their profiles; gone at the end, whatever they left there.
    scratch: PathBuf,
}

impl Driver {
    /// The driver that runs, or a new one.
    ///
    /// # Panics
    ///
    /// When ChromeDriver is not installed or does not start.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start().expect("ChromeDriver starts"));
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    fn start() -> io::Result<Self> {
        let name = env::var("DOSSIER_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        // In the system's folder, because a socket in it has to have a short path.
        let scratch = env::temp_dir().join(format!("dossier-browser-{}", process::id()));
        fs::create_dir_all(&scratch)?;
        let mut process = Command::new(name)
            .arg("--port=0")
            .env("TMPDIR", &scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = process.stdout.take().expect("it was piped");
        let mut lines = BufReader::new(stdout).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_from_line(&line));
        let Some(port) = port else {
            process.kill()?;
            process.wait()?;
            return Err(io::Error::other("ChromeDriver named no port"));
        };
        // A full pipe would stop the driver.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            process,
            port,
            scratch,
        })
    }

    /// Sends a command and gives back the `value` of the answer.
    ///
    /// # Errors
    ///
    /// What the driver says is wrong, in one line.
    pub fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self
            .exchange(method, path, &body.to_string())
            .map_err(|error| format!("no answer from ChromeDriver: {error}"))?;
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

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended on its own, and a drop can only try.
        let _ = self.send("GET", "/shutdown", &json!({}));
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

/// The port in "ChromeDriver was started successfully on port 39173."
fn port_from_line(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
