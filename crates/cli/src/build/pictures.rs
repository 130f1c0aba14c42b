//! The pictures that a dossier names: copied beside the site's page, and inside the offline file.
//!
//! What a picture is, is decided from its bytes. It lies in the dossier's folder, whatever links say, and it is copied
//! under a name that changes with its content, so that a browser may keep it for ever.

mod content;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use dossier_core::diagnostic::Severity;
use dossier_core::format;
use dossier_core::model::{BlockKind, Dossier};
use dossier_core::read::{Place, Problem};
use dossier_core::text;
use serde_json::Value;

use self::content::{Content, Kind};
use super::{Error, hashed};
use crate::problems::Problems;

/// Most bytes of a picture: more than any that a page should ask of a reader.
const MAX_BYTES: u64 = 25 * 1024 * 1024;

/// Most characters of a picture's own name in the site.
const MAX_NAME_CHARS: usize = 60;

/// A picture of the dossier.
#[derive(Debug)]
pub struct Picture {
    /// Its address in the dossier.
    image: String,
    /// Its path in the site.
    pub path: String,
    content: Content,
}

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    /// It cannot be read.
    #[error("no file {path:?} can be read ({source}); put it there or take \"image\" out")]
    Read {
        /// Where it was looked for.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It lies elsewhere.
    #[error("it leads out of the dossier's folder, to {0:?}; copy the picture into the folder")]
    Outside(PathBuf),
    /// It is a folder, a device, or the like.
    #[error("{0:?} is no file")]
    NotFile(PathBuf),
    /// It is too large.
    #[error("it has more than {} MB; save it smaller", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    /// It is none that browsers show.
    #[error("its bytes are none of {}; save it as one of them", Kind::names())]
    Kind,
    /// It is a drawing that cannot be read.
    #[error("it is no SVG that can be cleaned of scripts ({0:?}); save it as plain SVG, or as PNG")]
    Svg(String),
}

impl Picture {
    /// Its bytes, as the site has them.
    pub fn bytes(&self) -> &[u8] {
        &self.content.bytes
    }

    /// As an address that carries it.
    fn data(&self) -> String {
        let kind = self.content.kind.mime();
        format!("data:{kind};base64,{}", BASE64.encode(self.bytes()))
    }
}

/// A picture that cannot be used.
#[derive(Debug)]
struct Wrong {
    image: String,
    /// The id of the first block that has it.
    block: String,
    problem: PictureProblem,
}

/// Reads every picture once; addresses are relative to `folder`, the dossier's own. `problems` has the texts in which
/// the place of a wrong one is looked for.
///
/// # Errors
///
/// [`Error::Picture`] for the first that cannot be used.
pub fn read(dossier: &Dossier, folder: &Path, problems: &Problems) -> Result<Vec<Picture>, Error> {
    let pictures = each(dossier, folder).map(|read| {
        read.map_err(|wrong| Error::Picture {
            place: match problems.place_of(&wrong.image) {
                Some(place) => format!("{}:{}", place.file, place.line),
                None => format!("block {}", wrong.block),
            },
            image: wrong.image,
            problem: wrong.problem,
        })
    });
    pictures.collect()
}

/// What is wrong with every picture that cannot be used, for those who ask before they build.
pub fn problems(dossier: &Dossier, folder: &Path, known: &Problems) -> Vec<Problem> {
    let wrong = each(dossier, folder).filter_map(Result::err);
    let problem = wrong.map(|wrong| Problem {
        severity: Severity::Error,
        place: known.place_of(&wrong.image).unwrap_or_else(|| Place {
            file: known
                .texts
                .first()
                .map_or_else(String::new, |(name, _)| name.clone()),
            line: 0,
            column: 0,
        }),
        pointer: String::new(),
        message: format!(
            "the picture {:?} of block {} cannot be shown",
            wrong.image, wrong.block
        ),
        hint: wrong.problem.to_string(),
    });
    problem.collect()
}

