//! The dates and times of day of a Chinese sentence.
//!
//! One continuous expression is one date: 去年9月26日上午10时. Its parts come in one order, from the year down to the
//! clock, and each may be left out. Two dates joined by 至 are two; only a shared unit (17至21日) makes a range.

mod clock;
mod day;
mod era;
mod month;
mod number;
mod period;
mod week;
mod year;

use super::cursor::Cursor;
use super::{numeral, words};
use crate::extract::Found;
use crate::extract::date::{Date, Period};

pub(in crate::lang::zh) use year::of_the_republic as year_of_the_republic;

/// The dates of `text`, in order, not overlapping.
///
/// ```
/// use riscontro::lang::zh::figures::date::find;
/// let found = find("展览9月26日上午10时开幕");
/// assert_eq!((found[0].value.month, found[0].value.day, found[0].value.hour), (Some(9), Some(26), Some(10)));
/// ```
pub fn find(text: &str) -> Vec<Found<Date>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = Cursor::new(text, at);
        if let Some((end, value)) = read(start) {
            found.push(Found { span: at..end, value });
            at = end;
        } else {
            at += words::passed_over(start);
        }
    }
    found
}

/// The date that begins at the cursor, and where it ends.
fn read(start: Cursor<'_>) -> Option<(usize, Date)> {
    if !may_begin(start.next()?) || !may_go_on(start.rest()) || words::no_figure_at_start(start.rest()).is_some() {
        return None;
    }
    let mut reader = Reader { cursor: start, date: Date::default() };
    for part in PARTS {
        reader.take(*part);
    }
    (!reader.date.is_empty()).then(|| (reader.cursor.at(), reader.date))
}

/// Whether a date may begin with `c`. Every other character is passed over at no cost.
fn may_begin(c: char) -> bool {
    match c {
        '公' | '民' | '西' | '农' | '阴' | '正' | '腊' => true, // 公元 and 西元 AD, 民国 Republic, 农历 and 阴历 lunar
        '去' | '今' | '明' | '前' | '后' | '昨' | '翌' | '隔' | '大' => true, // 去年, 今天, 明天, 大前天 …
        '上' | '下' | '本' | '这' | '同' | '次' | '当' | '来' => true, // 上周, 本月, 同日, 次日, 当天, 来年 …
        '周' | '星' | '礼' | '逢' | '每' => true,               // weekdays
        '年' | '月' | '岁' | '全' | '首' | '第' => true,        // 年底, 月初, 岁末, 全年, 首季, 第三季度
        '凌' | '清' | '早' | '晨' | '中' | '午' | '傍' | '晚' | '深' | '夜' => true, // parts of the day
        _ => numeral::may_begin(c),
    }
}

/// Whether what begins `text` may be a date, if that is a numeral in Chinese characters: behind it, or behind several in
/// a list or a range, a part of a date stands by name. Most such numerals are none, and are told so at once.
fn may_go_on(text: &str) -> bool {
    let han = |c: char| numeral::may_begin(c) && !c.is_ascii_digit();
    let between = |c: char| " 、和及与或至到-–—－−~～来多余几".contains(c);
    !text.starts_with(han)
        || match text.trim_start_matches(|c| numeral::may_begin(c) || between(c)).chars().next() {
            Some(next) => "年月日号点时世季旬代载岁:：∶（(天周".contains(next),
            None => false,
        }
}

/// Takes one part of a date, or leaves both as they were.
type Part = fn(&mut Cursor<'_>, &mut Date) -> bool;

/// The parts in their order. A weekday may stand before its date or after it.
const PARTS: &[Part] = &[
    era::take,
    year::take,
    period::take,
    month::take,
    day::take,
    week::take,
    month::take_after_weekday,
    day::take_after_weekday,
    bracketed,
    clock::take_part,
    clock::take_time,
    earlier_or_later,
];

struct Reader<'a> {
    cursor: Cursor<'a>,
    date: Date,
}

impl Reader<'_> {
    /// Takes `part`, after a space if need be.
    fn take(&mut self, part: Part) {
        if part(&mut self.cursor, &mut self.date) || self.date.is_empty() {
            return;
        }
        let mut ahead = self.cursor;
        ahead.space();
        if ahead.at() > self.cursor.at() && part(&mut ahead, &mut self.date) {
            self.cursor = ahead;
        }
    }
}

/// 本月早些时候, 上周晚些时候: the earlier or later part of a longer stretch.
fn earlier_or_later(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    const WORDS: &[(&str, Period)] = &[
        ("早些时候", Period::Beginning),
        ("稍早", Period::Beginning),
        ("晚些时候", Period::End),
        ("稍晚", Period::End),
    ];
    let stretch = !date.is_empty() && date.period.is_none() && date.hour.is_none();
    match cursor.take_row(if stretch { WORDS } else { &[] }) {
        Some(period) if date.day.is_none() && date.weekday.is_none() => {
            date.period = Some(period);
            true
        }
        found => found.is_some(),
    }
}

