//! Places in a row: 第三届, 第二十五, 第四大, 首届.

use super::Body;
use super::approximation::Lead;
use crate::extract::quantity::{Exact, Form};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::{counted, numeral};

/// The ordinal that begins at the cursor.
pub(super) fn read(cursor: Cursor<'_>, _lead: &Lead) -> Option<Body> {
    numbered(cursor).or_else(|| first(cursor))
}

fn numbered(mut cursor: Cursor<'_>) -> Option<Body> {
    if !cursor.take("第") {
        return None;
    }
    cursor.space();
    let place = numeral::parse_before_comma(cursor.rest()).filter(|place| place.low.denominator() == 1)?;
    cursor.skip(place.len);
    let last = range_end(&mut cursor, place.low);
    let mut ahead = cursor;
    ahead.space();
    if take_noun(&mut ahead) {
        cursor = ahead;
    }
    let mut body = Body::new(cursor, Form::Ordinal, place.low);
    body.quantity.second = last.or(place.high);
    Some(body)
}

/// 第3至5名.
fn range_end(cursor: &mut Cursor<'_>, first: Exact) -> Option<Exact> {
    let mut ahead = *cursor;
    ahead.take_one("至到-–—")?;
    let last = numeral::parse(ahead.rest()).filter(|last| last.low > first)?;
    ahead.skip(last.len);
    *cursor = ahead;
    Some(last.low)
}

/// Takes what is counted in order. Adjectives are: 第四大 is the fourth largest.
fn take_noun(cursor: &mut Cursor<'_>) -> bool {
    const NOUNS: &[(&str, ())] = &[
        ("号", ()), // number
        ("高", ()), // highest
        ("长", ()), // longest
        ("多", ()), // most
        ("快", ()), // fastest
        ("重", ()), // heaviest
        ("佳", ()), // best
        ("低", ()), // lowest
        ("好", ()), // best
        ("把", ()), // the one with
    ];
    if let Some((len, _)) = counted::at_start(cursor.rest()) {
        cursor.skip(len);
        return true;
    }
    cursor.take_row(NOUNS).is_some()
}

/// 首届 and 首批, unless a figure follows that counts the batch: 首批32项.
fn first(mut cursor: Cursor<'_>) -> Option<Body> {
    cursor.take_row(&[("首届", ()), ("首批", ())])?;
    let counted = cursor.follows("批") && numeral::at_start(cursor.rest()).is_some();
    (!counted).then(|| Body::new(cursor, Form::Ordinal, Exact::whole(1)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn reads_places_in_a_row() {
        for (text, place) in [("第三届", 3), ("第二十五", 25), ("第 34 个", 34), ("第一百七十六条", 176), ("首届", 1)]
        {
            let found = figure(text);
            assert_eq!((found.value, found.form), (Exact::whole(place), Form::Ordinal), "{text}");
        }
        assert_eq!(figure("第3至5名").second, Some(Exact::whole(5)));
        assert_eq!(figure("55周年").form, Form::Ordinal);
    }

    #[test]
    fn the_span_takes_the_noun_that_is_numbered() {
        assert_eq!(words_of("第四大贸易伙伴，第627次飞行，第十四轮对话"), ["第四大", "第627次", "第十四轮"]);
        assert_eq!(words_of("由第9升至第6"), ["第9", "第6"]);
        assert_eq!(words_of("名列倒数第五"), ["倒数第五"]);
    }

    #[test]
    fn the_first_is_an_ordinal_of_an_edition_only() {
        assert_eq!(words_of("首次，首个，首先，首都，首批32项，第一时间，第三产业，第三方"), ["32项"]);
    }
}
