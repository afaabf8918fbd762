//! Which parts of a date a rendering answers.

use super::calendar::{
    WrittenOn, counted_on_months, counted_on_years, is_day_from, month_of_a_day, month_of_an_end, month_told_from,
    months_of_period, season_or_half, weekday_of, weekday_on, year_answers,
};
use crate::extract::date::{Date, DayPart, Period, Relative, Year};

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
        || date.year.is_some() && matches!(date.period, Some(Period::Quarter(_) | Period::Half(_)))
        || date.period == Some(Period::End) && date.relative == Some(Relative::Month(0))
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
        // 2027年三季度: "nel 2027" says less.
        let narrows = matches!(source.period, Some(Period::Quarter(_) | Period::Half(_) | Period::Season(_)));
        let contradicted = answered.contradicted;
        answered.ask(narrows && matches!(source.year, Some(Year::Absolute(_))), target.iter().filter_map(answers));
        answered.contradicted = contradicted;
    }
    if source.relative.is_some() {
        answered.ask(false, target.iter().filter_map(|t| relative_answers(source, t, on)));
    }
    answered
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
    fn a_part_of_a_year_is_more_than_the_year() {
        let on = WrittenOn::default();
        let year = Date { year: Some(Year::Absolute(2031)), ..Date::default() };
        let autumn = Date { period: Some(Period::Season(3)), ..year };
        assert!(!dates(&autumn, &[year], &on).fully() && !dates(&autumn, &[year], &on).contradicted);
        assert!(dates(&autumn, &[autumn], &on).fully());
        let spoken = Date { year: Some(Year::Relative(1)), period: Some(Period::Season(3)), ..Date::default() };
        assert!(dates(&spoken, &[Date { period: None, ..spoken }], &on).fully());
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
}
