//! Days of the month that the rendering tells by the number alone, "fino al 16", or by their feast, "all'Epifania".

use std::ops::Range;
use std::sync::LazyLock;

use super::feasts::FeastForm;
use super::{ItalianMatcher, answer};
use crate::extract::compare;
use crate::extract::date::{Date, Period, Year};
use crate::extract::quantity::{Dimension, Exact, Form};
use crate::extract::{Found, Item};
use crate::lang::tsv;
use crate::lang::zh_it::target::TargetWord;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The feast of a day: 12月25日 "il giorno di Natale", 8月15日 "a Ferragosto". A year by number must be told as well,
    /// unless the feast is the next one or the last.
    pub(super) fn feast_of(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let day = date.month.zip(date.day).filter(|_| date.hour.is_none() && date.until.is_none())?;
        let (_, forms) = FEAST_DAYS.iter().find(|(of, _)| *of == day)?;
        let found =
            forms.iter().find_map(|form| within.iter().find_map(|at| form.in_sentence(*at, self.sentence(*at))))?;
        let year = Date { year: date.year.filter(|year| matches!(year, Year::Absolute(_))), ..Date::default() };
        let is_turned = |word: &TargetWord| TURNED.iter().any(|stem| word.plain.starts_with(stem));
        let told = || self.tells(&year, within) || self.sentence(found.segment).words.iter().any(is_turned);
        (year.is_empty() || told()).then_some(found)
    }

    /// 16日: "fino al 16", "nei giorni 9 e 13", "dal primo del mese"; 16日9时 "dalle 9 del giorno 16". What else the date says must be told as well.
    pub(super) fn bare_day(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let day = date.day.filter(|_| date.until.is_none())?;
        let rest = Date { day: None, weekday: None, part: None, ..*date };
        if !rest.is_empty() && !compare::is_weak(&rest) && !self.tells(&rest, within) {
            return None;
        }
        within.iter().find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let number = sentence.quantities.iter().find(|found| {
                found.value.form == Form::Cardinal
                    && found.value.unit.dimension == Dimension::Count
                    && found.value.value == Exact::whole(i128::from(day))
                    && names_a_day(text, &found.span)
            });
            let told = |span: &Range<usize>| Answer::new(*at, span.clone(), 75);
            number.map(|found| told(&found.span)).or_else(|| {
                let first =
                    |run: &[TargetWord]| run[0].plain == "primo" && run[1].plain == "del" && run[2].plain == "mese";
                let place = sentence.words.windows(3).position(first).filter(|_| day == 1)?;
                Some(answer(*at, sentence, &(place..place + 3), 75))
            })
        })
    }

    /// （中央社…24日电）: "(CNA) Hualien, 24 –", the number of the day alone before the dash of the dateline.
    pub(super) fn day_of_the_dateline(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let wired = self.around(item).1.trim_start().starts_with(['电', '讯']);
        let day = date.day.filter(|_| wired && date.hour.is_none())?;
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let dash = text.find(['–', '—']).or_else(|| text.find(" - "));
            let line = dash.filter(|dash| *dash <= DATELINE)?;
            let line = text[..line].trim_end();
            let number = line.rsplit(|c: char| !c.is_ascii_digit()).next().filter(|number| !number.is_empty())?;
            let span = line.len() - number.len()..line.len();
            (number.parse() == Ok(day)).then(|| Answer::new(*at, span, 75))
        })
    }

    /// 至3月31日 "fino a fine marzo", 12月31日前 "entro l'anno": the last day as a limit.
    pub(super) fn last_day(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let (before, behind) = self.around(item);
        let limits = ["至", "到", "截至", "截止"].iter().any(|word| before.ends_with(word))
            || ["前", "之前", "以前", "止", "为止"].iter().any(|word| behind.starts_with(word));
        let (month, day) = date.month.zip(date.day).filter(|_| limits && date.hour.is_none())?;
        let last = MONTHS[usize::from(month.checked_sub(1)?)];
        let year = Date { year: date.year.filter(|year| matches!(year, Year::Absolute(_))), ..Date::default() };
        if !year.is_empty() && !self.tells(&year, within) {
            return None;
        }
        // "Entro l'anno", but no "quest'anno".
        let ends = |told: &Date, said: &str| {
            let is_end = told.period == Some(Period::End);
            let of_year = month == 12 && told.month.is_none() && told.year == Some(Year::Relative(0));
            told.day.is_none()
                && (is_end && told.month == Some(month) || of_year && (is_end || said.starts_with("entro")))
        };
        within.iter().filter(|_| day >= last).find_map(|at| {
            let text = self.target.segment_text(*at);
            let said = |found: &&Found<Date>| ends(&found.value, &text[found.span.clone()].to_lowercase());
            let found = self.sentence(*at).dates.iter().find(said)?;
            Some(Answer::new(*at, found.span.clone(), 75))
        })
    }

    /// Whether the dates of `within` tell all of `date`.
    pub(super) fn tells(&self, date: &Date, within: &[usize]) -> bool {
        let dates: Vec<_> = within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(|d| d.value)).collect();
        compare::dates(date, &dates, &self.on).fully()
    }
}

