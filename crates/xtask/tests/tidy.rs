//! Rules about the source text itself, as plain tests.
//!
//! Each test names the files and lines that break its rule. This file is not held to them: it has
//! to name what it looks for.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold no source of ours.
const SKIPPED_FOLDERS: [&str; 4] = ["target", "dist", "node_modules", ".git"];

/// Most lines of a Rust file.
const MAX_LINES: usize = 500;

/// Crates that know the web.
const WEB_CRATES: [&str; 5] = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// How the custom properties begin that the page around an embedded explorer may set.
const PUBLIC_PROPERTY: &str = "--dossier-";

/// Text files by their extension.
const TEXT: [&str; 11] = [
    "rs", "toml", "md", "css", "html", "js", "json", "yml", "txt", "sh", "run",
];

struct SourceFile {
    /// Path below the root, `/` between parts.
    path: String,
    text: String,
}

impl SourceFile {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    fn is_css(&self) -> bool {
        self.path.ends_with(".css")
    }

    fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Whether it is a test, an example or a benchmark, by where it lies.
    fn is_beside_the_product(&self) -> bool {
        self.path
            .split('/')
            .any(|part| matches!(part, "tests" | "tests.rs" | "examples" | "benches"))
    }

    /// `path:line: text` of each line that `breaks` a rule.
    fn lines_where(&self, breaks: impl Fn(&str) -> bool) -> Vec<String> {
        let lines = (1..).zip(self.text.lines());
        lines
            .filter(|(_, line)| breaks(line))
            .map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim()))
            .collect()
    }
}

#[track_caller]
fn check(rule: &str, offences: impl IntoIterator<Item = String>) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(offences.is_empty(), "{rule}:\n{}", offences.join("\n"));
}

#[test]
fn a_rust_file_begins_with_what_it_is() {
    let files = sources().into_iter().filter(SourceFile::is_rust);
    let silent = files.filter(|file| !file.text.starts_with("//!"));
    check("the first line is `//! …`", silent.map(|file| file.path));
}

#[test]
fn a_rust_file_stays_short() {
    let files = sources().into_iter().filter(SourceFile::is_rust);
    let long = files.filter(|file| file.text.lines().count() >= MAX_LINES);
    check(
        "a file has fewer than 500 lines",
        long.map(|file| file.path),
    );
}

#[test]
fn only_the_explorer_knows_the_web() {
    let files = sources().into_iter().filter(|file| {
        let may = [
            "src/",
            "tests/",
            "crates/collection/",
            "crates/desk/",
            "crates/engine/",
            "crates/exporter/",
        ];
        file.is_rust() && !may.iter().any(|folder| file.is_under(folder))
    });
    check(
        "web crates are used in src/, crates/collection/, crates/desk/, crates/engine/, crates/exporter/ and tests/ only",
        files.flat_map(|file| file.lines_where(names_a_web_crate)),
    );
}

#[test]
fn only_the_command_lines_read_files_and_print() {
    let files = sources().into_iter().filter(|file| {
        file.is_rust()
            && !file.is_under("crates/cli/")
            && !file.is_under("crates/xtask/")
            && !file.is_beside_the_product()
    });
    let does_io = |line: &str| {
        let code = code_of(line);
        ["std::fs", "println!", "eprintln!"]
            .iter()
            .any(|io| code.contains(io))
    };
    check(
        "files and the terminal belong to cli and xtask",
        files.flat_map(|file| file.lines_where(does_io)),
    );
}

#[test]
fn a_colour_is_a_token() {
    let files = sources().into_iter().filter(|file| {
        let is_page = ["src/", "styles/", "crates/collection/", "crates/desk/"]
            .iter()
            .any(|folder| file.is_under(folder))
            || file.path == "index.html";
        is_page && file.path != "styles/tokens.css"
    });
    let offences = files.flat_map(|file| {
        let is_rust = file.is_rust();
        file.lines_where(|line| has_colour(line, is_rust))
    });
    check("colours stand in styles/tokens.css only", offences);
}

