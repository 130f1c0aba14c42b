//! French.

use dossier_core::desk::{MAX_FILE_BYTES, Refused, Unread};
use dossier_core::extract::{Confidence, NameRule, Unresolved};

use super::Words;

/// Bytes in a megabyte.
const MB: usize = 1_000_000;

fn some(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

/// The phrases.
pub const WORDS: Words = Words {
    title: "Explorer votre propre article",
    intro: [
        "Donnez un texte à cette page : elle y trouve les dates et les noms.",
        "Vous corrigez ce qu’elle a trouvé, explorez l’article sur une frise et l’enregistrez.",
        "Le texte reste sur cet appareil : rien n’est envoyé.",
    ],
    back: "Retour au dossier",
    drop: "Déposez des fichiers ici",
    choose: "Choisir des fichiers",
    kinds: "Markdown, HTML, texte brut ou JSON ; avec entities.toml et events.toml si vous les avez.",
    paste_label: "Ou collez un texte",
    paste_hint: "Le texte d’un article, son titre en premier",
    read_it: "Lire le texte",
    go_on: |title| format!("Continuer avec « {title} »"),
    example: "Essayer avec un exemple",
    reading: "Lecture…",
    unread: |unread| match unread {
        Unread::Nothing => "Il n’y a pas de texte à lire ici.".to_owned(),
        Unread::TooLarge(name, n_bytes) => format!(
            "{name} pèse {} Mo ; on peut en lire {} ici au plus. Laissez de côté ce qui n’est pas l’article.",
            n_bytes.div_ceil(MB),
            MAX_FILE_BYTES / MB
        ),
        Unread::TooLong(n_chars) => format!(
            "Le texte compte {n_chars} caractères ; un million au plus peut être traité ici. Divisez-le."
        ),
        Unread::NotText(name) => format!(
            "{name} n’est pas un texte. Depuis un traitement de texte, enregistrez-le en texte brut, HTML ou Markdown (en UTF-8)."
        ),
        Unread::NotKnown(name) => format!(
            "{name} n’est d’aucun des genres lus ici : Markdown, HTML, texte brut, JSON, ou TOML avec des noms ou des événements."
        ),
        Unread::DossierAndMore(name) => {
            format!(
                "{name} est un dossier entier : donnez-le seul, ou donnez des articles sans lui."
            )
        }
        Unread::Damaged(name, why) => format!("{name} est illisible : {why}."),
    },
    refused: |refused| match refused {
        Refused::Date(error) => format!("Ce n’est pas une date EDTF : {}.", error.message),
        Refused::Empty => "Il faut écrire quelque chose ici.".to_owned(),
        Refused::Gone => "Ce dont il s’agit n’est plus là.".to_owned(),
    },
    undo: "Annuler",
    redo: "Rétablir",
    undone: "Annulé.",
    redone: "Rétabli.",
    theme: "Clair ou sombre",
    tabs: "Ce qui est affiché",
    tab_text: "Texte",
    tab_dates: "Dates",
    tab_names: "Noms",
    tab_events: "Événements",
    tab_explore: "Explorer",
    save: "Enregistrer",
    save_intro: "Les fichiers sont faits dans cette page et confiés à votre navigateur.",
    save_page: [
        "Une page à ouvrir et à envoyer",
        "Un seul fichier avec l’article et son explorateur ; sans réseau",
    ],
    save_json: [
        "Le dossier, JSON",
        "Pour « dossier build », pour des programmes, et pour continuer ici plus tard",
    ],
    save_files: "Fichiers de travail",
    save_files_about: "Le texte, ceux qu’il nomme et ce qui s’est passé, tels que « dossier build story.md » les prend",
    save_not_exact: "Certaines décisions se chevauchent d’une façon que Markdown ne peut pas tenir ; le JSON les a toutes.",
    save_several: "Plusieurs articles s’enregistrent en un dossier ; les fichiers de travail sont pour un seul article.",
    saved: |file| format!("{file} est confié au navigateur pour être enregistré."),
    not_saved: |file| {
        format!(
            "{file} est prêt. La page qui contient celle-ci ne permet peut-être pas d’enregistrer ; le texte peut être copié."
        )
    },
    save_failed: |why| format!("La page n’a pas pu être faite : {why}."),
    file_as_text: "Le fichier en texte",
    close: "Fermer",
    start_over: "Un autre texte",
    kept: "Gardé sur cet appareil jusqu’au prochain texte",
    not_kept: "Non gardé : ce navigateur ne permet pas de stockage ici. Enregistrez avant de partir",
    kept_too_large: "Non gardé : le texte est trop grand pour le stockage du navigateur. Enregistrez avant de partir",
    counts: |dates, names, events| {
        format!(
            "{}, {}, {}",
            some(dates, "date", "dates"),
            some(names, "nom", "noms"),
            some(events, "événement", "événements")
        )
    },
    n_open: |n| format!("{n} à regarder"),
    about_text: "À propos de ce texte",
    text_title: "Titre",
    published: "Publié",
    published_hint: "2018-02-07, 7 février 2018, ou incertain : 2018-02?, 2018~",
    published_missing: "Quand a-t-il été publié ? « Hier » et « en mai dernier » comptent depuis ce jour ; sans lui, ils restent hors de la frise.",
    language: "Langue",
    language_other: "Autre",
    set: "Valider",
    problems: |n| some(n, "remarque sur le texte", "remarques sur le texte"),
    line: |file, line| {
        if line == 0 {
            file.to_owned()
        } else {
            format!("{file}, ligne {line}")
        }
    },
    to_check: "À regarder",
    accepted: "Acceptée",
    rejected: "Pas une date",
    none_found: "Aucun",
    no_dates: "Aucune date trouvée. Sélectionnez des mots du texte pour en faire une date.",
    dates_intro: "Ce qui est trouvé compte tant que vous ne le rejetez pas ; une supposition compte quand vous l’acceptez.",
    without_place: "Hors de la frise",
    not_on_calendar: "Hors de la frise",
    means: "Signifie",
    rule: "Lue par la règle",
    counts_from: |words| format!("compte depuis « {words} »"),
    from_publication: "compte depuis la date de publication",
    confidence: |confidence| match confidence {
        Confidence::High => "les mots le disent",
        Confidence::Medium => "cela découle du texte",
        Confidence::Low => "une supposition parmi plusieurs",
    },
    unresolved: |unresolved| match unresolved {
        Unresolved::NoPublication => {
            "Elle compte depuis la date de publication, qui n’est pas connue assez précisément."
        }
        Unresolved::NoAnchor => {
            "Elle compte depuis une date dite avant, et il n’y en a pas d’assez proche."
        }
        Unresolved::Vague => "Elle est vague par elle-même.",
        Unresolved::NotACalendarDate => "Elle dit combien de temps ou combien de fois, non quand.",
    },
    decided: "Décidé par vous",
    instead: "Ou bien signifie-t-elle",
    accept: "Accepter",
    not_a_date: "Pas une date",
    open_again: "Rouvrir",
    show_in_text: "Voir dans le texte",
    date_label: "Date, en EDTF",
    date_hint: "2016-05-12, 2016-05, 2016-23 (automne), 2015~ (vers), 2014/.. (depuis), 2016?",
    set_date: "Fixer la date",
    names_intro: "Un nom est trouvé partout où le texte l’a, ou l’un de ses autres noms.",
    registry: "Noms du dossier",
    suggestions: "Noms suggérés",
    suggestions_intro: "Des mots à majuscule qui sont peut-être des noms. Rien n’en compte avant que vous ne l’ajoutiez.",
    no_names: "Pas encore de noms. Ajoutez-en parmi les suggestions, sélectionnez des mots du texte, ou écrivez-en un ici.",
    no_suggestions: "Rien d’autre ne ressemble à un nom.",
    n_mentions: |n| some(n, "mention", "mentions"),
    name_rule: |rule| match rule {
        NameRule::Name => "le nom",
        NameRule::Variant => "une autre graphie",
        NameRule::Acronym => "un sigle que le texte explique",
        NameRule::Surname => "le nom de famille de la personne nommée avant",
        NameRule::Shared => "un nom commun à plusieurs",
    },
    marked_by_hand: "marqué à la main",
    aliases: "Autres noms",
    add_alias: "Ajouter un nom",
    new_alias: "Un autre nom",
    remove: |what| format!("Retirer {what}"),
    rename: "Renommer",
    name_label: "Nom",
    kind: "Type",
    same_as: "Le même que",
    merge: "Fusionner",
    merge_choose: "Choisir un nom",
    remove_name: "Retirer du dossier",
    not_here: "Pas ici",
    not_names: "Pas des noms",
    add_as: "Ajouter comme",
    also_spelt: "Aussi écrit",
    is_alias_of: "Un autre nom de",
    not_wanted: "Pas un nom",
    not_wanted_event: "Pas un événement",
    set_aside: |n| format!("{n} mis de côté"),
    take_back: "Reprendre",
    new_name: "Un nom qui manque",
    add: "Ajouter",
    events_intro: "Un événement est ce qui s’est passé à une date. Les phrases datées sont proposées ; elles comptent quand vous les acceptez.",
    events: "Événements",
    proposals: "Événements proposés",
    accept_all: |n| format!("Accepter les {n}"),
    no_events: "Pas encore d’événements.",
    no_proposals: "Aucune autre phrase n’a de date.",
    event_title: "Ce qui s’est passé",
    retitle: "Fixer les mots",
    according_to: |who| format!("selon {who}"),
    involved: "Participants",
    remove_event: "Retirer l’événement",
    selected: "Sélection",
    as_name: "Ajouter comme nom",
    as_date: "Marquer comme date",
    explore_loading: "Ouverture de l’explorateur…",
    explore_failed: "L’explorateur n’a pas pu démarrer dans ce navigateur.",
    done: |what| format!("Fait : {what}."),
    several_articles: |n| format!("{n} articles"),
    untitled: "Sans titre",
};
