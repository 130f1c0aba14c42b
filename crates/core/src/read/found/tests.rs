//! Proposals, decisions about them, and what becomes of both when the text changes.

use proptest::prelude::*;
use serde_json::Value;

use crate::read::{
    Draft, Kind, Source, Sources, Verdict, decide_event, entities_toml, events_toml, sources,
};

const FRONT: &str = "+++\nid = \"s\"\nlang = \"en\"\ntitle = \"T\"\n+++\n";

/// Two events: the boat sinks, the owner is fined.
const BODY: &str = "The harbour is quiet.\n\nOn 3 May 2016 the boat sank off the pier. Nobody saw it.\n\n\
                    The owner was fined on 9 June 2016.\n";

fn read(body: &str, events: &str) -> Draft {
    sources(&Sources {
        articles: vec![(
            Kind::Markdown,
            Source::new("story.md", format!("{FRONT}{body}")),
        )],
        events: Some(Source::new("events.toml", events)),
        ..Sources::default()
    })
}

/// The events.toml that proposals are written into, from one that holds `events`.
#[track_caller]
fn proposed(body: &str, events: &str) -> String {
    let draft = read(body, events);
    events_toml(events, &draft.undecided).expect("it is TOML")
}

/// The lines of the table of events, without what stands over it.
fn lines(events: &str) -> Vec<&str> {
    let (_, table) = events.split_once("[found.events]\n").unwrap_or_default();
    table.lines().collect()
}

fn titles(draft: &Draft) -> Vec<&str> {
    let events = draft.json["events"].as_array();
    let titles = events
        .into_iter()
        .flatten()
        .map(|event| event["title"].as_str());
    titles.map(Option::unwrap_or_default).collect()
}

/// Takes the `#` away from each proposal.
fn accepted(events: &str) -> String {
    let lines = events.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest,
        _ => line,
    });
    lines.map(|line| format!("{line}\n")).collect()
}

#[track_caller]
fn said(draft: &Draft) -> Vec<&str> {
    draft
        .problems
        .iter()
        .map(|one| one.message.as_str())
        .collect()
}

#[test]
fn what_is_proposed_is_no_event_until_its_mark_is_taken_away() {
    let events = proposed(BODY, "");
    assert_eq!(lines(&events).len(), 2, "{events}");
    assert!(lines(&events).iter().all(|line| line.starts_with('#')));
    let draft = read(BODY, &events);
    assert_eq!(titles(&draft), [""; 0]);
    assert_eq!(draft.undecided.events.len(), 2);

    let events = accepted(&events);
    let draft = read(BODY, &events);
    assert_eq!(said(&draft), [""; 0]);
    assert_eq!(titles(&draft).len(), 2);
    assert_eq!(draft.json["events"][0]["date"], "2016-05-03");
    assert_eq!(draft.json["events"][0]["passages"][0]["block"], "p2");
    assert!(draft.undecided.is_empty());
    assert_eq!(draft.n_decided, (2, 0));
}

#[test]
fn a_second_run_changes_nothing() {
    let events = proposed(BODY, "");
    assert_eq!(proposed(BODY, &events), events);
    let accepted = accepted(&events);
    assert_eq!(proposed(BODY, &accepted), accepted);
}

#[test]
fn a_rejected_proposal_is_not_proposed_again() {
    let events = proposed(BODY, "");
    let line = lines(&events)[0].to_owned();
    let events = events.replace(&line, &line.replacen('#', "no.", 1));
    let draft = read(BODY, &events);
    assert_eq!(titles(&draft), [""; 0]);
    assert_eq!(draft.undecided.events.len(), 1);
    assert_eq!(draft.n_decided, (0, 1));
    assert_eq!(proposed(BODY, &events), events);
}

#[test]
fn a_decision_keeps_to_its_passage_when_the_text_changes() {
    let events = accepted(&proposed(BODY, ""));
    let edited = "A new start.\n\n- one\n\nThe owner was fined on 9 June 2016.\n\nIt is known that on 3 May 2016 the \
                  small boat sank off the pier. Nobody saw it.\n";
    let draft = read(edited, &events);
    assert_eq!(said(&draft), [""; 0]);
    let blocks: Vec<&Value> = draft.json["events"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|event| &event["passages"][0]["block"])
        .collect();
    assert_eq!(blocks, ["p3", "p2"]);
    assert!(draft.undecided.is_empty(), "{:?}", draft.undecided);
}

