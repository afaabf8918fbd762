//! The words around a score, which tell 21:15 from a quarter past nine and 2-3 from a range.

use super::cursor::Cursor;

/// Whether the words around a place tell of a match.
pub(super) fn tells_of_a_match(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches(' ');
    BEFORE_SCORE.iter().any(|word| before.ends_with(word)) || is_result(end)
}

/// Whether the words ahead say how a match went.
pub(super) fn is_result(mut ahead: Cursor<'_>) -> bool {
    ahead.space();
    ahead.take("的");
    ahead.sees_word(AFTER_SCORE)
}

const BEFORE_SCORE: &[&str] = &[
    "以",   // with
    "比分", // score
    "战成", // draw at
    "打成", // draw at
    "总分", // total
];

const AFTER_SCORE: &[&str] = &[
    "比分", // score
    "战胜", // beat
    "击败", // beat
    "获胜", // win
    "取胜", // win
    "胜",   // win
    "领先", // lead
    "落后", // trail
    "战平", // draw
    "打平", // draw
    "逼平", // draw
    "逆转", // turn
    "险胜", // win narrowly
    "大胜", // win clearly
    "完胜", // win clearly
    "不敌", // lose to
    "负于", // lose to
    "告负", // lose
    "惜败", // lose narrowly
    "惨败", // lose badly
    "输",   // lose
    "淘汰", // knock out
    "力克", // beat
    "横扫", // sweep
    "告捷", // win
    "扳平", // equalise
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_of_a_match_before_and_after() {
        let told = |before: &str, after: &str| {
            let text = format!("{before}{after}");
            let place = Cursor::new(&text, before.len());
            tells_of_a_match(place, place)
        };
        assert!(told("以 ", "取胜") && told("队", "的比分") && told("队", " 战平"));
        assert!(!told("时间", "开赛"));
    }
}
