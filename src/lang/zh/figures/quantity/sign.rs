//! What stands before a numeral and belongs to it: a currency, a scale of temperature, above or below zero.

use super::count::Count;
use super::tail::Tail;
use crate::extract::quantity::{Dimension, Exact, Unit};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::units;

/// The signs before a numeral.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sign {
    currency: Option<Unit>,
    heat: Option<Dimension>,
    zero: bool,
    minus: bool,
}

impl Sign {
    /// Takes the signs ahead, of which there may be none.
    pub(super) fn take(cursor: &mut Cursor<'_>) -> Self {
        let mut sign = Self::default();
        if let Some((len, unit)) = units::currency_at_start(cursor.rest()) {
            cursor.skip(len);
            cursor.space();
            sign.currency = Some(unit);
            return sign;
        }
        sign.take_scale(cursor);
        sign.take_zero(cursor);
        sign.take_scale(cursor);
        sign.take_minus(cursor);
        sign
    }

    fn take_scale(&mut self, cursor: &mut Cursor<'_>) {
        const SCALES: &[(&str, Dimension)] = &[
            ("摄氏", Dimension::Celsius),    // centigrade
            ("华氏", Dimension::Fahrenheit), // Fahrenheit
        ];
        self.heat = cursor.take_row(SCALES).or(self.heat);
        if self.heat.is_some() {
            cursor.space();
        }
    }

    fn take_zero(&mut self, cursor: &mut Cursor<'_>) {
        if let Some(minus) = cursor.take_row(&[("零下", true), ("零上", false)]) {
            (self.zero, self.minus) = (true, minus);
            cursor.space();
        }
    }

    /// A dash is a minus only where no word, number or bracket stands before it.
    fn take_minus(&mut self, cursor: &mut Cursor<'_>) {
        let dash = cursor.sees("-−") && cursor.previous().is_none_or(|c| " （(，、：为至到约达温".contains(c));
        let word = cursor.sees("负") && !cursor.follows("胜平担肩抱辜正"); // 胜负 win or lose, 担负 shoulder …
        let mut ahead = *cursor;
        ahead.take_one("-−负");
        if (dash || word) && ahead.next().is_some_and(|c| c.is_ascii_digit() || "零一二三四五六七八九十".contains(c))
        {
            (*cursor, self.minus) = (ahead, true);
        }
    }

    /// Whether a currency stood before the numeral.
    pub(super) fn is_currency(&self) -> bool {
        self.currency.is_some()
    }

    /// `value` with its sign.
    pub(super) fn apply(&self, value: Exact) -> Exact {
        if self.minus { Exact::new(-value.numerator(), value.denominator()) } else { value }
    }

    /// The unit that sign and tail make together; `None` where they don't agree.
    pub(super) fn unit(&self, count: &Count<'_>, tail: Option<&Tail>) -> Option<Unit> {
        let unit = tail.map_or(Unit::COUNT, |tail| tail.unit);
        if let Some(currency) = self.currency {
            let agrees = tail.is_none() || matches!(unit.dimension, Dimension::Money(_));
            return agrees.then_some(currency);
        }
        let scale = |dimension| Unit { dimension, factor: Exact::whole(1) };
        match (self.heat, unit.dimension) {
            (Some(heat), Dimension::Angle) => Some(scale(heat)),
            (Some(_), _) => None,
            (None, Dimension::Angle) if self.zero || speaks_of_heat(count) => Some(scale(Dimension::Celsius)),
            (None, Dimension::Angle) if speaks_of_electricity(count) => {
                Some(Unit { dimension: Dimension::Energy, factor: Exact::whole(1000) })
            }
            // 两度夺冠: won twice.
            (None, Dimension::Angle) if is_one_han_digit(count) => Some(Unit::COUNT),
            (None, Dimension::Count) if tail.is_none() && speaks_of_a_quake(count) => Some(scale(Dimension::Grade)),
            (None, Dimension::Count) if self.zero => None,
            (None, Dimension::Count) if self.minus && tail.is_none() => None,
            _ => Some(unit),
        }
    }
}

/// Whether the words just before a number of degrees are about warmth.
fn speaks_of_heat(count: &Count<'_>) -> bool {
    count.start.before().chars().rev().take(12).any(|c| "温热冷寒烧暖冻".contains(c))
}

/// 每月用电300度, 200度免费用电: a degree of electricity is a kilowatt-hour.
fn speaks_of_electricity(count: &Count<'_>) -> bool {
    const BEFORE: &[&str] = &["用电", "发电", "耗电", "供电", "售电", "购电", "送电", "输电", "省电", "节电", "电量"];
    const BEHIND: &[&str] = &["电", "用电", "绿电", "清洁电", "免费电", "免费用电", "的电", "的用电", "以内的电"];
    let clause = count.start.before().rsplit(['，', '。', '；', ',']).next().unwrap_or("");
    let behind = count.end.rest().trim_start().strip_prefix('度').unwrap_or("");
    BEFORE.iter().any(|word| clause.contains(word)) || BEHIND.iter().any(|word| behind.starts_with(word))
}

/// 规模6.8: the magnitude of an earthquake, without 级.
fn speaks_of_a_quake(count: &Count<'_>) -> bool {
    let before = count.start.before().trim_end_matches(' ');
    count.kind.is_none() && ["规模", "震级", "里氏", "芮氏"].iter().any(|word| before.ends_with(word))
}

fn is_one_han_digit(count: &Count<'_>) -> bool {
    !count.numeral.arabic && count.text().chars().count() == 1 && count.kind.is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn reads_temperatures() {
        for (text, value, dimension) in [
            ("零下6摄氏度", -6, Dimension::Celsius),
            ("零下六度", -6, Dimension::Celsius),
            ("零上120摄氏度", 120, Dimension::Celsius),
            ("摄氏14度", 14, Dimension::Celsius),
            ("气温14度", 14, Dimension::Celsius),
            ("-5℃", -5, Dimension::Celsius),
            ("华氏80度", 80, Dimension::Fahrenheit),
        ] {
            let found = figure(text);
            assert_eq!((found.value, found.unit.dimension), (Exact::whole(value), dimension), "{text}");
        }
    }

    #[test]
    fn other_degrees_are_angles_or_times() {
        assert_eq!(figure("转体720度").unit.dimension, Dimension::Angle);
        for text in ["每户用电300度", "年发电量达2亿度", "200度免费用电"] {
            assert_eq!(figure(text).unit.dimension, Dimension::Energy, "{text}");
        }
        assert_eq!(figure("两度夺冠").unit.dimension, Dimension::Count);
        assert_eq!(figure("规模 6.8").unit.dimension, Dimension::Grade);
    }

    #[test]
    fn a_dash_is_no_minus() {
        assert_eq!(figure("负3.2%").value, Exact::new(-32, 1000));
        assert_eq!(words_of("3胜5负"), ["3胜", "5负"]);
        assert_eq!(figure("最大—30%").value, Exact::new(3, 10));
    }
}
