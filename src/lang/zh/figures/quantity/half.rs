//! Half of something, and counts of two people: 半年, 半个多世纪, 一半, 过半, 俩.

use super::Body;
use super::approximation::Lead;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Unit};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::units;

/// The half that begins at the cursor.
pub(super) fn read(cursor: Cursor<'_>, _lead: &Lead) -> Option<Body> {
    half_of_all(cursor).or_else(|| half_a_unit(cursor)).or_else(|| people(cursor))
}

/// 一半, 半数, 过半.
fn half_of_all(mut cursor: Cursor<'_>) -> Option<Body> {
    const HALVES: &[(&str, Approximation)] = &[
        ("一半", Approximation::Exact),  // one half
        ("半价", Approximation::Exact),  // half the price
        ("半数", Approximation::Exact),  // half the number
        ("过半数", Approximation::Over), // more than half
        ("过半", Approximation::Over),   // more than half
    ];
    let other = cursor.follows("超不通经大");
    let approximation = cursor.take_row(HALVES)?;
    if approximation == Approximation::Over && other {
        return None;
    }
    let mut body = Body::new(cursor, Form::Fraction, Exact::new(1, 2));
    body.quantity.approximation = approximation;
    Some(body)
}

/// 半年, 半小时, 半个世纪, 半个多月.
fn half_a_unit(mut cursor: Cursor<'_>) -> Option<Body> {
    let set_off = cursor.follows("上下前后这那多大") && !cursor.follows_word(&["提前", "推后", "延后"]);
    if !cursor.take("半") {
        return None;
    }
    // 前半年 is a part of the year, 前半小时 half an hour.
    let of_an_hour = ["小时", "个小时", "个多小时", "个钟头", "小時", "個小時"];
    if set_off && !of_an_hour.iter().any(|unit| cursor.rest().starts_with(unit)) {
        return None;
    }
    let mut over = false;
    if cursor.take("个") {
        over = cursor.take("多");
        let (len, unit) = units::parted_at_start(cursor.rest())?;
        cursor.skip(len);
        return Some(half_unit(cursor, unit, over));
    }
    let (len, unit) = units::at_start(cursor.rest())?;
    let measures = matches!(
        unit.dimension,
        Dimension::Months | Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Area
    );
    cursor.skip(len);
    if cursor.take("多") {
        over = true;
    }
    measures.then(|| half_unit(cursor, unit, over))
}

fn half_unit(cursor: Cursor<'_>, unit: Unit, over: bool) -> Body {
    let mut body = Body::new(cursor, Form::Cardinal, Exact::new(1, 2));
    body.quantity.unit = unit;
    if over {
        body.quantity.approximation = Approximation::Over;
    }
    body
}

/// 他们俩, 兄弟俩: two, and no classifier.
fn people(mut cursor: Cursor<'_>) -> Option<Body> {
    let count = cursor.take_row(&[("俩", 2), ("仨", 3)])?;
    cursor.take("人");
    Some(Body::new(cursor, Form::Cardinal, Exact::whole(count)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, ratio, words_of};
    use super::*;

    #[test]
    fn reads_halves() {
        let half = figure("半年");
        assert_eq!((half.value, half.unit.dimension), (ratio(1, 2), Dimension::Months));
        assert_eq!(figure("半个多世纪").approximation, Approximation::Over);
        assert_eq!(figure("一半").form, Form::Fraction);
        assert_eq!(figure("票数过半").approximation, Approximation::Over);
        assert_eq!(words_of("提前半年抵达，门票半价"), ["半年", "半价"]);
        assert_eq!(words_of("上半年，半岛，半导体，大半年，半途而废"), [""; 0]);
    }

    #[test]
    fn counts_people_without_a_classifier() {
        assert_eq!((figure("兄弟俩").value, figure("他们仨").value), (Exact::whole(2), Exact::whole(3)));
    }
}
