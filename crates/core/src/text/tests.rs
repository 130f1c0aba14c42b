//! Words, folding and slices, in several scripts.

use proptest::prelude::*;

use super::*;

/// The words of `text` with the text that each covers: `surface` or `surface(covered)` where they differ.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut found = Vec::new();
    for word in words(text) {
        let covered = slice(text, word.span).unwrap();
        found.push(if covered == word.surface {
            word.surface
        } else {
            word.surface + "(" + covered + ")"
        });
    }
    assert_eq!(found.join(" "), expected);
}

#[track_caller]
fn check_fold(left: &str, right: &str) {
    assert_eq!(fold(left), fold(right));
}

#[test]
fn words_are_letters_digits_and_marks() {
    check("two words, 3 signs!", "two words 3 signs");
    check("déjà e\u{301}te\u{301}", "déjà e\u{301}te\u{301}");
    check("—…!", "");
}

#[test]
fn an_apostrophe_inside_belongs_to_the_word() {
    check("Hay'at", "hayat(Hay'at)");
    check(
        "Hay’at 'quoted' dogs' O'Brien",
        "hayat(Hay’at) quoted dogs obrien(O'Brien)",
    );
}

#[test]
fn elisions_and_possessives_do_not_belong_to_the_word() {
    check("l’été d'hiver jusqu'ici", "été hiver ici");
    check("Macron’s qu'on", "macron(Macron) on");
    check("aujourd'hui", "aujourdhui(aujourd'hui)");
}

#[test]
fn a_capital_elision_is_also_found_joined() {
    let joined = |text: &str| words(text).next().unwrap().joined;
    assert_eq!(joined("L’Oréal"), Some("loréal".to_owned()));
    assert_eq!(joined("l’Oréal"), None);
}

#[test]
fn a_hyphen_ends_a_word() {
    check("al-jawlani", "al jawlani");
    check("2016-2017", "2016 2017");
}

#[test]
fn numbers_keep_their_decimals_and_lose_their_groups() {
    check(
        "1,000 1.5 1,5 10,000,000.25",
        "1000(1,000) 1.5 1.5(1,5) 10000000.25(10,000,000.25)",
    );
    check(
        "3\u{202F}000 5\u{A0}000",
        "3000(3\u{202F}000) 5000(5\u{A0}000)",
    );
    check("in 2016, 12", "in 2016 12");
    check("17.12.2017 1,2,3", "17 12 2017 1 2.3(2,3)");
}

#[test]
fn initials_are_one_word() {
    check("the u.s. army", "the us(u.s) army");
    check("end. A new", "end a(A) new");
    check("end.A new", "end a(A) new");
}

#[test]
fn scripts_without_spaces_give_a_word_a_character() {
    check("東京タワー", "東 京 タ ワ ー");
    check("go東京", "go 東 京");
}

#[test]
fn folding_ignores_case_accents_and_ligatures() {
    check_fold("Zürich", "zurich");
    check_fold("ŒUVRE Ærø Straße", "oeuvre aero strasse");
    check_fold("Nguyễn Đặng", "nguyen dang");
    check_fold("e\u{301}", "é");
    check_fold("İstanbul ısı", "istanbul isi");
    check_fold("Αθήνα ΣΊΣΥΦΟΣ", "αθηνα σισυφος");
    check_fold("Ёлкин Йод", "елкин иод");
}

#[test]
fn folding_drops_arabic_and_hebrew_vowel_signs() {
    check_fold("مُحَمَّد", "محمد");
    check_fold("محـــمد", "محمد");
    check_fold("إدلب", "ادلب");
    check_fold("שָׁלוֹם", "שלום");
    check_fold("٢٠١٧", "2017");
}

#[test]
fn folding_ignores_how_an_apostrophe_is_written() {
    check_fold("Hay'at", "Hay’at");
    check_fold("Hayʼat", "hayat");
    check_fold("ʿAli", "ali");
}

#[test]
fn stems_join_the_forms_of_a_word() {
    assert_eq!(stem("attacks", Language::English), "attack");
    assert_eq!(stem("17th", Language::Other), "17");
    assert_eq!(
        stem("événements", Language::French),
        stem("événement", Language::French)
    );
    assert_eq!(stem("attacks", Language::from_tag("cs")), "attacks");
    assert_eq!(Language::from_tag("FR-ca"), Language::French);
}

#[test]
fn a_slice_outside_the_text_is_none() {
    assert_eq!(slice("été", Span { start: 1, end: 3 }), Some("té"));
    assert_eq!(slice("été", Span { start: 3, end: 3 }), Some(""));
    assert_eq!(slice("été", Span { start: 2, end: 1 }), None);
    assert_eq!(slice("été", Span { start: 0, end: 4 }), None);
}

proptest! {
    #[test]
    fn words_lie_in_the_text_in_order(text in ".{0,80}") {
        let mut at = 0;
        for word in words(&text) {
            prop_assert!(word.span.start >= at && word.span.start < word.span.end);
            prop_assert!(slice(&text, word.span).is_some());
            prop_assert!(!fold(&word.surface).is_empty());
            at = word.span.end;
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_word_found_alone_is_the_same_word(text in ".{0,60}") {
        for word in words(&text) {
            let covered = slice(&text, word.span).unwrap();
            let alone: Vec<String> = words(covered).map(|word| fold(&word.surface)).collect();
            prop_assert_eq!(alone, vec![fold(&word.surface)]);
        }
    }

    #[test]
    fn stemming_never_fails(text in "\\PC{0,30}") {
        for language in Language::ALL {
            stem(&text.to_lowercase(), language);
        }
    }
}
