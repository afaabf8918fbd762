//! Two numbers against each other, `3-2`, `due set a zero`, and the times of races, `2h26'48"`.

use super::grammar::{is_da, may_be_counted};
use super::numeral::{self, Numeral};
use super::units;
use super::words::Words;
use crate::extract::quantity::{Dimension, Exact, Form, Quantity, Unit};

/// Nobody scores more.
const HIGHEST: i128 = 200;

/// Past this, a spaced dash between two numbers is no score.
const SPACED: i128 = 30;

/// The score at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let first = side(words, i)?;
    let second = match words.at(first.end) {
        "-" | "–" => dashed(words, &first),
        _ => said(words, i, &first),
    }?;
    let quantity = Quantity { second: Some(second.value), form: Form::Score, ..Quantity::count(first.value) };
    Some((second.end, quantity))
}

fn side(words: &Words, i: usize) -> Option<Numeral> {
    let numeral = numeral::read_before_e(words, i)?;
    let is_article = matches!(words.at(i), "un" | "un'") && numeral.is_one;
    let is_points = numeral.scale == 1 && numeral.whole().is_some_and(|value| value <= HIGHEST);
    (is_points && !is_article).then_some(numeral)
}

/// The second side of `3-2`.
fn dashed(words: &Words, first: &Numeral) -> Option<Numeral> {
    let is_even = words.is_glued(first.end) == words.is_glued(first.end + 1);
    let is_tight = words.is_glued(first.end) || first.value <= Exact::whole(SPACED);
    let second =
        side(words, first.end + 1).filter(|second| second.is_digits && first.is_digits && is_tight && is_even)?;
    let goes_on = words.is_glued(second.end) && (words.is_letters(second.end) || words.at(second.end) == "-");
    (!goes_on).then_some(second)
}

/// The second side of `tre a due` and `due set a zero`.
fn said(words: &Words, i: usize, first: &Numeral) -> Option<Numeral> {
    let is_counted = matches!(words.at(first.end), "set" | "sets" | "gol" | "reti" | "punti" | "game" | "voti");
    let joint = first.end + usize::from(is_counted);
    // `cinque voti a quattro`, `cinque voti contro quattro`
    let against = words.at(joint) == "contro" && joint > first.end;
    if words.at(joint) != "a" && !against || is_da(words.back(i, 1)) {
        return None;
    }
    let second = side(words, joint + 1)?;
    let is_alone =
        !may_be_counted(words, second.end) && !units::begins_at(words, second.end) && words.at(second.end) != "%";
    is_alone.then_some(second)
}

/// The time of a race at piece `i`: `2h26'48"`, `2:09'17"`, `1:03:20`, `3'45"`, `1:03.45`.
pub(super) fn race_time(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    if !words.is_digits(i) || numeral::is_inside_name(words, i) {
        return None;
    }
    let mut clock = Clock { seconds: Exact::whole(0), end: i, parts: 0, has_sign: false };
    let mut shortest = None;
    while let Some(worth) = clock.next(words, shortest) {
        shortest = Some(worth);
    }
    let is_time = clock.parts >= 2 && (clock.has_sign || clock.parts == 3);
    let unit = Unit { dimension: Dimension::Duration, factor: Exact::whole(1) };
    is_time.then(|| (clock.end, Quantity { unit, ..Quantity::count(clock.seconds) }))
}

/// Hours, minutes, seconds as they are read.
struct Clock {
    seconds: Exact,
    end: usize,
    parts: usize,
    /// Whether a sign other than the colon has named a part.
    has_sign: bool,
}

impl Clock {
    /// Reads one part and its sign; what one of it is worth in hundredths of a second.
    fn next(&mut self, words: &Words, longer: Option<i128>) -> Option<i128> {
        let digits = words.digits(self.end).filter(|digits| digits.len() <= 2)?;
        if self.parts > 0 && !words.is_glued(self.end) && !self.has_sign {
            return None;
        }
        let (length, worth) = part_sign(words, self.end + 1, longer)?;
        let value = Exact::new(digits.parse::<i128>().ok()? * worth, 100);
        self.seconds = self.seconds.plus(&value)?;
        self.end += 1 + length;
        self.parts += 1;
        self.has_sign |= length > 0 && !matches!(words.back(self.end, 1), ":" | ".");
        Some(worth)
    }
}

