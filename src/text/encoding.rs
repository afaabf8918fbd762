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
    if let Some(encoding) = utf16_without_mark(bytes).or_else(|| utf16_of_han(bytes)) {
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
        // Of two that are as good, the last: GB18030, the commoner of the two.
        Language::Chinese => &[BIG5, GB18030],
        Language::Target => &[WINDOWS_1252],
    };
    let (score, best) = candidates
        .iter()
        .map(|encoding| (lossy(bytes, encoding), common_per_mille(bytes, encoding)))
        .map(|(decoded, common)| (everyday_per_mille(&decoded.content, language), common, decoded))
        .max_by_key(|(everyday, common, decoded)| everyday + common - 20 * unlikely(decoded))
        .map(|(everyday, _, decoded)| (everyday, decoded))
        .expect("each language has a candidate");
    let characters = best.content.chars().filter(|c| !c.is_ascii()).count();
    if best.undecodable * 10 > characters || (characters >= LONG && score < LEAST_EVERYDAY) {
        let offset = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0);
        return Err((bytes[offset], offset));
    }
    Ok(best)
}

/// What could not be decoded, and characters for private use, which GB18030 has for bytes that nobody writes.
fn unlikely(decoded: &Decoded) -> i64 {
    let private = decoded.content.chars().filter(|c| matches!(c, '\u{e000}'..='\u{f8ff}')).count();
    (decoded.undecodable + 10 * private) as i64
}

/// From this many characters beyond ASCII on, text shows everyday ones.
const LONG: usize = 200;
/// Fewer everyday characters than this, in per mille, no text of that length has. News has 300 to 400, bytes that are
/// no text under 20.
const LEAST_EVERYDAY: i64 = 40;

/// The share, in per mille of the characters of two bytes, that stand where an encoding of Chinese has its marks and
/// its commoner half. It tells the two apart in a handful of characters: what was written in the one lies half
/// outside of that part of the other.
fn common_per_mille(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    let is_common = |lead: u8, trail: u8| match encoding {
        e if e == GB18030 => matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1,
        e if e == BIG5 => matches!(lead, 0xa1..=0xc6),
        _ => false,
    };
    let (mut common, mut all, mut at) = (0i64, 0i64, 0);
    while at + 1 < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        all += 1;
        common += i64::from(is_common(bytes[at], bytes[at + 1]));
        at += 2;
    }
    common * 1000 / all.max(1)
}

/// UTF-16 of Chinese with hardly a line end in it: bytes that no text has, and everyday characters when read so.
fn utf16_of_han(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) || !bytes.iter().any(is_binary) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let share = |encoding| everyday_per_mille(&lossy(sample, encoding).content, Language::Chinese);
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| share(encoding) >= 150)
}

/// The legacy encoding that HTML or XML declares of itself, where the bytes are neither UTF-8 nor UTF-16.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if bytes[start] != b'<' || std::str::from_utf8(bytes).is_ok() || utf16_without_mark(bytes).is_some() {
        return None;
    }
    let head: String = bytes[start..].iter().take(2048).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let keys = if head.starts_with("<?xml") { ["encoding=", "charset="] } else { ["charset=", "charset ="] };
    keys.iter().find_map(|key| {
        let behind = head.split_once(key)?.1.trim_start_matches(['"', '\'', ' ']);
        let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
        let found = Encoding::for_label_no_replacement(&behind.as_bytes()[..end])?;
        // What is declared as UTF-8 and is not is better guessed at.
        (found != UTF_8 && found != UTF_16LE && found != UTF_16BE).then_some(found)
    })
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
    let (big, little) = (zeros(0), zeros(1));
    // Han characters whose number ends in 00 (一) put a zero on the other side now and then.
    let enough = |many: usize, few: usize| many * 50 >= bytes.len() && many > 4 * few;
    if !enough(little, big) && !enough(big, little) {
        return None;
    }
    // And where there is hardly any ASCII, they may be the only zeros.
    let sample = &bytes[..bytes.len().min(4096)];
    let plausible = |encoding| {
        let content = lossy(sample, encoding).content;
        content.chars().filter(|c| matches!(c, ' '..='~' | '\n' | '\r' | '\t') || EVERYDAY_HAN.contains(*c)).count()
    };
    let (big, little) = (plausible(UTF_16BE), plausible(UTF_16LE));
    // A picture has zeros as well.
    (big.max(little) * 10 >= sample.len() / 2).then_some(if big > little { UTF_16BE } else { UTF_16LE })
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
    fn tells_short_texts_apart() {
        let simplified = ["渔轮靠岸", "苏文澜", "灯塔修复", "欧佩克", "渔市场，", "芮城县", "浙江舟山"];
        let traditional = ["漁輪靠岸", "蘇文瀾", "燈塔修復", "石油輸出國", "漁市場，", "芮城縣", "浙江舟山"];
        for (encoding, texts, name) in [(GB18030, simplified, "gb18030"), (BIG5, traditional, "big5")] {
            for text in texts {
                let decoded = decode(&encoding.encode(text).0, Language::Chinese).expect("text");
                assert_eq!((decoded.content.as_str(), decoded.encoding), (text, name));
            }
        }
    }

    #[test]
    fn reads_the_hong_kong_supplement() {
        // encoding_rs reads the supplement and, as browsers do, does not write it.
        let big5 = b"\xca\x5c\x92\x5d\x9d\xf6\xab\xd7\xb6\xc9\xd4\x55\xa1\x41\x9d\xf5\xad\xd3\x9d\xcf\xab\x59\xa7\xda\x9d\xef\xa1\x43";
        let decoded = decode(big5, Language::Chinese).expect("text");
        let text = "佢哋喺度傾偈，嗰個嘢係我嘅。";
        assert_eq!((decoded.content.as_str(), decoded.encoding), (text, "big5"));
    }

    #[test]
    fn utf16_of_han_needs_no_mark_and_no_line_end() {
        let bytes: Vec<u8> = "开会的一个人在上海".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, Language::Chinese).expect("text").encoding, "utf-16be");
    }

    #[test]
    fn names_the_byte_that_is_no_text() {
        assert_eq!(decode(b"PNG\x00\x01", Language::Chinese).err(), Some((0, 3)));
    }
}
