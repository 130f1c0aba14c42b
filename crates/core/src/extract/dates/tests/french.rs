//! French, published on Friday 9 March 2018 where that matters.

use super::check_in;

#[track_caller]
fn check(text: &str, expected: &[[&str; 3]]) {
    check_in("fr", "2018-03-09", text, expected);
}

#[track_caller]
fn check_one(text: &str, words: &str, edtf: &str, timex: &str) {
    check(text, &[[words, edtf, timex]]);
}

#[test]
fn full_dates_are_days() {
    check_one(
        "Ouvert le 3 avril 2011.",
        "le 3 avril 2011",
        "2011-04-03",
        "2011-04-03",
    );
    check_one(
        "Ouvert le 1er août 2011.",
        "le 1er août 2011",
        "2011-08-01",
        "2011-08-01",
    );
    check_one("Fondé en avril 2011.", "avril 2011", "2011-04", "2011-04");
    check_one("Fondé en octobre 98.", "octobre 98", "1998-10", "1998-10");
    check_one("le 3/4/2011", "3/4/2011", "2011-04-03", "2011-04-03");
}

#[test]
fn the_weekday_settles_the_year() {
    check_one(
        "samedi 3 novembre",
        "samedi 3 novembre",
        "2018-11-03",
        "2018-11-03",
    );
    check_one(
        "vendredi 3 novembre",
        "vendredi 3 novembre",
        "2017-11-03",
        "2017-11-03",
    );
}

#[test]
fn periods_are_read() {
    check_one("dans les années 90", "les années 90", "199X", "199");
    check_one("au XIXe siècle", "XIXe siècle", "18XX", "18");
    check_one("à l'automne 2011", "l'automne 2011", "2011-23", "2011-FA");
    check_one("début 2011", "début 2011", "2011-01~/2011-04~", "2011");
    check_one(
        "à la fin de 2011",
        "la fin de 2011",
        "2011-10~/2011-12~",
        "2011",
    );
    check_one(
        "fin novembre 2011",
        "fin novembre 2011",
        "2011-11-21~/2011-11-30~",
        "2011-11",
    );
    check_one(
        "au premier semestre 2011",
        "premier semestre 2011",
        "2011-40",
        "2011-H1",
    );
    check_one("en 52 av. J.-C.", "52 av. J.-C.", "-0051", "BC0052");
}

#[test]
fn ranges_are_one_find() {
    check_one("de 2011 à 2013", "de 2011 à 2013", "2011/2013", "2011 2013");
    check_one(
        "entre avril et juin 2011",
        "entre avril et juin 2011",
        "2011-04/2011-06",
        "2011-04 2011-06",
    );
    check_one(
        "du 5 au 9 avril 2011",
        "du 5 au 9 avril 2011",
        "2011-04-05/2011-04-09",
        "2011-04-05 2011-04-09",
    );
    check_one("depuis 2011", "depuis 2011", "2011/..", "2011");
    check_one(
        "à partir du 3 avril 2011",
        "à partir du 3 avril 2011",
        "2011-04-03/..",
        "2011-04-03",
    );
}

#[test]
fn the_news_count_from_the_day_of_publication() {
    check_one("Il est venu hier.", "hier", "2018-03-08", "2018-03-08");
    check_one(
        "Il est venu hier soir.",
        "hier soir",
        "2018-03-08",
        "2018-03-08TEV",
    );
    check_one(
        "La semaine dernière",
        "La semaine dernière",
        "2018-02-26/2018-03-04",
        "2018-W09",
    );
    check_one("il y a trois ans", "il y a trois ans", "2015", "2015");
    check_one("Il est parti mardi.", "mardi", "2018-03-06", "2018-03-06");
    check_one("Il partira mardi.", "mardi", "2018-03-13", "2018-03-13");
    check_one("en juin dernier", "juin dernier", "2017-06", "2017-06");
}

#[test]
fn what_has_no_place_is_found_without_one() {
    check_one("pendant trois mois", "trois mois", "-", "P3M");
    check_one("chaque année", "chaque année", "-", "P1Y");
    check_one("tous les jeudis", "tous les jeudis", "-", "XXXX-WXX-4");
    check_one("il vit désormais ici", "désormais", "-", "PRESENT_REF");
    check_one("un quart de siècle", "un quart de siècle", "-", "P25Y");
    check_one(
        "quatre-vingt-dix-sept jours",
        "quatre-vingt-dix-sept jours",
        "-",
        "P97D",
    );
}

#[test]
fn a_day_counts_from_the_one_before() {
    check(
        "Le 3 avril 2011, il part. Le lendemain, il revient.",
        &[
            ["Le 3 avril 2011", "2011-04-03", "2011-04-03"],
            ["Le lendemain", "2011-04-04", "2011-04-04"],
        ],
    );
}

#[test]
fn what_only_looks_like_a_date_is_left() {
    for text in [
        "Il a été vu.",
        "la planète Mars",
        "une femme de 26 ans",
        "Luc, 38 ans, parle",
        "le quotidien Le Matin",
    ] {
        check(text, &[]);
    }
}

#[test]
fn weekdays_of_weeks_and_months_are_days() {
    check_one(
        "mardi de la semaine prochaine",
        "mardi de la semaine prochaine",
        "2018-03-13",
        "2018-03-13",
    );
    check_one(
        "le premier lundi d'avril 2011",
        "le premier lundi d'avril 2011",
        "2011-04-04",
        "2011-04-04",
    );
    check_one("mercredi 14", "mercredi 14", "2018-03-14", "2018-03-14");
    check("lundi en huit", &[]);
}
