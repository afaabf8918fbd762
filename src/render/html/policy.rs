//! The page's own style sheet and script, and the policy that lets a browser use these two and nothing else. Even if
//! some foreign text came through as markup, it could load nothing and run nothing.

use sha2::{Digest, Sha256};

/// The style sheet as it stands in the page.
pub(super) fn style() -> String {
    as_parsed(concat!(
        include_str!("style/base.css"),
        include_str!("style/top.css"),
        include_str!("style/tools.css"),
        include_str!("style/findings.css"),
        include_str!("style/text.css"),
        include_str!("style/media.css"),
    ))
}

/// The script as it stands in the page: its files share one function, and nothing of it is seen outside.
pub(super) fn script() -> String {
    as_parsed(concat!(
        "\"use strict\";\n(() => {\n",
        include_str!("script/page.js"),
        include_str!("script/words.js"),
        include_str!("script/filter.js"),
        include_str!("script/decisions.js"),
        include_str!("script/exchange.js"),
        include_str!("script/keys.js"),
        include_str!("script/start.js"),
        "})();\n",
    ))
}

/// The value of the `Content-Security-Policy`.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'",
        source_hash(style),
        source_hash(script)
    )
}

/// A browser hashes the text after it has turned line ends into `\n`; a checkout may have others.
fn as_parsed(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn source_hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

/// Standard base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sextet in 0..4 {
            let index = (group >> (18 - 6 * sextet)) & 63;
            let is_padding = sextet > chunk.len();
            out.push(if is_padding { '=' } else { char::from(ALPHABET[index as usize]) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_rfc_4648() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, coded) in vectors {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn hashes_as_a_browser_does() {
        // The example of the Content Security Policy specification, section 8.3.
        let hash = source_hash("alert('Hello, world.');");
        assert_eq!(hash, "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn neither_text_can_end_its_own_element() {
        for text in [style(), script()] {
            let text = text.to_lowercase();
            assert!(!text.contains("</s") && !text.contains("<!--"));
        }
    }
}
