//! `dossier build`: from a dossier's JSON to everything that readers and hosts need.
//!
//! The site (pre-rendered, any static host), the offline file (one HTML file with all inside), a zip for upload, and
//! what embeds need. All files are made in memory first; nothing is written when one of them cannot be made.

pub mod embed;
mod error;
pub mod explorer;
mod folder;
mod name;
mod output;
pub mod pictures;
pub mod prerender;
mod progress;
mod stemmers;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

use dossier_core::{load, search};
use dossier_page::html::content_name;
use dossier_page::page::{Content, InlineFiles, SiteFiles};
use dossier_page::{metadata, pack, page, words};
use flate2::Compression;
use serde_json::json;

use self::embed::Embed;
pub use self::error::Error;
use self::explorer::Explorer;
pub use self::folder::Output;
use self::name::hashed;
pub use self::name::{checked_name, site_url};
pub use self::output::zip;
pub use self::progress::Progress;
use self::stemmers::Stemmers;
use crate::collection;
use crate::input::{Input, Read};
use crate::problems::{Format, Problems, is_coloured};

/// The page on which readers explore a text of their own.
const DESK: &str = "desk.html";

/// Write the site, the offline file, the zip and what embeds need
///
/// What is wrong with the dossier is said, and what can be shown is built. Ends with 0 when everything is written, 1
/// when something is wrong and --strict was given, 2 when it cannot be built; then nothing is written.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// The folder to write
    #[arg(short, long, required_unless_present = "shard")]
    output: Option<PathBuf>,
    /// Where the site will be, for the canonical address, snippets and oembed.json
    #[arg(long)]
    url: Option<String>,
    /// Add a service worker, so that a second visit needs no network
    #[arg(long)]
    service_worker: bool,
    /// Leave out the page on which readers explore a text of their own
    #[arg(long)]
    no_desk: bool,
    /// Write into a folder that holds other files
    #[arg(long)]
    force: bool,
    /// Write nothing when anything is wrong with the dossier
    #[arg(long)]
    strict: bool,
    /// Print nothing but what is wrong
    #[arg(short, long)]
    quiet: bool,
    /// What is printed: for people, or the problems as an array for programs and nothing else
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    collection: collection::Options,
}

/// What the artefacts are made with.
#[derive(Debug)]
pub struct Options<'a> {
    /// Where the site will be.
    pub url: Option<&'a str>,
    /// Whether the site keeps itself for visits without a network.
    pub worker: bool,
    /// Whether readers get a page on which they explore a text of their own.
    pub desk: bool,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Path below the output folder, `/` between parts.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What it is for; empty for a part of something else.
    pub role: &'static str,
}

/// Builds and writes everything, and tells what to `out`.
///
/// # Errors
///
/// Any [`Error`]; then the folder holds the site that it held before.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, super::Error> {
    let is_quiet = args.quiet || args.format == Format::Json;
    if let Some(sources) = collection::wanted(&args.input, &args.collection)? {
        let build = collection::Build {
            input: &args.input,
            options: &args.collection,
            output: args.output.as_deref(),
            url: args.url.as_deref(),
            force: args.force,
            strict: args.strict,
            is_quiet,
            format: args.format,
        };
        return collection::build(&sources, &build, out);
    }
    let output = args.output.as_deref().unwrap_or(Path::new("site"));
    let progress = Progress::of(is_quiet);
    progress.is_at("reading");
    let start = Instant::now();
    let read = args.input.read()?;
    // A line that is there would be drawn between the problems.
    drop(progress);
    say(&read.problems, args.format, out)?;
    if args.strict && !read.problems.is_empty() {
        let sum = read.problems.sum();
        eprintln!("dossier: {sum} to mend; with --strict nothing is written");
        return Ok(false);
    }
    let progress = Progress::of(is_quiet);
    let options = Options {
        url: args.url.as_deref(),
        worker: args.service_worker,
        desk: !args.no_desk,
    };
    let artefacts = artefacts(&read, &options, &progress)?;
    progress.is_at(format!("writing {} files", artefacts.len()));
    let sources = [
        &*read.folder,
        args.input.file.parent().unwrap_or(&read.folder),
    ];
    folder::write(output, &artefacts, &sources, args.force)?;
    let seconds = start.elapsed().as_secs_f64();
    if is_quiet {
        return Ok(true);
    }
    progress.is_at("measuring");
    let table = output::table(output, &artefacts)?;
    drop(progress);
    out.write_all(table.as_bytes())?;
    if read.n_articles > 1 {
        let n_articles = read.n_articles;
        let rate = n_articles as f64 / seconds;
        writeln!(
            out,
            "{n_articles} articles in {seconds:.1} s, {rate:.0} a second"
        )?;
    }
    if args.url.is_none() {
        writeln!(
            out,
            "No --url was given: the page names no canonical address and there is no oembed.json."
        )?;
    }
    Ok(true)
}

