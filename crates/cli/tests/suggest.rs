//! `dossier suggest` and what `dossier check` lists: proposals are written as comments, decided, and stay decided.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const STORY: &str = "+++\nid = \"pier\"\nlang = \"en\"\ntitle = \"The pier\"\n+++\n\nIn Oslo the pier was sold on 12 May 2016. \
                     Nobody saw it.\n\nThe register burned on 3 June 2017.\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("suggest")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn dossier(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .current_dir(folder)
        .args(args)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn stdout(output: &Output) -> String {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file")
}

/// Puts `mark` in the place of the `#` before each proposal.
fn decide(folder: &Path, name: &str, mark: &str) {
    let text = read(folder, name);
    let lines = text
        .split_inclusive('\n')
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') => format!("{mark}{rest}"),
            _ => line.to_owned(),
        });
    fs::write(folder.join(name), lines.collect::<String>()).expect("a file");
}

fn events(folder: &Path, story: &str) -> Vec<Value> {
    let json = stdout(&dossier(folder, &["import", story]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    json["events"].as_array().cloned().unwrap_or_default()
}

#[test]
fn proposals_are_comments_that_one_keystroke_accepts() {
    let folder = folder("accept");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    let said = stdout(&dossier(&folder, &["suggest", "story.md"]));
    assert!(said.contains("2 events"), "{said}");
    let written = read(&folder, "events.toml");
    assert_eq!(events(&folder, "story.md"), [Value::Null; 0]);

    // Again: nothing changes.
    stdout(&dossier(&folder, &["suggest", "story.md"]));
    assert_eq!(read(&folder, "events.toml"), written);

    decide(&folder, "events.toml", "");
    let events = events(&folder, "story.md");
    let dates: Vec<&Value> = events.iter().map(|event| &event["date"]).collect();
    assert_eq!(dates, ["2016-05-12", "2017-06-03"]);
    let said = stdout(&dossier(&folder, &["check", "story.md"]));
    assert!(!said.contains("\nevent "), "{said}");
}

#[test]
fn what_stands_in_a_file_stays_byte_for_byte() {
    let folder = folder("bytes");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    let own = "\u{feff}# é  \r\n[[event]]\r\nid = 'x'\r\ntitle=\"Sold\"\r\ndate = 2016-05-12\r\n\
               passages = [ { block=\"p1\" } ]\r\n\r\n[[quantity]]\r\nvalue = 1";
    fs::write(folder.join("events.toml"), own).expect("a file");
    stdout(&dossier(&folder, &["suggest", "story.md"]));
    let written = read(&folder, "events.toml");
    assert!(written.starts_with(own), "{written}");
    let proposals = written
        .lines()
        .filter(|line| line.starts_with('#') && !line.starts_with("# "));
    assert_eq!(proposals.count(), 1, "{written}");
    assert!(
        written
            .lines()
            .all(|line| !line.contains('\u{feff}') || line.starts_with('\u{feff}'))
    );
    assert_eq!(
        written.matches('\n').count(),
        written.matches("\r\n").count()
    );
}

#[test]
fn what_is_rejected_is_remembered() {
    let folder = folder("reject");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    stdout(&dossier(&folder, &["suggest", "story.md"]));
    decide(&folder, "events.toml", "no.");
    let written = read(&folder, "events.toml");
    let moved = STORY.replace("In Oslo", "New.\n\nIt is said that in Oslo");
    fs::write(folder.join("story.md"), moved).expect("a file");
    let said = stdout(&dossier(&folder, &["suggest", "story.md"]));
    assert!(!said.contains("event"), "{said}");
    assert!(said.contains("2 rejected"), "{said}");
    assert_eq!(read(&folder, "events.toml"), written);
    assert_eq!(events(&folder, "story.md"), [Value::Null; 0]);
}

#[test]
fn a_decision_whose_passage_is_gone_is_a_problem_with_its_line() {
    let folder = folder("gone");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    stdout(&dossier(&folder, &["suggest", "story.md"]));
    decide(&folder, "events.toml", "");
    let (start, _) = STORY.split_once("The register").expect("it is there");
    fs::write(folder.join("story.md"), format!("{start}It ends.\n")).expect("a file");
    let output = dossier(&folder, &["check", "story.md"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("warning: ") && said.contains("words that the text has no more"),
        "{said}"
    );
    let line = read(&folder, "events.toml")
        .lines()
        .position(|line| line.contains("register burned"));
    let line = line.expect("it is kept") + 1;
    assert!(said.contains(&format!("events.toml:{line}:1")), "{said}");
}

#[test]
fn check_lists_what_is_undecided_and_finds_nothing_wrong_in_it() {
    let folder = folder("check");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    let said = stdout(&dossier(&folder, &["check", "story.md"]));
    assert!(said.contains("story.md: no problem\n"), "{said}");
    assert!(said.contains(": p1: 2016-05-12: "), "{said}");
    let json = stdout(&dossier(
        &folder,
        &["check", "story.md", "--format", "json"],
    ));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let notes: Vec<&Value> = json.as_array().into_iter().flatten().collect();
    assert!(!notes.is_empty());
    for note in notes {
        assert_eq!(note["severity"], "note");
        assert_eq!(note["file"], "story.md");
    }
    assert!(!folder.join("events.toml").exists());
    stdout(&dossier(&folder, &["suggest", "story.md", "--dry-run"]));
    assert!(!folder.join("events.toml").exists());
}

#[test]
fn articles_of_a_folder_share_the_files_and_say_which_they_are() {
    let folder = folder("several");
    fs::create_dir_all(folder.join("all")).expect("a folder");
    fs::write(folder.join("all/one.md"), STORY).expect("a file");
    let text = "The second text\n\nBy Ana Moe\n\nThe lighthouse of the island was closed to all visitors on 5 May 2018. It was \
                the last one that somebody lived in, and nobody has asked for its key.\n";
    fs::write(folder.join("all/two.txt"), text).expect("a file");
    fs::write(
        folder.join("all/dossier.toml"),
        "title = \"Both\"\n[articles.two]\npublished = \"2018-06?\"\n",
    )
    .expect("a file");
    dossier(&folder, &["suggest", "all"]);
    let written = read(&folder, "all/events.toml");
    assert!(
        written.contains("article = \"two\", block = \"p1\""),
        "{written}"
    );
    decide(&folder.join("all"), "events.toml", "");
    let output = dossier(&folder, &["import", "all"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["events"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["events"][2]["passages"][0]["article"], "two");
    assert_eq!(json["articles"][1]["published"]["edtf"], "2018-06?");
    assert_eq!(json["title"], "Both");
}

#[test]
fn a_text_is_told_when_it_was_published() {
    let folder = folder("published");
    let text = "The pier\n\nBy Ana Moe\n\nNobody knows when the pier of the town was sold, or to whom, or for how much money.\n";
    fs::write(folder.join("pier.txt"), text).expect("a file");
    let published = |args: &[&str]| {
        let output = dossier(&folder, args);
        let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        json["articles"][0]["published"].clone()
    };
    assert_eq!(published(&["import", "pier.txt"]), Value::Null);
    let edtf = published(&["import", "pier.txt", "--published", "2018-02?"]);
    assert_eq!(edtf["edtf"], "2018-02?");
    fs::write(
        folder.join("dossier.toml"),
        "title = \"Not this one\"\npublished = 2018-03-01\n",
    )
    .expect("a file");
    assert_eq!(published(&["import", "pier.txt"])["edtf"], "2018-03-01");
}

#[test]
fn a_file_that_is_no_toml_is_left_as_it_is() {
    let folder = folder("broken");
    fs::write(folder.join("story.md"), STORY).expect("a file");
    fs::write(folder.join("events.toml"), "[[event]\n").expect("a file");
    let output = dossier(&folder, &["suggest", "story.md"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("events.toml") && said.contains("not TOML"),
        "{said}"
    );
    assert_eq!(read(&folder, "events.toml"), "[[event]\n");
    fs::write(
        folder.join("committee.json"),
        "{\"dossier\":1,\"articles\":[]}",
    )
    .expect("a file");
    let output = dossier(&folder, &["suggest", "committee.json"]);
    assert_eq!(output.status.code(), Some(2));
}

/// An archive without lists of names: every third article names a place, every second a person and an office.
fn archive() -> String {
    let article = |n: u32| {
        let place = match n % 3 {
            0 => "The boats lay in Hammerfest all night, and nobody asked why.",
            _ => "The boats came back, and nobody asked why.",
        };
        let people = match n % 2 {
            0 => {
                "“It was the wind,” said Kari Wold, a farmer. The Nordic Cod Board wrote it down, and Wold left."
            }
            _ => "Nobody wrote it down.",
        };
        let once = match n {
            5 => "A letter was sent to Bodin.",
            _ => "No letter was sent.",
        };
        let text = format!("{place}\n\n{people}\n\n{once}");
        serde_json::json!({ "title": format!("Log {n}"), "text": text, "lang": "en" }).to_string()
    };
    (0..12).map(|n| article(n) + "\n").collect()
}

#[test]
fn an_article_with_the_name_alone_does_not_say_what_it_is() {
    let folder = folder("alone");
    let article = |text: &str| {
        serde_json::json!({ "title": "Log", "text": text, "lang": "en" }).to_string() + "\n"
    };
    let alone = "Nobody saw Sund Brattvik by night.";
    let articles = [alone, alone, alone, "Nobody slept in Sund Brattvik."];
    fs::write(folder.join("log.jsonl"), articles.map(article).concat()).expect("a file");
    stdout(&dossier(&folder, &["suggest", "log.jsonl"]));
    let written = read(&folder, "entities.toml");
    let line = "#sund-brattvik = { name = \"Sund Brattvik\", type = \"place\" } # in 4 articles\n";
    assert!(written.contains(line), "{written}");
}

#[test]
fn the_names_of_an_archive_become_what_its_list_is_filtered_by() {
    let folder = folder("archive");
    fs::write(folder.join("log.jsonl"), archive()).expect("a file");
    let said = stdout(&dossier(&folder, &["suggest", "log.jsonl"]));
    assert!(said.starts_with("log.jsonl: 3 names to decide\n"), "{said}");
    let written = read(&folder, "entities.toml");
    for line in [
        "#hammerfest = { name = \"Hammerfest\", type = \"place\" } # in 4 articles\n",
        "#kari-wold = { name = \"Kari Wold\", type = \"person\" } # in 6 articles\n",
        "#nordic-cod-board = { name = \"Nordic Cod Board\", type = \"organisation\" } # in 6 articles\n",
    ] {
        assert!(written.contains(line), "{line} in {written}");
    }
    assert!(!written.contains("Bodin"), "{written}");
    assert!(!folder.join("events.toml").exists());
    // Again: nothing changes.
    stdout(&dossier(&folder, &["suggest", "log.jsonl"]));
    assert_eq!(read(&folder, "entities.toml"), written);

    let decided = written.replace("#kari-wold", "no.kari-wold");
    let decided = decided.replace("#hammerfest", "hammerfest");
    fs::write(folder.join("entities.toml"), decided).expect("a file");
    let said = stdout(&dossier(&folder, &["suggest", "log.jsonl"]));
    assert!(said.starts_with("log.jsonl: 1 name to decide\n"), "{said}");
    assert!(
        said.contains("decided before: 1 accepted, 1 rejected\n"),
        "{said}"
    );
    let build = ["build", "log.jsonl", "-o", "site"];
    stdout(&dossier(&folder, &build));
    let page = read(&folder, "site/index.html");
    assert!(page.contains("Hammerfest"), "{page}");
    let found = stdout(&dossier(
        &folder,
        &["search", "log.jsonl", "place:hammerfest"],
    ));
    assert!(found.ends_with("4 articles\n"), "{found}");
    // Whatever the order of the lines: people, then offices, then places.
    let all = written.replace("\n#", "\n").replace("\n ", "\n# ");
    fs::write(folder.join("entities.toml"), all).expect("a file");
    stdout(&dossier(&folder, &build));
    let page = read(&folder, "site/index.html");
    let places =
        ["People", "Organisations", "Places"].map(|heading| page.find(&format!(">{heading}")));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    let found = stdout(&dossier(
        &folder,
        &["search", "log.jsonl", "place:hammerfest"],
    ));
    assert!(found.ends_with("4 articles\n"), "{found}");
}

#[test]
fn of_a_large_archive_the_names_come_that_most_articles_have() {
    let folder = folder("many");
    // Two articles name each village; all name the first one.
    let article = |n: u32| {
        let village = format!("A boat lay in V{}a.", "ab".repeat(n as usize / 2 + 1));
        let text = format!("{village} Another lay in Vaba.");
        serde_json::json!({ "title": format!("Log {n}"), "text": text, "lang": "en" }).to_string()
    };
    let lines: String = (0..1_004).map(|n| article(n) + "\n").collect();
    fs::write(folder.join("log.jsonl"), lines).expect("a file");
    let said = stdout(&dossier(&folder, &["suggest", "log.jsonl"]));
    assert!(
        said.starts_with("log.jsonl: 500 names to decide\n2 more "),
        "{said}"
    );
    let written = read(&folder, "entities.toml");
    let first = written.lines().find(|line| line.starts_with("#v"));
    assert!(
        first.is_some_and(|line| line.ends_with("# in 1004 articles")),
        "{first:?}"
    );
}