/// Bytes of a sentence in which its dateline ends.
const DATELINE: usize = 120;

/// Days of each month, the last of February that of any year.
const MONTHS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Beginnings of the adjectives that tell the year of a feast.
const TURNED: [&str; 3] = ["prossim", "scors", "ventur"];

/// Whether the bare number at `span` stands where a day of the month does: behind an article, and counting nothing.
fn names_a_day(text: &str, span: &Range<usize>) -> bool {
    // "Fino al 16" may have been read as a figure that says no more than sixteen.
    let own = text[span.clone()]
        .rfind([' ', '\'', '’'])
        .map_or(0, |at| at + text[span.start + at..].chars().next().map_or(1, char::len_utf8));
    let before = text[..span.start + own].trim_end().to_lowercase();
    let behind = text[span.end..].trim_start();
    let led =
        LEADS.iter().any(|lead| before.strip_suffix(lead).is_some_and(|rest| !rest.ends_with(char::is_alphabetic)));
    // "i giorni 9 e 13": behind another number.
    let listed = || {
        let list = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | 'e' | '-' | '–'));
        list.ends_with("giorni")
    };
    let next = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let counts = behind.starts_with(['%', '°', '\'', '’', '-', '/']) || COUNTED.contains(&next.to_lowercase().as_str());
    (led || listed()) && !counts
}

/// What stands before the number of a day.
const LEADS: [&str; 11] = ["al", "all'", "all’", "il", "dal", "dall'", "dall’", "del", "giorno", "l'", "l’"];

/// What makes another figure of the number before it.
const COUNTED: [&str; 10] = ["per", "percento", "mila", "milioni", "miliardi", "punti", "a", "contro", "su", "volte"];

/// Month and day of a feast, and its renderings.
type FeastDay = ((u8, u8), Vec<FeastForm>);

static FEAST_DAYS: LazyLock<Vec<FeastDay>> = LazyLock::new(|| {
    tsv::rows(include_str!("../data/feast-days.tsv"))
        .filter_map(|[day, forms, _]| {
            let (month, day) = day.split_once('-')?;
            Some(((month.parse().ok()?, day.parse().ok()?), tsv::cell(forms).map(FeastForm::of).collect()))
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_is_a_day_behind_its_article() {
        let day = |text: &str, number: &str| {
            let start = text.find(number).expect("the number");
            names_a_day(text, &(start..start + number.len()))
        };
        assert!(day("scuole chiuse fino al 25", "25"));
        assert!(day("basterà fino al 16.", "fino al 16"));
        assert!(day("Al 20 i morti erano dodici", "20"));
        assert!(day("rinviata all’8.", "8"));
        assert!(day("nei giorni 9 e 13 si gioca", "13"));
        assert!(!day("è salita al 25 per cento", "25"));
        assert!(!day("con 25 barche", "25"));
        assert!(!day("passa dal 3 a 1", "3"));
    }

    #[test]
    fn every_feast_has_its_day() {
        let forms = |day| FEAST_DAYS.iter().find(|(of, _)| *of == day).map_or(0, |(_, forms)| forms.len());
        for day in [(1, 6), (4, 25), (8, 15), (12, 8), (12, 26), (12, 31)] {
            assert!(forms(day) > 0, "{day:?}");
        }
        assert_eq!(tsv::rows::<3>(include_str!("../data/feast-days.tsv")).count(), FEAST_DAYS.len());
    }
}
