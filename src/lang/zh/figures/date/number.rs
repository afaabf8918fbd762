//! The numbers in dates: one or two digits of either kind, and the signs between two of them.

use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;

/// Takes a whole number from `least` to `most`, in Arabic or Han digits.
pub(super) fn take(cursor: &mut Cursor<'_>, least: u8, most: u8) -> Option<u8> {
    let (len, value) = match arabic(cursor.rest()) {
        Some(found) => found,
        None => han(cursor.rest())?,
    };
    if value < u32::from(least) || value > u32::from(most) {
        return None;
    }
    cursor.skip(len);
    u8::try_from(value).ok()
}

/// One to four Arabic digits with no other digit, letter or decimal beside them.
pub(super) fn arabic(text: &str) -> Option<(usize, u32)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut after = text[len..].chars();
    let decimal = matches!(after.next(), Some('.' | ',')) && after.next().is_some_and(|c| c.is_ascii_digit());
    ((1..=4).contains(&len) && !decimal).then(|| text[..len].parse().ok().map(|value| (len, value)))?
}

fn han(text: &str) -> Option<(usize, u32)> {
    let numeral = numeral::parse(text).filter(|n| !n.arabic && n.high.is_none() && n.low.denominator() == 1)?;
    let spoken = text[..numeral.len].chars().all(|c| "〇○零一二三四五六七八九十廿卅".contains(c));
    spoken.then(|| u32::try_from(numeral.low.numerator()).ok().map(|value| (numeral.len, value)))?
}

/// Takes the sign of a range: 17至21日, 2024—2027年.
pub(super) fn take_to(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.space();
    let taken = ahead.take("——") || ahead.take_one("至到-–—－−~～").is_some();
    ahead.space();
    if taken {
        *cursor = ahead;
    }
    taken
}

/// Takes the sign of a list: 17、18日.
pub(super) fn take_and(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_one("、和及与或").is_some()
}

/// The year before the first of the Republic of China.
pub(super) const REPUBLIC: i32 = 1911;

/// The whole number below ten thousand that begins `text`, in any numerals.
pub(super) fn whole_numeral(text: &str) -> Option<(usize, u32)> {
    let (len, value) = numeral::at_start(text)?;
    let whole = value.denominator() == 1 && value.numerator() < 10_000;
    whole.then(|| (len, value.numerator() as u32))
}
