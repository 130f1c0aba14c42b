//! Files of tagged tokens, one a line, with empty lines between sentences: read without their tags, written with our own.
//!
//! Understood are columns as CoNLL has them (the token in the first, or in the second behind its number) and the comment
//! `# text = …`, which says how the tokens of a sentence are spaced. A file is one document.

use dossier_core::extract::{Document, NameRun, Text, name_runs};
use dossier_core::model::Span;

/// A file with our tags.
#[derive(Debug, PartialEq, Eq)]
pub struct Tagged {
    /// A token, a tab and a tag on each line.
    pub text: String,
    pub n_names: usize,
}

/// A sentence as text, and where in it its tokens stand.
#[derive(Debug, Default)]
struct Sentence<'a> {
    text: String,
    tokens: Vec<(&'a str, Span)>,
}

/// Tags a file.
pub fn tag(file: &str, lang: &str) -> Tagged {
    let sentences = sentences(file);
    let blocks: Vec<Text<'_>> = sentences
        .iter()
        .map(|sentence| Text {
            text: &sentence.text,
            ..Text::default()
        })
        .collect();
    let runs = name_runs(&Document {
        lang,
        blocks: &blocks,
        ..Document::default()
    });
    let mut tagged = Tagged {
        text: String::with_capacity(file.len()),
        n_names: runs.len(),
    };
    let mut runs = runs.iter().peekable();
    for (at, sentence) in sentences.iter().enumerate() {
        let mut of_sentence = Vec::new();
        while let Some(run) = runs.next_if(|run| run.block == at) {
            of_sentence.push(run);
        }
        write(sentence, &of_sentence, &mut tagged.text);
    }
    tagged
}

fn write(sentence: &Sentence<'_>, runs: &[&NameRun], text: &mut String) {
    let mut inside: Option<usize> = None;
    for (token, span) in &sentence.tokens {
        let overlaps = |run: &&NameRun| run.span.start < span.end && span.start < run.span.end;
        let run = runs.iter().position(overlaps);
        let kind = run.and_then(|at| runs.get(at)).map_or("", |run| run.kind);
        let mark = match run {
            None => "O".to_owned(),
            Some(at) if inside == Some(at) => format!("I-{}", label(kind)),
            Some(_) => format!("B-{}", label(kind)),
        };
        inside = run;
        *text += &format!("{token}\t{mark}\n");
    }
    text.push('\n');
}

fn label(kind: &str) -> &'static str {
    match kind {
        "person" => "PER",
        "organisation" => "ORG",
        "place" => "LOC",
        "event" => "EVENT",
        _ => "MISC",
    }
}

fn sentences(file: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let (mut tokens, mut spaced) = (Vec::new(), None);
    for line in file.lines().chain([""]) {
        if let Some(text) = line.strip_prefix("# text = ") {
            spaced = Some(text);
        } else if line.trim().is_empty() {
            if !tokens.is_empty() {
                sentences.push(sentence(&tokens, spaced));
            }
            tokens.clear();
            spaced = None;
        } else if !line.starts_with("# ") && !line.starts_with("-DOCSTART-") {
            tokens.push(token(line));
        }
    }
    sentences
}

/// The token of a line: its first column, or the second of three or more when the first is a number.
fn token(line: &str) -> &str {
    let mut columns: Vec<&str> = match line.contains('\t') {
        true => line.split('\t').collect(),
        false => line.split_whitespace().collect(),
    };
    let first = columns.first().copied().unwrap_or_default();
    let is_number = !first.is_empty() && first.bytes().all(|byte| b"0123456789-.".contains(&byte));
    // "1<tab>O" is a token that is a number.
    match is_number && columns.len() > 2 {
        true => columns.swap_remove(1),
        false => first,
    }
}

/// The tokens in the text that they come from, or with a space between when that is not said.
fn sentence<'a>(tokens: &[&'a str], spaced: Option<&str>) -> Sentence<'a> {
    if let Some(sentence) = spaced.and_then(|text| placed(tokens, text)) {
        return sentence;
    }
    let mut sentence = Sentence::default();
    let mut n_chars = 0;
    for token in tokens {
        if n_chars > 0 {
            sentence.text.push(' ');
            n_chars += 1;
        }
        let start = n_chars;
        n_chars += token.chars().count() as u32;
        sentence.text += token;
        let end = n_chars;
        sentence.tokens.push((token, Span { start, end }));
    }
    sentence
}

/// `None` when a token is not in the text.
fn placed<'a>(tokens: &[&'a str], text: &str) -> Option<Sentence<'a>> {
    let mut sentence = Sentence {
        text: text.to_owned(),
        tokens: Vec::new(),
    };
    let (mut rest, mut n_chars) = (text, 0);
    for token in tokens {
        let at = rest.find(token)?;
        let start = n_chars + rest[..at].chars().count() as u32;
        n_chars = start + token.chars().count() as u32;
        rest = &rest[at + token.len()..];
        let end = n_chars;
        sentence.tokens.push((token, Span { start, end }));
    }
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &str) {
        assert_eq!(tag(file, "en").text, expected, "{file:?}");
    }

    #[test]
    fn tokens_get_our_tags() {
        check(
            "with\tX\nAna\tX\nMoe\tX\n.\tX\n",
            "with\tO\nAna\tB-PER\nMoe\tI-PER\n.\tO\n\n",
        );
        check(
            "1\tin\tO\n2\tOslo\tB-LOC\n\n1\tyes\tO\n",
            "in\tO\nOslo\tB-LOC\n\nyes\tO\n\n",
        );
        check("2016\tO\n", "2016\tO\n\n");
    }

    #[test]
    fn the_comment_says_how_tokens_are_spaced() {
        let file =
            "# text = near al-Roumi now\n1\tnear\tO\n2\tal\tO\n3\t-\tO\n4\tRoumi\tO\n5\tnow\tO\n";
        let tagged = "near\tO\nal\tB-LOC\n-\tI-LOC\nRoumi\tI-LOC\nnow\tO\n\n";
        check(file, tagged);
        let other = file.replace("al-Roumi", "nobody");
        assert_ne!(tag(&other, "en").text, tagged);
    }
}
