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
    if let Some(agreement) = degrees(source, target) {
        return agreement;
    }
    if is_spoken_time(source, target) || is_a_common_share(source, target) {
        return Agreement::Near;
    }
    let Some((a, b)) = in_one_unit(source, target) else { return Agreement::Different };
    match is_an_end(source, target) {
        Agreement::Different => {}
        agreement => return agreement,
    }
    if a == b && seconds_agree(source, target) {
        return if vaguer(source, target) { Agreement::Near } else { Agreement::Equal };
    }
    if near(source, target, &a, &b) || is_in_tenths(source, target) {
        return Agreement::Near;
    }
    // 6至8 answered by one of its ends only is another figure; a magnitude shows between single figures alone.
    if source.second.is_none()
        && target.second.is_none()
        && power_of_ten_apart(&a, &b)
        && !is_by_the_decade(source, target)
    {
        return Agreement::Magnitude;
    }
    Agreement::Different
}

/// Degrees Fahrenheit against degrees Celsius, both ends of a range; `None` where one scale is used, or no degrees.
fn degrees(source: &Quantity, target: &Quantity) -> Option<Agreement> {
    use Dimension::{Celsius, Fahrenheit};
    let celsius = |of: Dimension, value: &Exact| match of {
        Fahrenheit => (value.to_f64() - 32.0) / 1.8,
        _ => value.to_f64(),
    };
    let (from, to) = (source.unit.dimension, target.unit.dimension);
    if !matches!((from, to), (Fahrenheit, Celsius) | (Celsius, Fahrenheit)) {
        return None;
    }
    let vague = [source, target].iter().any(|q| q.approximation != Approximation::Exact);
    // A temperature is told in whole degrees, and with "quasi" or "circa" in fives and tens.
    let within = if vague { 4.0 } else { 1.0 };
    let close = |a: &Exact, b: &Exact| (celsius(from, a) - celsius(to, b)).abs() <= within;
    let first = close(&source.value, &target.value);
    let agree = match (source.second, target.second) {
        (Some(a), Some(b)) => first && close(&a, &b),
        (None, None) => first,
        (Some(a), None) => first || close(&a, &target.value),
        (None, Some(b)) => first || close(&source.value, &b),
    };
    Some(if agree { Agreement::Near } else { Agreement::Different })
}

/// A week is eight days to Italian, two are fifteen, and so is half a month; three months are ninety days.
fn is_spoken_time(source: &Quantity, target: &Quantity) -> bool {
    use Dimension::{Duration, Months};
    const DAY: i128 = 86_400;
    let times = |q: &Quantity| q.value.times(&q.unit.factor).filter(|_| q.second.is_none());
    let (Some(a), Some(b)) = (times(source), times(target)) else { return false };
    let days = |n: i128| Exact::whole(n * DAY);
    let fortnight = [days(14), days(15)];
    match (source.unit.dimension, target.unit.dimension) {
        (Duration, Duration) => {
            let pairs = [(7, 8), (14, 15), (21, 20)];
            pairs
                .iter()
                .any(|(one, other)| a == days(*one) && b == days(*other) || b == days(*one) && a == days(*other))
        }
        (Months, Duration) => months_in_days(&a, &b) || a == Exact::new(1, 2) && fortnight.contains(&b),
        (Duration, Months) => months_in_days(&b, &a) || b == Exact::new(1, 2) && fortnight.contains(&a),
        _ => false,
    }
}

fn months_in_days(months: &Exact, seconds: &Exact) -> bool {
    let whole = months.denominator() == 1 && (1..=6).contains(&months.numerator());
    whole && months.times(&Exact::whole(30 * 86_400)).as_ref() == Some(seconds)
}

