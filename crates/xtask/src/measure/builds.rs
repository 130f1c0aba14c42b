//! How fast the builder is and how much memory it takes: folders of 1, 100 and 1,000 articles, each a copy of the
//! bundled story under its own name, with the bundled registry; as one page and as a collection.
//!
//! Times are printed as they are and as ratios; they are of this machine at this hour.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{Failure, Outcome, cargo};
use crate::site;
use crate::tools::Tools;

/// Articles in the folders, and whether they become a collection.
const FOLDERS: [(usize, bool); 5] = [
    (1, false),
    (100, false),
    (1_000, false),
    (100, true),
    (1_000, true),
];

/// Builds of each folder; the median counts.
const RUNS: usize = 3;

/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(3);

/// What one build took.
#[derive(Clone, Copy, Debug)]
struct Taken {
    seconds: f64,
    /// The most memory that the process held, in MiB; none where the system does not tell.
    peak_mib: Option<f64>,
}

/// Builds each folder with the release builder and prints a table.
///
/// # Errors
///
/// When the builder cannot be built, or a folder cannot be.
pub fn run(root: &Path) -> Outcome {
    Tools::new(root).for_build()?;
    site::build(root, &site::local_url(site::DEFAULT_PORT))?;
    cargo(root)
        .args(["build", "--release", "--quiet", "-p", "dossier-cli"])
        .run()?;
    let builder = root.join("target/release/dossier");
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!("{cores} cores, release build, median of {RUNS}\n");
    println!("| articles | as | s | articles a second | / 1 article | peak memory, MiB |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: |");
    let mut first = None;
    for (count, collects) in FOLDERS {
        let name = if collects { "a collection" } else { "one page" };
        let folder = root.join("target/measure-builds").join(count.to_string());
        write_articles(root, &folder, count, collects)
            .map_err(|error| Failure::new(format!("cannot write {}: {error}", folder.display())))?;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(build(&builder, &folder)?);
        }
        runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        let Taken { seconds, peak_mib } = runs[RUNS / 2];
        let each = seconds / count as f64;
        let ratio = each / *first.get_or_insert(each);
        let peak = peak_mib.map_or("not told".to_owned(), |peak| format!("{peak:.0}"));
        println!(
            "| {count} | {name} | {seconds:.2} | {:.1} | {ratio:.3} | {peak} |",
            1.0 / each
        );
    }
    Ok(())
}

fn write_articles(root: &Path, folder: &Path, count: usize, collects: bool) -> io::Result<()> {
    let bundled = root.join("articles/committee");
    let story = fs::read_to_string(bundled.join("story.md"))?;
    let stories = folder.join("stories");
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(&stories)?;
    fs::copy(bundled.join("entities.toml"), stories.join("entities.toml"))?;
    let about = format!("collection = {collects}\n");
    fs::write(stories.join("dossier.toml"), about)?;
    for at in 0..count {
        let id = format!("story-{at:04}");
        let story = story.replacen("id = \"committee\"", &format!("id = \"{id}\""), 1);
        fs::write(stories.join(format!("{id}.md")), story)?;
    }
    Ok(())
}

fn build(builder: &Path, folder: &Path) -> Outcome<Taken> {
    let wrong =
        |error: io::Error| Failure::new(format!("cannot run {}: {error}", builder.display()));
    let output: PathBuf = folder.join("site");
    // What is there already would not be written again.
    if output.exists() {
        fs::remove_dir_all(&output).map_err(wrong)?;
    }
    let start = Instant::now();
    let mut child = Command::new(builder)
        .args(["build", "--quiet", "--no-cache", "stories", "-o"])
        .arg(&output)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(wrong)?;
    let mut peak_mib = None;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(wrong)? {
            break status;
        }
        peak_mib = peak(&child).or(peak_mib);
        thread::sleep(LOOK);
    };
    let seconds = start.elapsed().as_secs_f64();
    if status.success() {
        Ok(Taken { seconds, peak_mib })
    } else {
        Err(Failure::new(format!(
            "the builder could not build {}",
            folder.display()
        )))
    }
}

/// The most memory that a process has held so far, as Linux tells it.
fn peak(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}