#[test]
fn a_custom_property_is_declared() {
    let styles: Vec<SourceFile> = sources()
        .into_iter()
        .filter(|file| file.is_css() && file.is_under("styles/"))
        .collect();
    let declared: Vec<&str> = styles
        .iter()
        .flat_map(|file| file.text.split([';', '{', '}', '/']))
        .filter_map(|part| part.split_once(':'))
        .map(|(name, _)| name.trim())
        .filter(|name| name.starts_with("--"))
        .collect();
    // Or a script sets it, as it does what it measures.
    let scripts: String = sources()
        .into_iter()
        .filter(|file| file.is_under("scripts/"))
        .map(|file| file.text)
        .collect();
    let is_unknown = |line: &str| {
        line.split("var(").skip(1).any(|rest| {
            let name = rest.split([')', ',']).next().unwrap_or_default().trim();
            !declared.contains(&name)
                && !name.starts_with(PUBLIC_PROPERTY)
                && !scripts.contains(&format!("setProperty(\"{name}\""))
        })
    };
    check(
        "every var(--x) is declared, or set by a script",
        styles.iter().flat_map(|file| file.lines_where(is_unknown)),
    );
}

/// What the page around an embedded explorer may set is declared there and not here. So it is used where tokens are
/// defined and nowhere else, always with a default, and each is explained at the top of that file.
#[test]
fn a_public_property_is_a_documented_input_of_a_token() {
    let sources = sources();
    let styles = || sources.iter().filter(|file| file.is_css());
    let elsewhere = styles().filter(|file| file.path != "styles/tokens.css");
    check(
        "public properties are read in styles/tokens.css only",
        elsewhere.flat_map(|file| file.lines_where(|line| line.contains(PUBLIC_PROPERTY))),
    );
    let tokens = styles().find(|file| file.path == "styles/tokens.css");
    let tokens = tokens.expect("the tokens");
    let (explained, rules) = tokens.text.split_once("*/").expect("a comment at the top");
    let explained: Vec<&str> = explained
        .split_whitespace()
        .filter(|word| word.starts_with(PUBLIC_PROPERTY))
        .collect();
    let used: Vec<&str> = rules
        .split("var(")
        .skip(1)
        .map(|rest| rest.split([',', ')']).next().unwrap_or_default())
        .filter(|name| name.starts_with(PUBLIC_PROPERTY))
        .collect();
    let unknown = used.iter().filter(|name| !explained.contains(name));
    let unused = explained.iter().filter(|name| !used.contains(name));
    check(
        "public properties are explained, and those explained are used",
        unknown.chain(unused).map(|name| (*name).to_owned()),
    );
    let bare = format!("var({PUBLIC_PROPERTY}");
    let has_no_default = |line: &str| {
        line.split(&bare).skip(1).any(|rest| {
            let end = rest.find([',', ')']);
            end.is_some_and(|end| rest[end..].starts_with(')'))
        })
    };
    check(
        "a public property has a default",
        tokens.lines_where(has_no_default),
    );
}

#[test]
fn nothing_is_left_undone() {
    let files = sources().into_iter().filter(SourceFile::is_rust);
    let is_undone = |line: &str| {
        let code = code_of(line);
        ["todo!", "unimplemented!", "#[ignore"]
            .iter()
            .any(|mark| code.contains(mark))
    };
    check(
        "no todo, no ignored test",
        files.flat_map(|file| file.lines_where(is_undone)),
    );
}

#[test]
fn what_a_page_says_is_not_written_for_debugging() {
    let files = sources().into_iter().filter(|file| {
        let pages = [
            "src/",
            "crates/archive/src/",
            "crates/collection/src/",
            "crates/core/src/",
            "crates/engine/src/",
            "crates/exporter/src/",
        ];
        // These three are in the desk alone, which is built with what `{:?}` writes.
        let desk = [
            "crates/core/src/desk",
            "crates/core/src/extract",
            "crates/core/src/read",
        ];
        let is_under = |folders: &[&str]| folders.iter().any(|folder| file.is_under(folder));
        file.is_rust() && is_under(&pages) && !is_under(&desk) && !file.is_beside_the_product()
    });
    let product = files.map(|file| {
        let (product, _) = file
            .text
            .split_once("#[cfg(test)]")
            .unwrap_or((&file.text, ""));
        SourceFile {
            text: product.to_owned(),
            path: file.path,
        }
    });
    let is_debug = |line: &str| {
        [":?}", ":#?}"]
            .iter()
            .any(|debug| code_of(line).contains(debug))
    };
    check(
        "pages are built without what `{:?}` writes; text is quoted by `diagnostic::quoted`",
        product.flat_map(|file| file.lines_where(is_debug)),
    );
}

