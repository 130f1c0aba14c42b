//! When there is nothing to show at all.

use dossier_core::load::{self, LoadError, MAX_BYTES};
use expect_test::{Expect, expect};

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: Expect) {
    let error = load::load(bytes.as_ref()).unwrap_err();
    expected.assert_eq(&error.to_string());
}

#[test]
fn what_is_not_json_is_named_with_line_and_column() {
    check(
        "",
        expect!["not valid JSON at line 1, column 1: EOF while parsing a value"],
    );
    check(
        "<!doctype html>",
        expect!["not valid JSON at line 1, column 1: expected value"],
    );
    check(
        "{\n  \"dossier\": 1,\n  \"articles\": [,]\n}",
        expect!["not valid JSON at line 3, column 16: expected value"],
    );
    check(
        "{\"dossier\": 1",
        expect!["not valid JSON at line 1, column 13: EOF while parsing an object"],
    );
    check(
        "{\"dossier\": 1} {}",
        expect!["not valid JSON at line 1, column 16: trailing characters"],
    );
    check(
        "{\"dossier\": 1, \"title\": \"a\u{1}b\"}",
        expect![[
            r#"not valid JSON at line 1, column 27: control character (\u0000-\u001F) found while parsing a string"#
        ]],
    );
}

#[test]
fn half_a_character_is_not_json() {
    check(
        r#"{"dossier": 1, "title": "\ud83d"}"#,
        expect!["not valid JSON at line 1, column 32: unexpected end of hex escape"],
    );
    check(
        b"{\"dossier\": 1, \"title\": \"\xC3\"}",
        expect!["not valid JSON at line 1, column 26: invalid unicode code point"],
    );
    check(
        b"\xFF\xFE{\0}\0",
        expect!["not valid JSON at line 1, column 1: expected value"],
    );
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    check(
        "[".repeat(100_000),
        expect!["not valid JSON at line 1, column 128: recursion limit exceeded"],
    );
    let file = format!(
        "{{\"dossier\": 1, \"articles\": {}",
        "{\"a\":".repeat(100_000)
    );
    check(
        file,
        expect!["not valid JSON at line 1, column 658: recursion limit exceeded"],
    );
}

#[test]
fn a_number_that_is_too_large_for_any_computer_is_not_json() {
    check(
        r#"{"dossier": 1e999}"#,
        expect!["not valid JSON at line 1, column 17: number out of range"],
    );
}

#[test]
fn something_else_than_an_object_is_no_dossier() {
    for bytes in ["[]", "null", "1", "\"dossier\""] {
        assert_eq!(
            load::load(bytes.as_bytes()),
            Err(LoadError::NotAnObject),
            "{bytes}"
        );
    }
    check(
        "[]",
        expect![[
            r#"a dossier is one JSON object, {"dossier": 1, "articles": [...], ...}, and this is something else"#
        ]],
    );
}

#[test]
fn a_dossier_says_its_version() {
    for bytes in [
        "{}",
        r#"{"dossier": null}"#,
        r#"{"dossier": "1"}"#,
        r#"{"dossier": -1}"#,
        r#"{"dossier": 1.5}"#,
    ] {
        assert_eq!(
            load::load(bytes.as_bytes()),
            Err(LoadError::NoVersion),
            "{bytes}"
        );
    }
    check(
        "{}",
        expect![[r#"the field "dossier" with the format version is missing; write "dossier": 1"#]],
    );
    check(
        r#"{"dossier": 2}"#,
        expect!["the format version is 2, and this page reads version 1; build the dossier anew"],
    );
    check(
        r#"{"dossier": 0, "articles": []}"#,
        expect!["the format version is 0, and this page reads version 1; build the dossier anew"],
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    check(
        vec![b' '; MAX_BYTES + 1],
        expect![
            "the file has 67108865 bytes, and at most 67108864 are read; split it into several dossiers"
        ],
    );
}

#[test]
fn a_byte_order_mark_is_passed_over_once() {
    let file = r#"{"dossier": 1, "articles": [{"id": "a", "title": "A story"}]}"#;
    let loaded = load::load(format!("\u{FEFF}{file}").as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.dossier.title, "A story");
    check(
        format!("\u{FEFF}\u{FEFF}{file}"),
        expect!["not valid JSON at line 1, column 1: expected value"],
    );
}
