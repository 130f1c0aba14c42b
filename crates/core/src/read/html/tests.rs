//! Pages as newsrooms' systems write them, and what is made of them.

use expect_test::{Expect, expect};

use super::super::Kind;
use super::super::outline::outline;

const PARAGRAPH: &str = "The harbour office sold the pier in spring, and for a year nobody in the town was told, not even \
                         those who worked there, who had bought it. The ships went on landing there.";

#[track_caller]
fn check(page: &str, expected: Expect) {
    expected.assert_eq(&outline(Kind::Html, "pier.html", page));
}

#[test]
fn a_marked_text_is_taken_and_what_stands_around_it_is_not() {
    check(
        &format!(
            "<!doctype html><html lang=fr><head><title>La jetée | Le Port</title><meta property=og:site_name content='Le Port'>\n\
             <meta name=author content='Ana Moe et Bo Lie'><meta property=article:published_time content=2018-02-07T08:00:00+01:00>\n\
             <meta name=copyright content='© Le Port'></head><body><nav><ul><li>Une</li></ul></nav>\n\
             <p class=surtitre>Le port</p><h1>La jetée</h1><p class=chapo>Une ville a vendu sa jetée.</p>\n\
             <div itemprop=articleBody><h1>La jetée</h1><p class=byline>Par Cy Dahl</p><p>{PARAGRAPH}<p>{PARAGRAPH}\n\
             <blockquote>Personne n’a rien dit.<footer>— Ana</footer></blockquote>\n\
             <div class=newsletter-box><p>Abonnez-vous</p></div><h3>Et après</h3><p>Deux&nbsp;lignes<br>ici.</div>\n\
             <aside><p>À lire aussi</p></aside><footer>Le Port</footer></body></html>"
        ),
        expect![[r#"
            kicker: "Le port"
            title: "La jetée"
            lang: "fr"
            byline: [{"name":"Ana Moe"},{"name":"Bo Lie"}]
            published: {"edtf":"2018-02-07"}
            source: {"publisher":"Le Port"}
            rights: "© Le Port"
            standfirst: Une ville a vendu sa jetée.
            p1: The harbour office sold the pier in spri
            p2: The harbour office sold the pier in spri
            q1: Personne n’a rien dit. / Ana
            h1 (3): Et après
            p3: Deux lignes ici.
        "#]],
    );
}

#[test]
fn a_text_that_nothing_marks_is_found_by_its_density() {
    let links: String = (0..30)
        .map(|at| format!("<li><a href=/a{at}>Another story of ours, number {at}</a></li>"))
        .collect();
    check(
        &format!(
            "<html lang=en><head><title>The pier</title><meta name=description content='A town sold its pier.'></head><body>\n\
             <div id=top><ul>{links}</ul></div><div id=x1><div id=x2><h2>The pier</h2><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>\n\
             <img src=/ad.gif><p>{PARAGRAPH}</p><figure><img src='https://example.org/a.jpg' alt='Two boats'><figcaption>Boats.\n\
             © DR</figcaption></figure><ol><li>one<ul><li>inner</ul><li>two</ol></div></div><div id=end><ul>{links}</ul></div></body></html>"
        ),
        expect![[r#"
            title: "The pier"
            lang: "en"
            standfirst: A town sold its pier.
            p1: The harbour office sold the pier in spri
            p2: The harbour office sold the pier in spri
            p3: The harbour office sold the pier in spri
            fig1: Boats. / Two boats / © DR
            li1: one
            li2: inner
            li3: two
            ! 1:the page's description is read as the standfirst
            ! 3:the picture "https://example.org/a.jpg" is not beside the page, so its description stands for it
        "#]],
    );
}

#[test]
fn a_page_without_a_text_says_so() {
    check(
        "<html><head><title>T</title></head><body><nav>a</nav><script>b</script></body></html>",
        expect![[r#"
            title: "T"
            ! 1:no text was found in this page
        "#]],
    );
}
