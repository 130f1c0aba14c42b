//! `cargo xtask eval exports`: lets the programs that the exports are for read them, and compare what they understood
//! with what the dossier's JSON says.
//!
//! The programs are pinned in `tools/consumers` and installed beside the build. Each script there prints one line of
//! numbers or ends the chore. What is filtered is worked out again in Python, from the JSON alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, cargo, program};
use crate::tools::Tools;

/// The dossier that is exported.
const BUNDLED: &str = "articles/committee.json";

/// Scripts that read a folder of exports, in `tools/consumers`.
const PYTHON_SCRIPTS: [&str; 4] = ["tables.py", "money.py", "graph.py", "annotations.py"];

/// What of the bundled dossier is exported: a folder's name, and a link.
const FILTERS: [(&str, &str); 4] = [
    ("whole", ""),
    ("filtered", "with=islamic-state&without=syria"),
    ("two-types", "with=islamic-state,france,turkey"),
    ("nothing", "with=amniyat&without=islamic-state,syria,mossad"),
];

/// Exports the bundled dossier, whole and filtered, and one of hostile texts; runs every script on each.
///
/// # Errors
///
/// When a program is missing and cannot be installed, or a script found something that is not right.
pub fn eval(root: &Path) -> Outcome {
    let tools = Tools::new(root);
    let chromium = tools.browser()?.chromium;
    let scripts = tools.consumers()?;
    let folder = root.join("target/consumers");
    let python = python(root, &scripts, &folder)?;
    let run = |folder: &Path, dossier: &Path, fragment: &str| -> Outcome {
        println!("{fragment:?} of {}", dossier.display());
        example(root, dossier, folder, fragment)?;
        for script_name in PYTHON_SCRIPTS {
            let script = program(&python, &scripts).env("PYTHONDONTWRITEBYTECODE", "1");
            let script = script.arg(script_name);
            script.arg(folder).arg(dossier).arg(fragment).run()?;
        }
        for script in ["citations.mjs", "timeline.mjs"] {
            let script = program("node", &scripts).arg(script);
            script.arg(folder).arg(dossier).arg(&chromium).run()?;
        }
        Ok(())
    };
    let bundled = root.join(BUNDLED);
    for (name, fragment) in FILTERS {
        run(&folder.join(name), &bundled, fragment)?;
    }
    let hostile = folder.join("hostile.json");
    let written = program(&python, &scripts).arg("hostile.py").arg(&hostile);
    written.run()?;
    run(&folder.join("hostile"), &hostile, "")?;
    let cited = folder.join("cited");
    example(root, &bundled, &cited, "p12")?;
    let script = program("node", &scripts).arg("citations.mjs");
    script.arg(&cited).arg(&bundled).run()
}

/// Writes every format of what a link shows into a folder.
fn example(root: &Path, dossier: &Path, folder: &Path, fragment: &str) -> Outcome {
    cargo(root)
        .args("run --quiet -p dossier-core --example export --".split(' '))
        .arg(dossier)
        .arg(folder)
        .arg(fragment)
        .run()
}

/// A Python with the packages in `requirements.txt`, in a virtual environment of its own.
fn python(root: &Path, scripts: &Path, folder: &Path) -> Outcome<PathBuf> {
    let environment = folder.join("venv");
    let python = if cfg!(windows) {
        environment.join("Scripts/python.exe")
    } else {
        environment.join("bin/python")
    };
    let list = scripts.join("requirements.txt");
    let wanted = fs::read(&list)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", list.display())))?;
    let installed = environment.join("installed.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    program("python3", root)
        .args(["-m", "venv"])
        .arg(&environment)
        .run()?;
    program(&python, root)
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(&list)
        .run()?;
    fs::write(&installed, wanted)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", installed.display())))?;
    Ok(python)
}
