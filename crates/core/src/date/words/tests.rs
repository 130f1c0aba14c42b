//! Words for dates, one line a case.

use crate::date::{Date, Period};

#[track_caller]
fn check(edtf: &str, english: &str, french: &str) {
    let date = Date::parse(edtf).unwrap();
    assert_eq!(date.words("en"), english);
    assert_eq!(date.words("fr"), french);
}

#[track_caller]
fn check_short(edtf: &str, english: &str, french: &str) {
    let date = Date::parse(edtf).unwrap();
    assert_eq!(date.short("en"), english);
    assert_eq!(date.short("fr"), french);
}

#[track_caller]
fn check_period(text: &str, english: &str, french: &str) {
    let period = Period::parse(text).unwrap();
    assert_eq!(period.words("en"), english);
    assert_eq!(period.words("fr"), french);
}

#[test]
fn single_dates_are_said_as_in_prose() {
    check("2017-12-17", "December 17, 2017", "17 décembre 2017");
    check("2017-01-01", "January 1, 2017", "1er janvier 2017");
    check(
        "2017-12-17T09:30:00Z",
        "December 17, 2017",
        "17 décembre 2017",
    );
    check("2017-09", "September 2017", "septembre 2017");
    check("2017", "2017", "2017");
    check("0079-08-24", "August 24, 79", "24 août 79");
    check("Y170000002", "170,000,002", "170\u{202f}000\u{202f}002");
}

#[test]
fn seasons_that_begin_in_december_name_both_years() {
    check("2016-23", "autumn 2016", "automne 2016");
    check("2016-24", "winter 2016–17", "hiver 2016–2017");
    check("1999-24", "winter 1999–2000", "hiver 1999–2000");
    check(
        "2016-25",
        "spring 2016 (northern hemisphere)",
        "printemps 2016 (hémisphère nord)",
    );
    check(
        "2016-30",
        "summer 2016–17 (southern hemisphere)",
        "été 2016–2017 (hémisphère sud)",
    );
}

#[test]
fn parts_of_a_year_are_counted_or_spanned() {
    check("2016-33", "the first quarter of 2016", "1er trimestre 2016");
    check("2016-36", "the fourth quarter of 2016", "4e trimestre 2016");
    check("2016-38", "May–August 2016", "mai–août 2016");
    check("2016-40", "the first half of 2016", "1er semestre 2016");
    check_short("2016-34", "Q2 2016", "T2 2016");
    check_short("2016-41", "H2 2016", "S2 2016");
}

#[test]
fn long_times_have_names() {
    check("199X", "the 1990s", "années 1990");
    check("18XX", "the 19th century", "XIXe siècle");
    check("00XX", "the 1st century", "Ier siècle");
    check("20XX", "the 21st century", "XXIe siècle");
    check("1XXX", "the 2nd millennium", "IIe millénaire");
    check("XXXX", "unknown year", "année inconnue");
    check_short("199X", "1990s", "années 1990");
    check_short("18XX", "19th c.", "XIXe s.");
}

#[test]
fn years_before_the_era_have_no_year_zero() {
    check("-0043", "44 BCE", "44 av. J.-C.");
    check("0000", "1 BCE", "1 av. J.-C.");
    check("-0043-03-15", "March 15, 44 BCE", "15 mars 44 av. J.-C.");
    check("-0043/-0042", "44–43 BCE", "44–43 av. J.-C.");
    check(
        "-0043/0010",
        "44 BCE – 10 CE",
        "44 av. J.-C. – 10 apr. J.-C.",
    );
    check("-01XX", "the 2nd century BCE", "IIe siècle av. J.-C.");
    check(
        "-004X",
        "between 50 BCE and 41 BCE",
        "entre 50 av. J.-C. et 41 av. J.-C.",
    );
}

#[test]
fn qualifiers_are_said() {
    check("2015~", "circa 2015", "vers 2015");
    check("2016?", "2016 (uncertain)", "2016 (date incertaine)");
    check(
        "2016%",
        "circa 2016 (uncertain)",
        "vers 2016 (date incertaine)",
    );
    check(
        "2017-12-17~",
        "circa December 17, 2017",
        "vers le 17 décembre 2017",
    );
    check("2016-23~", "circa autumn 2016", "vers l’automne 2016");
    check("199X~", "circa the 1990s", "vers les années 1990");
    check("1950S2", "circa 1950", "vers 1950");
    check_short("2015~", "c. 2015", "v. 2015");
    check_short("2016-06?", "Jun 2016?", "juin 2016?");
}

#[test]
fn unspecified_digits_are_left_out_or_bounded() {
    check("1999-XX", "1999", "1999");
    check("1999-01-XX", "January 1999", "janvier 1999");
    check("1999-XX-XX", "1999", "1999");
    check(
        "2016-1X",
        "between October and December 2016",
        "entre octobre et décembre 2016",
    );
    check(
        "156X-12-25",
        "between December 25, 1560 and December 25, 1569",
        "entre le 25 décembre 1560 et le 25 décembre 1569",
    );
}

