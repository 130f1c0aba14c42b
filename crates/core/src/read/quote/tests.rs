//! Quotes, and where they are found after a text was edited.

use proptest::prelude::*;

use super::*;

const TEXT: &str = "The gate was opened in 2015. In spring 2016 the keeper of the lock counted forty boats, and \
                    nobody paid. The gate was closed again in 2017.";

/// Finds in `texts` what is quoted from [`TEXT`]; the bytes that are found are written out.
#[track_caller]
fn check(words: &str, texts: &[&str], expected: Option<&str>) {
    let byte = TEXT.find(words).expect("it stands there");
    let start = TEXT[..byte].chars().count() as u32;
    let end = start + words.chars().count() as u32;
    let quote = Quote::of(TEXT, Span { start, end });
    assert_eq!(quote.exact, words);
    let found = Texts::new(texts.to_vec()).find(&quote, Some(0));
    let found = found.map(|(at, range)| texts[at][range].to_owned());
    assert_eq!(found.as_deref(), expected, "{quote:?}");
}

const SENTENCE: &str =
    "In spring 2016 the keeper of the lock counted forty boats, and nobody paid.";

#[test]
fn words_that_stand_are_found_wherever_they_moved() {
    check(SENTENCE, &[TEXT], Some(SENTENCE));
    check(SENTENCE, &["New.", "Other words.", TEXT], Some(SENTENCE));
    check("2016", &["In 2016 it rained.", TEXT], Some("2016"));
}

#[test]
fn a_short_quote_needs_what_stood_around_it() {
    check("2015", &["Other things were opened, 2015 say."], None);
    check(
        "2017",
        &["A gate was closed again in 2017, at last."],
        Some("2017"),
    );
}

#[test]
fn words_that_were_edited_a_little_are_found() {
    let edited = "It began so. In the spring of 2016 the keeper of the lock had counted forty boats, and nobody paid.";
    check(
        SENTENCE,
        &["Something else.", edited],
        Some(
            "In the spring of 2016 the keeper of the lock had counted forty boats, and nobody paid.",
        ),
    );
}

#[test]
fn words_between_the_old_ones_are_found_when_they_still_say_alike() {
    let edited = "The gate was opened in 2015. In spring 2016 a keeper of locks counted boats, nobody paid. The gate \
                  was closed again in 2017.";
    check(
        SENTENCE,
        &[edited],
        Some("In spring 2016 a keeper of locks counted boats, nobody paid."),
    );
}

#[test]
fn words_that_are_gone_are_not_found() {
    check(SENTENCE, &[], None);
    check(SENTENCE, &[""], None);
    check(
        SENTENCE,
        &["The gate was opened in 2015. Nothing else is known. The gate was closed again in 2017."],
        None,
    );
}

#[test]
fn a_quote_has_whole_words_around_it() {
    let quote = Quote::of(TEXT, Span { start: 32, end: 43 });
    assert_eq!(quote.exact, "spring 2016");
    assert_eq!(quote.prefix, "The gate was opened in 2015. In ");
    assert_eq!(quote.suffix, " the keeper of the lock counted ");
    assert_eq!(Quote::of("é", Span { start: 1, end: 3 }), Quote::default());
}

proptest! {
    #[test]
    fn a_quote_is_found_where_it_was_taken(text in "[a-cé .“”]{0,60}", start in 0u32..60, n in 1u32..30) {
        let end = (start + n).min(text.chars().count() as u32);
        let quote = Quote::of(&text, Span { start, end: end.max(start) });
        if !quote.exact.trim().is_empty() {
            let texts = Texts::new(vec![text.as_str()]);
            if let Some((_, range)) = texts.find(&quote, Some(0)) {
                prop_assert_eq!(&text[range], quote.exact.as_str());
            }
        }
    }

    #[test]
    fn any_quote_in_any_texts_is_inside_them(
        texts in prop::collection::vec("[a-cé .“”]{0,80}", 0..4), exact in "[a-cé .]{0,40}", prefix in "[a-c ]{0,8}",
        suffix in "[a-c ]{0,8}", hint in prop::option::of(0usize..5),
    ) {
        let texts = Texts::new(texts.iter().map(String::as_str).collect());
        if let Some((at, range)) = texts.find(&Quote { exact, prefix, suffix }, hint) {
            prop_assert!(texts.texts[at].get(range).is_some());
        }
    }
}
