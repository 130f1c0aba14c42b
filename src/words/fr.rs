//! The interface in French.

use dossier_core::diagnostic::Severity;
use dossier_core::load::LoadError;
use dossier_core::model::Qualifier;

use super::Words;

fn passages(n: usize) -> String {
    match n {
        0 | 1 => format!("{n} passage"),
        n => format!("{n} passages"),
    }
}

pub(super) static WORDS: Words = Words {
    skip_to_text: "Aller au texte",
    search_label: "Chercher dans ce dossier",
    search_placeholder: "Chercher dans le texte, les personnes, les lieux et les dates",
    clear_search: "Effacer la recherche",
    results: "Résultats",
    people_and_places: "Personnes, organisations et lieux",
    events: "Événements",
    passages: "Passages",
    some_words: "Résultats approchants : une partie des mots, ou des mots voisins",
    mixed: "Aucun ne contient tous les mots tels qu’ils ont été saisis. Ceux à qui il en manque sont classés parmi ceux qui les ont sous une autre forme.",
    lacking: |words| match words {
        [] => "une partie des mots seulement".to_owned(),
        words => format!("sans « {} »", words.join(" », « ")),
    },
    all_results: |n| match n {
        1 => "Voir le passage en liste".to_owned(),
        n => format!("Voir les {n} passages en liste"),
    },
    panels: "Vues",
    panel_read: "Lire",
    panel_search: "Résultats",
    panel_who: "Qui & où",
    panel_time: "Chronologie",
    theme: |now| format!("Apparence : {now}"),
    theme_auto: "comme l’appareil",
    theme_light: "claire",
    theme_dark: "sombre",
    share: "Copier le lien",
    export: "Exporter",
    copied: "Copié",
    copy_failed: "Le navigateur n’a pas permis la copie. Le lien est dans la barre d’adresse.",
    copy_failed_in_frame: "La page qui contient celle-ci n’a pas permis la copie.",
    keys: "Aide et touches",
    close: "Fermer",
    key_list: &[
        ("/", "chercher"),
        ("n", "occurrence suivante"),
        ("N", "occurrence précédente"),
        (
            "Échap",
            "un pas en arrière : ferme ce qui est ouvert, puis efface la recherche",
        ),
        ("?", "cette liste"),
    ],
    strip_label: |n| match n {
        0 | 1 => format!("{n} événement dans le temps"),
        n => format!("{n} événements dans le temps"),
    },
    strip_hint: "Faites glisser sur la frise, ou choisissez une année, pour garder une période",
    period_from: "Début de la période",
    period_to: "Fin de la période",
    only_year: |year| format!("Seulement {year}"),
    shown: |n, of| format!("{n} sur {of} passages"),
    possible: |n, period| format!("dont {n} peut-être seulement dans {period}"),
    events_shown: |n, of| format!("{n} sur {of} événements"),
    clear_all: "Tout effacer",
    remove: |what| format!("Retirer {what}"),
    excluded: |what| format!("sauf {what}"),
    filter: "Filtrer par personne, organisation, lieu",
    filter_rule: "Dans un groupe, un seul des noms choisis suffit ; d’un groupe à l’autre, tous doivent correspondre.",
    filter_values: |group| format!("Trouver dans {group}"),
    any: "un seul",
    all: "tous",
    mode_hint: |group, all| {
        if all {
            format!(
                "{group} : tous les noms choisis dans un même passage. Passer à un seul d’entre eux"
            )
        } else {
            format!("{group} : un seul des noms choisis suffit. Passer à tous dans un même passage")
        }
    },
    more: |n| format!("{n} de plus"),
    fewer: "Moins",
    value_off: "passages à montrer. Inclure",
    value_in: "passages montrés, inclus. Exclure à la place",
    value_out: "passages si inclus, exclu pour l’instant. Désactiver",
    details: |name| format!("À propos de {name}"),
    folded: |n| match n {
        0 | 1 => format!("{n} passage masqué"),
        n => format!("{n} passages masqués"),
    },
    unfolded: "Replier ces passages",
    highlights: |at, of| match (at, of) {
        (Some(at), of) => format!("{at} sur {of}"),
        (None, 0 | 1) => format!("{of} occurrence"),
        (None, of) => format!("{of} occurrences"),
    },
    next_hit: "Occurrence suivante",
    previous_hit: "Occurrence précédente",
    minutes: |n| format!("{n} min"),
    source: "Source",
    from_source: "Source :",
    about_date: "À propos de la date",
    translations: "Autres langues",
    contact: "Joindre la rédaction",
    rights: "Droits",
    copy_passage: |n| format!("Copier un lien vers le passage {n}, avec ses premiers mots"),
    picture_not_shown: "Image non reproduite ici",
    also: "aussi",
    n_passages: passages,
    only_these: "Seulement ces passages",
    exclude: "Exclure",
    in_time: "Dans le temps",
    together_with: "Cité avec",
    same_as: "Ailleurs sous le même nom",
    according_to: |who| format!("selon {who}"),
    involved: "Qui et où",
    event: "événement",
    show_in_text: |n| format!("Montrer le passage {n} dans le texte"),
    only_this_period: "Seulement cette période",
    certainly_possibly: "Une marque pâle est peut-être dans la période ; le texte ne le dit pas exactement.",
    possibly: "peut-être",
    no_passages: "Aucun passage",
    no_events: "Aucun événement dans ce qui est montré.",
    nothing_for: |query| format!("Rien trouvé pour « {query} »"),
    try_without: |what, n| format!("Sans {what} : {}", passages(n)),
    figures: "Chiffres",
    dated_list: "Dates",
    index_title: "Personnes, organisations et lieux",
    numbers_passages: "Les numéros sont ceux des passages.",
    reason_heading: "dans l’intertitre",
    reason_also: |name| format!("aussi appelé {name}"),
    reason_event: |title| format!("événement : {title}"),
    reason_stem: |word| format!("une forme du mot : {word}"),
    reason_spelling: |word| format!("graphie voisine : {word}"),
    reason_caption: "dans la description de l’image",
    notice_plain: "L’expression de recherche est incomplète : elle a été cherchée comme de simples mots.",
    notice_long: "La recherche est trop longue ; sa fin a été laissée de côté.",
    notice_field: |field| {
        format!("« {field}: » n’est pas un champ de ce dossier ; il a été cherché comme un mot.")
    },
    notice_date: |value| {
        format!(
            "« {value} » n’est pas une date que l’on peut chercher ; écrivez date:2016 ou date:2016..2017."
        )
    },
    notice_relaxed: |missing| {
        if missing.is_empty() {
            "Aucun passage ne contient tous les mots. Ceux-ci en contiennent le plus.".to_owned()
        } else {
            format!(
                "Aucun passage ne contient tous les mots. Ceux-ci en contiennent le plus ; introuvable : {missing}."
            )
        }
    },
    notice_spelling: |asked| format!("« {asked} » n’est pas dans le texte. Voici "),
    notice_meant: "Vouliez-vous dire ",
    asks: " ?",
    unknown_link: |part| {
        format!(
            "Le lien nomme quelque chose que ce dossier n’a pas ({part}). La vue la plus proche est montrée."
        )
    },
    dismiss: "Masquer",
    problems: |n| match n {
        0 | 1 => format!("{n} problème dans les données de ce dossier"),
        n => format!("{n} problèmes dans les données de ce dossier"),
    },
    severity: |severity| match severity {
        Severity::Error => "non montré",
        Severity::Warning => "montré, mais à vérifier",
    },
    where_: "Où",
    mend: "Pour y remédier",
    failed_title: "Ce dossier ne peut pas être ouvert",
    failed: |error| match error {
        LoadError::Json {
            line,
            column,
            message,
        } => {
            format!(
                "Le fichier n’est pas du JSON valable, ligne {line}, colonne {column} : {message}."
            )
        }
        LoadError::NotAnObject => {
            "Un dossier est un objet JSON, et ce fichier est autre chose.".to_owned()
        }
        LoadError::NoVersion => {
            "Le champ « dossier » avec la version du format manque ; écrivez \"dossier\": 1."
                .to_owned()
        }
        LoadError::UnknownVersion(found) => {
            format!(
                "La version du format est {found}, et cette page lit la version 1 ; reconstruisez le dossier."
            )
        }
        LoadError::TooLarge(bytes) => {
            format!(
                "Le fichier a {bytes} octets, c’est trop pour cette page ; partagez-le en plusieurs dossiers."
            )
        }
    },
    not_fetched: |address, why| {
        format!(
            "Le fichier {address} n’a pas pu être lu ({why}). Vérifiez qu’il est à côté de la page."
        )
    },
    try_again: "Réessayer",
    articles: "Articles",
    qualified: |qualifier, number| match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::About => format!("environ {number}"),
        Qualifier::MoreThan => format!("plus de {number}"),
        Qualifier::AtLeast => format!("au moins {number}"),
        Qualifier::FewerThan => format!("moins de {number}"),
    },
    decimal: ',',
    thousands: '\u{202f}',
    quotes: ("«\u{a0}", "\u{a0}»"),
    search_help_title: "Chercher",
    help_search: &[
        ("agence voyage", "les deux mots, dans n’importe quel ordre"),
        ("\"travel agency\"", "l’expression exacte"),
        ("\"papers money\"~5", "les mots à cinq mots d’écart au plus"),
        ("Syria OR Iraq", "l’un ou l’autre"),
        ("attack -Paris", "sans un mot"),
        ("jihad*", "le début d’un mot"),
        ("jolani~", "les graphies voisines"),
        (
            "person:diaby",
            "seulement les personnes de ce nom ; aussi organisation:, place: ...",
        ),
        ("date:2016..2017", "daté de ces années"),
    ],
};