/// The sign behind a part: how many pieces it takes, and what the part is worth in hundredths of a second.
fn part_sign(words: &Words, i: usize, longer: Option<i128>) -> Option<(usize, i128)> {
    const HOUR: i128 = 360_000;
    const MINUTE: i128 = 6000;
    const SECOND: i128 = 100;
    let is_longer_than = |worth| longer.is_none_or(|longer| longer > worth);
    let is_double = words.at(i) == "'" && words.is_glued_mark(i + 1, &["'"]);
    let glued = if words.is_glued(i) { words.at(i) } else { "" };
    match glued {
        "h" if longer.is_none() => Some((1, HOUR)),
        "'" if is_double && is_longer_than(SECOND) => Some((2, SECOND)),
        "'" | "′" | "m" | "min" if is_longer_than(MINUTE) => Some((1, MINUTE)),
        "\"" | "″" | "”" | "“" | "s" if is_longer_than(SECOND) => Some((1, SECOND)),
        ":" if longer.is_none() && words.is_digits(i + 1) => Some((1, colon_worth(words, i))),
        ":" if longer == Some(HOUR) && words.is_digits(i + 1) => Some((1, MINUTE)),
        "." if longer == Some(HOUR / 60) && words.is_digits(i + 1) => Some((1, SECOND)),
        _ => match longer? {
            HOUR => Some((0, MINUTE)),
            MINUTE => Some((0, SECOND)),
            SECOND => Some((0, 1)),
            _ => None,
        },
    }
}

/// What stands before the first colon: hours, unless seconds come right behind the next part.
fn colon_worth(words: &Words, i: usize) -> i128 {
    let is_short = words.is_glued_mark(i + 2, &["."]) || words.is_glued_mark(i + 2, &["\"", "″", "”"]);
    if is_short { 6000 } else { 360_000 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn score(text: &str) -> Option<(i128, i128)> {
        let (_, quantity) = read(&Words::of(text), 0)?;
        Some((quantity.value.numerator(), quantity.second?.numerator()))
    }

    #[test]
    fn a_dash_between_two_numbers_scores() {
        assert_eq!(score("3-2 ai rigori"), Some((3, 2)));
        assert_eq!(score("98-95"), Some((98, 95)));
        assert_eq!(score("Milan 1 - 0 Inter".trim_start_matches("Milan ")), Some((1, 0)));
        for text in ["737-800", "3-2-1", "3 -2", "4-5mila"] {
            assert_eq!(score(text), None, "{text}");
        }
    }

    #[test]
    fn scores_are_said_in_words() {
        assert_eq!(score("due set a zero,"), Some((2, 0)));
        assert_eq!(score("tre a due per la squadra"), Some((3, 2)));
        assert_eq!(score("uno a uno"), Some((1, 1)));
        assert_eq!(score("sei a due minuti"), None);
    }

    #[test]
    fn votes_are_counted_against_each_other() {
        assert_eq!(score("sei voti contro tre"), Some((6, 3)));
        assert_eq!(score("sei voti a tre"), Some((6, 3)));
        assert_eq!(score("sei contro tre"), None);
    }

    #[test]
    fn every_time_of_a_race_is_read_back() {
        let seconds = |text: &str| race_time(&Words::of(text), 0).map(|(_, quantity)| quantity.value);
        for total in (0..5 * 3600).step_by(37) {
            let (h, m, s) = (total / 3600, total / 60 % 60, total % 60);
            let expected = Some(Exact::whole(total));
            for text in [format!("{h}h{m:02}'{s:02}\""), format!("{h}:{m:02}'{s:02}\""), format!("{h}:{m:02}:{s:02}")] {
                assert_eq!(seconds(&text), expected, "{text}");
            }
            if h == 0 {
                assert_eq!(seconds(&format!("{m}'{s:02}\"")), expected, "{m}'{s:02}\"");
                assert_eq!(seconds(&format!("{m}'{s:02}''")), expected, "{m}'{s:02}''");
            }
        }
        assert_eq!(seconds("1:03.45"), Some(Exact::new(6345, 100)));
        assert_eq!(seconds("9\"58"), Some(Exact::new(958, 100)));
        for text in ["14:30", "12", "3.45", "10\""] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
