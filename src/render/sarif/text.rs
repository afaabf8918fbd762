//! How SARIF quotes plain messages, which know placeholders and links.

use serde::Serialize;

/// A `message` without arguments.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    pub text: String,
}

/// `text` so that nothing in it is a placeholder (3.11.5 of the standard: braces are doubled) or a link to another
/// place (3.11.6: brackets have a backslash before them).
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '{' => out.push_str("{{"),
            '}' => out.push_str("}}"),
            '[' | ']' | '\\' => out.extend(['\\', char]),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_no_placeholder_and_no_link() {
        assert_eq!(escaped("{0} [qui](http://x) \\"), "{{0}} \\[qui\\](http://x) \\\\");
    }
}
