//! Checks our EDTF bounds against those of other implementations:
//! `cargo run -p dossier-core --example edtf_bounds -- FOLDER`.
//!
//! FOLDER holds `python-edtf_bounds.tsv` (text, strict and soft bounds as written by python-edtf) and
//! `python-edtf_invalid.txt` (one text a line that must be refused). Where we mean something else, the
//! table [`DEVIATIONS`] says why; an unlisted deviation and a listed one that no longer deviates are both
//! failures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dossier_core::date::{Bounds, Date, Day};

/// Which pair of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Strict,
    Soft,
}

/// Why we differ, and for which texts.
const DEVIATIONS: &[(&str, Kind, &[&str])] = &[
    (
        "winter is December to February of the next year, not December alone",
        Kind::Strict,
        &["2010-24"],
    ),
    (
        "as for the strict bounds of winter",
        Kind::Soft,
        &["2010-24"],
    ),
    (
        "an unknown start or end has no day; ten years is a guess",
        Kind::Strict,
        &["/2006", "2004-06-01/", "1984-06-02?/"],
    ),
    (
        "as for the strict bounds of an unknown start or end",
        Kind::Soft,
        &["/2006", "2004-06-01/", "1984-06-02?/"],
    ),
    (
        "a qualifier at the end doubts the date as one, by a unit of its precision: around 11 June is not two years",
        Kind::Soft,
        &["2004-06-11?", "2004-06-11%", "2004-06~-11", "2004-06?"],
    ),
    (
        "months moved from the end of June end with their own last day: 31 August, not 30",
        Kind::Soft,
        &["2004-%06", "?2004-%06", "2004?-%06"],
    ),
    (
        "the ends of an interval are drawn soft but not moved: late November stays in November",
        Kind::Soft,
        &[
            "1984~/2004-06",
            "1984/2004-06~",
            "1984?/2004%",
            "1984~/2004~",
            "1984-06?/2004-08?",
            "1984-06-02?/2004-08-08~",
            "2004-06-~01/2004-06-~20",
        ],
    ),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: edtf_bounds FOLDER");
        return ExitCode::FAILURE;
    };
    match check(Path::new(&folder)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cannot read {folder:?}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the counts and every surprise; returns how many surprises there were.
fn check(folder: &Path) -> std::io::Result<usize> {
    let table = fs::read_to_string(folder.join("python-edtf_bounds.tsv"))?;
    let invalid = fs::read_to_string(folder.join("python-edtf_invalid.txt"))?;
    let mut n_passed = 0;
    let mut deviating = BTreeSet::new();
    let mut n_surprises = 0;

    for row in table.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [text, strict_first, strict_last, soft_first, soft_last] = columns[..] else {
            continue;
        };
        let date = Date::parse(text);
        for (kind, expected) in [
            (Kind::Strict, [strict_first, strict_last]),
            (Kind::Soft, [soft_first, soft_last]),
        ] {
            let actual = match (&date, kind) {
                (Ok(date), Kind::Strict) => shown(date.bounds()),
                (Ok(date), Kind::Soft) => shown(date.soft_bounds()),
                (Err(error), _) => [error.to_string(), String::new()],
            };
            if actual == expected.map(with_y_prefix) {
                n_passed += 1;
                continue;
            }
            deviating.insert((kind, text));
            if reason(kind, text).is_none() {
                n_surprises += 1;
                println!("unlisted: {text} {kind:?}: {actual:?}, expected {expected:?}");
            }
        }
    }
    let mut n_listed = 0;
    for (reason, kind, texts) in DEVIATIONS {
        println!("{kind:?} deviations, {}: {reason}", texts.len());
        n_listed += texts.len();
        for text in texts
            .iter()
            .filter(|text| !deviating.contains(&(*kind, **text)))
        {
            n_surprises += 1;
            println!("listed, but deviates no longer: {text} {kind:?}");
        }
    }
    let n_refused = invalid
        .lines()
        .filter(|text| Date::parse(text).is_err())
        .count();
    for text in invalid.lines().filter(|text| Date::parse(text).is_ok()) {
        n_surprises += 1;
        println!("not refused: {text:?}");
    }
    println!(
        "{n_passed} bounds as expected, {n_listed} listed deviations, {n_refused} of {} invalid texts refused",
        invalid.lines().count()
    );
    Ok(n_surprises)
}

fn reason(kind: Kind, text: &str) -> Option<&'static str> {
    DEVIATIONS
        .iter()
        .find(|(_, of_kind, texts)| *of_kind == kind && texts.contains(&text))
        .map(|(reason, _, _)| *reason)
}

fn shown(bounds: Bounds) -> [String; 2] {
    [
        bounds
            .first
            .map_or("-inf".to_owned(), |day: Day| day.to_string()),
        bounds.last.map_or("inf".to_owned(), |day| day.to_string()),
    ]
}

/// python-edtf writes years past four digits without the `Y` that we write.
fn with_y_prefix(day: &str) -> String {
    let (sign, digits) = match day.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", day),
    };
    match digits.find('-') {
        Some(5..) => format!("Y{day}"),
        _ => format!("{sign}{digits}"),
    }
}
