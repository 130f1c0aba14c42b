//! A build that ends after any of its steps leaves a good site, and the next one is as if nothing had been.

use super::*;

/// A folder of this test's own that does not exist yet; `name` is different in each test.
fn place(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dossier-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// A site whose page names its parts, one a line.
fn site(parts: &[&str]) -> Vec<Artefact> {
    let file = |path: &str, text: &str, role| Artefact {
        path: path.to_owned(),
        bytes: text.as_bytes().to_owned(),
        role,
    };
    let page = file("index.html", &parts.join("\n"), "the site");
    let parts = parts.iter().map(|part| file(part, part, ""));
    [page].into_iter().chain(parts).collect()
}

/// A site's files in a plan, as [`write`] makes it.
fn plan(site: &[Artefact]) -> Plan {
    let paths = |is_page: bool| {
        let all = site.iter().filter(|one| one.role.is_empty() != is_page);
        all.map(|one| one.path.clone()).collect()
    };
    Plan {
        parts: paths(false),
        pages: paths(true),
        ..Plan::default()
    }
}

fn set(paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

#[track_caller]
fn check_good(folder: &Path) {
    let page = fs::read_to_string(folder.join("index.html")).expect("a page");
    for part in page.lines() {
        assert_eq!(
            fs::read_to_string(folder.join(part)).ok().as_deref(),
            Some(part)
        );
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = self::names(&entry.path()).into_iter();
            names.extend(inner.map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

const OLD: [&str; 3] = ["images/a-1.png", "page-1.js", "same-1.css"];
const NEW: [&str; 3] = ["images/b-2.png", "page-2.js", "same-1.css"];

#[test]
fn a_build_that_ends_after_any_step_leaves_a_good_site() {
    let folder = place("steps");
    let new = site(&NEW);
    let n_steps = steps(&set(&OLD), &plan(&new)).len();
    for n_taken in 0..=n_steps {
        let _ = fs::remove_dir_all(&folder);
        write(&folder, &site(&OLD), &[], false).expect("it is written");
        let mut output = Output::open(&folder, &[], false).expect("it is ready");
        for one in &new {
            let added = output.add(&one.path, &one.bytes, !one.role.is_empty());
            added.expect("it is staged");
        }
        for step in steps(&output.listed, &output.plan).iter().take(n_taken) {
            step.take(&folder, &output.stage).expect("it is done");
            check_good(&folder);
        }
        drop(output);
        // As if it had been killed here: the next build knows what was left.
        let third = site(&["page-3.js"]);
        write(&folder, &third, &[], false).expect("it is written");
        check_good(&folder);
        let expected = [LIST, LOCK, "index.html", "page-3.js"];
        assert_eq!(names(&folder), expected, "after {n_taken} steps");
    }
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn pages_come_after_what_they_name() {
    let folder = place("listed");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(LIST), "old.js\n../outside\n/etc/passwd\n").expect("a list");
    let steps = steps(&list(&folder, LIST), &plan(&site(&["a.js"])));
    let _ = fs::remove_dir_all(&folder);
    let list = |names: &[&str]| Step::List(LIST, set(names).into_iter().collect());
    assert_eq!(
        steps,
        [
            list(&["a.js", "index.html", "old.js"]),
            Step::Move("a.js".to_owned()),
            Step::Move("index.html".to_owned()),
            Step::Remove("old.js".to_owned()),
            list(&["a.js", "index.html"]),
        ]
    );
}

/// What a build with these parts, which spares those before, leaves in the folder.
fn spared(folder: &Path, parts: &[&str]) -> Vec<String> {
    let mut output = Output::open(folder, &[], false).expect("it is ready");
    output.spare_parts();
    for one in site(parts) {
        match output.before(&one.path) {
            Some(before) if before == one.bytes && one.role.is_empty() => output.keep(&one.path),
            _ => {
                let added = output.add(&one.path, &one.bytes, !one.role.is_empty());
                added.expect("it is staged");
            }
        }
    }
    output.finish().expect("it is written");
    check_good(folder);
    let names = names(folder).into_iter();
    names
        .filter(|name| name.contains("-1") || name.contains("-2") || name.contains("-3"))
        .collect()
}

#[test]
fn parts_of_the_build_before_stay_for_one_more() {
    let folder = place("spared");
    assert_eq!(spared(&folder, &["a-1", "b-1"]), ["a-1", "b-1"]);
    assert_eq!(spared(&folder, &["a-1", "b-2"]), ["a-1", "b-1", "b-2"]);
    assert_eq!(spared(&folder, &["a-1", "b-2"]), ["a-1", "b-1", "b-2"]);
    assert_eq!(spared(&folder, &["a-1", "b-3"]), ["a-1", "b-2", "b-3"]);
    // A site of another kind takes all of it away.
    write(&folder, &site(&["c-1"]), &[], false).expect("it is written");
    assert_eq!(names(&folder), [LIST, LOCK, "c-1", "index.html"]);
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn a_folder_that_has_a_files_name_changes_nothing() {
    let folder = place("named");
    write(&folder, &site(&OLD), &[], false).expect("it is written");
    fs::create_dir(folder.join("page-2.js")).expect("a folder");
    let before = names(&folder);
    let refused = write(&folder, &site(&NEW), &[], false);
    assert!(matches!(refused, Err(Error::Write { .. })), "{refused:?}");
    assert_eq!(names(&folder), before);
    let _ = fs::remove_dir_all(&folder);
}

#[cfg(unix)]
#[test]
fn links_are_replaced_and_never_followed() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (place("links"), place("links-outside"));
    fs::create_dir_all(&outside).expect("a folder");
    for name in ["index.html", "lock", "a-1.png"] {
        fs::write(outside.join(name), "mine").expect("a file");
    }
    write(&folder, &site(&OLD), &[], false).expect("it is written");
    let link = |to: &str, at: &str| {
        let at = folder.join(at);
        let _ = fs::remove_file(&at);
        let _ = fs::remove_dir_all(&at);
        symlink(outside.join(to), at).expect("a link");
    };
    link("index.html", "index.html");
    link("lock", LOCK);
    link("", ".dossier-new-7");
    link("", "images");
    let refused = write(&folder, &site(&NEW), &[], false);
    assert!(matches!(refused, Err(Error::Write { .. })), "{refused:?}");
    // A build without pictures takes away those of the one before, but not what the link leads to.
    write(&folder, &site(&["page-2.js"]), &[], false).expect("it is written");
    check_good(&folder);
    for name in ["index.html", "lock", "a-1.png"] {
        assert_eq!(
            fs::read_to_string(outside.join(name)).ok().as_deref(),
            Some("mine"),
            "{name}"
        );
    }
    let _ = fs::remove_dir_all(&folder);
    let _ = fs::remove_dir_all(&outside);
}
