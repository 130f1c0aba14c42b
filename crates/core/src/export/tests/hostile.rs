//! Texts that mean something to a format stay texts in it.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::bundled::rows;
use super::*;

const TABLES: [Kind; 5] = [
    Kind::PassagesCsv,
    Kind::EntitiesCsv,
    Kind::MentionsCsv,
    Kind::EventsCsv,
    Kind::QuantitiesCsv,
];

/// A dossier in which every field that holds a text holds this one.
fn dossier_of(text: &str) -> Dossier {
    let end = text.chars().count();
    let passages = json!([{"article": "a", "block": "p"}]);
    let file = json!({
        "dossier": 1,
        "title": text,
        "entity_types": [{"id": "person", "label": text, "singular": text}],
        "entities": [
            {"id": "e1", "type": "person", "name": text, "aliases": ["other", text], "summary": text},
            {"id": "e2", "type": "person", "name": "other"},
        ],
        "articles": [{"id": "a", "title": text, "kicker": text, "byline": [{"name": text, "role": text}],
            "published": {"edtf": "2018", "display": text, "note": text},
            "source": {"publisher": text, "title": text, "note": text}, "rights": text,
            "blocks": [
                {"id": "h", "type": "heading", "level": 2, "text": text},
                {"id": "p", "type": "quotation", "text": text, "cite": text, "mentions": [
                    {"start": 0, "end": end, "entity": "e1"}, {"start": 0, "end": end, "entity": "e2"}]},
                {"id": "f", "type": "figure", "text": text, "alt": text, "credit": text},
                {"id": "c", "type": "chart", "text": text, "unit": text, "rows": [{"label": text, "value": 1.5}]},
            ]}],
        "events": [{"id": "v", "date": "2017", "display": text, "title": text, "passages": passages,
            "entities": ["e1"], "according_to": text}],
        "quantities": [{"id": "q", "label": text, "value": 1, "unit": text, "passages": passages, "according_to": text}],
    });
    // Words that are no name of what they mention are worth a warning, not more.
    load(file.to_string().as_bytes()).unwrap().dossier
}

/// A query with the text, and an address that ends a quotation.
fn written(dossier: &Dossier, text: &str, kind: Kind) -> String {
    let prepared = Prepared::new(dossier.clone());
    let mut state = crate::state::State::default();
    state
        .choices
        .insert(crate::model::EntityIdx(0), crate::filter::Choice::Include);
    let options = Options {
        url: Some("https://example.org/?a=\"><script>{&b"),
        ..Options::default()
    };
    let mut selection = Selection::of(&prepared, &state);
    selection.filter.push_str(text);
    // As a query would bring it in: on one line.
    let mut line = String::new();
    selection::push_line(&mut line, &selection.filter);
    selection.filter = line;
    export(&selection, kind, &options)
}

/// Fails where a text gets out of its field.
#[track_caller]
fn check_text(text: &str) {
    let dossier = dossier_of(text);
    for kind in Kind::ALL {
        let written = written(&dossier, text, kind);
        match kind {
            Kind::Json | Kind::TimelineJson | Kind::WebAnnotation | Kind::CslJson => {
                assert!(!written.contains('<'), "{kind:?} of {text:?}");
                serde_json::from_str::<Value>(&written).unwrap();
            }
            Kind::FollowTheMoney => {
                assert!(!written.contains('<'), "{kind:?} of {text:?}");
                for line in written.lines() {
                    serde_json::from_str::<Value>(line).unwrap();
                }
            }
            Kind::TimelineCsv => {
                let rows = rows(&written);
                assert!(rows.iter().all(|row| row.len() == 19), "{text:?}");
                assert_html(&rows[2][9]);
                assert_html(&rows[2][10]);
            }
            Kind::Gexf => assert_xml(&written),
            Kind::Bibtex => assert_bibtex(&written),
            _ => assert_table(&written, text),
        }
    }
    let again = load(written(&dossier, text, Kind::Json).as_bytes())
        .unwrap()
        .dossier;
    assert_eq!(again.entities[0].name, dossier.entities[0].name);
    assert_eq!(
        again.articles[0].blocks[1].text,
        dossier.articles[0].blocks[1].text
    );
    let timeline = written(&dossier, text, Kind::TimelineJson);
    let timeline: Value = serde_json::from_str(&timeline).unwrap();
    assert_html(timeline["events"][0]["text"]["headline"].as_str().unwrap());
    assert_html(timeline["events"][0]["text"]["text"].as_str().unwrap());
}

