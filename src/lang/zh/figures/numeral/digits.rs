//! The digits of a numeral: Arabic with separators, Han one by one, two in a row, or written by their place.

use super::Bounds;
use crate::extract::quantity::Exact;
use crate::lang::zh::figures::counted;
use crate::lang::zh::figures::cursor::Cursor;

/// Places of the longest figure; beyond it stands an identifier.
const LONGEST: usize = 15;

/// Takes Arabic digits with thousands separators and a decimal point.
pub(super) fn arabic(cursor: &mut Cursor<'_>) -> Option<Exact> {
    let rest = cursor.rest();
    let mut len = digits(rest.as_bytes());
    let mut plain = rest[..len].to_owned();
    if len <= 3 {
        while let Some(group) = thousands(&rest[len..]) {
            plain += group;
            len += 1 + group.len();
        }
        if let Some((taken, groups)) = wide_thousands(*cursor, len) {
            plain += &groups;
            len += taken;
        }
    }
    if plain.is_empty() || plain.len() > LONGEST {
        return None;
    }
    if let Some(fraction) = rest[len..].strip_prefix('.') {
        let places = digits(fraction.as_bytes());
        if (1..=9).contains(&places) {
            plain = format!("{plain}.{}", &fraction[..places]);
            len += 1 + places;
        }
    }
    cursor.skip(len);
    Exact::from_decimal(&plain)
}

/// The three digits after a comma that begins `text`.
fn thousands(text: &str) -> Option<&str> {
    let after = text.strip_prefix(',')?;
    (digits(after.as_bytes()) == 3).then(|| &after[..3])
}

/// The groups of three behind the first `len` digits that full-width commas part, as Chinese input methods write them:
/// 15，001英镑. The same mark parts clauses and lists, so that only what cannot be either is taken: a group with a
/// zero in front, or groups that something counted or a range follows. Bytes taken, and their digits.
fn wide_thousands(start: Cursor<'_>, len: usize) -> Option<(usize, String)> {
    if len == 0 || start.sees("0") {
        return None;
    }
    let mut rest = &start.rest()[len..];
    let mut groups = String::new();
    let mut zero = false;
    while let Some(after) = rest.strip_prefix('，').filter(|after| digits(after.as_bytes()) == 3) {
        groups += &after[..3];
        zero |= after.starts_with('0');
        rest = &after[3..];
    }
    let counts = counted::at_start(rest.trim_start()).is_some() || rest.starts_with(['万', '亿', '多', '余']);
    let ranged = rest
        .strip_prefix(['至', '到', '-', '—', '–', '~'])
        .is_some_and(|to| to.starts_with(|c: char| c.is_ascii_digit()));
    let taken = start.rest().len() - len - rest.len();
    (!groups.is_empty() && (zero || counts || ranged)).then_some((taken, groups))
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Takes a Han digit, or two in a row that leave it open: 三四, 两三, 三五.
pub(super) fn han(cursor: &mut Cursor<'_>, formal: bool) -> Option<Bounds> {
    let mut ahead = *cursor;
    let low = take_digit(&mut ahead, formal)?;
    *cursor = ahead;
    let Some(high) = take_digit(&mut ahead, formal) else { return Some(Bounds::whole(low, low)) };
    let neighbours = low >= 1 && (high == low + 1 || (low, high) == (3, 5));
    *cursor = ahead;
    (neighbours && take_digit(&mut ahead, formal).is_none()).then(|| Bounds::whole(low, high))
}

fn take_digit(cursor: &mut Cursor<'_>, formal: bool) -> Option<i128> {
    let next = cursor.next()?;
    let value = if formal { FORMAL.chars().position(|c| c == next) } else { None }.or_else(|| spoken(next))?;
    cursor.skip(next.len_utf8());
    Some(value as i128)
}

/// 零 to 九, and 两 (two, before a classifier). A plain circle often stands for 〇.
fn spoken(c: char) -> Option<usize> {
    match c {
        '〇' | '○' => Some(0),
        '两' => Some(2),
        _ => PLAIN.chars().position(|digit| digit == c),
    }
}

const PLAIN: &str = "零一二三四五六七八九"; // 0 to 9
const FORMAL: &str = "零壹贰叁肆伍陆柒捌玖"; // 0 to 9, as on cheques
/// What has to follow a formal digit at the beginning: 陆 alone is land, 伍 a surname.
const AFTER_FORMAL: &str = "拾佰仟"; // 10, 100, 1000

/// Whether `text` begins with a numeral as on cheques: 壹佰, 叁万元.
pub(super) fn is_formal(text: &str) -> bool {
    let mut cursor = Cursor::new(text, 0);
    let Some(digit) = cursor.take_one(&FORMAL["零".len()..]) else { return false };
    cursor.sees(AFTER_FORMAL) || !"伍陆".contains(digit) && cursor.sees("万亿元")
}

/// Digits written by their place, 二〇二五: three or more, or two with 〇, and no magnitude after them.
pub(super) fn positional(text: &str) -> Option<(usize, Exact)> {
    let digit = |c: &char| "〇○".contains(*c) || PLAIN.contains(*c);
    let run: Vec<char> = text.chars().take(LONGEST + 1).take_while(digit).collect();
    let len: usize = run.iter().map(|c| c.len_utf8()).sum();
    let by_place = run.len() >= 3 || run.len() == 2 && "〇○".contains(run[1]);
    if !by_place || run.len() > LONGEST || text[len..].starts_with(['十', '百', '千', '点']) {
        return None;
    }
    let value = run.iter().filter_map(|c| spoken(*c)).fold(0, |sum, digit| sum * 10 + digit as i128);
    let (len, magnitude) = match &text[len..] {
        rest if rest.starts_with('万') => (len + '万'.len_utf8(), 10_000),
        rest if rest.starts_with('亿') => (len + '亿'.len_utf8(), 100_000_000),
        _ => (len, 1),
    };
    Some((len, Exact::whole(value * magnitude)))
}

/// Takes 点 and the digits after it, unless it is a time of day (三点五十分) or a direction of another kind.
pub(super) fn after_point(cursor: &mut Cursor<'_>) -> Option<Exact> {
    let mut ahead = *cursor;
    if !ahead.take("点") {
        return None;
    }
    let (mut value, mut scale) = (0i128, 1i128);
    while let Some(digit) = ahead.next().filter(|c| *c != '两').and_then(spoken).filter(|_| scale < 1_000_000_000) {
        value = value * 10 + digit as i128;
        scale *= 10;
        ahead.skip('〇'.len_utf8());
    }
    if scale == 1 || ahead.sees("十刻钟") || ahead.sees("分") && !ahead.sees_word(&["分之"]) {
        return None;
    }
    *cursor = ahead;
    Some(Exact::new(value, scale))
}
