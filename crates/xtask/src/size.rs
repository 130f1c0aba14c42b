//! What a first visit costs: every file, raw and as servers compress it, against a budget.
//!
//! Sizes are bytes; a KB is 1000 bytes. A first visit loads the site's page and the files that it names; the others are
//! for other uses, and are listed by the builder.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::command::{Failure, Outcome};
use crate::site::{self, BuiltFile};

/// Bytes in a KB.
const KB: usize = 1000;

/// Most that a first visit may cost, Brotli.
const FIRST_VISIT_BUDGET: usize = 251_400;

/// Most that the WebAssembly file may cost, Brotli.
const WASM_BUDGET: usize = 209_000;

/// How the names begin of the files that the page loads; after that comes a hash of the content.
const FIRST_VISIT: [&str; 6] = [
    "explorer-",
    "page-",
    "main-",
    "plain-",
    "committee-",
    "stem-",
];

/// How the name begins of the script that opens the exports, with their module inside it.
const EXPORTS: &str = "export-";

/// Most that it may cost a reader who asks for an export, Brotli.
const EXPORTS_BUDGET: usize = 110 * KB;

/// The page on which readers explore a text of their own.
const DESK: &str = "desk.html";

/// Most that it may cost a reader who follows the link to it, Brotli.
const DESK_BUDGET: usize = 1440 * KB;

/// The module of a collection, which draws its list and searches it; in the builder's folder, for the site of one article
/// does not have it.
const COLLECTION: &str = "target/explorer/collection.wasm";

/// Most that it may cost, Brotli: 162 KB that draw, 20 that list, filter and show time without a query, and 31 that search.
const COLLECTION_BUDGET: usize = 214_500;

/// Most that the offline file may weigh, as it is.
const OFFLINE_BUDGET: usize = 655 * KB;

/// The offline file of the bundled dossier.
const OFFLINE: &str = "committee.html";

/// Highest level, and the largest window that browsers accept (2^24 bytes).
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW_BITS: i32 = 24;

struct Row {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes, writes them to `target/size.txt`, and compares them with the budget.
///
/// # Errors
///
/// When the budget is exceeded, or there is no built page.
pub fn check(root: &Path) -> Outcome {
    let files = site::files(root)?;
    let rows = files
        .iter()
        .filter(|file| is_of_first_visit(&file.path))
        .map(measure)
        .collect::<io::Result<Vec<Row>>>()
        .map_err(|error| Failure::new(format!("cannot compress: {error}")))?;
    let table = table(&rows);
    print!("{table}");
    let folder = root.join("target");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("size.txt"), &table))
        .map_err(|error| Failure::new(format!("cannot write target/size.txt: {error}")))?;
    within_budget(&rows).map_err(Failure::new)?;
    asked_for_within_budget(&files)?;
    collection_within_budget(root)?;
    let offline = files.iter().find(|file| file.path == OFFLINE);
    match offline.map(|file| file.bytes.len()) {
        None => Err(Failure::new("the site holds no offline file")),
        Some(n_bytes) if n_bytes > OFFLINE_BUDGET => Err(Failure::new(format!(
            "the offline file weighs {n_bytes} bytes, its budget is {OFFLINE_BUDGET}"
        ))),
        Some(_) => Ok(()),
    }
}

/// What is loaded only when a reader asks for it: how its name begins, what it is, its budget.
const ASKED_FOR: [(&str, &str, usize); 2] = [
    (EXPORTS, "the script of the exports", EXPORTS_BUDGET),
    (DESK, "the desk", DESK_BUDGET),
];

fn asked_for_within_budget(files: &[BuiltFile]) -> Outcome {
    for (start, what, budget) in ASKED_FOR {
        let file = files.iter().find(|file| file.path.starts_with(start));
        let file = file.ok_or_else(|| Failure::new(format!("the site does not hold {what}")))?;
        within(file, what, budget, "when a reader asks for it")?;
    }
    Ok(())
}

fn collection_within_budget(root: &Path) -> Outcome {
    let bytes = fs::read(root.join(COLLECTION))
        .map_err(|error| Failure::new(format!("cannot read {COLLECTION}: {error}")))?;
    let path = COLLECTION.to_owned();
    let file = BuiltFile { path, bytes };
    let what = "a collection's module";
    within(&file, what, COLLECTION_BUDGET, "in a collection")
}

