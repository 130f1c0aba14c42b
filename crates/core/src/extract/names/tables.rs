//! Small words around names, in English and in French: titles, particles, articles, and words that are never names.
//!
//! All folded: small letters without accents. All in order, because they are searched by halves.

/// What loses its vowel before another word, and stands before an apostrophe.
#[rustfmt::skip]
const ELISIONS: &[&str] = &[
    "c", "d", "dell", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t",
];

/// Short forms that a full stop follows inside a sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "adm", "capt", "cf", "cmdr", "col", "dr", "ft", "gen", "gov", "hon", "jr", "lt", "maj", "mgr", "mlle", "mme",
    "mr", "mrs", "ms", "mt", "no", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "ste", "vs",
];

/// What a person is called before the name, and is no part of it.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "abbe", "actor", "actress", "adm", "admiral", "agent", "ambassador", "amiral", "analyst", "archbishop",
    "attorney", "author", "ayatollah", "bishop", "brother", "caliph", "capitaine", "capt", "captain", "cardinal",
    "chairman", "chairwoman", "chancellor", "cheikh", "chief", "col", "colonel", "commandant", "commander",
    "commissioner", "congressman", "congresswoman", "dame", "depute", "detective", "director", "docteur",
    "doctor", "dr", "economist", "emir", "emperor", "envoy", "father", "gen", "general", "gov", "governor",
    "historian", "imam", "inspector", "journalist", "judge", "juge", "justice", "king", "lady", "lawyer",
    "leader", "lieutenant", "lord", "lt", "m", "madame", "maitre", "maj", "major", "marshal", "mayor", "mgr",
    "minister", "ministre", "miss", "mlle", "mm", "mme", "monsieur", "mr", "mrs", "ms", "mullah", "officer",
    "pape", "pere", "pope", "premier", "president", "prince", "princess", "prof", "professeur", "professor",
    "prosecutor", "queen", "rabbi", "reine", "rep", "reporter", "representative", "rev", "reverend", "roi",
    "saint", "secretary", "sen", "senateur", "senator", "sergeant", "sgt", "sheik", "sheikh", "singer", "sir",
    "sister", "soeur", "spokesman", "spokeswoman", "sultan",
];

/// Parts of a surname before its last word.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "abou", "abu", "af", "av", "ben", "bin", "bint", "d", "da", "das", "de", "del", "della", "den", "der", "des",
    "di", "do", "dos", "du", "ibn", "la", "le", "mac", "mc", "saint", "st", "ten", "ter", "van", "vom", "von",
    "zu", "zum",
];

/// Particles that a surname is often written without.
const LOOSE_PARTICLES: &[&str] = &["d", "de", "du", "von"];

/// What may follow a surname.
const SUFFIXES: &[&str] = &["ii", "iii", "iv", "jr", "junior", "senior", "sr"];

/// The Arabic article as it is written before any letter, and as it sounds before some.
const ARTICLES: &[&str] = &["al", "el", "ul"];
#[rustfmt::skip]
const ASSIMILATED_ARTICLES: &[&str] = &[
    "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ech", "ed", "er", "es", "et",
];

/// Words between those of a name, which may be written large or small.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "a", "and", "at", "au", "aux", "by", "e", "en", "et", "for", "in", "l", "les", "of", "on", "pour", "sur",
    "the", "to", "und", "with", "y",
];

/// Words that begin a sentence without being part of a name.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "all", "along", "already", "also",
    "although", "among", "an", "and", "another", "any", "are", "around", "as", "asked", "at", "back", "be",
    "because", "before", "behind", "below", "between", "beyond", "both", "but", "by", "can", "could", "despite",
    "did", "do", "does", "down", "during", "each", "earlier", "either", "even", "ever", "every", "except", "few",
    "finally", "first", "following", "for", "from", "given", "had", "has", "have", "he", "her", "here", "hers",
    "him", "his", "how", "however", "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it", "its",
    "just", "last", "later", "like", "many", "may", "maybe", "meanwhile", "more", "most", "much", "my", "near",
    "neither", "never", "next", "no", "nor", "not", "nothing", "now", "of", "off", "on", "once", "one", "only",
    "or", "other", "others", "our", "out", "outside", "over", "perhaps", "rather", "recently", "said", "says",
    "second", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their", "then",
    "there", "these", "they", "third", "this", "those", "though", "three", "through", "thus", "to", "today",
    "together", "told", "tomorrow", "too", "two", "under", "unfortunately", "unless", "unlike", "until", "up",
    "upon", "was", "we", "were", "what", "when", "whenever", "where", "whereas", "whether", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you",
    "your",
];

