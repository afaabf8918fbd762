//! Figures that Italian says in everyday words: 每10分钟 "sei volte l'ora", 18岁以下 "i minorenni", 增长100% "raddoppia", 十几个
//! "tredici o quattordici", 五分之一 "un quinto", 0.1毫米 "un decimo di millimetro", "da 15 chilometri a meno di uno".

use super::{ItalianMatcher, answer};
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Found, Item};
use crate::lang::it::figures::date::MONTHS;
use crate::lang::zh_it::target::TargetWord;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say the figure as people do.
    pub(super) fn spoken(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        self.turned_rate(item, quantity, within)
            .or_else(|| self.coming_of_age(item, quantity, within))
            .or_else(|| self.growth_in_hundredths(item, quantity, within))
            .or_else(|| self.in_the_tens(item, quantity, within))
            .or_else(|| self.one_part(quantity, within))
            .or_else(|| self.one_part_of_a_unit(quantity, within))
            .or_else(|| self.out_of_so_many(item, quantity, within))
            .or_else(|| self.one_of_the_unit_before(quantity, within))
    }

    /// 每10分钟 "sei volte l'ora", 每8小时 "tre volte al giorno": so often in a longer time.
    fn turned_rate(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let before = self.around(item).0;
        let each = item.surface.starts_with('每') || before.ends_with('每') || before.ends_with("每隔");
        if !each || quantity.form != Form::Cardinal || quantity.second.is_some() {
            return None;
        }
        let time = quantity.value.times(&quantity.unit.factor)?;
        let whole = |times: &Exact| time.times(times);
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let is_rate = |found: &&Found<Quantity>| {
                let behind: String = text[found.span.end..].chars().take(COUNTED_IN).collect::<String>().to_lowercase();
                let of = |(names, dimension, length): &(&[&str], Dimension, i128)| {
                    *dimension == quantity.unit.dimension
                        && names.iter().any(|name| behind.contains(name))
                        && whole(&found.value.value) == Some(Exact::whole(*length))
                };
                found.value.unit.dimension == Dimension::Count && PERIODS.iter().any(of)
            };
            let found = self.sentence(*at).quantities.iter().find(is_rate)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// 18岁以下 "i minorenni", 年满18岁 "i maggiorenni".
    fn coming_of_age(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        if quantity.unit.dimension != Dimension::Age || quantity.value != Exact::whole(18) {
            return None;
        }
        let (before, behind) = self.around(item);
        let under = quantity.approximation == Approximation::Under
            || ["未满", "不满", "不到", "未滿", "不足"].iter().any(|word| before.ends_with(word))
            || behind.starts_with("以下");
        let stems: &[&str] = if under { &["minorenn", "minori", "minore"] } else { &["maggiorenn", "adult"] };
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let says = |place: usize| {
                let next = sentence.words.get(place + 1).map_or("", |word| word.plain.as_str());
                let of_age = !under && sentence.words[place].plain == "maggiore" && next == "eta";
                of_age || stems.iter().any(|stem| sentence.words[place].plain.starts_with(stem))
            };
            let place = (0..sentence.words.len()).find(|place| says(*place))?;
            Some(answer(*at, sentence, &(place..place + 1), 75))
        })
    }

    /// 增长100% "raddoppia", 增长200% "triplica", 达到去年的200% "il doppio"; 快三倍 "quattro volte più veloce".
    fn growth_in_hundredths(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let before = self.around(item).0;
        let more = quantity.value.plus(&Exact::whole(1))?;
        let wanted = match quantity.form {
            Form::Percent if grows_by_hundredths(before, quantity) => [more; 2],
            Form::Multiple if before.trim_end_matches(['了', '近', '约']).ends_with(['快', '慢', '高', '出']) => {
                [quantity.value, more]
            }
            _ => return None,
        };
        within.iter().find_map(|at| {
            let mut found = self.sentence(*at).quantities.iter();
            let found = found.find(|f| f.value.form == Form::Multiple && wanted.contains(&f.value.value))?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// 十几个 "tredici o quattordici", "una quindicina": some number between ten and twenty.
    fn in_the_tens(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let digits = item.surface.trim_start_matches(['约', '近', '有', '共']);
        let tens = digits.chars().take(3).collect::<String>().contains("十几");
        if !tens || quantity.form != Form::Cardinal || quantity.second.is_some() {
            return None;
        }
        // 十几万 steps by ten thousands.
        let step = quantity.value.divided_by(&Exact::whole(10)).filter(|_| quantity.value < Exact::whole(100));
        let end = quantity.value.plus(&step.map_or(Exact::whole(0), |_| Exact::whole(10)))?;
        within.iter().find_map(|at| {
            let between = |value: &Exact| quantity.value < *value && *value < end;
            let fits = |found: &&Found<Quantity>| {
                between(&found.value.value)
                    && found.value.second.as_ref().is_none_or(between)
                    && (found.value.approximation != Approximation::Exact || found.value.second.is_some())
                    && (found.value.unit.dimension == quantity.unit.dimension
                        || found.value.unit.dimension == Dimension::Count)
            };
            let found = self.sentence(*at).quantities.iter().find(fits)?;
            Some(Answer::new(*at, found.span.clone(), 75))
        })
    }

    /// 五分之一 "un quinto serve alle strade", 一半 "i lavori sono a metà", where the grammar alone can't tell a fraction.
    fn one_part(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        const PARTS: [(i128, &str); 8] = [
            (3, "terzo"),
            (4, "quarto"),
            (5, "quinto"),
            (6, "sesto"),
            (7, "settimo"),
            (8, "ottavo"),
            (9, "nono"),
            (10, "decimo"),
        ];
        if quantity.form != Form::Fraction || quantity.second.is_some() || quantity.value.numerator() != 1 {
            return None;
        }
        let part = PARTS.iter().find(|(parts, _)| *parts == quantity.value.denominator()).map(|(_, name)| *name);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let places = match part {
                Some(name) => {
                    // "Un altro quarto circa", "un buon terzo".
                    let part = |place: &usize| {
                        let word = |at: usize| words.get(place + at).map_or("", |word| word.plain.as_str());
                        word(0) == "un" && (word(1) == name || QUALIFIED.contains(&word(1)) && word(2) == name)
                    };
                    let place = (0..words.len()).find(part)?;
                    let length = if words[place + 1].plain == name { 2 } else { 3 };
                    place..place + length
                }
                None if quantity.value.denominator() == 2 => {
                    let of_time = |word: Option<&TargetWord>| {
                        word.is_some_and(|word| MONTHS.iter().chain(&AT_HALF).any(|stem| word.plain.starts_with(stem)))
                    };
                    let halfway = |place: &usize| words[*place].plain == "meta" && !of_time(words.get(place + 1));
                    let place = (0..words.len()).find(halfway)?;
                    place..place + 1
                }
                None => return None,
            };
            Some(answer(*at, sentence, &places, 70))
        })
    }

    /// 0.1毫米 "al decimo di millimetro", 0.001秒 "un millesimo di secondo".
    fn one_part_of_a_unit(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        const PARTS: [(i128, &str); 3] = [(10, "decimo"), (100, "centesimo"), (1000, "millesimo")];
        let measured = quantity.form == Form::Cardinal && quantity.second.is_none();
        let (_, name) = PARTS.iter().find(|(parts, _)| measured && quantity.value == Exact::new(1, *parts))?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let of_the_unit = |run: &[TargetWord]| {
                let unit = |(stem, dimension, (part, whole)): &(&str, Dimension, (i128, i128))| {
                    run[2].plain.starts_with(stem)
                        && *dimension == quantity.unit.dimension
                        && Exact::new(*part, *whole) == quantity.unit.factor
                };
                run[0].plain == *name && run[1].plain == "di" && DIVIDED.iter().any(unit)
            };
            let place = sentence.words.windows(3).position(of_the_unit)?;
            Some(answer(*at, sentence, &(place..place + 3), 80))
        })
    }

    /// 万分之十八 "18 ogni diecimila", of several such rates the whole once: "da 12,6 a 0,8 ogni diecimila".
    fn out_of_so_many(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let (_, whole, names) = WHOLES.iter().find(|(of, ..)| item.surface.contains(of))?;
        let value = quantity.value.times(&Exact::whole(*whole)).filter(|_| quantity.second.is_none())?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let text = self.target.segment_text(*at).to_lowercase();
            let told = names.iter().any(|name| {
                ["ogni ", "su ", "per ", "per ogni "].iter().any(|word| text.contains(&format!("{word}{name}")))
            });
            let of = |found: &&Found<Quantity>| {
                (found.value.value == value || found.value.second == Some(value))
                    && found.value.unit.dimension == Dimension::Count
                    && matches!(found.value.form, Form::Cardinal | Form::Range)
            };
            let found = sentence.quantities.iter().filter(|_| told).find(of)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// "Da 15 chilometri a meno di uno": one of the unit that was said before, which goes without saying.
    fn one_of_the_unit_before(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let measured = quantity.unit.dimension != Dimension::Count && quantity.value == Exact::whole(1);
        within.iter().filter(|_| measured && quantity.form == Form::Cardinal).find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let unit_before = |end: usize| {
                let of = |found: &Found<Quantity>| found.span.end <= end && found.value.unit == quantity.unit;
                sentence.quantities.iter().any(of)
            };
            let stands_alone = |place: &usize| {
                let word = &sentence.words[*place];
                let closes = text[word.end..].trim_start();
                matches!(word.plain.as_str(), "uno" | "una")
                    && (closes.is_empty() || closes.starts_with([',', '.', ';', ':', ')', '»', '!', '?']))
                    && place.checked_sub(1).is_some_and(|before| {
                        matches!(
                            sentence.words[before].plain.as_str(),
                            "a" | "ad" | "di" | "circa" | "quasi" | "oltre" | "appena"
                        )
                    })
                    && unit_before(word.start)
            };
            let place = (0..sentence.words.len()).find(stands_alone)?;
            Some(answer(*at, sentence, &(place..place + 1), 80))
        })
    }
}

