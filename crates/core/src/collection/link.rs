//! A view of a collection written into a URL fragment, and read back. Pure and total.
//!
//! A list of `name=value` joined by `&`: `q` (query), `period`, `sort`, `all` (a type of
//! which every included name is wanted), `panel`,
//! `article` (the one that is read, by id) and `in` (the view inside it, itself a fragment). Every other name is a type of
//! entity and its value a name that articles must mention: `place=Zürich`; `-place=Zürich` excludes it. A type that is
//! called like one of the others has a plus before it: `+q=…`. Text is percent-encoded UTF-8. Whatever cannot be
//! understood is named in [`Opened::unknown`], and the nearest view opens.

use super::state::{Name, Panel, Reading, Sort, State, choose, kept_query};
use crate::date::Period;
use crate::filter::Choice;
use crate::link::{decode, encode};

/// Names that are not types of entities.
const RESERVED: [&str; 7] = ["q", "period", "sort", "all", "panel", "article", "in"];

/// What a link opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The view.
    pub state: State,
    /// The parts of the link that are not understood, as they were written.
    pub unknown: Vec<String>,
}

/// The fragment of a view, without `#`; empty for the view that a fresh page shows.
pub fn fragment(state: &State) -> String {
    let mut parts = Vec::new();
    if !state.query.is_empty() {
        parts.push(["q=", &encode(&state.query)].concat());
    }
    for (Name { kind, name }, choice) in state.choices.iter() {
        let sign = match choice {
            Choice::Exclude => "-",
            Choice::Include if needs_sign(kind) => "+",
            Choice::Include => "",
        };
        parts.push([sign, &encode(kind), "=", &encode(name)].concat());
    }
    for kind in state.all_types.iter() {
        parts.push(["all=", &encode(kind)].concat());
    }
    if let Some(period) = &state.period {
        parts.push(format!("period={period}"));
    }
    match state.sort {
        Sort::Relevance => {}
        Sort::Newest => parts.push("sort=newest".to_owned()),
        Sort::Oldest => parts.push("sort=oldest".to_owned()),
    }
    match state.panel {
        Panel::Articles => {}
        Panel::Search => parts.push("panel=search".to_owned()),
        Panel::Who => parts.push("panel=who".to_owned()),
        Panel::Time => parts.push("panel=time".to_owned()),
    }
    if let Some(Reading { id, view }) = &state.reading {
        parts.push(["article=", &encode(id)].concat());
        if !view.is_empty() {
            parts.push(["in=", &encode(view)].concat());
        }
    }
    parts.join("&")
}

/// Whether a type of entity could be taken for something else.
fn needs_sign(kind: &str) -> bool {
    RESERVED.contains(&kind) || kind.is_empty() || kind.starts_with(['-', '+'])
}

/// The view that a fragment names; a leading `#` is passed over. `kinds` are the types of entities that there are.
pub fn parse(kinds: &[&str], fragment: &str) -> Opened {
    let mut opened = Opened::default();
    let mut view_inside = None;
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    for part in fragment.split('&').filter(|part| !part.is_empty()) {
        let understood = match part.split_once('=') {
            Some(("in", value)) => {
                view_inside = Some(decode(value));
                Some(())
            }
            Some((name, value)) => read_part(kinds, &mut opened.state, name, &decode(value)),
            None => None,
        };
        if understood.is_none() {
            opened.unknown.push(decode(part));
        }
    }
    match (&mut opened.state.reading, view_inside) {
        (Some(reading), Some(view)) => reading.view = view,
        (None, Some(view)) => opened.unknown.push(["in=", &view].concat()),
        (_, None) => {}
    }
    opened
}

