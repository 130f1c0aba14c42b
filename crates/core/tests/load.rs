//! Loading as an editor meets it: what damage costs, what is said about it, and what always holds.

#[path = "load/damage.rs"]
mod damage;
#[path = "load/docs.rs"]
mod docs;
#[path = "load/fatal.rs"]
mod fatal;
#[path = "load/invariants.rs"]
mod invariants;
#[path = "load/mutated.rs"]
mod mutated;
#[path = "load/offsets.rs"]
mod offsets;
#[path = "load/summary.rs"]
mod summary;
