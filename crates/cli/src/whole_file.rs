//! Writing one file: it is there as a whole, or as it was before.

use std::fs;
use std::io;
use std::path::Path;

use crate::{Error, build};

/// Writes a file, and the folders above it that are missing. The bytes go into a file beside it, which then takes its
/// name: whoever is stopped half-way leaves the old one.
///
/// # Errors
///
/// When it cannot be written; then the old one stays.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    put(path, bytes).map_err(|source| {
        Error::Build(build::Error::Write {
            path: path.to_owned(),
            source,
        })
    })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), fs::create_dir_all)?;
    // A device or a pipe takes the bytes itself.
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        // What is left of it is of no use; that it could not be written is what is said.
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_or_stays_as_it_was() -> io::Result<()> {
        let folder =
            std::env::temp_dir().join(format!("dossier-whole-file-{}", std::process::id()));
        let file = folder.join("new/é.json");
        put(&file, b"old")?;
        put(&file, b"new")?;
        assert_eq!(fs::read(&file)?, b"new");
        assert_eq!(fs::read_dir(folder.join("new"))?.count(), 1);
        // Below a file nothing can be written, and a folder is no file.
        assert!(put(&file.join("below"), b"x").is_err());
        assert!(put(&folder, b"x").is_err());
        assert_eq!(fs::read(&file)?, b"new");
        fs::remove_dir_all(folder)
    }
}
