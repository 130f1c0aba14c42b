//! Words that tell a name from other large words, and one kind of name from another, in English and in French.
//!
//! All folded: small letters without accents. All in order, because they are searched by halves.

use crate::extract::names::tables::has;

/// Words that make an organisation of what stands before or behind them.
#[rustfmt::skip]
const ORGANISATION_HEADS: &[&str] = &[
    "academie", "academy", "administration", "agence", "agency", "alliance", "armee", "army", "assemblee",
    "assembly", "association", "authority", "bank", "banque", "board", "brigade", "brigades", "brotherhood",
    "bureau", "cabinet", "campaign", "center", "centre", "cercle", "chamber", "chambre", "church", "club",
    "coalition", "college", "comite", "command", "commissariat", "commission", "committee", "commons",
    "communaute", "community", "compagnie", "company", "confederation", "conference", "congress", "conseil",
    "consortium", "convention", "cooperative", "coordination", "corp", "corporation", "corps", "council", "cour",
    "court", "delegation", "democrats", "department", "direction", "directorate", "division", "ecole", "eglise",
    "embassy", "federation", "fellowship", "fondation", "force", "forces", "forum", "foundation", "frente",
    "front", "fund", "garde", "gazette", "gendarmerie", "gmbh", "government", "greens", "group", "groupe",
    "groupement", "guard", "guild", "herald", "inc", "initiative", "institut", "institute", "institution",
    "knesset", "league", "legion", "legislature", "ligue", "llc", "lords", "ltd", "mairie", "media", "ministere",
    "ministry", "mission", "mouvement", "movement", "movimiento", "museum", "network", "news", "observatory",
    "office", "order", "organisation", "organization", "parlement", "parliament", "parquet", "parti", "partido",
    "partito", "partnership", "party", "patrol", "plc", "police", "post", "prefecture", "press", "project",
    "radio", "rassemblement", "regiment", "representatives", "republicans", "reseau", "school", "secretariat",
    "senat", "senate", "service", "services", "socialists", "societe", "society", "studio", "studios", "syndicat",
    "syndicate", "team", "times", "tribunal", "tribune", "trust", "union", "unions", "universite", "university",
    "volunteers", "workers",
];

/// Organisations whose members are meant by the same word.
const PARTY_HEADS: &[&str] = &["partei", "parti", "partido", "partito", "party"];

/// Words that make a place of what stands beside them.
#[rustfmt::skip]
const PLACE_HEADS: &[&str] = &[
    "aeroport", "airport", "avenue", "baie", "bay", "beach", "boulevard", "bridge", "canal", "cap", "cape",
    "castle", "chateau", "cite", "city", "coast", "cote", "county", "creek", "desert", "district", "east",
    "eastern", "falls", "fleuve", "forest", "foret", "fort", "gare", "golfe", "gulf", "harbor", "harbour",
    "heights", "hill", "hills", "hospital", "hotel", "ile", "iles", "island", "islands", "isle", "isles",
    "kingdom", "lac", "lake", "lakes", "mer", "mont", "montagne", "mosque", "mount", "mountain", "mountains",
    "north", "northern", "oblast", "ocean", "park", "peninsula", "place", "plage", "plaza", "pont", "port",
    "prison", "province", "quartier", "region", "republic", "republique", "ridge", "river", "road", "rue", "sea",
    "south", "southern", "square", "state", "states", "strait", "street", "territory", "tower", "town",
    "township", "vallee", "valley", "village", "ville", "west", "western", "woods",
];

const COMPANIES: &[&str] = &["co", "corp", "inc", "jr", "llc", "lp", "ltd", "plc", "sr"];
#[rustfmt::skip]
const OF_SUBJECT: &[&str] = &[
    "bureau", "center", "centre", "college", "comite", "commission", "committee", "department", "direction",
    "ecole", "faculty", "institut", "institute", "minister", "ministere", "ministry", "office", "school",
    "secretary",
];

/// What happens and has a name: behind a year or a large word they end it, also when they are small.
#[rustfmt::skip]
const EVENT_HEADS: &[&str] = &[
    "accord", "accords", "act", "agreement", "amendment", "attacks", "award", "bataille", "battle", "bombing",
    "bombings", "byelection", "championship", "championships", "charter", "constitution", "convention", "coup",
    "crise", "crisis", "cup", "declaration", "election", "elections", "festival", "games", "guerre", "invasion",
    "loi", "massacre", "offensive", "olympics", "operation", "pact", "plan", "primaries", "primary", "prix",
    "prize", "protocol", "referendum", "referendums", "revolution", "siege", "sommet", "summit", "traite",
    "treaty", "uprising", "war", "wars",
];

