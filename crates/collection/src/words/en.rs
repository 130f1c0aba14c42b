//! The page in English.

use super::{Count, Words};

fn articles(Count { n, written }: Count) -> String {
    match n {
        1 => format!("{written} article"),
        _ => format!("{written} articles"),
    }
}

pub(super) static WORDS: Words = Words {
    skip_to_list: "Skip to the articles",
    search_label: "Search this collection",
    search_placeholder: "Search all articles, names and dates",
    suggestions: "Suggestions",
    names: "People, organisations, places and topics",
    words: "Words",
    results: "Results",
    filters: "What is shown",
    articles,
    shown: |count, of| format!("{} of {of} articles", count.written),
    rows: |shown, of| format!("1–{shown} of {of}"),
    more_rows: |n| format!("Show {n} more"),
    most_rows: "No more of the list is shown at once. A search, a name or a period makes it shorter.",
    previous_page: "Previous page",
    next_page: "Next page",
    page_of_list: |n| format!("Page {n} of the list"),
    waiting: "Still searching",
    sort: "Order",
    sort_relevance: "Best match",
    sort_newest: "Newest",
    sort_oldest: "Oldest",
    undated: "Without a date",
    untitled: "Without a title",
    card_missing: "This article is in the list, but its title could not be loaded.",
    reason_folded: "other accents or case",
    reason_alias: "also known as",
    reason_stemmed: "other form of the word",
    reason_misspelt: "similar spelling",
    did_you_mean: "Did you mean",
    question_mark: "?",
    relaxed: "No article has all the words. These have most of them.",
    near: "Near matches: most of the words, or similar ones",
    nothing: "No article fits.",
    nothing_for: |query| format!("No article found for “{query}”."),
    nothing_hint: "Fewer or other words may help, or without one of these:",
    without: |what| format!("Without {what}"),
    notice_date: |value| {
        format!(
            "“{value}” is not a date that can be searched; write date:1987 or date:1987-03..1987-06."
        )
    },
    notice_field: |field| {
        format!("“{field}:” is no field of this collection; it was searched as words.")
    },
    notice_all: |words| {
        format!("No article has all the words. Articles are found without: {words}.")
    },
    notice_spelling: |typed| format!("“{typed}” is in no article. Showing "),
    notice_respelt: "No article has all the words as they were typed. These have words spelt like them.",
    notice_incomplete: |n| {
        let parts = if n == 1 {
            "1 part".to_owned()
        } else {
            format!("{n} parts")
        };
        format!(
            "{parts} of the search index could not be read, so articles may be missing and counts too low. Load the page again; if that does not help, the copy of this collection is incomplete: its folder “chunks” must be copied as a whole."
        )
    },
    notice_failed: "The search could not be started or gives no answer. The list stays as it was; load the page again to try once more.",
    unknown_name: |name| format!("No article of this collection mentions “{name}”."),
    unknown_link: |part| {
        format!(
            "The link names something that this collection does not have ({part}). The nearest view is shown."
        )
    },
    panel_articles: "Articles",
    panel_search: "Search",
    panel_who: "Who & where",
    panel_time: "Time",
    rule: "Within a group any of the chosen names is enough, or with “all” each is needed; across groups all must match.",
    mode_hint: |group, all| {
        if all {
            format!("{group}: all of the chosen names in one article. Switch to any of them")
        } else {
            format!("{group}: any of the chosen names. Switch to all of them in one article")
        }
    },
    value_off: "articles would show. Include",
    value_in: "articles, included. Exclude instead",
    value_out: "articles would show if included, now excluded. Turn off",
    more_values: |n| format!("{n} more"),
    no_value: |typed| format!("No name begins with “{typed}”"),
    timeline: "Articles over time",
    timeline_hint: "Drag over the bars, or choose a label, to keep a period",
    bar: |when, count| format!("{when}: {}", articles(count)),
    n_undated: |count| match count.n {
        1 => "1 article has no date".to_owned(),
        _ => format!("{} articles have no date", count.written),
    },
    date_from: "From",
    date_to: "To",
    back: "Back to the list",
    previous: "Previous article",
    next: "Next article",
    place_in_list: |at, of| format!("{at} of {of}"),
    opening: "The article is being opened …",
    reading: "Article",
    not_found: |id| {
        format!(
            "There is no article “{id}” in this collection, or its text is missing from this copy."
        )
    },
    not_opened: "This article could not be opened.",
    not_opened_why: |why| format!("The browser says: {why}"),
    only_with: |name| format!("Only articles with {name}"),
    original: "Where it was published first",
    key_list: &[
        ("/", "search"),
        ("n", "next article of the list"),
        ("N", "previous article of the list"),
        (
            "Esc",
            "one step back: close what is open, leave the article, clear the search",
        ),
        ("?", "this list"),
    ],
    query_help: &[
        ("harbour strike", "both words, in any order"),
        ("\"harbour strike\"", "the exact phrase"),
        ("\"wages strike\"~5", "the words at most five apart"),
        ("ferry OR train", "either"),
        ("strike -bank", "without a word"),
        ("harb*", "how a word begins"),
        ("harbuor~", "similar spellings"),
        (
            "place:zurich",
            "only places of that name; also person:, topic: ...",
        ),
        ("date:1987..1988", "dated in these years"),
    ],
};