#[test]
fn a_decision_whose_passage_is_gone_is_told_and_kept() {
    let events = accepted(&proposed(BODY, ""));
    let draft = read("The owner was fined on 9 June 2016.", &events);
    assert_eq!(draft.problems.len(), 1, "{:?}", draft.problems);
    let problem = &draft.problems[0];
    assert!(
        problem.message.contains("words that the text has no more"),
        "{problem:?}"
    );
    assert_eq!(problem.place.file, "events.toml");
    let line = events
        .lines()
        .nth(problem.place.line - 1)
        .unwrap_or_default();
    assert!(line.contains("the boat sank"), "{line}");
    assert_eq!(titles(&draft).len(), 1);
    assert_eq!(
        proposed("The owner was fined on 9 June 2016.", &events),
        events
    );
}

#[test]
fn an_event_may_be_retitled_redated_and_joined() {
    let events = accepted(&proposed(BODY, ""));
    let edited = events.replacen("2016-05-03", "2016-05~", 1);
    let id = lines(&events)[0]
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_owned();
    let joined: String = edited
        .lines()
        .map(|line| match line.contains("2016-06-09") {
            true => line.replace(" }", &format!(", into = \"{id}\" }}")) + "\n",
            false => format!("{line}\n"),
        })
        .collect();
    let draft = read(BODY, &joined);
    assert_eq!(said(&draft), [""; 0]);
    assert_eq!(titles(&draft).len(), 1);
    assert_eq!(draft.json["events"][0]["date"], "2016-05~");
    assert_eq!(
        draft.json["events"][0]["passages"].as_array().map(Vec::len),
        Some(2)
    );
    assert!(draft.undecided.is_empty());
}

#[test]
fn an_event_of_the_editor_decides_the_passage() {
    let own = "[[event]]\nid = \"e\"\ndate = \"2016-05-03\"\ntitle = \"E\"\n\
               passages = [{ block = \"p2\", from = \"On 3 May\", to = \"pier.\" }]\n";
    let draft = read(BODY, own);
    assert_eq!(draft.undecided.events.len(), 1);
    let moved = format!("New.\n\n{BODY}");
    let draft = read(&moved, own);
    assert_eq!(said(&draft), [""; 0]);
    assert_eq!(draft.json["events"][0]["passages"][0]["block"], "p3");
    assert_eq!(draft.undecided.events.len(), 1);
}

#[test]
fn a_date_may_be_decided_where_no_mark_can_be_made() {
    let events = "[found.dates]\nfiction = { date = \"2015-05-03\", block = \"p2\", quote = \"3 May 2016\", prefix = \"On \", suffix = \" the boat\" }\n\
                  no.title = { quote = \"9 June 2016\", prefix = \"fined on \" }\n";
    let draft = read(BODY, events);
    assert_eq!(said(&draft), [""; 0]);
    let blocks = &draft.json["articles"][0]["blocks"];
    assert_eq!(blocks[1]["mentions"][0]["date"], "2015-05-03");
    assert_eq!(blocks[2]["mentions"].as_array().map(Vec::len), Some(0));
    let dates: Vec<&str> = draft
        .undecided
        .events
        .iter()
        .map(|event| event.date.as_str())
        .collect();
    assert_eq!(dates, ["2015-05-03"]);
}

#[test]
fn a_decision_is_written_where_the_proposal_stands() {
    let events = proposed(BODY, "# mine\n");
    let draft = read(BODY, &events);
    let mut first = draft.undecided.events[0].clone();
    first.title = "The boat \"sinks\"".to_owned();
    let written = decide_event(&events, &first, Verdict::Accepted).expect("TOML");
    assert!(written.starts_with("# mine\n"));
    let draft = read(BODY, &written);
    assert_eq!(titles(&draft), ["The boat \"sinks\""]);
    assert_eq!(draft.undecided.events.len(), 1);
    let written = decide_event(&written, &first, Verdict::Rejected).expect("TOML");
    let draft = read(BODY, &written);
    assert_eq!(titles(&draft), [""; 0]);
    assert_eq!((draft.undecided.events.len(), draft.n_decided), (1, (0, 1)));
    let fresh = decide_event("", &first, Verdict::Accepted).expect("TOML");
    assert_eq!(titles(&read(BODY, &fresh)), ["The boat \"sinks\""]);
}

#[test]
fn what_is_no_toml_is_left_alone() {
    let draft = read(BODY, "");
    assert_eq!(events_toml("a = ", &draft.undecided), None);
    assert_eq!(events_toml("found = 3\n", &draft.undecided), None);
    assert_eq!(
        events_toml("[found]\nevents = {}\n", &draft.undecided),
        None
    );
}