/// Of these, those that are written down.
#[rustfmt::skip]
const AGREEMENTS: &[&str] = &[
    "accord", "accords", "act", "agreement", "amendment", "charter", "constitution", "convention", "declaration",
    "loi", "pact", "protocol", "traite", "treaty",
];

/// Small words that are an acronym in large letters more often than a shout.
const ACRONYMS_TOO: &[&str] = &["as", "is", "it", "un", "us", "who"];

/// Letters of countries and of a town; those of bodies are many, of places hardly more than these.
const PLACE_ACRONYMS: &[&str] = &[
    "drc", "gdr", "nyc", "prc", "rdc", "rfa", "uae", "uk", "urss", "us", "usa", "ussr",
];

/// Elections, and the small words that say of what kind they are.
#[rustfmt::skip]
const ELECTIONS: &[&str] = &[
    "caucus", "caucuses", "election", "elections", "primaries", "primary", "referendum", "referendums", "runoff",
    "summit",
];
#[rustfmt::skip]
const ELECTION_KINDS: &[&str] = &[
    "assembly", "by", "cantonal", "communal", "congressional", "constitutional", "council", "departmental",
    "direct", "federal", "general", "gubernatorial", "house", "independence", "indirect", "leadership",
    "legislative", "local", "mayoral", "midterm", "municipal", "parliamentary", "party", "presidential",
    "primary", "provincial", "recall", "regional", "senatorial", "snap", "special", "state",
];

/// Large words that are no name by themselves: nouns of office, of time and of address.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "ad", "aka", "am", "appendix", "apr", "asap", "attached", "attachment", "attn", "aug", "autumn", "bc", "best",
    "bsc", "btw", "cc", "cd", "cdt", "ceo", "cfo", "chapter", "cheers", "christmas", "congratulations", "cst",
    "cto", "dear", "dec", "dvd", "easter", "edt", "email", "est", "etc", "eur", "ext", "fall", "faq", "fax",
    "feb", "figure", "fri", "fridays", "fw", "fwd", "fyi", "gmt", "god", "good", "great", "greetings", "haha",
    "hello", "hey", "hi", "html", "id", "im", "imho", "imo", "internet", "ive", "jul", "kindest", "kudos", "lmao",
    "lol", "mba", "md", "mdt", "mep", "meps", "mondays", "mp", "mps", "mr", "mrs", "note", "notes", "notice", "nov",
    "oct", "oh", "ok", "omg", "page", "part", "pc", "pdf", "pdt", "phd", "phone", "please", "pm", "ps", "pst",
    "re", "regards", "rsvp", "saturdays", "section", "sept", "sincerely", "sorry", "spring", "subject", "summer",
    "sundays", "table", "tel", "thank", "thanks", "thu", "thur", "thurs", "thursdays", "thx", "tue", "tues",
    "tuesdays", "tv", "url", "usd", "utc", "volume", "vp", "web", "wednesdays", "welcome", "winter", "wow",
    "yeah", "yours",
];

/// Nouns of office that are no name by themselves.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "acting", "ancien", "ancienne", "assistant", "attorney", "aunt", "baron", "candidat", "candidate", "chef",
    "comptroller", "congressional", "councillor", "councilman", "count", "dad", "deputy", "duke", "earl",
    "executive", "fellow", "former", "founder", "grandma", "grandpa", "head", "heir", "honorable", "honourable",
    "incumbent", "managing", "member", "members", "membre", "mom", "mum", "premier", "premiere", "prime",
    "professor", "senior", "speaker", "state", "student", "treasurer", "uncle", "vice", "vice-president", "whip",
];

/// What the member of a party is called, in the singular.
const AFFILIATIONS: &[&str] = &["democrat", "labour", "liberal", "republican"];

/// Whose party, front or day it is: they stand before `’s`.
#[rustfmt::skip]
const OWNERS: &[&str] = &[
    "children", "citizens", "farmers", "king", "lawyers", "lord", "men", "mothers", "nurses", "peasants",
    "people", "peoples", "players", "queen", "students", "teachers", "veterans", "women", "worker", "workers",
    "world", "writers", "youth",
];

