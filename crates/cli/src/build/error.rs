//! Why nothing was built, as one line that says what to do.

use std::io;
use std::path::PathBuf;

use dossier_core::load::LoadError;
use dossier_page::page::Unfit;

use super::pictures::PictureProblem;

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The explorer's files are not in the program.
    #[error(
        "this program was built without the explorer ({0:?} is missing); `cargo xtask build` builds both, or set \
         DOSSIER_EXPLORER to the folder with the explorer's files when building the program"
    )]
    NoExplorer(String),
    /// A script of the explorer cannot stand inside a page.
    #[error("{0}; build the explorer again")]
    Script(#[from] Unfit),
    /// What was read is not a dossier.
    #[error("cannot load {name:?}: {source}")]
    Load {
        /// The dossier's name.
        name: String,
        /// Why.
        source: LoadError,
    },
    /// A picture that the dossier names cannot be used.
    #[error("{place}: the picture {image:?} cannot be shown: {problem}")]
    Picture {
        /// File and line, or the block.
        place: String,
        /// The address in the dossier.
        image: String,
        /// Why.
        problem: PictureProblem,
    },
    /// The address of the site is none.
    #[error(
        "{0:?} is not an address of a site: it starts with http:// or https:// and has no ? or #"
    )]
    Url(String),
    /// What the dossier is called cannot be a file's name in a site.
    #[error(
        "the name {0:?} cannot stand in an address; use letters, digits, - and _, and not index or embed"
    )]
    Name(String),
    /// The folder holds something that was not built by this program.
    #[error(
        "{0:?} holds files that this program did not write; choose an empty folder, or add --force to write beside them"
    )]
    Occupied(PathBuf),
    /// A file has the folder's name.
    #[error("{0:?} is a file; give a folder for the site")]
    NotFolder(PathBuf),
    /// The folder holds what the dossier is made from.
    #[error(
        "{0:?} holds the dossier's own files; choose a folder for the site alone, such as site"
    )]
    Sources(PathBuf),
    /// A file cannot be written.
    #[error("cannot write {path:?}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something could not be compressed.
    #[error("cannot compress: {0}")]
    Compress(io::Error),
    /// The pre-rendering could not start.
    #[error("cannot render the page: {0}")]
    Runtime(io::Error),
}
