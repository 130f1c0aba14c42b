//! What the page is made of. Values in, one callback out; listeners, timers and questions are in [`crate::effects`].

pub mod app;
pub mod copy;
pub mod facets;
pub mod item;
pub mod list;
pub mod notices;
pub mod reader;
pub mod search_box;
pub mod status;
pub mod strip;
pub mod suggestions;
pub mod tabs;
pub mod ways;
