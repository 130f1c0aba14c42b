//! The stemmers that a site carries: those of the languages of its texts.

use dossier_core::text::Language;
use dossier_page::pack;

use super::{Error, Explorer, hashed};

/// Stemmers by language, as a page carries them and as files.
#[derive(Debug)]
pub struct Stemmers {
    /// Language, and packed module.
    pub packed: Vec<(&'static str, String)>,
    /// Name and content of each language's script, in the same order.
    pub scripts: Vec<(String, Vec<u8>)>,
}

impl Stemmers {
    /// Those of some languages.
    ///
    /// # Errors
    ///
    /// [`Error::NoExplorer`] when the program was built without them, [`Error::Compress`].
    pub fn of(
        explorer: &Explorer,
        languages: impl IntoIterator<Item = Language>,
    ) -> Result<Stemmers, Error> {
        let (mut packed, mut scripts) = (Vec::new(), Vec::new());
        for tag in languages.into_iter().map(Language::tag) {
            let module = explorer.stemmer(tag)?;
            let script = pack::stemmer_script(tag, &module).into_bytes();
            scripts.push((hashed(&format!("stem-{tag}"), "js", &script), script));
            packed.push((tag, module));
        }
        Ok(Stemmers { packed, scripts })
    }

    /// Language and file of each.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        let tags = self.packed.iter().map(|(tag, _)| *tag);
        let files = self.scripts.iter().map(|(file, _)| file.clone());
        tags.zip(files).collect()
    }
}
