//! Whether two figures, or two dates, say the same, however they were written.

use crate::extract::date::{Date, DayPart, Period, Relative, Year};
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};

/// How the figure of a rendering stands to that of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Another figure altogether.
    Different,
    /// The same digits, off by a power of ten.
    Magnitude,
    /// The same within what the words about it allow.
    Near,
    /// The same value.
    Equal,
}

/// Compares two figures.
pub fn quantities(source: &Quantity, target: &Quantity) -> Agreement {
    if source.form == Form::Score || target.form == Form::Score {
        return scores(source, target);
    }
    let Some((a, b)) = in_one_unit(source, target) else { return Agreement::Different };
    if a == b && seconds_agree(source, target) {
        return if vaguer(source, target) { Agreement::Near } else { Agreement::Equal };
    }
    if near(source, target, &a, &b) {
        return Agreement::Near;
    }
    // 6至8 answered by one of its ends only is another figure; a magnitude shows between single figures alone.
    if source.second.is_none() && target.second.is_none() && power_of_ten_apart(&a, &b) {
        return Agreement::Magnitude;
    }
    Agreement::Different
}

fn scores(source: &Quantity, target: &Quantity) -> Agreement {
    let pair = |q: &Quantity| (q.value, q.second);
    let turned = |q: &Quantity| q.second.map(|second| (second, Some(q.value)));
    let same = source.form == target.form && (pair(source) == pair(target) || Some(pair(source)) == turned(target));
    if same { Agreement::Equal } else { Agreement::Different }
}

/// Both values in one unit, if they measure the same kind of thing. A figure without a unit may be of any.
fn in_one_unit(source: &Quantity, target: &Quantity) -> Option<(Exact, Exact)> {
    use Dimension::{Age, Celsius, Count, Grade, Money, Months};
    let (from, to) = (source.unit.dimension, target.unit.dimension);
    let proportion = |form: Form| matches!(form, Form::Percent | Form::Fraction | Form::Multiple);
    if proportion(source.form) != proportion(target.form) && !(source.unit.dimension == Count && target.unit.dimension == Count && source.value == target.value) {
        return None;
    }
    let bare = match (from, to) {
        (a, b) if a == b => false,
        (Money(a), Money(b)) if a == "XXX" || b == "XXX" => false,
        (Age, Months) => return Some((source.value.times(&Exact::whole(12))?, target.value.times(&target.unit.factor)?)),
        (Count, _) | (_, Count) => true,
        (Grade | Celsius, Grade | Celsius) => true,
        _ => return None,
    };
    if bare {
        return Some((source.value, target.value));
    }
    Some((source.value.times(&source.unit.factor)?, target.value.times(&target.unit.factor)?))
}

fn seconds_agree(source: &Quantity, target: &Quantity) -> bool {
    match (source.second, target.second) {
        (Some(a), Some(b)) => source.unit.dimension != target.unit.dimension || {
            a.times(&source.unit.factor) == b.times(&target.unit.factor)
        },
        (None, None) => true,
        _ => false,
    }
}

/// Whether the rendering is vaguer than the original: 129 against "circa 129".
fn vaguer(source: &Quantity, target: &Quantity) -> bool {
    source.approximation == Approximation::Exact && !matches!(target.approximation, Approximation::Exact | Approximation::Over | Approximation::Under)
}

/// Equal within an approximation of the original or within the rounding of a changed unit (英寸 → cm).
fn near(source: &Quantity, target: &Quantity, a: &Exact, b: &Exact) -> bool {
    let (low, high) = (a.to_f64().abs().min(b.to_f64().abs()), a.to_f64().abs().max(b.to_f64().abs()));
    if high == 0.0 || (a.to_f64() < 0.0) != (b.to_f64() < 0.0) {
        return false;
    }
    let apart = (high - low) / high;
    let vague = |q: &Quantity| matches!(q.approximation, Approximation::Several);
    if vague(source) && vague(target) {
        return apart == 0.0;
    }
    let same_dimension = source.unit.dimension == target.unit.dimension;
    let converted = same_dimension && !decimal_ratio(source, target) && source.unit.dimension != Dimension::Months && source.unit.dimension != Dimension::Duration;
    // A changed unit is rounded to two figures: 4 inches to 10 cm.
    if converted {
        return apart <= 0.06;
    }
    let approximate = |q: &Quantity| q.approximation != Approximation::Exact;
    approximate(source) && approximate(target) && apart <= 0.02
}