/// 9月26日（星期五）, 周三（17日）: the same day once more, in brackets.
fn bracketed(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let is_day = date.day.is_some() || date.weekday.is_some() || date.relative.is_some();
    if !is_day || ahead.take_one("（(").is_none() {
        return false;
    }
    let start = ahead.at();
    let mut inside = Reader { cursor: ahead, date: *date };
    for part in [week::take as Part, year::take, month::take, day::take, week::take] {
        inside.take(part);
    }
    let taken = inside.cursor.at() > start && inside.cursor.take_one("）)").is_some();
    if taken {
        (*cursor, *date) = (inside.cursor, inside.date);
    }
    taken
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::extract::date::{DayPart, Relative, Year};
    use crate::lang::zh::figures::quantity;

    /// The dates of `text` with the words that say them.
    pub(super) fn dates(text: &str) -> Vec<(&str, Date)> {
        find(text).into_iter().map(|found| (&text[found.span], found.value)).collect()
    }

    /// The words of the dates of `text`.
    pub(super) fn words_of(text: &str) -> Vec<&str> {
        dates(text).into_iter().map(|(words, _)| words).collect()
    }

    /// The one date that is all of `text`.
    pub(super) fn date(text: &str) -> Date {
        let found = dates(text);
        assert_eq!(found.iter().map(|(words, _)| *words).collect::<Vec<_>>(), [text], "not one date");
        found[0].1
    }

    fn days_of(year: i32, month: u8) -> u8 {
        match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn han(number: u8) -> String {
        let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
        let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
        let head = match tens {
            0 => String::new(),
            1 => "十".to_owned(),
            _ => format!("{}十", digits[tens]),
        };
        if ones == 0 && tens > 0 { head } else { format!("{head}{}", digits[ones]) }
    }

    fn han_year(year: i32) -> String {
        let digits: Vec<char> = "〇一二三四五六七八九".chars().collect();
        year.to_string().bytes().map(|b| digits[usize::from(b - b'0')]).collect()
    }

    #[test]
    fn reads_every_day_of_a_century_as_it_may_be_written() {
        for year in 1950..2050 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month) {
                    let expected = Date {
                        year: Some(Year::Absolute(year)),
                        month: Some(month),
                        day: Some(day),
                        ..Date::default()
                    };
                    assert_eq!(date(&format!("{year}年{month}月{day}日")), expected);
                    assert_eq!(date(&format!("{year} 年 {month} 月 {day} 日")), expected);
                    assert_eq!(date(&format!("{year}-{month:02}-{day:02}")), expected);
                    let text = format!("{}年{}月{}日", han_year(year), han(month), han(day));
                    assert_eq!(date(&text), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn one_continuous_expression_is_one_date() {
        let expected = Date {
            year: Some(Year::Relative(-1)),
            month: Some(9),
            day: Some(26),
            part: Some(DayPart::Morning),
            hour: Some(10),
            ..Date::default()
        };
        assert_eq!(date("去年9月26日上午10时"), expected);
        assert_eq!(words_of("他6日到罗马，13日晚离开"), ["6日", "13日晚"]);
        assert_eq!(words_of("周一晚间至1月12日15时42分"), ["周一晚间", "1月12日15时42分"]);
    }

    #[test]
    fn two_full_dates_are_two_and_a_shared_unit_makes_a_range() {
        assert_eq!(words_of("2019年3月至2022年8月"), ["2019年3月", "2022年8月"]);
        assert_eq!(words_of("6日至8日"), ["6日", "8日"]);
        let expected = Date { day: Some(17), until: Some((None, None, Some(21))), ..Date::default() };
        assert_eq!(date("17至21日"), expected);
        let expected = Date { month: Some(9), ..expected };
        assert_eq!(date("9月17-21日"), expected);
    }

    #[test]
    fn the_same_day_in_brackets_is_part_of_the_date() {
        let expected = Date { month: Some(9), day: Some(26), weekday: Some(5), ..Date::default() };
        assert_eq!(date("9月26日（星期五）"), expected);
        let expected = Date { day: Some(17), weekday: Some(3), part: Some(DayPart::Evening), ..Date::default() };
        assert_eq!(date("周三（17日）晚"), expected);
        assert_eq!(words_of("9月26日（摄影）"), ["9月26日"]);
    }

    #[test]
    fn earlier_and_later_are_parts_of_the_stretch() {
        let expected = Date { relative: Some(Relative::Month(0)), period: Some(Period::Beginning), ..Date::default() };
        assert_eq!(date("本月早些时候"), expected);
        assert_eq!(date("上周晚些时候").period, Some(Period::End));
    }

    #[test]
    fn words_that_look_like_dates_are_none() {
        for text in
            ["十月革命", "今日头条", "五一假期", "“十五五”规划", "南方周末", "同日本的关系", "https://a.cn/2025/9/26"]
        {
            assert_eq!(words_of(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_long_run_of_digits_is_read_in_passing() {
        for piece in ["一", "1", "1 ", "1-", "1、", "2019、", "十", "万", "零", "每3元", "周一", "第一", "a1"]
        {
            let text = piece.repeat(5_000);
            assert!(find(&text).len() + quantity::find(&text).len() <= 10_000, "{piece}");
        }
    }

    #[test]
    fn dates_and_figures_stay_in_order_apart_and_inside_the_text() {
        let pieces = [
            "2025年", "9月", "26日", "上午", "10时", "3", "三", "十", "年", "周", "一", "至", "、", "-", ":", "30",
            "%", "第", "个", "半", "（", "）", " ", "上", "万", "A",
        ];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    for text in [[a, b, c, a].concat(), [a, b, b, c].concat()] {
                        let dates = find(&text).into_iter().map(|found| found.span);
                        let figures = quantity::find(&text).into_iter().map(|found| found.span);
                        let mut spans: Vec<_> = dates.chain(figures).collect();
                        spans.sort_by_key(|span| span.start);
                        let apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
                        let sound = spans.iter().all(|span| span.start < span.end && text.get(span.clone()).is_some());
                        assert!(apart && sound, "{text}: {spans:?}");
                    }
                }
            }
        }
    }
}
