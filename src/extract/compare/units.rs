//! Figures in other units, and in the measures that a language prefers.

use super::quantities::Agreement;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};

/// Degrees Fahrenheit against degrees Celsius, both ends of a range; `None` where one scale is used, or no degrees.
pub(super) fn degrees(source: &Quantity, target: &Quantity) -> Option<Agreement> {
    use Dimension::{Celsius, Fahrenheit};
    let celsius = |of: Dimension, value: &Exact| match of {
        Fahrenheit => (value.to_f64() - 32.0) / 1.8,
        _ => value.to_f64(),
    };
    let (from, to) = (source.unit.dimension, target.unit.dimension);
    if !matches!((from, to), (Fahrenheit, Celsius) | (Celsius, Fahrenheit)) {
        return None;
    }
    let vague = [source, target].iter().any(|q| q.approximation != Approximation::Exact);
    // A temperature is told in whole degrees, and with "quasi" or "circa" in fives and tens.
    let within = if vague { 4.0 } else { 1.0 };
    let close = |a: &Exact, b: &Exact| (celsius(from, a) - celsius(to, b)).abs() <= within;
    let first = close(&source.value, &target.value);
    let agree = match (source.second, target.second) {
        (Some(a), Some(b)) => first && close(&a, &b),
        (None, None) => first,
        (Some(a), None) => first || close(&a, &target.value),
        (None, Some(b)) => first || close(&source.value, &b),
    };
    Some(if agree { Agreement::Near } else { Agreement::Different })
}

/// A week is eight days to Italian, two are fifteen, and so is half a month; three months are ninety days.
pub(super) fn is_spoken_time(source: &Quantity, target: &Quantity) -> bool {
    use Dimension::{Duration, Months};
    const DAY: i128 = 86_400;
    let times = |q: &Quantity| q.value.times(&q.unit.factor).filter(|_| q.second.is_none());
    let (Some(a), Some(b)) = (times(source), times(target)) else { return false };
    let days = |n: i128| Exact::whole(n * DAY);
    let fortnight = [days(14), days(15)];
    match (source.unit.dimension, target.unit.dimension) {
        (Duration, Duration) => {
            let pairs = [(7, 8), (14, 15), (21, 20)];
            pairs
                .iter()
                .any(|(one, other)| a == days(*one) && b == days(*other) || b == days(*one) && a == days(*other))
        }
        (Months, Duration) => {
            months_in_days(&a, &b) || months_in_weeks(&a, &b) || a == Exact::new(1, 2) && fortnight.contains(&b)
        }
        (Duration, Months) => {
            months_in_days(&b, &a) || months_in_weeks(&b, &a) || b == Exact::new(1, 2) && fortnight.contains(&a)
        }
        _ => false,
    }
}

fn months_in_days(months: &Exact, seconds: &Exact) -> bool {
    let halves = matches!(months.denominator(), 1 | 2) && (2..=24).contains(&(months.numerator() * 2));
    halves && months.times(&Exact::whole(30 * 86_400)).as_ref() == Some(seconds)
}

/// Six weeks are a month and a half, eight are two months, thirteen a quarter of a year.
fn months_in_weeks(months: &Exact, seconds: &Exact) -> bool {
    const WEEK: i128 = 604_800;
    /// Weeks, and the halves of months that they are called.
    const CALLED: [(i128, i128); 11] =
        [(4, 2), (6, 3), (8, 4), (9, 4), (10, 5), (12, 6), (13, 6), (16, 8), (20, 10), (24, 12), (26, 12)];
    CALLED.iter().any(|(weeks, halves)| *seconds == Exact::whole(weeks * WEEK) && *months == Exact::new(*halves, 2))
}

/// 12海里: "dodici miglia", which at sea are nautical.
pub(super) fn is_by_the_sea_mile(source: &Quantity, target: &Quantity) -> bool {
    let nautical = source.unit.dimension == Dimension::Length && source.unit.factor == Exact::whole(1852);
    let miles = target.unit.dimension == Dimension::Length
        && target.unit.factor > Exact::whole(1600)
        && target.unit.factor < Exact::whole(1620);
    nautical && miles && source.value == target.value && source.second == target.second
}

/// Both values in one unit, if they measure the same kind of thing. A figure without a unit may be of any.
pub(super) fn in_one_unit(source: &Quantity, target: &Quantity) -> Option<(Exact, Exact)> {
    use Dimension::{Age, Celsius, Count, Grade, Money, Months};
    let (from, to) = (source.unit.dimension, target.unit.dimension);
    // 2.1个百分点: "2,1 punti".
    if source.form == Form::Percent && to == Grade && target.form == Form::Cardinal {
        return Some((source.value, target.value.divided_by(&Exact::whole(100))?));
    }
    let proportion = |form: Form| matches!(form, Form::Percent | Form::Fraction | Form::Multiple);
    if proportion(source.form) != proportion(target.form)
        && !(source.unit.dimension == Count && target.unit.dimension == Count && source.value == target.value)
    {
        return None;
    }
    let bare = match (from, to) {
        (a, b) if a == b => false,
        (Money(a), Money(b)) if a == "XXX" || b == "XXX" => false,
        (Age, Months) => {
            return Some((
                source.value.times(&source.unit.factor)?.times(&Exact::whole(12))?,
                target.value.times(&target.unit.factor)?,
            ));
        }
        (Count, _) | (_, Count) => true,
        (Grade | Celsius, Grade | Celsius) => true,
        _ => return None,
    };
    if bare {
        return Some((source.value, target.value));
    }
    Some((source.value.times(&source.unit.factor)?, target.value.times(&target.unit.factor)?))
}

