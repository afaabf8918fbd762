//! What is no figure though it has digits: Latin names and model numbers, telephone numbers, versions, list marks, and
//! the Han numerals of words and names.

use super::approximation::Lead;
use super::count::Count;
use super::tail::Tail;
use crate::extract::quantity::{Dimension, Exact};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;

/// Whether a figure may begin with `c`. Every other character is passed over at no cost.
pub(super) fn may_begin(c: char) -> bool {
    let sign = match c {
        '第' | '首' => true,                             // ordinals
        '数' | '几' | '好' | '上' | '过' | '翻' => true, // 数十, 几百, 好几百, 上千, 过半, 翻番
        '负' | '-' | '−' | '摄' | '华' => true,          // minus, 摄氏 centigrade, 华氏 Fahrenheit
        '人' | '新' | '台' | '港' | '美' | '日' => true, // 人民币, 新台币, 台币, 港币, 美金, 日币
        '$' | '€' | '£' | '￡' | '¥' | '￥' => true,
        'U' | 'H' | 'N' | 'A' | 'C' | 'S' | 'R' | 'E' => true, // US$, HK$, NT$, A$, C$, S$, RMB, EUR
        _ => false,
    };
    sign || numeral::may_begin(c)
}

/// Whether a count with its tail is a figure where it stands.
pub(super) fn is_figure(count: &Count<'_>, tail: Option<&Tail>, lead: &Lead) -> bool {
    if count.numeral.arabic {
        let version = count.text().ends_with(".0") && tail.is_some_and(|tail| tail.classifier); // 3.0版
        return !version && !is_no_figure(count.start, count.end, count.text(), tail.is_some());
    }
    let text = count.text();
    let approximated = lead.approximation.or(count.vague).or(count.loose).is_some();
    if text.starts_with(['百', '千', '万', '亿']) {
        return approximated || tail.is_some_and(|tail| bare_magnitude_counts(text, tail));
    }
    let by_place = !text.contains(['十', '百', '千', '万', '亿', '点', '拾', '佰', '仟']);
    let reign = count.end.sees("世") && !count.end.sees_word(&["世纪"]); // 十四世: the fourteenth of his name
    let name = reign || is_name_by_number(count.start, count.end);
    let single = text.chars().count() == 1;
    tail.is_some() || count.kind.is_some() || count.loose.is_some() || !single && !by_place && !name
}

/// 万亿元, 千米, 百家: a magnitude that counts something. A hundred years and a thousand are figures of speech.
fn bare_magnitude_counts(text: &str, tail: &Tail) -> bool {
    let years = matches!(tail.unit.dimension, Dimension::Months | Dimension::Age);
    text.chars().count() > 1 || !years && tail.scale == Exact::whole(1)
}

/// Whether the Arabic numeral `digits`, alone or first of two, from `start` to `end`, stands where no figure does.
/// `counts` says that a unit or classifier follows it.
pub(super) fn is_no_figure(start: Cursor<'_>, end: Cursor<'_>, digits: &str, counts: bool) -> bool {
    is_glued_before(start) || !counts && (is_glued_after(end) || names_something(start, end, digits))
}

/// Whether letters or signs on either side make the digits part of something longer.
pub(super) fn is_glued(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    is_glued_before(start) || is_glued_after(end)
}

/// A letter, a hyphen after a name, a slash, a dot: A380, COVID-19, 9·11.
fn is_glued_before(start: Cursor<'_>) -> bool {
    let mut behind = start.before().chars().rev();
    let (last, before_last) = (behind.next(), behind.next());
    match last {
        Some(c) if c.is_ascii_alphanumeric() => true,
        Some('#' | '№' | '@' | '/' | '_' | '=') => true,
        Some('-' | '.' | '·' | ':') => before_last.is_some_and(|c| c.is_ascii_alphanumeric() || "½¼¾".contains(c)),
        _ => false,
    }
}

