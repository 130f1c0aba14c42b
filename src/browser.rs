//! The browser's edge: everything that touches the window, and nothing that decides.
//!
//! Each function may find no window, no permission or no storage (a page opened from disk, a sandboxed
//! frame) and then returns `None`, `false` or an error: a missing browser function is never a panic.

pub mod change;
pub mod host;
pub mod location;
pub mod page;
pub mod position;
pub mod preference;
#[cfg(feature = "csr")]
pub mod stemmers;
pub mod task;
