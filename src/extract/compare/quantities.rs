//! Whether two figures say the same.

use super::units::{degrees, in_one_unit, is_by_the_sea_mile, is_converted, is_spoken_time, power_of_ten_apart};
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
    if is_spoken_time(source, target) || is_a_common_share(source, target) || is_by_the_sea_mile(source, target) {
        return Agreement::Near;
    }
    match is_an_end(source, target) {
        Agreement::Different => {}
        agreement => return agreement,
    }
    let Some((a, b)) = in_one_unit(source, target) else { return Agreement::Different };
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
        _ if is_spoken_time(from, to) => Agreement::Near,
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

/// Whether the rendering leaves out the thousands, millions or milliards of the figure, which must then be told beside
/// it: "da 45 a 60 mila".
pub fn leaves_out_its_scale(source: &Quantity, target: &Quantity) -> bool {
    in_one_unit(source, target).is_some_and(|(a, b)| a != b && elliptic(target, &a, &b))
}

/// "più di duecento" behind "mille miliardi": a bare figure whose thousands, millions or milliards were said before.
fn elliptic(target: &Quantity, a: &Exact, b: &Exact) -> bool {
    let bare = target.unit.dimension == Dimension::Count && target.form == Form::Cardinal;
    let scales: [i128; 4] = [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000];
    // "2.100" are milliards behind "2.800 miliardi", but no thousands.
    let below = |scale: i128| if scale == 1_000 { 1_000 } else { 10_000 };
    let fits = |scale: &i128| *b < Exact::whole(below(*scale)) && b.times(&Exact::whole(*scale)).as_ref() == Some(a);
    bare && scales.iter().any(fits)
}

/// Whether a bare figure stands against one of decades or centuries, which is no slip of a nought: 十年 counted, "un
/// decennio".
fn is_by_the_decade(source: &Quantity, target: &Quantity) -> bool {
    let bare = |q: &Quantity| q.unit.dimension == Dimension::Count;
    let long = |q: &Quantity| q.unit.dimension == Dimension::Months && q.unit.factor > Exact::whole(12);
    bare(source) && long(target) || long(source) && bare(target)
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
