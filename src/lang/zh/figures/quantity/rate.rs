//! What a figure is a figure per: 每公斤15元, 每小时12英里. Of a length per time it makes a speed.

use crate::extract::Found;
use crate::extract::quantity::{Dimension, Exact, Quantity, Unit};
use crate::lang::zh::figures::counted;
use crate::lang::zh::figures::cursor::Cursor;

/// Gives a price the 每 (each) before it, and makes a speed of a length per time. Nothing before byte `free` is taken.
pub(super) fn add(figure: &mut Found<Quantity>, text: &str, free: usize) {
    let behind = &text[free..figure.span.start];
    match figure.value.unit.dimension {
        Dimension::Money(_) => figure.span.start -= each(behind).unwrap_or(0),
        Dimension::Length => add_time(figure, behind),
        _ => {}
    }
}

/// Bytes of 每 and the one word after it, at the end of `behind`.
fn each(behind: &str) -> Option<usize> {
    let text = behind.trim_end_matches(' ');
    let start = text.rfind('每').filter(|start| text.len() - start <= "每平方公里".len())?;
    let word = Cursor::new(text, start + '每'.len_utf8());
    let (len, _) = counted::at_start(word.rest())?;
    (len == word.rest().len()).then(|| behind.len() - start)
}

/// 每小时12英里, 时速达300公里.
fn add_time(figure: &mut Found<Quantity>, behind: &str) {
    const PER: &[(&str, i128, bool)] = &[
        ("每小时", 3600, true), // per hour
        ("每分钟", 60, true),   // per minute
        ("每秒", 1, true),      // per second
        ("时速", 3600, false),  // speed per hour
        ("秒速", 1, false),     // speed per second
    ];
    const VERBS: &[&str] = &["可达", "高达", "达到", "超过", "达", "为", "约", "逾", "近", "是"]; // reaches, exceeds, is …
    let mut before = behind.trim_end_matches(' ');
    for verb in VERBS {
        before = before.strip_suffix(verb).unwrap_or(before);
    }
    let Some((word, seconds, inside)) = PER.iter().find(|(word, ..)| before.ends_with(word)) else { return };
    if *inside && before.len() == behind.trim_end_matches(' ').len() {
        figure.span.start -= behind.len() - before.len() + word.len();
    }
    let factor = figure.value.unit.factor.divided_by(&Exact::whole(*seconds));
    figure.value.unit = Unit { dimension: Dimension::Speed, factor: factor.unwrap_or(figure.value.unit.factor) };
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn a_price_takes_its_each() {
        assert_eq!(
            words_of("每公斤15元，每人 5,000美元，每10股2.5元"),
            ["每公斤15元", "每人 5,000美元", "10股", "2.5元"]
        );
    }

    #[test]
    fn a_length_per_time_is_a_speed() {
        for text in ["每小时60公里", "时速达60公里", "60公里/小时", "60km/h"] {
            let unit = figure(text).unit;
            assert_eq!((unit.dimension, unit.factor), (Dimension::Speed, Exact::new(5, 18)), "{text}");
        }
    }
}
