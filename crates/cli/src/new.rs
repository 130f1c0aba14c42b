//! `dossier new`: a small example to write one's own story over.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{Error, build};

/// Make a folder with a small example: a story, its names, its events, a picture
///
/// It builds as it is and has one of everything. Ends with 0 when it is there, 2 when the folder is not empty or cannot
/// be written to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to make; it may be there, empty
    folder: PathBuf,
}

/// The files of the example, below its folder.
const FILES: [(&str, &str); 5] = [
    ("README.md", include_str!("../example/README.md")),
    ("story.md", include_str!("../example/story.md")),
    ("entities.toml", include_str!("../example/entities.toml")),
    ("events.toml", include_str!("../example/events.toml")),
    (
        "images/harbour.svg",
        include_str!("../example/images/harbour.svg"),
    ),
];

/// Writes the example, and says what can be done with it.
///
/// # Errors
///
/// When the folder holds something or cannot be written to.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    let folder = &args.folder;
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Error::NotEmpty(folder.clone()));
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        write_new(&path, text).map_err(|source| build::Error::Write { path, source })?;
    }
    let story = folder.join("story.md");
    let site = folder.join("site");
    let [story, site] = [story, site].map(quoted);
    writeln!(
        out,
        "{} holds a story, its names, its events and a picture.\n",
        folder.display()
    )?;
    writeln!(
        out,
        "See it, and again with every change:  dossier serve {story} --open"
    )?;
    writeln!(
        out,
        "See what is wrong with it:            dossier check {story}"
    )?;
    writeln!(
        out,
        "Make the site:                        dossier build {story} -o {site}"
    )?;
    Ok(true)
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    File::create_new(path)?.write_all(text.as_bytes())
}

/// A path as it can be typed.
fn quoted(path: PathBuf) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "./\\:_-".contains(letter);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("\"{path}\""),
    }
}
