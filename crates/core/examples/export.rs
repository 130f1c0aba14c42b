//! Writes a dossier, or what a link shows of it, in every format:
//! `cargo run -p dossier-core --example export -- FILE FOLDER [FRAGMENT]`.
//!
//! FRAGMENT is what follows `#` in a link. Where it selects a passage, the citations are of that passage. The address is
//! an example's, so that what is written is the same on every machine. FOLDER gets `dossier.` and each format's ending.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use dossier_core::date::Date;
use dossier_core::export::{Kind, Options, Selection, export};
use dossier_core::link;
use dossier_core::load::load;
use dossier_core::state::Selected;
use dossier_core::view::Prepared;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (file, folder, fragment) = match args.as_slice() {
        [file, folder] => (file, folder, ""),
        [file, folder, fragment] => (file, folder, fragment.as_str()),
        _ => return Err("usage: export FILE FOLDER [FRAGMENT]".into()),
    };
    let loaded = load(&fs::read(file)?)?;
    let prepared = Prepared::new(loaded.dossier);
    let opened = link::parse(&prepared.dossier, fragment);
    if !opened.unknown.is_empty() {
        return Err(format!("not in {file}: {}", opened.unknown.join(", ")).into());
    }
    let accessed = Date::parse("2026-01-31")?;
    let options = Options {
        url: Some("https://example.org/dossier/"),
        bom: false,
        passage: match opened.state.selected {
            Some(Selected::Passage(passage)) => Some(passage),
            _ => None,
        },
        accessed: Some(&accessed),
    };
    let selection = Selection::of(&prepared, &opened.state);
    fs::create_dir_all(folder)?;
    for kind in Kind::ALL {
        let name = ["dossier.", kind.ending()].concat();
        fs::write(
            Path::new(folder).join(name),
            export(&selection, kind, &options),
        )?;
    }
    println!("{}", selection.filter());
    Ok(())
}
