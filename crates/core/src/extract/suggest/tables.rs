//! Words that tell a name from other large words, and one kind of name from another, in English and in French.
//!
//! All folded: small letters without accents.

/// Words that make an organisation of what stands before or behind them.
#[rustfmt::skip]
const ORGANISATION_HEADS: &[&str] = &[
    "academy", "administration", "agency", "alliance", "army", "assembly", "association", "authority", "bank",
    "board", "brigade", "brigades", "brotherhood", "bureau", "cabinet", "campaign", "center", "centre", "chamber",
    "church", "club", "coalition", "college", "command", "commission", "committee", "community", "company",
    "confederation", "conference", "congress", "consortium", "convention", "cooperative", "corporation", "corps",
    "council", "court", "department", "directorate", "division", "federation", "fellowship", "force", "forces",
    "forum", "foundation", "front", "fund", "government", "group", "guard", "guild", "initiative", "institute",
    "institution", "knesset", "league", "legion", "legislature", "media", "ministry", "mission", "movement",
    "museum", "network", "observatory", "office", "order", "organisation", "organization", "parliament",
    "partnership", "party", "patrol", "police", "press", "project", "regiment", "school", "secretariat", "senate",
    "service", "services", "society", "studio", "studios", "syndicate", "team", "times", "tribunal", "trust",
    "union", "unions", "university", "volunteers", "workers", "inc", "corp", "ltd", "llc", "plc", "gmbh",
    "commons", "lords", "representatives", "embassy", "post", "news", "radio", "tribune", "herald", "gazette",
    "academie", "agence", "armee", "assemblee", "banque", "chambre", "cour", "comite", "commissariat",
    "communaute", "compagnie", "confederation", "conseil", "coordination", "cercle", "delegation", "direction",
    "ecole", "eglise", "federation", "fondation", "garde", "gendarmerie", "groupe", "groupement", "institut",
    "ligue", "mairie", "ministere", "mouvement", "office", "organisation", "parlement", "parquet", "parti",
    "prefecture", "rassemblement", "reseau", "senat", "societe", "syndicat", "tribunal", "universite", "partido",
    "movimiento", "frente", "partito", "democrats", "socialists", "greens", "republicans",
];

/// Organisations whose members are meant by the same word.
const PARTY_HEADS: &[&str] = &["party", "parti", "partido", "partito", "partei"];

/// Words that make a place of what stands beside them.
#[rustfmt::skip]
const PLACE_HEADS: &[&str] = &[
    "airport", "avenue", "bay", "beach", "boulevard", "bridge", "canal", "cape", "castle", "city", "coast",
    "county", "creek", "desert", "district", "falls", "forest", "gulf", "harbour", "harbor", "heights", "hill",
    "hills", "hospital", "hotel", "island", "islands", "isle", "isles", "kingdom", "lake", "lakes", "mosque",
    "mount", "mountain", "mountains", "oblast", "ocean", "park", "peninsula", "plaza", "port", "prison",
    "province", "region", "republic", "ridge", "river", "road", "sea", "square", "state", "states", "strait",
    "street", "territory", "tower", "town", "township", "valley", "village", "woods", "fort", "gulf", "north",
    "south", "east", "west", "northern", "southern", "eastern", "western", "aeroport", "baie", "cap", "chateau",
    "cite", "cote", "desert", "fleuve", "foret", "golfe", "gare", "ile", "iles", "lac", "mer", "mont", "montagne",
    "place", "plage", "pont", "port", "quartier", "region", "republique", "rue", "vallee", "village", "ville",
];

const COMPANIES: &[&str] = &["inc", "ltd", "llc", "corp", "plc", "co", "lp", "jr", "sr"];
#[rustfmt::skip]
const OF_SUBJECT: &[&str] = &[
    "department", "ministry", "minister", "school", "office", "college", "faculty", "institute", "bureau",
    "commission", "committee", "centre", "center", "ministere", "ecole", "institut", "commission", "comite",
    "direction", "secretary",
];

/// What happens and has a name: behind a year or a large word they end it, also when they are small.
#[rustfmt::skip]
const EVENT_HEADS: &[&str] = &[
    "election", "elections", "referendum", "referendums", "byelection", "primary", "primaries", "summit", "war",
    "wars", "games", "olympics", "championship", "championships", "cup", "festival", "crisis", "revolution",
    "uprising", "massacre", "coup", "invasion", "offensive", "siege", "battle", "operation", "treaty",
    "agreement", "accord", "accords", "pact", "act", "protocol", "plan", "declaration", "charter", "constitution",
    "amendment", "prize", "award", "convention", "bombing", "bombings", "attacks", "guerre", "revolution",
    "traite", "sommet", "bataille", "crise", "loi", "prix",
];

