//! The explorer in a browser: the functions of `embed`, for the scripts that call them. It does not start by itself.

// Only what is named is linked.
use dossier_explorer as _;

fn main() {}
