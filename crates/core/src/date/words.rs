//! Placeholder.

use super::{Date, Period};

impl Date {
    /// The date in words.
    pub fn words(&self, _lang: &str) -> String {
        self.text.clone()
    }

    /// The date in few words, for narrow columns.
    pub fn short(&self, _lang: &str) -> String {
        self.text.clone()
    }
}

impl Period {
    /// The period in words.
    pub fn words(&self, _lang: &str) -> String {
        self.to_string()
    }
}
