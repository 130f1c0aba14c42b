//! Groups that were read before, so that only those are read that changed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::group::Reading;
use super::shard_file::{self, Group};
use super::sources::Item;

/// How the files of groups end.
const ENDING: &str = "group";

/// A folder of groups, each under the hash of what it was read from.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in a folder, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn at(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.{ENDING}"))
    }

    /// A group and its file; whether it was there.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn group(
        &self,
        reading: &Reading<'_>,
        items: &[Item],
    ) -> io::Result<(PathBuf, Group, bool)> {
        let path = self.path(&reading.key(items));
        // What another version wrote, or what is cut off, is read anew.
        if let Ok((_, groups)) = shard_file::open(&path)
            && let [group] = &*groups
        {
            return Ok((path, group.clone(), true));
        }
        let group = reading.read(items, &path)?;
        Ok((path, group, false))
    }

    /// Takes away the groups that were not used.
    pub fn keep(&self, used: &BTreeSet<PathBuf>) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == ENDING) && !used.contains(&path) {
                // It does no harm.
                let _ = fs::remove_file(path);
            }
        }
    }
}
