//! The name of a finding: the same omission has the same name in the next report, wherever it has moved.
//!
//! First 32 hexadecimal digits of SHA-256 over, each closed by the byte 0x1F: `r1`, pair id, rule id, item key
//! (Simplified, or the text for a whole sentence), the folded source sentence without white space, ordinal among
//! equals. No line, no offset, no target text, no message goes in. For an addition, which has no source, the added
//! text stands as the key and the sentence is empty.

use sha2::{Digest, Sha256};

use crate::text::hex;

/// What a finding is named by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity<'a> {
    /// Pair id.
    pub pair: &'a str,
    /// Rule id.
    pub rule: &'a str,
    /// Item key.
    pub key: &'a str,
    /// Folded source sentence.
    pub sentence: &'a str,
}

/// The name of the finding; `ordinal` counts from 0 among findings of one identity in one report.
pub fn fingerprint(identity: &Identity, ordinal: usize) -> String {
    let mut hash = Sha256::new();
    let sentence: String = identity.sentence.split_whitespace().collect();
    for part in ["r1", identity.pair, identity.rule, identity.key, &sentence, &ordinal.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    format!("r1:{}", &hex(&hash.finalize())[..32])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any other program that computes fingerprints can hold itself to these.
    #[test]
    fn test_vectors() {
        let identity =
            Identity {
                pair: "forum", rule: "omitted-person", key: "林佩芝", sentence: "副厅长林佩芝 表示。"
            };
        assert_eq!(fingerprint(&identity, 0), "r1:494d53faa8850b1f3b29ca414033c2cb");
        assert_eq!(fingerprint(&identity, 1), "r1:47e0a75b28c5f026f345d4459f1a8bc8");
        let spaced = Identity { sentence: "副厅长林佩芝表示。", ..identity.clone() };
        assert_eq!(fingerprint(&spaced, 0), fingerprint(&identity, 0));
    }
}
