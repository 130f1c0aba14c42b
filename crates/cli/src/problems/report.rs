//! One problem as it stands in a terminal: message, place, the line with a mark, help.
//!
//! A line may be a paragraph: only a window around the mark is shown. It may also be all of a file: then only what the
//! mark would point at is shown. Nothing of the data can steer the terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use dossier_core::diagnostic::Severity;
use dossier_core::read::{Place, Problem};

use super::lines::Line;

/// Columns of a line that are shown, about a mark in it; the rest of it is `...`.
const WINDOW_COLUMNS: usize = 100;

/// Most characters of a line that a mark is drawn in: far more than a paragraph has. Drawing walks all of them.
const MAX_LINE_CHARS: usize = 20_000;

/// Characters that are shown of a longer line, from the place on.
const EXCERPT_CHARS: usize = 80;

/// The lines for people, without a line end.
///
/// `line` is the text of the place's line.
pub fn report(problem: &Problem, place: &Place, line: Option<Line<'_>>, coloured: bool) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let file = clean(&problem.place.file);
    let group = Group::with_title(level.primary_title(clean(&problem.message)));
    let n_before = place.column.saturating_sub(1);
    let shown = line.filter(|line| !line.is_blank());
    let mut group = match shown {
        Some(line) if line.text.chars().nth(MAX_LINE_CHARS).is_none() => {
            let line = clean(line.text);
            let (start, end) = mark(&line, n_before);
            group.element(
                Snippet::source(line)
                    .path(file)
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(start..end)),
            )
        }
        _ => {
            let mut origin = Origin::path(file);
            if place.line > 0 {
                origin = origin.line(place.line).char_column(place.column);
            }
            let group = group.element(origin);
            match shown {
                Some(line) => {
                    let from: String = line.from(n_before).chars().take(EXCERPT_CHARS).collect();
                    group.element(Level::NOTE.with_name("there").message(clean(&from)))
                }
                None => group,
            }
        }
    };
    if !problem.pointer.is_empty() {
        let value = Level::NOTE
            .with_name("value")
            .message(clean(&problem.pointer));
        group = group.element(value);
    }
    if !problem.hint.is_empty() {
        group = group.element(Level::HELP.message(clean(&problem.hint)));
    }
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WINDOW_COLUMNS).render(&[group])
}

/// The bytes of a line's character; at and past its end, the end.
fn mark(line: &str, n_before: usize) -> (usize, usize) {
    match line.char_indices().nth(n_before) {
        Some((at, letter)) => (at, at + letter.len_utf8()),
        None => (line.len(), line.len()),
    }
}

/// Text from someone's data for the terminal.
fn clean(text: &str) -> String {
    text.chars().map(shown_as).collect()
}

/// A character that cannot steer the terminal: no control, nothing that turns the direction of the text or that is
/// not seen.
fn shown_as(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' => ' ',
        '\u{061c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => char::REPLACEMENT_CHARACTER,
        '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => char::REPLACEMENT_CHARACTER,
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;

    fn problem(line: usize, column: usize) -> Problem {
        Problem {
            severity: Severity::Warning,
            place: Place {
                file: "a story é.md".to_owned(),
                line,
                column,
            },
            pointer: String::new(),
            message: "\"x\" is odd".to_owned(),
            hint: "mend it".to_owned(),
        }
    }

    fn plain(line: &str, column: usize) -> String {
        let problem = problem(7, column);
        let text = format!("{}{line}", "\n".repeat(6));
        let lines = Lines::new(&text);
        report(&problem, &problem.place, lines.get(7), false)
    }

    #[test]
    fn a_problem_has_its_place_its_line_with_a_mark_and_help() {
        let expected = "warning: \"x\" is odd
 --> a story é.md:7:4
  |
7 | on x day
  |    ^
  |
  = help: mend it";
        assert_eq!(plain("on x day", 4), expected);
    }

    #[test]
    fn a_value_in_json_is_named_by_its_pointer() {
        let mut problem = problem(0, 0);
        problem.pointer = "/articles/0".to_owned();
        let expected = "warning: \"x\" is odd
--> a story é.md
 = value: /articles/0
 = help: mend it";
        assert_eq!(report(&problem, &problem.place, None, false), expected);
    }

    #[test]
    fn of_a_long_line_a_window_around_the_mark_is_shown() {
        let line = format!("{}X{}", "é ".repeat(1_000), " 日".repeat(1_000));
        let said = plain(&line, 2_001);
        assert!(said.contains(":7:2001\n"), "{said}");
        assert!(
            said.contains("7 | ...") && said.contains("é X 日"),
            "{said}"
        );
        assert!(said.chars().count() < 400, "{said}");
    }

    #[test]
    fn of_a_line_that_is_a_whole_file_the_place_is_shown() {
        let line = format!("{}X{}", "é".repeat(30_000), "日".repeat(30_000));
        let said = plain(&line, 30_001);
        assert!(said.contains(":7:30001\n"), "{said}");
        assert!(said.contains("= there: X日"), "{said}");
        assert!(said.chars().count() < 400, "{said}");
    }

    #[test]
    fn a_mark_may_stand_at_and_past_the_end_of_a_line() {
        for column in [0, 1, 3, 4, 40, usize::MAX / 2] {
            assert!(plain("abc", column).contains("7 | abc\n"), "{column}");
        }
    }

    #[test]
    fn nothing_in_the_data_steers_the_terminal() {
        let hostile = "a\u{1b}[2Jb\u{202e}c\u{9b}31md\u{7}e\u{200f}f\tg\rh\u{2028}i\0j";
        let mut problem = problem(1, 3);
        problem.message = hostile.to_owned();
        problem.hint = hostile.to_owned();
        problem.pointer = hostile.to_owned();
        problem.place.file = hostile.to_owned();
        let said = report(&problem, &problem.place, Lines::new(hostile).get(1), false);
        let steers = |letter: char| letter != '\n' && shown_as(letter) != letter;
        assert!(!said.contains(steers), "{said:?}");
    }

    #[test]
    fn colour_is_there_when_it_is_asked_for() {
        let problem = problem(1, 1);
        assert!(report(&problem, &problem.place, Lines::new("x").get(1), true).contains("\u{1b}["));
    }
}
