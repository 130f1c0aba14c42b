//! English, published on Friday 9 March 2018 where that matters.

use super::{check_in, read};
use crate::extract::{Confidence, Document, Role, Text, Unresolved, dates};
use crate::model::Span;

#[track_caller]
fn check(text: &str, expected: &[[&str; 3]]) {
    check_in("en", "2018-03-09", text, expected);
}

#[track_caller]
fn check_one(text: &str, words: &str, edtf: &str, timex: &str) {
    check(text, &[[words, edtf, timex]]);
}

#[test]
fn a_full_date_is_a_day() {
    check_one(
        "It opened on April 3rd, 2011.",
        "April 3rd, 2011",
        "2011-04-03",
        "2011-04-03",
    );
    check_one(
        "It opened on 3 April 2011.",
        "3 April 2011",
        "2011-04-03",
        "2011-04-03",
    );
    check_one(
        "on the 3rd of April, 2011",
        "the 3rd of April, 2011",
        "2011-04-03",
        "2011-04-03",
    );
    check_one("(2011-04-03)", "2011-04-03", "2011-04-03", "2011-04-03");
    check_one(
        "Sunday, 3 April 2011,",
        "Sunday, 3 April 2011",
        "2011-04-03",
        "2011-04-03",
    );
}

#[test]
fn months_and_years_are_read() {
    check_one("in April 2011", "April 2011", "2011-04", "2011-04");
    check_one("in April of 2011", "April of 2011", "2011-04", "2011-04");
    check_one("in 2011", "2011", "2011", "2011");
    check_one("the class of '87", "'87", "1987", "1987");
}

#[test]
fn parts_of_periods_have_the_bounds_of_the_table() {
    check_one("in early 2011", "early 2011", "2011-01~/2011-04~", "2011");
    check_one(
        "at the start of 2011",
        "the start of 2011",
        "2011-01~/2011-03~",
        "2011",
    );
    check_one("in mid-2011", "mid-2011", "2011-05~/2011-08~", "2011");
    check_one("in late 2011", "late 2011", "2011-09~/2011-12~", "2011");
    check_one(
        "by the end of 2011",
        "the end of 2011",
        "2011-10~/2011-12~",
        "2011",
    );
    check_one(
        "in late April 2011",
        "late April 2011",
        "2011-04-21~/2011-04-30~",
        "2011-04",
    );
    check_one(
        "in mid-February 2011",
        "mid-February 2011",
        "2011-02-11~/2011-02-20~",
        "2011-02",
    );
    check_one("the late 1970s", "the late 1970s", "1977~/1979~", "197");
}

#[test]
fn long_periods_are_read() {
    check_one("in the 1970s", "the 1970s", "197X", "197");
    check_one("in the '70s", "the '70s", "197X", "197");
    check_one("in the seventies", "the seventies", "197X", "197");
    check_one("the 18th century", "the 18th century", "17XX", "17");
    check_one(
        "the summer of 2011",
        "the summer of 2011",
        "2011-22",
        "2011-SU",
    );
    check_one(
        "in the third quarter of 2011",
        "the third quarter of 2011",
        "2011-35",
        "2011-Q3",
    );
    check_one("H2 2011 was better", "H2 2011", "2011-41", "2011-H2");
}

#[test]
fn years_before_christ_are_astronomical_in_edtf() {
    check_one("in 44 BC", "44 BC", "-0043", "BC0044");
    check_one("in A.D. 70", "A.D. 70", "0070", "0070");
    check_one(
        "from 264 to 241 BC",
        "from 264 to 241 BC",
        "-0263/-0240",
        "BC0264 BC0241",
    );
    check_one(
        "the 5th century BC",
        "the 5th century BC",
        "-0499/-0400",
        "BC04",
    );
}

