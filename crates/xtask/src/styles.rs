//! The style sheets as one file: readers fetch one, and each component keeps its own. A second file is the same for
//! the custom element, whose shadow root has no `<html>` and whose width is not the window's.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome};

/// The order of the cascade: tokens, elements, page, components, print.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];
const LAST: &str = "print.css";

/// What only the element has, before everything else.
const ELEMENT: &str = "element.css";

/// What only one page has, beside everything else: the desk, and the list of a collection.
const OWN: [&str; 2] = ["desk", "collection"];

/// Joins `styles/` into `target/styles/main.css`, which `index.html` names, `target/styles/element.css`,
/// and `target/styles/PAGE.css` for each page of its own.
pub fn join(root: &Path) -> Outcome {
    let folder = root.join("styles");
    let mut files: Vec<PathBuf> = FIRST.iter().map(|name| folder.join(name)).collect();
    files.extend(components(&folder.join("components"))?);
    files.push(folder.join(LAST));
    let mut joined = String::new();
    for file in &files {
        joined.push_str(&read(file)?);
    }
    write(root, "main.css", &joined)?;
    for page in OWN {
        let mut own = String::new();
        for file in components(&folder.join(page))? {
            own.push_str(&read(&file)?);
        }
        write(root, &format!("{page}.css"), &own)?;
    }
    let element = read(&folder.join(ELEMENT))?;
    write(root, ELEMENT, &for_element(&(element + &joined)))
}

/// A file without what trails it.
fn read(file: &Path) -> Outcome<String> {
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    Ok(format!("{}\n", text.trim_end()))
}

fn write(root: &Path, name: &str, text: &str) -> Outcome {
    let target = root.join("target/styles").join(name);
    // Trunk watches by time: the same style sheet is not written again.
    if fs::read_to_string(&target).is_ok_and(|before| before == text) {
        return Ok(());
    }
    fs::create_dir_all(root.join("target/styles"))
        .and_then(|()| fs::write(&target, text))
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", target.display())))
}

/// The page's rules for a shadow root: `<html>` is the root element in it, and widths are the element's.
fn for_element(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.starts_with("body {"));
    let lines = lines.map(|line| {
        let line = line.replace(":root", ".d-root");
        match line.trim_start().strip_prefix("html {") {
            Some(rest) => format!(".d-root {{{rest}\n"),
            None => {
                line.replace("@media (max-width:", "@container (max-width:")
                    .replace("@media (min-width:", "@container (min-width:")
                    + "\n"
            }
        }
    });
    lines.collect()
}

/// The components' style sheets by name, so that every build has them in one order.
fn components(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "css"))
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_an_element_the_root_stands_for_the_page_and_its_width_for_the_window() {
        let page = "html { margin: 0; }\nbody { margin: 0; }\n@media (max-width: 9px) {\n  :root { --a: 0; }\n}\n";
        let element =
            ".d-root { margin: 0; }\n@container (max-width: 9px) {\n  .d-root { --a: 0; }\n}\n";
        assert_eq!(for_element(page), element);
    }

    #[test]
    fn nothing_in_the_elements_style_looks_at_the_page_around_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        join(&root).expect("the style sheets are there");
        let element = fs::read_to_string(root.join("target/styles/element.css"));
        let element = element.expect("it was written");
        for outside in [
            ":root",
            "\nhtml {",
            "\nbody {",
            "@media (max-width",
            "@media (min-width",
        ] {
            assert!(!element.contains(outside), "{outside}");
        }
    }
}
