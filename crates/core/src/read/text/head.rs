//! What stands over a text: kicker, title, standfirst, byline, the date, notes of the page.

use serde_json::Value;

use super::shape::{Chunk, caption_label, ends_sentence, is_rule, n_chars};
use super::{credit, notes};
use crate::read::article::Article;
use crate::read::block::{Blocks, Run};
use crate::read::fields::{names_of, published};
use crate::read::source::Source;

/// Longest kicker, in Unicode scalar values.
const MAX_KICKER_CHARS: usize = 40;

/// Longest title.
const MAX_TITLE_CHARS: usize = 250;

/// Longest standfirst.
const MAX_STANDFIRST_CHARS: usize = 1000;

/// Longest byline.
const MAX_BYLINE_CHARS: usize = 120;

/// Paragraphs after the title among which the byline is looked for.
const BYLINE_WITHIN: usize = 4;

/// Small words that may stand inside a name.
const PARTICLES: [&str; 18] = [
    "de", "la", "le", "du", "des", "van", "von", "der", "den", "el", "al", "bin", "da", "dos",
    "di", "y", "and", "et",
];

/// How a line begins that is a note of the page (who may read it, how long it takes) and not text.
const PAGE_NOTES: [&str; 14] = [
    "this article is",
    "this story is",
    "this content is",
    "free to read",
    "reading time",
    "read time",
    "subscribers only",
    "share this",
    "listen to this",
    "cet article est",
    "article réservé",
    "réservé aux",
    "temps de lecture",
    "lecture :",
];

/// Reads what stands over the text, and says how many paragraphs that are.
pub fn read(
    source: &Source<'_>,
    chunks: &[Chunk<'_>],
    article: &mut Article,
    blocks: &mut Blocks,
) -> usize {
    let mut at = chunks.iter().take_while(|chunk| is_rule(chunk)).count();
    at += title(source, &chunks[at..], article);
    let after_title = &chunks[at..];
    let byline = after_title.iter().take(BYLINE_WITHIN).position(is_byline);
    match byline {
        Some(n_before) => {
            standfirst(source, &after_title[..n_before], article, blocks);
            let line = after_title[n_before].only_line().unwrap_or_default();
            let (line, rest) = split_byline(line);
            let date = published(rest);
            if date["display"].is_string() {
                article.fields.insert("published".to_owned(), date);
            }
            let people: Value = names_of(line)
                .iter()
                .map(|name| credit(name, None))
                .collect();
            article.fields.insert("byline".to_owned(), people);
            at += n_before + 1;
        }
        None => article.problems.warning(
            source.place(chunks.get(at).map_or(0, |chunk| chunk.lines[0].byte)),
            "no byline was found, so none of the first paragraphs is taken for the standfirst",
            "write the names on a line of their own above the text, beginning with By",
        ),
    }
    at + page_notes(source, &chunks[at..], article)
}

/// Kicker and title: the first lines, the kicker the shorter of two.
fn title(source: &Source<'_>, chunks: &[Chunk<'_>], article: &mut Article) -> usize {
    let line = |at: usize| {
        let line = chunks.get(at).and_then(Chunk::only_line);
        line.filter(|line| {
            n_chars(line) <= MAX_TITLE_CHARS && caption_label(line).is_none() && !is_sentences(line)
        })
    };
    let mut set = |field: &str, text: &str| {
        article.fields.insert(field.to_owned(), text.into());
    };
    match (line(0), line(1)) {
        (Some(first), Some(second))
            if n_chars(first) <= MAX_KICKER_CHARS
                && n_chars(second) > n_chars(first)
                && !ends_sentence(first)
                && !is_byline(&chunks[1]) =>
        {
            set("kicker", first);
            set("title", second);
            2
        }
        (Some(first), _) => {
            set("title", first);
            1
        }
        (None, _) => {
            let name = source.stem().to_owned();
            set("title", &name);
            article.problems.error(
                source.place(0),
                "the text begins with no title; the name of the file stands in its place",
                "write the title on the first line, and an empty line below it",
            );
            0
        }
    }
}