/// A letter, a further dot or slash: 5G, 1.2.3, 24/7.
fn is_glued_after(end: Cursor<'_>) -> bool {
    let mut ahead = end.rest().chars();
    match ahead.next() {
        Some(c) if c.is_ascii_alphanumeric() || "_½¼¾×".contains(c) => true,
        Some('.' | '·' | '/') => ahead.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// A number that counts nothing and names something.
fn names_something(start: Cursor<'_>, end: Cursor<'_>, digits: &str) -> bool {
    let hyphened = start.follows("-"); // 运-20
    let first_zero = digits.starts_with('0') && digits.len() > 1 && !digits.starts_with("0.");
    let born_in = digits.len() == 2 && digits.ends_with(['0', '5']) && end.sees("后"); // 90后: born in the nineties
    let identifier = digits.len() >= 7 && digits.bytes().all(|b| b.is_ascii_digit());
    first_zero
        || hyphened
        || born_in
        || identifier
        || digits.ends_with(".0")
        || is_telephone(start)
        || is_list_mark(start, end, digits)
        || follows_latin_word(start)
        || is_name_by_number(start, end)
}

/// 国道219线, 神舟十八号: roads, craft and lines that have a number for a name.
fn is_name_by_number(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const NAMED_BEFORE: &[&str] = &[
        "国道", // national road
        "省道", // provincial road
        "县道", // county road
        "高速", // motorway
        "波音", // Boeing
        "空客", // Airbus
        "米格", // MiG
        "歼",   // fighter
        "航班", // flight
        "编号", // number
        "代码", // code
        "代号", // code name
        "电话", // telephone
        "热线", // hotline
        "遥",   // rocket, by its flight
        "邮编", // postcode
        "频道", // channel
        "工业", // industry (4.0)
    ];
    const NAMED_AFTER: &[&str] = &[
        "号",     // number (house, line, model)
        "次列车", // train
        "航班",   // flight
        "国道",   // national road
        "工程",   // project
        "高校",   // universities of a project
        "院校",   // the same
        "条款",   // section (301)
    ];
    start.follows_word(NAMED_BEFORE) || end.sees_word(NAMED_AFTER)
}

/// Groups of digits with hyphens or spaces between them: 859-292-3680, 0800 555 111.
fn is_telephone(start: Cursor<'_>) -> bool {
    let run = |c: char| c.is_ascii_digit() || c == '-' || c == ' ';
    let rest = start.rest();
    let len = rest.bytes().take(40).take_while(|b| run(char::from(*b))).count();
    let groups: Vec<&str> = rest[..len].split(['-', ' ']).filter(|group| !group.is_empty()).collect();
    let behind = start.before();
    let continued = behind.ends_with(' ') && behind.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let spaced = groups.len() == 2 && rest[..len].trim_end().contains(' ') && !rest[..len].contains('-');
    groups.len() > 2 || spaced || groups.len() == 2 && groups.iter().any(|group| group.len() > 5) || continued
}

/// 1、 or 2. or （3） at the head of an item.
fn is_list_mark(start: Cursor<'_>, end: Cursor<'_>, digits: &str) -> bool {
    let heads = start.before().trim_end_matches(' ').chars().next_back().is_none_or(|c| c == '\n');
    let dot = end.rest().strip_prefix('.').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let bracketed = start.follows("（(") && end.sees("）)") && digits.len() == 1;
    digits.len() <= 2 && (heads && (dot || end.sees("、）)")) || bracketed)
}

/// Mate 9, Windows 11: the number is part of the name.
fn follows_latin_word(start: Cursor<'_>) -> bool {
    let before = start.before();
    before.strip_suffix(' ').is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::words_of;

    #[test]
    fn names_and_models_hold_no_figures() {
        assert_eq!(
            words_of("A380，G20，C919，5G，COVID-19，8K，F-16，K7，歼20，运-20，Mate 9手机，3.0版，1.2.3"),
            [""; 0]
        );
        assert_eq!(words_of("国道219线，1号线，波音737客机，211工程，90后，神舟十八号，9·11事件，4×A"), [""; 0]);
    }

    #[test]
    fn telephone_numbers_addresses_and_list_marks_are_no_figures() {
        assert_eq!(words_of("859-292-3680，0800 555 111，13812345678，https://a.cn/2025/30.html"), [""; 0]);
        assert_eq!(words_of("1、目标\n2. 方法\n（3）结果"), [""; 0]);
    }

    #[test]
    fn a_number_with_a_unit_is_a_figure_even_there() {
        assert_eq!(words_of("iPhone 15 台"), ["15 台"]);
        assert_eq!(words_of("13812345人"), ["13812345人"]);
        assert_eq!(words_of("死亡人数升至844"), ["844"]);
    }

    #[test]
    fn a_bare_magnitude_has_to_count_something() {
        assert_eq!(words_of("万亿元，百名记者，千余家，百万人，上百"), ["万亿元", "百名", "千余家", "百万人", "上百"]);
        assert_eq!(words_of("百岁老人，千秋，万象，千万富翁"), [""; 0]);
    }
}
