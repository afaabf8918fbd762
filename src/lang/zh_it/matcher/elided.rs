//! Figures of which the Italian says a part only, or says by other words: a percentage behind another one ("il 41 per
//! cento … il 22"), "altrettanti", ranks ("la piazza d'onore"), anniversaries in tens and hundreds of years.

use super::{ItalianMatcher, answer};
use crate::extract::Item;
use crate::extract::compare::{self, Agreement};
use crate::extract::date::Date;
use crate::extract::quantity::{Dimension, Exact, Form, Quantity};
use crate::lang::zh::script::is_han;
use crate::lang::zh_it::chinese_names;
use crate::lang::zh_it::target::{TargetSentence, TargetWord};
use crate::link::Answer;
use std::ops::Range;

impl ItalianMatcher<'_> {
    /// The words among `within` that say the figure without all of it.
    pub(super) fn elided(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        self.percent_said_once(quantity, within)
            .or_else(|| self.as_many_again(item, quantity, within))
            .or_else(|| self.anniversary(item, quantity, within))
            .or_else(|| self.stretch_by_its_name(quantity, within))
            .or_else(|| self.parts_of_a_second(quantity, within))
            .or_else(|| self.small_change(item, quantity, within))
            .or_else(|| self.below_nought(item, quantity, within))
            .or_else(|| self.rank(item, quantity, within))
            .or_else(|| self.number_of_an_acronym(item, quantity, within))
            .or_else(|| self.inside_a_name(item, within))
    }

    /// 41%, 22%: "il 41 per cento … il 22", where the sign is said of the first only.
    fn percent_said_once(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let hundredths = quantity.value.times(&Exact::whole(100)).filter(|_| quantity.form == Form::Percent)?;
        let spoken = |at: &usize| self.sentence(*at).quantities.iter().any(|f| f.value.form == Form::Percent);
        if quantity.second.is_some() || !within.iter().any(spoken) {
            return None;
        }
        within.iter().find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let bare = sentence.quantities.iter().filter(|found| {
                found.value.form == Form::Cardinal
                    && found.value.unit.dimension == Dimension::Count
                    && found.value.value == hundredths
            });
            // "Al 3" may have been read as a day.
            let days = sentence.dates.iter().filter(|found| {
                let day = found.value.day.filter(|day| Exact::whole(i128::from(*day)) == hundredths);
                day.is_some() && found.value == Date { day, ..Date::default() }
            });
            let mut spans = bare.map(|found| &found.span).chain(days.map(|found| &found.span));
            let span = spans.find(|span| is_a_share(text, span))?;
            Some(Answer::new(*at, span.clone(), 80))
        })
    }

    /// 重20吨，长约20米: "venti tonnellate … altrettanti metri".
    fn as_many_again(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let (at, place) = within.iter().find_map(|at| {
            let words = &self.sentence(*at).words;
            Some((*at, words.iter().position(|word| word.plain.starts_with("altrettant"))?))
        })?;
        let (start, beside) = self.figures_beside(item);
        let other = |found: &&crate::extract::Found<Quantity>| {
            found.span.start + start != item.span.start && found.value.value == quantity.value
        };
        beside.iter().find(other)?;
        Some(answer(at, self.sentence(at), &(place..place + 1), 75))
    }

    /// 十周年 "un decennio", 一百周年 "un secolo di vita".
    fn anniversary(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        if !item.surface.contains("周年") && !item.surface.contains("週年") {
            return None;
        }
        let months = quantity.value.times(&Exact::whole(12))?;
        let counted = within.iter().find_map(|at| {
            let mut all = self.sentence(*at).quantities.iter();
            let found = all.find(|found| {
                found.value.unit.dimension == Dimension::Months
                    && found.value.value.times(&found.value.unit.factor) == Some(months)
            })?;
            Some(Answer::new(*at, found.span.clone(), 85))
        });
        let form: &[&[&str]] = match quantity.value {
            years if years == Exact::whole(10) => &[&["decenni*"], &["decennal*"]],
            years if years == Exact::whole(100) => &[&["secol*"], &["centenari*"]],
            years if years == Exact::whole(1000) => &[&["millenni*"], &["millenari*"]],
            _ => &[],
        };
        counted.or_else(|| self.one_of_forms(form, within))
    }

    /// 三个月 "nell'ultimo trimestre", 半年 "il semestre".
    fn stretch_by_its_name(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        const NAMES: [(i128, &[&[&str]]); 4] =
            [(2, &[&["bimestr*"]]), (3, &[&["trimestr*"]]), (4, &[&["quadrimestr*"]]), (6, &[&["semestr*"]])];
        let months = quantity.value.times(&quantity.unit.factor)?;
        let of_months = quantity.unit.dimension == Dimension::Months && quantity.form == Form::Cardinal;
        let (_, forms) = NAMES.iter().find(|(count, _)| of_months && months == Exact::whole(*count))?;
        self.one_of_forms(forms, within)
    }

    /// 0.3秒 "tre decimi", 0.04秒 "quattro centesimi", of a second that goes without saying.
    fn parts_of_a_second(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let seconds = quantity.value.times(&quantity.unit.factor)?;
        let short = quantity.unit.dimension == Dimension::Duration && seconds < Exact::whole(1);
        within.iter().filter(|_| short).find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let told = |found: &&crate::extract::Found<Quantity>| {
                let behind = text[found.span.end..].trim_start();
                let parts = [("decim", 10), ("centesim", 100), ("millesim", 1000)];
                let of = |(word, parts): &(&str, i128)| {
                    let named = behind.starts_with(word) || text[found.span.clone()].contains(word);
                    let counted = found.value.value.divided_by(&Exact::whole(*parts));
                    named && (found.value.value == seconds || counted == Some(seconds))
                };
                parts.iter().any(of)
            };
            let found = sentence.quantities.iter().find(told)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// 0.45元 "45 centesimi", 5角 "cinque jiao", 0.3英镑 "30 pence".
    fn small_change(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        const COINS: [(&str, i128); 11] = [
            ("centesim", 100),
            ("cent ", 100),
            ("cent.", 100),
            ("cent,", 100),
            ("cents", 100),
            ("centavo", 100),
            ("pence", 100),
            ("penny", 100),
            ("copec", 100),
            ("fen", 100),
            ("jiao", 10),
        ];
        let tenths = quantity.unit.dimension == Dimension::Count && self.around(item).1.starts_with('角');
        let money = matches!(quantity.unit.dimension, Dimension::Money(_)) || tenths;
        let value = quantity.value.times(&quantity.unit.factor).filter(|_| money && quantity.second.is_none())?;
        let value = if tenths { value.divided_by(&Exact::whole(10))? } else { value };
        within.iter().filter(|_| value < Exact::whole(10)).find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let told = |found: &&crate::extract::Found<Quantity>| {
                // A full stop closes the text: "cent" may be its last word.
                let behind = format!("{}.", text[found.span.end..].trim_start());
                COINS.iter().any(|(coin, parts)| {
                    let within = text[found.span.clone()].contains(coin);
                    let counted = found.value.value.divided_by(&Exact::whole(*parts)) == Some(value);
                    within && (found.value.value == value || counted) || behind.starts_with(coin) && counted
                })
            };
            let found = sentence.quantities.iter().find(told)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// -0.64亿元 "ha bruciato 64 milioni", -4.5% "sono calati del 4,5 per cento", and 亏损2亿元 "-200 milioni": one side says
    /// by a word what the other says by the sign.
    fn below_nought(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let nought = Exact::whole(0);
        let turned = quantity.value.times(&Exact::whole(-1)).filter(|_| quantity.second.is_none())?;
        let wanted = Quantity { value: turned, ..*quantity };
        let negative = quantity.value < nought;
        let says_so = |text: &str| {
            LOSSES.iter().any(|stem| text.match_indices(stem).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic)))
        };
        let clause = self.around(item).0.rsplit(['，', '。', '；']).next().unwrap_or("");
        let told_in_chinese = SHRINKING.iter().any(|word| clause.contains(word));
        within.iter().filter(|_| negative || told_in_chinese).find_map(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let told = |found: &&crate::extract::Found<Quantity>| {
                let agrees = compare::quantities(&wanted, &found.value) >= Agreement::Near;
                agrees && (!negative || says_so(&beside(text, &found.span).to_lowercase()))
            };
            let found = sentence.quantities.iter().find(told)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// 第二名 "la piazza d'onore", 名列第三 "il gradino più basso del podio".
    fn rank(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let bare = quantity.form == Form::Ordinal && item.surface.starts_with('第');
        let ends_as_a_rank = item.surface.ends_with(|c: char| "名位二三".contains(c));
        let forms: &[&[&str]] = match quantity.value {
            place if place == Exact::whole(2) => SECOND,
            place if place == Exact::whole(3) => THIRD,
            _ => return None,
        };
        if bare && ends_as_a_rank { self.one_of_forms(forms, within) } else { None }
    }

    /// 第三十次缔约方大会: "la Cop30".
    fn number_of_an_acronym(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let counted = quantity.form == Form::Ordinal && item.surface.ends_with(['届', '次', '版']);
        let digits = quantity.value.to_string();
        within.iter().filter(|_| counted && digits.len() >= 2).find_map(|at| {
            let words = &self.sentence(*at).words;
            let place = words.iter().position(|word| {
                let letters = word.plain.strip_suffix(&digits).unwrap_or("");
                word.capital && letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_lowercase())
            })?;
            Some(answer(*at, self.sentence(*at), &(place..place + 1), 80))
        })
    }

    /// 七股溼地 "le zone umide di Qigu": Han numerals that are the sound of a name.
    fn inside_a_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let surface = item.surface.as_str();
        let characters = surface.chars().count();
        if !(2..=3).contains(&characters) || !surface.chars().all(is_han) {
            return None;
        }
        let names: Vec<String> = std::iter::once(chinese_names::pinyin_of(surface))
            .chain(chinese_names::given_spellings(surface))
            .map(|name| crate::lang::zh_it::target::plain(&name))
            .filter(|name| name.len() >= SOUND)
            .collect();
        within.iter().find_map(|at| {
            let words = &self.sentence(*at).words;
            let sounds = |word: &TargetWord| word.capital && names.iter().any(|name| word.plain.starts_with(name));
            let place = words.iter().position(sounds)?;
            Some(answer(*at, self.sentence(*at), &(place..place + 1), 75))
        })
    }

    /// The first of `forms` among `within`.
    pub(super) fn one_of_forms(&self, forms: &[&[&str]], within: &[usize]) -> Option<Answer> {
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = forms.iter().find_map(|form| words_in_a_row(sentence, form))?;
            Some(answer(*at, sentence, &place, 75))
        })
    }
}

