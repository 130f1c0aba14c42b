//! Plain texts as they are copied from pages, and what is made of them.

use expect_test::{Expect, expect};

use super::super::Kind;
use super::super::outline::outline;

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&outline(Kind::Text, "pier.txt", text));
}

const PARAGRAPH: &str = "The harbour office sold the pier in spring, and for a year nobody in the town was told who had \
                         bought it. The ships went on landing there as if nothing had changed.";

#[test]
fn a_page_with_everything_is_read_without_a_guess() {
    let text = format!(
        "Harbour papers\n\nWho owns the pier where the ships of the north still land?\n\n{PARAGRAPH}\n\nAna Moe and Bo van der Lie\n\n\
         7 February 2018\n\n{PARAGRAPH}\n\nIllustration 1\nTwo boats at the pier. © DR\n\n{PARAGRAPH}\n\nThe buyer from the south\n\n\
         {PARAGRAPH}\n\n- one ship\n- two boats\n\n{PARAGRAPH}\n\n----------\n\nEnglish version by Cy Dahl\n"
    );
    check(
        &text,
        expect![[r#"
            kicker: "Harbour papers"
            title: "Who owns the pier where the ships of the north still land?"
            lang: "en"
            byline: [{"name":"Ana Moe"},{"name":"Bo van der Lie"},{"name":"Cy Dahl","role":{"en":"English version"}}]
            published: {"display":"7 February 2018","edtf":"2018-02-07"}
            standfirst: The harbour office sold the pier in spri
            p1: The harbour office sold the pier in spri
            fig1: Two boats at the pier. / Two boats at the pier. / © DR
            p2: The harbour office sold the pier in spri
            h1 (2): The buyer from the south
            p3: The harbour office sold the pier in spri
            li1: one ship
            li2: two boats
            p4: The harbour office sold the pier in spri
        "#]],
    );
}

#[test]
fn what_is_not_sure_is_said() {
    let text = format!(
        "The pier\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nWho bought it?\n\n{PARAGRAPH}\n\nIllustration 2\n\nA boat.\n\n{PARAGRAPH}\n"
    );
    check(
        &text,
        expect![[r#"
            title: "The pier"
            lang: "en"
            p1: The harbour office sold the pier in spri
            p2: The harbour office sold the pier in spri
            h1 (2): Who bought it?
            p3: The harbour office sold the pier in spri
            fig1: A boat. / A boat.
            p4: The harbour office sold the pier in spri
            ! 3:no byline was found, so none of the first paragraphs is taken for the standfirst
            ! 7:this line is read as a heading
            ! 11:the paragraph under this label is read as its caption
        "#]],
    );
}

#[test]
fn notes_under_a_text_are_told_apart() {
    let text = format!(
        "The pier\n\nBy Ana Moe\n\nThis article is free to read.\n\n{PARAGRAPH}\n\n***\n\nThe French version of this report is here.\n\n\
         Write to us: desk@example.org.\n\nWe paid for the ferry ourselves.\n"
    );
    check(
        &text,
        expect![[r#"
        title: "The pier"
        lang: "en"
        byline: [{"name":"Ana Moe"}]
        source: {"note":"This article is free to read. Write to us: desk@example.org."}
        translations: [{"lang":"fr","note":"The French version of this report is here."}]
        contact: [{"href":"mailto:desk@example.org","label":"desk@example.org"}]
        p1: The harbour office sold the pier in spri
        p2: We paid for the ferry ourselves.
        ! 5:this line is read as a note about the page, and stands with the source
        ! 11:another language version is named without its address
        ! 15:this note under the text stands as a paragraph
    "#]],
    );
}

#[test]
fn a_french_page_is_read_as_well() {
    let paragraph = "Le bureau du port a vendu la jetée au printemps, et pendant un an personne dans la ville n’a su qui \
                     l’avait achetée. Les bateaux ont continué d’y accoster comme si de rien n’était.";
    let text = format!(
        "À qui appartient la jetée ?\n\n{paragraph}\n\nPar Ana Moe et Bo Lie\n\nPublié le 7 février 2018\n\n{paragraph}\n\nPhoto : Deux \
         bateaux. Crédit : Cy Dahl\n\n{paragraph}\n"
    );
    check(
        &text,
        expect![[r#"
            title: "À qui appartient la jetée ?"
            lang: "fr"
            byline: [{"name":"Ana Moe"},{"name":"Bo Lie"}]
            published: {"display":"Publié le 7 février 2018","edtf":"2018-02-07"}
            standfirst: Le bureau du port a vendu la jetée au pr
            p1: Le bureau du port a vendu la jetée au pr
            fig1: Deux bateaux. / Deux bateaux. / Crédit : Cy Dahl
            p2: Le bureau du port a vendu la jetée au pr
        "#]],
    );
}

#[test]
fn a_text_without_empty_lines_has_a_paragraph_on_each_line_and_wrapped_lines_are_joined() {
    let text = format!("The pier\n{PARAGRAPH}\n{PARAGRAPH}\n");
    check(
        &text,
        expect![[r#"
        title: "The pier"
        lang: "en"
        p1: The harbour office sold the pier in spri
        p2: The harbour office sold the pier in spri
        ! 2:no byline was found, so none of the first paragraphs is taken for the standfirst
    "#]],
    );
    let words: Vec<&str> = PARAGRAPH.split(' ').collect();
    let wrapped: Vec<String> = words.chunks(8).map(|words| words.join(" ")).collect();
    let text = format!(
        "The pier\n\nBy Ana Moe\n\n{}\n\n{}\n",
        wrapped.join("\n"),
        wrapped.join("\n")
    );
    check(
        &text,
        expect![[r#"
        title: "The pier"
        lang: "en"
        byline: [{"name":"Ana Moe"}]
        p1: The harbour office sold the pier in spri
        p2: The harbour office sold the pier in spri
    "#]],
    );
}

#[test]
fn odd_texts_are_read_too() {
    check(
        "",
        expect![[r#"
        title: "pier"
        ! 1:the language of the text is not known
        ! 1:the text begins with no title; the name of the file stands in its place
        ! 1:no byline was found, so none of the first paragraphs is taken for the standfirst
    "#]],
    );
    check(
        "\n\n---\n\n",
        expect![[r#"
        title: "pier"
        ! 1:the language of the text is not known
        ! 1:the text begins with no title; the name of the file stands in its place
        ! 1:no byline was found, so none of the first paragraphs is taken for the standfirst
    "#]],
    );
    check(
        "Illustration 1",
        expect![[r#"
        title: "pier"
        ! 1:the language of the text is not known
        ! 1:the text begins with no title; the name of the file stands in its place
        ! 1:no byline was found, so none of the first paragraphs is taken for the standfirst
        ! 1:this label of a picture has no caption
    "#]],
    );
    check(
        "By Ana Moe",
        expect![[r#"
        title: "By Ana Moe"
        ! 1:the language of the text is not known
        ! 1:no byline was found, so none of the first paragraphs is taken for the standfirst
    "#]],
    );
}

#[test]
fn a_head_without_empty_lines_and_a_byline_with_its_date_are_told_apart() {
    let text = format!(
        "Harbour papers\nWho owns the pier where the ships of the north still land?\nBy Ana Moe and Bo Lie | 7 February 2018\n\n{PARAGRAPH}\n\n\
         {PARAGRAPH}\n"
    );
    check(
        &text,
        expect![[r#"
        kicker: "Harbour papers"
        title: "Who owns the pier where the ships of the north still land?"
        lang: "en"
        byline: [{"name":"Ana Moe"},{"name":"Bo Lie"}]
        published: {"display":"7 February 2018","edtf":"2018-02-07"}
        p1: The harbour office sold the pier in spri
        p2: The harbour office sold the pier in spri
    "#]],
    );
}
