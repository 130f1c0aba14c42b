//! `cargo xtask eval names`: the names that the engine suggests, against files of tagged tokens.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::agreement::{Counts, percent};
use super::iob::{self, Sentence};
use super::{answers, bootstrap, heading, read};
use crate::command::{Failure, Outcome};

/// Scores each file. What it is compared with is written by `dossier names`, or stands in the file of the same place in
/// `systems` when that is given. Types are not compared: each data set has its own.
///
/// # Errors
///
/// When a file cannot be read, the tokens differ, or the builder fails.
pub fn run(root: &Path, golds: &[PathBuf], systems: &[PathBuf]) -> Outcome {
    if !systems.is_empty() && systems.len() != golds.len() {
        return Err(Failure::new("as many --system files as --gold files"));
    }
    println!("{:28} {:>6} {:>6} {:>6}", "", "names", "found", "right");
    for (at, gold) in golds.iter().enumerate() {
        let system = match systems.get(at) {
            Some(system) => system.clone(),
            None => {
                let name = format!("names-{at}");
                let command = ["names", "--format", "iob"];
                let folder = answers(root, &command, std::slice::from_ref(gold), &name)?;
                folder.join(gold.file_name().unwrap_or_default())
            }
        };
        let gold_sentences = iob::parse(&read(gold)?);
        let sentences = iob::parse(&read(&system)?);
        let is_same = |(a, b): (&Sentence, &Sentence)| a.tokens == b.tokens;
        if gold_sentences.len() != sentences.len()
            || !gold_sentences.iter().zip(&sentences).all(is_same)
        {
            return Err(Failure::new(format!(
                "{} has other tokens",
                system.display()
            )));
        }
        print!("{}", report(&heading(gold), &gold_sentences, &sentences));
    }
    Ok(())
}

/// What one sentence adds: spans, spans of the gold file that are found at least in part.
type Row = (Counts, usize);

fn report(name: &str, gold: &[Sentence], system: &[Sentence]) -> String {
    let rows: Vec<Row> = gold
        .iter()
        .zip(system)
        .map(|(gold, system)| row(gold, system))
        .collect();
    let sum = |rows: &mut dyn Iterator<Item = Row>| {
        rows.fold((Counts::default(), 0), |sum, row| {
            (sum.0 + row.0, sum.1 + row.1)
        })
    };
    let (spans, n_overlapping) = sum(&mut rows.iter().copied());
    let (low, high) = bootstrap::interval(&rows, |drawn| sum(drawn).0.f1());
    let (gold_names, system_names) = (unique(gold), unique(system));
    let n_both = gold_names.intersection(&system_names).count();
    format!(
        "{name:28} {:6} {:6} {:6}  span P {:.1} R {:.1} F1 {:.1} [{low:.1}, {high:.1}] | overlap recall {:.1} | \
         unique names P {:.1} R {:.1}\n",
        spans.gold,
        spans.system,
        spans.right,
        spans.precision(),
        spans.recall(),
        spans.f1(),
        percent(n_overlapping, spans.gold),
        percent(n_both, system_names.len()),
        percent(n_both, gold_names.len()),
    )
}

fn row(gold: &Sentence, system: &Sentence) -> Row {
    let (gold, system) = (gold.spans(), system.spans());
    let overlaps = |span: &&(usize, usize)| {
        system
            .iter()
            .any(|(start, end)| *start < span.1 && span.0 < *end)
    };
    let counts = Counts {
        gold: gold.len(),
        system: system.len(),
        right: gold.iter().filter(|span| system.contains(span)).count(),
    };
    (counts, gold.iter().filter(overlaps).count())
}

fn unique(sentences: &[Sentence]) -> BTreeSet<String> {
    let names = sentences.iter().flat_map(|sentence| {
        let spans = sentence.spans().into_iter();
        spans.map(|(start, end)| sentence.tokens[start..end].join(" "))
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(gold: &str, system: &str, expected: &str) {
        let report = report("x", &iob::parse(gold), &iob::parse(system));
        let numbers = report
            .split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(numbers, expected);
    }

    #[test]
    fn a_file_agrees_with_itself() {
        let file = "Ana\tB-PER\nMoe\tI-PER\n\nOslo\tB-LOC\n";
        check(
            file,
            file,
            "2 2 2 span P 100.0 R 100.0 F1 100.0 [100.0, 100.0] | overlap recall 100.0 | unique names P 100.0 R 100.0",
        );
    }

    #[test]
    fn a_part_of_a_name_overlaps_and_is_another_name() {
        check(
            "Ana\tB-PER\nMoe\tI-PER\nOslo\tB-LOC\n",
            "Ana\tO\nMoe\tB-X\nOslo\tB-X\n",
            "2 2 1 span P 50.0 R 50.0 F1 50.0 [50.0, 50.0] | overlap recall 100.0 | unique names P 50.0 R 50.0",
        );
    }
}
