//! Days: 26日, 17至21日, 17、18日, 昨天, 当晚, 次日, 昨（24）日.

use super::number;
use crate::extract::date::{Date, DayPart, Relative};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;
use crate::lang::zh::script::is_han;

/// Takes a day.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    if date.day.is_some() || date.until.is_some_and(|(_, month, _)| month.is_some()) || date.period.is_some() {
        return false;
    }
    numbered(cursor, date) || date.month.is_none() && (in_brackets(cursor, date) || relative(cursor, date))
}

/// A day after a weekday and its month: 周五9月26日.
pub(super) fn take_after_weekday(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    date.weekday.is_some() && date.day.is_none() && numbered(cursor, date)
}

fn numbered(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let after_month = date.month.is_some();
    if !after_month && ahead.previous().is_some_and(|c| c.is_ascii_alphanumeric() || "第每.-/:°".contains(c)) {
        return false;
    }
    let Some(day) = number::take(&mut ahead, 1, 31) else { return false };
    let bare = ahead;
    let last = range_end(&mut ahead, day);
    if last.is_none() && is_listed(ahead, day) {
        *cursor = ahead;
        date.day = Some(day);
        return true;
    }
    ahead.space();
    let named = match ahead.take_one("日号") {
        Some('号') => after_month || is_day_by_number(*cursor, ahead),
        Some(_) => !is_other_word(ahead) && (after_month || !is_duration(*cursor, ahead)),
        None => false,
    };
    if !named {
        // 9月26，: the day without its unit.
        let ends = bare.next().is_none_or(|c| "，。、；,;）)这".contains(c)) && bare.follows("0123456789");
        if !after_month || !ends || cursor.follows(" ") {
            return false;
        }
        (*cursor, date.day) = (bare, Some(day));
        return true;
    }
    *cursor = ahead;
    date.day = Some(day);
    if last.is_some() {
        date.until = Some((None, None, last));
    }
    true
}

/// The second day of 17至21日.
fn range_end(cursor: &mut Cursor<'_>, first: u8) -> Option<u8> {
    let mut ahead = *cursor;
    if !number::take_to(&mut ahead) {
        return None;
    }
    let last = number::take(&mut ahead, 1, 31).filter(|last| *last > first)?;
    let closes = ahead.rest().trim_start_matches(' ').starts_with(['日', '号']);
    closes.then(|| *cursor = ahead)?;
    Some(last)
}

/// The first of 17、18日.
fn is_listed(mut after: Cursor<'_>, day: u8) -> bool {
    if !number::take_and(&mut after) {
        return false;
    }
    let start = after;
    let Some(next) = number::take(&mut after, 1, 31).filter(|next| *next > day) else { return false };
    let mut end = after;
    end.take("日") && !is_other_word(end) && !is_duration(start, end) || is_listed(after, next)
}

/// 日 that begins another word: 日本 (Japan), 日元 (yen), 日均 (daily average).
fn is_other_word(after: Cursor<'_>) -> bool {
    let ours = ["本报", "本周", "本月", "本台", "本次", "本届", "本网", "军方", "军队"];
    after.sees("本元圆语军均产益趋") && !after.sees_word(&ours)
}

/// 三十日内, 为期5日: a stretch of days. A bare Han number of days is one too, unless the words before it lead up to
/// a date.
fn is_duration(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    // for, in a row, as long as, ahead by, lasting, in the coming, nearly, each, full, in all, stranded, at most, at
    // least, detained, staying, only, about, fewer than, more than, in the last, in the past, suspended, quarantined …
    const BEFORE: &[&str] = &[
        "为期", "连续", "长达", "提前", "历时", "未来", "近", "每", "满", "共", "滞留", "最多", "至少", "拘留", "停留",
        "一连", "接连", "持续", "耗时", "用时", "时隔", "相隔", "延长", "缩短", "推迟", "延迟", "推后", "整整", "足足",
        "仅", "约", "不到", "超过", "最近", "过去", "停牌", "隔离", "逾期", "连休", "休假", "前后", "短短", "住院",
    ];
    // within, between, tour, old, no questions asked, no less than, moving (average), holiday, line, and more, or so
    const AFTER: &str = "内|之间|间|之内|以内|游|龄|无理由|之久|移动|假期|线|以上|左右|行程";
    const LEADS_TO_DATE: &str = "在于从自至到本截、，。；：（(\n";
    let lead = Cursor::new(start.text(), start.before().trim_end_matches(' ').len());
    if lead.follows_word(BEFORE) || AFTER.split('|').any(|word| end.rest().starts_with(word)) {
        return true;
    }
    let han = !start.sees("0123456789");
    let dated = lead.previous().is_none_or(|c| LEADS_TO_DATE.contains(c)) || end.sees("上下凌晚早中清傍（(");
    han && !dated
}

