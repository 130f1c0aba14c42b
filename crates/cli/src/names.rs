//! `dossier names`: whom a text names by the registry and by which rule, and which names the registry lacks.

mod iob;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use dossier_core::extract::{
    Document, FoundName, NameRule, Named, Names, SuggestedName, Text, suggest,
};
use dossier_core::model::{Article, BlockKind, Dossier, Span};
use dossier_core::text::slice;
use serde_json::{Value, json};

use crate::Error;
use crate::input::{Input, text_of};
use crate::whole_file;

/// List the names in a text: those of the registry by the rule that found them, and those that it lacks
///
/// A name that the registry lacks stands with its kind, why it is suggested, its other spellings and its first passages.
/// Nothing is written into the registry. Ends with 0 when a name is found or suggested, 1 when there is none, 2 when a file
/// cannot be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Stories, plain texts or a dossier's JSON; with --format iob, files of tagged tokens
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A registry of names; entities.toml beside a story is read too. May be repeated
    #[arg(long)]
    registry: Vec<PathBuf>,
    /// The language of the texts, when it is not the one that they say
    #[arg(long)]
    lang: Option<String>,
    /// How the names are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// With --format iob: the folder for one file for each, of the same name; the terminal when there is one file
    #[arg(short, long)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: offsets count Unicode scalar values of a block's text
    Json,
    /// The tokens of an IOB file with a tag for each run that looks like a name, for scorers
    Iob,
}

/// Lists the names, and tells whether there are any.
///
/// # Errors
///
/// When a file cannot be read, loaded or written.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    if args.format == Format::Iob {
        return tagged(args, out);
    }
    let mut n_names = 0;
    let mut json = Vec::new();
    for file in &args.files {
        let input = Input {
            file: file.clone(),
            registry: args.registry.clone(),
            events: None,
            published: String::new(),
        };
        let (read, loaded) = input.load()?;
        // A dossier's JSON brings its registry along.
        let of_dossier;
        let of_registry = input.names()?;
        let names = match read.n_articles {
            0 => {
                of_dossier = names_of(&loaded.dossier);
                &of_dossier
            }
            _ => of_registry.names(),
        };
        for article in &loaded.dossier.articles {
            let found = Found::of(article, names, args.lang.as_deref());
            n_names += found.mentions.len() + found.suggested.len();
            match args.format {
                Format::Json => json.push(found.json(file)),
                _ => found.write(out, file)?,
            }
        }
    }
    if args.format == Format::Json {
        let list = serde_json::to_string_pretty(&json).map_err(io::Error::from)?;
        writeln!(out, "{list}")?;
    }
    Ok(n_names > 0)
}

fn tagged(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    if args.files.len() > 1 && args.output.is_none() {
        return Err(Error::NoIobFolder);
    }
    let lang = args.lang.as_deref().unwrap_or("en");
    let mut n_names = 0;
    for file in &args.files {
        let tagged = iob::tag(&text_of(file)?.text, lang);
        n_names += tagged.n_names;
        match &args.output {
            Some(folder) => {
                let path = folder.join(file.file_name().unwrap_or_default());
                whole_file::write(&path, tagged.text.as_bytes())?;
            }
            None => out.write_all(tagged.text.as_bytes())?,
        }
    }
    Ok(n_names > 0)
}

/// The registry of a dossier.
fn names_of(dossier: &Dossier) -> Names {
    let named = dossier.entities.iter().map(|entity| {
        let names = entity.aliases.iter().chain([&entity.name]);
        Named {
            id: &entity.id,
            kind: dossier
                .types
                .get(entity.kind.at())
                .map_or("", |kind| &kind.id),
            names: names.map(|name| (name.as_str(), "")).collect(),
        }
    });
    Names::new(&named.collect::<Vec<_>>())
}

/// What is found in one article.
struct Found<'a> {
    article: &'a Article,
    mentions: Vec<FoundName<'a>>,
    suggested: Vec<SuggestedName>,
}

/// Most passages of a suggested name that are written for people.
const MAX_PASSAGES: usize = 3;

/// Characters on either side of a name in a passage.
const AROUND_CHARS: u32 = 40;