/// Every picture that lies in a file, once.
fn each(dossier: &Dossier, folder: &Path) -> impl Iterator<Item = Result<Picture, Wrong>> {
    let mut known = BTreeSet::new();
    let blocks = dossier.articles.iter().flat_map(|article| &article.blocks);
    let files = blocks.filter_map(move |block| {
        let BlockKind::Figure(figure) = &block.kind else {
            return None;
        };
        let image = figure.image.as_ref().filter(|image| !is_inline(image))?;
        known.insert(image).then_some((block, image))
    });
    files.map(move |(block, image)| match content(folder, image) {
        Ok(content) => {
            let file_name = hashed(&name(image), content.kind.ending(), &content.bytes);
            Ok(Picture {
                image: image.clone(),
                path: format!("images/{file_name}"),
                content,
            })
        }
        Err(problem) => Err(Wrong {
            image: image.clone(),
            block: block.id.clone(),
            problem,
        }),
    })
}

/// The dossier with its pictures at their places in the site.
pub fn placed(json: &[u8], pictures: &[Picture]) -> Option<Vec<u8>> {
    with_addresses(json, pictures, |picture| picture.path.clone())
}

/// The dossier with its pictures as data URLs.
pub fn inline(json: &[u8], pictures: &[Picture]) -> Option<Vec<u8>> {
    with_addresses(json, pictures, Picture::data)
}

/// The dossier with other addresses of its pictures, and their sizes; none when it has no pictures.
fn with_addresses(
    json: &[u8],
    pictures: &[Picture],
    address: impl Fn(&Picture) -> String,
) -> Option<Vec<u8>> {
    if pictures.is_empty() {
        return None;
    }
    let mut dossier: Value = serde_json::from_slice(json).ok()?;
    let articles = dossier["articles"].as_array_mut()?;
    let blocks = articles
        .iter_mut()
        .filter_map(|article| article.get_mut("blocks"));
    for block in blocks.filter_map(Value::as_array_mut).flatten() {
        let image = block.get("image").and_then(Value::as_str);
        let picture = pictures.iter().find(|known| Some(&*known.image) == image);
        let (Some(picture), Some(fields)) = (picture, block.as_object_mut()) else {
            continue;
        };
        fields.insert("image".to_owned(), address(picture).into());
        if let Some((width, height)) = picture.content.size {
            fields.insert("width".to_owned(), width.into());
            fields.insert("height".to_owned(), height.into());
        }
    }
    Some(format::write(&dossier).into_bytes())
}

fn is_inline(image: &str) -> bool {
    image.starts_with("data:")
}

/// What is in a picture of the folder.
fn content(folder: &Path, image: &str) -> Result<Content, PictureProblem> {
    let path = folder.join(image);
    let unread = |source| PictureProblem::Read {
        path: path.clone(),
        source,
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let folder = folder.canonicalize().map_err(unread)?;
    let real = path.canonicalize().map_err(unread)?;
    if !real.starts_with(folder) {
        return Err(PictureProblem::Outside(real));
    }
    // Opening a pipe would wait for someone to write into it.
    if !fs::metadata(&real).map_err(unread)?.is_file() {
        return Err(PictureProblem::NotFile(path));
    }
    let mut bytes = Vec::new();
    let file = File::open(&real).map_err(unread)?;
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    if read.map_err(unread)? as u64 > MAX_BYTES {
        return Err(PictureProblem::TooLarge);
    }
    Content::of(bytes)
}

/// The start of a picture's name in the site: letters, digits and hyphens of the name that it has.
fn name(image: &str) -> String {
    let stem = Path::new(image).file_stem().unwrap_or_default();
    let folded = text::fold(&stem.to_string_lossy());
    let mut name = String::new();
    for letter in folded.chars().take(MAX_NAME_CHARS) {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    match name.trim_end_matches('-') {
        "" => "picture".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_stand_in_any_address() {
        for (image, expected) in [
            ("images/map.png", "map"),
            ("Photo à l'été (1).JPG", "photo-a-lete-1"),
            ("a/b.c/.png", "png"),
            ("地図.svg", "picture"),
            ("..%2f..%2fetc.png", "2f-2fetc"),
        ] {
            assert_eq!(name(image), expected, "{image}");
        }
        assert!(name(&"a".repeat(500)).len() <= MAX_NAME_CHARS);
    }
}
