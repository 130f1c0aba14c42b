//! The output folder: changed from one good site to the next, whatever happens in between.
//!
//! All files are written into a folder of this build's own inside it, the stage. When all are there they are moved into
//! place, first the parts whose names change with their content, then the pages that name them; what the build before
//! wrote and this one did not goes last. So every page that is there finds its files at each moment, and a build that
//! fails or is killed leaves a good site. Moving replaces links and never follows them.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Artefact, Error};

/// The list of the files that builds wrote, so that the next one can take away what it no longer writes.
const LIST: &str = ".dossier-files";

/// Held by a build while it writes: two at once follow each other.
const LOCK: &str = ".dossier-lock";

/// How the name of a stage begins; the id of the process follows.
const STAGE: &str = ".dossier-new-";

/// Writes the files, and takes away those of the builds before that are not part of this one. `sources` are the folders
/// that the dossier was read from.
///
/// # Errors
///
/// [`Error::NotFolder`], [`Error::Sources`], [`Error::Occupied`] when the folder holds something else and `force` is
/// not set, [`Error::Write`]. Then the folder is as it was.
pub fn write(
    folder: &Path,
    artefacts: &[Artefact],
    sources: &[&Path],
    force: bool,
) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::NotFolder(folder.to_owned()));
    }
    let is_new = !folder.exists();
    if holds_sources(folder, sources) {
        return Err(Error::Sources(folder.to_owned()));
    }
    if !force && is_occupied(folder) {
        return Err(Error::Occupied(folder.to_owned()));
    }
    make_folder(folder)?;
    let lock = Lock::take(&folder.join(LOCK));
    let written = lock.and_then(|lock| {
        if lock.is_held {
            remove_stages(folder);
        }
        write_locked(folder, artefacts)
    });
    if written.is_err() && is_new {
        // Nothing is in it but the lock; what cannot be removed does no harm.
        let _ = fs::remove_file(folder.join(LOCK));
        let _ = fs::remove_dir(folder);
    }
    written
}

fn write_locked(folder: &Path, artefacts: &[Artefact]) -> Result<(), Error> {
    let stage = folder.join(format!("{STAGE}{}", std::process::id()));
    let listed = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let changed = stage_files(folder, &stage, artefacts).and_then(|()| {
        let mut steps = steps(&listed, artefacts).into_iter();
        steps.try_for_each(|step| step.take(folder, &stage))
    });
    let _ = fs::remove_dir_all(&stage);
    changed
}

/// Writes all files into the stage, and makes sure that each can be moved to its place.
fn stage_files(folder: &Path, stage: &Path, artefacts: &[Artefact]) -> Result<(), Error> {
    make_folder(stage)?;
    for artefact in artefacts {
        let path = stage.join(&artefact.path);
        make_folder(path.parent().unwrap_or(stage))?;
        fs::write(&path, &artefact.bytes).map_err(|source| wrong(&path, source))?;
        let target = folder.join(&artefact.path);
        let problem = if let Some(link) = link_on_the_way(folder, &artefact.path) {
            format!("{link:?} is no folder, or a link that may lead out of the output folder")
        } else if target.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            "a folder has its name".to_owned()
        } else {
            continue;
        };
        return Err(wrong(&target, io::Error::other(problem)));
    }
    Ok(())
}

/// One change of the folder.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// The list names these files.
    List(Vec<String>),
    /// A file of the stage comes to its place.
    Move(String),
    /// A file of a build before goes.
    Remove(String),
}

/// The changes, in their order. The list names what is there and what will be before the first of them, so that a
/// build after one that was killed knows all of it.
fn steps(listed: &str, artefacts: &[Artefact]) -> Vec<Step> {
    let own: BTreeSet<&str> = artefacts.iter().map(|one| one.path.as_str()).collect();
    let old: BTreeSet<&str> = listed.lines().filter(|path| stays_inside(path)).collect();
    let names = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
    let (parts, pages): (Vec<_>, Vec<_>) = artefacts.iter().partition(|one| one.role.is_empty());
    let moves = parts.into_iter().chain(pages);
    let mut steps = vec![Step::List(names(&own | &old))];
    steps.extend(moves.map(|one| Step::Move(one.path.clone())));
    steps.extend(
        (&old - &own)
            .into_iter()
            .map(|path| Step::Remove(path.to_owned())),
    );
    steps.push(Step::List(names(own)));
    steps
}

impl Step {
    fn take(&self, folder: &Path, stage: &Path) -> Result<(), Error> {
        match self {
            Step::List(paths) => {
                let new = stage.join(LIST);
                fs::write(&new, paths.join("\n") + "\n").map_err(|source| wrong(&new, source))?;
                let list = folder.join(LIST);
                fs::rename(new, &list).map_err(|source| wrong(&list, source))
            }
            Step::Move(path) => {
                let target = folder.join(path);
                make_folder(target.parent().unwrap_or(folder))?;
                fs::rename(stage.join(path), &target).map_err(|source| wrong(&target, source))
            }
            Step::Remove(path) => {
                // It may be gone already; what cannot be removed does no harm.
                if link_on_the_way(folder, path).is_none() {
                    let target = folder.join(path);
                    let _ = fs::remove_file(&target);
                    // Its folder goes with the last file in it.
                    let parent = target.parent().filter(|parent| *parent != folder);
                    let _ = parent.map(fs::remove_dir);
                }
                Ok(())
            }
        }
    }
}

/// The lock of a folder, given back when dropped or when the process ends.
#[derive(Debug)]
struct Lock {
    _file: File,
    is_held: bool,
}

impl Lock {
    fn take(path: &Path) -> Result<Self, Error> {
        // What a link of this name leads to is none of ours.
        if path.is_symlink() {
            fs::remove_file(path).map_err(|source| wrong(path, source))?;
        }
        let file = File::create(path).map_err(|source| wrong(path, source))?;
        let held = match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                eprintln!("dossier: another build writes there; waiting for it");
                file.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        // Some file systems of the network have no locks. Then there is none.
        let is_held = held.is_ok();
        Ok(Self {
            _file: file,
            is_held,
        })
    }
}

/// Removes what builds that were killed have left.
fn remove_stages(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_string_lossy().starts_with(STAGE) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a folder holds what no build wrote.
fn is_occupied(folder: &Path) -> bool {
    if folder.join(LIST).is_file() {
        return false;
    }
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| {
        let name = entry.file_name();
        name != LOCK && !name.to_string_lossy().starts_with(STAGE)
    })
}

/// Whether one of the sources is in the folder, or is the folder.
fn holds_sources(folder: &Path, sources: &[&Path]) -> bool {
    let Ok(folder) = folder.canonicalize() else {
        return false;
    };
    sources.iter().any(|source| {
        let source = match source.as_os_str().is_empty() {
            true => Path::new("."),
            false => source,
        };
        source
            .canonicalize()
            .is_ok_and(|source| source.starts_with(&folder))
    })
}

/// Whether a path of the list is a plain one below the folder.
fn stays_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// What lies between the folder and a file below it and is no folder, such as a link.
fn link_on_the_way(folder: &Path, path: &str) -> Option<PathBuf> {
    let between = Path::new(path).ancestors().skip(1);
    let between = between.filter(|part| !part.as_os_str().is_empty());
    between.map(|part| folder.join(part)).find(|part| {
        let found = part.symlink_metadata();
        found.is_ok_and(|found| !found.is_dir())
    })
}

fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|source| wrong(path, source))
}

fn wrong(path: &Path, source: io::Error) -> Error {
    Error::Write {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests;
