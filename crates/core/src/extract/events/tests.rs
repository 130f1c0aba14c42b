//! Dated passages, and the events that are proposed of them.

use proptest::prelude::*;

use super::*;
use crate::extract::{Confidence, NameRule, Role, Text};

/// A date at each `[words]` of the text, which loses its brackets; names at each `{words}`.
fn marked(text: &str) -> (String, Vec<FoundDate>, Vec<Span>) {
    let (mut plain, mut dates, mut names) = (String::new(), Vec::new(), Vec::new());
    let mut open = 0;
    for letter in text.chars() {
        let at = plain.chars().count() as u32;
        match letter {
            '[' | '{' => open = at,
            ']' => dates.push(date(
                0,
                Span {
                    start: open,
                    end: at,
                },
            )),
            '}' => names.push(Span {
                start: open,
                end: at,
            }),
            letter => plain.push(letter),
        }
    }
    (plain, dates, names)
}

fn date(block: usize, span: Span) -> FoundDate {
    FoundDate {
        block,
        span,
        edtf: Some("2016".to_owned()),
        timexes: Vec::new(),
        role: Role::Point,
        rule: "test",
        anchor: None,
        confidence: Confidence::High,
        alternatives: Vec::new(),
        unresolved: None,
    }
}

fn propose(lang: &str, text: &str) -> (String, Vec<ProposedEvent>) {
    let (plain, dates, spans) = marked(text);
    let ids: Vec<String> = (0..spans.len()).map(|at| format!("n{at}")).collect();
    let names: Vec<FoundName<'_>> = spans
        .iter()
        .zip(&ids)
        .map(|(span, id)| FoundName {
            block: 0,
            span: *span,
            entity: id,
            rule: NameRule::Name,
        })
        .collect();
    let blocks = [Text {
        text: &plain,
        ..Text::default()
    }];
    let document = Document {
        lang,
        blocks: &blocks,
        ..Document::default()
    };
    let events = events(&document, &dates, &names);
    (plain, events)
}