/// 26号 is a day at the head of a clause or after a word of time, and not where something is named by number.
fn is_day_by_number(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    // Buildings, shafts and works, vessels and engines, papers, people and things of a row.
    const NAMED: &str = "楼线馆门病文台机球院厅房仓区选公高舱站店车路泊井桥铺墓矿厂令人卡码位种手\
        钻孔泵炉罐库塔坑巷道岛礁墩闸坝堆棚碑弹箭艇舰轮件证决议提样品配图订贵包座席员嘉室组营隧渠沟采煤工池湖岗哨主委候";
    let leads = start.previous().is_none_or(|c| "在于从自至到是、，。；：（(了的和与及截本".contains(c));
    leads && !end.sees(NAMED)
}

/// 昨（24）日, 今(25)日.
fn in_brackets(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let Some(days) = ahead.take_row(&[("昨", -1), ("今", 0), ("明", 1)]) else { return false };
    if ahead.take_one("（(").is_none() {
        return false;
    }
    let Some(day) = number::take(&mut ahead, 1, 31) else { return false };
    ahead.take("日");
    if ahead.take_one("）)").is_none() || ahead.take_one("日天").is_none() {
        return false;
    }
    *cursor = ahead;
    (date.day, date.relative) = (Some(day), Some(Relative::Day(days)));
    true
}

/// 昨天, 当晚, 次日.
fn relative(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let Some(word) = WORDS.iter().find(|word| ahead.take(word.text)) else { return false };
    let other = match word.text.chars().next_back() {
        Some('天') => ahead.sees("气空文然真黑亮色才津教培养努获"), // 天气 weather, 天空 sky, 天津 Tianjin …
        Some('昨') => !ahead.next().is_some_and(is_han) || ahead.sees("非是今儿个"),
        Some('日') => is_other_word(ahead) || ahead.sees("前常子用"),
        _ => ahead.sees("会宴报年期些婚餐饭"),
    };
    let counted = numeral::at_start(ahead.rest()).is_some() && word.text == "第二天";
    if other || counted || cursor.follows(word.not_after) {
        return false;
    }
    *cursor = ahead;
    date.relative = Some(word.relative);
    date.part = word.part;
    true
}

/// A word for a day.
struct Word {
    text: &'static str,
    relative: Relative,
    part: Option<DayPart>,
    /// Characters after which it is part of other words.
    not_after: &'static str,
}

const fn day(text: &'static str, days: i32) -> Word {
    Word { text, relative: Relative::Day(days), part: None, not_after: "" }
}

const fn that(text: &'static str, relative: Relative) -> Word {
    Word { text, relative, part: None, not_after: "" }
}

const fn at(part: DayPart, word: Word) -> Word {
    Word { part: Some(part), ..word }
}

const fn not_after(not_after: &'static str, word: Word) -> Word {
    Word { not_after, ..word }
}

