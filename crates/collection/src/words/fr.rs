//! The page in French.

use super::{Count, Words};

fn articles(Count { n, written }: Count) -> String {
    match n {
        0 | 1 => format!("{written} article"),
        _ => format!("{written} articles"),
    }
}

pub(super) static WORDS: Words = Words {
    skip_to_list: "Aller aux articles",
    search_label: "Chercher dans cette collection",
    search_placeholder: "Chercher dans les articles, les noms et les dates",
    suggestions: "Suggestions",
    names: "Personnes, organisations, lieux et thèmes",
    words: "Mots",
    results: "Résultats",
    filters: "Ce qui est affiché",
    articles,
    shown: |count, of| format!("{} sur {of} articles", count.written),
    rows: |shown, of| format!("1–{shown} sur {of}"),
    more_rows: |n| format!("Afficher {n} de plus"),
    most_rows: "La liste ne montre pas plus d’articles à la fois. Une recherche, un nom ou une période la raccourcit.",
    previous_page: "Page précédente",
    next_page: "Page suivante",
    page_of_list: |n| format!("Page {n} de la liste"),
    waiting: "Recherche en cours",
    sort: "Ordre",
    sort_relevance: "Pertinence",
    sort_newest: "Plus récents",
    sort_oldest: "Plus anciens",
    undated: "Sans date",
    untitled: "Sans titre",
    card_missing: "Cet article est dans la liste, mais son titre n’a pas pu être chargé.",
    reason_folded: "autres accents ou majuscules",
    reason_alias: "aussi connu sous un autre nom",
    reason_stemmed: "autre forme du mot",
    reason_misspelt: "orthographe proche",
    did_you_mean: "Vouliez-vous dire",
    question_mark: " ?",
    relaxed: "Aucun article ne contient tous les mots. Ceux-ci en contiennent la plupart.",
    near: "Résultats proches : la plupart des mots, ou des mots semblables",
    nothing: "Aucun article ne correspond.",
    nothing_for: |query| format!("Aucun article trouvé pour « {query} »."),
    nothing_hint: "Moins de mots, ou d’autres, peuvent aider, ou sans l’un de ces critères :",
    without: |what| format!("Sans {what}"),
    notice_date: |value| {
        format!(
            "« {value} » n’est pas une date que l’on peut chercher ; écrivez date:1987 ou date:1987-03..1987-06."
        )
    },
    notice_field: |field| {
        format!(
            "« {field}: » n’est pas un champ de cette collection ; il a été cherché comme des mots."
        )
    },
    notice_all: |words| {
        format!("Aucun article ne contient tous les mots. On trouve des articles sans : {words}.")
    },
    notice_spelling: |typed| format!("« {typed} » n’est dans aucun article. Voici "),
    notice_respelt: "Aucun article ne contient tous les mots tels qu’ils ont été saisis. Ceux-ci en contiennent de graphie proche.",
    notice_incomplete: |n| {
        let parts = match n {
            1 => "1 partie de l’index de recherche n’a pas pu être lue".to_owned(),
            _ => format!("{n} parties de l’index de recherche n’ont pas pu être lues"),
        };
        format!(
            "{parts} : des articles peuvent manquer et les nombres être trop bas. Rechargez la page ; si cela n’aide pas, la copie de cette collection est incomplète : son dossier « chunks » doit être copié en entier."
        )
    },
    notice_failed: "La recherche n’a pas pu démarrer ou ne répond pas. La liste reste telle quelle ; rechargez la page pour réessayer.",
    unknown_name: |name| format!("Aucun article de cette collection ne mentionne « {name} »."),
    unknown_link: |part| {
        format!(
            "Le lien nomme quelque chose que cette collection n’a pas ({part}). La vue la plus proche est affichée."
        )
    },
    panel_articles: "Articles",
    panel_search: "Recherche",
    panel_who: "Qui et où",
    panel_time: "Temps",
    rule: "Dans un groupe, un seul des noms choisis suffit, ou chacun avec « tous » ; d’un groupe à l’autre, tous doivent correspondre.",
    mode_hint: |group, all| {
        if all {
            format!("{group} : tous les noms choisis dans un même article. Passer à un seul")
        } else {
            format!("{group} : un seul des noms choisis. Passer à tous dans un même article")
        }
    },
    value_off: "articles s’afficheraient. Inclure",
    value_in: "articles, inclus. Exclure plutôt",
    value_out: "articles s’afficheraient si inclus, actuellement exclus. Désactiver",
    more_values: |n| format!("{n} de plus"),
    no_value: |typed| format!("Aucun nom ne commence par « {typed} »"),
    timeline: "Articles dans le temps",
    timeline_hint: "Glissez sur les barres, ou choisissez une étiquette, pour garder une période",
    bar: |when, count| format!("{when} : {}", articles(count)),
    n_undated: |count| match count.n {
        1 => "1 article n’a pas de date".to_owned(),
        _ => format!("{} articles n’ont pas de date", count.written),
    },
    date_from: "Du",
    date_to: "Au",
    back: "Retour à la liste",
    previous: "Article précédent",
    next: "Article suivant",
    place_in_list: |at, of| format!("{at} sur {of}"),
    opening: "L’article s’ouvre …",
    reading: "Article",
    not_found: |id| {
        format!(
            "Il n’y a pas d’article « {id} » dans cette collection, ou son texte manque dans cette copie."
        )
    },
    not_opened: "Cet article n’a pas pu être ouvert.",
    not_opened_why: |why| format!("Le navigateur dit : {why}"),
    only_with: |name| format!("Seulement les articles avec {name}"),
    original: "Publication d’origine",
    key_list: &[
        ("/", "chercher"),
        ("n", "article suivant de la liste"),
        ("N", "article précédent de la liste"),
        (
            "Esc",
            "un pas en arrière : fermer ce qui est ouvert, quitter l’article, vider la recherche",
        ),
        ("?", "cette liste"),
    ],
    query_help: &[
        ("grève port", "les deux mots, dans n’importe quel ordre"),
        ("\"grève du port\"", "l’expression exacte"),
        (
            "\"salaires grève\"~5",
            "les mots à cinq mots de distance au plus",
        ),
        ("ferry OR train", "l’un ou l’autre"),
        ("grève -banque", "sans un mot"),
        ("port*", "le début d’un mot"),
        ("grevve~", "orthographes proches"),
        (
            "place:zurich",
            "seulement les lieux de ce nom ; aussi person:, topic: …",
        ),
        ("date:1987..1988", "daté de ces années"),
    ],
};
