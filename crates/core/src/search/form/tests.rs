//! The form and the query say the same.

use proptest::prelude::*;

use super::*;

const PARTS: [Part; N_PARTS] = [
    Part::All,
    Part::Phrase,
    Part::Any,
    Part::Without,
    Part::Near,
    Part::Apart,
    Part::From,
    Part::To,
];

/// What a query is read as, field by field, and that the form asks for the same again.
#[track_caller]
fn check(query: &str, expected: &[(Part, &str)]) {
    let form = Form::read(query);
    let filled: Vec<(Part, &str)> = PARTS
        .into_iter()
        .map(|part| (part, form.get(part)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    assert_eq!(filled, expected, "{query}");
    assert_eq!(
        conditions(&form.text()),
        conditions(query),
        "{query} is {:?}",
        form.text()
    );
}

/// The conditions that must all hold, in an order of their own.
fn conditions(query: &str) -> Vec<String> {
    let mut conditions = match parse(query).root {
        None => Vec::new(),
        Some(Node::All(nodes)) => nodes.iter().map(|node| format!("{node:?}")).collect(),
        Some(node) => vec![format!("{node:?}")],
    };
    conditions.sort();
    conditions
}

#[test]
fn words_are_all_asked_for() {
    check("harbour fire ", &[(Part::All, "harbour fire")]);
    check("harb", &[(Part::All, "harb")]);
    check("", &[]);
}

#[test]
fn each_operator_has_its_field() {
    check("\"night fire\"", &[(Part::Phrase, "night fire")]);
    check("quay OR pier ", &[(Part::Any, "quay pier")]);
    check(
        "quay | \"north pier\" | bay*",
        &[(Part::Any, "quay \"north pier\" bay*")],
    );
    check(
        "ship -fire -\"at sea\"",
        &[(Part::All, "ship"), (Part::Without, "fire \"at sea\"")],
    );
    check(
        "\"grain ship\"~7",
        &[(Part::Near, "grain ship"), (Part::Apart, "7")],
    );
}

#[test]
fn dates_have_two_sides_and_either_may_be_open() {
    check(
        "date:2016..2017-05",
        &[(Part::From, "2016"), (Part::To, "2017-05")],
    );
    check("date:2016..", &[(Part::From, "2016")]);
    check("date:..2016", &[(Part::To, "2016")]);
    check("date:2016", &[(Part::From, "2016"), (Part::To, "2016")]);
    check("date:2016..2016", &[(Part::All, "date:2016..2016")]);
}

#[test]
fn what_has_no_field_stands_among_the_words() {
    check("(a b) OR c ", &[(Part::All, "(a b OR c)")]);
    check(
        "x (a OR b) (c OR d)",
        &[(Part::All, "x (c OR d)"), (Part::Any, "a b")],
    );
    check(
        "person:diaby -(a b) \"c d\" \"e f\"",
        &[
            (Part::All, "person:diaby -(a b) \"e f\""),
            (Part::Phrase, "c d"),
        ],
    );
    check(
        "date:2016 date:2017",
        &[
            (Part::All, "date:2017"),
            (Part::From, "2016"),
            (Part::To, "2016"),
        ],
    );
}

/// What the form with these fields asks.
#[track_caller]
fn check_text(fields: &[(Part, &str)], expected: &str) {
    let filled = fields.iter().fold(Form::default(), |form, (part, text)| {
        form.with(*part, (*text).to_owned())
    });
    assert_eq!(filled.text(), expected);
}

#[test]
fn a_filled_form_is_a_query_in_the_order_of_its_fields() {
    check_text(
        &[
            (Part::All, "grain  ship"),
            (Part::Phrase, "“on board\""),
            (Part::Any, "quay, pier"),
            (Part::Without, "fire smoke"),
            (Part::Near, "two masts"),
            (Part::Apart, " 3 "),
            (Part::From, "2016"),
            (Part::To, ""),
        ],
        "grain ship \"on board\" \"two masts\"~3 (quay OR pier) -fire -smoke date:2016..",
    );
}

#[test]
fn odd_entries_are_taken_as_well_as_they_can_be() {
    check_text(&[(Part::All, "\"open")], "open ");
    check_text(&[(Part::Without, "-fire")], "-fire ");
    check_text(&[(Part::Any, "pier")], "pier ");
    check_text(&[(Part::Near, "a b"), (Part::Apart, "0")], "\"a b\"~1");
    check_text(&[(Part::Near, "a b"), (Part::Apart, "many")], "\"a b\"~5");
    check_text(&[(Part::To, "May 2016")], "date:\"..May 2016\"");
    check_text(&[(Part::Phrase, "?")], "");
    check_text(&[(Part::Apart, "7")], "");
}

#[test]
fn a_form_keeps_what_is_typed_until_the_query_is_another() {
    let typed = Form::default().with(Part::All, "grain  ".to_owned());
    assert_eq!(typed.following("grain"), typed);
    assert_eq!(typed.following("grain ship").get(Part::All), "grain ship");
}

fn any_piece() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "B",
        "é",
        "al-b",
        "l'été",
        "東京",
        "OR",
        "AND",
        "NOT",
        "-",
        "(",
        ")",
        "\"",
        "“",
        "|",
        " ",
        " ",
        "  ",
        "*",
        "~",
        "~2",
        "~5",
        "x:",
        "person:",
        "date:",
        "2016..2017",
        "2016",
        "..",
        ".",
        ",",
        "?",
    ]);
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_form_asks_what_the_query_asked_that_it_was_read_from(query in any_piece()) {
        let form = Form::read(&query);
        prop_assert_eq!(conditions(&form.text()), conditions(&query), "{:?}", form);
    }

    #[test]
    fn what_a_form_asks_is_what_its_text_is_read_as(
        fields in prop::collection::vec(any_piece(), N_PARTS),
    ) {
        let form = PARTS.into_iter().zip(fields).fold(Form::default(), |form, (part, text)| form.with(part, text));
        prop_assert_eq!(parse(&form.text()).root, form.query().root, "{:?}", form);
        let again = Form::read(&form.text());
        prop_assert_eq!(conditions(&again.text()), conditions(&form.text()), "{:?}", form);
    }
}
