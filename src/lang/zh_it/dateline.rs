//! The day a pair was written on: in go both sides, out comes what the stamp of the page, the dateline (新华社9日电) and
//! the code of the agency (1141003) tell of it.

use crate::extract::compare::WrittenOn;
use crate::extract::date::{Date, Year};
use crate::lang::{it, zh};
use crate::segment::Segmented;

/// The day the source was written on: the stamp of the page, else the dateline with what the code of the agency and
/// the Italian dateline add to it, else the first full date of the text, else what of one there is.
pub fn written_on(source: &Segmented, target: &Segmented, in_text: &[Date]) -> WrittenOn {
    let excluded = || source.excluded.iter().flat_map(|s| zh::figures::date::find(source.text(s)));
    let stamps: Vec<Date> = excluded().map(|found| found.value).collect();
    if let Some(stamp) = stamps.iter().find_map(full) {
        return stamp;
    }
    let all = || stamps.iter().chain(in_text);
    let year = all().find_map(|date| date.year.and_then(Year::absolute));
    if let Some(code) = agency_code(source) {
        return code;
    }
    if let Some(line) = dateline(source) {
        let month = line.month.or_else(|| {
            let theirs = italian_dateline(target)?;
            (theirs.day == line.day).then_some(theirs.month)?
        });
        return WrittenOn { year, month, day: line.day };
    }
    all().find_map(full).unwrap_or_else(|| {
        let dated = all().find(|date| date.month.is_some() && date.day.is_some());
        WrittenOn { year, month: dated.and_then(|d| d.month), day: dated.and_then(|d| d.day) }
    })
}

fn full(date: &Date) -> Option<WrittenOn> {
    let (year, month, day) = (date.year.and_then(Year::absolute)?, date.month?, date.day?);
    Some(WrittenOn { year: Some(year), month: Some(month), day: Some(day) })
}

/// Sentences at the head of a text in which a dateline may stand.
const HEAD: usize = 3;

/// Bytes from the beginning of a sentence to the end of its dateline, at most: agency, reporters, towns.
const LINE: usize = 150;

/// 新华社太原7月9日电, （中央社记者…新竹17日电）: the date before 电 (by wire) or 讯 (news).
fn dateline(source: &Segmented) -> Option<Date> {
    let mut head: Vec<_> = source.excluded.iter().chain(&source.segments).collect();
    head.sort_by_key(|segment| segment.span.start);
    head.into_iter().take(HEAD + source.excluded.len()).find_map(|segment| {
        let text = source.text(segment);
        let wired = |end: usize| end <= LINE && text[end..].trim_start().starts_with(['电', '讯']);
        zh::figures::date::find(text)
            .into_iter()
            .find(|found| found.value.day.is_some() && wired(found.span.end))
            .map(|found| found.value)
    })
}

/// The date before the dash of `TAIYUAN, 9 luglio (Xinhua) –`.
fn italian_dateline(target: &Segmented) -> Option<Date> {
    let mut head: Vec<_> = target.excluded.iter().chain(&target.segments).collect();
    head.sort_by_key(|segment| segment.span.start);
    head.into_iter().take(HEAD).find_map(|segment| {
        let text = target.text(segment);
        let dash = text.find(['–', '—', '-']).filter(|dash| *dash <= LINE)?;
        let day = |date: &Date| date.day.is_some() && date.month.is_some();
        it::figures::date::find(&text[..dash]).into_iter().map(|found| found.value).find(day)
    })
}

/// 1141003 behind the last full stop: year of the Republic, month, day, as the Central News Agency ends its pieces.
fn agency_code(source: &Segmented) -> Option<WrittenOn> {
    const REPUBLIC: i32 = 1911;
    source.segments.iter().chain(&source.excluded).find_map(|segment| {
        let text = source.text(segment).trim_end();
        let digits = text.get(text.len().checked_sub(7)?..)?;
        let alone = digits.bytes().all(|b| b.is_ascii_digit())
            && !text[..text.len() - 7].ends_with(|c: char| c.is_ascii_alphanumeric() || "-.,".contains(c));
        let closes = text.len() == 7 || text[..text.len() - 7].trim_end().ends_with(['）', ')', '。']);
        let (year, month, day): (i32, u8, u8) =
            (digits.get(..3)?.parse().ok()?, digits.get(3..5)?.parse().ok()?, digits.get(5..)?.parse().ok()?);
        let sound = (80..=150).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let code = WrittenOn { year: Some(year + REPUBLIC), month: Some(month), day: Some(day) };
        (alone && closes && sound).then_some(code)
    })
}
