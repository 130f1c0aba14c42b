//! Small words around names, in English and in French: titles, particles, articles, and words that are never names.
//!
//! All folded: small letters without accents.

/// What loses its vowel before another word, and stands before an apostrophe.
#[rustfmt::skip]
const ELISIONS: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell",
];

/// Short forms that a full stop follows inside a sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "ste", "sen", "rep", "gov", "gen", "col", "lt", "capt", "sgt", "maj",
    "cmdr", "adm", "rev", "hon", "jr", "sr", "mt", "ft", "no", "vs", "mme", "mlle", "mgr", "cf",
];

/// What a person is called before the name, and is no part of it.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "doctor", "prof", "professor", "sir", "lord", "lady", "dame", "king",
    "queen", "prince", "princess", "emperor", "sultan", "emir", "sheikh", "sheik", "caliph", "imam", "mullah",
    "ayatollah", "pope", "bishop", "archbishop", "cardinal", "rabbi", "reverend", "rev", "father", "brother",
    "sister", "saint", "president", "premier", "chancellor", "minister", "secretary", "senator", "sen", "rep",
    "representative", "congressman", "congresswoman", "governor", "gov", "mayor", "judge", "justice", "attorney",
    "ambassador", "envoy", "commissioner", "chairman", "chairwoman", "director", "chief", "spokesman",
    "spokeswoman", "leader", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "lieutenant",
    "lt", "sergeant", "sgt", "admiral", "adm", "commander", "marshal", "officer", "agent", "inspector",
    "detective", "prosecutor", "lawyer", "journalist", "reporter", "actor", "actress", "singer", "author",
    "historian", "economist", "analyst", "m", "mm", "mme", "madame", "monsieur", "mlle", "maitre", "docteur",
    "professeur", "ministre", "senateur", "depute", "juge", "capitaine", "commandant", "amiral", "cheikh", "roi",
    "reine", "pape", "abbe", "mgr", "pere", "soeur",
];

/// Parts of a surname before its last word.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "des", "di", "da", "do", "dos", "das", "du", "d", "la", "le", "van",
    "von", "vom", "zu", "zum", "ten", "ter", "bin", "ibn", "ben", "bint", "abu", "abou", "st", "saint", "mac",
    "mc", "af", "av",
];

/// Particles that a surname is often written without.
const LOOSE_PARTICLES: &[&str] = &["de", "d", "von", "du"];

/// What may follow a surname.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "junior", "senior"];

/// The Arabic article as it is written before any letter, and as it sounds before some.
const ARTICLES: &[&str] = &["al", "el", "ul"];
#[rustfmt::skip]
const ASSIMILATED_ARTICLES: &[&str] = &[
    "as", "ash", "ad", "adh", "an", "ar", "at", "ath", "az", "es", "ech", "er", "ed", "et",
];

/// Words between those of a name, which may be written large or small.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "to", "at", "by", "with", "et", "a", "au", "aux", "en", "sur", "pour",
    "les", "l", "y", "e", "und",
];

/// Words that begin a sentence without being part of a name.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "all", "along", "already", "also",
    "although", "among", "an", "and", "another", "any", "are", "around", "as", "at", "back", "be", "because",
    "before", "behind", "below", "between", "beyond", "both", "but", "by", "can", "could", "despite", "did", "do",
    "does", "down", "during", "each", "earlier", "either", "even", "ever", "every", "except", "few", "first",
    "following", "for", "from", "given", "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how",
    "however", "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it", "its", "just", "last", "later",
    "like", "many", "may", "maybe", "meanwhile", "more", "most", "much", "my", "near", "neither", "never", "next",
    "no", "nor", "not", "nothing", "now", "of", "off", "on", "once", "one", "only", "or", "other", "others",
    "our", "out", "outside", "over", "perhaps", "rather", "said", "says", "second", "she", "should", "since",
    "so", "some", "still", "such", "than", "that", "the", "their", "then", "there", "these", "they", "third",
    "this", "those", "though", "through", "thus", "to", "today", "together", "too", "two", "three", "under",
    "unless", "unlike", "until", "up", "upon", "was", "we", "were", "what", "when", "whenever", "where",
    "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
    "would", "yes", "yesterday", "yet", "you", "your", "tomorrow", "asked", "told", "unfortunately", "finally",
    "recently",
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
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// What stands before a month and not before a person.
#[rustfmt::skip]
const BEFORE_MONTHS: &[&str] = &[
    "in", "since", "until", "till", "last", "next", "early", "late", "mid", "by", "from", "of", "this", "during",
    "before", "after", "between", "through",
];

pub(in crate::extract) fn is_elision(run: &str) -> bool {
    run.len() <= 6 && ELISIONS.contains(&run.to_lowercase().as_str())
}

pub(in crate::extract) fn is_abbreviation(folded: &str) -> bool {
    ABBREVIATIONS.contains(&folded)
}

pub(in crate::extract) fn is_title(folded: &str) -> bool {
    TITLES.contains(&folded)
}

pub(in crate::extract) fn is_particle(folded: &str) -> bool {
    PARTICLES.contains(&folded)
}

pub(super) fn is_loose_particle(folded: &str) -> bool {
    LOOSE_PARTICLES.contains(&folded)
}

pub(in crate::extract) fn is_suffix(folded: &str) -> bool {
    SUFFIXES.contains(&folded)
}

/// Whether it is the Arabic article, before a word that a hyphen ties to it or does not.
pub(in crate::extract) fn is_article(folded: &str, hyphen: bool) -> bool {
    ARTICLES.contains(&folded) || (hyphen && ASSIMILATED_ARTICLES.contains(&folded))
}

/// Whether a name may have the word large or small.
pub(super) fn is_link(folded: &str) -> bool {
    LINKS.contains(&folded) || is_particle(folded) || ARTICLES.contains(&folded)
}

/// Whether it begins sentences and no names.
pub(in crate::extract) fn is_opener(folded: &str) -> bool {
    OPENERS.contains(&folded) || OPENERS_FR.contains(&folded)
}

/// Whether it is a month or a day of the week.
pub(in crate::extract) fn is_calendar(folded: &str) -> bool {
    CALENDAR.contains(&folded)
}

pub(super) fn is_before_month(folded: &str) -> bool {
    BEFORE_MONTHS.contains(&folded)
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
