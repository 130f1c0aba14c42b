//! What the page is made of. Values in, one callback out; no fetch, timer or storage in a component: those
//! are in [`effects`] and [`crate::browser`].

pub mod app;
pub mod article;
pub mod block;
pub mod card;
pub mod copy;
pub mod effects;
pub mod end_matter;
pub mod entity_card;
pub mod event_card;
pub mod explorer;
pub mod facets;
pub mod failure;
pub mod help;
pub mod notices;
pub mod results;
pub mod saved_searches;
pub mod search_box;
pub mod search_form;
pub mod status_line;
pub mod strip;
pub mod suggestions;
pub mod tabs;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod top_bar;
pub mod who;