/// 不足三成 "meno di un terzo", 67% "due terzi", 近七成 "quasi due terzi": thirds and quarters stand for the tenths and
/// hundredths beside them, the more loosely where a word says so.
fn is_a_common_share(source: &Quantity, target: &Quantity) -> bool {
    let share = |q: &Quantity| matches!(q.form, Form::Percent | Form::Fraction) && q.second.is_none();
    let common = target.form == Form::Fraction && matches!(target.value.denominator(), 3 | 4);
    if !common || !share(source) || source.value == target.value {
        return false;
    }
    let apart = (source.value.to_f64() - target.value.to_f64()).abs();
    apart <= if target.approximation == Approximation::Exact { 0.007 } else { 0.036 }
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
    // 2.1个百分点: "2,1 punti".
    if source.form == Form::Percent && to == Grade && target.form == Form::Cardinal {
        return Some((source.value, target.value.divided_by(&Exact::whole(100))?));
    }
    let proportion = |form: Form| matches!(form, Form::Percent | Form::Fraction | Form::Multiple);
    if proportion(source.form) != proportion(target.form)
        && !(source.unit.dimension == Count && target.unit.dimension == Count && source.value == target.value)
    {
        return None;
    }
    let bare = match (from, to) {
        (a, b) if a == b => false,
        (Money(a), Money(b)) if a == "XXX" || b == "XXX" => false,
        (Age, Months) => {
            return Some((
                source.value.times(&source.unit.factor)?.times(&Exact::whole(12))?,
                target.value.times(&target.unit.factor)?,
            ));
        }
        (Count, _) | (_, Count) => true,
        (Grade | Celsius, Grade | Celsius) => true,
        _ => return None,
    };
    if bare {
        return Some((source.value, target.value));
    }
    Some((source.value.times(&source.unit.factor)?, target.value.times(&target.unit.factor)?))
}

/// Whether a single figure is one end of the other's range: 9.6%至14% read as two figures, "dal 9,6 al 14" as one;
/// 3至6英寸, "tra i 7,5 cm e i 15 cm".
fn is_an_end(source: &Quantity, target: &Quantity) -> Agreement {
    let ends = |range: &Quantity| {
        let upper = Quantity { value: range.second.unwrap_or(range.value), second: None, ..*range };
        [Quantity { second: None, ..*range }, upper]
    };
    let pairs = match (source.second, target.second) {
        (None, Some(_)) => ends(target).map(|end| (*source, end)),
        (Some(_), None) => ends(source).map(|end| (end, *target)),
        _ => return Agreement::Different,
    };
    if source.form == Form::Score || target.form == Form::Score {
        return Agreement::Different;
    }
    let one = |(from, to): &(Quantity, Quantity)| match in_one_unit(from, to) {
        Some((a, b)) if a == b => Agreement::Equal,
        Some((a, b)) if is_converted(from, to) && near(from, to, &a, &b) => Agreement::Near,
        _ => Agreement::Different,
    };
    pairs.iter().map(one).max().unwrap_or(Agreement::Different)
}

fn seconds_agree(source: &Quantity, target: &Quantity) -> bool {
    match (source.second, target.second) {
        (Some(a), Some(b)) => {
            source.unit.dimension != target.unit.dimension || {
                a.times(&source.unit.factor) == b.times(&target.unit.factor)
            }
        }
        (None, None) => true,
        _ => false,
    }
}

/// 0.2个百分点: "due decimi", of a point that goes without saying.
fn is_in_tenths(source: &Quantity, target: &Quantity) -> bool {
    let tenths = target.form == Form::Fraction && matches!(target.value.denominator(), 5 | 10);
    let small = source.form == Form::Percent && source.value < Exact::new(1, 100);
    tenths && small && source.value.times(&Exact::whole(100)).as_ref() == Some(&target.value)
}

/// Whether the rendering is vaguer than the original: 129 against "circa 129".
fn vaguer(source: &Quantity, target: &Quantity) -> bool {
    source.approximation == Approximation::Exact
        && !matches!(target.approximation, Approximation::Exact | Approximation::Over | Approximation::Under)
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
    if elliptic(target, a, b) {
        return true;
    }
    let approximate = |q: &Quantity| q.approximation != Approximation::Exact;
    // A changed unit is rounded to two figures, 4 inches to 10 cm; with "quasi" or "circa" to one, 3 km to two miles.
    if is_converted(source, target) {
        return apart <= if approximate(target) { 0.12 } else { 0.06 };
    }
    approximate(source) && approximate(target) && apart <= 0.02
}

