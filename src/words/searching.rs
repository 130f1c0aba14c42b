//! What the form for searches and the lists of kept searches say: apart from the rest, so that another page can show
//! them without carrying everything that the explorer says.

use super::Lang;

/// What stands around the search box in one language.
#[allow(missing_docs, reason = "the phrases are their own documentation")]
#[derive(Debug, PartialEq, Eq)]
pub struct SearchWords {
    pub more_ways: &'static str,
    pub all: &'static str,
    pub phrase: &'static str,
    pub any: &'static str,
    pub without: &'static str,
    pub near: &'static str,
    pub apart: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub show: &'static str,
    pub saved: &'static str,
    pub recent: &'static str,
    pub on_device: &'static str,
    pub for_visit: &'static str,
    pub save: &'static str,
    pub unsave: &'static str,
    /// Before the words of a search.
    pub forget: &'static str,
    pub forget_all: &'static str,
    /// Heading of words that complete what is typed.
    pub words: &'static str,
}

static ENGLISH: SearchWords = SearchWords {
    more_ways: "More ways to search",
    all: "All of these words",
    phrase: "This exact phrase",
    any: "Any of these words",
    without: "None of these words",
    near: "Near each other",
    apart: "Words between",
    from: "From (2016-05)",
    to: "To (2017)",
    show: "Show results",
    saved: "Saved searches",
    recent: "Recent searches",
    on_device: "Searches are kept on this device only.",
    for_visit: "Searches are kept until the page is closed.",
    save: "Save search",
    unsave: "Saved",
    forget: "Forget: ",
    forget_all: "Forget all",
    words: "Words",
};

static FRENCH: SearchWords = SearchWords {
    more_ways: "Recherche détaillée",
    all: "Tous ces mots",
    phrase: "Cette expression exacte",
    any: "Au moins un de ces mots",
    without: "Aucun de ces mots",
    near: "Proches l’un de l’autre",
    apart: "Mots entre eux",
    from: "Du (2016-05)",
    to: "Au (2017)",
    show: "Voir les résultats",
    saved: "Recherches enregistrées",
    recent: "Recherches récentes",
    on_device: "Les recherches ne sont gardées que sur cet appareil.",
    for_visit: "Les recherches sont gardées jusqu’à la fermeture de la page.",
    save: "Enregistrer",
    unsave: "Enregistrée",
    forget: "Oublier : ",
    forget_all: "Tout oublier",
    words: "Mots",
};

impl Lang {
    /// What stands around the search box.
    pub fn search_words(self) -> &'static SearchWords {
        match self {
            Lang::En => &ENGLISH,
            Lang::Fr => &FRENCH,
        }
    }
}
