//! Waits until files change that a dossier is made from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing changes before a change is over: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Folders that are watched.
#[derive(Debug)]
pub struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<()>,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches nothing yet.
    ///
    /// # Errors
    ///
    /// When the system has no way to watch files.
    pub fn new() -> notify::Result<Self> {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Reading is an event as well; taking it for a change, each build would begin the next one.
            let is_change = event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_)));
            if is_change {
                // The receiver is gone when the program ends.
                let _ = sender.send(());
            }
        })?;
        Ok(Self {
            watcher,
            changes,
            folders: BTreeSet::new(),
        })
    }

    /// Watches a file's folder with all that is below it, or the folder that is given.
    ///
    /// Folders, not files: many editors write a new file and give it the old one's name.
    pub fn add(&mut self, path: &Path) {
        let folder = match path.parent() {
            _ if path.is_dir() => path,
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if self.folders.contains(folder) {
            return;
        }
        let all = self.watcher.watch(folder, RecursiveMode::Recursive);
        // There may be more below it than the system watches.
        let watched = all.or_else(|_| self.watcher.watch(folder, RecursiveMode::NonRecursive));
        match watched {
            Ok(()) => drop(self.folders.insert(folder.to_owned())),
            Err(error) => eprintln!("dossier: changes in {folder:?} are not seen: {error}"),
        }
    }

    /// Waits for a change and until it is over; `false` when none can come any more.
    pub fn changed(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        while self.changes.recv_timeout(QUIET).is_ok() {}
        true
    }
}
