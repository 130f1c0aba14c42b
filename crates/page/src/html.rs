//! Writing HTML: text that stays text, and the content security policy of a page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

/// Text for an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// JSON for a `script` element: the same value, with nothing that could end the element or open a comment.
pub fn json_for_script(json: &serde_json::Value) -> String {
    json.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Whether a script can stand inside a `script` element as it is (HTML standard, 4.12.1.3).
pub fn fits_into_script(script: &str) -> bool {
    let script = script.to_ascii_lowercase();
    !["</script", "<script", "<!--"]
        .iter()
        .any(|ending| script.contains(ending))
}

/// What a content security policy calls an inline script or style: the hash of its text.
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// A short name for a content: 64 bits of its hash in hexadecimal, enough that two versions never meet.
pub fn content_name(content: &[u8]) -> String {
    const N_BYTES: usize = 8;
    let digest = Sha256::digest(content);
    let bytes = digest.iter().take(N_BYTES);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// Where a page may take what from. `'none'` is the rule, this is the exception.
#[derive(Debug)]
pub struct Policy {
    /// Scripts: `'self'` or hashes.
    pub scripts: Vec<String>,
    /// Styles: `'self'` or hashes.
    pub styles: Vec<String>,
    /// Whether its own files may be fetched, and pictures taken, from where it comes from.
    pub own_files: bool,
    /// Whether it may show frames from where it comes from.
    pub own_frames: bool,
    /// Whether it may start workers out of what it holds itself.
    pub own_workers: bool,
}

impl Policy {
    /// The policy of a page whose scripts and styles are files beside it, in a site at this address if it is known.
    ///
    /// The address stands beside `'self'` because in a sandboxed frame, whose origin is opaque, WebKit lets `'self'`
    /// match nothing.
    pub fn of_site(url: Option<&str>) -> Self {
        let own = || {
            let address = url.filter(|url| !url.contains([';', ',', '\'']));
            let sources = [Some("'self'"), address].into_iter().flatten();
            sources.map(str::to_owned).collect()
        };
        Self {
            scripts: own(),
            styles: own(),
            own_files: true,
            own_frames: false,
            own_workers: false,
        }
    }

    /// The value of the header or the `meta` element.
    pub fn value(&self) -> String {
        let own = if self.own_files { "'self'" } else { "'none'" };
        // Pictures lie where the style sheets do.
        let own_pictures = if self.own_files {
            format!("{} data:", self.styles.join(" "))
        } else {
            "data:".to_owned()
        };
        let frames = if self.own_frames {
            "frame-src 'self'; "
        } else {
            ""
        };
        let workers = if self.own_workers {
            "worker-src blob:; "
        } else {
            ""
        };
        format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src {own_pictures}; \
             connect-src {own}; {frames}{workers}base-uri 'none'; form-action 'none'",
            self.scripts.join(" "),
            self.styles.join(" "),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let hostile = "</title><script>alert('1')</script>&\"";
        assert_eq!(
            escape(hostile),
            "&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"
        );
    }

    #[test]
    fn json_in_a_script_is_the_same_value_and_cannot_end_it() {
        let value = serde_json::json!({ "a": "</script><!--\u{2028}&amp;" });
        let written = json_for_script(&value);
        assert!(fits_into_script(&written), "{written}");
        assert!(!written.contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&written).ok(),
            Some(value)
        );
    }

    #[test]
    fn a_script_that_would_end_its_element_does_not_fit() {
        assert!(fits_into_script("if (a < b) c('<div>')"));
        for script in ["'</SCRIPT>'", "'<!-- '", "'<script'"] {
            assert!(!fits_into_script(script), "{script}");
        }
    }

    #[test]
    fn the_hash_is_the_one_of_the_standard() {
        // CSP level 3, section 8.1, gives the hash of this text.
        assert_eq!(
            policy_hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn the_policy_of_a_site_allows_its_own_files_and_no_inline_script() {
        assert_eq!(
            Policy::of_site(None).value(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
        );
        let policy = Policy::of_site(Some("https://example.org/a/")).value();
        assert!(
            policy.contains("script-src 'self' https://example.org/a/ 'wasm-unsafe-eval'; style-src 'self' https://example.org/a/;"),
            "{policy}"
        );
        assert_eq!(
            Policy::of_site(Some("https://example.org/;script-src *")).value(),
            Policy::of_site(None).value(),
            "an address that would end a part of the policy is left out"
        );
    }
}