/// Beginnings of the words for loss and decline: to lose, red, deficit, to burn, to shrink, below.
const LOSSES: [&str; 34] = [
    "perd",
    "pers",
    "ross",
    "disavanz",
    "deficit",
    "passiv",
    "negativ",
    "bruci",
    "assorb",
    "eros",
    "erod",
    "cal",
    "fless",
    "arretr",
    "dimin",
    "contra",
    "ridu",
    "rido",
    "ridott",
    "sces",
    "scend",
    "scivol",
    "croll",
    "cedut",
    "ced",
    "sotto",
    "meno",
    "minus",
    "ammanc",
    "buco",
    "deflus",
    "uscit",
    "indietreggi",
    "svalut",
];

/// What the Chinese says of the same: lose, fall, lessen, deficit, outflow.
const SHRINKING: [&str; 14] =
    ["亏", "虧", "降", "跌", "减", "減", "负", "負", "逆差", "赤字", "流出", "下滑", "回落", "零下"];

/// The text around a figure in which a word may tell its sign.
fn beside<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    let from = (0..=span.start.saturating_sub(SIGNED)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let to = (span.end + SIGNED / 2..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    &text[from..to]
}

/// Bytes before a figure in which a word may tell its sign; half as many behind it.
const SIGNED: usize = 60;

/// Letters of a name by its sound, at least: of less, an Italian word may begin with them.
const SOUND: usize = 4;

/// What is said of whoever is second, and third.
const SECOND: &[&[&str]] = &[
    &["argento"],
    &["piazza", "d", "onore"],
    &["posto", "d", "onore"],
    &["vicecampion*"],
    &["alle", "spalle"],
    &["dietro"],
    &["gradino", "centrale"],
];
const THIRD: &[&[&str]] = &[
    &["bronzo"],
    &["gradino", "piu", "basso"],
    &["ultimo", "gradino"],
    &["completa", "il", "podio"],
    &["chiude", "il", "podio"],
];

/// The words of `sentence` in a row that `form` asks for; a `*` stands for any ending.
fn words_in_a_row(sentence: &TargetSentence, form: &[&str]) -> Option<Range<usize>> {
    let fits = |(word, wanted): (&TargetWord, &&str)| match wanted.strip_suffix('*') {
        Some(stem) => word.plain.starts_with(stem),
        None => word.plain == *wanted,
    };
    let place = sentence.words.windows(form.len()).position(|run| run.iter().zip(form).all(fits))?;
    Some(place..place + form.len())
}

/// Whether the bare figure at `span` is a share by its article, "il 22", its decimals, or what follows: nothing that it
/// counts.
fn is_a_share(text: &str, span: &Range<usize>) -> bool {
    let figure = &text[span.clone()];
    let (before, behind) = (text[..span.start].trim_end().to_lowercase(), text[span.end..].trim_start());
    let article = |text: &str| {
        let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        let elided = word.ends_with(['\'', '’']);
        elided
            || matches!(word, "il" | "lo" | "al" | "allo" | "dal" | "dallo" | "del" | "dello" | "nel" | "sul" | "col")
    };
    let own_article = figure.split_once([' ', '\'', '’']).is_some_and(|(word, _)| article(word) || word.len() <= 4);
    article(&before)
        || own_article
        || figure.contains(',')
        || behind.is_empty()
        || behind.starts_with([',', '.', ';', ':', ')', '»'])
        || ["e ", "ed ", "contro ", "per i", "per l", "a "].iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str, figure: &str) -> bool {
        let start = text.find(figure).expect("the figure");
        is_a_share(text, &(start..start + figure.len()))
    }

    #[test]
    fn a_share_is_told_from_a_count() {
        assert!(share("i rossi il 41 per cento, i blu il 22 davanti ai verdi", "22"));
        assert!(share("Parigi cede lo 0,9 sul finale", "0,9"));
        assert!(share("è salita all’8 in marzo", "8"));
        assert!(share("donne al 58 per cento, uomini 42.", "42"));
        assert!(!share("il 41 per cento dei 22 iscritti", "22"));
        assert!(!share("con 22 seggi", "22"));
    }

    #[test]
    fn forms_are_words_in_a_row() {
        let sentence = TargetSentence::new("Occupa la piazza d’onore nel decennale.");
        assert_eq!(words_in_a_row(&sentence, &["piazza", "d", "onore"]).map(|at| at.len()), Some(3));
        assert_eq!(words_in_a_row(&sentence, &["decennal*"]).map(|at| at.len()), Some(1));
        assert_eq!(words_in_a_row(&sentence, &["onore", "piazza"]), None);
    }
}
