//! The site of a collection: index, page, pages for readers without scripts, and one file for use without a network.

use std::io::Write as _;
use std::panic::resume_unwind;
use std::thread;

use dossier_archive::Part;
use dossier_archive::wire::{Answer, Further, List, Question, Start, View, to_bytes};
use dossier_collection::prerender;
use dossier_collection::words::{self as list_words, Count};
use dossier_core::date::{Day, Period};
use dossier_explorer::words::Lang;
use dossier_page::collection::{Content, NotMade, Shell, chunk_path};
use dossier_page::words;
use flate2::Compression;

use super::Index;
use super::pages;
use super::shard_file::{About, Blocks};
use crate::Error;
use crate::build::embed::Embed;
use crate::build::explorer::Explorer;
use crate::build::prerender::lang;
use crate::build::{Error as BuildError, Output, Progress, checked_name, site_url, zip};

/// Articles on a page of the list.
const N_ROWS: usize = dossier_core::collection::state::N_ROWS;

/// Values of each type of entity that the first page counts.
const N_VALUES: usize = dossier_collection::question::N_VALUES;

/// Most bytes of the file for use without a network: what a browser opens from disk within seconds.
const MAX_OFFLINE_BYTES: usize = 25 << 20;

/// How a site is made.
#[derive(Clone, Copy, Debug, Default)]
pub struct SiteOptions<'a> {
    /// Where it will be.
    pub url: Option<&'a str>,
    /// Whether every article gets a page; when nobody says, where there are at most [`pages::MAX_PAGES`].
    pub has_pages: Option<bool>,
}

