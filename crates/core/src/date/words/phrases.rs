//! The words of each language. A language is one table here and one arm in each `match` on [`Lang`].

/// A language that dates can be said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lang {
    English,
    French,
}

/// How a noun takes an article and a preposition in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounKind {
    /// "17 décembre 2017": le.
    Day,
    /// "décembre 2017", "2017": no article.
    Bare,
    /// "automne 2016": l’.
    Vowel,
    /// "printemps 2016", "XIXe siècle": le.
    Masculine,
    /// "années 1990": les.
    Plural,
}

/// One form for each [`NounKind`], in its order.
pub(super) type Forms = [&'static str; 5];

/// Fixed words of a language.
pub(super) struct Phrases {
    pub months: [&'static str; 12],
    pub months_short: [&'static str; 12],
    /// Spring to winter.
    pub seasons: [(&'static str, NounKind); 4],
    /// After a season that is said of one hemisphere: northern, southern.
    pub hemispheres: [&'static str; 2],
    /// Start, early, mid, late, end: before a month or a year.
    pub parts: [&'static str; 5],
    /// After a year before year 1.
    pub before_era: &'static str,
    /// After a year from 1 on, where it stands beside one before.
    pub in_era: &'static str,
    pub since: Forms,
    pub until: Forms,
    pub article: Forms,
    /// An estimate that stands alone: before the noun.
    pub circa: Forms,
    pub circa_short: &'static str,
    /// An estimate after another word: before and after the noun.
    pub about: [&'static str; 2],
    pub uncertain: &'static str,
    pub between: &'static str,
    pub and: &'static str,
    pub or: &'static str,
    pub or_earlier: &'static str,
    pub or_later: &'static str,
    pub start_unknown: &'static str,
    pub end_unknown: &'static str,
    pub unknown_year: &'static str,
    pub any_time: &'static str,
    /// Between groups of three digits.
    pub thousands: char,
}

impl Lang {
    /// The language of a BCP 47 tag; English when it is not one of ours.
    pub(crate) fn from_tag(tag: &str) -> Lang {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("fr") {
            Lang::French
        } else {
            Lang::English
        }
    }

    pub(super) fn phrases(self) -> &'static Phrases {
        match self {
            Lang::English => &ENGLISH,
            Lang::French => &FRENCH,
        }
    }
}

static ENGLISH: Phrases = Phrases {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    seasons: [
        ("spring", NounKind::Bare),
        ("summer", NounKind::Bare),
        ("autumn", NounKind::Bare),
        ("winter", NounKind::Bare),
    ],
    hemispheres: [" (northern hemisphere)", " (southern hemisphere)"],
    parts: ["the start of ", "early ", "mid-", "late ", "the end of "],
    before_era: " BCE",
    in_era: " CE",
    since: ["since "; 5],
    until: ["until "; 5],
    article: [""; 5],
    circa: ["circa "; 5],
    circa_short: "c. ",
    about: ["circa ", ""],
    uncertain: " (uncertain)",
    between: "between ",
    and: " and ",
    or: " or ",
    or_earlier: " or earlier",
    or_later: " or later",
    start_unknown: " (start unknown)",
    end_unknown: " (end unknown)",
    unknown_year: "unknown year",
    any_time: "any time",
    thousands: ',',
};

static FRENCH: Phrases = Phrases {
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    months_short: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    seasons: [
        ("printemps", NounKind::Masculine),
        ("été", NounKind::Vowel),
        ("automne", NounKind::Vowel),
        ("hiver", NounKind::Vowel),
    ],
    hemispheres: [" (hémisphère nord)", " (hémisphère sud)"],
    parts: ["début de ", "début ", "mi-", "fin ", "fin de "],
    before_era: " av. J.-C.",
    in_era: " apr. J.-C.",
    since: [
        "depuis le ",
        "depuis ",
        "depuis l’",
        "depuis le ",
        "depuis les ",
    ],
    until: [
        "jusqu’au ",
        "jusqu’en ",
        "jusqu’à l’",
        "jusqu’au ",
        "jusqu’aux ",
    ],
    article: ["le ", "", "l’", "le ", "les "],
    circa: ["vers le ", "vers ", "vers l’", "vers le ", "vers les "],
    circa_short: "v. ",
    about: ["", " environ"],
    uncertain: " (date incertaine)",
    between: "entre ",
    and: " et ",
    or: " ou ",
    or_earlier: " ou avant",
    or_later: " ou après",
    start_unknown: " (début inconnu)",
    end_unknown: " (fin inconnue)",
    unknown_year: "année inconnue",
    any_time: "toutes les dates",
    thousands: '\u{202f}',
};
