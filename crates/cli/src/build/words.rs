//! What the shell of a page says around the explorer, in the languages of the interface.

use dossier_explorer::words::Lang;

/// The shell's phrases in one language.
#[derive(Debug)]
pub struct Words {
    /// Without scripts.
    pub no_script: &'static str,
    /// Without WebAssembly.
    pub no_wasm: &'static str,
    /// When the dossier's files do not come.
    pub no_data: &'static str,
    /// When the explorer did not start for another reason.
    pub not_started: &'static str,
    /// The link out of a frame.
    pub full_page: &'static str,
}

/// The phrases in a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Fr => &FR,
    }
}

const EN: Words = Words {
    no_script: "Scripts are switched off, so search, filters and the time line are not available. \
                The text, the people and places, and the dated list are all here.",
    no_wasm: "Search, filters and the time line need WebAssembly, which is switched off or missing in this browser. \
              The text, the people and places, and the dated list are all here.",
    no_data: "Search, filters and the time line could not be loaded. Load the page again to try once more. \
              The text, the people and places, and the dated list are all here.",
    not_started: "Search, filters and the time line did not start in this browser. \
                  The text, the people and places, and the dated list are all here.",
    full_page: "Open the full page",
};

const FR: Words = Words {
    no_script: "Les scripts sont désactivés : la recherche, les filtres et la chronologie ne sont pas disponibles. \
                Le texte, les noms et les lieux et la liste des dates sont tous ici.",
    no_wasm: "La recherche, les filtres et la chronologie ont besoin de WebAssembly, désactivé ou absent dans ce \
              navigateur. Le texte, les noms et les lieux et la liste des dates sont tous ici.",
    no_data: "La recherche, les filtres et la chronologie n’ont pas pu être chargés. Rechargez la page pour \
              réessayer. Le texte, les noms et les lieux et la liste des dates sont tous ici.",
    not_started: "La recherche, les filtres et la chronologie n’ont pas démarré dans ce navigateur. \
                  Le texte, les noms et les lieux et la liste des dates sont tous ici.",
    full_page: "Ouvrir la page entière",
};