/// Titles that are just as often part of a name: "Burger King", "General Motors".
#[rustfmt::skip]
const LOOSE_TITLES: &[&str] = &[
    "agent", "author", "baron", "bishop", "brother", "captain", "chief", "commander", "count", "dame", "director",
    "duke", "earl", "executive", "father", "general", "head", "imam", "judge", "justice", "king", "lady",
    "leader", "lord", "m", "major", "marshal", "miss", "mm", "mullah", "officer", "pere", "pope", "prince",
    "princess", "queen", "saint", "secretary", "senior", "sheik", "sheikh", "sister", "speaker", "state",
    "student",
];

/// Words of peoples, languages and faiths that the endings do not tell.
#[rustfmt::skip]
const DEMONYMS: &[&str] = &[
    "afghan", "afghans", "afro", "allemand", "allemande", "anglais", "anglo", "arab", "arabic", "arabs", "basque",
    "belge", "bengali", "briton", "britons", "buddhist", "catalan", "catholic", "catholics", "central",
    "christian", "christians", "communist", "communists", "conservative", "conservatives", "croat", "croats",
    "czech", "dane", "danes", "democrat", "democratic", "democrats", "dutch", "eastern", "englishman", "espagnol",
    "fascist", "fascists", "filipino", "filipinos", "finn", "finns", "francais", "francaise", "franco", "french",
    "frenchman", "frenchmen", "german", "germans", "grec", "greek", "greeks", "hindu", "hindus", "hispanic",
    "indo", "iraqi", "iraqis", "islamic", "islamist", "islamists", "israeli", "israelis", "jew", "jews", "kurd",
    "kurds", "kuwaiti", "labour", "latin", "latino", "leninist", "liberal", "liberals", "libyan", "maltese",
    "marxist", "moroccan", "muslim", "muslims", "nationalist", "nationalists", "nazi", "nazis", "northern",
    "orthodox", "pakistani", "pakistanis", "philippine", "pole", "poles", "protestant", "protestants",
    "republican", "republicans", "russe", "saudi", "saudis", "scots", "serb", "serbs", "shia", "shiite",
    "shiites", "sikh", "sino", "slovak", "slovene", "socialist", "socialists", "southern", "soviet", "soviets",
    "suisse", "sunni", "sunnis", "swede", "swedes", "swiss", "syrien", "tajik", "thai", "tories", "tory", "turc",
    "turk", "turks", "turque", "unionist", "unionists", "uzbek", "welsh", "western", "yemeni", "zionist",
];

/// Verbs that tell that who stands before them speaks or acts like a person.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "added", "adds", "admitted", "affirme", "ajoute", "announced", "argued", "argues", "asked", "asks", "assure",
    "became", "believed", "believes", "born", "campaigned", "claimed", "claims", "confie", "declare", "denied",
    "died", "dit", "estime", "explained", "explains", "explique", "graduated", "insisted", "joined", "laughed",
    "lived", "married", "moved", "noted", "played", "precise", "qui", "raconte", "recalled", "recalls", "replied",
    "repond", "resigned", "said", "say", "says", "served", "smiled", "stated", "studied", "tells", "testified",
    "thinks", "thought", "told", "warned", "who", "whose", "worked", "writes", "wrote",
];

/// Words before a place: where, from where, to where.
#[rustfmt::skip]
const PLACE_PREPOSITIONS: &[&str] = &[
    "across", "around", "at", "chez", "en", "in", "near", "outside", "pres", "throughout", "toward", "towards",
    "vers", "visit", "visited", "visiting",
];