fn decimal_ratio(source: &Quantity, target: &Quantity) -> bool {
    source.unit.factor.divided_by(&target.unit.factor).is_some_and(|ratio| is_power_of_ten(&ratio))
}

fn power_of_ten_apart(a: &Exact, b: &Exact) -> bool {
    a != b && a.divided_by(b).is_some_and(|ratio| is_power_of_ten(&ratio))
}

fn is_power_of_ten(ratio: &Exact) -> bool {
    let power = |mut n: i128| {
        while n % 10 == 0 && n > 0 {
            n /= 10;
        }
        n == 1
    };
    power(ratio.numerator()) && power(ratio.denominator())
}

/// The day a text was written on, as far as it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenOn {
    /// Year.
    pub year: Option<i32>,
    /// Month.
    pub month: Option<u8>,
    /// Day.
    pub day: Option<u8>,
}

/// Which parts of a date a rendering answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answered {
    /// Parts that matter, in the original.
    pub wanted: u32,
    /// Those of them that the rendering has.
    pub found: u32,
    /// Whether a part stands there with another value.
    pub contradicted: bool,
}

impl Answered {
    /// Whether everything that matters is there.
    pub const fn fully(&self) -> bool {
        self.found == self.wanted && self.wanted > 0
    }
}

/// Looks for the parts of `source` in all dates of the rendering's passage.
pub fn dates(source: &Date, target: &[Date], on: &WrittenOn) -> Answered {
    let mut answered = Answered::default();
    let mut ask = |wanted: bool, has: &dyn Fn(&Date) -> Option<bool>| {
        if !wanted {
            return;
        }
        answered.wanted += 1;
        let answers: Vec<bool> = target.iter().filter_map(has).collect();
        if answers.contains(&true) {
            answered.found += 1;
        } else if !answers.is_empty() {
            answered.contradicted = true;
        }
    };
    let year = source.year.map(|y| resolved(y, on));
    let year_matters = !matches!(source.year, Some(Year::Relative(0))) || source.month.is_none() && source.period.is_none();
    ask(source.year.is_some() && year_matters, &|t| t.year.map(|other| Some(resolved(other, on)) == year).or_else(|| until_year(t, year)));
    ask(source.month.is_some(), &|t| t.month.map(|m| Some(m) == source.month).or_else(|| t.until.and_then(|u| u.1).map(|m| Some(m) == source.month)));
    ask(source.day.is_some(), &|t| day_answers(source, t, on));
    ask(source.weekday.is_some() && source.day.is_none(), &|t| t.weekday.map(|w| Some(w) == source.weekday).or_else(|| weekday_of(t, on).map(|w| Some(w) == source.weekday)));
    ask(source.weekend, &|t| Some(t.weekend));
    let clock = source.hour.is_some();
    ask(clock, &|t| t.hour.map(|h| clock_agrees(source, t, h)).or_else(|| (t.part == Some(DayPart::Noon) && source.hour == Some(12)).then_some(true)));
    let bare = source.year.is_none() && source.month.is_none() && source.day.is_none() && source.weekday.is_none();
    ask(source.part.is_some() && bare && !clock && source.relative.is_none(), &|t| t.part.map(|p| part_agrees(source.part, p)));
    ask(source.period.is_some(), &|t| t.period.map(|p| Some(p) == source.period || season_or_half(source.period, p)).or_else(|| months_of_period(source.period, t)));
    ask(source.relative.is_some(), &|t| relative_answers(source, t, on));
    if let Some((end_year, end_month, end_day)) = source.until {
        ask(end_year.is_some(), &|t| t.until.and_then(|u| u.0).or(absolute(t.year)).map(|y| Some(y) == end_year));
        ask(end_month.is_some() && end_year.is_none(), &|t| t.until.and_then(|u| u.1).or(t.month).map(|m| Some(m) == end_month));
        ask(end_day.is_some(), &|t| t.until.and_then(|u| u.2).or(t.day).map(|d| Some(d) == end_day));
    }
    answered
}

