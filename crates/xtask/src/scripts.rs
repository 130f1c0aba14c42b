//! The explorer's files for the builder: the scripts bundled by esbuild, beside the module and the style sheets, in
//! `target/explorer`. The builder takes them into itself from there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, program};
use crate::site::Module;
use crate::{site, stemmers, tools};

mod imports;

/// What stands in the custom element's script for names that the builder knows: those of the module, of the exports' script
/// and of the stemmers.
const NAMES: [&str; 3] = [
    "--define:__WASM__=\"__DOSSIER_WASM__\"",
    "--define:__EXPORT__=\"__DOSSIER_EXPORT__\"",
    "--define:__STEMMERS__=\"__DOSSIER_STEMMERS__\"",
];

/// Most that the script for hosts may weigh, in bytes.
const EMBED_BUDGET: usize = 2048;

/// The scripts that become files of a site.
const SCRIPTS: [&str; 9] = [
    "page",
    "unpack",
    "export",
    "element",
    "embed",
    "worker",
    "desk",
    "collection",
    "article",
];

/// The script around a collection's module, which runs on the page and in a worker, and what makes it a function that gives
/// what it exports. A worker is made of its text, which every page may do; of a file, no page from disk.
const ENGINE: &str = "engine";
const ENGINE_WRAP: [&str; 3] = [
    "--global-name=parts",
    "--banner:js=globalThis.dossierCollection=function(){",
    "--footer:js=return parts};",
];

/// The style sheets: those that stand in files, and the one that is part of scripts.
const STYLES: [&str; 4] = ["main.css", "element.css", "desk.css", "collection.css"];

/// The oldest JavaScript that the scripts are written down to; WebAssembly itself needs younger browsers.
const TARGET: &str = "--target=es2022";

/// Writes `target/explorer` from Trunk's output in `dist`.
pub fn bundle(root: &Path, dist: &Path) -> Outcome {
    let folder = root.join("target/explorer");
    fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error))?;
    let mut wasm = read(&one_file(dist, ".wasm")?)?;
    let mut glue = read_text(&one_file(dist, ".js")?)?;
    imports::shorten(&mut glue, &mut wasm)?;
    write(&folder.join("explorer.wasm"), &wasm)?;
    write(&folder.join("glue.js"), glue.as_bytes())?;
    for module in site::MODULES {
        let from = site::module_folder(root, module);
        let name = module.name;
        let mut wasm = read(&from.join(format!("{name}_bg.wasm")))?;
        let mut glue = read_text(&from.join(format!("{name}.js")))?;
        imports::shorten(&mut glue, &mut wasm)?;
        let glue = with_own_properties(&glue, name);
        write(&folder.join(format!("{name}.wasm")), &wasm)?;
        write(&folder.join(format!("{name}_glue.js")), glue.as_bytes())?;
    }
    for tag in stemmers::TAGS {
        let name = format!("stem-{tag}.wasm");
        write(
            &folder.join(&name),
            &read(&stemmers::folder(root).join(&name))?,
        )?;
    }
    for style in STYLES {
        let styles = root.join("target/styles").join(style);
        minify_styles(root, &styles, &folder.join(style))?;
    }
    minify_styles(
        root,
        &root.join("styles/plain.css"),
        &folder.join("plain.css"),
    )?;
    for name in SCRIPTS {
        script(root, name, &folder, &[])?;
    }
    script(root, ENGINE, &folder, &ENGINE_WRAP)?;
    // One file to load, whose first part is also what a worker runs.
    let page = folder.join("collection.js");
    let both = [read(&folder.join("engine.js"))?, read(&page)?].concat();
    write(&page, &both)?;
    let glues = site::MODULES.map(|module| format!("{}_glue.js", module.name));
    let parts = ["element.css", "glue.js", "engine.js"].map(str::to_owned);
    for part in parts.into_iter().chain(glues) {
        // It is part of a script; one that stays behind does no harm.
        let _ = fs::remove_file(folder.join(part));
    }
    let embed = folder.join("embed.js");
    let n_bytes = fs::metadata(&embed).map_or(0, |file| file.len() as usize);
    if n_bytes > EMBED_BUDGET {
        return Err(Failure::new(format!(
            "embed.js weighs {n_bytes} bytes, its budget is {EMBED_BUDGET}"
        )));
    }
    Ok(())
}

/// The glue of a module whose page may show the explorer inside: Yew numbers applications and listeners in properties of
/// elements, each module from one on, so under the same names the application around would take a press in an article for
/// one on its own element of that number.
fn with_own_properties(glue: &str, module: &str) -> String {
    glue.replace(".__yew_", &format!(".__{module}_"))
}

fn script(root: &Path, name: &str, folder: &Path, more: &[&str]) -> Outcome {
    let alias = |name: &str, file: &str| format!("--alias:{name}={}", folder.join(file).display());
    let glues = site::MODULES
        .map(|Module { name, .. }| alias(&format!("{name}-glue"), &format!("{name}_glue.js")));
    esbuild(root)
        .arg(format!("scripts/{name}.js"))
        .args([
            "--bundle",
            "--minify",
            "--format=iife",
            "--charset=utf8",
            TARGET,
        ])
        .arg(alias("dossier-glue", "glue.js"))
        .arg(alias("dossier-css", "element.css"))
        .args(glues)
        .arg("--loader:.css=text")
        .args(NAMES)
        .args(more)
        // The module's own idea of where its file lies is never asked.
        .arg("--log-override:empty-import-meta=silent")
        .arg(format!(
            "--outfile={}",
            folder.join(format!("{name}.js")).display()
        ))
        .run()
}

fn minify_styles(root: &Path, from: &Path, to: &Path) -> Outcome {
    // Browsers that know custom properties know the syntax: nothing is rewritten for older ones.
    esbuild(root)
        .arg(from)
        .args(["--minify", "--charset=utf8"])
        .arg(format!("--outfile={}", to.display()))
        .run()
}

fn esbuild(root: &Path) -> crate::command::Program {
    program(tools::npm_programs(root).join("esbuild"), root).args(["--log-level=warning"])
}

/// The one file of Trunk's output whose name starts as the explorer's and ends so.
fn one_file(dist: &Path, ending: &str) -> Outcome<PathBuf> {
    let entries = fs::read_dir(dist)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", dist.display())))?;
    let mut found = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("explorer-") && name.ends_with(ending)
        });
    match (found.next(), found.next()) {
        (Some(path), None) => Ok(path),
        _ => Err(Failure::new(format!(
            "{} does not hold one explorer-*{ending}; remove the folder and build again",
            dist.display()
        ))),
    }
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))
}

fn read_text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).map_err(|error| cannot_write(file, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_on_one_page_mark_elements_under_different_names() {
        let glue = "e.__yew_listener_id=1;t.__yew_subtree_id";
        assert_eq!(
            with_own_properties(glue, "collection"),
            "e.__collection_listener_id=1;t.__collection_subtree_id"
        );
    }
}
