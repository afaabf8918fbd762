//! Dates that the Italian says by other words: 前年 "due anni fa", 后天 "fra due giorni", 下半年 "la seconda parte dell'anno",
//! 首季 "entro marzo", 今年四十岁 by the age, 2021年 "due anni prima" of a year that the original has.

use super::{ItalianMatcher, answer};
use crate::extract::compare;
use crate::extract::date::{Date, Period, Relative, Year};
use crate::extract::quantity::{Approximation, Dimension, Exact, Quantity};
use crate::extract::{Found, Item};
use crate::lang::zh::figures::{date as zh, quantity as zh_quantity};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say the date otherwise.
    pub(super) fn date_reworded(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        self.counted_from_now(item, date, within)
            .or_else(|| self.day_from_another(date, within))
            .or_else(|| self.end_of_the_year(item, date, within))
            .or_else(|| self.years_from_another(item, date, within))
            .or_else(|| self.part_of_the_year(date, within))
            .or_else(|| self.by_its_last_month(date, within))
            .or_else(|| self.by_its_length(date, within))
            .or_else(|| self.with_an_age(item, date, within))
            .or_else(|| self.year_by_number(item, date, within))
    }

    /// A stretch of time of this length, in units of `dimension`, with one of `behind` after it or of `before` before it.
    fn stretch_with(
        &self,
        (dimension, length): (Dimension, Exact),
        (before, behind): (&[&str], &[&str]),
        within: &[usize],
    ) -> Option<Answer> {
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let told = |found: &&Found<Quantity>| {
                let unit = found.value.unit;
                let ahead = text[..found.span.start].trim_end().to_lowercase();
                let rest = text[found.span.end..].trim_start();
                let stands =
                    |word: &&str| rest.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
                let leads =
                    |word: &&str| ahead.strip_suffix(*word).is_some_and(|rest| !rest.ends_with(char::is_alphabetic));
                // "La metà in più di due anni fa" compares, and is no longer stretch.
                let compares = found.value.approximation == Approximation::Over
                    && text[found.span.clone()].starts_with("più")
                    && [" in", " di"].iter().any(|word| ahead.ends_with(word));
                unit.dimension == dimension
                    && (found.value.approximation == Approximation::Exact || compares)
                    && found.value.value.times(&unit.factor) == Some(length)
                    && (behind.iter().any(stands) || before.iter().any(leads))
            };
            let found = self.sentence(*at).quantities.iter().find(told)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// A number of years followed by one of `words`.
    fn years_with(&self, words: &[&str], count: i128, within: &[usize]) -> Option<Answer> {
        let months = Exact::whole(count.checked_mul(12)?);
        self.stretch_with((Dimension::Months, months), (&[], words), within)
    }

    /// 前年: "due anni fa", "due anni prima"; 后天 "fra due giorni", 上周 "una settimana fa"; 从前年起 "sono due anni che",
    /// "da due anni".
    fn counted_from_now(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        const DAY: i128 = 86_400;
        let (dimension, length) = match (date.year, date.relative) {
            (Some(Year::Relative(years)), None) => (Dimension::Months, 12 * i128::from(years)),
            (None, Some(Relative::Month(months))) => (Dimension::Months, i128::from(months)),
            (None, Some(Relative::Week(weeks))) => (Dimension::Duration, 7 * DAY * i128::from(weeks)),
            (None, Some(Relative::Day(days))) => (Dimension::Duration, DAY * i128::from(days)),
            _ => return None,
        };
        if length == 0 || *date != (Date { year: date.year, relative: date.relative, ..Date::default() }) {
            return None;
        }
        let since = ["起", "以来", "以來", "开始", "開始"].iter().any(|word| self.around(item).1.starts_with(word));
        let words: (&[&str], &[&str]) = match (length < 0, since) {
            (true, true) => (&SINCE, &AGO),
            (true, false) => (&[], &AGO),
            (false, _) => (&IN, &LATER),
        };
        self.stretch_with((dimension, Exact::whole(length.abs())), words, within)
    }

    /// 10日 beside 12日: "due giorni fa", "l'altro ieri", in a text that goes by the number of the day alone.
    fn day_from_another(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let bare = |date: &Date| *date == Date { day: date.day, ..Date::default() };
        let day = i128::from(date.day.filter(|_| bare(date))?);
        let texts = self.source.segments.iter().map(|segment| self.source.text(segment));
        let mut others: Vec<i128> = texts
            .flat_map(zh::find)
            .filter_map(|found| found.value.day.filter(|_| bare(&found.value)))
            .map(i128::from)
            .filter(|other| *other != day && (other - day).abs() <= DAYS_BACK)
            .collect();
        others.sort_unstable();
        others.dedup();
        others.into_iter().find_map(|other| {
            let words: (&[&str], &[&str]) = if other > day { (&[], &AGO) } else { (&IN, &LATER) };
            let apart = Exact::whole((other - day).abs() * 86_400);
            self.stretch_with((Dimension::Duration, apart), words, within).or_else(|| {
                let offset = i32::try_from(day - other).ok().map(|by| Some(Relative::Day(by)));
                within.iter().find_map(|at| {
                    let says = |found: &&Found<Date>| offset == Some(found.value.relative);
                    let found = self.sentence(*at).dates.iter().find(says)?;
                    Some(Answer::new(*at, found.span.clone(), 70))
                })
            })
        })
    }

    /// 年底前: "entro l'anno", "di qui a fine anno".
    fn end_of_the_year(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let this_year = matches!(date.year, None | Some(Year::Relative(0)));
        let year_end = item.surface.contains('年') && date.period == Some(Period::End);
        if !this_year || !year_end || *date != (Date { year: date.year, period: date.period, ..Date::default() }) {
            return None;
        }
        self.one_of_forms(
            &[
                &["entro", "l'anno"],
                &["entro", "l", "anno"],
                &["entro", "dicembre"],
                &["entro", "quest", "anno"],
                &["fine", "anno"],
            ],
            within,
        )
    }

    /// 2021年 beside 2023年: "due anni prima". The other year stands in the sentence or in the one before it.
    fn years_from_another(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let year = date.year.and_then(Year::absolute)?;
        if *date != (Date { year: date.year, ..Date::default() }) {
            return None;
        }
        let near = item.segment.saturating_sub(1)..=item.segment;
        let others = near.flat_map(|segment| zh::find(self.source.segment_text(segment)));
        let years: Vec<i32> = others
            .filter_map(|found| found.value.year.and_then(Year::absolute))
            .filter(|other| *other != year)
            .collect();
        years.into_iter().find_map(|other| {
            let words: &[&str] = if other > year { &AGO } else { &LATER };
            self.years_with(words, i128::from((other - year).abs()), within)
        })
    }

    /// 下半年: "la seconda parte dell'anno", "da luglio in poi"; 四季度: "gli ultimi tre mesi".
    fn part_of_the_year(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let forms: &[&[&str]] = match date.period? {
            Period::Half(1) => {
                &[&["prima", "parte"], &["primi", "sei"], &["primo", "semestre"], &["fino", "a", "giugno"]]
            }
            Period::Half(2) => &[
                &["seconda", "parte"],
                &["ultimi", "sei"],
                &["da", "luglio"],
                &["secondo", "semestre"],
                &["qui", "a", "dicembre"],
            ],
            Period::Quarter(1) => {
                &[&["primi", "tre", "mesi"], &["fra", "gennaio", "e", "marzo"], &["tra", "gennaio", "e", "marzo"]]
            }
            Period::Quarter(2) => &[
                &["fra", "aprile", "e", "giugno"],
                &["tra", "aprile", "e", "giugno"],
                &["da", "aprile", "a", "giugno"],
            ],
            Period::Quarter(3) => &[
                &["fra", "luglio", "e", "settembre"],
                &["tra", "luglio", "e", "settembre"],
                &["da", "luglio", "a", "settembre"],
            ],
            Period::Quarter(4) => &[
                &["ultimi", "tre", "mesi"],
                &["ultimo", "trimestre"],
                &["tre", "mesi", "conclusivi"],
                &["tra", "ottobre", "e", "dicembre"],
                &["fra", "ottobre", "e", "dicembre"],
            ],
            _ => return None,
        };
        self.one_of_forms(forms, within)
    }

    /// 明年首季: "entro marzo prossimo", the last month as a limit.
    fn by_its_last_month(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let last = match date.period? {
            Period::Half(half) => half * 6,
            Period::Quarter(quarter) => quarter * 3,
            _ => return None,
        };
        let year = Date { year: date.year, ..Date::default() };
        let is_absolute = matches!(date.year, Some(Year::Absolute(_)));
        if is_absolute && !self.tells(&year, within) {
            return None;
        }
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let is_limit = |found: &&Found<Date>| {
                let said = text[found.span.clone()].to_lowercase();
                let before = text[..found.span.start].to_lowercase();
                let before = ["fine di", "il mese di", "la", "il"]
                    .iter()
                    .fold(before.trim_end(), |before, word| before.strip_suffix(word).unwrap_or(before).trim_end());
                // "Entro fine anno" is by the end of December.
                let of_year = last == 12
                    && found.value.month.is_none()
                    && found.value.relative.is_none()
                    && found.value.period == Some(Period::End);
                let other_year = found.value.year.is_some()
                    && date.year.is_some()
                    && !compare::dates(&year, &[found.value], &self.on).fully();
                (found.value.month == Some(last) || of_year)
                    && found.value.day.is_none()
                    && found.value.until.is_none()
                    && !other_year
                    && (said.starts_with("entro") || LIMITS.iter().any(|word| before.ends_with(word)))
            };
            let found = self.sentence(*at).dates.iter().find(is_limit)?;
            Some(Answer::new(*at, found.span.clone(), 75))
        })
    }

    /// 上半年: "l'utile semestrale", "nel semestre"; 三季度 "i conti trimestrali". Of the year nothing more may be told.
    fn by_its_length(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let stem = match date.period? {
            Period::Half(_) => "semestr",
            Period::Quarter(_) => "trimestr",
            _ => return None,
        };
        if *date != (Date { period: date.period, ..Date::default() }) {
            return None;
        }
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let is_bare = |place: &usize| {
                let before = place.checked_sub(1).map_or("", |at| sentence.words[at].plain.as_str());
                sentence.words[*place].plain.starts_with(stem)
                    && !OTHER_STRETCH.iter().any(|word| before.starts_with(word))
            };
            let place = (0..sentence.words.len()).find(is_bare)?;
            Some(answer(*at, sentence, &(place..place + 1), 70))
        })
    }

    /// 今年四十岁: who is forty is so now.
    fn with_an_age(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let now = date.year == Some(Year::Relative(0)) || date.relative == Some(Relative::Day(0));
        if !now || *date != (Date { year: date.year, relative: date.relative, ..Date::default() }) {
            return None;
        }
        let behind = self.around(item).1.trim_start_matches(['已', '刚', '才', '满', '将', '整']);
        let age = zh_quantity::find(behind)
            .into_iter()
            .find(|found| found.span.start == 0 && found.value.unit.dimension == Dimension::Age)?;
        within.iter().find_map(|at| {
            let found = self.sentence(*at).quantities.iter().find(|found| {
                found.value.value == age.value.value
                    && matches!(found.value.unit.dimension, Dimension::Age | Dimension::Months | Dimension::Count)
            })?;
            Some(Answer::new(*at, found.span.clone(), 70))
        })
    }
}

/// What follows a number of years gone by.
const AGO: [&str; 6] = ["fa", "prima", "or sono", "addietro", "orsono", "indietro"];

/// What stands before a stretch that has lasted since then.
const SINCE: [&str; 5] = ["sono", "è", "da", "ormai", "negli ultimi"];

/// Days between two that are told one from the other, at most.
const DAYS_BACK: i128 = 10;

/// What stands before a stretch that has still to pass.
const IN: [&str; 3] = ["fra", "tra", "entro"];

/// What makes a limit of the month behind it.
const LIMITS: [&str; 5] = ["entro", "fino a", "sino a", "qui a", "prima di"];

/// What a half or a quarter of a year has before it that is another one, by its beginning.
const OTHER_STRETCH: [&str; 9] = ["prim", "second", "terz", "quart", "ultim", "prossim", "scors", "precedent", "ogni"];

/// What follows a number of years that have still to pass.
const LATER: [&str; 4] = ["dopo", "più tardi", "più in là", "in seguito"];
