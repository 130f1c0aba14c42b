//! A collection that changes from one build to the next, and one that is built in parts.

use crate::made::{Place, record, records};

/// A generator that gives the same numbers everywhere (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
}

/// A long article, so that a few make a group; some are a title alone or with a line below it, and some not even that.
fn long(number: usize) -> String {
    let mut json: serde_json::Value = serde_json::from_str(&record(number)).expect("JSON");
    let text = format!("The lamp {number} fell at harbour {}. ", number % 7);
    json["text"] = text.repeat(500 + number % 9 * 60).into();
    // Some share their titles and have no ids, so that ids hang on what comes before.
    if number.is_multiple_of(3) {
        json["title"] = "A lamp falls".into();
        json["id"] = serde_json::Value::Null;
    }
    match number % 8 {
        2 => json["text"] = "".into(),
        5 => json["text"] = serde_json::Value::Null,
        6 => {
            json["text"] = " ".into();
            json["summary"] = format!("The lamp {number} fell.").into();
        }
        7 if number.is_multiple_of(5) => {
            json["text"] = "".into();
            json["title"] = "".into();
        }
        _ => {}
    }
    json.to_string()
}

const BUILD: [&str; 8] = [
    "build",
    "all.jsonl",
    "--url",
    "https://news.example/all",
    "--title",
    "All",
    "--quiet",
    "-o",
];

/// The files of a site but for those that only wait for readers of the one before.
fn files(place: &Place, site: &str) -> Vec<(String, Vec<u8>)> {
    let parts = place.read(&format!("{site}/.dossier-parts"));
    let is_part = |name: &str| parts.lines().any(|part| part == name);
    let mut files = place.files(site);
    files.retain(|(name, _)| {
        let is_hashed =
            name.starts_with("chunks/") || name.contains('-') && !name.ends_with(".html");
        !is_hashed || is_part(name)
    });
    files
}

#[test]
fn a_build_after_changes_is_the_same_as_a_new_one() {
    let place = Place::new("changes");
    let mut numbers = Numbers(0x5EED_0001);
    let mut lines: Vec<String> = (0..60).map(long).collect();
    for round in 0..7 {
        match round {
            0 => {}
            1 => lines.insert(0, long(1000)),
            2 => drop(lines.remove(30)),
            3 => lines.swap(3, 50),
            _ => {
                for _ in 0..3 {
                    let at = numbers.below(lines.len());
                    match numbers.below(4) {
                        0 => lines.insert(at, long(100 + round * 10 + at)),
                        1 => drop(lines.remove(at)),
                        2 => lines[at] = long(200 + numbers.below(100)),
                        _ => {
                            let moved = lines.remove(at);
                            let to = numbers.below(lines.len());
                            lines.insert(to, moved);
                        }
                    }
                }
            }
        }
        place.write("all.jsonl", &lines.join("\n"));
        let site = format!("new-{round}");
        place.good(&[&BUILD[..], &["site"]].concat());
        place.good(&[&BUILD[..], &[&site, "--no-cache"]].concat());
        let (changed, new) = (files(&place, "site"), files(&place, &site));
        let names = |files: &[(String, Vec<u8>)]| {
            files
                .iter()
                .map(|(name, _)| name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&changed), names(&new), "round {round}");
        assert!(changed == new, "round {round}");
    }
}

#[test]
fn groups_of_the_same_articles_are_read_beside_one_another() {
    let place = Place::new("twice");
    let lines: Vec<String> = (0..40).map(long).collect();
    place.write("in/1.jsonl", &lines.join("\n"));
    place.write("in/2.jsonl", &lines.join("\n"));
    place.write("in/3.jsonl", &lines.join("\n"));
    // One of the forty has neither title nor text.
    let said = place.good(&["build", "in", "--shard", "all.shard"]);
    assert!(said.contains("117 articles"), "{said}");
    let merged = place.good(&["merge", "all.shard", "-o", "site"]);
    assert!(merged.contains("117 articles"), "{merged}");
}

#[test]
fn only_groups_that_changed_are_read() {
    let place = Place::new("groups");
    let mut lines: Vec<String> = (0..90).map(long).collect();
    let build = ["build", "all.jsonl", "-o", "site"];
    place.write("all.jsonl", &lines.join("\n"));
    let first = place.good(&build);
    lines[20] = long(500);
    place.write("all.jsonl", &lines.join("\n"));
    let second = place.good(&build);
    let read = |said: &str| -> (usize, usize) {
        let line = said
            .lines()
            .find(|line| line.contains("groups were read"))
            .expect("a line");
        let mut numbers = line
            .split([' ', ';'])
            .filter_map(|word| word.parse::<usize>().ok());
        // Articles come first.
        numbers.next();
        (numbers.next().expect("read"), numbers.next().expect("all"))
    };
    let (n_read, n_all) = read(&first);
    assert!(n_all > 3 && n_read == n_all, "{first}");
    assert!((1..=2).contains(&read(&second).0), "{second}");
    assert_eq!(read(&place.good(&build)).0, 0);
    // A registry has a say in every article.
    place.write(
        "entities.toml",
        "[[entity]]\nid = \"b\"\ntype = \"place\"\nname = \"Bergen\"\n",
    );
    let (n_read, n_all) = read(&place.good(&build));
    assert_eq!(n_read, n_all);
}