#[test]
fn what_stands_before_a_date_opens_it() {
    check_one(
        "since April 3rd, 2011",
        "since April 3rd, 2011",
        "2011-04-03/..",
        "2011-04-03",
    );
    check_one("until May 2011", "until May 2011", "../2011-05", "2011-05");
    check_one("before 2011", "before 2011", "../2011", "2011");
    check_one("around 2011", "around 2011", "2011~", "2011");
    assert_eq!(
        read("en", "2018-03-09", "since 2011")[0].1.role,
        Role::Since
    );
}

#[test]
fn a_range_is_one_find() {
    check_one(
        "from 2011 to 2013",
        "from 2011 to 2013",
        "2011/2013",
        "2011 2013",
    );
    check_one("2011–2013", "2011–2013", "2011/2013", "2011 2013");
    check_one("the war of 1914-18", "1914-18", "1914/1918", "1914 1918");
    check_one(
        "between April and June 2011",
        "between April and June 2011",
        "2011-04/2011-06",
        "2011-04 2011-06",
    );
    check_one(
        "5–9 April 2011",
        "5–9 April 2011",
        "2011-04-05/2011-04-09",
        "2011-04-05 2011-04-09",
    );
}

#[test]
fn members_of_a_list_share_what_the_last_one_says() {
    check(
        "in April and June 2011",
        &[
            ["April", "2011-04", "2011-04"],
            ["June 2011", "2011-06", "2011-06"],
        ],
    );
    check(
        "on 5 and 9 April",
        &[
            ["5", "2018-04-05", "2018-04-05"],
            ["9 April", "2018-04-09", "2018-04-09"],
        ],
    );
}

#[test]
fn the_news_count_from_the_day_of_publication() {
    check_one(
        "He came yesterday.",
        "yesterday",
        "2018-03-08",
        "2018-03-08",
    );
    check_one(
        "He left last week.",
        "last week",
        "2018-02-26/2018-03-04",
        "2018-W09",
    );
    check_one("He came two years ago.", "two years ago", "2016", "2016");
    check_one(
        "He arrived on Tuesday.",
        "Tuesday",
        "2018-03-06",
        "2018-03-06",
    );
    check_one(
        "It will open on Tuesday.",
        "Tuesday",
        "2018-03-13",
        "2018-03-13",
    );
    check_one("It closed in November.", "November", "2017-11", "2017-11");
    check_one(
        "It will open in November.",
        "November",
        "2018-11",
        "2018-11",
    );
    check_one(
        "He was heard last night.",
        "last night",
        "2018-03-08",
        "2018-03-08TNI",
    );
}

#[test]
fn a_day_may_count_from_the_one_before() {
    check(
        "On April 3rd, 2011 he left. Two days later he was back.",
        &[
            ["April 3rd, 2011", "2011-04-03", "2011-04-03"],
            ["Two days later", "2011-04-05", "2011-04-05"],
        ],
    );
    check(
        "It began in 1911. The following year it ended, in May of that year.",
        &[
            ["1911", "1911", "1911"],
            ["The following year", "1912", "1912"],
            ["May of that year", "1912-05", "1912-05"],
        ],
    );
    check_one(
        "the day after April 3rd, 2011",
        "the day after April 3rd, 2011",
        "2011-04-04",
        "2011-04-04",
    );
}

#[test]
fn without_something_to_count_from_there_is_no_date() {
    let found = read("en", "", "He came yesterday. Two days later he left.");
    assert_eq!(found[0].1.unresolved, Some(Unresolved::NoPublication));
    assert_eq!(found[1].1.unresolved, Some(Unresolved::NoAnchor));
    assert!(found.iter().all(|(_, date)| date.edtf.is_none()));
}

#[test]
fn durations_sets_and_vague_times_have_no_place() {
    check_one("It took three months.", "three months", "-", "P3M");
    check_one(
        "for two and a half years",
        "two and a half years",
        "-",
        "P2.5Y",
    );
    check_one("It rains every day.", "every day", "-", "P1D");
    check_one("The annual meeting", "annual", "-", "P1Y");
    check_one("He recently left.", "recently", "-", "PAST_REF");
    check_one("It lasted for years.", "years", "-", "PXY");
}