/// Whether the two are told in units of different systems: inches and centimetres, acres and hectares.
fn is_converted(source: &Quantity, target: &Quantity) -> bool {
    source.unit.dimension == target.unit.dimension
        && !decimal_ratio(source, target)
        && !matches!(source.unit.dimension, Dimension::Months | Dimension::Duration)
}

/// Whether the rendering leaves out the thousands, millions or milliards of the figure, which must then be told beside
/// it: "da 45 a 60 mila".
pub fn leaves_out_its_scale(source: &Quantity, target: &Quantity) -> bool {
    in_one_unit(source, target).is_some_and(|(a, b)| a != b && elliptic(target, &a, &b))
}

/// "più di duecento" behind "mille miliardi": a bare figure whose thousands, millions or milliards were said before.
fn elliptic(target: &Quantity, a: &Exact, b: &Exact) -> bool {
    let bare = target.unit.dimension == Dimension::Count && target.form == Form::Cardinal && *b < Exact::whole(1000);
    let scales = [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000];
    bare && scales.iter().any(|scale| b.times(&Exact::whole(*scale)).as_ref() == Some(a))
}

/// Whether a bare figure stands against one of decades or centuries, which is no slip of a nought: 十年 counted, "un
/// decennio".
fn is_by_the_decade(source: &Quantity, target: &Quantity) -> bool {
    let bare = |q: &Quantity| q.unit.dimension == Dimension::Count;
    let long = |q: &Quantity| q.unit.dimension == Dimension::Months && q.unit.factor > Exact::whole(12);
    bare(source) && long(target) || long(source) && bare(target)
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

/// Which parts of a date a rendering answers. Hard parts (a month, a day, a year by number, a weekday, an hour) must
/// be there; of the soft ones (last week, at the end of, in the evening) one is enough where no hard one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answered {
    /// Hard parts of the original.
    pub hard: u32,
    /// Those of them that the rendering has.
    pub hard_found: u32,
    /// Soft parts of the original.
    pub soft: u32,
    /// Those of them that the rendering has.
    pub soft_found: u32,
    /// Whether a hard part stands there with another value.
    pub contradicted: bool,
}

impl Answered {
    /// Whether what matters is there.
    pub const fn fully(&self) -> bool {
        if self.hard > 0 { self.hard_found == self.hard } else { self.soft_found > 0 }
    }

    /// Parts found, for choosing among dates.
    pub const fn found(&self) -> u32 {
        self.hard_found * 4 + self.soft_found
    }

    fn ask(&mut self, hard: bool, answers: impl Iterator<Item = bool>) {
        let (mut any, mut yes) = (false, false);
        for answer in answers {
            any = true;
            yes |= answer;
        }
        if hard {
            self.hard += 1;
            self.hard_found += u32::from(yes);
            self.contradicted |= any && !yes;
        } else {
            self.soft += 1;
            self.soft_found += u32::from(yes);
        }
    }
}

/// Whether a date says so little that a rendering may leave it unsaid: the same day, this week, in the evening.
pub fn is_weak(date: &Date) -> bool {
    let hard = date.month.is_some()
        || date.day.is_some()
        || date.weekday.is_some()
        || date.hour.is_some()
        || matches!(date.year, Some(Year::Absolute(_) | Year::Decade(_) | Year::Century(_)));
    let present = matches!(
        date.relative,
        Some(Relative::SameDay | Relative::NextDay | Relative::Day(0) | Relative::Week(0) | Relative::Month(0))
    );
    let this_year = matches!(date.year, Some(Year::Relative(0)));
    let only_part = date.relative.is_none() && date.year.is_none();
    !hard && (present || this_year || only_part)
}