#[test]
fn intervals_say_once_what_both_ends_share() {
    check("2016/2017", "2016–2017", "2016–2017");
    check(
        "2017-09/2017-10",
        "September–October 2017",
        "septembre–octobre 2017",
    );
    check(
        "2017-12-11/2017-12-17",
        "December 11–17, 2017",
        "11–17 décembre 2017",
    );
    check(
        "2017-11-21/2017-12-01",
        "November 21 – December 1, 2017",
        "21 novembre – 1er décembre 2017",
    );
    check(
        "2017-12-17/2018-01-03",
        "December 17, 2017 – January 3, 2018",
        "17 décembre 2017 – 3 janvier 2018",
    );
    check(
        "2016-03/2017-05",
        "March 2016 – May 2017",
        "mars 2016 – mai 2017",
    );
    check(
        "2016-23/2017-21",
        "autumn 2016 – spring 2017",
        "automne 2016 – printemps 2017",
    );
    check_short("2017-12-11/2017-12-17", "11–17 Dec 2017", "11–17 déc. 2017");
}

#[test]
fn open_intervals_are_since_and_until() {
    check(
        "2014-06-29/..",
        "since June 29, 2014",
        "depuis le 29 juin 2014",
    );
    check("2014~/..", "since circa 2014", "depuis 2014 environ");
    check("199X/..", "since the 1990s", "depuis les années 1990");
    check("../2006", "until 2006", "jusqu’en 2006");
    check(
        "../2006-06-29",
        "until June 29, 2006",
        "jusqu’au 29 juin 2006",
    );
    check("../2016-23", "until autumn 2016", "jusqu’à l’automne 2016");
    check(
        "2004-06/",
        "since June 2004 (end unknown)",
        "depuis juin 2004 (fin inconnue)",
    );
    check(
        "/2006",
        "until 2006 (start unknown)",
        "jusqu’en 2006 (début inconnu)",
    );
    check(
        "..1984/2004..",
        "1984 or earlier – 2004 or later",
        "1984 ou avant – 2004 ou après",
    );
}

#[test]
fn approximate_parts_of_a_month_and_of_a_year_have_names() {
    check(
        "2017-11-21~/2017-11-30~",
        "late November 2017",
        "fin novembre 2017",
    );
    check(
        "2017-11-11~/2017-11-20~",
        "mid-November 2017",
        "mi-novembre 2017",
    );
    check(
        "2016-02-21~/2016-02-29~",
        "late February 2016",
        "fin février 2016",
    );
    check("2017-01~/2017-04~", "early 2017", "début 2017");
    check("2017-05~/2017-08~", "mid-2017", "mi-2017");
    check("2017-09~/2017-12~", "late 2017", "fin 2017");
    check("2017-01~/2017-03~", "the start of 2017", "début de 2017");
    check("2017-10~/2017-12~", "the end of 2017", "fin de 2017");
    check_short(
        "2017-11-01~/2017-11-10~",
        "early Nov 2017",
        "début nov. 2017",
    );
}

#[test]
fn other_qualified_intervals_keep_their_qualifiers() {
    check("1984~/2004~", "between 1984 and 2004", "entre 1984 et 2004");
    check(
        "2017-11-03~/2017-11-09~",
        "between November 3 and 9, 2017",
        "entre le 3 et le 9 novembre 2017",
    );
    check(
        "2017-11-28~/2017-12-01~",
        "between November 28 and December 1, 2017",
        "entre le 28 novembre et le 1er décembre 2017",
    );
    check(
        "1984/2004-06~",
        "1984 – circa June 2004",
        "1984 – vers juin 2004",
    );
    check(
        "1984?/2004?",
        "1984–2004 (uncertain)",
        "1984–2004 (date incertaine)",
    );
    check_short("1984~/2004~", "c. 1984–2004", "v. 1984–2004");
}

#[test]
fn sets_join_their_members() {
    check(
        "[1667, 1668, 1670..1672]",
        "1667, 1668 or 1670–1672",
        "1667, 1668 ou 1670–1672",
    );
    check(
        "{1960,1961-12}",
        "1960 and December 1961",
        "1960 et décembre 1961",
    );
    check("[..1760]", "1760 or earlier", "1760 ou avant");
}

#[test]
fn short_dates_shorten_the_month() {
    check_short("2017-12-17", "17 Dec 2017", "17 déc. 2017");
    check_short("2017-09", "Sep 2017", "sept. 2017");
    check_short(
        "2014-06-29/..",
        "since 29 Jun 2014",
        "depuis le 29 juin 2014",
    );
    check_short("2004-06/", "since Jun 2004", "depuis juin 2004");
}

#[test]
fn an_unknown_language_is_said_in_english() {
    let date = Date::parse("2017-12-17").unwrap();
    assert_eq!(date.words("de"), "December 17, 2017");
    assert_eq!(date.words(""), "December 17, 2017");
    assert_eq!(date.words("FR-ca"), "17 décembre 2017");
}

#[test]
fn periods_are_said_in_units_that_stand_together() {
    check_period("2016..2017", "2016–2017", "2016–2017");
    check_period("2016", "2016", "2016");
    check_period(
        "2016-03..2017-05-04",
        "March 2016 – May 4, 2017",
        "mars 2016 – 4 mai 2017",
    );
    check_period(
        "2016-01..2016-03",
        "January–March 2016",
        "janvier–mars 2016",
    );
    check_period(
        "2016..2017-05",
        "January 2016 – May 2017",
        "janvier 2016 – mai 2017",
    );
    check_period(
        "2016-01..2016-05-04",
        "January 1 – May 4, 2016",
        "1er janvier – 4 mai 2016",
    );
    check_period("2016-05-04", "May 4, 2016", "4 mai 2016");
    check_period("2016..", "since 2016", "depuis 2016");
    check_period("..2016-05-04", "until May 4, 2016", "jusqu’au 4 mai 2016");
    check_period("..", "any time", "toutes les dates");
}
