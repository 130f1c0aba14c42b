//! Folders, names and registries that nobody should hand to the builder.

use std::fs;

use super::{folder, run};

#[test]
fn a_registry_of_any_size_is_stood() {
    let folder = folder("registry");
    let names: String = (0..5_000).map(|at| format!("[[entity]]\nid = \"e{at}\"\ntype = \"p\"\nname = \"a\"\naliases = [\"a a\", \"\"]\n")).collect();
    fs::write(
        folder.join("entities.toml"),
        format!("[[type]]\nid = \"p\"\n{names}"),
    )
    .expect("a file");
    fs::write(
        folder.join("a.md"),
        format!("+++\ntitle = \"T\"\n+++\n{}", "a ".repeat(20)),
    )
    .expect("a file");
    run(&folder, &["check", "a.md"]);
}

#[test]
fn ids_and_titles_cannot_leave_the_folder() {
    for id in [
        "../../etc/passwd",
        "/etc/passwd",
        "a/b",
        "index",
        "..",
        "con\\x",
        "",
    ] {
        let folder = folder("ids");
        fs::write(
            folder.join("a.md"),
            format!("+++\nid = {id:?}\ntitle = \"T\"\n+++\nText."),
        )
        .expect("a file");
        let (_, said) = run(&folder, &["build", "a.md", "-o", "site"]);
        let names: Vec<_> = fs::read_dir(&folder)
            .expect("the folder")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert!(
            names.iter().all(|name| name == "a.md" || name == "site"),
            "{id:?} {names:?} {said}"
        );
    }
}

#[test]
#[cfg(unix)]
fn links_in_a_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = folder("outside");
    fs::write(
        outside.join("secret.md"),
        "+++\ntitle = \"Secret\"\n+++\nA secret.",
    )
    .expect("a file");
    let inside = folder("inside");
    fs::write(inside.join("a.md"), "+++\ntitle = \"T\"\n+++\nText.").expect("a file");
    symlink(&inside, inside.join("loop")).expect("a link");
    symlink(&outside, inside.join("out")).expect("a link");
    symlink(outside.join("secret.md"), inside.join("secret.md")).expect("a link");
    let (code, said) = run(&inside, &["import", ".", "-o", "a.json"]);
    assert_eq!(code, 0, "{said}");
    let json = fs::read_to_string(inside.join("a.json")).expect("text");
    assert!(json.contains("Text.") && !json.contains("secret"), "{json}");
}

#[test]
fn names_with_spaces_accents_and_quotes_are_names() {
    let folder = folder("names");
    let story = "L'été à \"Zürich\" — #1 & 100%.md";
    fs::write(folder.join(story), "+++\ntitle = \"T\"\n+++\nText.").expect("a file");
    let (code, said) = run(&folder, &["build", story, "-o", "le site à moi"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        folder
            .join("le site à moi/lete-a-zurich-1-100.html")
            .is_file(),
        "{said}"
    );
}
