//! Codes that name one thing and mean nothing else: flights, trains, plates, standards, numbers of documents,
//! telephones, addresses of pages.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::script::is_han;
use crate::lang::tsv;

/// The identifiers of a folded sentence in order, in bytes of it.
pub fn identifiers(text: &str) -> Vec<Range<usize>> {
    let mut found = addresses(text);
    for span in documents(text).into_iter().chain(codes(text)).chain(telephones(text)) {
        if !found.iter().any(|other| other.start < span.end && span.start < other.end) {
            found.push(span);
        }
    }
    found.sort_by_key(|span| span.start);
    found
}

/// Pages and mail boxes: www.example.cn/a, info@example.it.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@%&=+".contains(c);
    let is_address = |word: &str| {
        let bare = word.trim_start_matches("https://").trim_start_matches("http://");
        let host = bare.split('/').next().unwrap_or("");
        let dots = host.split('.').filter(|label| !label.is_empty()).count();
        let ending = host.rsplit('.').next().unwrap_or("");
        let marked = bare.len() < word.len() || host.starts_with("www.") || host.contains('@');
        dots >= 2
            && (2..=6).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_lowercase())
            && (marked || matches!(ending, "com" | "cn" | "it" | "org" | "net" | "gov" | "edu" | "eu"))
    };
    runs(text, part)
        .into_iter()
        .map(|span| span.start..span.start + text[span].trim_end_matches(['.', ':', '?', '#', '-']).len())
        .filter(|span| is_address(&text[span.clone()]))
        .collect()
}

/// 国发〔2024〕12号, (2023)京01民终1234号: a year in brackets and a number before 号.
fn documents(text: &str) -> Vec<Range<usize>> {
    const BEHIND: usize = 12;
    let mut found = Vec::new();
    for (at, open) in text.char_indices().filter(|(_, c)| matches!(c, '〔' | '[' | '(' | '（' | '【')) {
        let inside = &text[at + open.len_utf8()..];
        let year = inside.bytes().take_while(u8::is_ascii_digit).count();
        let Some(close) = inside[year..].chars().next().filter(|c| matches!(c, '〕' | ']' | ')' | '）' | '】'))
        else {
            continue;
        };
        let rest = &inside[year + close.len_utf8()..];
        let body: usize = rest
            .chars()
            .take(BEHIND)
            .take_while(|c| *c != '号' && (is_han(*c) || c.is_ascii_alphanumeric()))
            .map(char::len_utf8)
            .sum();
        // 号: number.
        if year != 4 || !rest[body..].starts_with('号') || !rest[..body].bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let end = text.len() - rest.len() + body + '号'.len_utf8();
        let before: usize = match open {
            '〔' | '[' | '【' => text[..at]
                .chars()
                .rev()
                .take_while(|c| is_han(*c) && !IN_FRONT.contains(*c))
                .take(ISSUER)
                .map(char::len_utf8)
                .sum(),
            _ => 0,
        };
        found.push(at - before..end);
    }
    found
}

/// By, in, and, of: what stands in front of it.
const IN_FRONT: &str = "据照按依由在和与及的是以为将";

/// Characters that the short name of who issued a document has: 国发, 沪府规.
const ISSUER: usize = 3;

/// Letters in front and two digits behind: HQ6407, GB/T 1234, 京A·12345, and 600519.SH.
fn codes(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || "-/.·• ".contains(c);
    let trim = |span: Range<usize>| {
        let run = &text[span.clone()];
        let is_end = |c: char| !c.is_ascii_alphanumeric();
        let start = span.start + (run.len() - run.trim_start_matches(is_end).len());
        start..start + run.trim_matches(is_end).len()
    };
    let single = |span: Range<usize>| {
        // A space joins letters and the digits behind them only: GB 1234, but not 3 HQ6407.
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut at = span.start;
        for word in text[span].split(' ') {
            let here = at..at + word.len();
            at = here.end + 1;
            match pieces.last_mut() {
                Some(last) if joins(&text[last.clone()], word) && last.end + 1 == here.start => last.end = here.end,
                _ => pieces.push(here),
            }
        }
        pieces
    };
    runs(text, part)
        .into_iter()
        .flat_map(single)
        .map(trim)
        .filter(|span| is_code(&text[span.clone()]) && !text[span.end..].starts_with(COUNTED))
        .map(|span| match text[..span.start].chars().next_back() {
            Some(province) if is_plate(&text[span.clone()]) && PROVINCES.contains(province) => {
                span.start - province.len_utf8()..span.end
            }
            _ => span,
        })
        .collect()
}