const WORDS: &[Word] = &[
    not_after("目之此以日提", day("前一天", -1)), // the day before
    not_after("目之此以日提", day("前一日", -1)), // the day before
    at(DayPart::Evening, not_after("目之此以日提", day("前一晚", -1))), // the evening before
    day("大前天", -3),                            // three days ago
    not_after("目以之此提日年月天生", day("前天", -2)), // the day before yesterday
    not_after("目以之此日年月天", day("前日", -2)), // the same
    day("昨天", -1),                              // yesterday
    day("昨日", -1),                              // yesterday
    at(DayPart::Evening, day("昨晚", -1)),        // last night
    at(DayPart::Night, day("昨夜", -1)),          // last night
    at(DayPart::Morning, day("昨晨", -1)),        // yesterday morning
    at(DayPart::Noon, day("昨午", -1)),           // yesterday at noon
    at(DayPart::Morning, day("昨早", -1)),        // yesterday morning
    not_after("如若似同忆今犹宛", day("昨", -1)), // yesterday, in Hong Kong
    day("今天", 0),                               // today
    not_after("如", day("今日", 0)),              // today
    at(DayPart::Evening, day("今晚", 0)),         // tonight
    at(DayPart::Night, day("今夜", 0)),           // tonight
    at(DayPart::Morning, day("今晨", 0)),         // this morning
    at(DayPart::Morning, day("今早", 0)),         // this morning
    day("明天", 1),                               // tomorrow
    day("明日", 1),                               // tomorrow
    at(DayPart::Evening, day("明晚", 1)),         // tomorrow night
    at(DayPart::Morning, day("明早", 1)),         // tomorrow morning
    at(DayPart::Morning, day("明晨", 1)),         // tomorrow morning
    not_after("先之以今日年月天最此", day("后天", 2)), // the day after tomorrow
    not_after("每", that("当天", Relative::SameDay)), // that day
    that("当日", Relative::SameDay),              // that day
    at(DayPart::Evening, that("当晚", Relative::SameDay)), // that evening
    at(DayPart::Night, that("当夜", Relative::SameDay)), // that night
    not_after("不共协等如", that("同日", Relative::SameDay)), // the same day
    that("同一天", Relative::SameDay),            // the same day
    not_after("首多每两这几三", that("次日", Relative::NextDay)), // the next day
    at(DayPart::Morning, that("次晨", Relative::NextDay)), // the next morning
    that("翌日", Relative::NextDay),              // the next day
    that("隔天", Relative::NextDay),              // the next day
    that("第二天", Relative::NextDay),            // the second day
];

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_days_told_from_now() {
        for (text, days) in [("前天", -2), ("昨天", -1), ("昨日", -1), ("今天", 0), ("明天", 1), ("后天", 2)]
        {
            assert_eq!(date(text), Date { relative: Some(Relative::Day(days)), ..Date::default() }, "{text}");
        }
        assert_eq!(date("昨晚").part, Some(DayPart::Evening));
        assert_eq!(date("当晚").relative, Some(Relative::SameDay));
        assert_eq!(date("次日").relative, Some(Relative::NextDay));
        assert_eq!(words_of("目前天气，今后天气，说明天气，首次日本"), [""; 0]);
    }

    #[test]
    fn reads_a_day_in_the_brackets_of_its_word() {
        let found = date("昨（24）日");
        assert_eq!((found.day, found.relative), (Some(24), Some(Relative::Day(-1))));
    }

    #[test]
    fn a_stretch_of_days_is_no_day() {
        assert_eq!(words_of("三十日内，为期5日，提前七日，10日游"), [""; 0]);
        assert_eq!(words_of("五日，警方说15日后"), ["五日", "15日"]);
        assert_eq!(words_of("25日本报讯，3日本队"), ["25日"]);
    }

    #[test]
    fn days_in_a_row_and_shafts_by_number_are_no_days() {
        assert_eq!(words_of("一连8日放映，接连20日，相隔3日"), [""; 0]);
        assert_eq!(words_of("5号泵已启动，2号矿坑，3号提案"), [""; 0]);
    }

    #[test]
    fn yesterday_may_be_one_character() {
        assert_eq!(words_of("警方昨拘捕两人，商会昨下午开会，一切如昨，昨非今是"), ["昨", "昨下午"]);
        assert_eq!(date("前一天").relative, Some(Relative::Day(-1)));
        assert_eq!(words_of("目前一天一次"), [""; 0]);
    }

    #[test]
    fn a_number_with_hao_is_a_day_where_one_may_stand() {
        assert_eq!(words_of("9月26号，26号晚"), ["9月26号", "26号晚"]);
        assert_eq!(words_of("天宫1号，在1号楼"), [""; 0]);
    }

    #[test]
    fn days_may_share_their_unit() {
        assert_eq!(words_of("17、18日"), ["17", "18日"]);
        assert_eq!(words_of("2015年8月30这一天"), ["2015年8月30"]);
    }
}
