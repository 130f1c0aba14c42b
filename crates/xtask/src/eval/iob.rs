//! Tagged tokens: CoNLL columns, token and tag, or IOB2 with comments.

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub tokens: Vec<String>,
    /// `B-…` at the first token of a name, `I-…` inside, else `O`.
    pub tags: Vec<String>,
}

impl Sentence {
    /// The names, as first token and the one behind the last.
    pub fn spans(&self) -> Vec<(usize, usize)> {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut kind = None;
        for (at, tag) in self.tags.iter().enumerate() {
            let (mark, own) = tag.split_once('-').unwrap_or((tag, ""));
            match mark {
                "I" if kind == Some(own) => {
                    if let Some(span) = spans.last_mut() {
                        span.1 = at + 1;
                    }
                }
                "B" | "I" => spans.push((at, at + 1)),
                _ => {}
            }
            kind = (mark != "O").then_some(own);
        }
        spans
    }
}

/// Reads a file. The tags are the last column whose every entry is a tag (chunks stand before names); tokens stand in the first one, or in
/// the second when the first counts them.
pub fn parse(file: &str) -> Vec<Sentence> {
    let is_row = |line: &str| !line.trim().is_empty() && !is_comment(line);
    let rows = || file.lines().filter(|line| is_row(line)).map(columns);
    let is_column = |at: usize, fits: fn(&str) -> bool| {
        rows().all(|row| row.get(at).is_some_and(|entry| fits(entry)))
    };
    let n_columns = rows().map(|row| row.len()).max().unwrap_or(0);
    let is_number = |entry: &str| {
        entry
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte))
    };
    let token = usize::from(n_columns > 2 && is_column(0, is_number));
    let tag = (token + 1..n_columns).rfind(|at| is_column(*at, is_tag));
    let mut sentences = vec![Sentence::default()];
    for line in file.lines() {
        if is_row(line) {
            let row = columns(line);
            if let Some(sentence) = sentences.last_mut() {
                let entry = |at: usize| row.get(at).copied().unwrap_or_default().to_owned();
                sentence.tokens.push(entry(token));
                sentence.tags.push(tag.map_or("O".to_owned(), entry));
            }
        } else if line.trim().is_empty() {
            sentences.push(Sentence::default());
        }
    }
    sentences.retain(|sentence| !sentence.tokens.is_empty());
    sentences
}

fn is_comment(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("-DOCSTART-")
}

fn columns(line: &str) -> Vec<&str> {
    match line.contains('\t') {
        true => line.split('\t').collect(),
        false => line.split_whitespace().collect(),
    }
}

fn is_tag(entry: &str) -> bool {
    entry == "O" || entry.starts_with("B-") || entry.starts_with("I-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &[&[&str]]) {
        let sentences = parse(file);
        let found: Vec<Vec<String>> = sentences
            .iter()
            .map(|sentence| {
                let names = sentence.spans().into_iter();
                names
                    .map(|(start, end)| sentence.tokens[start..end].join(" "))
                    .collect()
            })
            .collect();
        assert_eq!(found, expected, "{file:?}");
    }

    #[test]
    fn a_token_and_its_tag_stand_on_a_line() {
        check(
            "Ana\tB-PER\nMoe\tI-PER\nleft\tO\n\nOslo\tB-LOC\n",
            &[&["Ana Moe"], &["Oslo"]],
        );
        check("Ana B-PER\nOslo B-LOC\n", &[&["Ana", "Oslo"]]);
    }

    #[test]
    fn columns_are_told_by_what_is_in_them() {
        check(
            "# text = Ana\n1\tAna\tB-PER\t-\tx\n2\tleft\tO\t-\tx\n",
            &[&["Ana"]],
        );
        check(
            "-DOCSTART- -X- O O\n\nAna NNP I-NP B-PER\nleft VBD I-VP O\n",
            &[&["Ana"]],
        );
        check("1\tO\n2\tO\n", &[&[]]);
    }

    #[test]
    fn a_tag_that_goes_on_from_nothing_begins() {
        check(
            "Ana\tI-PER\nOslo\tI-LOC\nMoe\tI-LOC\nx\tO\ny\tI-LOC\n",
            &[&["Ana", "Oslo Moe", "y"]],
        );
    }

    #[test]
    fn a_hash_may_be_a_token() {
        check("#\tO\n# a comment\nAna\tB-PER\n", &[&["Ana"]]);
    }
}