/// `None` when the part is not understood.
fn read_part(kinds: &[&str], state: &mut State, name: &str, value: &str) -> Option<()> {
    match name {
        "q" => state.query = kept_query(value),
        "period" => state.period = Some(Period::parse(value)?),
        "sort" => {
            state.sort = match value {
                "relevance" => Sort::Relevance,
                "newest" => Sort::Newest,
                "oldest" => Sort::Oldest,
                _ => return None,
            }
        }
        "all" => {
            kinds.contains(&value).then_some(())?;
            state.all_types.insert(value.to_owned());
        }
        "panel" => {
            state.panel = match value {
                "articles" => Panel::Articles,
                "search" => Panel::Search,
                "who" => Panel::Who,
                "time" => Panel::Time,
                _ => return None,
            }
        }
        "article" if !value.is_empty() => {
            let view = String::new();
            state.reading = Some(Reading {
                id: value.to_owned(),
                view,
            });
        }
        "article" => return None,
        name => {
            let (kind, choice) = match (name.strip_prefix('-'), name.strip_prefix('+')) {
                (Some(kind), _) => (kind, Choice::Exclude),
                (None, Some(kind)) => (kind, Choice::Include),
                (None, None) => (name, Choice::Include),
            };
            let kind = decode(kind);
            let is_known = kinds.contains(&kind.as_str()) && !value.is_empty();
            let name = value.to_owned();
            is_known.then(|| choose(state, Name { kind, name }, Some(choice)))?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::state::{MAX_CHOICES, N_ROWS};
    use crate::date::Day;
    use crate::sorted::SortedMap;
    use crate::state::MAX_QUERY_CHARS;
    use proptest::prelude::*;

    /// Types that are called like parts of a link, and ones that are not.
    const KINDS: [&str; 8] = ["person", "place", "q", "in", "-place", "+", "", "é&="];

    /// That the fragment is the shortest of its view, and what it does not understand.
    #[track_caller]
    fn check(fragment: &str, nearest: &str, unknown: &[&str]) {
        let opened = parse(&KINDS, fragment);
        assert_eq!(super::fragment(&opened.state), nearest);
        assert_eq!(opened.unknown, unknown);
    }

    #[test]
    fn a_fresh_page_has_no_fragment() {
        check("", "", &[]);
        check("#", "", &[]);
        check("sort=relevance&panel=articles", "", &[]);
    }

    #[test]
    fn names_stand_under_their_type() {
        let link = "q=night%20ferry&person=Ann%20Lee&-place=Z%C3%BCrich&all=person&all=place";
        check(link, link, &[]);
    }

    #[test]
    fn a_name_that_is_both_included_and_excluded_is_what_was_said_last() {
        check("place=Oslo&-place=Oslo", "-place=Oslo", &[]);
    }

    #[test]
    fn a_type_called_like_a_part_of_the_link_has_a_sign() {
        let link = "%2Bq=x";
        check("q=x&+q=y", "q=x&+q=y", &[]);
        check(link, "", &["+q=x"]);
    }

    #[test]
    fn an_article_has_its_own_view_inside() {
        let link = "q=ferry&article=ferry-3&in=q%3Dferry%26panel%3Dtime";
        check(link, link, &[]);
        check("in=p1&article=x", "article=x&in=p1", &[]);
    }

    #[test]
    fn what_is_not_understood_is_named_and_the_rest_opens() {
        check("sort=best&q=a", "q=a", &["sort=best"]);
        check("colour=red&place=Oslo", "place=Oslo", &["colour=red"]);
        check("period=soon", "", &["period=soon"]);
        check("in=p1", "", &["in=p1"]);
        check("article=&place=", "", &["article=", "place="]);
        check("p12", "", &["p12"]);
        check("all=places", "", &["all=places"]);
        check("all=place&all=place", "all=place", &[]);
    }

    #[test]
    fn a_period_is_written_in_its_shortest_form() {
        check("period=1987-03-01..1987-03-31", "period=1987-03", &[]);
    }

    fn states() -> impl Strategy<Value = State> {
        let name = (0..KINDS.len(), "\\PC{1,12}").prop_map(|(kind, name)| Name {
            kind: KINDS[kind].to_owned(),
            name,
        });
        let choice = prop_oneof![Just(Choice::Include), Just(Choice::Exclude)];
        let choices = prop::collection::vec((name, choice), 0..6);
        let period = prop::option::of((-400_000..400_000_i64, 0..4_000_i64));
        let reading = prop::option::of(("\\PC{1,12}", "\\PC{0,12}"));
        let sort = prop_oneof![
            Just(Sort::Relevance),
            Just(Sort::Newest),
            Just(Sort::Oldest)
        ];
        let panel = prop_oneof![
            Just(Panel::Articles),
            Just(Panel::Search),
            Just(Panel::Who),
            Just(Panel::Time)
        ];
        let all_types = prop::collection::vec(0..KINDS.len(), 0..3);
        let rest = (all_types, period, sort, panel, reading);
        ("\\PC{0,40}", choices, rest).prop_map(|(query, choices, rest)| {
            let (all_types, period, sort, panel, reading) = rest;
            let all_types = all_types.into_iter().map(|kind| KINDS[kind].to_owned());
            State {
                query,
                choices: choices.into_iter().collect::<SortedMap<_, _>>(),
                all_types: all_types.collect(),
                period: period.map(|(first, n)| Period::new(Day(first), Day(first + n))),
                sort,
                panel,
                reading: reading.map(|(id, view)| Reading { id, view }),
                n_rows: N_ROWS,
            }
        })
    }

    proptest! {
        #[test]
        fn every_view_comes_back_from_its_link(state in states()) {
            let opened = parse(&KINDS, &fragment(&state));
            prop_assert_eq!(opened.unknown, Vec::<String>::new());
            prop_assert_eq!(opened.state, state);
        }

        #[test]
        fn any_text_opens_some_view_and_its_link_is_that_view(text in "\\PC{0,80}") {
            let opened = parse(&KINDS, &text);
            prop_assert!(opened.state.choices.len() <= MAX_CHOICES);
            prop_assert!(opened.state.query.chars().count() <= MAX_QUERY_CHARS);
            prop_assert_eq!(parse(&KINDS, &fragment(&opened.state)).state, opened.state);
        }

        #[test]
        fn any_list_of_parts_opens_some_view(
            parts in prop::collection::vec(("(q|in|article|period|sort|place|-place|x)", "[a-z0-9.%=-]{0,8}"), 0..8)
        ) {
            let text: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let opened = parse(&KINDS, &text.join("&"));
            prop_assert_eq!(parse(&KINDS, &fragment(&opened.state)).state, opened.state);
        }
    }
}
