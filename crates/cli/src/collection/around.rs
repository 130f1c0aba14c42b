//! What stands around the articles of a collection: registries, what is said of the whole, its name and its language.

use dossier_core::read::{Beside, Known, Source};
use serde_json::Value;

use super::{Sources, language, name_of};
use crate::Error;
use crate::input::{self, Input};

/// The files, and what nobody wrote into them.
#[derive(Debug)]
pub struct Around {
    shared: Vec<Source<'static>>,
    registry: Option<Source<'static>>,
    about: Option<Source<'static>>,
    published: String,
    is_folder: bool,
    /// What it is called when nobody says: a title, and a part of addresses.
    pub title: String,
    pub name: String,
    /// The language of articles that do not tell theirs.
    pub lang: String,
}

impl Around {
    /// Reads what stands beside the articles.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn of(sources: &Sources, input: &Input) -> Result<Self, Error> {
        let shared: Result<Vec<_>, Error> = input
            .registry
            .iter()
            .map(|path| input::text_of(path))
            .collect();
        let (title, name) = name_of(&input.file);
        let mut around = Self {
            shared: shared?,
            registry: input::optional(None, &sources.folder.join(input::REGISTRY))?,
            about: input::optional(None, &sources.folder.join(input::ABOUT))?,
            published: input.published.clone(),
            is_folder: input.file.is_dir(),
            title,
            name,
            lang: String::new(),
        };
        let said = Known::read(&around.beside());
        let said = said.whole("lang").and_then(Value::as_str);
        let told = language::of(sources)?;
        around.lang = said.or(told).unwrap_or_default().to_owned();
        Ok(around)
    }

    /// The same for reading articles.
    pub fn beside(&self) -> Beside<'_> {
        Beside {
            shared: &self.shared,
            registry: self.registry.as_ref(),
            about: self.about.as_ref(),
            is_folder: self.is_folder,
            title: &self.title,
            published: &self.published,
            collects: true,
            lang: &self.lang,
            ..Beside::default()
        }
    }
}
