//! What a reader chooses in a collection, a list of very many articles, and how it is written into a link.
//!
//! Unlike [`crate::state`] it knows no index: entities are named by kind and name, articles by id, so that a link outlives
//! a collection that is built again. [`state`] is what was chosen and how each action changes it, [`link`] writes it into a
//! fragment and reads it back, [`scale`] places time on a strip.

pub mod link;
pub mod scale;
pub mod state;

pub use state::{Action, Name, Panel, Reading, Sort, State, update};