fn resolved(year: Year, on: &WrittenOn) -> Year {
    match (year, on.year) {
        (Year::Relative(offset), Some(now)) => Year::Absolute(now + offset),
        _ => year,
    }
}

fn absolute(year: Option<Year>) -> Option<i32> {
    match year {
        Some(Year::Absolute(year)) => Some(year),
        _ => None,
    }
}

fn until_year(target: &Date, year: Option<Year>) -> Option<bool> {
    target.until.and_then(|u| u.0).map(|end| Some(Year::Absolute(end)) == year)
}

fn day_answers(source: &Date, target: &Date, on: &WrittenOn) -> Option<bool> {
    if let Some(day) = target.day {
        let same_month = source.month.is_none() || target.month.is_none() || source.month == target.month;
        let end = target.until.and_then(|u| u.2) == source.day;
        return Some(Some(day) == source.day && same_month || end);
    }
    if let Some(end) = target.until.and_then(|u| u.2) {
        return Some(Some(end) == source.day);
    }
    // A weekday or a word such as "oggi" answers a day whose weekday is known.
    let month = source.month.or(on.month)?;
    if let Some(weekday) = target.weekday {
        return weekday_on(on.year?, month, source.day?).map(|w| w == weekday);
    }
    match (target.relative, on.day) {
        (Some(Relative::Day(offset)), Some(today)) => Some(i32::from(today) + offset == i32::from(source.day?)),
        (Some(Relative::SameDay), _) => Some(true),
        _ => None,
    }
}

fn weekday_of(date: &Date, on: &WrittenOn) -> Option<u8> {
    weekday_on(absolute(date.year).or(on.year)?, date.month.or(on.month)?, date.day?)
}

/// Day of the week, 1 (Monday) to 7, by Zeller's congruence.
pub fn weekday_on(year: i32, month: u8, day: u8) -> Option<u8> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year < 1583 {
        return None;
    }
    let (m, y) = if month < 3 { (i32::from(month) + 12, year - 1) } else { (i32::from(month), year) };
    let h = (i32::from(day) + (13 * (m + 1)) / 5 + y + y / 4 - y / 100 + y / 400).rem_euclid(7);
    // Zeller counts from Saturday = 0.
    Some(((h + 5) % 7 + 1) as u8)
}

/// Hours agree on either clock (下午2时 = 14.00 = "alle due"), minutes as far as both give them.
fn clock_agrees(source: &Date, target: &Date, hour: u8) -> bool {
    let Some(wanted) = source.hour else { return false };
    let same_hour = hour % 24 == wanted % 24 || hour.abs_diff(wanted) == 12;
    let minutes = source.minute.unwrap_or(0) == target.minute.unwrap_or(0);
    // Another time zone keeps the minutes: the caller has no zone to check by.
    let seconds = source.second.is_none() || target.second.is_none() || source.second == target.second;
    same_hour && minutes && seconds
}

fn part_agrees(source: Option<DayPart>, target: DayPart) -> bool {
    use DayPart::{Evening, Morning, Night};
    source == Some(target) || matches!((source, target), (Some(Evening), Night) | (Some(Night), Evening) | (Some(Morning), Night) | (Some(Night), Morning))
}

fn season_or_half(source: Option<Period>, target: Period) -> bool {
    matches!((source, target), (Some(Period::Half(1)), Period::Quarter(2)) | (Some(Period::Half(2)), Period::Quarter(4)))
}