/// Given names that are common in many countries: behind one stands a surname.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "abdul", "adam", "ahmed", "alain", "alan", "albert", "alex", "alexander", "alexandre", "ali", "alice", "amir",
    "amy", "ana", "andre", "andrea", "andrew", "anna", "anne", "anthony", "antoine", "antonio", "arthur",
    "barbara", "ben", "benjamin", "bernard", "bill", "bob", "brian", "bruno", "carl", "carlos", "caroline",
    "catherine", "charles", "chris", "christian", "christine", "christopher", "claire", "daniel",
    "david", "debra", "denis", "dennis", "diana", "diego", "dominique", "donald", "douglas", "ed", "edward",
    "elizabeth", "emily", "emma", "emmanuel", "eric", "erik", "eva", "fatima", "fernando", "francis", "francisco",
    "francois", "frank", "fred", "gary", "george", "gerard", "giovanni", "greg", "hamid", "hans", "harry",
    "hassan", "helen", "henri", "henry", "howard", "hussein", "ian", "ibrahim", "ivan", "jack", "jacques",
    "james", "jan", "jane", "jason", "jean", "jeff", "jennifer", "jim", "joan", "joe", "johan", "john",
    "jonathan", "jose", "joseph", "juan", "julia", "julie", "karen", "karl", "kate", "keith", "kelly", "ken",
    "kenneth", "kevin", "khaled", "kim", "larry", "laura", "laurent", "lee", "leon", "linda", "lisa", "louis",
    "louise", "lucas", "luis", "maria", "marie", "mario", "mark", "martin", "mary", "matthew", "max", "michael",
    "michel", "mike", "mohamed", "mohammad", "mohammed", "muhammad", "mustafa", "nancy", "nathalie", "nicholas",
    "nicolas", "nicole", "nils", "olivier", "omar", "oscar", "pablo", "pat", "patricia", "patrick", "paul",
    "pedro", "peter", "philip", "philippe", "pierre", "rachel", "raymond", "rebecca", "richard", "robert",
    "roger", "ronald", "ryan", "said", "sam", "samuel", "sandra", "sara", "sarah", "scott", "sean", "simon",
    "sophie", "stefan", "stephen", "steve", "steven", "sue", "susan", "sylvie", "terry", "thierry", "thomas",
    "tim", "tom", "tony", "vincent", "vladimir", "walter", "william", "xavier", "yasser", "youssef", "yves",
];

macro_rules! tests {
    ($($(#[$doc:meta])* $name:ident $table:ident)*) => {
        $($(#[$doc])* pub(super) fn $name(folded: &str) -> bool {
            has($table, folded)
        })*
    };
}

tests! {
    /// Whether a small word is an acronym when its letters are large.
    is_acronym_too ACRONYMS_TOO
    /// Whether it is an acronym of a place when its letters are large.
    is_place_acronym PLACE_ACRONYMS
    /// Whether it is a treaty or a law.
    is_agreement AGREEMENTS
    /// Whether the word makes an organisation of its neighbours.
    is_organisation_head ORGANISATION_HEADS
    /// Whether it makes a party of them.
    is_party_head PARTY_HEADS
    /// Whether it makes a place of them.
    is_place_head PLACE_HEADS
    /// Whether it makes an event, a treaty or a law of them.
    is_event_head EVENT_HEADS
    /// Whether it is an election.
    is_election ELECTIONS
    /// Whether it says of what kind an election is.
    is_election_kind ELECTION_KINDS
    /// Whether it is a verb of people.
    is_saying SAYING
    /// Whether it stands before places.
    is_place_preposition PLACE_PREPOSITIONS
    /// Whether it is a common given name.
    is_given GIVEN
    /// Whether it is written large without being a name.
    is_common COMMON
    /// Whether it is a title that is just as often part of a name.
    is_loose_title LOOSE_TITLES
    /// Whether it is an office, or part of one.
    is_office OFFICES
    /// Whether it is what the member of a party is called.
    is_affiliation AFFILIATIONS
    /// Whether a name may have it in the genitive: "People’s Party".
    is_owner OWNERS
    /// Whether it is the form of a company, behind its name and a comma.
    is_company COMPANIES
    /// Whether the study or the care of something stands behind it: "Ministry of Health and Sports".
    is_of_subject OF_SUBJECT
}

/// Endings of the words of peoples and of schools of thought.
#[rustfmt::skip]
const DEMONYM_ENDINGS: &[&str] = &[
    "ean", "eans", "ese", "ian", "ians", "ican", "icans", "ish", "ism", "ist", "ists",
];

/// Whether the word is that of a people, a language, a faith or a school of thought.
pub(super) fn is_demonym(folded: &str) -> bool {
    let is_long = folded.len() >= 6;
    has(DEMONYMS, folded)
        || folded
            .strip_suffix('s')
            .is_some_and(|one| has(DEMONYMS, one))
        || (is_long
            && DEMONYM_ENDINGS
                .iter()
                .any(|ending| folded.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        let tables = [
            ACRONYMS_TOO,
            PLACE_ACRONYMS,
            ORGANISATION_HEADS,
            PARTY_HEADS,
            PLACE_HEADS,
            COMPANIES,
            OF_SUBJECT,
            EVENT_HEADS,
            AGREEMENTS,
            ELECTIONS,
            ELECTION_KINDS,
            COMMON,
            OFFICES,
            AFFILIATIONS,
            OWNERS,
            LOOSE_TITLES,
            DEMONYMS,
            SAYING,
            PLACE_PREPOSITIONS,
            GIVEN,
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