/// Of these, those that are written down.
#[rustfmt::skip]
const AGREEMENTS: &[&str] = &[
    "treaty", "agreement", "accord", "accords", "pact", "act", "protocol", "charter", "constitution", "amendment",
    "traite", "loi", "convention", "declaration",
];

/// Elections, and the small words that say of what kind they are.
#[rustfmt::skip]
const ELECTIONS: &[&str] = &[
    "election", "elections", "referendum", "referendums", "primary", "primaries", "caucus", "caucuses", "summit",
    "runoff",
];
#[rustfmt::skip]
const ELECTION_KINDS: &[&str] = &[
    "by", "general", "federal", "presidential", "parliamentary", "legislative", "gubernatorial", "local",
    "mayoral", "regional", "special", "municipal", "provincial", "state", "senatorial", "congressional",
    "leadership", "constitutional", "house", "council", "assembly", "party", "primary", "independence", "snap",
    "midterm", "direct", "communal", "cantonal", "departmental", "recall", "indirect",
];

/// Large words that are no name by themselves: nouns of office, of time and of address.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "ok", "tv", "am", "pm", "ad", "bc", "etc", "hi", "hello", "dear", "thanks", "thank", "please", "regards",
    "sincerely", "cheers", "congratulations", "yours", "best", "welcome", "good", "great", "sorry", "wow", "oh",
    "ps", "fyi", "re", "fw", "fwd", "cc", "subject", "attached", "attachment", "note", "notes", "figure", "table",
    "chapter", "section", "part", "page", "volume", "appendix", "internet", "web", "email", "god", "spring",
    "summer", "autumn", "fall", "winter", "phd", "md", "bsc", "mba", "ceo", "cfo", "cto", "vp", "mp", "mps",
    "mep", "meps", "faq", "dvd", "cd", "pc", "id", "url", "html", "pdf", "christmas", "easter", "feb", "apr",
    "jul", "aug", "sept", "oct", "nov", "dec", "tue", "tues", "thu", "thur", "thurs", "fri", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "est", "edt", "cdt", "mdt", "pdt",
    "kindest", "greetings", "kudos", "thx", "asap", "btw", "imo", "imho", "lol", "lmao", "omg", "attn", "rsvp",
    "fax", "phone", "tel", "notice", "ext", "hey", "yeah", "haha", "aka", "gmt", "pst", "cst", "utc", "usd",
    "eur", "mr", "mrs",
];

/// Nouns of office that are no name by themselves.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "member", "members", "fellow", "candidate", "head", "deputy", "vice", "prime", "former", "acting", "state",
    "attorney", "speaker", "whip", "founder", "heir", "duke", "earl", "baron", "count", "congressional",
    "incumbent", "honourable", "honorable", "aunt", "uncle", "mum", "mom", "dad", "grandma", "grandpa", "senior",
    "assistant", "executive", "managing", "premier", "vice-president", "councillor", "councilman", "comptroller",
    "treasurer", "professor", "student", "membre", "premiere", "ancien", "ancienne", "candidat", "chef",
];

/// What the member of a party is called, in the singular.
const AFFILIATIONS: &[&str] = &["republican", "democrat", "liberal", "labour"];

/// Whose party, front or day it is: they stand before `’s`.
#[rustfmt::skip]
const OWNERS: &[&str] = &[
    "people", "peoples", "workers", "worker", "women", "men", "children", "farmers", "citizens", "world",
    "veterans", "king", "queen", "lord", "players", "writers", "teachers", "students", "peasants", "nurses",
    "lawyers", "mothers", "youth",
];

/// Titles that are just as often part of a name: "Burger King", "General Motors".
#[rustfmt::skip]
const LOOSE_TITLES: &[&str] = &[
    "king", "queen", "prince", "princess", "sister", "brother", "father", "saint", "general", "major", "judge",
    "justice", "chief", "agent", "officer", "leader", "author", "captain", "sheikh", "sheik", "lord", "lady",
    "dame", "imam", "mullah", "pope", "bishop", "director", "secretary", "commander", "marshal", "miss", "m",
    "mm", "state", "head", "count", "senior", "executive", "student", "duke", "earl", "baron", "speaker",
    "father", "pere",
];

