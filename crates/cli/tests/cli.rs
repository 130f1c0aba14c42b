//! The command line as an editor uses it: the real program, its output, its exit code.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const GOOD: &str = r#"{
  "dossier": 1,
  "title": "A test",
  "lang": "en",
  "articles": [{
    "id": "story",
    "lang": "en",
    "title": "A test",
    "blocks": [
      { "id": "p1", "type": "paragraph", "text": "The committee met in Zürich." },
      { "id": "p2", "type": "paragraph", "text": "Nothing was decided." }
    ]
  }]
}"#;

fn dossier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(args)
        .output()
        .expect("the program starts")
}

/// A file of this test's own; `name` is different in each test.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the folder can be written to");
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_good_dossier_has_no_problem() {
    let path = file("good.json", GOOD);
    let output = dossier(&["check", &path]);
    assert_eq!(stdout(&output), format!("{path}: no problem\n"));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "");
}

#[test]
fn a_bad_record_is_named_with_a_pointer_and_a_hint() {
    let path = file(
        "bad-text.json",
        &GOOD.replace("\"Nothing was decided.\"", "7"),
    );
    let output = dossier(&["check", &path]);
    let text = stdout(&output);
    assert!(
        text.contains("= value: /articles/0/blocks/1/text\n"),
        "{text}"
    );
    assert!(text.contains("bad-text.json:11:50\n"), "{text}");
    assert!(text.contains("\"text\": 7 }"), "{text}");
    assert!(text.contains("= help: "), "{text}");
    assert!(text.ends_with(": 1 problem\n"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn colour_is_for_terminals_or_those_who_ask() {
    let bad = GOOD.replace("\"Nothing was decided.\"", "7");
    let path = file("coloured.json", &bad);
    let coloured = |variable: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dossier"));
        program.args(["check", &path]).env(variable, "1");
        stdout(&program.output().expect("the program starts")).contains('\u{1b}')
    };
    assert!(!coloured("CLICOLOR"));
    assert!(!coloured("NO_COLOR"));
    assert!(coloured("CLICOLOR_FORCE"));
}

#[test]
fn json_is_an_array_for_programs() {
    let path = file(
        "bad-json.json",
        &GOOD.replace("\"Nothing was decided.\"", "7"),
    );
    let output = dossier(&["check", &path, "--format", "json"]);
    let diagnostics: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let pointer = diagnostics[0]["pointer"].as_str().unwrap_or_default();
    assert!(pointer.starts_with("/articles/0/blocks/1"), "{diagnostics}");
    assert_eq!(diagnostics[0]["line"], 11, "{diagnostics}");
    for field in ["severity", "message", "hint"] {
        assert!(diagnostics[0][field].is_string(), "{diagnostics}");
    }
    assert_eq!(output.status.code(), Some(1));

    let path = file("good-json.json", GOOD);
    let output = dossier(&["check", "--format", "json", &path]);
    assert_eq!(stdout(&output), "[]\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_file_that_cannot_be_loaded_ends_with_2_and_one_line() {
    let missing = dossier(&["check", "no/such/file.json"]);
    let broken = dossier(&["check", &file("broken.json", "{ \"dossier\": 1,")]);
    let newer = dossier(&["check", &file("newer.json", "{ \"dossier\": 99 }")]);
    for (output, word) in [(missing, "read"), (broken, "JSON"), (newer, "99")] {
        let text = stderr(&output);
        assert!(
            text.starts_with("dossier: ") && text.contains(word),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1, "{text}");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    assert_eq!(dossier(&["check"]).status.code(), Some(2));
    assert_eq!(dossier(&["launch"]).status.code(), Some(2));
    assert_eq!(dossier(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_shell_can_complete_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = dossier(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        for command in ["new", "serve", "check", "build", "import", "search"] {
            assert!(stdout(&output).contains(command), "{command} in {shell}");
        }
    }
    assert_eq!(dossier(&["completions", "dos"]).status.code(), Some(2));
}

#[test]
fn a_search_prints_the_passages_that_match() {
    let path = file("search.json", GOOD);
    let output = dossier(&["search", &path, "zurich"]);
    let expected = "p1 (passage 1)\n  The committee met in Zürich.\n1 passage\n";
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn near_matches_stand_below_the_number_of_matches() {
    let content = GOOD.replace("Nothing was decided.", "The committee left.");
    let path = file("search-near.json", &content);
    let output = dossier(&["search", &path, "committee zurich"]);
    let expected = "p1 (passage 1)\n  The committee met in Zürich.\n1 passage\n\n\
        near matches, with some of the words or similar ones:\np2 (passage 2)\n  The committee left.\n  without \"zurich\"\n";
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn matches_that_are_not_as_typed_stand_among_others_as_on_the_page() {
    let long = "Those who went to the quay late told of guards, of crates, of a long night, of ropes, and of one barge.";
    let others = ["Rope.", "More rope."];
    let block = |(id, text): (&str, &str)| {
        format!("{{ \"id\": \"{id}\", \"type\": \"paragraph\", \"text\": \"{text}\" }}")
    };
    let others = ["p3", "p4"].into_iter().zip(others).map(block);
    let second = format!(
        "\"Guarding, guarding.\" }}, {}",
        others.collect::<Vec<_>>().join(", ")
    );
    let content = GOOD
        .replace("The committee met in Zürich.", long)
        .replace("\"Nothing was decided.\" }", &second);
    let path = file("search-mixed.json", &content);
    let output = dossier(&["search", &path, "barge guarding "]);
    let expected = format!(
        "note: none has all the words as they were typed; those that lack some stand among those that have them in another form\n\
         p2 (passage 2)\n  Guarding, guarding.\n  without \"barge\"\np1 (passage 1)\n  {long}\n1 passage with all the words\n"
    );
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_search_without_a_match_ends_with_1() {
    let path = file("search-none.json", GOOD);
    let output = dossier(&["search", &path, "qqqqqqqq"]);
    assert!(
        stdout(&output).ends_with("no passage\n"),
        "{}",
        stdout(&output)
    );
    assert_eq!(output.status.code(), Some(1));
}