/// Titles with who says so behind a slash.
#[track_caller]
fn check(lang: &str, text: &str, expected: &[&str]) {
    let (_, events) = propose(lang, text);
    let found: Vec<String> = events
        .into_iter()
        .map(|event| match event.according_to {
            Some(who) => format!("{} / {who}", event.title),
            None => event.title,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// The passages.
#[track_caller]
fn check_passages(lang: &str, text: &str, expected: &[&str]) {
    let (plain, events) = propose(lang, text);
    let found: Vec<&str> = events
        .iter()
        .map(|event| crate::text::slice(&plain, event.span).unwrap_or_default())
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_passage_is_the_sentence_around_the_date() {
    check_passages(
        "en",
        "It rained. In [May 2016] Mr. J. R. Hale of Hale & Co. sold 3.5 boats to the U.S. Navy at 10 a.m. sharp. Nobody came.",
        &[
            "In May 2016 Mr. J. R. Hale of Hale & Co. sold 3.5 boats to the U.S. Navy at 10 a.m. sharp.",
        ],
    );
    check_passages(
        "en",
        "“We left on [May 3]. It was hot,” she said. So it was.",
        &["“We left on May 3."],
    );
    check_passages(
        "fr",
        "« Nous sommes partis. » M. Dupont est revenu le [3 mai]. Il pleuvait.",
        &["M. Dupont est revenu le 3 mai."],
    );
    check_passages(
        "en",
        "Is it true? In [2016] it was! Yes.",
        &["In 2016 it was!"],
    );
    check_passages(
        "en",
        "He waited until [Oct. 5]. Then he left.",
        &["He waited until Oct. 5."],
    );
}

#[test]
fn dates_of_one_sentence_are_kept_apart_where_each_has_a_clause() {
    check_passages(
        "en",
        "On [March 3] the mayor resigned, and on [April 7] a new one was elected by the council.",
        &[
            "On March 3 the mayor resigned",
            "on April 7 a new one was elected by the council.",
        ],
    );
    check_passages(
        "fr",
        "Le maire a démissionné le [3 mars] et un autre était élu dès le [7 avril].",
        &[
            "Le maire a démissionné le 3 mars",
            "un autre était élu dès le 7 avril.",
        ],
    );
    check_passages(
        "en",
        "Ships came to Oslo in [2015] and then, in [2016], to Bergen.",
        &["Ships came to Oslo in 2015 and then, in 2016, to Bergen."; 2],
    );
    let silent = "The bell was hung in [1890] and has been silent since [1974].";
    check_passages(
        "en",
        silent,
        &["The bell was hung in 1890 and has been silent since 1974."; 2],
    );
    let list = "Of the ships that were lost in [May] and [June 2017], only one was found.";
    check_passages(
        "en",
        list,
        &["Of the ships that were lost in May and June 2017, only one was found."; 2],
    );
    let aside =
        "Ships built at home – in Oslo in [2015] and in Bergen in [2016] – were sold to others.";
    check_passages(
        "en",
        aside,
        &["Ships built at home – in Oslo in 2015 and in Bergen in 2016 – were sold to others."; 2],
    );
}

#[test]
fn a_title_is_the_clause_without_its_date() {
    check(
        "en",
        "In [May 2016], the pier was sold.",
        &["The pier was sold"],
    );
    check(
        "en",
        "But the pier was sold in [May 2016] for 3 crowns.",
        &["The pier was sold for 3 crowns"],
    );
    check(
        "en",
        "However, [a day later] the pier burned.",
        &["The pier burned"],
    );
    check("en", "The pier ([2016]) is new.", &["The pier is new"]);
    check("en", "[2016] was a bad year.", &["2016 was a bad year"]);
    check(
        "en",
        "The [May 2016] report is lost.",
        &["The May 2016 report is lost"],
    );
    check(
        "fr",
        "Mais le [3 mai 2016], la digue a cédé.",
        &["La digue a cédé"],
    );
    check("en", "[2016].", &["2016"]);
}

#[test]
fn who_says_so_is_told_where_the_text_tells_it() {
    check(
        "en",
        "According to the harbour office, the pier was sold in [2016].",
        &["The pier was sold / the harbour office"],
    );
    check(
        "en",
        "According to the harbour office, which keeps the log, the pier was sold in [2016].",
        &["The pier was sold / the harbour office"],
    );
    check(
        "en",
        "The pier was sold in [2016], according to Ana Moe, who owned it.",
        &["The pier was sold, according to Ana Moe, who owned it / Ana Moe"],
    );
    check(
        "en",
        "The mayor told reporters that the pier burned in [2016].",
        &["The mayor told reporters that the pier burned / The mayor"],
    );
    check(
        "en",
        "“It burned in [2016],” said Ana van der Moe.",
        &["“It burned,” said Ana van der Moe / Ana van der Moe"],
    );
    check(
        "en",
        "Ana Moe, of the harbour office, said it burned in [2016].",
        &["Ana Moe, of the harbour office, said it burned / Ana Moe"],
    );
    check(
        "fr",
        "Selon la mairie, la digue a cédé en [2016].",
        &["La digue a cédé / la mairie"],
    );
    check(
        "fr",
        "D’après Luc Roy, la digue a cédé en [2016].",
        &["La digue a cédé / Luc Roy"],
    );
    check(
        "fr",
        "« La digue a cédé en [2016] », a déclaré Luc Roy.",
        &["« La digue a cédé », a déclaré Luc Roy / Luc Roy"],
    );
}

#[test]
fn a_speaker_ends_where_what_is_said_begins() {
    check(
        "en",
        "According to the harbour's log some boats sank in [2016].",
        &["According to the harbour's log some boats sank / the harbour's log"],
    );
    check(
        "en",
        "Several sailors have confirmed to the paper that it sank in [2016].",
        &["Several sailors have confirmed to the paper that it sank / Several sailors"],
    );
    check(
        "en",
        "As Ana Moe has already revealed, it sank in [2016].",
        &["As Ana Moe has already revealed, it sank / Ana Moe"],
    );
}

#[test]
fn nobody_is_named_where_the_text_names_nobody() {
    check(
        "en",
        "She said it burned in [2016].",
        &["She said it burned"],
    );
    check("en", "The crew was told in [2016].", &["The crew was told"]);
    check(
        "en",
        "The firm announced a merger in [2016].",
        &["The firm announced a merger"],
    );
    check(
        "fr",
        "Elle a dit que la digue a cédé en [2016].",
        &["Elle a dit que la digue a cédé"],
    );
}

#[test]
fn the_names_of_the_clause_take_part() {
    let (_, events) = propose(
        "en",
        "{Ana} waited. On [March 3] {Bo} resigned and left {Oslo}, and on [April 7] {Cy} was elected there.",
    );
    let entities: Vec<&[String]> = events.iter().map(|event| &*event.entities).collect();
    assert_eq!(
        entities,
        [
            &["n1".to_owned(), "n2".to_owned()][..],
            &["n3".to_owned()][..]
        ]
    );
}

#[test]
fn headings_and_dates_without_a_place_tell_of_nothing() {
    let blocks = [
        Text {
            text: "In 2016",
            is_heading: true,
            ..Text::default()
        },
        Text {
            text: "For years",
            ..Text::default()
        },
    ];
    let document = Document {
        lang: "en",
        blocks: &blocks,
        ..Document::default()
    };
    let mut vague = date(1, Span { start: 0, end: 9 });
    vague.edtf = None;
    let dates = [date(0, Span { start: 3, end: 7 }), vague];
    assert_eq!(events(&document, &dates, &[]), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_and_any_dates_give_passages_inside_it(
        text in "([A-Za-zé]{0,6}|according to|said|told| |, |\\. |“|”|«|»|\\(|\\)|\n|;|and|et|a dit|'|’|-|U\\.S\\.|é\\.|1)*",
        spans in prop::collection::vec((0u32..80, 0u32..30), 0..6), is_french in any::<bool>(),
    ) {
        let n_chars = text.chars().count() as u32;
        let dates: Vec<FoundDate> = spans
            .into_iter()
            .map(|(start, n)| date(0, Span { start, end: start + n }))
            .collect();
        let blocks = [Text { text: &text, ..Text::default() }];
        let lang = if is_french { "fr" } else { "en" };
        let document = Document { lang, blocks: &blocks, ..Document::default() };
        for event in events(&document, &dates, &[]) {
            prop_assert!(event.span.start < event.span.end && event.span.end <= n_chars);
            let found = dates[event.date_idx].span;
            prop_assert!(event.span.start <= found.start && found.start < event.span.end);
            prop_assert!(!event.title.is_empty() && event.title.chars().count() <= 122);
        }
    }
}
