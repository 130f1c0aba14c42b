//! What `dossier search` prints where articles that lack a word stand among those that match.

use crate::made::Place;

#[test]
fn articles_that_lack_a_word_are_printed_where_the_page_has_them() {
    let place = Place::new("mixed");
    let long = "Of guards and crates, of ropes, lamps and a night at the quay that went on until the ferry came, with a barge.";
    let articles = [
        ("Night", long),
        ("Guarding", "Guarding."),
        ("Ropes", "Other things."),
    ];
    let record = |(title, text)| format!("{{\"title\": \"{title}\", \"text\": \"{text}\"}}");
    place.write("mixed.jsonl", &articles.map(record).join("\n"));
    let found = place.good(&["search", "mixed.jsonl", "guarding barge "]);
    let parts = [
        "note: none has all the words as they were typed",
        "\nGuarding (",
        "\n  without \"barge\"\n",
        "\nNight (",
        "\n1 article with all the words\n",
    ];
    let places: Option<Vec<usize>> = parts.iter().map(|part| found.find(part)).collect();
    assert!(places.is_some_and(|places| places.is_sorted()), "{found}");
}

#[test]
fn words_that_stand_but_not_together_are_searched_in_other_spellings() {
    let place = Place::new("respelt");
    place.write(
        "respelt.jsonl",
        "{\"title\": \"One\", \"text\": \"A grand opera.\"}\n{\"title\": \"Two\", \"text\": \"The grant of a jury.\"}",
    );
    let found = place.good(&["search", "respelt.jsonl", "grand jury "]);
    assert!(
        found.contains(
            "no article has all the words as they were typed: searched words spelt like them"
        ),
        "{found}"
    );
    assert!(!found.contains("stands nowhere"), "{found}");
}
