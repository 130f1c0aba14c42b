//! The explorer in a browser.

fn main() {
    dossier_explorer::start::start();
}
