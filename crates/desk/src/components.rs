//! What the desk draws: values in, one callback out.

pub mod about;
pub mod app;
pub mod bar;
pub mod begin;
pub mod dates;
pub mod edit;
pub mod effects;
pub mod events;
pub mod explore;
pub mod names;
pub mod panel;
pub mod row;
pub mod save;
pub mod suggestions;
pub mod text;
pub mod work;
