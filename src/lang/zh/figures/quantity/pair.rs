//! Two numbers that are one figure: the ends of a range (2至4英寸, 10-12, 三、四个) or the halves of a score (3比2, 5-2).
//!
//! Two figures with a unit each (9.6%至14%) are two; only a shared unit makes a range. A ratio (2.4:1) is told like a
//! score.

use super::count::Count;
use crate::extract::quantity::Exact;
use crate::lang::zh::figures::contest;
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral::{self, Numeral};

/// Two numbers that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The first, in the magnitude it shares with the second.
    pub(super) first: Exact,
    /// The second.
    pub(super) second: Exact,
    /// What they are.
    pub(super) kind: Kind,
}

/// What two numbers are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The ends of a range, by a word or by a dash.
    Range,
    /// The same, but so loosely written (三、四) that only a unit after it makes it one.
    Choice,
    /// The halves of a score.
    Score,
    /// Parted by a dash: a range if a unit follows, else to be told by the words around it.
    Dashed,
}

/// Takes the second number, after `first`, which the cursor has just passed.
pub(super) fn take(cursor: &mut Cursor<'_>, first: &Numeral) -> Option<Pair> {
    let mut ahead = *cursor;
    ahead.space();
    let kind = ahead.take_row(CONNECTIONS)?;
    ahead.space();
    let below_zero = Cursor::new(cursor.text(), cursor.at() - first.len).follows_word(&["零下"]);
    if below_zero {
        ahead.take("零下"); // 零下10到零下8摄氏度
    }
    let second = numeral::parse(ahead.rest()).filter(|second| second.high.is_none())?;
    ahead.skip(second.len);
    let scaled = shared_magnitude(first, &second);
    let pair = Pair { first: scaled, second: second.low, kind };
    let sound = match kind {
        Kind::Range => (below_zero || scaled < second.low) && first.arabic == second.arabic,
        Kind::Choice => !first.arabic && !second.arabic && follows_on(first, &second),
        Kind::Score => first.arabic == second.arabic && !goes_on(ahead),
        Kind::Dashed => first.arabic == second.arabic && are_whole(&pair) && !goes_on(ahead),
    };
    if sound || kind == Kind::Dashed && scaled < second.low && !goes_on(ahead) {
        *cursor = ahead;
        return Some(pair);
    }
    None
}

const CONNECTIONS: &[(&str, Kind)] = &[
    ("至", Kind::Range),
    ("到", Kind::Range),
    ("或", Kind::Range), // or
    ("~", Kind::Range),
    ("～", Kind::Range),
    ("、", Kind::Choice),
    ("比", Kind::Score), // to
    (":", Kind::Score),
    ("：", Kind::Score),
    ("∶", Kind::Score),
    ("&", Kind::Score),
    ("——", Kind::Dashed),
    ("-", Kind::Dashed),
    ("–", Kind::Dashed),
    ("—", Kind::Dashed),
    ("－", Kind::Dashed),
    ("−", Kind::Dashed),
];

/// The first number in the magnitude of the second, where that was said once for both: 100至200亿, 两到三万; but
/// 8000至1万 stands as it is.
fn shared_magnitude(first: &Numeral, second: &Numeral) -> Exact {
    let one = Exact::whole(1);
    let magnitude = second.scale;
    let own = second.low.divided_by(&magnitude).unwrap_or(second.low);
    let shared = first.scale == one && magnitude >= Exact::whole(100) && first.low < own;
    if shared { first.low.times(&magnitude).unwrap_or(first.low) } else { first.low }
}

fn follows_on(first: &Numeral, second: &Numeral) -> bool {
    first.low.plus(&Exact::whole(1)) == Some(second.low) && second.low <= Exact::whole(9)
}

fn are_whole(pair: &Pair) -> bool {
    let small = Exact::whole(1000);
    [pair.first, pair.second].iter().all(|side| side.denominator() == 1 && *side < small)
}

/// A third group follows: a telephone number or a date.
fn goes_on(ahead: Cursor<'_>) -> bool {
    let mut rest = ahead.rest().chars();
    matches!(rest.next(), Some('-' | ':' | '∶' | '/' | '.')) && rest.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether two numbers with a dash between them are a score: the first is not the lesser, which a range can't be, or
/// the words around tell of a match. What follows a range may be what it counts; `counts` says that it could be.
pub(super) fn is_score(count: &Count<'_>, counts: bool) -> bool {
    let told = || contest::tells_of_a_match(count.start, count.end) || follows_a_score(count.start);
    Some(count.low) >= count.high || contest::is_result(count.end) || !counts && told()
}

/// 6-4、3-6、7-6: one set after the other.
fn follows_a_score(start: Cursor<'_>) -> bool {
    let Some(before) = start.before().strip_suffix(['、', '，', ',']) else { return false };
    let sides = before.trim_end_matches(|c: char| c.is_ascii_digit());
    sides.len() < before.len() && sides.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, figures, words_of};
    use super::*;
    use crate::extract::quantity::Form;

    fn assert_pair(text: &str, form: Form, first: i128, second: i128) {
        let found = figure(text);
        let expected = (form, Exact::whole(first), Some(Exact::whole(second)));
        assert_eq!((found.form, found.value, found.second), expected, "{text}");
    }

    #[test]
    fn reads_ranges_with_one_unit() {
        assert_pair("2 至 4 英寸", Form::Range, 2, 4);
        assert_pair("两到三天", Form::Range, 2, 3);
        assert_pair("10-12人", Form::Range, 10, 12);
        assert_pair("三、四个月", Form::Range, 3, 4);
        assert_pair("三四百人", Form::Range, 300, 400);
        assert_pair("55 或 60分钟", Form::Range, 55, 60);
        assert_pair("零下10到零下8摄氏度", Form::Range, -10, -8);
    }

    #[test]
    fn the_magnitude_of_the_second_may_be_meant_for_both() {
        assert_pair("100至200亿元", Form::Range, 10_000_000_000, 20_000_000_000);
        assert_pair("两到三万人", Form::Range, 20_000, 30_000);
        assert_pair("8000至1万人", Form::Range, 8000, 10_000);
    }

    #[test]
    fn two_units_are_two_figures() {
        assert_eq!(words_of("9.6%至14%，11岁至18岁"), ["9.6%", "14%", "11岁", "18岁"]);
    }

    #[test]
    fn reads_scores() {
        assert_pair("3比2", Form::Score, 3, 2);
        assert_pair("0:3", Form::Score, 0, 3);
        assert_pair("5-2", Form::Score, 5, 2);
        assert_pair("1 - 0 险胜", Form::Score, 1, 0);
        assert_pair("2-3负于对手", Form::Score, 2, 3);
        assert_pair("以21:19取胜", Form::Score, 21, 19);
        assert_pair("4&3", Form::Score, 4, 3);
        assert!(figures("6-4、3-6、7-6").iter().all(|(_, set)| set.form == Form::Score));
        assert_eq!(figures("10-12")[0].1.form, Form::Range);
    }
}
