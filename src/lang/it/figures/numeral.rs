//! The numeral grammar alone: digits with Italian or, where that can't be, English separators; words joined or apart;
//! `mila`, `milioni`, `miliardi`, and the halves behind them. No unit, no sign, no approximation.

use super::cardinal;
use super::units;
use super::words::Words;
use crate::extract::quantity::Exact;

/// The numeral that begins `text`: how many bytes it takes and its value.
///
/// ```
/// use riscontro::lang::it::figures::numeral::at_start;
/// let (length, value) = at_start("due milioni e trecentomila euro").expect("a numeral");
/// assert_eq!((length, value.numerator()), (26, 2_300_000));
/// ```
pub fn at_start(text: &str) -> Option<(usize, Exact)> {
    let words = Words::of(window(text));
    let numeral = read(&words, 0)?;
    let span = words.span(0..numeral.end);
    (span.start == 0).then_some((span.end, numeral.value))
}

/// The beginning of `text`, long enough for any numeral.
fn window(text: &str) -> &str {
    const LONGEST: usize = 300;
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// A numeral as it stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// One past its last piece.
    pub end: usize,
    /// Its value.
    pub value: Exact,
    /// What stands before `mila`, `milioni`, `miliardi`.
    pub mantissa: Exact,
    /// `mila` = 1000 …; 1 where none is said.
    pub scale: i128,
    /// Whether it is written in digits.
    pub is_digits: bool,
    /// Whether it is `un`, `uno`, `una` alone: an article, unless something else says it is not.
    pub is_one: bool,
}

impl Numeral {
    /// The value, where it is a whole number.
    pub(super) fn whole(&self) -> Option<i128> {
        (self.value.denominator() == 1).then(|| self.value.numerator())
    }

    /// Whether a unit behind it may be introduced by `di`: `tre milioni di euro`.
    pub(super) fn takes_di(&self) -> bool {
        self.scale >= 1_000_000
    }
}

/// The numeral at piece `i`.
pub(super) fn read(words: &Words, i: usize) -> Option<Numeral> {
    read_joined(words, i, true)
}

/// The numeral at piece `i`, which an `e` ends: the first of `tra duecento e cinquecento`.
pub(super) fn read_before_e(words: &Words, i: usize) -> Option<Numeral> {
    read_joined(words, i, false)
}

fn read_joined(words: &Words, i: usize, may_join: bool) -> Option<Numeral> {
    let mut numeral = term(words, i)?;
    if let Some(halved) = with_half(words, &numeral) {
        return Some(halved);
    }
    let mut room = Room::behind(&numeral);
    while let Some(next) = room.as_ref().and_then(|room| room.fill(words, numeral.end, may_join)) {
        room = Room::behind(&next);
        numeral = Numeral { end: next.end, value: numeral.value.plus(&next.value)?, scale: numeral.scale, ..numeral };
        numeral.mantissa = numeral.value.divided_by(&Exact::whole(numeral.scale))?;
        numeral.is_one = false;
        if let Some(halved) = with_half(words, &Numeral { scale: next.scale, ..numeral }) {
            return Some(Numeral { scale: numeral.scale, ..halved });
        }
    }
    Some(numeral)
}

/// `numeral` with `e mezzo` behind it: half of the last scale, or one half.
fn with_half(words: &Words, numeral: &Numeral) -> Option<Numeral> {
    let is_half = words.at(numeral.end) == "e" && matches!(words.at(numeral.end + 1), "mezzo" | "mezza");
    if !is_half || numeral.whole().is_none() || units::begins_at(words, numeral.end + 2) {
        return None;
    }
    let mut half = Numeral { end: numeral.end + 2, is_one: false, ..*numeral };
    half.value = numeral.value.plus(&Exact::new(numeral.scale, 2))?;
    if numeral.scale == 1 {
        (half.end, half.scale) = scaled(words, half.end);
    }
    half.value = if numeral.scale == 1 { half.value.times(&Exact::whole(half.scale))? } else { half.value };
    half.mantissa = half.value.divided_by(&Exact::whole(half.scale))?;
    Some(half)
}

/// What a numeral leaves open for another behind it: `due milioni` for less than a million, `mille` for less than a
/// thousand.
struct Room {
    /// The next one is smaller.
    limit: i128,
    /// The next one is at least this: nobody says `tre milioni e due` for 3,000,002, but enumerates.
    floor: i128,
    /// Whether what stands behind may be written in digits: `2 milioni e 300 mila`, but not `mille 300`.
    takes_digits: bool,
}

