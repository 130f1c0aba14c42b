//! What is found of a registry, sentence by sentence.

use super::*;
use crate::extract::Text;

/// Invented: `type | id | names`, with the language of a name behind `@`.
const REGISTRY: &str = "\
organisation | state | Islamic State; IS; the State; EI@fr
place | zurich | Zürich
organisation | bank | Bank of Zürich
organisation | cod | Nordic Cod Board
organisation | coal | New Coal Board
organisation | unesk | UNESK
place | nisse | Nisse
person | roe | Abu Tarek al-Roumi
person | moe | Ana Moe
person | moe-2 | Ole Moe
person | vliet | Jan van der Vliet
person | gris | Paul de Gris
person | wold | Kari Wold
person | hay | Hay’at Noor
person | titled | President Nils Berg
organisation | tb | T&B Yards
organisation | yo | Yo!
organisation | left | Left Union; Union
organisation | right | Right Union; Union
person | may | Berit May
agreement | wold-accord | Wold Accord
publication | wold-log | Wold’s Log
person | ole | Ole Ek
person | lund | Alf Lund; A.
person | ek | Ek
place | usa | U.S.";

fn names() -> Names {
    let rows = REGISTRY.lines().map(|row| {
        let mut parts = row.split(" | ");
        let mut part = || parts.next().unwrap_or_default();
        let (kind, id) = (part(), part());
        let names = part()
            .split("; ")
            .map(|name| name.split_once('@').unwrap_or((name, "")));
        Named {
            id,
            kind,
            names: names.collect(),
        }
    });
    Names::new(&rows.collect::<Vec<_>>())
}

fn found(lang: &str, paragraphs: &[&str]) -> Vec<String> {
    let blocks: Vec<Text<'_>> = paragraphs
        .iter()
        .map(|text| Text {
            text,
            ..Text::default()
        })
        .collect();
    let document = Document {
        lang,
        blocks: &blocks,
        ..Document::default()
    };
    let names = names();
    let found = names.find(&document).into_iter().map(|found| {
        let words = crate::text::slice(paragraphs[found.block], found.span).unwrap();
        format!("{words} = {} {:?}", found.entity, found.rule).to_lowercase()
    });
    found.collect()
}

/// Each of the expected as `words = id`, with the rule behind it when it is not `name`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_in("en-GB", text, expected);
}

