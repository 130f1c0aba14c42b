//! Writing what was built: the folder, the list of what is in it, the zip, and what is printed.

use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Artefact, Error};

/// The list of the files that a build wrote, so that the next one can take away what it no longer writes.
const LIST: &str = ".dossier-files";

/// Writes the files, and takes away those of the build before that are not part of this one.
///
/// # Errors
///
/// [`Error::Occupied`] when the folder holds something else and `force` is not set, [`Error::Write`].
pub fn write(folder: &Path, artefacts: &[Artefact], force: bool) -> Result<(), Error> {
    let list = folder.join(LIST);
    let before = fs::read_to_string(&list).ok();
    let occupied = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied && before.is_none() && !force {
        return Err(Error::Occupied(folder.to_owned()));
    }
    for artefact in artefacts {
        let path = folder.join(&artefact.path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, &artefact.bytes))
            .map_err(|source| Error::Write { path, source })?;
    }
    for old in before.iter().flat_map(|before| before.lines()) {
        let is_file_name = Path::new(old)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if is_file_name && artefacts.iter().all(|artefact| artefact.path != old) {
            // It may be gone already; what cannot be removed does no harm.
            let _ = fs::remove_file(folder.join(old));
        }
    }
    let names: Vec<&str> = artefacts
        .iter()
        .map(|artefact| artefact.path.as_str())
        .collect();
    fs::write(&list, names.join("\n") + "\n").map_err(|source| Error::Write { path: list, source })
}

/// A zip with these files; the same files give the same bytes.
///
/// # Errors
///
/// When they cannot be compressed.
pub fn zip(files: &[(&str, &[u8])]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The default time is the first of the format: a clock would make every build another one.
    let options = SimpleFileOptions::default();
    for (path, bytes) in files {
        zip.start_file(*path, options).map_err(io::Error::other)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

/// Prints the files with their sizes, raw and compressed.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn print(out: &mut impl Write, folder: &Path, artefacts: &[Artefact]) -> io::Result<()> {
    writeln!(out, "{}", folder.display())?;
    writeln!(out, "{:>10} {:>10}  bytes", "raw", "gzip -9")?;
    for artefact in artefacts {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&artefact.bytes)?;
        let gzip = gzip.finish()?.len();
        let Artefact { path, bytes, role } = artefact;
        let gap = if role.is_empty() { "" } else { "  " };
        writeln!(out, "{:>10} {gzip:>10}  {path}{gap}{role}", bytes.len())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_zip() {
        let files: [(&str, &[u8]); 2] = [("index.html", b"<p>"), ("a/b.txt", b"b")];
        let zipped = zip(&files).expect("it is made");
        assert_eq!(zip(&files).expect("it is made"), zipped);
        let mut archive = zip::ZipArchive::new(Cursor::new(zipped)).expect("it is read");
        assert_eq!(archive.len(), 2);
        let mut text = String::new();
        let mut file = archive.by_name("index.html").expect("it is there");
        io::Read::read_to_string(&mut file, &mut text).expect("it is text");
        assert_eq!(text, "<p>");
    }
}
