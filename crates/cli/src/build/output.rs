//! What was built as a zip, and as a table for people.

use std::io::{self, Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Artefact;

/// A zip with these files, compressed with so much effort; the same files give the same bytes.
///
/// # Errors
///
/// When they cannot be compressed.
pub fn zip(files: &[(&str, &[u8])], effort: Compression) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The default time is the first of the format: a clock would make every build another one.
    let options = SimpleFileOptions::default().compression_level(Some(effort.level().into()));
    for (path, bytes) in files {
        zip.start_file(*path, options).map_err(io::Error::other)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

/// The files with their sizes, raw and compressed, as lines for people.
///
/// # Errors
///
/// When a file cannot be compressed.
pub fn table(folder: &Path, artefacts: &[Artefact]) -> io::Result<String> {
    let mut table = format!(
        "{}\n{:>10} {:>10}  bytes\n",
        folder.display(),
        "raw",
        "gzip -9"
    );
    for artefact in artefacts {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&artefact.bytes)?;
        let gzip = gzip.finish()?.len();
        let Artefact { path, bytes, role } = artefact;
        let gap = if role.is_empty() { "" } else { "  " };
        table += &format!("{:>10} {gzip:>10}  {path}{gap}{role}\n", bytes.len());
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_zip() {
        let files: [(&str, &[u8]); 2] = [("index.html", b"<p>"), ("a/b.txt", b"b")];
        let zipped = zip(&files, Compression::fast()).expect("it is made");
        assert_eq!(
            zip(&files, Compression::fast()).expect("it is made"),
            zipped
        );
        let mut archive = zip::ZipArchive::new(Cursor::new(zipped)).expect("it is read");
        assert_eq!(archive.len(), 2);
        let mut text = String::new();
        let mut file = archive.by_name("index.html").expect("it is there");
        io::Read::read_to_string(&mut file, &mut text).expect("it is text");
        assert_eq!(text, "<p>");
    }
}
