//! English.

use dossier_core::desk::{MAX_FILE_BYTES, Refused, Unread};
use dossier_core::extract::{Confidence, NameRule, Unresolved};

use super::Words;

/// Bytes in a megabyte.
const MB: usize = 1_000_000;

fn some(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The phrases.
pub const WORDS: Words = Words {
    title: "Explore your own article",
    intro: [
        "Give this page a text, and it finds the dates and names in it.",
        "You correct what it found, explore the article on a time line, and save it.",
        "The text stays on this device: nothing is sent anywhere.",
    ],
    back: "Back to the dossier",
    drop: "Drop files here",
    choose: "Choose files",
    kinds: "Markdown, HTML, plain text or JSON; with entities.toml and events.toml if you have them.",
    paste_label: "Or paste a text",
    paste_hint: "The text of an article, with its title first",
    read_it: "Read the text",
    go_on: |title| format!("Go on with “{title}”"),
    example: "Try it with an example",
    reading: "Reading …",
    unread: |unread| match unread {
        Unread::Nothing => "There is no text to read in this.".to_owned(),
        Unread::TooLarge(name, n_bytes) => format!(
            "{name} has {} MB; at most {} MB can be read here. Leave out what is not the article.",
            n_bytes.div_ceil(MB),
            MAX_FILE_BYTES / MB
        ),
        Unread::TooLong(n_chars) => format!(
            "The text has {n_chars} characters; at most a million can be worked on here. Split it into parts."
        ),
        Unread::NotText(name) => format!(
            "{name} is no text. From a word processor, save it as plain text, HTML or Markdown (in UTF-8)."
        ),
        Unread::NotKnown(name) => format!(
            "{name} is of no kind that is read here: Markdown, HTML, plain text, JSON, or TOML with names or events."
        ),
        Unread::DossierAndMore(name) => {
            format!("{name} is a whole dossier: give it alone, or give stories without it.")
        }
        Unread::Damaged(name, why) => format!("{name} cannot be read: {why}."),
    },
    refused: |refused| match refused {
        Refused::Date(error) => format!("This is no date in EDTF: {}.", error.message),
        Refused::Empty => "Something has to be written here.".to_owned(),
        Refused::Gone => "What this was about is not there any more.".to_owned(),
    },
    undo: "Undo",
    redo: "Redo",
    undone: "Undone.",
    redone: "Done again.",
    theme: "Light or dark",
    tabs: "What is shown",
    tab_text: "Text",
    tab_dates: "Dates",
    tab_names: "Names",
    tab_events: "Events",
    tab_explore: "Explore",
    save: "Save",
    save_intro: "Files are made in this page and given to your browser.",
    save_page: [
        "A page to open and to send",
        "One file with the article and its explorer; it needs no network",
    ],
    save_json: [
        "The dossier, JSON",
        "For “dossier build”, for programs, and to go on here later",
    ],
    save_files: "Files to work on",
    save_files_about: "The text, who it names, and what happened, as “dossier build story.md” takes them",
    save_not_exact: "Some decisions overlap in a way that Markdown cannot hold; the JSON has them all.",
    save_several: "Several articles are saved as a dossier; the files to work on are for one article.",
    saved: |file| format!("{file} is given to the browser to save."),
    not_saved: |file| {
        format!(
            "{file} is made. The page around this one may not let files be saved; the text can be copied."
        )
    },
    save_failed: |why| format!("The page could not be made: {why}."),
    file_as_text: "The file as text",
    close: "Close",
    start_over: "Another text",
    kept: "Kept on this device until you choose another text",
    not_kept: "Not kept: this browser allows no storage here. Save before you leave",
    kept_too_large: "Not kept: the text is too large for this browser’s storage. Save before you leave",
    counts: |dates, names, events| {
        format!(
            "{}, {}, {}",
            some(dates, "date", "dates"),
            some(names, "name", "names"),
            some(events, "event", "events")
        )
    },
    n_open: |n| format!("{n} to look at"),
    about_text: "About this text",
    text_title: "Title",
    published: "Published",
    published_hint: "2018-02-07, February 7, 2018, or in doubt: 2018-02?, 2018~",
    published_missing: "When was it published? “Yesterday” and “last May” count from that day; without it they stay off the time line.",
    language: "Language",
    language_other: "Other",
    set: "Set",
    problems: |n| some(n, "remark on the text", "remarks on the text"),
    line: |file, line| {
        if line == 0 {
            file.to_owned()
        } else {
            format!("{file}, line {line}")
        }
    },
    to_check: "Look at this",
    accepted: "Accepted",
    rejected: "Not a date",
    none_found: "None",
    no_dates: "No dates were found. Select words in the text to mark them as a date.",
    dates_intro: "What is found counts until you say that it is no date; a guess counts when you accept it.",
    without_place: "Not on the time line",
    not_on_calendar: "Not on the time line",
    means: "Means",
    rule: "Read by the rule",
    counts_from: |words| format!("counts from “{words}”"),
    from_publication: "counts from the publication date",
    confidence: |confidence| match confidence {
        Confidence::High => "the words say it",
        Confidence::Medium => "it follows from the text",
        Confidence::Low => "a guess among several",
    },
    unresolved: |unresolved| match unresolved {
        Unresolved::NoPublication => {
            "It counts from the publication date, which is not known exactly enough."
        }
        Unresolved::NoAnchor => "It counts from a date said before, and there is none near enough.",
        Unresolved::Vague => "It is vague by itself.",
        Unresolved::NotACalendarDate => "It says how long or how often, not when.",
    },
    decided: "Decided by you",
    instead: "Or does it mean",
    accept: "Accept",
    not_a_date: "Not a date",
    open_again: "Open again",
    show_in_text: "Show in the text",
    date_label: "Date, in EDTF",
    date_hint: "2016-05-12, 2016-05, 2016-23 (autumn), 2015~ (about), 2014/.. (since), 2016?",
    set_date: "Set the date",
    names_intro: "A name is found wherever the text has it or one of its other names.",
    registry: "Names of the dossier",
    suggestions: "Suggested names",
    suggestions_intro: "Capitalised words that may be names. Nothing of this counts until you add it.",
    no_names: "No names yet. Add suggested ones, select words in the text, or type one here.",
    no_suggestions: "Nothing else looks like a name.",
    n_mentions: |n| some(n, "mention", "mentions"),
    name_rule: |rule| match rule {
        NameRule::Name => "the name",
        NameRule::Variant => "another spelling",
        NameRule::Acronym => "letters that the text explains",
        NameRule::Surname => "surname of the person named before",
        NameRule::Shared => "a name that several have in common",
    },
    marked_by_hand: "marked by hand",
    aliases: "Other names",
    add_alias: "Add a name",
    new_alias: "Another name",
    remove: |what| format!("Remove {what}"),
    rename: "Rename",
    name_label: "Name",
    kind: "Type",
    same_as: "Same as",
    merge: "Merge",
    merge_choose: "Choose a name",
    remove_name: "Remove from the dossier",
    not_here: "Not here",
    not_names: "Not names",
    add_as: "Add as",
    also_spelt: "Also spelt",
    is_alias_of: "Another name of",
    not_wanted: "Not a name",
    not_wanted_event: "Not an event",
    set_aside: |n| format!("{n} set aside"),
    take_back: "Take back",
    new_name: "A name that is missing",
    add: "Add",
    events_intro: "An event is something that happened at a date. Sentences with a date are proposed; they count when you accept them.",
    events: "Events",
    proposals: "Proposed events",
    accept_all: |n| format!("Accept all {n}"),
    no_events: "No events yet.",
    no_proposals: "No other sentence has a date.",
    event_title: "What happened",
    retitle: "Set the words",
    according_to: |who| format!("according to {who}"),
    involved: "Involved",
    remove_event: "Remove the event",
    selected: "Selected",
    as_name: "Add as a name",
    as_date: "Mark as a date",
    explore_loading: "Opening the explorer …",
    explore_failed: "The explorer could not start in this browser.",
    done: |what| format!("Done: {what}."),
    several_articles: |n| format!("{n} articles"),
    untitled: "Untitled",
};