/// Whether a percentage of a hundred or more is what something has grown by, and not what it has become: 增长200% is three
/// times as much, 达到去年的200% twice.
pub(super) fn grows_by_hundredths(before: &str, quantity: &Quantity) -> bool {
    let from = before.char_indices().rev().nth(VERB).map_or(0, |(at, _)| at);
    let clause = before[from..].rsplit(['，', '。', '；', '的']).next().unwrap_or("");
    let many = quantity.form == Form::Percent && quantity.value >= Exact::whole(1);
    many && clause.contains(['增', '长', '涨', '升', '多', '高', '大'])
}

/// Characters behind a count in which the time it is counted in may be told: "sei volte l'ora", "quattro autobus all'ora".
const COUNTED_IN: usize = 26;

/// What may stand between the article and the part: another, good, full, about.
const QUALIFIED: [&str; 5] = ["altro", "buon", "ulteriore", "intero", "circa"];

/// Units that are divided in words, by the beginning, and how much they are of the basic one.
const DIVIDED: [(&str, Dimension, (i128, i128)); 8] = [
    ("millimetr", Dimension::Length, (1, 1000)),
    ("centimetr", Dimension::Length, (1, 100)),
    ("metr", Dimension::Length, (1, 1)),
    ("second", Dimension::Duration, (1, 1)),
    ("grad", Dimension::Celsius, (1, 1)),
    ("milligramm", Dimension::Mass, (1, 1_000_000)),
    ("gramm", Dimension::Mass, (1, 1000)),
    ("chil", Dimension::Mass, (1, 1)),
];