/// Whether the two are told in units of different systems: inches and centimetres, acres and hectares.
pub(super) fn is_converted(source: &Quantity, target: &Quantity) -> bool {
    source.unit.dimension == target.unit.dimension
        && !decimal_ratio(source, target)
        && !matches!(source.unit.dimension, Dimension::Months | Dimension::Duration)
}

fn decimal_ratio(source: &Quantity, target: &Quantity) -> bool {
    source.unit.factor.divided_by(&target.unit.factor).is_some_and(|ratio| is_power_of_ten(&ratio))
}

pub(super) fn power_of_ten_apart(a: &Exact, b: &Exact) -> bool {
    a != b && a.divided_by(b).is_some_and(|ratio| is_power_of_ten(&ratio))
}

fn is_power_of_ten(ratio: &Exact) -> bool {
    let power = |mut n: i128| {
        while n % 10 == 0 && n > 0 {
            n /= 10;
        }
        n == 1
    };
    power(ratio.numerator()) && power(ratio.denominator())
}

#[cfg(test)]
mod tests {
    use super::super::quantities;
    use super::*;
    use crate::extract::quantity::Unit;

    #[test]
    fn a_unit_changed_and_rounded_is_near() {
        let inches = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::new(254, 10_000) },
            ..Quantity::count(Exact::whole(4))
        };
        let centimetres = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::new(1, 100) },
            ..Quantity::count(Exact::whole(10))
        };
        assert_eq!(quantities(&inches, &centimetres), Agreement::Near);
        let metres = Quantity {
            unit: Unit { dimension: Dimension::Length, factor: Exact::whole(1) },
            ..Quantity::count(Exact::whole(10))
        };
        assert_eq!(quantities(&centimetres, &metres), Agreement::Magnitude);
    }

    #[test]
    fn degrees_are_compared_on_one_scale() {
        let of = |dimension, value| Quantity {
            unit: Unit { dimension, factor: Exact::whole(1) },
            ..Quantity::count(Exact::whole(value))
        };
        let fahrenheit = of(Dimension::Fahrenheit, 70);
        assert_eq!(quantities(&fahrenheit, &of(Dimension::Celsius, 21)), Agreement::Near);
        assert_eq!(quantities(&fahrenheit, &of(Dimension::Celsius, 24)), Agreement::Different);
        let about = Quantity { approximation: Approximation::About, ..of(Dimension::Celsius, 24) };
        assert_eq!(quantities(&fahrenheit, &about), Agreement::Near);
        assert_eq!(quantities(&of(Dimension::Celsius, 10), &of(Dimension::Fahrenheit, 50)), Agreement::Near);
    }

    #[test]
    fn time_is_spoken_of_in_rounder_days() {
        let of = |dimension, num, den, factor| Quantity {
            unit: Unit { dimension, factor: Exact::whole(factor) },
            ..Quantity::count(Exact::new(num, den))
        };
        let days = |n| of(Dimension::Duration, n, 1, 86_400);
        let weeks = |n| of(Dimension::Duration, n, 1, 604_800);
        let months = |num, den| of(Dimension::Months, num, den, 1);
        for (source, target) in [
            (weeks(2), days(15)),
            (weeks(1), days(8)),
            (months(1, 2), days(15)),
            (months(1, 2), weeks(2)),
            (months(3, 1), days(90)),
            (days(45), months(3, 2)),
            (weeks(6), months(3, 2)),
            (weeks(8), months(2, 1)),
        ] {
            assert_eq!(quantities(&source, &target), Agreement::Near);
        }
        assert_eq!(quantities(&weeks(2), &days(16)), Agreement::Different);
        assert_eq!(quantities(&months(2, 1), &days(30)), Agreement::Different);
        assert_eq!(quantities(&weeks(5), &months(3, 2)), Agreement::Different);
    }

    #[test]
    fn miles_at_sea_are_nautical() {
        let of = |value, factor| Quantity {
            unit: Unit { dimension: Dimension::Length, factor },
            ..Quantity::count(Exact::whole(value))
        };
        let mile = Exact::new(1_609_344, 1000);
        assert_eq!(quantities(&of(30, Exact::whole(1852)), &of(30, mile)), Agreement::Near);
        assert_eq!(quantities(&of(30, Exact::whole(1852)), &of(20, mile)), Agreement::Different);
        assert_eq!(quantities(&of(30, Exact::whole(1000)), &of(30, mile)), Agreement::Different);
    }
}