fn assert_table(csv: &str, text: &str) {
    let comment = csv.split("\r\n").next().unwrap();
    assert!(
        comment.starts_with("# ") && !comment.contains(['"', '\n', '\r']),
        "{comment:?}"
    );
    let rows = rows(csv);
    let n_columns = rows[1].len();
    for row in &rows[2..] {
        assert_eq!(row.len(), n_columns, "{text:?}");
        for cell in row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "{cell:?}"
            );
            assert!(
                !cell
                    .chars()
                    .any(|c| c.is_control() && !"\t\r\n\u{80}".contains(c) && c < '\u{80}'),
                "{cell:?}"
            );
        }
    }
}

/// No character that XML forbids, and no `<` but in the tags that are ours.
fn assert_xml(xml: &str) {
    assert!(!xml.contains(|c| c < ' ' && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}')));
    let tags = [
        "?xml",
        "gexf",
        "meta",
        "creator",
        "description",
        "graph",
        "attributes",
        "attribute",
        "nodes",
        "node",
        "attvalues",
        "attvalue",
        "edges",
        "edge",
    ];
    assert_markup(xml, &tags);
}

/// Paragraphs and links only.
fn assert_html(html: &str) {
    assert_markup(html, &["p", "a"]);
}

fn assert_markup(markup: &str, tags: &[&str]) {
    for tag in markup.split('<').skip(1) {
        let name = tag
            .trim_start_matches('/')
            .split([' ', '>', '/'])
            .next()
            .unwrap_or_default();
        assert!(tags.contains(&name), "<{tag}");
        let (inside, _) = tag.split_once('>').expect("a tag ends");
        assert_eq!(inside.matches('"').count() % 2, 0, "<{tag}");
    }
    for entity in markup.split('&').skip(1) {
        let name = entity.split(';').next().unwrap_or_default();
        let is_number = name
            .strip_prefix('#')
            .is_some_and(|code| code.parse::<u32>().is_ok());
        assert!(
            is_number || ["amp", "lt", "gt", "quot"].contains(&name),
            "&{entity}"
        );
    }
}

/// One comment line, one entry, and braces that match.
fn assert_bibtex(bib: &str) {
    let (comment, entry) = bib.split_once("\n\n").unwrap();
    assert!(
        comment.starts_with("% ") && !comment.contains(['@', '\n']),
        "{comment:?}"
    );
    assert!(entry.starts_with("@online{a,\n"), "{entry:?}");
    let mut depth = 0;
    for (at, letter) in entry.char_indices() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        assert!(
            depth > 0 || at == 0 || entry[at..].len() <= 2 || letter != '\n' && at < 8,
            "{entry}"
        );
    }
    assert_eq!(depth, 0);
    assert!(entry.ends_with("}\n}\n"), "{entry:?}");
}

#[test]
fn hostile_texts_stay_texts() {
    for text in [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r\n=1",
        "a \"quoted\", text; with\r\nlines\nof it",
        "</script><script>alert(1)</script><!--",
        "]]>&amp;&#0;<a href='x'>",
        "\\}{%$#_^~ \\end{document} @online{x, y}",
        "\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85} control",
        "\u{202e}right\u{200f} to left\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}",
        "'",
        "\"",
        "\\",
        "}",
        "{",
        "# not a comment",
        "0",
    ] {
        check_text(text);
    }
}

#[test]
fn a_spreadsheet_does_not_compute_what_a_person_wrote() {
    let dossier = dossier_of("=1+1");
    let selection = Selection::all(&dossier);
    let table = rows(&export(&selection, Kind::EntitiesCsv, &Options::default()));
    assert_eq!(table[2][..3], ["e1", "person", "'=1+1"]);
    let table = rows(&export(&selection, Kind::TimelineCsv, &Options::default()));
    assert_eq!(table[2][9], "=1+1");
}

#[test]
fn only_tables_for_spreadsheets_begin_with_a_mark_of_their_encoding() {
    let dossier = dossier_of("text");
    let options = Options {
        bom: true,
        ..Options::default()
    };
    for kind in Kind::ALL {
        let text = export(&Selection::all(&dossier), kind, &options);
        assert_eq!(
            text.starts_with('\u{feff}'),
            TABLES.contains(&kind),
            "{kind:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_gets_out_of_its_field(text in "[a-z ]{0,2}[\\PC\u{0}-\u{1f}<>&\"'{}%\\\\=+@-]{1,6}") {
        if !text.trim().is_empty() {
            check_text(&text);
        }
    }
}
