//! Fragments both ways, over a dossier of one article and one of two.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::date::Day;
use crate::model::{EventIdx, PassageIdx, TypeIdx};

fn load(file: serde_json::Value) -> Dossier {
    let loaded = crate::load::load(file.to_string().as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    loaded.dossier
}

fn entities() -> serde_json::Value {
    json!([
        {"id": "ana", "type": "person", "name": "Ana"},
        {"id": "bo", "type": "person", "name": "Bo"},
        {"id": "oslo", "type": "place", "name": "Oslo"},
    ])
}

fn types() -> serde_json::Value {
    json!([{"id": "person"}, {"id": "place"}])
}

/// One article: passages `p1`, `p12` and `fig1`, a heading `h1`.
fn one_article() -> Dossier {
    load(json!({
        "dossier": 1,
        "entity_types": types(),
        "entities": entities(),
        "articles": [{"id": "story", "title": "A story", "blocks": [
            {"id": "p1", "type": "paragraph", "text": "Ana met Bo in Oslo."},
            {"id": "h1", "type": "heading", "text": "Later"},
            {"id": "p12", "type": "paragraph", "text": "In 2016 she left."},
            {"id": "fig1", "type": "figure", "text": "Oslo", "alt": "A harbour"},
        ]}],
        "events": [
            {"id": "left", "date": "2016", "title": "Ana leaves", "passages": [{"block": "p12"}]},
        ],
    }))
}

/// Two articles that both have a block `p1`.
fn two_articles() -> Dossier {
    let article = |id: &str| {
        json!({"id": id, "title": "A story", "blocks": [
            {"id": "p1", "type": "paragraph", "text": "Ana met Bo."},
            {"id": "p2", "type": "paragraph", "text": "Bo left."},
        ]})
    };
    load(json!({
        "dossier": 1,
        "entity_types": types(),
        "entities": entities(),
        "articles": [article("first"), article("second")],
    }))
}

/// What a view is, in the words of a test: only what differs from a fresh page.
fn words(dossier: &Dossier, opened: &Opened) -> String {
    let state = &opened.state;
    let mut words = Vec::new();
    if !state.query.is_empty() {
        words.push(format!("query {:?}", state.query));
    }
    for (entity, choice) in &state.choices {
        words.push(format!("{choice:?} {}", dossier.entities[entity.at()].id));
    }
    for kind in state.all_types.iter() {
        words.push(format!("all {}", dossier.types[kind.at()].id));
    }
    if let Some(period) = &state.period {
        words.push(format!("period {period}"));
    }
    if state.panel != Panel::Read {
        words.push(format!("panel {:?}", state.panel));
    }
    match state.selected {
        Some(Selected::Entity(entity)) => {
            words.push(format!("entity {}", dossier.entities[entity.at()].id));
        }
        Some(Selected::Event(event)) => {
            words.push(format!("event {}", dossier.events[event.at()].id));
        }
        Some(Selected::Passage(passage)) => {
            words.push(format!("passage {}", dossier.passages[passage.at()].key));
        }
        None => {}
    }
    words.extend(state.hit.map(|hit| format!("hit {hit}")));
    words.extend(
        opened
            .unknown
            .iter()
            .map(|part| format!("unknown {part:?}")),
    );
    words.join(", ")
}

/// The fragment opens this view, and the view's own link is the fragment again.
#[track_caller]
fn check_both_ways(dossier: &Dossier, fragment: &str, expected: &str) {
    let opened = parse(dossier, fragment);
    assert_eq!(words(dossier, &opened), expected);
    assert_eq!(super::fragment(dossier, &opened.state), fragment);
}

/// The fragment opens this view, and says what it did not understand.
#[track_caller]
fn check_opens(fragment: &str, expected: &str) {
    let dossier = one_article();
    assert_eq!(words(&dossier, &parse(&dossier, fragment)), expected);
}

#[test]
fn a_fresh_page_has_no_fragment() {
    check_both_ways(&one_article(), "", "");
}

#[test]
fn a_passage_alone_is_its_element_id() {
    check_both_ways(&one_article(), "p12", "passage p12");
    check_both_ways(&one_article(), "fig1", "passage fig1");
}

#[test]
fn a_heading_opens_the_passage_that_it_stands_over() {
    let dossier = one_article();
    let heading = dossier.articles[0]
        .blocks
        .iter()
        .find(|block| block.id == "h1");
    let passage = heading.and_then(|heading| heading.passage).unwrap();
    let expected = format!("passage {}", dossier.passages[passage.at()].key);
    check_opens("#h1", &expected);
}

#[test]
fn a_passage_beside_something_else_is_named() {
    check_both_ways(
        &one_article(),
        "q=met&passage=p1",
        r#"query "met", passage p1"#,
    );
    check_both_ways(&one_article(), "passage=p1&hit=1", "passage p1, hit 0");
}

#[test]
fn every_part_of_a_view_has_a_name() {
    check_both_ways(
        &one_article(),
        "q=met&with=ana,oslo&without=bo&all=person&during=2016..2017&panel=time&event=left&hit=3",
        r#"query "met", Include ana, Exclude bo, Include oslo, all person, period 2016..2017, panel Time, event left, hit 2"#,
    );
    check_both_ways(
        &one_article(),
        "panel=who&entity=bo",
        "panel Entities, entity bo",
    );
    check_both_ways(&one_article(), "panel=search", "panel Search");
}

#[test]
fn a_period_is_as_short_as_it_can_be() {
    for (written, read) in [
        ("during=2016", "period 2016"),
        ("during=2016-03..2017-05-04", "period 2016-03..2017-05-04"),
        ("during=2016..", "period 2016.."),
        ("during=..2016", "period ..2016"),
        ("during=..", "period .."),
        ("during=-0043-03-15", "period -0043-03-15"),
    ] {
        check_both_ways(&one_article(), written, read);
    }
    check_opens("during=2017..2016", "period 2016..2017");
    check_opens("during=2016-01..2016-12", "period 2016");
}

#[test]
fn text_is_percent_encoded_utf_8() {
    let dossier = one_article();
    for (written, read) in [
        ("q=Z%C3%BCrich", "Zürich"),
        ("q=a%26b%3Dc%23d%2Be%20f%25", "a&b=c#d+e f%"),
        ("q=person:ana%20w*", "person:ana w*"),
        ("q=%F0%9F%87%B3%F0%9F%87%B4", "🇳🇴"),
        ("q=%D7%A9%D7%9C%D7%95%D7%9D", "שלום"),
        ("q=%22a%20phrase%22~2", "\"a phrase\"~2"),
        ("q=%20", " "),
    ] {
        check_both_ways(&dossier, written, &format!("query {read:?}"));
    }
}

#[test]
fn a_link_that_someone_else_encoded_opens_the_same_view() {
    check_opens("#p12", "passage p12");
    check_opens("q=z%c3%bcrich", r#"query "zürich""#);
    check_opens("q=zürich", r#"query "zürich""#);
    check_opens("with=ana%2Coslo", "Include ana, Include oslo");
    check_opens("during=2016%2E%2E2017", "period 2016..2017");
    check_opens("q=a=b", r#"query "a=b""#);
    check_opens("&&q=a&&", r#"query "a""#);
    check_opens("panel=read&q=", "");
}

#[test]
fn a_broken_escape_stands_for_itself() {
    check_opens("q=100%", r#"query "100%""#);
    check_opens("q=%4", r#"query "%4""#);
    check_opens("q=%zz%41", r#"query "%zzA""#);
    check_opens("q=%+1", r#"query "%+1""#);
    check_opens("q=%C3", "query \"\u{FFFD}\"");
    check_opens("q=%é9", r#"query "%é9""#);
}

#[test]
fn what_is_unknown_is_named_and_the_rest_opens() {
    check_opens(
        "with=ana,nobody&all=colour&q=met&sort=best&panel=map",
        r#"query "met", Include ana, unknown "with=nobody", unknown "all=colour", unknown "sort=best", unknown "panel=map""#,
    );
    check_opens("p99", r#"unknown "p99""#);
    check_opens("p12&p99", r#"passage p12, unknown "p99""#);
    check_opens(
        "entity=x&event=y&passage=z",
        r#"unknown "entity=x", unknown "event=y", unknown "passage=z""#,
    );
    check_opens("during=soon", r#"unknown "during=soon""#);
    check_opens("%3Cscript%3E", r#"unknown "<script>""#);
    check_opens("=", r#"unknown "=""#);
}

#[test]
fn highlights_are_counted_from_one() {
    check_opens("hit=1", "hit 0");
    check_opens("hit=4294967296", "hit 4294967295");
    for bad in [
        "hit=0",
        "hit=-1",
        "hit=",
        "hit=two",
        "hit=4294967297",
        "hit=99999999999999999999",
    ] {
        check_opens(bad, &format!("unknown {bad:?}"));
    }
}

#[test]
fn the_last_of_two_contradicting_parts_counts() {
    check_opens("with=ana&without=ana", "Exclude ana");
    check_opens("q=a&q=b", r#"query "b""#);
    check_opens("entity=ana&p12", "passage p12");
}

#[test]
fn a_query_that_is_too_long_is_cut() {
    let dossier = one_article();
    let opened = parse(&dossier, &format!("q={}", "é".repeat(MAX_QUERY_CHARS + 7)));
    assert_eq!(opened.state.query, "é".repeat(MAX_QUERY_CHARS));
}

#[test]
fn of_several_articles_a_passage_is_named_with_its_article() {
    let dossier = two_articles();
    check_both_ways(&dossier, "second/p1", "passage second/p1");
    check_both_ways(
        &dossier,
        "with=ana&passage=first/p2",
        "Include ana, passage first/p2",
    );
    let opened = parse(&dossier, "p1");
    assert_eq!(words(&dossier, &opened), r#"unknown "p1""#);
    let opened = parse(&dossier, "second%2Fp1");
    assert_eq!(words(&dossier, &opened), "passage second/p1");
}

#[test]
fn a_state_of_another_dossier_is_written_as_far_as_this_one_knows_it() {
    let state = State {
        query: "a".to_owned(),
        choices: [
            (EntityIdx(1), Choice::Include),
            (EntityIdx(90), Choice::Include),
        ]
        .into_iter()
        .collect(),
        all_types: [TypeIdx(70)].into_iter().collect(),
        selected: Some(Selected::Passage(PassageIdx(80))),
        ..State::default()
    };
    let dossier = one_article();
    assert_eq!(fragment(&dossier, &state), "q=a&with=bo");
    let selected = Some(Selected::Event(EventIdx(9)));
    let state = State {
        selected,
        ..State::default()
    };
    assert_eq!(fragment(&dossier, &state), "");
}

fn any_query() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "&",
        "=",
        "#",
        "%",
        "+",
        " ",
        "/",
        "?",
        "%41",
        "%C3",
        "\"",
        "é",
        "e\u{301}",
        "👩‍🚀",
        "שלום",
        "\u{202E}",
        "\u{0}",
        "word",
        ":",
        "*",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(nasty, 0..12).prop_map(|parts| parts.concat()),
    ]
}

fn any_period() -> impl Strategy<Value = Period> {
    let day = prop_oneof![
        3 => -1_000_000..1_000_000_i64,
        1 => any::<i64>(),
    ];
    (day.clone(), day).prop_map(|(a, b)| Period::new(Day(a), Day(b)))
}

/// Every state whose indices are of [`one_article`].
fn any_state() -> impl Strategy<Value = State> {
    let choice = prop::sample::select(vec![Choice::Include, Choice::Exclude]);
    let selected = prop_oneof![
        (0..3_u32).prop_map(|at| Selected::Entity(EntityIdx(at))),
        Just(Selected::Event(EventIdx(0))),
        (0..3_u32).prop_map(|at| Selected::Passage(PassageIdx(at))),
    ];
    let panels = vec![Panel::Read, Panel::Search, Panel::Entities, Panel::Time];
    (
        any_query(),
        prop::collection::btree_map((0..3_u32).prop_map(EntityIdx), choice, 0..=3),
        prop::collection::btree_set((0..2_u32).prop_map(TypeIdx), 0..=2),
        prop::option::of(any_period()),
        prop::sample::select(panels),
        prop::option::of(selected),
        prop::option::of(any::<u32>()),
    )
        .prop_map(
            |(query, choices, all_types, period, panel, selected, hit)| State {
                query,
                choices: choices.into_iter().collect(),
                all_types: all_types.into_iter().collect(),
                period,
                panel,
                selected,
                hit,
            },
        )
}

/// Characters of RFC 3986 fragments, without those that other software takes for the end of an address.
fn is_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/*=&,%".contains(&byte)
}

proptest! {
    #[test]
    fn a_link_opens_the_view_that_it_was_made_from(state in any_state()) {
        let dossier = one_article();
        let written = fragment(&dossier, &state);
        prop_assert!(written.bytes().all(is_safe), "{written}");
        prop_assert_eq!(parse(&dossier, &written), Opened { state, unknown: vec![] });
    }

    #[test]
    fn any_text_opens_some_view_that_can_be_linked(text in any_query(), broken in any_query()) {
        let dossier = one_article();
        for text in [&text, &format!("q={text}&with={broken}&during={broken}&hit={text}")] {
            let state = parse(&dossier, text).state;
            prop_assert_eq!(parse(&dossier, &fragment(&dossier, &state)).state, state);
        }
    }
}

#[test]
fn a_search_is_kept_without_what_is_only_looked_at() {
    let dossier = one_article();
    let of = |fragment: &str| of_search(&dossier, &parse(&dossier, fragment).state);
    assert_eq!(
        of("q=met&with=ana&panel=time&event=left&hit=2"),
        "q=met&with=ana"
    );
    assert_eq!(of("during=2016&passage=p1"), "during=2016");
    assert_eq!(of("all=person&panel=who"), "");
    assert_eq!(of("p12"), "");
}
