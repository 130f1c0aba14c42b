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

/// The parts of the newest build, whose names change with their content: for a folder whose readers may have the page
/// of the build before.
const PARTS: &str = ".dossier-parts";

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
    let mut output = Output::open(folder, sources, force)?;
    for artefact in artefacts {
        output.add(&artefact.path, &artefact.bytes, !artefact.role.is_empty())?;
    }
    output.finish()
}

/// A folder while it is written: files come one after another, and are all moved into place at the end. Dropped before,
/// it leaves the folder as it was.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    stage: PathBuf,
    /// Files that builds before wrote.
    listed: BTreeSet<String>,
    plan: Plan,
    is_new: bool,
    _lock: Lock,
}

/// What a folder is to have.
#[derive(Debug, Default)]
struct Plan {
    /// Files that others name, and those that name them, in the order in which they come.
    parts: Vec<String>,
    pages: Vec<String>,
    /// Files that are there and stay as they are.
    kept: BTreeSet<String>,
    /// Files of the build before that stay for readers who have its pages; `None` when none do.
    spared: Option<BTreeSet<String>>,
}

impl Output {
    /// Makes a folder ready to be written to; waits for another build that writes there.
    ///
    /// # Errors
    ///
    /// As [`write`].
    pub fn open(folder: &Path, sources: &[&Path], force: bool) -> Result<Self, Error> {
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
        let lock = Lock::take(&folder.join(LOCK)).inspect_err(|_| {
            if is_new {
                let _ = fs::remove_dir(folder);
            }
        })?;
        if lock.is_held {
            remove_stages(folder);
        }
        let output = Self {
            folder: folder.to_owned(),
            stage: folder.join(format!("{STAGE}{}", std::process::id())),
            listed: list(folder, LIST),
            plan: Plan::default(),
            is_new,
            _lock: lock,
        };
        make_folder(&output.stage)?;
        Ok(output)
    }

    /// Lets the parts of the build before stay until the next one, as a page of it may still be open.
    pub fn spare_parts(&mut self) {
        self.plan.spared = Some(list(&self.folder, PARTS));
    }

