//! Running other programs: each either succeeds, or the chore ends with one line that says which did not.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Why a chore ended: one line for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

/// What a chore gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this line.
    pub fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A program with its arguments; it never reads from the terminal.
#[derive(Debug)]
pub struct Program {
    command: Command,
}

/// Cargo, the one that runs this chore, in the repository's root.
pub fn cargo(root: &Path) -> Program {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), root)
}

/// A program found on `PATH`, run in `folder`.
pub fn program(name: impl AsRef<OsStr>, folder: &Path) -> Program {
    let mut command = Command::new(name);
    command.current_dir(folder).stdin(Stdio::null());
    Program { command }
}

impl Program {
    /// Adds an argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Puts a folder before `PATH`, so that its programs are found first.
    pub fn path_first(self, folder: &Path) -> Self {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = [folder.to_owned()]
            .into_iter()
            .chain(env::split_paths(&path));
        match env::join_paths(folders) {
            Ok(path) => self.env("PATH", path),
            // A folder with a colon in its name cannot be on PATH; then what is there is used.
            Err(_) => self,
        }
    }

    /// Runs it with its output on the terminal.
    pub fn run(mut self) -> Outcome {
        let status = self.command.status();
        let status = status.map_err(|error| self.did_not_start(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed(&status))
        }
    }

    /// Runs it with its output on the terminal, and gives every line of standard output to `line`.
    pub fn run_with_lines(mut self, mut line: impl FnMut(&str)) -> Outcome {
        self.command.stdout(Stdio::piped());
        let child = self.command.spawn();
        let mut child = child.map_err(|error| self.did_not_start(&error))?;
        if let Some(stdout) = child.stdout.take() {
            for text in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                let text = String::from_utf8_lossy(&text);
                // A closed terminal does not stop the tests.
                let _ = writeln!(io::stdout(), "{text}");
                line(&text);
            }
        }
        let status = child.wait();
        let status = status.map_err(|error| self.did_not_start(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed(&status))
        }
    }

    /// Its standard output, when it is there and succeeds.
    pub fn read(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn did_not_start(&self, error: &io::Error) -> Failure {
        Failure::new(format!("cannot run `{self}`: {error}"))
    }

    fn failed(&self, status: &std::process::ExitStatus) -> Failure {
        Failure::new(format!("`{self}` failed ({status})"))
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Path::new(self.command.get_program());
        let name = name.file_name().unwrap_or(name.as_os_str());
        f.write_str(&name.to_string_lossy())?;
        for arg in self.command.get_args() {
            write!(f, " {}", arg.to_string_lossy())?;
        }
        Ok(())
    }
}
