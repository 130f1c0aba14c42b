//! What happens after a drawing: questions to the engine, the address, the scroll position, keys, announcements. As hooks.

mod address;
mod answers;
mod keys;
mod place;
mod root;

pub use address::use_address;
pub use answers::use_answers;
pub use keys::use_keys;
pub use place::{skip_to_main, use_place};
pub use root::use_root;