/// Prints what a file costs, and compares it with a budget.
fn within(file: &BuiltFile, what: &str, budget: usize, when: &str) -> Outcome {
    let row = measure(file).map_err(|error| Failure::new(format!("cannot compress: {error}")))?;
    println!(
        "{:>10} {:>10} {:>10}  {} ({when})",
        row.raw, row.gzip, row.brotli, row.path
    );
    if row.brotli > budget {
        return Err(Failure::new(format!(
            "{what} costs {} bytes (Brotli), the budget is {budget}",
            row.brotli
        )));
    }
    Ok(())
}

fn is_of_first_visit(path: &str) -> bool {
    path == "index.html" || FIRST_VISIT.iter().any(|start| path.starts_with(start))
}

fn measure(file: &BuiltFile) -> io::Result<Row> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&file.bytes)?;
    let mut brotli = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: file.bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut file.bytes.as_slice(), &mut brotli, &params)?;
    Ok(Row {
        path: file.path.clone(),
        raw: file.bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.len(),
    })
}

fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "{:>10} {:>10} {:>10}  bytes\n",
        "raw", "gzip -9", "brotli -11"
    );
    let mut line = |raw: usize, gzip: usize, brotli: usize, name: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{raw:>10} {gzip:>10} {brotli:>10}  {name}");
    };
    for row in rows {
        line(row.raw, row.gzip, row.brotli, &row.path);
    }
    line(
        rows.iter().map(|row| row.raw).sum(),
        rows.iter().map(|row| row.gzip).sum(),
        rows.iter().map(|row| row.brotli).sum(),
        "first visit",
    );
    table
}

fn within_budget(rows: &[Row]) -> Result<(), String> {
    let wasm: usize = rows
        .iter()
        .filter(|row| extension(&row.path) == "wasm")
        .map(|row| row.brotli)
        .sum();
    let first_visit: usize = rows.iter().map(|row| row.brotli).sum();
    if wasm == 0 {
        return Err("the site holds no wasm file".to_owned());
    }
    for (name, size, budget) in [
        ("the wasm file", wasm, WASM_BUDGET),
        ("a first visit", first_visit, FIRST_VISIT_BUDGET),
    ] {
        if size > budget {
            return Err(format!(
                "{name} costs {size} bytes (Brotli), its budget is {budget}"
            ));
        }
    }
    Ok(())
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, brotli: usize) -> Row {
        Row {
            path: path.to_owned(),
            raw: 3 * brotli,
            gzip: 2 * brotli,
            brotli,
        }
    }

    #[test]
    fn the_budget_holds_for_the_wasm_file_and_for_the_whole() {
        let page = |wasm, json| within_budget(&[row("a.wasm", wasm), row("b.json", json)]);
        assert!(page(WASM_BUDGET, FIRST_VISIT_BUDGET - WASM_BUDGET).is_ok());
        assert!(page(WASM_BUDGET + 1, 0).unwrap_err().contains("wasm"));
        assert!(
            page(1, FIRST_VISIT_BUDGET)
                .unwrap_err()
                .contains("first visit")
        );
        assert!(within_budget(&[row("b.json", 1)]).is_err());
    }

    #[test]
    fn a_first_visit_loads_the_page_and_what_it_names() {
        for path in ["index.html", "explorer-12.wasm", "committee-12.json"] {
            assert!(is_of_first_visit(path), "{path}");
        }
        for path in [
            "committee.html",
            "packed-12.js",
            "export-12.js",
            "embed.js",
            "committee.json",
        ] {
            assert!(!is_of_first_visit(path), "{path}");
        }
    }

    #[test]
    fn a_repetitive_file_shrinks_and_the_table_sums_up() {
        let file = BuiltFile {
            path: "a.json".to_owned(),
            bytes: b"[1] ".repeat(1000),
        };
        let row = measure(&file).unwrap();
        assert_eq!(row.raw, 4000);
        assert!(row.gzip < 100 && row.brotli < 100);
        let table = table(&[row]);
        assert_eq!(table.lines().count(), 3);
        assert!(table.ends_with("first visit\n"));
    }
}
