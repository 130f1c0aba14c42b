//! Searching in languages other than English and French, and in scripts without spaces.

use super::*;

#[track_caller]
fn check(lang: &str, paragraphs: &[&str], query: &str, expected: &str) -> Found {
    let empty = Sample::new().article(lang);
    let sample = paragraphs
        .iter()
        .fold(empty, |sample, text| sample.paragraph(text));
    let found = check_in(sample, query, expected);
    assert!(!found.relaxed, "{query}");
    found
}

#[track_caller]
fn check_relaxed(lang: &str, paragraphs: &[&str], query: &str, expected: &str) {
    let empty = Sample::new().article(lang);
    let sample = paragraphs
        .iter()
        .fold(empty, |sample, text| sample.paragraph(text));
    assert!(check_in(sample, query, expected).relaxed, "{query}");
}

#[test]
fn a_german_word_is_found_in_its_other_forms_and_spellings() {
    let texts = ["Die Häuser der Straße.", "Ein Haus."];
    check("de", &texts, "haus ", "2: Haus | 1: Häuser");
    check("de-CH", &texts, "strasse ", "1: Straße");
    check("de", &texts, "strassen ", "1: Straße");
    check("de", &texts, "STRASSE ", "1: Straße");
}

#[test]
fn turkish_letters_and_endings_meet() {
    let texts = ["Isparta evlerinde ışık yok.", "İstanbul'da bir ev."];
    check("tr", &texts, "ev ", "2: ev | 1: evlerinde");
    check("tr", &texts, "istanbul ", "2: İstanbul'da");
    check("tr", &texts, "isik ", "1: ışık");
}

#[test]
fn greek_is_found_without_tonos_and_with_either_sigma() {
    let texts = ["Ο δρόμος προς τη θάλασσα.", "Οι δρόμοι έκλεισαν."];
    check("el", &texts, "δρομος ", "1: δρόμος | 2: δρόμοι");
    check("el", &texts, "ΔΡΟΜΟΣ ", "1: δρόμος | 2: δρόμοι");
}

#[test]
fn russian_yo_is_found_as_ye() {
    let texts = ["Следы огнём и мечом.", "Чёрный дым."];
    check("ru", &texts, "огнем ", "1: огнём");
    check("ru", &texts, "огонь ", "");
    check("ru", &texts, "черного ", "2: Чёрный");
}

#[test]
fn arabic_is_found_with_and_without_its_particles() {
    let texts = ["قرأت الكتاب والرسالة.", "كتاب جديد.", "أَحْمَد في المدينة."];
    check("ar", &texts, "كتاب ", "2: كتاب | 1: الكتاب");
    check("ar", &texts, "والكتاب ", "2: كتاب | 1: الكتاب");
    check("ar", &texts, "رسالة ", "1: والرسالة");
    check("ar", &texts, "احمد ", "3: أَحْمَد");
    check("ar", &texts, "مدينه ", "3: المدينة");
}

#[test]
fn hebrew_is_found_without_its_points() {
    check("he", &["הוּא אָמַר שָׁלוֹם."], "שלום ", "1: שָׁלוֹם");
}

#[test]
fn each_article_is_stemmed_in_its_own_language() {
    let sample = || {
        Sample::new()
            .paragraph("The houses burned.")
            .article("de")
            .paragraph("Die Häuser brannten.")
            .article("nl")
            .paragraph("De huizen brandden.")
    };
    check_in(sample(), "house ", "1: houses");
    check_in(sample(), "hauses ", "2: Häuser");
}

const CHINESE: [&str; 4] = [
    "昨天国土交通大臣在东京讲话。",
    "大臣交通国土",
    "covid疫苗明天到。",
    "东京的交通。",
];

#[test]
fn a_chinese_word_is_found_alone_and_in_a_compound() {
    check("zh", &CHINESE, "交通", "4: 交通 | 2: 交通 | 1: 交通");
    check("zh", &CHINESE, "国土交通", "1: 国土交通");
    check("zh", &CHINESE, "\"国土交通\"", "1: 国土交通");
}

#[test]
fn one_letter_of_chinese_is_a_word() {
    check("zh", &CHINESE, "苗", "3: 苗");
    check("zh", &CHINESE, "东京 通", "4: 东京 通 | 1: 通 东京");
}

#[test]
fn latin_letters_and_chinese_stand_together() {
    check("zh", &CHINESE, "covid疫苗", "3: covid疫苗");
    check("zh", &CHINESE, "疫苗", "3: 疫苗");
    check("zh", &CHINESE, "covid", "3: covid");
}

#[test]
fn chinese_that_stands_nowhere_is_looked_for_in_pieces_and_never_misspelt() {
    let expected = "1: 大臣 东京 | 4: 东京 | 2: 大臣";
    check_relaxed("zh", &CHINESE, "东京大臣", expected);
    check_relaxed("zh", &CHINESE, "北京交通", "4: 交通 | 2: 交通 | 1: 交通");
    check("zh", &CHINESE, "苏", "");
}

#[test]
fn japanese_is_found_by_its_words() {
    let texts = [
        "明日の東京は雨の天気です。",
        "東京タワーに登る。",
        "タワー東京",
    ];
    check("ja", &texts, "東京タワー", "2: 東京タワー");
    check("ja", &texts, "東京の天気", "1: 東京 天気");
    check("ja", &texts, "タワ", "3: タワ | 2: タワ");
    check("ja", &texts, "に登る", "2: に登る");
}

#[test]
fn thai_and_its_neighbours_are_found_inside_a_line() {
    check("th", &["ชาวกรุงเทพไปตลาด", "ตลาด"], "กรุงเทพ", "1: กรุงเทพ");
    check(
        "th",
        &["ชาวกรุงเทพไปตลาด", "ตลาด"],
        "ตลาด",
        "2: ตลาด | 1: ตลาด",
    );
    check("lo", &["ປະຊາຊົນລາວ"], "ລາວ", "1: ລາວ");
    check("km", &["ប្រជាជនកម្ពុជា"], "កម្ពុជា", "1: កម្ពុជា");
    check("my", &["မြန်မာနိုင်ငံ"], "နိုင်ငံ", "1: နိုင်ငံ");
}

#[test]
fn a_korean_noun_is_found_with_its_particle() {
    check("ko", &["서울에서 만났다."], "서울", "1: 서울");
    check("ko", &["서울에서 만났다."], "서", "1: 서 서");
}