impl Room {
    fn behind(numeral: &Numeral) -> Option<Self> {
        let value = numeral.whole()?;
        if numeral.mantissa.denominator() != 1 || numeral.is_one {
            return None;
        }
        if numeral.scale > 1 {
            let floor = if numeral.scale == 1000 { 100 } else { numeral.scale / 1000 };
            return Some(Self { limit: numeral.scale, floor, takes_digits: true });
        }
        let limit = [1000, 100].into_iter().find(|limit| value >= *limit && value % limit == 0)?;
        (!numeral.is_digits).then_some(Self { limit, floor: 2, takes_digits: false })
    }

    /// The numeral behind piece `end` that fits in, with `e` before it or without.
    fn fill(&self, words: &Words, end: usize, may_join: bool) -> Option<Numeral> {
        let is_joined = words.at(end) == "e";
        let next = term(words, end + usize::from(is_joined))?;
        let value = next.whole()?;
        let floor = if is_joined || next.is_digits { self.floor } else { 2 };
        let fits = (floor..self.limit).contains(&value) && !next.is_one;
        (fits && (may_join || !is_joined) && (self.takes_digits || !next.is_digits)).then_some(next)
    }
}

/// A figure or a word with its `mila`, `milioni`, `miliardi`.
fn term(words: &Words, i: usize) -> Option<Numeral> {
    let simple = simple(words, i).map(|numeral| with_tens(words, numeral))?;
    let (end, scale) = scaled(words, simple.end);
    if simple.is_one && scale == 1000 {
        return None;
    }
    let value = simple.value.times(&Exact::whole(scale))?;
    Some(Numeral { end, value, scale, is_one: simple.is_one && scale == 1, ..simple })
}

/// `duecento` with the tens that stand apart from it: `duecento venti`.
fn with_tens(words: &Words, numeral: Numeral) -> Numeral {
    let is_hundred =
        |numeral: &Numeral| numeral.whole().is_some_and(|value| (100..1000).contains(&value) && value % 100 == 0);
    let tens = cardinal::value(words.at(numeral.end)).filter(|value| (2..100).contains(value));
    match tens.and_then(|tens| numeral.value.plus(&Exact::whole(tens))) {
        Some(value) if !numeral.is_digits && is_hundred(&numeral) => {
            Numeral { end: numeral.end + 1, value, mantissa: value, ..numeral }
        }
        _ => numeral,
    }
}

/// The scale that begins at piece `end`, `miliardi` or `mila miliardi`, and one past it.
fn scaled(words: &Words, mut end: usize) -> (usize, i128) {
    let mut scale = 1i128;
    while let Some(factor) = multiplier(words.at(end)).filter(|_| scale < 1_000_000) {
        scale *= factor;
        end += 1;
    }
    (end, scale)
}

/// What a noun of magnitude multiplies by.
pub(super) fn multiplier(word: &str) -> Option<i128> {
    match word {
        "mila" => Some(1000),
        "milione" | "milioni" | "mln" => Some(1_000_000),
        "miliardo" | "miliardi" | "mld" | "mrd" => Some(1_000_000_000),
        // newspapers mean the English trillion, 10¹², not the 10¹⁸ of the dictionary
        "bilione" | "bilioni" | "trilione" | "trilioni" => Some(1_000_000_000_000),
        _ => None,
    }
}

fn simple(words: &Words, i: usize) -> Option<Numeral> {
    if words.is_digits(i) {
        return in_digits(words, i);
    }
    let word = words.at(i);
    let value = match word {
        "mezzo" | "mezza" => multiplier(words.at(i + 1)).map(|_| Exact::new(1, 2))?,
        _ => Exact::whole(cardinal::value(word)?),
    };
    let is_one = matches!(word, "un" | "uno" | "una" | "un'");
    Some(Numeral { end: i + 1, value, mantissa: value, scale: 1, is_digits: false, is_one })
}

/// A number in digits that nothing is glued to but a scale or a unit: `12mila` and `5km`, but not `24enne` and `A380`.
fn in_digits(words: &Words, i: usize) -> Option<Numeral> {
    let figure = figure(words, i)?;
    let is_clear = !(words.is_glued(figure.end) && words.is_letters(figure.end))
        || multiplier(words.at(figure.end)).is_some()
        || units::begins_at(words, figure.end);
    is_clear.then_some(figure)
}

/// A number in digits, whatever is glued behind it.
pub(super) fn figure(words: &Words, i: usize) -> Option<Numeral> {
    if !words.is_digits(i) || is_inside_name(words, i) {
        return None;
    }
    let shape = Shape::at(words, i);
    let half = usize::from(words.is_glued_mark(shape.end, &["½"]));
    let value = shape.value(words)?.plus(&Exact::new(half as i128, 2))?;
    Some(Numeral { end: shape.end + half, value, mantissa: value, scale: 1, is_digits: true, is_one: false })
}

