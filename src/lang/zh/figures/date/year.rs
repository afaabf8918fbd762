//! Years: 2025年, 去年, 114年度, 2024—2027年, 2013-2014, 2025上海车展.

use super::number::{self, REPUBLIC, whole_numeral};
use crate::extract::Found;
use crate::extract::date::{Date, Year};
use crate::extract::quantity::{Approximation, Dimension, Quantity};
use crate::lang::zh::figures::counted;
use crate::lang::zh::figures::cursor::Cursor;

/// Takes a year.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    if date.year.is_some() {
        return false;
    }
    let readings = [numbered, relative, calendar_dots, season_of_years, bare];
    readings.iter().any(|reading| reading(cursor, date))
}

/// 2025年, 二〇二五年, 98年3月, 114年度, 2024—2027年, 2019、2020年.
fn numbered(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    if ahead.previous().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let Some((len, value)) = digits(ahead.rest()) else { return false };
    ahead.skip(len);
    let range = range_end(&mut ahead, value);
    if let Some(last) = range {
        date.until = Some((Some(last), None, None));
    } else if is_listed(ahead, value) {
        *cursor = ahead;
        date.year = Some(Year::Absolute(value));
        return true;
    }
    ahead.space();
    if !ahead.take("年") || ahead.sees("代级") {
        date.until = None;
        return false;
    }
    let ancient = is_ancient(*cursor, ahead, value, range).then_some(value);
    let Some(year) =
        ancient.or_else(|| full_year(value, len, &ahead)).filter(|_| !is_stretch_of_years(*cursor, ahead, value))
    else {
        date.until = None;
        return false;
    };
    ahead.take("度");
    *cursor = ahead;
    date.year = Some(Year::Absolute(year));
    true
}

/// Up to four digits, Arabic or by their place.
fn digits(text: &str) -> Option<(usize, i32)> {
    if let Some((len, value)) = number::arabic(text) {
        return Some((len, value as i32));
    }
    let han = text.chars().take(5).take_while(|c| "〇○零一二三四五六七八九".contains(*c)).count();
    let (len, value) = whole_numeral(text).filter(|_| han == 4 || han == 2)?;
    Some((len, value as i32))
}

/// The year meant by `value` before 年. Fewer than four digits are a year only with a month or 度 after it, or with
/// a zero in front; about 114 it is one of the Republic.
fn full_year(value: i32, len: usize, after: &Cursor<'_>) -> Option<i32> {
    let month_follows = {
        let mut ahead = *after;
        number::take(&mut ahead, 1, 12).is_some() && ahead.take("月")
    };
    // 114年度, 113年底, 112年上半年: no stretch of years is put so.
    let dated = month_follows
        || after.sees_word(&["度", "底", "初", "末", "上半年", "下半年", "第一季", "第二季", "第三季", "第四季"]);
    match value {
        1000..=2200 => Some(value),
        90..=150 if dated && len == 3 => Some(value + REPUBLIC),
        0..=9 if len == 2 => Some(2000 + value),
        0..=49 if month_follows && len == 2 => Some(2000 + value),
        50..=99 if month_follows && len == 2 => Some(1900 + value),
        _ => None,
    }
}

/// Whether three digits before 年 are a year of the first millennium: the two ends of 768-814年, which are no round
/// stretch of years, or one beside a word of a reign or a life (768年即位), or with the other end behind it or before.
fn is_ancient(start: Cursor<'_>, end: Cursor<'_>, value: i32, range: Option<i32>) -> bool {
    // reigning, ascending the throne, succeeding, ruling, dying, being born
    const REIGN: &[&str] =
        &["在位", "即位", "继位", "登基", "加冕", "称帝", "去世", "逝世", "驾崩", "出生", "统治", "执政"];
    if !(100..1000).contains(&value) {
        return false;
    }
    let uneven = |last: i32| value % 10 != 0 || last % 10 != 0;
    let other_end = |text: &str| {
        let mut ahead = Cursor::new(text, 0);
        number::take_to(&mut ahead);
        let year = number::arabic(ahead.rest()).filter(|_| ahead.at() > 0);
        year.is_some_and(|(len, last)| {
            ahead.rest()[len..].starts_with('年') && last as i32 > value && uneven(last as i32)
        })
    };
    let begun = || {
        let before = start.before().trim_end_matches(['至', '到', '-', '–', '—', '－', '~', ' ']);
        let year = before.strip_suffix('年').filter(|_| before.len() < start.before().len());
        let digits = year.map_or(0, |year| year.bytes().rev().take_while(u8::is_ascii_digit).count());
        year.filter(|_| (1..=3).contains(&digits))
            .and_then(|year| year[year.len() - digits..].parse::<i32>().ok())
            .is_some_and(|first| first < value && (first % 10 != 0 || value % 10 != 0))
    };
    end.sees_word(REIGN)
        || range.map_or_else(|| other_end(end.rest()) || begun(), |last| uneven(last) || end.sees_word(REIGN))
}