/// Looks for the parts of `source` in all dates of the rendering's passage.
pub fn dates(source: &Date, target: &[Date], on: &WrittenOn) -> Answered {
    let mut answered = Answered::default();
    if let Some(year) = source.year {
        let hard = !matches!(year, Year::Relative(_));
        let counted_on = |t: &Date| counted_on_years(year, t, target).then_some(true);
        answered.ask(hard, target.iter().filter_map(|t| counted_on(t).or_else(|| year_answers(year, t, on))));
    }
    if let Some(month) = source.month {
        let months = |t: &Date| {
            let all: Vec<u8> = t.month.into_iter().chain(t.until.and_then(|u| u.1)).collect();
            // "Entro fine anno" is by the end of December.
            if all.is_empty() && month == 12 && t.period == Some(Period::End) && t.relative.is_none() {
                return Some(true);
            }
            if !all.is_empty() {
                return Some(all.contains(&month));
            }
            month_told_from(month, t, target, on).or_else(|| month_of_a_day(month, source, t, on))
        };
        answered.ask(true, target.iter().filter_map(months));
    }
    if source.day.is_some() {
        answered.ask(true, target.iter().filter_map(|t| day_answers(source, t, on)));
    }
    if let (Some(weekday), None) = (source.weekday, source.day) {
        let answers = |t: &Date| t.weekday.or_else(|| weekday_of(t, on)).map(|w| w == weekday);
        answered.ask(true, target.iter().filter_map(answers));
    }
    if source.weekend {
        answered.ask(false, target.iter().map(|t| t.weekend));
    }
    if source.hour.is_some() {
        let noon = |t: &Date| (t.part == Some(DayPart::Noon) && source.hour == Some(12)).then_some(true);
        answered
            .ask(true, target.iter().filter_map(|t| t.hour.map(|h| clock_agrees(source, t, h)).or_else(|| noon(t))));
    }
    if source.part.is_some() {
        answered.ask(false, target.iter().filter_map(|t| t.part.map(|p| part_agrees(source.part, p))));
    }
    if source.period.is_some() {
        let answers = |t: &Date| {
            t.period
                .map(|p| Some(p) == source.period || season_or_half(source.period, p))
                .or_else(|| months_of_period(source.period, t))
                .or_else(|| month_of_an_end(source, t))
        };
        answered.ask(false, target.iter().filter_map(answers));
    }
    if source.relative.is_some() {
        answered.ask(false, target.iter().filter_map(|t| relative_answers(source, t, on)));
    }
    answered
}

/// Years compare in kind: a year lies in its decade and its century, and says nothing about another kind.
fn year_answers(year: Year, target: &Date, on: &WrittenOn) -> Option<bool> {
    let wanted = resolved(year, on);
    let ends =
        target.year.map(|y| resolved(y, on)).into_iter().chain(target.until.and_then(|u| u.0).map(Year::Absolute));
    let compared: Vec<bool> = ends.filter_map(|other| same_year(wanted, other)).collect();
    (!compared.is_empty()).then(|| compared.contains(&true))
}

/// "L'anno dopo" behind "nel 2016" is 2017.
fn counted_on_years(wanted: Year, date: &Date, all: &[Date]) -> bool {
    let (Year::Absolute(wanted), Some(Year::Relative(offset))) = (wanted, date.year) else { return false };
    all.iter().filter_map(|other| absolute(other.year)).any(|year| year + offset == wanted)
}

/// "Entro la fine del mese", "il mese scorso": the month, told from the one of writing; "a marzo … il mese dopo": told
/// from the other month of the passage. It is no other month where neither tells it.
fn month_told_from(month: u8, date: &Date, all: &[Date], on: &WrittenOn) -> Option<bool> {
    let Some(Relative::Month(offset)) = date.relative else { return None };
    let mut from = on.month.into_iter().chain(all.iter().filter_map(|other| other.month));
    from.any(|from| counted_on_months(from, offset) == i32::from(month)).then_some(true)
}