#[test]
fn times_of_day_stand_on_their_day() {
    check_one(
        "at 8 p.m. on Tuesday it began",
        "8 p.m. on Tuesday",
        "2018-03-06",
        "2018-03-06T20:00",
    );
    check_one(
        "It was held on April 3, 2011 at 10:30 a.m.",
        "April 3, 2011 at 10:30 a.m.",
        "2011-04-03",
        "2011-04-03T10:30",
    );
}

#[test]
fn a_guess_says_that_it_is_one() {
    let found = read("en", "2018-03-09", "Tuesday");
    assert_eq!(found[0].1.confidence, Confidence::Low);
    assert_eq!(found[0].1.alternatives, ["2018-03-13"]);
    assert_eq!(
        read("en", "2018-03-09", "3 April 2011")[0].1.confidence,
        Confidence::High
    );
}

#[test]
fn what_only_looks_like_a_date_is_left() {
    for text in [
        "You may march on.",
        "He paid $1999 for it.",
        "Some 1800 men came.",
        "the second man",
        "April Jones spoke.",
        "See page 1987.",
        "It fell by 12.5 to 3.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_history_goes_on_from_month_to_month() {
    check(
        "It opened in 1911. In December 1913 it burnt. In February it was sold, as was told in 1950. In June it was rebuilt.",
        &[
            ["1911", "1911", "1911"],
            ["December 1913", "1913-12", "1913-12"],
            ["February", "1914-02", "1914-02"],
            ["1950", "1950", "1950"],
            ["June", "1914-06", "1914-06"],
        ],
    );
}

#[test]
fn what_has_happened_did_so_before_the_publication() {
    check(
        "In 2012, 2013 and 2014 it grew. On January 30th, 2018 he was heard. It was closed in late November.",
        &[
            ["2012", "2012", "2012"],
            ["2013", "2013", "2013"],
            ["2014", "2014", "2014"],
            ["January 30th, 2018", "2018-01-30", "2018-01-30"],
            ["late November", "2017-11-21~/2017-11-30~", "2017-11"],
        ],
    );
}

#[test]
fn what_began_on_a_day_lasts_since_then() {
    check_one(
        "since the opening of the bridge on May 5th, 2016",
        "since the opening of the bridge on May 5th, 2016",
        "2016-05-05/..",
        "2016-05-05",
    );
}

#[test]
fn a_decided_date_is_not_searched_and_is_counted_from() {
    let decided = [(Span { start: 3, end: 13 }, "2011-04-03".to_owned())];
    let blocks = [Text {
        text: "On that sunny day he left. Two days later he was back.",
        decided: &decided,
        ..Text::default()
    }];
    let found = dates(&Document {
        lang: "en",
        blocks: &blocks,
        ..Document::default()
    });
    let edtf: Vec<Option<&str>> = found.iter().map(|date| date.edtf.as_deref()).collect();
    assert_eq!(edtf, [Some("2011-04-05")]);
}

#[test]
fn other_languages_have_digits_only() {
    check_in(
        "de",
        "2018-03-09",
        "Am 2011-04-03, im April 2011, morgen.",
        &[["2011-04-03", "2011-04-03", "2011-04-03"]],
    );
}

#[test]
fn weekdays_of_weeks_and_months_are_days() {
    check_one(
        "on Wednesday of next week",
        "Wednesday of next week",
        "2018-03-14",
        "2018-03-14",
    );
    check_one(
        "the last Sunday of April 2011",
        "the last Sunday of April 2011",
        "2011-04-24",
        "2011-04-24",
    );
    check_one(
        "the first Monday in April 2011",
        "the first Monday in April 2011",
        "2011-04-04",
        "2011-04-04",
    );
    check("the last Sunday of the season", &[]);
    check("the last day of school", &[]);
}
