//! `cargo xtask eval dates`: the expressions of time that the engine finds, against folders of TimeML.

use std::fs;
use std::path::{Path, PathBuf};

use super::agreement::{Counts, Measure, counts};
use super::{answers, bootstrap, cannot, heading, read, tml};
use crate::command::{Failure, Outcome};

/// Scores each folder of .tml. What it is compared with is written by `dossier dates`, or stands in the folder of the
/// same place in `systems` when that is given.
///
/// # Errors
///
/// When a file cannot be read, a folder has no .tml, or the builder fails.
pub fn run(root: &Path, golds: &[PathBuf], systems: &[PathBuf]) -> Outcome {
    if !systems.is_empty() && systems.len() != golds.len() {
        return Err(Failure::new("as many --system folders as --gold folders"));
    }
    let mut rows = Vec::new();
    for (at, gold) in golds.iter().enumerate() {
        let files = tml_files(gold)?;
        let system = match systems.get(at) {
            Some(system) => system.clone(),
            None => {
                let name = format!("dates-{at}-{}", heading(gold));
                answers(root, &["dates", "--format", "tml"], &files, &name)?
            }
        };
        rows.push((heading(gold), documents(&files, &system)?));
    }
    print!("{}", table(&rows));
    Ok(())
}

fn tml_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_tml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "tml");
    let mut files: Vec<PathBuf> = paths.filter(is_tml).collect();
    files.sort();
    match files.is_empty() {
        true => Err(Failure::new(format!("no .tml in {}", folder.display()))),
        false => Ok(files),
    }
}

/// The counts of each document; one that is missing has found nothing.
fn documents(files: &[PathBuf], system: &Path) -> Outcome<Vec<[Counts; 5]>> {
    let mut documents = Vec::new();
    let mut n_missing = 0;
    for file in files {
        let gold = tml::parse(&read(file)?);
        let answer = system.join(file.file_name().unwrap_or_default());
        let answer = match answer.exists() {
            true => tml::parse(&read(&answer)?),
            false => {
                n_missing += 1;
                tml::Tml {
                    n_letters: gold.n_letters,
                    ..tml::Tml::default()
                }
            }
        };
        if answer.n_letters != gold.n_letters {
            let (ours, theirs) = (answer.n_letters, gold.n_letters);
            eprintln!(
                "{}: the text has {ours} letters instead of {theirs}",
                heading(file)
            );
        }
        documents.push(counts(&gold, &answer));
    }
    if n_missing > 0 {
        eprintln!(
            "{}: no answer for {n_missing} of {}",
            system.display(),
            files.len()
        );
    }
    Ok(documents)
}

/// One row for each folder: F1 of each measure with its interval.
fn table(rows: &[(String, Vec<[Counts; 5]>)]) -> String {
    let mut table = format!(
        "{:22} {:>4} {:>5} {:>5}",
        "F1 [95 % interval]", "docs", "gold", "found"
    );
    for measure in Measure::ALL {
        table += &format!("  {:20}", measure.name());
    }
    table = table.trim_end().to_owned() + "\n";
    for (name, documents) in rows {
        let sum = |at: usize, documents: &mut dyn Iterator<Item = [Counts; 5]>| {
            documents.fold(Counts::default(), |sum, counts| sum + counts[at])
        };
        let all = sum(0, &mut documents.iter().copied());
        let n_documents = documents.len();
        let mut row = format!("{name:22} {n_documents:4} {:5} {:5}", all.gold, all.system);
        for (at, _) in Measure::ALL.iter().enumerate() {
            let f1 = sum(at, &mut documents.iter().copied()).f1();
            let (low, high) = bootstrap::interval(documents, |drawn| sum(at, drawn).f1());
            row += &format!("  {:20}", format!("{f1:.2} [{low:.1}, {high:.1}]"));
        }
        table += row.trim_end();
        table.push('\n');
        let (found, dated) = (
            sum(1, &mut documents.iter().copied()),
            sum(4, &mut documents.iter().copied()),
        );
        table += &format!(
            "{:22} relaxed P {:.2} R {:.2}; calendar {} of {} with {} found, P {:.2} R {:.2}\n",
            "",
            found.precision(),
            found.recall(),
            dated.right,
            dated.gold,
            dated.system,
            dated.precision(),
            dated.recall(),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_folder() {
        let right = Counts {
            gold: 2,
            system: 2,
            right: 1,
        };
        let rows = [("news".to_owned(), vec![[right; 5], [right; 5]])];
        let table = table(&rows);
        let row = table.lines().nth(1).unwrap_or_default();
        assert!(
            row.starts_with("news                      2     4     4  50.00 [50.0, 50.0]"),
            "{table}"
        );
        assert_eq!(row.matches("50.00 [50.0, 50.0]").count(), 5, "{table}");
    }

    #[test]
    fn a_folder_needs_its_answers() {
        let gold = [PathBuf::from("a"), PathBuf::from("b")];
        let system = [PathBuf::from("c")];
        assert!(run(Path::new("."), &gold, &system).is_err());
    }
}
