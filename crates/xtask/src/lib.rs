//! What the chores and the browser tests share: a static web server for a folder.
//!
//! Everything else of this package is the binary; see `src/main.rs`.

pub mod static_files;
