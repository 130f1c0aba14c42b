//! The language of a collection whose articles do not say it, told from the first of them.

use dossier_core::read::{Kind, language};
use serde_json::Value;

use super::sources::Sources;
use crate::Error;

/// Articles by which the language of those is told that do not say it.
const N_SAMPLED: usize = 50;

/// Least bytes of a text in a record that tells a language: names and days are shorter. Where no record has one, the longest of
/// each is its title.
const SAMPLE_BYTES: usize = 80;

/// What the first articles are written in, as far as it can be told.
///
/// # Errors
///
/// When a file cannot be read.
pub fn of(sources: &Sources) -> Result<Option<&'static str>, Error> {
    let (mut texts, mut titles) = (String::new(), String::new());
    let mut n = 0;
    sources.each(&mut Vec::new(), &mut |item| {
        n += 1;
        match item.kind {
            Some(Kind::Record) => {
                let json = serde_json::from_str::<Value>(&item.text).unwrap_or_default();
                let values = json.as_object().into_iter().flatten();
                let values = values.filter_map(|(_, value)| value.as_str());
                // Addresses are letters of ASCII without a space.
                let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
                let values = values.filter(|value| !is_code(value));
                for text in values.clone().filter(|text| text.len() >= SAMPLE_BYTES) {
                    texts.extend(text.chars().take(10 * SAMPLE_BYTES));
                    texts.push(' ');
                }
                let longest = values.max_by_key(|value| value.len());
                titles.extend(longest.into_iter().flat_map(str::chars).take(SAMPLE_BYTES));
                titles.push(' ');
            }
            _ => texts.extend(item.text.chars().take(10 * SAMPLE_BYTES)),
        }
        Ok(n < N_SAMPLED)
    })?;
    Ok(language(if texts.is_empty() { &titles } else { &texts }))
}
