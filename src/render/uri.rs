//! Paths in links.

/// A path with `/` as a relative URI (RFC 3986): all but unreserved characters by the numbers of their bytes.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_uri() {
        assert_eq!(uri("pairs/a b/源.zh.txt"), "pairs/a%20b/%E6%BA%90.zh.txt");
        assert_eq!(uri("javascript:alert(1)?x#y"), "javascript%3Aalert%281%29%3Fx%23y");
    }
}
