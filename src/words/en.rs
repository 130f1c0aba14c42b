//! The interface in English.

use dossier_core::diagnostic::Severity;
use dossier_core::model::Qualifier;

use super::Words;

fn passages(n: usize) -> String {
    match n {
        1 => "1 passage".to_owned(),
        n => format!("{n} passages"),
    }
}

pub(super) static WORDS: Words = Words {
    skip_to_text: "Skip to the text",
    search_label: "Search this dossier",
    search_placeholder: "Search the text, people, places and dates",
    clear_search: "Clear the search",
    results: "Results",
    people_and_places: "People, organisations and places",
    events: "Events",
    passages: "Passages",
    some_words: "Near matches: some of the words, or similar ones",
    mixed: "None has all the words as they were typed. Those that lack some stand among those that have them in another form.",
    lacking: |words| match words {
        [] => "only some of the words".to_owned(),
        words => format!("without “{}”", words.join("”, “")),
    },
    all_results: |n| match n {
        1 => "See the passage as a list".to_owned(),
        n => format!("See all {n} passages as a list"),
    },
    panels: "Views",
    panel_read: "Read",
    panel_search: "Results",
    panel_who: "Who & where",
    panel_time: "Time",
    theme: |now| format!("Appearance: {now}"),
    theme_auto: "as the device",
    theme_light: "light",
    theme_dark: "dark",
    share: "Copy link",
    export: "Export",
    copied: "Copied",
    copy_failed: "The browser did not allow copying. The address bar holds the link.",
    copy_failed_in_frame: "The page around this one did not allow copying.",
    keys: "Help and keys",
    close: "Close",
    key_list: &[
        ("/", "search"),
        ("n", "next highlight"),
        ("N", "previous highlight"),
        (
            "Esc",
            "one step back: close what is open, then clear the search",
        ),
        ("?", "this list"),
    ],
    strip_label: |n| match n {
        1 => "1 event in time".to_owned(),
        n => format!("{n} events in time"),
    },
    strip_hint: "Drag over the strip, or choose a year, to keep a period",
    period_from: "Start of the period",
    period_to: "End of the period",
    only_year: |year| format!("Only {year}"),
    shown: |n, of| format!("{n} of {of} passages"),
    possible: |n, period| format!("{n} of them only possibly in {period}"),
    events_shown: |n, of| format!("{n} of {of} events"),
    clear_all: "Clear all",
    remove: |what| format!("Remove {what}"),
    excluded: |what| format!("not {what}"),
    filter: "Filter by who and where",
    filter_rule: "Within a group any of the chosen names is enough; across groups all must match.",
    filter_values: |group| format!("Find in {group}"),
    any: "any",
    all: "all",
    mode_hint: |group, all| {
        if all {
            format!("{group}: all of the chosen names in one passage. Switch to any of them")
        } else {
            format!("{group}: any of the chosen names. Switch to all of them in one passage")
        }
    },
    more: |n| format!("{n} more"),
    fewer: "Fewer",
    value_off: "passages would show. Include",
    value_in: "passages shown, included. Exclude instead",
    value_out: "passages would show if included, now excluded. Turn off",
    details: |name| format!("About {name}"),
    folded: |n| format!("{} not shown", passages(n as usize)),
    unfolded: "Fold these again",
    highlights: |at, of| match (at, of) {
        (Some(at), of) => format!("{at} of {of}"),
        (None, 1) => "1 highlight".to_owned(),
        (None, of) => format!("{of} highlights"),
    },
    next_hit: "Next highlight",
    previous_hit: "Previous highlight",
    minutes: |n| format!("{n} min"),
    source: "Source",
    from_source: "Source:",
    about_date: "On the date",
    translations: "Other languages",
    contact: "Reach the newsroom",
    rights: "Rights",
    copy_passage: |n| format!("Copy a link to passage {n}, with its first words"),
    picture_not_shown: "Picture not reproduced here",
    also: "also",
    n_passages: passages,
    only_these: "Only these passages",
    exclude: "Exclude",
    in_time: "In time",
    together_with: "Named together with",
    same_as: "The same elsewhere",
    according_to: |who| format!("according to {who}"),
    involved: "Who and where",
    event: "event",
    show_in_text: |n| format!("Show passage {n} in the text"),
    only_this_period: "Only this period",
    certainly_possibly: "A pale mark may lie in the period; the text does not say exactly.",
    possibly: "possibly",
    no_passages: "No passage",
    no_events: "No event is in what is shown.",
    nothing_for: |query| format!("Nothing found for “{query}”"),
    try_without: |what, n| format!("Without {what}: {}", passages(n)),
    figures: "Figures",
    dated_list: "Dates",
    index_title: "People, organisations and places",
    numbers_passages: "Numbers are those of the passages.",
    reason_heading: "in the heading",
    reason_also: |name| format!("also known as {name}"),
    reason_event: |title| format!("event: {title}"),
    reason_stem: |word| format!("a form of the word: {word}"),
    reason_spelling: |word| format!("similar spelling: {word}"),
    reason_caption: "in the description of the picture",
    notice_plain: "This is not a complete search expression, so it was searched as plain words.",
    notice_long: "The search is longer than can be searched; its end was left out.",
    notice_field: |field| {
        format!("“{field}:” is not a field of this dossier; it was searched as words.")
    },
    notice_date: |value| {
        format!("“{value}” is not a date that can be searched; write date:2016 or date:2016..2017.")
    },
    notice_relaxed: |missing| {
        if missing.is_empty() {
            "No passage has all the words. These have most of them.".to_owned()
        } else {
            format!("No passage has all the words. These have most of them; not found: {missing}.")
        }
    },
    notice_spelling: |asked| format!("“{asked}” is not in the text. Showing "),
    notice_meant: "Did you mean ",
    asks: "?",
    unknown_link: |part| {
        format!(
            "The link names something that this dossier does not have ({part}). The nearest view is shown."
        )
    },
    dismiss: "Dismiss",
    problems: |n| match n {
        1 => "1 problem in this dossier's data".to_owned(),
        n => format!("{n} problems in this dossier's data"),
    },
    severity: |severity| match severity {
        Severity::Error => "not shown",
        Severity::Warning => "shown, but check it",
    },
    where_: "Where",
    mend: "To mend it",
    failed_title: "This dossier cannot be opened",
    failed: |error| {
        let mut sentence = error.to_string();
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence.push('.');
        sentence
    },
    not_fetched: |address, why| {
        format!(
            "The file {address} could not be fetched ({why}). Check that it stands beside the page."
        )
    },
    try_again: "Try again",
    articles: "Articles",
    qualified: |qualifier, number| match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::About => format!("about {number}"),
        Qualifier::MoreThan => format!("more than {number}"),
        Qualifier::AtLeast => format!("at least {number}"),
        Qualifier::FewerThan => format!("fewer than {number}"),
    },
    decimal: '.',
    thousands: ',',
    quotes: ("“", "”"),
    search_help_title: "Searching",
    help_search: &[
        ("travel agency", "both words, in any order"),
        ("\"travel agency\"", "the exact phrase"),
        ("\"papers money\"~5", "the words at most five apart"),
        ("Syria OR Iraq", "either"),
        ("attack -Paris", "without a word"),
        ("jihad*", "how a word begins"),
        ("jolani~", "similar spellings"),
        (
            "person:diaby",
            "only people of that name; also organisation:, place: ...",
        ),
        ("date:2016..2017", "dated in these years"),
    ],
};
