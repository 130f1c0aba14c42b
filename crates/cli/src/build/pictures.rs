//! The pictures that a dossier names: copied beside the site's page, and inside the offline file.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use dossier_core::model::{BlockKind, Dossier};
use serde_json::Value;

use super::Error;

/// What browsers show, by the ending of the file's name.
const KINDS: [(&str, &str); 7] = [
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// A picture's address in the dossier, and its bytes.
pub type Picture = (String, Vec<u8>);

/// Reads every picture once; addresses are relative to `folder`, the dossier's own.
///
/// # Errors
///
/// When one is missing, or is of no kind that browsers show.
pub fn read(dossier: &Dossier, folder: &Path) -> Result<Vec<Picture>, Error> {
    let mut pictures: Vec<Picture> = Vec::new();
    for block in dossier.articles.iter().flat_map(|article| &article.blocks) {
        let BlockKind::Figure(figure) = &block.kind else {
            continue;
        };
        let Some(image) = figure.image.as_ref().filter(|image| !is_inline(image)) else {
            continue;
        };
        if pictures.iter().any(|(known, _)| known == image) {
            continue;
        }
        if kind_of(image).is_none() {
            let endings: Vec<&str> = KINDS.iter().map(|(ending, _)| *ending).collect();
            return Err(Error::PictureKind(image.clone(), endings.join(", ")));
        }
        let path = folder.join(image);
        let bytes = fs::read(&path).map_err(|source| Error::Picture {
            image: image.clone(),
            block: block.id.clone(),
            path,
            source,
        })?;
        pictures.push((image.clone(), bytes));
    }
    Ok(pictures)
}

/// The dossier with its pictures as data URLs; none when it has no pictures.
pub fn inline(json: &[u8], pictures: &[Picture]) -> Option<Vec<u8>> {
    if pictures.is_empty() {
        return None;
    }
    let mut dossier: Value = serde_json::from_slice(json).ok()?;
    for article in dossier["articles"].as_array_mut()? {
        let Some(blocks) = article["blocks"].as_array_mut() else {
            continue;
        };
        for block in blocks {
            let picture = block["image"].as_str();
            let picture =
                picture.and_then(|image| pictures.iter().find(|(known, _)| known == image));
            if let Some((image, bytes)) = picture
                && let Some(kind) = kind_of(image)
            {
                block["image"] = format!("data:{kind};base64,{}", BASE64.encode(bytes)).into();
            }
        }
    }
    serde_json::to_vec(&dossier).ok()
}

fn is_inline(image: &str) -> bool {
    image.starts_with("data:")
}

fn kind_of(image: &str) -> Option<&'static str> {
    let (_, ending) = image.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let found = KINDS.iter().find(|(known, _)| *known == ending);
    found.map(|(_, kind)| *kind)
}
