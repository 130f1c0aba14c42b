//! Any bytes: they load or are refused, and what loads keeps every promise of the model.
#![no_main]

use dossier_core::load;
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/core/tests/load/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(loaded) = load::load(bytes) {
        assert!(loaded.diagnostics.len() <= load::MAX_DIAGNOSTICS + 1);
        invariants::assert_holds(&loaded.dossier);
        invariants::assert_shows(loaded.dossier);
    }
});