/// What a rate is told out of in Chinese, how many that is, and how Italian writes it.
const WHOLES: [(&str, i128, &[&str]); 5] = [
    ("百万分之", 1_000_000, &["milione", "un milione"]),
    ("十万分之", 100_000, &["centomila", "100 mila", "100mila", "100.000"]),
    ("万分之", 10_000, &["diecimila", "10 mila", "10mila", "10.000"]),
    ("萬分之", 10_000, &["diecimila", "10 mila", "10mila", "10.000"]),
    ("千分之", 1000, &["mille", "1.000", "1000"]),
];

/// Characters before a percentage in which its verb stands.
const VERB: usize = 8;

/// A minute, an hour, a day, a week in seconds, and a month and a year in months, by what is said behind a count.
const PERIODS: [(&[&str], Dimension, i128); 6] = [
    (&["al minuto", "ogni minuto"], Dimension::Duration, 60),
    (&["l'ora", "l’ora", "all'ora", "all’ora", "ogni ora", "orari"], Dimension::Duration, 3600),
    (&["al giorno", "il giorno", "ogni giorno", "quotidian", "giornalier"], Dimension::Duration, 86_400),
    (&["la settimana", "a settimana", "alla settimana", "ogni settimana", "settimanal"], Dimension::Duration, 604_800),
    (&["al mese", "il mese", "ogni mese", "mensil"], Dimension::Months, 1),
    (&["l'anno", "l’anno", "all'anno", "all’anno", "ogni anno", "annual"], Dimension::Months, 12),
];

/// What "metà" is the middle of beside a month: a year, a day, the way.
const AT_HALF: [&str; 8] = ["anno", "mese", "settimana", "secolo", "mattina", "pomeriggio", "degli", "del"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_from_what_has_become() {
        let percent = |num| Quantity { form: Form::Percent, ..Quantity::count(Exact::new(num, 100)) };
        assert!(grows_by_hundredths("订单同比增长", &percent(200)));
        assert!(!grows_by_hundredths("订单同比增长", &percent(20)));
        assert!(!grows_by_hundredths("订单达到增长前的", &percent(200)));
    }

    #[test]
    fn a_period_has_one_length() {
        let named = |word: &str| PERIODS.iter().filter(|(names, ..)| names.contains(&word)).count();
        for word in ["l'ora", "al giorno", "la settimana", "al mese", "l'anno"] {
            assert_eq!(named(word), 1, "{word}");
        }
    }
}