    /// A folder for what is needed until the output is written.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn scratch(&self) -> Result<PathBuf, Error> {
        let scratch = self.stage.join(".scratch");
        make_folder(&scratch)?;
        Ok(scratch)
    }

    /// Writes a file into the stage, and makes sure that it can be moved to its place.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or a folder or a link stands in its way.
    pub fn add(&mut self, path: &str, bytes: &[u8], is_page: bool) -> Result<(), Error> {
        self.stage(path, bytes)?;
        self.plan(path, is_page);
        Ok(())
    }

    /// Makes a file that is in the stage a part of this build.
    pub fn plan(&mut self, path: &str, is_page: bool) {
        let list = match is_page {
            true => &mut self.plan.pages,
            false => &mut self.plan.parts,
        };
        list.push(path.to_owned());
    }

    /// The first half of [`add`](Output::add), for many files at once; [`plan`](Output::plan) is the other.
    ///
    /// # Errors
    ///
    /// As `add`.
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let staged = self.stage.join(path);
        let written = fs::write(&staged, bytes).or_else(|error| {
            // Nearly always the folder is there.
            match error.kind() {
                io::ErrorKind::NotFound => {
                    fs::create_dir_all(staged.parent().unwrap_or(&self.stage))?;
                    fs::write(&staged, bytes)
                }
                _ => Err(error),
            }
        });
        written.map_err(|source| wrong(&staged, source))?;
        let target = self.folder.join(path);
        let problem = if let Some(link) = link_on_the_way(&self.folder, path) {
            format!("{link:?} is no folder, or a link that may lead out of the output folder")
        } else if target.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            "a folder has its name".to_owned()
        } else {
            return Ok(());
        };
        Err(wrong(&target, io::Error::other(problem)))
    }

    /// A file that a build before wrote, as it is now; `None` when it is not there, or is no plain file.
    pub fn before(&self, path: &str) -> Option<Vec<u8>> {
        if !self.listed.contains(path) || link_on_the_way(&self.folder, path).is_some() {
            return None;
        }
        let target = self.folder.join(path);
        let is_file = target.symlink_metadata().is_ok_and(|found| found.is_file());
        is_file.then(|| fs::read(target).ok()).flatten()
    }

    /// Says that a file which is there is a part of this build too.
    pub fn keep(&mut self, path: &str) {
        self.plan.kept.insert(path.to_owned());
    }

    /// How many bytes a file of this build has; 0 when it has none.
    pub fn size(&self, path: &str) -> u64 {
        let place = match self.plan.kept.contains(path) {
            true => self.folder.join(path),
            false => self.stage.join(path),
        };
        fs::metadata(place).map_or(0, |file| file.len())
    }

    /// A file of this build.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Error> {
        let place = match self.plan.kept.contains(path) {
            true => self.folder.join(path),
            false => self.stage.join(path),
        };
        fs::read(&place).map_err(|source| wrong(&place, source))
    }

    /// How many files come new, and how many stay as they are.
    pub fn n_files(&self) -> (usize, usize) {
        let Plan {
            parts, pages, kept, ..
        } = &self.plan;
        (parts.len() + pages.len(), kept.len())
    }

    /// Moves all files into place.
    ///
    /// # Errors
    ///
    /// When one cannot be moved; what is there then is a whole site too.
    pub fn finish(mut self) -> Result<(), Error> {
        self.is_new = false;
        let mut steps = steps(&self.listed, &self.plan).into_iter();
        steps.try_for_each(|step| step.take(&self.folder, &self.stage))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.stage);
        if self.is_new {
            // Nothing is in it but the lock; what cannot be removed does no harm.
            let _ = fs::remove_file(self.folder.join(LOCK));
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// The paths in a list of this program's that stay inside the folder.
fn list(folder: &Path, name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
    let paths = text.lines().filter(|path| stays_inside(path));
    paths.map(str::to_owned).collect()
}

/// One change of the folder.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// The list of this name has these files.
    List(&'static str, Vec<String>),
    /// A file of the stage comes to its place.
    Move(String),
    /// A file of a build before goes.
    Remove(String),
}

/// The changes, in their order. The list names what is there and what will be before the first of them, so that a
/// build after one that was killed knows all of it.
fn steps(listed: &BTreeSet<String>, plan: &Plan) -> Vec<Step> {
    let new = plan.parts.iter().chain(&plan.pages);
    let mut own: BTreeSet<String> = new.clone().chain(&plan.kept).cloned().collect();
    let mut steps = Vec::new();
    let mut left = BTreeSet::new();
    let mut parts = None;
    if let Some(before) = &plan.spared {
        let pages: BTreeSet<&String> = plan.pages.iter().collect();
        let is_part = |path: &&String| !pages.contains(path);
        let now: BTreeSet<String> = own.iter().filter(is_part).cloned().collect();
        // A build that changes nothing takes nothing away, so that building twice is as building once.
        let stays = |path: &&String| now == *before || before.contains(*path);
        left = listed.difference(&own).filter(stays).cloned().collect();
        parts = Some(now);
        own.insert(PARTS.to_owned());
    }
    let after: BTreeSet<String> = own.union(&left).cloned().collect();
    let list = |paths: BTreeSet<String>| Step::List(LIST, paths.into_iter().collect());
    steps.push(list(after.union(listed).cloned().collect()));
    steps.extend(new.map(|path| Step::Move(path.clone())));
    steps.extend(parts.map(|parts| Step::List(PARTS, parts.into_iter().collect())));
    steps.extend(listed.difference(&after).cloned().map(Step::Remove));
    steps.push(list(after));
    steps
}

impl Step {
    fn take(&self, folder: &Path, stage: &Path) -> Result<(), Error> {
        match self {
            Step::List(name, paths) => {
                let new = stage.join(name);
                fs::write(&new, paths.join("\n") + "\n").map_err(|source| wrong(&new, source))?;
                let list = folder.join(name);
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
