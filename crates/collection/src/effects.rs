//! What happens after a drawing: questions to the engine, the address, the scroll position, keys, announcements. As hooks.

mod address;
mod answers;
mod article;
mod asked;
mod keys;
mod place;
mod root;
mod searches;

pub use address::use_address;
pub use answers::use_answers;
pub use article::{Became, use_article};
pub use asked::use_asked;
pub use keys::{neighbour, use_keys};
pub use place::{skip_to_main, use_place};
pub use root::{use_change, use_root};
pub use searches::use_searches;
