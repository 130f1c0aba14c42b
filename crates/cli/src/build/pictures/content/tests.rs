//! Small pictures of every kind, made by hand, and files that only say that they are pictures.

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0";
const GIF: &[u8] = b"GIF89a\x03\0\x02\0\0\0\0";

/// A JPEG of 3 by 2 pixels up to its size, turned as this number says.
fn jpeg(orientation: u8) -> Vec<u8> {
    let mut bytes =
        b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"
            .to_vec();
    bytes.push(orientation);
    bytes.extend(
        b"\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\x02\0\x03\x03\x01\x22\0\x02\x11\x01\x03\x11\x01",
    );
    bytes
}

#[track_caller]
fn check(bytes: &[u8], kind: Kind, size: (u32, u32)) {
    let content = Content::of(bytes.to_owned()).expect("it is a picture");
    assert_eq!((content.kind, content.size), (kind, Some(size)));
    assert_eq!(content.bytes, bytes, "it is copied as it is");
}

#[test]
fn kind_and_size_come_from_the_bytes() {
    check(PNG, Kind::Png, (3, 2));
    check(GIF, Kind::Gif, (3, 2));
    check(&jpeg(1), Kind::Jpeg, (3, 2));
}

#[test]
fn a_photograph_is_turned_as_its_camera_was() {
    check(&jpeg(3), Kind::Jpeg, (3, 2));
    check(&jpeg(6), Kind::Jpeg, (2, 3));
    check(&jpeg(8), Kind::Jpeg, (2, 3));
}

#[test]
fn what_only_says_that_it_is_a_picture_is_refused() {
    for bytes in [
        "",
        "<!doctype html><html><script>alert(1)</script></html>",
        "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
        "<!-- <svg> --><p>",
        "<?xml version=\"1.0\"?><!DOCTYPE svg><html/>",
        "%PDF-1.7",
        "BM\0\0\0\0",
        "<svg",
    ] {
        let refused = Content::of(bytes.as_bytes().to_owned());
        assert!(
            matches!(refused, Err(PictureProblem::Kind)),
            "{bytes}: {refused:?}"
        );
    }
}

fn svg(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!-- a --><!DOCTYPE svg [ <!ENTITY e \">\"> ]>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 30.2 20\" onload=\"alert(1)\">{inner}</svg>"
    )
}

#[test]
fn a_drawing_is_only_a_drawing() {
    let hostile = svg(
        "<script>alert(2)</script><rect width=\"3\" height=\"2\" onclick=\"alert(3)\" fill=\"teal\"/>\
         <text x=\"1\">words</text><a href=\"javascript:alert(4)\"><circle r=\"1\"/></a>\
         <foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">alert(5)</p></foreignObject>\
         <image href=\"https://example.org/track.png\"/><use xlink:href=\"https://example.org/a.svg#b\"/>\
         <style>@import url(https://example.org/a.css); rect { fill: url(https://example.org/b) }</style>",
    );
    let content = Content::of(hostile.into_bytes()).expect("it can be cleaned");
    let clean = String::from_utf8(content.bytes).expect("text");
    assert_eq!((content.kind, content.size), (Kind::Svg, Some((30, 20))));
    assert!(
        clean.contains("teal") && clean.contains("words") && clean.contains("<circle"),
        "{clean}"
    );
    for gone in [
        "alert",
        "script",
        "onclick",
        "onload",
        "foreignObject",
        "import",
        "href=\"http",
        "url(http",
    ] {
        assert!(!clean.contains(gone), "{gone} in {clean}");
    }
}

#[test]
fn a_drawing_that_cannot_be_read_is_refused() {
    let bomb = "<!DOCTYPE svg [ <!ENTITY a \"aaaaaaaaaa\"> <!ENTITY b \"&a;&a;&a;\"> <!ENTITY c \"&b;&b;\"> \
                <!ENTITY d \"&c;&c;\"> <!ENTITY e \"&d;&d;\"> ]><svg xmlns=\"http://www.w3.org/2000/svg\">&e;</svg>";
    let broken = svg("<g>");
    for bytes in [bomb, &broken, "<svg xmlns=\"http://www.w3.org/2000/svg\">"] {
        let refused = Content::of(bytes.as_bytes().to_owned());
        assert!(
            matches!(refused, Err(PictureProblem::Svg(_))),
            "{bytes}: {refused:?}"
        );
    }
}

#[test]
fn a_drawing_has_the_size_that_it_gives_itself() {
    let size = |tag: &str| drawn_size(&format!("<svg{tag}>"));
    assert_eq!(
        size(" width=\"30\" height=\"20px\" viewBox=\"0 0 1 1\""),
        Some((30, 20))
    );
    assert_eq!(
        size(" width=\"100%\" height=\"100%\" viewBox=\"0,0,3,2\""),
        Some((3, 2))
    );
    for none in [
        "",
        " width=\"0\" height=\"1\"",
        " width=\"NaN\" height=\"inf\"",
        " viewBox=\"0 0 1\"",
    ] {
        assert_eq!(size(none), None, "{none}");
    }
}