/// Whether the digits at `i` are the end of a name: `A380`, `Covid-19`, `sito.it/2024`.
pub(super) fn is_inside_name(words: &Words, i: usize) -> bool {
    if !words.is_glued(i) {
        return false;
    }
    if words.is_letters(i - 1) {
        return !words.at(i - 1).ends_with('\'');
    }
    i >= 2 && matches!(words.at(i - 1), "-" | "_" | "/" | "@" | "#") && words.is_glued(i - 1) && words.is_letters(i - 2)
}

/// Runs of digits and what parts them.
struct Shape {
    end: usize,
    first: usize,
    /// The separator before each further run.
    separators: Vec<char>,
}

impl Shape {
    fn at(words: &Words, i: usize) -> Self {
        // no number has more groups, and a list without spaces could go on for ever
        const MOST_GROUPS: usize = 12;
        let mut shape = Self { end: i + 1, first: i, separators: Vec::new() };
        while let Some(separator) = shape.next_separator(words).filter(|_| shape.separators.len() < MOST_GROUPS) {
            shape.end += if separator == ' ' { 1 } else { 2 };
            shape.separators.push(separator);
        }
        shape
    }

    /// What parts the digits read so far from more of the same number.
    fn next_separator(&self, words: &Words) -> Option<char> {
        let mark = words.at(self.end).chars().next()?;
        if words.is_digits(self.end) {
            let leads = words.at(self.first).len() <= 3 && !words.at(self.first).starts_with('0');
            let goes_on = self.separators.iter().all(|c| *c == ' ') && words.is_one_space_on(self.end) && leads;
            return (goes_on && self.is_group(words, self.end)).then_some(' ');
        }
        let is_inside = words.is_glued(self.end) && words.is_glued(self.end + 1) && words.is_digits(self.end + 1);
        let fits = match mark {
            '.' | ',' => self.separators.last() != Some(&' ') || mark == ',',
            '\'' => self.is_group(words, self.end + 1) && self.separators.iter().all(|c| *c == '\''),
            _ => false,
        };
        (is_inside && fits).then_some(mark)
    }

    /// Whether piece `i` is a group of three digits that ends there.
    fn is_group(&self, words: &Words, i: usize) -> bool {
        let is_followed = words.is_glued(i + 1) && (words.is_digits(i + 1) || words.is_letters(i + 1));
        words.digits(i).is_some_and(|digits| digits.len() == 3) && !is_followed
    }

    fn runs<'w>(&self, words: &'w Words) -> Vec<&'w str> {
        (self.first..self.end).filter_map(|i| words.digits(i)).collect()
    }

    fn value(&self, words: &Words) -> Option<Exact> {
        let runs = self.runs(words);
        let point = self.point(words, &runs)?;
        let whole = runs[..point].concat();
        match runs.get(point) {
            Some(fraction) => Exact::from_decimal(&format!("{whole}.{fraction}")),
            None => Exact::from_decimal(&whole),
        }
    }

    /// How many of `runs` stand before the decimal point; `None` for what is no number, like `1.2.3`.
    ///
    /// Italian parts thousands by a full stop and decimals by a comma. Where the groups forbid that (2.53; 1,234.5;
    /// 1,000,000; 1,000) the English way is meant.
    fn point(&self, words: &Words, runs: &[&str]) -> Option<usize> {
        let grouped = |from: usize| runs[from..].iter().all(|run| run.len() == 3);
        let leads = runs[0].len() <= 3 && !runs[0].starts_with('0');
        let count = runs.len();
        match self.separators.split_last() {
            None => Some(1),
            Some((',', [])) if leads && runs[1] == "000" && multiplier(words.at(self.end)).is_none() => Some(2),
            Some((',' | '.', before)) if !before.is_empty() && leads && self.is_pointed(before) => {
                runs[1..count - 1].iter().all(|run| run.len() == 3).then_some(count - 1)
            }
            Some((_, before)) if leads && grouped(1) && self.is_uniform(before) && self.separators != [','] => {
                Some(count)
            }
            Some((_, [])) => Some(1),
            _ => None,
        }
    }

    /// Whether the groups before the last are parted all alike, and otherwise than the last.
    fn is_pointed(&self, before: &[char]) -> bool {
        let last = self.separators.last();
        before.iter().all(|c| *c == before[0]) && last != before.first()
    }

    fn is_uniform(&self, before: &[char]) -> bool {
        before.iter().all(|c| Some(c) == self.separators.last())
    }
}

