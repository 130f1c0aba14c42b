//! Says which kind of chunk each file of a collection's site is: `cargo run -p dossier-archive --example kinds -- SITE`.
//!
//! A line for every chunk of the index that `SITE/chunks/root-….js` names: the chunk's name, a space, its kind. Of several
//! roots the one that the page names counts.

use std::error::Error;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dossier_archive::{Reader, Step};
use flate2::read::DeflateDecoder;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let site = std::env::args().nth(1).ok_or("usage: kinds SITE")?;
    let site = Path::new(&site);
    let page = fs::read_to_string(site.join("index.html"))?;
    let root = root_name(&page).ok_or("index.html names no root")?;
    let script = fs::read_to_string(site.join("chunks").join(format!("{root}.js")))?;
    let mut reader = Reader::open(&chunk(&script)?)?;
    loop {
        match reader.chunks() {
            Step::Need(needed) => {
                for id in needed {
                    let name = reader.name(id).ok_or("a chunk without a name")?;
                    let path = site.join("chunks").join(format!("{name}.js"));
                    reader.supply(id, chunk(&fs::read_to_string(path)?)?);
                }
            }
            Step::Done(ids) => {
                for id in ids {
                    if let Some(name) = reader.name(id) {
                        println!("{name} {:?}", id.kind);
                    }
                }
                return Ok(());
            }
        }
    }
}

/// The first name in the page that a root could have.
fn root_name(page: &str) -> Option<&str> {
    let at = page.find("\"root-")? + 1;
    page.get(at..)?.split('"').next()
}

/// A chunk's bytes out of its script, `dossierChunk("NAME","BASE64")`.
fn chunk(script: &str) -> Outcome<Vec<u8>> {
    let letters = script
        .split('"')
        .nth(3)
        .ok_or("the script hands over nothing")?;
    let mut bytes = Vec::new();
    DeflateDecoder::new(STANDARD.decode(letters)?.as_slice()).read_to_end(&mut bytes)?;
    Ok(bytes)
}
