//! What a dossier is and everything that can be decided about it without a browser, a file or a clock.
//!
//! Modules in reading order: [`format`] (the JSON) → [`load`] (bytes to dossier and diagnostics) →
//! [`model`] → [`date`] → [`text`] → [`search`] → [`filter`] → [`timeline`] → [`state`] → [`link`] →
//! [`view`] → [`export`] (what is shown, for other tools); and for those who make one [`read`] (a newsroom's texts to
//! JSON) with [`extract`] (names and dates in a text), and [`desk`] (the same with corrections). [`collection`] is what a reader
//! chooses in a list of very many articles. Nothing here reads files, prints, asks the time, or knows the DOM.

pub mod collection;
pub mod date;
pub mod desk;
pub mod diagnostic;
pub mod export;
pub mod extract;
pub mod filter;
pub mod format;
pub mod label;
pub mod link;
pub mod load;
pub mod model;
pub mod number;
pub mod order;
pub mod read;
pub mod search;
pub mod searches;
pub mod sorted;
pub mod state;
pub mod text;
pub mod timeline;
pub mod view;
