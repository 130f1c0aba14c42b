//! The output folder of `dossier build`, with the real program: killed, out of space, refused, twice at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

const HARBOUR: &str = include_str!("../../../tests/component/harbour.json");

/// A folder of this test's own, empty, with a name that is awkward everywhere; `name` is different in each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("output à la carte")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("harbour.json"), HARBOUR).expect("the folder can be written to");
    folder
}

fn program(folder: &Path, output: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dossier"));
    program.current_dir(folder);
    program.args(["build", "harbour.json", "-o", output]);
    program
}

fn build(folder: &Path, output: &str) -> Output {
    program(folder, output)
        .output()
        .expect("the program starts")
}

fn start(folder: &Path) -> Child {
    let mut program = program(folder, "site");
    let quiet = program.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().expect("the program starts")
}

#[track_caller]
fn refused(folder: &Path, output: &str) -> String {
    let output = build(folder, output);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

/// Every file below a folder with its bytes, in the order of their names.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push((path.clone(), fs::read(&path).unwrap_or_default()));
        }
    }
    files.sort();
    files
}

/// The files that a page asks for, by its own attributes; none where there is no page.
fn missing(site: &Path) -> Vec<String> {
    let index = fs::read_to_string(site.join("index.html")).unwrap_or_default();
    let names = [
        "src=\"",
        "data-wasm=\"",
        "data-src=\"",
        "data-packed=\"",
        "stylesheet\" href=\"",
    ];
    let values = names.iter().flat_map(|name| index.split(name).skip(1));
    let values = values.filter_map(|rest| rest.split('"').next());
    values
        .filter(|value| !value.starts_with("data:") && !site.join(value).is_file())
        .map(str::to_owned)
        .collect()
}

/// Another text, so that the second build writes other files.
fn change(folder: &Path, words: &str) {
    let changed = HARBOUR.replace("Ana Moe bought", words);
    assert_ne!(changed, HARBOUR);
    fs::write(folder.join("harbour.json"), changed).expect("a file");
}

#[cfg(unix)]
#[test]
fn a_build_that_is_killed_or_out_of_space_leaves_the_last_site() {
    let folder = folder("killed");
    assert!(build(&folder, "site").status.success());
    let site = folder.join("site");
    let before = files(&site);
    change(&folder, "Ana Moe sold");
    // A file of more than so many blocks ends the program, as kill would, or where the signal is ignored, cannot be
    // written, as on a full disk.
    for blocks in [0, 8, 100, 400, 1600] {
        for (ignore, code) in [("", None), ("trap '' XFSZ; ", Some(2))] {
            let limited = format!("{ignore}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let output = Command::new("sh")
                .current_dir(&folder)
                .args(["-c", &limited, env!("CARGO_BIN_EXE_dossier")])
                .args(["build", "harbour.json", "-o", "site"])
                .output()
                .expect("the shell starts");
            if output.status.success() {
                assert!(blocks > 8, "the limit has an effect");
                assert_eq!(missing(&site), [""; 0]);
                continue;
            }
            assert_eq!(output.status.code(), code, "{blocks}");
            let left = files(&site);
            let left = left.into_iter().filter(|(path, _)| {
                let path = path.to_string_lossy();
                // What a killed build leaves of its own; one that could say so has taken it away.
                code.is_some() || !path.contains(".dossier-new-")
            });
            assert!(left.eq(before.iter().cloned()), "{blocks}");
        }
    }
    assert!(build(&folder, "site").status.success());
    let after = files(&site);
    assert_eq!(after.len(), before.len());
    assert_ne!(after, before);
    assert_eq!(missing(&site), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_first_build_that_cannot_be_written_leaves_no_folder() {
    let folder = folder("first");
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .current_dir(&folder)
        .args(["-c", limited, env!("CARGO_BIN_EXE_dossier")])
        .args(["build", "harbour.json", "-o", "site"])
        .output()
        .expect("the shell starts");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("cannot write"), "{said}");
    assert!(!folder.join("site").exists());
}

#[test]
fn a_reader_finds_a_whole_site_while_builds_go_on() {
    let folder = folder("meanwhile");
    let site = folder.join("site");
    assert!(build(&folder, "site").status.success());
    for round in 0..3 {
        change(&folder, &format!("Ana Moe sold {round}"));
        let mut running = start(&folder);
        while running.try_wait().expect("it can be asked").is_none() {
            let index = fs::read(site.join("index.html")).expect("there is always a page");
            let missing = missing(&site);
            // The page may have been changed between the two looks; then its files may be, too.
            let is_same = fs::read(site.join("index.html")).is_ok_and(|again| again == index);
            assert!(missing.is_empty() || !is_same, "{missing:?}");
        }
    }
}

#[test]
fn two_builds_at_once_follow_each_other() {
    let folder = folder("twice");
    let running = [start(&folder), start(&folder), start(&folder)];
    for mut one in running {
        assert!(one.wait().expect("it ends").success());
    }
    assert_eq!(missing(&folder.join("site")), [""; 0]);
    let left = files(&folder.join("site"));
    assert!(
        !left
            .iter()
            .any(|(path, _)| path.to_string_lossy().contains(".dossier-new-"))
    );
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let folder = folder("new");
    assert!(build(&folder, "a b/é/site").status.success());
    assert_eq!(missing(&folder.join("a b/é/site")), [""; 0]);
    assert!(folder.join("a b/é/site/index.html").is_file());
}

#[test]
fn a_place_that_is_no_folder_for_a_site_is_refused() {
    let folder = folder("refused");
    let before = files(&folder);
    let said = refused(&folder, "harbour.json");
    assert!(said.contains("is a file"), "{said}");
    let said = refused(&folder, "harbour.json/site");
    assert!(said.contains("cannot write"), "{said}");
    for holds_sources in [".", "..", "../refused", "/"] {
        let said = refused(&folder, holds_sources);
        assert!(said.contains("own files"), "{holds_sources}: {said}");
    }
    assert_eq!(files(&folder), before);
}

/// On Linux nobody, root included, makes a folder in `/proc`.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_to_is_refused() {
    let said = refused(&folder("proc"), "/proc/site");
    assert!(said.contains("cannot write \"/proc/site\""), "{said}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("read-only");
    let site = folder.join("site");
    assert!(build(&folder, "site").status.success());
    let before = files(&site);
    let allow = |mode: u32| fs::set_permissions(&site, fs::Permissions::from_mode(mode));
    allow(0o555).expect("it is ours");
    // Root may write everywhere.
    let is_root = fs::write(site.join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(site.join("probe")).expect("it is there");
    } else {
        change(&folder, "Ana Moe sold");
        let said = refused(&folder, "site");
        assert!(said.contains("cannot write"), "{said}");
    }
    allow(0o755).expect("it is ours");
    assert_eq!(files(&site), before);
}