/// [`OPENERS`] of French.
#[rustfmt::skip]
const OPENERS_FR: &[&str] = &[
    "a", "afin", "ainsi", "alors", "apres", "au", "aucun", "aujourd", "auparavant", "aussi", "autour", "autre",
    "autres", "aux", "avant", "avec", "beaucoup", "bien", "bref", "c", "car", "ce", "ceci", "cela", "celle",
    "celui", "cependant", "certains", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment",
    "contre", "d", "dans", "de", "depuis", "des", "desormais", "deux", "dont", "du", "durant", "elle", "elles",
    "en", "encore", "enfin", "ensuite", "entre", "est", "et", "face", "hier", "ici", "il", "ils", "j", "je",
    "jusqu", "l", "la", "le", "les", "leur", "leurs", "lors", "lorsqu", "lorsque", "lui", "mais", "malgre",
    "meme", "mes", "mon", "ne", "ni", "non", "nos", "notre", "nous", "on", "or", "ou", "oui", "outre", "par",
    "parmi", "pas", "pendant", "personne", "peu", "plus", "plusieurs", "pour", "pourquoi", "pourtant", "puis",
    "quand", "que", "quel", "quelques", "qui", "sa", "sans", "selon", "ses", "si", "son", "sous", "sur", "tandis",
];

/// Months and days of the week, which are written large in English without being names of anything here.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday",
    "november", "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];

/// What stands before a month and not before a person.
#[rustfmt::skip]
const BEFORE_MONTHS: &[&str] = &[
    "after", "before", "between", "by", "during", "early", "from", "in", "last", "late", "mid", "next", "of",
    "since", "this", "through", "till", "until",
];

/// Whether a table, which is in order, has a word.
pub(in crate::extract) fn has(table: &[&str], folded: &str) -> bool {
    table.binary_search(&folded).is_ok()
}

pub(in crate::extract) fn is_elision(run: &str) -> bool {
    run.len() <= 6 && has(ELISIONS, &run.to_lowercase())
}

pub(in crate::extract) fn is_abbreviation(folded: &str) -> bool {
    has(ABBREVIATIONS, folded)
}

pub(in crate::extract) fn is_title(folded: &str) -> bool {
    has(TITLES, folded)
}

pub(in crate::extract) fn is_particle(folded: &str) -> bool {
    has(PARTICLES, folded)
}

pub(super) fn is_loose_particle(folded: &str) -> bool {
    has(LOOSE_PARTICLES, folded)
}

pub(in crate::extract) fn is_suffix(folded: &str) -> bool {
    has(SUFFIXES, folded)
}

/// Whether it is the Arabic article, before a word that a hyphen ties to it or does not.
pub(in crate::extract) fn is_article(folded: &str, hyphen: bool) -> bool {
    has(ARTICLES, folded) || (hyphen && has(ASSIMILATED_ARTICLES, folded))
}

/// Whether a name may have the word large or small.
pub(super) fn is_link(folded: &str) -> bool {
    has(LINKS, folded) || is_particle(folded) || has(ARTICLES, folded)
}

/// Whether it begins sentences and no names.
pub(in crate::extract) fn is_opener(folded: &str) -> bool {
    has(OPENERS, folded) || has(OPENERS_FR, folded)
}

/// Whether it is a month or a day of the week.
pub(in crate::extract) fn is_calendar(folded: &str) -> bool {
    has(CALENDAR, folded)
}

pub(super) fn is_before_month(folded: &str) -> bool {
    has(BEFORE_MONTHS, folded)
}

/// Whether a type of entities is that of people. Types are the registry's own, so the usual words are known.
pub(in crate::extract) fn is_person(kind: &str) -> bool {
    let kind = crate::text::fold(kind);
    matches!(
        kind.as_str(),
        "person"
            | "persons"
            | "people"
            | "personne"
            | "personnes"
            | "human"
            | "politician"
            | "journalist"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        let tables = [
            ELISIONS,
            ABBREVIATIONS,
            TITLES,
            PARTICLES,
            LOOSE_PARTICLES,
            SUFFIXES,
            ARTICLES,
            ASSIMILATED_ARTICLES,
            LINKS,
            OPENERS,
            OPENERS_FR,
            CALENDAR,
            BEFORE_MONTHS,
        ];
        for table in tables {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
            assert!(
                table.iter().all(|word| crate::text::fold(word) == *word),
                "{table:?}"
            );
        }
    }
}
