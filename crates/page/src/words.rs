//! What the shell of a page says around the explorer, in the languages of the interface.

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
    /// A collection without scripts.
    pub list_no_script: &'static str,
    /// A collection without WebAssembly.
    pub list_no_wasm: &'static str,
    /// When a collection did not start for another reason.
    pub list_not_started: &'static str,
    /// The link out of a frame.
    pub full_page: &'static str,
    /// The link to the desk, and its title.
    pub desk: &'static str,
    /// What the desk does with a text, before its script has started.
    pub desk_about: &'static str,
    /// The desk without scripts.
    pub desk_no_script: &'static str,
    /// When the desk did not start.
    pub desk_not_started: &'static str,
}

/// The phrases in a language, by its BCP 47 tag; in English where the interface does not speak it.
pub fn words(lang: &str) -> &'static Words {
    match lang.get(..2) {
        Some("fr") => &FR,
        _ => &EN,
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
    list_no_script: "Scripts are switched off, so search, filters and the time line are not available. \
                     The list of articles is here.",
    list_no_wasm: "Search, filters and the time line need WebAssembly, which is switched off or missing in this \
                   browser. The list of articles is here.",
    list_not_started: "Search, filters and the time line could not be started. Load the page again to try once more. \
                       The list of articles is here.",
    full_page: "Open the full page",
    desk: "Explore your own article",
    desk_about: "Drop or paste a text, and its dates and names are found and shown on a time line. Everything happens in \
                 this page: the text stays on this device, and nothing is sent.",
    desk_no_script: "This page reads your text with a script, and scripts are switched off here.",
    desk_not_started: "This page could not start in this browser. It needs WebAssembly, which is switched off or missing.",
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
    list_no_script: "Les scripts sont désactivés : la recherche, les filtres et la chronologie ne sont pas \
                     disponibles. La liste des articles est ici.",
    list_no_wasm: "La recherche, les filtres et la chronologie ont besoin de WebAssembly, désactivé ou absent dans ce \
                   navigateur. La liste des articles est ici.",
    list_not_started: "La recherche, les filtres et la chronologie n’ont pas pu démarrer. Rechargez la page pour \
                       réessayer. La liste des articles est ici.",
    full_page: "Ouvrir la page entière",
    desk: "Explorer votre propre article",
    desk_about: "Déposez ou collez un texte : ses dates et ses noms sont trouvés et montrés sur une frise. Tout se passe \
                 dans cette page : le texte reste sur cet appareil, rien n’est envoyé.",
    desk_no_script: "Cette page lit votre texte avec un script, et les scripts sont désactivés ici.",
    desk_not_started: "Cette page n’a pas pu démarrer dans ce navigateur. Elle a besoin de WebAssembly, désactivé ou \
                       absent.",
};
