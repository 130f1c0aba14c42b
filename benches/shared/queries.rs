//! What readers type: names, words, questions, and every sign of the query language.

/// Typed letter by letter.
pub const QUERIES: [&str; 32] = [
    "the ",
    "a* OR b*",
    "committee",
    "emigration and logistics",
    "Islamic State",
    "abdelilah himich",
    "al-jawlani",
    "jolani",
    "secret services",
    "travel agency",
    "caliphate",
    "turkey syria border",
    "\"secret services\"",
    "\"fighters return\"~5",
    "french jihadists in europe",
    "who pays the smugglers",
    "forged passports",
    "passprots",
    "Zürich",
    "attentats de paris",
    "december 17th, 2017",
    "date:2016..2017",
    "person:macron war",
    "organisation:\"islamic state\"",
    "place:raqqa -committee",
    "title:caliphate",
    "smuggl* (money OR weapons)",
    "kamikaze~",
    "explosives -airport -train",
    "how many fighters came back to france in 2015",
    "x",
    "1200 passports were stolen",
];

/// Every beginning of a query, as the search box holds it after each letter.
pub fn beginnings(query: &str) -> impl Iterator<Item = &str> {
    query
        .char_indices()
        .map(|(at, letter)| &query[..at + letter.len_utf8()])
}
