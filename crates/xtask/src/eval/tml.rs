//! TimeML as far as its TIMEX3 go: the text of a document, and where in it they stand.
//!
//! Offsets count letters that are no white space, so that two files of one text agree whatever their line ends are.

/// A TIMEX3 of the text; the creation time of the document is none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timex {
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub value: String,
}

/// What a file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tml {
    /// How many letters its text has.
    pub n_letters: usize,
    /// By start, end, type and value.
    pub timexes: Vec<Timex>,
}

/// Reads the text between `<TEXT>` and its end, or all behind the creation time when there is no such element.
pub fn parse(file: &str) -> Tml {
    let body = file
        .split_once("<TEXT>")
        .and_then(|(_, rest)| rest.split_once("</TEXT>"))
        .map(|(body, _)| body)
        .or_else(|| file.split_once("</DCT>").map(|(_, rest)| rest));
    let mut tml = Tml::default();
    let mut open: Vec<(usize, usize, &str)> = Vec::new();
    // Letters with and without white space: an element that holds only white space is one, and has no length.
    let mut n_all = 0;
    let mut rest = body.unwrap_or_default();
    while !rest.is_empty() {
        let tag = rest
            .strip_prefix('<')
            .and_then(|after| Some(&after[..after.find('>')?]))
            .filter(|tag| !tag.is_empty());
        if let Some(tag) = tag {
            rest = &rest[tag.len() + 2..];
            if tag.starts_with("TIMEX3") && !tag.ends_with('/') {
                open.push((n_all, tml.n_letters, tag));
            } else if tag.starts_with("/TIMEX3")
                && let Some((all, start, tag)) = open.pop()
                && n_all > all
            {
                tml.timexes.push(Timex {
                    start,
                    end: tml.n_letters,
                    kind: attribute(tag, "type"),
                    value: attribute(tag, "value"),
                });
            }
            continue;
        }
        let skipped = usize::from(rest.starts_with('<'));
        let end = rest[skipped..]
            .find('<')
            .map_or(rest.len(), |end| end + skipped);
        for letter in unescaped(&rest[skipped..end]).chars() {
            n_all += 1;
            tml.n_letters += usize::from(!is_space(letter));
        }
        rest = &rest[end..];
    }
    tml.timexes.sort();
    tml
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

/// The last attribute of this name, as it is written.
fn attribute(tag: &str, name: &str) -> String {
    let mut value = "";
    for (at, _) in tag.match_indices(&format!("{name}=\"")) {
        let is_whole =
            !tag[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
        if is_whole {
            let rest = &tag[at + name.len() + 2..];
            value = rest.split('"').next().unwrap_or_default();
        }
    }
    value.to_owned()
}

/// The five entities of XML and those by number; any other stays as it is.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        unescaped.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split_once(';').map_or("", |(name, _)| name);
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            _ => name.strip_prefix('#').and_then(|number| {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                };
                char::from_u32(code?)
            }),
        };
        let n_bytes = if letter.is_some() { name.len() + 2 } else { 1 };
        unescaped.push(letter.unwrap_or('&'));
        rest = &rest[n_bytes..];
    }
    unescaped.push_str(rest);
    unescaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &[(usize, usize, &str, &str)]) {
        let file = format!("<DCT><TIMEX3 value=\"2001\">x</TIMEX3></DCT><TEXT>{body}</TEXT>");
        let tml = parse(&file);
        let found: Vec<_> = tml
            .timexes
            .iter()
            .map(|timex| {
                (
                    timex.start,
                    timex.end,
                    timex.kind.as_str(),
                    timex.value.as_str(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{body:?}");
    }

    #[test]
    fn offsets_count_letters_without_white_space() {
        check(
            "In \n<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2016-05\">May 2016</TIMEX3>, <EVENT>it</EVENT> was",
            &[(2, 9, "DATE", "2016-05")],
        );
    }

    #[test]
    fn an_entity_is_one_letter() {
        check(
            "A&amp;B &#233; <TIMEX3 type=\"DATE\" value=\"2016\">2016</TIMEX3>",
            &[(4, 8, "DATE", "2016")],
        );
    }

    #[test]
    fn an_element_without_text_counts_for_nothing() {
        check(
            "<TIMEX3 value=\"P1D\"/> <TIMEX3 value=\"P1D\"></TIMEX3>",
            &[],
        );
        check("</TIMEX3> 1 < 2 <", &[]);
    }

    #[test]
    fn a_name_that_ends_like_an_attribute_is_another() {
        check(
            "<TIMEX3 subtype=\"X\" type=\"SET\" value=\"P1D\" othervalue=\"Y\">daily</TIMEX3>",
            &[(0, 5, "SET", "P1D")],
        );
    }
}