/// "Ieri" for 4月30日 on the first of May: the day tells the month.
fn month_of_a_day(month: u8, source: &Date, date: &Date, on: &WrittenOn) -> Option<bool> {
    let Some(Relative::Day(offset)) = date.relative else { return None };
    let (today, here, day) = (on.day?, on.month?, source.day?);
    let told = i32::from(today) + offset;
    let months = match told {
        ..1 => -1,
        _ if told == i32::from(day) => 0,
        _ => 1,
    };
    let fits = is_day_from(today, offset, day, on) && counted_on_months(here, months) == i32::from(month);
    fits.then_some(true)
}

/// The month so many after another, 1 to 12.
fn counted_on_months(from: u8, offset: i32) -> i32 {
    (i32::from(from) + offset - 1).rem_euclid(12) + 1
}

fn same_year(a: Year, b: Year) -> Option<bool> {
    match (a, b) {
        (Year::Absolute(x), Year::Absolute(y))
        | (Year::Relative(x), Year::Relative(y))
        | (Year::Decade(x), Year::Decade(y))
        | (Year::Century(x), Year::Century(y)) => Some(x == y),
        (Year::Absolute(x), Year::Decade(d)) | (Year::Decade(d), Year::Absolute(x)) => Some(x - x.rem_euclid(10) == d),
        (Year::Absolute(x), Year::Century(c)) | (Year::Century(c), Year::Absolute(x)) => {
            Some((x - 1).div_euclid(100) + 1 == c)
        }
        // 本世纪初, "all'inizio degli anni Duemila".
        (Year::Decade(d), Year::Century(c)) | (Year::Century(c), Year::Decade(d)) => Some(d.div_euclid(100) + 1 == c),
        _ => None,
    }
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
        (Some(Relative::Day(offset)), Some(today)) => Some(is_day_from(today, offset, source.day?, on)),
        (Some(Relative::SameDay), _) => Some(true),
        _ => None,
    }
}

/// Whether `day` is so many days from `today`, perhaps in the month before or after.
fn is_day_from(today: u8, offset: i32, day: u8, on: &WrittenOn) -> bool {
    let told = i32::from(today) + offset;
    let (day, length) = (i32::from(day), |month: u8| match month {
        2 => 28..=29,
        4 | 6 | 9 | 11 => 30..=30,
        _ => 31..=31,
    });
    if told < 1 {
        let before = on.month.map_or(28..=31, |month| length(if month == 1 { 12 } else { month - 1 }));
        return before.into_iter().any(|last| told + last == day);
    }
    let here = on.month.map_or(28..=31, length);
    told == day || here.into_iter().any(|last| told > last && told - last == day)
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
    source == Some(target)
        || matches!(
            (source, target),
            (Some(Evening), Night) | (Some(Night), Evening) | (Some(Morning), Night) | (Some(Night), Morning)
        )
}

