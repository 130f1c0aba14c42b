//! Names: of a dossier's artefacts, of its site, and of files after their content.

use dossier_page::html::content_name;

use super::Error;

/// The name that the artefacts carry, when it can stand in an address.
///
/// # Errors
///
/// When it cannot.
pub fn checked_name(name: &str) -> Result<String, Error> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if name.is_empty() || name == "index" || name == "embed" || !name.chars().all(plain) {
        return Err(Error::Name(name.to_owned()));
    }
    Ok(name.to_owned())
}

/// The address with a slash at its end.
///
/// # Errors
///
/// When it is none.
pub fn site_url(url: &str) -> Result<String, Error> {
    let wrong = || Error::Url(url.to_owned());
    let lower = url.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
        .ok_or_else(wrong)?;
    let odd =
        |letter: char| letter.is_whitespace() || letter.is_control() || "?#\"<>\\".contains(letter);
    if rest.is_empty() || rest.starts_with('/') || url.contains(odd) {
        return Err(wrong());
    }
    let slash = if url.ends_with('/') { "" } else { "/" };
    Ok(format!("{url}{slash}"))
}

/// A file name that changes with the content.
pub fn hashed(name: &str, ending: &str, content: &[u8]) -> String {
    format!("{name}-{}.{ending}", content_name(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_site_ends_with_a_slash() {
        let url = |url: &str| site_url(url).ok();
        assert_eq!(
            url("https://example.org"),
            Some("https://example.org/".to_owned())
        );
        assert_eq!(
            url("http://127.0.0.1:80/a/"),
            Some("http://127.0.0.1:80/a/".to_owned())
        );
        for wrong in [
            "",
            "example.org",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "https://a/?b",
            "https://a/#b",
            "https://a/\"b",
        ] {
            assert_eq!(url(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_dossier_needs_a_name_that_can_stand_in_an_address() {
        let name = |name: &str| checked_name(name).ok();
        assert_eq!(name("committee"), Some("committee".to_owned()));
        for wrong in ["", "index", "embed", "two words", "é", "a/b"] {
            assert_eq!(name(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_name_changes_with_the_content() {
        let (a, b) = (hashed("page", "js", b"a"), hashed("page", "js", b"b"));
        assert_ne!(a, b);
        assert_eq!(a.len(), "page-.js".len() + 16);
    }
}
