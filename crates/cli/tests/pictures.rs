//! Pictures of a dossier in the site and in the offline file, and those that are refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A PNG of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\xab\xce6\x89\0\0\0\0IEND\xaeB`\x82";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\">\
                       <script>alert(1)</script><rect width=\"4\" height=\"3\"/></svg>";

/// A folder of this test's own with a story that has these pictures; `name` is different in each test.
fn folder(name: &str, images: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pictures")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("images")).expect("the folder can be made");
    let mut story =
        "+++\nid = \"pier\"\nlang = \"en\"\ntitle = \"The pier\"\n+++\n\nWords.\n".to_owned();
    for image in images {
        story +=
            &format!("\n```figure\ntext = \"One\"\nalt = \"A pier\"\nimage = {image:?}\n```\n");
    }
    fs::write(folder.join("story.md"), story).expect("a file");
    folder
}

fn build(folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .current_dir(folder)
        .args(["build", "story.md", "-o", "site"])
        .output()
        .expect("the program starts")
}

#[track_caller]
fn refused(folder: &Path, words: &str) {
    let output = build(folder);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(words), "{said}");
    assert!(said.contains("story.md:12: "), "{said}");
    assert!(!folder.join("site").exists());
}

#[test]
fn pictures_are_copied_with_their_size_and_are_part_of_the_offline_file() {
    let images = ["images/Le pont à Zürich.png", "images/map.svg"];
    let folder = folder("copied", &images);
    fs::write(folder.join(images[0]), PIXEL).expect("a file");
    fs::write(folder.join(images[1]), DRAWING).expect("a file");
    let output = build(&folder);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let read = |name: &str| fs::read_to_string(folder.join("site").join(name)).expect("a file");

    let json: Value = serde_json::from_str(&read("pier.json")).expect("JSON");
    let blocks = json["articles"][0]["blocks"].as_array().expect("a list");
    let figures: Vec<&Value> = blocks
        .iter()
        .filter(|one| one["type"] == "figure")
        .collect();
    let [photo, drawing] = figures[..] else {
        panic!("{json}");
    };
    assert_eq!((&photo["width"], &photo["height"]), (&1.into(), &1.into()));
    assert_eq!(
        (&drawing["width"], &drawing["height"]),
        (&40.into(), &30.into())
    );
    let photo = photo["image"].as_str().expect("an address");
    let drawing = drawing["image"].as_str().expect("an address");
    assert!(
        photo.starts_with("images/le-pont-a-zurich-") && photo.ends_with(".png"),
        "{photo}"
    );
    assert_eq!(
        fs::read(folder.join("site").join(photo)).ok().as_deref(),
        Some(PIXEL)
    );
    let cleaned = read(drawing);
    assert!(
        cleaned.contains("<rect") && !cleaned.contains("alert"),
        "{cleaned}"
    );

    let index = read("index.html");
    let tag = index
        .split("<img ")
        .nth(1)
        .and_then(|rest| rest.split('>').next());
    let tag = tag.expect("a picture");
    for part in [&format!("src=\"{photo}\""), "width=\"1\"", "height=\"1\""] {
        assert!(tag.contains(part), "{part} in {tag}");
    }
    let offline = read("pier.html");
    assert!(offline.contains("src=\"data:image/png;base64,iVBORw0KGgo"));
    assert!(offline.contains("src=\"data:image/svg+xml;base64,"));
    assert!(!offline.contains(photo) && !offline.contains("alert(1)"));
}

#[test]
fn one_picture_under_two_names_is_one_file() {
    let folder = folder("twice", &["images/a.png", "images/A.PNG"]);
    fs::write(folder.join("images/a.png"), PIXEL).expect("a file");
    fs::write(folder.join("images/A.PNG"), PIXEL).expect("a file");
    assert!(build(&folder).status.success());
    assert_eq!(
        fs::read_dir(folder.join("site/images"))
            .expect("a folder")
            .count(),
        1
    );
}

#[test]
fn a_picture_that_is_not_there_is_named_with_its_line() {
    refused(
        &folder("missing", &["images/pixel.png"]),
        "images/pixel.png",
    );
}

#[test]
fn every_picture_that_cannot_be_shown_is_a_problem_of_a_check() {
    let folder = folder("checked", &["images/a.png", "images/b.png", "images/c.png"]);
    fs::write(folder.join("images/b.png"), PIXEL).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .current_dir(&folder)
        .args(["check", "story.md"])
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("story.md:12:9\n"), "{said}");
    assert!(said.contains("\"images/c.png\" of block fig3"), "{said}");
    assert!(said.contains("\nstory.md: 2 problems\n"), "{said}");
}

#[test]
fn what_only_says_that_it_is_a_picture_is_refused() {
    let folder = folder("html", &["images/pixel.png"]);
    fs::write(
        folder.join("images/pixel.png"),
        "<!doctype html><script>1</script>",
    )
    .expect("a file");
    refused(
        &folder,
        "its bytes are none of avif, gif, jpg, png, svg, webp",
    );
    fs::write(
        folder.join("images/pixel.png"),
        "<svg xmlns='http://www.w3.org/2000/svg'><g>",
    )
    .expect("a file");
    refused(&folder, "save it as plain SVG");
    fs::remove_file(folder.join("images/pixel.png")).expect("it is there");
    fs::create_dir(folder.join("images/pixel.png")).expect("a folder");
    refused(&folder, "is no file");
}

#[test]
fn a_picture_of_more_than_the_limit_is_refused() {
    let folder = folder("large", &["images/pixel.png"]);
    let file = fs::File::create(folder.join("images/pixel.png")).expect("a file");
    file.set_len(25 * 1024 * 1024 + 1)
        .expect("it can be sparse");
    refused(&folder, "more than 25 MB");
}

#[test]
fn a_picture_outside_the_folder_is_left_out_and_said() {
    for image in [
        "../outside.png",
        "/etc/hostname",
        "https://example.org/a.png",
    ] {
        let folder = folder("outside", &[image]);
        fs::write(folder.join("../outside.png"), PIXEL).expect("a file");
        let output = build(&folder);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        assert!(
            said.contains("is not a picture inside the dossier"),
            "{said}"
        );
        assert!(!folder.join("site/images").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    use std::os::unix::fs::symlink;

    let folder = folder("link", &["images/pixel.png"]);
    fs::write(folder.join("../linked.png"), PIXEL).expect("a file");
    symlink("../../linked.png", folder.join("images/pixel.png")).expect("a link");
    refused(&folder, "leads out of the dossier's folder");
    // A link within it is as good as the file.
    fs::remove_file(folder.join("images/pixel.png")).expect("it is there");
    fs::write(folder.join("kept.png"), PIXEL).expect("a file");
    symlink("../kept.png", folder.join("images/pixel.png")).expect("a link");
    assert!(build(&folder).status.success());
}