/// Whether a line is running text: it ends with a full stop, or more than one sentence stands in it.
fn is_sentences(line: &str) -> bool {
    line.ends_with(['.', ',', ';', ':']) || line.contains(". ")
}

/// What stands between title and byline is the standfirst.
fn standfirst(
    source: &Source<'_>,
    chunks: &[Chunk<'_>],
    article: &mut Article,
    blocks: &mut Blocks,
) {
    let words: Vec<String> = chunks.iter().map(Chunk::words).collect();
    let Some(first) = chunks.first() else { return };
    let words = words.join(" ");
    if n_chars(&words) > MAX_STANDFIRST_CHARS {
        article.problems.warning(
            first.place(source),
            "what stands between the title and the byline is long for a standfirst",
            "put the byline above it when it is text",
        );
    }
    blocks.push("standfirst", Run::of(&words), first.place(source));
}

/// Lines under the byline that are of the page: a date, who may read the text.
fn page_notes(source: &Source<'_>, chunks: &[Chunk<'_>], article: &mut Article) -> usize {
    let mut n_notes = 0;
    for chunk in chunks {
        let Some(line) = chunk.only_line() else { break };
        let lower = line.to_lowercase();
        if is_rule(chunk) {
            n_notes += 1;
            continue;
        }
        let date = published(line);
        let is_date = date["display"].is_string() && n_chars(line) <= 80;
        if is_date && !article.fields.contains_key("published") {
            article.fields.insert("published".to_owned(), date);
        } else if PAGE_NOTES.iter().any(|note| lower.starts_with(note)) && n_chars(line) <= 120 {
            notes::add_to_source(article, line);
            article.problems.warning(
                chunk.place(source),
                "this line is read as a note about the page, and stands with the source",
                "move it below the first paragraph when it is text",
            );
        } else {
            break;
        }
        n_notes += 1;
    }
    n_notes
}

/// The names in a byline, and what stands behind a mark between: the date, mostly.
fn split_byline(line: &str) -> (&str, &str) {
    let marks = [" | ", " — ", " – ", " · ", " • "];
    let at = marks.iter().filter_map(|mark| line.find(mark)).min();
    at.map_or((line, ""), |at| {
        let rest = line[at..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        (line[..at].trim_end(), rest)
    })
}

/// A line of nothing but names, or one that begins with "By".
pub fn is_byline(chunk: &Chunk<'_>) -> bool {
    let Some(line) = chunk
        .only_line()
        .filter(|line| n_chars(line) <= MAX_BYLINE_CHARS)
    else {
        return false;
    };
    let (line, _) = split_byline(line);
    let has_intro = ["By ", "BY ", "Par ", "PAR ", "Von ", "Text: ", "Texte : "]
        .iter()
        .any(|intro| line.starts_with(intro));
    let names = names_of(line);
    let is_name = |name: &String| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_part = |word: &&str| {
            PARTICLES.contains(&word.to_lowercase().as_str())
                || word.chars().next().is_some_and(char::is_uppercase)
        };
        let letters = |letter: char| letter.is_alphabetic() || "-'’. \u{a0}".contains(letter);
        (2..=5).contains(&words.len()) && words.iter().all(is_part) && name.chars().all(letters)
    };
    (!ends_sentence(line) || has_intro) && !names.is_empty() && names.iter().all(is_name)
}

/// What a note at the end says of who translated the text, if it says that.
pub fn translator(line: &str) -> Option<Value> {
    const INTROS: [(&str, &str, &str); 6] = [
        ("English version by ", "en", "English version"),
        ("Translated by ", "en", "translation"),
        ("Translation by ", "en", "translation"),
        ("Version française : ", "fr", "version française"),
        ("Traduction : ", "fr", "traduction"),
        ("Traduit par ", "fr", "traduction"),
    ];
    let (intro, lang, role) = INTROS
        .into_iter()
        .find(|(intro, ..)| line.starts_with(intro))?;
    let name = line[intro.len()..].trim_end_matches('.').trim();
    (!name.is_empty() && n_chars(name) <= MAX_BYLINE_CHARS)
        .then(|| credit(name, Some((lang, role))))
}