/// Year, month, day, ten thousand, hundred million, a piece, per cent: what stands before them is a figure.
const COUNTED: &[char] = &['年', '月', '日', '万', '亿', '个', '%'];

fn joins(before: &str, after: &str) -> bool {
    let letters = before.chars().all(|c| c.is_ascii_uppercase() || c == '/');
    letters && (1..=4).contains(&before.len()) && after.starts_with(|c: char| c.is_ascii_digit())
}

/// Characters of provinces on number plates.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

fn is_plate(code: &str) -> bool {
    let behind = code.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_start_matches(['·', '•', '.']);
    code.starts_with(|c: char| c.is_ascii_uppercase()) && (5..=6).contains(&behind.len())
}

fn is_code(run: &str) -> bool {
    let bare: String = run.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let share = run.split_once('.').is_some_and(|(number, market)| {
        (4..=6).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && market.len() == 2
            && market.bytes().all(|b| b.is_ascii_uppercase())
    });
    let letters = bare.bytes().take_while(u8::is_ascii_uppercase).count();
    let others = bare.bytes().filter(u8::is_ascii_lowercase).count();
    let plain = (1..=5).contains(&letters) && others == 0 && digits >= 2 && bare.len() >= 4;
    (plain || share) && !WORDS.contains(bare.as_str()) && !CURRENCIES.contains(&&bare[..letters])
}

/// Before figures these are money.
const CURRENCIES: &[&str] = &["RMB", "CNY", "USD", "US", "EUR", "HKD", "HK", "NT", "TWD", "GBP", "JPY"];

/// What looks like a code and is a word.
static WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/identifier-words.tsv")).map(|[word]| word).collect());

/// 021-63212345, 400-123-4567 and mobile numbers.
fn telephones(text: &str) -> Vec<Range<usize>> {
    let is_number = |run: &str| {
        let parts: Vec<&str> = run.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
            && match lengths[..] {
                [11] => run.starts_with('1'),
                [3 | 4, 7 | 8] => run.starts_with('0'),
                // 400-820-8820, and the telephones of North America.
                [3, 3, 4] => true,
                _ => false,
            }
    };
    let part = |c: char| c.is_ascii_digit() || c == '-';
    runs(text, part).into_iter().filter(|span| is_number(&text[span.clone()])).collect()
}

/// The longest runs of characters that are `part`.
fn runs(text: &str, part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| part(*c)) {
        match found.last_mut() {
            Some(run) if run.end == at => run.end = at + c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        identifiers(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn codes_are_found_whole() {
        assert_eq!(texts("乘客改乘HQ6407航班，符合GB/T 1234-2008标准。"), ["HQ6407", "GB/T 1234-2008"]);
        assert_eq!(texts("车牌为京A·12345的货车，600519.SH"), ["京A·12345", "600519.SH"]);
        assert_eq!(
            texts("根据国发〔2024〕12号文件和(2023)京01民终1234号判决"),
            ["国发〔2024〕12号", "(2023)京01民终1234号"]
        );
        assert_eq!(texts("见www.example.cn/a.html。电话021-63212345"), ["www.example.cn/a.html", "021-63212345"]);
        assert_eq!(texts("拨打400-820-8820，在美国拨619-239-8939。"), ["400-820-8820", "619-239-8939"]);
    }

    #[test]
    fn words_figures_and_money_are_none() {
        let text = "5G、COVID-19、PM2.5、G20、500MW、RMB500、iPhone 15、2024-25赛季、H1N1、3比2、AI 2025年、R&B";
        assert_eq!(texts(text), [""; 0]);
    }
}
