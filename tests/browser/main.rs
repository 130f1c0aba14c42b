//! The page in a real browser: what a user does, with focus, keys, layout, links and the console.
//!
//! `cargo xtask test` builds the page, names it in `DOSSIER_DIST`, and runs these. A test is a module
//! beside this file; `page` documents what it can do, `explorer` and `states` how to come to a view.

mod axe;
mod driver;
mod explorer;
mod page;
mod screens;
mod session;
mod smoke;
mod states;
