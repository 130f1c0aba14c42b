//! What is left in the search box when a name was chosen among the suggestions.

use crate::text::fold;

/// The query without the words at its end that stand for `name`: as many of the last words as begin words of the name,
/// in its order, and the last word at least, since a name may be found by another one. A space at the end lets typing go on.
pub fn without(query: &str, name: &str) -> String {
    let words: Vec<&str> = query.split_whitespace().collect();
    let name = fold(name);
    let of_name: Vec<&str> = name.split_whitespace().collect();
    let n_longest = words.len().min(of_name.len());
    let n_taken = (1..=n_longest)
        .rev()
        .find(|n| begins(&words[words.len() - n..], &of_name))
        .unwrap_or(1);
    let kept = &words[..words.len().saturating_sub(n_taken)];
    let mut rest = kept.join(" ");
    if !rest.is_empty() {
        rest.push(' ');
    }
    rest
}

/// Whether each of the words begins a word of the name, one after another.
fn begins(words: &[&str], of_name: &[&str]) -> bool {
    let mut rest = of_name.iter();
    words.iter().all(|word| {
        let word = fold(word);
        rest.any(|of_name| of_name.starts_with(word.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, name: &str, expected: &str) {
        assert_eq!(without(query, name), expected);
    }

    #[test]
    fn the_words_of_the_name_go() {
        check("zur", "Zürich", "");
        check("strike new yo", "New York", "strike ");
        check("strike york", "New York", "strike ");
    }

    #[test]
    fn a_name_found_by_another_one_takes_the_last_word() {
        check("strike big apple", "New York", "strike big ");
        check("", "New York", "");
    }
}
