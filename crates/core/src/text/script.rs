//! Scripts that write no spaces between words, and into what a run of their letters is cut.
//!
//! No dictionary: what a page cuts and what a builder cuts must be the same, and those of browsers are not (see
//! `docs/languages.md`). So a letter is a word, a run of letters is a phrase, and a run that stands nowhere is looked for in
//! pieces.

use super::slice;
use super::words::words;
use crate::model::Span;

/// A script without spaces between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Thai,
    Lao,
    Burmese,
    Khmer,
}

impl Script {
    /// That of a letter; `None` for scripts with spaces.
    pub fn of(letter: char) -> Option<Script> {
        Some(match letter {
            '\u{E00}'..='\u{E7F}' => Script::Thai,
            '\u{E80}'..='\u{EFF}' => Script::Lao,
            '\u{1000}'..='\u{109F}' => Script::Burmese,
            '\u{1780}'..='\u{17FF}' => Script::Khmer,
            '\u{3040}'..='\u{309F}' => Script::Hiragana,
            '\u{30A0}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => {
                Script::Katakana
            }
            // Korean has spaces, but its particles are written together with the noun.
            '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
            '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Script::Han,
            _ => return None,
        })
    }

    /// How many letters a piece of a run has; 0 for whole runs.
    fn piece(self) -> usize {
        match self {
            // A change of script ends a word: 東京|の|タワー.
            Script::Hiragana | Script::Katakana => 0,
            Script::Han | Script::Hangul => 2,
            // Two of their letters stand in every text.
            Script::Thai | Script::Lao | Script::Burmese | Script::Khmer => 3,
        }
    }
}

/// The words of a text; of scripts without spaces overlapping pieces of its runs (`研究所` is `研究` and `究所`), in
/// Japanese whole runs of one script without particles.
///
/// ```
/// use dossier_core::text::pieces;
/// assert_eq!(pieces("al-Jawlani"), ["al", "Jawlani"]);
/// assert_eq!(pieces("東京のタワー"), ["東京", "タワー"]);
/// ```
pub fn pieces(text: &str) -> Vec<&str> {
    let mut runs: Vec<(Option<Script>, Vec<Span>)> = Vec::new();
    for word in words(text) {
        let first = slice(text, word.span).and_then(|word| word.chars().next());
        let script = first.and_then(Script::of);
        match runs.last_mut() {
            Some((last, run))
                if script.is_some()
                    && *last == script
                    && run
                        .last()
                        .is_some_and(|before| before.end == word.span.start) =>
            {
                run.push(word.span);
            }
            _ => runs.push((script, vec![word.span])),
        }
    }
    let is_particle = |script, run: &[Span]| script == Some(Script::Hiragana) && run.len() == 1;
    let says = |(script, run): &(Option<Script>, Vec<Span>)| !is_particle(*script, run);
    if runs.iter().any(says) {
        runs.retain(says);
    }
    let mut pieces = Vec::new();
    for (script, run) in &runs {
        let n = match script.map_or(0, Script::piece) {
            0 => run.len(),
            n => n.min(run.len()),
        };
        let ends = run.windows(n).filter_map(|words| {
            let (first, last) = (words.first()?, words.last()?);
            let (start, end) = (first.start, last.end);
            slice(text, Span { start, end })
        });
        pieces.extend(ends);
    }
    pieces
}

/// Whether a letter is a word of its own: nothing that begins with it is only begun.
pub fn is_word(letter: char) -> bool {
    Script::of(letter).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(pieces(text), expected);
    }

    #[test]
    fn words_with_spaces_are_their_own_pieces() {
        check("first-second third", &["first", "second", "third"]);
        check("", &[]);
    }

    #[test]
    fn a_run_of_chinese_is_cut_into_overlapping_pairs() {
        check("国土交通", &["国土", "土交", "交通"]);
        check("市", &["市"]);
        check("東京、大阪", &["東京", "大阪"]);
    }

    #[test]
    fn japanese_is_cut_where_the_script_changes_and_particles_are_left_out() {
        check("東京の天気", &["東京", "天気"]);
        check("ありがとう", &["ありがとう"]);
        check("の", &["の"]);
    }

    #[test]
    fn thai_is_cut_into_pieces_that_do_not_stand_in_every_text() {
        check("กรุงเทพ", &["กรุง", "รุงเ", "งเท", "เทพ"]);
    }

    #[test]
    fn letters_of_other_scripts_end_a_run() {
        check("covid疫苗2021", &["covid", "疫苗", "2021"]);
        check("서울에서", &["서울", "울에", "에서"]);
    }
}