#[test]
fn text_is_never_markup() {
    let files = sources().into_iter().filter(|file| {
        let pages = ["src/", "crates/collection/", "crates/desk/"];
        pages.iter().any(|folder| file.is_under(folder))
    });
    let is_markup = |line: &str| {
        [
            "innerHTML",
            "inner_html",
            "outer_html",
            "insert_adjacent_html",
            "from_html_unchecked",
        ]
        .iter()
        .any(|markup| code_of(line).contains(markup))
    };
    check(
        "a dossier's text is only ever text",
        files.flat_map(|file| file.lines_where(is_markup)),
    );
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let knows = |line: &str| {
        ["/work/", "/root/", "/home/", "/Users/"]
            .iter()
            .any(|folder| {
                line.match_indices(folder).any(|(at, _)| {
                    // After a letter it is part of an address, such as example.org/work/.
                    let before = line[..at].chars().next_back();
                    !before
                        .is_some_and(|before| before.is_alphanumeric() || "./-_~".contains(before))
                })
            })
    };
    check(
        "paths are relative",
        sources().iter().flat_map(|file| file.lines_where(knows)),
    );
}

/// A line without the comment at its end; good enough for the words that are looked for.
fn code_of(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

fn names_a_web_crate(line: &str) -> bool {
    let code = code_of(line);
    WEB_CRATES.iter().any(|name| {
        code.match_indices(name).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = &code[at + name.len()..];
            let is_whole = !before.is_some_and(|before| before.is_alphanumeric() || before == '_');
            // `gloo_events::` is a part of gloo.
            let after =
                after.trim_start_matches(|next: char| next.is_alphanumeric() || next == '_');
            is_whole && (after.starts_with("::") || code.trim_start().starts_with("use "))
        })
    })
}

/// Whether a line holds `#fff`, `rgb(…)` or a like colour.
///
/// In Rust a hash also begins a fragment or an issue's number, so only a string that is a colour counts.
fn has_colour(line: &str, is_rust: bool) -> bool {
    let functions = [
        "rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch(",
    ];
    let has_function = functions.iter().any(|function| {
        line.match_indices(function).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|before| before.is_alphanumeric() || "_-".contains(before))
        })
    });
    has_function
        || line.match_indices('#').any(|(at, _)| {
            let rest = &line[at + 1..];
            let n_digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            let next = rest[n_digits..].chars().next();
            let before = line[..at].chars().next_back();
            let ends = !next.is_some_and(|next| next.is_alphanumeric() || "-_".contains(next));
            let begins = if is_rust {
                before == Some('"') && next == Some('"')
            } else {
                before != Some('&')
            };
            matches!(n_digits, 3 | 4 | 6 | 8) && ends && begins
        })
}

/// Every text file of the repository but this one.
fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    let mut files: Vec<SourceFile> = paths
        .into_iter()
        .filter_map(|path| {
            let below = path.strip_prefix(&root).ok()?;
            let path_text = below.to_str()?.replace('\\', "/");
            let text = fs::read_to_string(&path).ok()?;
            let path = path_text;
            Some(SourceFile { path, text })
        })
        .filter(|file| file.path != "crates/xtask/tests/tidy.rs")
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        files
            .iter()
            .any(|file| file.path == "crates/xtask/src/main.rs")
    );
    files
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if path.is_dir() {
            if !SKIPPED_FOLDERS.contains(&name.as_ref()) {
                collect(&path, paths);
            }
        } else if TEXT.contains(&name.rsplit('.').next().unwrap_or_default()) {
            paths.push(path);
        }
    }
}

#[test]
fn the_rules_see_what_they_look_for() {
    assert!(names_a_web_crate("use gloo::events::EventListener;"));
    assert!(names_a_web_crate("let window = web_sys::window();"));
    assert!(names_a_web_crate("use gloo_events;"));
    assert!(!names_a_web_crate("let renewed = a::b();"));
    assert!(!names_a_web_crate("// yew::Html is made elsewhere"));
    assert!(has_colour("  color: #fff;", false));
    assert!(has_colour("  fill: rgb(1 2 3);", false));
    assert!(has_colour("let ink = \"#1a2b3c\";", true));
    assert!(!has_colour("  scroll-margin: var(--d-lab);", false));
    assert!(!has_colour("check(\"#q=add\");", true));
    assert!(!has_colour("see #123 in rust", true));
}
