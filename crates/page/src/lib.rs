//! The pages around a dossier, for whoever makes them: the builder, and the desk in a browser.
//!
//! Texts go in and a page comes out. Nothing here reads files or knows the DOM, and the same page comes of the same texts
//! wherever it is made.

pub mod collection;
pub mod desk;
pub mod document;
pub mod html;
pub mod metadata;
pub mod pack;
pub mod page;
pub mod plain;
pub mod words;