#[test]
fn a_cache_that_was_cut_off_is_read_anew() {
    let place = Place::new("cut-off");
    place.write("all.jsonl", &records(0..40).join("\n"));
    let build = ["build", "all.jsonl", "-o", "site", "--cache", "kept"];
    place.good(&build);
    let before = place.files("site");
    let groups = place.names("kept");
    assert!(!groups.is_empty());
    for (number, group) in groups.iter().enumerate() {
        let bytes = std::fs::read(place.path("kept").join(group)).expect("it is there");
        let end = bytes.len() * (1 + number % 2) / 3;
        std::fs::write(place.path("kept").join(group), &bytes[..end]).expect("it is written");
    }
    place.good(&build);
    assert!(place.files("site") == before);
}

#[test]
fn chunks_of_the_build_before_stay_for_one_more() {
    let place = Place::new("stay");
    let build = |lines: &[String]| {
        place.write("all.jsonl", &lines.join("\n"));
        place.good(&["build", "all.jsonl", "-o", "site", "--quiet"]);
        place.chunks("site")
    };
    let first = build(&records(0..30));
    let second = build(&records(0..31));
    assert!(first.iter().all(|chunk| second.contains(chunk)));
    assert_eq!(build(&records(0..31)), second);
    let third = build(&records(0..32));
    let only_first = first.iter().filter(|chunk| chunk.starts_with("root-"));
    assert!(
        only_first.clone().count() == 1 && only_first.clone().all(|chunk| !third.contains(chunk))
    );
    assert_eq!(
        third
            .iter()
            .filter(|chunk| chunk.starts_with("root-"))
            .count(),
        2
    );
}

#[test]
fn shards_that_were_read_apart_merge_into_the_same_site() {
    let place = Place::new("merge");
    let lines: Vec<String> = (0..50).map(long).collect();
    let parts = [&lines[..20], &lines[20..21], &lines[21..]];
    let mut shards = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let (source, shard) = (
            format!("part-{number}.jsonl"),
            format!("shards/{number}.shard"),
        );
        place.write(&source, &part.join("\n"));
        std::fs::create_dir_all(place.path("shards")).expect("a folder");
        place.good(&["build", &source, "--shard", &shard, "--quiet"]);
        shards.push(shard);
    }
    place.write("all.jsonl", &lines.join("\n"));
    place.good(&[&BUILD[..], &["whole"]].concat());
    let shards: Vec<&str> = shards.iter().map(String::as_str).collect();
    let merge = |site: &str| {
        let args = ["-o", site, "--title", "All", "--name", "all", "--quiet"];
        let url = ["--url", "https://news.example/all"];
        place.good(&[&["merge"], &shards[..], &args[..], &url[..]].concat());
        place.files(site)
    };
    let merged = merge("merged");
    assert_eq!(
        merged.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        place
            .files("whole")
            .iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    );
    assert!(merged == place.files("whole"));
    assert!(merge("again") == merged);
}

#[test]
fn what_is_no_shard_is_said() {
    let place = Place::new("no-shard");
    place.write("all.jsonl", &records(0..9).join("\n"));
    place.good(&["build", "all.jsonl", "--shard", "good.shard"]);
    let good = std::fs::read(place.path("good.shard")).expect("it is there");
    let mut other = good.clone();
    other[14] = b'9';
    let mut changed = good.clone();
    let middle = good.len() / 3;
    changed[middle] ^= 1;
    for (name, bytes, expected) in [
        ("text", &b"something else"[..], "it is no shard"),
        ("empty", &[], "it is no shard"),
        ("version", &other, "another version of this program"),
        ("cut", &good[..good.len() - 9], "it is damaged"),
        ("changed", &changed, "it is damaged"),
    ] {
        std::fs::write(place.path(name), bytes).expect("it is written");
        let said = place.run(&["merge", "good.shard", name, "-o", "site"]);
        assert_eq!(said.code, Some(2), "{name}");
        assert!(
            said.err.contains(expected) && said.err.contains(name),
            "{name}: {}",
            said.err
        );
        assert_eq!(place.names("site"), [""; 0], "{name}");
    }
}
