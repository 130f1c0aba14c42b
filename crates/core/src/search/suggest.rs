//! What a query may become: the word under the keys completed, a misspelt one corrected, a name taken out.
//!
//! All of it works on the text as typed, so that operators around the word stay as they are.

use super::Index;
use super::dictionary::FormIdx;
use super::parse::is_delimiter;
use crate::model::Span;
use crate::order;
use crate::text::{fold, is_function_word, len_scalars, slice, words};

impl Index {
    /// Words of the dossier that begin as the last word of the query does, the most frequent first, in lower case.
    /// None while that word is only a date or has not begun.
    pub fn completions(&self, query: &str, n_most: usize) -> Vec<String> {
        let Some(typed) = under_keys(query).map(|start| fold(&query[start..])) else {
            return Vec::new();
        };
        let dictionary = &self.dictionary;
        // Of each word how often it stands there, and its most frequent spelling.
        let mut found: Vec<(u32, FormIdx)> = Vec::new();
        let mut forms = dictionary.with_prefix(&typed);
        while let Some(first) = forms.next() {
            let spellings = first..dictionary.with_word(dictionary.folded(first)).end;
            forms.start = spellings.end;
            let says_nothing = |form: FormIdx| {
                let (language, _) = dictionary.stem(form);
                is_function_word(dictionary.folded(form), language)
            };
            if dictionary.folded(first) == typed || spellings.clone().all(says_nothing) {
                continue;
            }
            let size = spellings.clone().map(|form| dictionary.size(form)).sum();
            let usual = spellings.max_by_key(|form| dictionary.size(*form));
            found.push((size, usual.unwrap_or(first)));
        }
        order::sort_by_key(&mut found, |&(size, form)| (u32::MAX - size, form));
        let surface = |&(_, form): &(u32, FormIdx)| dictionary.surface(form).to_owned();
        found.iter().take(n_most).map(surface).collect()
    }
}

/// Where the word begins that is being typed at the end of a query, in bytes; none when there is none, or a date.
fn under_keys(query: &str) -> Option<usize> {
    let start = last_token(query);
    let token = &query[start..];
    let field = token
        .split_once(':')
        .map(|(field, _)| field.trim_start_matches('-'));
    if field.is_some_and(|field| field.eq_ignore_ascii_case("date")) {
        return None;
    }
    let word = words(token).last()?;
    let (at, first) = token.char_indices().nth(word.span.start as usize)?;
    // Where no spaces are written every letter is a word, and there is nothing to complete.
    let is_typed = word.span.end == len_scalars(token) && first.is_alphabetic();
    is_typed.then_some(start + at)
}

/// Where the text after the last delimiter begins, in bytes.
fn last_token(query: &str) -> usize {
    query.len() - query.rsplit(is_delimiter).next().map_or(0, str::len)
}

/// What is asked in the last word of a query, without a sign or field before it; empty after a space.
pub fn last_word(query: &str) -> &str {
    under_keys(query).map_or("", |start| &query[start..])
}

/// The query with the word that is being typed completed.
pub fn completed(query: &str, word: &str) -> String {
    let start = under_keys(query).unwrap_or(query.len());
    [&query[..start], word, " "].concat()
}

/// Whether the last word of the query is excluded.
pub fn excludes_last(query: &str) -> bool {
    query[last_token(query)..].starts_with('-')
}

/// The query without the words at its end that name something, the last one in any case: what is left to ask once
/// that is a filter. `names` holds all its names, one after the other.
pub fn without_name(query: &str, names: &str) -> String {
    let names: Vec<String> = words(names).map(|word| fold(&word.surface)).collect();
    let is_of_name = |token: &str| words(token).all(|word| names.contains(&fold(&word.surface)));
    let mut rest = query.trim();
    let mut is_last = true;
    while !rest.is_empty() {
        let (before, token) = rest.split_at(last_token(rest));
        if !is_last && !is_of_name(token) {
            break;
        }
        // With what stands right before it: an opening bracket or quotation mark.
        rest = before.trim_matches(is_delimiter);
        is_last = false;
    }
    if rest.is_empty() {
        String::new()
    } else {
        [rest, " "].concat()
    }
}

/// The query with a word put right, which is named as in [`super::Notice::Spelling`]; none where it does not stand there.
pub fn corrected(query: &str, asked: &str, used: &str) -> Option<String> {
    let word = words(query).find(|word| word.surface == asked)?;
    let (before, after) = (
        slice(
            query,
            Span {
                start: 0,
                ..word.span
            },
        )?,
        slice(
            query,
            Span {
                start: word.span.end,
                end: len_scalars(query),
            },
        )?,
    );
    let before = before.strip_suffix(slice(query, word.span)?)?;
    Some([before, used, after].concat())
}

#[cfg(test)]
mod tests;
