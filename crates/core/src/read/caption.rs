//! Captions of pictures: the credit line that stands at their end.

/// How a credit begins.
const CREDITS: [&str; 12] = [
    "©",
    "(c) ",
    "(C) ",
    "Photo: ",
    "Photo : ",
    "Photograph: ",
    "Image: ",
    "Credit: ",
    "Crédit : ",
    "Crédit: ",
    "Foto: ",
    "Picture: ",
];

/// Most characters of a credit; what is longer is a sentence of the caption.
const MAX_CREDIT_CHARS: usize = 120;

/// A caption without its credit, and the credit; empty when it has none.
pub fn split_credit(caption: &str) -> (&str, &str) {
    let caption = caption.trim();
    let starts = CREDITS.iter().filter_map(|intro| caption.rfind(intro));
    let at = starts.filter(|at| {
        let before = &caption[..*at];
        before.is_empty()
            || before.ends_with(|letter: char| letter.is_whitespace() || "([|/".contains(letter))
    });
    match at.max() {
        Some(at) if caption[at..].chars().count() <= MAX_CREDIT_CHARS => {
            let before = caption[..at]
                .trim_end_matches(|letter: char| letter.is_whitespace() || "([|/".contains(letter));
            let credit = caption[at..].trim_end_matches([')', ']']).trim();
            (before, credit)
        }
        _ => (caption, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_stands_at_the_end() {
        for (caption, expected) in [
            ("A pier. © DR", ("A pier.", "© DR")),
            ("A pier (Photo: Bo Lie)", ("A pier", "Photo: Bo Lie")),
            ("© DR", ("", "© DR")),
            ("A pier", ("A pier", "")),
            ("", ("", "")),
        ] {
            assert_eq!(split_credit(caption), expected, "{caption:?}");
        }
    }
}