/// The year of the Republic that `figure` of `text` means, in a text from Taiwan: 114年 where nothing speaks of a
/// stretch of years.
pub(in crate::lang::zh) fn of_the_republic(text: &str, figure: &Found<Quantity>) -> Option<Date> {
    // lasting, for, over, nearly, in the last, from now, already …
    const BEFORE: &[&str] = &[
        "历时", "长达", "超过", "距今", "近", "逾", "约", "达", "过去", "已有", "有", "满", "第", "用了", "了", "判",
        "这",
    ];
    // history, old, before, since, later, between, long, of …
    const AFTER: &[&str] = &[
        "历史", "的", "前", "来", "以来", "后", "之后", "间", "之久", "多", "老", "古", "以上", "左右", "内", "徒刑",
        "一遇",
    ];
    let surface = &text[figure.span.clone()];
    let digits = surface.strip_suffix('年')?.trim_end();
    let value: i32 = digits.parse().ok().filter(|value| digits.len() >= 2 && (80..=150).contains(value))?;
    let years = figure.value.unit.dimension == Dimension::Months && figure.value.approximation == Approximation::Exact;
    let before = text[..figure.span.start].trim_end();
    let after = text[figure.span.end..].trim_start();
    let stretch = BEFORE.iter().any(|word| before.ends_with(word)) || AFTER.iter().any(|word| after.starts_with(word));
    (years && !stretch).then(|| Date { year: Some(Year::Absolute(value + REPUBLIC)), ..Date::default() })
}

/// 距今2000年, 1500年历史: a round number of years, not a year.
fn is_stretch_of_years(start: Cursor<'_>, end: Cursor<'_>, value: i32) -> bool {
    // from now, as long as, lasting, nearly, over, more than, with
    const BEFORE: &[&str] = &["距今", "长达", "历时", "近", "逾", "超过", "有着"];
    // history, of history, civilisation, in the last, long, or more, ago, or so
    const AFTER: &[&str] = &["历史", "的历史", "文明", "来的", "之久", "以上", "前的", "左右的"];
    let before = Cursor::new(start.text(), start.before().trim_end_matches(['约', '大', ' ']).len());
    let ago = value % 100 == 0 && value < 1900 && end.sees("前");
    ago || value % 10 == 0 && (before.follows_word(BEFORE) || end.sees_word(AFTER))
}

/// The second year of 2024—2027年.
fn range_end(cursor: &mut Cursor<'_>, first: i32) -> Option<i32> {
    let mut ahead = *cursor;
    if !number::take_to(&mut ahead) {
        return None;
    }
    let (len, last) = digits(ahead.rest()).filter(|(_, last)| (100..=2200).contains(last) && *last > first)?;
    ahead.skip(len);
    let closes = ahead.rest().trim_start_matches(' ').starts_with('年');
    (closes && first >= 100).then(|| *cursor = ahead)?;
    Some(last)
}

/// The first of 2019、2020年: the unit comes with the last.
fn is_listed(mut after: Cursor<'_>, value: i32) -> bool {
    if !(1000..=2200).contains(&value) || !number::take_and(&mut after) {
        return false;
    }
    let Some((len, next)) = digits(after.rest()) else { return false };
    after.skip(len);
    (value + 1..=2200).contains(&next) && (after.sees("年") || is_listed(after, next))
}

