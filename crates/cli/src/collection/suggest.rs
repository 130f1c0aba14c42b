//! Names that a collection's articles have and its registry lacks.

use dossier_core::read::{self, Known, LackingNames, Source, Undecided};

use super::around::Around;
use super::cut::Cutter;
use super::read::GROUPS_A_CORE;
use super::sources::{Item, Sources};
use super::workers::{Give, in_order};
use crate::Error;
use crate::build::Progress;
use crate::input::Input;
use crate::problems::Problems;

/// Least articles that a name stands in to be proposed: of very many articles nobody decides on every name.
const N_LEAST: usize = 2;

/// Most names that are proposed at a time. When some are decided, the next come.
const N_MOST: usize = 500;

/// What is proposed.
#[derive(Debug)]
pub struct Proposed {
    /// The names.
    pub undecided: Undecided,
    /// How many names of decisions are accepted, and how many rejected.
    pub n_decided: (usize, usize),
    /// How many names more there are, of fewer articles than those that are proposed.
    pub n_more: usize,
    /// What is wrong with what stands beside the articles.
    pub problems: Problems,
}

/// Reads all articles for the names in them.
///
/// # Errors
///
/// When a file cannot be read, or no article is in them whose names are still to be decided.
pub fn propose(input: &Input) -> Result<Proposed, Error> {
    let sources = Sources::at(&input.file)?;
    let around = Around::of(&sources, input)?;
    let known = Known::read(&read::Beside {
        propose: true,
        ..around.beside()
    });
    let progress = Progress::shown();
    let (mut names, mut n_articles) = (LackingNames::default(), 0);
    let work = |items: Vec<Item>| of_group(&sources, &known, &items);
    let take = |(later, n): (LackingNames, usize)| -> Result<(), Error> {
        n_articles += n;
        progress.is_at(format!("reading, {n_articles} articles"));
        names.join(later);
        Ok(())
    };
    let most = GROUPS_A_CORE * rayon::current_num_threads();
    in_order(most, work, take, |give: Give<'_, _, Error>| {
        let mut cutter = Cutter::default();
        // What is wrong with records is for `dossier check` to say.
        sources.each(&mut Vec::new(), &mut |item| {
            cutter.push(item).map_or(Ok(()), &mut *give)?;
            Ok(true)
        })?;
        give(cutter.finish())
    })?;
    drop(progress);
    if n_articles == 0 {
        return Err(Error::Decided(input.file.clone()));
    }
    let (names, n_more) = names.of_collection(&known, N_LEAST, N_MOST);
    Ok(Proposed {
        undecided: Undecided {
            names,
            ..Undecided::default()
        },
        n_decided: known.n_decided(),
        n_more,
        problems: Problems {
            list: known.problems(),
            ..Problems::default()
        },
    })
}

/// The names of a group of articles, and how many those are: the names of a dossier's JSON are decided.
fn of_group(sources: &Sources, known: &Known<'_>, items: &[Item]) -> (LackingNames, usize) {
    let (mut names, mut n_articles) = (LackingNames::default(), 0);
    for item in items {
        let Some(kind) = item.kind else {
            continue;
        };
        let name = sources.files.get(item.file).map_or("", |file| &file.name);
        let article = read::article(kind, &Source::new(name, item.text.as_str()), known);
        names.add(&article, known);
        n_articles += 1;
    }
    (names, n_articles)
}