fn season_or_half(source: Option<Period>, target: Period) -> bool {
    matches!(
        (source, target),
        (Some(Period::Half(1)), Period::Quarter(2)) | (Some(Period::Half(2)), Period::Quarter(4))
    )
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

/// 年底: "entro dicembre"; 年初: "a gennaio"; 三季度末: "a fine settembre".
fn month_of_an_end(source: &Date, target: &Date) -> Option<bool> {
    let month = target.month.filter(|_| source.month.is_none() && source.relative.is_none())?;
    match source.period? {
        Period::End => (month == 12).then_some(true),
        Period::Beginning => (month == 1).then_some(true),
        Period::Quarter(quarter) => (target.period == Some(Period::End) && month == quarter * 3).then_some(true),
        _ => None,
    }
}

fn relative_answers(source: &Date, target: &Date, on: &WrittenOn) -> Option<bool> {
    if let Some(relative) = target.relative {
        return Some(Some(relative) == source.relative || loosely(source.relative, relative));
    }
    match source.relative? {
        Relative::Day(offset) => {
            let today = on.day?;
            if let Some(day) = target.day {
                return Some(is_day_from(today, offset, day, on));
            }
            let day = u8::try_from(i32::from(today) + offset).ok()?;
            target.weekday.map(|w| Some(w) == weekday_on(on.year.unwrap_or(0), on.month.unwrap_or(0), day))
        }
        Relative::SameDay => target.day.map(|_| true),
        Relative::Month(offset) => {
            let from = on.month?;
            target.month.map(|month| i32::from(month) == counted_on_months(from, offset))
        }
        _ => None,
    }
}

/// 当天 and 今天, 次日 and 明天 answer one another.
const fn loosely(source: Option<Relative>, target: Relative) -> bool {
    matches!(
        (source, target),
        (Some(Relative::SameDay), Relative::Day(0))
            | (Some(Relative::Day(0)), Relative::SameDay)
            | (Some(Relative::NextDay), Relative::Day(1))
            | (Some(Relative::Day(1)), Relative::NextDay)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quantity::Unit;

    fn money(value: i128) -> Quantity {
        Quantity {
            unit: Unit { dimension: Dimension::Money("CNY"), factor: Exact::whole(1) },
            ..Quantity::count(Exact::whole(value))
        }
    }

    #[test]
    fn tells_a_changed_magnitude_from_another_figure() {
        assert_eq!(quantities(&money(386_400), &money(386_400)), Agreement::Equal);
        assert_eq!(quantities(&money(386_400), &money(3_864_000)), Agreement::Magnitude);
        assert_eq!(quantities(&money(56), &money(65)), Agreement::Different);
    }

    #[test]
    fn a_unit_changed_and_rounded_is_near() {
        let inches = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::new(254, 10_000) },
            ..Quantity::count(Exact::whole(4))
        };
        let centimetres = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::new(1, 100) },
            ..Quantity::count(Exact::whole(10))
        };
        assert_eq!(quantities(&inches, &centimetres), Agreement::Near);
        let metres = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::whole(1) },
            ..Quantity::count(Exact::whole(10))
        };
        assert_eq!(quantities(&centimetres, &metres), Agreement::Magnitude);
    }

    #[test]
    fn an_end_of_a_range_may_be_converted() {
        let of = |dimension, value, factor| Quantity {
            unit: Unit { dimension, factor },
            ..Quantity::count(Exact::whole(value))
        };
        let inches = of(Dimension::Length, 2, Exact::new(254, 10_000));
        let range = Quantity { second: Some(Exact::whole(8)), form: Form::Range, ..inches };
        let centimetres = |value| of(Dimension::Length, value, Exact::new(1, 100));
        assert_eq!(quantities(&range, &centimetres(5)), Agreement::Near);
        assert_eq!(quantities(&range, &centimetres(20)), Agreement::Near);
        assert_eq!(quantities(&range, &centimetres(40)), Agreement::Different);
    }

    #[test]
    fn degrees_are_compared_on_one_scale() {
        let of = |dimension, value| Quantity {
            unit: Unit { dimension, factor: Exact::whole(1) },
            ..Quantity::count(Exact::whole(value))
        };
        let fahrenheit = of(Dimension::Fahrenheit, 70);
        assert_eq!(quantities(&fahrenheit, &of(Dimension::Celsius, 21)), Agreement::Near);
        assert_eq!(quantities(&fahrenheit, &of(Dimension::Celsius, 24)), Agreement::Different);
        let about = Quantity { approximation: Approximation::About, ..of(Dimension::Celsius, 24) };
        assert_eq!(quantities(&fahrenheit, &about), Agreement::Near);
        assert_eq!(quantities(&of(Dimension::Celsius, 10), &of(Dimension::Fahrenheit, 50)), Agreement::Near);
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
        let year_before = Date { year: Some(Year::Absolute(2023)), ..Date::default() };
        assert!(!dates(&source, &[year_before], &on).fully());
    }

    #[test]
    fn points_are_per_cent_or_tenths_of_one() {
        let points = |num, den| Quantity { form: Form::Percent, ..Quantity::count(Exact::new(num, den)) };
        let grade = |value| Quantity {
            unit: Unit { dimension: Dimension::Grade, factor: Exact::whole(1) },
            ..Quantity::count(value)
        };
        assert_eq!(quantities(&points(17, 1000), &grade(Exact::new(17, 10))), Agreement::Equal);
        assert_eq!(quantities(&points(17, 1000), &grade(Exact::new(18, 10))), Agreement::Different);
        let tenths = |num| Quantity { form: Form::Fraction, ..Quantity::count(Exact::new(num, 10)) };
        assert_eq!(quantities(&points(3, 1000), &tenths(3)), Agreement::Near);
        assert_ne!(quantities(&points(3, 100), &tenths(3)), Agreement::Near);
    }

    #[test]
    fn months_and_years_may_be_told_from_others_of_the_passage() {
        let on = WrittenOn { year: Some(2025), month: Some(10), day: Some(3) };
        let month = |month| Date { month: Some(month), ..Date::default() };
        let later = |offset| Date { relative: Some(Relative::Month(offset)), ..Date::default() };
        assert!(dates(&month(10), &[later(0)], &on).fully());
        assert!(dates(&month(5), &[month(4), later(1)], &on).fully());
        let wrong = dates(&month(6), &[month(4), later(1)], &on);
        assert!(!wrong.fully());
        let year = |year| Date { year: Some(year), ..Date::default() };
        let next = [year(Year::Absolute(2016)), year(Year::Relative(1))];
        assert!(dates(&year(Year::Absolute(2017)), &next, &on).fully());
        assert!(!dates(&year(Year::Absolute(2018)), &next, &on).fully());
    }

    #[test]
    fn the_day_before_the_first_is_of_the_month_before() {
        let on = WrittenOn { year: None, month: Some(3), day: Some(1) };
        let yesterday = Date { relative: Some(Relative::Day(-1)), ..Date::default() };
        let day = |day| Date { day: Some(day), ..Date::default() };
        assert!(dates(&day(28), &[yesterday], &on).fully());
        assert!(!dates(&day(30), &[yesterday], &on).fully());
    }

    #[test]
    fn time_is_spoken_of_in_rounder_days() {
        let of = |dimension, num, den, factor| Quantity {
            unit: Unit { dimension, factor: Exact::whole(factor) },
            ..Quantity::count(Exact::new(num, den))
        };
        let days = |n| of(Dimension::Duration, n, 1, 86_400);
        let weeks = |n| of(Dimension::Duration, n, 1, 604_800);
        let months = |num, den| of(Dimension::Months, num, den, 1);
        for (source, target) in [
            (weeks(2), days(15)),
            (weeks(1), days(8)),
            (months(1, 2), days(15)),
            (months(1, 2), weeks(2)),
            (months(3, 1), days(90)),
        ] {
            assert_eq!(quantities(&source, &target), Agreement::Near);
        }
        assert_eq!(quantities(&weeks(2), &days(16)), Agreement::Different);
        assert_eq!(quantities(&months(2, 1), &days(30)), Agreement::Different);
    }

    #[test]
    fn thirds_stand_for_the_tenths_beside_them() {
        let share =
            |form, num, den, approximation| Quantity { form, approximation, ..Quantity::count(Exact::new(num, den)) };
        let third = |approximation| share(Form::Fraction, 1, 3, approximation);
        let under = share(Form::Fraction, 3, 10, Approximation::Under);
        assert_eq!(quantities(&under, &third(Approximation::Under)), Agreement::Near);
        let exact = |num| share(Form::Percent, num, 100, Approximation::Exact);
        assert_eq!(quantities(&exact(33), &third(Approximation::Exact)), Agreement::Near);
        assert_ne!(quantities(&exact(30), &third(Approximation::Exact)), Agreement::Near);
        assert_ne!(quantities(&exact(40), &third(Approximation::Nearly)), Agreement::Near);
    }
}