/// 上半年 = from January to June; 前三季度 = from January to September.
fn months_of_period(period: Option<Period>, target: &Date) -> Option<bool> {
    let end = target.until.and_then(|u| u.1)?;
    let begin = target.month.unwrap_or(1);
    Some(match period? {
        Period::Half(1) => (begin, end) == (1, 6),
        Period::Half(_) => (begin, end) == (7, 12),
        Period::Quarter(q) => begin <= (q - 1) * 3 + 1 && end == q * 3,
        _ => return None,
    })
}

fn relative_answers(source: &Date, target: &Date, on: &WrittenOn) -> Option<bool> {
    if let Some(relative) = target.relative {
        return Some(Some(relative) == source.relative || loosely(source.relative, relative));
    }
    let today = i32::from(on.day?);
    match source.relative? {
        Relative::Day(offset) => {
            if let Some(day) = target.day {
                return Some(i32::from(day) == today + offset);
            }
            let day = u8::try_from(today + offset).ok()?;
            target.weekday.map(|w| Some(w) == weekday_on(on.year.unwrap_or(0), on.month.unwrap_or(0), day))
        }
        Relative::SameDay => target.day.map(|_| true),
        Relative::Month(offset) => target.month.map(|m| i32::from(m) == (i32::from(on.month.unwrap_or(0)) + offset - 1).rem_euclid(12) + 1),
        _ => None,
    }
}

/// 当天 and 今天, 次日 and 明天 answer one another.
const fn loosely(source: Option<Relative>, target: Relative) -> bool {
    matches!(
        (source, target),
        (Some(Relative::SameDay), Relative::Day(0)) | (Some(Relative::Day(0)), Relative::SameDay) | (Some(Relative::NextDay), Relative::Day(1)) | (Some(Relative::Day(1)), Relative::NextDay)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quantity::Unit;

    fn money(value: i128) -> Quantity {
        Quantity { unit: Unit { dimension: Dimension::Money("CNY"), factor: Exact::whole(1) }, ..Quantity::count(Exact::whole(value)) }
    }

    #[test]
    fn tells_a_changed_magnitude_from_another_figure() {
        assert_eq!(quantities(&money(386_400), &money(386_400)), Agreement::Equal);
        assert_eq!(quantities(&money(386_400), &money(3_864_000)), Agreement::Magnitude);
        assert_eq!(quantities(&money(56), &money(65)), Agreement::Different);
    }

    #[test]
    fn a_unit_changed_and_rounded_is_near() {
        let inches = Quantity { unit: Unit { dimension: Dimension::Length, factor: Exact::new(254, 10_000) }, ..Quantity::count(Exact::whole(4)) };
        let centimetres = Quantity { unit: Unit { dimension: Dimension::Length, factor: Exact::new(1, 100) }, ..Quantity::count(Exact::whole(10)) };
        assert_eq!(quantities(&inches, &centimetres), Agreement::Near);
        let metres = Quantity { unit: Unit { dimension: Dimension::Length, factor: Exact::whole(1) }, ..Quantity::count(Exact::whole(10)) };
        assert_eq!(quantities(&centimetres, &metres), Agreement::Magnitude);
    }

    #[test]
    fn a_weekday_answers_a_day_of_the_month() {
        let on = WrittenOn { year: Some(2025), month: Some(9), day: Some(18) };
        let source = Date { day: Some(17), ..Date::default() };
        let wednesday = Date { weekday: Some(3), ..Date::default() };
        assert!(dates(&source, &[wednesday], &on).fully());
        let thursday = Date { weekday: Some(4), ..Date::default() };
        assert!(!dates(&source, &[thursday], &on).fully());
    }

    #[test]
    fn last_year_is_the_year_before_the_one_of_writing() {
        let on = WrittenOn { year: Some(2025), month: None, day: None };
        let source = Date { year: Some(Year::Relative(-1)), ..Date::default() };
        assert!(dates(&source, &[Date { year: Some(Year::Absolute(2024)), ..Date::default() }], &on).fully());
        assert!(dates(&source, &[Date { year: Some(Year::Absolute(2023)), ..Date::default() }], &on).contradicted);
    }
}