/// Words of peoples, languages and faiths that the endings do not tell.
#[rustfmt::skip]
const DEMONYMS: &[&str] = &[
    "french", "franco", "anglo", "sino", "afro", "indo", "libyan", "moroccan", "dutch", "greek", "german",
    "swiss", "thai", "czech", "arab", "arabic", "kurd", "turk", "turks", "kurds", "arabs", "greeks", "germans",
    "serb", "serbs", "croat", "croats", "slovak", "slovene", "welsh", "scots", "pole", "poles", "dane", "danes",
    "swede", "swedes", "finn", "finns", "briton", "britons", "frenchman", "frenchmen", "englishman", "muslim",
    "muslims", "islamic", "islamist", "islamists", "jew", "jews", "hindu", "hindus", "sunni", "sunnis", "shia",
    "shiite", "shiites", "shi'ite", "catholic", "catholics", "protestant", "protestants", "orthodox", "christian",
    "christians", "buddhist", "sikh", "latin", "latino", "hispanic", "uzbek", "tajik", "afghan", "afghans",
    "iraqi", "iraqis", "israeli", "israelis", "pakistani", "pakistanis", "saudi", "saudis", "yemeni", "kuwaiti",
    "bengali", "nazi", "nazis", "soviet", "soviets", "filipino", "filipinos", "philippine", "republican",
    "republicans", "democrat", "democrats", "democratic", "communist", "communists", "socialist", "socialists",
    "liberal", "liberals", "conservative", "conservatives", "tory", "tories", "labour", "marxist", "leninist",
    "unionist", "unionists", "nationalist", "nationalists", "fascist", "fascists", "zionist", "basque", "catalan",
    "maltese", "western", "eastern", "northern", "southern", "central", "francais", "francaise", "anglais",
    "allemand", "allemande", "syrien", "turc", "turque", "belge", "russe", "suisse", "espagnol", "grec",
];

/// Verbs that tell that who stands before them speaks or acts like a person.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "said", "says", "say", "told", "tells", "asked", "asks", "replied", "added", "adds", "argued", "argues",
    "claimed", "claims", "explained", "explains", "stated", "noted", "wrote", "writes", "thinks", "thought",
    "believes", "believed", "insisted", "admitted", "announced", "warned", "recalls", "recalled", "denied",
    "testified", "born", "died", "resigned", "married", "served", "became", "joined", "campaigned", "smiled",
    "laughed", "studied", "worked", "lived", "moved", "played", "graduated", "who", "whose", "dit", "declare",
    "affirme", "explique", "raconte", "assure", "ajoute", "estime", "repond", "precise", "confie", "qui",
];

/// Words before a place: where, from where, to where.
#[rustfmt::skip]
const PLACE_PREPOSITIONS: &[&str] = &[
    "in", "near", "at", "around", "outside", "throughout", "across", "toward", "towards", "visit", "visiting",
    "visited", "en", "vers", "pres", "chez",
];

/// Given names that are common in many countries: behind one stands a surname.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "abdul", "adam", "ahmed", "alain", "alan", "albert", "alex", "alexander", "alexandre", "ali", "alice", "amir",
    "amy", "ana", "andre", "andrea", "andrew", "anna", "anne", "anthony", "antoine", "antonio", "arthur",
    "barbara", "ben", "benjamin", "bernard", "bill", "bob", "brian", "bruno", "carl", "carlos", "caroline",
    "catherine", "charles", "chris", "christian", "christine", "christopher", "claire", "claude", "daniel",
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
            $table.contains(&folded)
        })*
    };
}

tests! {
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
    "ian", "ians", "ish", "ese", "ean", "eans", "ican", "icans", "ist", "ists", "ism",
];

/// Whether the word is that of a people, a language, a faith or a school of thought.
pub(super) fn is_demonym(folded: &str) -> bool {
    let is_long = folded.len() >= 6;
    DEMONYMS.contains(&folded)
        || folded
            .strip_suffix('s')
            .is_some_and(|one| DEMONYMS.contains(&one))
        || (is_long
            && DEMONYM_ENDINGS
                .iter()
                .any(|ending| folded.ends_with(ending)))
}