#[cfg(test)]
mod tests {
    use super::super::cardinal::tests::written;
    use super::*;

    fn value(text: &str) -> Option<String> {
        at_start(text).map(|(length, value)| format!("{}={value}", &text[..length]))
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        assert_eq!(value(text).as_deref(), Some(expected), "{text}");
    }

    /// `number` in words, the scales apart.
    fn written_large(number: i128) -> String {
        if number < 1_000_000 {
            return written(number);
        }
        let scale = if number < 1_000_000_000 { 1_000_000 } else { 1_000_000_000 };
        let noun = match (scale, number / scale) {
            (1_000_000, 1) => "un milione".to_owned(),
            (1_000_000, many) => format!("{} milioni", written(many)),
            (_, 1) => "un miliardo".to_owned(),
            (_, many) => format!("{} miliardi", written(many)),
        };
        match number % scale {
            0 => noun,
            rest => format!("{noun} {}", written_large(rest)),
        }
    }

    #[test]
    fn every_number_in_words_is_read_back() {
        let samples = (0..1_000_000).chain((0..6000).map(|i: i128| (i * i * i * 46_271 + i) % 10_i128.pow(13)));
        for number in samples {
            let text = written_large(number);
            if number % 1_000_000 == 1 && number > 1 {
                continue;
            }
            assert_eq!(at_start(&text), Some((text.len(), Exact::whole(number))), "{text}");
        }
    }

    #[test]
    fn every_number_in_digits_is_read_back() {
        for number in (0..200_000i128).chain((0..9000).map(|i| i * i * i * 7919)) {
            let grouped = grouped(number);
            assert_eq!(at_start(&grouped), Some((grouped.len(), Exact::whole(number))), "{grouped}");
        }
    }

    fn grouped(number: i128) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        text
    }

    #[test]
    fn separators_are_italian_and_english_only_where_they_must_be() {
        reads("17.500 imprese", "17.500=17500");
        reads("51,9", "51,9=51.9");
        reads("1.234,56", "1.234,56=1234.56");
        reads("380 000 unità", "380 000=380000");
        reads("3.864 miliardi", "3.864 miliardi=3864000000000");
        reads("3,864 miliardi", "3,864 miliardi=3864000000");
        reads("2.53", "2.53=2.53");
        reads("1,000 persone", "1,000=1000");
        reads("1,000,000", "1,000,000=1000000");
        reads("1,234.5", "1,234.5=1234.5");
        reads("0.500", "0.500=0.5");
        reads("2024 300", "2024=2024");
        reads("7, 8", "7=7");
        reads("14½", "14½=14.5");
    }

    #[test]
    fn scales_stand_behind_digits_and_words() {
        reads("3,8 miliardi di euro", "3,8 miliardi=3800000000");
        reads("12mila", "12mila=12000");
        reads("1,2 mila", "1,2 mila=1200");
        reads("mille miliardi", "mille miliardi=1000000000000");
        reads("400 mila miliardi", "400 mila miliardi=400000000000000");
        reads("2 milioni e 300 mila", "2 milioni e 300 mila=2300000");
        reads("due milioni e trecentomila", "due milioni e trecentomila=2300000");
        reads("due miliardi duecento milioni", "due miliardi duecento milioni=2200000000");
    }

    #[test]
    fn halves_belong_to_the_scale() {
        reads("un milione e mezzo", "un milione e mezzo=1500000");
        reads("mezzo miliardo", "mezzo miliardo=500000000");
        reads("due e mezzo", "due e mezzo=2.5");
        reads("due milioni e mezzo", "due milioni e mezzo=2500000");
        reads("2 e mezzo milioni", "2 e mezzo milioni=2500000");
    }

    #[test]
    fn words_apart_make_one_numeral() {
        reads("cento settantacinque mila", "cento settantacinque mila=175000");
        reads("mille e duecento", "mille e duecento=1200");
        reads("duecento venti", "duecento venti=220");
        reads("trentun giorni", "trentun=31");
        reads("Ventitré", "Ventitré=23");
    }

    #[test]
    fn an_enumeration_stays_apart() {
        reads("tre milioni e due feriti", "tre milioni=3000000");
        reads("cento e duecento", "cento=100");
        reads("5 e 3", "5=5");
        reads("venti due", "venti=20");
    }

    #[test]
    fn names_and_versions_are_no_numerals() {
        for text in ["5G", "24enne", "1.2.3", "4x100", "casa", "-3", " 3", "mezzo"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
