//! The page in a real browser: what a user does, with focus, keys, layout, links and the console.
//!
//! `cargo xtask test` builds the page, names it in `DOSSIER_DIST`, and runs these. A test is a module
//! beside this file; `page` documents what it can do, `explorer` and `states` how to come to a view.

mod appearance;
mod axe;
mod bad_data;
mod brute;
mod collection;
mod delivery;
mod desk;
mod driver;
mod element;
mod embed;
mod engine;
mod explorer;
mod export;
mod filter;
mod harness;
mod host;
mod hostile;
mod journeys;
mod keyboard;
mod limits;
mod link;
mod narrow;
mod page;
mod place;
mod reading;
mod screens;
mod search;
mod searches;
mod session;
mod smoke;
mod start;
mod states;
mod timeline;