#[test]
fn names_are_decided_in_the_registry() {
    let registry = "[[type]]\nid = \"person\"\n\n[[entity]]\nid = \"ana-moe\"\ntype = \"person\"\nname = \"Ana Moe\"\n\n[found.names]\n\
                    bergen = { name = \"Bergen\", type = \"place\" }\nno.monday = { name = \"Monday\" }\n\
                    moe = { name = \"Moe of the pier\", into = \"ana-moe\" }\n\
                    lost = { name = \"X\", into = \"nobody\" }\n";
    let draft = sources(&Sources {
        articles: vec![(
            Kind::Markdown,
            Source::new(
                "story.md",
                format!("{FRONT}Ana Moe left Bergen. Moe of the pier did not."),
            ),
        )],
        registry: Some(Source::new("entities.toml", registry)),
        ..Sources::default()
    });
    let messages = said(&draft);
    assert!(messages[0].contains("no entity \"nobody\""), "{messages:?}");
    assert_eq!(draft.json["entities"][0]["aliases"][0], "Moe of the pier");
    assert_eq!(draft.json["entities"][1]["id"], "bergen");
    assert_eq!(draft.json["entity_types"][1]["label"]["en"], "Places");
    assert_eq!(draft.n_decided, (3, 1));
}

#[test]
fn a_name_of_two_entities_is_told() {
    let registry = "[[type]]\nid = \"person\"\n\n[[entity]]\nid = \"ana-moe\"\ntype = \"person\"\nname = \"Ana Moe\"\naliases = [\"Moe\"]\n\n\
                    [[entity]]\nid = \"bo-moe\"\ntype = \"person\"\nname = \"Bo Moe\"\naliases = [\"Moe\", { name = \"Ana Moe\", kind = \"weak\" }]\n";
    let draft = sources(&Sources {
        articles: vec![(
            Kind::Markdown,
            Source::new("story.md", format!("{FRONT}Moe left.")),
        )],
        registry: Some(Source::new("entities.toml", registry)),
        ..Sources::default()
    });
    assert_eq!(
        said(&draft),
        [
            "\"Moe\" is a name of \"ana-moe\" and of \"bo-moe\"; where the text does not tell which it means, both are marked"
        ]
    );
    assert_eq!(draft.problems[0].place.line, 10);
}

/// Pieces of stories and of lists of events, whole and broken.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

const STORIES: [&str; 9] = [
    "On 3 May 2016 the boat sank. ",
    "the boat sank on 3 May 2016 and on 4 May 2016 it rose",
    "\n\n",
    "## In 2016-05-04\n\n",
    "2016-05-04",
    "[x](date:2016-05)",
    "[it sank](event:2016-05 \"E\")",
    "“é” ",
    "- a\n",
];

const EVENTS: [&str; 13] = [
    "[[event]]\nid = \"e\"\ntitle = \"E\"\ndate = \"2016\"\n",
    "passages = [{ block = \"p1\", from = \"the\", to = \"sank\" }]\n",
    "[found.events]\n",
    "[found.dates]\n",
    "#a = { date = \"2016-05-03\", quote = \"the boat sank\" }\n",
    "a = { date = \"2016-05-03\", title = \"A\", quote = \"On 3 May 2016 the boat sank.\", display = \"3 May 2016\" }\n",
    "no.b = { date = \"2016-05-03\", quote = \"2016-05-04\", nth = 0 }\n",
    "c = { quote = \"3 May 2016\", date = \"2016\", into = \"a\" }\r\n",
    "[found.events.d]\nquote = \"é\"\n",
    "# words\n",
    "x = \"\"\"\n[found.events]\n\"\"\"\n",
    "no = 3\n",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn writing_proposals_twice_changes_nothing(body in pieces(&STORIES), events in pieces(&EVENTS)) {
        let draft = read(&body, &events);
        if let Some(first) = events_toml(&events, &draft.undecided) {
            let again = read(&body, &first);
            prop_assert_eq!(&again.json, &draft.json);
            prop_assert_eq!(again.undecided.len(), draft.undecided.len());
            prop_assert_eq!(events_toml(&first, &again.undecided), Some(first));
        }
        prop_assert_eq!(entities_toml("", &draft.undecided).is_some(), true);
    }

    #[test]
    fn nothing_is_undecided_when_all_is_accepted(body in pieces(&STORIES)) {
        // A date that is accepted may tell of an event, which is accepted in its turn.
        let events = accepted(&proposed(&body, &accepted(&proposed(&body, ""))));
        let undecided = read(&body, &events).undecided;
        let left: Vec<_> = undecided.events.iter().map(|one| one.line()).collect();
        prop_assert!(undecided.events.is_empty() && undecided.dates.is_empty(), "{:?}\n{}", left, events);
    }
}