impl<'a> Found<'a> {
    fn of(article: &'a Article, names: &'a Names, lang: Option<&'a str>) -> Self {
        let blocks: Vec<Text<'_>> = article
            .blocks
            .iter()
            .map(|block| Text {
                text: &block.text,
                is_heading: matches!(block.kind, BlockKind::Heading(_)),
                ..Text::default()
            })
            .collect();
        let document = Document {
            lang: lang.unwrap_or(&article.lang),
            published: article.published.as_ref().map(|published| &published.date),
            blocks: &blocks,
        };
        let mentions = names.find(&document);
        let suggested = suggest(&document, &mentions);
        Found {
            article,
            mentions,
            suggested,
        }
    }

    fn block_id(&self, block: usize) -> &str {
        self.article.blocks.get(block).map_or("", |block| &block.id)
    }

    fn words(&self, block: usize, span: Span) -> &str {
        let block = self.article.blocks.get(block);
        block
            .and_then(|block| slice(&block.text, span))
            .unwrap_or_default()
    }

    fn write(&self, out: &mut impl Write, file: &Path) -> io::Result<()> {
        writeln!(out, "{}: {}", file.display(), self.article.id)?;
        let mut by_entity: BTreeMap<&str, BTreeMap<(NameRule, &str), usize>> = BTreeMap::new();
        for name in &self.mentions {
            let words = self.words(name.block, name.span);
            let of_entity = by_entity.entry(name.entity).or_default();
            *of_entity.entry((name.rule, words)).or_default() += 1;
        }
        writeln!(
            out,
            "  {} of the registry",
            counted(self.mentions.len(), "mention")
        )?;
        for (entity, ways) in &by_entity {
            let ways = ways.iter().map(|((rule, words), n_times)| {
                format!("{words:?} ({}) × {n_times}", rule_name(*rule))
            });
            writeln!(out, "    {entity}: {}", ways.collect::<Vec<_>>().join(", "))?;
        }
        let sum = counted(self.suggested.len(), "name");
        writeln!(out, "  {sum} that the registry lacks")?;
        for name in &self.suggested {
            let kind = match name.kind {
                "" => "kind unknown",
                kind => kind,
            };
            writeln!(out, "    {} ({kind}): {}", name.name, name.cue)?;
            if !name.variants.is_empty() {
                writeln!(out, "      also {}", name.variants.join(", "))?;
            }
            for (block, span) in name.passages.iter().take(MAX_PASSAGES) {
                let id = self.block_id(*block);
                writeln!(out, "      {id}: {}", self.around(*block, *span))?;
            }
            let n_more = name.passages.len().saturating_sub(MAX_PASSAGES);
            if n_more > 0 {
                writeln!(out, "      and {n_more} more")?;
            }
        }
        Ok(())
    }

    /// A run with what stands around it, on one line.
    fn around(&self, block: usize, span: Span) -> String {
        let text = self
            .article
            .blocks
            .get(block)
            .map_or("", |block| &block.text);
        let n_chars = text.chars().count() as u32;
        let (start, end) = (
            span.start.saturating_sub(AROUND_CHARS),
            span.end.saturating_add(AROUND_CHARS).min(n_chars),
        );
        let inside: String = slice(text, Span { start, end })
            .unwrap_or_default()
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        let before = if start > 0 { "…" } else { "" };
        let after = if end < n_chars { "…" } else { "" };
        format!("{before}{inside}{after}")
    }

    fn json(&self, file: &Path) -> Value {
        let place = |block: usize, span: Span| json!({ "block": self.block_id(block), "start": span.start, "end": span.end });
        let mentions = self.mentions.iter().map(|name| {
            let mut mention = place(name.block, name.span);
            mention["entity"] = name.entity.into();
            mention["rule"] = rule_name(name.rule).into();
            mention["text"] = self.words(name.block, name.span).into();
            mention
        });
        let suggested = self.suggested.iter().map(|name| {
            let passages = name
                .passages
                .iter()
                .map(|(block, span)| place(*block, *span));
            json!({
                "name": name.name, "variants": name.variants, "kind": name.kind, "cue": name.cue,
                "passages": passages.collect::<Vec<_>>(),
            })
        });
        json!({
            "file": file.display().to_string(),
            "article": self.article.id,
            "mentions": mentions.collect::<Vec<_>>(),
            "suggestions": suggested.collect::<Vec<_>>(),
        })
    }
}

fn counted(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        _ => format!("{n} {what}s"),
    }
}

fn rule_name(rule: NameRule) -> &'static str {
    match rule {
        NameRule::Name => "name",
        NameRule::Variant => "variant",
        NameRule::Acronym => "acronym",
        NameRule::Surname => "surname",
        NameRule::Shared => "shared",
    }
}
