//! Which encoding the bytes are in. UTF-8 and UTF-16 are recognised for certain; between the legacy ones the
//! text decides, by how much of it is everyday writing of the language.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The language expected of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// The target language.
    Target,
}

/// What [`decode`] made of the bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    pub content: String,
    pub encoding: &'static str,
    pub undecodable: usize,
}

/// Decodes `bytes`; a byte that no text has, with its offset, where they are no text.
pub(super) fn decode(bytes: &[u8], language: Language) -> Result<Decoded, (u8, usize)> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(lossy(&bytes[length..], encoding));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(lossy(bytes, encoding));
    }
    if let Some(offset) = bytes.iter().position(is_binary) {
        return Err((bytes[offset], offset));
    }
    if let Ok(content) = std::str::from_utf8(bytes) {
        return Ok(Decoded { content: content.to_owned(), encoding: "utf-8", undecodable: 0 });
    }
    let utf8 = lossy(bytes, UTF_8);
    if mostly_utf8(&utf8) {
        return Ok(utf8);
    }
    let candidates: &[&'static Encoding] = match language {
        Language::Chinese => &[GB18030, BIG5],
        Language::Target => &[WINDOWS_1252],
    };
    let best = candidates
        .iter()
        .map(|encoding| lossy(bytes, encoding))
        .max_by_key(|decoded| everyday_per_mille(&decoded.content, language) - 20 * decoded.undecodable as i64)
        .expect("each language has a candidate");
    if best.undecodable * 10 > best.content.chars().count() {
        let offset = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0);
        return Err((bytes[offset], offset));
    }
    Ok(best)
}

/// Control bytes that no text has. Line ends, tabs, form feeds and escapes are let through.
fn is_binary(byte: &u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)
}

/// UTF-16 without a mark shows as a zero in every other byte of its ASCII part (line ends, digits).
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    // Han characters whose number ends in 00 (一) put a zero on the other side now and then.
    let enough = |many: usize, few: usize| many * 50 >= bytes.len() && many > 4 * few;
    let (big, little) = (zeros(0), zeros(1));
    if enough(little, big) {
        Some(UTF_16LE)
    } else if enough(big, little) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn lossy(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (content, _) = encoding.decode_without_bom_handling(bytes);
    let undecodable = content.matches('\u{fffd}').count();
    let name = match encoding.name() {
        "UTF-8" => "utf-8",
        "UTF-16LE" => "utf-16le",
        "UTF-16BE" => "utf-16be",
        "gb18030" => "gb18030",
        "Big5" => "big5",
        _ => "windows-1252",
    };
    Decoded { content: content.into_owned(), encoding: name, undecodable }
}

/// Damaged UTF-8 still has ten sound characters beyond ASCII for each broken one.
fn mostly_utf8(decoded: &Decoded) -> bool {
    let sound = decoded.content.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    sound >= 10 * decoded.undecodable
}

/// The share of everyday characters, in per mille of those beyond ASCII.
fn everyday_per_mille(content: &str, language: Language) -> i64 {
    let beyond: Vec<char> = content.chars().filter(|c| !c.is_ascii()).collect();
    let everyday = match language {
        Language::Chinese => EVERYDAY_HAN,
        Language::Target => "àèéìòùÀÈÉÌÒÙ’‘“”«»–€",
    };
    let hits = beyond.iter().filter(|c| everyday.contains(**c)).count();
    (hits * 1000 / beyond.len().max(1)) as i64
}

/// The commonest characters of written Chinese in both scripts, with the commonest marks: no run of wrongly
/// decoded bytes has many of them.
const EVERYDAY_HAN: &str = "，。、的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里用道行所然家种種事成方多经經去法学學如都同现現当當没動动面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西";

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "这是一个中国的城市，人们在这里工作。会议于昨天在上海举行，有很多人参加。";
    const SAMPLE_TRADITIONAL: &str = "這是一個中國的城市，人們在這裡工作。會議於昨天在上海舉行，有很多人參加。";

    #[test]
    fn tells_big5_from_gb18030() {
        let (gb, _, _) = GB18030.encode(SAMPLE);
        let (big5, _, _) = BIG5.encode(SAMPLE_TRADITIONAL);
        let decoded = decode(&gb, Language::Chinese).expect("text");
        assert_eq!((decoded.encoding, decoded.content.as_str()), ("gb18030", SAMPLE));
        let decoded = decode(&big5, Language::Chinese).expect("text");
        assert_eq!((decoded.encoding, decoded.content.as_str()), ("big5", SAMPLE_TRADITIONAL));
    }

    #[test]
    fn reads_utf16_with_and_without_a_mark() {
        let text = format!("{SAMPLE}\n2025-09-26 15:10\n");
        let plain: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(plain.iter().copied()).collect();
        for bytes in [plain, marked] {
            let decoded = decode(&bytes, Language::Chinese).expect("text");
            assert_eq!((decoded.encoding, decoded.content), ("utf-16le", text.clone()));
        }
    }

    #[test]
    fn keeps_damaged_utf8_as_utf8() {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes[30] = 0xff;
        let decoded = decode(&bytes, Language::Chinese).expect("text");
        assert_eq!(decoded.encoding, "utf-8");
        assert!(decoded.undecodable > 0);
    }

    #[test]
    fn names_the_byte_that_is_no_text() {
        assert_eq!(decode(b"PNG\x00\x01", Language::Chinese).err(), Some((0, 3)));
    }
}