/// Says what is wrong: to people beside the result, to programs as the result.
fn say(problems: &Problems, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Text => {
            let mut stderr = io::stderr().lock();
            problems.write_styled(&mut stderr, format, is_coloured(&io::stderr()))
        }
        Format::Json => problems.write(out, format),
    }
}

/// Everything that readers and hosts need, in memory.
///
/// # Errors
///
/// Any [`Error`] but [`Error::Write`] and [`Error::Occupied`].
pub fn artefacts(
    read: &Read,
    options: &Options<'_>,
    progress: &Progress,
) -> Result<Vec<Artefact>, Error> {
    let explorer = Explorer::embedded()?;
    let name = checked_name(&read.name)?;
    let url = options.url.map(site_url).transpose()?;
    let load = |json: &[u8]| {
        load::load(json).map_err(|source| Error::Load {
            name: name.clone(),
            source,
        })
    };
    progress.is_at("loading");
    let loaded = load(&read.json)?;
    let lang = prerender::lang(&loaded.dossier.lang);
    progress.is_at("looking at pictures");
    let pictures = pictures::read(&loaded.dossier, &read.folder, &read.problems)?;
    let placed = pictures::placed(&read.json, &pictures);
    // Pictures have other addresses in the site; without them the dossier is the one that was loaded.
    let shown = match &placed {
        Some(json) => load(json)?,
        None => loaded.clone(),
    };
    let json = placed.unwrap_or_else(|| read.json.clone());
    progress.is_at("rendering the page");
    let body = prerender::page(shown, lang)?;
    let content = Content {
        dossier: &loaded.dossier,
        url: url.as_deref(),
        body: &body,
        lang: lang.tag(),
        words: words::words(lang.tag()),
    };

    let mut artefacts = Vec::new();
    let mut add = |path: String, bytes: Vec<u8>, role: &'static str| {
        artefacts.push(Artefact { path, bytes, role });
    };

    // The parts of the site, named after what they hold.
    progress.is_at("compressing");
    let packed_wasm = packed(explorer.wasm)?;
    let carrier = |json: &[u8]| {
        let data = packed(json)?;
        Ok::<_, Error>(pack::carrier(explorer.unpack_script, &packed_wasm, &data))
    };
    let packed_script = carrier(&json)?;
    let wasm = hashed("explorer", "wasm", explorer.wasm);
    let data = hashed(&name, "json", &json);
    let script = hashed("page", "js", explorer.page_script.as_bytes());
    let packed_name = hashed("packed", "js", packed_script.as_bytes());
    let packed_exporter = packed(explorer.exporter)?;
    let export = pack::exports(explorer.export_script, &name, &packed_exporter);
    let export_alone = [explorer.unpack_script.trim_end(), &export].join("\n");
    let export_name = hashed("export", "js", export_alone.as_bytes());
    let styles = hashed("main", "css", explorer.styles.as_bytes());
    let plain = hashed("plain", "css", explorer.plain_styles.as_bytes());
    let plain_name = format!("{name}.json");
    let stemmers = Stemmers::of(&explorer, search::languages_to_load(&loaded.dossier))?;
    let stemmer_files = stemmers.files();
    let embed = Embed {
        title: metadata::title(&loaded.dossier),
        url: url.as_deref(),
        data: Some(&plain_name),
        styles: &styles,
    };
    let oembed = embed.oembed();
    let index = page::site(
        &content,
        &SiteFiles {
            wasm: &wasm,
            data: &data,
            script: &script,
            packed: &packed_name,
            export: &export_name,
            styles: &styles,
            plain_styles: &plain,
            stemmers: &stemmer_files,
            oembed: oembed.is_some().then_some("oembed.json"),
            worker: options.worker.then_some("worker.js"),
            desk: options.desk.then_some(DESK),
        },
    );

    // The offline file carries its pictures too.
    progress.is_at("making the offline file");
    let json_offline = pictures::inline(&read.json, &pictures);
    let body_offline = match &json_offline {
        Some(json) => prerender::page(load(json)?, lang)?,
        None => body.clone(),
    };
    let packed_offline = match &json_offline {
        Some(json) => carrier(json)?,
        None => packed_script.clone(),
    };
    let offline = page::offline(
        &Content {
            body: &body_offline,
            ..content
        },
        &InlineFiles {
            script: explorer.page_script,
            packed: &packed_offline,
            export: &export,
            styles: explorer.styles,
            plain_styles: explorer.plain_styles,
            stemmers: &stemmers.packed,
        },
    )?;
    let files = [("index.html", offline.as_bytes())];
    let zip = zip(&files, Compression::default()).map_err(Error::Compress)?;

    add("index.html".into(), index.clone().into_bytes(), "the site");
    let mut kept = vec!["index.html".to_owned()];
    for (path, bytes) in [
        (wasm.clone(), explorer.wasm.to_vec()),
        (data, json.clone()),
        (script, explorer.page_script.into()),
        (export_name.clone(), export_alone.into()),
        (styles.clone(), explorer.styles.into()),
        (plain, explorer.plain_styles.into()),
    ]
    .into_iter()
    .chain(stemmers.scripts)
    {
        kept.push(path.clone());
        add(path, bytes, "");
    }
    for picture in &pictures {
        // The same picture may have two names in the dossier.
        if !kept.contains(&picture.path) {
            kept.push(picture.path.clone());
            add(picture.path.clone(), picture.bytes().into(), "");
        }
    }
    add(packed_name, packed_script.into_bytes(), "");
    if options.desk {
        let desk = dossier_page::desk::page(
            lang.tag(),
            &dossier_page::desk::Parts {
                desk: packed_desk(&explorer)?,
                explorer: &packed_wasm,
                exporter: &packed_exporter,
                desk_script: explorer.desk_script,
                page_script: explorer.page_script,
                unpack_script: explorer.unpack_script,
                export_script: explorer.export_script,
                styles: explorer.styles,
                desk_styles: explorer.desk_styles,
                plain_styles: explorer.plain_styles,
            },
        )?;
        add(
            DESK.into(),
            desk.into_bytes(),
            "for readers who explore a text of their own",
        );
    }
    if options.worker {
        let kept = json!({
            "version": content_name(&[index.as_bytes(), kept.join("\n").as_bytes()].concat()),
            "prefix": format!("dossier-{name}-"),
            "page": "index.html",
            "later": if options.desk { vec![DESK] } else { Vec::new() },
            "files": kept,
        });
        let script = explorer.worker_script(&kept.to_string());
        add(
            "worker.js".into(),
            script.into_bytes(),
            "keeps the site for visits without a network",
        );
    }
    add(
        format!("{name}.html"),
        offline.into_bytes(),
        "one file for use without a network",
    );
    add(
        format!("{name}.zip"),
        zip,
        "the same for upload, index.html at its root",
    );
    add(
        "embed.html".into(),
        embed.page().into_bytes(),
        "the ways to embed it, live",
    );
    add(
        "embed.js".into(),
        explorer.embed_script.into(),
        "for hosts of a frame",
    );
    let element = explorer.element_script(&wasm, &export_name, &page::stemmer_list(&stemmer_files));
    add(
        "dossier-explorer.js".into(),
        element.into_bytes(),
        "defines <dossier-explorer>",
    );
    add(plain_name, json, "the dossier, for <dossier-explorer>");
    if let Some(oembed) = oembed {
        add(
            "oembed.json".into(),
            format!("{oembed:#}\n").into_bytes(),
            "describes the frame to oEmbed",
        );
    }
    Ok(artefacts)
}

/// The bytes, compressed, as letters that a script can hold.
fn packed(bytes: &[u8]) -> Result<String, Error> {
    pack::pack(bytes).map_err(Error::Compress)
}

/// The desk's module, packed once for all builds of this program: it takes longer than everything else.
fn packed_desk(explorer: &Explorer) -> Result<&'static str, Error> {
    static PACKED: OnceLock<String> = OnceLock::new();
    Ok(match PACKED.get() {
        Some(known) => known,
        None => {
            let new = packed(explorer.desk)?;
            PACKED.get_or_init(|| new)
        }
    })
}