/// 去年, 今年, 上年同期; 今（2025）年.
fn relative(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    /// Word, years from now, characters it may not follow.
    const WORDS: &[(&str, (i32, &str))] = &[
        ("大前年", (-3, "")),                 // three years ago
        ("去年", (-1, "失")),                 // last year
        ("上年度", (-1, "")),                 // the year before
        ("上年", (-1, "以早晚网线海身马史")), // the year before
        ("今年", (0, "")),                    // this year
        ("本年度", (0, "")),                  // this year
        ("本年", (0, "日基成")),              // this year
        ("全年", (0, "")),                    // the whole year
        ("明年", (1, "")),                    // next year
        ("来年", (1, "年近未往从以两几多")),  // the coming year
        ("前年", (-2, "以之此年目生")),       // the year before last
        ("后年", (2, "以之今战此最")),        // the year after next
    ];
    const OTHER_WORD: &str = "轻纪龄幼少迈薪画货"; // 年轻 young, 年纪 and 年龄 age, 年薪 salary …
    let mut ahead = *cursor;
    let Some((years, not_after)) = ahead.take_row(WORDS) else { return year_in_brackets(cursor, date) };
    if ahead.sees(OTHER_WORD) || cursor.previous().is_some_and(|c| not_after.contains(c) || is_digit(c)) {
        return false;
    }
    // 去年度, but 去年|度过.
    if !ahead.sees_word(&["度过", "度假", "度日", "度夏", "度冬"]) {
        ahead.take("度");
    }
    for more in ["全年", "同期"] {
        ahead.take(more);
    }
    *cursor = ahead;
    date.year = Some(Year::Relative(years));
    true
}

/// Whether `c` ends a number, so that what follows is a unit: 三年, 几天.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百千几数".contains(c)
}

/// 今（2025）年.
fn year_in_brackets(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    if ahead.take_one("去今明").is_none() || ahead.take_one("（(").is_none() {
        return false;
    }
    let Some((len, year)) = number::arabic(ahead.rest()).filter(|(_, year)| (1000..=2200).contains(year)) else {
        return false;
    };
    ahead.skip(len);
    if ahead.take_one("）)").is_none() || !ahead.take("年") {
        return false;
    }
    *cursor = ahead;
    date.year = Some(Year::Absolute(year as i32));
    true
}

/// 2025-09-26, 2025/9/26, 2025.9.26.
fn calendar_dots(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let rest = ahead.rest();
    let len = rest.bytes().take_while(|b| b.is_ascii_digit() || b"-/.".contains(b)).count();
    let text = rest[..len].trim_end_matches(['.', '-', '/']);
    let Some(sign) = text.chars().find(|c| !c.is_ascii_digit()) else { return false };
    let fields: Vec<u32> = text.split(sign).map_while(|field| field.parse().ok()).collect();
    let [year @ 1000..=2200, month @ 1..=12, day @ 1..=31] = fields[..] else { return false };
    ahead.skip(text.len());
    *cursor = ahead;
    date.year = Some(Year::Absolute(year as i32));
    (date.month, date.day) = (Some(month as u8), Some(day as u8));
    true
}

/// 2013-2014, 2018-19赛季, 2018/19: two years in a row, or more in brackets.
fn season_of_years(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let Some(first) = plain_year(&mut ahead) else { return false };
    if !number::take_to(&mut ahead) && !ahead.take("/") {
        return false;
    }
    let Some((len, last)) = number::arabic(ahead.rest()) else { return false };
    ahead.skip(len);
    let last = match len {
        2 => first / 100 * 100 + last as i32,
        _ => last as i32,
    };
    // 2031至32年度: of business.
    let of_business = ahead.take("年度");
    let ends = of_business || !is_glued(ahead) && !ahead.sees("%年月日");
    let counted = counted::at_start(ahead.rest()).is_some();
    if !ends || counted || !(first + 1..=2200).contains(&last) || len == 2 && last != first + 1 {
        return false;
    }
    *cursor = ahead;
    date.year = Some(Year::Absolute(first));
    date.until = Some((Some(last), None, None));
    true
}

/// Letters, digits, or a dash with more digits follow.
fn is_glued(ahead: Cursor<'_>) -> bool {
    let mut rest = ahead.rest().chars();
    let first = rest.next().filter(|c| !"-/.".contains(*c)).or_else(|| rest.next());
    first.is_some_and(|c| c.is_ascii_alphanumeric())
}

fn plain_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    if cursor.previous().is_some_and(|c| c.is_ascii_alphanumeric() || "-/.$€£¥#".contains(c)) {
        return None;
    }
    let (len, year) = number::arabic(cursor.rest()).filter(|(len, _)| *len == 4)?;
    cursor.skip(len);
    (1000..=2200).contains(&year).then_some(year as i32)
}