#[track_caller]
fn check_in(lang: &str, text: &str, expected: &[&str]) {
    let paragraphs: Vec<&str> = text.split(" / ").collect();
    let found = found(lang, &paragraphs);
    let found: Vec<&str> = found
        .iter()
        .map(|found| found.strip_suffix(" name").unwrap_or(found))
        .collect();
    let expected: Vec<String> = expected.iter().map(|words| words.to_lowercase()).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_name_stands_as_whole_words() {
    check("IS is not ISIL.", &["IS = state"]);
    check("IS’s men, (IS)", &["IS = state", "IS = state"]);
    check("ÉIS", &[]);
    check("zone_IS", &[]);
}

#[test]
fn the_first_letter_may_be_large_or_small_where_it_is_not_all_that_tells() {
    check(
        "The State fell; so the State fell.",
        &["The State = state", "the State = state"],
    );
    check("islamic State", &["islamic State = state"]);
    check("nisse and is", &[]);
}

#[test]
fn names_of_different_entities_nest_and_those_of_one_do_not() {
    check(
        "ü Bank of Zürich",
        &["Bank of Zürich = bank", "Zürich = zurich"],
    );
}

#[test]
fn a_name_of_another_language_is_not_found() {
    check("EI and IS", &["IS = state"]);
    check_in("fr", "l’EI", &["EI = state"]);
}

#[test]
fn accents_and_apostrophes_make_a_variant() {
    check("In Zurich", &["Zurich = zurich variant"]);
    check(
        "Hay'at Noor, Hayat Noor",
        &["Hay'at Noor = hay variant", "Hayat Noor = hay variant"],
    );
    check("Zu\u{308}rich", &["Zu\u{308}rich = zurich variant"]);
}

#[test]
fn hyphens_and_links_make_a_variant() {
    check("Islamic-State", &["Islamic-State = state variant"]);
    check(
        "Bank Of Zürich",
        &["Bank Of Zürich = bank variant", "Zürich = zurich"],
    );
    check("Islamic, State", &[]);
}

#[test]
fn an_elision_and_a_possessive_are_no_part_of_a_name() {
    check_in(
        "fr",
        "d’Ana Moe, qu'Ana Moe",
        &["Ana Moe = moe", "Ana Moe = moe"],
    );
    check("Zürich's", &["Zürich = zurich"]);
}

#[test]
fn the_arabic_article_is_written_in_many_ways() {
    let found = "= roe variant";
    check(
        "Abu Tarek el-Roumi",
        &[&format!("Abu Tarek el-Roumi {found}")],
    );
    check(
        "Abu Tarek Al Roumi",
        &[&format!("Abu Tarek Al Roumi {found}")],
    );
    check(
        "Abu Tarek ar-Roumi",
        &[&format!("Abu Tarek ar-Roumi {found}")],
    );
    check("Abu Tarek Roumi", &[&format!("Abu Tarek Roumi {found}")]);
    check("Tarek Roumi", &[]);
    check(
        "Abu Tarek al-Roumi left. El-Roumi, Roumi",
        &[
            "Abu Tarek al-Roumi = roe",
            "El-Roumi = roe surname",
            "Roumi = roe surname",
        ],
    );
}

#[test]
fn signs_of_a_name_belong_to_it() {
    check("the U.S. of T&B Yards", &["U.S. = usa", "T&B Yards = tb"]);
    check("T and B Yards", &["T and B Yards = tb variant"]);
    check("Yo! Yo", &["Yo! = yo", "Yo = yo variant"]);
    check("US", &["US = usa variant"]);
}

#[test]
fn large_letters_are_a_variant_where_they_cannot_be_another_word() {
    check("ISLAMIC STATE", &["ISLAMIC STATE = state variant"]);
    check("at Unesk", &["Unesk = unesk variant"]);
    check("Is it?", &[]);
}

#[test]
fn a_title_is_no_part_of_a_name() {
    check("Mr Nils Berg", &["Nils Berg = titled variant"]);
    check("President Nils Berg", &["President Nils Berg = titled"]);
    check(
        "Nils Berg met President Berg",
        &["Nils Berg = titled variant", "Berg = titled surname"],
    );
}

#[test]
fn initials_mean_the_name_that_stands_before_them() {
    check(
        "NCB? The Nordic Cod Board met. Then the NCB’s men and UN men left.",
        &["Nordic Cod Board = cod", "NCB = cod acronym"],
    );
    check("Ana Moe met AM at ten.", &["Ana Moe = moe"]);
}

#[test]
fn initials_that_two_names_share_or_that_are_shouted_mean_nobody() {
    check(
        "The Nordic Cod Board wrote to the New Coal Board. The NCB did not answer.",
        &["Nordic Cod Board = cod", "New Coal Board = coal"],
    );
    check(
        "The Bank of Zürich closed, and BZ’s clients went home.",
        &[
            "Bank of Zürich = bank",
            "Zürich = zurich",
            "BZ = bank acronym",
        ],
    );
    check(
        "Nordic Cod Board: NCB MET THE OTHERS",
        &["Nordic Cod Board = cod"],
    );
}

#[test]
fn an_acronym_means_what_the_text_says() {
    check(
        "Nordic Cod Board (NCB). NCB’s / NCB",
        &[
            "Nordic Cod Board = cod",
            "NCB = cod acronym",
            "NCB = cod acronym",
            "NCB = cod acronym",
        ],
    );
    check(
        "The N.C.B. (the Nordic Cod Board)",
        &["N.C.B = cod acronym", "Nordic Cod Board = cod"],
    );
    check(
        "Nordic Cod Board, or NCB, met",
        &["Nordic Cod Board = cod", "NCB = cod acronym"],
    );
}

#[test]
fn letters_that_are_not_in_the_name_define_nothing() {
    check("Nordic Cod Board (XYZ) XYZ", &["Nordic Cod Board = cod"]);
    check("Nordic Cod Board (Norway)", &["Nordic Cod Board = cod"]);
    check("NCB is not defined", &[]);
}

#[test]
fn what_a_text_defines_goes_before_an_alias() {
    check(
        "Ibsen Society IS. Nordic Cod Board",
        &["IS = state", "Nordic Cod Board = cod"],
    );
    check(
        "Kari Wold, or KW, said KW",
        &["Kari Wold = wold", "KW = wold acronym", "KW = wold acronym"],
    );
}

#[test]
fn a_surname_means_who_was_last_named_in_full() {
    check(
        "Moe left. Kari Wold met Wold.",
        &["Kari Wold = wold", "Wold = wold surname"],
    );
    check(
        "Kari Wold spoke. / Wold’s",
        &["Kari Wold = wold", "Wold = wold surname"],
    );
    check(
        "Kari Wold. But Wold, Ms. Wold",
        &[
            "Kari Wold = wold",
            "Wold = wold surname",
            "Wold = wold surname",
        ],
    );
}

#[test]
fn a_surname_that_two_share_is_nobodys() {
    check("Ana Moe, Moe", &["Ana Moe = moe", "Moe = moe surname"]);
    check(
        "Ana Moe, Ole Moe, Moe",
        &["Ana Moe = moe", "Ole Moe = moe-2"],
    );
}

#[test]
fn a_surname_in_another_name_is_not_that_person() {
    check("Kari Wold. Wold Street", &["Kari Wold = wold"]);
    check(
        "Kari Wold. the Wold Accord",
        &["Kari Wold = wold", "Wold Accord = wold-accord"],
    );
    check("Kari Wold saw Eva Wold; Wold spoke.", &["Kari Wold = wold"]);
    check("Kari Wold, Kari Eide-Wold", &["Kari Wold = wold"]);
    check("Kari Wold, Wold & Sons", &["Kari Wold = wold"]);
}

#[test]
fn a_surname_in_the_genitive_is_that_person_in_another_name_too() {
    check(
        "Kari Wold reads Wold’s Log",
        &[
            "Kari Wold = wold",
            "Wold’s Log = wold-log",
            "Wold = wold surname",
        ],
    );
}

#[test]
fn a_person_is_not_named_in_the_name_of_another() {
    check("Ole Ek and Ek", &["Ole Ek = ole", "Ek = ek"]);
    check("Ek Ole Ek", &["Ek = ek", "Ole Ek = ole"]);
}

#[test]
fn an_address_has_no_surname() {
    check("Kari Wold, a.wold@example.org", &["Kari Wold = wold"]);
}

#[test]
fn particles_belong_to_a_surname() {
    check(
        "Jan van der Vliet; Van der Vliet; Vliet",
        &["Jan van der Vliet = vliet", "Van der Vliet = vliet surname"],
    );
    check(
        "Paul de Gris; de Gris; Gris",
        &[
            "Paul de Gris = gris",
            "de Gris = gris surname",
            "Gris = gris surname",
        ],
    );
}

#[test]
fn initials_stand_for_given_names() {
    check(
        "K. Wold and Wold",
        &["K. Wold = wold variant", "Wold = wold surname"],
    );
    check("Kari J. Wold", &["Kari J. Wold = wold variant"]);
    check("A. Lund", &["A. Lund = lund variant"]);
}

#[test]
fn a_month_is_no_surname() {
    check("Berit May came in May 2016. May 5", &["Berit May = may"]);
    check(
        "Berit May said. Then May left",
        &["Berit May = may", "May = may surname"],
    );
}

#[test]
fn a_shared_name_is_the_one_of_whom_the_text_speaks() {
    check(
        "The Union",
        &["Union = left shared", "Union = right shared"],
    );
    check(
        "The Left Union. The Union",
        &["Left Union = left", "Union = left"],
    );
    check(
        "The Union, the Right Union",
        &["Union = right", "Right Union = right"],
    );
    check(
        "the Left Union, the Right Union, the Union",
        &["Left Union = left", "Right Union = right", "Union = right"],
    );
}

#[test]
fn no_name_finds_nothing() {
    let blocks = [Text {
        text: "Anything",
        ..Text::default()
    }];
    let document = Document {
        blocks: &blocks,
        ..Document::default()
    };
    assert_eq!(Names::new(&[]).find(&document), []);
    let empty = Named {
        id: "a",
        names: vec![("", ""), ("!", "")],
        ..Named::default()
    };
    assert_eq!(Names::new(&[empty]).find(&document), []);
}

#[test]
fn a_heading_marks_nothing() {
    let blocks = [Text {
        text: "Zürich",
        is_heading: true,
        ..Text::default()
    }];
    let document = Document {
        blocks: &blocks,
        ..Document::default()
    };
    assert_eq!(names().find(&document), []);
}