/// Writes a site into the output, which is not finished then; gives what is said of it to people.
///
/// # Errors
///
/// Any [`Error`].
pub fn write(
    about: &About,
    parts: &[Part<Blocks>],
    options: &SiteOptions<'_>,
    output: &mut Output,
    progress: &Progress,
) -> Result<String, Error> {
    let explorer = Explorer::embedded()?;
    let modules = explorer.collection()?;
    let name = checked_name(&about.name)?;
    let url = options.url.map(site_url).transpose()?;
    progress.is_at("writing the index");
    let (shell, index) = thread::scope(|scope| {
        // The modules are packed meanwhile.
        let shell = scope.spawn(|| Shell::new(modules));
        let index = Index::write(&mut parts.to_vec(), output);
        (shell.join(), index)
    });
    let mut index = index?;
    let shell = shell.unwrap_or_else(|panic| resume_unwind(panic));
    let shell = shell.map_err(BuildError::Compress)?;
    let stemmers = index.write_stemmers(&explorer, output)?;
    let (n_new, n_same) = output.n_files();
    progress.is_at("rendering the page");
    let n_articles = index.n_articles();
    let may = n_articles <= pages::MAX_PAGES;
    let lang = lang(&about.lang);
    let mut start = Start {
        title: about.title.clone(),
        lang: match about.lang.is_empty() {
            true => lang.tag().to_owned(),
            false => about.lang.clone(),
        },
        n_articles,
        kinds: kinds(about, &index.kinds()),
        has_pages: options.has_pages.unwrap_or(may),
        ..Start::default()
    };
    let first = View {
        limit: N_ROWS,
        facets: N_VALUES,
        timeline: true,
        ..View::default()
    };
    start.first = list(&mut index, output, first)?;
    let body = prerender(&start);
    let start_bytes = to_bytes(&start);
    let days = days(&start);
    let description = match about.description.as_str() {
        "" => described(lang, n_articles, days),
        said => said.to_owned(),
    };
    let [styles, ..] = shell.styles();
    let embed = Embed {
        title: &about.title,
        url: url.as_deref(),
        data: None,
        styles,
    };
    let oembed = embed.oembed();
    let content = Content {
        title: &about.title,
        description: &description,
        lang: lang.tag(),
        url: url.as_deref(),
        path: "",
        n_articles,
        days,
        body: &body,
        start: &start_bytes,
        root: &index.root.clone(),
        oembed: oembed.is_some().then_some("oembed.json"),
        stemmers: &stemmers,
        worker: None,
        words: words::words(lang.tag()),
    };
    for file in shell.files() {
        match output.before(&file.path) {
            Some(before) if before == file.bytes => output.keep(&file.path),
            _ => output.add(&file.path, &file.bytes, false)?,
        }
    }
    output.add("embed.js", explorer.embed_script.as_bytes(), true)?;
    output.add("embed.html", embed.page().as_bytes(), true)?;
    if let Some(oembed) = &oembed {
        let described = format!("{oembed:#}\n");
        output.add("oembed.json", described.as_bytes(), true)?;
    }
    if start.has_pages {
        progress.is_at("writing pages for readers without scripts");
        write_pages(&start, &shell, &content, &mut index, output)?;
    }
    progress.is_at("making the offline file");
    let offline = offline(&shell, &content, &index, output)?;
    if let Some(offline) = &offline {
        // What is most of it was compressed before, and only the letters that carry it can be packed again.
        let files = [("index.html", offline.as_bytes())];
        let zipped = zip(&files, Compression::fast()).map_err(BuildError::Compress)?;
        output.add(&format!("{name}.html"), offline.as_bytes(), true)?;
        output.add(&format!("{name}.zip"), &zipped, true)?;
    }
    // The page comes last: it names all that was there before.
    let page = shell.page(&content).map_err(BuildError::Compress)?;
    output.add("index.html", page.as_bytes(), true)?;
    let mut said = Vec::new();
    writeln!(
        said,
        "{} files of the index, {n_new} of them new; its root has {} bytes, not compressed",
        n_new + n_same,
        index.n_root_bytes
    )?;
    match offline {
        Some(offline) => writeln!(
            said,
            "{name}.html has {} bytes, for use without a network",
            offline.len()
        )?,
        None => writeln!(
            said,
            "There is no file for use without a network: it would have more than {MAX_OFFLINE_BYTES} bytes."
        )?,
    }
    if url.is_none() {
        writeln!(
            said,
            "No --url was given: the page names no canonical address and there is no oembed.json."
        )?;
    }
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// Types of entities that articles mention, in the order of those with headings, the others behind them.
fn kinds(about: &About, found: &[String]) -> Vec<(String, Vec<(String, String)>)> {
    let mut kinds: Vec<_> = about.kinds.clone();
    kinds.retain(|(kind, _)| found.contains(kind));
    for kind in found {
        if kinds.iter().all(|(known, _)| known != kind) {
            let mut letters = kind.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            let heading: String = first.chain(letters).collect();
            kinds.push((kind.clone(), vec![("en".to_owned(), heading)]));
        }
    }
    kinds
}

/// The first and the last day of the articles, if any has one.
fn days(start: &Start) -> Option<(Day, Day)> {
    let (first, last) = start.first.timeline.as_ref()?.extent?;
    Some((Day(first.into()), Day(last.into())))
}

/// What a collection is when nobody said: how many articles, and of when.
fn described(lang: Lang, n_articles: u32, days: Option<(Day, Day)>) -> String {
    let count = Count {
        n: n_articles as usize,
        written: &lang.words().count(n_articles as usize),
    };
    let articles = (list_words::words(lang).articles)(count);
    match days {
        Some((first, last)) => {
            let period = Period::new(first, last).words(lang.tag());
            format!("{articles}, {period}")
        }
        None => articles,
    }
}

fn list(index: &mut Index, output: &Output, view: View) -> Result<List, Error> {
    let question = Question::List(view);
    match index.ask(output, |reader| reader.answer(&question))? {
        Answer::List(list) => Ok(list),
        _ => Err(Error::Index("it does not answer")),
    }
}

/// A page for every article, and the pages of the list behind the first.
fn write_pages(
    start: &Start,
    shell: &Shell<'_>,
    content: &Content<'_>,
    index: &mut Index,
    output: &mut Output,
) -> Result<(), Error> {
    let n_pages = (start.n_articles as usize).div_ceil(N_ROWS);
    for n in 1..=n_pages {
        let view = View {
            offset: (n - 1) * N_ROWS,
            limit: N_ROWS,
            ..View::default()
        };
        let list = list(index, output, view)?;
        for row in &list.rows {
            let question = Question::Article { id: row.id.clone() };
            let opened = match index.ask(output, |reader| reader.answer(&question))? {
                Answer::Article(opened) => opened,
                _ => None,
            };
            let dossier = opened.as_ref().and_then(pages::dossier);
            let dossier = dossier.ok_or(Error::Index("an article cannot be read"))?;
            let page = pages::page(
                &row.id,
                &dossier,
                &row.summary,
                content.title,
                &shell.styles(),
                content.url,
            );
            output.add(&pages::path(&row.id), page.as_bytes(), true)?;
        }
        index.forget_texts();
        if n > 1 {
            let further = Some(Further {
                number: n as u32,
                list,
            });
            let start = Start {
                further,
                ..start.clone()
            };
            let body = prerender(&start);
            let path = format!("list-{n}.html");
            let further = Content {
                path: &path,
                body: &body,
                start: &to_bytes(&start),
                ..*content
            };
            let page = shell.page(&further).map_err(BuildError::Compress)?;
            output.add(&path, page.as_bytes(), true)?;
        }
    }
    Ok(())
}

/// The page as one file; `None` when it would be too large.
fn offline(
    shell: &Shell<'_>,
    content: &Content<'_>,
    index: &Index,
    output: &Output,
) -> Result<Option<String>, Error> {
    let sizes = index
        .names
        .iter()
        .map(|name| output.size(&chunk_path(name)));
    let n_bytes: u64 = sizes.sum();
    if n_bytes > MAX_OFFLINE_BYTES as u64 {
        return Ok(None);
    }
    let letters = index.letters(output)?;
    let letters = letters
        .iter()
        .map(|(name, letters)| (name.as_str(), letters.as_str()));
    let page = shell
        .offline(content, letters)
        .map_err(|error| match error {
            NotMade::Compress(error) => BuildError::Compress(error),
            NotMade::Unfit(unfit) => BuildError::Script(unfit),
        })?;
    Ok((page.len() <= MAX_OFFLINE_BYTES).then_some(page))
}