/// A year without 年: alone in brackets (1954), after 于, or of our time before the name of an event (2025上海车展).
fn bare(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let Some(year) = plain_year(&mut ahead) else { return false };
    let counts = counted::at_start(ahead.rest()).is_some() || ahead.sees("多余几来万亿千百%％-–~至到.,:");
    let in_brackets = cursor.follows("（(") && ahead.sees("）)") && (1500..=2100).contains(&year);
    let heads = cursor.before().trim_end().is_empty() && ahead.sees(":：");
    let after_word = cursor.follows("于") && (1500..=2100).contains(&year) && !counts;
    if in_brackets || after_word || heads || names_an_event(*cursor, ahead, year) && !counts {
        *cursor = ahead;
        date.year = Some(Year::Absolute(year));
        return true;
    }
    false
}

fn names_an_event(start: Cursor<'_>, end: Cursor<'_>, year: i32) -> bool {
    const COUNTED_BEFORE: &str = "约近逾超达至到为了有共增升降第破过余仅足";
    let name = end.next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"人元的".contains(c))
        && !end.sees_word(&["以上", "以下", "左右", "上下"]);
    (1990..=2049).contains(&year) && year % 100 != 0 && name && !start.follows(COUNTED_BEFORE)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, dates, words_of};
    use super::*;

    fn year(text: &str) -> Option<Year> {
        date(text).year
    }

    #[test]
    fn reads_years_in_every_way_of_writing() {
        assert_eq!(year("2025年"), Some(Year::Absolute(2025)));
        assert_eq!(year("二〇二五年"), Some(Year::Absolute(2025)));
        assert_eq!(year("98年3月"), Some(Year::Absolute(1998)));
        assert_eq!(year("08年"), Some(Year::Absolute(2008)));
        assert_eq!(year("114年度"), Some(Year::Absolute(2025)));
        assert_eq!(year("今（2025）年"), Some(Year::Absolute(2025)));
        assert_eq!(year("2025.9.26"), Some(Year::Absolute(2025)));
    }

    #[test]
    fn a_bare_year_of_the_republic_is_told_from_a_stretch() {
        let year = |text: &str| {
            let found = crate::lang::zh::figures::quantity::find(text);
            found.first().and_then(|figure| of_the_republic(text, figure)).and_then(|date| date.year)
        };
        assert_eq!(year("预计114年完工"), Some(Year::Absolute(2025)));
        assert_eq!(year("该校有114年历史"), None);
        assert_eq!(year("历时98年"), None);
        assert_eq!(date("113年底").year, Some(Year::Absolute(2024)));
    }

    #[test]
    fn reads_years_told_from_now() {
        let told = [("前年", -2), ("去年", -1), ("上年同期", -1), ("今年", 0), ("全年", 0), ("明年", 1), ("后年", 2)];
        for (text, years) in told {
            assert_eq!(year(text), Some(Year::Relative(years)), "{text}");
        }
        assert_eq!(words_of("当今年轻人，三年前年轻，以后年度"), [""; 0]);
        assert_eq!(words_of("去年度亏损，明年度假"), ["去年度", "明年"]);
        assert_eq!(words_of("2041至42年度，2016/17年度的借阅量"), ["2041至42年度", "2016/17年度"]);
    }

    #[test]
    fn years_with_one_unit_are_a_range_or_a_list() {
        let until = |text: &str| date(text).until;
        assert_eq!(until("2024—2027年"), Some((Some(2027), None, None)));
        assert_eq!(until("2013-2014"), Some((Some(2014), None, None)));
        assert_eq!(until("2018/19"), Some((Some(2019), None, None)));
        assert_eq!(words_of("2019、2020年"), ["2019", "2020年"]);
        assert_eq!(words_of("2019年至2023年"), ["2019年", "2023年"]);
        assert_eq!(until("711-732年"), Some((Some(732), None, None)));
        assert_eq!(words_of("711年－732年，于841年即位"), ["711年", "732年", "841年"]);
    }

    #[test]
    fn a_number_of_years_is_no_year() {
        for text in
            ["五年", "10年", "300-400年", "持续300年", "120-150年", "距今3000年", "2000年历史", "1500年前", "九年级"]
        {
            assert_eq!(dates(text), [], "{text}");
        }
        assert_eq!(words_of("2019年前"), ["2019年"]);
    }

    #[test]
    fn a_year_without_its_unit_needs_a_reason() {
        assert_eq!(words_of("2025上海车展"), ["2025"]);
        assert_eq!(words_of("电影（1954）"), ["1954"]);
        assert_eq!(words_of("于1842签订"), ["1842"]);
        assert_eq!(words_of("共2025人，达2025米，约2025世界"), [""; 0]);
    }
}
